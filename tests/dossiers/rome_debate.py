"""A debate on the small dossier on Rome, whose contents are typed here once more.

Source cards in the order of the dossier: ammianus, heather-fall, ward-perkins-fall, goldsworthy-fall;
class-essay is the essay. Claims: k01, k02 and the hidden k05 of the body, k03 and k04 of the
conclusion.
"""

from functools import cache

from debates.actions.debates import FactorWording
from debates.actions.editions import publish_edition
from debates.models import Debate, Edition
from debates.queries.editions import all_factors
from debates.queries.packs import read_dossier
from tests.class_of_periods import period
from tests.dossiers.folders import ROME
from tests.factories import make_debate

CARDS = ("ammianus", "heather-fall", "ward-perkins-fall", "goldsworthy-fall")


@cache
def rome_content() -> dict:
    return read_dossier(ROME)


def rome_edition() -> Edition:
    return publish_edition(content=rome_content())


def rome_of_periods() -> Edition:
    """As a curator who wants three dates would have it."""
    years = (("Early", "0376", "0394"), ("Middle", "0395", "0454"), ("Late", "0455", "0476"))
    periods = [period(*one) for one in years]
    content = rome_content()
    return publish_edition(
        content=content | {"question": content["question"] | {"periods": periods}}
    )


def make_rome_debate(**plan) -> Debate:
    edition = rome_of_periods() if plan.get("has_periods") else rome_edition()
    wordings = [FactorWording(f.slug, f.title, f.summary) for f in all_factors(edition)]
    essay = {"conclusions": {"essay": "implied"}}
    return make_debate(edition=edition, wordings=wordings, **essay | plan)

"""Debates on the shipped dossier, which has the longest titles, summaries and cards there are."""

from debates.actions.debates import FactorWording
from debates.models import Debate, Edition
from debates.queries.editions import factor_set
from tests.dossiers.stalin import stalin_edition
from tests.factories import make_debate

LONG_WORD = "Counter-revolutionarily-minded Geschichtsschreibung"  # for a factor of a teacher's own


def make_stalin_debate(chosen: str = "default", **plan) -> Debate:
    stalin_edition()
    edition = Edition.objects.get()
    wordings = [FactorWording(f.slug, f.title, f.summary) for f in factor_set(edition, chosen)]
    essay = {"conclusions": {"essay": "implied"}}
    return make_debate(edition=edition, wordings=wordings, **essay | plan)

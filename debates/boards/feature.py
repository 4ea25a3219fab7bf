"""What the teacher put on the projector: a factor that splits the class, an argument, exit sentences, a
chart.

Nobody's name and nobody's pseudonym is here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from debates.models import Debate, Feature, Phase
from debates.queries.arguments import arguments_for_class, told
from debates.queries.ballots import WholeBallots
from debates.queries.evidence import class_dossier
from debates.queries.features import features_of
from debates.queries.splits import split_for_the_class

from .charts import Chart
from .console_ask import split_sentence
from .fields import shown
from .findings import chart_of
from .pieces import Pieces
from .pupil_arguments import label_of
from .sentences import in_words
from .signs import Sign, sign_of

# Where the wall has room for something of the teacher's choice.
FEATURING = (Phase.SPLIT, Phase.EVIDENCE, Phase.DISCUSSION, Phase.VERDICT, Phase.EXIT)


@dataclass(frozen=True, slots=True)
class FeatureLine:
    text: str = shown("What is said.")
    notes: tuple[str, ...] = shown("What it rests on; may be none.", default=())


@dataclass(frozen=True, slots=True)
class FeatureBoard:
    kind: str = shown("split, argument, sentence or chart.")
    heading: str = shown("What it is about.")
    lines: tuple[FeatureLine, ...] = shown("One, or up to three sentences.")
    prompt: str = shown("What to do with it.")
    is_long: bool = shown("There is so much of it that it takes smaller letters.", default=False)
    sign: Sign | None = shown("Of the champion team that says it.", default=None)
    chart: Chart | None = shown("The drawing, in place of lines.", default=None)


def feature_board(debate: Debate, ballots: WholeBallots) -> FeatureBoard | None:
    """None while nothing is put there, and in phases without room for it. `ballots`: for a chart."""
    if debate.is_paused or debate.phase not in FEATURING:
        return None
    features = features_of(debate)
    if not features:
        return None
    if features[0].kind == Feature.Kind.CHART:
        return _chart(debate, features[0].chart, ballots)
    return BOARDS[Feature.Kind(features[0].kind)](debate, features)


def _split(debate: Debate, features: Sequence[Feature]) -> FeatureBoard | None:
    """Without figures where the class is too small for them."""
    factor = features[0].factor
    split = split_for_the_class(debate, factor.slug)
    sentence = split_sentence(split) if split else _("This factor splits us.")
    return FeatureBoard(
        kind=Feature.Kind.SPLIT,
        heading=factor.title,
        lines=(FeatureLine(sentence),),
        prompt=_("Who can defend each side?"),
    )


def _argument(debate: Debate, features: Sequence[Feature]) -> FeatureBoard | None:
    """None for one that the class does not read any more."""
    shown_now = told(arguments_for_class(debate)).filter(pk=features[0].argument_id).first()
    if shown_now is None:
        return None
    pins = Pieces(class_dossier(debate), "").pinned(shown_now.pins.all())
    notes = tuple(
        f"{piece.text} ({piece.weight})" if piece.weight else piece.text for piece in pins
    )
    return FeatureBoard(
        kind=Feature.Kind.ARGUMENT,
        heading=label_of(shown_now),
        lines=(FeatureLine(shown_now.text, notes),),
        prompt=_("Build on it, or challenge it: what is your evidence?"),
        is_long=len(shown_now.text) > 160 or len(notes) > 2,
        sign=sign_of(shown_now.team.number) if shown_now.team else None,
    )


def _sentences(debate: Debate, features: Sequence[Feature]) -> FeatureBoard | None:
    lines = tuple(FeatureLine(in_words(debate, one.sentence)) for one in features)
    return FeatureBoard(Feature.Kind.SENTENCE, _("Our judgements"), lines, "")


def _chart(debate: Debate, name: str, ballots: WholeBallots) -> FeatureBoard | None:
    """None where there is nothing to draw, or not any more."""
    chart = chart_of(debate, name, ballots=ballots)
    if chart is None:
        return None
    return FeatureBoard(Feature.Kind.CHART, chart.title, (), chart.note, chart=chart)


BOARDS = {
    Feature.Kind.SPLIT: _split,
    Feature.Kind.ARGUMENT: _argument,
    Feature.Kind.SENTENCE: _sentences,
}

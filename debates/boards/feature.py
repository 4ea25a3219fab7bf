"""What the teacher put on the projector: a factor that splits the class, an argument, exit sentences.

Nobody's name and nobody's pseudonym is here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from debates.models import Debate, Feature, Phase
from debates.queries.features import features_of

from .fields import shown

# Where the wall has room for something of the teacher's choice.
FEATURING = (Phase.SPLIT, Phase.EVIDENCE, Phase.DISCUSSION, Phase.EXIT)


@dataclass(frozen=True, slots=True)
class FeatureLine:
    text: str = shown("What is said.")
    notes: tuple[str, ...] = shown("What it rests on; may be none.", default=())


@dataclass(frozen=True, slots=True)
class FeatureBoard:
    kind: str = shown("split, argument or sentence.")
    heading: str = shown("What it is about.")
    lines: tuple[FeatureLine, ...] = shown("One, or up to three sentences.")
    prompt: str = shown("What to do with it.")


def feature_board(debate: Debate) -> FeatureBoard | None:
    """None while nothing is put there, and in phases without room for it."""
    if debate.is_paused or debate.phase not in FEATURING:
        return None
    features = features_of(debate)
    return BOARDS[Feature.Kind(features[0].kind)](debate, features) if features else None


def _split(debate: Debate, features: Sequence[Feature]) -> FeatureBoard | None:
    return None


def _argument(debate: Debate, features: Sequence[Feature]) -> FeatureBoard | None:
    return None


def _sentences(debate: Debate, features: Sequence[Feature]) -> FeatureBoard | None:
    return None


BOARDS = {
    Feature.Kind.SPLIT: _split,
    Feature.Kind.ARGUMENT: _argument,
    Feature.Kind.SENTENCE: _sentences,
}

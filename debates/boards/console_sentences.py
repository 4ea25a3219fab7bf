"""Exit sentences, of which the teacher shows three."""

from collections.abc import Sequence
from dataclasses import dataclass

from debates.models import Anonymity, DebateTeacher, Feature
from debates.queries.room import name_shown
from debates.queries.sentences import SHOWN, sentences_for_the_teacher

from .fields import shown
from .sentences import in_words


@dataclass(frozen=True, slots=True)
class SentenceLine:
    sentence: str = shown("Public id.")
    text: str = shown("The whole sentence.")
    author: str = shown("Pseudonym, or name while names are shown; empty where ballots are secret.")
    is_featured: bool = shown("It stands on the projector.")


@dataclass(frozen=True, slots=True)
class SentencesPanel:
    lines: tuple[SentenceLine, ...] = shown("Those that can be read, in no order.")
    held_back: int = shown("How many more there are that would tell too much.")
    can_show: bool = shown("The wall has room for them.")


def sentences_panel(teaching: DebateTeacher, features: Sequence[Feature]) -> SentencesPanel | None:
    """`features` stand on the projector. One query, in the phases that it belongs to."""
    debate = teaching.debate
    if debate.phase not in SHOWN:
        return None
    found, held_back = sentences_for_the_teacher(debate)
    featured = {one.sentence_id for one in features if one.kind == Feature.Kind.SENTENCE}
    is_secret = debate.anonymity == Anonymity.SECRET

    def author(seat) -> str:
        if is_secret:
            return ""
        return name_shown(teaching, seat) or seat.pseudonym

    return SentencesPanel(
        lines=tuple(
            SentenceLine(one.public_id, in_words(debate, one), author(one.seat), one.pk in featured)
            for one in found
        ),
        held_back=held_back,
        can_show=not debate.is_closed and not debate.is_paused,
    )

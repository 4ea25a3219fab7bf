"""What pupils wrote, for the teacher: to let through, to hide, to put on the projector."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from debates.models import Anonymity, Approval, Argument, DebateTeacher, Feature
from debates.queries.arguments import is_arguing
from debates.queries.evidence import class_dossier
from debates.queries.moderation import arguments_to_moderate
from debates.queries.room import name_shown

from .fields import shown
from .pieces import Piece, Pieces
from .pupil_arguments import SHOWN, evidence_root, label_of


@dataclass(frozen=True, slots=True)
class ModeratedLine:
    argument: str = shown("Public id.")
    label: str = shown("For or against what, or what kind of reply.")
    text: str = shown("What is said.")
    answers: str = shown("The argument that a reply answers; else empty.")
    pieces: tuple[Piece, ...] = shown("The evidence that it rests on.")
    earlier: tuple[str, ...] = shown("What it said before it was edited.")
    author: str = shown("Pseudonym, or name while names are shown; empty where ballots are secret.")
    state: str = shown("waiting, shown or hidden.")
    convinced: int = shown("How many pupils it convinced.")
    is_featured: bool = shown("It stands on the projector.")


@dataclass(frozen=True, slots=True)
class ArgumentsPanel:
    approval: str = shown("Whose arguments the teacher reads first.")
    approvals: tuple[tuple[str, str], ...] = shown("The same to choose from, in words.")
    is_open: bool = shown("Pupils can write now.")
    waiting: tuple[ModeratedLine, ...] = shown("What waits to be read, the longest first.")
    waiting_ids: str = shown("Their ids: what came meanwhile is not let through unread.")
    others: tuple[ModeratedLine, ...] = shown("The newest of the others.")
    more: int = shown("How many there are beyond these.")


def arguments_panel(teaching: DebateTeacher, features: Sequence[Feature]) -> ArgumentsPanel | None:
    """`features` stand on the projector. Seven queries at most; none before anybody can write."""
    debate = teaching.debate
    if debate.phase not in SHOWN:
        return None
    found, more = arguments_to_moderate(debate)
    if not found and not is_arguing(debate):
        return None
    featured = {one.argument_id for one in features if one.kind == Feature.Kind.ARGUMENT}
    pieces = (
        Pieces(class_dossier(debate), evidence_root(debate))
        if any(argument.pins.all() for argument in found)
        else None
    )
    lines = [_line(one, teaching, pieces, featured) for one in found]
    waiting = tuple(reversed([one for one in lines if one.state == Argument.State.WAITING]))
    return ArgumentsPanel(
        approval=debate.approval,
        approvals=tuple((str(value), str(label)) for value, label in Approval.choices),
        is_open=is_arguing(debate),
        waiting=waiting,
        waiting_ids=" ".join(one.argument for one in waiting),
        others=tuple(one for one in lines if one.state != Argument.State.WAITING),
        more=more,
    )


def _line(
    argument: Argument, teaching: DebateTeacher, pieces: Pieces | None, featured: Iterable[int]
) -> ModeratedLine:
    return ModeratedLine(
        argument=argument.public_id,
        label=label_of(argument),
        text=argument.text,
        answers=argument.parent.text if argument.parent else "",
        pieces=pieces.pinned(argument.pins.all()) if pieces else (),
        earlier=tuple(one.text for one in argument.earlier.all()),
        author=_author(argument, teaching),
        state=argument.state,
        convinced=argument.convinced_pupils,
        is_featured=argument.pk in featured,
    )


def _author(argument: Argument, teaching: DebateTeacher) -> str:
    if teaching.debate.anonymity == Anonymity.SECRET:
        return ""
    seat = argument.seat
    name = name_shown(teaching, seat)
    return f"{seat.pseudonym} ({name})" if name else seat.pseudonym

"""The page on which a pupil writes: for or against a factor, or in reply, with evidence pinned."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from debates.models import Argument, Debate, Pin, ReplyKind, Seat, Side
from debates.models.arguments import LONGEST_ARGUMENT, MOST_PINS
from debates.queries.arguments import PinnedPiece
from debates.queries.dossier import Dossier

from .fields import shown
from .pieces import Piece, Pieces
from .pupil_arguments import evidence_root, label_of

# So many are in sight at once; a phone shows them without much scrolling.
MOST_NEAR = 6


@dataclass(frozen=True, slots=True)
class Option:
    piece: Piece = shown("What can be pinned.")
    is_pinned: bool = shown("It is pinned now.")
    weight: int = shown("How strong its author finds it, 1 to 3.")


@dataclass(frozen=True, slots=True)
class Composer:
    action: str = shown("Where it is sent.")
    heading: str = shown("What is written here.")
    task: str = shown("What to do, in a sentence.")
    factors: tuple[tuple[str, str], ...] = shown(
        "Slugs and titles to choose from; none in a reply."
    )
    factor: str = shown("Slug of the chosen factor.")
    side: str = shown("for, against, or empty where nothing is chosen or asked.")
    asks_side: bool = shown("For or against has to be said.")
    text: str = shown("What is written so far.")
    key: str = shown("Makes sending twice harmless.")
    stems: tuple[str, ...] = shown("Beginnings of sentences.")
    near: tuple[Option, ...] = shown("Evidence on the factor, and what is pinned.")
    rest: tuple[Option, ...] = shown("All other evidence that the class has.")
    weights: tuple[tuple[int, str], ...] = shown("How strong a piece can be.")
    most_pins: int = shown("How many pieces can be pinned.")
    longest: int = shown("How many characters there is room for.")
    faults: tuple[str, ...] = shown("Why it was not taken; empty before it was sent.")
    answered: str = shown("What a reply answers; empty for a point.")
    draft: str = shown("Under which name a browser keeps the draft.")
    taken: str = shown("Keys of what arrived before, so that its draft is dropped.")
    back: str = shown("The way back without writing.")
    who_sees: str = shown("Who reads it, and whether with whose name.")


def composer(
    seat: Seat,
    dossier: Dossier,
    titles: Mapping[str, str],
    *,
    key: str,
    text: str = "",
    factor: str = "",
    side: str = "",
    pins: Iterable[PinnedPiece] = (),
    parent: Argument | None = None,
    reply_kind: str = "",
    editing: Argument | None = None,
    faults: Collection[str] = (),
    who_sees: str = "",
) -> Composer:
    """One query. `pins` are pinned so far; those that the class has not are left out."""
    debate = seat.debate
    is_reply = parent is not None
    pinned = {f"{pin.kind}:{pin.slug}": pin.weight for pin in pins}
    pieces = Pieces(dossier, evidence_root(debate))
    near = {piece.key: piece for piece in pieces.on(factor)[:MOST_NEAR]}
    everything = {piece.key: piece for piece in pieces.everything()}
    first = [key for key in pinned if key in everything and key not in near]
    options = [everything[key] for key in first] + list(near.values())
    return Composer(
        action=_action(debate, parent, reply_kind, editing),
        heading=_heading(titles.get(factor, ""), side, parent, reply_kind, editing),
        task=_("One or two sentences. Then pin what it rests on."),
        factors=() if is_reply or editing else tuple(titles.items()),
        factor=factor,
        side=side,
        asks_side=not is_reply and not (editing and editing.parent_id),
        text=text,
        key=key,
        stems=_stems(side, reply_kind),
        near=tuple(_option(piece, pinned) for piece in options),
        rest=tuple(
            _option(piece, pinned)
            for key, piece in everything.items()
            if key not in near and key not in first
        ),
        weights=tuple((int(value), str(label)) for value, label in Pin.Weight.choices),
        most_pins=MOST_PINS,
        longest=LONGEST_ARGUMENT,
        faults=tuple(faults),
        answered=parent.text if parent else "",
        draft=_draft_name(debate, seat, editing or parent, f"{reply_kind}{factor}{side}"),
        taken=" ".join(seat.arguments.values_list("key", flat=True)),
        back=reverse("pupil:debate", kwargs={"debate_id": debate.public_id}),
        who_sees=who_sees,
    )


def _option(piece: Piece, pinned: Mapping[str, int]) -> Option:
    return Option(piece, piece.key in pinned, pinned.get(piece.key, int(Pin.Weight.FAIR)))


def _action(
    debate: Debate, parent: Argument | None, reply_kind: str, editing: Argument | None
) -> str:
    ids = {"debate_id": debate.public_id}
    if editing:
        return reverse("pupil:argument-edit", kwargs=ids | {"argument_id": editing.public_id})
    if parent:
        page = reverse("pupil:argument-reply", kwargs=ids | {"argument_id": parent.public_id})
        return f"{page}?as={reply_kind}"
    return reverse("pupil:argument-new", kwargs=ids)


def _heading(
    title: str, side: str, parent: Argument | None, reply_kind: str, editing: Argument | None
) -> str:
    if editing:
        return _("Change what you said: %(label)s") % {"label": label_of(editing)}
    if parent:
        return str(ReplyKind(reply_kind).label)
    if title and side:
        words = _("For %(factor)s") if side == Side.FOR else _("Against %(factor)s")
        return words % {"factor": title}
    return _("Make a point")


def _stems(side: str, reply_kind: str) -> tuple[str, ...]:
    if reply_kind == ReplyKind.QUESTION:
        return (_("How do you know that"), _("What would have happened if"), _("Does it explain"))
    if reply_kind == ReplyKind.CHALLENGE:
        return (
            _("I see it differently, because"),
            _("The evidence does not show"),
            _("But then why"),
        )
    if reply_kind == ReplyKind.BUILD:
        return (_("It also shows in"), _("It matters even more, because"), _("An example is"))
    if side == Side.AGAINST:
        return (
            _("It explains little, because"),
            _("It would have come out the same without it, because"),
            _("The evidence does not show"),
        )
    return (
        _("It explains much, because"),
        _("Without it"),
        _("The evidence shows"),
    )


def _draft_name(debate: Debate, seat: Seat, target: Argument | None, how: str) -> str:
    """Another pupil on the same device finds her own; so does each point and reply."""
    about = target.public_id if target else "new"
    return f"say.{debate.public_id}.{seat.public_id}.{about}.{how}"

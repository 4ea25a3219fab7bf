"""What pupils do with arguments: post, reply, edit, take back, and say that one convinced them.

Everything locks the debate first, so that a moderating teacher and a pupil come one after the other.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from debates.models import (
    Approval,
    Argument,
    ArgumentText,
    Convinced,
    Debate,
    DebateFactor,
    Grouping,
    Pin,
    ReplyKind,
    Seat,
    Side,
)
from debates.queries.arguments import PinnedPiece, arguments_for_class, is_arguing
from debates.queries.groupings import team_place

from .errors import ArguingShut, ArgumentGone, TooMuchSaid
from .features import end_features
from .log import bump, bump_arguments, lock_debate

MOST_ARGUMENTS = 30
PAUSE = timedelta(seconds=5)


@transaction.atomic
def post_argument(
    *,
    seat: Seat,
    key: str,
    text: str,
    factor: DebateFactor,
    side: str,
    pins: Iterable[PinnedPiece] = (),
) -> Argument:
    """One point for or against a factor; `text` is clean, `pins` were checked.

    The same key again is answered with the argument that came with it. Raises ArguingShut, TooMuchSaid.
    """
    debate = lock_debate(seat.debate)
    if (earlier := seat.arguments.filter(key=key).first()) is not None:
        return earlier
    return _post(debate, seat, Argument(key=key, text=text, factor=factor, side=side), pins)


@transaction.atomic
def post_reply(
    *,
    seat: Seat,
    key: str,
    text: str,
    parent: Argument,
    kind: str,
    pins: Iterable[PinnedPiece] = (),
) -> Argument:
    """The same in reply to one that the class reads; a reply to a reply is one to its argument. Raises
    ArgumentGone, too."""
    debate = lock_debate(seat.debate)
    if (earlier := seat.arguments.filter(key=key).first()) is not None:
        return earlier
    parent = _readable(debate, parent.parent or parent)
    reply = Argument(
        key=key,
        text=text,
        factor=parent.factor,
        side=_side_of_reply(parent, kind),
        parent=parent,
        reply_kind=kind,
    )
    return _post(debate, seat, reply, pins)


def _post(debate: Debate, seat: Seat, argument: Argument, pins: Iterable[PinnedPiece]) -> Argument:
    if not is_arguing(debate):
        raise ArguingShut
    _check_pace(seat)
    argument.debate, argument.seat = debate, seat
    argument.state = _first_state(debate, seat)
    argument.team_id = _team_for(seat, argument.factor, argument.side)
    argument.save(force_insert=True)
    _pin(argument, pins)
    _tell(debate, argument)
    return argument


def _side_of_reply(parent: Argument, kind: str) -> str:
    """To build is to stand by it, to challenge is to stand against it, to ask is neither."""
    if kind == ReplyKind.BUILD:
        return parent.side
    if kind == ReplyKind.CHALLENGE:
        return Side.AGAINST if parent.side == Side.FOR else Side.FOR
    return ""


def _team_for(seat: Seat, factor: DebateFactor, side: str) -> int | None:
    """A champion who speaks for the factor of her team speaks for the team."""
    place = team_place(seat, Grouping.Kind.CHAMPIONS)
    if place is None or place.team.factor_id != factor.pk or side != Side.FOR:
        return None
    return place.team_id


def _check_pace(seat: Seat) -> None:
    kept = seat.arguments.exclude(state=Argument.State.WITHDRAWN)
    if kept.count() >= MOST_ARGUMENTS:
        raise TooMuchSaid(0)
    latest = seat.arguments.order_by("-id").values_list("posted_at", flat=True).first()
    if latest is not None and (left := latest + PAUSE - timezone.now()) > timedelta():
        raise TooMuchSaid(int(left.total_seconds()) + 1)


def _first_state(debate: Debate, seat: Seat) -> str:
    is_read_first = debate.approval == Approval.EVERYBODY or (
        debate.approval == Approval.GUESTS and seat.pupil_id is None
    )
    return Argument.State.WAITING if is_read_first else Argument.State.SHOWN


def _pin(argument: Argument, pins: Iterable[PinnedPiece]) -> None:
    Pin.objects.bulk_create(
        Pin(argument=argument, kind=pin.kind, slug=pin.slug, weight=pin.weight) for pin in pins
    )


def _tell(debate: Debate, argument: Argument, *, was_read: bool = False) -> None:
    """The class, if it reads the argument or did; the teacher in any case."""
    if was_read or argument.state == Argument.State.SHOWN:
        bump_arguments(debate)
    else:
        bump(debate)


@transaction.atomic
def edit_argument(
    *, argument: Argument, text: str, pins: Iterable[PinnedPiece], side: str = ""
) -> Argument:
    """Another text, and other evidence. What stood before is kept; where arguments are read first, so is
    this one again. Raises ArguingShut, and ArgumentGone for one that is hidden or taken back."""
    debate = lock_debate(argument.debate)
    argument = _own(argument)
    if not is_arguing(debate):
        raise ArguingShut
    new = {(pin.kind, pin.slug, pin.weight) for pin in pins}
    old = set(argument.pins.values_list("kind", "slug", "weight"))
    side = side or argument.side
    if (argument.text, argument.side, old) == (text, side, new):
        return argument
    was_read = argument.state == Argument.State.SHOWN
    if argument.text != text:
        ArgumentText.objects.create(argument=argument, text=argument.text)
    argument.text, argument.side, argument.edited_at = text, side, timezone.now()
    argument.state = _first_state(debate, argument.seat)
    argument.team_id = _team_for(argument.seat, argument.factor, side)
    argument.save(update_fields=["text", "side", "edited_at", "state", "team"])
    argument.pins.all().delete()
    _pin(argument, [PinnedPiece(*pin) for pin in sorted(new)])
    _tell(debate, argument, was_read=was_read)
    return argument


@transaction.atomic
def withdraw_argument(*, argument: Argument) -> None:
    """Taken back by its author, in whatever phase; its replies are not read any more either."""
    debate = lock_debate(argument.debate)
    argument = Argument.objects.get(pk=argument.pk)
    if argument.state == Argument.State.WITHDRAWN:
        return
    argument.state = Argument.State.WITHDRAWN
    argument.save(update_fields=["state"])
    take_off_the_wall(debate, argument)
    bump_arguments(debate)


def take_off_the_wall(debate: Debate, argument: Argument) -> None:
    """Of a locked debate: if the argument or a reply to it stands on the projector."""
    told = Q(argument=argument) | Q(argument__parent=argument)
    if debate.features.current().filter(told).exists():
        end_features(debate)


@transaction.atomic
def convince(*, seat: Seat, argument: Argument, on: bool) -> None:
    """Say that it convinced, or not any more. Nothing happens for one's own, nor when nothing can be said
    now. Raises ArgumentGone."""
    debate = lock_debate(seat.debate)
    argument = _readable(debate, argument)
    if not is_arguing(debate) or argument.seat_id == seat.pk:
        return
    if on:
        _row, is_new = Convinced.objects.get_or_create(argument=argument, seat=seat)
    else:
        is_new = bool(Convinced.objects.filter(argument=argument, seat=seat).delete()[0])
    if is_new:
        bump_arguments(debate)


def _own(argument: Argument) -> Argument:
    """A fresh copy that its author may still change."""
    found = Argument.objects.select_related("seat", "factor", "debate").get(pk=argument.pk)
    if found.state in (Argument.State.HIDDEN, Argument.State.WITHDRAWN):
        raise ArgumentGone
    return found


def _readable(debate: Debate, argument: Argument) -> Argument:
    found = arguments_for_class(debate).select_related("factor").filter(pk=argument.pk).first()
    if found is None:
        raise ArgumentGone
    return found

"""What the class says for and against its factors, as one pupil reads it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from debates.models import PERIOD_ROUNDS, Anonymity, Argument, Debate, Phase, ReplyKind, Seat, Side
from debates.queries.arguments import (
    convinced_by,
    is_arguing,
    own_arguments,
    points_for_class,
    replies_to,
    told,
)
from debates.queries.dossier import Dossier
from debates.queries.kept import Kept

from .fields import mark, shown
from .pieces import Piece, Pieces
from .signs import Sign, sign_of

# From here on there is something to read; in the discussion it is what the page is about.
SHOWN = (
    Phase.EVIDENCE,
    Phase.DISCUSSION,
    *map(Phase, PERIOD_ROUNDS),
    Phase.CLOSING,
    Phase.VERDICT,
    Phase.EXIT,
    Phase.CLOSED,
)
FEWEST_SHOWN = 20
MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Card:
    argument: str = shown("Public id.")
    factor: str = shown("The factor that it is about.")
    side: str = shown("for, against, or empty for a question.")
    label: str = shown("For or against what, or what kind of reply, in words.")
    text: str = shown("What is said.")
    pieces: tuple[Piece, ...] = shown("The evidence that it rests on.")
    author: str = shown("The pseudonym, in a show of hands alone.")
    team: Sign | None = shown("The champion team that it speaks for.")
    is_own: bool = shown("The reader wrote it.")
    is_edited: bool = shown("It read differently before.")
    convinced: int = shown("How many pupils it convinced.")
    is_convinced: bool = shown("It convinced the reader.")
    url: str = shown("Its own page.")


@dataclass(frozen=True, slots=True)
class Thread:
    card: Card = shown("The argument.")
    replies: tuple[Card, ...] = shown("The replies to it, the earliest first.")


@dataclass(frozen=True, slots=True)
class OwnLine:
    text: str = shown("What this pupil said.")
    label: str = shown("For or against what.")
    state: str = shown("What became of it, in words.")
    url: str = shown("Where to change it; empty when nothing can be changed.")


@dataclass(frozen=True, slots=True)
class Choice:
    title: str = shown("The factor.")
    for_url: str = shown("Where to say something for it.")
    against_url: str = shown("Where to say something against it.")
    only_url: str = shown("What is said about this factor alone.")
    is_chosen: bool = shown("Only this factor's arguments are shown.")


@dataclass(frozen=True, slots=True)
class ArgumentsBoard:
    is_open: bool = shown("Something can be said now.")
    is_brief: bool = shown("The phase is about something else, so it takes a line.")
    total: int = shown("How many points the class can read.")
    url: str = shown("The page of them all.")
    new_url: str = shown("Where to say something.")
    choices: tuple[Choice, ...] = shown("The debate's factors.")
    mine: tuple[OwnLine, ...] = shown("What this pupil said, the newest first.")
    threads: tuple[Thread, ...] = shown("The newest points, with the replies to them.")
    older_url: str = shown("Points before these; empty without any.")
    convince_url: str = shown("Where a pupil says that one convinced her.")


def arguments_seen(debate: Debate) -> str:
    """Marks it. No query; empty while it cannot change."""
    if debate.phase not in SHOWN:
        return ""
    return mark(debate.arguments_serial, debate.phase_serial, debate.is_paused)


def arguments_board(
    seat: Seat,
    dossier: Dossier | None,
    titles: Mapping[str, str],
    *,
    factor: str = "",
    page: int = 0,
    is_whole: bool = False,
) -> ArgumentsBoard | None:
    """Of the discussion, and on a page of its own with `is_whole`; in a line in other phases. `dossier` is
    the class's. Seven queries at most, two where the class has read it before; one and none where it takes a
    line. None before there is anything to say."""
    debate = seat.debate
    is_open = is_arguing(debate)
    is_brief = not is_whole and debate.phase != Phase.DISCUSSION
    if debate.phase not in SHOWN:
        return None
    most = MOST_SHOWN if is_whole else FEWEST_SHOWN
    part = None if is_brief else slice(page * most, (page + 1) * most)
    said = _said(debate, dossier, factor, part)
    total = said.total
    if is_brief and not (is_open or total):
        return None
    threads: tuple[Thread, ...] = ()
    mine: tuple[OwnLine, ...] = ()
    if not is_brief:
        own = list(own_arguments(seat).select_related("factor"))
        mine = tuple(_own_line(one, debate, is_open) for one in own)
        if said.threads:
            convinced = convinced_by(seat)
            threads = _read_by({one.public_id for one in own}, convinced, said.threads)
    url = _url("arguments", debate)
    has_more = total > (page + 1) * most
    chosen = f"factor={factor}&" if factor else ""
    return ArgumentsBoard(
        is_open=is_open,
        is_brief=is_brief,
        total=total,
        url=url,
        new_url=_url("argument-new", debate),
        choices=() if is_brief else tuple(_choices(debate, titles, factor)),
        mine=mine,
        threads=threads,
        older_url=f"{url}?{chosen}page={page + 1 if is_whole else 0}" if has_more else "",
        convince_url=_url("argument-convince", debate),
    )


@dataclass(frozen=True, slots=True)
class Said:
    """What the class reads, the same for all: how many points there are, and some of them."""

    total: int
    threads: tuple[Thread, ...]


# Whoever reads at the same moment reads the same. The version moves with every argument, and with whatever
# else takes one away: a seat that goes, a piece of evidence that is kept back.
_kept: Kept[Said] = Kept(128)


def _said(debate: Debate, dossier: Dossier | None, factor: str, part: slice | None) -> Said:
    """Five queries; none for what was read before."""

    def read() -> Said:
        points = points_for_class(debate)
        if factor:
            points = points.filter(factor__slug=factor)
        total = points.count()
        if not total or part is None:
            return Said(total, ())
        return Said(total, _threads(told(points).order_by("-id")[part], debate, dossier))

    shown_now = (part.start, part.stop) if part else None
    key = debate.public_id, debate.version, dossier is None, factor, shown_now, get_language()
    return _kept.get(key, read)


def _read_by(
    own: Collection[str], convinced: Collection[str], threads: tuple[Thread, ...]
) -> tuple[Thread, ...]:
    """The same threads with the marks of one reader: what she wrote, and what convinced her."""

    def marked(card: Card) -> Card:
        if card.argument not in own and card.argument not in convinced:
            return card
        return replace(card, is_own=card.argument in own, is_convinced=card.argument in convinced)

    return tuple(
        Thread(marked(one.card), tuple(marked(reply) for reply in one.replies)) for one in threads
    )


def thread_board(seat: Seat, argument: Argument, dossier: Dossier | None) -> Thread:
    """One argument with its replies; `argument` may be a reader's own that nobody else reads."""
    point = argument.parent or argument
    found = told(Argument.objects.filter(pk=point.pk)).get()
    own = set(own_arguments(seat).values_list("public_id", flat=True))
    return _read_by(own, convinced_by(seat), _threads([found], seat.debate, dossier))[0]


def _threads(
    points: Iterable[Argument], debate: Debate, dossier: Dossier | None
) -> tuple[Thread, ...]:
    points = list(points)
    replies = replies_to(points, debate)
    pieces = Pieces(dossier, evidence_root(debate)) if dossier else None
    return tuple(
        Thread(
            card=card_of(one, debate, pieces),
            replies=tuple(card_of(reply, debate, pieces) for reply in replies.get(one.pk, ())),
        )
        for one in points
    )


def card_of(argument: Argument, debate: Debate, pieces: Pieces | None) -> Card:
    """As everybody reads it."""
    return Card(
        argument=argument.public_id,
        factor=argument.factor.title,
        side=argument.side,
        label=label_of(argument),
        text=argument.text,
        pieces=pieces.pinned(argument.pins.all()) if pieces else (),
        author=argument.seat.pseudonym if debate.anonymity == Anonymity.HANDS else "",
        team=sign_of(argument.team.number) if argument.team else None,
        is_own=False,
        is_edited=argument.edited_at is not None,
        convinced=argument.convinced_pupils,
        is_convinced=False,
        url=_url("argument", debate, argument_id=argument.public_id),
    )


def label_of(argument: Argument) -> str:
    """For or against what; of a reply, what kind it is."""
    if argument.reply_kind:
        return {
            ReplyKind.BUILD: _("Builds on it"),
            ReplyKind.CHALLENGE: _("Challenges it"),
            ReplyKind.QUESTION: _("Asks"),
        }[ReplyKind(argument.reply_kind)]
    words = _("For %(factor)s") if argument.side == Side.FOR else _("Against %(factor)s")
    return words % {"factor": argument.factor.title}


def _own_line(argument: Argument, debate: Debate, is_open: bool) -> OwnLine:
    state = {
        Argument.State.WAITING: _("Your teacher reads it first"),
        Argument.State.SHOWN: _("The class reads it"),
        Argument.State.HIDDEN: _("Your teacher has hidden it"),
    }[Argument.State(argument.state)]
    can_change = is_open and argument.state != Argument.State.HIDDEN
    url = _url("argument-edit", debate, argument_id=argument.public_id)
    return OwnLine(argument.text, label_of(argument), state, url if can_change else "")


def _choices(debate: Debate, titles: Mapping[str, str], chosen: str) -> Iterable[Choice]:
    new, url = _url("argument-new", debate), _url("arguments", debate)
    for slug, title in titles.items():
        yield Choice(
            title=title,
            for_url=f"{new}?factor={slug}&side=for",
            against_url=f"{new}?factor={slug}&side=against",
            only_url=f"{url}?factor={slug}",
            is_chosen=slug == chosen,
        )


def evidence_root(debate: Debate) -> str:
    return reverse("evidence:front", kwargs={"debate_id": debate.public_id})


def _url(name: str, debate: Debate, **kwargs: str) -> str:
    return reverse(f"pupil:{name}", kwargs={"debate_id": debate.public_id, **kwargs})

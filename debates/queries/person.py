"""Everything that is kept about one person: a pupil of a roster across all debates, or a guest's seat.

One line in TABLES for each model that holds something of a pupil; the field inventory
(docs/privacy/inventory.yml) fails for a model that is missing. Secrets by which a device or a code is
known again are not handed out.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model, Q

from debates.models import (
    Act,
    Anonymity,
    Argument,
    ArgumentText,
    Ballot,
    Convinced,
    Counterfactual,
    ExitSentence,
    Knock,
    Paper,
    Pin,
    Prediction,
    Pupil,
    Receipt,
    Reveal,
    Round,
    Seat,
    TeamSeat,
    User,
    Wish,
)

Rows = dict[str, list[dict[str, object]]]
HIDDEN = "not shown to teachers in this debate"


@dataclass(frozen=True, slots=True)
class Person:
    """`shown_to`: the teacher who asks; None is the person, or an operator, who may have all."""

    seats: tuple[Seat, ...]
    pupil: Pupil | None = None
    shown_to: User | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """What is kept in one model: its columns, and how its rows are found.

    `rankings` are columns that a teacher gets only where pupils were told; `round` leads to the round
    that says so. `words` leads to the debate of what a pupil wrote or chose: where ballots are secret,
    a teacher gets none of it.
    """

    name: str
    model: type[Model]
    columns: tuple[str, ...]
    found_by: Callable[[Person], Q]
    rankings: tuple[str, ...] = ()
    round: str = ""
    words: str = ""


def _of_seats(path: str) -> Callable[[Person], Q]:
    return lambda person: Q(**{f"{path}__in": [seat.pk for seat in person.seats]})


def _of_pupil(person: Person) -> Q:
    return Q(pk__in=[person.pupil.pk] if person.pupil else [])


def _about(person: Person) -> Q:
    about = Q(detail__seat__in=[seat.public_id for seat in person.seats])
    return about | Q(detail__pupil=person.pupil.public_id) if person.pupil else about


TABLES = (
    Table(
        "roster",
        Pupil,
        ("public_id", "name", "suffix", "classroom__title", "slip_serial", "joined_at", "left_at"),
        _of_pupil,
    ),
    Table(
        "seats",
        Seat,
        (
            *("public_id", "pupil__public_id", "debate__public_id", "debate__title", "pseudonym"),
            *("name", "is_trial", "joined_at", "admitted_at", "moved_at", "removed_at"),
        ),
        _of_seats("pk"),
    ),
    Table(
        "papers",
        Paper,
        (
            *("public_id", "seat__public_id", "round__kind", "draft", "draft_serial", "shuffle"),
            *("counted", "ballot__public_id"),
        ),
        _of_seats("seat"),
        rankings=("draft",),
        round="round",
    ),
    Table(
        "ballots",
        Ballot,
        (
            *("public_id", "paper__seat__public_id", "paper__round__kind", "number", "key"),
            *("ranking", "salt", "hash", "handed_in_at"),
        ),
        _of_seats("paper__seat"),
        # With salt and hash, a ranking could be found by trying.
        rankings=("ranking", "salt"),
        round="paper__round",
    ),
    Table(
        "knocks",
        Knock,
        (
            *("public_id", "debate__public_id", "seat__public_id", "sign"),
            *("at", "answered_at", "is_granted"),
        ),
        _of_seats("seat"),
    ),
    Table(
        "arguments",
        Argument,
        (
            *("public_id", "debate__public_id", "seat__public_id", "team__number", "factor__title"),
            *("side", "parent__public_id", "reply_kind", "text", "state", "key", "posted_at"),
            "edited_at",
        ),
        _of_seats("seat"),
        words="debate",
    ),
    Table(
        "earlier texts of arguments",
        ArgumentText,
        ("argument__public_id", "text", "replaced_at"),
        _of_seats("argument__seat"),
        words="argument__debate",
    ),
    Table(
        "pinned evidence",
        Pin,
        ("argument__public_id", "kind", "slug", "weight"),
        _of_seats("argument__seat"),
        words="argument__debate",
    ),
    Table(
        "convinced by",
        Convinced,
        ("argument__public_id", "seat__public_id", "at"),
        _of_seats("seat"),
        words="seat__debate",
    ),
    Table(
        "teams",
        TeamSeat,
        ("grouping__kind", "team__number", "seat__public_id", "opens_for"),
        _of_seats("seat"),
    ),
    Table(
        "wishes to speak",
        Wish,
        (
            *("public_id", "debate__public_id", "seat__public_id", "kind", "asked_at"),
            *("called_at", "ended_at"),
        ),
        _of_seats("seat"),
    ),
    Table(
        "receipts",
        Receipt,
        ("seat__public_id", "factor__title", "kind", "argument__public_id", "source", "at"),
        _of_seats("seat"),
        words="seat__debate",
    ),
    Table(
        "without a factor",
        Counterfactual,
        ("seat__public_id", "factor__title", "answer", "at"),
        _of_seats("seat"),
        words="seat__debate",
    ),
    Table(
        "predictions",
        Prediction,
        ("seat__public_id", "number", "higher__title", "lower__title", "at"),
        _of_seats("seat"),
        words="seat__debate",
    ),
    Table(
        "exit sentences",
        ExitSentence,
        (
            *("public_id", "seat__public_id", "because__title", "more_than__title", "since"),
            "at",
        ),
        _of_seats("seat"),
        words="seat__debate",
    ),
    Table(
        "deeds", Act, ("debate__public_id", "detail__seat", "detail__pupil", "verb", "at"), _about
    ),
)


def pupil_of_roster(pupil: Pupil, *, shown_to: User | None = None) -> Person:
    """With the seats in every debate; for a teacher, in every debate of hers."""
    seats = pupil.seats.select_related("debate").order_by("id")
    if shown_to is not None:
        seats = seats.filter(debate__teachers__user=shown_to)
    return Person(seats=tuple(seats), pupil=pupil, shown_to=shown_to)


def everything_about(person: Person) -> Rows:
    """Rows by table, each a dict by column. One query a table, and one for what a teacher may see."""
    shown = _shown_rounds(person)
    return {table.name: _rows(table, person, shown) for table in TABLES}


def _rows(table: Table, person: Person, shown: set[int]) -> list[dict[str, object]]:
    columns = [*table.columns, *([table.round] if table.round else [])]
    found = table.model._default_manager.filter(table.found_by(person)).order_by("pk")
    if table.words and person.shown_to is not None:
        found = found.exclude(**{f"{table.words}__anonymity": Anonymity.SECRET})
    rows = [dict(row) for row in found.values(*columns)]
    for row in rows:
        if table.round and row.pop(table.round) not in shown and person.shown_to is not None:
            row |= dict.fromkeys(table.rankings, HIDDEN)
    return rows


def _shown_rounds(person: Person) -> set[int]:
    """Rounds in which a teacher may see single rankings: as on the console (`queries.hands`)."""
    if person.shown_to is None:
        return set()
    rounds = Round.objects.filter(
        debate__in={seat.debate_id for seat in person.seats},
        is_open=False,
        reveals__kind=Reveal.Kind.RESULTS,
    ).exclude(debate__anonymity=Anonymity.SECRET)
    return set(rounds.values_list("pk", flat=True))

"""A class of which somebody is erased or asks for a copy: everything about Ada is a canary."""

from dataclasses import dataclass

from django.db import connection

from debates.models import Ballot, Debate, Phase, Pupil, Seat
from tests.factories import cast, go_to, make_debate, make_roster, make_seat, make_teacher

# Nobody else ranks so: her ranking alone tells her apart.
ADAS = "d > b > a > c"
OTHERS = "a > b > c > d"
STORED = '[["d"], ["b"], ["a"], ["c"]]'


@dataclass
class Class:
    debate: Debate
    ada: Seat
    pupil: Pupil
    canaries: tuple[str, ...]


def class_with_ada(*, others: int = 11, phase: str = "closed", by=None, **plan) -> Class:
    """Ada is on the roster; `others` are guests. Both rounds are ranked as far as `phase` allows."""
    by = by or make_teacher()
    pupil, *_ = make_roster(by, "Canary Amina Rahman", "Benedict Osei")
    debate = make_debate(by=by, **plan)
    debate.classroom = pupil.classroom
    debate.save()
    ada = make_seat(debate, name="Canary Amina Rahman", pseudonym="Teal Heron")
    Seat.objects.filter(pk=ada.pk).update(pupil=pupil)
    seats = [make_seat(debate, pseudonym="Rust Badger") for _ in range(others)]
    for kind in ("opening", "closing"):
        if list(Phase).index(phase) < list(Phase).index(kind):
            break
        debate = go_to(debate, kind)
        cast(ada, ADAS, kind=kind, key=f"canary-key-{kind}")
        for seat in seats:
            cast(seat, OTHERS, kind=kind)
    debate = go_to(debate, phase)
    return Class(debate, ada, pupil, canaries_of(ada, pupil))


def canaries_of(ada: Seat, pupil: Pupil) -> tuple[str, ...]:
    """Every string that is hers alone, as it stands in a column."""
    ada.refresh_from_db()
    salts = Ballot.objects.filter(paper__seat=ada).values_list("salt", flat=True)
    return (
        *("Canary Amina", "Teal Heron", "canary-key", STORED, ada.device, ada.code_hash),
        *(pupil.public_id, pupil.slip_hash),
        *salts,
    )


def found_in_tables(canaries) -> list[str]:
    """Which of these stand anywhere in the database, whatever table or column."""
    told = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            told += [str(value) for row in cursor.fetchall() for value in row]
    text = "\n".join(told)
    return [canary for canary in canaries if canary in text]

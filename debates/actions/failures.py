"""Counting wrong codes. One statement each, so that processes beside one another lose none."""

from datetime import datetime

from django.db import connection

from debates.models import Debate, FailureBucket
from debates.models.doors import WINDOW
from debates.queries.failures import EARNED_BY_A_PUPIL, MOST_OF_AN_ADDRESS, Guesser
from debates.queries.retention import old_failures

# A window that is over begins anew. Within one, failures fill up first; then what was earned goes, and below
# 0 they are too many.
_COUNT = """
INSERT INTO {table} AS b (key, most, failures, earned, since, touched_at) VALUES {rows}
ON CONFLICT (key) DO UPDATE SET
    failures = CASE WHEN b.since <= %s THEN 1
                    WHEN b.failures < b.most THEN b.failures + 1
                    ELSE b.failures END,
    earned = CASE WHEN b.since <= %s THEN CASE WHEN b.earned < 0 THEN 0 ELSE b.earned END
                  WHEN b.failures < b.most THEN b.earned
                  ELSE b.earned - 1 END,
    since = CASE WHEN b.since <= %s THEN excluded.since ELSE b.since END,
    touched_at = excluded.touched_at
RETURNING key, earned
"""
_EARN = """
INSERT INTO {table} AS b (key, most, failures, earned, since, touched_at, debate_id)
VALUES (%s, %s, 0, %s, %s, %s, %s)
ON CONFLICT (key) DO UPDATE SET
    earned = excluded.earned + CASE WHEN b.earned < 0 THEN 0 ELSE b.earned END,
    touched_at = excluded.touched_at,
    debate_id = excluded.debate_id
"""


def count_failure(guesser: Guesser, *, now: datetime) -> bool:
    """A wrong code, in the bucket of the address and in that of the device if it is known.

    True if it was one too many, because others were faster: then it must not be answered.
    """
    at, edge = _stored(now), _stored(now - WINDOW)
    rows = [value for key, most in guesser.buckets.items() for value in (key, most, 1, 0, at, at)]
    places = ", ".join(["(%s, %s, %s, %s, %s, %s)"] * len(guesser.buckets))
    with connection.cursor() as cursor:
        cursor.execute(_COUNT.format(table=_table(), rows=places), [*rows, edge, edge, edge])
        over = [key for key, earned in cursor.fetchall() if earned < 0]
    # Whether the seat is still there was asked before; who lost it was refused then.
    return any(guesser.is_stopped_by(key, sits=bool(guesser.seat)) for key in over)


def earn_failures(guesser: Guesser, *, debate: Debate, now: datetime) -> None:
    """An address let a pupil into `debate`: ten failures more, once. Forgets what is a day old."""
    forget_failures(now=now)
    at = _stored(now)
    values = [guesser.address, MOST_OF_AN_ADDRESS, EARNED_BY_A_PUPIL, at, at, debate.pk]
    with connection.cursor() as cursor:
        cursor.execute(_EARN.format(table=_table()), values)


def forget_failures(*, now: datetime) -> int:
    """How many buckets nobody touched for a day, and went."""
    return old_failures(now).delete()[0]


def _table() -> str:
    return connection.ops.quote_name(FailureBucket._meta.db_table)


def _stored(at: datetime) -> object:
    return connection.ops.adapt_datetimefield_value(at)

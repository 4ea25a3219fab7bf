"""Wrong codes: who may try another one, and whether a debate is being guessed at.

Two buckets fill, one of the address and one of the device. A full one refuses; but what others at an
address got wrong never falls on a pupil who sits in a debate, nor on who signed in.
"""

import math
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, Q

from debates.models import Debate, FailureBucket, Seat
from debates.models.doors import WINDOW

# Failures in five minutes, before pupils have earned their address more.
MOST_OF_AN_ADDRESS = 20
MOST_OF_A_DEVICE = 10
EARNED_BY_A_PUPIL = 10


@dataclass(frozen=True, slots=True)
class Guesser:
    """Who tries codes. `address` and `device` are keys of buckets, `device` empty while it is unknown;
    `seat` and `holder` name the seat that this device says it holds."""

    address: str
    device: str = ""
    seat: str = ""
    holder: str = ""
    is_signed_in: bool = False

    def is_stopped_by(self, bucket: str, *, sits: bool) -> bool:
        """Whether a full bucket refuses this one: its own does, that of its address only a stranger."""
        return bucket == self.device or not (sits or self.is_signed_in)

    @property
    def buckets(self) -> dict[str, int]:
        """What each holds, by key, always in the same order: so two locks never wait for one another."""
        most = {self.address: MOST_OF_AN_ADDRESS, self.device: MOST_OF_A_DEVICE}
        return {key: most[key] for key in sorted(most) if key}


def seconds_to_wait(guesser: Guesser, *, now: datetime) -> int:
    """Until the next try; 0 where it may be made at once. One query."""
    sits = Seat.objects.counted().filter(public_id=guesser.seat, device=guesser.holder)
    full = FailureBucket.objects.full(now).filter(key__in=guesser.buckets)
    waits = [
        math.ceil((since + WINDOW - now).total_seconds())
        for key, since, is_pupil in full.annotate(sits=Exists(sits)).values_list(
            "key", "since", "sits"
        )
        if guesser.is_stopped_by(key, sits=is_pupil)
    ]
    return max(waits, default=0)


def is_refusing(debate: Debate, *, now: datetime) -> bool:
    """Whether wrong codes close an address that this debate's pupils came from, or one that nobody
    came from. One query."""
    theirs = Q(debate=debate) | Q(debate__isnull=True)
    return FailureBucket.objects.full(now).filter(theirs, most=MOST_OF_AN_ADDRESS).exists()

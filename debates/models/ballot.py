"""Seats, their papers, and the ledger of ballots.

The ledger only grows. A paper points to its current ballot; what is shown is a pure function of
ledger and seats. Only erasing a person touches a ballot: content and salt go, the hash stays.
"""

import hashlib
import json
import secrets

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import ids
from .debate import Debate, Round
from .locks import EXCLUSIVE, RowQuerySet


def counts(seat: str = "") -> Q:
    """Of a seat, or of rows that lead to one by `seat` ("seat__"): whether it stands for a pupil who was
    let in and not removed."""
    return Q(
        **{
            f"{seat}removed_at__isnull": True,
            f"{seat}is_trial": False,
            f"{seat}admitted_at__isnull": False,
        }
    )


class SeatQuerySet(models.QuerySet):
    def present(self):
        """Not removed; who waits at the door and a teacher's trial seat included."""
        return self.filter(removed_at__isnull=True)

    def seated(self):
        """Present and let in: who gets a paper."""
        return self.present().filter(admitted_at__isnull=False)

    def waiting(self):
        """At the door."""
        return self.present().filter(admitted_at__isnull=True)

    def taking_places(self):
        """Pupils in the room and at its door: what the debate's places are counted by."""
        return self.present().filter(is_trial=False)

    def counted(self):
        """The seats that stand for a pupil."""
        return self.filter(counts())

    def known(self):
        """Removed ones included, erased ones not: there is nobody behind those."""
        return self.filter(erased_at__isnull=True)


class Seat(models.Model):
    """One participant's place in a debate, held by a signed cookie that names `device`."""

    debate = models.ForeignKey(Debate, on_delete=models.CASCADE, related_name="seats")
    public_id = models.CharField(
        max_length=16, unique=True, default=ids.new_public_id, editable=False
    )
    pupil = models.ForeignKey(
        "debates.Pupil", null=True, on_delete=models.SET_NULL, related_name="seats"
    )
    pseudonym = models.CharField(_("pseudonym"), max_length=40)
    name = models.CharField(_("name for the teacher"), max_length=80, blank=True)
    code_hash = models.CharField(max_length=64, help_text=_("Keyed hash of the seat code."))
    device = models.CharField(
        max_length=32, default=ids.new_key, help_text=_("Changes when the seat moves.")
    )
    is_trial = models.BooleanField(_("teacher's trial"), default=False)
    joined_at = models.DateTimeField(default=timezone.now)
    admitted_at = models.DateTimeField(
        null=True, default=timezone.now, help_text=_("None: waits at the door.")
    )
    moved_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(
        null=True, help_text=_("Nothing is left here of whoever sat here; removed as well.")
    )

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["debate", "pseudonym"], name="seat_pseudonym_once"),
            models.UniqueConstraint(fields=["debate", "code_hash"], name="seat_code_once"),
            models.UniqueConstraint(fields=["debate", "pupil"], name="seat_pupil_once"),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True)
                | Q(removed_at__isnull=False, name="", pupil__isnull=True),
                name="seat_erased_is_nobodys",
            ),
        ]

    def __str__(self):
        return self.pseudonym

    @property
    def is_waiting(self) -> bool:
        """At the door, not let in yet."""
        return self.admitted_at is None


class PaperQuerySet(RowQuerySet):
    def lock(self, *, round: Round, seat: Seat) -> "Paper | None":
        """A seat's paper in a round, held exclusively until the transaction ends. None, too, if whoever
        wrote on it was erased while the caller waited: such a paper takes nothing any more."""
        rows = self.read_rows("round_id = %s AND seat_id = %s", [round.pk, seat.pk], lock=EXCLUSIVE)
        return rows[0] if rows and not rows[0].is_erased else None


class Paper(models.Model):
    """One seat in one round: its draft, the order it sees the factors in, its current ballot."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="papers")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="papers")
    public_id = models.CharField(
        max_length=16, unique=True, default=ids.new_public_id, editable=False
    )
    draft = models.JSONField(
        default=dict, help_text=_("Place by factor slug; unplaced factors are absent.")
    )
    draft_serial = models.PositiveIntegerField(default=0)
    shuffle = models.JSONField(default=list, help_text=_("Factor slugs in this seat's own order."))
    counted = models.BooleanField(
        null=True, help_text=_("Whether it counts, settled when the round closes; none before.")
    )
    ballot = models.ForeignKey(
        "debates.Ballot", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = PaperQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "seat"], name="paper_once")]

    @property
    def is_erased(self) -> bool:
        """Only an erased seat's paper has no order of factors: it stays for the ledger alone."""
        return not self.shuffle


class LedgerQuerySet(RowQuerySet):
    def current_or_keyed(self, paper: Paper, key: str) -> list["Ballot"]:
        """The paper's current ballot and the one that came with `key`: two at most."""
        return self.read_rows(
            "paper_id = %s AND (key = %s OR id = %s)", [paper.pk, key, paper.ballot_id]
        )

    def update(self, **fields):
        raise TypeError("the ledger of ballots only grows")

    def delete(self):
        raise TypeError("the ledger of ballots only grows")

    def erase(self) -> int:
        """Of a person: content, salt and the key that the device chose go; the hash stays, so that
        the seal of the round still holds."""
        number = Cast("number", models.CharField())
        return super().update(ranking=None, salt="", key=Concat(Value("erased-"), number))

    def purge(self) -> int:
        """Of a debate whose time is over, or of a class that is erased: the only end of a ledger."""
        return super().delete()[0]


class Ballot(models.Model):
    """A handed-in ranking. `number` counts within its paper; `key` is the client's: resending is
    harmless."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="ballots")
    public_id = models.CharField(
        max_length=16, unique=True, default=ids.new_public_id, editable=False
    )
    number = models.PositiveIntegerField()
    key = models.CharField(max_length=64)
    ranking = models.JSONField(
        null=True, help_text=_("Tiers of factor slugs, best first; null once erased.")
    )
    salt = models.CharField(max_length=32, blank=True)
    hash = models.CharField(max_length=64)
    handed_in_at = models.DateTimeField(default=timezone.now)

    objects = LedgerQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "key"], name="ballot_key_once"),
            models.UniqueConstraint(fields=["paper", "number"], name="ballot_number_once"),
            models.CheckConstraint(
                condition=Q(ranking__isnull=False) | Q(salt=""),
                name="ballot_erased_with_its_salt",
            ),
        ]

    def save(self, *args, **kwargs):
        if self.pk is not None:
            raise TypeError("the ledger of ballots only grows")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("the ledger of ballots only grows")

    @staticmethod
    def new_salt() -> str:
        return secrets.token_hex(16)

    @staticmethod
    def hash_of(ranking: list[list[str]], salt: str) -> str:
        """SHA-256 of salt and canonical ranking: what a seal is made of."""
        canonical = json.dumps(ranking, separators=(",", ":"), ensure_ascii=True)
        return hashlib.sha256(f"{salt}:{canonical}".encode()).hexdigest()

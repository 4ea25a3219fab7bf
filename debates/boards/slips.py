"""Slips for a class to cut apart, eight on a sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from debates.models import Classroom, Pupil
from debates.queries.slips import can_be_printed, slip_code

from .fields import shown
from .qr import QrCode, qr_code

A_SHEET = 8
A_PAGE = 25 * A_SHEET


@dataclass(frozen=True, slots=True)
class Slip:
    name: str = shown("The pupil, with what tells the name apart.")
    code: str = shown("The slip code in three groups.")
    qr: QrCode | None = shown("The address with the code in it; none without an address.")


@dataclass(frozen=True, slots=True)
class SlipsBoard:
    classroom: str = shown("Public id of the class.")
    title: str = shown("The class.")
    sheets: tuple[tuple[Slip, ...], ...] = shown("Slips, eight on each sheet but the last.")
    void: int = shown("Pupils whose slip opens nothing, because the server's key changed.")
    address: str = shown("What to type, without the scheme; empty if only this machine answers.")
    earlier: int | None = shown("The page of slips before this one; none on the first.")
    following: int | None = shown("The page of slips after this one; none on the last.")


def slips_board(classroom: Classroom, pupils: Sequence[Pupil], *, page: int = 1) -> SlipsBoard:
    """No query. Two hundred slips a page: drawing more takes a server's breath away."""
    printable = [pupil for pupil in pupils if can_be_printed(pupil)]
    first = (page - 1) * A_PAGE
    slips = [_slip(pupil) for pupil in printable[first : first + A_PAGE]]
    return SlipsBoard(
        classroom=classroom.public_id,
        title=classroom.title,
        sheets=tuple(tuple(slips[at : at + A_SHEET]) for at in range(0, len(slips), A_SHEET)),
        void=len(pupils) - len(printable),
        address=urlsplit(settings.JOIN_ADDRESS).netloc,
        earlier=page - 1 if page > 1 else None,
        following=page + 1 if first + A_PAGE < len(printable) else None,
    )


def _slip(pupil: Pupil) -> Slip:
    code = slip_code(pupil)
    path = reverse("pupil:slip", kwargs={"code": code})
    return Slip(
        name=str(pupil),
        code=f"{code[:3]}-{code[3:6]}-{code[6:]}",
        qr=qr_code(f"{settings.JOIN_ADDRESS}{path}") if settings.JOIN_ADDRESS else None,
    )

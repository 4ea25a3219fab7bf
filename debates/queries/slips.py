"""Slip codes: what a pupil signs in with. Stored nowhere; `models.classroom` says why."""

import random

from debates.models import Pupil, ids


def slip_code(pupil: Pupil) -> str:
    """Nine symbols that follow from the server's key, the pupil and how many slips came before."""
    return ids.new_slip_code(
        random.Random(ids.keyed(f"slip:{pupil.public_id}:{pupil.slip_serial}"))
    )


def slip_hash(code: str) -> str:
    """What a typed code is looked up by. Keyed, so that a copy of the database gives no code away."""
    return ids.keyed(f"slip-code:{code}")


def can_be_printed(pupil: Pupil) -> bool:
    """False once the server's key has changed: the slip then opens nothing, and a new one is needed."""
    return slip_hash(slip_code(pupil)) == pupil.slip_hash


def pupil_with_slip(code: str) -> Pupil | None:
    """Who on a roster has this slip now, with the class. One query."""
    pupils = Pupil.objects.present().select_related("classroom")
    return pupils.filter(slip_hash=slip_hash(code)).first()

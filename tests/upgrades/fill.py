"""Fills an empty database as a school would: run by make.py inside the version that makes a fixture.

Uses only what every version has had, and prints what has to be there afterwards.
"""

import json
import os
import random

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "powerstruggle.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 -- after the set-up

call_command("migrate", verbosity=0)

from debates.actions import erasing  # noqa: E402
from debates.models import Ballot  # noqa: E402
from tests.class_of_seven import uncover  # noqa: E402
from tests.factories import (  # noqa: E402
    cast,
    go_to,
    make_classroom,
    make_debate,
    make_seat,
    make_teacher,
    teacher_of,
)

draws = random.Random(1922)
novak = make_teacher()
debate = make_debate(by=novak, classroom=make_classroom("Zoe", "Max", by=novak))
seats = [make_seat(debate, name="Ada" if n == 0 else "") for n in range(7)]
for kind in ("opening", "closing"):
    debate = go_to(debate, kind)
    for n, seat in enumerate(seats):
        for again in range(1 + (n == 3)):
            order = " > ".join(draws.sample("abcd", 4))
            cast(seat, order, kind=kind, key=f"{kind}-{n}-{again}")
debate = uncover(go_to(debate, "verdict"), steps=4)
erasing.erase_seat(seat=debate.seats.order_by("pk")[1], by=teacher_of(debate))
running = go_to(make_debate(by=make_teacher("okoro")), "opening")
cast(make_seat(running), "a > b", key="open")
ballots = [f"{b.public_id} {b.hash}" for b in Ballot.objects.order_by("public_id")]
print("FILLED" + json.dumps({"ballots": sorted(ballots), "wall": debate.projector_key}))

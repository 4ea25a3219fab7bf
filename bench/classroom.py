"""A class to measure with: `python -m bench.classroom` with DATABASE_URL set, prints one JSON object.

Everybody already sits and the opening ranking is open; `ballots` are the forms to hand in.
"""

import json
import os
import sys

SEATS = int(os.environ.get("BENCH_SEATS", "500"))


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "powerstruggle.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    from debates import access
    from debates.models import Seat, ids
    from tests.factories import Pupil, ballot_form, go_to, make_debate, make_teacher, teacher_of

    call_command("migrate", interactive=False, verbosity=0)
    debate = make_debate(by=make_teacher(ids.new_key()), factors=8)
    seats = [
        Seat(debate=debate, pseudonym=f"Teal Heron {n}", code_hash=f"{n:064}") for n in range(SEATS)
    ]
    for seat in seats:
        seat.code = "SEAT11"
    pupils = [Pupil(seat) for seat in Seat.objects.bulk_create(seats)]
    debate = go_to(debate, "opening")
    teacher = Client()
    teacher.force_login(teacher_of(debate))
    order = "a > b > c > d > e > f > g > h"
    print(
        json.dumps(
            {
                "debate": debate.public_id,
                "serial": debate.phase_serial,
                "wall": f"/projector/{debate.projector_key}/",
                "teacher": teacher.cookies["sessionid"].value,
                "pupils": [pupil.client.cookies[access.COOKIE].value for pupil in pupils],
                "ballots": [ballot_form(order, factors=8) for _ in pupils],
            }
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

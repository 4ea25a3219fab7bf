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

    from bench.rooms import rooms
    from tests.factories import ballot_form

    call_command("migrate", interactive=False, verbosity=0)
    [room] = rooms(1, SEATS, 8)
    order = "a > b > c > d > e > f > g > h"
    print(json.dumps(room | {"ballots": [ballot_form(order, factors=8) for _ in room["pupils"]]}))
    return 0


if __name__ == "__main__":
    sys.exit(main())

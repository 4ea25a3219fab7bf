"""Debates to measure with: `python -m bench.rooms DEBATES PUPILS FACTORS` prints them as JSON.

Everybody sits, the opening ranking is open, and what pupils write is read by the class at once.
"""

import json
import os
import sys
from collections.abc import Iterable


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "powerstruggle.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    print(json.dumps(rooms(*map(int, sys.argv[1:4]))))
    return 0


def rooms(debates: int, pupils: int, factors: int) -> list[dict]:
    from django.test import Client

    from debates import access
    from debates.models import Debate, Seat, ids
    from tests.factories import Pupil, go_to, make_debate, make_teacher, teacher_of

    found = []
    for number in range(debates):
        debate = make_debate(by=make_teacher(ids.new_key()), factors=factors)
        Debate.objects.filter(pk=debate.pk).update(approval="nobody")
        count = pupils // debates + (number < pupils % debates)
        seats = [
            Seat(debate=debate, pseudonym=f"Teal Heron {n}", code_hash=f"{number:030}{n:034}")
            for n in range(count)
        ]
        for seat in seats:
            seat.code = "SEAT11"
        held = [Pupil(seat) for seat in Seat.objects.bulk_create(seats)]
        debate = go_to(debate, "opening")
        teacher = Client()
        teacher.force_login(teacher_of(debate))
        found.append(
            {
                "debate": debate.public_id,
                "serial": debate.phase_serial,
                "wall": f"/projector/{debate.projector_key}/",
                "teacher": teacher.cookies["sessionid"].value,
                "pupils": [pupil.client.cookies[access.COOKIE].value for pupil in held],
            }
        )
    return found


def hand_in_all(debate, kind: str, rankings: Iterable[list[list[str]]]) -> None:
    """A ballot on each paper of a round, all at once: this many clicks would take most of the time."""
    from debates.models import Ballot, Paper

    papers = list(Paper.objects.filter(round__debate=debate, round__kind=kind).order_by("seat_id"))
    ballots = []
    for paper, ranking in zip(papers, rankings, strict=True):
        salt = Ballot.new_salt()
        hash = Ballot.hash_of(ranking, salt)
        ballots.append(
            Ballot(
                paper=paper,
                number=1,
                key=f"{kind}-{paper.pk}",
                ranking=ranking,
                salt=salt,
                hash=hash,
            )
        )
    for paper, ballot in zip(papers, Ballot.objects.bulk_create(ballots), strict=True):
        paper.ballot = ballot
        paper.draft = {slug: place for place, [slug] in enumerate(ballot.ranking, start=1)}
    Paper.objects.bulk_update(papers, ["ballot", "draft"], batch_size=500)


if __name__ == "__main__":
    sys.exit(main())

"""The round closes while ballots are on their way (REL-4). The control is in tests/actions/test_races.py."""

import random
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from debates.models import Ballot, Paper
from tests.factories import go_to, make_debate, make_pupil, make_teacher

from .writers import Writer

pytestmark = pytest.mark.django_db(transaction=True)
PUPILS = 24


def test_a_ballot_that_races_the_close_is_counted_or_refused(server_process, often, note):
    server, rounds = server_process(), often(2, 200)
    accepted = refused = wrong = 0
    for number in range(rounds):
        debate = make_debate(by=make_teacher(f"novak{number}"))
        writers = [Writer(make_pupil(debate)) for _ in range(PUPILS)]
        go_to(debate, "opening")
        with ThreadPoolExecutor(PUPILS) as pool:
            sent = [pool.submit(writer.hand_in, server.port, "k") for writer in writers]
            time.sleep(random.uniform(0, 0.15))
            go_to(debate, "split")
            answers = [one.result(60) for one in sent]
        papers = {paper.seat_id: paper for paper in Paper.objects.filter(round__debate=debate)}
        for writer, answer in zip(writers, answers, strict=True):
            paper = papers[writer.pupil.seat.pk]
            is_stored = Ballot.objects.filter(paper=paper).exists()
            is_counted = bool(paper.counted and paper.ballot_id)
            wrong += not (answer.is_acknowledged == is_stored == is_counted)
            accepted += answer.is_acknowledged
            refused += answer.status == 409
    note(
        "REL-4",
        "ballots racing the close",
        trials=rounds,
        sent=rounds * PUPILS,
        accepted=accepted,
        refused=refused,
        wrong=wrong,
    )
    assert wrong == 0
    assert accepted + refused == rounds * PUPILS
    assert accepted

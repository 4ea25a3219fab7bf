"""A clock that jumps orders nothing and closes nothing (REL-17)."""

import datetime

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from debates.models import Ballot, Paper, Round
from tests.factories import cast, go_to, make_debate, make_seat

HOUR = 3600
JUMPS = st.lists(
    st.sampled_from([-24 * HOUR, -HOUR, -1, 1, HOUR, 24 * HOUR]), min_size=2, max_size=6
)
ORDERS = ("a > b > c > d", "d > c > b > a")


class TestJumps(TestCase):
    @pytest.fixture(autouse=True)
    def patched(self, monkeypatch):
        self.monkeypatch = monkeypatch

    @given(jumps=JUMPS)
    def test_the_last_ballot_counts_whatever_the_clock_says(self, jumps):
        debate = go_to(make_debate(), "opening")
        ada, now = make_seat(debate), datetime.datetime(2026, 3, 29, 0, 30, tzinfo=datetime.UTC)
        for number, jump in enumerate(jumps, 1):
            now += datetime.timedelta(seconds=jump)
            self.monkeypatch.setattr(timezone, "now", lambda now=now: now)
            receipt = cast(ada, ORDERS[number % 2], key=f"k{number}")
            assert receipt.number == number
        last = Ballot.objects.get(number=len(jumps))
        assert Paper.objects.get().ballot == last
        assert last.ranking[0] == [ORDERS[len(jumps) % 2][0]]
        assert Round.objects.get(kind="opening").is_open
        debate.refresh_from_db()
        assert debate.phase == "opening"

"""Join codes are not used again for thirty days (EC-47)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from debates.actions.codes import fresh_join_code
from debates.actions.debates import rotate_join_code
from debates.models import SpentCode, ids
from tests.factories import go_to, make_debate, teacher_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn(monkeypatch):
    """Lets a test say which codes are drawn next."""

    def draw(*codes: str) -> None:
        following = iter(codes)
        monkeypatch.setattr(ids, "new_join_code", lambda: next(following))

    return draw


def test_a_code_that_was_rotated_away_rests(drawn):
    debate = make_debate()
    old = debate.join_code
    drawn(old, "KKMMQQXX")
    assert rotate_join_code(debate=debate, by=teacher_of(debate)).join_code == "KKMMQQXX"


def test_the_code_of_a_closed_debate_rests_for_thirty_days(drawn):
    debate = make_debate()
    old = debate.join_code
    go_to(debate, "closed")
    drawn(old, "KKMMQQXX")
    assert make_debate(by=teacher_of(debate)).join_code == "KKMMQQXX"
    SpentCode.objects.update(spent_at=timezone.now() - timedelta(days=30))
    drawn(old)
    assert fresh_join_code() == old


def test_a_code_that_opens_a_debate_is_not_drawn_twice(drawn):
    debate = make_debate()
    drawn(debate.join_code, "KKMMQQXX")
    assert fresh_join_code() == "KKMMQQXX"


def test_codes_that_have_rested_are_forgotten():
    debate = make_debate()
    by = teacher_of(debate)
    second = rotate_join_code(debate=debate, by=by).join_code
    SpentCode.objects.update(spent_at=timezone.now() - timedelta(days=30))
    rotate_join_code(debate=debate, by=by)
    assert list(SpentCode.objects.values_list("code", flat=True)) == [second]


def test_a_public_id_is_never_taken_for_an_option(monkeypatch):
    drawn = iter(["-bcdefghijkl", "abcdefghijk-"])
    monkeypatch.setattr(ids.secrets, "token_urlsafe", lambda size: next(drawn))
    assert ids.new_public_id() == "abcdefghijk-"

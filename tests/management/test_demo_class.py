"""The demonstration class: 24 seats in mid-debate, with everything that a real class brings."""

import io

import pytest
from django.core.management import CommandError, call_command

from debates.models import Debate, Paper, Phase
from debates.queries.ballots import ballots_of, progress_of
from tests.dossiers.stalin import stalin_edition
from tests.factories import make_teacher

pytestmark = pytest.mark.django_db


def play(teacher: str, **options) -> Debate:
    call_command("demo_class", teacher=teacher, stdout=io.StringIO(), **options)
    return Debate.objects.get(teachers__user__username=teacher)


@pytest.fixture
def demo():
    stalin_edition()
    make_teacher()
    return play("novak")


def rankings(debate, kind):
    return ballots_of(debate.rounds.get(kind=kind))


def test_the_class_is_in_its_closing_ranking(demo):
    assert demo.phase == Phase.CLOSING
    opening, closing = progress_of(demo, "opening"), progress_of(demo, "closing")
    # 22 came in time and two of them never handed in; two more came late; 15 are through again.
    assert (opening.handed_in, opening.seats) == (20, 24)
    assert (closing.handed_in, closing.seats) == (15, 24)


def test_there_are_tied_partial_late_and_missing_ballots(demo):
    both = rankings(demo, "opening") + rankings(demo, "closing")
    assert any(len(ranking.tiers) < len(ranking.items) for ranking in both)
    assert any(len(ranking.items) < 8 for ranking in both)
    late = demo.seats.exclude(papers__round__kind="opening")
    assert late.count() == 2
    drafts = Paper.objects.filter(round__debate=demo, round__kind="closing", ballot=None)
    assert drafts.count() == 9
    assert any(paper.draft for paper in drafts)


def test_the_same_seed_makes_the_same_rankings(demo):
    make_teacher("okoro")
    make_teacher("lind")
    same, other = play("okoro"), play("lind", seed=7)
    for kind in ("opening", "closing"):
        ours = sorted(map(str, rankings(demo, kind)))
        assert ours == sorted(map(str, rankings(same, kind)))
        assert ours != sorted(map(str, rankings(other, kind)))


def test_a_demonstration_that_runs_is_not_made_twice(demo):
    assert play("novak") == demo


def test_without_a_teacher_it_says_how_to_get_one():
    with pytest.raises(CommandError, match="There is no such account"):
        call_command("demo_class")

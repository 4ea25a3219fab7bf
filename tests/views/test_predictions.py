"""Predict first. The essay of the class of seven puts a above b, d above c and c above e, and leaves the rest
open (tests/class_of_seven.py)."""

import re

import pytest

from debates.actions import erasing, phases
from debates.models import Debate, Prediction
from tests.class_of_seven import class_of_seven, uncover
from tests.factories import go_to, make_debate, make_pupil, make_seat, teacher_of
from tests.people import found_in_tables
from tests.teachers import Teacher

pytestmark = pytest.mark.django_db
RIGHT, WRONG, OPEN = ("d", "c"), ("e", "c"), ("a", "d")


def guess(pupil, *pairs):
    sent = {}
    for n, (higher, lower) in enumerate(pairs, 1):
        sent |= {f"higher-{n}": higher, f"lower-{n}": lower}
    return pupil.client.post(pupil.url("prediction/"), sent)


def kept(pupil) -> list[tuple[str, str]]:
    rows = Prediction.objects.filter(seat=pupil.seat).order_by("number")
    return list(rows.values_list("higher__slug", "lower__slug"))


def told(pupil) -> str:
    page = pupil.client.get(pupil.url("findings/")).text
    found = re.search(
        r'<section class="panel" aria-labelledby="guesses-heading">.*?</section>', page, re.S
    )
    return found[0] if found else ""


def test_guesses_are_kept_changed_and_taken_back():
    ada = make_pupil(class_of_seven())
    assert "Predict first" in ada.client.get(ada.url()).text
    assert guess(ada, RIGHT, WRONG).status_code == 303
    assert kept(ada) == [RIGHT, WRONG]
    page = ada.client.get(ada.url("prediction/")).text
    assert re.findall(r'<option value="(\w)" selected>', page) == ["d", "c", "e", "c"]
    guess(ada, OPEN)
    assert kept(ada) == [OPEN]
    guess(ada)
    assert kept(ada) == []


def test_the_console_counts_who_guessed_until_the_first_reveal():
    debate = class_of_seven()
    ada, ben, novak = make_pupil(debate), make_pupil(debate), Teacher(debate)
    seen = Debate.objects.get().version

    def said() -> tuple[str, bool]:
        """What the console says, and whether open ones were told to ask again."""
        nonlocal seen
        before, seen = seen, Debate.objects.get().version
        found = re.search(r'<p id="guessed">(.*?)</p>', novak.page())
        return (found[1] if found else "", before != seen)

    assert said() == ("0 pupils have guessed what the conclusion says.", False)
    guess(ada, RIGHT, WRONG)
    assert said() == ("1 pupil has guessed what the conclusion says.", True)
    guess(ada, OPEN)
    assert said() == ("1 pupil has guessed what the conclusion says.", False)
    guess(ben, OPEN)
    assert said() == ("2 pupils have guessed what the conclusion says.", True)
    guess(ada)
    assert said() == ("1 pupil has guessed what the conclusion says.", True)
    uncover(debate)
    assert said() == ("", True)


def test_without_a_conclusion_there_is_nothing_to_count():
    debate = make_debate(conclusions={})
    make_seat(debate)
    assert 'id="guessed"' not in Teacher(go_to(debate, "verdict")).page()


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        ([("a", "a")], "Choose two different factors."),
        ([("a", "")], "A guess names two factors."),
        ([("a", "b"), ("", "c")], "A guess names two factors."),
    ],
)
def test_what_does_not_fit_is_said_and_kept(pairs, words):
    ada = make_pupil(class_of_seven())
    answer = guess(ada, *pairs)
    assert answer.status_code == 422
    assert words in answer.text
    chosen = [slug for pair in pairs for slug in pair if slug]
    assert re.findall(r'<option value="(\w)" selected>', answer.text) == chosen
    assert kept(ada) == []


def test_the_same_guess_twice_is_one_and_another_debates_factor_is_none():
    ada = make_pupil(class_of_seven())
    guess(ada, RIGHT, RIGHT)
    assert kept(ada) == [RIGHT]
    assert guess(ada, ("zebra", "a")).status_code == 422


def test_from_the_first_reveal_on_and_while_paused_nothing_is_taken():
    debate = class_of_seven()
    ada = make_pupil(debate)
    phases.pause_debate(debate=debate, by=teacher_of(debate))
    assert guess(ada, RIGHT).status_code == 409
    phases.resume_debate(debate=debate, by=teacher_of(debate))
    guess(ada, RIGHT)
    uncover(debate)
    answer = guess(ada, WRONG)
    assert answer.status_code == 409
    assert "no more guesses are taken" in answer.text
    assert kept(ada) == [RIGHT]
    assert ada.client.get(ada.url("prediction/")).status_code == 404
    assert "Predict first" not in ada.client.get(ada.url()).text


@pytest.mark.parametrize("plan", [{"phase": "discussion"}, {"conclusions": {}}])
def test_there_is_nothing_to_guess_before_the_verdict_and_without_a_conclusion(plan):
    ada = make_pupil(class_of_seven(**plan))
    assert ada.client.get(ada.url("prediction/")).status_code == 404
    assert guess(ada, RIGHT).status_code == 409
    assert "Predict first" not in ada.client.get(ada.url()).text


@pytest.mark.parametrize("pupils", [4, 5])
def test_what_the_conclusion_says_is_told_at_the_end(pupils):
    debate = class_of_seven()
    guessing = [make_pupil(debate) for _ in range(pupils)]
    guess(guessing[0], RIGHT, WRONG, OPEN)
    for other in guessing[1:]:
        guess(other, RIGHT)
    uncover(debate, steps=3)
    assert guessing[0].client.get(guessing[0].url("findings/")).status_code == 404
    uncover(debate, steps=1)
    words = told(guessing[0])
    assert "“Factor D above Factor C”: it says so." in words
    assert "“Factor E above Factor C”: it says the opposite." in words
    assert "“Factor A above Factor D”: it leaves that open." in words
    # Five right ones of seven: the first pupil's three and one of each of the others.
    assert ("Of the 7 guesses in the class, 5 were right." in words) == (pupils == 5)
    assert ("guesses in the class" in words) == (pupils == 5)
    assert "it says the opposite" not in told(guessing[1])


def test_before_the_end_no_byte_depends_on_who_is_right():
    debate = class_of_seven()
    ada, ben = make_pupil(debate), make_pupil(debate)
    guess(ada, RIGHT)
    guess(ben, WRONG)
    uncover(debate, steps=3)
    pages = []
    for pupil in (ada, ben):
        text = pupil.client.get(pupil.url()).text
        for own in (pupil.seat.public_id, pupil.seat.pseudonym, pupil.seat.code):
            text = text.replace(own, "")
        pages.append(re.sub(r'seen=[\w-]+|value="[\w-]{20,}"|\d{13}', "", text))
    assert pages[0] == pages[1]


def test_an_erased_seat_leaves_no_guess():
    debate = class_of_seven()
    ada = make_pupil(debate, name="Adacanary")
    guess(ada, RIGHT)
    erasing.erase_seat(seat=ada.seat, by=teacher_of(debate))
    assert not Prediction.objects.exists()
    assert found_in_tables(["Adacanary"]) == []


@pytest.mark.parametrize("guesses", [1, 3])
def test_the_page_costs_the_same_however_many_guesses(guesses, django_assert_num_queries):
    """Seat with its debate; guesses, first reveal, conclusion, factors."""
    ada = make_pupil(class_of_seven())
    guess(ada, *[RIGHT, WRONG, OPEN][:guesses])
    ada.client.get(ada.url("prediction/"))
    with django_assert_num_queries(5):
        ada.client.get(ada.url("prediction/"))

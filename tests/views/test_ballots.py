"""What a ballot's address answers to everything that may be sent to it (EC-1 to EC-39)."""

import json

import pytest

from debates.actions import phases
from debates.models import Ballot, Paper
from tests.factories import (
    ballot_form,
    cast,
    go_to,
    make_debate,
    make_pupil,
    make_teacher,
    teacher_of,
)

pytestmark = pytest.mark.django_db
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def opening():
    return go_to(make_debate(), "opening")


@pytest.fixture
def ada(opening):
    return make_pupil(opening)


def hand_in(pupil, form, **extra):
    return pupil.client.post(pupil.url("opening/ballot/"), form, **extra)


def draft_of(pupil):
    return Paper.objects.get(seat=pupil.seat, round__kind="opening").draft


def test_a_form_is_answered_with_a_redirect_to_the_page(ada):
    answer = hand_in(ada, ballot_form("b > a > d > c"))
    assert (answer.status_code, answer.url) == (302, ada.url())
    assert Ballot.objects.get().ranking == [["b"], ["a"], ["d"], ["c"]]
    assert "Handed in at" in ada.client.get(ada.url()).text


def test_a_script_is_answered_with_words_and_a_fresh_key(ada):
    answer = hand_in(ada, ballot_form("b > a > d > c", key="k1"), **JSON)
    body = answer.json()
    assert (answer.status_code, body["state"], body["number"]) == (200, "handed-in", 1)
    assert body["text"].startswith("Handed in at ")
    assert len(body["key"]) == 22


def test_the_same_post_again_is_the_same_answer_and_one_row(ada):
    form = ballot_form("b > a > d > c", key="k1")
    first, again = hand_in(ada, form, **JSON).json(), hand_in(ada, form, **JSON).json()
    assert (first["number"], first["text"]) == (again["number"], again["text"])
    assert Ballot.objects.count() == 1


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ("a > b > c", "1 factor still to place: Factor D."),  # EC-2
        ("", "Nothing is placed yet. Place at least one factor."),  # EC-5
    ],
)
def test_what_is_missing_is_named_and_nothing_is_lost(ada, order, words):
    answer = hand_in(ada, ballot_form(order))
    assert answer.status_code == 422
    assert words in answer.text
    assert not Ballot.objects.exists()
    assert draft_of(ada) == ({"a": 1, "b": 2, "c": 3} if order else {})


def test_a_tie_on_a_ladder_names_both(ada):  # EC-39
    answer = hand_in(ada, ballot_form("a > b = c > d"))
    assert answer.status_code == 422
    assert "Only one factor can have place 2: Factor B, Factor C." in answer.text
    # The order is kept on the screen.
    assert '<option value="2" selected>' in answer.text


def test_ties_and_gaps_where_they_are_allowed():
    debate = go_to(make_debate(shape="tiers", gaps_allowed=True), "opening")
    ben = make_pupil(debate)
    assert hand_in(ben, ballot_form("a > b = c")).status_code == 302
    assert Ballot.objects.get().ranking == [["a"], ["b", "c"]]


def test_a_diamond_has_rows_of_its_own():
    debate = go_to(make_debate(shape="diamond", factors=9), "opening")
    ben = make_pupil(debate)
    rows = dict(zip("abcdefghi", "122333445", strict=True))
    form = {f"place-{slug}": row for slug, row in rows.items()} | {"key": "k"}
    assert hand_in(ben, form | {"place-i": "4"}).status_code == 422
    assert hand_in(ben, form).status_code == 302
    assert Ballot.objects.get().ranking == [["a"], ["b", "c"], ["d", "e", "f"], ["g", "h"], ["i"]]


@pytest.mark.parametrize(
    "place",
    [
        "0",
        "-1",
        "1.5",
        "1e3",
        "NaN",
        "Infinity",
        "١",
        "1_0",
        " 1 ",
        "5",
        "9" * 5000,
        str(2**63),
        "\x00",
    ],
)
def test_a_place_that_is_none_is_refused(ada, place):  # EC-6 to EC-8
    answer = hand_in(ada, ballot_form("a > b > c > d") | {"place-a": place})
    assert answer.status_code == 422
    assert not Ballot.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        {"place-e": "1"},  # EC-3: a factor of another debate
        {"place-": "1"},
        {"place-a": ["1", "2"]},  # EC-11
        {"key": ""},  # EC-15
        {"key": "k" * 65},  # EC-16
        {"key": "\x00"},
        {"key": "ключ"},
        {"key": ["k", "l"]},
    ],
)
def test_what_no_page_of_ours_sends_is_refused(ada, change):
    answer = hand_in(ada, ballot_form("a > b > c > d") | change)
    assert answer.status_code == 422
    assert not Ballot.objects.exists()
    assert "Factor E" not in answer.text


def test_a_missing_key_or_factor_field_is_refused(ada):
    for name in ("key", "place-b"):  # EC-15, EC-4
        form = ballot_form("a > b > c > d")
        del form[name]
        assert hand_in(ada, form).status_code == 422
    assert not Ballot.objects.exists()


def test_the_query_string_is_no_ballot(ada):  # EC-11
    path = ada.url("opening/ballot/") + "?place-a=4&key=x"
    assert ada.client.post(path, ballot_form("a > b > c > d")).status_code == 302
    assert Ballot.objects.get().ranking == [["a"], ["b"], ["c"], ["d"]]


@pytest.mark.parametrize("body", ["[]", '"x"', "null", "7", "[" * 100_000])
def test_json_is_not_a_form(ada, body):  # EC-9, EC-10, EC-14
    path = ada.url("opening/ballot/")
    assert ada.client.post(path, body, content_type="application/json").status_code == 415


def test_endless_forms_are_refused(ada):  # EC-12, EC-13
    many = ballot_form("a > b > c > d") | {f"x{n}": "1" for n in range(1001)}
    assert hand_in(ada, many).status_code == 400
    path = ada.url("opening/ballot/")
    huge = "key=" + "k" * 3_000_000
    kind = "application/x-www-form-urlencoded"
    assert ada.client.post(path, huge, content_type=kind).status_code in (400, 413)
    assert not Ballot.objects.exists()


def test_a_used_key_shows_both_orders_and_offers_the_new_one(ada):  # EC-17, EC-21
    hand_in(ada, ballot_form("a > b > c > d", key="k1"))
    answer = hand_in(ada, ballot_form("d > c > b > a", key="k1"))
    assert answer.status_code == 409
    assert Ballot.objects.get().ranking == [["a"], ["b"], ["c"], ["d"]]
    fresh = answer.context["board"].stage.ballot.key
    assert fresh != "k1"
    assert answer.context["board"].stage.ballot.conflict.stored == (
        ("Factor A",),
        ("Factor B",),
        ("Factor C",),
        ("Factor D",),
    )
    assert hand_in(ada, ballot_form("d > c > b > a", key=fresh)).status_code == 302
    assert Paper.objects.get(seat=ada.seat).ballot.ranking == [["d"], ["c"], ["b"], ["a"]]


def test_a_used_key_tells_a_script_the_same(ada):
    hand_in(ada, ballot_form("a > b > c > d", key="k1"))
    answer = hand_in(ada, ballot_form("d > c > b > a", key="k1"), **JSON)
    body = answer.json()
    assert (answer.status_code, body["state"]) == (409, "conflict")
    assert body["stored"] == [["Factor A"], ["Factor B"], ["Factor C"], ["Factor D"]]
    assert body["sent"] == [["Factor D"], ["Factor C"], ["Factor B"], ["Factor A"]]


@pytest.mark.parametrize("phase", ["split", "evidence", "verdict", "closed"])
def test_a_ballot_that_comes_late_keeps_its_order(opening, ada, phase):  # EC-25
    go_to(opening, phase)
    answer = hand_in(ada, ballot_form("d > c > b > a"))
    assert answer.status_code == 409
    assert (
        "The round closed before you handed in. Your order is kept: tell your teacher."
        in answer.text
    )
    assert draft_of(ada) == {"d": 1, "c": 2, "b": 3, "a": 4}
    assert not Ballot.objects.exists()


def test_a_ballot_in_a_pause_is_told_so(opening, ada):
    phases.pause_debate(debate=opening, by=teacher_of(opening))
    answer = hand_in(ada, ballot_form("d > c > b > a"), **JSON)
    assert answer.status_code == 409
    assert answer.json()["text"] == (
        "The debate is paused, so nothing can be handed in now. Your order is kept."
    )
    assert draft_of(ada) == {"d": 1, "c": 2, "b": 3, "a": 4}


def test_back_opens_the_round_again_and_old_ballots_stand(opening, ada):  # EC-27
    hand_in(ada, ballot_form("a > b > c > d", key="k1"))
    debate = go_to(opening, "split")
    phases.step_back(debate=debate, by=teacher_of(debate), serial=debate.phase_serial)
    assert hand_in(ada, ballot_form("a > b > c > d", key="k1"), **JSON).json()["number"] == 1
    assert hand_in(ada, ballot_form("d > c > b > a"), **JSON).json()["number"] == 2


def test_a_removed_pupil_is_told_to_ask(opening, ada):  # EC-29
    from debates.actions import seats

    seats.remove_seat(seat=ada.seat, by=teacher_of(opening))
    answer = hand_in(ada, ballot_form("a > b > c > d"))
    assert answer.status_code == 403
    assert "Ask your teacher." in answer.text
    assert not Ballot.objects.exists()


def test_a_seat_on_another_device_is_told_so(opening, ada):  # EC-23
    from debates.actions import seats

    moved = seats.move_seat(debate=opening, code=ada.seat.code)
    assert moved == ada.seat
    answer = hand_in(ada, ballot_form("a > b > c > d"))
    assert answer.status_code == 403
    assert "Your seat is on another device" in answer.text


def test_a_pupil_of_another_class_finds_nothing(opening):
    other = go_to(make_debate(by=make_teacher("okoro")), "opening")
    cleo = make_pupil(other)
    path = f"/debate/{opening.public_id}/opening/ballot/"
    assert cleo.client.post(path, ballot_form("a > b > c > d")).status_code == 404
    assert not Ballot.objects.exists()


def test_a_trial_is_stored_and_never_counted(opening):  # EC-31
    trial = make_pupil(opening, is_trial=True)
    assert hand_in(trial, ballot_form("a > b > c > d")).status_code == 302
    from debates.queries.ballots import ballots_of

    assert ballots_of(opening.rounds.get(kind="opening")) == []


def test_a_draft_is_kept_and_a_newer_one_comes_back(ada):
    form = ballot_form("a > b")
    path = ada.url("opening/draft/")
    assert ada.client.post(path, form | {"base": "0"}, **JSON).json() == {"serial": 1}
    behind = ada.client.post(path, ballot_form("b > a") | {"base": "0"}, **JSON)
    assert behind.status_code == 409
    assert behind.json() == {"serial": 1, "places": {"a": 1, "b": 2}}
    assert ada.client.post(path, form).status_code == 302


@pytest.mark.parametrize("base", ["-1", "x", "1" * 5000, "١"])
def test_a_draft_on_nonsense_is_refused(ada, base):
    answer = ada.client.post(ada.url("opening/draft/"), ballot_form("a") | {"base": base}, **JSON)
    assert answer.status_code == 422


def test_the_closing_ballot_starts_from_the_opening_one(opening, ada):
    hand_in(ada, ballot_form("d > c > b > a"))
    go_to(opening, "closing")
    ballot = ada.client.get(ada.url()).context["board"].stage.ballot
    assert {row.slug: row.place for row in ballot.rows} == {"d": 1, "c": 2, "b": 3, "a": 4}
    assert not ballot.handed_in


def test_a_pupil_who_missed_the_opening_starts_with_nothing_placed(opening, ada):
    go_to(opening, "closing")
    ballot = ada.client.get(ada.url()).context["board"].stage.ballot
    assert {row.place for row in ballot.rows} == {None}


def test_each_seat_sees_the_factors_in_an_order_of_its_own():
    debate = go_to(make_debate(factors=10), "opening")
    orders = set()
    for _ in range(6):
        pupil = make_pupil(debate)
        first, again = (
            tuple(
                row.slug for row in pupil.client.get(pupil.url()).context["board"].stage.ballot.rows
            )
            for _ in range(2)
        )
        assert first == again
        orders.add(first)
    assert len(orders) == 6


def test_handing_in_takes_eight_statements_with_begin_and_commit(
    opening, ada, django_assert_num_queries
):
    for _ in range(3):
        cast(make_pupil(opening).seat, "a > b > c > d")
    # One for the paper, five in the action, and the savepoint that stands for begin and commit.
    with django_assert_num_queries(8):
        hand_in(ada, ballot_form("a > b > c > d"), **JSON)


def test_answers_are_json_that_a_browser_does_not_keep(ada):
    answer = hand_in(ada, ballot_form("a > b > c > d"), **JSON)
    assert "no-store" in answer["Cache-Control"]
    json.loads(answer.content)

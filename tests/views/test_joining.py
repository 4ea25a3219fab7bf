"""Joining, coming back and leaving (EC-42 to EC-61)."""

import re
import unicodedata

import pytest
from django.core import signing
from django.test import Client

from debates import access
from debates.actions import debates as debate_actions
from debates.actions import pseudonyms, seats
from debates.models import Debate, Seat, ids
from tests.factories import cast, go_to, make_debate, make_pupil, make_teacher, teacher_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def debate():
    return make_debate()


def offer_of(client, debate, **fields):
    """The form that the offering page sends back."""
    context = client.get(f"/j/{debate.join_code}/").context
    offered = {name: context.get(name, "") for name in ("offer", "pseudonym")}
    return offered | {"name": ""} | fields


def join(client, debate, **fields):
    return client.post(f"/j/{debate.join_code}/", offer_of(client, debate, **fields))


def with_code(debate, code):
    Debate.objects.filter(pk=debate.pk).update(join_code=code)
    return code


@pytest.mark.parametrize(
    "typed", ["k7m4 qx9h", "K7M4-QX9H", " K7M4QX9H\t", "Ｋ７Ｍ４ＱＸ９Ｈ", "k7m4–qx9h"]
)
def test_a_code_is_read_as_people_type_it(debate, typed):  # EC-42
    with_code(debate, "K7M4QX9H")
    answer = Client().post("/", {"code": typed})
    assert (answer.status_code, answer.url) == (302, "/j/K7M4QX9H/")


def test_codes_hold_no_vowels_and_no_look_alikes():  # EC-43, EC-44
    assert len(set(ids.CODE_ALPHABET)) == 24
    assert not set(ids.CODE_ALPHABET) & set("AEIOUY01258L")


def test_a_code_that_reads_as_a_word_is_drawn_again():
    class Draws:
        symbols = iter("FCKFCK" + "K7M4QX")

        def choice(self, _alphabet):
            return next(self.symbols)

    assert ids.new_seat_code(Draws()) == "K7M4QX"


def without_what_was_typed(answer) -> str:
    """The page less its token and the echo of the code."""
    return re.sub(r' value="[^"]*"', "", answer.text)


def test_every_code_that_opens_nothing_gets_one_answer(debate):  # EC-45, EC-46
    closed = make_debate(by=make_teacher("okoro"))
    old = closed.join_code
    go_to(closed, "closed")
    rotated = debate.join_code
    debate_actions.rotate_join_code(debate=debate, by=teacher_of(debate))
    pages = set()
    for code in (
        "KKMMQQXX",
        "KKMMQQXX3",
        old,
        rotated,
        "O0O0O0O0",
        "%",
        "_",
        "K" * 90,
        "K" * 7000,
        "🦀" * 8,
        "",
    ):
        answer = Client().post("/", {"code": code})
        assert answer.status_code == 404, code
        pages.add(without_what_was_typed(answer))
    assert len(pages) == 1
    assert "This code opens nothing. Look at the board, or at your slip, once more." in pages.pop()


def test_wrong_closed_and_rotated_codes_take_the_same_steps(
    debate, django_assert_num_queries
):  # SEC-13
    old = debate.join_code
    debate_actions.rotate_join_code(debate=debate, by=teacher_of(debate))
    closed = make_debate(by=make_teacher("okoro"))
    gone = closed.join_code
    go_to(closed, "closed")
    for code in ("KKMMQQXX", old, gone):
        for ask in (
            lambda code: Client().post("/", {"code": code}),
            lambda code: Client().get(f"/j/{code}/"),
            lambda code: Client().post("/back/", {"code": code, "seat_code": "KKMMQQ"}),
            lambda code: Client().post("/back/knock/", {"code": code, "asked": "Teal Heron"}),
        ):
            with django_assert_num_queries(3):
                assert ask(code).status_code == 404


# Nobody types a pseudonym: all are ours, so none is rude, empty, a look-alike or "Teacher". A typed name is
# shown to the teacher alone, as typed; whom it imitates misleads nobody but its reader, who knows the class.
@pytest.mark.parametrize("typed", ["Admin", "Teacher", "Ms Novak", "<b>", "Teal Heron 2", ""])
def test_a_pseudonym_that_is_not_ours_is_replaced(debate, typed):  # EC-57, EC-58, EC-60
    assert join(Client(), debate, pseudonym=typed).status_code == 302
    assert pseudonyms.is_ours(debate.seats.get().pseudonym)


def test_joining_twice_on_one_device_is_one_seat(debate):  # EC-49
    client = Client()
    join(client, debate)
    answer = join(client, debate, offer="o" * 22)
    assert (answer.status_code, answer.url) == (302, f"/debate/{debate.public_id}/")
    assert debate.seats.count() == 1


def test_a_double_click_on_join_is_one_seat(debate):
    form = offer_of(Client(), debate)
    first, second = Client(), Client()
    for client in (first, second):
        assert client.post(f"/j/{debate.join_code}/", form).status_code == 302
    assert debate.seats.count() == 1
    assert first.get(f"/debate/{debate.public_id}/").status_code == 200
    assert second.get(f"/debate/{debate.public_id}/").status_code == 200


def test_a_locked_room_takes_nobody_new_and_keeps_everybody(debate):
    ada = make_pupil(debate)
    debate_actions.lock_room(debate=debate, by=teacher_of(debate), locked=True)
    client = Client()
    answer = join(client, debate)
    assert answer.status_code == 403
    assert "The room is locked, or all its places are taken." in answer.text
    assert ada.client.get(ada.url()).status_code == 200
    back = Client().post("/back/", {"code": debate.join_code, "seat_code": ada.seat.code})
    assert back.status_code == 302


def test_a_rotated_code_makes_every_photo_of_it_worthless(debate):  # EC-48
    old = debate.join_code
    debate_actions.rotate_join_code(debate=debate, by=teacher_of(debate))
    assert Client().get(f"/j/{old}/").status_code == 404
    ada = make_pupil(debate)
    assert Client().post("/back/", {"code": old, "seat_code": ada.seat.code}).status_code == 404
    assert ada.client.get(f"/j/{old}/").status_code == 404
    assert ada.client.get(ada.url()).status_code == 200


def test_cookies_refused_is_said_in_words(debate):  # EC-50
    client = Client(enforce_csrf_checks=True)
    form = offer_of(client, debate)
    client.cookies.clear()
    answer = client.post(f"/j/{debate.join_code}/", form)
    assert answer.status_code == 403
    assert "Your browser refuses cookies" in answer.text
    assert "http-equiv" not in answer.text  # and nothing that would go round in circles
    assert not Seat.objects.exists()


def test_an_old_page_is_said_in_words(debate):  # EC-76
    client = Client(enforce_csrf_checks=True)
    form = offer_of(client, debate) | {"csrfmiddlewaretoken": "x" * 64}
    answer = client.post(f"/j/{debate.join_code}/", form)
    assert answer.status_code == 403
    assert "your draft is kept" in answer.text


@pytest.mark.parametrize("cookie", ["", "x", "x" * 8000, "eyJhIjoxfQ:1:sig", "[]"])
def test_a_broken_cookie_is_nobody(debate, cookie):  # EC-75
    client = Client()
    client.cookies[access.COOKIE] = cookie
    assert client.get(f"/debate/{debate.public_id}/").status_code == 404
    assert client.get(f"/j/{debate.join_code}/").status_code == 200


@pytest.mark.parametrize("held", [[], [[]], [["a", "b", "c"]], {"a": 1}, [[1, 2, 3, 4]], None, 7])
def test_a_signed_cookie_of_another_shape_is_nobody(debate, held):
    client = Client()
    client.cookies[access.COOKIE] = signing.dumps(held, salt="debates.seat", compress=True)
    assert client.get(f"/debate/{debate.public_id}/").status_code == 404


def test_a_seat_of_a_finished_debate_is_no_hindrance(debate):  # EC-51
    client = Client()
    join(client, debate)
    go_to(debate, "closed")
    assert client.get(f"/debate/{debate.public_id}/").status_code == 200
    new = make_debate(by=teacher_of(debate))
    assert join(client, new).status_code == 302
    assert client.get(f"/debate/{new.public_id}/").status_code == 200


def test_a_device_keeps_its_last_six_seats():
    teacher = make_teacher()
    all_debates = [make_debate(by=teacher) for _ in range(7)]
    client = Client()
    for debate in all_debates:
        join(client, debate)
    found = [client.get(f"/debate/{d.public_id}/").status_code for d in all_debates]
    assert found == [404] + [200] * 6


def test_the_next_pupil_on_a_device_gets_another_seat(debate):  # EC-52
    client = Client()
    join(client, debate)
    first = debate.seats.get()
    page = client.get(f"/debate/{debate.public_id}/")
    assert f"Not {first.pseudonym}?" in page.text
    # Whoever scans the code on the board is asked before she falls into the seat of the last one.
    offer = client.get(f"/j/{debate.join_code}/").text
    assert f"Are you {first.pseudonym}?" in offer
    assert f"Not {first.pseudonym}? Next pupil on this device" in offer
    assert f'href="/debate/{debate.public_id}/"' in offer
    answer = client.post(f"/debate/{debate.public_id}/leave/")
    assert (answer.status_code, answer.url) == (302, f"/j/{debate.join_code}/")
    assert client.get(f"/debate/{debate.public_id}/").status_code == 404
    join(client, debate)
    assert debate.seats.present().count() == 2


def test_a_seat_code_moves_the_seat_with_all_it_has(debate):
    go_to(debate, "opening")
    old = Client()
    join(old, debate)
    seat = debate.seats.get()
    cast(seat, "b > a > d > c")
    code = old.get(f"/debate/{debate.public_id}/").context["board"].bar.seat_code
    new = Client()
    typed = {"code": debate.join_code.lower(), "seat_code": f"{code[:3]} {code[3:].lower()}"}
    answer = new.post("/back/", typed)
    assert (answer.status_code, answer.url) == (302, f"/debate/{debate.public_id}/")
    page = new.get(answer.url)
    assert "Handed in at" in page.text
    assert page.context["board"].bar.seat_code == code
    refused = old.get(f"/debate/{debate.public_id}/")
    assert refused.status_code == 403
    assert "Your seat is on another device" in refused.text


def test_codes_that_do_not_belong_together_get_one_answer(debate):
    ada = make_pupil(debate)
    other = make_debate(by=make_teacher("okoro"))
    for code, seat_code in [
        (other.join_code, ada.seat.code),
        (debate.join_code, "KKMMQQ"),
        ("KKMMQQXX", ada.seat.code),
        (debate.join_code, "\x00"),
        ("", ""),
    ]:
        answer = Client().post("/back/", {"code": code, "seat_code": seat_code})
        assert answer.status_code == 404
        assert "These two codes do not belong together" in answer.text


def test_a_removed_pupil_may_not_come_back_by_code(debate):
    ada = make_pupil(debate)
    seats.remove_seat(seat=ada.seat, by=teacher_of(debate))
    answer = Client().post("/back/", {"code": debate.join_code, "seat_code": ada.seat.code})
    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Amina R.", "Amina R."),
        ("  Amina  ", "Amina"),
        ("\u3164", ""),  # EC-53
        ("\u2800\u200b", ""),
        ("\u202eadmin", "admin"),  # EC-55
        ("👩‍👩‍👧‍👦 Ada", "👩‍👩‍👧‍👦 Ada"),  # EC-56
        ("<b>", "<b>"),  # EC-61
        ("{{7*7}}", "{{7*7}}"),
        ("'; DROP", "'; DROP"),
        ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
        ("../../", "../../"),
        ("null", "null"),
        ("O'Brien", "O'Brien"),
        ("Ñandú", "Ñandú"),
        ("李", "李"),
        ("x", "x"),
        ("ab" * 40, "ab" * 40),
    ],
)
def test_names_are_stored_as_typed_and_shown_to_no_pupil(debate, typed, stored):
    client = Client()
    assert join(client, debate, name=typed).status_code == 302
    assert debate.seats.get().name == unicodedata.normalize("NFC", stored)


@pytest.mark.parametrize(
    "typed", ["a" + "\u0301" * 8, "a\x00b", "ab\x07", "x" * 81]
)  # EC-54, EC-85
def test_names_that_no_page_could_show_are_refused_in_words(debate, typed):
    client = Client()
    answer = join(client, debate, name=typed)
    assert answer.status_code == 422
    assert "name" in answer.text
    assert not Seat.objects.exists()


def test_a_lone_surrogate_is_no_crash(debate):
    client = Client()
    form = offer_of(client, debate)
    body = "&".join(f"{k}={v}" for k, v in form.items() if k != "name") + "&name=%ED%A0%80"
    answer = client.post(
        f"/j/{debate.join_code}/", body, content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code in (302, 422)


@pytest.mark.parametrize("phase", ["lobby", "opening", "evidence", "closing", "verdict", "exit"])
def test_a_late_pupil_lands_in_whatever_runs(debate, phase):
    go_to(debate, phase)
    client = Client()
    page = client.get(join(client, debate).url)
    assert page.status_code == 200
    assert page.context["board"].stage.phase == phase
    assert (page.context["board"].stage.ballot is not None) == (phase in ("opening", "closing"))

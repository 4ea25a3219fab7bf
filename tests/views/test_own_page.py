"""Pupils with a slip: signing in, the own seat on any device, and nobody else's anything."""

import re

import pytest
from django.core import signing
from django.test import Client

from debates import access
from debates.actions import debates as debate_actions
from debates.actions import pupils, reveals, seats, slips
from debates.models import Ballot, Paper, Seat
from debates.queries.slips import slip_code
from tests.factories import (
    ballot_form,
    cast,
    go_to,
    make_classroom,
    make_debate,
    make_edition,
    make_pupil,
    make_teacher,
    owner_of,
    signed_in,
    teacher_of,
)
from tests.teachers import Teacher

pytestmark = pytest.mark.django_db


@pytest.fixture
def classroom():
    return make_classroom("Ada Lovelace", "Ben Okoro")


@pytest.fixture
def debate(classroom):
    return make_debate(by=owner_of(classroom), classroom=classroom)


@pytest.fixture
def ada(classroom):
    return classroom.pupils.get(name="Ada Lovelace")


@pytest.fixture
def ben(classroom):
    return classroom.pupils.get(name="Ben Okoro")


def go_in(client, debate):
    return client.post(f"/me/debate/{debate.public_id}/")


def url(debate, part="") -> str:
    return f"/debate/{debate.public_id}/{part}"


def next_debate(classroom, **plan):
    return make_debate(
        by=owner_of(classroom), edition=make_edition("next"), classroom=classroom, **plan
    )


# The slip --------------------------------------------------------------------------------------


def test_a_slip_code_is_read_as_people_type_it(ada):
    code = slip_code(ada)
    for typed in (code, f"{code[:3]}-{code[3:6]}-{code[6:]}".lower(), f" {code[:4]} {code[4:]}\t"):
        client = Client()
        assert client.post("/", {"code": typed}).url == "/me/"
        assert "Ada Lovelace" in client.get("/me/").text


def test_looking_at_a_qr_code_signs_nobody_in(ada):
    client, page = Client(), f"/s/{slip_code(ada)}/"
    assert "Is this you?" in client.get(page).text
    assert not client.cookies.get(access.PUPIL_COOKIE)
    assert client.post(page).url == "/me/"
    assert client.get("/me/").status_code == 200


def test_the_cookie_is_the_servers_alone(ada):
    cookie = signed_in(ada).cookies[access.PUPIL_COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 15_552_000)
    assert "Ada" not in cookie.value


def test_a_wrong_slip_gets_the_answer_of_a_wrong_join_code(ada):
    code = slip_code(ada)
    pupils.remove_pupil(pupil=ada, by=None)
    answers = [Client().post("/", {"code": typed}) for typed in ("KKMMQQXX", "KKMMQQXX3", code)]
    answers += [Client().get(f"/s/{typed}/") for typed in ("KKMMQQXX3", code, "x", "%00")]
    answers += [Client().post(f"/s/{code}/")]
    assert {answer.status_code for answer in answers} == {404}
    assert len({re.sub(r' value="[^"]*"', "", answer.text) for answer in answers}) == 1
    assert not any(access.PUPIL_COOKIE in answer.cookies for answer in answers)


@pytest.mark.parametrize("held", [[], ["x", 1], [1, 1], ["x", "1"], {"a": 1}, None, [["x"], 1]])
def test_a_signed_cookie_of_another_shape_is_nobody(held, ada):
    client = Client()
    client.cookies[access.PUPIL_COOKIE] = signing.dumps(held, salt="debates.pupil")
    assert client.get("/me/").url == "/"


def test_a_forged_or_foreign_cookie_is_nobody(ada):
    forged = signing.dumps([ada.public_id, ada.slip_serial], salt="debates.seat")
    for value in (forged, "x", "", "x" * 8000):
        client = Client()
        client.cookies[access.PUPIL_COOKIE] = value
        assert client.get("/me/").url == "/"


def test_a_new_slip_signs_out_every_device_at_once(ada, debate):
    client = signed_in(ada)
    go_in(client, debate)
    slips.renew_slips(classroom=ada.classroom, pupils=[ada], by=None)
    assert client.get("/me/").url == "/"
    assert client.get(url(debate)).status_code == 403
    ada.refresh_from_db()
    again = signed_in(ada)
    assert go_in(again, debate).url == url(debate)
    assert again.get(url(debate)).status_code == 200


def test_who_is_off_the_roster_is_signed_out(ada):
    client = signed_in(ada)
    pupils.remove_pupil(pupil=ada, by=None)
    assert client.get("/me/").url == "/"


def test_the_front_page_leads_back_to_the_own_page(ada):
    assert 'href="/me/"' in signed_in(ada).get("/").text
    assert 'href="/me/"' not in Client().get("/").text


# The seat --------------------------------------------------------------------------------------


def test_the_same_seat_in_every_device_with_what_was_placed(ada, debate):  # EC-64
    go_to(debate, "opening")
    phone, laptop = signed_in(ada), signed_in(ada)
    go_in(phone, debate)
    phone.post(url(debate, "opening/ballot/"), ballot_form("a > b > c > d", key="k"))
    assert go_in(laptop, debate).url == url(debate)
    assert "Handed in" in laptop.get(url(debate)).text
    assert phone.get(url(debate)).status_code == 403
    assert (Seat.objects.count(), Ballot.objects.count()) == (1, 1)
    assert (Seat.objects.get().pupil, Seat.objects.get().name) == (ada, "")


def test_going_in_again_on_the_same_device_moves_nothing(ada, debate):
    client = signed_in(ada)
    go_in(client, debate)
    before = Seat.objects.values().get()
    assert go_in(client, debate).url == url(debate)
    assert client.get(f"/j/{debate.join_code}/").url == url(debate)
    assert Seat.objects.values().get() == before


def test_the_join_code_leads_to_the_own_seat_too(ada, debate):
    client = signed_in(ada)
    page = client.get(f"/j/{debate.join_code}/")
    assert "You are signed in as" in page.text
    client.post(f"/j/{debate.join_code}/", {"offer": "x" * 22})
    assert Seat.objects.count() == 0
    go_in(client, debate)
    assert Seat.objects.get().pupil == ada


def test_a_guest_comes_in_by_the_code_as_always(debate):
    client = Client()
    assert "You will be" in client.get(f"/j/{debate.join_code}/").text
    client.post(f"/j/{debate.join_code}/", {"offer": "x" * 22, "name": "Guest"})
    assert (Seat.objects.get().pupil, Seat.objects.get().name) == (None, "Guest")


def test_who_comes_by_the_join_code_is_told_of_slips_in_a_class_with_a_roster(debate):
    without = make_debate(by=make_teacher("okoro"), edition=make_edition("other"))
    for one, said in ((debate, True), (without, False)):
        assert ("I have a slip" in Client().get(f"/j/{one.join_code}/").text) is said
        wall = Client().get(f"/projector/{one.projector_key}/").text
        assert ("Have you got a slip" in wall) is said


def test_in_a_debate_of_another_class_a_pupil_is_a_guest(ada):
    other = make_debate(by=make_teacher("okoro"), edition=make_edition("other"))
    client = signed_in(ada)
    assert "You will be" in client.get(f"/j/{other.join_code}/").text
    assert go_in(client, other).status_code == 404


def test_a_seat_of_somebody_else_on_this_device_is_not_taken_for_the_own(ada, debate):
    guest = make_pupil(debate)
    go_in(signed_in(ada), debate)
    guest.client.post("/", {"code": slip_code(ada)})
    assert "You are signed in as" in guest.client.get(f"/j/{debate.join_code}/").text
    go_in(guest.client, debate)
    assert "You are " + debate.seats.get(pupil=ada).pseudonym in guest.client.get(url(debate)).text


def test_a_locked_room_is_said_in_words(ada, debate):
    debate_actions.lock_room(debate=debate, by=teacher_of(debate), locked=True)
    answer = go_in(signed_in(ada), debate)
    assert answer.status_code == 403
    assert "The room is locked" in answer.text


def test_who_was_taken_out_of_the_room_is_not_let_in_by_the_slip(ada, debate):
    client = signed_in(ada)
    go_in(client, debate)
    seats.remove_seat(seat=Seat.objects.get(), by=teacher_of(debate))
    assert debate.edition.title not in client.get("/me/").text
    assert go_in(client, debate).status_code == 404
    assert "You will be" in client.get(f"/j/{debate.join_code}/").text


def test_a_deleted_debate_is_not_offered_until_it_is_back(ada, debate):
    client = signed_in(ada)
    go_in(client, debate)
    debate_actions.delete_debate(debate=debate, by=teacher_of(debate))
    assert board(client) == ([], [])
    assert go_in(client, debate).status_code == 404
    debate_actions.restore_debate(debate=debate, by=teacher_of(debate))
    assert board(client) == ([debate.edition.title], [])


# Whose page it is ------------------------------------------------------------------------------


def board(client):
    found = client.get("/me/").context["board"]
    return [one.question for one in found.running], [one.question for one in found.past]


def test_the_page_shows_what_runs_in_the_class_and_the_own_past(ada, ben, classroom, debate):
    go_in(signed_in(ada), debate)
    go_to(debate, "closed")
    following = next_debate(classroom)
    make_debate(by=make_teacher("okoro"), edition=make_edition("other"))
    assert board(signed_in(ada)) == ([following.edition.title], [debate.edition.title])
    assert board(signed_in(ben)) == ([following.edition.title], [])


def test_past_debates_stay_readable_to_whoever_was_there(ada, ben, debate):
    go_to(debate, "opening")
    client = signed_in(ada)
    go_in(client, debate)
    cast(Seat.objects.select_related("debate").get(), "b > a > c > d")
    go_to(debate, "closed")
    elsewhere = signed_in(ada)
    assert go_in(elsewhere, debate).url == url(debate)
    assert "What you handed in" in elsewhere.get(url(debate)).text
    assert go_in(signed_in(ben), debate).status_code == 404


def test_a_deleted_debate_is_gone_from_the_own_page_and_nobody_goes_in(ada, ben, debate):
    ada, ben = signed_in(ada), signed_in(ben)
    go_in(ada, debate)
    debate_actions.delete_debate(debate=debate, by=teacher_of(debate))
    for client in (ada, ben):
        assert debate.public_id not in client.get("/me/").text
        assert client.get(f"/me/debate/{debate.public_id}/").status_code == 404
        assert go_in(client, debate).status_code == 404
    assert Seat.objects.count() == 1


def test_who_moved_in_mid_lesson_finishes_it_and_then_follows_the_new_class(ada, debate):  # EC-63
    client = signed_in(ada)
    go_in(client, debate)
    to = make_classroom(by=make_teacher("okoro"), title="12 B")
    pupils.move_pupil(pupil=ada, to=to, by=None)
    following = next_debate(to)
    assert client.get(url(debate)).status_code == 200
    assert go_in(signed_in(ada), debate).url == url(debate)
    assert go_in(signed_in(ada), following).url == url(following)
    assert "12 B" in client.get("/me/").text


def test_signing_out_leaves_nothing_on_the_device(ada, debate):
    client = signed_in(ada)
    go_in(client, debate)
    assert client.post("/me/sign-out/").url == "/"
    assert client.get("/me/").url == "/"
    assert client.get(url(debate)).status_code == 404


def test_the_next_pupil_on_this_device_is_not_the_last_one(ada, debate):
    client = signed_in(ada)
    go_in(client, debate)
    client.post(url(debate, "leave/"))
    assert client.get("/me/").url == "/"
    assert "You will be" in client.get(f"/j/{debate.join_code}/").text


def test_another_slip_on_the_same_device_lets_go_of_the_seats_of_the_first(ada, ben, classroom):
    debate, client = next_debate(classroom), signed_in(ada)
    go_in(client, debate)
    client.post("/", {"code": slip_code(ben)})
    assert client.get(url(debate)).status_code == 404
    assert "Ben Okoro" in client.get("/me/").text


def test_the_same_slip_again_keeps_the_seats(ada, debate):
    client = signed_in(ada)
    go_in(client, debate)
    client.post("/", {"code": slip_code(ada)})
    assert client.get(url(debate)).status_code == 200


def test_a_guests_seat_stays_when_a_slip_comes_to_the_device(ada, debate):
    guest = make_pupil(debate)
    guest.client.post("/", {"code": slip_code(ada)})
    assert guest.client.get(guest.url()).status_code == 200


# What the teacher sees -------------------------------------------------------------------------


def test_names_of_the_roster_keep_to_their_cover(ada, debate):
    go_in(signed_in(ada), debate)
    novak = Teacher(debate)
    seat = f"seats/{Seat.objects.get().public_id}/"
    for covered in (novak.page(), novak.page(seat), novak.now("x").text):
        assert "Lovelace" not in covered
        assert "Okoro" not in covered
    assert "1 of the roster is not here" in novak.page()
    slips_link = f'href="/teacher/classes/{debate.classroom.public_id}/"'
    assert slips_link not in novak.page()
    reveals.show_names(debate=debate, by=teacher_of(debate), serial=0)
    assert slips_link in novak.page()
    assert "<bdi hx-ignore>Ada Lovelace</bdi>" in novak.page()
    assert "<bdi>Ben Okoro</bdi>" in novak.page()
    assert "Ada Lovelace" in novak.page(seat)
    novak.click("next/", serial=0)
    assert "Lovelace" not in novak.page() + novak.page(seat)


def test_two_of_one_name_are_told_apart_on_the_console(classroom, debate):  # EC-65
    names = [pupils.RosterName("Eve Kay"), pupils.RosterName("Eve Kay", "7b")]
    for pupil in pupils.add_pupils(classroom=classroom, by=None, names=names):
        go_in(signed_in(pupil), debate)
    reveals.show_names(debate=debate, by=teacher_of(debate), serial=0)
    page = Teacher(debate).page()
    assert page.count("<bdi hx-ignore>Eve Kay</bdi>") == 1
    assert page.count("<bdi hx-ignore>Eve Kay 7b</bdi>") == 1


def test_the_wall_and_other_pupils_know_no_name(ada, ben, debate):
    go_in(signed_in(ada), debate)
    other = signed_in(ben)
    go_in(other, debate)
    for page in (f"/projector/{debate.projector_key}/", url(debate), url(debate, "now/")):
        assert "Lovelace" not in other.get(page).text


def test_a_name_of_the_roster_is_not_changed_in_a_debate(ada, debate):
    go_in(signed_in(ada), debate)
    seat = Seat.objects.get()
    Teacher(debate).click(f"seats/{seat.public_id}/name/", name="Somebody Else")
    assert Seat.objects.get().name == ""


def test_who_does_not_teach_the_class_does_not_hear_who_is_missing(classroom, debate):
    classroom.teachers.all().delete()
    assert "of the roster" not in Teacher(debate).page()


def test_somebody_taken_out_or_off_the_roster_is_not_missing(ada, ben, debate):
    go_in(signed_in(ada), debate)
    seats.remove_seat(seat=Seat.objects.get(), by=teacher_of(debate))
    assert "1 of the roster is not here" in Teacher(debate).page()
    pupils.remove_pupil(pupil=ben, by=None)
    assert "of the roster" not in Teacher(debate).page()


def test_papers_come_with_the_own_seat(ada, debate):
    go_to(debate, "closing")
    go_in(signed_in(ada), debate)
    assert Paper.objects.get().round.kind == "closing"


# Figures ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("n", [1, 3])
def test_pages_take_the_same_few_queries(n, django_assert_num_queries):
    classroom = make_classroom(*(f"Pupil {i}" for i in range(n)))
    edition = make_edition()
    for _ in range(n):
        debate = make_debate(by=owner_of(classroom), edition=edition, classroom=classroom)
    client = signed_in(classroom.pupils.first())
    with django_assert_num_queries(3):  # the pupil; debates, seats in them
        assert client.get("/me/").status_code == 200
    with django_assert_num_queries(1):
        client.get("/")
    with django_assert_num_queries(4):  # the debate; the pupil, the debate and seat of the pupil
        assert client.get(f"/j/{debate.join_code}/").status_code == 200
    with django_assert_num_queries(0):
        Client().get("/")

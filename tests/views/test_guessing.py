"""Limits that let a school in and keep guessers out, on a clock of the test's own."""

import random
import re
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory

from debates.actions.failures import count_failure, earn_failures
from debates.models import FailureBucket, ids
from debates.queries.failures import (
    EARNED_BY_A_PUPIL,
    MOST_OF_A_DEVICE,
    MOST_OF_AN_ADDRESS,
    Guesser,
    seconds_to_wait,
)
from debates.queries.slips import slip_code
from debates.views import guessing
from tests.factories import (
    make_classroom,
    make_debate,
    make_pupil,
    make_seat,
    make_teacher,
    teacher_of,
)
from tests.teachers import Teacher

NOW = datetime.now(UTC)  # joining is dated by the real clock, and a bucket is forgotten after a day
WRONG = {"code": "KKMMQQXX"}
SCHOOL = "192.0.2.7"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """Stands still until a test moves it."""
    watch = SimpleNamespace(now=NOW)
    monkeypatch.setattr(guessing, "clock", lambda: watch.now)
    return watch


@pytest.fixture
def debate():
    return make_debate()


def guess(
    times: int, *, address: str = SCHOOL, path: str = "/", sent=WRONG, client=None
) -> list[int]:
    """Statuses of wrong codes from so many devices, or from one that keeps its cookies."""
    devices = (client or Client() for _ in range(times))
    return [one.post(path, sent, REMOTE_ADDR=address).status_code for one in devices]


def used_up(address: str = SCHOOL) -> None:
    assert guess(20, address=address) == [404] * 20


def test_the_twenty_first_wrong_code_of_an_address_is_told_to_wait(debate, clock):
    used_up()
    answer = Client().post("/", {"code": " kkmm-qqxx"}, REMOTE_ADDR=SCHOOL)
    assert answer.status_code == 429
    assert answer["Retry-After"] == "300"
    assert (
        '<p class="notice" role="status" id="code-error">Too many wrong codes came from here. '
        "Wait 5 minutes, then try again. What you typed is kept.</p>"
    ) in answer.text
    assert 'value=" kkmm-qqxx"' in answer.text  # EC-81
    clock.now += timedelta(minutes=4, seconds=1)
    answer = Client().post("/", WRONG, REMOTE_ADDR=SCHOOL)
    assert "Wait 1 minute, then" in answer.text
    clock.now += timedelta(seconds=59)
    assert guess(1) == [404]


def test_a_right_code_is_of_no_use_to_who_is_refused(debate, clock):
    used_up()
    clock.now += timedelta(seconds=100)
    code, seat = debate.join_code, make_pupil(debate).seat
    for path, sent in (
        ("/", {"code": code}),
        ("/back/", {"code": code, "seat_code": seat.code}),
        ("/back/knock/", {"code": code, "asked": seat.pseudonym}),
    ):
        answer = Client().post(path, sent, REMOTE_ADDR=SCHOOL)
        assert (answer.status_code, answer["Retry-After"]) == (429, "200"), path
    assert Client().get(f"/j/{code}/", REMOTE_ADDR=SCHOOL).status_code == 429
    form = {"offer": ids.new_key(), "pseudonym": "Teal Heron", "name": ""}
    assert guess(1, path=f"/j/{code}/", sent=form) == [429]
    assert debate.seats.count() == 1
    assert not debate.knocks.exists()


def test_a_refusal_is_the_same_whatever_the_code_is(debate):
    used_up()
    pages = [
        Client().get(f"/j/{code}/", REMOTE_ADDR=SCHOOL).text.replace(code, "")
        for code in (debate.join_code, "KKMMQQXX")
    ]
    assert without_tokens(pages[0]) == without_tokens(pages[1])


def without_tokens(page: str) -> str:

    return re.sub(r'csrfmiddlewaretoken" value="\w+"', "", page)


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/", WRONG),
        ("/back/", WRONG | {"seat_code": "KKMMQQ"}),
        ("/back/knock/", WRONG | {"asked": "Teal Heron"}),
    ],
)
def test_every_page_that_takes_a_code_counts(path, sent):
    assert guess(21, path=path, sent=sent) == [404] * 20 + [429]


def test_codes_in_addresses_count_too():
    found = [Client().get("/j/KKMMQQXX/", REMOTE_ADDR=SCHOOL).status_code for _ in range(21)]
    assert found == [404] * 20 + [429]


def test_wrong_seat_codes_of_a_debate_count(debate):
    sent = {"code": debate.join_code, "seat_code": "KKMMQQ"}
    assert guess(21, path="/back/", sent=sent) == [404] * 20 + [429]


def test_what_was_typed_on_the_way_back_is_kept(debate):
    used_up()
    answer = Client().post(
        "/back/", {"code": debate.join_code, "seat_code": "kkm mqq"}, REMOTE_ADDR=SCHOOL
    )
    assert f'value="{debate.join_code}"' in answer.text
    assert 'value="kkm mqq"' in answer.text


def test_a_device_is_known_from_its_first_failure_and_has_ten():
    device = Client()
    device.get("/")
    assert guessing.COOKIE not in device.cookies
    # The first counts for the address alone: nobody knew the device.
    assert guess(12, client=device) == [404] * 11 + [429]
    cookie = device.cookies[guessing.COOKIE]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert guess(1) == [404]


@pytest.mark.parametrize("cookie", ["x", "x" * 8000, "eyJhIjoxfQ:1:sig"])
def test_a_broken_device_cookie_is_no_device(cookie):
    device = Client()
    device.cookies[guessing.COOKIE] = cookie
    assert guess(1, client=device) == [404]
    assert FailureBucket.objects.count() == 1


def test_who_sits_here_is_not_touched_by_what_others_type(debate):  # EC-62
    ada = make_pupil(debate)
    other = make_debate(by=teacher_of(debate))
    used_up()
    for path in (ada.url(), f"/j/{debate.join_code}/", f"/j/{other.join_code}/", "/back/"):
        assert ada.client.get(path, REMOTE_ADDR=SCHOOL).status_code == 200, path
    assert guess(1, client=ada.client, sent={"code": other.join_code}) == [302]
    assert guess(1, client=ada.client) == [404]
    novak = Teacher(debate)
    assert guess(1, client=novak.client, sent={"code": other.join_code}) == [302]


def test_a_seat_is_no_licence_to_guess(debate):
    ada = make_pupil(debate)
    assert guess(11, client=ada.client) == [404] * 10 + [429]
    assert ada.client.get(ada.url()).status_code == 200


def test_who_goes_to_her_own_seat_asks_no_bucket(debate, django_assert_num_queries):
    ada = make_pupil(debate)
    with django_assert_num_queries(2):  # the code, the seat
        assert ada.client.get(f"/j/{debate.join_code}/").status_code == 200


def test_a_wrong_code_costs_three_queries(django_assert_num_queries):
    """The code, the look into the buckets, the count."""
    device = Client()
    for _ in range(2):
        with django_assert_num_queries(3):
            guess(1, client=device)


@pytest.mark.parametrize("others", [0, 2])
def test_what_a_way_in_costs(debate, others, django_assert_num_queries):
    for _ in range(others):
        make_seat(debate)
    pupil = Client()
    with django_assert_num_queries(2):  # buckets, code
        pupil.post("/", {"code": debate.join_code})
    with django_assert_num_queries(2):
        offer = pupil.get(f"/j/{debate.join_code}/").context
    form = {"offer": offer["offer"], "pseudonym": offer["pseudonym"], "name": ""}
    # Those two, begin, the debate under its lock, codes, the same offer, places, pseudonyms, the seat, open
    # rounds, old buckets, what is earned, the version, commit.
    with django_assert_num_queries(14):
        assert pupil.post(f"/j/{debate.join_code}/", form).status_code == 302


def test_the_teacher_is_told_that_wrong_codes_come_in(debate, monkeypatch):
    monkeypatch.setattr("debates.boards.console_door.timezone", SimpleNamespace(now=lambda: NOW))
    novak = Teacher(debate)
    assert "Wrong codes are coming in." not in novak.page()
    used_up()
    assert "Wrong codes are coming in." in novak.page()


def test_no_address_is_stored_as_it_is(debate):
    used_up("198.51.100.23")
    for row in FailureBucket.objects.values():
        assert "198.51" not in str(row)
        assert len(row["key"]) == 64


def request_from(address: str, forwarded: str = ""):
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    request = RequestFactory().get("/", REMOTE_ADDR=address, **headers)
    request.user = AnonymousUser()
    return request


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "", "10.0.0.1"),
        (0, "203.0.113.9", "10.0.0.1"),  # EC-70
        (0, ", ".join(["203.0.113.9"] * 10), "10.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "1.2.3.4, 203.0.113.9", "203.0.113.9"),
        (2, "1.2.3.4, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (2, "203.0.113.9", "10.0.0.1"),  # came past one of the two
        (1, "", "10.0.0.1"),
        (1, "1.2.3.4, ", "10.0.0.1"),
        (1, "::ffff:203.0.113.9", "203.0.113.9"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (1, "2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
    ],
)
def test_an_address_is_believed_as_far_as_we_wrote_it(settings, proxies, forwarded, address):
    settings.TRUSTED_PROXIES = proxies
    assert guessing.address_of(request_from("10.0.0.1", forwarded)) == address


def test_a_forged_header_gives_nobody_a_fresh_start():
    used_up()
    for forged in ("203.0.113.9", "1.2.3.4, 5.6.7.8"):
        answer = Client().post("/", WRONG, REMOTE_ADDR=SCHOOL, HTTP_X_FORWARDED_FOR=forged)
        assert answer.status_code == 429


def test_a_class_behind_one_address_joins_with_its_typos(debate):
    """Thirty pupils, every sixth types a wrong code first. Thirty times ten failures are earned."""
    for n in range(30):
        pupil = Client(REMOTE_ADDR=SCHOOL)
        if n % 6 == 0:
            assert pupil.post("/", WRONG).status_code == 404
        offer = pupil.get(pupil.post("/", {"code": debate.join_code}).url).context
        form = {"offer": offer["offer"], "pseudonym": offer["pseudonym"], "name": ""}
        assert pupil.post(f"/j/{debate.join_code}/", form).status_code == 302
    assert FailureBucket.objects.get(most=20).earned == 300


def test_the_same_offer_again_earns_nothing(debate):
    form = {"offer": ids.new_key(), "pseudonym": "Teal Heron", "name": ""}
    for _ in range(3):
        Client(REMOTE_ADDR=SCHOOL).post(f"/j/{debate.join_code}/", form)
    assert FailureBucket.objects.get().earned == 10


def test_coming_back_earns_nothing(debate):
    ada = make_pupil(debate)
    sent = {"code": debate.join_code, "seat_code": ada.seat.code}
    assert guess(3, path="/back/", sent=sent) == [302] * 3
    assert not FailureBucket.objects.exists()


def test_a_thousand_pupils_with_typos_are_let_in_while_a_hundred_addresses_get_nothing(debate):
    """The school: one address, 1000 pupils in five minutes, 15 of 100 mistype. The attacker: 100 addresses,
    21 tries each in the same five minutes."""
    school, draws = Guesser(address="school"), random.Random(6)
    refused = typos = 0
    for n in range(1000):
        now = NOW + timedelta(seconds=n * 0.3)
        if draws.random() < 0.15:
            refused += bool(seconds_to_wait(school, now=now))
            count_failure(school, now=now)
            typos += 1
        refused += bool(seconds_to_wait(school, now=now))
        earn_failures(school, debate=debate, now=now)
    assert refused == 0
    assert 120 < typos < 180
    answered = 0
    for address in (Guesser(address=f"attacker {n}") for n in range(100)):
        for n in range(21):
            now = NOW + timedelta(seconds=n * 10)
            if not seconds_to_wait(address, now=now):
                answered += not count_failure(address, now=now)
        assert seconds_to_wait(address, now=now) > 0
    assert answered == 2000
    assert seconds_to_wait(school, now=NOW + timedelta(minutes=5)) == 0


# The arithmetic, by hand: 8 hours are 96 windows of 5 minutes, so 100 addresses have 96 x 100 x 20 =
# 192,000 tries. 24^6 = 191,102,976; 24^8 = 110,075,314,176; 24^9 = 2,641,807,540,224.
TRIES = 192_000


def test_what_the_sums_below_rest_on():
    assert (MOST_OF_AN_ADDRESS, MOST_OF_A_DEVICE, EARNED_BY_A_PUPIL) == (20, 10, 10)
    assert len(set(ids.CODE_ALPHABET)) == 24
    lengths = (ids.SEAT_CODE_LENGTH, ids.JOIN_CODE_LENGTH, ids.SLIP_CODE_LENGTH)
    assert lengths == (6, 8, 9)
    assert 96 * 100 * MOST_OF_AN_ADDRESS == TRIES


def test_guessing_a_join_code_is_hopeless():  # SEC-7
    # 192,000 x 50 open rooms / 110,075,314,176 = 0.0000872: 1 in 11,466
    assert pytest.approx(8.72e-5, rel=1e-3) == TRIES * 50 / 24**8
    # and with a tenth of all codes left out because they read as words it would be 0.0000969
    assert TRIES * 50 / (24**8 * 0.9) < 1e-4


def test_guessing_a_slip_is_hopeless():
    # 192,000 x 2,000 pupils of a school / 2,641,807,540,224 = 0.000145
    assert pytest.approx(1.45e-4, rel=1e-2) == TRIES * 2000 / 24**9


def test_guessing_a_classmates_seat_code_in_a_lesson_is_hopeless():
    # Within one debate whose join code is known. A classmate behind the school's own address, which 30
    # pupils earned 300 failures, has 10 windows of 20 in 50 minutes: 500 tries at 30 seats.
    # 500 x 30 / 191,102,976 = 0.0000785
    assert pytest.approx(7.85e-5, rel=1e-3) == (300 + 10 * 20) * 30 / 24**6


def test_few_codes_are_left_out_for_what_they_read_as():
    draws = random.Random(8)
    drawn = ["".join(draws.choices(ids.CODE_ALPHABET, k=8)) for _ in range(2000)]
    words = ids._READ_AS_WORDS
    assert sum(any(word in code for word in words) for code in drawn) < 200


def test_wrong_slips_count_and_a_slip_is_never_refused_for_others():
    by = make_teacher()
    classroom = make_classroom("Ada", by=by)
    debate = make_debate(by=by, classroom=classroom, admits_by_hand=True)
    code = slip_code(classroom.pupils.get())
    ada = Client(REMOTE_ADDR=SCHOOL)
    assert ada.post(f"/s/{code}/").status_code == 302
    found = [Client().get("/s/KKMMQQXX3/", REMOTE_ADDR=SCHOOL).status_code for _ in range(21)]
    assert found == [404] * 20 + [429]
    assert Client().get(f"/s/{code}/", REMOTE_ADDR=SCHOOL).status_code == 429
    assert ada.get(f"/s/{code}/").status_code == 200
    assert ada.post(f"/me/debate/{debate.public_id}/").status_code == 302
    assert not debate.seats.get().is_waiting  # the slip has said who she is
    assert FailureBucket.objects.get(most=20).earned == 10

"""The wall over HTTP: read only, the same for everybody, and silent about what is covered."""

import datetime
import re
from html import unescape

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from debates.actions import debates, phases, seats
from debates.actions.ballots import cast_ballot
from debates.models import Debate
from debates.queries import movement, results
from debates.rankings import Ranking
from tests.class_of_seven import CANARIES, CLOSING, GOLDEN, OPENING, class_of_seven, uncover
from tests.factories import cast, go_to, make_debate, make_seat, make_teacher, teacher_of

pytestmark = pytest.mark.django_db

PHASES = (
    "lobby",
    "opening",
    "split",
    "evidence",
    "discussion",
    "closing",
    "verdict",
    "exit",
    "closed",
)


def url(debate, part: str = "") -> str:
    return f"/projector/{debate.projector_key}/{part}"


def get(debate, part: str = "", **data) -> str:
    response = Client().get(url(debate, part), data)
    assert response.status_code == 200
    return response.content.decode()


def everything(debate) -> str:
    """All bytes that a wall can get in this state: the page and the part."""
    return get(debate) + get(debate, "now/")


def marker(page: str) -> str:
    return re.search(r"/now/\?seen=([0-9a-f]+)", page)[1]


def text_of(page: str, pattern: str) -> list[str]:
    """Pieces of text inside what `pattern` captures."""
    found = re.search(pattern, page, re.DOTALL)
    return [
        unescape(piece) for piece in re.sub(r"<[^>]*>", "\n", found[1]).split("\n") if piece.strip()
    ]


# Who may


@pytest.mark.parametrize("part", ["", "now/"])
def test_only_the_key_opens_it(client, part):
    debate = make_debate()
    for key in ("no-such-key", debate.public_id, debate.join_code, debate.projector_key[:-1]):
        assert client.get(f"/projector/{key}/{part}").status_code == 404
    assert client.get(url(debate, part)).status_code == 200


@pytest.mark.parametrize("part", ["", "now/"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_is_read_only(client, part, method):
    assert getattr(client, method)(url(make_debate(), part)).status_code == 405


@pytest.mark.parametrize("phase", ["lobby", "opening", "verdict"])
def test_looking_writes_nothing_and_sets_no_cookie(client, phase):
    debate = uncover(class_of_seven(phase=phase))
    for part in ("", "now/"):
        with CaptureQueriesContext(connection) as seen:
            response = client.get(url(debate, part))
        assert {query["sql"].split()[0] for query in seen} == {"SELECT"}
        assert not response.cookies


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000"])
def test_address_and_qr_come_from_the_settings_and_not_from_the_host(settings, host):
    settings.JOIN_ADDRESS = "http://192.168.1.5:8000"
    page = Client(HTTP_HOST=host).get(url(make_debate())).content.decode()
    assert "192.168.1.5:8000" in page
    assert host not in page


def test_without_an_address_there_is_a_code_and_no_qr(settings):
    settings.JOIN_ADDRESS = ""
    debate = make_debate()
    page = everything(debate)
    assert "can’t join from other devices yet" in page
    assert f"{debate.join_code[:4]} {debate.join_code[4:]}" in page
    assert 'id="qr"' not in page
    assert "127.0.0.1" not in page


@pytest.mark.parametrize("phase", PHASES[:-1])
def test_code_qr_and_address_are_on_every_screen(settings, phase):
    settings.JOIN_ADDRESS = "http://192.168.1.5:8000"
    debate = go_to(make_debate(), phase)
    for part in ("", "now/"):
        page = get(debate, part)
        assert f'id="code">{debate.join_code[:4]} {debate.join_code[4:]}<' in page
        assert 'id="address">192.168.1.5:8000<' in page
        assert 'id="qr-dark"' in page


@pytest.mark.parametrize("phase", PHASES[:-1])
def test_a_locked_room_hides_the_code_on_every_screen(phase):
    debate = go_to(make_debate(), phase)
    debates.lock_room(debate=debate, by=teacher_of(debate), locked=True)
    page = everything(debate)
    assert debate.join_code not in page
    assert debate.join_code[:4] not in page
    assert "The room is locked" in page


# What it shows


def test_the_lobby_says_how_to_join_and_how_many_are_in():
    debate = make_debate()
    for _ in range(2):
        make_seat(debate)
    page = get(debate)
    assert "Why did it happen?" in page
    assert "Scan the QR code" in page
    assert re.search(r'id="count">2 <span class="of">are in<', page)


def test_a_round_says_how_many_are_in_and_nothing_of_what():
    debate = class_of_seven(phase="opening")
    make_seat(debate)
    page = get(debate)
    assert re.search(r'id="count">7 <span class="of">of 8 in<', page)
    assert 'id="gauge-in" width="875"' in page
    assert "Results stay hidden until your teacher reveals them." in page
    assert "data-ends-at" in page


def test_a_paused_debate_says_so_and_its_time_stands_still():
    debate = class_of_seven(phase="opening")
    phases.pause_debate(debate=debate, by=teacher_of(debate))
    page = everything(debate)
    assert "Paused" in page
    assert "Until next lesson" in page
    assert "data-ends-at" not in page


@pytest.mark.parametrize("phase", PHASES)
def test_no_name_and_no_pseudonym_is_ever_on_the_wall(phase):
    debate = class_of_seven(phase=phase)
    for seat in debate.seats.all():
        seat.name = f"Name Canary {seat.pk}"
        seat.save()
    page = everything(uncover(debate, steps=4))
    assert "Name Canary" not in page
    assert not [seat for seat in debate.seats.all() if seat.pseudonym in page]
    assert teacher_of(debate).username not in page


# The gate


@pytest.mark.parametrize("phase", PHASES)
def test_nothing_covered_is_in_any_byte_before_a_reveal(phase):
    page = everything(class_of_seven(phase=phase))
    assert not [canary for canary in CANARIES if canary in page]
    assert not [letter for letter in "ABCDE" if f"Factor {letter}" in page]
    assert "comparison" not in page


def test_the_canaries_would_show(monkeypatch):
    """The control: with the gate wide open the same page has them."""
    debate = class_of_seven()
    monkeypatch.setattr(results, "uncovered", lambda debate: frozenset("abcde"))
    page = get(debate)
    assert "Essay Canary" in page
    assert [letter for letter in "ABCDE" if f"Factor {letter}" in page] == list("ABCDE")


@pytest.mark.parametrize("steps", [1, 2, 3, 4])
@pytest.mark.parametrize("part", ["", "now/"])
def test_only_the_uncovered_factors_are_on_the_wall(steps, part):
    shown = {1: "C", 2: "CE", 3: "ABCE", 4: "ABCDE"}[steps]
    page = get(uncover(class_of_seven(), steps=steps), part)
    assert [letter for letter in "ABCDE" if f"Factor {letter}" in page] == list(shown)
    covered = set("abcde") - set(shown.lower())
    ids = set(re.findall(r'id="([^"]+)"', page))
    assert not [name for name in ids if covered & set(re.split(r"[-.]", name))]
    assert len([name for name in ids if name.startswith("slope-slot-")]) == 5 - len(shown)
    behind = [canary for canary in CANARIES if canary in page]
    assert behind == ["Essay Canary"]


def test_after_the_verdict_the_wall_shows_no_result():
    debate = uncover(class_of_seven(), steps=4)
    page = everything(go_to(debate, "exit"))
    assert "Factor" not in page
    assert "Essay Canary" not in page


def test_going_back_after_a_reveal_covers_everything_again():
    debate = uncover(class_of_seven(), steps=4)
    phases.step_back(debate=debate, by=teacher_of(debate), serial=debate.phase_serial)
    page = everything(debate)
    assert "Factor" not in page
    assert "This ranking is closed" in page


OTHERS = ("e > d > c > b > a",) * 6 + ("c > a = b > d > e",)


def play(debate, by, pupils, opening, closing) -> dict[str, str]:
    """Every wall from the first ballot to the verdict, by phase."""
    walls = {}
    for phase in PHASES[1:7]:
        debate = phases.advance_phase(
            debate=debate, by=by, serial=debate.phase_serial, drafts="leave"
        )
        orders = {"opening": opening, "closing": closing}.get(phase, ())
        for number, (seat, order) in enumerate(zip(pupils, orders, strict=False)):
            ranking = Ranking.parse(order)
            cast_ballot(
                seat=seat,
                round=debate.rounds.get(kind=phase),
                ranking=ranking,
                places={item: ranking.place(item) for item in ranking.items},
                key=f"{phase}-{number}",
            )
        walls[phase] = everything(debate)
    return walls


def test_before_the_reveal_other_ballots_make_no_other_bytes(monkeypatch):
    now = datetime.datetime(2026, 3, 5, 10, tzinfo=datetime.UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    monkeypatch.setattr("debates.views.projector._made.seconds", 0)
    debate = class_of_seven(phase="lobby")
    by, pupils = teacher_of(debate), list(debate.seats.select_related("debate"))
    seen = []
    for opening, closing in ((OPENING, CLOSING), (OTHERS, OTHERS)):
        with transaction.atomic():
            seen.append(play(Debate.objects.get(pk=debate.pk), by, pupils, opening, closing))
            orders = results.steps(Debate.objects.get(pk=debate.pk))
            seen.append(orders)
            transaction.set_rollback(True)
    first, first_order, second, second_order = seen
    assert first_order != second_order
    assert first == second


# The verdict, in the page, the drawing and the table alike


def test_places_and_averages_are_those_worked_out_by_hand():
    page = get(uncover(class_of_seven(), steps=4))
    ordinals = {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 5: "5th"}
    for slug, (opening, closing, opening_average, closing_average) in GOLDEN.items():
        title = f"Factor {slug.upper()}"
        before, after = (
            text_of(page, rf'id="slope-{side}-{slug}">(.*?)</text>') for side in ("before", "after")
        )
        assert before[0] == after[0] == title
        assert (before[-1], after[-1]) == (opening_average, closing_average)
        assert text_of(page, rf'<tr id="twin-{slug}">(.*?)</tr>')[:5] == [
            title,
            ordinals[opening],
            opening_average,
            ordinals[closing],
            closing_average,
        ]
    places = dict(re.findall(r'id="slope-place-([a-z]+-\d)"[^>]*>(\d)<', page))
    assert places == {
        "opening-1": "1",
        "opening-2": "2",
        "opening-3": "3",
        "opening-4": "4",
        "closing-1": "1",
        "closing-2": "2",
        "closing-4": "4",
        "closing-5": "5",
    }


def test_the_comparisons_are_sentences_without_a_coefficient():
    page = get(uncover(class_of_seven(), steps=4))
    assert [
        " ".join(" ".join(text_of(page, rf'id="comparison-{pair}"[^>]*>(.*?)</li>')).split())
        for pair in ("a.b", "d.c", "c.e")
    ] == [
        "Factor A counted for more than Factor B. (said in so many words) We put them level.",
        "Factor D counted for more than Factor C. (implied) We agree.",
        "Factor C counted for more than Factor E. (implied) We disagree.",
    ]
    assert "Factor E is told as part of Factor A." in page
    assert "Every other pair stays open." in page
    assert "%" not in re.sub(r"<[^>]*>", "", page)


def test_four_secret_ballots_give_names_without_places():
    page = everything(uncover(class_of_seven(pupils=4), steps=2))
    assert "Under five ballots make no class order" in page
    assert "Factor E" in page
    assert "Factor A" not in page
    assert 'id="slope"' not in page
    assert 'id="twin"' not in page


# News


def test_nothing_new_is_204():
    debate = class_of_seven(phase="opening")
    response = Client().get(url(debate, "now/"), {"seen": marker(get(debate))})
    assert (response.status_code, response.content) == (204, b"")


def test_the_part_carries_its_own_marker_and_replaces_the_wall():
    debate = class_of_seven(phase="opening")
    part = get(debate, "now/", seen="something-old")
    assert marker(part) == marker(get(debate))
    assert part.count('hx-swap-oob="outerMorph"') == 1
    assert "<html" not in part
    assert 'hx-trigger="every 2s"' in part


CHANGES = {
    "a seat": lambda debate, by: make_seat(debate),
    "a ballot": lambda debate, by: cast(
        debate.seats.last(), "a > b > c > d > e", kind=debate.phase
    ),
    "a lock": lambda debate, by: debates.lock_room(debate=debate, by=by, locked=True),
    "another code": lambda debate, by: debates.rotate_join_code(debate=debate, by=by),
    "more time": lambda debate, by: phases.extend_phase(
        debate=debate, by=by, minutes=2, serial=debate.phase_serial
    ),
    "a pause": lambda debate, by: phases.pause_debate(debate=debate, by=by),
    "Next": lambda debate, by: phases.advance_phase(
        debate=debate, by=by, serial=debate.phase_serial, drafts="leave"
    ),
    "a removal": lambda debate, by: seats.remove_seat(seat=debate.seats.first(), by=by),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_that_shows_is_news(change):
    debate = class_of_seven(phase="opening")
    make_seat(debate)
    seen = marker(get(debate))
    CHANGES[change](debate, teacher_of(debate))
    assert Client().get(url(debate, "now/"), {"seen": seen}).status_code == 200


def test_each_step_of_the_verdict_is_news():
    debate = class_of_seven()
    markers = {marker(get(debate))} | {marker(get(uncover(debate))) for _ in range(4)}
    assert len(markers) == 5


def test_handing_in_again_is_no_news():
    debate = class_of_seven(phase="opening")
    seen = marker(get(debate))
    cast(debate.seats.first(), "e > d > c > b > a")
    assert Client().get(url(debate, "now/"), {"seen": seen}).status_code == 204


# What it costs and how it is made


@pytest.fixture
def made_anew(monkeypatch):
    """Every look makes its page, as if a second had passed."""
    monkeypatch.setattr("debates.views.projector._made.seconds", 0)


def test_a_wall_is_made_once_however_many_look(django_assert_num_queries):
    debate = uncover(class_of_seven(), steps=3)
    first = get(debate)
    with django_assert_num_queries(1):  # the debate behind the key
        assert get(debate) == first
    assert get(uncover(debate)) != first


@pytest.mark.parametrize("pupils", [1, 3, 30])
def test_it_takes_the_same_few_queries_for_any_class(django_assert_num_queries, made_anew, pupils):
    debate = make_debate(
        by=make_teacher("okoro"), factors=5, shape="tiers", anonymity="hands", conclusions={}
    )
    room = [make_seat(debate) for _ in range(pupils)]

    def expect(page: int, nothing_new: int) -> None:
        seen = marker(get(debate))
        with django_assert_num_queries(page):
            get(debate)
        with django_assert_num_queries(page):
            get(debate, "now/")
        with django_assert_num_queries(nothing_new):
            Client().get(url(debate, "now/"), {"seen": seen})

    expect(2, 2)
    for kind, evidence in (("opening", True), ("closing", False)):
        debate = go_to(debate, kind)
        for seat in room:
            cast(seat, "a > b = c > d > e", kind=kind)
        expect(3, 2)
        if evidence:
            debate = go_to(debate, "evidence")
            expect(4, 1)
    debate = go_to(debate, "verdict")
    expect(2, 1)
    debate = uncover(debate, steps=4)
    # Not of what the class looked at before: orders, swings and averages are kept.
    expect(2, 1)


def test_the_verdict_with_an_essay_takes_six_queries_and_two_again(
    django_assert_num_queries, made_anew
):
    debate = uncover(class_of_seven(), steps=4)
    get(debate)
    movement._kept.clear()
    results._kept.clear()
    with django_assert_num_queries(6):
        get(debate)
    with django_assert_num_queries(2):
        get(debate)


@pytest.mark.parametrize("phase", PHASES)
def test_no_style_attribute_no_inline_script_and_no_id_twice(phase):
    debate = uncover(class_of_seven(phase=phase), steps=4)
    page = get(debate)
    assert not re.search(r"<[^>]*\sstyle=", page)
    assert not re.search(r"<[^>]*\son[a-z]+=", page)
    assert not re.search(r"<script(?![^>]*\ssrc=)", page)
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_ids_stay_the_same_from_one_step_to_the_next():
    debate = uncover(class_of_seven(), steps=2)
    before = set(re.findall(r'id="(slope-(?:line|before|after)-[a-e])"', get(debate)))
    after = set(re.findall(r'id="(slope-(?:line|before|after)-[a-e])"', get(uncover(debate))))
    assert len(before) == 6
    assert before < after


def test_the_drawing_has_a_title_a_description_and_a_table_twin():
    page = get(uncover(class_of_seven(), steps=3))
    assert 'role="img" aria-labelledby="slope-title slope-desc"' in page
    assert text_of(page, r'<desc id="slope-desc">(.*?)</desc>') == [
        "Uncovered: 4. Covered: 1. The table has the same numbers."
    ]
    assert re.findall(r'<tr id="twin-([a-e])">', page) == ["a", "b", "e", "c"]

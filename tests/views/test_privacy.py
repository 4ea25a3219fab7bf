"""The notices, a teacher's clicks on what is kept, a debate's records and its end."""

import io
import json
import re
import zipfile
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags

from debates.actions import purge
from debates.models import Act, Anonymity, Ballot, Classroom, Debate, Pupil, Result, Seat
from tests.factories import (
    ballot_form,
    go_to,
    make_debate,
    make_edition,
    make_pupil,
    make_roster,
    make_seat,
    make_teacher,
    teacher_of,
)
from tests.factories import signed_in as pupil_signed_in
from tests.people import class_with_ada, found_in_tables

pytestmark = pytest.mark.django_db


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def notice_of(page: str) -> str:
    """The words of the notice, as somebody reads them."""
    (part,) = re.findall(r'<section[^>]*"notice-heading".*?</section>', page, re.DOTALL)
    return re.sub(
        r"\s+", " ", strip_tags(re.sub(r"</(h2|p)>", ". ", part)).replace("..", ".")
    ).strip()


def syllables(word: str) -> int:
    """Groups of vowels, without a silent e at the end: what Flesch and Kincaid counted by ear."""
    word = re.sub(r"[^a-z]", "", word.lower())
    word = re.sub(r"(?<=[^l])e$", "", word) if len(word) > 2 else word
    return max(1, len(re.findall(r"[aeiouy]+", word)))


def grade(text: str) -> float:
    """Years at school that a text asks for (Flesch-Kincaid)."""
    sentences = [part for part in re.split(r"[.!?]+ ?", text) if part.strip()]
    words = re.findall(r"[\w'’-]+", text)
    counts = sum(syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * counts / len(words) - 15.59


def test_the_grade_is_that_of_known_texts():
    assert grade("The cat sat on the mat. The dog ran to the red door.") < 1
    assert grade("Institutional accountability necessitates transparency. " * 3) > 20


@pytest.mark.parametrize(
    ("anonymity", "sees"),
    [
        (
            "secret",
            "and your name if you type it. Not how you ranked. The class can see: only what",
        ),
        ("teacher", "see: how you ranked, with your pseudonym, and with your name if you type it."),
        (
            "hands",
            "The class can see: how you ranked, if your teacher shows it, under your pseudonym",
        ),
    ],
)
def test_a_pupil_reads_what_is_kept_before_typing_anything(client, settings, anonymity, sees):
    settings.PURGE_DEBATES_AFTER = 45
    debate = make_debate(anonymity=anonymity)
    page = client.get(f"/j/{debate.join_code}/").text
    text = notice_of(page)
    assert page.index('"notice-heading"') < page.index("<form") < page.index("<input")
    assert sees in text
    assert "gone 45 days after the debate has closed" in text
    assert len(text.split()) <= 120
    assert grade(text) <= 6, "a reading age of 11"


def test_who_has_a_slip_reads_it_before_the_first_click_into_a_debate():
    owner = make_teacher()
    ada = make_roster(owner)[0]
    client = pupil_signed_in(ada)
    for anonymity in Anonymity:
        debate = make_debate(by=owner, classroom=ada.classroom, anonymity=anonymity)
        page = f"/me/debate/{debate.public_id}/"
        assert f'<form method="get" action="{page}"' in client.get("/me/").text
        text = notice_of(client.get(page).text)
        assert "We keep your name, from your teacher." in text
        assert "your name if you type it" not in text
        assert "All but your name is gone 30 days after the debate has closed." in text
        assert "Your name goes with the list of your class, after the school year." in text
        assert len(text.split()) <= 120
        assert grade(text) <= 6, "a reading age of 11"
        assert debate.seats.count() == 0, "looking takes no seat"
        assert client.post(page).status_code == 302
        # From now on one click is enough.
        assert f'<form method="post" action="{page}"' in client.get("/me/").text
        assert client.get(page).url == f"/debate/{debate.public_id}/"


def test_every_level_has_its_own_words():
    from debates.boards.privacy import pupil_notice

    assert len({pupil_notice(Debate(anonymity=level)).sees for level in Anonymity}) == 3


def test_everybody_may_read_how_long_by_the_settings_in_force(
    client, settings, django_assert_num_queries
):
    settings.PURGE_DEBATES_AFTER, settings.SCHOOL_YEAR_ENDS = 45, (6, 30)
    with django_assert_num_queries(0):
        page = client.get("/privacy/").text
    assert "45 days after it has closed" in page
    assert "(30 June)" in page
    assert "400 days" in page


# --- a copy, and erasing


def test_a_teacher_takes_a_copy_and_that_is_in_the_log():
    told = class_with_ada(others=1, phase="split")
    novak = signed_in(teacher_of(told.debate))
    url = f"/teacher/debate/{told.debate.public_id}/seats/{told.ada.public_id}/"
    answer = novak.post(f"{url}export/")
    assert (
        answer["Content-Disposition"] == f'attachment; filename="person-{told.ada.public_id}.zip"'
    )
    whole = json.loads(zipfile.ZipFile(io.BytesIO(answer.content)).read("person.json"))
    assert whole["seats"][0]["name"] == "Canary Amina Rahman"
    # The ballot is secret, to her as well.
    assert '["d"], ["b"]' not in json.dumps(whole)
    act = Act.objects.last()
    assert (act.verb, act.by.username, act.detail["seat"]) == (
        "export_seat",
        "novak",
        told.ada.public_id,
    )
    assert "Take a copy" in novak.get(url).text


def test_a_teacher_takes_a_copy_from_the_roster():
    told = class_with_ada(others=1, phase="split")
    novak = signed_in(teacher_of(told.debate))
    room = told.pupil.classroom.public_id
    answer = novak.post(f"/teacher/classes/{room}/pupils/{told.pupil.public_id}/export/")
    whole = json.loads(zipfile.ZipFile(io.BytesIO(answer.content)).read("person.json"))
    assert [row["pseudonym"] for row in whole["seats"]] == ["Teal Heron"]
    assert Act.objects.last().verb == "export_pupil"


def test_a_pupil_takes_a_copy_of_all_of_it():
    debate = go_to(make_debate(), "opening")
    ada = make_pupil(debate, name="Ada")
    ada.client.post(ada.url("opening/draft/"), ballot_form("a"))
    answer = ada.client.get(ada.url("everything/"))
    whole = json.loads(zipfile.ZipFile(io.BytesIO(answer.content)).read("person.json"))
    assert whole["seats"][0]["name"] == "Ada"
    assert whole["papers"][0]["draft"] == {"a": 1}
    assert f'href="{ada.url("everything/")}"' in ada.client.get(ada.url()).text


def test_erasing_a_seat_asks_first(client):
    told = class_with_ada(others=1, phase="split")
    novak = signed_in(teacher_of(told.debate))
    url = f"/teacher/debate/{told.debate.public_id}/seats/{told.ada.public_id}/"
    page = novak.get(f"{url}erase/").text
    assert "Erase Teal Heron?" in page
    assert "Canary Amina" not in page
    assert Seat.objects.filter(name="Canary Amina Rahman").exists()
    answer = novak.post(f"{url}erase/", follow=True)
    assert "Nothing of Teal Heron is left." in answer.text
    assert Seat.objects.get(pk=told.ada.pk).pseudonym == "erased seat 1"
    # Gone from the console, and its own page with it.
    assert "erased seat" not in answer.text
    for part in ("", "name/", "pseudonym/", "code/", "removal/", "export/", "erase/"):
        assert novak.post(f"{url}{part}", {"name": "Ada"}).status_code in (404, 405), part
    assert novak.get(url).status_code == 404


def test_no_page_and_no_copy_knows_an_erased_pupil():
    told = class_with_ada(others=5, anonymity="hands")
    novak = signed_in(teacher_of(told.debate))
    console = f"/teacher/debate/{told.debate.public_id}/"
    serial = {"serial": told.debate.phase_serial, "shown": "yes"}
    novak.post(f"{console}names/", serial)
    novak.post(f"{console}results/", serial)
    room = f"/teacher/classes/{told.pupil.classroom.public_id}/"
    guest = told.debate.seats.last()
    pages = (
        *(console, f"{console}log/", f"{console}now/", f"{console}seats/{guest.public_id}/"),
        *("/teacher/", f"{room}erase/", f"/projector/{told.debate.projector_key}/"),
    )
    order = "Factor D &gt; Factor B &gt; Factor A &gt; Factor C"
    before = "".join(novak.get(page).text for page in pages)
    assert [word for word in ("Canary Amina", "Teal Heron", order) if word in before] != []
    assert order in before
    novak.post(f"{room}pupils/{told.pupil.public_id}/erase/")
    texts = [novak.get(page).text for page in pages[:-1]] + [Client().get(pages[-1]).text]
    copy = novak.post(f"{console}seats/{guest.public_id}/export/").content
    texts.append(zipfile.ZipFile(io.BytesIO(copy)).read("person.json").decode())
    for text in texts:
        assert [word for word in (*told.canaries, order) if word in text] == []
    assert "6 ballots (1 erased)" in texts[0]


@pytest.mark.parametrize("many", [1, 3])
def test_asking_whether_to_erase_a_class_costs_the_same(many, django_assert_num_queries):
    teacher = make_teacher()
    room = make_roster(teacher, *["Ada"] * many)[0].classroom.public_id
    novak = signed_in(teacher)
    with django_assert_num_queries(8):  # session, account, class; five counts
        assert f"Pupils on the roster: {many}" in novak.get(f"/teacher/classes/{room}/erase/").text


def test_erasing_a_pupil_and_a_class():
    told = class_with_ada()
    novak = signed_in(teacher_of(told.debate))
    room = f"/teacher/classes/{told.pupil.classroom.public_id}/"
    pupil = f"{room}pupils/{told.pupil.public_id}/erase/"
    assert f'href="{pupil}"' in novak.get(pupil.removesuffix("erase/")).text
    assert "Erase Canary Amina Rahman?" in novak.get(pupil).text
    assert novak.post(pupil).url == room
    page = novak.get(room).text
    assert "The pupil is erased" in page
    assert f'action="{room}erase/"' in page
    assert list(Pupil.objects.values_list("name", flat=True)) == ["Benedict Osei"]
    assert found_in_tables(told.canaries) == []
    assert "Ballots: 24" in novak.get(f"{room}erase/").text
    answer = novak.post(f"{room}erase/")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="erased-12b.txt"'
    assert "Pupils on the roster: 1" in answer.text
    assert Classroom.objects.count() == Debate.objects.count() == 0


def test_a_co_teacher_erases_no_class_and_reads_no_log():
    told = class_with_ada(others=0, phase="lobby")
    helper = make_teacher("okoro")
    told.debate.teachers.create(user=helper, role="co_teacher")
    told.pupil.classroom.teachers.create(user=helper, role="co_teacher")
    okoro = signed_in(helper)
    room = f"/teacher/classes/{told.pupil.classroom.public_id}/"
    debate = f"/teacher/debate/{told.debate.public_id}/"
    for url in (
        f"{room}erase/",
        f"{room}pupils/{told.pupil.public_id}/erase/",
        f"{debate}log/",
        f"{debate}delete/",
    ):
        assert okoro.get(url).status_code == 404, url
    assert "Delete this debate" not in okoro.get(debate).text
    assert okoro.post(f"{room}pupils/{told.pupil.public_id}/export/").status_code == 200


# --- the log


def test_the_owner_reads_what_was_done_by_whom_and_when(django_assert_num_queries):
    told = class_with_ada(others=1)
    novak = signed_in(teacher_of(told.debate))
    console = f"/teacher/debate/{told.debate.public_id}/"
    serial = Debate.objects.get().phase_serial
    novak.post(f"{console}names/", {"serial": serial, "shown": "yes"})
    with django_assert_num_queries(9):  # session, account, debate, acts; rounds, and two for each
        page = novak.get(f"{console}log/").text
    assert "lifted the cover of names: pseudonyms beside names" in page
    assert page.count('class="name">novak<') == told.debate.acts.count() > 10
    assert "closed Opening ranking, sealed with 2 ballots" in page
    assert "Opening ranking, 2 ballots: as sealed" in page
    Ballot.objects.filter(paper__seat=told.ada).erase()
    assert "Closing ranking, 2 ballots (1 erased): as sealed" in novak.get(f"{console}log/").text
    for canary in told.canaries:
        assert canary not in page


def test_joining_a_name_to_a_pseudonym_is_a_logged_click():
    debate = make_debate()
    seat = make_seat(debate, name="Canary Ada")
    novak = signed_in(teacher_of(debate))
    console = f"/teacher/debate/{debate.public_id}/"
    pages = (console, f"{console}now/", f"{console}seats/{seat.public_id}/", f"{console}log/")
    assert not any("Canary Ada" in novak.get(page).text for page in pages)
    before = Act.objects.count()
    novak.post(f"{console}names/", {"serial": 0, "shown": "yes"})
    assert "Canary Ada" in novak.get(console).text
    assert list(Act.objects.values_list("verb", flat=True))[before:] == ["show_names"]


# --- deleting, and what is left


def test_a_deleted_debate_is_gone_for_everybody_until_its_owner_has_it_back():
    debate = make_debate()
    ada = make_pupil(debate)
    novak = signed_in(teacher_of(debate))
    console = f"/teacher/debate/{debate.public_id}/"
    assert "Delete Year 12?" in novak.get(f"{console}delete/").text
    page = novak.post(f"{console}delete/", follow=True).text
    assert "is deleted" in page
    assert "You can have it back until" in page
    ways_in = (
        (novak, console), (novak, f"{console}now/"), (novak, f"{console}bell/"),
        (ada.client, ada.url()), (ada.client, ada.url("now/")), (ada.client, ada.url("bell/")),
        (ada.client, ada.url("everything/")), (Client(), f"/projector/{debate.projector_key}/"),
        (Client(), f"/j/{debate.join_code}/"),
    )  # fmt: skip
    for client, url in ways_in:
        assert client.get(url).status_code == 404, url
    assert ada.client.post(ada.url("opening/ballot/"), {"key": "k"}).status_code == 404
    assert signed_in(make_teacher("okoro")).post(f"{console}restore/").status_code == 404
    novak.post(f"{console}restore/")
    for client, url in ways_in:
        assert client.get(url).status_code in (200, 204), url
    assert novak.post(f"{console}restore/").status_code == 404


def test_a_teacher_sees_what_is_left_of_a_debate_that_is_gone(django_assert_num_queries):
    told = class_with_ada()
    teacher = teacher_of(told.debate)
    novak = signed_in(teacher)
    row = Result.objects.get(kind="closing")
    # As long as the debate is there, its console says it, under its cover.
    assert novak.get(f"/teacher/results/{row.public_id}/").status_code == 404
    assert "What is left" not in novak.get("/teacher/").text
    purge.purge_all(timezone.now() + timedelta(days=31))
    novak = signed_in(teacher)  # the purge has ended sign-ins of so long ago, too
    page = novak.get("/teacher/").text
    assert f'href="/teacher/results/{row.public_id}/"' in page
    assert "12 ballots" in page
    assert "Factor A" not in page
    with django_assert_num_queries(3):  # session, account, result
        page = novak.get(f"/teacher/results/{row.public_id}/").text
    # a: eleven times 1st, once 3rd; b: eleven times 2nd, once 2nd.
    assert re.findall(r'scope="row">(.*?)<.*?num">(.*?)<.*?num">(.*?)<', page, re.DOTALL) == [
        ("Factor A", "1st", "1.17"),
        ("Factor B", "2nd", "2.00"),
        ("Factor C", "3rd", "3.08"),
        ("Factor D", "4th", "3.75"),
    ]
    for canary in told.canaries:
        assert canary not in page
    assert (
        signed_in(make_teacher("okoro")).get(f"/teacher/results/{row.public_id}/").status_code
        == 404
    )


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_costs_the_same_however_many_are_deleted_or_left(many, django_assert_num_queries):
    by = make_teacher()
    edition = make_edition()
    for n in range(many):
        debate = make_debate(by=by, edition=edition, title=f"Class {n}")
        Debate.objects.filter(pk=debate.pk).update(deleted_at=timezone.now())
        Result.objects.create(
            owner=by, edition=edition, title="Old", closed_on="2026-01-01", kind="closing", shape="ladder",
            unranked="silent", factors=[["a", "A"]], n=10, blank=0, wins=[[0]], ties=[[0]],
        )  # fmt: skip
    novak = signed_in(by)
    with django_assert_num_queries(6):  # session, account; debates, deleted, results
        page = novak.get("/teacher/").text
    assert page.count("Have it back") == many
    assert page.count(">Old<") == many


def test_the_list_of_a_class_that_is_gone_is_not_there():
    roster = make_roster(make_teacher())
    stranger = signed_in(make_teacher("okoro"))
    room = roster[0].classroom.public_id
    assert stranger.get(f"/teacher/classes/{room}/erase/").status_code == 404
    assert stranger.post(f"/teacher/classes/{room}/erase/").status_code == 404
    assert Classroom.objects.count() == 1

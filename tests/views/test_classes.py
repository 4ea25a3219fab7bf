"""A teacher's pages about classes: who may, what they say, and lists on their way in."""

from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from debates.actions import classrooms, pupils
from debates.models import Classroom, Debate, Pupil
from debates.queries.slips import slip_code
from tests.factories import make_classroom, make_debate, make_teacher, owner_of
from tests.queries.test_rosters import PNG, ZIP

pytestmark = pytest.mark.django_db


@pytest.fixture
def classroom():
    return make_classroom("Ada Lovelace", "Ben Okoro")


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def novak(classroom):
    return signed_in(owner_of(classroom))


@pytest.fixture
def okoro(classroom):
    """Mr Okoro teaches the class too, and does not own it."""
    user = make_teacher("okoro")
    classrooms.add_teacher(classroom=classroom, user=user, by=owner_of(classroom))
    return signed_in(user)


def url(classroom, part="") -> str:
    return f"/teacher/classes/{classroom.public_id}/{part}"


def roster(classroom) -> list[str]:
    return [str(pupil) for pupil in classroom.pupils.present()]


def upload(client, classroom, stored: bytes, name="roster.csv"):
    return client.post(url(classroom, "roster/"), {"roster": SimpleUploadedFile(name, stored)})


def say_yes(client, classroom, names: str, **sent):
    body = urlencode({"names": names} | sent)
    form = "application/x-www-form-urlencoded"
    return client.post(url(classroom, "roster/yes/"), body, content_type=form)


# Lists -----------------------------------------------------------------------------------------


def test_a_preview_writes_nothing_and_says_what_each_line_comes_to(novak, classroom):
    stored = "Surname;Forename\r\nLovelace;Ada\r\nKay;Cleo\r\n;\r\nKay;cleo\r\n".encode("utf-16")
    answer = upload(novak, classroom, stored)
    assert answer.status_code == 200
    lines = [(line.number, line.name, line.state) for line in answer.context["preview"].lines]
    assert lines == [
        (2, "Ada Lovelace", "there"),
        (3, "Cleo Kay", "new"),
        (5, "cleo Kay", "wrong"),
    ]
    assert "Line 5: <bdi>cleo Kay</bdi> – Stands on line 3 already." in answer.text
    assert roster(classroom) == ["Ada Lovelace", "Ben Okoro"]


def test_a_yes_adds_what_is_new_and_leaves_what_is_there(novak, classroom):
    ada = classroom.pupils.first()
    answer = say_yes(novak, classroom, "Ada Lovelace\r\nCleo Kay\r\n\r\n李\r\n")
    assert (answer.status_code, answer.url) == (303, url(classroom))
    assert roster(classroom) == ["Ada Lovelace", "Ben Okoro", "Cleo Kay", "李"]
    assert classroom.pupils.first().slip_hash == ada.slip_hash
    assert "2 names are added." in novak.get(url(classroom)).text


@pytest.mark.parametrize("wrong", ["Cleo Kay", "x" * 81, "a\x07b", "Z\u0300\u0301\u0302"])
def test_a_yes_is_checked_again_and_is_all_or_nothing(novak, classroom, wrong):
    answer = say_yes(novak, classroom, f"Cleo Kay\nDora Lee\n{wrong}")
    assert answer.status_code == 422
    assert [line.number for line in answer.context["preview"].wrong] == [3]
    assert roster(classroom) == ["Ada Lovelace", "Ben Okoro"]


def test_twins_are_two_pupils_once_somebody_said_so(novak, classroom):  # EC-65
    say_yes(novak, classroom, "Eve Kay\nEve Kay", twins="on")
    assert roster(classroom)[2:] == ["Eve Kay", "Eve Kay 2"]


def test_looking_again_writes_nothing(novak, classroom):
    assert say_yes(novak, classroom, "Cleo Kay", again="1").status_code == 200
    assert len(roster(classroom)) == 2


def test_a_list_that_is_there_already_is_no_yes(novak, classroom):
    answer = upload(novak, classroom, b"Ben Okoro\n")
    assert "Everybody on the list is on the roster already." in answer.text
    assert say_yes(novak, classroom, "Ben Okoro").status_code == 200
    assert not classroom.acts.filter(verb="add_pupils", detail={"pupils": 0}).exists()


def test_two_thousand_long_names_come_back_with_the_yes(novak, classroom):
    names = [f"{n:04} {'李' * 75}" for n in range(1998)]
    answer = upload(novak, classroom, "\n".join(names).encode())
    assert len(answer.context["preview"].new) == 1998
    assert say_yes(novak, classroom, answer.context["preview"].text).status_code == 303
    assert classroom.pupils.count() == 2000
    say_yes(novak, classroom, "One More")
    assert classroom.pupils.count() == 2000
    assert "A class has room for 2,000 pupils." in novak.get(url(classroom)).text


def test_more_than_any_roster_is_nothing(novak, classroom):
    answer = say_yes(novak, classroom, "x" * 2_600_000)
    assert (answer.status_code, answer.url) == (303, url(classroom, "roster/"))
    assert len(roster(classroom)) == 2


@pytest.mark.parametrize(
    ("stored", "said"),
    [
        (b"", "There is no name in it."),
        (b"Surname;Forename\n", "There is no name in it."),
        (PNG, "This is no text file."),
        (ZIP, "This is a spreadsheet or an archive."),
        (b"<html>", "This is a web page"),
        (b"a,b,c\nd,e,f\n", "The list has 3 columns"),
        (b"Ada\n" * 2001, "at most 2,000 names"),
        (b"a" * 1_100_000, "The file is larger than 1 MB."),
    ],
)
def test_what_is_no_roster_is_said_in_words(novak, classroom, stored, said):  # EC-102
    answer = upload(novak, classroom, stored)
    assert answer.status_code == 422
    assert said in answer.text
    assert len(roster(classroom)) == 2


def test_a_file_or_names_and_not_both(novak, classroom):
    both = {"names": "Cleo", "roster": SimpleUploadedFile("r.csv", b"Dora")}
    for sent in ({}, {"names": " \n"}, both):
        answer = novak.post(url(classroom, "roster/"), sent)
        assert answer.status_code == 422
        assert "one of the two" in answer.text


def test_a_list_needs_a_token(classroom):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(owner_of(classroom))
    assert upload(careful, classroom, b"Cleo\n").status_code == 403
    assert say_yes(careful, classroom, "Cleo").status_code == 403
    assert len(roster(classroom)) == 2


def test_a_name_is_shown_as_typed_and_harms_nothing(novak, classroom):  # EC-61
    typed = '"><script>alert(1)</script>'
    novak.post(url(classroom, "pupils/"), {"name": typed})
    pupil = classroom.pupils.get(name=typed)
    pages = ("", f"pupils/{pupil.public_id}/", "slips/")
    for text in (*(novak.get(url(classroom, page)).text for page in pages),
                 upload(novak, classroom, typed.encode()).text):  # fmt: skip
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
        assert "<script>alert" not in text


# One pupil -------------------------------------------------------------------------------------


def test_the_same_name_needs_something_that_tells_it_apart(novak, classroom):
    novak.post(url(classroom, "pupils/"), {"name": " ada  LOVELACE "})
    assert "Say what tells the two apart" in novak.get(url(classroom)).text
    assert len(roster(classroom)) == 2
    novak.post(url(classroom, "pupils/"), {"name": "Ada Lovelace", "suffix": "7b"})
    assert roster(classroom)[2] == "Ada Lovelace 7b"
    assert "same name twice" not in novak.get(url(classroom)).text


def test_a_pupil_is_renamed_and_may_keep_the_name(novak, classroom):
    ada = classroom.pupils.first()
    page = f"pupils/{ada.public_id}/name/"
    novak.post(url(classroom, page), {"name": "Ada King", "suffix": ""})
    novak.post(url(classroom, page), {"name": "Ada King", "suffix": "K."})
    novak.post(url(classroom, page), {"name": "Ben Okoro"})
    novak.post(url(classroom, page), {"name": "\u2800"})
    novak.post(url(classroom, page), {"name": "Ada", "suffix": "x" * 21})
    assert roster(classroom) == ["Ada King K.", "Ben Okoro"]


def test_who_moves_to_a_class_with_a_twin_is_marked(novak, classroom):
    other = make_classroom("Ada Lovelace", by=owner_of(classroom), title="12 B")
    ada = classroom.pupils.first()
    move = f"pupils/{ada.public_id}/move/"
    answer = novak.post(url(classroom, move), {"to": other.public_id})
    assert answer.url == url(classroom)
    assert roster(other) == ["Ada Lovelace", "Ada Lovelace"]
    assert novak.get(url(other)).text.count("same name twice") == 2


def test_a_pupil_moves_to_no_class_of_another_teacher(novak, classroom):
    other = make_classroom(by=make_teacher("okoro"))
    ada = classroom.pupils.first()
    novak.post(url(classroom, f"pupils/{ada.public_id}/move/"), {"to": other.public_id})
    assert roster(other) == []
    assert "Choose a class." in novak.get(url(classroom, f"pupils/{ada.public_id}/")).text


def test_a_pupil_of_another_class_is_not_there(novak, classroom):
    other = make_classroom("Cleo", by=owner_of(classroom))
    cleo = other.pupils.get().public_id
    assert novak.get(url(classroom, f"pupils/{cleo}/")).status_code == 404
    assert novak.get(url(classroom, f"slips/?of={cleo}")).status_code == 404
    assert novak.post(url(classroom, f"pupils/{cleo}/slip/")).status_code == 404


# The class as a whole --------------------------------------------------------------------------


def test_a_co_teacher_keeps_the_roster_and_not_the_class(okoro, classroom):
    assert okoro.get(url(classroom)).status_code == 200
    okoro.post(url(classroom, "pupils/"), {"name": "Cleo Kay"})
    assert roster(classroom)[2] == "Cleo Kay"
    into = make_classroom(by=owner_of(classroom))
    for part, sent in (
        ("archive/", {"on": "1"}),
        ("merge/", {"to": into.public_id}),
        ("teachers/", {"username": "okoro"}),
        ("teachers/removal/", {"username": "novak"}),
    ):
        assert okoro.post(url(classroom, part), sent).status_code == 404, part
    okoro.post(url(classroom, "take-over/"))
    assert owner_of(classroom).username == "novak"


def test_a_co_teacher_may_leave_and_an_owner_may_not(okoro, novak, classroom):
    novak.post(url(classroom, "teachers/removal/"), {"username": "novak"})
    assert "The owner of a class cannot leave it." in novak.get(url(classroom)).text
    answer = okoro.post(url(classroom, "teachers/removal/"), {"username": "okoro"})
    assert answer.url == "/teacher/classes/"
    assert okoro.get(url(classroom)).status_code == 404


def test_only_accounts_in_use_become_co_teachers(novak, classroom):
    gone = make_teacher("gone")
    gone.is_active = False
    gone.save()
    for username in ("gone", "nobody", ""):
        novak.post(url(classroom, "teachers/"), {"username": username})
    assert classroom.teachers.count() == 1


def test_the_page_offers_to_take_over_only_from_a_closed_account(okoro, classroom):  # EC-98
    assert "Take the class over" not in okoro.get(url(classroom)).text
    owner = owner_of(classroom)
    owner.is_active = False
    owner.save()
    assert "Take the class over" in okoro.get(url(classroom)).text
    okoro.post(url(classroom, "take-over/"))
    assert owner_of(classroom).username == "okoro"


def test_a_class_merges_only_into_one_of_the_same_owner(novak, okoro, classroom):
    shared = make_classroom(by=make_teacher("kay"), title="Shared")
    classrooms.add_teacher(classroom=shared, user=owner_of(classroom), by=owner_of(shared))
    novak.post(url(classroom, "merge/"), {"to": shared.public_id})
    novak.post(url(classroom, "merge/"), {"to": classroom.public_id})
    assert len(roster(classroom)) == 2
    own = make_classroom(by=owner_of(classroom), title="12 B")
    assert novak.post(url(classroom, "merge/"), {"to": own.public_id}).url == url(own)
    assert roster(own) == ["Ada Lovelace", "Ben Okoro"]


def test_an_archived_class_is_put_away_and_can_be_taken_back(novak, classroom):
    make_debate(by=owner_of(classroom))
    novak.post(url(classroom, "archive/"), {"on": "1"})
    board = novak.get("/teacher/classes/").context["board"]
    assert ([one.title for one in board.open], len(board.archived)) == ([], 1)
    assert classroom.title not in novak.get("/teacher/new/").text
    novak.post(url(classroom, "archive/"))
    assert [one.title for one in novak.get("/teacher/classes/").context["board"].open] == [
        "Year 12 A"
    ]


def test_a_new_debate_is_for_a_class_and_called_like_it(novak, okoro, classroom):
    make_debate(by=owner_of(classroom))
    page = novak.get(f"/teacher/new/?class={classroom.public_id}")
    form = page.context["form"]
    assert form["classroom"].value() == classroom.public_id
    sent = {name: form[name].value() for name in form.fields if form[name].value()}
    sent |= {"factors-question": [], "own_1": "Steel", "own_2": "Luck", "title": ""}
    answer = novak.post("/teacher/new/", sent)
    debate = Debate.objects.latest("id")
    assert (answer.status_code, debate.title, debate.classroom) == (303, "Year 12 A", classroom)
    assert sorted(debate.teachers.values_list("user__username", flat=True)) == ["novak", "okoro"]
    novak.post("/teacher/new/", sent | {"title": "Group 2"})
    assert Debate.objects.latest("id").title == "Group 2"


def test_no_debate_is_made_for_a_class_of_another_teacher(novak, classroom):
    make_debate(by=owner_of(classroom))
    other = make_classroom(by=make_teacher("kay"), title="12 B")
    sent = {"question": "question", "classroom": other.public_id, "title": "x"}
    assert novak.post("/teacher/new/", sent).status_code == 422
    assert Debate.objects.count() == 1


def test_a_copy_keeps_the_class_unless_the_box_is_cleared(novak, classroom):
    debate = make_debate(by=owner_of(classroom), classroom=classroom)
    page = f"/teacher/debate/{debate.public_id}/"
    assert "With the roster of Year 12 A" in novak.get(page).text
    novak.post(f"{page}copy/", {"title": "again", "keeps_class": "on"})
    novak.post(f"{page}copy/", {"title": "others"})
    assert list(Debate.objects.order_by("id").values_list("title", "classroom")) == [
        ("Year 12", classroom.pk),
        ("again", classroom.pk),
        ("others", None),
    ]


def test_a_copy_takes_no_roster_from_who_does_not_teach_the_class(novak, classroom):
    debate = make_debate(by=owner_of(classroom), classroom=classroom)
    classroom.teachers.all().delete()
    page = f"/teacher/debate/{debate.public_id}/copy/"
    novak.post(page, {"title": "again", "keeps_class": "on"})
    assert Debate.objects.latest("id").classroom is None


# Slips -----------------------------------------------------------------------------------------


def test_slips_are_printed_eight_to_a_sheet_with_name_code_and_qr(novak, settings):
    settings.JOIN_ADDRESS = "http://192.0.2.7:8000"
    classroom = make_classroom(*(f"Pupil {n}" for n in range(9)), by=make_teacher("kay"))
    page = signed_in(owner_of(classroom)).get(url(classroom, "slips/"))
    assert [len(sheet) for sheet in page.context["board"].sheets] == [8, 1]
    code = slip_code(classroom.pupils.first())
    assert f"{code[:3]}-{code[3:6]}-{code[6:]}" in page.text
    assert page.text.count("192.0.2.7:8000") == 9
    assert page.text.count("<svg") == 9


def test_without_an_address_slips_have_no_qr_and_the_page_says_so(novak, classroom, settings):
    settings.JOIN_ADDRESS = ""
    text = novak.get(url(classroom, "slips/")).text
    assert "Other devices do not reach this server yet" in text
    assert "<svg" not in text


def test_a_changed_key_is_said_and_new_slips_are_offered(novak, classroom, settings):
    from debates.actions.slips import issue_slips

    (_ada, ben) = classroom.pupils.all()
    settings.SECRET_KEY = "another key, as long as a key of the server has to be, and more"
    novak = signed_in(owner_of(classroom))
    assert "2 slips open nothing any more" in novak.get(url(classroom)).text
    issue_slips([ben])
    ben.save()
    page = novak.get(url(classroom, "slips/"))
    assert [slip.name for slip in page.context["board"].sheets[0]] == ["Ben Okoro"]
    assert "1 slip is missing here" in page.text
    novak.post(url(classroom, "slips/new/"), {"on": "1"})
    serials = dict(Pupil.objects.values_list("name", "slip_serial"))
    assert serials == {"Ada Lovelace": 2, "Ben Okoro": 1}
    assert len(novak.get(url(classroom, "slips/")).context["board"].sheets[0]) == 2


def test_new_slips_for_the_class_and_for_one(novak, classroom):
    ada, _ben = classroom.pupils.all()
    novak.post(url(classroom, "slips/new/"))
    novak.post(url(classroom, f"pupils/{ada.public_id}/slip/"))
    assert list(Pupil.objects.order_by("id").values_list("slip_serial", flat=True)) == [3, 2]


def test_who_is_off_the_roster_gets_no_slip(novak, classroom):
    pupils.remove_pupil(pupil=classroom.pupils.first(), by=None)
    (sheet,) = novak.get(url(classroom, "slips/")).context["board"].sheets
    assert [slip.name for slip in sheet] == ["Ben Okoro"]


def test_two_hundred_slips_are_a_page(classroom, novak, settings):
    settings.JOIN_ADDRESS = ""
    names = [pupils.RosterName(f"Pupil {n}") for n in range(199)]
    pupils.add_pupils(classroom=classroom, by=None, names=names)
    first = novak.get(url(classroom, "slips/")).context["board"]
    second = novak.get(url(classroom, "slips/?page=2")).context["board"]
    assert (len(first.sheets), first.earlier, first.following) == (25, None, 2)
    assert ([len(s) for s in second.sheets], second.earlier, second.following) == ([1], 1, None)
    for page in ("0", "x", "-1", "9999", "²"):
        assert novak.get(url(classroom, "slips/"), {"page": page}).status_code == 404


# Figures ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("n", [1, 3])
def test_pages_take_the_same_few_queries(n, django_assert_num_queries):
    user = make_teacher()
    edition = None
    for _ in range(n):
        classroom = make_classroom(*(f"Pupil {i}" for i in range(n)), by=user)
    for _ in range(n):
        debate = make_debate(by=user, classroom=classroom, edition=edition)
        edition = debate.edition
    client = signed_in(user)
    pupil = classroom.pupils.first()
    # Two for signing in; then the class and what the page is about.
    for page, queries in (
        ("/teacher/classes/", 3),
        (url(classroom), 7),
        (url(classroom, "roster/"), 3),
        (url(classroom, "slips/"), 4),
        (url(classroom, f"pupils/{pupil.public_id}/"), 5),
    ):
        with django_assert_num_queries(queries):
            assert client.get(page).status_code == 200


def test_the_list_shows_a_teachers_own_classes(novak, classroom):
    make_classroom("Cleo", by=make_teacher("okoro"), title="Other")
    text = novak.get("/teacher/classes/").text
    assert ("Year 12 A" in text, "2 pupils" in text, "Other" in text) == (True, True, False)
    assert Classroom.objects.count() == 2

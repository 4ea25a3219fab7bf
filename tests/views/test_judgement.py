"""What moved whom, what would have come without, exit sentences and outlines.

Places of tests/class_of_seven.py, opening to closing, worked out by hand:

    a  1-2 1-3 2-1 2-3 1-2 2-3 2-2.5     one up, six down     -5/7    -71 points
    b  2-3 2-2 1-3 1-1 3-3 3-2 1-2.5     one up, three down   -2/7    -29
    c  3-4 3-4 4-5 3-5 2-4 4-5 3-4       seven down           -1     -100
    d  4-1 4-1 3-2 5-2 4-1 5-4 4.5-1     seven up              1     +100
    e  5-5 5-5 5-4 4-4 5-5 1-1 4.5-5     one up, one down      0        0

Two places or more: d by all but Cem and Fay (3, 3, 3, 3 and 3.5 up, 3.1 in the mean), c by Dora and Emil,
b by Cem, a by Ben.
"""

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest
from django.test import Client

from debates.actions import arguments as acts
from debates.actions import erasing, groupings, moderation
from debates.models import (
    Argument,
    Counterfactual,
    Debate,
    ExitSentence,
    Receipt,
)
from debates.queries.movement import movement_for_the_class
from tests.class_of_seven import CLOSING, GOLDEN, OPENING, uncover
from tests.dossiers.rome_debate import make_rome_debate
from tests.factories import (
    cast,
    go_to,
    make_debate,
    make_pupil,
    make_seat,
    make_teacher,
    teacher_of,
)
from tests.people import found_in_tables
from tests.teachers import Teacher

pytestmark = pytest.mark.django_db


def seven(*, anonymity="secret", phase="closing"):
    """The class of seven with browsers; everybody has handed in the closing ballot."""
    debate = make_debate(factors=5, shape="tiers", anonymity=anonymity)
    pupils = [make_pupil(debate, pseudonym=p) for p in ("Teal Heron", "Rust Badger")]
    pupils += [make_pupil(debate) for _ in range(5)]
    for kind, orders in (("opening", OPENING), ("closing", CLOSING)):
        debate = go_to(debate, kind)
        for pupil, order in zip(pupils, orders, strict=True):
            cast(pupil.seat, order, kind=kind)
    for pupil in pupils:
        pupil.seat.debate = debate
    return go_to(debate, phase), pupils


def moved(pupil) -> str:
    page = pupil.client.get(pupil.url()).text
    return re.search(r'<section id="moved".*?</section>', page, re.S)[0]


def answer(pupil, **sent):
    return pupil.client.post(pupil.url("moved/"), {k.replace("_", "-"): v for k, v in sent.items()})


def uncovered(debate):
    return uncover(go_to(debate, "verdict"), steps=5)


def test_a_pupil_is_asked_about_what_she_moved_by_two_places_and_her_top_three():
    _debate, (ada, _ben, cem, *_rest, emil, _fay, _gus) = seven()
    assert re.findall(r'for="moved-\w">([^<]+)<', moved(ada)) == ["Factor D: up 3 places"]
    assert re.findall(r'for="moved-\w">([^<]+)<', moved(cem)) == ["Factor B: down 2 places"]
    assert re.findall(r'for="moved-\w">([^<]+)<', moved(emil)) == [
        "Factor D: up 3 places",
        "Factor C: down 2 places",
    ]
    assert re.findall(r"Take away (Factor \w)\.", moved(ada)) == [
        "Factor D",
        "Factor A",
        "Factor B",
    ]


def test_before_the_ballot_is_in_nothing_is_asked():
    debate = go_to(make_debate(), "closing")
    ada = make_pupil(debate)
    assert "Two short questions" not in moved(ada)
    assert answer(ada, moved_a="thought").status_code == 409
    cast(ada.seat, "a > b > c > d", kind="closing")
    part = ada.client.get(ada.url("moved/"), headers={"HX-Request": "true"}).text
    assert "Two short questions" in part
    assert ada.client.get(ada.url("moved/")).status_code == 302


def test_answers_are_kept_changed_and_taken_back():
    _debate, (ada, *_others) = seven()
    assert answer(ada, moved_d="thought", without_d="no").status_code == 303
    assert list(Receipt.objects.values_list("factor__slug", "kind")) == [("d", "thought")]
    assert list(Counterfactual.objects.values_list("factor__slug", "answer")) == [("d", "no")]
    answer(ada, without_d="hardly")
    assert not Receipt.objects.exists()
    assert Counterfactual.objects.get().answer == "hardly"
    assert answer(ada, moved_d="argument:nonsense").status_code == 400
    assert answer(ada, without_d="perhaps").status_code == 400


def test_an_argument_and_a_source_can_have_moved_her(monkeypatch):
    monkeypatch.setattr(acts, "PAUSE", acts.PAUSE * 0)
    debate = make_rome_debate()
    ada, ben = make_pupil(debate), make_pupil(debate)
    slugs = list(debate.factors.values_list("slug", flat=True))
    go_to(debate, "opening")
    cast(ada.seat, " > ".join(slugs))
    go_to(debate, "discussion")
    Debate.objects.filter(pk=debate.pk).update(approval="nobody")
    last = debate.factors.get(slug=slugs[-1])
    point = acts.post_argument(seat=ben.seat, key="k", text="It did.", factor=last, side="for")
    go_to(debate, "closing")
    cast(ada.seat, " > ".join([slugs[-1], *slugs[:-1]]), kind="closing")
    field = f"moved-{slugs[-1]}"
    assert "“It did.”" in moved(ada)
    source = re.search(r'value="(source:[\w-]+)"', moved(ada))[1]
    for value, kind in ((f"argument:{point.public_id}", "argument"), (source, "source")):
        assert ada.client.post(ada.url("moved/"), {field: value}).status_code == 303
        assert Receipt.objects.get().kind == kind
    Argument.objects.update(state="hidden")
    assert (
        ada.client.post(ada.url("moved/"), {field: f"argument:{point.public_id}"}).status_code
        == 400
    )


def test_what_does_not_fit_her_ranking_is_shown_to_her_alone():
    """Ada has d above a: without d it surely comes out the same, without a it does not."""
    _debate, (ada, ben, *_others) = seven()
    answer(ada, without_d="surely", without_a="no")
    assert "You put Factor D above Factor A" in moved(ada)
    assert "You put" not in moved(ben)
    answer(ada, without_d="probably", without_a="hardly")
    assert "You put" not in moved(ada)


def test_from_the_first_reveal_on_nothing_changes():
    debate, (ada, *_others) = seven(phase="verdict")
    assert answer(ada, moved_d="thought").status_code == 303
    uncover(debate)
    assert answer(ada, moved_d="").status_code == 409
    assert Receipt.objects.count() == 1


def test_swings_are_those_worked_out_by_hand():
    debate, _pupils = seven(phase="verdict")
    assert movement_for_the_class(debate) is None
    found = movement_for_the_class(uncovered(debate))
    assert {one.slug: round(float(one.points)) for one in found.swings} == {
        "a": -71,
        "b": -29,
        "c": -100,
        "d": 100,
        "e": 0,
    }
    assert (found.winner.slug, found.voters) == ("d", 7)
    places = {
        one.slug: (f"{float(one.before):.2f}", f"{float(one.after):.2f}") for one in found.swings
    }
    assert places == {slug: (before, after) for slug, (_o, _c, before, after) in GOLDEN.items()}


def test_the_biggest_swing_wins_for_its_champions_on_page_wall_and_console():
    debate, (ada, *_others) = seven(phase="verdict")
    grouping = debate.groupings.create(kind="champions", method="lot", ended_at=debate.created_at)
    grouping.teams.create(number=3, factor=debate.factors.get(slug="d"))
    wall = Client()
    address = f"/projector/{debate.projector_key}/"
    words = "Biggest swing: Factor D, +100 points. Team 3 wins."
    novak = Teacher(debate)
    assert words not in wall.get(address).text + ada.client.get(ada.url()).text
    debate = uncovered(debate)
    novak.click("results/", serial=debate.phase_serial, shown="1")
    for page in (wall.get(address).text, ada.client.get(ada.url()).text, novak.page()):
        assert words in page


def test_without_a_conclusion_nothing_is_said_of_one():
    debate, (ada, *_others) = seven()
    uncovered(debate)
    text = ada.client.get(ada.url()).text
    assert "What moved us" in text
    assert "answer key" not in text


def test_under_five_points_is_a_dead_heat():
    debate = make_debate(factors=2, anonymity="hands")
    pupils = [make_seat(debate) for _ in range(2)]
    for kind, orders in (("opening", ("a > b", "b > a")), ("closing", ("b > a", "a > b"))):
        go_to(debate, kind)
        for seat, order in zip(pupils, orders, strict=True):
            cast(seat, order, kind=kind)
    found = movement_for_the_class(uncover(go_to(debate, "verdict"), steps=2))
    assert found.winner is None
    assert all(one.is_dead_heat for one in found.swings)


@pytest.mark.parametrize("named", [4, 5])
def test_reasons_are_told_from_five_pupils_on(named):
    debate, pupils = seven()
    far = [pupils[n] for n in (0, 1, 3, 4, 6)]
    for pupil in far[:named]:
        answer(pupil, moved_d="thought")
    answer(pupils[2], moved_b="thought")
    page = pupils[0].client
    uncovered(debate)
    text = page.get(pupils[0].url()).text
    words = "After thinking again, 5 pupils moved Factor D up 3.1 places"
    assert (words in text) == (named == 5)
    assert "too few spoke" in text
    assert "Factor B down" not in text


def argued(debate, seat) -> Argument:
    """He was underrated, said in the discussion."""
    phase = debate.phase
    Debate.objects.filter(pk=debate.pk).update(phase="discussion", approval="nobody")
    factor = debate.factors.get(slug="d")
    point = acts.post_argument(
        seat=seat, key="k", text="He was underrated.", factor=factor, side="for"
    )
    Debate.objects.filter(pk=debate.pk).update(phase=phase)
    return point


@pytest.mark.parametrize(("by_argument", "queries"), [(False, 10), (True, 11)])
def test_a_first_look_at_all_there_is_takes_few_queries(
    by_argument, queries, django_assert_num_queries
):
    """Seat and debate, reveals, factors, her papers, conclusions, ballots, champions, what moved whom, what
    comes without, how many arguments there are; and the words of those that moved five. Nobody has looked
    before."""
    debate, pupils = seven()
    named = f"argument:{argued(debate, pupils[1].seat).public_id}" if by_argument else "thought"
    for n in (0, 1, 3, 4, 6):
        assert answer(pupils[n], moved_d=named).status_code == 303
    uncovered(debate)
    with django_assert_num_queries(queries):
        page = pupils[0].client.get(pupils[0].url()).text
    assert "5 pupils moved Factor D up 3.1 places" in page


def test_an_argument_that_is_hidden_is_no_reason_any_more():
    """Words are kept for all who look, and go with what the class may read."""
    debate, pupils = seven()
    point = argued(debate, pupils[1].seat)
    for n in (0, 1, 3, 4, 6):
        assert answer(pupils[n], moved_d=f"argument:{point.public_id}").status_code == 303
    uncovered(debate)
    words = "After “He was underrated.”, 5 pupils moved Factor D up 3.1 places"
    for pupil in pupils[:2]:
        assert words in pupil.client.get(pupil.url()).text
    moderation.hide_argument(argument=point, by=teacher_of(debate))
    assert "underrated" not in pupils[0].client.get(pupils[0].url()).text


def test_a_reason_counts_only_while_the_factor_is_moved():
    debate, pupils = seven()
    for n in (0, 1, 3, 4, 6):
        answer(pupils[n], moved_d="thought")
    cast(pupils[0].seat, OPENING[0], kind="closing")
    uncovered(debate)
    assert "After thinking again" not in pupils[0].client.get(pupils[0].url()).text


@pytest.mark.parametrize(
    ("anonymity", "is_shown"), [("secret", False), ("teacher", True), ("hands", True)]
)
def test_the_teacher_sees_few_where_the_level_allows(anonymity, is_shown):
    debate, (ada, *_others) = seven(anonymity=anonymity)
    answer(ada, moved_d="thought")
    debate = uncovered(debate)
    novak = Teacher(debate)
    assert "After thinking again" not in novak.page()
    novak.click("results/", serial=debate.phase_serial, shown="1")
    assert (
        "After thinking again, 1 pupil moved Factor D up 3.0 places" in novak.page()
    ) == is_shown


@pytest.mark.parametrize("late", [0, 1, 5])
def test_who_ranked_once_cannot_be_worked_out_by_subtracting(late):
    """One to four late ballots: swings with them and without would tell them apart."""
    debate, pupils = seven()
    for _ in range(late):
        cast(make_seat(debate), CLOSING[0], kind="closing")
    found = movement_for_the_class(uncovered(debate))
    assert found.withheld == (late == 1)
    assert bool(found.swings) == (late != 1)
    assert len(pupils) == 7


def test_the_class_figure_of_what_comes_without_the_first_factor():
    """Six of seven answer about their own first: d for Ada, Ben, Emil, Gus; a for Cem, b for Dora."""
    debate, pupils = seven()
    firsts = ("d", "d", "a", "b", "d", "e", "d")
    said = ("surely", "probably", "hardly", "no", "surely", "", "no")
    for pupil, first, words in zip(pupils, firsts, said, strict=True):
        answer(pupil, **{f"without_{first}": words})
    uncovered(debate)
    text = pupils[0].client.get(pupils[0].url()).text
    assert "3 of 6 say: surely or probably." in text


def test_before_the_reveal_nothing_of_it_is_in_any_byte():
    pages = []
    for words in ("thought", ""):
        Debate.objects.all().update(deleted_at="2026-01-01T00:00Z")
        debate, (ada, *others) = seven_again(words)
        wall = Client().get(f"/projector/{debate.projector_key}/").text
        text = ada.client.get(ada.url()).text + wall
        hidden = (debate.public_id, debate.projector_key, debate.join_code, ada.seat.public_id)
        for secret in hidden:
            text = text.replace(secret, "")
        pages.append("Biggest swing" in text or "After thinking" in text or "points" in text)
        assert others
    assert pages == [False, False]


def seven_again(words):
    debate = make_debate(by=make_teacher(f"t{words}"), factors=5, shape="tiers")
    pupils = [make_pupil(debate) for _ in range(7)]
    for kind, orders in (("opening", OPENING), ("closing", CLOSING)):
        debate = go_to(debate, kind)
        for pupil, order in zip(pupils, orders, strict=True):
            cast(pupil.seat, order, kind=kind)
    for pupil in pupils[1:]:
        answer(pupil, moved_d=words)
    return go_to(debate, "verdict"), pupils


# Exit sentences


def sentence(pupil, since="he chose who was chosen.", because="a", more_than="b"):
    sent = {"because": because, "more_than": more_than, "since": since}
    return pupil.client.post(pupil.url("sentence/"), sent)


def leaving(pupils=5, **plan):
    debate = make_debate(**plan)
    room = [make_pupil(debate, pseudonym=p) for p in ("Teal Heron", "Rust Badger")]
    room += [make_pupil(debate) for _ in range(pupils - 2)]
    return go_to(debate, "exit"), room


def test_a_sentence_is_handed_in_and_changed():
    _debate, (ada, *_others) = leaving()
    assert sentence(ada).status_code == 303
    assert sentence(ada, "she says so.", because="c").status_code == 303
    page = ada.client.get(ada.url()).text
    assert (
        "It came about mainly because of Factor C, more than Factor B, since she says so." in page
    )
    assert ExitSentence.objects.count() == 1


def test_the_dossier_says_how_it_begins():
    debate = go_to(make_rome_debate(), "exit")
    ada = make_pupil(debate)
    assert "The Western Empire fell mainly because of" in ada.client.get(ada.url("sentence/")).text


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"because": "b"}, "Choose two different factors."),
        ({"because": ""}, "Choose the main factor."),
        ({"because": "z"}, "Select a valid choice"),
        ({"since": "\u200b"}, "Say why"),
        ({"since": "x" * 281}, "280 characters at most: take out 1."),
    ],
)
def test_what_does_not_fit_is_said_and_kept(sent, said):
    _debate, (ada, *_others) = leaving()
    page = sentence(ada, **{"since": "my own words"} | sent)
    assert page.status_code == 422
    assert said in page.text
    assert sent.get("since", "my own words") in page.text


def test_a_late_sentence_is_kept_on_the_page():
    debate, (ada, *_others) = leaving()
    go_to(debate, "closed")
    page = sentence(ada, "too late")
    assert page.status_code == 409
    assert "too late" in page.text
    assert not ExitSentence.objects.exists()


@pytest.mark.parametrize(
    ("anonymity", "named"), [("secret", False), ("teacher", True), ("hands", True)]
)
def test_who_wrote_a_sentence_is_seen_where_pupils_were_told(anonymity, named):
    debate, room = leaving(anonymity=anonymity)
    for pupil in room:
        sentence(pupil)
    novak = Teacher(debate)
    assert "he chose who was chosen." in novak.page()
    found = re.search(r'<section id="sentences".*?</section>', novak.page(), re.S)[0]
    assert ("Teal Heron" in found) == named


def test_secret_sentences_come_in_fives():
    debate, room = leaving(7)
    novak = Teacher(debate)
    for n, pupil in enumerate(room, 1):
        sentence(pupil, f"reason {n}.")
        shown = re.findall(r"reason \d\.", novak.page())
        assert len(shown) == (5 if n >= 5 else 0)
    go_to(debate, "closed")
    assert len(re.findall(r"reason \d\.", novak.page())) == 7


def test_three_stand_on_the_wall_without_names():
    debate, room = leaving(anonymity="hands")
    for n, pupil in enumerate(room):
        sentence(pupil, f"reason {n}.")
    novak = Teacher(debate)
    for n in range(4):
        novak.click("sentences/", show=ExitSentence.objects.get(since=f"reason {n}.").public_id)
    wall = Client().get(f"/projector/{debate.projector_key}/").text
    assert re.findall(r"reason \d", wall) == ["reason 1", "reason 2", "reason 3"]
    assert "Teal Heron" not in wall
    novak.click("sentences/", show="")
    assert "reason" not in Client().get(f"/projector/{debate.projector_key}/").text


def test_a_secret_sentence_that_is_held_back_cannot_be_shown():
    debate, (ada, *_others) = leaving()
    sentence(ada)
    novak = Teacher(debate)
    assert novak.click("sentences/", show=ExitSentence.objects.get().public_id).status_code == 404


# The outline


def test_the_outline_holds_ranking_reasons_evidence_and_judgement(monkeypatch):
    monkeypatch.setattr(acts, "PAUSE", acts.PAUSE * 0)
    debate = make_rome_debate()
    ada, ben = make_pupil(debate), make_pupil(debate)
    slugs = list(debate.factors.values_list("slug", flat=True))
    go_to(debate, "opening")
    cast(ada.seat, " > ".join(reversed(slugs)))
    go_to(debate, "discussion")
    event = debate.edition.content["events"][0]
    first = debate.factors.get(slug=slugs[-1])
    pin = acts.PinnedPiece("event", event["slug"], 3)
    text = "It *lost* its army."
    acts.post_argument(seat=ada.seat, key="k", text=text, factor=first, side="for", pins=[pin])
    acts.post_argument(seat=ben.seat, key="k", text="Of another.", factor=first, side="for")
    assert ada.client.get(ada.url("essay/")).status_code == 404
    go_to(debate, "exit")
    sentence(ada, "of the army.", because=slugs[-1], more_than=slugs[0])
    page = ada.client.get(ada.url("essay/")).text
    headings = re.findall(r'id="paragraph-\d">(\w+): ([^<]+)<', page)
    assert headings[0] == ("1st", first.title)
    assert len(headings) == len(slugs)
    for there in (text, event["title"], "(strong)", "since of the army."):
        assert there in page
    assert "Of another." not in page
    answer = ada.client.get(ada.url("essay/"), {"as": "md"})
    assert answer["Content-Type"].startswith("text/markdown")
    assert "- **For:** It \\*lost\\* its army." in answer.text
    assert answer.text.count("\n## ") == len(slugs) + 2
    assert 'href="?as=docx"' in page
    answer = ada.client.get(ada.url("essay/"), {"as": "docx"})
    assert answer["Content-Disposition"] == 'attachment; filename="outline.docx"'
    headings, lines = read_docx(answer.content)
    assert headings == ["Judgement", f"1st: {first.title}", *headings[2:-1], "Conclusion"]
    assert len(headings) == len(slugs) + 2
    assert "For: It *lost* its army." in lines
    assert [line for line in lines if line.startswith(event["title"]) and "(strong)" in line]
    assert ben.client.get(ben.url("essay/")).status_code == 404


def read_docx(content: bytes) -> tuple[list[str], list[str]]:
    """Headings of the second order and all other lines, read without the library that wrote them."""
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        body = ElementTree.fromstring(parts.read("word/document.xml"))
        said = b"".join(parts.read(name) for name in parts.namelist() if name.endswith(".xml"))
    assert b"python-docx" not in said
    headings, lines = [], []
    for paragraph in body.iter(f"{word}p"):
        style = paragraph.find(f"{word}pPr/{word}pStyle")
        text = "".join(one.text or "" for one in paragraph.iter(f"{word}t"))
        is_heading = style is not None and style.get(f"{word}val") == "Heading2"
        (headings if is_heading else lines).append(text)
    return headings, lines


def test_without_the_extra_nobody_is_offered_a_document(monkeypatch):
    monkeypatch.setattr("debates.boards.skeleton_docx.find_spec", lambda _name: None)
    _debate, pupils = seven(phase="exit")
    page = pupils[0].client.get(pupils[0].url("essay/"), {"as": "docx"})
    assert page["Content-Type"].startswith("text/html")
    assert "as=docx" not in page.text
    assert "as=md" in page.text


# Erasing


def test_erasing_a_seat_leaves_nothing_that_she_wrote(monkeypatch):
    monkeypatch.setattr(acts, "PAUSE", acts.PAUSE * 0)
    debate, (ada, ben, *_others) = seven()
    Debate.objects.filter(pk=debate.pk).update(phase="discussion", approval="nobody")
    debate.refresh_from_db()
    factor = debate.factors.first()
    first = acts.post_argument(
        seat=ada.seat, key="canary-1", text="canary one", factor=factor, side="for"
    )
    acts.edit_argument(argument=first, text="canary two", pins=[])
    acts.post_reply(seat=ben.seat, key="r", text="How so?", parent=first, kind="question")
    acts.post_argument(
        seat=ada.seat, key="canary-2", text="canary three", factor=factor, side="for"
    )
    groupings.make_pairs(debate=debate, by=teacher_of(debate), method="lot")
    Debate.objects.filter(pk=debate.pk).update(phase="closing")
    answer(ada, moved_d="thought", without_d="no")
    erasing.erase_seat(seat=ada.seat, by=teacher_of(debate))
    assert found_in_tables(["canary"]) == []
    assert list(Argument.objects.values_list("text", "state")) == [
        ("", "withdrawn"),
        ("How so?", "shown"),
    ]
    assert not Receipt.objects.exists()
    assert not Counterfactual.objects.exists()
    assert not ada.seat.team_seats.exists()


@pytest.mark.parametrize("anonymity", ["secret", "teacher"])
def test_a_teachers_copy_holds_what_was_written_where_pupils_were_told(anonymity):
    debate = go_to(make_debate(anonymity=anonymity), "discussion")
    ada = make_pupil(debate)
    factor = debate.factors.first()
    acts.post_argument(seat=ada.seat, key="k", text="canary", factor=factor, side="for")
    copy = Teacher(debate).click(f"seats/{ada.seat.public_id}/export/")
    with zipfile.ZipFile(io.BytesIO(copy.content)) as files:
        told = b"".join(files.read(name) for name in files.namelist())
    assert (b"canary" in told) == (anonymity == "teacher")
    own = ada.client.get(ada.url("everything/"))
    with zipfile.ZipFile(io.BytesIO(own.content)) as files:
        assert b"canary" in b"".join(files.read(name) for name in files.namelist())

"""Whose ranking is joined with whom, on every page, for everybody, at each level (docs/anonymity.md).

Six pupils whose names, pseudonyms and rankings of ten factors give themselves away. A page holds a ranking if
its factors stand on it in just that order, whatever stands between them.
"""

import html
import io
import itertools
import json
import re
import zipfile

import pytest
from django.test import Client

from debates.actions import arguments, door, features, judgement, knocks, moderation
from debates.actions.debates import FactorWording
from debates.boards.bells import look
from debates.models import Act, Anonymity, Argument, ExitSentence, User
from debates.queries.slips import slip_code
from tests.class_of_seven import uncover
from tests.engines.sampling import sample
from tests.factories import (
    cast,
    go_to,
    make_classroom,
    make_debate,
    make_edition,
    make_pupil,
    make_seat,
    make_teacher,
    teacher_of,
)
from tests.permissions.cast import path_of
from tests.permissions.matrix import addresses
from tests.teachers import HTMX, Teacher

pytestmark = pytest.mark.django_db

FACTORS = (
    "zebra",
    "yacht",
    "xylem",
    "walrus",
    "velvet",
    "umbra",
    "tundra",
    "sorrel",
    "quartz",
    "pewter",
)
PEOPLE = (
    ("Teal Heron", "Adacanary"),
    ("Rust Badger", "Bencanary"),
    ("Plum Otter", "Cleocanary"),
    ("Jade Fox", "Doracanary"),
    ("Mint Owl", "Emilcanary"),
    ("Ruby Seal", "Faycanary"),
)
# Nobody's is the order of the list, of the class, or of anybody else. The closing ones are these backwards.
RANKINGS = (
    "3 7 0 9 1 5 8 2 6 4",
    "8 1 6 3 9 0 4 7 2 5",
    "5 0 2 8 6 9 1 4 7 3",
    "9 4 1 7 2 8 3 6 5 0",
    "6 2 9 4 0 3 7 5 1 8",
    "1 8 5 0 7 4 6 3 9 2",
)

# What may be joined with a ranking that is not one's own, by level and page. Every other page: nothing.
COVERED, RESULTS, BOTH = "covered", "results shown", "results and names shown"
ALLOWED = {
    "secret": {COVERED: set(), RESULTS: set(), BOTH: set()},
    "teacher": {COVERED: set(), RESULTS: {"pseudonym"}, BOTH: {"pseudonym", "name"}},
    "hands": {COVERED: set(), RESULTS: {"pseudonym"}, BOTH: {"pseudonym", "name"}},
}


def order_of(person: int, kind: str) -> tuple[str, ...]:
    order = tuple(FACTORS[int(n)] for n in RANKINGS[person].split())
    return order if kind == "opening" else order[::-1]


def blocks(page: str) -> list[str]:
    """The text of a page, cut where a line, an item or a row ends."""
    page = re.sub(r"</(p|li|tr|h\d|caption|dt|dd|label|summary|option|div|section)>", "\n", page)
    return html.unescape(re.sub(r"<[^>]+>", " ", page)).split("\n")


def factors_in(text: str) -> list[str]:
    found = re.findall(rf"\b({'|'.join(FACTORS)})\b", text.lower())
    return [name for name, _again in itertools.groupby(found)]


def joined(page: str) -> set[tuple[int, str]]:
    """(person, "alone", "pseudonym" or "name") for whom a ranking is given away, whole or in part."""
    mentions, found = "|".join(factors_in(page)), set()
    with_a_factor = " ".join(block for block in blocks(page) if factors_in(block))
    for n, (pseudonym, name) in enumerate(PEOPLE):
        whole = any("|".join(order_of(n, kind)) in mentions for kind in ("opening", "closing"))
        if whole:
            found.add((n, "alone"))
        for kind, who in (("pseudonym", pseudonym), ("name", name)):
            if who in with_a_factor or (whole and who in page):
                found.add((n, kind))
    return found


def others(found: set[tuple[int, str]]) -> set[tuple[int, str]]:
    """Without what Ada sees of herself."""
    return {one for one in found if one[0] != 0}


def words_of(person: int) -> tuple[str, str]:
    """What somebody argues, and the end of her exit sentence."""
    return f"Canaryclaim{person} holds.", f"canaryreason{person} shows it."


def authors(page: str) -> set[tuple[int, str]]:
    """(person, "alone", "pseudonym" or "name") for whose words stand on it, and who is named beside them."""
    found = set()
    for part in map(html.unescape, re.split(r"<(?=article|li|tr|blockquote|section)|\n\n|}", page)):
        for n, named in enumerate(PEOPLE):
            if any(words.split()[0] in part for words in words_of(n)):
                found.add((n, "alone"))
                whose = zip(("pseudonym", "name"), named, strict=True)
                found |= {(n, kind) for kind, who in whose if who in part}
    return found


class Class:
    def __init__(self, level: str) -> None:
        wordings = [FactorWording(slug=slug, title=slug.title()) for slug in FACTORS]
        asked = dict.fromkeys(("short_title", "introduction", "credit", "language"), "")
        edition = make_edition(question=asked | {"slug": "question", "title": "Why?"})
        by = make_teacher()
        self.debate = make_debate(
            by=by,
            wordings=wordings,
            edition=edition,
            anonymity=level,
            classroom=make_classroom("Zoe", by=by),
        )
        self.pupils = [make_pupil(self.debate, pseudonym=p, name=n) for p, n in PEOPLE]
        self.novak = Teacher(self.debate)
        knocks.knock(debate=self.debate, asked="Ruby Seal")
        apart = ("admin:", "preview:", "revealed:", "library:", "evidence:", "account_")
        # Those where most is told, and of the others as many as this engine is asked for.
        told = ["pupil:debate", "pupil:arguments", "projector:wall", "teacher:console"]
        others = [
            name
            for name in addresses()
            if not name.startswith(apart) and not name.endswith(":bell") and name not in told
        ]
        self.paths = [self.path(name) for name in (*told, *sample(others))]

    def path(self, name: str) -> str:
        pupil = self.debate.classroom.pupils.get()
        return path_of(
            name,
            {
                "debate_id": self.debate.public_id,
                "code": self.debate.join_code,
                "slip": slip_code(pupil),
                "key": self.debate.projector_key,
                "seat_id": self.pupils[0].seat.public_id,
                "argument_id": "unknown",
                "knock_id": self.debate.knocks.get().public_id,
                "classroom_id": self.debate.classroom.public_id,
                "pupil_id": pupil.public_id,
                "question": self.debate.question.slug,
                "kind": "opening",
                "phase": "opening",
                **dict.fromkeys(("result_id", "reference", "provider_id"), "unknown"),
                **dict.fromkeys(
                    ("factor", "figure", "faction", "event", "term", "source"), "zebra"
                ),
                "form": "bibtex",
                "chart": "duels",
                "name": "factors.csv",
            },
        )

    def everybody_ranks(self, kind: str) -> None:
        go_to(self.debate, kind)
        for n, pupil in enumerate(self.pupils):
            cast(pupil.seat, " > ".join(order_of(n, kind)), kind=kind)

    def everybody_argues(self) -> None:
        """About what the next one ranks first, who answers, and is convinced."""
        go_to(self.debate, "discussion")
        self.debate.refresh_from_db()
        factors = {factor.slug: factor for factor in self.debate.factors.all()}
        said = []
        for n, pupil in enumerate(self.pupils):
            pupil.seat.debate = self.debate
            about = factors[order_of((n + 1) % len(PEOPLE), "opening")[0]]
            text = words_of(n)[0]
            sent = {"seat": pupil.seat, "key": "k", "text": text, "factor": about, "side": "for"}
            said.append(arguments.post_argument(**sent))
        moderation.let_through(
            debate=self.debate,
            by=teacher_of(self.debate),
            arguments=[one.public_id for one in said],
        )
        for n, pupil in enumerate(self.pupils):
            arguments.convince(seat=pupil.seat, argument=said[n - 1], on=True)

    def everybody_judges(self) -> None:
        """In the verdict, before the first reveal, and in the exit; Ada's own words come along."""
        for n, pupil in enumerate(self.pupils):
            pupil.seat.debate.refresh_from_db()
            factors = {factor.slug: factor for factor in self.debate.factors.all()}
            first, second = (factors[slug] for slug in order_of(n, "closing")[:2])
            judgement.hand_in_sentence(
                seat=pupil.seat, because=first, more_than=second, since=words_of(n)[1]
            )

    def walk(self, client: Client, paths: list[str] | None = None) -> str:
        """Everything that somebody is sent; each page asked as a whole."""
        answers = [client.get(path) for path in paths or self.paths]
        there = [text_of(answer) for answer in answers if answer.status_code == 200]
        assert len(there) > 4
        return "\n".join(there)

    def console(self, *clicks: str) -> str:
        """The teacher's pages after these clicks, and the answers to the clicks themselves."""
        self.debate.refresh_from_db()
        self.novak.click("results/", serial=0)  # covers both
        sent = {"serial": self.debate.phase_serial, "shown": "1"}
        said = [self.novak.htmx(click, **sent).text for click in clicks]
        seats = [f"seats/{pupil.seat.public_id}/" for pupil in self.pupils]
        paths = [self.novak.url(part) for part in ("", "now/", *seats)]
        return "\n".join(said) + self.walk(self.novak.client, paths)


def text_of(answer) -> str:
    """A page, or all files of a copy of what is kept about somebody."""
    if answer["Content-Type"] != "application/zip":
        return answer.text
    with zipfile.ZipFile(io.BytesIO(answer.content)) as copy:
        return "\n".join(copy.read(name).decode() for name in copy.namelist())


@pytest.mark.parametrize("level", Anonymity)
def test_a_teachers_copy_of_a_pupil_joins_no_more_than_the_console(level):
    room = Class(level)
    room.everybody_ranks("opening")
    go_to(room.debate, "split")

    def copied() -> set[str]:
        answer = room.novak.click(f"seats/{room.pupils[1].seat.public_id}/export/")
        found = joined(text_of(answer))
        assert {person for person, _kind in found} <= {1}
        return {kind for _person, kind in found} - {"alone"}

    assert copied() == set()
    room.console("results/")
    assert copied() == (set() if level == Anonymity.SECRET else {"pseudonym", "name"})


@pytest.mark.parametrize("level", Anonymity)
def test_no_page_joins_more_than_its_level_allows(level):
    room = Class(level)
    seen_joined = set()
    room.everybody_ranks("opening")
    for phase in ("opening", "split", "verdict", "closed"):
        if phase == "verdict":
            room.everybody_ranks("closing")
        debate = go_to(room.debate, phase)
        if phase == "verdict":
            debate = uncover(debate, steps=len(FACTORS))
        assert others(joined(room.walk(room.pupils[0].client))) == set(), phase
        assert joined(room.walk(Client())) == set(), phase
        assert joined(room.walk(room.novak.client)) == set(), phase
        shown = {COVERED: (), RESULTS: ("results/",), BOTH: ("results/", "names/")}
        for state, clicks in shown.items():
            found = joined(room.console(*clicks))
            kinds = {kind for _person, kind in found} - {"alone"}
            assert kinds <= ALLOWED[level][state], (phase, state)
            if not ALLOWED[level][state]:
                assert found == set(), (phase, state)
            seen_joined |= {(state, kind) for kind in kinds}
        news = look(debate.public_id)
        bells = json.dumps([dict(news.lines), {seat: list(n) for seat, n in news.seats.items()}])
        assert joined(bells) == set()
    # What the level allows is there, so that the walk above could have found it elsewhere.
    assert seen_joined == {(state, kind) for state in shown for kind in ALLOWED[level][state]}
    acts = json.dumps(list(Act.objects.values_list("verb", "detail")))
    assert joined(acts) == set()
    assert [who for person in PEOPLE for who in person if who in acts] == []


# Who is named beside what she wrote, by level: for the class, and for the teacher without and with names.
NAMED = {
    "secret": (set(), set(), set()),
    "teacher": (set(), {"pseudonym"}, {"pseudonym", "name"}),
    "hands": ({"pseudonym"}, {"pseudonym"}, {"pseudonym", "name"}),
}


@pytest.mark.parametrize("level", Anonymity)
def test_no_page_names_more_authors_than_its_level_allows(level, monkeypatch):
    monkeypatch.setattr(arguments, "PAUSE", arguments.PAUSE * 0)
    room = Class(level)
    room.everybody_ranks("opening")
    room.everybody_argues()
    said = {kind: set() for kind in ("class", "wall", COVERED, BOTH)}
    for phase in ("discussion", "verdict", "exit", "closed"):
        if phase == "verdict":
            room.everybody_ranks("closing")
        debate = go_to(room.debate, phase)
        if phase == "verdict":
            uncover(debate, steps=len(FACTORS))
        if phase == "exit":
            room.everybody_judges()
        said["class"] |= others(authors(room.walk(room.pupils[0].client)))
        said["wall"] |= authors(room.walk(Client()))
        said[COVERED] |= authors(room.console()) | authors(room.walk(room.novak.client))
        said[BOTH] |= authors(room.console("results/", "names/"))
    class_sees, covered, both = NAMED[level]
    for who, allowed in zip(said, (class_sees, set(), covered, both), strict=True):
        assert {kind for _n, kind in said[who]} - {"alone"} == allowed, who
    # Everybody's words are there to be found, but on a wall that nobody put them on.
    assert {n for n, _kind in said["class"]} == {1, 2, 3, 4, 5}
    assert {n for n, _kind in said[COVERED]} == {0, 1, 2, 3, 4, 5}
    acts = json.dumps(list(Act.objects.values_list("verb", "detail")))
    assert authors(acts) == set()


@pytest.mark.parametrize("level", Anonymity)
def test_on_the_wall_words_have_no_author(level, monkeypatch):
    monkeypatch.setattr(arguments, "PAUSE", arguments.PAUSE * 0)
    room = Class(level)
    room.everybody_ranks("opening")
    room.everybody_argues()
    first = Argument.objects.get(text=words_of(0)[0])
    features.feature(debate=room.debate, by=teacher_of(room.debate), thing=first)
    wall = room.walk(Client())
    assert authors(wall) == {(0, "alone")}
    go_to(room.debate, "exit")
    room.everybody_judges()
    sentence = ExitSentence.objects.get(since=words_of(2)[1])
    features.feature(debate=room.debate, by=teacher_of(room.debate), thing=sentence)
    wall = room.walk(Client())
    assert authors(wall) == {(2, "alone")}
    assert [who for person in PEOPLE for who in person if who in wall] == []


def test_the_walk_finds_an_author_where_there_is_one():
    assert authors("<li>Ruby Seal: Canaryclaim5 holds.</li><li>Jade Fox</li>") == {
        (5, "alone"),
        (5, "pseudonym"),
    }


def test_the_walk_finds_a_ranking_where_there_is_one():
    """The control: on her own page each pupil finds her own."""
    room = Class("secret")
    room.everybody_ranks("opening")
    go_to(room.debate, "split")
    for n, pupil in enumerate(room.pupils):
        assert joined(pupil.client.get(pupil.url()).text) == {(n, "alone"), (n, "pseudonym")}


def test_part_of_a_ranking_counts_as_one():
    assert joined("<li><b>Teal Heron</b> put Zebra first</li>") == {(0, "pseudonym")}
    assert joined("<li><b>Teal Heron</b></li><li>Zebra</li>") == set()


def test_people_from_elsewhere_find_no_ranking_at_all():
    room = Class("hands")
    room.everybody_ranks("opening")
    room.everybody_ranks("closing")
    debate = uncover(go_to(room.debate, "verdict"), steps=len(FACTORS))
    room.console("results/", "names/")
    okoro = make_teacher("okoro")
    cleo = make_pupil(make_debate(by=okoro, edition=debate.edition), pseudonym="Amber Wren")
    root = User.objects.create_superuser(username="root", password="correct horse battery")
    shelves = [room.path(n) for n in addresses() if n.startswith(("evidence:", "library:"))]
    admin = [
        f"/curate/{part}" for part in ("", "debates/", "debates/question/", "debates/proposal/")
    ]
    for account in (okoro, root):
        client = Client()
        client.force_login(account)
        text = room.walk(client, room.paths + admin)
        assert joined(text) == set()
        assert [who for person in PEOPLE for who in person if who in text] == []
    assert joined(room.walk(cleo.client, room.paths + shelves)) == set()
    for client in (room.pupils[0].client, room.novak.client):
        assert joined(room.walk(client, shelves)) == set()


def test_at_the_door_there_is_no_ranking():
    room = Class("hands")
    room.everybody_ranks("opening")
    door.let_in_by_hand(debate=room.debate, by=room.novak.debate.teachers.get().user, on=True)
    waiting = make_pupil(room.debate)
    assert joined(room.walk(waiting.client)) == set()


@pytest.mark.parametrize("kind", ["opening", "closing"])
def test_figures_of_a_secret_debate_do_not_move_with_single_ballots(kind):
    """Invariant 5: after each ballot wall and console show the same, but for how many came in."""
    room = Class("secret")
    if kind == "closing":
        room.everybody_ranks("opening")
    go_to(room.debate, kind)
    pages = set()
    for n, pupil in enumerate(room.pupils):
        cast(pupil.seat, " > ".join(order_of(n, kind)), kind=kind)
        wall = Client().get(f"/projector/{room.debate.projector_key}/").text
        pages.add("".join(factors_in(wall + room.console("results/"))))
    assert len(pages) == 1


def test_four_secret_ballots_make_no_order_and_five_make_one():
    for pupils, is_shown in ((4, False), (5, True)):
        debate = make_debate(by=make_teacher(f"t{pupils}"))
        go_to(debate, "opening")
        for _ in range(pupils):
            cast(make_seat(debate), "b > a > d > c")
        debate = go_to(debate, "split")
        novak = Teacher(debate)
        text = novak.client.post(
            novak.url("results/"), {"serial": debate.phase_serial, "shown": "1"}, **HTMX
        ).text
        assert ("Average place" in text) == is_shown
        assert ("fewer than five" in text) != is_shown

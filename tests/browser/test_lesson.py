"""A whole lesson on the shipped dossier: a teacher, a wall and six pupils, each in their own way.

What has to come out of it was worked out on paper; see `class_of_six`.
"""

import re
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, expect

from debates.actions.reveals import uncover_next
from debates.models import Ballot, Debate
from tests.browser import people
from tests.browser.class_of_six import (
    CLASS,
    CLOSING,
    NO,
    OPEN,
    OPENING,
    OURS,
    OVERLAP,
    PLACES,
    STEPS,
    TITLES,
    VERDICTS,
    YES,
    titles,
)
from tests.browser.people import Console, Keys, placed, says, tap
from tests.dossiers.stalin import stalin_edition
from tests.factories import go_to, make_teacher, teacher_of
from tests.fixtures.browsers import LAPTOP, PHONE, PROJECTOR

# What the drawing says to an eye: at the height of each name, the number in its ring.
DRAWN = """() => {
    const all = (what) => [...document.querySelectorAll(`#slope ${what}`)];
    const middle = (one) => { const box = one.getBoundingClientRect(); return (box.top + box.bottom) / 2 };
    const column = (kind, rings) => Object.fromEntries(all(`text.name.${kind}`).map((name) => {
        const ring = all(`rect[id^="slope-ring-${rings}-"]`).find((one) => {
            const box = one.getBoundingClientRect();
            return box.top < middle(name) && middle(name) < box.bottom;
        });
        const number = all('text.place').find((one) => one.id === ring.id.replace('ring', 'place'));
        const words = [...name.querySelectorAll('tspan:not(.average)')].map((line) => line.textContent);
        return [words.join(' ').trim(), number.textContent];
    }));
    return {
        opening: column('before', 'opening'), closing: column('after', 'closing'),
        arcs: all('path[id^="slope-arc-"]').length, brackets: all('path.bracket').length,
    };
}"""
FOLLOWING = ("Kay", "Tom", "Rea", "Ole")  # those whose pages follow the class by themselves


@dataclass
class Lesson:
    console: Console
    wall: Page
    code: str
    pupils: dict[str, Page] = field(default_factory=dict)

    def next(self, phase: str, *, pupils: str, wall: str) -> None:
        """The teacher clicks once; everybody with script is there by themselves."""
        self.console.next(phase)
        expect(self.wall.get_by_text(wall).first).to_be_visible()
        self.pupils_see(pupils)

    def pupils_see(self, heading: str) -> None:
        for name, page in self.pupils.items():
            if name == "Noa":
                page.reload()
            says(page, heading)

    def handed_in(self, count: str) -> None:
        """The wall, by itself; the same code, QR and address as on every screen."""
        expect(self.wall.get_by_text(count, exact=True)).to_be_visible()
        expect(self.wall.get_by_text(self.code, exact=True).first).to_be_visible()
        expect(self.wall.get_by_role("img", name="QR code to class.test")).to_be_visible()


@pytest.fixture
def lesson(person, server):
    """Signed in, a debate in three clicks, and its wall on another machine."""
    stalin_edition()
    make_teacher("novak")
    console = Console(person(LAPTOP))
    console.sign_in("novak", "correct horse battery")
    page = console.page
    page.get_by_role("link", name="New debate").click()
    page.get_by_role("radio", name="Why did Stalin win the power struggle?").check()  # one
    page.get_by_label("Class", exact=True).click()  # two
    page.keyboard.type("Year 12")
    console.click("Start")  # three
    console.stands_at("Lobby")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Open projector").click()
    wall = person(PROJECTOR)
    wall.goto(opened.value.url)
    opened.value.close()
    code = wall.get_by_text(re.compile(r"^[A-Z3-9]{4} [A-Z3-9]{4}$")).first.inner_text()
    return Lesson(console, wall, code)


def test_a_class_holds_the_whole_debate(lesson, person):
    _come_in(lesson, person)
    lesson.next("Opening", pupils="Rank on your own", wall="Rank on your own, no talking")
    _rank(lesson, person)
    lesson.next("Split", pupils="What splits us?", wall="What splits us?")
    lesson.next("Evidence", pupils="Study the evidence", wall="Study the evidence")
    lesson.next("Discussion", pupils="Argue", wall="Argue it out")
    lesson.next("Closing", pupils="Rank again", wall="Rank again, on your own")
    _rank_again(lesson, person)
    _meet_the_essay(lesson)
    lesson.next("Exit", pupils="Your judgement", wall="Your judgement")
    lesson.console.click("Close the debate")
    lesson.console.click("Close it")
    expect(lesson.console.page.get_by_text("The debate is over.").first).to_be_visible()
    expect(lesson.wall.get_by_text("Nobody can join any more")).to_be_visible()
    lesson.pupils_see("The debate is over")
    assert Debate.objects.get().phase_serial == 8
    assert Ballot.objects.count() == 5 + 6


def _come_in(lesson: Lesson, person) -> None:
    kay = lesson.pupils["Kay"] = person(LAPTOP)
    kay.goto("/")
    keys = Keys(kay)
    keys.tab_to(kay.get_by_label("Code on the board"))
    keys.type(lesson.code)  # as it is on the wall, with its space
    keys.press("Enter")
    keys.tab_to(kay.get_by_label("Your name, for your teacher only"))
    keys.type("Kay")
    keys.press("Enter")
    tom = lesson.pupils["Tom"] = person(PHONE)
    people.scan(tom, lesson.code)
    tap(tom.get_by_role("button", name="Join"))
    lesson.pupils["Noa"] = person(LAPTOP, java_script_enabled=False)
    lesson.pupils["Rea"] = person(PHONE)
    lesson.pupils["Ole"] = person(PHONE, allow=("Failed to fetch",))
    for name in ("Noa", "Rea", "Ole"):
        people.join(lesson.pupils[name], lesson.code)
    lesson.pupils_see("You are in")
    lesson.handed_in("5 are in")
    expect(lesson.console.figure("joined")).to_have_text("5")


def _rank(lesson: Lesson, person) -> None:
    pupils = lesson.pupils
    _kay_by_keys(pupils["Kay"])
    for title in titles(OPENING["Tom"]):
        tap(people.chip(pupils["Tom"], title))
    tap(people.hand_in(pupils["Tom"]))
    expect(people.state(pupils["Tom"])).to_have_text(people.HANDED_IN)
    _noa_by_form(pupils["Noa"])
    lesson.handed_in("3 of 5 in")
    pupils["Rea"] = _rea_on_two_devices(lesson, pupils["Rea"], person(LAPTOP))
    lesson.handed_in("4 of 5 in")
    _ole_off_the_network(lesson, pupils["Ole"])
    lesson.handed_in("5 of 5 in")
    for name in FOLLOWING:
        assert placed(pupils[name]) == titles(OPENING[name]), name


def _kay_by_keys(page: Page) -> None:
    keys = Keys(page)
    keys.place(titles(OPENING["Kay"]))
    keys.tab_to(people.hand_in(page))
    keys.press("Enter")
    expect(people.state(page)).to_have_text(people.HANDED_IN)


def _noa_by_form(page: Page) -> None:
    """Forgets one factor, is told which, and finds the rest as she left it."""
    *first, last = titles(OPENING["Noa"])
    for place, title in zip(PLACES, first, strict=False):
        page.get_by_label(title).select_option(place)
    people.hand_in(page).click()
    expect(page.get_by_role("alert")).to_contain_text(f"1 factor still to place: {last}.")
    page.get_by_label(last).select_option("8th")
    people.hand_in(page).click()
    expect(people.state(page)).to_have_text(people.HANDED_IN)


def _rea_on_two_devices(lesson: Lesson, phone: Page, laptop: Page) -> Page:
    """Reloads in the middle, goes on elsewhere, comes back: one order, wherever she looks."""
    order = titles(OPENING["Rea"])
    people.place_all(phone, order[:4])
    phone.reload()
    expect(people.ranking(phone)).to_have_count(4)
    assert placed(phone) == order[:4]
    expect(people.state(phone)).to_have_text(people.KEPT)
    seat = people.seat_code(phone).inner_text()
    people.come_back(laptop, lesson.code, seat)
    expect(people.ranking(laptop)).to_have_count(4)
    assert placed(laptop) == order[:4]
    says(phone, "Your seat is on another device")
    people.place_all(laptop, order[4:])
    people.hand_in_now(laptop)
    people.come_back(phone, lesson.code, seat)
    expect(people.state(phone)).to_have_text(people.HANDED_IN)
    assert placed(phone) == placed(laptop) == order
    assert people.state(phone).inner_text() == people.state(laptop).inner_text()
    says(laptop, "Your seat is on another device")
    return phone


def _ole_off_the_network(lesson: Lesson, page: Page) -> None:
    """The teacher learns that one is missing and waits; the ballot comes without a click."""
    people.place_all(page, titles(OPENING["Ole"]))
    expect(people.state(page)).to_have_text(people.KEPT)
    page.context.set_offline(True)
    people.hand_in(page).click()
    expect(people.state(page)).to_have_text(
        "Not handed in yet: no connection. It goes out by itself."
    )
    lesson.console.click("Next: Split")
    expect(lesson.console.page.get_by_role("alert")).to_contain_text("1 has not handed in")
    lesson.console.stands_at("Opening")
    lesson.console.click("Wait 2 more minutes")
    page.context.set_offline(False)
    expect(people.state(page)).to_have_text(people.HANDED_IN)
    expect(lesson.console.figure("handed in")).to_have_text("5")


def _rank_again(lesson: Lesson, person) -> None:
    pupils = lesson.pupils
    for name in FOLLOWING:
        assert placed(pupils[name]) == titles(OPENING[name]), name
    lea = pupils["Lea"] = person(PHONE)
    people.join(lea, lesson.code)
    people.place_all(lea, titles(CLOSING["Lea"]))
    keys = Keys(pupils["Kay"])
    keys.tab_to(people.card(keys.page, TITLES["S"]))
    keys.press("Alt+ArrowUp")
    keys.tab_to(people.hand_in(keys.page))
    keys.press("Enter")
    _move(pupils["Tom"], "T", "to place 3")
    _move(pupils["Rea"], "S", "to place 1")
    _move(pupils["Rea"], "A", "to place 3")
    _move(pupils["Ole"], "A", "down")
    for name in ("Tom", "Lea", "Rea", "Ole"):
        tap(people.hand_in(pupils[name]))
    people.hand_in(pupils["Noa"]).click()  # a copy is no ballot before she says so
    for name, page in pupils.items():
        expect(people.state(page)).to_have_text(people.HANDED_IN)
        if name != "Noa":
            assert placed(page) == titles(CLOSING[name]), name
    lesson.handed_in("6 of 6 in")


def _move(page: Page, letter: str, where: str) -> None:
    tap(people.card(page, TITLES[letter]))
    tap(page.get_by_role("button", name=f"Move {TITLES[letter]} {where}", exact=True))
    tap(people.card(page, TITLES[letter]))  # folds its buttons away


def _meet_the_essay(lesson: Lesson) -> None:
    wall, console = lesson.wall, lesson.console
    lesson.next("Verdict", pupils="You, your class, the essay", wall="from the last place up")
    seen = ""
    for step in STEPS:
        shown = wall.content()
        assert not [
            TITLES[letter] for letter in TITLES if letter not in seen and TITLES[letter] in shown
        ]
        console.click("Uncover the next factor")
        seen += step
        _wall_shows(wall, seen)
    summary = "The student essay makes 4 comparisons between these factors. We agree with 3."
    expect(wall.get_by_text(summary)).to_be_visible()
    for name, page in lesson.pupils.items():
        if name == "Noa":
            page.reload()
        _pupil_sees_it_all(name, page)
    console.click("Show results")
    for kind, at in (("opening", 0), ("closing", 2)):
        rows = console.page.locator(f"#results-{kind} tbody tr")
        expect(rows).to_have_count(8)
        for letter, line in CLASS.items():
            expect(rows.filter(has_text=TITLES[letter])).to_have_text(
                re.compile(rf"{line[at]}\s*{line[at + 1]}")
            )


def _wall_shows(wall: Page, seen: str) -> None:
    """The table twin, best first and ties in any order; then the same in the drawing."""
    order = [letter for letter in CLASS if letter in seen]
    rows = wall.get_by_role("table", name="The same in a table").locator("tbody tr")
    expect(rows).to_have_count(len(order))
    cells = [
        [text.strip() for text in row.locator("th, td").all_text_contents()] for row in rows.all()
    ]
    assert {title: tuple(places[:4]) for title, *places in cells} == {
        TITLES[letter]: CLASS[letter] for letter in order
    }
    assert [places[2] for _title, *places in cells] == [CLASS[letter][2] for letter in order]
    drawn = wall.evaluate(DRAWN)
    assert drawn["opening"] == {TITLES[letter]: CLASS[letter][0][:-2] for letter in order}
    assert drawn["closing"] == {TITLES[letter]: CLASS[letter][2][:-2] for letter in order}
    sentences = [f"{TITLES[letter]} counted for more than {TITLES['T']}." for letter in "SMLA"]
    for letter, sentence, ours in zip("SMLA", sentences, OURS, strict=True):
        said = wall.get_by_role("listitem").filter(has_text=sentence)
        expect(said).to_have_count(int({letter, "T"} <= set(seen)))
        if said.count():
            expect(said).to_contain_text(ours)
    compared = {letter for letter in "SMLA" if {letter, "T"} <= set(seen)}
    assert (drawn["arcs"], drawn["brackets"]) == (len(compared), int({"S", "A"} <= set(seen)))
    expect(wall.get_by_text(OVERLAP)).to_have_count(int({"S", "A"} <= set(seen)))


def _pupil_sees_it_all(name: str, page: Page) -> None:
    """Own places and those of the class, then each comparison with what one makes of it."""
    rows = page.get_by_role("table", name="Your class: 5 ballots first, 6 ballots at the end")
    expect(rows.locator("tbody tr")).to_have_count(8)
    for letter, (first, _average, last, _other) in CLASS.items():
        own_first = PLACES[OPENING[name].index(letter)] if name in OPENING else ""
        own_last = PLACES[CLOSING[name].index(letter)]
        row = rows.get_by_role("row").filter(has=page.get_by_role("rowheader", name=TITLES[letter]))
        row = row.filter(has_text=re.compile(rf"^\s*{re.escape(TITLES[letter])}"))
        yours, ours = (" ".join(text.split()) for text in row.locator("td").all_text_contents())
        assert (yours, ours) == (_moved(own_first, own_last), _moved(first, last)), (name, letter)
    assert _compared(page) == VERDICTS[name], name
    expect(page.get_by_text(OVERLAP)).to_be_visible()
    expect(page.get_by_text("It is a source with errors, not an answer key.")).to_be_visible()


def _moved(first: str, last: str) -> str:
    return f"{first} →then {last}" if first and first != last else last


def _compared(page: Page) -> tuple[str, ...]:
    """What the page says of S, M, L and A above T, and that it says nothing else."""
    lines = page.get_by_role("listitem").filter(has_text="counted for")
    assert lines.count() == 4
    sentences = [f"{TITLES[letter]} counted for more than {TITLES['T']}." for letter in "SMLA"]
    return tuple(
        lines.filter(has_text=sentence).locator("strong").inner_text() for sentence in sentences
    )


def test_what_a_pupil_leaves_open_is_called_open(lesson, person):
    debate = Debate.objects.get()
    Debate.objects.filter(pk=debate.pk).update(shape="tiers", gaps_allowed=True)
    page = person(PHONE)
    people.join(page, lesson.code)
    go_to(debate, "opening")
    people.place_all(page, titles("SMTL"))
    tap(people.card(page, TITLES["T"]))
    tap(page.get_by_role("button", name=f"Tie with above: {TITLES['T']}"))
    tap(people.hand_in(page))
    expect(people.state(page)).to_have_text(people.HANDED_IN)
    debate = go_to(debate, "verdict")
    for uncovered in range(8):
        uncover_next(debate=debate, by=teacher_of(debate), uncovered=uncovered)
    expect(page.get_by_text("not an answer key")).to_be_visible()
    assert _compared(page) == (YES, OPEN, NO, OPEN)
    expect(page.get_by_text("Fewer than five ballots: no class order is shown")).to_be_visible()
    expect(lesson.wall.get_by_text("Under five ballots make no class order")).to_be_visible()

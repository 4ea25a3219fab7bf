"""Hidden means absent: before a reveal nothing hidden is in any byte that a pupil receives."""

import re
from pathlib import Path

import pytest
from django.test import Client

from debates.access import STUDYING
from debates.actions import evidence, reveals
from debates.actions.debates import FactorWording
from debates.models import Edition, Phase, RoundKind
from debates.queries.editions import factor_set
from tests.class_of_periods import debate_of_periods
from tests.class_of_seven import uncover
from tests.dossiers.rome_debate import make_rome_debate
from tests.dossiers.stalin import stalin_edition
from tests.factories import cast, go_to, make_debate, make_pupil, make_seat, teacher_of

pytestmark = pytest.mark.django_db
BEFORE = [phase for phase in Phase if phase not in (Phase.VERDICT, Phase.EXIT, Phase.CLOSED)]
CONCLUSION_CLAIMS = {f"c{n}" for n in range(70, 88)}


@pytest.fixture
def edition():
    stalin_edition()
    return Edition.objects.get()


@pytest.fixture
def debate(edition):
    factors = [FactorWording(f.slug, f.title, f.summary) for f in factor_set(edition, "default")]
    plan = {"conclusions": {"essay": "implied"}, "has_periods": True}
    return make_debate(edition=edition, wordings=factors, **plan)


def hidden_texts(edition) -> list[str]:
    """Everything that the dossier's notes call hidden until the reveal, as it is written there."""
    content = edition.content
    texts = [factor["essay_says"] for factor in content["factors"]]
    texts += [c["paraphrase"] for c in content["claims"] if c["id"] in CONCLUSION_CLAIMS]
    for conclusion in content["conclusions"]:
        texts.append(conclusion["statement"])
        texts += [relation["reasoning"] for relation in conclusion["relations"]]
        texts += [r["quote"]["text"] for r in conclusion["relations"] if r["quote"]]
    return [text for text in texts if text]


def pages_of(pupil) -> str:
    """Everything a pupil's device is sent: the page, and the part that asks for all news."""
    page = pupil.client.get(pupil.url())
    part = pupil.client.get(pupil.url("now/"))
    assert (page.status_code, part.status_code) == (200, 200)
    return page.text + part.text


def test_the_list_of_hidden_texts_is_not_empty(edition):
    assert len(hidden_texts(edition)) > 80


@pytest.mark.parametrize("phase", BEFORE)
def test_before_the_reveal_no_page_of_a_pupil_holds_what_is_hidden(debate, edition, phase):
    pupil = make_pupil(debate)
    go_to(debate, phase)
    text = pages_of(pupil)
    for hidden in hidden_texts(edition):
        assert hidden not in text
    assert "essay_says" not in text
    assert "in so many words" not in text


@pytest.mark.parametrize("phase", BEFORE)
def test_what_others_hand_in_changes_no_byte_of_a_pupils_page(phase):
    debate = debate_of_periods()
    ada, others = make_pupil(debate), [make_seat(debate) for _ in range(6)]
    pages = []
    for order in ("a > b > c > d", "d > c > b > a"):
        if phase in RoundKind.values:
            go_to(debate, phase)
            for seat in others:
                cast(seat, order, kind=phase)
        else:
            go_to(debate, phase)
        pages.append(_steady(pages_of(ada)))
    assert pages[0] == pages[1]


def test_ballots_of_a_round_that_is_over_change_no_byte_either():
    pages = []
    for order in ("a > b > c > d", "d > c > b > a"):
        debate = make_debate(by=_teacher(order))
        ada = make_pupil(debate, pseudonym="Teal Heron")
        others = [make_seat(debate) for _ in range(6)]
        go_to(debate, "opening")
        for seat in others:
            cast(seat, order)
        go_to(debate, "discussion")
        text = pages_of(ada)
        for own in (debate.public_id, ada.seat.code):
            text = text.replace(own, "*")
        pages.append(_steady(text))
    assert pages[0] == pages[1]


def _teacher(order):
    from tests.factories import make_teacher

    return make_teacher("novak" if order.startswith("a") else "okoro")


def _steady(text: str) -> str:
    """Without tokens, keys and the server's clock, which differ from one answer to the next."""
    text = re.sub(r'(csrfmiddlewaretoken|"key")" value="[^"]*"|name="key" value="[^"]*"', "", text)
    text = re.sub(r'value="\w{64}"', "", text)
    text = re.sub(r'data-(now|ends-at)="\d+"', "", text)
    return re.sub(r"seen=[\w-]+", "", text)


def test_at_the_verdict_a_pupil_sees_what_is_uncovered_and_nothing_else(debate, edition):
    pupils = [make_pupil(debate) for _ in range(5)]
    go_to(debate, "opening")
    slugs = [factor.slug for factor in debate.factors.all()]
    for pupil in pupils:
        cast(pupil.seat, " > ".join(slugs))
    go_to(debate, "closing")
    for pupil in pupils:
        cast(pupil.seat, " > ".join(slugs), kind="closing")
    go_to(debate, "verdict")
    ada = pupils[0]
    board = ada.client.get(ada.url()).context["board"]
    assert board.stage.verdict is None
    reveals.uncover_next(debate=debate, by=teacher_of(debate), uncovered=0)
    verdict = ada.client.get(ada.url()).context["board"].stage.verdict
    # All agree, so the last place is the last factor's alone.
    assert [(line.slug, line.closing) for line in verdict.lines] == [(slugs[-1], "8th")]
    assert verdict.covered == 7
    assert verdict.comparisons == ()


def test_no_pupil_is_sent_the_name_or_pseudonym_of_another(debate):
    ada = make_pupil(debate, name="Amina Rahman", pseudonym="Teal Heron")
    make_seat(debate, name="Benedict Osei", pseudonym="Rust Badger")
    for phase in Phase:
        go_to(debate, phase)
        text = pages_of(ada)
        assert "Teal Heron" in text
        for foreign in ("Benedict Osei", "Rust Badger", "Amina Rahman"):
            assert foreign not in text


def test_no_template_reads_the_gate_around_the_boards():
    """Only boards reach results and conclusions; views and templates never do."""
    root = Path(__file__).parents[2] / "debates"
    for path in [*(root / "views").glob("*.py"), *(root / "forms").glob("*.py")]:
        source = path.read_text()
        assert "queries.results" not in source, path
        assert "queries.ballots" not in source, path


def test_cards_come_through_the_gate_of_the_class():
    """Nobody but `queries.evidence` reads a factor's card, which cites every source there is."""
    root = Path(__file__).parents[2] / "debates"
    readers = [
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if "factor_cards" in path.read_text()
    ]
    assert sorted(readers) == ["queries/editions.py", "queries/evidence.py"]


# What a teacher withholds: canaries of the small dossier on Rome.
CANARIES = (
    *("k01", "getting rid of the Goths"),  # hidden by the teacher
    *("k05", "grown soft", "A slur on a whole people"),  # hidden by the dossier
    *("heather-fall", "Heather", "Macmillan", "Clear on money"),
    # An editor's note that the class has may still name the historian; the work itself is gone.
    *("goldsworthy-fall", "The Fall of the West", "wore itself out"),
)


def stands_in(canary: str, text: str) -> bool:
    """On its own: by chance a token or a public id holds any three signs."""
    return bool(re.search(rf"(?<![\w-]){re.escape(canary)}(?![\w-])", text))


def withholding_debate():
    """k05 is hidden from the start, k01 by the teacher; two of four source cards are held back."""
    debate = make_rome_debate(has_periods=True)
    by = teacher_of(debate)
    evidence.withhold(debate=debate, by=by, kind="claim", slug="k01")
    evidence.withhold_sources(debate=debate, by=by)
    evidence.release(debate=debate, by=by, kind="source", slug="ammianus")
    evidence.release(debate=debate, by=by, kind="source", slug="ward-perkins-fall")
    return debate


def crawl(client, start: str) -> dict[str, str]:
    """Every page of a shelf that links lead to from its front, each as it first opens, and what some
    searches find; by address."""
    found, waiting = {}, [start]
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        answer = client.get(address)
        assert answer.status_code == 200, address
        text = found[address] = answer.text
        leads = re.findall(r'href="([^"#?]+)', text)
        for form in re.findall(r"<form.*?</form>", text, re.DOTALL):
            action, name = re.search(r'action="([^"]+)"', form), re.search(r'name="(q)"', form)
            if action and name:
                leads += [f"{action[1]}?q={word}" for word in ("fall", "goths")]
        waiting += [lead for lead in leads if lead.startswith(start)]
    return found


def everything_for_the_class(debate, pupil) -> str:
    wall = f"/projector/{debate.projector_key}/"
    texts = [pages_of(pupil), pupil.client.get(pupil.url("now/"), {"seen": "x-y-z"}).text]
    texts += [Client().get(wall).text, Client().get(f"{wall}now/").text]
    shelves = ["/library/rome/"] if debate.phase != Phase.CLOSED else []  # then it is open to all
    shelves += [pupil.url("evidence/")] if debate.phase in STUDYING else []
    for shelf in shelves:
        whole = debate.phase in (Phase.EVIDENCE, Phase.VERDICT)
        texts += crawl(pupil.client, shelf).values() if whole else [pupil.client.get(shelf).text]
    return "".join(texts)


@pytest.mark.parametrize("phase", Phase)
def test_what_is_withheld_is_in_nothing_that_the_class_receives(phase):
    debate = withholding_debate()
    pupil = make_pupil(debate)
    debate = go_to(debate, phase)
    text = everything_for_the_class(debate, pupil)
    assert [canary for canary in CANARIES if stands_in(canary, text)] == []


def test_what_is_withheld_stays_away_after_the_reveal():
    debate = withholding_debate()
    pupil = make_pupil(debate)
    debate = uncover(go_to(debate, "verdict"), steps=5)
    text = everything_for_the_class(debate, pupil)
    assert [canary for canary in CANARIES if stands_in(canary, text)] == []


def test_a_canary_sings_where_nothing_is_withheld():
    """The control: the same pages do hold what is let out."""
    debate = make_rome_debate()
    pupil = make_pupil(debate)
    debate = go_to(debate, "evidence")
    assert "Heather" in everything_for_the_class(debate, pupil)
    by = teacher_of(debate)
    evidence.withhold_sources(debate=debate, by=by)
    assert "Heather" not in everything_for_the_class(debate, pupil)
    evidence.release(debate=debate, by=by, kind="source", slug="heather-fall")
    wall = Client().get(f"/projector/{debate.projector_key}/").text
    assert "The Fall of the Roman Empire" in wall


def test_before_the_reveal_the_console_holds_nothing_of_the_conclusion(debate, edition):
    novak = Client()
    novak.force_login(teacher_of(debate))
    hidden = [text for text in hidden_texts(edition) if len(text) > 20]
    for phase in BEFORE:
        go_to(debate, phase)
        console = f"/teacher/debate/{debate.public_id}/"
        pages = [novak.get(f"{console}{part}").text for part in ("", "now/", "evidence/claims/")]
        assert len(pages[2]) > 20_000
        text = "".join(pages)
        assert [part for part in hidden if part in text] == []
        assert [claim for claim in CONCLUSION_CLAIMS if stands_in(claim, text)] == []
        assert "student-essay" not in text

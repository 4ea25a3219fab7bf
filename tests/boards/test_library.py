"""What the pages of a dossier show, against words typed from its files."""

import pytest

from debates.actions.editions import publish_edition
from debates.boards import library as boards
from debates.boards.library.running import Gloss
from debates.queries.dossier import Cut, Shelf, cut, whole_dossier
from debates.queries.packs import read_dossier
from tests.dossiers.folders import ROME, STALIN

pytestmark = pytest.mark.django_db


def shelf(dossier=STALIN, **what) -> Shelf:
    edition = publish_edition(content=read_dossier(dossier))
    return Shelf(dossier=cut(whole_dossier(edition), Cut(**what)), root="/shelf/")


def plain(runs) -> str:
    return "".join(run.text for run in runs)


def linked(runs) -> list[tuple[str, str]]:
    return [(run.text, run.url) for run in runs if run.url]


def test_a_term_is_linked_once_a_page_and_not_on_its_own():
    stand = shelf()
    gloss = Gloss(stand)
    assert linked(gloss("The Politburo met; the Politburo voted.")) == [
        ("Politburo", "/shelf/terms/politburo/")
    ]
    assert linked(gloss("Again the Politburo and its plenums.")) == [
        ("plenums", "/shelf/terms/plenum/")
    ]
    own = Gloss(stand, own="politburo")
    text = "The Politburo was chosen by the Central Committee."
    assert linked(own(text)) == [("Central Committee", "/shelf/terms/central-committee/")]
    assert plain(own(text)) == text


def test_texts_are_whole_whatever_is_linked():
    stand = shelf(concluded=True)
    for slug, factor in stand.dossier.factors.items():
        board = boards.factor_board(stand, slug)
        assert plain(board.explanation) == factor.explanation
        assert plain(board.essay_says) == factor.essay_says


def test_a_factor():
    board = boards.factor_board(shelf(concluded=True), "testament-suppressed")
    assert board.title == "Lenin's Letter kept from the public"
    assert board.kind == "Condition"
    first, second, third = board.points_for
    assert [link.text for link in first.sources] == [
        "Lenin, Letter to the Congress (1922–1923)",
        "Lewin, Lenin's Last Struggle (1968)",
    ]
    assert [one.witness for one in (first, second, third)] == ["", "Max Eastman", "Leon Trotsky"]
    assert (board.witness, board.has_witness) == ("", True)
    # Fear of Trotsky names this factor; the page names it back.
    assert "/shelf/factors/fear-of-trotsky/" in [one.factor.url for one in board.overlaps]
    # One that only the event's own entry puts here, and one that a point cites.
    events = [event.text for event in board.events]
    assert events[0] == "The Georgian affair"
    assert "Lenin dictates the Letter to the Congress" in events


def test_claims_say_which_way_they_count():
    claims = boards.factor_board(shelf(concluded=True), "fear-of-trotsky").claims
    signs = {claim.slug: claim.sign for claim in claims}
    assert (signs["c01"], signs["c70"]) == ("counts for it", "counts against it")
    assert {claim.slug: claim.verdict_word for claim in claims}["c01"] == "Contested"
    assert claims[0].url == "/shelf/essay/#c01"
    before = boards.factor_board(shelf(), "fear-of-trotsky")
    assert "c70" not in [claim.slug for claim in before.claims]
    assert {claim.url for claim in before.claims} == {""}
    assert before.essay_says == ()


def test_a_life():
    board = boards.figure_board(shelf(), "lenin")
    assert board.born == "22 April 1870 (10 April Old Style), Simbirsk"
    assert board.died == "21 January 1924, Gorki, near Moscow"
    assert board.fate == "Died a natural death"
    assert [(one.dates, one.title) for one in board.offices] == [
        (
            "8 November 1917 (26 October Old Style) – 21 January 1924",
            "Chairman of Sovnarkom (RSFSR)",
        ),
        ("25 March 1919 – 21 January 1924", "Full member of the Politburo"),
        ("6 July 1923 – 21 January 1924", "Chairman of Sovnarkom (USSR)"),
    ]
    assert [(one.kind, one.other.text, one.strength) for one in board.alliances] == [
        ("alliance", "Krupskaya", "firm"),
        ("alliance", "Stalin", "firm"),
        ("alliance", "Trotsky", "loose"),
        ("break", "Ordzhonikidze", "loose"),
        ("break", "Stalin", "loose"),
    ]
    stalin = boards.figure_board(shelf(), "stalin")
    assert "from 3 April 1922" in [one.dates for one in stalin.offices]


def test_a_faction_without_members_and_one_with():
    stand = shelf()
    assert boards.faction_board(stand, "workers-opposition").members == ()
    board = boards.faction_board(stand, "stalin-centre")
    assert (board.kind, board.dates) == ("Network", "from 3 April 1922")
    assert [(one.figure.text, one.role) for one in board.members][:2] == [
        ("Stalin", "leader"),
        ("Molotov", "inner circle"),
    ]


def test_events_stand_in_time():
    first = boards.event_board(shelf(), "trotsky-joins-bolsheviks-1917")
    assert first.before is None
    assert first.after.text == "Bolsheviks seize power in Petrograd"


def test_what_is_part_of_what():
    essay = boards.essay_board(shelf(concluded=True), "")
    said = [f"{one.first.text} {one.says} {one.second.text}" for one in essay.conclusion.relations]
    assert len(said) == 11
    assert said[0] == (
        "Stalin's political skill and drive counts for more than Fear of Trotsky as Lenin's heir"
    )
    assert said[7] == (
        "Stalin's political skill and drive counts for at least as much as The Lenin legacy and cult"
    )
    assert said[9] == (
        "A new mass party: the Lenin Enrolment is told as part of The Lenin legacy and cult"
    )


def test_interpretations_always_carry_their_label():
    essay = boards.essay_board(shelf(concluded=True), "")
    assert essay.conclusion.label == ""
    assert (essay.interpretations[0].title, essay.interpretations[0].label) == (
        "The machine and its rules",
        "editor's simplification",
    )
    assert [len(one.relations) for one in essay.interpretations] == [9, 12, 12, 11, 10]
    assert not any(line.quote for one in essay.interpretations for line in one.relations)


def test_the_essay_in_a_debate_keeps_to_its_factors():
    stand = shelf(concluded=True, factors=frozenset({"political-skill", "fear-of-trotsky"}))
    essay = boards.essay_board(stand, "")
    assert len(essay.conclusion.relations) == 1
    assert boards.essay_board(shelf(), "") is None


def test_a_claim_that_is_withheld_takes_its_tension_along():
    kept = boards.essay_board(shelf(concluded=True, claims=frozenset({"c77"})), "")
    points = [plain(one.point) for one in kept.tensions]
    assert len(points) == 4
    assert "Sentence 1 of P7 says small, sentence 7 says important." not in points


def test_a_source_is_cited_in_two_styles():
    board = boards.source_board(shelf(), "trotsky-my-life")
    assert [(one.style, str(one.reference)) for one in board.references] == [
        (
            "Chicago, 18th edition",
            "Trotsky, Leon. My Life: An Attempt at an Autobiography. Charles Scribner’s Sons, 1930.",
        ),
        (
            "MHRA, 4th edition",
            "Trotsky, Leon, My Life: An Attempt at an Autobiography (Charles Scribner’s Sons, 1930)",
        ),
    ]


def test_a_source_links_out_only_to_the_web():
    content = read_dossier(ROME)
    content["sources"][1]["citation"]["URL"] = "javascript:alert(1)"
    content["sources"][2]["citation"]["URL"] = "https://example.org/"
    stand = Shelf(cut(whole_dossier(publish_edition(content=content)), Cut()), "/shelf/")
    assert boards.source_board(stand, "ammianus").outside == ""
    assert boards.source_board(stand, "heather-fall").outside == "https://example.org/"


def test_a_search_result_leads_to_the_claim_wherever_it_stands():
    def url_of(stand, query: str) -> str:
        groups = {one.heading: one for one in boards.search_board(stand, query).groups}
        return groups["Claims of the essay"].hits[0].url

    assert url_of(shelf(concluded=True), "nobody's list") == "/shelf/essay/#c02"
    assert url_of(shelf(), "nobody's list") == "/shelf/factors/fear-of-trotsky/#c02"

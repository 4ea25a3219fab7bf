"""From the manuscript to an edition, with one curator and with two."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from debates.actions.errors import (
    EditionMeanwhile,
    NothingNew,
    ProposalDecided,
    ProposalOpen,
    SecondCuratorNeeded,
)
from debates.actions.manuscript import load_pack, retire_entry, save_row
from debates.actions.proposals import propose_edition, publish_proposal, refuse_proposal
from debates.models import Edition, Event, Proposal, Question
from debates.queries.packs import DossierFault, read_entries
from tests.dossiers.folders import ROME
from tests.factories import make_teacher

pytestmark = pytest.mark.django_db


@pytest.fixture
def rome():
    load_pack(entries=read_entries(ROME))
    return Question.objects.get()


@pytest.fixture
def okoro():
    return make_teacher("okoro")


@pytest.fixture
def weber():
    return make_teacher("weber")


def rename(title: str) -> None:
    row = Event.objects.get(slug="adrianople")
    row.title = title
    save_row(row=row)


def titles(content) -> list[str]:
    return [one["title"] for one in content["events"] if one["slug"] == "adrianople"]


def test_what_is_published_is_what_was_proposed(rome, okoro):
    rename("The field of Adrianople")
    made = propose_edition(question=rome, by=okoro, why="A better name.")
    assert (made.state, made.why, made.proposed_by, made.decided_at) == (
        "open",
        "A better name.",
        okoro,
        None,
    )
    rename("Saved after it was proposed")
    edition = publish_proposal(proposal=made, by=okoro)
    made.refresh_from_db()
    assert (edition.number, edition.published_by, titles(edition.content)) == (
        2,
        okoro,
        ["The field of Adrianople"],
    )
    assert (made.state, made.decided_by, made.edition) == ("published", okoro, edition)
    assert edition.digest == made.digest
    again = propose_edition(question=rome, by=okoro, why="The later save.")
    assert titles(again.content) == ["Saved after it was proposed"]


def test_nothing_new_is_not_proposed(rome, okoro):
    with pytest.raises(NothingNew):
        propose_edition(question=rome, by=okoro, why="Nothing.")
    rename("Other")
    propose_edition(question=rome, by=okoro, why="Something.")
    assert Proposal.objects.count() == 1


def test_one_proposal_at_a_time(rome, okoro, weber):
    rename("Other")
    propose_edition(question=rome, by=okoro, why="First.")
    with pytest.raises(ProposalOpen):
        propose_edition(question=rome, by=weber, why="Second.")


def test_a_manuscript_with_faults_is_not_proposed(rome, okoro):
    figure = rome.figure_entries.get(slug="valens")
    retire_entry(kind="figure", row=figure, by=okoro)
    with pytest.raises(DossierFault) as found:
        propose_edition(question=rome, by=okoro, why="Broken.")
    assert "names the unknown figure “valens”" in str(found.value)
    assert not Proposal.objects.exists()


def test_who_proposes_does_not_publish_where_two_are_asked_for(rome, okoro, weber, settings):
    settings.SECOND_CURATOR = True
    rename("Other")
    made = propose_edition(question=rome, by=okoro, why="For two pairs of eyes.")
    with pytest.raises(SecondCuratorNeeded):
        publish_proposal(proposal=made, by=okoro)
    assert Edition.objects.count() == 1
    assert publish_proposal(proposal=made, by=weber).published_by == weber


def test_sent_back_with_a_word(rome, okoro, weber):
    rename("Other")
    made = propose_edition(question=rome, by=okoro, why="Please read.")
    refuse_proposal(proposal=made, by=weber, answer="Which Adrianople?")
    made.refresh_from_db()
    assert (made.state, made.answer, made.decided_by, made.edition) == (
        "refused",
        "Which Adrianople?",
        weber,
        None,
    )
    assert Edition.objects.count() == 1
    assert Event.objects.get(slug="adrianople").title == "Other"
    propose_edition(question=rome, by=okoro, why="Again.")


def test_an_answer_is_given_once(rome, okoro, weber):
    rename("Other")
    made = propose_edition(question=rome, by=okoro, why="Please read.")
    refuse_proposal(proposal=made, by=weber, answer="No.")
    for answer in (
        lambda: publish_proposal(proposal=made, by=weber),
        lambda: refuse_proposal(proposal=made, by=weber, answer="No again."),
    ):
        with pytest.raises(ProposalDecided):
            answer()
    made.refresh_from_db()
    assert made.answer == "No."


@pytest.mark.django_db(transaction=True)
def test_two_answers_at_once_are_one():
    load_pack(entries=read_entries(ROME))
    okoro = make_teacher("okoro")
    rename("Other")
    made = propose_edition(question=Question.objects.get(), by=okoro, why="Please read.")
    start = threading.Barrier(2)

    def answer(publish: bool) -> str:
        try:
            connection.ensure_connection()
            start.wait(20)
            if publish:
                publish_proposal(proposal=made, by=okoro)
            else:
                refuse_proposal(proposal=made, by=okoro, answer="No.")
            return "answered"
        except ProposalDecided:
            return "too late"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(answer, [True, False])) == ["answered", "too late"]
    made.refresh_from_db()
    assert Edition.objects.count() == (2 if made.state == "published" else 1)


def test_an_edition_that_came_meanwhile_is_not_undone(rome, okoro):
    rename("The field of Adrianople")
    made = propose_edition(question=rome, by=okoro, why="A better name.")
    load_pack(entries=read_entries(ROME), replace=True)
    other = read_entries(ROME)
    other["event"]["adrianople"]["title"] = "The battle of Adrianople"
    load_pack(entries=other)
    with pytest.raises(EditionMeanwhile):
        publish_proposal(proposal=made, by=okoro)
    newest = Edition.objects.order_by("-number").first()
    assert titles(newest.content) == ["The battle of Adrianople"]

"""The manuscript as a pupil would read it, whole or broken."""

import pytest

from debates.models import Claim, Conclusion, Event, Factor
from tests.admin.curators import page_of

pytestmark = pytest.mark.django_db

FRONT = "/curate/preview/stalin/"


def test_it_shows_what_is_saved_and_says_that_it_is_not_published(okoro, stalin):
    title = "Why did Stalin really win?"
    okoro.save(page_of(stalin), title=title)
    text = okoro.see(FRONT)
    assert title in text
    assert "Preview: not published." in text
    assert 'href="/curate/manuscript/stalin/"' in text
    public = okoro.see("/library/stalin/")
    assert title not in public
    assert "Preview" not in public


def test_the_next_save_is_shown_at_once(okoro, stalin):
    for title in ("First title?", "Second title?"):
        okoro.save(page_of(stalin), title=title)
        assert title in okoro.see(FRONT)


def test_an_entry_leads_to_its_own_page(okoro, stalin):
    factor = Factor.objects.get(slug="fear-of-trotsky")
    okoro.save(page_of(factor), title="Dread of Trotsky")
    page = f"{FRONT}factors/fear-of-trotsky/"
    for row in (factor, factor.points.first()):
        assert f'href="{page}"' in okoro.see(page_of(row))
    assert "Dread of Trotsky" in okoro.see(page)
    assert "Dread of Trotsky" not in okoro.see("/library/stalin/factors/fear-of-trotsky/")


def test_a_pupil_does_not_see_the_conclusion_yet(okoro, stalin):
    factor = Factor.objects.get(slug="fear-of-trotsky")
    assert factor.essay_says[:30] not in okoro.see(f"{FRONT}factors/fear-of-trotsky/")
    okoro.see(f"{FRONT}essay/", status=404)


def test_a_link_stays_in_the_preview(okoro, stalin):
    assert f'href="{FRONT}' in okoro.see(f"{FRONT}timeline/")


def test_a_fault_somewhere_else_does_not_matter(okoro, stalin):
    okoro.press(page_of(Event.objects.get(slug="lenin-dies-1924"), "retire"), why="")
    assert "names the unknown" in okoro.see("/curate/manuscript/stalin/")
    okoro.see(FRONT)


def test_what_cannot_be_shown_is_told_in_words(okoro, stalin):
    okoro.press(page_of(Conclusion.objects.get(slug="essay"), "retire"), why="")
    text = okoro.see(FRONT, status=409)
    assert "This page cannot be shown" in text
    assert 'href="/curate/manuscript/stalin/"' in text
    text = okoro.see("/curate/manuscript/stalin/")
    assert "essay_conclusion.yaml" in text
    assert "is missing" in text


def test_another_question_is_not_there(okoro, stalin):
    okoro.see("/curate/preview/nothing/", status=404)


def test_it_is_read_before_the_reveal_and_after(okoro, stalin):
    claim = Claim.objects.get(slug="c70")
    okoro.save(page_of(claim), paraphrase="The fear counted for little.")
    essay = "/curate/revealed/stalin/essay/"
    assert f'href="{essay}#c70"' in okoro.see(page_of(claim))
    assert "The fear counted for little." in okoro.see(essay)
    assert 'href="/curate/preview/stalin/"' in okoro.see(essay)
    assert "As a class reads it after the reveal." in okoro.see(essay)
    assert 'href="/curate/revealed/stalin/"' in okoro.see(FRONT)
    assert "The fear counted for little." not in okoro.see(f"{FRONT}factors/fear-of-trotsky/")
    okoro.see(f"{FRONT}essay/", status=404)
    assert "The fear counted for little." not in okoro.see("/library/stalin/essay/")

"""What a curator saves and what is refused: everything through the same pages and buttons."""

import pytest

from debates.models import (
    Alliance,
    Claim,
    Conclusion,
    ConclusionRelation,
    Event,
    Factor,
    Figure,
    Office,
    Point,
    Revision,
    Source,
    Term,
    Tier,
)
from debates.queries.manuscript import entries_in, entry_of
from tests.admin.curators import Fields, page_of
from tests.engines.sampling import sample

pytestmark = pytest.mark.django_db

EVENT = "lenin-dies-1924"


def revisions(kind: str, slug: str) -> list[tuple]:
    found = Revision.objects.filter(kind=kind, slug=slug).order_by("number")
    return [(one.number, str(one.by or ""), one.why) for one in found]


def test_a_save_is_kept_with_who_and_why(okoro, stalin):
    event = Event.objects.get(slug=EVENT)
    assert okoro.save(page_of(event), title="Lenin is dead", why="Shorter.") == []
    event.refresh_from_db()
    assert event.title == "Lenin is dead"
    assert revisions("event", EVENT) == [(1, "", ""), (2, "okoro", "Shorter.")]


@pytest.mark.parametrize(
    "model",
    [Factor, Figure, Alliance, Event, Term, Source, Claim, Conclusion, Point, Tier,
     ConclusionRelation],
)  # fmt: skip
def test_saving_without_a_change_changes_nothing(okoro, stalin, model):
    before = entries_in(stalin)
    for row in (model.objects.first(), model.objects.last()):
        assert okoro.save(page_of(row)) == []
    assert entries_in(stalin) == before
    assert not Revision.objects.filter(number__gt=1).exists()


def test_every_source_comes_out_of_its_form_as_it_went_in(okoro, stalin):
    before = entries_in(stalin)["source"]
    for row in sample(Source.objects.all()):
        assert okoro.save(page_of(row)) == [], row.slug
    assert entries_in(stalin)["source"] == before


def test_an_overlap_names_the_other_alliance(okoro, stalin):
    """lenin-stalin-patron holds until 22 December 1922, the day on which the break begins."""
    row = Alliance.objects.get(slug="lenin-stalin-break")
    errors = okoro.save(page_of(row), start="1922-12-21")
    assert errors == [
        "“lenin-stalin-patron” holds between the same two figures on one of these days."
    ]
    row.refresh_from_db()
    assert row.start.value == "1922-12-22"
    assert revisions("alliance", row.slug) == [(1, "", "")]


@pytest.mark.parametrize(
    ("field", "typed", "error"),
    [
        ("quote", "one two three four five six seven", "quotes 7 words; at most 6 are allowed"),
        ("paraphrase", "", "This field is required."),
        ("paraphrase", "x" * 241, "Ensure this value has at most 240 characters (it has 241)."),
        ("paraphrase", "two\nlines", "holds a line break or an invisible character"),
        (
            "source",
            "nobody",
            "There is no source “nobody”. Choose one from the list that opens as you type.",
        ),
    ],
)
def test_a_claim_is_refused(okoro, stalin, field, typed, error):
    row = Claim.objects.get(slug="c01")
    assert okoro.save(page_of(row), **{field: typed}) == [error]
    assert revisions("claim", "c01") == [(1, "", "")]


@pytest.mark.parametrize(
    ("start", "end", "error"),
    [
        ("1924-02-30", "", "there was no day “1924-02-30”"),
        ("early 1924", "", "“early 1924” is not a date; write '1924', '1924-05' or '1924-05-23'"),
        ("1917-11-07 (1917-10-26)", "", ("the Old Style date “1917-10-26” is not the same day as "
         "the New Style one")),
        ("1924-05-23", "1924-05-22", "This lies before the first day."),
        ("1924-05-23", "1924-05", "This lies before the first day."),
    ],
)  # fmt: skip
def test_dates_of_an_event_are_refused(okoro, stalin, start, end, error):
    row = Event.objects.get(slug=EVENT)
    assert okoro.save(page_of(row), start=start, end=end) == [error]


def test_dates_of_an_office_are_refused_with_the_place(okoro, stalin):
    row = Office.objects.filter(figure__slug="kamenev").first()
    errors = okoro.save(page_of(row.figure), **{"offices-0-start": "1927", "offices-0-end": "1926"})
    assert errors == ["figure kamenev: offices.1.to lies before “from”"]
    row.refresh_from_db()
    assert row.start.value != "1927"


def test_links_are_chosen_by_name_and_may_swap(okoro, stalin):
    row = Event.objects.get(slug=EVENT)
    page = page_of(row)
    assert okoro.save(page, **{"figures-0-cited": "Krupskaya", "figures-0-position": "5"}) == []
    listed = list(row.figures.values_list("cited__slug", flat=True))
    assert listed[-1] == "krupskaya"
    first, second = row.factors.all()[:2]
    label = {one: f"{one.cited} ({one.cited.slug})" for one in (first, second)}
    swapped = {"factors-0-cited": label[second], "factors-1-cited": label[first]}
    assert okoro.save(page, **swapped) == []
    names = list(row.factors.values_list("cited__slug", flat=True)[:2])
    assert names == [second.cited.slug, first.cited.slug]


def test_a_link_twice_is_refused(okoro, stalin):
    row = Event.objects.get(slug=EVENT)
    name = row.figures.first().cited.slug
    errors = okoro.save(page_of(row), **{f"figures-{row.figures.count()}-cited": name})
    assert "One of them is in the list twice." in errors


def test_only_entries_of_the_same_question_can_be_chosen(okoro, stalin, rome):
    row = Event.objects.get(slug=EVENT)
    errors = okoro.save(page_of(row), **{"figures-0-cited": "valens"})
    assert errors[0].startswith("There is no figure “valens”.")
    assert "Valens" not in okoro.see(page_of(row))


def test_a_new_entry_gets_its_slug_and_its_place(okoro, stalin, rome):
    path = "/curate/debates/term/add/"
    assert "Which question is it for?" in okoro.see(path)
    errors = okoro.save(f"{path}?question=stalin", term="Samovar", definition="A word.")
    assert errors == []
    row = Term.objects.get(slug="samovar")
    assert (row.question, row.position) == (stalin, 32)  # after the 32 of the glossary
    assert okoro.save(f"{path}?question=stalin", term="Samovar", definition="Again.") == []
    assert Term.objects.get(slug="samovar-2").definition == "Again."


def test_a_new_claim_is_numbered_on(okoro, stalin):
    filled = {
        "source": "student-essay", "paraphrase": "A claim.", "kind": "fact", "paragraph": "P1",
        "sentence": "1", "quote": "two words", "quote_paragraph": "P1", "verdict": "supported",
        "editor_note": "A note.", "confidence": "low",
    }  # fmt: skip
    assert okoro.save("/curate/debates/claim/add/", **filled) == []
    assert Claim.objects.get(paraphrase="A claim.").slug == "c88"


def test_a_slug_of_another_form_is_refused(okoro, stalin):
    errors = okoro.save(
        "/curate/debates/term/add/", term="Word", definition="A word.", slug="two_words"
    )
    assert errors == ["Only lower case letters, digits and hyphens."]
    errors = okoro.save(
        "/curate/debates/term/add/", term="Word", definition="A word.", slug="politburo"
    )
    assert errors == ["Another one has this slug."]


def test_a_point_with_its_evidence_is_a_save_of_its_factor(okoro, stalin):
    point = Point.objects.filter(factor__slug="fear-of-trotsky").first()
    number = point.events.count()
    changes = {f"events-{number}-cited": "lenin-dies-1924", "why": "One more event."}
    assert okoro.save(page_of(point), **changes) == []
    assert revisions("factor", "fear-of-trotsky")[-1] == (2, "okoro", "One more event.")
    entry = entry_of("factor", point.factor)
    assert "lenin-dies-1924" in next(
        one["events"] for one in (*entry["for"], *entry["against"]) if one["point"] == point.text
    )


def test_a_part_is_taken_out_and_kept_in_the_history(okoro, stalin):
    point = Point.objects.filter(factor__slug="fear-of-trotsky").first()
    path = page_of(point, "delete")
    assert point.text[:20] in okoro.see(path)
    okoro.press(path, post="yes")
    assert not Point.objects.filter(pk=point.pk).exists()
    last = Revision.objects.filter(kind="factor", slug="fear-of-trotsky").first()
    assert (last.number, last.by) == (2, okoro.user)


def test_a_relation_needs_its_words_in_the_essay(okoro, stalin):
    essay = Conclusion.objects.get(slug="essay")
    path = f"/curate/debates/conclusionrelation/add/?conclusion={essay.pk}"
    filled = {"higher": "grain-crisis-none", "kind": "above", "lower": "fear-of-trotsky",
              "strength": "implied", "reasoning": "Because."}  # fmt: skip
    assert okoro.save(path, **filled)[0].startswith("There is no factor “grain-crisis-none”")
    filled["higher"] = "ban-on-factions"
    assert okoro.save(path, **filled) == ["relation r12: lacks the key “quote”"]
    quoted = {"quote": "one two three", "quote_paragraph": "P7", "quote_sentence": "1"}
    assert okoro.save(path, **filled, **quoted) == []
    assert essay.relations.get(slug="r12").higher.slug == "ban-on-factions"


def test_a_citation_is_made_from_plain_fields(okoro, stalin):
    filled = {
        "kind": "secondary", "csl_type": "book", "csl_title": "A Book: On Something",
        "csl_author": "Trotsky, Leon\nCentral Committee", "csl_issued": "1917/1923",
        "csl_publisher": "Press", "csl_URL": "https://example.org/a", "perspective": "A.",
        "origin": "B.", "purpose": "C.", "value": "D.", "limits": "E.", "confidence": "low",
    }  # fmt: skip
    assert okoro.save("/curate/debates/source/add/", **filled) == []
    row = Source.objects.get(slug="trotsky-a-book")
    assert row.citation == {
        "id": "trotsky-a-book",
        "type": "book",
        "title": "A Book: On Something",
        "author": [{"family": "Trotsky", "given": "Leon"}, {"literal": "Central Committee"}],
        "issued": {"date-parts": [[1917], [1923]]},
        "publisher": "Press",
        "URL": "https://example.org/a",
    }


def test_a_source_may_be_older_than_our_era(okoro, stalin):
    row = Source.objects.get(slug="kotkin-paradoxes")
    assert okoro.save(page_of(row), csl_issued="-44-03-15/-27") == []
    row.refresh_from_db()
    assert row.citation["issued"] == {"date-parts": [[-44, 3, 15], [-27]]}


@pytest.mark.parametrize(
    ("field", "typed", "error"),
    [
        ("csl_URL", "javascript:alert(1)",
         "has to be an address that begins with http:// or https://"),
        ("csl_issued", "May 1924",
         "Write 1925, 1925-05 or 1925-05-23; several years as 1917/1923."),
        ("csl_issued", "1924-13", "There is no such day."),
        ("csl_title", "", "This field is required."),
        ("csl_publisher", "x" * 241, "has 241 characters; at most 240 are allowed"),
    ],
)  # fmt: skip
def test_a_citation_is_refused(okoro, stalin, field, typed, error):
    row = Source.objects.get(slug="kotkin-paradoxes")
    assert okoro.save(page_of(row), **{field: typed}) == [error]


def test_the_sets_of_a_question_are_kept_apart(okoro, stalin):
    changes = {"set_members-0-position": "9"}
    first = stalin.set_members.filter(name="default").first().cited.slug
    assert okoro.save(page_of(stalin), **changes) == []
    sets = entries_in(stalin)["question"]["stalin"]["sets"]
    assert (sets["default"][-1], len(sets["default"]), len(sets["diamond"])) == (first, 8, 9)


def test_periods_are_written_on_the_page_of_the_question(okoro, stalin):
    changed = {"periods-0-title": "1922–25", "periods-0-end": "1925"}
    assert okoro.save(page_of(stalin), **changed) == []
    assert entry_of("question", stalin)["periods"][0] == {
        "title": "1922–25",
        "from": {"value": "1922", "precision": "year"},
        "to": {"value": "1925", "precision": "year"},
    }
    assert okoro.save(page_of(stalin), **{"periods-0-end": "1921"}) == [
        "periods.1.to lies before “from”"
    ]
    alone = {f"periods-{n}-DELETE": "on" for n in (1, 2)}
    assert okoro.save(page_of(stalin), **alone) == ["periods needs at least 2"]


@pytest.mark.parametrize("model", [Event, Point])
def test_a_save_does_not_undo_another(okoro, stalin, model):
    """Two curators open the same page; the later one is told, and what the first one saved stays."""
    row = model.objects.first()
    field = "title" if model is Event else "text"
    page = page_of(row)
    opened = Fields(okoro.see(page)).found
    assert okoro.save(page, **{field: "Saved first"}) == []
    answer = okoro.client.post(page, {**opened, field: "Saved second"})
    assert answer.status_code == 200
    assert "Somebody saved this entry while you had it open." in " ".join(
        Fields(answer.text).errors
    )
    assert "Saved second" in answer.text
    row.refresh_from_db()
    assert getattr(row, field) == "Saved first"


def test_the_same_relation_twice_is_refused_in_words(okoro, stalin):
    row = ConclusionRelation.objects.first()
    page = f"/curate/debates/conclusionrelation/add/?conclusion={row.conclusion_id}"
    fields = Fields(okoro.see(page)).found
    there = Fields(okoro.see(page_of(row))).found
    same = {name: there[name] for name in ("higher", "lower", "kind", "strength", "reasoning")}
    before = ConclusionRelation.objects.count()
    answer = okoro.client.post(page, {**fields, **same})
    assert answer.status_code == 200
    assert Fields(answer.text).errors
    assert ConclusionRelation.objects.count() == before

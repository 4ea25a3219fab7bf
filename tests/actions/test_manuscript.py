"""Packs into rows and out again, alliances that do not overlap, retiring and going back."""

import copy
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from debates.actions.editions import publish_edition
from debates.actions.errors import AlliancesOverlap, ChangedMeanwhile, Curated, UnknownEntry
from debates.actions.manuscript import (
    add_sources,
    check_unchanged,
    keep_revision,
    load_pack,
    retire_entry,
    revert_entry,
    save_row,
)
from debates.models import (
    Alliance,
    Conclusion,
    Edition,
    Event,
    Figure,
    Point,
    Question,
    Revision,
    Source,
)
from debates.models.dates import HistoricalDate
from debates.queries.manuscript import Difference, differences, entries_in, entry_of
from debates.queries.packs import (
    DossierFault,
    check_entries,
    content_of,
    pack_texts,
    read_dossier,
    read_entries,
)
from tests.dossiers.folders import ROME, STALIN
from tests.factories import make_teacher

pytestmark = pytest.mark.django_db


@pytest.fixture
def rome():
    return read_entries(ROME)


@pytest.fixture
def stalin():
    load_pack(entries=read_entries(STALIN))
    return Question.objects.get()


def figure(slug: str) -> Figure:
    return Figure.objects.get(slug=slug)


def ally(question, a: str, b: str, start: str, end: str | None, slug: str = "new") -> Alliance:
    return Alliance(
        question=question,
        slug=slug,
        a=figure(a),
        b=figure(b),
        kind="alliance",
        strength="firm",
        start=HistoricalDate.parse(start),
        end=HistoricalDate.parse(end) if end else None,
        basis="Typed here.",
        ended_by="Typed here.",
        confidence="low",
    )


def test_the_shipped_dossier_comes_out_as_it_went_in(stalin):
    shipped = read_entries(STALIN)
    assert entries_in(stalin) == shipped
    assert Edition.objects.get().content == read_dossier(STALIN)
    on_disk = {path.name: path.read_text(encoding="utf-8") for path in STALIN.glob("*.yaml")}
    assert pack_texts(entries_in(stalin)) == on_disk


def test_reading_a_manuscript_takes_one_query_a_table(stalin, rome, django_assert_num_queries):
    load_pack(entries=rome)
    for slug in ("stalin", "rome"):
        question = Question.objects.get(slug=slug)
        with django_assert_num_queries(59):
            entries_in(question)


def test_loading_again_writes_nothing(stalin, django_assert_num_queries):
    revisions = Revision.objects.count()
    with django_assert_num_queries(87) as asked:
        loaded = load_pack(entries=read_entries(STALIN))
    written = [one["sql"] for one in asked if one["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert written == []
    assert (loaded.differences, loaded.is_new, loaded.edition.number) == ((), False, 1)
    assert Revision.objects.count() == revisions == 323


def test_a_changed_pack_changes_what_it_has_to(rome):
    load_pack(entries=rome)
    edited = copy.deepcopy(rome)
    edited["event"]["adrianople"]["title"] = "The battle of Adrianople"
    del edited["figure"]["geiseric"]
    for event in edited["event"].values():
        event["figures"] = [slug for slug in event["figures"] if slug != "geiseric"]
    for claim in edited["claim"].values():
        claim["figures"] = [slug for slug in claim["figures"] if slug != "geiseric"]
    loaded = load_pack(entries=edited)
    titles = [one for one in loaded.differences if one.slug == "adrianople"]
    old = rome["event"]["adrianople"]["title"]
    assert titles == [
        Difference("events", "adrianople", "changed", (("title", old, "The battle of Adrianople"),))
    ]
    assert Difference("figures", "geiseric", "gone") in loaded.differences
    assert figure("geiseric").retired_at is not None
    question = Question.objects.get()
    assert entries_in(question) == edited
    # Nothing is lost by it: the entry comes back with the pack that has it.
    load_pack(entries=rome)
    assert entries_in(question) == rome
    assert figure("geiseric").retired_at is None


def test_a_dry_run_tells_and_takes_back(rome):
    loaded = load_pack(entries=rome, dry_run=True)
    # The question, its sets, 5 factors, 2 figures, 4 events, 5 sources, 5 claims, 2 conclusions.
    assert len(loaded.differences) == 25
    assert not Question.objects.exists()
    assert not Edition.objects.exists()


def test_a_new_order_is_a_difference(rome):
    load_pack(entries=rome)
    turned = copy.deepcopy(rome)
    turned["event"] = dict(reversed(turned["event"].items()))
    loaded = load_pack(entries=turned)
    assert loaded.differences == (Difference("events", "", "moved"),)
    assert list(entries_in(Question.objects.get())["event"]) == list(turned["event"])


def test_curators_work_is_not_overwritten_by_the_way(rome):
    load_pack(entries=rome)
    row = Event.objects.get(slug="adrianople")
    row.title = "Adrianople, as we tell it"
    save_row(row=row)
    with pytest.raises(Curated):
        load_pack(entries=rome)
    row.refresh_from_db()
    assert row.title == "Adrianople, as we tell it"
    load_pack(entries=rome, replace=True)
    row.refresh_from_db()
    assert row.title == rome["event"]["adrianople"]["title"]
    load_pack(entries=rome)  # and from here on it is untouched again


def test_a_pack_that_fails_half_way_leaves_nothing(rome):
    broken = copy.deepcopy(rome)
    broken["event"]["adrianople"]["figures"] = ["nobody"]
    with pytest.raises(UnknownEntry):
        load_pack(entries=broken)
    assert not Question.objects.exists()


# zinoviev-kamenev-alliance and the like in alliances.yaml: lenin-stalin-patron holds from 7 November
# 1917 to 22 December 1922, the break from that day to 21 January 1924.
@pytest.mark.parametrize(
    ("a", "b", "start", "end"),
    [
        ("lenin", "stalin", "1922-01-01", "1922-02-01"),
        ("stalin", "lenin", "1922-12-21", "1922-12-22"),
        ("lenin", "stalin", "1924-01-20", None),
        ("lenin", "stalin", "1900", None),
        ("stalin", "lenin", "1917", "1917-11-08"),
        ("lenin", "stalin", "1922-12", "1923"),
    ],
)
def test_alliances_of_a_pair_never_overlap(stalin, a, b, start, end):
    with pytest.raises(AlliancesOverlap):
        save_row(row=ally(stalin, a, b, start, end))
    assert not Alliance.objects.filter(slug="new").exists()


@pytest.mark.parametrize(
    ("a", "b", "start", "end"),
    [
        ("lenin", "stalin", "1924-01-21", None),
        ("stalin", "lenin", "1900", "1917-11-07"),
        ("lenin", "stalin", "1917", "1917-11"),
        ("stalin", "krupskaya", "1900", "1901"),
    ],
)
def test_alliances_may_touch(stalin, a, b, start, end):
    save_row(row=ally(stalin, a, b, start, end))
    assert Alliance.objects.filter(slug="new").exists()


def test_a_retired_alliance_holds_nothing_back(stalin):
    row = Alliance.objects.get(slug="lenin-stalin-patron")
    retire_entry(kind="alliance", row=row, by=None)
    save_row(row=ally(stalin, "lenin", "stalin", "1920", "1921"))
    assert Alliance.objects.filter(slug="new").exists()


def test_postgresql_keeps_it_too(stalin):
    """SQLite has no such constraint: there the action alone stands in the way."""
    past_the_action = ally(stalin, "stalin", "lenin", "1922-01-01", "1922-02-01")
    if connection.vendor == "postgresql":
        with pytest.raises(IntegrityError, match="alliance_no_overlap"):
            save_and_check_now(past_the_action)
    else:
        past_the_action.save()


@transaction.atomic
def save_and_check_now(row: Alliance) -> None:
    row.save()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.django_db(transaction=True)
def test_two_curators_at_once_make_one_alliance():
    load_pack(entries=read_entries(STALIN))
    question = Question.objects.get()
    start = threading.Barrier(2)

    def save(slug: str) -> str:
        row = ally(question, "lenin", "rykov", "1922-06", "1923", slug=slug)
        try:
            connection.ensure_connection()
            start.wait(20)
            save_row(row=row)
            return "saved"
        except AlliancesOverlap:
            return "refused"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(save, ["one", "two"])) == ["refused", "saved"]


def test_the_check_names_alliances_that_overlap(stalin):
    entries = entries_in(stalin)
    entries["alliance"]["lenin-stalin-break"]["start"] = {"value": "1922-12-21", "precision": "day"}
    with pytest.raises(DossierFault) as refused:
        check_entries(entries)
    assert [str(fault) for fault in refused.value.faults] == [
        "alliances.yaml: alliance lenin-stalin-break: overlaps “lenin-stalin-patron”, of the same pair"
    ]


def test_the_check_names_ends_that_the_database_would_refuse(stalin):
    entries = entries_in(stalin)
    month = {"value": "1923-03", "precision": "month"}
    entries["alliance"]["lenin-trotsky-late-bloc"]["start"] = {
        "value": "1923-03-10",
        "precision": "day",
    }
    entries["alliance"]["lenin-trotsky-late-bloc"]["end"] = month
    entries["event"]["lenin-dies-1924"]["date"] = {"value": "1924-01-21", "precision": "day"}
    entries["event"]["lenin-dies-1924"]["end_date"] = {"value": "1924-01", "precision": "month"}
    with pytest.raises(DossierFault) as refused:
        check_entries(entries)
    assert [str(fault) for fault in refused.value.faults] == [
        (
            "alliances.yaml: alliance lenin-trotsky-late-bloc: end leaves it no day: a month or year "
            "is read as its first day, which is not in it"
        ),
        "events.yaml: event lenin-dies-1924: end_date begins before “date”: give both as exactly",
    ]


def test_what_is_cited_is_not_deleted(stalin):
    for row in (figure("lenin"), Source.objects.get(slug="kotkin-paradoxes")):
        with pytest.raises(ProtectedError):
            row.delete()


def test_a_retired_entry_leaves_the_next_edition_and_its_mentions_are_named(stalin):
    by = make_teacher()
    retire_entry(kind="figure", row=figure("krupskaya"), by=by, why="A test.")
    entries = entries_in(stalin)
    assert "krupskaya" not in entries["figure"]
    with pytest.raises(DossierFault) as refused:
        check_entries(entries)
    told = {str(fault) for fault in refused.value.faults}
    assert (
        "alliances.yaml: alliance lenin-krupskaya: b names the unknown figure “krupskaya”" in told
    )
    newest = Revision.objects.filter(kind="figure", slug="krupskaya").first()
    assert (newest.number, newest.content, newest.by, newest.why) == (2, None, by, "A test.")


def test_going_back_is_exact(stalin):
    by = make_teacher()
    before = entries_in(stalin)["factor"]["ban-on-factions"]
    row = Point.objects.filter(factor__slug="ban-on-factions").first()
    row.delete()
    factor = row.factor
    factor.title = "The ban"
    save_row(row=factor)
    kept = keep_revision(kind="factor", row=factor, by=by, why="Shorter.")
    assert (kept.number, kept.why) == (2, "Shorter.")
    assert entry_of("factor", factor) != before
    assert keep_revision(kind="factor", row=factor, by=by, why="Nothing changed.") is None
    first = Revision.objects.get(kind="factor", slug="ban-on-factions", number=1)
    revert_entry(revision=first, by=by, why="Back.")
    assert entries_in(stalin)["factor"]["ban-on-factions"] == before
    newest = Revision.objects.filter(kind="factor", slug="ban-on-factions").first()
    assert (newest.number, newest.content, newest.why) == (3, before, "Back.")


def test_going_back_to_an_overlap_is_refused(stalin):
    row = Alliance.objects.get(slug="lenin-stalin-patron")
    row.start, row.end = HistoricalDate.parse("1910"), HistoricalDate.parse("1911")
    save_row(row=row)
    save_row(row=ally(stalin, "stalin", "lenin", "1920", "1921"))
    first = Revision.objects.get(kind="alliance", slug="lenin-stalin-patron")
    with pytest.raises(AlliancesOverlap):
        revert_entry(revision=first, by=None)
    row.refresh_from_db()
    assert str(row.start) == "1910"


def test_differences_of_the_same_are_none():
    content = read_dossier(ROME)
    assert differences(content, copy.deepcopy(content)) == ()
    assert content_of(read_entries(ROME)) == content


def shipped(entries):
    """The call with which a server starts."""
    return load_pack(entries=entries, untouched_only=True)


def test_a_start_brings_what_ships_and_its_next_version(rome):
    assert shipped(rome).is_new
    assert not shipped(rome).is_new
    newer = copy.deepcopy(rome)
    newer["event"]["adrianople"]["title"] = "The battle of Adrianople"
    assert shipped(newer).edition.number == 2


@pytest.mark.parametrize("publish", [True, False], ids=["loaded", "uploaded"])
def test_a_start_leaves_another_pack_alone(rome, publish):
    shipped(rome)
    ours = copy.deepcopy(rome)
    ours["event"]["adrianople"]["title"] = "The battle of Adrianople"
    load_pack(entries=ours, replace=True, publish=publish)
    with pytest.raises(Curated):
        shipped(rome)
    assert Event.objects.get(slug="adrianople").title == "The battle of Adrianople"


def test_a_start_leaves_a_published_edition_alone(rome):
    """The manuscript was brought back to what ships, but readers have something else."""
    shipped(rome)
    publish_edition(content=content_of(rome) | {"claims": []})
    with pytest.raises(Curated):
        shipped(rome)


def test_ones_own_export_can_be_loaded(rome):
    load_pack(entries=rome)
    row = Event.objects.get(slug="adrianople")
    row.title = "Adrianople, as we tell it"
    save_row(row=row)
    loaded = load_pack(entries=entries_in(Question.objects.get()))
    assert (loaded.differences, loaded.edition.number) == ((), 2)


def test_a_pack_mends_a_manuscript_without_its_essay(rome):
    load_pack(entries=rome)
    essay = Conclusion.objects.get(slug="essay")
    retire_entry(kind="conclusion", row=essay, by=None)
    load_pack(entries=rome, replace=True)
    assert entries_in(Question.objects.get()) == rome


def spoil(rome, what: str) -> None:
    claims, essay = rome["claim"], rome["conclusion"]["essay"]
    if what == "paragraph":
        essay["paragraph"] = "P9"
    elif what == "form":
        claims["k03"]["locator"]["paragraph"] = "P2."
    elif what == "relation":
        claims["k03"]["locator"]["paragraph"] = "P1"
    elif what == "overlap":
        rome["factor"]["lost-africa"]["overlaps"] = [{"factor": "lost-africa", "how": "Itself."}]
    elif what == "twice":
        rome["factor"]["lost-africa"]["overlaps"] = [{"factor": "civil-wars", "how": "x"}] * 2
    else:
        claims["k01"]["locator"]["sentence"] = -1


@pytest.mark.parametrize(
    ("what", "cause"),
    [
        ("paragraph", "conclusion_paragraph is a paragraph in which no claim stands"),
        ("form", "claim k03: locator.paragraph has to be a paragraph such as P7"),
        ("relation", "names “k03”, which does not stand in the conclusion's paragraph"),
        ("overlap", "factor lost-africa: overlaps names the factor itself"),
        ("twice", "factor lost-africa: overlaps lists “civil-wars” twice"),
        ("sentence", "claim k01: locator.sentence has to be a whole number from 0 to 32767"),
    ],
)
def test_the_check_stops_what_would_uncover_or_break(rome, what, cause):
    spoil(rome, what)
    with pytest.raises(DossierFault) as refused:
        check_entries(rome)
    assert cause in "\n".join(str(fault) for fault in refused.value.faults)


def test_a_listed_source_that_was_retired_comes_back(rome):
    load_pack(entries=rome)
    question = Question.objects.get()
    row = Source.objects.get(slug="heather-fall")
    retire_entry(kind="source", row=row, by=None)
    added = add_sources(question=question, citations=[row.citation], by=None)
    assert (added.new, added.changed, added.same) == ((), ("heather-fall",), ())
    assert entries_in(question)["source"]["heather-fall"] == rome["source"]["heather-fall"]


def test_who_saw_an_older_revision_is_told(stalin):
    row = figure("lenin")
    check_unchanged(kind="figure", row=row, seen=1)
    row.name = "V. I. Lenin"
    save_row(row=row)
    keep_revision(kind="figure", row=row, by=None)
    check_unchanged(kind="figure", row=row, seen=2)
    with pytest.raises(ChangedMeanwhile):
        check_unchanged(kind="figure", row=row, seen=1)

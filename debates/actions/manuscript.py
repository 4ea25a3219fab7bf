"""The curators' rows of a dossier: loading a pack into them, keeping and going back to an entry.

Every verb locks the question first, so that two writers of one manuscript come one after the other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from debates.models import Alliance, Edition, Question, Revision, Source
from debates.queries.manuscript import (
    Difference,
    differences,
    entries_in,
    entry_of,
    revision_number,
)
from debates.queries.packs import Entries, check_entry, content_of, digest_of
from debates.queries.packs.content import ESSAY
from debates.queries.packs.entries import NO_NOTE
from debates.queries.packs.forms import BY_KIND

from .editions import publish_edition
from .errors import AlliancesOverlap, ChangedMeanwhile, Curated
from .manuscript_rows import Writer


@dataclass(frozen=True, slots=True)
class Loaded:
    """`edition` is None where nothing was published; `is_new` says whether it was not there before."""

    differences: tuple[Difference, ...]
    edition: Edition | None = None
    is_new: bool = False


class _DryRun(Exception):
    """Takes everything back."""


def load_pack(
    *,
    entries: Entries,
    by=None,
    why: str = "",
    replace: bool = False,
    untouched_only: bool = False,
    publish: bool = True,
    dry_run: bool = False,
) -> Loaded:
    """Make the manuscript say what these checked entries say, and publish it.

    What the pack does not have is retired. Idempotent: with nothing to change nothing is written.
    Raises Curated where it would undo curators' own work, unless that is meant (`replace`). What comes
    with the program is loaded `untouched_only`: then anything that somebody else wrote, loaded or
    published raises Curated. A dry run does all of it and takes it back.
    """
    try:
        with transaction.atomic():
            loaded = _load(
                entries, by, why, publish, replace=replace or dry_run, untouched_only=untouched_only
            )
            if dry_run:
                raise _DryRun
            return loaded
    except _DryRun:
        return Loaded(loaded.differences)


def _load(
    entries: Entries, by, why: str, publish: bool, *, replace: bool, untouched_only: bool
) -> Loaded:
    asked = next(iter(entries["question"].values()))
    Question.objects.get_or_create(slug=asked["slug"], defaults={"title": asked["title"]})
    question = _locked(slug=asked["slug"])
    current = entries_in(question)
    entries = _with_notes(entries, current)
    before = content_of(current) if ESSAY in current["conclusion"] else None
    if untouched_only:
        if not _is_as_shipped(question, current, before):
            raise Curated
    elif not replace and current != entries and _is_curated(question, before):
        raise Curated
    changed = {
        kind: {slug: one for slug, one in found.items() if current[kind].get(slug) != one}
        for kind, found in entries.items()
    }
    gone = {kind: [slug for slug in current[kind] if slug not in entries[kind]] for kind in current}
    _retire(question, gone)
    Writer(question).write(changed)
    _reorder(question, entries)
    _note(question, changed, gone, by=by, why=why)
    content = content_of(entries)
    found = differences(before, content)
    if not publish:
        return Loaded(found)
    marks = {"loaded_digest": digest_of(content)}
    if untouched_only:
        marks["shipped_digest"] = digest_of(content)
    if any(getattr(question, name) != digest for name, digest in marks.items()):
        Question.objects.filter(pk=question.pk).update(**marks)
    newest = question.editions.aggregate(last=Max("number"))["last"]
    edition = publish_edition(content=content, by=by)
    return Loaded(found, edition, is_new=edition.number != newest)


def _with_notes(entries: Entries, current: Entries) -> Entries:
    """A pack made from an edition has no editors' notes: those that are there stay."""
    kept = {}
    for slug, asked in entries["question"].items():
        there = current["question"].get(slug, {}).get("notes", {})
        said = {stem: note for stem, note in asked["notes"].items() if note != NO_NOTE}
        kept[slug] = {**asked, "notes": {**asked["notes"], **there, **said}}
    return {**entries, "question": kept}


def _is_curated(question: Question, content: Mapping[str, Any] | None) -> bool:
    """Whether the manuscript says anything else than the last pack that was loaded."""
    if not question.loaded_digest:
        return False
    return content is None or digest_of(content) != question.loaded_digest


def _is_as_shipped(question: Question, current: Entries, content: Mapping[str, Any] | None) -> bool:
    """Whether manuscript and newest edition are what the program brought. Without rows there is nobody's
    work to undo, unless somebody's pack was loaded before."""
    if not any(found for kind, found in current.items() if kind != "question"):
        return not question.loaded_digest
    newest = question.editions.order_by("-number").values_list("digest", flat=True).first()
    return content is not None and digest_of(content) == question.shipped_digest == newest


@dataclass(frozen=True, slots=True)
class Added:
    """Slugs of sources that are new, that got another citation, and that were there as they are."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    same: tuple[str, ...]


@transaction.atomic
def add_sources(
    *, question: Question, citations: list[Mapping[str, Any]], by, why: str = ""
) -> Added:
    """Take citations from a list into the manuscript, each under its id.

    A new one is a secondary source whose card is still empty: the check of the manuscript names what
    curators have to write before it can be published. One that is there keeps its card; one that was
    retired is taken back into use.
    """
    question = _locked(pk=question.pk)
    wanted = {one["id"]: one for one in citations}
    found = {row.slug: row for row in Source.objects.filter(question=question, slug__in=wanted)}
    known = {slug: entry_of("source", row) for slug, row in found.items()}
    retired = {slug for slug, row in found.items() if row.retired_at}
    entries = {slug: {**known.get(slug, _UNWRITTEN), "slug": slug} for slug in wanted}
    changed = {
        slug: {**entry, "citation": dict(wanted[slug])}
        for slug, entry in entries.items()
        if slug not in known or slug in retired or known[slug]["citation"] != wanted[slug]
    }
    Writer(question).write({"source": changed})
    _note(question, {"source": changed}, {}, by=by, why=why)
    return Added(
        new=tuple(slug for slug in wanted if slug not in known),
        changed=tuple(slug for slug in changed if slug in known),
        same=tuple(slug for slug in wanted if slug not in changed),
    )


_UNWRITTEN = {
    "kind": "secondary",
    "perspective": "",
    "reliability": {"origin": "", "purpose": "", "value": "", "limits": ""},
    "bears_on": {"factors": []},
    "confidence": "low",
}


def _locked(**which: Any) -> Question:
    return Question.objects.select_for_update().get(**which)


def _retire(question: Question, gone: Mapping[str, list[str]]) -> None:
    for kind, slugs in gone.items():
        if slugs:
            BY_KIND[kind].model.objects.filter(question=question, slug__in=slugs).update(
                retired_at=timezone.now()
            )


def _reorder(question: Question, entries: Entries) -> None:
    """Give every entry its place in the pack, where it has another."""
    for kind, found in entries.items():
        if kind == "question":
            continue
        model = BY_KIND[kind].model
        places = {slug: place for place, slug in enumerate(found)}
        rows = list(
            model.objects.filter(question=question, slug__in=places).only("slug", "position")
        )
        moved = [row for row in rows if row.position != places[row.slug]]
        for row in moved:
            row.position = places[row.slug]
        model.objects.bulk_update(moved, ["position"], batch_size=200)


def _note(
    question: Question,
    changed: Mapping[str, Mapping[str, Mapping[str, Any]]],
    gone: Mapping[str, list[str]],
    *,
    by,
    why: str,
) -> None:
    """A revision for every entry that a save or a load left otherwise than it was."""
    said = [(kind, slug, one) for kind, found in changed.items() for slug, one in found.items()]
    said += [(kind, slug, None) for kind, slugs in gone.items() for slug in slugs]
    if not said:
        return
    last = {
        (kind, slug): number
        for kind, slug, number in question.revisions.order_by()
        .values("kind", "slug")
        .annotate(last=Max("number"))
        .values_list("kind", "slug", "last")
    }
    Revision.objects.bulk_create(
        Revision(
            question=question,
            kind=kind,
            slug=slug,
            number=last.get((kind, slug), 0) + 1,
            content=content,
            by=by,
            why=why,
        )
        for kind, slug, content in said
    )


@transaction.atomic
def save_row(*, row: Any) -> None:
    """Save the row of an entry. An alliance is held against the others of its pair, all of which the lock
    on the question holds still; AlliancesOverlap where another holds on one of its days."""
    _locked(pk=row.pk if isinstance(row, Question) else row.question_id)
    if isinstance(row, Alliance):
        _check_pair(row)
    row.save()


@transaction.atomic
def save_part(*, entry: Any, part: Any) -> None:
    """Save a row that belongs to an entry: a point, an office, a relation."""
    _locked(pk=entry.question_id)
    part.save()


@transaction.atomic
def drop_part(*, entry: Any, part: Any) -> None:
    """Take a part out of its entry, with its links. Revisions keep it."""
    _locked(pk=entry.question_id)
    part.delete()


@transaction.atomic
def replace_links(*, question: Question, old: Iterable[Any], new: Iterable[Any]) -> None:
    """Write the rows of one list anew, numbered in the order they come in: two that swap what they
    mention would otherwise stand in each other's way."""
    _locked(pk=question.pk)
    for row in old:
        row.delete()
    for place, row in enumerate(new):
        row.pk, row.position, row._state.adding = None, place, True
        row.save(force_insert=True)


@transaction.atomic
def check_saved(*, kind: str, row: Any) -> None:
    """Hold an entry that was just saved against the form of its file, which a pack would be held against.

    DossierFault with all that is wrong with it; the caller's transaction then takes the save back.
    """
    question = row if kind == "question" else row.question
    asked = entry_of("question", question)
    check_entry(kind, entry_of(kind, row), asked)


def _check_pair(row: Alliance) -> None:
    pair = [row.a_id, row.b_id]
    others = Alliance.objects.filter(a__in=pair, b__in=pair, retired_at=None).exclude(pk=row.pk)
    others = others.filter(Q(end_day=None) | Q(end_day__gt=row.start.first_day))
    if row.end:
        others = others.filter(start_day__lt=row.end.first_day)
    clash = others.first()
    if clash is not None and row.retired_at is None:
        raise AlliancesOverlap(clash.slug)


@transaction.atomic
def check_unchanged(*, kind: str, row: Any, seen: int) -> None:
    """ChangedMeanwhile where the entry has a later revision than the one that was `seen`. Locks the
    question until the caller's transaction ends."""
    question = row if kind == "question" else row.question
    _locked(pk=question.pk)
    if revision_number(kind, row) != seen:
        raise ChangedMeanwhile


@transaction.atomic
def keep_revision(*, kind: str, row: Any, by, why: str = "") -> Revision | None:
    """Note how a saved entry stands now, links and parts and all. None when nothing changed."""
    question = row if kind == "question" else row.question
    _locked(pk=question.pk)
    entry = entry_of(kind, row)
    last = question.revisions.filter(kind=kind, slug=row.slug).first()
    if last is not None and last.content == entry:
        return None
    _note(question, {kind: {row.slug: entry}}, {}, by=by, why=why)
    return question.revisions.filter(kind=kind, slug=row.slug).first()


@transaction.atomic
def retire_entry(*, kind: str, row: Any, by, why: str = "") -> None:
    """Take an entry out of the next edition. What mentions it is named when the manuscript is checked."""
    _locked(pk=row.question_id)
    _retire(row.question, {kind: [row.slug]})
    _note(row.question, {}, {kind: [row.slug]}, by=by, why=why)


@transaction.atomic
def return_entry(*, kind: str, row: Any, by, why: str = "") -> None:
    """Take a retired entry back into use. AlliancesOverlap as in `save_row`."""
    _locked(pk=row.question_id)
    row.retired_at = None
    if isinstance(row, Alliance):
        _check_pair(row)
    row.save(update_fields=["retired_at"])
    _note(row.question, {kind: {row.slug: entry_of(kind, row)}}, {}, by=by, why=why)


@transaction.atomic
def revert_entry(*, revision: Revision, by, why: str = "") -> None:
    """Write the entry as that revision says; one that was retired then is retired again.

    UnknownEntry where it mentions what is not there any more, AlliancesOverlap as in `save_row`.
    """
    question = _locked(pk=revision.question_id)
    kind, slug = revision.kind, revision.slug
    if revision.content is None:
        _retire(question, {kind: [slug]})
        _note(question, {}, {kind: [slug]}, by=by, why=why)
        return
    Writer(question).write({kind: {slug: revision.content}})
    if kind == "alliance":
        _check_pair(Alliance.objects.get(question=question, slug=slug))
    _note(question, {kind: {slug: revision.content}}, {}, by=by, why=why)

"""From rows to entries, form by form: one query for each table, whatever the number of rows."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from debates.models import Question
from debates.queries.packs.entries import Entries
from debates.queries.packs.form import Column, Date, Form, Links, Parts, Reference, canonical, put
from debates.queries.packs.forms import BY_KIND, FORMS

Where = Mapping[str, Any]


def entries_in(question: Question) -> Entries:
    """Every entry that is not retired, by kind and slug, in the manuscript's order."""
    return {form.kind: _entries(form, _scope(form, question)) for form in FORMS}


def entry_of(kind: str, row: Any) -> dict[str, Any]:
    """One entry in the form of its file, retired or not."""
    return next(iter(_entries(BY_KIND[kind], {"pk": row.pk}).values()))


def revision_number(kind: str, row: Any) -> int:
    """Of an entry's latest revision; 0 while it has none. One query."""
    question = row if kind == "question" else row.question
    found = question.revisions.filter(kind=kind, slug=row.slug)
    return found.values_list("number", flat=True).first() or 0


def _scope(form: Form, question: Question) -> Where:
    if form.kind == "question":
        return {"pk": question.pk}
    return {"question": question.pk, "retired_at": None}


def _entries(form: Form, where: Where) -> dict[str, dict[str, Any]]:
    found = _written(form, where)
    return {entry[form.name]: canonical(form, entry) for entry in found.values()}


def _written(form: Form, where: Where, fixed: Where | None = None) -> dict[int, dict[str, Any]]:
    """Entries, or parts, by primary key, in order."""
    references = [one.column for one in form.columns() if isinstance(one, Reference)]
    rows = form.model.objects.filter(**where, **(fixed or {})).select_related(*references)
    entries: dict[int, dict[str, Any]] = {}
    for row in rows:
        entries[row.pk] = entry = {}
        for one in form.columns():
            _put_column(entry, one, row)
    for one in form.fields:
        if isinstance(one, Links):
            lists = _links(one, where)
        elif isinstance(one, Parts):
            lists = _parts(one, where)
        else:
            continue
        for key, entry in entries.items():
            put(entry, one.key, lists.get(key, []))
    return entries


def _put_column(entry: dict[str, Any], one: Column, row: Any) -> None:
    value = getattr(row, one.column)
    if isinstance(one, Reference):
        value = value and value.slug
    elif isinstance(one, Date) and value:
        value = value.stored
        for key, column in (("place", one.place), ("note", one.note)):
            if column and getattr(row, column):
                value[key] = getattr(row, column)
    put(entry, one.key, value)


def _below(owner: str, where: Where) -> Where:
    """The conditions on an owner, said of what belongs to it."""
    return {f"{owner}__{key}": value for key, value in where.items()}


def _links(one: Links, where: Where) -> Mapping[int, list[str]]:
    lists = defaultdict(list)
    rows = one.model.objects.filter(**_below("owner", where), **one.fixed)
    for key, slug in rows.values_list("owner_id", "cited__slug"):
        lists[key].append(slug)
    return lists


def _parts(one: Parts, where: Where) -> Mapping[int, list[dict[str, Any]]]:
    owner = one.form.owner
    inside = {**_below(owner, where), **one.fixed}
    owners = dict(one.form.model.objects.filter(**inside).values_list("pk", f"{owner}_id"))
    lists = defaultdict(list)
    for key, part in _written(one.form, inside).items():
        lists[owners[key]].append(part)
    return lists

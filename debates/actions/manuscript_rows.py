"""From entries to rows, form by form: entries first, then their links and parts, one statement a table."""

from collections.abc import Iterable, Mapping
from typing import Any

from debates.models import Question
from debates.models.dates import HistoricalDate
from debates.queries.packs.form import MISSING, Date, Form, Links, Parts, Reference, get
from debates.queries.packs.forms import BY_KIND, FORMS

from .errors import UnknownEntry

Row = Any
Written = list[tuple[Row, Mapping[str, Any]]]


class Writer:
    """Writes entries of one question, which the caller has locked."""

    def __init__(self, question: Question):
        self.question = question
        self.ids = {
            form.kind: dict(form.model.objects.filter(question=question).values_list("slug", "pk"))
            for form in FORMS
            if form.kind != "question"
        }

    def write(self, changed: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> None:
        """Create these entries or change them, links and parts and all, and take them into use."""
        written = [
            (BY_KIND[kind], self._entries(BY_KIND[kind], changed[kind]))
            for kind in BY_KIND
            if changed.get(kind)
        ]
        for form, rows in written:
            self._below(form, rows, fresh=False)

    def _entries(self, form: Form, entries: Mapping[str, Mapping[str, Any]]) -> Written:
        if form.kind == "question":
            rows = {self.question.slug: self.question}
        else:
            found = form.model.objects.filter(question=self.question, slug__in=entries)
            rows = {row.slug: row for row in found}
        written: Written = []
        new = []
        for slug, entry in entries.items():
            row = rows.get(slug)
            if row is None:
                row = form.model(question=self.question, position=len(self.ids[form.kind]))
                new.append(row)
                self.ids[form.kind][slug] = 0  # counted; its key is known after the insert
            self._set_columns(form, row, entry)
            if form.kind != "question":
                row.retired_at = None
            if row.pk:
                row.save()
            written.append((row, entry))
        form.model.objects.bulk_create(new)
        if form.kind != "question":
            self.ids[form.kind] |= {row.slug: row.pk for row, _entry in written}
        return written

    def _set_columns(self, form: Form, row: Row, entry: Mapping[str, Any]) -> None:
        for one in form.columns():
            value = get(entry, one.key)
            if value is MISSING or value is None:
                value = one.empty
            if isinstance(one, Reference):
                setattr(row, f"{one.column}_id", self._id(one.kind, value))
                continue
            if isinstance(one, Date) and value:
                for key, column in (("place", one.place), ("note", one.note)):
                    if column:
                        setattr(row, column, value.get(key, ""))
                value = HistoricalDate.of(value)
            setattr(row, one.column, value)

    def _id(self, kind: str, slug: str | None) -> int | None:
        if slug is None:
            return None
        try:
            return self.ids[kind][slug]
        except KeyError:
            raise UnknownEntry(kind, slug) from None

    def _below(self, form: Form, rows: Written, *, fresh: bool) -> None:
        """Replace the links and parts of these rows; `fresh` rows cannot have any yet."""
        for one in form.links():
            self._links(one, rows, fresh=fresh)
        for one in form.parts():
            self._parts(one, rows, fresh=fresh)

    def _links(self, one: Links, rows: Written, *, fresh: bool) -> None:
        if not fresh:
            one.model.objects.filter(owner__in=_keys(rows), **one.fixed).delete()
        one.model.objects.bulk_create(
            one.model(owner=row, cited_id=self._id(one.kind, slug), position=place, **one.fixed)
            for row, entry in rows
            for place, slug in enumerate(_list(entry, one.key))
        )

    def _parts(self, one: Parts, rows: Written, *, fresh: bool) -> None:
        form = one.form
        if not fresh:
            form.model.objects.filter(**{f"{form.owner}__in": _keys(rows)}, **one.fixed).delete()
        parts: Written = []
        for row, entry in rows:
            for place, part in enumerate(_list(entry, one.key)):
                made = form.model(**{form.owner: row}, position=place, **one.fixed)
                self._set_columns(form, made, part)
                parts.append((made, part))
        form.model.objects.bulk_create(made for made, _part in parts)
        self._below(form, parts, fresh=True)


def _list(entry: Mapping[str, Any], key: str) -> list[Any]:
    found = get(entry, key)
    return [] if found is MISSING else found


def _keys(rows: Written) -> Iterable[int]:
    return [row.pk for row, _entry in rows]

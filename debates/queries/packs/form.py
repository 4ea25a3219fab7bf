"""What a form is made of, and the one canonical way to write an entry with it.

A form names the model of an entry and, field by field, the key in the pack (dotted where it is nested)
and the column, link or part behind it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from debates.models.dates import HistoricalDate

EMPTY = (None, "", False, [], {})
MISSING = object()


def get(entry: Mapping[str, Any], key: str) -> Any:
    """The value at a dotted key, or MISSING."""
    for part in key.split("."):
        if not isinstance(entry, Mapping) or part not in entry:
            return MISSING
        entry = entry[part]
    return entry


def put(entry: dict[str, Any], key: str, value: Any) -> None:
    *outer, last = key.split(".")
    for part in outer:
        entry = entry.setdefault(part, {})
    entry[last] = value


@dataclass(frozen=True, slots=True)
class Column:
    """A plain value. An `optional` one is left out of the pack while it is empty; `empty` is what the
    column then holds. `order` is that of the keys of a map, which a database may not keep."""

    key: str
    column: str
    optional: bool = False
    empty: Any = ""
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Date(Column):
    """A historical date, with columns for a place and a note where it may have them."""

    empty: Any = None
    place: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reference(Column):
    """The slug of one entry of `kind`."""

    empty: Any = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Links:
    """A list of slugs of entries of `kind`, as rows of a Link model; `fixed` columns tell lists in the
    same table apart."""

    key: str
    model: type
    kind: str
    fixed: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Parts:
    """A list of maps, each a row of `form.model` that belongs to the entry."""

    key: str
    form: "Form"
    fixed: Mapping[str, Any] = field(default_factory=dict)
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """`owner` is the column through which a part belongs to its entry; "" for an entry itself."""

    kind: str
    model: type
    fields: tuple[Column | Links | Parts, ...]
    owner: str = ""
    name: str = "slug"

    def columns(self) -> tuple[Column, ...]:
        return tuple(one for one in self.fields if isinstance(one, Column))

    def links(self) -> tuple[Links, ...]:
        return tuple(one for one in self.fields if isinstance(one, Links))

    def parts(self) -> tuple[Parts, ...]:
        return tuple(one for one in self.fields if isinstance(one, Parts))


def canonical(form: Form, entry: Mapping[str, Any]) -> dict[str, Any]:
    """The entry with what its form knows, and without optional keys that say nothing."""
    written: dict[str, Any] = {}
    for one in form.fields:
        value = get(entry, one.key)
        if isinstance(one, Links):
            value = [] if value is MISSING else list(value)
        elif isinstance(one, Parts):
            value = [] if value is MISSING else [canonical(one.form, part) for part in value]
            if one.optional and not value:
                continue
        elif one.optional and (value is MISSING or value in EMPTY):
            continue
        elif isinstance(one, Date) and value:
            value = _date(one, value)
        elif isinstance(one, Column) and one.order:
            value = _ordered(value, one.order)
        put(written, one.key, plain(value))
    return written


def plain(value: Any) -> Any:
    """Without the line numbers that a file's maps carry."""
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, list) else value


def _ordered(value: Any, order: tuple[str, ...]) -> Any:
    if isinstance(value, Mapping):
        keys = sorted(value, key=lambda key: order.index(key) if key in order else len(order))
        return {key: _ordered(value[key], order) for key in keys}
    return [_ordered(one, order) for one in value] if isinstance(value, list) else value


def _date(one: Date, value: Mapping[str, Any]) -> dict[str, Any]:
    beside = {"place": one.place, "note": one.note}
    said = {key: value[key] for key, column in beside.items() if column and value.get(key)}
    return {**HistoricalDate.of(value).stored, **said}

"""What is no fault of a dossier and yet worth a curator's look: evidence that lacks, or leads nowhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from debates.queries.packs.entries import Entries
from debates.queries.packs.form import MISSING, Form, Links, Parts, Reference, get
from debates.queries.packs.forms import BY_KIND

UNCITED, UNUSED, BROKEN, ALONE, ONE_SIDED = "uncited", "unused", "broken", "alone", "one-sided"


@dataclass(frozen=True, slots=True)
class Warned:
    """One warning about an entry. `about` is the text of the point for `uncited`, the missing entry
    ("figure valens") for `broken`, the side without points for `one-sided`, else ""."""

    what: str
    kind: str
    slug: str
    about: str = ""


def warnings_of(entries: Entries) -> tuple[Warned, ...]:
    """Of entries in use: broken mentions first, then points that rest on nothing, sources that nothing
    rests on, factors with points on one side only, and figures who stand with and against nobody."""
    return tuple(
        warning
        for rule in (_broken, _uncited, _unused, _one_sided, _alone)
        for warning in rule(entries)
    )


def _broken(entries: Entries) -> Iterator[Warned]:
    for kind, slug, other, name in mentions(entries):
        if name not in entries[other]:
            yield Warned(BROKEN, kind, slug, f"{other} {name}")


def _uncited(entries: Entries) -> Iterator[Warned]:
    for slug, factor in entries["factor"].items():
        for point in (*factor["for"], *factor["against"]):
            if not (point["events"] or point["claims"] or point["sources"]):
                yield Warned(UNCITED, "factor", slug, point["point"])


def _unused(entries: Entries) -> Iterator[Warned]:
    used = {name for _kind, _slug, other, name in mentions(entries) if other == "source"}
    for slug in entries["source"]:
        if slug not in used:
            yield Warned(UNUSED, "source", slug)


def _one_sided(entries: Entries) -> Iterator[Warned]:
    for slug, factor in entries["factor"].items():
        for side in ("for", "against"):
            if not factor[side]:
                yield Warned(ONE_SIDED, "factor", slug, side)


def _alone(entries: Entries) -> Iterator[Warned]:
    allied = {one[end] for one in entries["alliance"].values() for end in ("a", "b")}
    if allied:
        for slug in entries["figure"]:
            if slug not in allied:
                yield Warned(ALONE, "figure", slug)


def mentions(entries: Entries) -> Iterator[tuple[str, str, str, str]]:
    """Kind and slug of each entry that mentions another, and kind and slug of the other, once each."""
    for kind, found in entries.items():
        for slug, entry in found.items():
            for other, name in dict.fromkeys(_mentioned(BY_KIND[kind], entry)):
                yield kind, slug, other, name


def _mentioned(form: Form, entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for one in form.fields:
        value = get(entry, one.key)
        if value is MISSING or not value:
            continue
        if isinstance(one, Reference):
            yield one.kind, value
        elif isinstance(one, Links):
            yield from ((one.kind, name) for name in value)
        elif isinstance(one, Parts):
            for part in value:
                yield from _mentioned(one.form, part)

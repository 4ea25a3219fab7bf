"""Small checks that a schema is put together from.

A check is a function of a value and the spot where it stands; it tells the spot what is wrong and
goes on, so that one load shows every fault. Knows no kind of entry: those are in `schema`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from debates.models.dates import PRECISIONS, HistoricalDate
from debates.models.entries import UNWRITABLE

from .faults import Fault
from .yaml_file import Map

Check = Callable[[Any, "Spot"], None]
LONGEST_SLUG = 60
MOST_COUNTED = 32_767
_PLACE = re.compile(r"[A-Za-z]{0,3}[0-9]{1,4}")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ADDRESS = re.compile(r"https?://[^\s\"'<>\\]+")


@dataclass(frozen=True, slots=True)
class Reference:
    """A slug that has to name an entry of `kind`."""

    spot: "Spot"
    kind: str
    slug: str


@dataclass(slots=True)
class Findings:
    """What checking has gathered over all files: faults, entries by kind, references to follow."""

    faults: list[Fault] = field(default_factory=list)
    entries: dict[str, dict[str, Map]] = field(default_factory=dict)
    references: list[Reference] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value stands: file, line, entry, and the keys that lead to it."""

    findings: Findings
    file: str
    line: int = 0
    entry: str = ""
    path: str = ""

    def fault(self, cause: str) -> None:
        words = f"{self.path} {cause}" if self.path else cause
        self.findings.faults.append(Fault(self.file, self.line, self.entry, words))

    def at(self, key: str, line: int) -> "Spot":
        return replace(self, line=line, path=f"{self.path}.{key}" if self.path else key)


def text(longest: int) -> Check:
    """Plain text on one line, at most `longest` characters."""

    def check(value, spot):
        if not isinstance(value, str):
            spot.fault(_("has to be text; put it in quotes if it looks like a number"))
        elif not value.strip():
            spot.fault(_("is empty"))
        elif UNWRITABLE.search(value):
            spot.fault(_("holds a line break or an invisible character"))
        elif len(value) > longest:
            spot.fault(
                _("has %(length)d characters; at most %(longest)d are allowed")
                % {"length": len(value), "longest": longest}
            )

    return check


def words(most: int) -> Check:
    """A quotation of at most `most` words."""
    plain = text(most * 30)

    def check(value, spot):
        plain(value, spot)
        if isinstance(value, str) and len(value.split()) > most:
            spot.fault(
                _("quotes %(count)d words; at most %(most)d are allowed")
                % {"count": len(value.split()), "most": most}
            )

    return check


def slug(value, spot: Spot) -> None:
    if not isinstance(value, str) or not _SLUG.fullmatch(value) or len(value) > LONGEST_SLUG:
        spot.fault(_("has to be a slug: lower case, digits and hyphens, at most 60 characters"))


def one_of(*allowed) -> Check:
    def check(value, spot):
        if type(value) not in (str, int) or value not in allowed:
            spot.fault(
                _("is “%(value)s”; it has to be one of: %(allowed)s")
                % {"value": str(value)[:40], "allowed": ", ".join(map(str, allowed))}
            )

    return check


def flag(value, spot: Spot) -> None:
    if not isinstance(value, bool):
        spot.fault(_("has to be true or false"))


def whole(value, spot: Spot) -> None:
    if type(value) is not int:
        spot.fault(_("has to be a whole number"))


def count(value, spot: Spot) -> None:
    """A number that counts something: what a small column of any database holds."""
    if type(value) is not int or not 0 <= value <= MOST_COUNTED:
        spot.fault(_("has to be a whole number from 0 to 32767"))


def place(value, spot: Spot) -> None:
    """A paragraph as editors number them. Exact, since what concludes is told by it."""
    if not isinstance(value, str) or not _PLACE.fullmatch(value):
        spot.fault(_("has to be a paragraph such as P7: letters, then a number"))


def address(value, spot: Spot) -> None:
    # Readers will follow it, so nothing but http(s): a javascript: address would run in the page.
    if not isinstance(value, str) or not _ADDRESS.fullmatch(value) or len(value) > 500:
        spot.fault(_("has to be an address that begins with http:// or https://"))


def or_null(check: Check) -> Check:
    return lambda value, spot: None if value is None else check(value, spot)


def many(check: Check, *, fewest: int = 0, most: int = 0, once: str = "") -> Check:
    """A list; plain values may not stand in it twice, nor maps with the same value at the key `once`."""

    def check_list(value, spot):
        if not isinstance(value, list):
            spot.fault(_("has to be a list"))
            return
        if len(value) < fewest:
            spot.fault(_("needs at least %(fewest)d") % {"fewest": fewest})
        if most and len(value) > most:
            spot.fault(_("has more than %(most)d") % {"most": most})
        named = [item.get(once) if isinstance(item, Map) else item for item in value]
        plain = [item for item in named if isinstance(item, str)]
        for item in dict.fromkeys(plain):
            if plain.count(item) > 1:
                spot.fault(_("lists “%(item)s” twice") % {"item": item})
        for number, item in enumerate(value, start=1):
            check(item, spot.at(str(number), getattr(item, "line", spot.line)))

    return check_list


def empty(value, spot: Spot) -> None:
    if value != []:
        spot.fault(_("is worked out by the program; leave it empty"))


def record(
    needed: Mapping[str, Check], optional: Mapping[str, Check] | None = None, *also: Check
) -> Check:
    """A map with these keys and no others. `also` sees it once its own keys are in order."""
    known = {**needed, **(optional or {})}

    def check(value, spot):
        if not isinstance(value, Map):
            spot.fault(_("has to be a map of keys and values"))
            return
        before = len(spot.findings.faults)
        for key in needed.keys() - value.keys():
            spot.fault(_("lacks the key “%(key)s”") % {"key": key})
        for key, part in value.items():
            inside = spot.at(key, value.lines[key])
            if key in known:
                known[key](part, inside)
            else:
                inside.fault(_("is not a key that is known here"))
        if len(spot.findings.faults) == before:
            for check_whole in also:
                check_whole(value, spot)

    return check


def entries(kind: str, check: Check, *, key: str = "slug") -> Check:
    """A list of entries, each known by a slug of its own among all entries of its kind."""

    def check_entries(value, spot):
        if not isinstance(value, list):
            spot.fault(_("has to be a list"))
            return
        known = spot.findings.entries.setdefault(kind, {})
        for number, item in enumerate(value, start=1):
            name = item.get(key) if isinstance(item, Map) else None
            label = f"{kind} {name if isinstance(name, str) else number}"
            inside = replace(spot, entry=label[:80], path="", line=getattr(item, "line", spot.line))
            check(item, inside)
            if isinstance(name, str):
                if name in known:
                    inside.fault(_("has the same %(key)s as another") % {"key": key})
                known.setdefault(name, item)

    return check_entries


def refers_to(kind: str) -> Check:
    def check(value, spot):
        if isinstance(value, str):
            spot.findings.references.append(Reference(spot, kind, value))
        else:
            spot.fault(_("has to be a slug: lower case, digits and hyphens, at most 60 characters"))

    return check


def _calendar(value, spot: Spot) -> None:
    try:
        HistoricalDate.of(value)
    except ValueError as error:
        spot.fault(str(error))


_date = {"value": text(10), "precision": one_of(*PRECISIONS)}
_loose = {"old_style": text(10), "circa": flag}
date = record(_date, _loose, _calendar)
# Of a birth or a death, which happened somewhere.
date_of_life = record(_date, {**_loose, "place": text(80), "note": text(300)}, _calendar)


def in_time(first: str, last: str) -> Check:
    """The date under `first` is not later than the one under `last`, as far as both are exact."""

    def check(value, spot):
        if not value.get(first) or not value.get(last):
            return
        start, end = HistoricalDate.of(value[first]).parts, HistoricalDate.of(value[last]).parts
        exact = min(len(start), len(end))
        if end[:exact] < start[:exact]:
            spot.at(last, value.lines[last]).fault(_("lies before “%(first)s”") % {"first": first})

    return check

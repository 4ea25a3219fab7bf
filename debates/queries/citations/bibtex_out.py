"""BibTeX that BibTeX, biblatex and Zotero read alike."""

import re
from collections.abc import Iterator, Mapping, Sequence

from .bibtex_fields import DATES, MONTHS, SUBTYPES, TEXTS, TYPES, VERBATIM
from .fields import slug_of, unused
from .latex import escaped

_PROTECTED = {"title", "booktitle", "journal", "series", "shorttitle"}


def write_bibtex(citations: Sequence[Mapping]) -> str:
    keys: set[str] = set()
    entries = []
    for number, citation in enumerate(citations, start=1):
        key = unused(slug_of(citation.get("id"), number), keys)
        fields = ",\n".join(
            f"  {name} = {_enclosed(name, value)}" for name, value in _fields(citation)
        )
        entries.append(f"@{_type(citation)}{{{key},\n{fields}\n}}\n")
    return "\n".join(entries)


def _enclosed(name: str, value: str) -> str:
    """In braces; a month is an abbreviation that each style spells out in its own way."""
    return value if name == "month" else f"{{{value}}}"


def _type(citation: Mapping) -> str:
    if citation["type"] == "article" and not citation.get("container-title"):
        return "misc"
    return TYPES.get(citation["type"], "misc")


def _fields(citation: Mapping) -> Iterator[tuple[str, str]]:
    for role in ("author", "editor", "translator"):
        if citation.get(role):
            yield role, " and ".join(map(_name, citation[role]))
    for field, name in TEXTS.items():
        if citation.get(field):
            named = _renamed(name, _type(citation))
            yield named, escaped(str(citation[field]), protect=named in _PROTECTED)
    if citation.get("page"):
        yield "pages", "--".join(map(escaped, re.split("-+", citation["page"])))
    yield from _dates(citation)
    note = ". ".join(filter(None, (_place(citation), citation.get("note"))))
    if note:
        yield "note", escaped(note)
    if citation["type"] in SUBTYPES:
        yield "entrysubtype", SUBTYPES[citation["type"]]
    for field, name in VERBATIM.items():
        if citation.get(field):
            # A bare brace would end the field; in an address this stands for the same.
            yield name, citation[field].replace("{", "%7B").replace("}", "%7D")


def _renamed(name: str, kind: str) -> str:
    """What contains a chapter or makes a report has a name of its own."""
    if name == "journal" and kind not in ("article", "misc", "online"):
        return "booktitle"
    if name == "publisher":
        return {"phdthesis": "school", "techreport": "institution"}.get(kind, name)
    return name


def _name(person: Mapping) -> str:
    """`Khlevniuk, Oleg V.`; braces around what is one name and not two parts."""
    family, given = person.get("family", ""), person.get("given", "")
    if person.get("literal") or not (family and given):
        return f"{{{escaped(person.get('literal') or family or given)}}}"
    return f"{_part(family)}, {_part(given)}"


def _part(words: str) -> str:
    split = "," in words or " and " in f" {words.lower()} "
    return f"{{{escaped(words)}}}" if split else escaped(words)


def _dates(citation: Mapping) -> Iterator[tuple[str, str]]:
    """Year and month for BibTeX. Then the whole date, if it says more: Zotero takes the last."""
    for field, name in DATES.items():
        points = [list(parts) for parts in citation.get(field, {}).get("date-parts", ()) if parts]
        if not points:
            continue
        first, last = points[0], points[-1]
        if field == "issued":
            yield "year", "--".join(dict.fromkeys((str(first[0]), str(last[0]))))
            if first[:2] == last[:2] and 1 <= (first[1:2] or [0])[0] <= 12:
                yield "month", MONTHS[first[1] - 1]
        if field != "issued" or len(first) > 2 or first != last:
            yield name, "/".join(dict.fromkeys(map(_iso, (first, last))))


def _iso(parts: Sequence[int]) -> str:
    return "-".join(f"{part:0{4 if at == 0 else 2}d}" for at, part in enumerate(parts))


def _place(citation: Mapping) -> str:
    """Where a paper is kept, from the shelf to the city: BibTeX has no field for an archive."""
    parts = (citation.get(key) for key in ("archive_location", "archive", "archive-place"))
    return ", ".join(filter(None, parts))

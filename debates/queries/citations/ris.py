"""RIS, with the tags that Zotero reads for each type.

rispy is not used for it: it numbers every entry with a line that RIS does not have, and knows
neither types nor names nor dates, which is all that there is to do. The tests read with it.
"""

from collections.abc import Iterator, Mapping, Sequence

from .fields import slug_of, unused

TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "broadcast": "MPCT",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "graphic": "ART",
    "hearing": "HEAR",
    "interview": "PCOMM",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "MPCT",
    "pamphlet": "PAMP",
    "paper-conference": "CONF",
    "patent": "PAT",
    "personal_communication": "PCOMM",
    "post": "ICOMM",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "software": "COMP",
    "song": "SOUND",
    "speech": "SLIDE",
    "thesis": "THES",
    "webpage": "ELEC",
}
_TAGS = {
    "title-short": "ST",
    "volume": "VL",
    "issue": "IS",
    "edition": "ET",
    "number-of-volumes": "NV",
    "publisher": "PB",
    "publisher-place": "CY",
    "ISBN": "SN",
    "ISSN": "SN",
    "DOI": "DO",
    "URL": "UR",
    "language": "LA",
    "genre": "M3",
    "archive": "DB",
    "archive_location": "AN",
    "note": "N1",
}


def write_ris(citations: Sequence[Mapping]) -> str:
    ids: set[str] = set()
    lines = []
    for number, citation in enumerate(citations, start=1):
        lines.append(_line("TY", _type(citation)))
        lines.append(_line("ID", unused(slug_of(citation.get("id"), number), ids)))
        lines += [_line(tag, value) for tag, value in _tags(citation)]
        lines += ["ER  - ", ""]
    return "".join(f"{line}\r\n" for line in lines)


def _type(citation: Mapping) -> str:
    if citation["type"] in ("article", "document", "review", "review-book"):
        return "JOUR" if citation.get("container-title") else "GEN"
    return TYPES.get(citation["type"], "GEN")


def _tags(citation: Mapping) -> Iterator[tuple[str, object]]:
    book = _type(citation) == "BOOK"
    yield "TI", citation["title"]
    # For a whole book Zotero and EndNote read A2 and T2 as the editor and the title of a series.
    for role, tag in (("author", "AU"), ("editor", "A3" if book else "A2"), ("translator", "A4")):
        for person in citation.get(role, ()):
            yield tag, _name(person)
    if citation.get("container-title"):
        yield "T2", citation["container-title"]
    if citation.get("collection-title"):
        yield "T2" if book else "T3", citation["collection-title"]
    yield from _dates(citation)
    if citation.get("page"):
        first, dash, last = citation["page"].replace("–", "-").partition("-")
        yield "SP", first.strip()
        if dash:
            yield "EP", last.strip(" -")
    for field, tag in _TAGS.items():
        if citation.get(field):
            yield tag, citation[field]
    if citation.get("archive-place"):
        yield "N1", citation["archive-place"]


def _name(person: Mapping) -> str:
    parts = filter(None, (person.get("family"), person.get("given")))
    return person.get("literal") or ", ".join(parts)


def _dates(citation: Mapping) -> Iterator[tuple[str, str]]:
    """The year, the first day in full, and after its last slash where a span ends."""
    for field, tag in (("issued", "DA"), ("accessed", "Y2"), ("original-date", "OP")):
        points = [list(parts) for parts in citation.get(field, {}).get("date-parts", ()) if parts]
        if not points:
            continue
        first, last = points[0], points[-1]
        if field == "issued":
            yield "PY", str(first[0])
        if field == "original-date":
            yield tag, str(first[0])
            continue
        day, end = _padded(first), _padded(last)
        until = "" if first == last else f"to {'-'.join(end)}"
        yield tag, "/".join([*day, *[""] * (3 - len(day)), until])


def _padded(parts: Sequence[int]) -> list[str]:
    return [f"{part:0{4 if at == 0 else 2}d}" for at, part in enumerate(parts)]


def _line(tag: str, value: object) -> str:
    return f"{tag}  - {' '.join(str(value).split())}"

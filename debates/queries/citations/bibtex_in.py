"""BibTeX and the biblatex that Zotero writes, read without trust.

bibtexparser splits the file into entries and a name into its parts. Values are put together here,
because it leaves `#` undone (its issue 396) and hands unknown abbreviations on as if they were text.
"""

import logging
import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from .bibtex_fields import DATES, MONTHS, PEOPLE, READ_TEXTS, READ_TYPES, SUBTYPES, VERBATIM
from .faults import CitationFault, ExtraMissing, Trouble
from .latex import unescaped, verbatim
from .sieve import MOST_ENTRIES, Sieve, shown

LONGEST = 4000
_SUBTYPES = {name: kind for kind, name in SUBTYPES.items()}


def read_bibtex(text: str) -> tuple[list[dict], list[CitationFault]]:
    """Raises ExtraMissing without bibtexparser."""
    try:
        import bibtexparser
        from bibtexparser import model
    except ImportError as error:
        raise ExtraMissing from error
    # What it would write to the log, a line per fault, is told to the caller instead.
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    sieve = Sieve()
    # Counted as the parser finds them, within lines too, and before it works on them.
    if len(re.findall(r"@\w*[ \t]*[{(]", text)) > MOST_ENTRIES:
        sieve.fault(0, "", _("holds more than %(most)d sources") % {"most": MOST_ENTRIES})
        return [], sieve.faults
    strings: dict[str, str] = {}
    for block in bibtexparser.parse_string(text, parse_stack=[]).blocks:
        line = (block.start_line or 0) + 1
        if isinstance(block, model.Entry):
            _entry(block, strings, sieve)
        elif isinstance(block, model.String):
            try:
                # In the order of the file, as BibTeX does it: a loop finds nothing to refer to.
                strings[block.key.lower()] = _value(block.value, strings)
            except Trouble as trouble:
                sieve.fault(line, f"@string {block.key}", str(trouble))
        elif isinstance(block, model.Preamble):
            sieve.fault(line, "@preamble", _("is a program for LaTeX and was left out"))
        elif isinstance(block, model.ParsingFailedBlock):
            sieve.fault(line, *_failed(block, model))
    return sieve.citations, sieve.faults


def _failed(block, model) -> tuple[str, str]:
    key = getattr(block.ignore_error_block, "key", None) or ""
    if isinstance(block, model.DuplicateBlockKeyBlock):
        return key, _("has the same key as another")
    if isinstance(block, model.DuplicateFieldKeyBlock):
        fields = ", ".join(sorted(block.duplicate_keys))
        return key, _("has a field twice: %(fields)s") % {"fields": fields[:80]}
    return key, _("is not well-formed BibTeX: an entry, brace or quotation mark is not closed")


def _entry(entry, strings: Mapping[str, str], sieve: Sieve) -> None:
    line, kind = (entry.start_line or 0) + 1, entry.entry_type.lower()
    raw: dict[str, object] = {"type": READ_TYPES.get(kind, "document")}
    if kind not in READ_TYPES:
        cause = _("@%(kind)s is not a type that is known here; it became a document")
        sieve.fault(line, entry.key, cause % {"kind": kind[:40]})
    lines, dates = {}, {}
    for field in entry.fields:
        name, place = field.key.lower(), (field.start_line or 0) + 1
        try:
            found = _read(name, _value(field.value, strings), kind)
        except Trouble as trouble:
            sieve.fault(place, entry.key, f"{shown(name)} {trouble}")
            continue
        for key, value in found.items():
            kept = dates if key in ("year", "month") else raw
            if key in kept and key != "type":
                cause = _("%(field)s says again what another field says")
                sieve.fault(place, entry.key, cause % {"field": name})
            else:
                kept[key], lines[key] = value, place
    if "year" in dates and "issued" not in raw:
        lines["issued"] = lines["year"]
        try:
            raw["issued"] = _issued(dates["year"], dates.get("month", ""))
        except Trouble as trouble:
            sieve.fault(lines["year"], entry.key, f"year {trouble}")
    subtitle = raw.pop("subtitle", None)
    if subtitle and raw.get("title"):
        raw["title"] = f"{raw['title']}: {subtitle}"
    sieve.add(raw, key=entry.key, line=line, lines=lines)


def _read(name: str, value: str, kind: str) -> dict[str, object]:
    """One field as the CSL fields it stands for. What no one knows keeps its name."""
    if name in PEOPLE:
        return {name: _people(value)}
    if name in ("year", "month"):
        return {name: unescaped(value)}
    if name == "crossref":
        raise Trouble(_("is not followed; write the fields of the other entry out"))
    if name == "entrysubtype":
        return {"type": _SUBTYPES[value]} if value in _SUBTYPES else {name: value}
    for field, known in (*VERBATIM.items(), *DATES.items()):
        if name == known:
            return {field: verbatim(value) if field in VERBATIM else {"raw": value}}
    if name == "howpublished" and verbatim(value).startswith(("http:", "https:")):
        return {"URL": verbatim(value)}
    if name == "number" and kind not in ("article", "periodical", "misc", "online"):
        return {name: value}
    if name == "subtitle":
        return {name: unescaped(value)}
    if name in READ_TEXTS:
        words = re.sub(r"-{2,}|–", "-", value) if name == "pages" else value
        return {READ_TEXTS[name]: unescaped(words)}
    return {name: value}


def _value(raw: str, strings: Mapping[str, str]) -> str:
    """The pieces between `#`: in braces, in quotation marks, numbers and abbreviations."""
    pieces = []
    for piece in _pieces(raw):
        if piece[:1] + piece[-1:] in ("{}", '""') and len(piece) > 1:
            pieces.append(piece[1:-1])
        elif re.fullmatch(r"[0-9]+", piece):
            pieces.append(piece)
        elif piece.lower() in strings:
            pieces.append(strings[piece.lower()])
        elif piece.lower() in MONTHS:
            pieces.append(piece.lower())
        else:
            raise Trouble(
                _("uses “%(word)s”, which the file does not explain") % {"word": piece[:40]}
            )
    joined = "".join(pieces)
    if len(joined) > LONGEST:  # a few abbreviations can double into gigabytes
        raise Trouble(_("is longer than %(longest)d characters") % {"longest": LONGEST})
    return joined


def _pieces(raw: str) -> list[str]:
    depth, quoted, start, pieces = 0, False, 0, []
    for at, mark in enumerate(raw):
        if mark == '"' and not depth:
            quoted = not quoted
        elif mark in "{}":
            depth += 1 if mark == "{" else -1
        elif mark == "#" and not depth and not quoted:
            pieces.append(raw[start:at].strip())
            start = at + 1
    return [*pieces, raw[start:].strip()]


def _people(value: str) -> list[dict[str, str]]:
    from bibtexparser.middlewares import names

    people = []
    for name in _one_by_one(value):
        if name.lower() == "others":
            continue
        if name.startswith("{") and _closes(name) == len(name) - 1:
            people.append({"literal": unescaped(name)})
            continue
        try:
            parts = names.parse_single_name_into_parts(name, strict=True)
        except names.InvalidNameError as error:
            raise Trouble(_("holds a name that cannot be read")) from error
        family = unescaped(" ".join([*parts.von, *parts.last]))
        given, junior = unescaped(" ".join(parts.first)), unescaped(" ".join(parts.jr))
        people.append({"family": family, "given": given, "suffix": junior})
    return people


def _one_by_one(value: str) -> list[str]:
    r"""Names between `and` outside braces. The library's own split loses a `\&` before an `and`."""
    depth, start, found = 0, 0, []
    value = " ".join(value.split())
    for mark in re.finditer(r"[{}]| and(?= )", value, re.IGNORECASE):
        if mark[0] in "{}":
            depth += 1 if mark[0] == "{" else -1
        elif not depth:
            found.append(value[start : mark.start()].strip())
            start = mark.end()
    return [name for name in [*found, value[start:].strip()] if name]


def _closes(name: str) -> int:
    """Where the brace at the start is closed."""
    depth = 0
    for at, mark in enumerate(name):
        depth += (mark == "{") - (mark == "}")
        if not depth:
            return at
    return -1


def _issued(year: str, month: str) -> dict[str, list[list[int]]]:
    """`1926`, or `1958--1964`; with `oct`, `October 18`, `18~oct` or `10`."""
    found = re.fullmatch(r"\s*(\d{1,4})(?:\s*[-–/]+\s*(\d{1,4}))?\s*", year)
    if not found:
        raise Trouble(_("is not a date"))
    first, last = int(found[1]), found[2]
    if last:
        full = last if len(last) >= len(found[1]) else found[1][: -len(last)] + last
        return {"date-parts": [[first], [int(full)]]}
    words = re.findall(r"[a-z]+", month.lower())
    numbers = [int(number) for number in re.findall(r"\d+", month[:40])]
    if not words and not numbers:
        return {"date-parts": [[first]]}
    if words:
        if len(words) > 1 or words[0][:3] not in MONTHS or len(numbers) > 1:
            raise Trouble(_("has a month that cannot be read"))
        return {"date-parts": [[first, MONTHS.index(words[0][:3]) + 1, *numbers]]}
    return {"date-parts": [[first, *numbers[:1]]]}

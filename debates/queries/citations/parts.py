"""What both styles share: which shape a work has, names, dates, quotation marks, numbers."""

import re
from collections.abc import Callable, Mapping, Sequence

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

SITES = {"webpage", "post", "post-weblog"}
IN_BOOKS = {"chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference"}
SERIALS = {
    "article", "article-journal", "article-magazine", "article-newspaper", "review", "review-book",
}  # fmt: skip
# Types whose own title is not that of a book, unless something contains them.
PAPERS = {"document", "interview", "manuscript", "personal_communication", "speech", "thesis"}
GENRES = {
    "manuscript": "unpublished manuscript",
    "speech": "speech",
    "thesis": "thesis",
    "interview": "interview",
    "personal_communication": "letter",
}
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip


def shape(citation: Mapping) -> str:
    """`book`, `chapter`, `article`, `site` (a page of one) or `paper` (stands alone, not a book)."""
    kind, contained = citation["type"], bool(citation.get("container-title"))
    if kind in SITES:
        return "site"
    if kind in IN_BOOKS:
        return "chapter" if contained else "paper"
    if kind in SERIALS | PAPERS:
        return "article" if contained else "paper"
    return "book"


def genre(citation: Mapping) -> str:
    """What kind of paper it is, where the style wants it said."""
    if citation.get("genre"):
        return citation["genre"]
    if citation["type"] == "manuscript" and citation.get("archive"):
        return ""
    return GENRES.get(citation["type"], "")


def leading(citation: Mapping) -> tuple[Sequence[Mapping], str]:
    """Who stands at the head of an entry, and their role: writers, else a whole book's editors."""
    if citation.get("author"):
        return citation["author"], "author"
    if citation.get("editor") and shape(citation) == "book":
        return citation["editor"], "editor"
    return (), ""


def helping(citation: Mapping) -> list[str]:
    """Roles of those named after the title of a work that stands alone."""
    head = leading(citation)[1]
    return [role for role in ("editor", "translator") if citation.get(role) and role != head]


def heading(citation: Mapping, listed: Callable[[list[str]], str], marks: tuple[str, str]) -> str:
    """The head of an entry. Only its first name is turned round; `marks` are for one editor or more."""
    people, role = leading(citation)
    if not people:
        return ""
    names = listed([inverted(people[0]), *map(natural, people[1:])])
    return f"{names}, {marks[len(people) > 1]}" if role == "editor" else names


def natural(person: Mapping) -> str:
    """`Oleg V. Khlevniuk`."""
    whole = " ".join(filter(None, (person.get("given"), person.get("family"))))
    return typeset(person.get("literal") or whole)


def inverted(person: Mapping) -> str:
    """`Khlevniuk, Oleg V.`; a body of people keeps its order."""
    parts = ", ".join(filter(None, (person.get("family"), person.get("given"))))
    return typeset(person.get("literal") or parts)


def in_a_row(names: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B, and C`."""
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def typeset(text: str, opening: str = "“", closing: str = "”") -> str:
    """Printer's quotation marks around quoted words, apostrophes, and dashes between years.

    A single mark inside a word is left alone: it may be a letter, as in Russian `s"ezd`.
    """
    quoted = re.sub(r'(?<!\w)["“]([^"“”]+)["”](?!\w)', rf"{opening}\1{closing}", text)
    dashed = re.sub(r"(?<=\b\d{4})-(?=\d{2,4}\b)", "–", quoted)
    return dashed.replace("'", "’")


def ordinal(edition: str | None, short: str, revised: str) -> str:
    """`4th ed.` of `4`; empty for a first edition. What is no number keeps its words."""
    word = (edition or "1").strip()
    number = re.fullmatch(r"(\d+)(?:st|nd|rd|th)?", word)
    if word.lower() in _ORDINALS:
        count = _ORDINALS.index(word.lower()) + 1
    elif number:
        count = int(number[1])
    elif re.search(r"\bedn?\b|\bedition\b", word, re.IGNORECASE):
        return typeset(word)
    else:
        return revised if word.lower() in ("revised", "rev.", "rev") else f"{typeset(word)} {short}"
    if count == 1:
        return ""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{'th' if count % 100 in (11, 12, 13) else ending} {short}"


Shortened = Callable[[str, str], str]


def span(text: str, shortened: Shortened) -> str:
    """`558–77` of `558-577`; anything but two numbers keeps its form, with a dash between numbers."""
    ends = re.fullmatch(r"\s*(\d+)\s*[-–—]+\s*(\d+)\s*", text)
    if ends:
        return f"{ends[1]}–{shortened(ends[1], ends[2])}"
    return re.sub(r"(?<=\d)\s*-+\s*(?=\d)", "–", text)


def years(date: Mapping | None, shortened: Shortened) -> str:
    """`1924`, or `1958–64` from the first to the last; empty without a date."""
    parts = _parts(date)
    if not parts:
        return ""
    first, last = parts[0][0], parts[-1][0]
    if last <= first or first < 0:
        return _year(first)
    return f"{first}–{shortened(str(first), str(last))}"


def day(date: Mapping | None, written: Callable[[Sequence[str], str], str]) -> str:
    """As exact as it is stored, or from the first to the last day.

    `written` joins the words of a day and month with a year as the style does.
    """
    parts = _parts(date)
    if not parts:
        return ""
    first, last = parts[0], parts[-1]
    if first == last:
        return _point(first, written)
    return f"{_point(first, written)}–{_point(last, written)}"


def _point(parts: Sequence[int], written) -> str:
    year = _year(parts[0])
    if len(parts) == 1:
        return year
    return written([MONTHS[parts[1] - 1], *map(str, parts[2:3])], year)


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"


def _parts(date: Mapping | None) -> list[list[int]]:
    """Each point in time as year, year and month, or year, month and day."""
    stored = [list(parts) for parts in (date or {}).get("date-parts", ()) if parts]
    return [parts if 1 <= (parts[1:] or [1])[0] <= 12 else parts[:1] for parts in stored]

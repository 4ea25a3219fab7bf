"""Every field that a citation may have, and how a foreign value becomes one of ours.

The fields are those of the schema for dossiers; the lengths are its lengths.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date

from django.utils.text import slugify
from django.utils.translation import gettext as _

from debates.models.entries import UNWRITABLE

from .faults import Trouble

LONGEST_ID, LONGEST_ADDRESS, MOST_PEOPLE = 60, 500, 100
TYPES = {
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing",
    "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review",
    "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
}  # fmt: skip
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ADDRESS = re.compile(r"https?://[^\s\"'<>\\]+")
_MARKUP = re.compile(r"</?(?:i|b|sub|sup|sc|span)\b[^<>]*>")

Cleaner = Callable[[object], object]


def text(longest: int) -> Cleaner:
    """Words on one line. Numbers become words; the markup that CSL allows in titles goes."""

    def clean(value):
        if type(value) is int:
            value = str(value)
        if not isinstance(value, str):
            raise Trouble(_("is not text"))
        words = " ".join(_MARKUP.sub("", value).split())
        if UNWRITABLE.search(words):
            raise Trouble(_("holds an invisible character"))
        if len(words) > longest:
            raise Trouble(
                _("has %(length)d characters; at most %(longest)d are allowed")
                % {"length": len(words), "longest": longest}
            )
        if not words:
            raise Trouble(_("is empty"))
        return words

    return clean


line, name, short, label = text(240), text(120), text(40), text(80)


def address(value) -> str:
    # Readers will follow it, so nothing but http(s): a javascript: address would run in the page.
    if (
        not isinstance(value, str)
        or not _ADDRESS.fullmatch(value.strip())
        or UNWRITABLE.search(value.strip())
        or len(value.strip()) > LONGEST_ADDRESS
    ):
        raise Trouble(_("has to be an address that begins with http:// or https://"))
    return value.strip()


def whole(value) -> int:
    if type(value) is int and 0 <= value < 10**6:
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,6}", value.strip()):
        return int(value)
    raise Trouble(_("has to be a whole number"))


def people(value) -> list[dict[str, str]]:
    if not isinstance(value, list) or not all(isinstance(person, Mapping) for person in value):
        raise Trouble(_("has to be a list of names"))
    if len(value) > MOST_PEOPLE:
        raise Trouble(_("lists more than %(most)d people") % {"most": MOST_PEOPLE})
    if not value:
        raise Trouble(_("is empty"))
    return [_person(person) for person in value]


def _person(value: Mapping) -> dict[str, str]:
    if value.get("literal"):
        return {"literal": name(value["literal"])}
    part = {key: name(word) for key, word in value.items() if key in _NAME_PARTS and word != ""}
    particles = [part.get("dropping-particle"), part.get("non-dropping-particle")]
    family = " ".join(filter(None, (*particles, part.get("family"))))
    given = ", ".join(filter(None, (part.get("given"), part.get("suffix"))))
    if not family and not given:
        raise Trouble(_("has a name without letters"))
    return {key: name(word) for key, word in (("family", family), ("given", given)) if word}


_NAME_PARTS = ("family", "given", "suffix", "dropping-particle", "non-dropping-particle")


def when(value) -> dict[str, list[list[int]]]:
    """Date parts, or a date written as 1926, 1926-10 or 1926-10-18, or two of them with a slash."""
    if not isinstance(value, Mapping):
        raise Trouble(_("is not a date"))
    parts = value.get("date-parts")
    if parts is None:
        written = str(value.get("raw") or value.get("literal") or "").strip()
        parts = [point.split("-") for point in written.split("/")]
    if not isinstance(parts, list) or not 1 <= len(parts) <= 10:
        raise Trouble(_("is not a date"))
    return {"date-parts": [_point(point) for point in parts]}


def _point(value) -> list[int]:
    if not isinstance(value, list) or not 1 <= len(value) <= 3:
        raise Trouble(_("is not a date"))
    try:
        point = [whole(part) for part in value]
        date(*point, *(1, 1)[len(point) - 1 :])
    except (Trouble, ValueError) as error:
        raise Trouble(_("is not a date")) from error
    return point


def kind(value) -> str:
    if not isinstance(value, str) or value not in TYPES:
        raise Trouble(_("is not a type of source that CSL knows"))
    return value


FIELDS: dict[str, Cleaner] = {
    "type": kind,
    "title": line,
    **dict.fromkeys(("author", "editor", "translator"), people),
    **dict.fromkeys(("issued", "original-date", "accessed"), when),
    **dict.fromkeys(
        ("container-title", "collection-title", "title-short", "publisher", "publisher-place"),
        line,
    ),
    **dict.fromkeys(("volume", "issue", "page", "edition", "ISBN", "ISSN", "DOI"), short),
    **dict.fromkeys(("archive", "archive_location", "archive-place", "note"), line),
    **dict.fromkeys(("genre", "medium", "language"), label),
    "number-of-volumes": whole,
    "URL": address,
}


def slug_of(key, number: int) -> str:
    """The key of a list from elsewhere as an id of ours; `number` counts entries from 1."""
    if isinstance(key, str) and _SLUG.fullmatch(key) and len(key) <= LONGEST_ID:
        return key
    plain = (
        slugify(str(key if isinstance(key, (str, int)) else "")[:200]).replace("_", "-").strip("-")
    )
    return re.sub(r"-+", "-", plain)[: LONGEST_ID - 4].strip("-") or f"source-{number}"


def unused(slug: str, used: set[str]) -> str:
    """The slug, or the slug with the first number that makes it the only one."""
    found, count = slug, 2
    while found in used:
        found, count = f"{slug[: LONGEST_ID - 4].rstrip('-')}-{count}", count + 1
    used.add(found)
    return found

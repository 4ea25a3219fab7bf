"""Text from a file whose encoding nobody tells: what spreadsheets and school systems write."""

import codecs

from .faults import RosterFault

# Files that people rename, by their first bytes.
_SPREADSHEETS = (b"PK", b"\xd0\xcf\x11\xe0")  # xlsx and ods are zips; xls
_OTHERS = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF",
    b"\x1f\x8b",
    b"BM",
    b"Rar!",
    b"7z\xbc\xaf",
)
_PAGES = ("<!doctype", "<html", "<?xml", "<table")
_MARKED = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decoded(stored: bytes) -> str:
    """UTF-8 or UTF-16, marked or not; else Windows' CP1252. RosterFault for what is no text."""
    if stored.startswith(_SPREADSHEETS) and not _is_plain(stored[:512]):
        raise RosterFault("spreadsheet")
    if stored.startswith(_OTHERS) and not _is_plain(stored[:512]):
        raise RosterFault("no-text")
    text = _decoded(stored)
    if "\0" in text:
        raise RosterFault("no-text")
    if text.lstrip()[:20].casefold().startswith(_PAGES):
        raise RosterFault("page")
    return text


def _is_plain(head: bytes) -> bool:
    """Whether a file that begins like another kind goes on like text: a pupil may be called PK."""
    return all(byte >= 32 or byte in b"\t\r\n" for byte in head)


def _decoded(stored: bytes) -> str:
    for mark, encoding in _MARKED:
        if stored.startswith(mark):
            return _strictly(stored[len(mark) :], encoding)
    if b"\0" in stored:
        return _strictly(stored, _which_utf16(stored))
    try:
        return stored.decode("utf-8")
    except UnicodeDecodeError:
        return _strictly(stored, "cp1252")


def _which_utf16(stored: bytes) -> str:
    """Without a mark: the zero half of a comma, a line end and a Latin letter tells which way round."""
    return "utf-16-le" if stored[1::2].count(0) >= stored[::2].count(0) else "utf-16-be"


def _strictly(stored: bytes, encoding: str) -> str:
    try:
        return stored.decode(encoding)
    except UnicodeDecodeError:
        raise RosterFault("no-text") from None

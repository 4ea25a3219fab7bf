"""One entry of a foreign list, sifted: what becomes a citation, and a fault for everything else."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from .faults import CitationFault, Trouble
from .fields import FIELDS, slug_of, unused

MOST_ENTRIES = 1000


class Sieve:
    """Gathers the citations and faults of one list."""

    def __init__(self):
        self.citations: list[dict] = []
        self.faults: list[CitationFault] = []
        self._keys: set[str] = set()
        self._ids: set[str] = set()

    def fault(self, line: int, entry: str, cause: str, *, harmless: bool = False) -> None:
        self.faults.append(CitationFault(line, shown(entry), cause, harmless))

    def add(self, raw: Mapping, *, key, line: int, lines: Mapping[str, int] | None = None) -> None:
        """`raw` has CSL-JSON fields. `lines` tells where a field stands, if not where the entry does."""
        number = len(self._keys) + 1
        entry = str(key) if isinstance(key, (str, int)) and str(key).strip() else f"#{number}"
        if entry in self._keys:
            self.fault(line, entry, _("has the same key as another"))
            return
        self._keys.add(entry)
        citation = {}
        for field, value in raw.items():
            place = (lines or {}).get(field, line)
            if field not in FIELDS:
                cause = _("%(field)s has no place in a dossier") % {"field": shown(field)}
                self.fault(place, entry, cause, harmless=True)
                continue
            try:
                citation[field] = FIELDS[field](value)
            except Trouble as trouble:
                self.fault(place, entry, f"{field} {trouble}")
        if "type" not in raw:
            self.fault(line, entry, _("has no type, so it became a document"))
        if "title" not in citation:
            self.fault(line, entry, _("has no title that can be used, so it was left out"))
            return
        slug = unused(slug_of(key, number), self._ids)
        self.citations.append({"id": slug, "type": "document", **citation})


def shown(words: str) -> str:
    """A word of the file as it may stand in a fault: short, and without invisible characters."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in words[:80])

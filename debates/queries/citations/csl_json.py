"""CSL-JSON, the form that citations are stored in."""

import json
import re
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from .faults import CitationFault, Trouble
from .sieve import MOST_ENTRIES, Sieve

_SPACE = re.compile(r"[ \t\n\r]*")
# Older names of fields, and those that name the entry and not the work.
_RENAMED = {"shortTitle": "title-short", "original_date": "original-date"}
_KEYS = ("id", "citation-key")


def write_csl_json(citations: Sequence[Mapping]) -> str:
    return json.dumps(list(map(dict, citations)), ensure_ascii=False, indent=2) + "\n"


def read_csl_json(text: str) -> tuple[list[dict], list[CitationFault]]:
    sieve = Sieve()
    scan = _Scan(text)
    try:
        for line, item in scan.items():
            if not isinstance(item, dict):
                sieve.fault(line, "", _("is not a map of fields"))
                continue
            fields = {_RENAMED.get(key, key): item[key] for key in item if key not in _KEYS}
            sieve.add(fields, key=item.get("id", item.get("citation-key")), line=line)
    except Trouble as trouble:
        sieve.fault(scan.line, "", str(trouble))
    except RecursionError:
        sieve.fault(scan.line, "", _("is nested too deeply"))
    except ValueError as error:
        line = scan.line_at(error.pos) if isinstance(error, json.JSONDecodeError) else scan.line
        sieve.fault(line, "", _("is not well-formed JSON: %(problem)s") % {"problem": _why(error)})
    return sieve.citations, sieve.faults


def _why(error: ValueError) -> str:
    return error.msg if isinstance(error, json.JSONDecodeError) else str(error)[:80]


class _Scan:
    """The items of the list at the root one by one, each with the line it begins on."""

    def __init__(self, text: str):
        self.text, self.at, self.line = text, 0, 1
        self.decoder = json.JSONDecoder(object_pairs_hook=_map, parse_constant=_no_number)

    def items(self):
        self._move(_SPACE.match(self.text, self.at).end())
        if self.text[self.at : self.at + 1] != "[":
            raise Trouble(_("has to be a list of sources in square brackets"))
        count, mark = 0, ","
        self._move(self.at + 1)
        if self._mark() == "]":
            mark = "]"
        while mark == ",":
            self._move(_SPACE.match(self.text, self.at).end())
            item, end = self.decoder.raw_decode(self.text, self.at)
            count += 1
            if count > MOST_ENTRIES:
                raise Trouble(_("holds more than %(most)d sources") % {"most": MOST_ENTRIES})
            yield self.line, item
            self._move(end)
            mark = self._mark()
            if mark not in (",", "]"):
                raise Trouble(_("needs a comma or the end of the list after this source"))
            self._move(self.at + 1)
        if mark == "]" and not count:
            self._move(self.at + 1)
        if self._mark():
            raise Trouble(_("goes on after the end of the list"))

    def line_at(self, place: int) -> int:
        return self.text.count("\n", 0, place) + 1

    def _mark(self) -> str:
        self._move(_SPACE.match(self.text, self.at).end())
        return self.text[self.at : self.at + 1]

    def _move(self, end: int) -> None:
        self.line += self.text.count("\n", self.at, end)
        self.at = end


def _map(pairs: list[tuple[str, object]]) -> dict:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Trouble(_("has a key twice in one map"))
    return found


def _no_number(name: str):
    raise Trouble(_("%(name)s is not a number") % {"name": name})

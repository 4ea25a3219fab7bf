"""One YAML file read as plain data that remembers its lines.

The file may come from anywhere, so nothing is built but text, whole numbers, yes or no, null, lists
and maps. The tree grows from the parser's events and not from PyYAML's own constructor: that one
takes a repeated key's last value in silence, follows aliases that blow up to gigabytes, and on deep
nesting overruns the C stack and takes the server down with it.
"""

import re
from collections.abc import Mapping
from pathlib import Path

import yaml
from django.utils.translation import gettext as _

from .faults import DossierFault, Fault

MOST_BYTES = 1_000_000
DEEPEST = 20
# YAML 1.1 also has octal, hexadecimal, base 60 and underscores: none is what a curator means.
PLAIN_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,8})")

Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
STR, INT, BOOL, NULL, SEQ, MAP = (
    f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "bool", "null", "seq", "map")
)


class Map(dict):
    """A YAML map. `line` is where it begins, `lines` where each of its keys stands."""

    __slots__ = ("line", "lines")

    def __init__(self, line: int):
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}

    @classmethod
    def of(cls, plain: Mapping) -> "Map":
        """A tree that was not read from a file; all of it stands on line 0."""

        def wrap(value):
            if isinstance(value, Mapping):
                return cls.of(value)
            return [wrap(one) for one in value] if isinstance(value, list) else value

        made = cls(0)
        for key, value in plain.items():
            made[key] = wrap(value)
            made.lines[key] = 0
        return made


class _Trouble(Exception):
    """A fault with its line; the file's name is added where it is known."""


def read_yaml(path: Path) -> Map:
    """The map at the root of a file. Raises DossierFault with the fault that stopped it."""
    try:
        return parse_yaml(path.name, _bytes_of(path))
    except _Trouble as trouble:
        raise _fault(path.name, trouble) from trouble


def parse_yaml(name: str, stored: bytes) -> Map:
    """The map at the root of a file's bytes. Raises DossierFault with the fault that stopped it."""
    try:
        return _Tree(_decoded(stored)).root()
    except _Trouble as trouble:
        raise _fault(name, trouble) from trouble


def _fault(name: str, trouble: _Trouble) -> DossierFault:
    line, cause = trouble.args
    return DossierFault([Fault(name, line, "", cause)])


def _bytes_of(path: Path) -> bytes:
    if not path.is_file():
        raise _Trouble(0, _("is not a file"))
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise _Trouble(0, _("cannot be read: %(cause)s") % {"cause": error.strerror}) from error


def _decoded(stored: bytes) -> str:
    if len(stored) > MOST_BYTES:
        raise _Trouble(0, _("is larger than 1 MB"))
    try:
        return stored.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = stored.count(b"\n", 0, error.start) + 1
        raise _Trouble(line, _("is not written in UTF-8")) from error


class _Tree:
    """Builds the values of one document from parser events."""

    def __init__(self, text: str):
        self.text = text

    def root(self) -> Map:
        try:
            self.parser = Parser(self.text)
            self.parser.get_event()  # the stream starts
            if self.parser.check_event(yaml.StreamEndEvent):
                raise _Trouble(0, _("is empty"))
            self.parser.get_event()  # the document starts
            value = self._value(depth=0)
            self.parser.get_event()  # the document ends
            if not self.parser.check_event(yaml.StreamEndEvent):
                raise _Trouble(0, _("holds more than one document"))
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            problem = getattr(error, "problem", None) or getattr(error, "reason", "")
            raise _Trouble(
                mark.line + 1 if mark else 0,
                _("is not well-formed YAML: %(problem)s") % {"problem": problem},
            ) from error
        if not isinstance(value, Map):
            raise _Trouble(1, _("has to hold keys with values at its root"))
        return value

    def _value(self, depth: int):
        event = self.parser.get_event()
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise _Trouble(line, _("uses an anchor or alias; write the value out"))
        if depth > DEEPEST:
            raise _Trouble(line, _("is nested too deeply"))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, line)
        if isinstance(event, yaml.SequenceStartEvent):
            self._check_tag(event.tag, SEQ, line)
            return self._list(depth)
        self._check_tag(event.tag, MAP, line)
        return self._map(line, depth)

    def _list(self, depth: int) -> list:
        values = []
        while not self.parser.check_event(yaml.SequenceEndEvent):
            values.append(self._value(depth + 1))
        self.parser.get_event()
        return values

    def _map(self, line: int, depth: int) -> Map:
        values = Map(line)
        while not self.parser.check_event(yaml.MappingEndEvent):
            key_line = self.parser.peek_event().start_mark.line + 1
            key = self._value(depth + 1)
            if not isinstance(key, str):
                raise _Trouble(key_line, _("has a key that is not a word"))
            if key in values:
                raise _Trouble(key_line, _("has the key “%(key)s” twice") % {"key": key})
            values[key] = self._value(depth + 1)
            values.lines[key] = key_line
        self.parser.get_event()
        return values

    def _check_tag(self, tag: str | None, allowed: str, line: int) -> None:
        if tag not in (None, "!", allowed):
            raise _Trouble(line, _("uses the tag “%(tag)s”, which is not allowed") % {"tag": tag})

    def _scalar(self, event, line: int):
        plain = event.implicit[0]
        tag = self.parser.resolve(yaml.ScalarNode, event.value, event.implicit) if plain else STR
        self._check_tag(event.tag, tag, line)
        if tag == STR:
            return event.value
        if tag == NULL:
            return None
        if tag == BOOL:
            return yaml.SafeLoader.bool_values[event.value.lower()]
        if tag == INT and PLAIN_NUMBER.fullmatch(event.value):
            return int(event.value)
        raise _Trouble(
            line,
            _("“%(value)s” is read as a date or number; put it in quotes")
            % {"value": event.value[:40]},
        )

"""Reads matrix.yml: for every address, what each role is answered to each method."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from django.urls import URLPattern, URLResolver, get_resolver

FILE = Path(__file__).with_name("matrix.yml")
SIGN_IN = "sign in"


Answers = dict[str, int | str]


@dataclass(frozen=True)
class Row:
    """`get` and `post` are what is answered, by role; `send` is a form that would be taken."""

    name: str
    get: Answers
    post: Answers
    send: dict[str, str]


@cache
def matrix() -> dict:
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def roles() -> list[str]:
    return matrix()["roles"]


@cache
def rows() -> tuple[Row, ...]:
    found = {}
    for written, row in matrix()["addresses"].items():
        assert set(row) <= {"get", "post", "send"}, written
        for name in _spelt_out(written):
            unnamed = (
                "a curator's wrong method" if name.startswith("admin:") else {"everybody": 405}
            )
            found[name] = Row(
                name=name,
                get=_by_role(row.get("get", unnamed)),
                post=_by_role(row.get("post", unnamed)),
                send=row.get("send", {}),
            )
    return tuple(found.values())


def _spelt_out(written: str) -> Iterator[str]:
    """ "library:(page)" for each page there is. A row of its own, written later, takes its place."""
    before, bracket, rest = written.partition("(")
    if not bracket:
        yield written
        return
    kind, _, after = rest.partition(")")
    for each in matrix()["stand_ins"][kind]:
        yield before + each + after


def _by_role(answer: str | Answers) -> Answers:
    groups = matrix()["answers"][answer] if isinstance(answer, str) else answer
    by_role: Answers = {}
    for group, status in groups.items():
        for role in matrix()["groups"][group]:
            by_role.setdefault(role, status)
    assert set(by_role) == set(roles()), answer
    return by_role


@cache
def addresses() -> dict[str, str]:
    """Every address of the site by its name, as its pattern is written. Nameless ones lead on to others."""
    return dict(_walk(get_resolver().url_patterns, "", "/"))


def _walk(patterns, prefix: str, path: str) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        route = path + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from _walk(pattern.url_patterns, inner, route)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{prefix}{pattern.name}", route

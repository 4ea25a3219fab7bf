"""Every address, method and person. Written from the design: whoever may not reach a thing is told
that it is not there. An address missing from the table fails.
"""

import json
from dataclasses import dataclass, field

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from debates.models import Act, Ballot, Debate, Paper, Pupil, Result, Reveal, Seat, Withheld
from debates.queries.packs import read_dossier
from tests.dossiers.folders import STALIN
from tests.factories import (
    ballot_form,
    go_to,
    make_debate,
    make_edition,
    make_pupil,
    make_roster,
    make_teacher,
    teacher_of,
)

pytestmark = pytest.mark.django_db

ROLES = ("anonymous", "pupil", "other pupil", "teacher", "other teacher")
EVERYBODY_ELSE = (405,) * 5


@dataclass(frozen=True)
class Row:
    """What each role is answered, in the order of ROLES."""

    get: tuple[int, ...] = EVERYBODY_ELSE
    post: tuple[int, ...] = EVERYBODY_ELSE
    data: dict = field(default_factory=dict)


def for_all(status: int) -> tuple[int, ...]:
    return (status,) * 5


# 302: to the page after a click, or to sign in. A click of a teacher is answered 303.
PUPIL_ONLY = (404, 200, 404, 404, 404)
PUPIL_BELL = (404, 204, 404, 404, 404)
PUPIL_MOVES = (404, 302, 404, 404, 404)
TEACHER_PAGE = (302, 302, 302, 200, 404)
TEACHER_CLICK = (302, 302, 302, 303, 404)
TEACHER_FILE = (302, 302, 302, 200, 404)
ANY_TEACHER = (302, 302, 302, 200, 200)
# The class of the table still ranks: its evidence is open to its teacher alone.
EVIDENCE = (404, 404, 404, 200, 404)

# tests/admin/test_permissions.py goes through every address of the curators.
CURATING = ("admin:", "preview:", "revealed:")

SHELF = (
    *("front", "factors", "factor", "figures", "figure", "factions", "faction", "event", "terms"),
    *("term", "sources", "source", "search", "network", "network-part", "timeline"),
    "source-list",
)

TABLE = {
    "account_login": Row(get=(200, 200, 200, 302, 302), post=(200, 200, 200, 302, 302)),
    "account_logout": Row(get=(302, 302, 302, 200, 200), post=(302, 302, 302, 302, 302)),
    "pupil:join": Row(get=for_all(200), post=for_all(404), data={"code": "KKMMQQXX"}),
    # Who holds a seat here goes to it; everybody else is offered one. An empty form takes none.
    "pupil:seat-offer": Row(get=(200, 302, 200, 200, 200), post=(422, 302, 422, 422, 422)),
    "pupil:back": Row(get=for_all(200), post=for_all(404)),
    "pupil:debate": Row(get=PUPIL_ONLY),
    "pupil:now": Row(get=PUPIL_ONLY),
    "pupil:bell": Row(get=PUPIL_BELL),
    "pupil:leave": Row(post=PUPIL_MOVES),
    "pupil:everything": Row(get=PUPIL_ONLY),
    "privacy": Row(get=for_all(200)),
    "pupil:ballot": Row(post=PUPIL_MOVES, data=ballot_form("a > b > c > d", key="k")),
    "pupil:draft": Row(post=PUPIL_MOVES, data=ballot_form("a > b", key="k")),
    "questions": Row(get=for_all(200)),
    **{f"library:{page}": Row(get=for_all(200)) for page in SHELF},
    **{f"evidence:{page}": Row(get=EVIDENCE) for page in SHELF},
    # Both pupils sit in debates of the question that have not met the essay's conclusion.
    "library:essay": Row(get=(200, 404, 404, 200, 200)),
    "evidence:essay": Row(get=for_all(404)),
    "projector:wall": Row(get=for_all(200)),
    "projector:now": Row(get=for_all(200)),
    "projector:bell": Row(get=for_all(204)),
    "teacher:debates": Row(get=ANY_TEACHER),
    "teacher:new": Row(get=ANY_TEACHER, post=(302, 302, 302, 422, 422)),
    "teacher:console": Row(get=TEACHER_PAGE),
    "teacher:now": Row(get=TEACHER_PAGE),
    # A browser cannot be sent to sign in from here: the console's page is.
    "teacher:bell": Row(get=(404, 404, 404, 204, 404)),
    "teacher:next": Row(post=TEACHER_CLICK, data={"serial": "1", "drafts": "leave"}),
    "teacher:back": Row(post=TEACHER_CLICK, data={"serial": "1"}),
    "teacher:time": Row(post=TEACHER_CLICK, data={"serial": "1", "minutes": "2"}),
    "teacher:pause": Row(post=TEACHER_CLICK, data={"on": "yes"}),
    "teacher:names": Row(post=TEACHER_CLICK, data={"serial": "1", "shown": "yes"}),
    "teacher:results": Row(post=TEACHER_CLICK, data={"serial": "1", "shown": "yes"}),
    "teacher:uncover": Row(post=TEACHER_CLICK, data={"uncovered": "0"}),
    "teacher:next-card": Row(post=TEACHER_CLICK, data={"shown": "0"}),
    "teacher:cards": Row(post=TEACHER_CLICK, data={"on": "yes"}),
    "teacher:card": Row(post=TEACHER_CLICK, data={"hold": "gill-origins"}),
    "teacher:claims": Row(get=TEACHER_PAGE, post=TEACHER_CLICK, data={"hold": "c01"}),
    "teacher:room": Row(post=TEACHER_CLICK, data={"on": "yes"}),
    "teacher:code": Row(post=TEACHER_CLICK),
    "teacher:note": Row(post=TEACHER_CLICK, data={"note": "Ask Ada."}),
    "teacher:trial": Row(post=TEACHER_CLICK),
    "teacher:copy": Row(post=TEACHER_CLICK, data={"title": "Year 13"}),
    "teacher:seat": Row(get=TEACHER_PAGE),
    "teacher:seat-name": Row(post=TEACHER_CLICK, data={"name": "Ada"}),
    "teacher:seat-pseudonym": Row(post=TEACHER_CLICK),
    "teacher:seat-code": Row(post=TEACHER_CLICK),
    "teacher:seat-removal": Row(post=TEACHER_CLICK, data={"on": "yes"}),
    "teacher:seat-export": Row(post=TEACHER_FILE),
    "teacher:seat-erase": Row(get=TEACHER_PAGE, post=TEACHER_CLICK),
    "teacher:pupil-export": Row(post=TEACHER_FILE),
    "teacher:pupil-erase": Row(get=TEACHER_PAGE, post=TEACHER_CLICK),
    "teacher:classroom-erase": Row(get=TEACHER_PAGE, post=TEACHER_FILE),
    "teacher:log": Row(get=TEACHER_PAGE),
    "teacher:delete": Row(get=TEACHER_PAGE, post=TEACHER_CLICK),
    # The debate of the table is not deleted, and no debate of its teacher is gone.
    "teacher:restore": Row(post=(302, 302, 302, 404, 404)),
    "teacher:result": Row(get=(302, 302, 302, 404, 404)),
}


def names_of(patterns, prefix="") -> list[str]:
    found = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            found += names_of(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            found.append(f"{prefix}{pattern.name}")
    return found


@dataclass
class Cast:
    debate: Debate
    clients: dict[str, Client]
    pupil: Pupil

    def path(self, name: str) -> str:
        from django.urls import reverse

        ada = self.debate.seats.first()
        known = {
            "debate_id": self.debate.public_id,
            "code": self.debate.join_code,
            "kind": "opening",
            "question": self.debate.question.slug,
            "key": self.debate.projector_key,
            "seat_id": ada.public_id,
            "phase": "opening",
            "classroom_id": self.pupil.classroom.public_id,
            "pupil_id": self.pupil.public_id,
            "result_id": "unknown",
            "factor": "a",
            "figure": "stalin",
            "faction": "united-opposition",
            "event": "lenin-dies-1924",
            "term": "politburo",
            "source": "gill-origins",
            "form": "bibtex",
        }
        entries = ("form", "factor", "figure", "faction", "event", "term", "source")
        owners = ("question", "debate_id")
        for wanted in ([], *([k] for k in known), ["debate_id", "kind"], ["debate_id", "seat_id"],
                       ["debate_id", "phase"], ["classroom_id", "pupil_id"],
                       *([owner, entry] for owner in owners for entry in entries)):  # fmt: skip
            try:
                return reverse(name, kwargs={key: known[key] for key in wanted})
            except Exception:
                continue
        raise AssertionError(f"no address for {name}")


@pytest.fixture(scope="module")
def content():
    """The shipped dossier, in which the factor "a" of the table's debates has a page."""
    text = json.dumps(read_dossier(STALIN))
    return json.loads(text.replace('"fear-of-trotsky"', '"a"'))


@pytest.fixture
def cast(content):
    edition = make_edition(**content)
    debate = go_to(make_debate(edition=edition), "opening")
    ada = make_pupil(debate)
    other = make_debate(by=make_teacher("okoro"), edition=edition)
    cleo = make_pupil(other)
    clients = {
        "anonymous": Client(),
        "pupil": ada.client,
        "other pupil": cleo.client,
        "teacher": Client(),
        "other teacher": Client(),
    }
    clients["teacher"].force_login(teacher_of(debate))
    clients["other teacher"].force_login(teacher_of(other))
    return Cast(debate, clients, make_roster(teacher_of(debate))[0])


def test_every_address_stands_in_the_table():
    found = names_of(get_resolver().url_patterns)
    assert sorted(TABLE) == sorted(name for name in found if not name.startswith(CURATING))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", TABLE)
def test_who_may_reach_what(cast, name, role):
    row, client, path = TABLE[name], cast.clients[role], cast.path(name)
    turn = ROLES.index(role)
    assert client.get(path).status_code == row.get[turn], "GET"
    assert client.head(path).status_code == row.get[turn], "HEAD"
    assert client.post(path, row.data).status_code == row.post[turn], "POST"


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
@pytest.mark.parametrize("name", [name for name in TABLE if not name.startswith("account")])
def test_no_address_knows_other_methods(cast, name, method):  # EC-73
    for role in ROLES:
        assert getattr(cast.clients[role], method)(cast.path(name)).status_code == 405


def everything() -> list:
    return [
        list(model.objects.order_by("pk").values())
        for model in (Debate, Seat, Paper, Pupil, Ballot, Reveal, Act, Withheld, Result)
    ]


@pytest.mark.parametrize("role", ROLES)
def test_looking_changes_nothing(cast, role):
    before = everything()
    for name in TABLE:
        cast.clients[role].get(cast.path(name))
        cast.clients[role].get(cast.path(name) + "?seen=x&asked=1&code=KKMMQQXX")
    assert everything() == before


@pytest.mark.parametrize("role", ["anonymous", "other pupil", "other teacher"])
def test_a_stranger_changes_nothing(cast, role):
    before = everything()
    for name, row in TABLE.items():
        if name not in ("teacher:new", "account_login", "account_logout"):
            cast.clients[role].post(cast.path(name), row.data)
    assert everything() == before


def test_every_change_needs_a_token(cast):
    for role in ROLES:
        careful = Client(enforce_csrf_checks=True)
        careful.cookies = cast.clients[role].cookies
        for name, row in TABLE.items():
            if row.post != EVERYBODY_ELSE:
                assert careful.post(cast.path(name), row.data).status_code == 403, (name, role)


def test_addresses_with_nonsense_are_not_there(cast):  # EC-74
    for role in ROLES:
        for part in (
            "abc",
            "1_0",
            "9" * 300,
            "%00",
            "%ED%A0%80",
            "%FF",
            "..%2f",
            "%252e",
            "x" * 5000,
        ):
            for path in (
                f"/debate/{part}/",
                f"/debate/{part}/now/",
                f"/teacher/debate/{part}/",
                f"/projector/{part}/",
                f"/debate/{cast.debate.public_id}/{part}/ballot/",
                f"/teacher/debate/{cast.debate.public_id}/seats/{part}/",
            ):
                assert cast.clients[role].get(path).status_code in (302, 404, 405), path

"""Two teachers' worlds that may know nothing of each other, and one browser for each role.

Ms Novak teaches a class with Mr Haas; a guest and Dora, who has a slip, sit in its debate. Mr Okoro runs
another one, in which two others sit. Ms Weber curates, root may do everything. Whatever can be told apart
carries a word of its own: "Novak's ..." in the one world, "Okoro's ..." in the other.
"""

import copy
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from django.apps import apps
from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.test import Client

from debates.actions.classrooms import add_teacher
from debates.actions.debates import FactorWording
from debates.actions.knocks import knock
from debates.actions.manuscript import load_pack, save_row
from debates.actions.proposals import propose_edition
from debates.actions.staff import make_curator
from debates.actions.uploads import keep_upload
from debates.models import Argument, Debate, Event, Question, Result, Seat
from debates.queries.editions import factor_set
from debates.queries.packs import read_entries, zipped
from debates.queries.slips import slip_code
from tests.dossiers.folders import ROME, STALIN
from tests.factories import (
    Pupil,
    go_to,
    make_classroom,
    make_debate,
    make_seat,
    make_teacher,
    owner_of,
    signed_in,
)
from tests.staff import give_app

from .matrix import addresses

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
ENTRIES = ("factor", "figure", "faction", "event", "term")


def path_of(name: str, known: Mapping[str, object]) -> str:
    """The address of this name; what stands in it by name is known. A row of the admin is the first one of
    its kind."""
    route = addresses()[name].replace("^(?P<app_label>debates)/$", "debates/")
    is_admins = name.startswith("admin:")
    entry = re.search(r"/debates/(\w+)/", route) if is_admins else None
    for parameter in PARAMETER.findall(route):
        if parameter == "object_id":
            value = apps.get_model("debates", entry[1]).objects.first().pk
        elif parameter == "number":
            value = 1 if entry else known["proposal"]
        elif parameter == "key" and is_admins:
            value = known["upload"]
        elif parameter == "key" and name.startswith("account:"):
            value = known["reference"]
        elif parameter == "code" and name == "pupil:slip":
            value = known["slip"]
        else:
            value = known[parameter]
        route = re.sub(rf"<(?:\w+:)?{parameter}>", str(value), route)
    return route


@dataclass
class World:
    """One teacher's class and its debate, and what an address in it can name. `words` stand nowhere else.
    One seat is a guest's, the other that of the pupil on the roster."""

    debate: Debate
    seat: Seat
    roster_seat: Seat
    words: tuple[str, ...]

    def ids(self) -> dict[str, str]:
        pupil = self.roster_seat.pupil
        result = Result.objects.filter(owner=owner_of(pupil.classroom)).first()
        return {
            "debate_id": self.debate.public_id,
            "code": self.debate.join_code,
            "key": self.debate.projector_key,
            "seat_id": self.seat.public_id,
            "argument_id": self.seat.arguments.get().public_id,
            "knock_id": self.debate.knocks.get().public_id,
            "classroom_id": pupil.classroom.public_id,
            "pupil_id": pupil.public_id,
            "slip": slip_code(pupil),
            "result_id": result.public_id,
        }


@dataclass
class Cast:
    question: Question
    novak: World
    okoro: World
    clients: dict[str, Client]
    known: dict[str, object] = field(default_factory=dict)
    paths: dict[tuple[str, bool], str] = field(default_factory=dict)

    def path(self, name: str, world: World | None = None) -> str:
        """The address of this name, in Ms Novak's world unless another is meant. All that is asked is undone,
        so it stays what it was."""
        key = (name, world is self.okoro)
        if key not in self.paths:
            self.paths[key] = path_of(name, self.known | (world or self.novak).ids())
        return self.paths[key]

    @contextmanager
    def asking(self, role: str) -> Iterator[Client]:
        """One role's browser; whatever it changes, here and there, is undone at the end."""
        client = self.clients[role]
        cookies = copy.deepcopy(client.cookies)
        with transaction.atomic():
            yield client
            transaction.set_rollback(True)
        client.cookies = cookies

    def sent(self, fields: dict[str, str]) -> dict[str, str]:
        """A row's form, with what stands in brackets filled in."""
        form = {}
        for name, value in fields.items():
            if name == "(ranking)":
                form |= self.ranking()
            elif value == "(serial)":
                form[name] = str(self.novak.debate.phase_serial)
            elif value == "(source)":
                form[name] = self.known["source"]
            else:
                form[name] = value
        return form

    def ranking(self) -> dict[str, str]:
        slugs = self.novak.debate.factors.values_list("slug", flat=True)
        return {f"place-{slug}": str(place) for place, slug in enumerate(slugs, 1)}


def make_cast() -> Cast:
    load_pack(entries=read_entries(STALIN))
    question = Question.objects.get(slug="stalin")
    haas, weber, root = (make_teacher(name) for name in ("haas", "weber", "root"))
    novak, okoro = _world(question, "novak", co_teacher=haas), _world(question, "okoro")
    make_curator(user=weber)
    root.is_staff = root.is_superuser = True
    root.save()
    for user in (weber, root):
        give_app(user)
    cast = Cast(
        question=question,
        novak=novak,
        okoro=okoro,
        clients={
            "anonymous": Client(),
            "guest": Pupil(novak.seat).client,
            "roster pupil": _sitting(novak.roster_seat),
            "other guest": Pupil(okoro.seat).client,
            "owner": _signed_in(owner_of(novak.debate.classroom)),
            "co-teacher": _signed_in(haas),
            "other teacher": _signed_in(owner_of(okoro.debate.classroom)),
            "curator": _signed_in(weber),
            "superuser": _signed_in(root),
        },
        known=_known(question, weber),
    )
    for client in cast.clients.values():
        client.raise_request_exception = False
    return cast


def _world(question: Question, teacher: str, *, co_teacher: AbstractUser | None = None) -> World:
    word, owner = teacher.title(), make_teacher(teacher)
    classroom = make_classroom(f"{word}'s Dora", by=owner, title=f"{word}'s class")
    if co_teacher is not None:
        add_teacher(classroom=classroom, by=owner, user=co_teacher)
    edition = question.editions.get()
    wordings = [FactorWording(f.slug, f.title, f.summary) for f in factor_set(edition, "default")]
    wordings.append(FactorWording(f"own-{teacher}", f"{word}'s own factor", "", own=True))
    debate = make_debate(
        by=owner,
        edition=edition,
        wordings=wordings,
        conclusions={"essay": "implied"},
        title=f"{word}'s debate",
        classroom=classroom,
    )
    go_to(debate, "opening")
    seat = make_seat(debate, name=f"{word}'s pupil")
    knock(debate=debate, asked=seat.pseudonym)
    Argument.objects.create(
        debate=debate,
        seat=seat,
        factor=debate.factors.first(),
        side="for",
        text=f"{word}'s argument",
        state=Argument.State.WAITING,
        key="k",
    )
    debate.plan.filter(phase="opening").update(note=f"{word}'s note")
    roster_seat = make_seat(debate, pupil=classroom.pupils.get())
    _result(debate, owner, f"{word}'s last year")
    return World(debate, seat, roster_seat, _words(debate, seat, roster_seat, word))


def _words(debate: Debate, seat: Seat, roster_seat: Seat, word: str) -> tuple[str, ...]:
    pupil = roster_seat.pupil
    return (
        *(debate.public_id, debate.join_code, debate.projector_key),
        *(seat.public_id, seat.code, seat.device),
        *(roster_seat.public_id, roster_seat.code, roster_seat.device),
        *(pupil.public_id, pupil.classroom.public_id, slip_code(pupil)),
        *(f"{word}&#x27;s", f"{word}'s"),
    )


def _result(debate: Debate, owner: AbstractUser, title: str) -> None:
    """What is left of a debate that is gone: ten ballots, all for the first of two factors."""
    Result.objects.create(
        owner=owner,
        edition=debate.edition,
        title=title,
        closed_on=date(2025, 11, 26),
        kind="closing",
        shape="ladder",
        unranked="silent",
        factors=[["x", "Factor X"], ["y", "Factor Y"]],
        n=10,
        blank=0,
        wins=[[0, 10], [0, 0]],
        ties=[[0, 0], [0, 0]],
    )


def _sitting(seat: Seat) -> Client:
    """A browser in which a pupil came by slip and went in."""
    client = signed_in(seat.pupil)
    return Pupil(seat, client).client


def _known(question: Question, curator: AbstractUser) -> dict[str, object]:
    """What addresses name beside a debate: an entry of each kind, a save, a proposal, an upload."""
    event = Event.objects.first()
    event.title = "Another title"
    save_row(row=event)
    return {
        "question": question.slug,
        "preview": question.slug,
        "form": "ris",
        "kind": "opening",
        "chart": "duels",
        "name": "factors.csv",
        "provider_id": "school",  # none is switched on
        "reference": "0" * 24,  # nobody's
        "phase": "opening",
        "source": "gill-origins",  # the first one is the essay, which is hidden
        "proposal": propose_edition(question=question, by=curator, why="A test.").pk,
        "upload": keep_upload(stored=zipped(read_entries(ROME)), by=curator).public_id,
        **{kind: getattr(question, f"{kind}_entries").first().slug for kind in ENTRIES},
    }


def _signed_in(user: AbstractUser) -> Client:
    client = Client()
    client.force_login(user)
    return client

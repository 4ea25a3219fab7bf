"""Two teachers' worlds that may know nothing of each other, and one browser for each role.

Ms Novak runs a debate with Mr Haas; Ada sits in it. Mr Okoro runs another one, in which Cleo sits. Ms Weber
curates, root may do everything. Whatever can be told apart carries a word of its own: "Novak's ..." in the
one world, "Okoro's ..." in the other.
"""

import copy
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.apps import apps
from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.test import Client

from debates.actions.debates import FactorWording
from debates.actions.knocks import knock
from debates.actions.manuscript import load_pack, save_row
from debates.actions.proposals import propose_edition
from debates.actions.staff import make_curator
from debates.actions.uploads import keep_upload
from debates.models import Debate, DebateTeacher, Event, Question, Seat
from debates.queries.editions import factor_set
from debates.queries.packs import read_entries, zipped
from tests.dossiers.folders import ROME, STALIN
from tests.factories import go_to, make_debate, make_pupil, make_teacher, teacher_of

from .matrix import addresses

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
ENTRIES = ("factor", "figure", "faction", "event", "term")


@dataclass
class World:
    """One teacher's debate and what an address in it can name. `words` stand nowhere else."""

    debate: Debate
    seat: Seat
    words: tuple[str, ...]

    def ids(self) -> dict[str, str]:
        return {
            "debate_id": self.debate.public_id,
            "code": self.debate.join_code,
            "key": self.debate.projector_key,
            "seat_id": self.seat.public_id,
            "knock_id": self.debate.knocks.get().public_id,
        }


@dataclass
class Cast:
    question: Question
    novak: World
    okoro: World
    clients: dict[str, Client]
    known: dict[str, object] = field(default_factory=dict)

    def path(self, name: str, world: World | None = None) -> str:
        """The address of this name, in Ms Novak's world unless another is meant."""
        own = (world or self.novak).ids()
        route = addresses()[name].replace("^(?P<app_label>debates)/$", "debates/")
        entry = re.search(r"/debates/(\w+)/", route) if name.startswith("admin:") else None
        for parameter in PARAMETER.findall(route):
            if parameter == "object_id":
                value = apps.get_model("debates", entry[1]).objects.first().pk
            elif parameter == "number":
                value = 1 if entry else self.known["proposal"]
            elif parameter == "key" and name.startswith("admin:"):
                value = self.known["upload"]
            else:
                value = own.get(parameter) or self.known[parameter]
            route = re.sub(rf"<(?:\w+:)?{parameter}>", str(value), route)
        return route

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
    novak, okoro = _world(question, "novak"), _world(question, "okoro")
    weber, root = make_teacher("weber"), make_teacher("root")
    make_curator(user=weber)
    root.is_staff = root.is_superuser = True
    root.save()
    owner, haas = teacher_of(novak.debate), make_teacher("haas")
    co_teacher = DebateTeacher.Role.CO_TEACHER
    DebateTeacher.objects.create(debate=novak.debate, user=haas, role=co_teacher)
    cast = Cast(
        question=question,
        novak=novak,
        okoro=okoro,
        clients={
            "anonymous": Client(),
            "guest": make_pupil(novak.debate).client,
            "other guest": make_pupil(okoro.debate).client,
            "owner": _signed_in(owner),
            "co-teacher": _signed_in(haas),
            "other teacher": _signed_in(teacher_of(okoro.debate)),
            "curator": _signed_in(weber),
            "superuser": _signed_in(root),
        },
        known=_known(question, weber),
    )
    for client in cast.clients.values():
        client.raise_request_exception = False
    return cast


def _world(question: Question, teacher: str) -> World:
    word = teacher.title()
    edition = question.editions.get()
    wordings = [FactorWording(f.slug, f.title, f.summary) for f in factor_set(edition, "default")]
    wordings.append(FactorWording(f"own-{teacher}", f"{word}'s own factor", "", own=True))
    debate = make_debate(
        by=make_teacher(teacher),
        edition=edition,
        wordings=wordings,
        conclusions={"essay": "implied"},
        title=f"{word}'s class",
    )
    go_to(debate, "opening")
    seat = make_pupil(debate, name=f"{word}'s pupil").seat
    knock(debate=debate, asked=seat.pseudonym)
    debate.plan.filter(phase="opening").update(note=f"{word}'s note")
    words = (
        debate.public_id,
        debate.join_code,
        debate.projector_key,
        seat.public_id,
        seat.code,
        seat.device,
        f"{word}&#x27;s",
        f"{word}'s",
    )
    return World(debate=debate, seat=seat, words=words)


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

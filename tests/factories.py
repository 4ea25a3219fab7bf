"""The cast and their things, made by the same actions as in the product.

Ms Novak teaches; Ada and Ben sit in her debate. Mr Okoro teaches another class, in which Cleo sits:
nobody of the one may see anything of the other.
"""

from dataclasses import dataclass, field

from django.core import signing
from django.test import Client

from debates import access
from debates.actions import classrooms, debates, phases, pupils, seats
from debates.actions.ballots import HandedIn, cast_ballot
from debates.actions.debates import FactorWording, Plan
from debates.actions.pupils import RosterName
from debates.models import Classroom, Debate, Edition, Question, Seat, User, ids
from debates.models import Pupil as RosterPupil
from debates.queries.packs import digest_of
from debates.queries.slips import slip_code
from debates.rankings import Ranking

LETTERS = "abcdefghijklmn"


def make_teacher(username: str = "novak") -> User:
    return User.objects.create_user(username=username, password="correct horse battery")


def make_edition(slug: str = "question", **content) -> Edition:
    """A dossier of nothing but what `content` says; enough for whoever only ranks."""
    question, _ = Question.objects.get_or_create(
        slug=slug, defaults={"title": "Why did it happen?"}
    )
    number = question.editions.count() + 1
    digest = digest_of({"slug": slug, "number": number, **content})
    return Edition.objects.create(
        question=question, number=number, title=question.title, digest=digest, content=content
    )


def make_debate(
    *, by: User | None = None, factors: int = 4, wordings=None, edition=None, **plan
) -> Debate:
    """A debate in its lobby over factors a, b, c ...; no essay unless `conclusions` names one."""
    wordings = wordings or [
        FactorWording(slug=s, title=f"Factor {s.upper()}") for s in LETTERS[:factors]
    ]
    chosen = {"title": "Year 12", "factors": wordings, "conclusions": {}} | plan
    return debates.open_debate(
        by=by or make_teacher(), edition=edition or make_edition(), plan=Plan(**chosen)
    )


def teacher_of(debate: Debate) -> User:
    return debate.teachers.get(role="owner").user


def make_classroom(*names: str, by: User | None = None, title: str = "Year 12 A") -> Classroom:
    classroom = classrooms.open_classroom(by=by or make_teacher(), title=title)
    if names:
        pupils.add_pupils(classroom=classroom, by=None, names=[RosterName(name) for name in names])
    return classroom


def owner_of(classroom: Classroom) -> User:
    return classroom.teachers.get(role="owner").user


def signed_in(pupil: RosterPupil) -> Client:
    """A browser in which somebody typed this pupil's slip code."""
    client = Client()
    assert client.post("/", {"code": slip_code(pupil)}).url == "/me/"
    return client


def make_seat(debate: Debate, **kwargs) -> Seat:
    seat, code = seats.take_seat(debate=debate, offer=ids.new_key(), **kwargs)
    seat.code = code
    return seat


def go_to(debate: Debate, phase: str, *, drafts: str = "leave") -> Debate:
    """Click Next until `phase` runs, closing rounds without those who have not handed in."""
    by = teacher_of(debate)
    debate.refresh_from_db()
    while debate.phase != phase:
        before = debate.phase_serial
        debate = phases.advance_phase(debate=debate, by=by, serial=before, drafts=drafts)
        assert debate.phase_serial == before + 1, f"no way to {phase}"
    return debate


def cast(seat: Seat, order: str, *, kind: str = "opening", key: str = "") -> HandedIn:
    """`order` is a ranking as written: "a > b = c". Places count tiers."""
    ranking = Ranking.parse(order)
    places = {slug: n for n, tier in enumerate(ranking.tiers, 1) for slug in tier}
    return cast_ballot(
        seat=seat,
        round=seat.debate.rounds.get(kind=kind),
        ranking=ranking,
        places=places,
        key=key or ids.new_key(),
    )


def make_roster(by: User, *names: str, title: str = "12B") -> list[RosterPupil]:
    """The pupils of a class of this teacher."""
    return list(make_classroom(*(names or ("Amina Rahman",)), by=by, title=title).pupils.all())


@dataclass
class Pupil:
    """A seat and a browser that holds it."""

    seat: Seat
    client: Client = field(default_factory=Client)

    def __post_init__(self):
        held = [[self.seat.debate.public_id, self.seat.public_id, self.seat.device, self.seat.code]]
        self.client.cookies[access.COOKIE] = signing.dumps(held, salt="debates.seat", compress=True)

    def url(self, part: str = "") -> str:
        return f"/debate/{self.seat.debate.public_id}/{part}"

    @property
    def cookies(self) -> dict[str, str]:
        return {name: one.value for name, one in self.client.cookies.items()}


def make_pupil(debate: Debate, **kwargs) -> Pupil:
    return Pupil(make_seat(debate, **kwargs))


def ballot_form(order: str, *, key: str = "", factors: int = 4) -> dict[str, str]:
    """The form that a browser sends for a ranking written "a > b"; the rest stays empty."""
    ranking = Ranking.parse(order) if order else Ranking(())
    places = {slug: n for n, tier in enumerate(ranking.tiers, 1) for slug in tier}
    form = {f"place-{slug}": str(places.get(slug, "")) for slug in LETTERS[:factors]}
    return form | {"key": key or ids.new_key()}

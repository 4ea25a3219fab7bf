"""A class in the middle of a debate, made by the same actions as a real one."""

import random

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.urls import reverse

from debates.actions import debates, phases, pseudonyms, seats
from debates.actions.ballots import cast_ballot, keep_draft
from debates.actions.debates import FactorWording, Plan
from debates.models import Anonymity, Debate, Edition, Phase, Seat, ShapeChoice, User
from debates.queries.editions import factor_set
from debates.rankings import ranking_of

TITLE = "Demonstration class"
SEATS = 24
LATE = 2  # join after the opening ranking
SILENT = 2  # never hand in the opening ranking
HANDED_IN_AGAIN = 15  # have handed in the closing ranking so far
NAMES = (
    "Amina R.", "Ben O.", "Chidi E.", "Dora K.", "Elif S.", "Finn M.", "", "Grace T.",
    "Hana P.", "", "Ivo L.", "Jasmin B.", "Kofi A.", "", "Lena V.", "Mateo G.",
)  # fmt: skip


class Command(BaseCommand):
    help = (
        "Adds a class of 24 in its closing ranking, with late, tied, partial and missing ballots."
    )

    def add_arguments(self, parser):
        parser.add_argument("--seed", type=int, default=1930, help="Same seed, same rankings.")
        parser.add_argument(
            "--teacher", help="User name of its owner; the first account if not given."
        )

    def handle(self, *args, seed, teacher, **options):
        owner = (
            User.objects.filter(**({"username": teacher} if teacher else {})).order_by("id").first()
        )
        if owner is None:
            raise CommandError("There is no such account. `manage.py serve` makes the first one.")
        running = Debate.objects.filter(title=TITLE, teachers__user=owner).exclude(
            phase=Phase.CLOSED
        )
        debate = running.first()
        if debate is None:
            with transaction.atomic():
                debate = self.play(owner, random.Random(seed))
        self.announce(debate)

    def play(self, owner: User, chance: random.Random) -> Debate:
        debate = self.open(owner)
        factors = list(debate.factors.values_list("slug", flat=True))
        weights = {slug: chance.uniform(0, 3) for slug in factors}
        early = [self.join(debate, n, chance) for n in range(SEATS - LATE)]
        self.next(debate, owner)
        for seat in early[SILENT:]:
            self.hand_in(seat, "opening", _ranked(weights, chance, noise=2.0))
        while debate.phase != Phase.CLOSING:
            self.next(debate, owner)
        everybody = early + [self.join(debate, SEATS - LATE + n, chance) for n in range(LATE)]
        learnt = {slug: weight + chance.uniform(-1, 1) for slug, weight in weights.items()}
        for n, seat in enumerate(chance.sample(everybody, len(everybody))):
            places = _ranked(learnt, chance, noise=1.2)
            if n < HANDED_IN_AGAIN:
                self.hand_in(seat, "closing", places)
            else:
                some = dict(list(places.items())[: chance.randrange(len(places))])
                keep_draft(seat=seat, round=debate.rounds.get(kind="closing"), places=some)
        return debate

    def open(self, owner: User) -> Debate:
        edition = Edition.objects.order_by("question_id", "-number").first()
        if edition is None:
            raise CommandError("There is no dossier. `manage.py dossier load stalin` loads one.")
        factors = [
            FactorWording(f.slug, f.title, f.summary) for f in factor_set(edition, "default")
        ]
        plan = Plan(
            title=TITLE,
            factors=factors,
            shape=ShapeChoice.TIERS,
            gaps_allowed=True,
            anonymity=Anonymity.SECRET,
            zone=settings.TIME_ZONE,
        )
        return debates.open_debate(by=owner, edition=edition, plan=plan)

    def join(self, debate: Debate, number: int, chance: random.Random) -> Seat:
        name = NAMES[number] if number < len(NAMES) else ""
        offer = f"demo-{debate.public_id}-{number}"
        pseudonym = f"{chance.choice(pseudonyms.COLOURS)} {chance.choice(pseudonyms.ANIMALS)}"
        seat, _code = seats.take_seat(debate=debate, offer=offer, pseudonym=pseudonym, name=name)
        return seat

    def next(self, debate: Debate, owner: User) -> None:
        phases.advance_phase(debate=debate, by=owner, serial=debate.phase_serial, drafts="leave")
        debate.refresh_from_db()

    def hand_in(self, seat: Seat, kind: str, places: dict[str, int]) -> None:
        cast_ballot(
            seat=seat,
            round=seat.debate.rounds.get(kind=kind),
            ranking=ranking_of(places),
            places=places,
            key=f"demo-{kind}-{seat.public_id}",
        )

    def announce(self, debate: Debate) -> None:
        here = settings.JOIN_ADDRESS or f"http://{settings.HOST}:{settings.PORT}"
        wall = reverse("projector:wall", kwargs={"key": debate.projector_key})
        console = reverse("teacher:console", kwargs={"debate_id": debate.public_id})
        self.stdout.write(f"  Console:   {here}{console}")
        self.stdout.write(f"  Projector: {here}{wall}")
        self.stdout.write(f"  Join code: {debate.join_code}")


def _ranked(weights: dict[str, float], chance: random.Random, *, noise: float) -> dict[str, int]:
    """One pupil's places: the common weights seen through noise, now and then tied or left out."""
    felt = {slug: weight + chance.gauss(0, noise) for slug, weight in weights.items()}
    order = sorted(felt, key=felt.__getitem__, reverse=True)
    if chance.random() < 0.2:
        order = order[: chance.randrange(3, len(order))]
    places, place = {}, 0
    for slug in order:
        place += 0 if places and chance.random() < 0.12 else 1
        places[slug] = place
    return places

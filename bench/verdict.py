"""What the verdict costs for a class, a school and a crowd: `python -m bench verdict`.

On the shipped dossier, with its essay, and with sources and an argument that pupils said moved them. Each
page is asked for the first time, with nothing kept of the debate, and once more: the wall as it is, and with
a chart on it. Wall clock of one process with SQLite, the least of some turns, beside a yardstick: reading the
same ballots and no more.
"""

import gc
import os
import sys
import tempfile
import time

SIZES = (30, 300, 1000)
TURNS = 7
MOST_QUERIES, FIRST_MS, AGAIN_MS = 12, 150, 5
LIMITED = ("wall", "pupil", "chart")


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "powerstruggle.settings")
    with tempfile.TemporaryDirectory(prefix="power-struggle-bench-") as folder:
        os.environ["VAR_DIR"], os.environ["PUBLIC_URL"] = folder, "http://class.test"
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
        import django

        django.setup()
        from django.core.management import call_command

        from bench.ballot import ring_as_a_server_does
        from powerstruggle import statics

        call_command("migrate", interactive=False, verbosity=0)
        statics.collect()
        ring_as_a_server_does()
        return measure()


def measure() -> int:
    broken = False
    print(
        f"{'ballots':>8} {'page':<10}{'queries':>8}{'first ms':>10}{'again ms':>10}{'ballots ms':>12}"
    )
    for size in SIZES:
        for page, (queries, first, again, bare) in of_size(size).items():
            print(f"{size:>8} {page:<10}{queries:>8}{first:>10.1f}{again:>10.1f}{bare:>12.1f}")
            if page in LIMITED:
                too_slow = size == SIZES[-1] and (first > FIRST_MS or again > AGAIN_MS)
                broken = broken or queries > MOST_QUERIES or too_slow
    print(
        f"Limits of {', '.join(LIMITED)}: {MOST_QUERIES} queries; with {SIZES[-1]} ballots {FIRST_MS} ms "
        f"first and {AGAIN_MS} ms again: {'BROKEN' if broken else 'kept'}."
    )
    return 1 if broken else 0


def of_size(size: int) -> dict[str, tuple[int, float, float, float]]:
    from django.db import connection
    from django.test import Client

    from debates.actions.features import feature_chart
    from debates.models import ids
    from debates.queries import editions
    from debates.queries.ballots import ballots_of
    from debates.queries.dossier import reading
    from debates.queries.kept import Kept
    from debates.views import projector
    from tests.browser.dossier import make_stalin_debate
    from tests.factories import Pupil, make_teacher
    from tests.teachers import Teacher

    teacher = make_teacher(ids.new_key())
    debate = make_stalin_debate(by=teacher)
    seats = fill(debate, size)
    pupil, novak = Pupil(seats[0]), Teacher(debate)
    wall = (Client(), f"/projector/{debate.projector_key}/")
    pages = {
        "wall": wall,
        "pupil": (pupil.client, pupil.url()),
        "findings": (novak.client, novak.url("findings/")),
        "chart": wall,  # the last one, as it stays there
    }
    bare = least(lambda: [ballots_of(one) for one in debate.rounds.all()])
    of_editions = [room._kept for room in (editions, reading)]
    kept = [one for one in gc.get_objects() if type(one) is Kept and one not in of_editions]
    found = {}
    for name, (client, path) in pages.items():

        def forget() -> None:
            for one in kept:
                one.clear()
            projector._made.kept.clear()

        def ask(client=client, path=path) -> None:
            assert client.get(path, headers={"host": "class.test"}).status_code == 200

        if name == "chart":
            feature_chart(debate=debate, by=teacher, name="places")
        ask()
        forget()
        statements = []

        def count(execute, *asked, said=statements):
            said.append(asked[0])
            return execute(*asked)

        with connection.execute_wrapper(count):
            ask()
        first = least(ask, before=forget)
        found[name] = (len(statements), first, least(ask), bare)
    return found


def fill(debate, size: int) -> list:
    """Seats and both ballots, all at once: this many clicks would take most of the time."""
    from debates.models import Seat
    from tests.class_of_seven import uncover
    from tests.factories import go_to

    from .classes import orders
    from .rooms import hand_in_all

    seats = [
        Seat(debate=debate, pseudonym=f"Heron {n}", code_hash=f"{debate.pk:032}{n:032}")
        for n in range(size)
    ]
    for seat in seats:
        seat.code = "SEAT11"
    seats = Seat.objects.bulk_create(seats)
    slugs = list(debate.titles())
    for kind, shift in (("opening", 0), ("closing", 2)):
        debate = go_to(debate, kind)
        shifted = (
            [[slugs[(item + shift) % len(slugs)]] for item in order]
            for order in orders(size, len(slugs))
        )
        hand_in_all(debate, kind, shifted)
    say_what_moved(debate, seats)
    uncover(go_to(debate, "verdict"), steps=len(slugs))
    return seats


def say_what_moved(debate, seats: list) -> None:
    """Every pupil names one of two sources or an argument for one factor, and says what her first one
    mattered."""
    from debates.models import Argument, Counterfactual, Receipt
    from debates.queries.evidence import class_dossier

    factors = list(debate.factors.all())
    point = Argument.objects.create(
        debate=debate, seat=seats[0], key="k", text="So it was.", factor=factors[0], side="for"
    )
    one, other = list(class_dossier(debate).sources)[:2]
    named = [
        {"kind": Receipt.Kind.SOURCE, "source": one},
        {"kind": Receipt.Kind.SOURCE, "source": other},
        {"kind": Receipt.Kind.ARGUMENT, "argument": point},
    ]
    Receipt.objects.bulk_create(
        Receipt(seat=seat, factor=factors[n % 2], **named[n % len(named)])
        for n, seat in enumerate(seats)
    )
    Counterfactual.objects.bulk_create(
        Counterfactual(seat=seat, factor=factor, answer=Counterfactual.Answer.HARDLY)
        for seat in seats
        for factor in factors
    )


def least(work, *, before=lambda: None) -> float:
    """Milliseconds."""
    best = float("inf")
    for _ in range(TURNS):
        before()
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    return best * 1000


if __name__ == "__main__":
    sys.exit(main())

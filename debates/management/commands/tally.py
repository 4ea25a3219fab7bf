"""`manage.py tally FILE`: what a file of ballots comes to, by every method of the room."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from debates.management.tally_table import table
from debates.rankings import Group, Undefined, Unranked, Why, pair_up
from debates.rankings.interchange import BallotFile, InterchangeError, read_ballots
from debates.rankings.interchange.trouble import MAX_BYTES
from debates.rankings.report import report
from debates.rankings.report_json import groups_json, to_json

SEED = 1
MOST_PAIRED = 60  # ballots: two classes; the time grows with their cube


class Command(BaseCommand):
    help = (
        "Reads ballots (PrefLib .soc .soi .toc .toi, wide or long .csv, .json) and prints orders, "
        "duels, ranges and agreement. The keys of --json stand in debates/rankings/README.md."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", type=Path, help="A file of ballots.")
        parser.add_argument(
            "--unranked",
            choices=list(Unranked),
            type=Unranked,
            help="An item that a ballot leaves out: silent, no opinion; below, under all it ranks. "
            "Needed where ballots leave items out and the file does not say.",
        )
        parser.add_argument("--json", action="store_true", help="JSON instead of a table.")
        parser.add_argument(
            "--seed", type=int, default=SEED, help=f"Decides the ranges; {SEED} if not given."
        )

    def handle(self, *args, file: Path, unranked: Unranked | None, seed: int, **options):
        if seed < 0:
            raise CommandError("The seed must not be negative.")
        try:
            with file.open("rb") as content:
                ballots = read_ballots(content.read(MAX_BYTES + 1), file.name)
        except OSError as trouble:
            raise CommandError(f"{file}: {trouble.strerror}") from trouble
        except InterchangeError as trouble:
            raise CommandError(str(trouble)) from trouble
        orders = [(named.name, named.order) for named in ballots.orders]
        convention = unranked or ballots.unranked or convention_of(ballots, file.name)
        found = report(ballots.rankings, ballots.items, convention, seed, orders)
        groups = groups_of(ballots, seed)
        if options["json"]:
            content = {"file": about(ballots, file.name)} | to_json(found) | groups_json(groups)
            text = json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1)
        else:
            text = table(ballots, file.name, found, groups)
        self.stdout.write(text)


def groups_of(
    ballots: BallotFile, seed: int
) -> tuple[Group[tuple[int, str], str], ...] | Undefined:
    """Who should argue with whom: ballots by their number in the file, from 1, and their voter."""
    people = [ballot for ballot in ballots.ballots for _ in range(ballot.count)]
    if len(people) > MOST_PAIRED:
        return Undefined(Why.TOO_MANY_BALLOTS, MOST_PAIRED, len(people))
    numbered = {(n, ballot.voter): ballot.ranking for n, ballot in enumerate(people, 1)}
    return pair_up(numbered, ballots.items, seed=seed)


def convention_of(ballots: BallotFile, name: str) -> Unranked:
    """Either where both come to the same; else whoever asks has to say."""
    if not ballots.complete:
        raise CommandError(
            f"{name}: some ballots leave items out, and the file does not say what that means. "
            "Add --unranked silent (no opinion) or --unranked below (under all ranked items)."
        )
    return Unranked.SILENT


def about(ballots: BallotFile, name: str) -> dict:
    """What was read. `declared` is the convention that the file itself states."""
    said = {"name": name, "title": ballots.title, "declared": ballots.unranked}
    if ballots.unranked is None:
        said["declared_reason"] = "not-stated"
    said["warnings"] = [
        {"oddity": warning.oddity, "text": warning.text}
        | ({} if warning.line is None else {"line": warning.line})
        for warning in ballots.warnings
    ]
    return said

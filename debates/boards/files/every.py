"""Which files there are of a debate, and what is in each."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from debates.boards.fields import shown
from debates.boards.lesson import round_label
from debates.models import Debate, RoundKind
from debates.queries.ballot_files import ballot_file
from debates.queries.results import SHOWN_TO_THE_TEACHER
from debates.rankings.interchange import (
    BallotFile,
    preflib_type,
    write_long_csv,
    write_preflib,
    write_wide_csv,
)

from . import document, tables, workbook
from .factors import Gathered, gathered

CSV, TEXT, JSON = "text/csv; charset=utf-8", "text/plain; charset=utf-8", "application/json"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OF_CLASS: dict[str, tuple[Callable[[Gathered], str | bytes], str]] = {
    "factors.csv": (tables.factors_csv, CSV),
    "measures.csv": (tables.measures_csv, CSV),
    "findings.json": (document.findings_json, JSON),
    "findings.xlsx": (workbook.findings_xlsx, XLSX),
}
OF_BALLOTS: dict[str, tuple[Callable[[BallotFile], str], str]] = {
    "wide.csv": (write_wide_csv, CSV),
    "long.csv": (write_long_csv, CSV),
    "preflib": (write_preflib, TEXT),
}


@dataclass(frozen=True, slots=True)
class KeptFile:
    name: str = shown("Its name on a disk.")
    kind: str = shown("Its media type.")
    content: str | bytes = shown("What is in it.")
    ballots: int = shown("How many single ballots are in it; 0 where none is.", default=0)


@dataclass(frozen=True, slots=True)
class FileLine:
    key: str = shown("Its part of the address.")
    label: str = shown("What is in it.")
    has_ballots: bool = shown(
        "Single ballots are in it, so that taking it is noted.", default=False
    )


def files_of(debate: Debate) -> tuple[FileLine, ...]:
    """What is offered, without looking into the ballots: everything is uncovered. One query at most."""
    labels = {
        "factors.csv": _("Factors, a row each (CSV)"),
        "measures.csv": _("Every number, a row each (CSV)"),
        "findings.json": _("Everything, for programs (JSON)"),
        "findings.xlsx": _("Everything, as a workbook (XLSX)"),
    }
    lines = [
        FileLine(key, label)
        for key, label in labels.items()
        if key != "findings.xlsx" or workbook.is_there()
    ]
    if debate.anonymity not in SHOWN_TO_THE_TEACHER:
        return tuple(lines)
    for kind in debate.rounds.order_by("id").values_list("kind", flat=True):
        label = round_label(debate, kind)
        words = {
            "wide.csv": _("%(round)s: ballots, a row each (CSV)"),
            "long.csv": _("%(round)s: ballots, a row a place (CSV)"),
            "preflib": _("%(round)s: ballots for PrefLib"),
        }
        lines += [FileLine(f"{kind}-{key}", words[key] % {"round": label}, True) for key in words]
    return tuple(lines)


def file_of(debate: Debate, key: str) -> KeptFile | None:
    """None for a file that there is not, before everything is uncovered, and for ballots that nobody may
    see one by one."""
    if key in OF_CLASS:
        if key == "findings.xlsx" and not workbook.is_there():
            return None
        write, kind = OF_CLASS[key]
        all_ = gathered(debate)
        return None if all_ is None else KeptFile(key, kind, write(all_))
    round, _dash, form = key.partition("-")
    if round not in RoundKind.values or form not in OF_BALLOTS:
        return None
    ballots = ballot_file(debate, round)
    if ballots is None:
        return None
    write, kind = OF_BALLOTS[form]
    name = f"{round}.{preflib_type(ballots)}" if form == "preflib" else f"{round}-{form}"
    return KeptFile(name, kind, write(ballots), sum(one.count for one in ballots.ballots))

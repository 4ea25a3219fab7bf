"""Condorcet Election Format, out.

Version 1 (2022), <https://github.com/CondorcetVote/CondorcetElectionFormat>: `#/Candidates: A ; B`,
then `A > B = C * 42`. The one exchange format that states what leaving an item out means, so a file
that leaves items out and does not say is not written: readers would take it for *below*.
Ballots that rank nothing are not written: not every reader of the format takes its blank line.
"""

from __future__ import annotations

from debates.rankings.tally import Unranked

from .ballot_file import BallotFile
from .trouble import InterchangeError

RESERVED = frozenset("><=;,#/*^|")


def write_cvotes(ballots: BallotFile, name: str = "ballots") -> str:
    """Text of `name`.cvotes; InterchangeError for a name or a silence that it cannot carry."""
    file = f"{name}.cvotes"
    for item in ballots.items:
        if bad := sorted(RESERVED & set(item)):
            cause = f"the format keeps {' '.join(bad)} for itself, so “{item}” cannot be written"
            raise InterchangeError(file, None, cause)
    if ballots.unranked is None and not ballots.complete:
        raise InterchangeError(
            file, None, "some ballots leave items out, and nothing says what that means"
        )
    implicit = "false" if ballots.unranked is Unranked.SILENT else "true"
    title = " ".join(ballots.title.split())
    rows = [f"# {title}"] if title else []
    rows += [
        f"#/Candidates: {' ; '.join(ballots.items)}",
        f"#/Implicit Ranking: {implicit}",
        "#/Weight Allowed: false",
        "",
    ]
    for ballot in ballots.merged.ballots:
        if ballot.ranking.tiers:
            times = f" * {ballot.count}" if ballot.count > 1 else ""
            rows.append(f"{ballot.ranking}{times}")
    return "\n".join(rows) + "\n"

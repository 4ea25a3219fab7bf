"""What a bell may say: to each audience exactly what its page would show if it asked now.

Pupils are told when their own page is behind, and no count. The wall is told the count of papers that it
shows, in the phases in which it shows one. The console is told the count among its figures at a glance,
which are never covered. How often somebody handed in again is told to nobody.
"""

import json

from debates.live import News
from debates.models import Debate, RoundKind
from debates.queries.ballots import Progress, progress_of
from debates.queries.staff import signed_in_teachers

from .console import latest_kind
from .door import door_seen
from .projector import counts_papers, wall_progresses, wall_seen
from .pupil import bar_seen, held_while_followed, pupil_marks


def look(debate_id: str, sign_ins: frozenset[str] = frozenset()) -> News | None:
    """Three queries, two more where consoles listen, one or two more while the class follows what comes
    out; None if there is no such debate.
    """
    debate = Debate.objects.kept().filter(public_id=debate_id).first()
    if debate is None:
        return None
    kind = latest_kind(debate.phase)
    progress = progress_of(debate, kind or RoundKind.OPENING)
    held = held_while_followed(debate)
    marks = pupil_marks(debate, "", held)
    seats = debate.seats.present().values_list("public_id", "device", "pseudonym", "admitted_at")
    return News(
        lines={
            "projector": _line(debate, **_for_the_wall(debate, progress)),
            "console": _line(
                debate,
                revision=str(debate.version),
                **({"handed_in": progress.handed_in} if kind else {}),
            ),
        },
        seats={
            seat: (
                device,
                _line(
                    debate, seen="-".join((marks | {"bar": bar_seen(debate, pseudonym)}).values())
                )
                if admitted
                else _line_at_the_door(pseudonym),
            )
            for seat, device, pseudonym, admitted in seats
        },
        sign_ins=signed_in_teachers(debate, sign_ins),
        is_over=debate.is_closed,
    )


def _for_the_wall(debate: Debate, progress: Progress) -> dict[str, object]:
    """`seen` is the marker of the whole wall, `revision` of all of it but the count."""
    seen = wall_seen(debate, progress if wall_progresses(debate) else None)
    told: dict[str, object] = {"revision": str(debate.version), "seen": seen}
    if counts_papers(debate):
        told["handed_in"] = progress.handed_in
    return told


def _line_at_the_door(pseudonym: str) -> str:
    """Not even which phase runs."""
    return json.dumps({"seen": door_seen(pseudonym)}, separators=(",", ":"))


def _line(debate: Debate, **told: object) -> str:
    return json.dumps({"phase": debate.phase, **told}, separators=(",", ":"))

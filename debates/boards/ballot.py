"""The ballot form of one seat in one round."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debates.models import Debate, Paper, ShapeChoice, ids
from debates.rankings import Fault, ranking_of

from .fields import shown
from .places import place_labels, row_names


@dataclass(frozen=True, slots=True)
class Row:
    slug: str = shown("The factor's key in the form.")
    title: str = shown("The factor as this debate words it.")
    summary: str = shown("One sentence about it.")
    place: int | None = shown("Where the draft has it; none while it is not placed.")


@dataclass(frozen=True, slots=True)
class Conflict:
    stored: tuple[tuple[str, ...], ...] = shown(
        "What was handed in before under the same key: tiers of titles."
    )
    sent: tuple[tuple[str, ...], ...] = shown("What was sent now.")


@dataclass(frozen=True, slots=True)
class BallotBoard:
    kind: str = shown("Which round this is.")
    action: str = shown("Where the ballot is handed in.")
    draft_url: str = shown("Where the draft is kept.")
    key: str = shown("Makes resending harmless: one key, one ballot.")
    shape: str = shown("Ladder, diamond or free tiers.")
    gaps_allowed: bool = shown("Whether a factor may stay unplaced, which means no opinion.")
    paper: str = shown("Names the draft in the browser's own storage.")
    draft_serial: int = shown("Which draft the page shows.")
    handed_in: bool = shown("Whether this paper has a ballot that counts.")
    handed_in_text: str = shown("When it was handed in, in words; empty before.")
    changed: bool = shown("The draft is not what was handed in.")
    rows: tuple[Row, ...] = shown("The factors in this seat's own shuffled order.")
    places: tuple[tuple[int, str], ...] = shown("The places there are, with their words.")
    faults: tuple[str, ...] = shown("What kept the last try from being handed in.", default=())
    conflict: Conflict | None = shown("Set when one key came with two rankings.", default=None)


def ballot_board(
    *,
    debate: Debate,
    paper: Paper,
    titles: dict[str, tuple[str, str]],
    places: dict[str, int] | None = None,
    faults: Sequence[str] = (),
    conflict: Conflict | None = None,
) -> BallotBoard:
    """`titles` maps slugs to (title, summary); `places` replaces the stored draft after a refused try."""
    draft = paper.draft if places is None else places
    url = {"debate_id": debate.public_id, "kind": paper.round.kind}
    return BallotBoard(
        kind=paper.round.kind,
        action=reverse("pupil:ballot", kwargs=url),
        draft_url=reverse("pupil:draft", kwargs=url),
        key=ids.new_key(),
        shape=debate.shape,
        gaps_allowed=debate.gaps_allowed,
        paper=paper.public_id,
        draft_serial=paper.draft_serial,
        handed_in=paper.ballot_id is not None,
        handed_in_text=handed_in_text(paper.ballot.handed_in_at, debate.zone)
        if paper.ballot_id
        else "",
        changed=paper.ballot_id is not None and not _is_handed_in(draft, paper),
        rows=tuple(
            Row(
                slug=slug,
                title=titles[slug][0],
                summary=titles[slug][1],
                place=draft.get(slug),
            )
            for slug in paper.shuffle
        ),
        places=place_labels(debate.shape, len(paper.shuffle)),
        faults=tuple(faults),
        conflict=conflict,
    )


def _is_handed_in(draft: dict[str, int], paper: Paper) -> bool:
    return ranking_of(draft).to_json() == paper.ballot.ranking


def handed_in_text(at, zone: str) -> str:
    clock = date_format(timezone.localtime(at, ZoneInfo(zone)), "TIME_FORMAT")
    return _("Handed in at %(time)s. You can change it until the round closes.") % {"time": clock}


def fault_texts(
    faults: Sequence[Fault], *, shape: str, titles: dict[str, tuple[str, str]]
) -> tuple[str, ...]:
    """One sentence for each thing that is wrong, naming the factors."""
    return tuple(
        _fault_text(fault, shape, [titles[slug][0] for slug in titles if slug in fault.items])
        for fault in faults
    )


def _fault_text(fault: Fault, shape: str, named: list[str]) -> str:
    names = ", ".join(named)
    words = {"names": names, "n": len(named), "place": _place_name(fault.place, shape)}
    match fault.code:
        case "empty":
            return _("Nothing is placed yet. Place at least one factor.")
        case "missing":
            return (
                ngettext(
                    "%(n)d factor still to place: %(names)s.",
                    "%(n)d factors still to place: %(names)s.",
                    len(named),
                )
                % words
            )
        case "tied":
            return _("Only one factor can have place %(place)s: %(names)s.") % words
        case "row-over":
            return _("Too many factors in one row (%(place)s): %(names)s.") % words
        case "row-under":
            return _("There is still room in one row: %(place)s.") % words
        case _:
            return _(
                "This page does not fit the debate any more. Load it again: your draft is kept."
            )


def _place_name(place: int | None, shape: str) -> str:
    if place is None:
        return ""
    if shape == ShapeChoice.DIAMOND and place <= len(row_names()):
        return row_names()[place - 1]
    return str(place)


def tiers_of_titles(
    tiers: Sequence[Sequence[str]], titles: dict[str, tuple[str, str]]
) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(titles[slug][0] for slug in tier if slug in titles) for tier in tiers)

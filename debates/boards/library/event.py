"""One event, and all that it bears on."""

from dataclasses import dataclass

from debates.boards.fields import shown
from debates.queries.dossier import Shelf

from .alliances import AllianceLine, alliance_lines
from .claims import ClaimCard, claim_cards
from .links import Link, Links
from .running import Gloss, Text
from .words import doubt


@dataclass(frozen=True, slots=True)
class EventBoard:
    title: str = shown("The event.")
    date: str = shown("When, as exactly as the record says.")
    doubt: str = shown("How sure the editors are; empty where they are.")
    summary: Text = shown("What happened.")
    significance: Text = shown("Why it matters.")
    figures: tuple[Link, ...] = shown("Who had a part in it.")
    factions: tuple[Link, ...] = shown("Factions that had a part in it.")
    factors: tuple[Link, ...] = shown("Factors it bears on.")
    alliances: tuple[AllianceLine, ...] = shown("Relations that show in it or that it ended.")
    claims: tuple[ClaimCard, ...] = shown("What the essay claims about it.")
    sources: tuple[Link, ...] = shown("Where it can be checked.")
    before: Link | None = shown("The event before it.")
    after: Link | None = shown("The event after it.")


def event_board(shelf: Shelf, slug: str) -> EventBoard | None:
    """None where the shelf has no such event."""
    event = shelf.dossier.events.get(slug)
    if event is None:
        return None
    links, gloss = Links(shelf), Gloss(shelf)
    in_time = links.events(shelf.dossier.events)
    at = in_time.index(links.event(slug))
    return EventBoard(
        title=event.title,
        date=str(event.date),
        doubt=doubt(event.confidence),
        summary=gloss(event.summary),
        significance=gloss(event.significance),
        figures=links.met("event", slug, "figure"),
        factions=links.met("event", slug, "faction"),
        factors=links.met("event", slug, "factor"),
        alliances=alliance_lines("event", slug, links),
        claims=claim_cards("event", slug, links),
        sources=links.met("event", slug, "source"),
        before=in_time[at - 1] if at else None,
        after=in_time[at + 1] if at + 1 < len(in_time) else None,
    )

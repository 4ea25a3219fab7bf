"""Factions: all of them, and one with its members over time."""

from dataclasses import dataclass

from debates.boards.fields import shown
from debates.queries.dossier import Shelf
from debates.queries.dossier.values import Faction

from .links import Link, Links, span
from .running import Gloss, Text
from .words import FACTION_KINDS, ROLES, doubt, word


@dataclass(frozen=True, slots=True)
class FactionLine:
    name: str = shown("The faction.")
    url: str = shown("Its page.")
    kind: str = shown("What kind of group it was.")
    dates: str = shown("From when to when.")
    members: str = shown("Who belonged to it, in one line; may be empty.")


@dataclass(frozen=True, slots=True)
class MemberLine:
    figure: Link = shown("Who.")
    role: str = shown("The figure's part in it.")
    dates: str = shown("From when to when.")


@dataclass(frozen=True, slots=True)
class FactionBoard:
    slug: str = shown("Key of the faction.")
    name: str = shown("The faction.")
    kind: str = shown("What kind of group it was.")
    dates: str = shown("From when to when.")
    doubt: str = shown("How sure the editors are; empty where they are.")
    platform: Text = shown("What it stood for.")
    members: tuple[MemberLine, ...] = shown("Who belonged to it and when.")
    outcome: Text = shown("What became of it.")
    events: tuple[Link, ...] = shown("Its events.")
    sources: tuple[Link, ...] = shown("Where it can be checked.")


def faction_line(faction: Faction, links: Links) -> FactionLine:
    named = dict.fromkeys(links.figure(one.figure).text for one in faction.members)
    return FactionLine(
        name=faction.name,
        url=links.faction(faction.slug).url,
        kind=word(FACTION_KINDS, faction.kind),
        dates=span(faction.first, faction.last),
        members=", ".join(named),
    )


def factions_board(shelf: Shelf) -> tuple[FactionLine, ...]:
    links = Links(shelf)
    return tuple(faction_line(one, links) for one in shelf.dossier.factions.values())


def faction_board(shelf: Shelf, slug: str) -> FactionBoard | None:
    """None where the shelf has no such faction."""
    faction = shelf.dossier.factions.get(slug)
    if faction is None:
        return None
    links, gloss = Links(shelf), Gloss(shelf)
    return FactionBoard(
        slug=slug,
        name=faction.name,
        kind=word(FACTION_KINDS, faction.kind),
        dates=span(faction.first, faction.last),
        doubt=doubt(faction.confidence),
        platform=gloss(faction.platform),
        members=tuple(
            MemberLine(
                figure=links.figure(one.figure),
                role=word(ROLES, one.role),
                dates=span(one.first, one.last),
            )
            for one in faction.members
        ),
        outcome=gloss(faction.outcome),
        events=links.met("faction", slug, "event"),
        sources=links.met("faction", slug, "source"),
    )

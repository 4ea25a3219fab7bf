"""Figures: all of them, and one with life, offices, alliances over time and fate."""

from dataclasses import dataclass

from debates.boards.fields import shown
from debates.queries.dossier import Shelf
from debates.queries.dossier.values import Alliance, Figure

from .claims import ClaimCard, claim_cards
from .links import Link, Links, span
from .running import Gloss, Text
from .words import ALLIANCE_KINDS, FATES, ROLES, STRENGTHS, doubt, word


@dataclass(frozen=True, slots=True)
class FigureLine:
    name: str = shown("How the figure is called.")
    url: str = shown("The figure's page.")
    years: str = shown("Years of birth and death.")
    office: str = shown("The first office that the dossier names; empty where there is none.")


@dataclass(frozen=True, slots=True)
class OfficeLine:
    title: str = shown("The post.")
    dates: str = shown("From when to when.")
    note: Text = shown("What to know about it; may be empty.")


@dataclass(frozen=True, slots=True)
class AllianceCard:
    slug: str = shown("Its key, which is also its anchor on the page.")
    other: Link = shown("With whom.")
    kind: str = shown("Key: alliance, opposition or break.")
    kind_word: str = shown("The kind in a word.")
    strength: str = shown("How strong it was.")
    dates: str = shown("From when to when.")
    basis: Text = shown("What it rested on.")
    has_ended: bool = shown("Whether it ended within the time that the dossier is about.")
    ended_by: Text = shown("What ended it, or what there is to say of that; may be empty.")
    events: tuple[Link, ...] = shown("Events in which it shows or ended.")
    sources: tuple[Link, ...] = shown("Where it can be checked.")
    doubt: str = shown("How sure the editors are; empty where they are.")


@dataclass(frozen=True, slots=True)
class MembershipLine:
    faction: Link = shown("The faction.")
    role: str = shown("The figure's part in it.")
    dates: str = shown("From when to when.")


@dataclass(frozen=True, slots=True)
class FigureBoard:
    slug: str = shown("Key of the figure.")
    name: str = shown("How the figure is called.")
    full_name: str = shown("With first name and patronymic.")
    birth_name: str = shown("The name at birth; empty where it was the same.")
    born: str = shown("Date and place of birth.")
    died: str = shown("Date and place of death.")
    biography: Text = shown("The life in short.")
    offices: tuple[OfficeLine, ...] = shown("Posts, the earliest first.")
    alliances: tuple[AllianceCard, ...] = shown("Relations with other figures, the earliest first.")
    factions: tuple[MembershipLine, ...] = shown("Factions the figure belonged to.")
    fate: str = shown("How it ended, in a word.")
    fate_text: Text = shown("How it ended.")
    events: tuple[Link, ...] = shown("All events with this figure.")
    claims: tuple[ClaimCard, ...] = shown("What the essay claims about this figure.")
    sources: tuple[Link, ...] = shown("Where it can be checked.")


def figure_line(figure: Figure, links: Links) -> FigureLine:
    return FigureLine(
        name=figure.name,
        url=links.figure(figure.slug).url,
        years=f"{figure.born.year}–{figure.died.year}",
        office=figure.offices[0].title if figure.offices else "",
    )


def figures_board(shelf: Shelf) -> tuple[FigureLine, ...]:
    links = Links(shelf)
    return tuple(figure_line(one, links) for one in shelf.dossier.figures.values())


def figure_board(shelf: Shelf, slug: str) -> FigureBoard | None:
    """None where the shelf has no such figure."""
    figure = shelf.dossier.figures.get(slug)
    if figure is None:
        return None
    links, gloss = Links(shelf), Gloss(shelf)
    return FigureBoard(
        slug=slug,
        name=figure.name,
        full_name=figure.full_name,
        birth_name=figure.birth_name if figure.birth_name != figure.full_name else "",
        born=_when_and_where(str(figure.born), figure.birth_place),
        died=_when_and_where(str(figure.died), figure.death_place),
        biography=gloss(figure.biography),
        fate=word(FATES, figure.fate_kind),
        fate_text=gloss(figure.fate),
        offices=tuple(
            OfficeLine(title=one.title, dates=span(one.first, one.last), note=gloss(one.note))
            for one in sorted(figure.offices, key=lambda office: office.first.first_day)
        ),
        factions=tuple(_memberships(slug, links)),
        alliances=tuple(_alliance(one, slug, links, gloss) for one in _own(shelf, slug)),
        events=links.met("figure", slug, "event"),
        claims=claim_cards("figure", slug, links),
        sources=links.met("figure", slug, "source"),
    )


def _when_and_where(when: str, where: str) -> str:
    return ", ".join(part for part in (when, where) if part)


def _own(shelf: Shelf, slug: str) -> list[Alliance]:
    own = [one for one in shelf.dossier.alliances.values() if slug in (one.a, one.b)]
    return sorted(own, key=lambda one: one.start.parts)


def _alliance(one: Alliance, slug: str, links: Links, gloss: Gloss) -> AllianceCard:
    return AllianceCard(
        slug=one.slug,
        other=links.figure(one.b if one.a == slug else one.a),
        kind=one.kind,
        kind_word=word(ALLIANCE_KINDS, one.kind),
        strength=word(STRENGTHS, one.strength),
        dates=span(one.start, one.end),
        basis=gloss(one.basis),
        has_ended=one.end is not None,
        ended_by=gloss(one.ended_by or ""),
        events=links.met("alliance", one.slug, "event"),
        sources=links.met("alliance", one.slug, "source"),
        doubt=doubt(one.confidence),
    )


def _memberships(slug: str, links: Links):
    for faction in links.dossier.factions.values():
        for member in faction.members:
            if member.figure == slug:
                yield MembershipLine(
                    faction=links.faction(faction.slug),
                    role=word(ROLES, member.role),
                    dates=span(member.first, member.last),
                )

"""The way from a pupil's page to the evidence, and the source card that came out last."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debates.models import PERIOD_ROUNDS, Debate, Phase
from debates.queries.dossier import Dossier, Shelf
from debates.queries.evidence import HeldBack, source_cards
from debates.queries.lesson import period_of

from .fields import mark, shown
from .source_card import SourceCard, source_card

# While these run, a class follows what its teacher lets out.
FOLLOWED = (Phase.EVIDENCE, Phase.DISCUSSION)
# In these there is a link and nothing that could change under somebody's hands.
LINKED = (*map(Phase, PERIOD_ROUNDS), Phase.CLOSING, Phase.VERDICT, Phase.EXIT, Phase.CLOSED)


@dataclass(frozen=True, slots=True)
class Door:
    text: str = shown("What it leads to.")
    note: str = shown("How much there is; may be empty.")
    url: str = shown("Where it leads.")


@dataclass(frozen=True, slots=True)
class EvidenceDoors:
    doors: tuple[Door, ...] = shown("Ways into the evidence.")
    is_brief: bool = shown("The phase is about something else, so it takes a line.")
    newest: SourceCard | None = shown("The source card that came out last, while there is one.")
    newest_url: str = shown("Its page; empty without one.")


def evidence_seen(debate: Debate, held: HeldBack | None) -> str:
    """Marks what the doors show. No query; empty while nothing there can change."""
    return mark(sorted(held.sources), held.newest) if held and debate.phase in FOLLOWED else ""


def evidence_doors(debate: Debate, dossier: Dossier, held: HeldBack) -> EvidenceDoors:
    """No query. `dossier` is the class's."""
    shelf = Shelf(dossier, _root(debate), debate.public_id)
    newest = dossier.sources.get(held.newest)
    cards = len(source_cards(dossier))
    doors = (
        (dossier.factors, _("Factors"), _("For and against"), "factors/"),
        (dossier.figures, _("Figures"), _("Lives and offices"), "figures/"),
        (dossier.events, _("Timeline"), _("What came first"), "timeline/"),
        (dossier.alliances, _("Who stood with whom"), _("Month by month"), "network/"),
        (
            dossier.sources,
            _("Sources"),
            ngettext("%(n)d source card", "%(n)d source cards", cards) % {"n": cards},
            "sources/",
        ),
    )
    there = tuple(
        Door(text, note, f"{shelf.root}{folder}") for found, text, note, folder in doors if found
    )
    return EvidenceDoors(
        doors=there or (_front(debate),),
        is_brief=False,
        newest=source_card(newest) if newest else None,
        newest_url=shelf.address("source", newest.slug) if newest else "",
    )


def evidence_link(debate: Debate, *, concluded: bool) -> EvidenceDoors:
    """No query. One way in; while the class ranks for a period, to what happened in it; and to the essay as
    soon as the class has met its conclusion."""
    doors = [_front(debate)]
    if period := period_of(debate, debate.phase):
        years = urlencode({"from": period.first.year, "to": period.last.year})
        address = f"{_root(debate)}timeline/?{years}"
        doors.append(Door(_("Timeline"), period.title, address))
    if concluded:
        doors.append(Door(_("The essay"), _("Claim by claim"), f"{_root(debate)}essay/"))
    return EvidenceDoors(doors=tuple(doors), is_brief=True, newest=None, newest_url="")


def _front(debate: Debate) -> Door:
    return Door(_("The evidence"), _("Factors, figures, sources"), _root(debate))


def _root(debate: Debate) -> str:
    return reverse("evidence:front", kwargs={"debate_id": debate.public_id})

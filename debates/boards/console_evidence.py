"""What a teacher lets the class have of the evidence: source cards on the console, claims on a page.

Safe to mirror: of the conclusion and of the essay there is nothing here before the class has met it.
"""

from dataclasses import dataclass

from django.urls import reverse

from debates.models import Debate, DebateTeacher, Phase
from debates.queries.citations import short_citation
from debates.queries.dossier import Cut, Dossier, cut, whole_dossier
from debates.queries.evidence import held_back, source_cards
from debates.queries.results import has_met

from .fields import shown
from .library.words import SOURCE_KINDS, word


@dataclass(frozen=True, slots=True)
class CardLine:
    slug: str = shown("The source in addresses.")
    citation: str = shown("The work in one short line.")
    kind: str = shown("Primary, secondary or textbook, in words.")
    is_held: bool = shown("The class does not have it.")
    is_next: bool = shown("It is the one that comes next.")


@dataclass(frozen=True, slots=True)
class EvidencePanel:
    cards: tuple[CardLine, ...] = shown("Every source card, in the order of the dossier.")
    claims: int = shown("How many claims a teacher may show or hide now.")
    claims_held: int = shown("How many of these the class does not have.")
    is_now: bool = shown("The evidence phase runs.")
    is_open: bool = shown("The class may open the evidence: its phase has come.")
    class_url: str = shown("The evidence as the class sees it.")
    claims_url: str = shown("The page on which claims are shown and hidden.")

    @property
    def shown(self) -> int:
        return len(self.cards) - self.waiting

    @property
    def waiting(self) -> int:
        return sum(card.is_held for card in self.cards)


@dataclass(frozen=True, slots=True)
class ClaimLine:
    slug: str = shown("The claim in addresses.")
    place: str = shown("Where the essay says it.")
    paraphrase: str = shown("What it says, in the editor's words.")
    is_held: bool = shown("The class does not have it.")
    reason: str = shown("Why the dossier hides it until a teacher shows it; else empty.")


@dataclass(frozen=True, slots=True)
class ClaimsBoard:
    debate: str = shown("Public id.")
    title: str = shown("The class.")
    lines: tuple[ClaimLine, ...] = shown("Claims that fit what was looked for.")
    words: str = shown("What the teacher looked for; empty for all.")
    total: int = shown("How many claims there are to look through.")
    held: int = shown("How many of these the class does not have.")
    to_come: int = shown("How many claims come only when the class has met the conclusion.")
    to_come_held: int = shown("How many of these are hidden then, too.")
    class_url: str = shown("The evidence as the class sees it.")


def evidence_panel(teaching: DebateTeacher, *, concluded: bool) -> EvidencePanel | None:
    """One query. None where the edition has neither sources nor claims."""
    debate = teaching.debate
    held = held_back(debate)
    dossier = _to_choose_from(debate, concluded)
    if not dossier.sources and not dossier.claims:
        return None
    sources = source_cards(whole_dossier(debate.edition))
    waiting = next((slug for slug in sources if slug in held.sources), "")
    order = list(Phase)
    return EvidencePanel(
        cards=tuple(
            CardLine(
                slug=slug,
                citation=short_citation(source.citation),
                kind=word(SOURCE_KINDS, source.kind),
                is_held=slug in held.sources,
                is_next=slug == waiting,
            )
            for slug, source in sources.items()
        ),
        claims=len(dossier.claims),
        claims_held=len(held.claims.intersection(dossier.claims)),
        is_now=debate.phase == Phase.EVIDENCE,
        is_open=order.index(Phase(debate.phase)) >= order.index(Phase.EVIDENCE),
        class_url=_class_url(debate),
        claims_url=reverse("teacher:claims", kwargs={"debate_id": debate.public_id}),
    )


def claims_board(teaching: DebateTeacher, words: str) -> ClaimsBoard:
    """Two queries. `words` are looked for in place and paraphrase, whatever their case; all must be
    there."""
    debate = teaching.debate
    held = held_back(debate)
    concluded = has_met(debate)
    claims = _to_choose_from(debate, concluded).claims
    to_come = whole_dossier(debate.edition).claims.keys() - claims.keys()
    looked_for = words.casefold().split()
    lines = [
        ClaimLine(
            slug=slug,
            place=claim.paragraph,
            paraphrase=claim.paraphrase,
            is_held=slug in held.claims,
            reason=claim.editor_note if claim.hidden else "",
        )
        for slug, claim in claims.items()
    ]
    return ClaimsBoard(
        debate=debate.public_id,
        title=debate.title,
        lines=tuple(
            line
            for line in lines
            if all(word in f"{line.place} {line.paraphrase}".casefold() for word in looked_for)
        ),
        words=words,
        total=len(lines),
        held=sum(line.is_held for line in lines),
        to_come=len(to_come),
        to_come_held=len(held.claims & to_come),
        class_url=_class_url(debate),
    )


def _to_choose_from(debate: Debate, concluded: bool) -> Dossier:
    """What the class could have if nothing were withheld."""
    return cut(whole_dossier(debate.edition), Cut(concluded=concluded))


def _class_url(debate: Debate) -> str:
    return reverse("evidence:front", kwargs={"debate_id": debate.public_id})

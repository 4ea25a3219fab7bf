"""The essay, claim by claim, and what it concludes: the page behind the reveal.

The essay itself is not in the product. What it says is told in the editors' words, and the comparisons
of its conclusion that are scored show the few words they rest on: these are all the quotations there are.
"""

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from debates.boards.fields import shown
from debates.queries.dossier import Shelf
from debates.queries.dossier.values import Claim, Essay
from debates.queries.editions import ConclusionText, RelationText

from .links import Link, Links
from .running import Gloss, Text
from .words import (
    CLAIM_KINDS,
    CONCLUSION_STRENGTHS,
    VERDICT_MEANINGS,
    VERDICTS,
    doubt,
    sign_in_words,
    word,
)

SCORED = ("above", "at-least")


@dataclass(frozen=True, slots=True)
class SignedFactor:
    factor: Link = shown("The factor.")
    sign: str = shown("+ or -.")
    sign_word: str = shown("Whether the claim counts for or against its weight.")


@dataclass(frozen=True, slots=True)
class EssayClaim:
    slug: str = shown("Its key, which is also its anchor.")
    sentence: int = shown("The sentence of the paragraph.")
    kind: str = shown("Fact, interpretation or judgement.")
    paraphrase: Text = shown("What the essay says, in the editors' words.")
    verdict: str = shown("Key of the verdict.")
    verdict_word: str = shown("The verdict in a word.")
    note: Text = shown("What the editors say about it.")
    doubt: str = shown("How sure the editors are; empty where they are.")
    factors: tuple[SignedFactor, ...] = shown("Factors it bears on.")
    figures: tuple[Link, ...] = shown("Figures it names.")
    events: tuple[Link, ...] = shown("Events it names.")
    sources: tuple[Link, ...] = shown("Where it can be checked.")


@dataclass(frozen=True, slots=True)
class Paragraph:
    name: str = shown("The paragraph, as editors number it.")
    concludes: bool = shown("Whether it is the conclusion.")
    claims: tuple[EssayClaim, ...] = shown("Its claims that are shown, in the essay's order.")


@dataclass(frozen=True, slots=True)
class VerdictChoice:
    key: str = shown("Value of the choice.")
    word: str = shown("The verdict in a word.")
    meaning: str = shown("What the verdict means.")
    count: int = shown("How many claims have it.")


@dataclass(frozen=True, slots=True)
class TensionCard:
    point: Text = shown("Where the essay does not agree with itself.")
    claims: tuple[Link, ...] = shown("The claims that show it.")


@dataclass(frozen=True, slots=True)
class RelationLine:
    first: Link = shown("The factor that is put higher, or that is part of the other.")
    says: str = shown("How the two stand to each other, in words between their names.")
    second: Link = shown("The other factor.")
    strength: str = shown("How plainly it is said.")
    quote: str = shown("The few words it rests on; only comparisons that are scored have them.")
    paragraph: str = shown("The paragraph that the words stand in.")
    reasoning: str = shown("Why the editors read it so.")


@dataclass(frozen=True, slots=True)
class ConclusionCard:
    slug: str = shown("Its key, which is also its anchor.")
    title: str = shown("Whose conclusion it is.")
    label: str = shown("Says so where it is an editor's simplification; else empty.")
    statement: Text = shown("The conclusion in short.")
    relations: tuple[RelationLine, ...] = shown("Its comparisons of factors; all others are open.")


@dataclass(frozen=True, slots=True)
class FactorWord:
    factor: Link = shown("The factor.")
    says: str = shown("What the essay thinks of it, in the editors' words.")


@dataclass(frozen=True, slots=True)
class EssayBoard:
    source: Link | None = shown("The essay as a source; None where the teacher withholds it.")
    verdicts: tuple[VerdictChoice, ...] = shown("Verdicts to choose from.")
    verdict: str = shown("The verdict that was chosen; empty for all.")
    count: int = shown("How many claims are shown.")
    total: int = shown("How many there are.")
    paragraphs: tuple[Paragraph, ...] = shown("The claims that are shown, paragraph by paragraph.")
    tensions: tuple[TensionCard, ...] = shown("Where the essay does not agree with itself.")
    conclusion: ConclusionCard | None = shown("What it concludes.")
    remark: Text = shown("What to know about the conclusion; may be empty.")
    factors: tuple[FactorWord, ...] = shown("What it thinks of each factor.")
    interpretations: tuple[ConclusionCard, ...] = shown("What schools of historians emphasise.")


def essay_board(shelf: Shelf, verdict: str) -> EssayBoard | None:
    """None where this reader's dossier has no essay. An unknown verdict is none."""
    essay = shelf.dossier.essay
    if essay is None:
        return None
    links, gloss = Links(shelf), Gloss(shelf)
    claims = shelf.dossier.claims.values()
    chosen = verdict if verdict in VERDICTS else ""
    kept = [claim for claim in claims if chosen in ("", claim.verdict)]
    # In the order of the page, for a term is linked where it is first used.
    cards = _conclusions(links, gloss)
    remark = gloss(essay.remark)
    tensions = tuple(_tensions(essay, kept, links, gloss))
    return EssayBoard(
        source=links.source(essay.source) if essay.source in shelf.dossier.sources else None,
        verdicts=tuple(
            VerdictChoice(
                key=key,
                word=word(VERDICTS, key),
                meaning=word(VERDICT_MEANINGS, key),
                count=sum(claim.verdict == key for claim in claims),
            )
            for key in VERDICTS
        ),
        verdict=chosen,
        count=len(kept),
        total=len(claims),
        paragraphs=tuple(_paragraphs(kept, links, gloss)),
        tensions=tensions,
        conclusion=next((card for card in cards if not card.label), None),
        remark=remark,
        factors=tuple(
            FactorWord(links.factor(one.slug), one.essay_says)
            for one in shelf.dossier.factors.values()
            if one.essay_says
        ),
        interpretations=tuple(card for card in cards if card.label),
    )


def _paragraphs(claims: list[Claim], links: Links, gloss: Gloss):
    for name, some in groupby(claims, key=lambda claim: claim.paragraph):
        found = list(some)
        yield Paragraph(name, found[0].concludes, tuple(_claim(one, links, gloss) for one in found))


def _claim(claim: Claim, links: Links, gloss: Gloss) -> EssayClaim:
    of = links.crossings.of
    signs = {one.factor: one.sign for one in claim.factors}
    essay = links.dossier.essay
    return EssayClaim(
        slug=claim.slug,
        sentence=claim.sentence,
        kind=word(CLAIM_KINDS, claim.kind),
        paraphrase=gloss(claim.paraphrase),
        verdict=claim.verdict,
        verdict_word=word(VERDICTS, claim.verdict),
        note=gloss(claim.editor_note),
        doubt=doubt(claim.confidence),
        factors=tuple(
            SignedFactor(
                factor=links.factor(slug),
                sign=signs.get(slug, ""),
                sign_word=sign_in_words(signs[slug]) if slug in signs else "",
            )
            for slug in of("claim", claim.slug, "factor")
        ),
        figures=links.many("figure", of("claim", claim.slug, "figure")),
        events=links.events(of("claim", claim.slug, "event")),
        sources=links.many(
            "source",
            (slug for slug in of("claim", claim.slug, "source") if essay and slug != essay.source),
        ),
    )


def _tensions(essay: Essay, kept: list[Claim], links: Links, gloss: Gloss):
    shown_here = {claim.slug for claim in kept}
    everywhere = f"{links.shelf.root}essay/"
    for one in essay.tensions:
        yield TensionCard(
            point=gloss(one.point),
            claims=tuple(
                Link(
                    links.dossier.claims[slug].paraphrase,
                    f"#{slug}" if slug in shown_here else f"{everywhere}#{slug}",
                    links.dossier.claims[slug].paragraph,
                )
                for slug in one.claims
            ),
        )


def _conclusions(links: Links, gloss: Gloss) -> list[ConclusionCard]:
    return [_conclusion(one, links, gloss) for one in links.dossier.conclusions.values()]


def _conclusion(text: ConclusionText, links: Links, gloss: Gloss) -> ConclusionCard:
    here = links.dossier.factors.keys()
    return ConclusionCard(
        slug=text.slug,
        title=text.title,
        label=text.label,
        statement=gloss(text.statement),
        relations=tuple(
            _relation(one, links)
            for one in text.relations
            if {one.relation.higher, one.relation.lower} <= here
        ),
    )


def _relation(one: RelationText, links: Links) -> RelationLine:
    kind, named = one.relation.kind, [one.relation.higher, one.relation.lower]
    if kind == "part-of":
        named.reverse()
    says = {
        "above": _("counts for more than"),
        "at-least": _("counts for at least as much as"),
        "part-of": _("is told as part of"),
    }
    return RelationLine(
        first=links.factor(named[0]),
        says=says[kind],
        second=links.factor(named[1]),
        strength=word(CONCLUSION_STRENGTHS, one.relation.strength),
        quote=one.quote if kind in SCORED else "",
        paragraph=one.paragraph if kind in SCORED else "",
        reasoning=one.reasoning,
    )

"""What the essay claims, as cards on other entries' pages."""

from dataclasses import dataclass

from debates.boards.fields import shown
from debates.queries.dossier.values import Claim

from .links import Links
from .words import VERDICTS, sign_in_words, word


@dataclass(frozen=True, slots=True)
class ClaimCard:
    slug: str = shown("Its key, which is also its anchor on the page.")
    place: str = shown("The paragraph of the essay.")
    paraphrase: str = shown("What the essay says, in the editors' words.")
    verdict: str = shown("Key of the verdict.")
    verdict_word: str = shown("The verdict in a word.")
    note: str = shown("What the editors say about it.")
    sign: str = shown("Whether it counts for or against the factor of the page; empty elsewhere.")
    url: str = shown("Its place on the essay's page; empty while the reader has no such page.")


def claim_card(claim: Claim, links: Links, *, factor: str = "") -> ClaimCard:
    sign = next((one.sign for one in claim.factors if one.factor == factor), "")
    return ClaimCard(
        slug=claim.slug,
        place=claim.paragraph,
        paraphrase=claim.paraphrase,
        verdict=claim.verdict,
        verdict_word=word(VERDICTS, claim.verdict),
        note=claim.editor_note,
        sign=sign_in_words(sign) if sign else "",
        url=links.shelf.address("claim", claim.slug) if links.dossier.essay else "",
    )


def claim_cards(kind: str, slug: str, links: Links) -> tuple[ClaimCard, ...]:
    """Of all claims that name an entry, or that it names, in the order of the essay."""
    factor = slug if kind == "factor" else ""
    return tuple(
        claim_card(links.dossier.claims[found], links, factor=factor)
        for found in links.crossings.of(kind, slug, "claim")
    )

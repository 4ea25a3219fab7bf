"""Keeping claims and source cards from the class, and letting it have them.

Nothing of the edition changes: `queries.evidence` cuts it. Whoever changes what a class sees moves
the debate's version.
"""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.utils import timezone

from debates.models import Debate, Edition, Withheld
from debates.queries.dossier import whole_dossier
from debates.queries.evidence import hidden_claims, source_cards

from .errors import UnknownEntry
from .log import bump, lock_debate, log

CLAIM, SOURCE = Withheld.Kind.CLAIM, Withheld.Kind.SOURCE


@transaction.atomic
def withhold(*, debate: Debate, by, kind: str, slug: str) -> Debate:
    """Keep one entry from the class. Kept back already, nothing happens. Raises UnknownEntry."""
    debate = _locked(debate)
    _check(debate, kind, slug)
    if _keep_back(debate, by, kind, [slug]):
        bump(debate)
        log(debate, by, "withhold", kind=kind, slug=slug)
    return debate


@transaction.atomic
def release(*, debate: Debate, by, kind: str, slug: str) -> Debate:
    """Let the class have one entry. Nothing happens if it has it. Raises UnknownEntry."""
    debate = _locked(debate)
    _check(debate, kind, slug)
    if _let_go(debate, kind, [slug]):
        bump(debate)
        log(debate, by, "release", kind=kind, slug=slug)
    return debate


@transaction.atomic
def withhold_sources(*, debate: Debate, by) -> Debate:
    """Hold every source card back, to show them one by one."""
    debate = _locked(debate)
    held = _keep_back(debate, by, SOURCE, _cards(debate))
    if held:
        bump(debate)
        log(debate, by, "withhold_sources", sources=held)
    return debate


@transaction.atomic
def release_next_source(*, debate: Debate, by, shown: int) -> Debate:
    """Let the class have the next source card, in the order of the dossier.

    `shown` is how many cards the teacher saw with the class, so that two clicks show one card.
    """
    debate = _locked(debate)
    cards, kept = _cards(debate), _kept(debate, SOURCE)
    waiting = [slug for slug in cards if slug in kept]
    if not waiting or len(cards) - len(waiting) != shown:
        return debate
    _let_go(debate, SOURCE, waiting[:1])
    bump(debate)
    log(debate, by, "release", kind=SOURCE, slug=waiting[0])
    return debate


@transaction.atomic
def release_sources(*, debate: Debate, by) -> Debate:
    """Let the class have every source card."""
    debate = _locked(debate)
    released = _let_go(debate, SOURCE, _kept(debate, SOURCE))
    if released:
        bump(debate)
        log(debate, by, "release_sources", sources=released)
    return debate


def begin_withheld(debate: Debate, by, entries: Collection[tuple[str, str]] | None) -> None:
    """What a new debate keeps back: `entries` as (kind, slug), or what its dossier hides."""
    if entries is None:
        entries = [(CLAIM, slug) for slug in hidden_claims(debate.edition)]
    Withheld.objects.bulk_create(
        Withheld(debate=debate, kind=kind, slug=slug, by=by) for kind, slug in entries
    )


def carried_over(debate: Debate, edition: Edition) -> tuple[tuple[str, str], ...]:
    """What a copy of `debate` on `edition` keeps back: the same, as far as that edition has it, and the
    claims that it hides and the one before did not."""
    there = whole_dossier(edition)
    slugs = {CLAIM: there.claims, SOURCE: source_cards(there)}
    kept = debate.withheld.kept_back().values_list("kind", "slug")
    before = set(hidden_claims(debate.edition))
    newly = [(CLAIM, slug) for slug in hidden_claims(edition) if slug not in before]
    same = [(kind, slug) for kind, slug in kept if slug in slugs[Withheld.Kind(kind)]]
    return tuple(dict.fromkeys([*same, *newly]))


def _locked(debate: Debate) -> Debate:
    """The edition never changes: the one that is at hand saves reading its content again."""
    edition = debate.edition
    debate = lock_debate(debate)
    debate.edition = edition
    return debate


def _cards(debate: Debate) -> tuple[str, ...]:
    return tuple(source_cards(whole_dossier(debate.edition)))


def _check(debate: Debate, kind: str, slug: str) -> None:
    known = whole_dossier(debate.edition).claims if kind == CLAIM else _cards(debate)
    if slug not in known:
        raise UnknownEntry(kind, slug)


def _kept(debate: Debate, kind: str) -> set[str]:
    return set(debate.withheld.kept_back().filter(kind=kind).values_list("slug", flat=True))


def _keep_back(debate: Debate, by, kind: str, slugs: Iterable[str]) -> int:
    """How many of these the class had until now."""
    kept = _kept(debate, kind)
    fresh = [slug for slug in slugs if slug not in kept]
    now = timezone.now()
    rows = [Withheld(debate=debate, kind=kind, slug=slug, by=by, at=now) for slug in fresh]
    Withheld.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["debate", "kind", "slug"],
        update_fields=["by", "at", "released_at"],
    )
    return len(fresh)


def _let_go(debate: Debate, kind: str, slugs: Iterable[str]) -> int:
    """How many of these were kept back until now. All at one moment: none of them is the newest."""
    rows = debate.withheld.kept_back().filter(kind=kind, slug__in=list(slugs))
    return rows.update(released_at=timezone.now())

"""The entries of a dossier as frozen values: what an edition says, with real dates.

Entries name each other by slug, in the order that the curators gave; `Dossier` looks them up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from debates.models.dates import DateSpan, HistoricalDate
from debates.queries.editions import ConclusionText, QuestionText

Slugs = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One reason for or against a factor's weight, with what it rests on. `claims` are the essay's."""

    text: str
    events: Slugs
    claims: Slugs
    sources: Slugs


@dataclass(frozen=True, slots=True)
class Overlap:
    """Another factor that often claims the same evidence, and how."""

    factor: str
    how: str


@dataclass(frozen=True, slots=True)
class Factor:
    """`kind` is condition, instrument, agent, trigger or idea. `essay_says` is behind the reveal."""

    slug: str
    title: str
    kind: str
    summary: str
    explanation: str
    essay_says: str
    points_for: tuple[Point, ...]
    points_against: tuple[Point, ...]
    overlaps: tuple[Overlap, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """A post held from the first to the last date; no last date where he still held it at the end."""

    title: str
    first: HistoricalDate
    last: HistoricalDate | None
    note: str


@dataclass(frozen=True, slots=True)
class Figure:
    slug: str
    name: str
    full_name: str
    birth_name: str
    patronymic: str
    born: HistoricalDate
    birth_place: str
    died: HistoricalDate
    death_place: str
    offices: tuple[Office, ...]
    biography: str
    fate_kind: str
    fate: str
    sources: Slugs
    confidence: str


@dataclass(frozen=True, slots=True)
class Membership:
    figure: str
    first: HistoricalDate
    last: HistoricalDate | None
    role: str


@dataclass(frozen=True, slots=True)
class Faction:
    slug: str
    name: str
    kind: str
    first: HistoricalDate
    last: HistoricalDate | None
    platform: str
    members: tuple[Membership, ...]
    outcome: str
    events: Slugs
    sources: Slugs
    confidence: str


@dataclass(frozen=True, slots=True)
class Alliance:
    """Two figures from `start`, which is in it, to `end`, which is not; a month or a year is read as
    its first day. `kind` is alliance, opposition or break; `strength` firm, tactical, loose, attempted."""

    slug: str
    a: str
    b: str
    kind: str
    strength: str
    start: HistoricalDate
    end: HistoricalDate | None
    basis: str
    ended_by: str
    end_event: str | None
    events: Slugs
    sources: Slugs
    confidence: str


@dataclass(frozen=True, slots=True)
class Event:
    slug: str
    title: str
    date: DateSpan
    summary: str
    significance: str
    figures: Slugs
    factions: Slugs
    factors: Slugs
    sources: Slugs
    confidence: str


@dataclass(frozen=True, slots=True)
class Term:
    slug: str
    term: str
    definition: str
    see_also: Slugs


@dataclass(frozen=True, slots=True)
class Source:
    """`citation` holds CSL-JSON fields. `kind` is primary, secondary, textbook or essay."""

    slug: str
    kind: str
    citation: Mapping[str, Any]
    perspective: str
    origin: str
    purpose: str
    value: str
    limits: str
    factors: Slugs
    claims: Slugs
    confidence: str


@dataclass(frozen=True, slots=True)
class ClaimLink:
    """A factor that a claim bears on: `sign` is "+" where it counts for its weight, else "-"."""

    factor: str
    sign: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What the essay says, in our words. `concludes` marks those of the conclusion's paragraph,
    `hidden` those that a debate begins without."""

    slug: str
    paragraph: str
    sentence: int
    paraphrase: str
    kind: str
    factors: tuple[ClaimLink, ...]
    figures: Slugs
    events: Slugs
    verdict: str
    editor_note: str
    sources: Slugs
    confidence: str
    concludes: bool
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Tension:
    """Where the essay does not agree with itself."""

    slug: str
    point: str
    claims: Slugs


@dataclass(frozen=True, slots=True)
class Essay:
    """The page about the essay, behind the reveal."""

    source: str
    conclusion_paragraph: str
    statement: str
    remark: str
    fairness: str
    tensions: tuple[Tension, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """A whole edition, or what of it one reader may see (`cut`). Mappings are by slug, in the order of
    the dossier, which is nobody's ranking. Before the reveal there is no `essay`, no conclusion, no
    claim that concludes and no `essay_says` in it. `network` is from when to when the curators let
    the alliances be looked at; None where they do not say. `lacks_sources`: the reader does not have
    all that is cited, so nothing may be said about how few there are.
    """

    question: QuestionText
    edition: int
    sets: Mapping[str, Slugs]
    factors: Mapping[str, Factor]
    figures: Mapping[str, Figure]
    factions: Mapping[str, Faction]
    alliances: Mapping[str, Alliance]
    events: Mapping[str, Event]
    terms: Mapping[str, Term]
    sources: Mapping[str, Source]
    claims: Mapping[str, Claim]
    conclusions: Mapping[str, ConclusionText]
    essay: Essay | None
    network: tuple[HistoricalDate, HistoricalDate] | None = None
    lacks_sources: bool = False

"""An edition read as frozen values.

Two halves. What pupils study before the reveal (`factor_cards`, the sets, the question) holds
nothing of what the essay concludes: the values have no such fields, so no page can leak them.
`conclusion` and `conclusions` stand behind the reveal: `results` is the gate in front of them.

An edition never changes, so what was read of it is kept by its digest. Editions may come with their
content deferred: it is fetched, in one query, only when its digest was not read before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import gettext as _

from debates.models import Edition, Question
from debates.models.dates import DateSpan, HistoricalDate
from debates.rankings import PartialOrder, Relation

from .citations import short_citation
from .kept import Kept

# A school has a handful of dossiers; each takes a few hundred kilobytes once read.
MOST_KEPT = 8


@dataclass(frozen=True, slots=True)
class PeriodText:
    """Some years that a class may rank for apart. `title` is what pupils read, such as 1922–24."""

    title: str
    first: HistoricalDate
    last: HistoricalDate


@dataclass(frozen=True, slots=True)
class QuestionText:
    """What is asked, for a class and for the wall. `language` is that of the dossier's text."""

    slug: str
    title: str
    short_title: str
    introduction: str
    credit: str
    language: str
    outcome: str = ""
    without: str = ""
    periods: tuple[PeriodText, ...] = ()


@dataclass(frozen=True, slots=True)
class Factor:
    slug: str
    title: str
    kind: str
    summary: str


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event as evidence; `str(date)` is as exact as the record."""

    slug: str
    title: str
    date: DateSpan


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source as evidence. `kind` is primary, secondary or textbook."""

    slug: str
    kind: str
    citation: str


@dataclass(frozen=True, slots=True)
class Point:
    """One reason for or against a factor's weight, with what it rests on."""

    text: str
    events: tuple[EventLine, ...]
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class FactorCard:
    """What pupils study about a factor. Says nothing of what the essay makes of it."""

    slug: str
    title: str
    kind: str
    summary: str
    explanation: str
    points_for: tuple[Point, ...]
    points_against: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class RelationText:
    """One relation with what it rests on: the essay's words and where they stand, or an editor's
    reading of works, which has no quotation."""

    slug: str
    relation: Relation
    quote: str
    paragraph: str
    reasoning: str


@dataclass(frozen=True, slots=True)
class ConclusionText:
    """A conclusion, for after the reveal. `order` has all relations: filter, close, restrict it."""

    slug: str
    kind: str
    title: str
    statement: str
    simplification: bool
    order: PartialOrder
    relations: tuple[RelationText, ...]

    @property
    def label(self) -> str:
        """To be shown beside the title wherever it is not empty."""
        return _("editor's simplification") if self.simplification else ""


@dataclass(frozen=True, slots=True)
class _Read:
    question: QuestionText | None
    factors: Mapping[str, Factor]
    sets: Mapping[str, tuple[Factor, ...]]
    cards: Mapping[str, FactorCard]
    conclusions: Mapping[str, ConclusionText]


_kept: Kept[_Read] = Kept(MOST_KEPT)


def question_text(edition: Edition) -> QuestionText:
    return _read(edition).question


def newest_edition(question: Question) -> Edition | None:
    """One query, without the content. None before the first is published."""
    return question.editions.defer("content").order_by("-number").first()


def all_factors(edition: Edition) -> tuple[Factor, ...]:
    """In the order of the dossier, which is nobody's ranking."""
    return tuple(_read(edition).factors.values())


def factor_set(edition: Edition, name: str) -> tuple[Factor, ...]:
    """The ready selection `default` or `diamond`; empty where the dossier has no such set."""
    return _read(edition).sets.get(name, ())


def factor_cards(edition: Edition, slugs: Iterable[str]) -> tuple[FactorCard, ...]:
    """Cards in the order asked for. A factor that is a teacher's own has none."""
    cards = _read(edition).cards
    return tuple(cards[slug] for slug in slugs if slug in cards)


def conclusion(edition: Edition, slug: str) -> ConclusionText:
    """Behind the reveal. `essay` is the essay's. KeyError where there is no such conclusion."""
    return _read(edition).conclusions[slug]


def conclusions(edition: Edition) -> tuple[ConclusionText, ...]:
    """Behind the reveal. The essay's first, then the interpretations."""
    return tuple(_read(edition).conclusions.values())


def _read(edition: Edition) -> _Read:
    return _kept.get(edition.digest, lambda: _from_content(edition.content))


def _from_content(content: Mapping) -> _Read:
    """A section that is not there is empty: editions outlive the format they were written in."""
    factors = {
        found["slug"]: Factor(found["slug"], found["title"], found["kind"], found["summary"])
        for found in content.get("factors", ())
    }
    events = {
        found["slug"]: EventLine(found["slug"], found["title"], _span(found))
        for found in content.get("events", ())
    }
    sources = {
        found["slug"]: SourceLine(found["slug"], found["kind"], short_citation(found["citation"]))
        for found in content.get("sources", ())
    }
    asked = content.get("question")
    return _Read(
        question=_question(asked) if asked else None,
        factors=MappingProxyType(factors),
        sets=MappingProxyType(
            {
                name: tuple(factors[slug] for slug in slugs)
                for name, slugs in content.get("sets", {}).items()
            }
        ),
        cards=MappingProxyType(
            {found["slug"]: _card(found, events, sources) for found in content.get("factors", ())}
        ),
        conclusions=MappingProxyType(
            {found["slug"]: _conclusion(found) for found in content.get("conclusions", ())}
        ),
    )


def _question(found: Mapping) -> QuestionText:
    said = {name: found.get(name, "") for name in QuestionText.__slots__}
    said["periods"] = tuple(
        PeriodText(one["title"], HistoricalDate.of(one["from"]), HistoricalDate.of(one["to"]))
        for one in found.get("periods", ())
    )
    return QuestionText(**said)


def _span(event: Mapping) -> DateSpan:
    last = event.get("end_date")
    return DateSpan(HistoricalDate.of(event["date"]), HistoricalDate.of(last) if last else None)


def _card(found: Mapping, events: Mapping, sources: Mapping) -> FactorCard:
    def points(side: str) -> tuple[Point, ...]:
        return tuple(
            Point(
                text=point["point"],
                events=tuple(events[slug] for slug in point["events"]),
                sources=tuple(sources[slug] for slug in point["sources"]),
            )
            for point in found[side]
        )

    return FactorCard(
        slug=found["slug"],
        title=found["title"],
        kind=found["kind"],
        summary=found["summary"],
        explanation=found["explanation"],
        points_for=points("for"),
        points_against=points("against"),
    )


def _conclusion(found: Mapping) -> ConclusionText:
    relations = tuple(
        RelationText(
            slug=stated["slug"],
            relation=Relation(
                higher=stated["higher"],
                lower=stated["lower"],
                kind=stated["relation"],
                strength=stated["strength"],
            ),
            quote=stated["quote"]["text"] if stated["quote"] else "",
            paragraph=stated["quote"]["paragraph"] if stated["quote"] else "",
            reasoning=stated["reasoning"],
        )
        for stated in found["relations"]
    )
    return ConclusionText(
        slug=found["slug"],
        kind=found["kind"],
        title=found["title"],
        statement=found["statement"],
        simplification=found["simplification"],
        order=PartialOrder(tuple(stated.relation for stated in relations)),
        relations=relations,
    )

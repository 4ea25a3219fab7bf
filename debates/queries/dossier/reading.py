"""From an edition's stored content to a `Dossier`. A section that is not there is empty: editions
outlive the format they were written in."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from debates.models import Edition
from debates.models.dates import DateSpan, HistoricalDate
from debates.queries.editions import conclusions, question_text
from debates.queries.kept import Kept
from debates.queries.packs.content import ESSAY

from . import values

# A school has a handful of dossiers; each takes a few hundred kilobytes once read.
MOST_KEPT = 8
_kept: Kept[values.Dossier] = Kept(MOST_KEPT)
Stored = Mapping[str, Any]


def whole_dossier(edition: Edition) -> values.Dossier:
    """Everything, for curators and for `cut`. Behind the reveal: pages for readers take a cut one.

    Kept by digest and number, so an edition may come with its content deferred: one query the first time.
    """
    return _kept.get((edition.digest, edition.number), lambda: _from_content(edition))


def _from_content(edition: Edition) -> values.Dossier:
    content = edition.content
    essay = next((one for one in content.get("conclusions", ()) if one["slug"] == ESSAY), None)
    paragraph = essay.get("paragraph", "") if essay else ""

    def section(name: str, make: Callable[[Stored], Any]) -> Mapping[str, Any]:
        return _by_slug(make(found) for found in content.get(name, ()))

    return values.Dossier(
        question=question_text(edition),
        edition=edition.number,
        sets=MappingProxyType(
            {name: tuple(slugs) for name, slugs in content.get("sets", {}).items()}
        ),
        factors=section("factors", _factor),
        figures=section("figures", _figure),
        factions=section("factions", _faction),
        alliances=section("alliances", _alliance),
        events=section("events", _event),
        terms=section("terms", _term),
        sources=section("sources", _source),
        claims=section("claims", lambda found: _claim(found, paragraph)),
        conclusions=_by_slug(conclusions(edition)),
        essay=_essay(essay) if essay else None,
        network=_network(content.get("question", {}).get("network")),
    )


def _network(found: Stored | None) -> tuple[HistoricalDate, HistoricalDate] | None:
    return (HistoricalDate.of(found["from"]), HistoricalDate.of(found["to"])) if found else None


def _by_slug(found: Iterable[Any]) -> Mapping[str, Any]:
    return MappingProxyType({one.slug: one for one in found})


def _date(found: Stored | None, circa: bool = False) -> HistoricalDate | None:
    return HistoricalDate.of(found, circa=circa) if found else None


def _reach(found: Stored, first: str, last: str) -> tuple[HistoricalDate, HistoricalDate | None]:
    """Both ends of an entry; `circa` beside the dates says that both are loose."""
    circa = found.get("circa", False)
    return HistoricalDate.of(found[first], circa=circa), _date(found[last], circa)


def _factor(found: Stored) -> values.Factor:
    def points(side: str) -> tuple[values.Point, ...]:
        return tuple(
            values.Point(
                text=one["point"],
                events=tuple(one["events"]),
                claims=(*one["claims"], *one["conclusion_claims"]),
                sources=tuple(one["sources"]),
            )
            for one in found[side]
        )

    return values.Factor(
        slug=found["slug"],
        title=found["title"],
        kind=found["kind"],
        summary=found["summary"],
        explanation=found["explanation"],
        essay_says=found.get("essay_says", ""),
        points_for=points("for"),
        points_against=points("against"),
        overlaps=tuple(
            values.Overlap(one["factor"], one["how"]) for one in found.get("overlaps", ())
        ),
    )


def _figure(found: Stored) -> values.Figure:
    return values.Figure(
        slug=found["slug"],
        name=found["name"],
        full_name=found["full_name"],
        birth_name=found.get("birth_name", ""),
        patronymic=found.get("patronymic") or "",
        born=HistoricalDate.of(found["born"]),
        birth_place=found["born"].get("place", ""),
        died=HistoricalDate.of(found["died"]),
        death_place=found["died"].get("place", ""),
        offices=tuple(
            values.Office(one["title"], *_reach(one, "from", "to"), one.get("note", ""))
            for one in found["offices"]
        ),
        biography=found["biography"],
        fate_kind=found["fate"]["kind"],
        fate=found["fate"]["summary"],
        sources=tuple(found["sources"]),
        confidence=found["confidence"],
    )


def _faction(found: Stored) -> values.Faction:
    first, last = _reach(found, "from", "to")
    return values.Faction(
        slug=found["slug"],
        name=found["name"],
        kind=found["kind"],
        first=first,
        last=last,
        platform=found["platform"],
        members=tuple(
            values.Membership(one["figure"], *_reach(one, "from", "to"), one["role"])
            for one in found["members"]
        ),
        outcome=found["outcome"],
        events=tuple(found["events"]),
        sources=tuple(found["sources"]),
        confidence=found["confidence"],
    )


def _alliance(found: Stored) -> values.Alliance:
    start, end = _reach(found, "start", "end")
    return values.Alliance(
        slug=found["slug"],
        a=found["a"],
        b=found["b"],
        kind=found["kind"],
        strength=found["strength"],
        start=start,
        end=end,
        basis=found["basis"],
        ended_by=found["ended_by"],
        end_event=found["end_event"],
        events=tuple(found["events"]),
        sources=tuple(found["sources"]),
        confidence=found["confidence"],
    )


def _event(found: Stored) -> values.Event:
    return values.Event(
        slug=found["slug"],
        title=found["title"],
        date=DateSpan(HistoricalDate.of(found["date"]), _date(found.get("end_date"))),
        summary=found["summary"],
        significance=found["significance"],
        figures=tuple(found["figures"]),
        factions=tuple(found["factions"]),
        factors=tuple(found["factors"]),
        sources=tuple(found["sources"]),
        confidence=found["confidence"],
    )


def _term(found: Stored) -> values.Term:
    return values.Term(found["slug"], found["term"], found["definition"], tuple(found["see_also"]))


def _source(found: Stored) -> values.Source:
    return values.Source(
        slug=found["slug"],
        kind=found["kind"],
        citation=MappingProxyType(found["citation"]),
        perspective=found["perspective"],
        **found["reliability"],
        factors=tuple(found["bears_on"]["factors"]),
        claims=tuple(found["bears_on"]["claims"]),
        confidence=found["confidence"],
    )


def _claim(found: Stored, concluding_paragraph: str) -> values.Claim:
    paragraph = found["locator"]["paragraph"]
    return values.Claim(
        slug=found["id"],
        paragraph=paragraph,
        sentence=found["locator"]["sentence"],
        paraphrase=found["paraphrase"],
        kind=found["kind"],
        factors=tuple(values.ClaimLink(one["factor"], one["sign"]) for one in found["factors"]),
        figures=tuple(found["figures"]),
        events=tuple(found["events"]),
        verdict=found["verdict"],
        editor_note=found["editor_note"],
        sources=tuple(found["sources"]),
        confidence=found["confidence"],
        concludes=paragraph == concluding_paragraph,
        hidden=found.get("hidden", False),
    )


def _essay(found: Stored) -> values.Essay:
    return values.Essay(
        source=next(iter(found.get("works", ())), ""),
        conclusion_paragraph=found.get("paragraph", ""),
        statement=found["statement"],
        remark=found.get("general_remark", ""),
        fairness=found.get("fairness_note", ""),
        tensions=tuple(
            values.Tension(one["slug"], one["point"], tuple(one["claims"]))
            for one in found.get("tensions", ())
        ),
    )

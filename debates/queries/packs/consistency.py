"""What the files of a dossier have to agree on among themselves.

Comes after the schema: the form of every entry is known to be right and every reference to lead
somewhere. Checks sets, what may be said before the reveal, lists that repeat others, and that what
a conclusion asserts can be true at once.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

from django.utils.translation import gettext as _

from debates.models.dates import HistoricalDate
from debates.rankings import CycleError, PartialOrder, RankingError, Relation, Strength

from .content import ESSAY, STANDS_FOR, all_of
from .shapes import Findings, Spot
from .yaml_file import Map

FEWEST_FACTORS, MOST_FACTORS = 2, 14
DIAMOND_FACTORS = 9
END_OF_TIME = 99_999_999


def check_consistency(files: Mapping[str, Map], findings: Findings) -> None:
    for check in (_sets, _points, _sources, _alliances, _events, _essay, _interpretations):
        check(files, findings)


def _at(findings: Findings, stem: str, kind: str = "", entry: Map | None = None) -> Spot:
    name = (entry.get("slug") or entry.get("id")) if entry else ""
    return Spot(findings, f"{stem}.yaml", entry.line if entry else 0, f"{kind} {name}".strip())


def _sets(files, findings) -> None:
    sets = files["factors"]["sets"]
    for name, slugs in sets.items():
        spot = _at(findings, "factors").at(f"sets.{name}", sets.lines[name])
        if not FEWEST_FACTORS <= len(slugs) <= MOST_FACTORS:
            spot.fault(_("has %(count)d factors; a set has 2 to 14") % {"count": len(slugs)})
        elif name == "diamond" and len(slugs) != DIAMOND_FACTORS:
            spot.fault(_("has %(count)d factors; a diamond has nine") % {"count": len(slugs)})
    for factor in files["factors"]["factors"]:
        if factor["default_set"] != (factor["slug"] in sets["default"]):
            spot = _at(findings, "factors", "factor", factor)
            spot.at("default_set", factor.lines["default_set"]).fault(
                _("does not agree with sets.default")
            )


def _points(files, findings) -> None:
    """Points are read before the reveal: they rest on evidence, never on the essay's conclusion."""
    concluding = _concluding_claims(files)
    essays = {source["slug"] for source in files["sources"]["sources"] if source["kind"] == "essay"}
    for factor in files["factors"]["factors"]:
        for overlap in factor["overlaps"]:
            if overlap["factor"] == factor["slug"]:
                spot = _at(findings, "factors", "factor", factor)
                spot.at("overlaps", overlap.line).fault(_("names the factor itself"))
        for side, number, point in _each_point(factor):
            spot = _at(findings, "factors", "factor", factor).at(f"{side}.{number}", point.line)
            for claim in point["claims"]:
                if claim in concluding:
                    spot.fault(
                        _("lists “%(claim)s” in claims; it belongs in conclusion_claims")
                        % {"claim": claim}
                    )
            for claim in point["conclusion_claims"]:
                if claim not in concluding:
                    spot.fault(
                        _("lists “%(claim)s” in conclusion_claims; it belongs in claims")
                        % {"claim": claim}
                    )
            for source in essays.intersection(point["sources"]):
                spot.fault(_("rests on the essay “%(source)s” itself") % {"source": source})


def _concluding_claims(files) -> set[str]:
    paragraph = files["essay_conclusion"]["conclusion_paragraph"]
    return {
        claim["id"]
        for claim in all_of(files, "essay_claims", "claims")
        if claim["locator"]["paragraph"] == paragraph
    }


def _each_point(factor) -> Iterator[tuple[str, int, Map]]:
    for side in ("for", "against"):
        for number, point in enumerate(factor[side], start=1):
            yield side, number, point


def _sources(files, findings) -> None:
    claims = all_of(files, "essay_claims", "claims")
    essay = files["essay_conclusion"]["source"]
    for source in files["sources"]["sources"]:
        spot = _at(findings, "sources", "source", source)
        if source["citation"]["id"] != source["slug"]:
            spot.at("citation.id", source.lines["citation"]).fault(_("is not the slug"))
        bearing = {
            claim["id"]
            for claim in claims
            if source["slug"] == essay or source["slug"] in claim["sources"]
        }
        if bearing != set(source["bears_on"]["claims"]):
            differ = ", ".join(sorted(bearing ^ set(source["bears_on"]["claims"])))
            spot.at("bears_on.claims", source.lines["bears_on"]).fault(
                _("does not agree with the claims about %(claims)s") % {"claims": differ}
            )
        if source["slug"] == essay and source["kind"] != "essay":
            spot.at("kind", source.lines["kind"]).fault(_("has to be essay: the conclusion is its"))


def _alliances(files, findings) -> None:
    for alliance in all_of(files, "alliances", "relations"):
        if alliance["a"] == alliance["b"]:
            _at(findings, "alliances", "alliance", alliance).fault(_("joins a figure to itself"))
        if _days(alliance)[1] <= _days(alliance)[0]:
            spot = _at(findings, "alliances", "alliance", alliance)
            spot.at("end", alliance.lines["end"]).fault(
                _("leaves it no day: a month or year is read as its first day, which is not in it")
            )
    by_pair = defaultdict(list)
    for alliance in all_of(files, "alliances", "relations"):
        by_pair[frozenset((alliance["a"], alliance["b"]))].append(alliance)
    for alliances in by_pair.values():
        in_time = sorted(alliances, key=lambda one: _days(one)[0])
        for before, after in pairwise(in_time):
            if _days(before)[1] > _days(after)[0]:
                _at(findings, "alliances", "alliance", after).fault(
                    _("overlaps “%(other)s”, of the same pair") % {"other": before["slug"]}
                )


def _events(files, findings) -> None:
    for event in all_of(files, "events", "events"):
        if not event.get("end_date"):
            continue
        first, last = (HistoricalDate.of(event[key]).first_day for key in ("date", "end_date"))
        if last < first:
            spot = _at(findings, "events", "event", event)
            spot.at("end_date", event.lines["end_date"]).fault(
                _("begins before “date”: give both as exactly")
            )


def _days(alliance: Map) -> tuple[int, int]:
    """From the first day in it to the first day after it; a month or year is read as its first day."""
    end = alliance["end"]
    start = HistoricalDate.of(alliance["start"]).first_day
    return start, HistoricalDate.of(end).first_day if end else END_OF_TIME


def _essay(files, findings) -> None:
    found = files["essay_conclusion"]
    spot = _at(findings, "essay_conclusion")
    factors = [factor["slug"] for factor in files["factors"]["factors"]]
    unranked = [entry["factor"] for entry in found["unranked"]]
    _tiers(spot, found, factors, unranked)
    _concluded(files, findings)
    order = _order(spot, found["relations"])
    if order is not None:
        _counts(spot, found, order.filter(Strength.IMPLIED_WEAK).close(), factors)


def _concluded(files, findings) -> None:
    """What is hidden until the reveal is told by its paragraph: a slip there would uncover it."""
    found = files["essay_conclusion"]
    concluding = _concluding_claims(files)
    if all_of(files, "essay_claims", "claims") and not concluding:
        spot = _at(findings, "essay_conclusion")
        spot.at("conclusion_paragraph", found.lines["conclusion_paragraph"]).fault(
            _("is a paragraph in which no claim stands")
        )
        return
    for relation in found["relations"]:
        for claim in relation["claims"]:
            if claim not in concluding:
                spot = _at(findings, "essay_conclusion", "relation", relation)
                spot.at("claims", relation.lines["claims"]).fault(
                    _("names “%(claim)s”, which does not stand in the conclusion's paragraph")
                    % {"claim": claim}
                )


def _interpretations(files, findings) -> None:
    factors = [factor["slug"] for factor in files["factors"]["factors"]]
    for found in all_of(files, "interpretations", "interpretations"):
        spot = _at(findings, "interpretations", "interpretation", found)
        if found["slug"] == ESSAY:
            spot.fault(_("has the slug that stands for the essay"))
        _tiers(spot, found, factors, found["open"])
        _order(spot, found["relations"])


def _tiers(spot: Spot, found: Map, factors: list[str], rest: list[str]) -> None:
    placed = [slug for tier in found["tiers"] for slug in tier["factors"]]
    inside = spot.at("tiers", found.lines["tiers"])
    if [tier["rank"] for tier in found["tiers"]] != list(range(1, len(found["tiers"]) + 1)):
        inside.fault(_("has to be numbered 1, 2, 3 and so on"))
    for slug in factors:
        if (placed + rest).count(slug) != 1:
            inside.fault(
                _("and the factors outside them have to hold “%(factor)s” once") % {"factor": slug}
            )


def _order(spot: Spot, relations: list[Map]) -> PartialOrder | None:
    """The relations as an order; None, and a fault, where they contradict each other."""
    said = set()
    for relation in relations:
        saying = relation["higher"], relation["lower"], relation["relation"]
        if saying in said:
            stem = spot.file.removesuffix(".yaml")
            _at(spot.findings, stem, "relation", relation).fault(_("says what another has said"))
        said.add(saying)
    try:
        return PartialOrder(
            tuple(
                Relation(
                    higher=relation["higher"],
                    lower=relation["lower"],
                    kind=relation["relation"],
                    strength=STANDS_FOR.get(relation["strength"], relation["strength"]),
                )
                for relation in relations
            )
        )
    except CycleError as error:
        circle = " > ".join((*error.cycle, error.cycle[0]))
        spot.at("relations", relations[0].line).fault(
            _("run in a circle: %(circle)s") % {"circle": circle}
        )
    except RankingError as error:
        spot.at("relations", relations[0].line).fault(
            _("set a factor against itself: %(factor)s") % {"factor": error.items[0]}
        )
    return None


def _counts(spot: Spot, found: Map, order, factors: list[str]) -> None:
    """Lists and numbers that repeat what the relations say, where the file gives them."""
    pairs = order.open_pairs(factors)
    if "open_pairs" in found:
        listed = [frozenset(pair) for pair in found["open_pairs"]["pairs"]]
        if set(listed) != {frozenset(pair) for pair in pairs} or len(listed) != len(pairs):
            spot.at("open_pairs", found.lines["open_pairs"]).fault(
                _("does not agree with the relations")
            )
    counts = {
        "total": len(factors) * (len(factors) - 1) // 2,
        "asserted": len(order.stated) + len(order.overlaps),
        "scored": len(order.stated),
        "overlap": len(order.overlaps),
        "derived": len(order.derived),
        "open": len(pairs),
    }
    if "pair_counts" in found and dict(found["pair_counts"]) != counts:
        written = ", ".join(f"{key} {value}" for key, value in counts.items())
        spot.at("pair_counts", found.lines["pair_counts"]).fault(
            _("does not agree with the relations, which give: %(counts)s") % {"counts": written}
        )

"""Every key of every file of a dossier, with its form. What is not listed here is a fault."""

from debates.models import PERIOD_ROUNDS
from debates.models.conclusions import RelationKind, RelationStrength
from debates.models.entries import Confidence
from debates.models.factors import FactorKind
from debates.models.figures import AllianceKind, AllianceStrength
from debates.models.sources import ClaimKind, ClaimSign, ClaimVerdict, SourceKind

from .shapes import (
    address,
    count,
    date,
    date_of_life,
    empty,
    entries,
    flag,
    in_time,
    many,
    one_of,
    or_null,
    place,
    record,
    refers_to,
    slug,
    text,
    whole,
    words,
)

NEEDED = ("question", "factors", "sources", "essay_conclusion")
LONGEST_QUOTE = 6  # words
FEWEST_PERIODS, MOST_PERIODS = 2, len(PERIOD_ROUNDS)

name, line, paragraph = text(120), text(240), text(900)
confidence = one_of(*Confidence.values)
factor, claim, event = refers_to("factor"), refers_to("claim"), refers_to("event")
figure, faction, source = refers_to("figure"), refers_to("faction"), refers_to("source")
factors, claims, events = many(factor), many(claim), many(event)
figures, factions, sources = many(figure), many(faction), many(source)


def file(stem, needed, optional=None, *also):
    meta = record(
        {"file": one_of(stem), "schema": one_of(1), "language": text(20), "note": text(2000)}
    )
    return record({"meta": meta, **needed}, optional, *also)


point = record(
    {
        "point": line,
        "events": events,
        "claims": claims,
        "conclusion_claims": claims,
        "sources": sources,
    }
)

person = record({}, {"family": name, "given": name, "literal": name})
issued = record({"date-parts": many(many(whole, fewest=1), fewest=1)})
citation = record(
    {
        "id": slug,
        "type": text(40),
        "title": line,
    },
    {
        **dict.fromkeys(("author", "editor", "translator"), many(person, fewest=1)),
        **dict.fromkeys(("issued", "original-date", "accessed"), issued),
        **dict.fromkeys(
            ("container-title", "collection-title", "title-short", "publisher", "publisher-place"),
            line,
        ),
        **dict.fromkeys(("volume", "issue", "page", "edition", "ISBN", "ISSN", "DOI"), text(40)),
        **dict.fromkeys(("archive", "archive_location", "archive-place", "note"), line),
        **dict.fromkeys(("genre", "medium", "language"), text(80)),
        "number-of-volumes": whole,
        "URL": address,
    },
)

tier = {"rank": count, "factors": many(factor, fewest=1)}
relation = {"slug": slug, "higher": factor, "lower": factor, "reasoning": line}

FILES = {
    "question": file(
        "question",
        {
            "slug": slug,
            "title": text(120),
            "short_title": text(60),
            "introduction": paragraph,
            "credit": paragraph,
        },
        {
            "outcome": text(60),
            "without": text(90),
            "network": record({"from": date, "to": date}, {}, in_time("from", "to")),
            "periods": many(
                record({"title": text(20), "from": date, "to": date}, {}, in_time("from", "to")),
                fewest=FEWEST_PERIODS,
                most=MOST_PERIODS,
                once="title",
            ),
        },
    ),
    "factors": file(
        "factors",
        {
            "sets": record({"default": factors}, {"diamond": factors}),
            "factors": entries(
                "factor",
                record(
                    {
                        "slug": slug,
                        "title": text(40),
                        "kind": one_of(*FactorKind.values),
                        "default_set": flag,
                        "summary": text(160),
                        "explanation": paragraph,
                        "essay_says": text(400),
                        "for": many(point),
                        "against": many(point),
                        "overlaps": many(record({"factor": factor, "how": line}), once="factor"),
                    }
                ),
            ),
        },
    ),
    "essay_claims": file(
        "essay_claims",
        {
            "claims": entries(
                "claim",
                record(
                    {
                        "id": slug,
                        "locator": record(
                            {"paragraph": place, "sentence": count}, {"file_line": count}
                        ),
                        "anchor": record({"quote": words(LONGEST_QUOTE), "paragraph": place}),
                        "paraphrase": line,
                        "kind": one_of(*ClaimKind.values),
                        "factors": many(
                            record({"factor": factor, "sign": one_of(*ClaimSign.values)}),
                            once="factor",
                        ),
                        "figures": figures,
                        "events": events,
                        "verdict": one_of(*ClaimVerdict.values),
                        "editor_note": text(600),
                        "confidence": confidence,
                        "sources": sources,
                    },
                    {"hidden": flag},
                ),
                key="id",
            )
        },
    ),
    "essay_conclusion": file(
        "essay_conclusion",
        {
            "title": text(80),
            "source": source,
            "conclusion_paragraph": place,
            "statement": paragraph,
            "tiers": many(record(tier, {"label": text(60), "note": paragraph})),
            "unranked": many(record({"factor": factor, "reason": line})),
            "relations": entries(
                "relation",
                record(
                    {
                        **relation,
                        "relation": one_of(*RelationKind.values),
                        "strength": one_of(*RelationStrength.values),
                        "quote": record(
                            {
                                "text": words(LONGEST_QUOTE),
                                "paragraph": place,
                                "sentence": count,
                            }
                        ),
                        "claims": claims,
                    }
                ),
            ),
        },
        {
            "derived_relations": empty,
            "open_pairs": record({"pairs": many(factors)}, {"note": paragraph}),
            "pair_counts": record(
                dict.fromkeys(("total", "asserted", "scored", "overlap", "derived", "open"), whole)
            ),
            "general_remark": paragraph,
            "strength_scale": record(
                {},
                dict.fromkeys(
                    ("explicit", "implied", "implied-weak", "derived", "not-stated"), paragraph
                ),
            ),
            "tensions": entries("tension", record({"slug": slug, "claims": claims, "point": line})),
            "fairness_note": paragraph,
        },
    ),
    "interpretations": file(
        "interpretations",
        {
            "interpretations": entries(
                "interpretation",
                record(
                    {
                        "slug": slug,
                        "title": text(80),
                        "editor_simplification": flag,
                        "historians": many(name, fewest=1),
                        "emphasis": paragraph,
                        "tiers": many(record(tier)),
                        "relations": entries(
                            "relation",
                            record(
                                {
                                    **relation,
                                    "relation": one_of("above", "at-least"),
                                    "strength": one_of("strong", "moderate", "weak"),
                                    "works": sources,
                                }
                            ),
                        ),
                        "open": factors,
                        "differs_from_essay": line,
                        "caution": text(600),
                        "works": sources,
                        "confidence": confidence,
                    }
                ),
            )
        },
    ),
    "sources": file(
        "sources",
        {
            "sources": entries(
                "source",
                record(
                    {
                        "slug": slug,
                        "kind": one_of(*SourceKind.values),
                        "citation": citation,
                        "perspective": line,
                        "reliability": record(
                            dict.fromkeys(("origin", "purpose", "value", "limits"), line)
                        ),
                        "bears_on": record({"factors": factors, "claims": claims}),
                        "confidence": confidence,
                    }
                ),
            )
        },
    ),
    "events": file(
        "events",
        {
            "events": entries(
                "event",
                record(
                    {
                        "slug": slug,
                        "title": text(80),
                        "date": date,
                        "summary": text(400),
                        "significance": line,
                        "in_essay": flag,
                        "figures": figures,
                        "factions": factions,
                        "factors": factors,
                        "sources": sources,
                        "confidence": confidence,
                    },
                    {"end_date": date},
                    in_time("date", "end_date"),
                ),
            )
        },
    ),
    "figures": file(
        "figures",
        {
            "figures": entries(
                "figure",
                record(
                    {
                        "slug": slug,
                        "name": text(60),
                        "full_name": name,
                        "named_in_essay": flag,
                        "born": date_of_life,
                        "died": date_of_life,
                        "offices": many(
                            record(
                                {"title": name, "from": date, "to": or_null(date)},
                                {"note": line, "circa": flag},
                                in_time("from", "to"),
                            )
                        ),
                        "biography": text(600),
                        "fate": record({"kind": text(40), "summary": line}),
                        "sources": sources,
                        "confidence": confidence,
                    },
                    {"birth_name": name, "patronymic": or_null(name)},
                    in_time("born", "died"),
                ),
            )
        },
    ),
    "factions": file(
        "factions",
        {
            "factions": entries(
                "faction",
                record(
                    {
                        "slug": slug,
                        "name": text(80),
                        "kind": text(40),
                        "from": date,
                        "to": or_null(date),
                        "in_essay": flag,
                        "platform": text(600),
                        "members": many(
                            record(
                                {
                                    "figure": figure,
                                    "from": date,
                                    "to": or_null(date),
                                    "role": text(40),
                                },
                                {"circa": flag},
                                in_time("from", "to"),
                            )
                        ),
                        "outcome": line,
                        "events": events,
                        "sources": sources,
                        "confidence": confidence,
                    },
                    {"circa": flag},
                    in_time("from", "to"),
                ),
            )
        },
    ),
    "alliances": file(
        "alliances",
        {
            "relations": entries(
                "alliance",
                record(
                    {
                        "slug": slug,
                        "a": figure,
                        "b": figure,
                        "kind": one_of(*AllianceKind.values),
                        "strength": one_of(*AllianceStrength.values),
                        "start": date,
                        "end": or_null(date),
                        "basis": line,
                        "ended_by": line,
                        "end_event": or_null(event),
                        "events": events,
                        "sources": sources,
                        "confidence": confidence,
                    },
                    {},
                    in_time("start", "end"),
                ),
            )
        },
    ),
    "glossary": file(
        "glossary",
        {
            "terms": entries(
                "term",
                record(
                    {
                        "slug": slug,
                        "term": text(60),
                        "definition": line,
                        "see_also": many(refers_to("term")),
                    }
                ),
            )
        },
    ),
}

"""A pack's files as entries by kind, and back: the one canonical way to write a dossier.

    files    {"factors": {"meta": ..., "sets": ..., "factors": [...]}, ...}, as the YAML files hold them
    entries  {"factor": {slug: entry}, ...}, every entry in the form of `forms`

What the program works out is in the files and not in the entries: which claims conclude, what a source
bears on by its claims, which factors are in the default set.
"""

from collections.abc import Mapping
from typing import Any

from .content import ESSAY, STANDS_FOR, all_of
from .form import canonical
from .forms import FORMS

Entries = dict[str, dict[str, dict[str, Any]]]
# The file and the root key of each kind that stands in a list of its own.
LISTS = {
    "source": ("sources", "sources"),
    "figure": ("figures", "figures"),
    "faction": ("factions", "factions"),
    "event": ("events", "events"),
    "term": ("glossary", "terms"),
    "alliance": ("alliances", "relations"),
    "claim": ("essay_claims", "claims"),
}
NO_NOTE = "-"
ORDER = (
    "question",
    "factors",
    "figures",
    "factions",
    "alliances",
    "events",
    "glossary",
    "sources",
    "essay_claims",
    "essay_conclusion",
    "interpretations",
)
_WORDS = {value: key for key, value in STANDS_FOR.items()}
# Keys of a conclusion that only the one kind of file has.
_ESSAY_KEYS = ("general_remark", "strength_scale", "tensions", "fairness_note")
_SCHOOL_KEYS = ("historians", "differs_from_essay", "caution", "works", "confidence")


def entries_of(files: Mapping[str, Mapping[str, Any]]) -> Entries:
    """The entries of checked files, in their order."""
    essay = files["essay_conclusion"]["source"]
    found = {
        "question": [_question(files)],
        **{kind: all_of(files, *place) for kind, place in LISTS.items()},
        "factor": [_factor(one) for one in files["factors"]["factors"]],
        "conclusion": [
            _essay(files["essay_conclusion"]),
            *(_school(one) for one in all_of(files, "interpretations", "interpretations")),
        ],
    }
    found["claim"] = [{**one, "source": essay} for one in found["claim"]]
    return {
        form.kind: {one[form.name]: canonical(form, one) for one in found[form.kind]}
        for form in FORMS
    }


def entries_of_content(content: Mapping[str, Any]) -> Entries:
    """The entries of an edition's content. Notes for editors are not in it, so they are gone."""
    question = {**content["question"], "notes": {}, "sets": content["sets"]}
    essay = next(one for one in content["conclusions"] if one["slug"] == ESSAY)
    found = {
        "question": [question],
        "factor": [_factor(one) for one in content["factors"]],
        "conclusion": [_unworked(one) for one in content["conclusions"]],
        **{kind: content[f"{kind}s"] for kind in LISTS},
    }
    found["claim"] = [{**one, "source": essay["works"][0]} for one in found["claim"]]
    return {
        form.kind: {one[form.name]: canonical(form, one) for one in found[form.kind]}
        for form in FORMS
    }


def _unworked(found: Mapping[str, Any]) -> Mapping[str, Any]:
    """Without what the content adds to each of the essay's relations: that they rest on the essay."""
    if found["slug"] != ESSAY:
        return found
    return {**found, "relations": [{**one, "works": []} for one in found["relations"]]}


def files_of(entries: Entries) -> dict[str, dict[str, Any]]:
    """The files of these entries; an empty one is left out. The other way of `entries_of`."""
    question = next(iter(entries["question"].values()))
    conclusions = entries["conclusion"]
    essay = conclusions.get(ESSAY, {})
    concluding = {
        slug
        for slug, claim in entries["claim"].items()
        if claim["locator"]["paragraph"] == essay.get("paragraph")
    }
    sets = question["sets"]
    found = {
        "question": {key: question[key] for key in _QUESTION_KEYS if key in question},
        "factors": {
            "sets": {name: slugs for name, slugs in sets.items() if slugs or name == "default"},
            "factors": [
                _factor_in_file(one, concluding, sets["default"])
                for one in entries["factor"].values()
            ],
        },
        "essay_conclusion": _essay_in_file(essay) if essay else {},
        "interpretations": {
            "interpretations": [
                _school_in_file(one) for slug, one in conclusions.items() if slug != ESSAY
            ]
        },
        **{stem: {root: list(entries[kind].values())} for kind, (stem, root) in LISTS.items()},
    }
    source = (essay.get("works") or [""])[0]
    found["sources"]["sources"] = [
        _source_in_file(one, source, entries["claim"]) for one in entries["source"].values()
    ]
    found["essay_claims"]["claims"] = [
        {key: value for key, value in one.items() if key != "source"}
        for one in entries["claim"].values()
    ]
    return {
        stem: {"meta": _meta(stem, question), **found[stem]}
        for stem in ORDER
        if any(found[stem].values())
    }


OUTCOME = ("outcome", "without")
_QUESTION_KEYS = (
    *("slug", "title", "short_title", "introduction", *OUTCOME, "credit", "network", "periods"),
)


def _question(files: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    found = files["question"]
    return {
        **{key: found[key] for key in _QUESTION_KEYS if key in found},
        "language": found["meta"]["language"],
        "notes": {stem: tree["meta"]["note"] for stem, tree in files.items()},
        "sets": files["factors"]["sets"],
    }


def _meta(stem: str, question: Mapping[str, Any]) -> dict[str, Any]:
    note = question["notes"].get(stem) or NO_NOTE
    return {"file": stem, "schema": 1, "language": question["language"], "note": note}


def _factor(found: Mapping[str, Any]) -> dict[str, Any]:
    def points(side: str) -> list[dict[str, Any]]:
        return [
            {**one, "claims": [*one["claims"], *one["conclusion_claims"]]} for one in found[side]
        ]

    return {**found, "for": points("for"), "against": points("against")}


def _factor_in_file(entry, concluding: set[str], default: list[str]) -> dict[str, Any]:
    def points(side: str) -> list[dict[str, Any]]:
        return [
            {
                "point": one["point"],
                "events": one["events"],
                "claims": [slug for slug in one["claims"] if slug not in concluding],
                "conclusion_claims": [slug for slug in one["claims"] if slug in concluding],
                "sources": one["sources"],
            }
            for one in entry[side]
        ]

    written = {}
    for key, value in entry.items():
        written[key] = points(key) if key in ("for", "against") else value
        if key == "kind":
            written["default_set"] = entry["slug"] in default
    return written


def _source_in_file(entry, essay: str, claims: Mapping[str, Any]) -> dict[str, Any]:
    slug = entry["slug"]
    bearing = [one for one, claim in claims.items() if slug == essay or slug in claim["sources"]]
    return {**entry, "bears_on": {**entry["bears_on"], "claims": bearing}}


def _essay(found: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **found,
        "slug": ESSAY,
        "kind": "essay",
        "paragraph": found["conclusion_paragraph"],
        "works": [found["source"]],
    }


def _essay_in_file(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": entry["title"],
        "source": (entry["works"] or [""])[0],
        "conclusion_paragraph": entry.get("paragraph", ""),
        "statement": entry["statement"],
        "tiers": entry["tiers"],
        "unranked": [{"reason": "", **one} for one in entry["unranked"]],
        "relations": [
            {key: value for key, value in one.items() if key != "works"}
            for one in entry["relations"]
        ],
        **{key: entry[key] for key in _ESSAY_KEYS if key in entry},
    }


def _school(found: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **found,
        "kind": "interpretation",
        "simplification": found["editor_simplification"],
        "statement": found["emphasis"],
        "unranked": [{"factor": slug} for slug in found["open"]],
        "relations": [
            {**one, "strength": STANDS_FOR[one["strength"]]} for one in found["relations"]
        ],
    }


def _school_in_file(entry: Mapping[str, Any]) -> dict[str, Any]:
    kept = {key: entry[key] for key in _SCHOOL_KEYS if key in entry}
    return {
        "slug": entry["slug"],
        "title": entry["title"],
        "editor_simplification": entry.get("simplification", False),
        "historians": kept.pop("historians", []),
        "emphasis": entry["statement"],
        "tiers": entry["tiers"],
        "relations": [
            {
                **{key: value for key, value in one.items() if key != "claims"},
                "strength": _WORDS[one["strength"]],
            }
            for one in entry["relations"]
        ],
        "open": [one["factor"] for one in entry["unranked"]],
        **kept,
    }

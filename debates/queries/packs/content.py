"""From checked files to the canonical content that an edition keeps.

Every fact of the files is in it; notes for editors are not. The two kinds of conclusions get one
form: the essay's first, then the interpretations, with strengths on one scale and the editor's word
kept beside it.
"""

import hashlib
import json
from collections.abc import Mapping

ESSAY = "essay"  # the slug of the essay's conclusion in every dossier
STANDS_FOR = {"strong": "explicit", "moderate": "implied", "weak": "implied-weak"}
ROOTS = {
    "claims": ("essay_claims", "claims"),
    "sources": ("sources", "sources"),
    "events": ("events", "events"),
    "figures": ("figures", "figures"),
    "factions": ("factions", "factions"),
    "alliances": ("alliances", "relations"),
    "terms": ("glossary", "terms"),
}
_RENAMED = {"meta", "source", "conclusion_paragraph", "derived_relations"}


def canonical_content(files: Mapping[str, Mapping]) -> dict:
    """`files`: what each file of the folder holds, by its name without ending."""
    question = {key: value for key, value in files["question"].items() if key != "meta"}
    sets = files["factors"]["sets"]
    return {
        "question": {**question, "language": files["question"]["meta"]["language"]},
        "sets": {"default": sets["default"], "diamond": sets.get("diamond", [])},
        "factors": files["factors"]["factors"],
        "conclusions": [_essay(files["essay_conclusion"])]
        + [_interpretation(found) for found in all_of(files, "interpretations", "interpretations")],
        **{key: all_of(files, *place) for key, place in ROOTS.items()},
    }


def all_of(files: Mapping[str, Mapping], stem: str, root: str) -> list:
    """The entries of a file, none when the dossier goes without it."""
    return files[stem][root] if stem in files else []


def _essay(found: Mapping) -> dict:
    kept = {key: value for key, value in found.items() if key not in _RENAMED}
    return {
        **kept,
        "slug": ESSAY,
        "kind": "essay",
        "simplification": False,
        "works": [found["source"]],
        "paragraph": found["conclusion_paragraph"],
        "relations": [
            {**relation, "word": relation["strength"], "works": [found["source"]]}
            for relation in found["relations"]
        ],
    }


def _interpretation(found: Mapping) -> dict:
    renamed = {"emphasis", "open", "editor_simplification"}
    kept = {key: value for key, value in found.items() if key not in renamed}
    return {
        **kept,
        "kind": "interpretation",
        "simplification": found["editor_simplification"],
        "statement": found["emphasis"],
        "unranked": [{"factor": slug, "reason": None} for slug in found["open"]],
        "relations": [
            {
                **relation,
                "word": relation["strength"],
                "strength": STANDS_FOR[relation["strength"]],
                "quote": None,
                "claims": [],
            }
            for relation in found["relations"]
        ],
    }


def canonical_text(content: dict) -> str:
    """The one text of a content: the same facts give the same bytes, whatever the order of keys."""
    return json.dumps(
        content, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":")
    )


def digest_of(content: dict) -> str:
    """SHA-256 of the canonical text, as `Edition.digest` keeps it."""
    return hashlib.sha256(canonical_text(content).encode()).hexdigest()

"""The manuscript as an edition that nobody published, to be read before it is."""

import copy
from collections.abc import Mapping
from typing import Any

from debates.models import Edition, Question
from debates.queries.packs import Entries, content_of, digest_of
from debates.queries.packs.form import MISSING, Form, Links, Parts, Reference, get, put
from debates.queries.packs.forms import BY_KIND

from .rows import entries_in


def manuscript_edition(question: Question) -> Edition:
    """An unsaved edition, numbered 0, with what the rows say now, but for mentions of what is not there.
    KeyError without an essay's conclusion.

    Its digest follows the content, since editions that were read are kept by digest and number.
    """
    content = content_of(without_broken(entries_in(question)))
    return Edition(
        question=question,
        number=0,
        title=question.title,
        digest=digest_of(content),
        content=content,
    )


def without_broken(entries: Entries) -> Entries:
    """The entries without mentions of entries that are not there; what cannot be without one, such as
    an alliance with nobody, is left out with them."""
    while True:
        kept = {
            kind: {
                slug: pruned
                for slug, entry in found.items()
                if (pruned := _pruned(BY_KIND[kind], entry, entries)) is not None
            }
            for kind, found in entries.items()
        }
        if kept == entries:
            return kept
        entries = kept


def _pruned(form: Form, entry: Mapping[str, Any], known: Entries) -> dict[str, Any] | None:
    kept = copy.deepcopy(dict(entry))
    for one in form.fields:
        value = get(kept, one.key)
        if value is MISSING or not value:
            continue
        if isinstance(one, Links):
            put(kept, one.key, [slug for slug in value if slug in known[one.kind]])
        elif isinstance(one, Parts):
            parts = [_pruned(one.form, part, known) for part in value]
            put(kept, one.key, [part for part in parts if part is not None])
        elif isinstance(one, Reference) and value not in known[one.kind]:
            if not form.model._meta.get_field(one.column).null:
                return None
            put(kept, one.key, None)
    return kept

"""What changes between two contents of a dossier, entry by entry and key by key."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# Lists of a content, with the key that their entries are known by.
_LISTS = {
    "factors": "slug",
    "figures": "slug",
    "factions": "slug",
    "alliances": "slug",
    "events": "slug",
    "terms": "slug",
    "sources": "slug",
    "claims": "id",
    "conclusions": "slug",
}
NEW, GONE, CHANGED, MOVED = "new", "gone", "changed", "moved"


@dataclass(frozen=True, slots=True)
class Difference:
    """`what` is new, gone, changed or moved (only the order); `keys` are those that changed, with the
    text before and after."""

    section: str
    slug: str
    what: str
    keys: tuple[tuple[str, str, str], ...] = ()


def differences(old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> tuple[Difference, ...]:
    """From `old`, None for nothing yet, to `new`. Empty when both say the same."""
    old = old or {}
    found = []
    for section in ("question", "sets"):
        keys = changed_keys(old.get(section, {}), new.get(section, {}))
        if keys:
            found.append(Difference(section, "", CHANGED if old else NEW, keys if old else ()))
    for section, name in _LISTS.items():
        before = {one[name]: one for one in old.get(section, ())}
        after = {one[name]: one for one in new.get(section, ())}
        found += [Difference(section, slug, NEW) for slug in after if slug not in before]
        found += [Difference(section, slug, GONE) for slug in before if slug not in after]
        found += [
            Difference(section, slug, CHANGED, changed_keys(before[slug], after[slug]))
            for slug in after
            if slug in before and before[slug] != after[slug]
        ]
        stayed = [slug for slug in before if slug in after]
        if stayed != [slug for slug in after if slug in before]:
            found.append(Difference(section, "", MOVED))
    return tuple(found)


def changed_keys(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[tuple[str, str, str], ...]:
    """Each key that says something else, with the text before and after."""
    names = dict.fromkeys((*before, *after))
    return tuple(
        (name, _text(before.get(name)), _text(after.get(name)))
        for name in names
        if before.get(name) != after.get(name)
    )


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_text(one)}" for key, one in value.items())
    return ", ".join(map(_text, value)) if isinstance(value, list | tuple) else str(value)

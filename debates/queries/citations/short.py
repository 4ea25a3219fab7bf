"""A source in one short line, so that a reader recognises the work: who, what, when.

Takes the CSL-JSON fields of a citation. Full references in a style's own form are not its business.
"""

from collections.abc import Mapping

from django.utils.translation import gettext as _


def short_citation(citation: Mapping) -> str:
    """`Deutscher, The Prophet Unarmed (1959)`; without author or year, what there is."""
    people = [_surname(person) for person in citation.get("author", ())]
    named = ", ".join(part for part in (_together(people), _title(citation)) if part)
    years = _years(citation)
    return f"{named} ({years})" if years else named


def _surname(person: Mapping) -> str:
    return person.get("family") or person.get("literal") or person.get("given", "")


def _together(people: list[str]) -> str:
    if len(people) > 2:
        return _("%(first)s and others") % {"first": people[0]}
    if len(people) == 2:
        return _("%(first)s and %(second)s") % {"first": people[0], "second": people[1]}
    return people[0] if people else ""


def _title(citation: Mapping) -> str:
    """Without its subtitle, unless one word is all that would be left."""
    full = citation["title"]
    main = full.partition(": ")[0]
    return citation.get("title-short") or (main if " " in main else full)


def _years(citation: Mapping) -> str:
    stored = citation.get("issued", {}).get("date-parts", ())
    years = list(dict.fromkeys(str(parts[0]) for parts in stored))
    return "–".join(years)

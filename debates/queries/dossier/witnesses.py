"""When everything that is cited comes from one author: a reader should know, and look for another.

The witnesses of a point are the authors of the sources it cites; those of a factor are the authors of
all that its points *for* it cite. A source without an author counts by its title. An institution, or a
group under one name, counts by that name. Two works by one author are one witness; one work by two
authors has two. A point that cites nothing has no witness, which is another matter and gets no mark.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from .values import Dossier, Factor, Point, Source


def authors(source: Source) -> tuple[str, ...]:
    """As readers write them: "Isaac Deutscher", "Tenth Congress"; else the title."""
    people = source.citation.get("author", ())
    return tuple(_named(person) for person in people) or (str(source.citation["title"]),)


def only_witness(points: Iterable[Point], dossier: Dossier) -> str:
    """The one author behind all that these points cite; "" where there are several or none, and where
    some of what is cited is held back: the others may be among it."""
    if dossier.lacks_sources:
        return ""
    cited = {slug for point in points for slug in point.sources if slug in dossier.sources}
    found = {author for slug in cited for author in authors(dossier.sources[slug])}
    return found.pop() if len(found) == 1 else ""


def point_witness(point: Point, dossier: Dossier) -> str:
    return only_witness((point,), dossier)


def factor_witness(factor: Factor, dossier: Dossier) -> str:
    return only_witness(factor.points_for, dossier)


def _named(person: Mapping[str, Any]) -> str:
    return person.get("literal") or " ".join(
        part for part in (person.get("given"), person.get("family")) if part
    )

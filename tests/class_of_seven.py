"""Seven pupils, five factors and an essay, worked out by hand. Nothing here is computed.

Places in the opening ballots, ties sharing the average of theirs:

    Ada   a > b > c > d > e        a 1    b 2    c 3    d 4    e 5
    Ben   a > b > c > d > e        a 1    b 2    c 3    d 4    e 5
    Cem   b > a > d > c > e        a 2    b 1    c 4    d 3    e 5
    Dora  b > a > c > e > d        a 2    b 1    c 3    d 5    e 4
    Emil  a > c > b > d > e        a 1    b 3    c 2    d 4    e 5
    Fay   e > a > b > c > d        a 2    b 3    c 4    d 5    e 1
    Gus   b > a > c > d = e        a 2    b 1    c 3    d 4.5  e 4.5
    sum, of 105                    a 11   b 13   c 22   d 29.5 e 29.5
    average                        1.57   1.86   3.14   4.21   4.21
    place                          1      2      3      4      4

and in the closing ballots:

    Ada   d > a > b > c > e        a 2    b 3    c 4    d 1    e 5
    Ben   d > b > a > c > e        a 3    b 2    c 4    d 1    e 5
    Cem   a > d > b > e > c        a 1    b 3    c 5    d 2    e 4
    Dora  b > d > a > e > c        a 3    b 1    c 5    d 2    e 4
    Emil  d > a > b > c > e        a 2    b 3    c 4    d 1    e 5
    Fay   e > b > a > d > c        a 3    b 2    c 5    d 4    e 1
    Gus   d > a = b > c > e        a 2.5  b 2.5  c 4    d 1    e 5
    sum, of 105                    a 16.5 b 16.5 c 31   d 12   e 29
    average                        2.36   2.36   4.43   1.71   4.14
    place                          2      2      5      1      4

So factors are uncovered as c, e, a with b, d. The essay sets a above b (the class has them level), d
above c (it agrees), c above e (it disagrees), tells e as part of a, and hints at d above a.
"""

from debates.actions import reveals
from debates.actions.editions import publish_edition
from debates.models import Debate, Phase
from tests.factories import cast, go_to, make_debate, make_seat, teacher_of

OPENING = (
    "a > b > c > d > e",
    "a > b > c > d > e",
    "b > a > d > c > e",
    "b > a > c > e > d",
    "a > c > b > d > e",
    "e > a > b > c > d",
    "b > a > c > d = e",
)
CLOSING = (
    "d > a > b > c > e",
    "d > b > a > c > e",
    "a > d > b > e > c",
    "b > d > a > e > c",
    "d > a > b > c > e",
    "e > b > a > d > c",
    "d > a = b > c > e",
)
# slug: opening place, closing place, opening average, closing average
GOLDEN = {
    "d": (4, 1, "4.21", "1.71"),
    "a": (1, 2, "1.57", "2.36"),
    "b": (2, 2, "1.86", "2.36"),
    "e": (4, 4, "4.21", "4.14"),
    "c": (3, 5, "3.14", "4.43"),
}
STEPS = (("c",), ("e",), ("a", "b"), ("d",))
# Strings of the dossier that stay behind the reveal.
CANARIES = ("Essay Canary", "statement-canary", "quote-canary", "reasoning-canary")


def relation(higher: str, lower: str, kind: str = "above", strength: str = "implied") -> dict:
    return {
        "slug": f"{higher}-{lower}",
        "higher": higher,
        "lower": lower,
        "relation": kind,
        "strength": strength,
        "quote": {"text": "quote-canary", "paragraph": "P7"},
        "reasoning": "reasoning-canary",
    }


RELATIONS = (
    relation("a", "b", strength="explicit"),
    relation("d", "c"),
    relation("c", "e"),
    relation("a", "e", "part-of"),
    relation("d", "a", strength="implied-weak"),
)


def essay_edition(*, relations=RELATIONS, simplification: bool = False):
    essay = {
        "slug": "essay",
        "kind": "essay",
        "title": "Essay Canary",
        "statement": "statement-canary",
        "simplification": simplification,
        "relations": list(relations),
    }
    asked = dict.fromkeys(("short_title", "introduction", "credit", "language"), "")
    question = asked | {"slug": "why", "title": "Why did it happen?"}
    return publish_edition(content={"question": question, "conclusions": [essay]})


def class_of_seven(*, edition=None, phase: str = "verdict", pupils: int = 7, **plan) -> Debate:
    """Everybody hands in both ballots on the way to `phase`."""
    debate = make_debate(
        factors=5,
        edition=edition or essay_edition(),
        shape="tiers",
        **{"conclusions": {"essay": "implied"}} | plan,
    )
    seats = [make_seat(debate) for _ in range(pupils)]
    for kind, orders in (("opening", OPENING), ("closing", CLOSING)):
        if list(Phase).index(phase) < list(Phase).index(kind):
            break
        debate = go_to(debate, kind)
        for seat, order in zip(seats, orders, strict=False):
            cast(seat, order, kind=kind)
    return go_to(debate, phase)


def uncover(debate: Debate, *, steps: int = 1) -> Debate:
    for _ in range(steps):
        done = debate.reveals.filter(kind="factor").count()
        debate = reveals.uncover_next(debate=debate, by=teacher_of(debate), uncovered=done)
    return debate

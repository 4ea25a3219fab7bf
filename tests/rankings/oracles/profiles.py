"""The profiles that the libraries are asked about: small, seeded, and the awkward ones by name.

Standard library only, and nothing of ours: what is compared must not come from what it is compared
with. A ballot is text, best first: "a > b = c".
"""

from random import Random

SEED = 1917
# (items, ballots): odd and even numbers of ballots, so that pairs are decided and tied alike.
SIZES = ((3, 6), (4, 5), (4, 8), (5, 7), (5, 12), (6, 9), (6, 20))

NAMED = {
    # The usual textbook election, rounded to tens of voters.
    "the capital of Tennessee": (
        *["m > n > c > k"] * 4,
        *["n > c > k > m"] * 3,
        "c > k > n > m",
        *["k > c > n > m"] * 2,
    ),
    "a cycle of three": ("a > b > c", "b > c > a", "c > a > b"),  # Condorcet: 2 : 1 all round
    "a cycle with a weakest link": (*["a > b > c"] * 2, *["b > c > a"] * 2, "c > a > b"),
    # a beats b 6 : 5, b beats c 4 : 2 and c beats a 7 : 4. The weakest link has the margin 1 of a
    # over b, so that b comes first, or the 4 winning votes of b over c, so that c does.
    "margins against winning votes": (
        *["a > b > c"] * 2,
        *["b > c > a"] * 2,
        *["c > a > b"] * 2,
        *["a > b = c"] * 2,
        *["b = c > a"] * 3,
    ),
    "one ballot": ("c > a > b",),
    "everybody alike": ("b > a > d > c",) * 3,
    "everything tied": ("a = b = c",) * 2,
    "two opposed": ("a > b > c > d", "d > c > b > a"),
}


def profiles() -> dict[str, list[str]]:
    """Ballots by the name of the profile. The same on every run and every machine."""
    random = Random(SEED)
    found = {name: list(ballots) for name, ballots in NAMED.items()}
    for m, n in SIZES:
        for tied in (False, True):
            for partial in (False, True):
                kind = f"{'partial' if partial else 'complete'} {'tied' if tied else 'strict'}"
                found[f"{kind} {n} x {m}"] = _class(random, m, n, tied, partial)
    return found


def differences() -> dict[str, list[int]]:
    """Paired differences by name, for the sign-flip test."""
    random = Random(SEED)
    found = {
        # Darwin's fifteen pairs of maize, in eighths of an inch: Fisher, The Design of Experiments,
        # 1935, § 17.
        "Darwin's maize": [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48],
        "all one way": [1, 1, 2, 3, 1],
        "level": [3, -1, -2],
    }
    for n in (6, 9, 12, 16):
        found[f"{n} at random"] = [random.randint(-4, 5) or 1 for _ in range(n)]
    return found


def items(ballots: list[str]) -> list[str]:
    return sorted({item for ballot in ballots for tier in parse(ballot) for item in tier})


def parse(ballot: str) -> list[list[str]]:
    return [tier.split(" = ") for tier in ballot.split(" > ")]


def _class(random: Random, m: int, n: int, tied: bool, partial: bool) -> list[str]:
    """Noisy readings of one order. The first ballot ranks everything, so no item goes unnamed."""
    order = list("abcdefgh"[:m])
    random.shuffle(order)
    ballots = []
    for number in range(n):
        read = {item: place + random.gauss(0, m / 2) for place, item in enumerate(order)}
        kept = random.sample(order, random.randint(1, m) if partial and number else m)
        ballots.append(_text({item: read[item] for item in kept}, tied))
    return ballots


def _text(read: dict[str, float], tied: bool) -> str:
    tiers: dict[float, list[str]] = {}
    for item in sorted(read):
        tiers.setdefault(round(read[item] / 2) if tied else read[item], []).append(item)
    return " > ".join(" = ".join(tiers[place]) for place in sorted(tiers))

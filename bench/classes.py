"""Classes to measure with: seeded orders, the same in every process. Standard library only."""

from random import Random


def orders(n: int, m: int) -> list[list[int]]:
    """n strict orders of the items 0 to m - 1, best first: noisy readings of one order."""
    random = Random(f"{n} x {m}")
    return [sorted(range(m), key=lambda i: i + random.gauss(0, m / 3)) for _ in range(n)]

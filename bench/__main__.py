"""`make bench`: the usual parts, or those named: `python -m bench rankings`."""

import sys
from importlib import import_module

PARTS = {
    "rankings": "bench.rankings",
    "ballot": "bench.engines",
    "verdict": "bench.verdict",
    "live": "bench.live",
    "ledger": "bench.ledger",
    "school": "bench.school",
}
USUAL = [part for part in PARTS if part not in ("ledger", "school")]  # which take minutes alone


def main(asked: list[str]) -> int:
    """0 if every limit is kept, 1 if not, 2 for a part that does not exist."""
    if unknown := [part for part in asked if part not in PARTS]:
        print(f"No part {', '.join(unknown)}; there are {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    # A part is imported when its turn comes: rankings need neither Django nor PostgreSQL.
    return max(import_module(PARTS[part]).main() for part in asked or USUAL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

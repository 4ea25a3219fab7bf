"""Why a file is no roster at all."""


class RosterFault(ValueError):
    """`kind` is a key; the words for people are found at the edge. `count` is a figure for them."""

    def __init__(self, kind: str, count: int = 0):
        super().__init__(kind)
        self.kind = kind
        self.count = count

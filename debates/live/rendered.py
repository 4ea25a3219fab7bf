"""Fragments that are the same for all who look: made once, however many ask at the same moment."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable


class Rendered:
    """The latest `size` texts of this process, each for `seconds` at most. For one thread."""

    def __init__(self, *, size: int, seconds: float) -> None:
        self.size, self.seconds = size, seconds
        self.kept: OrderedDict[Hashable, tuple[float, str]] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], str]) -> str:
        now = time.monotonic()
        made, text = self.kept.get(key, (-self.seconds, ""))
        if now - made >= self.seconds:
            text = make()
            self.kept[key] = (now, text)
            self.kept.move_to_end(key)
            while len(self.kept) > self.size:
                self.kept.popitem(last=False)
        return text

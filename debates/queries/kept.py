"""What was worked out and will be asked for again: the latest few, in this process."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """At most `most` values by key, each of which says everything that its value follows from. For one
    thread."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.values: OrderedDict[Hashable, Value] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        if key not in self.values:
            self.values[key] = make()
            while len(self.values) > self.most:
                self.values.popitem(last=False)
        self.values.move_to_end(key)
        return self.values[key]

    def __len__(self) -> int:
        return len(self.values)

    def clear(self) -> None:
        self.values.clear()

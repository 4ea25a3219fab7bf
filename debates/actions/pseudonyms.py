"""Pseudonyms such as Teal Heron: pleasant, told apart at a glance, and nobody's name.

All pseudonyms come from here, so a class never has to read what a pupil typed.
"""

import random
from collections.abc import Collection

COLOURS = (
    "Amber", "Azure", "Bronze", "Cherry", "Cobalt", "Copper", "Coral", "Crimson", "Golden", "Hazel",
    "Indigo", "Ivory", "Jade", "Lilac", "Mint", "Olive", "Pearl", "Plum", "Ruby", "Rust",
    "Sable", "Saffron", "Scarlet", "Silver", "Slate", "Teal", "Umber", "Violet",
)  # fmt: skip
ANIMALS = (
    "Badger", "Bear", "Beaver", "Bison", "Crane", "Curlew", "Dolphin", "Eagle", "Falcon", "Ferret",
    "Finch", "Fox", "Gecko", "Hare", "Heron", "Ibis", "Jackdaw", "Kestrel", "Lark", "Lynx",
    "Magpie", "Marten", "Moose", "Newt", "Osprey", "Otter", "Owl", "Panda", "Plover", "Puffin",
    "Raven", "Robin", "Seal", "Sparrow", "Stork", "Swan", "Tern", "Tiger", "Wolf", "Wren",
)  # fmt: skip


def offer(*, taken: Collection[str] = ()) -> str:
    """A pseudonym nobody in `taken` has; with a number once the words run out."""
    for _ in range(50):
        name = f"{random.choice(COLOURS)} {random.choice(ANIMALS)}"
        if name not in taken:
            return name
    return free(name, taken=taken)


def free(name: str, *, taken: Collection[str]) -> str:
    """`name`, or the first of `name 2`, `name 3`, ... that is free."""
    if name not in taken:
        return name
    return next(f"{name} {n}" for n in range(2, len(taken) + 3) if f"{name} {n}" not in taken)


def is_ours(name: str) -> bool:
    colour, _, animal = name.partition(" ")
    return colour in COLOURS and animal in ANIMALS

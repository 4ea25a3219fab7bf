"""What the drawing of the verdict is made of: numbers in whole units of its view box, and words."""

from dataclasses import dataclass

from .fields import shown


@dataclass(frozen=True, slots=True)
class Spot:
    x: int = shown("From the left.")
    y: int = shown("From above.")


@dataclass(frozen=True, slots=True)
class TextLine:
    y: int = shown("Baseline.")
    text: str = shown("The words.")


@dataclass(frozen=True, slots=True)
class Label:
    x: int = shown("Where the text begins, or ends in the left column.")
    lines: tuple[TextLine, ...] = shown("The text, cut into lines.")
    average: float | None = shown("Average place, to stand after the last line.", default=None)


@dataclass(frozen=True, slots=True)
class Column:
    key: str = shown("opening, closing or essay.")
    x: int = shown("Middle of the column; where the conclusion's begins.")
    heading: str = shown("What stands in it.")
    note: str = shown("How many ballots it rests on, or what kind of conclusion it is.")


@dataclass(frozen=True, slots=True)
class Step:
    """One place of a class order. Factors that tie share it."""

    key: str = shown("Column and place, for an id that stays the same.")
    x: int = shown("Left edge.")
    y: int = shown("Upper edge.")
    width: int = shown("Width.")
    height: int = shown("Height: one row, or as many as tie.")
    place: str = shown("The place, or a dash for factors that nobody compared.")
    middle: int = shown("Height of the place's text, before its baseline is set.")
    ties: int = shown("How many factors share the step.")

    @property
    def centre(self) -> int:
        return self.x + self.width // 2


@dataclass(frozen=True, slots=True)
class Slot:
    row: int = shown("Which row is covered, 1 the best.")
    x: int = shown("Left edge.")
    y: int = shown("Upper edge.")
    width: int = shown("Width, the same for every slot.")
    height: int = shown("Height, the same for every slot.")
    middle: int = shown("Height of the question mark, before its baseline is set.")

    @property
    def centre(self) -> int:
        return self.x + self.width // 2


@dataclass(frozen=True, slots=True)
class FactorDrawing:
    slug: str = shown("The factor's key, for ids that stay the same.")
    opening: Label | None = shown("Its name in the opening order.")
    closing: Label = shown("Its name beside the closing order.")
    says: Label | None = shown("What the conclusion says of it.")
    path: str = shown("From its opening place to its closing one; empty if it lacks one of them.")
    is_big: bool = shown("It moved by three places or more.")
    dot: Spot | None = shown("Its dot in the conclusion's column, if a pair needs one.")


@dataclass(frozen=True, slots=True)
class Arc:
    key: str = shown("Both slugs, for an id that stays the same.")
    path: str = shown("From the factor that counts for more to the one that counts for less.")
    head: str = shown("The arrow's head; empty where the conclusion puts the two level.")
    kind: str = shown("above, at-least or tie.")
    ours: str = shown("What the class makes of it: agreed, contradicted, tied, silent or empty.")


@dataclass(frozen=True, slots=True)
class Bracket:
    key: str = shown("Both slugs, for an id that stays the same.")
    path: str = shown("Joins a factor with the one that it is told as part of.")


@dataclass(frozen=True, slots=True)
class Ghost:
    """A factor's way in another class."""

    slug: str = shown("The factor's key, for an id that stays the same.")
    path: str = shown("From its opening place there to its closing one.")


@dataclass(frozen=True, slots=True)
class Slope:
    width: int = shown("Width of the view box.")
    height: int = shown("Height of the view box.")
    is_dense: bool = shown("Many rows: letters are smaller.")
    columns: tuple[Column, ...] = shown("Headings.")
    steps: tuple[Step, ...] = shown("Places of both class orders.")
    slots: tuple[Slot, ...] = shown("Covered factors.")
    factors: tuple[FactorDrawing, ...] = shown("Uncovered factors, best closing place first.")
    arcs: tuple[Arc, ...] = shown("Comparisons between uncovered factors.")
    brackets: tuple[Bracket, ...] = shown("Overlaps between uncovered factors.")
    legend: Spot | None = shown("Where it says what red means; none where nothing moved far.")
    ghosts: tuple[Ghost, ...] = shown("Another class, behind this one.", default=())

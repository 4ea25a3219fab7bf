"""What the teacher put on the projector and has not taken off."""

from debates.models import Debate, Feature


def features_of(debate: Debate) -> tuple[Feature, ...]:
    """One query. The earliest first; several only of exit sentences."""
    current = debate.features.current().order_by("id")
    return tuple(
        current.select_related(
            "factor", "argument__factor", "sentence__because", "sentence__more_than"
        )
    )

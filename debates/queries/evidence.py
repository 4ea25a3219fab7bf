"""What of its edition the class of a debate may see now."""

from debates.models import Debate

from .dossier import Cut
from .results import unmet


def class_cut(debate: Debate) -> Cut:
    """The debate's factors, without the conclusion until the class has met it. Two queries."""
    return Cut(
        factors=frozenset(debate.factors.values_list("slug", flat=True)),
        concluded=not unmet(Debate.objects.filter(pk=debate.pk)),
    )

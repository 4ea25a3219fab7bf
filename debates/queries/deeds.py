"""The log of staff acts, the latest first, with who did them."""

from django.db.models import QuerySet

from debates.models import Act, Debate


def acts_of(debate: Debate) -> QuerySet[Act]:
    return debate.acts.select_related("by").order_by("-id")


def all_acts() -> QuerySet[Act]:
    return Act.objects.select_related("by", "debate", "classroom").order_by("-id")

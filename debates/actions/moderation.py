"""What a teacher does with arguments: read them first, let them through, hide them, show them again."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from debates.models import Argument, Debate

from .arguments import take_off_the_wall
from .log import bump, bump_arguments, lock_debate, log

WAITING, SHOWN, HIDDEN = Argument.State.WAITING, Argument.State.SHOWN, Argument.State.HIDDEN


@transaction.atomic
def set_approval(*, debate: Debate, by, approval: str) -> Debate:
    """Whose arguments wait from now on; those that are read already stay so."""
    debate = lock_debate(debate)
    if debate.approval != approval:
        debate.approval = approval
        bump(debate, "approval")
        log(debate, by, "set_approval", approval=approval)
    return debate


@transaction.atomic
def let_through(*, debate: Debate, by, arguments: Collection[str]) -> int:
    """Those of these (public ids) that wait. How many did."""
    debate = lock_debate(debate)
    waiting = debate.arguments.filter(state=WAITING, public_id__in=list(arguments))
    count = waiting.update(state=SHOWN, decided_by=by, decided_at=timezone.now())
    if count:
        bump_arguments(debate)
        log(debate, by, "let_through", arguments=count)
    return count


@transaction.atomic
def hide_argument(*, argument: Argument, by) -> None:
    """Out of the class's sight, and off the wall. One that its author took back stays so."""
    debate = lock_debate(argument.debate)
    rows = debate.arguments.filter(pk=argument.pk, state__in=[WAITING, SHOWN])
    if rows.update(state=HIDDEN, decided_by=by, decided_at=timezone.now()):
        take_off_the_wall(debate, argument)
        bump_arguments(debate)
        log(debate, by, "hide_argument", argument=argument.public_id)


@transaction.atomic
def show_argument(*, argument: Argument, by) -> None:
    """Back where the class reads it."""
    debate = lock_debate(argument.debate)
    rows = debate.arguments.filter(pk=argument.pk, state=HIDDEN)
    if rows.update(state=SHOWN, decided_by=by, decided_at=timezone.now()):
        bump_arguments(debate)
        log(debate, by, "show_argument", argument=argument.public_id)

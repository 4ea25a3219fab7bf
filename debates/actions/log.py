"""Steps that verbs share: locking the debate, moving its version, logging a deed."""

from debates.live import ring
from debates.models import Act, Classroom, Debate


def lock_debate(debate: Debate) -> Debate:
    """A fresh copy of the row, held exclusively until the transaction ends."""
    return Debate.objects.select_for_update().get(pk=debate.pk)


def bump(debate: Debate, *fields: str) -> None:
    """Save `fields` of a locked debate with a new version: every page that shows it is behind now."""
    debate.version += 1
    debate.save(update_fields=["version", *fields])
    ring(debate.public_id)


def bump_arguments(debate: Debate) -> None:
    """Of a locked debate: what the class reads of its arguments has changed."""
    debate.arguments_serial += 1
    bump(debate, "arguments_serial")


def bump_floor(debate: Debate) -> None:
    """Of a locked debate: teams, turns or the queue to speak have changed."""
    debate.floor_serial += 1
    bump(debate, "floor_serial")


def log(about: Debate | Classroom, by, verb: str, **detail) -> Act:
    """A deed in a debate or a classroom. Ids and counts only, never a name or a ranking."""
    place = {"debate": about} if isinstance(about, Debate) else {"classroom": about}
    return Act.objects.create(**place, by=by, verb=verb, detail=detail)


def log_about_account(account, by, verb: str, **detail) -> Act:
    """`by` is None for whoever runs the server, at its console."""
    return Act.objects.create(
        by=by, verb=verb, detail={"account": account and account.pk, **detail}
    )

"""From a manuscript to an edition: somebody proposes it, somebody reads it, it is published.

Where `SECOND_CURATOR` is on, who proposes does not publish.
"""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from debates.models import Edition, Proposal, ProposalState, Question
from debates.queries.manuscript import entries_in
from debates.queries.packs import check_entries, content_of, digest_of

from .editions import publish_edition
from .errors import (
    EditionMeanwhile,
    NothingNew,
    ProposalDecided,
    ProposalOpen,
    SecondCuratorNeeded,
)


@transaction.atomic
def propose_edition(*, question: Question, by, why: str) -> Proposal:
    """Freeze the manuscript as a proposal. DossierFault where it is not a sound dossier, NothingNew,
    or ProposalOpen while another one waits."""
    question = Question.objects.select_for_update().get(pk=question.pk)
    if question.proposals.filter(state=ProposalState.OPEN).exists():
        raise ProposalOpen
    entries = entries_in(question)
    check_entries(entries)
    content = content_of(entries)
    newest = question.editions.order_by("-number").defer("content").first()
    if newest is not None and newest.digest == digest_of(content):
        raise NothingNew
    return question.proposals.create(
        content=content, digest=digest_of(content), why=why, proposed_by=by
    )


@transaction.atomic
def publish_proposal(*, proposal: Proposal, by) -> Edition:
    """Publish what was proposed, as it was read: later saves are not in it. SecondCuratorNeeded,
    ProposalDecided, or EditionMeanwhile."""
    proposal = _undecided(proposal)
    if settings.SECOND_CURATOR and proposal.proposed_by_id == by.pk:
        raise SecondCuratorNeeded
    question = Question.objects.select_for_update().get(pk=proposal.question_id)
    if question.editions.filter(published_at__gt=proposal.proposed_at).exists():
        raise EditionMeanwhile
    edition = publish_edition(content=proposal.content, by=by)
    _decide(proposal, ProposalState.PUBLISHED, by, edition=edition)
    return edition


@transaction.atomic
def refuse_proposal(*, proposal: Proposal, by, answer: str) -> None:
    """Send it back with a word. The manuscript stays as it is."""
    _decide(_undecided(proposal), ProposalState.REFUSED, by, answer=answer)


def _undecided(proposal: Proposal) -> Proposal:
    found = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if found.state != ProposalState.OPEN:
        raise ProposalDecided
    return found


def _decide(proposal: Proposal, state: str, by, **also) -> None:
    proposal.state, proposal.decided_by, proposal.decided_at = state, by, timezone.now()
    for name, value in also.items():
        setattr(proposal, name, value)
    proposal.save()

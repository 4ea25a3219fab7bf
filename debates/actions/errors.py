"""What an action refuses, as values: the words for people are found at the edge."""

from dataclasses import dataclass


class Refused(Exception):
    """An action that was not carried out; nothing was written."""


class RoundShut(Refused):
    """The ballot came while its round takes none."""


@dataclass
class KeyReused(Refused):
    """The same key came before with another ranking. Neither is lost: both are here, as tiers of slugs."""

    stored: list
    sent: list


@dataclass
class NotAllHandedIn(Refused):
    """Next was asked for while a round is open and some have not handed in."""

    missing: int
    complete_drafts: int


class RoomLocked(Refused):
    """The teacher lets nobody in any more."""


class RoomFull(Refused):
    """All places are taken."""


class DraftBehind(Refused):
    """The draft was built on an older one than the server holds."""

    def __init__(self, *, serial: int, draft: dict):
        super().__init__(serial)
        self.serial = serial
        self.draft = draft


class ArguingShut(Refused):
    """Nothing can be said now: another phase runs, or the debate is paused."""


class AnswersShut(Refused):
    """What pupils say of their own ballots is closed, or not open yet."""


class ArgumentGone(Refused):
    """The class does not read the argument (any more) that this was about."""


class NoTeamsNow(Refused):
    """There are no teams in this phase, or not enough pupils for them."""


@dataclass
class TooMuchSaid(Refused):
    """A pupil posts faster, or more, than anybody could read. `wait`: seconds, 0 for no more at all."""

    wait: int


class DebateClosed(Refused):
    """The debate is over."""


@dataclass
class UnknownEntry(Refused):
    """Neither the manuscript nor, in a debate, its edition has this entry."""

    kind: str
    slug: str


@dataclass
class AlliancesOverlap(Refused):
    """Another alliance of the same two figures holds on one of these days."""

    slug: str


class Curated(Refused):
    """The manuscript holds curators' own work, which a pack would replace."""


class NothingNew(Refused):
    """The manuscript says what the newest edition says."""


class ProposalOpen(Refused):
    """Another proposal for this question waits for an answer."""


class ProposalDecided(Refused):
    """Somebody answered this proposal before."""


class EditionMeanwhile(Refused):
    """Another edition was published after this was proposed: publishing it would undo that one."""


class ChangedMeanwhile(Refused):
    """Somebody else saved the entry after this form was opened."""


class SecondCuratorNeeded(Refused):
    """Who proposes an edition does not publish it: somebody else has to read it."""


class ClassroomFull(Refused):
    """A roster has no room for so many names."""


class OwnerStays(Refused):
    """A class always has an owner whose account is in use."""


class InvitationGone(Refused):
    """The invitation was accepted, withdrawn, or is too old."""

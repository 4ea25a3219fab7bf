"""What staff did, by whom and when, in words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debates.models import Act, DebateTeacher, Feature, Phase, RoundKind, User
from debates.queries.deeds import acts_of
from debates.queries.seals import Seal, verify

from .fields import shown
from .places import ballots_label

MOST_SHOWN = 500


@dataclass(frozen=True, slots=True)
class Deed:
    at: str = shown("When.")
    by: str = shown("Who; the server itself where nobody clicked.")
    what: str = shown("What was done, in words.")
    where: str = shown(
        "The debate or class it was done in; empty where the page says it.", default=""
    )


@dataclass(frozen=True, slots=True)
class DeedLog:
    debate: str = shown("Public id of the debate.")
    title: str = shown("The class.")
    seals: tuple[str, ...] = shown(
        "Of each closed round: whether its ballots are as it was sealed."
    )
    deeds: tuple[Deed, ...] = shown("The latest first.")
    is_cut: bool = shown("There are more than are shown.")


def deed_log(teaching: DebateTeacher) -> DeedLog:
    """Two queries beside the debate's own, and two for each closed round."""
    debate = teaching.debate
    acts = list(acts_of(debate)[: MOST_SHOWN + 1])
    zone = ZoneInfo(debate.zone)
    return DeedLog(
        debate=debate.public_id,
        title=debate.title,
        seals=tuple(_seal_in_words(seal) for seal in verify(debate)),
        deeds=tuple(_deed(act, zone) for act in acts[:MOST_SHOWN]),
        is_cut=len(acts) > MOST_SHOWN,
    )


def _seal_in_words(seal: Seal) -> str:
    words = {
        True: _("%(round)s, %(ballots)s: as sealed"),
        False: _("%(round)s, %(ballots)s: NOT as sealed"),
        None: _("%(round)s, %(ballots)s: the seal is past its time"),
    }[seal.holds]
    ballots = ballots_label(seal.ballots, seal.erased)
    return words % {"round": RoundKind(seal.kind).label, "ballots": ballots}


def deeds_everywhere(acts: Iterable[Act]) -> tuple[Deed, ...]:
    """For superusers: with the debate or class, as far as it is still there."""
    zone = timezone.get_default_timezone()
    return tuple(_deed(act, zone, where=str(act.debate or act.classroom or "")) for act in acts)


def _deed(act: Act, zone, *, where: str = "") -> Deed:
    return Deed(
        at=date_format(timezone.localtime(act.at, zone), "DATETIME_FORMAT"),
        by=name_of(act.by) if act.by else _("the server"),
        what=in_words(act.verb, act.detail),
        where=where,
    )


def name_of(user: User) -> str:
    return user.get_full_name() or user.get_username()


def in_words(verb: str, detail: Mapping[str, object]) -> str:
    """A deed as a sentence without its subject."""
    return WORDS[verb](detail) if verb in WORDS else verb


def _phase(detail: Mapping[str, object], key: str) -> str:
    return str(Phase(detail[key]).label)


def _round(detail: Mapping[str, object]) -> str:
    return str(RoundKind(detail["kind"]).label)


def _closed(detail: Mapping[str, object]) -> str:
    n = int(str(detail["ballots"]))
    words = ngettext(
        "closed %(round)s, sealed with %(n)d ballot",
        "closed %(round)s, sealed with %(n)d ballots",
        n,
    )
    return words % {"round": _round(detail), "n": n}


def _times(detail: Mapping[str, object], key: str) -> str:
    n = int(str(detail[key]))
    return ngettext("%(n)d source card", "%(n)d source cards", n) % {"n": n}


def _kind(detail: Mapping[str, object]) -> str:
    return _("a claim") if detail["kind"] == "claim" else _("a source card")


def _pupils(detail: Mapping[str, object]) -> str:
    n = int(str(detail["pupils"]))
    return ngettext("%(n)d pupil", "%(n)d pupils", n) % {"n": n}


def _seats(detail: Mapping[str, object]) -> str:
    n = int(str(detail["seats"]))
    return ngettext("%(n)d seat", "%(n)d seats", n) % {"n": n}


def _factor(detail: Mapping[str, object]) -> str:
    """As allauth calls its kinds; one it learns later is a second factor all the same."""
    kinds = {
        "totp": _("an app"),
        "webauthn": _("a passkey or key"),
        "recovery_codes": _("recovery codes"),
    }
    return kinds.get(str(detail["kind"]), _("a second factor"))


WORDS: dict[str, Callable[[Mapping[str, object]], str]] = {
    "set_approval": lambda d: _("set whose arguments are read first"),
    "let_through": lambda d: _("let arguments through: %(n)d") % {"n": d["arguments"]},
    "hide_argument": lambda d: _("hid an argument"),
    "show_argument": lambda d: _("showed a hidden argument again"),
    "make_pairs": lambda d: _("put the class into teams: %(n)d") % {"n": d["teams"]},
    "make_champions": lambda d: _("made champion teams: %(n)d") % {"n": d["teams"]},
    "swap_sides": lambda d: _("swapped the sides of all teams"),
    "end_grouping": lambda d: _("ended the teams"),
    "give_floor": lambda d: _("gave the floor for %(n)d seconds") % {"n": d["seconds"]},
    "accept_invitation": lambda d: _("made an account with an invitation"),
    "add_pupils": lambda d: _("put %(pupils)s on the roster") % {"pupils": _pupils(d)},
    "add_second_factor": lambda d: _("added to signing in: %(factor)s") % {"factor": _factor(d)},
    "add_teacher": lambda d: _("added a teacher to the class"),
    "answer_knock": lambda d: (
        _("gave a seat to the device that knocked")
        if d["granted"]
        else _("sent away a device that knocked")
    ),
    "archive_classroom": lambda d: _("put the class into the archive"),
    "change_password": lambda d: _("changed their own password"),
    "change_pseudonym": lambda d: _("gave a seat another pseudonym"),
    "clear_door": lambda d: _("sent away who waited at the door: %(seats)s") % {"seats": _seats(d)},
    "close_round": _closed,
    "connect_provider": lambda d: (
        _("connected signing in through %(provider)s") % {"provider": d["provider"]}
    ),
    "delete_debate": lambda d: _("deleted the debate"),
    "disconnect_provider": lambda d: (
        _("ended signing in through %(provider)s") % {"provider": d["provider"]}
    ),
    "end_sessions": lambda d: (
        _("signed an account out on other devices: %(n)d") % {"n": d["count"]}
    ),
    "feature": lambda d: (
        _("put on the projector: %(what)s") % {"what": Feature.Kind(d["shown"]).label}
    ),
    "enter_phase": lambda d: (
        _("went from %(left)s to %(entered)s")
        % {"left": _phase(d, "left"), "entered": _phase(d, "entered")}
    ),
    "erase_classroom": lambda d: (
        _("erased a class: pupils %(pupils)d, seats %(seats)d")
        % {"pupils": d["pupils"], "seats": d["seats"]}
    ),
    "erase_pupil": lambda d: _("erased a pupil; seats: %(n)d") % {"n": d["seats"]},
    "erase_seat": lambda d: _("erased who sat on a seat; ballots: %(n)d") % {"n": d["ballots"]},
    "archive_debate": lambda d: (
        _("put the debate into the archive") if d["on"] else _("took the debate out of the archive")
    ),
    "export_debate": lambda d: _("took out files; ballots in them: %(n)d") % {"n": d["ballots"]},
    "export_pupil": lambda d: _("took out what is kept about a pupil"),
    "export_seat": lambda d: _("took out what is kept about a seat"),
    "extend_phase": lambda d: _("gave %(n)d minutes more") % {"n": d["minutes"]},
    "invite_teacher": lambda d: _("invited a teacher"),
    "let_in": lambda d: _("let in who waited at the door: %(seats)s") % {"seats": _seats(d)},
    "let_in_by_hand": lambda d: (
        _("began to let everybody in by hand")
        if d["on"]
        else _("stopped letting everybody in by hand")
    ),
    "lock_room": lambda d: _("locked the room") if d["locked"] else _("unlocked the room"),
    "make_account": lambda d: _("made an account"),
    "make_curator": lambda d: _("made an account a curator"),
    "merge_classrooms": lambda d: (
        _("merged the class into another, with %(pupils)s") % {"pupils": _pupils(d)}
    ),
    "move_pupil": lambda d: _("moved a pupil to another class"),
    "open_classroom": lambda d: _("made the class"),
    "open_debate": lambda d: _("opened the debate"),
    "open_round": lambda d: _("opened %(round)s") % {"round": _round(d)},
    "pause_debate": lambda d: _("paused the debate"),
    "receive_pupils": lambda d: _("took in %(pupils)s of another class") % {"pupils": _pupils(d)},
    "release": lambda d: _("let the class have %(what)s") % {"what": _kind(d)},
    "release_sources": lambda d: _("let the class have %(what)s") % {"what": _times(d, "sources")},
    "remove_pupil": lambda d: _("took a pupil off the roster"),
    "remove_seat": lambda d: _("took a seat out of the room"),
    "remove_second_factor": lambda d: (
        _("took away from signing in: %(factor)s") % {"factor": _factor(d)}
    ),
    "remove_second_factors": lambda d: _("took away every second factor of an account"),
    "remove_teacher": lambda d: _("took a teacher out of the class"),
    "rename_classroom": lambda d: _("renamed the class"),
    "rename_pupil": lambda d: _("changed the name of a pupil"),
    "rename_seat": lambda d: _("changed the name of a seat"),
    "renew_seat_code": lambda d: _("gave out a new seat code"),
    "renew_slips": lambda d: _("made new slips for %(pupils)s") % {"pupils": _pupils(d)},
    "reset_password": lambda d: _("gave an account a new password"),
    "restore_debate": lambda d: _("had the deleted debate back"),
    "resume_debate": lambda d: _("went on after a pause"),
    "return_classroom": lambda d: _("took the class back from the archive"),
    "return_pupil": lambda d: _("took a pupil back on the roster"),
    "return_seat": lambda d: _("brought a seat back into the room"),
    "rotate_join_code": lambda d: _("made a new join code"),
    "set_places": lambda d: _("set how many places there are: %(n)d") % {"n": d["places"]},
    "show_names": lambda d: _("lifted the cover of names: pseudonyms beside names"),
    "show_results": lambda d: _("lifted the cover of results"),
    "take_over": lambda d: _("took the class over from a closed account"),
    "stop_featuring": lambda d: _("took off the projector what stood there"),
    "uncover": lambda d: _("showed the class a factor"),
    "withdraw_invitation": lambda d: _("withdrew an invitation"),
    "withhold": lambda d: _("kept back %(what)s") % {"what": _kind(d)},
    "withhold_sources": lambda d: _("kept back %(what)s") % {"what": _times(d, "sources")},
}

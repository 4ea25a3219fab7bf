"""A staff account as its owner sees it: how it is entered, and where it is open."""

from dataclasses import dataclass
from datetime import UTC, datetime

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from debates.models import Invitation, User, ids
from debates.models.staff import SEEN_AT
from debates.queries.staff import (
    factors_of,
    open_invitations,
    providers_of,
    sessions_of,
)

from .fields import shown

# The first that a browser says of itself wins: Edge and Opera also say Chrome, Chrome also says Safari.
_BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "Chrom": "Chrome",
    "CriOS": "Chrome",
    "Safari": "Safari",
}
_SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "CrOS": "ChromeOS",
    "Windows": "Windows",
    "Mac OS": "macOS",
    "Linux": "Linux",
}


@dataclass(frozen=True, slots=True)
class Passkey:
    reference: str = shown("What a click calls it.")
    name: str = shown("As its owner called it.")
    added: str = shown("The day on which it was added.")
    used: str = shown("When it was used last; empty for never.")


@dataclass(frozen=True, slots=True)
class SecondFactor:
    is_required: bool = shown("Whether this account goes no further without one.")
    has_app: bool = shown("Whether an app on a phone makes codes.")
    passkeys: tuple[Passkey, ...] = shown("The oldest first.")
    offers_passkeys: bool = shown("Whether passkeys work at this address.")
    codes_left: int = shown("Recovery codes that were not used.")
    shows_codes: bool = shown("Whether the codes wait to be shown, once.")

    @property
    def is_set(self) -> bool:
        return self.has_app or bool(self.passkeys)

    @property
    def keeps_last(self) -> bool:
        """Whether the only one cannot be removed."""
        return self.is_required and self.has_app + len(self.passkeys) < 2


@dataclass(frozen=True, slots=True)
class OpenSession:
    reference: str = shown("What a click calls it.")
    device: str = shown("Browser and system, as far as they say.")
    since: str = shown("When it was signed in.")
    seen: str = shown("When somebody clicked last, to the minute.")
    is_this: bool = shown("Whether it is the one that asks.")


@dataclass(frozen=True, slots=True)
class Provider:
    key: str = shown("What addresses call it.")
    name: str = shown("What people call it.")
    connected: str = shown("The account there that opens this one; empty for none.")
    can_leave: bool = shown("Whether another way in stays without it.")


@dataclass(frozen=True, slots=True)
class Account:
    name: str = shown("The name to sign in with.")
    full_name: str = shown("First and last name, where a provider told them.")
    email: str = shown("The address, which signs in as well; empty for none.")
    has_password: bool = shown("Whether there is a password here.")
    second_factor: SecondFactor = shown("What is asked for besides.")
    sessions: tuple[OpenSession, ...] = shown("Where it is signed in, the latest first.")
    providers: tuple[Provider, ...] = shown("Accounts elsewhere that can open this one.")
    may_invite: bool = shown("Whether it may invite teachers.")


@dataclass(frozen=True, slots=True)
class InvitationLine:
    reference: str = shown("What a click calls it.")
    note: str = shown("For whom, as whoever made it wrote.")
    made_by: str = shown("Who made it; empty for whoever runs the server.")
    expires: str = shown("The last day on which it makes an account.")


def account_board(user: User, *, session_key: str, offers_passkeys: bool) -> Account:
    """Five queries."""
    return Account(
        name=user.get_username(),
        full_name=user.get_full_name(),
        email=user.email,
        has_password=user.has_usable_password(),
        second_factor=second_factor_board(user, offers_passkeys=offers_passkeys),
        sessions=open_sessions(user, session_key=session_key),
        providers=_providers(user),
        may_invite=user.is_superuser,
    )


def second_factor_board(user: User, *, offers_passkeys: bool) -> SecondFactor:
    """One query."""
    factors = factors_of(user)
    codes = next((one.wrap() for one in factors if one.type == "recovery_codes"), None)
    return SecondFactor(
        is_required=user.must_have_second_factor,
        has_app=any(one.type == "totp" for one in factors),
        passkeys=tuple(_passkey(one) for one in factors if one.type == "webauthn"),
        offers_passkeys=offers_passkeys,
        codes_left=len(codes.get_unused_codes()) if codes else 0,
        shows_codes=bool(codes) and not codes.did_view,
    )


def open_sessions(user: User, *, session_key: str) -> tuple[OpenSession, ...]:
    """Two queries."""
    return tuple(
        OpenSession(
            reference=ids.reference("session", one.session_key),
            device=device_of(one.user_agent),
            since=_moment(one.created_at),
            seen=_seen(stored),
            is_this=one.session_key == session_key,
        )
        for one, stored in sessions_of(user)
    )


def invitation_lines() -> tuple[InvitationLine, ...]:
    """One query: invitations that still make an account."""
    return tuple(_invitation(one) for one in open_invitations())


def device_of(user_agent: str) -> str:
    """ "Firefox, Windows" of what a browser says of itself, or of its signs alone."""
    browser, system = _signs_in(user_agent)
    names = (_BROWSERS.get(browser, ""), _SYSTEMS.get(system, ""))
    return ", ".join(filter(None, names)) or _("Unknown device")


def signs_of(user_agent: str) -> str:
    """What tells browser and system, without versions, models and the rest."""
    return " ".join(filter(None, _signs_in(user_agent)))


def _signs_in(user_agent: str) -> tuple[str, str]:
    browser = next((sign for sign in _BROWSERS if sign in user_agent), "")
    return browser, next((sign for sign in _SYSTEMS if sign in user_agent), "")


def _passkey(one: Authenticator) -> Passkey:
    return Passkey(
        reference=ids.reference("passkey-row", one.pk),
        name=one.wrap().name,
        added=date_format(timezone.localtime(one.created_at), "DATE_FORMAT"),
        used=_moment(one.last_used_at) if one.last_used_at else "",
    )


def _providers(user: User) -> tuple[Provider, ...]:
    held = {one.provider: one for one in providers_of(user)}
    return tuple(
        Provider(
            key=key,
            name=one["name"],
            connected=_as_known_there(held[key]) if key in held else "",
            can_leave=user.has_usable_password() or len(held) > 1,
        )
        for one in settings.SCHOOL_ACCOUNTS
        for key in [one["provider_id"]]
    )


def _as_known_there(account) -> str:
    told = account.extra_data
    return told.get("email") or told.get("name") or _("connected")


def _invitation(one: Invitation) -> InvitationLine:
    return InvitationLine(
        reference=ids.reference("invitation", one.pk),
        note=one.note,
        made_by=one.made_by.get_username() if one.made_by else "",
        expires=date_format(timezone.localtime(one.expires_at), "DATE_FORMAT"),
    )


def _seen(stored: Session) -> str:
    at = stored.get_decoded().get(SEEN_AT)
    return _moment(datetime.fromtimestamp(at, UTC)) if at else ""


def _moment(at: datetime) -> str:
    here = timezone.localtime(at)
    return f"{date_format(here, 'MONTH_DAY_FORMAT')}, {date_format(here, 'TIME_FORMAT')}"

"""The second factor: who must have one, what it is called, how its QR code is drawn.

An app's code works everywhere; a passkey only where browsers allow it: over HTTPS, or on localhost.
"""

from collections.abc import Callable

from allauth.account.utils import user_pk_to_url_str
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import LoginWebAuthnForm
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from fido2.utils import websafe_encode

from debates import access
from debates.models import User, ids

# Where somebody who must have a second factor may go before there is one: to make it, to sign out, and
# where everybody may go.
OPEN_TO_ALL = ("pupil:", "projector:", "library:", "questions")
SET_UP = (
    *("mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "mfa_view_recovery_codes"),
    *("account_reauthenticate", "mfa_reauthenticate", "account_login", "account_logout"),
)


class RequireSecondFactor:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        name = request.resolver_match.view_name or ""
        if name.startswith(OPEN_TO_ALL) or name in SET_UP:
            return None
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None
        if not access.lacks_second_factor(request.user):
            return None
        if request.htmx:
            return HttpResponse(status=401, headers={"HX-Refresh": "true"})
        return redirect("mfa_index")


class SecondFactors(DefaultMFAAdapter):
    def get_totp_issuer(self) -> str:
        """What the app on the phone shows beside the code."""
        return _("Power Struggle")

    def _get_site_name(self) -> str:
        return _("Power Struggle")

    def build_totp_svg(self, url: str) -> str:
        """Not used: the template draws the code from `boards.qr`, without style or data address."""
        return ""

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whoever must have one keeps the last one."""
        user: User = authenticator.user
        others = Authenticator.objects.filter(user=user).exclude(pk=authenticator.pk)
        others = others.exclude(type=Authenticator.Type.RECOVERY_CODES)
        return not user.must_have_second_factor or others.exists()

    def get_public_key_credential_user_entity(self, user: User) -> dict:
        """A passkey gives back the account's reference, never its primary key."""
        handle = ids.reference("passkey", user.pk).encode()
        return super().get_public_key_credential_user_entity(user) | {"id": handle}

    def generate_authenticator_name(self, user, type) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Passkey %(number)d") % {"number": number}


class OnceOnly:
    """A code of the app opens once. allauth forgets codes after 30 seconds, but takes them for 90."""

    def clean_code(self) -> str:
        code = super().clean_code()
        if self.authenticator.type == Authenticator.Type.TOTP:
            steps = 2 * app_settings.TOTP_TOLERANCE + 1
            seconds = steps * app_settings.TOTP_PERIOD
            key = f"totp:{self.authenticator.pk}:{normalize_user_code(code)}"
            if not cache.add(key, 1, timeout=seconds):
                raise SecondFactors().validation_error("incorrect_code")
        return code


class CodeForm(OnceOnly, AuthenticateForm):
    """At sign-in."""


class CodeAgainForm(OnceOnly, ReauthenticateForm):
    """Before a sensitive page."""


class PasskeyForm(LoginWebAuthnForm):
    """Signing in with nothing but a passkey. Says whose it is by the account's reference."""

    def clean_credential(self) -> Authenticator:
        credential = self.cleaned_data["credential"]
        answer = credential.get("response") if isinstance(credential, dict) else None
        if not isinstance(answer, dict) or not isinstance(answer.get("userHandle"), str):
            raise SecondFactors().validation_error("incorrect_code")
        answer["userHandle"] = websafe_encode(self._account_key(answer["userHandle"]).encode())
        return super().clean_credential()

    def _account_key(self, handle: str) -> str:
        owners = Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN).order_by()
        for user in User.objects.filter(pk__in=owners.values("user_id")).only("pk"):
            if websafe_encode(ids.reference("passkey", user.pk).encode()) == handle:
                return user_pk_to_url_str(user)
        raise SecondFactors().validation_error("incorrect_code")

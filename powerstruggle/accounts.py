"""How staff get in: which of allauth's pages there are, and who may make an account.

An account comes from an invitation, or where TEACHERS says so from anybody, or from whoever a school's
own sign-in vouches for by a verified address. No mail is ever sent.
"""

from functools import wraps

from allauth.account import views
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from allauth.core.internal.httpkit import get_client_ip
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from debates import access
from debates.actions.errors import InvitationGone
from debates.actions.staff import accept_invitation
from debates.boards.qr import qr_code
from debates.models import User
from debates.queries.staff import has_passkey
from debates.views import account
from powerstruggle import provider


class StaffAccounts(DefaultAccountAdapter):
    """Accounts with a name and a password."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("That name and password are not correct."),
        "email_password_mismatch": _("That name and password are not correct."),
        "username_taken": _("Somebody has this name already."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return settings.TEACHERS == "open" or access.open_invitation(request) is not None

    def save_user(self, request: HttpRequest, user: User, form, commit: bool = True) -> User:
        with transaction.atomic():
            super().save_user(request, user, form, commit=True)
            spend_invitation(request, user)
        return user

    def clean_username(self, username: str, shallow: bool = False) -> str:
        if "@" in username:
            raise self.validation_error("username_is_address")
        return super().clean_username(username, shallow)

    def pre_authenticate(self, request: HttpRequest, **credentials) -> None:
        """Failures are counted for an account as seen from one address, and for the address: nobody is
        locked out of an account by guesses from elsewhere."""
        login = credentials.get("email", credentials.get("username", "")).lower()
        self._login_failed_rl_usage = ratelimit.consume(
            request,
            app="allauth.account",
            action="password_failed",
            key=f"{get_client_ip(request)} {login}",
        )
        if not self._login_failed_rl_usage:
            raise self.validation_error("too_many_login_attempts")

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        return _back_to_sign_in(request, _("This account is switched off."))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account:home")


StaffAccounts.error_messages["username_is_address"] = _("A name without @, please.")


class SchoolSignIn(DefaultSocialAccountAdapter):
    """Accounts that come from a provider."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin) -> bool:
        if not _may_come(request, sociallogin):
            return False
        address = sociallogin.user.email
        if address and User.objects.filter(email__iexact=address).exists():
            raise ImmediateHttpResponse(
                _back_to_sign_in(
                    request,
                    _(
                        "There is an account with this address. Sign in to it with its password; "
                        "on its page you can connect the two."
                    ),
                )
            )
        return True

    def save_user(self, request: HttpRequest, sociallogin, form=None) -> User:
        with transaction.atomic():
            user = super().save_user(request, sociallogin, form)
            spend_invitation(request, user)
        return user

    def on_authentication_error(self, request: HttpRequest, provider, **kwargs) -> None:
        text = _("%(name)s did not sign you in. Nothing has changed here.") % {
            "name": provider.name
        }
        raise ImmediateHttpResponse(_back_to_sign_in(request, text))

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount) -> str:
        return reverse("account:home")


def _may_come(request: HttpRequest, sociallogin) -> bool:
    if settings.TEACHERS == "open" or access.open_invitation(request) is not None:
        return True
    return settings.TEACHERS == "domains" and any(
        one.verified and one.email.rpartition("@")[2].lower() in settings.TEACHER_DOMAINS
        for one in sociallogin.email_addresses
    )


def spend_invitation(request: HttpRequest, user: User) -> None:
    """The invitation of this browser, where there is one, becomes this account's."""
    invitation = access.open_invitation(request)
    access.forget_invitation(request)
    if invitation is None:
        return
    try:
        accept_invitation(invitation=invitation, user=user)
    except InvitationGone as gone:
        page = render(request, "account/signup_closed.html", status=409)
        raise ImmediateHttpResponse(page) from gone


def _back_to_sign_in(request: HttpRequest, text: str) -> HttpResponse:
    messages.error(request, text)
    return redirect("account:home" if request.user.is_authenticated else "account_login")


def where_passkeys_work(view):
    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not access.offers_passkeys(request):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


class SignIn(views.LoginView):
    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(**kwargs) | {
            "passkeys": access.offers_passkeys(self.request),
            "providers": provider.names(),
            "open_to_all": settings.TEACHERS == "open",
            "invited": access.open_invitation(self.request) is not None,
        }


class SignUp(views.SignupView):
    """Not there, unless this browser may make an account."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.user.is_anonymous and not StaffAccounts().is_open_for_signup(request):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(**kwargs) | {"providers": provider.names()}


class SignOut(views.LogoutView):
    def post(self, *args, **kwargs) -> HttpResponse:
        response = super().post(*args, **kwargs)
        if settings.HTTPS:
            response.headers["Clear-Site-Data"] = '"cache"'
        return response


class PasswordChange(views.PasswordChangeView):
    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Who comes through a provider has no password here."""
        if request.user.is_authenticated and not request.user.has_usable_password():
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class Authenticate(factors.AuthenticateView):
    def get_context_data(self, **kwargs) -> dict:
        passkeys = has_passkey(self.stage.login.user) and access.offers_passkeys(self.request)
        return super().get_context_data(**kwargs) | {"passkeys": passkeys}


class ActivateApp(totp.ActivateTOTPView):
    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        return context | {"qr": qr_code(context["totp_url"])}


class ShowCodes(codes.ViewRecoveryCodesView):
    """Recovery codes are shown once, and only to a click: loading a page must not use the once up."""

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return redirect("mfa_index")

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return super().get(request, *args, **kwargs)


def _allauth(route: str, view, name: str) -> URLPattern:
    """One of allauth's pages, for looking and sending only: it takes PUT for POST."""
    return path(route, require_http_methods(["GET", "HEAD", "POST"])(view), name=name)


# Every other page of allauth has no address, and so is not there.
urlpatterns: list[URLPattern | URLResolver] = [
    _allauth("sign-in/", SignIn.as_view(), "account_login"),
    _allauth("sign-in/second-factor/", Authenticate.as_view(), "mfa_authenticate"),
    _allauth(
        "sign-in/passkey/", where_passkeys_work(passkeys.login_webauthn), "mfa_login_webauthn"
    ),
    path(
        "sign-in/with/<slug:provider_id>/",
        require_POST(provider.login),
        name="openid_connect_login",
    ),
    path(
        "sign-in/with/<slug:provider_id>/back/",
        require_safe(provider.callback),
        name="openid_connect_callback",
    ),
    _allauth("sign-up/", SignUp.as_view(), "account_signup"),
    _allauth("sign-out/", SignOut.as_view(), "account_logout"),
    path("invitation/<slug:key>/", account.invitation, name="invitation"),
    path("account/second-factor/", account.second_factor, name="mfa_index"),
    _allauth("account/second-factor/app/", ActivateApp.as_view(), "mfa_activate_totp"),
    _allauth("account/second-factor/app/remove/", totp.deactivate_totp, "mfa_deactivate_totp"),
    _allauth(
        "account/second-factor/passkey/",
        where_passkeys_work(passkeys.add_webauthn),
        "mfa_add_webauthn",
    ),
    _allauth("account/second-factor/codes/", ShowCodes.as_view(), "mfa_view_recovery_codes"),
    _allauth(
        "account/second-factor/codes/new/",
        codes.generate_recovery_codes,
        "mfa_generate_recovery_codes",
    ),
    _allauth("account/password/", PasswordChange.as_view(), "account_change_password"),
    _allauth("account/confirm/", views.reauthenticate, "account_reauthenticate"),
    _allauth("account/confirm/code/", factors.reauthenticate, "mfa_reauthenticate"),
    _allauth(
        "account/confirm/passkey/",
        where_passkeys_work(passkeys.reauthenticate_webauthn),
        "mfa_reauthenticate_webauthn",
    ),
    path("account/", include("debates.urls.account")),
]

"""Who may make an account of staff, and what allauth does otherwise here than it would by itself.

An account comes from an invitation, or where TEACHERS says so from anybody, or from whoever a school's
own sign-in vouches for by a verified address. No mail is ever sent.
"""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from allauth.core.internal.httpkit import get_client_ip
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from debates import access
from debates.actions.errors import InvitationGone
from debates.actions.staff import accept_invitation
from debates.models import User


class StaffAccounts(DefaultAccountAdapter):
    """Accounts with a name and a password."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": gettext_lazy("That name and password are not correct."),
        "email_password_mismatch": gettext_lazy("That name and password are not correct."),
        "username_taken": gettext_lazy("Somebody has this name already."),
        "username_is_address": gettext_lazy("A name without @, please."),
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

"""What follows when somebody signs in or changes how an account is entered: little is kept of the browser,
other sessions end, and it is logged."""

from allauth.account.signals import password_changed, user_signed_up
from allauth.mfa.signals import authenticator_added, authenticator_removed
from allauth.socialaccount.signals import social_account_added, social_account_removed
from allauth.usersessions.models import UserSession
from django.db.models.signals import pre_save
from django.http import HttpRequest

from debates.actions.staff import end_sessions, log_change
from debates.boards.account import signs_of
from debates.models import User

NO_ADDRESS = "0.0.0.0"  # noqa: S104 (nothing listens there)


def connect() -> None:
    pre_save.connect(keep_little_of_a_browser, sender=UserSession)
    user_signed_up.connect(on_signed_up)
    password_changed.connect(on_password_changed)
    authenticator_added.connect(on_factor_added)
    authenticator_removed.connect(on_factor_removed)
    social_account_added.connect(on_provider_added)
    social_account_removed.connect(on_provider_removed)


def keep_little_of_a_browser(sender, instance: UserSession, **kwargs) -> None:
    """allauth would keep the network address and all that a browser says of itself."""
    instance.ip = NO_ADDRESS
    instance.user_agent = signs_of(instance.user_agent)


def on_signed_up(sender, request: HttpRequest, user: User, **kwargs) -> None:
    log_change(user=user, verb="make_account")


def on_password_changed(sender, request: HttpRequest, user: User, **kwargs) -> None:
    log_change(user=user, verb="change_password")
    _end_others(request, user)


def on_factor_added(sender, request: HttpRequest, user: User, authenticator, **kwargs) -> None:
    """A session from before would stay without the factor."""
    log_change(user=user, verb="add_second_factor", kind=authenticator.type)
    _end_others(request, user)


def on_factor_removed(sender, request: HttpRequest, user: User, authenticator, **kwargs) -> None:
    log_change(user=user, verb="remove_second_factor", kind=authenticator.type)


def on_provider_added(sender, request: HttpRequest, sociallogin, **kwargs) -> None:
    account = sociallogin.account
    log_change(user=account.user, verb="connect_provider", provider=account.provider)


def on_provider_removed(sender, request: HttpRequest, socialaccount, **kwargs) -> None:
    log_change(user=socialaccount.user, verb="disconnect_provider", provider=socialaccount.provider)


def _end_others(request: HttpRequest, user: User) -> None:
    end_sessions(user=user, by=user, but=request.session.session_key or "")

"""How staff get in: which of allauth's pages there are. All others have no address."""

from functools import wraps

from allauth.account import views
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from debates import access
from debates.boards.qr import qr_code
from debates.queries.staff import has_passkey
from debates.views import account
from powerstruggle import provider
from powerstruggle.adapters import StaffAccounts


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

"""Sign-in with an account of the school, by OpenID Connect: one kind of provider for Google, Microsoft and
any other. allauth finds this module by its name.

Whoever comes back is known by issuer and subject, never by an address. Every ID token is checked against
the keys of its issuer, also where it came straight from there.
"""

import hashlib

from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from jwt import PyJWTError
from requests import RequestException


class SchoolAccounts(OpenIDConnectOAuth2Adapter):
    @property
    def openid_config(self) -> dict:
        try:
            config = super().openid_config
            calls_itself = config["issuer"]
        except (RequestException, KeyError, TypeError, ValueError) as error:
            raise OAuth2Error("the provider does not describe itself") from error
        if calls_itself != self.get_provider().issuer:
            raise OAuth2Error("the provider calls itself something else")
        return config

    def get_callback_url(self, request: HttpRequest, app) -> str:
        """Where the provider sends people back: the public address, however a proxy asked us."""
        path = self.get_provider().get_callback_url()
        return (
            f"{settings.PUBLIC_URL}{path}"
            if settings.PUBLIC_URL
            else request.build_absolute_uri(path)
        )

    def complete_login(self, request: HttpRequest, app, token, **kwargs):
        claims = self._checked(app, kwargs["response"].get("id_token"))
        if not claims.get("email") and self.openid_config.get("userinfo_endpoint"):
            more = self._fetch_user_info(token.token)
            if more.get("sub") == claims["sub"]:
                claims = more | claims
        self._check_domain(claims)
        return self.get_provider().sociallogin_from_response(request, claims)

    def _checked(self, app, id_token) -> dict:
        try:
            claims = jwtkit.verify_and_decode(
                credential=id_token,
                keys_url=self.openid_config["jwks_uri"],
                issuer=self.get_provider().issuer,
                audience=app.client_id,
                lookup_kid=jwtkit.lookup_kid_jwk,
            )
        except (PyJWTError, KeyError, TypeError, ValueError) as error:
            raise OAuth2Error("the ID token cannot be read") from error
        if not isinstance(claims.get("sub"), str) or not claims["sub"] or "exp" not in claims:
            raise OAuth2Error("the ID token lacks what it must say")
        return claims

    def _check_domain(self, claims: dict) -> None:
        """Google asks whoever comes; only its `hd` says that somebody belongs to the school."""
        wanted = self.get_provider().app.settings.get("hosted_domain")
        if wanted and str(claims.get("hd", "")).lower() != wanted:
            raise OAuth2Error("an account of another organisation")


class SchoolProvider(OpenIDConnectProvider):
    oauth2_adapter_class = SchoolAccounts
    pkce_enabled_default = True

    @property
    def issuer(self) -> str:
        return self.app.settings["server_url"]

    def get_scope_from_request(self, request: HttpRequest) -> list[str]:
        """What we ask for; an address somebody else wrote adds nothing."""
        return ["openid", "email", "profile"]

    def get_auth_params_from_request(self, request: HttpRequest, action) -> dict:
        domain = self.app.settings.get("hosted_domain")
        return {"hd": domain} if domain else {}

    def extract_uid(self, data: dict) -> str:
        return hashlib.sha256(f"{self.issuer}\0{data['sub']}".encode()).hexdigest()

    def extract_extra_data(self, data: dict) -> dict:
        """Enough to say on the account's page which account it is."""
        return {"issuer": self.issuer, "name": _text(data, "name"), "email": _text(data, "email")}

    def extract_common_fields(self, data: dict) -> dict:
        address = _text(data, "email")
        return {
            "email": address,
            "username": _text(data, "preferred_username").partition("@")[0]
            or address.partition("@")[0],
            "first_name": _text(data, "given_name"),
            "last_name": _text(data, "family_name"),
        }

    def extract_email_addresses(self, data: dict) -> list:
        """Microsoft says `xms_edov` where others say `email_verified`."""
        verified = data.get("email_verified") is True or data.get("xms_edov") in (
            True,
            1,
            "1",
            "true",
        )
        return super().extract_email_addresses(
            {"email": _text(data, "email"), "email_verified": verified}
        )


def _text(claims: dict, name: str) -> str:
    value = claims.get(name)
    return value[:150] if isinstance(value, str) else ""


def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """A page that goes on to the provider: a form's answer must not lead there by itself."""
    answer = _view(OAuth2LoginView, request, provider_id)
    address = answer.headers.get("Location", "")
    if not address.startswith("http"):
        return answer
    context = {"address": address, "name": names()[provider_id]}
    return render(request, "account/onward.html", context)


def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    return _view(OAuth2CallbackView, request, provider_id)


def _view(kind, request: HttpRequest, provider_id: str) -> HttpResponse:
    if provider_id not in {one["provider_id"] for one in settings.SCHOOL_ACCOUNTS}:
        raise Http404
    adapter = SchoolAccounts(request, provider_id)
    try:
        return kind.adapter_view(adapter)(request)
    except OAuth2Error as error:  # before allauth looks for it
        return render_authentication_error(request, adapter.get_provider(), exception=error)


def names() -> dict[str, str]:
    """What to call each provider that is switched on, by its id."""
    return {one["provider_id"]: one["name"] for one in settings.SCHOOL_ACCOUNTS}


provider_classes = [SchoolProvider]

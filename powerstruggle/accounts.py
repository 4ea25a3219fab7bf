"""How staff get in: through allauth's sign-in and sign-out, and through no other of its pages."""

from allauth.account import views
from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import URLPattern, path


class ClosedSignUp(DefaultAccountAdapter):
    """Accounts are made by whoever runs the server."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


urlpatterns: list[URLPattern] = [
    path("sign-in/", views.login, name="account_login"),
    path("sign-out/", views.logout, name="account_logout"),
]

"""A staff account's own pages. Those that are allauth's stand in powerstruggle.accounts."""

from django.urls import path

from debates.views import account

app_name = "account"
urlpatterns = [
    path("", account.home, name="home"),
    path("signed-in/end/", account.end_session, name="end-session"),
    path("signed-in/end-others/", account.end_other_sessions, name="end-others"),
    path("passkeys/<slug:reference>/remove/", account.remove_passkey, name="remove-passkey"),
    path("with/<slug:key>/leave/", account.leave_provider, name="leave-provider"),
    path("invitations/", account.invitations, name="invitations"),
    path("invitations/withdraw/", account.withdraw, name="withdraw"),
]

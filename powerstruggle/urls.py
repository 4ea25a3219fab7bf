"""The addresses of the whole site; every audience's own are in debates.urls."""

from django.urls import include, path

from powerstruggle import accounts

handler400 = "powerstruggle.failures.bad_request"
handler500 = "powerstruggle.failures.server_error"
handler403 = "debates.views.refusals.forbidden"

urlpatterns = [
    *accounts.urlpatterns,
    path("", include("debates.urls")),
]

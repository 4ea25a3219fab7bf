"""The library: every question's dossier, open to anybody."""

from django.urls import include, path

from debates.views import library

urlpatterns = [
    path("", library.questions, name="questions"),
    path("<slug:question>/", include("debates.urls.shelf", namespace="library")),
]

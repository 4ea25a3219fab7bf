"""Curators: the admin, and the manuscript as a pupil would read it."""

from django.urls import include, path

from debates.admin import site

urlpatterns = [
    path("preview/<slug:preview>/", include("debates.urls.shelf", namespace="preview")),
    path("", site.urls),
]

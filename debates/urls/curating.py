"""Curators: the admin, and the manuscript as a pupil would read it."""

from django.urls import include, path

from debates.admin import site

urlpatterns = [
    # What a class finds before it has met the conclusion, and what it finds then.
    path("preview/<slug:preview>/", include("debates.urls.shelf", namespace="preview")),
    path("revealed/<slug:preview>/", include("debates.urls.shelf", namespace="revealed")),
    path("", site.urls),
]

"""Addresses, one file per audience."""

from django.urls import include, path

from debates.views import privacy

urlpatterns = [
    path("privacy/", privacy.privacy, name="privacy"),
    path("", include("debates.urls.pupil")),
    path("teacher/", include("debates.urls.teacher")),
    path("projector/", include("debates.urls.projector")),
    path("library/", include("debates.urls.library")),
    path("curate/", include("debates.urls.curating")),
    path("debate/<slug:debate_id>/evidence/", include("debates.urls.shelf", namespace="evidence")),
]

"""Addresses, one file per audience."""

from django.urls import include, path

urlpatterns = [
    path("", include("debates.urls.pupil")),
    path("teacher/", include("debates.urls.teacher")),
    path("projector/", include("debates.urls.projector")),
]

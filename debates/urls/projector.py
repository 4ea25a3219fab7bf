"""The wall. Its key cannot be guessed and opens nothing else."""

from django.urls import path

from debates.views import projector

app_name = "projector"
urlpatterns = [
    path("<slug:key>/", projector.wall, name="wall"),
    path("<slug:key>/now/", projector.now, name="now"),
]

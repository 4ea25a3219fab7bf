"""The wall. Its key cannot be guessed and opens nothing else."""

from django.urls import path

from debates.views import bells, projector

app_name = "projector"
urlpatterns = [
    path("<slug:key>/", projector.wall, name="wall"),
    path("<slug:key>/now/", projector.now, name="now"),
    path("<slug:key>/bell/", bells.projector, name="bell"),
]

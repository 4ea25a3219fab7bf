"""The pages of a dossier. Included twice: the open library, and the evidence of one debate."""

from django.urls import path

from debates.views import library, network, timeline

app_name = "shelf"
urlpatterns = [
    path("", library.front, name="front"),
    path("network/", network.network, name="network"),
    path("network/part/", network.network_part, name="network-part"),
    path("timeline/", timeline.timeline, name="timeline"),
]

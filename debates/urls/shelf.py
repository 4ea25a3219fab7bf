"""The pages of a dossier. Included twice: the open library, and the evidence of one debate."""

from django.urls import path

from debates.views import library, network, source_lists, timeline

app_name = "shelf"
urlpatterns = [
    path("", library.front, name="front"),
    path("factors/", library.factors, name="factors"),
    path("factors/<slug:factor>/", library.factor, name="factor"),
    path("figures/", library.figures, name="figures"),
    path("figures/<slug:figure>/", library.figure, name="figure"),
    path("factions/", library.factions, name="factions"),
    path("factions/<slug:faction>/", library.faction, name="faction"),
    path("events/<slug:event>/", library.event, name="event"),
    path("terms/", library.terms, name="terms"),
    path("terms/<slug:term>/", library.term, name="term"),
    path("sources/", library.sources, name="sources"),
    path("sources/<slug:source>/", library.source, name="source"),
    path("sources/list/<slug:form>/", source_lists.source_list, name="source-list"),
    path("essay/", library.essay, name="essay"),
    path("search/", library.search, name="search"),
    path("network/", network.network, name="network"),
    path("network/part/", network.network_part, name="network-part"),
    path("timeline/", timeline.timeline, name="timeline"),
]

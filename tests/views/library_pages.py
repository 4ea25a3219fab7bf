"""The pages of a dossier as a reader's browser sees them: which there are, and where they lead."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.test import Client

FOLDERS = ("factors", "figures", "factions", "events", "terms", "sources")
NO_END = {"meta", "link", "input", "br", "img", "hr"}


class _Links(HTMLParser):
    """Addresses in <main>, but not in the line at its foot that stands on every page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag, attrs):
        names = dict(attrs)
        if tag not in NO_END:
            self.open.append("colophon" if names.get("class") == "colophon" else tag)
        if tag == "a" and "main" in self.open and "colophon" not in self.open:
            self.found.append(names["href"])

    def handle_endtag(self, tag):
        if tag not in NO_END:
            self.open.pop()


def links_in(html: str) -> list[str]:
    reader = _Links()
    reader.feed(html)
    assert reader.open == [], "tags are not closed"
    return reader.found


@dataclass
class Library:
    """Every page that can be reached from a front page, by its address below `root`."""

    root: str
    client: Client = field(default_factory=Client)
    pages: dict[str, str] = field(default_factory=dict)
    links: dict[str, set[str]] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)

    def read(self) -> "Library":
        waiting = [""]
        while waiting:
            place = waiting.pop()
            if place in self.pages:
                continue
            answer = self.client.get(self.root + place)
            if answer.status_code != 200:
                self.broken.append(place)
                continue
            self.pages[place] = answer.text
            self.links[place] = {self._place(url, place) for url in links_in(answer.text)} - {None}
            waiting += self.links[place]
        return self

    def entries(self) -> set[str]:
        """Pages of one entry each, and the essay's."""
        own = {place for place in self.pages if place.split("/")[0] in FOLDERS}
        return {place for place in own if place.count("/") == 2} | ({"essay/"} & self.pages.keys())

    def one_way(self) -> list[tuple[str, str]]:
        """Entries that name another whose page does not name them."""
        entries = self.entries()
        return sorted(
            (page, other)
            for page in entries
            for other in self.links[page] & entries
            if page not in self.links[other]
        )

    def _place(self, url: str, place: str) -> str | None:
        """Below the root, without anchor and query; None for a link that leads out of the library."""
        bare = url.partition("#")[0].partition("?")[0]
        if not bare:
            return place if url.startswith(("#", "?")) else None
        return bare.removeprefix(self.root) if bare.startswith(self.root) else None

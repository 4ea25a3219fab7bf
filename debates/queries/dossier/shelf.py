"""A dossier in the hands of one reader, and where its pages stand for him."""

from dataclasses import dataclass

from .values import Dossier

# The folder of each kind of page under a shelf; alliances and claims stand on other entries' pages.
FOLDERS = {
    "factor": "factors",
    "figure": "figures",
    "faction": "factions",
    "event": "events",
    "term": "terms",
    "source": "sources",
}


@dataclass(frozen=True, slots=True)
class Shelf:
    """`root` is the front page's address, which ends in "/". `debate_id` is "" in the open library;
    inside a debate the dossier is the debate's edition, cut to what its class may see, and `home` is
    where this reader goes back to: the pupil's page or the console. `for_teacher` says that one of the
    debate's teachers looks on; `argue_url` is where this reader can use a piece in an argument now."""

    dossier: Dossier
    root: str
    debate_id: str = ""
    home: str = ""
    for_teacher: bool = False
    argue_url: str = ""

    def address(self, kind: str, slug: str) -> str:
        """Of one entry's own page; of a claim, its place on the essay's page."""
        if kind == "claim":
            return f"{self.root}essay/#{slug}"
        return f"{self.root}{FOLDERS[kind]}/{slug}/"

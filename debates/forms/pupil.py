"""What pupils send: a join code, a seat, a ballot."""

from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from debates.models import Debate, Paper
from debates.rankings import Fault, Ranking, faults, ranking_of

from .names import clean_name

PREFIX = "place-"
LONGEST_KEY = 64


class JoinForm(forms.Form):
    # Longer than a code, so that a whole pasted line is looked at and not cut by the browser.
    code = forms.CharField(
        label=_("Code on the board, or on your slip"), max_length=100, required=False
    )


class BackForm(JoinForm):
    seat_code = forms.CharField(label=_("Your seat code"), max_length=100, required=False)


class KnockForm(JoinForm):
    asked = forms.CharField(
        label=_("Your pseudonym, or the name your teacher knows"), max_length=400, required=False
    )


class SeatForm(forms.Form):
    # Made by the page that offers the seat: the same offer twice is one seat, not two.
    offer = forms.RegexField(r"^[\w-]{22}$", widget=forms.HiddenInput)
    pseudonym = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("Your name, for your teacher only"), max_length=400, required=False
    )

    def clean_name(self):
        return clean_name(self.cleaned_data["name"])


@dataclass(frozen=True, slots=True)
class BallotInput:
    """A ballot as it was sent: places by factor, or what is wrong with it.

    `malformed` says that no page of ours could have sent it.
    """

    places: dict[str, int]
    key: str = ""
    faults: tuple[Fault, ...] = ()
    malformed: bool = False

    @property
    def is_fit(self) -> bool:
        return not self.faults and not self.malformed

    @property
    def ranking(self) -> Ranking:
        return ranking_of(self.places)


def read_places(data: QueryDict, slugs: list[str]) -> dict[str, int] | None:
    """Places by factor from `place-<slug>` fields; None if the fields are not those of this paper.

    Each field exactly once, its value empty or a plain number from 1 to the number of factors.
    """
    allowed = {str(n): n for n in range(1, len(slugs) + 1)}
    sent = {name.removeprefix(PREFIX) for name in data if name.startswith(PREFIX)}
    if sent != set(slugs):
        return None
    places = {}
    for slug in slugs:
        values = data.getlist(PREFIX + slug)
        if len(values) != 1 or (values[0] and values[0] not in allowed):
            return None
        if values[0]:
            places[slug] = allowed[values[0]]
    return places


def read_ballot(data: QueryDict, *, paper: Paper, debate: Debate) -> BallotInput:
    """Everything that must hold before a ballot is cast."""
    places = read_places(data, paper.shuffle)
    keys = data.getlist("key")
    if places is None or len(keys) != 1 or not _is_key(keys[0]):
        return BallotInput(places=places or {}, malformed=True)
    found = faults(places, paper.shuffle, shape=debate.shape, gaps_allowed=debate.gaps_allowed)
    return BallotInput(places=places, key=keys[0], faults=tuple(found))


def _is_key(text: str) -> bool:
    return 0 < len(text) <= LONGEST_KEY and text.isascii() and text.isprintable()

"""*New debate*: a question and a class are enough; everything else has a default and can be changed."""

import zoneinfo
from collections.abc import Iterator, Sequence
from functools import cache

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from debates.actions.debates import (
    DIAMOND_FACTORS,
    FEWEST_FACTORS,
    MOST_FACTORS,
    FactorWording,
    Plan,
    own_factor,
)
from debates.actions.door import DEFAULT_PLACES, FEWEST_PLACES, MOST_PLACES
from debates.actions.phases import DEFAULT_MINUTES
from debates.models import (
    PERIOD_ROUNDS,
    Anonymity,
    Classroom,
    Edition,
    Phase,
    ShapeChoice,
    Strength,
)
from debates.queries.editions import Factor, all_factors, factor_set
from debates.queries.lesson import periods_of

from .names import clean_name
from .teacher import PLACES_IN_WORDS, clean_title

LONGEST_MINUTES = 600
LONGEST_FACTOR = 60
# All periods take equally long, so one field is enough for them.
MINUTES = tuple(phase for phase in DEFAULT_MINUTES if phase not in PERIOD_ROUNDS[1:])
OWN_FIELDS = ("own_1", "own_2")
ESSAY = "essay"
_AREAS = (
    *("Africa/", "America/", "Antarctica/", "Arctic/", "Asia/", "Atlantic/", "Australia/"),
    *("Europe/", "Indian/", "Pacific/"),
)


@cache
def zone_choices() -> list[tuple[str, str]]:
    """Places of this world, UTC, and whatever the server is set to."""
    names = {name for name in zoneinfo.available_timezones() if name.startswith(_AREAS)}
    return [(name, name.replace("_", " ")) for name in sorted(names | {"UTC", settings.TIME_ZONE})]


class NewDebateForm(forms.Form):
    """`editions` are what a class can be asked: the newest of each question. `classrooms` are the
    teacher's own, whose title is the debate's unless another is typed.

    Factors of every question are on the page, so that no script has to fetch them; only those of
    the chosen question are looked at.
    """

    question = forms.ChoiceField(label=gettext_lazy("Question"), widget=forms.RadioSelect)
    classroom = forms.ChoiceField(label=gettext_lazy("Roster"), required=False)
    title = forms.CharField(label=gettext_lazy("Class"), max_length=400, required=False)
    shape = forms.ChoiceField(
        label=gettext_lazy("Shape"), choices=ShapeChoice.choices, widget=forms.RadioSelect
    )
    gaps_allowed = forms.BooleanField(
        label=gettext_lazy("Pupils may leave factors out"), required=False
    )
    anonymity = forms.ChoiceField(
        label=gettext_lazy("Who sees a ranking"),
        choices=Anonymity.choices,
        widget=forms.RadioSelect,
    )
    admits_by_hand = forms.BooleanField(
        label=gettext_lazy("Let each pupil in by hand"), required=False
    )
    capacity = forms.IntegerField(
        label=gettext_lazy("Places"),
        required=False,
        min_value=FEWEST_PLACES,
        max_value=MOST_PLACES,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), PLACES_IN_WORDS),
    )
    strength = forms.ChoiceField(
        label=gettext_lazy("How far to follow the essay"),
        choices=Strength.choices,
        widget=forms.RadioSelect,
    )
    zone = forms.ChoiceField(label=gettext_lazy("Time zone"), choices=zone_choices)
    own_1 = forms.CharField(
        label=gettext_lazy("A factor of your own"), max_length=400, required=False
    )
    own_2 = forms.CharField(
        label=gettext_lazy("Another factor of your own"), max_length=400, required=False
    )

    def __init__(
        self,
        data=None,
        *,
        editions: Sequence[Edition],
        classrooms: Sequence[Classroom] = (),
        chosen: str = "",
    ):
        self.editions = {edition.question.slug: edition for edition in editions}
        self.classrooms = {classroom.public_id: classroom for classroom in classrooms}
        super().__init__(
            data,
            initial={
                "question": next(iter(self.editions)) if len(self.editions) == 1 else None,
                "classroom": chosen,
                "shape": ShapeChoice.LADDER,
                "anonymity": Anonymity.SECRET,
                "capacity": DEFAULT_PLACES,
                "strength": Strength.IMPLIED,
                "zone": settings.TIME_ZONE,
            },
            label_suffix="",
        )
        self.fields["question"].choices = [
            (slug, edition.title) for slug, edition in self.editions.items()
        ]
        self.fields["classroom"].choices = [
            ("", _("None: everybody joins with the code")),
            *((key, classroom.title) for key, classroom in self.classrooms.items()),
        ]
        for slug, edition in self.editions.items():
            if periods := periods_of(edition):
                self.fields[f"periods-{slug}"] = forms.BooleanField(
                    label=", ".join(unbroken(period.title) for period in periods), required=False
                )
            self.fields[f"factors-{slug}"] = forms.MultipleChoiceField(
                choices=[(f.slug, f.title) for f in all_factors(edition)],
                initial=[f.slug for f in factor_set(edition, "default")],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        for phase in MINUTES:
            is_period = phase in PERIOD_ROUNDS
            self.fields[f"minutes-{phase}"] = forms.IntegerField(
                label=_("Each period") if is_period else Phase(phase).label,
                initial=DEFAULT_MINUTES[phase],
                required=False,
                min_value=1,
                max_value=LONGEST_MINUTES,
                error_messages=dict.fromkeys(
                    ("invalid", "min_value", "max_value"),
                    gettext_lazy("Write whole minutes from 1 to 600, or nothing for no limit."),
                ),
            )

    @property
    def factor_fields(self) -> Iterator[tuple[str, forms.BoundField]]:
        """The question and its factors, for each question."""
        for slug, edition in self.editions.items():
            yield edition.title, self[f"factors-{slug}"]

    @property
    def minutes_fields(self) -> list[forms.BoundField]:
        has_periods = any(self.period_fields)
        return [
            self[f"minutes-{phase}"]
            for phase in MINUTES
            if has_periods or phase not in PERIOD_ROUNDS
        ]

    @property
    def period_fields(self) -> Iterator[tuple[str, forms.BoundField]]:
        """The question and whether to rank for its periods, for each question that has some."""
        for slug, edition in self.editions.items():
            if f"periods-{slug}" in self.fields:
                yield edition.title, self[f"periods-{slug}"]

    @property
    def has_faulty_options(self) -> bool:
        """Whether something in the folded part is wrong, so that it has to be open."""
        return (
            bool(set(self.errors) - {"question", "classroom", "title"}) if self.is_bound else False
        )

    @property
    def classroom_chosen(self) -> Classroom | None:
        return self.classrooms.get(self.cleaned_data.get("classroom", ""))

    def clean_title(self) -> str:
        typed = self.cleaned_data["title"]
        if not typed and self.classroom_chosen:
            return self.classroom_chosen.title
        return clean_title(typed)

    def clean_capacity(self) -> int:
        return self.cleaned_data["capacity"] or DEFAULT_PLACES

    def clean_own_1(self) -> str:
        return self._clean_own(self.cleaned_data["own_1"])

    def clean_own_2(self) -> str:
        return self._clean_own(self.cleaned_data["own_2"])

    def _clean_own(self, typed: str) -> str:
        title = clean_name(typed)
        if len(title) > LONGEST_FACTOR:
            raise forms.ValidationError(
                _("A factor has at most %(most)d characters.") % {"most": LONGEST_FACTOR}
            )
        return title

    def clean(self) -> dict:
        data = self.cleaned_data
        if data.get("shape") == ShapeChoice.DIAMOND and data.get("gaps_allowed"):
            self.add_error(
                "gaps_allowed",
                _("A diamond has a place for each of its nine factors, so none can be left out."),
            )
        edition = self.editions.get(data.get("question", ""))
        if edition is not None and f"factors-{data['question']}" in data:
            self.factors = self._chosen(edition)
            self._check_number()
        return data

    def _chosen(self, edition: Edition) -> list[FactorWording]:
        """The ticked factors in the dossier's order, then the teacher's own.

        Who chose the diamond and left the factors as they were gets the nine that were picked for it.
        """
        data = self.cleaned_data
        ticked = set(data[f"factors-{data['question']}"])
        own = {name: title for name in OWN_FIELDS if (title := data.get(name))}
        default = {factor.slug for factor in factor_set(edition, "default")}
        if data.get("shape") == ShapeChoice.DIAMOND and ticked == default and not own:
            return [_wording(factor) for factor in factor_set(edition, "diamond")]
        chosen = [_wording(f) for f in all_factors(edition) if f.slug in ticked]
        for name, title in own.items():
            if any(title.casefold() == factor.title.casefold() for factor in chosen):
                self.add_error(name, _("“%(title)s” is there already.") % {"title": title})
            chosen.append(own_factor(title, taken=[factor.slug for factor in chosen]))
        return chosen

    def _check_number(self) -> None:
        count = len(self.factors)
        field = f"factors-{self.cleaned_data['question']}"
        words = {"count": count, "fewest": FEWEST_FACTORS, "most": MOST_FACTORS}
        if not FEWEST_FACTORS <= count <= MOST_FACTORS:
            self.add_error(
                field,
                _("A debate has %(fewest)d to %(most)d factors; you chose %(count)d.") % words,
            )
        elif self.cleaned_data.get("shape") == ShapeChoice.DIAMOND and count != DIAMOND_FACTORS:
            self.add_error(
                field, _("A diamond takes exactly nine factors; you chose %(count)d.") % words
            )

    @property
    def edition(self) -> Edition:
        return self.editions[self.cleaned_data["question"]]

    def plan(self) -> Plan:
        data = self.cleaned_data
        return Plan(
            title=data["title"],
            factors=self.factors,
            shape=data["shape"],
            gaps_allowed=data["gaps_allowed"],
            anonymity=data["anonymity"],
            admits_by_hand=data["admits_by_hand"],
            capacity=data["capacity"],
            zone=data["zone"],
            has_periods=data.get(f"periods-{data['question']}", False),
            minutes={
                **{phase: data[f"minutes-{phase}"] for phase in MINUTES},
                **dict.fromkeys(PERIOD_ROUNDS, data[f"minutes-{PERIOD_ROUNDS[0]}"]),
            },
            conclusions={ESSAY: data["strength"]},
            classroom=self.classroom_chosen,
        )


def unbroken(years: str) -> str:
    """No line ends inside 1922–24."""
    return years.replace("–", "\N{WORD JOINER}–\N{WORD JOINER}")


def _wording(factor: Factor) -> FactorWording:
    return FactorWording(slug=factor.slug, title=factor.title, summary=factor.summary)

"""A source's citation as fields that a teacher can fill in; nobody types CSL-JSON.

Each field is named after its CSL key with "csl_" in front and "_" for "-". People stand one on a line,
"Family, Given", an organisation by its name; dates are 1925, 1925-05 or 1925-05-23, a span has a slash
between two.
"""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from debates.queries.packs.forms import CITATION_KEYS
from debates.queries.packs.schema import citation as check_citation
from debates.queries.packs.shapes import Findings, Spot
from debates.queries.packs.yaml_file import Map

PEOPLE = ("author", "editor", "translator")
DATES = ("issued", "original-date", "accessed")
TYPES = (
    ("book", gettext_lazy("Book")),
    ("chapter", gettext_lazy("Chapter of a book")),
    ("article-journal", gettext_lazy("Article in a journal")),
    ("article-newspaper", gettext_lazy("Article in a newspaper")),
    ("article-magazine", gettext_lazy("Article in a magazine")),
    ("article", gettext_lazy("Article elsewhere")),
    ("document", gettext_lazy("Document")),
    ("manuscript", gettext_lazy("Manuscript")),
    ("personal_communication", gettext_lazy("Letter")),
    ("speech", gettext_lazy("Speech")),
    ("report", gettext_lazy("Report")),
    ("legislation", gettext_lazy("Law or decree")),
    ("thesis", gettext_lazy("Thesis")),
    ("webpage", gettext_lazy("Web page")),
    ("motion_picture", gettext_lazy("Film")),
    ("graphic", gettext_lazy("Picture")),
    ("map", gettext_lazy("Map")),
)
LABELS = {
    "type": gettext_lazy("Type of source"),
    "title": gettext_lazy("Title"),
    "title-short": gettext_lazy("Short title"),
    "author": gettext_lazy("Authors"),
    "editor": gettext_lazy("Editors"),
    "translator": gettext_lazy("Translators"),
    "container-title": gettext_lazy("In (journal, newspaper or book)"),
    "collection-title": gettext_lazy("Series"),
    "publisher": gettext_lazy("Publisher"),
    "publisher-place": gettext_lazy("Place"),
    "issued": gettext_lazy("Date"),
    "original-date": gettext_lazy("Date of the original"),
    "accessed": gettext_lazy("Looked at on"),
    "edition": gettext_lazy("Edition"),
    "volume": gettext_lazy("Volume"),
    "number-of-volumes": gettext_lazy("Number of volumes"),
    "issue": gettext_lazy("Issue"),
    "page": gettext_lazy("Pages"),
    "archive": gettext_lazy("Archive"),
    "archive_location": gettext_lazy("Place in the archive"),
    "archive-place": gettext_lazy("Town of the archive"),
    "genre": gettext_lazy("Genre"),
    "medium": gettext_lazy("Medium"),
    "language": gettext_lazy("Language"),
    "ISBN": "ISBN",
    "ISSN": "ISSN",
    "DOI": "DOI",
    "URL": gettext_lazy("Web address"),
    "note": gettext_lazy("Note"),
}
HELP = {
    "author": gettext_lazy("One on a line: “Gibbon, Edward”. An organisation by its name."),
    "issued": gettext_lazy("1925, 1925-05 or 1925-05-23; several years as 1917/1923."),
    "archive_location": gettext_lazy("Such as f. 17, op. 2, d. 246."),
}
# A year before our era has a sign of its own.
_DATE = re.compile(r"(-?[0-9]{1,4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")


def field_name(key: str) -> str:
    return f"csl_{key.replace('-', '_')}"


NAMES = {key: field_name(key) for key in LABELS}


class CitationForm(forms.ModelForm):
    """Reads and writes the `citation` of its instance, whose slug is the citation's id."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        stored = self.instance.citation or {}
        for key, name in NAMES.items():
            self.initial[name] = written(key, stored.get(key))
        known = {value for value, _label in TYPES}
        if stored.get("type") not in (None, *known):  # kept as it is, whatever a pack brought
            one = (stored["type"], stored["type"])
            self.fields["csl_type"].choices = [*TYPES, one]

    def _post_clean(self):
        self._read_citation()
        super()._post_clean()

    def _read_citation(self) -> None:
        stored = self.instance.citation or {}
        made = {"id": self.instance.slug or "source"}
        for key, name in NAMES.items():
            if name not in self.cleaned_data:
                continue
            if name not in self.changed_data and key in stored:
                made[key] = stored[key]
                continue
            try:
                value = read(key, self.cleaned_data[name])
            except ValidationError as error:
                self.add_error(name, error)
                continue
            if value not in (None, "", []):
                made[key] = value
        if self.errors:
            return
        for key, cause in faults_in(made):
            self.add_error(NAMES.get(key), cause)
        self.instance.citation = {key: made[key] for key in CITATION_KEYS if key in made}


def _made(key: str) -> forms.Field:
    options: dict[str, Any] = {"label": LABELS[key], "required": False}
    if key in HELP:
        options["help_text"] = HELP[key]
    if key == "type":
        return forms.ChoiceField(**{**options, "required": True}, choices=TYPES)
    if key in PEOPLE:
        return forms.CharField(**options, widget=forms.Textarea(attrs={"rows": 2}))
    if key == "number-of-volumes":
        return forms.IntegerField(**options, min_value=1)
    options["required"] = key == "title"
    return forms.CharField(**options, widget=forms.TextInput(attrs={"class": "vTextField"}))


for _key, _name in NAMES.items():
    CitationForm.base_fields[_name] = CitationForm.declared_fields[_name] = _made(_key)


def faults_in(citation: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What the form of packs finds wrong: the CSL key, "" for the whole, and the cause."""
    findings = Findings()
    check_citation(Map.of(citation), Spot(findings, "sources.yaml"))
    found = []
    for fault in findings.faults:
        path, _space, cause = fault.cause.partition(" ")
        key = path.partition(".")[0]
        found.append((key, cause) if key in LABELS else ("", fault.cause))
    return found


def written(key: str, value: Any) -> Any:
    """One value of a citation as it stands in its field."""
    if value is None:
        return None
    if key in PEOPLE:
        return "\n".join(map(_person, value))
    if key in DATES:
        return "/".join("-".join(_padded(parts)) for parts in value.get("date-parts", ()))
    return value


def read(key: str, typed: Any) -> Any:
    """One field as a value of a citation. ValidationError where it cannot be."""
    if key in PEOPLE:
        return [_read_person(line.strip()) for line in typed.splitlines() if line.strip()]
    if key in DATES:
        return _read_date(typed)
    return typed


def _person(one: Mapping[str, str]) -> str:
    if "literal" in one:
        return f"“{one['literal']}”" if "," in one["literal"] else one["literal"]
    given = one.get("given", "")
    return f"{one.get('family', '')}, {given}".strip() if given else f"{one.get('family', '')},"


def _read_person(line: str) -> dict[str, str]:
    if line[0] in '“"' and line[-1] in '”"' and len(line) > 2:
        return {"literal": line[1:-1].strip()}
    family, comma, given = (part.strip() for part in line.partition(","))
    if not comma:
        return {"literal": line}
    return {key: part for key, part in (("family", family), ("given", given)) if part}


def _padded(parts: list[int]) -> list[str]:
    return [str(parts[0]), *(f"{part:02}" for part in parts[1:])]


def _read_date(typed: str) -> dict[str, Any] | None:
    if not typed.strip():
        return None
    spans = [part.strip() for part in typed.split("/")]
    dates = [_DATE.fullmatch(span) for span in spans]
    if len(spans) > 2 or not all(dates):
        raise ValidationError(_("Write 1925, 1925-05 or 1925-05-23; several years as 1917/1923."))
    parts = [[int(part) for part in date.groups() if part] for date in dates]
    if any(not 1 <= month <= 12 for _y, *rest in parts for month in rest[:1]) or any(
        not 1 <= day <= 31 for _y, *rest in parts for day in rest[1:]
    ):
        raise ValidationError(_("There is no such day."))
    return {"date-parts": parts}

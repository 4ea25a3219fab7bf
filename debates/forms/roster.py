"""A roster on its way in: what was uploaded or pasted, checked line by line before anything is written."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from debates.actions.pupils import RosterName
from debates.models import Pupil
from debates.queries.classrooms import one_name
from debates.queries.rosters import MOST_ROWS, FoundName, RosterFault, read_roster

from .names import clean_name

MOST_PASTED = 20_000  # symbols; three bytes each are within what a page may send
MOST_SENT = 2_500_000  # bytes of a form that holds 2,000 names of 80 symbols
NEW, THERE, WRONG = "new", "there", "wrong"


@dataclass(frozen=True, slots=True)
class Line:
    """One name as it would be added. `why` says in words what is wrong, `suffix` tells apart."""

    number: int
    name: str
    state: str
    suffix: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """`left_out` rows were staff, or not at the school any more."""

    lines: tuple[Line, ...]
    left_out: int = 0

    @property
    def new(self) -> list[Line]:
        return [line for line in self.lines if line.state == NEW]

    @property
    def there(self) -> list[Line]:
        return [line for line in self.lines if line.state == THERE]

    @property
    def wrong(self) -> list[Line]:
        return [line for line in self.lines if line.state == WRONG]

    @property
    def text(self) -> str:
        """The names, one on each line, as the yes sends them back."""
        return "\n".join(line.name for line in self.lines)

    def names(self) -> list[RosterName]:
        return [RosterName(line.name, line.suffix) for line in self.new]


def preview(
    found: Iterable[FoundName], *, roster: Sequence[Pupil], twins: bool = False, left_out: int = 0
) -> Preview:
    """What each line comes to beside the roster. `twins`: a name that stands twice is two pupils."""
    there = Counter(one_name(pupil.name) for pupil in roster)
    seen: dict[str, list[int]] = {}
    lines = tuple(_line(one, there, seen, twins) for one in found)
    return Preview(lines, left_out=left_out)


def _line(one: FoundName, there: Counter, seen: dict[str, list[int]], twins: bool) -> Line:
    try:
        name = clean_name(one.name)
    except ValidationError as error:
        return Line(one.line, one.name, WRONG, why=" ".join(error.messages))
    if not name:
        return Line(one.line, one.name, WRONG, why=_("There is no name here."))
    before = seen.setdefault(one_name(name), [])
    before.append(one.line)
    turn = len(before)
    if turn <= there[one_name(name)]:
        return Line(one.line, name, THERE)
    if turn == 1:
        return Line(one.line, name, NEW)
    if twins:
        return Line(one.line, name, NEW, suffix=str(turn))
    why = _("Stands on line %(line)d already.") % {"line": before[0]}
    return Line(one.line, name, WRONG, why=why)


class RosterForm(forms.Form):
    """A file or pasted text. `found` is what was in it."""

    roster = forms.FileField(
        label=gettext_lazy("Or choose a file"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv,text/plain"}),
    )
    names = forms.CharField(
        label=gettext_lazy("Paste names"),
        required=False,
        strip=False,
        max_length=MOST_PASTED,
        error_messages={
            "max_length": gettext_lazy("That is too much to paste. Upload it as a file."),
        },
    )

    def clean(self) -> dict:
        data = super().clean()
        sent, pasted = data.get("roster"), data.get("names") or ""
        if self.errors:
            return data
        if bool(sent) == bool(pasted.strip()):
            raise ValidationError(_("Choose a file, or paste names: one of the two."))
        try:
            self.found = read_roster(sent.read() if sent else pasted)
        except RosterFault as fault:
            raise ValidationError(fault_words(fault)) from None
        return data


class NamesForm(forms.Form):
    """The names of the preview, one on each line, as they came back with the yes."""

    names = forms.CharField(required=False, strip=False)
    twins = forms.BooleanField(required=False)

    def clean_names(self) -> list[FoundName]:
        """Blank lines are none; the others keep their number."""
        lines = enumerate(self.cleaned_data["names"].replace("\r\n", "\n").split("\n"), 1)
        found = [FoundName(n, tidy) for n, line in lines if (tidy := " ".join(line.split()))]
        if len(found) > MOST_ROWS:
            raise ValidationError(fault_words(RosterFault("too-many")))
        if not found:
            raise ValidationError(fault_words(RosterFault("no-names")))
        return found


def read_large_form(request: HttpRequest) -> None:
    """Lets a page send more than the site allows, for a whole roster. To be called before anything reads
    the request; the view then checks the token itself. More than any roster is counts as nothing."""
    if request.content_type == "application/x-www-form-urlencoded":
        sent = request.read(MOST_SENT + 1)
        request.POST = QueryDict(sent if len(sent) <= MOST_SENT else "", encoding=request.encoding)


def fault_words(fault: RosterFault) -> str:
    words = {
        "too-large": _("The file is larger than 1 MB."),
        "too-many": _("A roster has at most 2,000 names."),
        "no-names": _("There is no name in it."),
        "no-pupils": _("The file lists nobody who is a pupil now."),
        "spreadsheet": _(
            "This is a spreadsheet or an archive. Open it where it was made, and save it as CSV."
        ),
        "no-text": _("This is no text file. Save the list as CSV, or paste the names."),
        "page": _("This is a web page that is called a list. Open it, and copy the names."),
        "no-heading": _(
            "The list has %(count)d columns, and no first line that says which is the name. Add a "
            "line such as “Surname, Forename, …”, or paste the names alone."
        ),
        "quotes": _("Line %(count)d never ends, or a quotation mark on it is never closed."),
    }
    return words[fault.kind] % {"count": fault.count}

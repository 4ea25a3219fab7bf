"""What teachers send about a class: its title, its teachers, and one pupil of it."""

from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from debates.models import Classroom, Pupil, User
from debates.queries.classrooms import one_name

from .names import clean_name
from .teacher import clean_title

LONGEST_SUFFIX = 20


class ClassroomForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Class"), max_length=400, required=False)

    def clean_title(self) -> str:
        return clean_title(self.cleaned_data["title"])


class TeacherForm(forms.Form):
    """Somebody with an account, by name. `user` is who that is. `active`: the account is in use."""

    username = forms.CharField(label=gettext_lazy("User name"), max_length=150)

    def __init__(self, *args, active: bool = True, **kwargs):
        super().__init__(*args, **kwargs)
        self.users = User.objects.filter(is_active=True) if active else User.objects.all()

    def clean_username(self) -> str:
        username = self.cleaned_data["username"].strip()
        self.user = self.users.filter(username=username).first()
        if self.user is None:
            raise ValidationError(_("There is no account of this name."))
        return username


class PupilForm(forms.Form):
    """A name, and what tells it apart from the same name on the `roster`."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=400, required=False)
    suffix = forms.CharField(label=gettext_lazy("Told apart by"), max_length=400, required=False)

    def __init__(self, *args, roster: Iterable[Pupil], **kwargs):
        super().__init__(*args, **kwargs)
        self.taken = {one_name(str(pupil)) for pupil in roster}

    def clean_name(self) -> str:
        name = clean_name(" ".join(self.cleaned_data["name"].split()))
        if not name:
            raise ValidationError(_("Type a name."))
        return name

    def clean_suffix(self) -> str:
        suffix = clean_name(" ".join(self.cleaned_data["suffix"].split()))
        if len(suffix) > LONGEST_SUFFIX:
            most = {"most": LONGEST_SUFFIX}
            raise ValidationError(_("What tells a name apart has at most %(most)d letters.") % most)
        return suffix

    def clean(self) -> dict:
        data = super().clean()
        if not self.errors and one_name(f"{data['name']} {data['suffix']}") in self.taken:
            raise ValidationError(
                _("There is somebody of this name. Say what tells the two apart, such as “7b”.")
            )
        return data


class OtherClassForm(forms.Form):
    """Another of the teacher's own classes. `chosen` is which."""

    to = forms.CharField(max_length=16)

    def __init__(self, *args, classrooms: Iterable[Classroom], **kwargs):
        super().__init__(*args, **kwargs)
        self.classrooms = {one.public_id: one for one in classrooms}

    def clean_to(self) -> str:
        if self.cleaned_data["to"] not in self.classrooms:
            raise ValidationError(_("Choose a class."))
        self.chosen = self.classrooms[self.cleaned_data["to"]]
        return self.cleaned_data["to"]

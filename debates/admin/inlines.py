"""Lists inside the page of an entry: what it mentions, and its parts."""

from django import forms
from django.contrib.admin import TabularInline
from django.db.models import ForeignKey
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from debates.actions import manuscript as actions
from debates.models.entries import Entry

from .base import Chosen
from .site import site

LAST = 1_000_000


class RowsFormSet(BaseInlineFormSet):
    """Rows in an order that is typed as numbers; a row without a number goes to the end."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "position" in form.fields:
            field = form.fields["position"]
            field.required = False
            field.initial = None
            field.widget = forms.NumberInput(attrs={"class": "vSmall", "min": 0})
            if not form.instance.pk:
                form.initial["position"] = None
        for name, field in form.fields.items():
            if not field.widget.is_hidden:
                label = _("Remove") if name == "DELETE" else field.label
                field.widget.attrs["aria-label"] = label

    def save_new(self, form, commit=True):
        if form.instance.position is None:
            form.instance.position = self._after_the_last()
        return super().save_new(form, commit)

    def save_existing(self, form, obj, commit=True):
        if form.instance.position is None:
            form.instance.position = self._after_the_last()
        return super().save_existing(form, obj, commit)

    def _after_the_last(self) -> int:
        taken = [
            form.instance.position for form in self.forms if form.instance.position is not None
        ]
        return max(taken, default=-1) + 1

    def get_unique_error_message(self, unique_check):
        return _("One of them is in the list twice.")


class LinksFormSet(RowsFormSet):
    """Written anew as a whole, so that two rows may swap what they mention."""

    question = None
    fixed: dict = {}

    def save(self, commit=True):
        self.new_objects, self.changed_objects, self.deleted_objects = [], [], []
        if not self.has_changed():
            return []
        old, kept = [], []
        for form in self.initial_forms:
            old.append(self.model.objects.get(pk=form.instance.pk))
            if self._should_delete_form(form):
                self.deleted_objects.append(old[-1])
                continue
            kept.append(form.instance)
            if form.has_changed():
                self.changed_objects.append((form.instance, form.changed_data))
        for form in self.extra_forms:
            if form.has_changed() and not self._should_delete_form(form):
                setattr(form.instance, self.fk.name, self.instance)
                kept.append(form.instance)
                self.new_objects.append(form.instance)
        kept.sort(key=lambda row: LAST if row.position is None else row.position)
        for row in kept:
            for name, value in self.fixed.items():
                setattr(row, name, value)
        actions.replace_links(question=self.question, old=old, new=kept)
        return kept


class Rows(Chosen, TabularInline):
    template = "curate/tabular.html"
    formset = RowsFormSet
    extra = 1

    def get_queryset(self, request):
        related = [
            field.name
            for field in self.model._meta.fields
            if isinstance(field, ForeignKey) and issubclass(field.related_model, Entry)
        ]
        return super().get_queryset(request).select_related(*related)

    def has_add_permission(self, request, obj=None):
        return site.has_permission(request)

    def has_delete_permission(self, request, obj=None):
        return site.has_permission(request)


class LinkRows(Rows):
    """What an entry mentions."""

    formset = LinksFormSet
    fields = ("cited", "position")
    guidance = ""


def links(model, name, *, guidance: str = "", columns=("cited", "position"), fk: str = "owner"):
    """An inline for one link table. `name` is what its entries are called on the page."""
    return type(
        f"{model.__name__}Rows",
        (LinkRows,),
        {
            "model": model,
            "fk_name": fk,
            "fields": columns,
            "verbose_name": model._meta.get_field("cited").related_model._meta.verbose_name,
            "verbose_name_plural": name,
            "guidance": guidance,
        },
    )


class ReadRows(Rows):
    """Parts that are too large for a row: each leads to its own page."""

    extra = 0
    max_num = 0
    can_delete = False
    show_change_link = True
    add_words = gettext_lazy("Add one")

    def get_readonly_fields(self, request, obj=None):
        return self.fields

    def has_add_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

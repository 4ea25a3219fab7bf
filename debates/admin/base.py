"""What the pages of all entries and of their parts have in common."""

from django import forms
from django.contrib.admin import ModelAdmin, ShowFacets, SimpleListFilter
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models
from django.db.models import ForeignKey, Max
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import path, reverse
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from debates.actions import manuscript as actions
from debates.actions.errors import Refused
from debates.models import Question
from debates.models.entries import Entry
from debates.queries.dossier.shelf import FOLDERS
from debates.queries.manuscript import revision_number
from debates.queries.packs import DossierFault

from . import history
from .fields import Catalogue, EntryField, six_words, why_field
from .site import site
from .words import refusal_words

MOST_IN_LIST = 50
LONG = 90  # characters from which a text gets more than one line


def longer_texts(field: models.CharField) -> forms.Widget:
    """One line, or as many as the text may need; line breaks are refused all the same."""
    length = field.max_length or 0
    if length <= LONG:
        return forms.TextInput(attrs={"class": "vTextField", "maxlength": length})
    return forms.Textarea(attrs={"rows": min(8, 1 + length // 90), "maxlength": length})


class Chosen:
    """For pages and the lists in them: other entries are chosen by name among those of one question."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, ForeignKey) and issubclass(db_field.related_model, Entry):
            return EntryField(
                choices=request.catalogue.of(db_field.related_model),
                required=not db_field.blank,
                label=capfirst(
                    db_field.related_model._meta.verbose_name
                    if db_field.name == "cited"
                    else db_field.verbose_name
                ),
                help_text=db_field.help_text,
            )
        if type(db_field) is models.CharField and not db_field.choices:
            kwargs["widget"] = longer_texts(db_field)
            if db_field.name == "quote":
                kwargs["validators"] = [six_words]
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def has_view_permission(self, request, obj=None):
        return site.has_permission(request)

    has_change_permission = has_view_permission

    def has_module_permission(self, request):
        return site.has_permission(request)


class RowForm(forms.ModelForm):
    """`request` is set on the class for each request; what an action refused stands in it."""

    request: HttpRequest

    def clean(self):
        cleaned = super().clean()
        refusal = getattr(self.request, "refusal", None)
        if refusal:
            raise ValidationError(refusal)
        return cleaned


class ReasonedForm(RowForm):
    """Asks why, and remembers which revision of the entry was there when the form was opened."""

    why = why_field()
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = getattr(self.request, "seen_revision", None)


class EntryForm(ReasonedForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = gettext_lazy(
                "Part of addresses and of editions, so it stays. Leave it empty: it is made from the name."
            )
        if "position" in self.fields:
            self.fields["position"].required = False

    def clean(self):
        cleaned = super().clean()
        self._check_days(cleaned)
        if cleaned.get("a") and cleaned.get("a") == cleaned.get("b"):
            self.add_error("b", _("joins a figure to itself"))
        return cleaned

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        if not slug:
            return ""
        if slug != slugify(slug) or "_" in slug or "--" in slug:
            raise ValidationError(_("Only lower case letters, digits and hyphens."))
        self._check_slug(slug)
        return slug

    def _check_slug(self, slug: str) -> None:
        taken = self._meta.model.objects.filter(question=self.request.question, slug=slug)
        if taken.exists():
            raise ValidationError(_("Another one has this slug."))

    def _check_days(self, cleaned) -> None:
        start, end = cleaned.get("start"), cleaned.get("end")
        in_days = hasattr(self._meta.model, "start_day") and start and end
        if in_days and end.first_day < start.first_day:
            self.add_error("end", _("This lies before the first day."))


class InUse(SimpleListFilter):
    """In use unless asked otherwise."""

    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("retired", _("Retired")), ("all", _("All"))]

    def choices(self, changelist):
        first, *rest = super().choices(changelist)
        yield {**first, "display": _("In use")}
        yield from rest

    def queryset(self, request, queryset):
        if self.value() == "all":
            return queryset
        return queryset.filter(retired_at__isnull=self.value() != "retired")


class Page(Chosen, ModelAdmin):
    """A page on which a row and what belongs to it is saved, through actions and with a reason."""

    form = RowForm
    change_form_template = "curate/change_form.html"
    delete_confirmation_template = "curate/delete_confirmation.html"
    save_on_top = False

    def entry(self, row):
        """The entry that a row of this page belongs to."""
        raise NotImplementedError

    def get_form(self, request, obj=None, change=False, **kwargs):
        made = super().get_form(request, obj, change=change, **kwargs)
        made.request = request
        return made

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if object_id is None and not self.has_add_permission(request):
            raise Http404
        request.question = self.question_of(request, object_id)
        if request.question is None:
            return self.which_question(request)
        request.catalogue = Catalogue(request.question)
        row = self.get_object(request, object_id) if object_id else None
        if row is not None:
            request.seen_revision = revision_number(self.kind, self.entry(row))
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except (Refused, DossierFault, IntegrityError) as refused:
            # Everything was taken back; the same form comes again and says why.
            request.refusal = refusal_words(refused)
            request.catalogue = Catalogue(request.question)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def question_of(self, request: HttpRequest, object_id: str | None) -> Question | None:
        raise NotImplementedError

    def which_question(self, request: HttpRequest) -> HttpResponse:
        questions = Question.objects.order_by("title")
        title = _("Which question is it for?")
        return site.page(request, "which_question", title=title, questions=questions)

    def render_change_form(self, request, context, *args, **kwargs):
        row = context.get("original")
        context["catalogue"] = request.catalogue
        context["question"] = request.question
        context["entry"] = self.entry(row) if row else None
        context["entry_kind"] = self.kind
        context["preview"] = self.preview_page(request.question, context["entry"])
        return super().render_change_form(request, context, *args, **kwargs)

    def preview_page(self, question: Question, entry) -> str:
        """The entry's own page where its kind has one; claims and conclusions are read on the essay's,
        after the reveal. Else the front page."""
        front = reverse("preview:front", kwargs={"preview": question.slug})
        if entry is not None and self.kind in ("claim", "conclusion"):
            after = reverse("revealed:essay", kwargs={"preview": question.slug})
            return f"{after}#{entry.slug}" if self.kind == "claim" else after
        if entry is None or self.kind not in FOLDERS:
            return front
        return f"{front}{FOLDERS[self.kind]}/{entry.slug}/"

    def check_unchanged(self, form, row) -> None:
        seen = form.cleaned_data.get("seen")
        if row.pk and seen is not None:
            actions.check_unchanged(kind=self.kind, row=self.entry(row), seen=seen)

    def save_formset(self, request, form, formset, change):
        formset.question = request.question
        formset.save()

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        self.keep(request, self.entry(form.instance), form.cleaned_data.get("why", ""))

    def keep(self, request: HttpRequest, entry, why: str) -> None:
        actions.check_saved(kind=self.kind, row=entry)
        actions.keep_revision(kind=self.kind, row=entry, by=request.user, why=why)


class EntryPage(Page):
    """The list and the page of one kind of entry. `name_field` is what a slug is made from."""

    kind = ""
    name_field = "title"
    form = EntryForm
    list_per_page = MOST_IN_LIST
    list_max_show_all = MOST_IN_LIST
    show_full_result_count = False
    show_facets = ShowFacets.NEVER
    actions = ["retire", "take_back"]
    change_list_template = "curate/change_list.html"

    def entry(self, row):
        return row

    def has_add_permission(self, request):
        return site.has_permission(request)

    def has_delete_permission(self, request, obj=None):
        return False

    def get_list_filter(self, request):
        return ("question", InUse, *self.list_filter)

    def get_readonly_fields(self, request, obj=None):
        return (*(("slug",) if obj else ()), *self.readonly_fields)

    def question_of(self, request, object_id):
        if object_id is not None:
            row = self.get_object(request, object_id)
            if row is None:
                raise Http404
            return self.entry(row).question
        asked = request.GET.get("question", "")
        if asked:
            return Question.objects.filter(slug=asked).first()
        listed = QueryDict(request.GET.get("_changelist_filters", "")).get(
            "question__id__exact", ""
        )
        if listed.isdecimal():
            return Question.objects.filter(pk=listed).first()
        questions = list(Question.objects.all()[:2])
        return questions[0] if len(questions) == 1 else None

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("question")

    def save_model(self, request, obj, form, change):
        self.check_unchanged(form, obj)
        if not change:
            obj.question = request.question
            obj.slug = obj.slug or self.free_slug(obj)
        if obj.position is None or not change:
            rows = self.model.objects.filter(question=request.question)
            last = rows.aggregate(last=Max("position"))["last"]
            obj.position = 0 if last is None else last + 1
        actions.save_row(row=obj)

    def free_slug(self, row) -> str:
        """A slug from the name that no other entry of its kind has."""
        stem = slugify(getattr(row, self.name_field)).replace("_", "-")[:50].strip("-") or self.kind
        taken = set(self.model.objects.filter(question=row.question).values_list("slug", flat=True))
        numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
        return next(slug for slug in (stem, *numbered) if slug not in taken)

    def get_urls(self):
        def named(name: str) -> str:
            return f"debates_{self.opts.model_name}_{name}"

        return [
            path(
                "<path:object_id>/history/<int:number>/",
                site.admin_view(lambda *a, **k: history.revert_page(self, *a, **k)),
                name=named("revert"),
            ),
            path(
                "<path:object_id>/retire/",
                site.admin_view(lambda *a, **k: history.retire_page(self, *a, **k)),
                name=named("retire"),
            ),
            *super().get_urls(),
        ]

    def history_view(self, request, object_id, extra_context=None):
        return history.history_page(self, request, object_id)

    def retire(self, request, queryset):
        return history.retire_several(self, request, queryset, back=False)

    retire.short_description = gettext_lazy("Retire: leave out of the next edition")

    def take_back(self, request, queryset):
        return history.retire_several(self, request, queryset, back=True)

    take_back.short_description = gettext_lazy("Take back into use")

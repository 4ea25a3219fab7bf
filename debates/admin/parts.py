"""Pages of what belongs to an entry and has links of its own: points, relations, tiers, tensions."""

from django.db.models import Max
from django.http import Http404, HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from debates.actions import manuscript as actions

from .base import Page, ReasonedForm
from .site import site


class PartForm(ReasonedForm):
    owner = ""
    part_of = None  # the entry of a new part

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.part_of is not None and not self.instance.pk:
            setattr(self.instance, self.owner, self.part_of)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = gettext_lazy("Leave it empty: it is made by itself.")

    def _get_validation_exclusions(self):
        """The owner is not on the form, but what has to be unique is so within it."""
        return super()._get_validation_exclusions() - {self.owner}


class PartPage(Page):
    """The page of a part that has links of its own. A save of it is a save of its entry."""

    form = PartForm
    owner = ""  # the field that leads to the entry

    def entry(self, row):
        return getattr(row, self.owner)

    @cached_property
    def owner_model(self):
        return self.model._meta.get_field(self.owner).related_model

    def get_form(self, request, obj=None, change=False, **kwargs):
        made = super().get_form(request, obj, change=change, **kwargs)
        made.owner = self.owner
        made.part_of = None if obj else self.owner_asked(request)
        return made

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(f"{self.owner}__question")

    def get_readonly_fields(self, request, obj=None):
        return ("slug",) if obj and hasattr(obj, "slug") else ()

    def get_model_perms(self, request):
        return {}

    def has_add_permission(self, request):
        return site.has_permission(request)

    def has_delete_permission(self, request, obj=None):
        return site.has_permission(request)

    def owner_page(self, entry) -> str:
        return reverse(f"admin:debates_{self.owner_model._meta.model_name}_change", args=[entry.pk])

    def changelist_view(self, request, extra_context=None):
        return redirect(f"admin:debates_{self.owner_model._meta.model_name}_changelist")

    def history_view(self, request, object_id, extra_context=None):
        row = self.get_object(request, object_id)
        if row is None:
            raise Http404
        name = f"admin:debates_{self.owner_model._meta.model_name}_history"
        return redirect(name, self.entry(row).pk)

    def owner_asked(self, request: HttpRequest):
        """The entry that a new part is for."""
        asked = request.GET.get(self.owner, "")
        found = self.owner_model.objects.filter(pk=asked).first() if asked.isdecimal() else None
        if found is None:
            raise Http404
        return found

    def question_of(self, request, object_id):
        if object_id is None:
            return self.owner_asked(request).question
        row = self.get_object(request, object_id)
        if row is None:
            raise Http404
        return self.entry(row).question

    def render_change_form(self, request, context, *args, **kwargs):
        context["part_of"] = (
            self.entry(context["original"]) if context.get("original") else None
        ) or self.owner_asked(request)
        context["part_of_page"] = self.owner_page(context["part_of"])
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        self.check_unchanged(form, obj)
        if not change:
            setattr(obj, self.owner, self.owner_asked(request))
            rows = self.model.objects.filter(**{self.owner: self.entry(obj)})
            last = rows.aggregate(last=Max("position"))["last"]
            obj.position = 0 if last is None else last + 1
            if hasattr(obj, "slug") and not obj.slug:
                obj.slug = self.free_slug(rows)
        actions.save_part(entry=self.entry(obj), part=obj)

    def free_slug(self, rows) -> str:
        """r12 after r11."""
        letter = self.opts.verbose_name[0]
        taken = rows.values_list("slug", flat=True)
        numbers = [int(slug[1:]) for slug in taken if slug[0] == letter and slug[1:].isdecimal()]
        return f"{letter}{max(numbers, default=0) + 1:02}"

    def delete_model(self, request, obj):
        entry = self.entry(obj)
        actions.drop_part(entry=entry, part=obj)
        actions.keep_revision(kind=self.kind, row=entry, by=request.user, why=_("A part removed."))
        request.part_removed_from = entry

    def delete_view(self, request, object_id, extra_context=None):
        row = self.get_object(request, object_id)
        if row is None:
            raise Http404
        entry = self.entry(row)
        context = {"part_of": entry, "part_of_page": self.owner_page(entry)}
        return super().delete_view(request, object_id, context)

    def response_delete(self, request, obj_display, obj_id):
        super().response_delete(request, obj_display, obj_id)  # the words
        return redirect(self.owner_page(request.part_removed_from))

    def response_post_save_change(self, request, obj):
        return redirect(self.owner_page(self.entry(obj)))

    response_post_save_add = response_post_save_change

"""The question itself, and its ready selections of factors."""

from django.contrib.admin import register
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from debates.models import Period, Question, SetMember

from .base import EntryForm, EntryPage
from .factors import WHY
from .inlines import LinksFormSet, Rows, links
from .site import site


def _set(name: str, words, guidance):
    rows = links(SetMember, words, guidance=guidance)
    formset = type(f"{name}FormSet", (LinksFormSet,), {"fixed": {"name": name}})

    class SetRows(rows):
        def get_queryset(self, request):
            return super().get_queryset(request).filter(name=name)

    SetRows.formset = formset
    SetRows.__name__ = f"{name.title()}SetRows"
    return SetRows


class PeriodRows(Rows):
    model = Period
    fields = ("title", "start", "end", "position")
    guidance = _(
        "Two or three, or none: a teacher may let a class rank the factors for each of them apart."
    )


@register(Question, site=site)
class QuestionPage(EntryPage):
    kind = "question"
    form = EntryForm
    actions = None
    list_display = ("title", "short_title")
    search_fields = ("title", "slug")
    readonly_fields = ("slug",)
    inlines = (
        _set(
            "default",
            _("factors that a new debate offers"),
            _("2 to 14 factors, in the order of the dossier; pupils get them shuffled."),
        ),
        _set(
            "diamond",
            _("factors of the diamond"),
            _("Nine factors for the diamond shape, or none."),
        ),
        PeriodRows,
    )
    fieldsets = (
        (None, {"fields": ("title", "short_title", "slug", "language")}),
        (
            _("What pupils read first"),
            {
                "fields": ("introduction", "outcome", "without", "credit"),
                "description": _(
                    "Read before anybody ranks: no factor and no hint at an answer. The credit says who "
                    "wrote the dossier and what it rests on."
                ),
            },
        ),
        (
            _("Who stood with whom"),
            {
                "fields": (("network_from", "network_to"),),
                "description": _(
                    "The months that readers may look through. Leave both empty to show all of them."
                ),
            },
        ),
        WHY,
    )

    def get_list_filter(self, request):
        return ()

    def has_add_permission(self, request):
        return False

    def question_of(self, request, object_id):
        return self.get_object(request, object_id) if object_id else None

    def get_queryset(self, request):
        return self.model.objects.all()

    def get_readonly_fields(self, request, obj=None):
        return self.readonly_fields

    def save_model(self, request, obj, form, change):
        from debates.actions import manuscript as actions

        actions.save_row(row=obj)

    def changelist_view(self, request, extra_context=None):
        return redirect("admin:index")

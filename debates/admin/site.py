"""The curators' site: who may enter, its front page, and the pages beside the lists of entries."""

from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from debates import access
from debates.models import Question

# Of Django's own pages: one sign-in for the whole site is enough, and no entry has a page elsewhere.
_LEFT_OUT = {
    *("logout", "password_change", "password_change_done", "autocomplete", "view_on_site"),
}


class CuratingSite(AdminSite):
    site_title = _("Curating")
    site_header = _("Power Struggle: curating")
    index_title = _("Dossiers")
    site_url = None
    enable_nav_sidebar = False
    final_catch_all_view = False

    def has_permission(self, request: HttpRequest) -> bool:
        return access.curates(request)

    def admin_view(self, view, cacheable=False):
        """Sends whoever is not signed in to sign in; to everybody else who may not, nothing is here."""
        inner = super().admin_view(view, cacheable)

        def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if not request.user.is_authenticated:
                page = (
                    request.get_full_path() if request.method == "GET" else reverse("admin:index")
                )
                return redirect_to_login(page)
            if not self.has_permission(request):
                raise Http404
            return inner(request, *args, **kwargs)

        guarded.csrf_exempt = getattr(inner, "csrf_exempt", False)
        return guarded

    def login(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        return redirect_to_login(request.GET.get("next", reverse("admin:index")))

    @method_decorator(require_safe)
    def index(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        from .front import questions_on_front

        context = {
            **self.each_context(request),
            "title": self.index_title,
            "questions": questions_on_front(),
        }
        request.current_app = self.name
        return TemplateResponse(request, "curate/index.html", context)

    def app_index(self, request, app_label, extra_context=None):
        return redirect("admin:index")

    def page(self, request: HttpRequest, template: str, status: int = 200, **context):
        """A page of ours inside the admin."""
        request.current_app = self.name
        context = {**self.each_context(request), **context}
        return TemplateResponse(request, f"curate/{template}.html", context, status=status)

    def get_urls(self):
        from . import deeds, manuscript, packs, source_lists

        kept = [one for one in super().get_urls() if getattr(one, "name", "") not in _LEFT_OUT]
        ours = [
            path(route, self.admin_view(view), name=name)
            for pages in (manuscript, packs, source_lists, deeds)
            for route, view, name in pages.PAGES
        ]
        return ours + kept


site = CuratingSite()


def question_or_404(slug: str) -> Question:
    found = Question.objects.filter(slug=slug).first()
    if found is None:
        raise Http404
    return found

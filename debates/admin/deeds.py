"""What staff did, everywhere: for superusers, to read."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from debates.boards.deeds import deeds_everywhere
from debates.queries.deeds import all_acts

from .site import site

ON_A_PAGE = 100


@require_safe
def deeds(request: HttpRequest) -> HttpResponse:
    """For curators who are not superusers, nothing is here."""
    if not request.user.is_superuser:
        raise Http404
    page = Paginator(all_acts(), ON_A_PAGE).get_page(request.GET.get("page"))
    return site.page(
        request,
        "deeds",
        title=_("What staff did"),
        page=page,
        deeds=deeds_everywhere(page.object_list),
    )


PAGES = (("log/", deeds, "deeds"),)

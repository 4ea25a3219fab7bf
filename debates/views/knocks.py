"""A pupil without code knocks: she says who she is, her device waits, and her teacher says whether it is her.

Every knock is answered with the same page, whether somebody goes by that pseudonym or nobody does, and
costs the same.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from debates import access
from debates.actions import knocks
from debates.forms.pupil import KnockForm
from debates.models import Knock
from debates.models.doors import KNOCK_LASTS

from .guessing import Guess
from .pupil import no_such_code

EVERY = 3


@require_http_methods(["GET", "HEAD", "POST"])
def knock(request: HttpRequest) -> HttpResponse:
    form = KnockForm(request.POST or None, initial={"code": request.GET.get("code", "")[:100]})
    if request.method != "POST":
        return render(request, "pupil/knock.html", {"form": form})
    guess = Guess(request, "pupil/knock.html", {"form": form})
    if refused := guess.refusal():
        return refused
    debate = access.debate_to_join(form.cleaned_data["code"]) if form.is_valid() else None
    if debate is None:
        return guess.wrong(no_such_code())
    asked = form.cleaned_data["asked"]
    if not asked:
        error = _("Type your pseudonym, or the name that your teacher has.")
        return render(request, "pupil/knock.html", {"form": form, "error": error}, status=422)
    if guess.count():
        return guess.too_many()
    made = knocks.knock(debate=debate, asked=asked, instead_of=access.own_knock(request))
    response = redirect("pupil:knock-wait")
    guess.mark(response)
    access.hold_knock(response, made)
    return response


@require_safe
def wait(request: HttpRequest) -> HttpResponse:
    """What has come of it. After a yes, the seat: the teacher has moved it to this device already."""
    found = access.own_knock(request)
    state = state_of(found)
    if state != "granted":
        context = {"knock": found, "state": state, "every": EVERY}
        return render(request, "pupil/knock_wait.html", context)
    response = redirect("pupil:debate", debate_id=found.debate.public_id)
    code = knocks.code_for(found)
    access.hold_seat(request, response, debate=found.debate, seat=found.seat, code=code)
    access.let_go_of_knock(response)
    return response


@require_safe
def now(request: HttpRequest) -> HttpResponse:
    """204 while nobody has answered; then the page asks for itself."""
    if state_of(access.own_knock(request)) == "waiting":
        return HttpResponse(status=204)
    return HttpResponse(headers={"HX-Refresh": "true"})


def state_of(found: Knock | None) -> str:
    """waiting, granted, refused or over. A seat that has moved on since the yes is not this device's."""
    if found is None or found.debate.is_closed:
        return "over"
    if found.answered_at is None:
        return "waiting" if found.at > timezone.now() - KNOCK_LASTS else "over"
    if not found.is_granted:
        return "refused"
    return "granted" if found.seat.device == found.device else "over"

"""The pages of a staff account that are ours: the account, its sessions, its second factor, invitations."""

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.flows import remove_authenticator
from allauth.socialaccount.internal.flows.connect import disconnect, validate_disconnect
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from debates import access
from debates.actions.staff import end_sessions, invite_teacher, withdraw_invitation
from debates.boards.account import account_board, invitation_lines, second_factor_board
from debates.boards.addresses import address_here
from debates.forms.account import InviteForm, ReferenceForm
from debates.models import ids
from debates.queries.staff import factors_of, open_invitations, providers_of, sessions_of

from .answers import for_teachers, read, see_other


@require_safe
@for_teachers
def home(request: HttpRequest) -> HttpResponse:
    board = account_board(
        request.user,
        session_key=request.session.session_key,
        offers_passkeys=access.offers_passkeys(request),
    )
    return render(request, "account/home.html", {"board": board})


@require_safe
@for_teachers
def second_factor(request: HttpRequest) -> HttpResponse:
    board = second_factor_board(request.user, offers_passkeys=access.offers_passkeys(request))
    return render(request, "mfa/index.html", {"board": board})


@require_POST
@for_teachers
def end_session(request: HttpRequest) -> HttpResponse:
    """One of the sessions, never the one that asks: that is what signing out is for."""
    wanted = read(ReferenceForm, request).cleaned_data["reference"]
    here = request.session.session_key
    keys = [
        one.session_key
        for one, _stored in sessions_of(request.user)
        if ids.reference("session", one.session_key) == wanted
    ]
    return _ended(request, end_sessions(user=request.user, by=request.user, keys=keys, but=here))


@require_POST
@for_teachers
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    here = request.session.session_key
    return _ended(request, end_sessions(user=request.user, by=request.user, but=here))


def _ended(request: HttpRequest, count: int) -> HttpResponse:
    if count:
        text = ngettext("Signed out in %(n)d place.", "Signed out in %(n)d places.", count)
        messages.success(request, text % {"n": count})
    return see_other("account:home")


@require_http_methods(["GET", "HEAD", "POST"])
@for_teachers
@reauthentication_required(app="allauth.mfa")
def remove_passkey(request: HttpRequest, reference: str) -> HttpResponse:
    passkey = next(
        (
            one
            for one in factors_of(request.user)
            if one.type == Authenticator.Type.WEBAUTHN
            and ids.reference("passkey-row", one.pk) == reference
        ),
        None,
    )
    if passkey is None:
        raise Http404
    board = second_factor_board(request.user, offers_passkeys=access.offers_passkeys(request))
    if request.method == "POST" and not board.keeps_last:
        remove_authenticator(request, passkey)
        return see_other("mfa_index")
    context = {"board": board, "name": passkey.wrap().name}
    return render(request, "mfa/webauthn/remove.html", context)


@require_POST
@for_teachers
@reauthentication_required(app="allauth.socialaccount")
def leave_provider(request: HttpRequest, key: str) -> HttpResponse:
    held = providers_of(request.user)
    account = next((one for one in held if one.provider == key), None)
    if account is None:
        raise Http404
    try:
        validate_disconnect(request, account)
    except ValidationError:
        messages.error(request, _("Without it nothing would open this account any more."))
    else:
        disconnect(request, account)
    return see_other("account:home")


@require_http_methods(["GET", "HEAD", "POST"])
@for_teachers
def invitations(request: HttpRequest) -> HttpResponse:
    """The list, and after a click the one time that the link is shown."""
    access.administrator(request)
    return _invitations(request)


@reauthentication_required(app="allauth.mfa", allow_get=True)
def _invitations(request: HttpRequest) -> HttpResponse:
    form = InviteForm(request.POST or None)
    context = {"form": form}
    if request.method == "POST" and form.is_valid():
        invitation, key = invite_teacher(by=request.user, **form.cleaned_data)
        context |= {
            "form": InviteForm(),
            "made": invitation,
            "link": address_here(reverse("invitation", kwargs={"key": key})),
        }
    status = 422 if form.is_bound and not form.is_valid() else 200
    context["invitations"] = invitation_lines()
    return render(request, "account/invitations.html", context, status=status)


@require_POST
@for_teachers
def withdraw(request: HttpRequest) -> HttpResponse:
    by = access.administrator(request)
    wanted = read(ReferenceForm, request).cleaned_data["reference"]
    for invitation in open_invitations():
        if ids.reference("invitation", invitation.pk) == wanted:
            withdraw_invitation(invitation=invitation, by=by)
    return see_other("account:invitations")


@require_safe
def invitation(request: HttpRequest, key: str) -> HttpResponse:
    """The link of an invitation. Opening it spends nothing: the account that is made does."""
    try:
        access.hold_invitation(request, key)
    except Http404:
        return render(request, "account/signup_closed.html", {"gone": True}, status=404)
    return redirect("account_signup")

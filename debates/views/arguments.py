"""Pupils argue: read, post, reply, edit, take back, and say what convinced them.

Whatever is refused is shown again with its words: nothing that was typed is lost.
"""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from debates import access
from debates.actions import arguments
from debates.actions.errors import ArguingShut, ArgumentGone, TooMuchSaid
from debates.boards.anonymity import words_are_seen
from debates.boards.composer import composer
from debates.boards.pieces import Pieces
from debates.boards.pupil import only_titles, titles_of
from debates.boards.pupil_arguments import arguments_board, evidence_root, thread_board
from debates.forms.arguments import ArgumentForm, EditForm, ReplyForm
from debates.models import Argument, ReplyKind, Seat, Side, ids
from debates.queries.arguments import PinnedPiece, is_arguing
from debates.queries.dossier import Dossier
from debates.queries.evidence import class_dossier

from .answers import error_words, to_the_debate

READ_AND_POST = ["GET", "HEAD", "POST"]


@require_safe
def listing(request: HttpRequest, debate_id: str) -> HttpResponse:
    """All of them, page by page, or those on one factor."""
    seat = access.reading_seat(request, debate_id)
    titles = _titles(seat)
    factor = request.GET.get("factor", "")
    board = arguments_board(
        seat,
        class_dossier(seat.debate),
        titles,
        factor=factor if factor in titles else "",
        page=_number(request.GET.get("page", "")),
        is_whole=True,
    )
    if board is None:
        raise Http404
    context = {"arguments": board, "debate": debate_id, "seat": seat}
    return render(request, "pupil/arguments.html", context)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0


@require_safe
def one(request: HttpRequest, debate_id: str, argument_id: str) -> HttpResponse:
    """An argument, the replies to it, and what a pupil can do with it."""
    seat, argument = access.argument(request, debate_id, argument_id)
    point = argument.parent or argument
    context = {
        "thread": thread_board(seat, point, class_dossier(seat.debate)),
        "debate": debate_id,
        "is_open": is_arguing(seat.debate),
        "is_read": point.state == Argument.State.SHOWN,
        "kinds": ReplyKind.choices,
    }
    return render(request, "pupil/argument.html", context)


@require_http_methods(READ_AND_POST)
def new(request: HttpRequest, debate_id: str) -> HttpResponse:
    """For or against a factor. `?pin=` comes from a page of the evidence."""
    seat = access.reading_seat(request, debate_id)
    titles, dossier = _titles(seat), class_dossier(seat.debate)
    if request.method != "POST":
        asked = request.GET
        factor, side = asked.get("factor", ""), asked.get("side", "")
        kind, _colon, slug = asked.get("pin", "").partition(":")
        return _compose(
            request,
            seat,
            dossier,
            factor=factor if factor in titles else "",
            side=side if side in Side.values else "",
            pins=[PinnedPiece(kind, slug, 2)] if slug else [],
            status=200 if is_arguing(seat.debate) else 409,
            faults=() if is_arguing(seat.debate) else (_shut(seat),),
        )
    form = ArgumentForm(request.POST, factors=titles.items(), pieces=_keys(seat, dossier))

    def post() -> None:
        sent = form.cleaned_data
        arguments.post_argument(
            seat=seat,
            key=sent["key"],
            text=sent["text"],
            factor=seat.debate.factors.get(slug=sent["factor"]),
            side=sent["side"],
            pins=form.pins,
        )

    return _carry_out(request, seat, dossier, form, post)


@require_http_methods(READ_AND_POST)
def reply(request: HttpRequest, debate_id: str, argument_id: str) -> HttpResponse:
    """`?as=` says whether it builds, challenges or asks."""
    kind = request.GET.get("as", "")
    if kind not in ReplyKind.values:
        raise Http404
    find = access.any_argument if request.method == "POST" else access.argument
    seat, argument = find(request, debate_id, argument_id)
    dossier = class_dossier(seat.debate)
    about = {"parent": argument, "reply_kind": kind, "factor": argument.factor.slug}
    if request.method != "POST":
        if not is_arguing(seat.debate):
            return _compose(request, seat, dossier, status=409, faults=(_shut(seat),), **about)
        return _compose(request, seat, dossier, **about)
    form = ReplyForm(request.POST, pieces=_keys(seat, dossier))

    def post() -> None:
        sent = form.cleaned_data
        arguments.post_reply(
            seat=seat,
            key=sent["key"],
            text=sent["text"],
            parent=argument,
            kind=kind,
            pins=form.pins,
        )

    return _carry_out(request, seat, dossier, form, post, **about)


@require_http_methods(READ_AND_POST)
def edit(request: HttpRequest, debate_id: str, argument_id: str) -> HttpResponse:
    seat, argument = access.own_argument(request, debate_id, argument_id)
    dossier = class_dossier(seat.debate)
    about = {"editing": argument, "factor": argument.factor.slug, "side": argument.side}
    about["reply_kind"] = argument.reply_kind
    if request.method != "POST":
        if argument.state not in (Argument.State.SHOWN, Argument.State.WAITING):
            raise Http404
        pins = [PinnedPiece(pin.kind, pin.slug, pin.weight) for pin in argument.pins.all()]
        return _compose(request, seat, dossier, text=argument.text, pins=pins, **about)
    form = EditForm(request.POST, pieces=_keys(seat, dossier))

    def change() -> None:
        sent = form.cleaned_data
        side = "" if argument.parent_id else sent["side"]
        arguments.edit_argument(argument=argument, text=sent["text"], pins=form.pins, side=side)

    return _carry_out(request, seat, dossier, form, change, **about)


@require_POST
def withdraw(request: HttpRequest, debate_id: str, argument_id: str) -> HttpResponse:
    _seat, argument = access.own_argument(request, debate_id, argument_id)
    arguments.withdraw_argument(argument=argument)
    messages.success(request, _("You took it back. Nobody reads it any more."))
    return to_the_debate(debate_id, "arguments")


@require_POST
def convince(request: HttpRequest, debate_id: str) -> HttpResponse:
    """The button beside an argument: `convinced` names it, or `not-convinced` takes it back."""
    sent = request.POST
    named, on = sent.get("convinced", ""), True
    if not named:
        named, on = sent.get("not-convinced", ""), False
    seat, argument = access.any_argument(request, debate_id, named)
    try:
        arguments.convince(seat=seat, argument=argument, on=on)
    except ArgumentGone:
        messages.info(request, _("The class does not read this argument any more."))
    return to_the_debate(debate_id, f"argument-{argument.public_id}")


def _carry_out(
    request: HttpRequest,
    seat: Seat,
    dossier: Dossier,
    form: ReplyForm,
    write: Callable[[], None],
    **about,
) -> HttpResponse:
    """422 for what does not fit, 409 for what comes too late, 429 for too much; each with the text."""
    if not form.is_valid():
        return _again(request, seat, dossier, form, 422, error_words(form), **about)
    try:
        write()
    except ArguingShut:
        return _again(request, seat, dossier, form, 409, _shut(seat), **about)
    except ArgumentGone:
        gone = _("This argument is not there any more. Your text is kept here.")
        return _again(request, seat, dossier, form, 409, gone, **about)
    except TooMuchSaid as refused:
        return _again(request, seat, dossier, form, 429, _too_much(refused), **about)
    messages.success(request, _("It is in."))
    return to_the_debate(seat.debate.public_id, "arguments")


def _too_much(refused: TooMuchSaid) -> str:
    if not refused.wait:
        return _("You have said as much as one pupil can. Take something back first.")
    return ngettext(
        "Read what others say first: in %(n)d second you can post again.",
        "Read what others say first: in %(n)d seconds you can post again.",
        refused.wait,
    ) % {"n": refused.wait}


def _shut(seat: Seat) -> str:
    if seat.debate.is_paused:
        return _("The debate is paused, so nothing can be posted now. Your text is kept here.")
    return _("Nothing can be posted in this phase. Your text is kept here.")


def _again(
    request: HttpRequest,
    seat: Seat,
    dossier: Dossier,
    form: ReplyForm,
    status: int,
    said: str,
    **about,
) -> HttpResponse:
    """The page once more, with everything that was sent still in it."""
    sent = form.data
    about |= {
        "text": sent.get("text", ""),
        "pins": form.pins,
        "faults": (said,),
        "key": sent.get("key", "") if "key" not in form.errors else "",
    }
    if "parent" not in about and "editing" not in about:
        about |= {"factor": sent.get("factor", ""), "side": sent.get("side", "")}
    return _compose(request, seat, dossier, status=status, **about)


def _compose(
    request: HttpRequest, seat: Seat, dossier: Dossier, *, status: int = 200, key: str = "", **about
) -> HttpResponse:
    board = composer(
        seat,
        dossier,
        _titles(seat),
        key=key or ids.new_key(),
        who_sees=words_are_seen(seat.debate.anonymity),
        **about,
    )
    context = {"board": board, "debate": seat.debate.public_id}
    if (own := about.get("editing")) is not None:
        ids_ = {"debate_id": seat.debate.public_id, "argument_id": own.public_id}
        context["withdraw_url"] = reverse("pupil:argument-withdraw", kwargs=ids_)
    return render(request, "pupil/argument_new.html", context, status=status)


def _titles(seat: Seat) -> dict[str, str]:
    return only_titles(titles_of(seat.debate))


def _keys(seat: Seat, dossier: Dossier):
    return Pieces(dossier, evidence_root(seat.debate)).keys()

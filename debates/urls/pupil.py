"""Pupils. The addresses with a code in them are what QR codes hold: the wall's, and a slip's."""

from django.urls import path

from debates.views import (
    arguments,
    ballots,
    bells,
    findings,
    floor,
    judgement,
    knocks,
    own,
    privacy,
    pupil,
)

app_name = "pupil"
ARGUMENT = "debate/<slug:debate_id>/arguments/<slug:argument_id>/"
urlpatterns = [
    path("", pupil.join, name="join"),
    path("j/<str:code>/", pupil.seat_offer, name="seat-offer"),
    path("back/", pupil.back, name="back"),
    path("s/<str:code>/", pupil.slip, name="slip"),
    path("me/", own.mine, name="mine"),
    path("me/sign-out/", own.sign_out, name="sign-out"),
    path("me/debate/<slug:debate_id>/", own.enter, name="enter"),
    path("back/knock/", knocks.knock, name="knock"),
    path("back/knock/wait/", knocks.wait, name="knock-wait"),
    path("back/knock/now/", knocks.now, name="knock-now"),
    path("debate/<slug:debate_id>/", pupil.debate, name="debate"),
    path("debate/<slug:debate_id>/now/", pupil.now, name="now"),
    path("debate/<slug:debate_id>/bell/", bells.pupil, name="bell"),
    path("debate/<slug:debate_id>/leave/", pupil.leave, name="leave"),
    path("debate/<slug:debate_id>/everything/", privacy.everything, name="everything"),
    path("debate/<slug:debate_id>/moved/", judgement.moved, name="moved"),
    path("debate/<slug:debate_id>/prediction/", judgement.prediction, name="prediction"),
    path("debate/<slug:debate_id>/sentence/", judgement.sentence, name="sentence"),
    path("debate/<slug:debate_id>/essay/", judgement.essay, name="essay"),
    path("debate/<slug:debate_id>/findings/", findings.of_class, name="findings"),
    path("debate/<slug:debate_id>/findings/sums/", findings.sums_of_class, name="findings-sums"),
    path("debate/<slug:debate_id>/wish/", floor.wish, name="wish"),
    path("debate/<slug:debate_id>/sign/", floor.sign, name="sign"),
    path("debate/<slug:debate_id>/arguments/", arguments.listing, name="arguments"),
    path("debate/<slug:debate_id>/arguments/new/", arguments.new, name="argument-new"),
    path(
        "debate/<slug:debate_id>/arguments/convinced/", arguments.convince, name="argument-convince"
    ),
    path(ARGUMENT, arguments.one, name="argument"),
    path(f"{ARGUMENT}reply/", arguments.reply, name="argument-reply"),
    path(f"{ARGUMENT}edit/", arguments.edit, name="argument-edit"),
    path(f"{ARGUMENT}withdrawal/", arguments.withdraw, name="argument-withdraw"),
    path("debate/<slug:debate_id>/<slug:kind>/ballot/", ballots.ballot, name="ballot"),
    path("debate/<slug:debate_id>/<slug:kind>/draft/", ballots.draft, name="draft"),
]

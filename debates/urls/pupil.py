"""Pupils. The addresses with a code in them are what QR codes hold: the wall's, and a slip's."""

from django.urls import path

from debates.views import ballots, bells, knocks, own, privacy, pupil

app_name = "pupil"
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
    path("debate/<slug:debate_id>/<slug:kind>/ballot/", ballots.ballot, name="ballot"),
    path("debate/<slug:debate_id>/<slug:kind>/draft/", ballots.draft, name="draft"),
]

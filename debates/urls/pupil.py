"""Pupils. The address with a code in it is what the QR code holds."""

from django.urls import path

from debates.views import ballots, bells, privacy, pupil

app_name = "pupil"
urlpatterns = [
    path("", pupil.join, name="join"),
    path("j/<str:code>/", pupil.seat_offer, name="seat-offer"),
    path("back/", pupil.back, name="back"),
    path("debate/<slug:debate_id>/", pupil.debate, name="debate"),
    path("debate/<slug:debate_id>/now/", pupil.now, name="now"),
    path("debate/<slug:debate_id>/bell/", bells.pupil, name="bell"),
    path("debate/<slug:debate_id>/leave/", pupil.leave, name="leave"),
    path("debate/<slug:debate_id>/everything/", privacy.everything, name="everything"),
    path("debate/<slug:debate_id>/<slug:kind>/ballot/", ballots.ballot, name="ballot"),
    path("debate/<slug:debate_id>/<slug:kind>/draft/", ballots.draft, name="draft"),
]

"""Teachers. Everything under a debate but its page and the part that changes is a click: POST only."""

from django.urls import path

from debates.views import bells, console, console_evidence, console_seats, privacy, records, teacher

app_name = "teacher"
CLASS = "classes/<slug:classroom_id>/"
PUPIL = f"{CLASS}pupils/<slug:pupil_id>/"
urlpatterns = [
    path("", teacher.debates, name="debates"),
    path("new/", teacher.new, name="new"),
    path("debate/<slug:debate_id>/", console.console, name="console"),
    path("debate/<slug:debate_id>/now/", console.now, name="now"),
    path("debate/<slug:debate_id>/bell/", bells.console, name="bell"),
    path("debate/<slug:debate_id>/next/", console.next_phase, name="next"),
    path("debate/<slug:debate_id>/back/", console.back, name="back"),
    path("debate/<slug:debate_id>/time/", console.time, name="time"),
    path("debate/<slug:debate_id>/pause/", console.pause, name="pause"),
    path("debate/<slug:debate_id>/names/", console.names, name="names"),
    path("debate/<slug:debate_id>/results/", console.results, name="results"),
    path("debate/<slug:debate_id>/uncover/", console.uncover, name="uncover"),
    path("debate/<slug:debate_id>/evidence/next/", console_evidence.next_card, name="next-card"),
    path("debate/<slug:debate_id>/evidence/cards/", console_evidence.cards, name="cards"),
    path("debate/<slug:debate_id>/evidence/card/", console_evidence.card, name="card"),
    path("debate/<slug:debate_id>/evidence/claims/", console_evidence.claims, name="claims"),
    path("debate/<slug:debate_id>/room/", console.room, name="room"),
    path("debate/<slug:debate_id>/code/", console.code, name="code"),
    path("debate/<slug:debate_id>/notes/<slug:phase>/", console.note, name="note"),
    path("debate/<slug:debate_id>/trial/", console.trial, name="trial"),
    path("debate/<slug:debate_id>/copy/", teacher.copy, name="copy"),
    path("debate/<slug:debate_id>/seats/<slug:seat_id>/", console_seats.seat, name="seat"),
    path(
        "debate/<slug:debate_id>/seats/<slug:seat_id>/name/", console_seats.name, name="seat-name"
    ),
    path(
        "debate/<slug:debate_id>/seats/<slug:seat_id>/pseudonym/",
        console_seats.pseudonym,
        name="seat-pseudonym",
    ),
    path(
        "debate/<slug:debate_id>/seats/<slug:seat_id>/code/", console_seats.code, name="seat-code"
    ),
    path(
        "debate/<slug:debate_id>/seats/<slug:seat_id>/removal/",
        console_seats.removal,
        name="seat-removal",
    ),
    path(
        "debate/<slug:debate_id>/seats/<slug:seat_id>/export/",
        privacy.seat_export,
        name="seat-export",
    ),
    path(
        "debate/<slug:debate_id>/seats/<slug:seat_id>/erase/",
        privacy.seat_erase,
        name="seat-erase",
    ),
    path(f"{CLASS}erase/", privacy.classroom_erase, name="classroom-erase"),
    path(f"{PUPIL}export/", privacy.pupil_export, name="pupil-export"),
    path(f"{PUPIL}erase/", privacy.pupil_erase, name="pupil-erase"),
    path("debate/<slug:debate_id>/log/", records.log, name="log"),
    path("debate/<slug:debate_id>/delete/", records.delete, name="delete"),
    path("debate/<slug:debate_id>/restore/", records.restore, name="restore"),
    path("results/<slug:result_id>/", records.result, name="result"),
]

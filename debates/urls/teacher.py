"""Teachers. Everything under a debate but its page and the part that changes is a click: POST only."""

from django.urls import path

from debates.views import (
    bells,
    classrooms,
    console,
    console_door,
    console_evidence,
    console_seats,
    privacy,
    records,
    rosters,
    slips,
    teacher,
)

app_name = "teacher"
CLASS = "classes/<slug:classroom_id>/"
PUPIL = f"{CLASS}pupils/<slug:pupil_id>/"
urlpatterns = [
    path("classes/", classrooms.classes, name="classes"),
    path(CLASS, classrooms.classroom, name="classroom"),
    path(f"{CLASS}title/", classrooms.title, name="classroom-title"),
    path(f"{CLASS}archive/", classrooms.archive, name="classroom-archive"),
    path(f"{CLASS}merge/", classrooms.merge, name="classroom-merge"),
    path(f"{CLASS}teachers/", classrooms.teachers, name="classroom-teachers"),
    path(f"{CLASS}teachers/removal/", classrooms.teacher_removal, name="classroom-teacher-removal"),
    path(f"{CLASS}take-over/", classrooms.take_over, name="classroom-take-over"),
    path(f"{CLASS}roster/", rosters.roster, name="roster"),
    path(f"{CLASS}roster/yes/", rosters.roster_yes, name="roster-yes"),
    path(f"{CLASS}slips/", slips.slips, name="slips"),
    path(f"{CLASS}slips/new/", slips.new_slips, name="new-slips"),
    path(f"{CLASS}pupils/", rosters.add, name="pupil-add"),
    path(PUPIL, rosters.pupil, name="pupil"),
    path(f"{PUPIL}name/", rosters.name, name="pupil-name"),
    path(f"{PUPIL}removal/", rosters.removal, name="pupil-removal"),
    path(f"{PUPIL}move/", rosters.move, name="pupil-move"),
    path(f"{PUPIL}slip/", slips.new_slip, name="pupil-slip"),
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
    path("debate/<slug:debate_id>/door/", console_door.by_hand, name="door"),
    path("debate/<slug:debate_id>/door/places/", console_door.places, name="places"),
    path("debate/<slug:debate_id>/door/all/", console_door.let_all_in, name="let-all-in"),
    path("debate/<slug:debate_id>/door/clear/", console_door.clear, name="clear-door"),
    path("debate/<slug:debate_id>/knocks/<slug:knock_id>/", console_door.knock, name="knock"),
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
        "debate/<slug:debate_id>/seats/<slug:seat_id>/door/",
        console_door.let_in,
        name="seat-let-in",
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

"""Two teachers' worlds: whoever belongs to the one changes and learns nothing of the other, whatever id
of it stands in path, query, form or header (EC-66, EC-69)."""

from functools import cached_property

from django.db import connection

from debates.models import (
    Act,
    Argument,
    Ballot,
    Classroom,
    ClassroomTeacher,
    Debate,
    DebatePhase,
    DebateTeacher,
    Feature,
    Grouping,
    Knock,
    Paper,
    Pupil,
    Result,
    Reveal,
    Seat,
    Turn,
    Wish,
)
from tests.engines.sampling import sample
from tests.factories import owner_of

from .cast import PARAMETER
from .fuzz import watching
from .matrix import addresses, rows

# Whom Mr Okoro's world is none of the business of. His pupil and he himself are at home there.
STRANGERS = ("anonymous", "guest", "roster pupil", "owner", "co-teacher", "curator", "superuser")
# Whoever knows a join code is offered a seat, whoever has a slip is its pupil, and who knows a wall's key
# looks at the wall.
OPENED_BY_THEIR_NAME = (
    "pupil:seat-offer",
    "pupil:slip",
    "projector:wall",
    "projector:now",
    "projector:bell",
)


class Tenants:
    def test_nobody_reaches_the_other_world(self):
        """Every address with the ids of the other world, one of them or all."""
        before, wrong = self.other_rows(), []
        for name, path in sample(self.foreign_paths()):
            row = next(row for row in rows() if row.name == name)
            for role in STRANGERS:
                for method, sent in (("get", {}), ("post", self.cast.sent(row.send))):
                    wrong += self.tried(role, method, path, sent, before)
        assert not wrong, "\n".join(["", *wrong])

    def test_no_id_of_the_other_world_in_a_form_opens_it(self):
        """One's own addresses, and every field holding what the other world is known by."""
        before, wrong = self.other_rows(), []
        foreign = self.cast.okoro.ids()
        asked_with = sample(foreign.values())
        for row in sample(rows()):
            if row.name.startswith(("admin:", "library:", "preview:", "revealed:")):
                continue
            path = self.cast.path(row.name)
            fields = dict.fromkeys(foreign, "") | self.cast.sent(row.send)
            for role in ("owner",) if row.name.startswith("teacher:") else ("guest",):
                for value in asked_with:
                    sent = dict.fromkeys(fields, value)
                    # A code that is typed opens its room, and lets knock at its door.
                    opens = row.name == "pupil:knock" or (role == "guest" and "join" in row.name)
                    if not opens:
                        wrong += self.tried(role, "post", path, sent, before)
                    wrong += self.tried(role, "get", path, sent, before)
        assert not wrong, "\n".join(["", *wrong])

    def foreign_paths(self):
        """Addresses with at least one id that belongs to a world."""
        own, other = self.cast.novak.ids(), self.cast.okoro.ids()
        for name, route in addresses().items():
            ids = [one for one in PARAMETER.findall(route) if one in own]
            if not ids or name in OPENED_BY_THEIR_NAME or name.startswith("admin:"):
                continue
            all_foreign = self.cast.path(name, self.cast.okoro)
            yield name, all_foreign
            for one in ids[1:]:  # the first own, the others foreign
                yield name, self.cast.path(name).replace(own[one], other[one])

    def tried(self, role, method, path, sent, before) -> list[str]:
        with self.cast.asking(role) as client, watching() as touched:
            referer = f"https://class.test/debate/{self.cast.okoro.debate.public_id}/"
            answer = getattr(client, method)(path, sent, headers={"HX-Current-URL": referer})
            after = self.other_rows() if touched else before
        told = "" if answer.status_code == 204 else answer.content.decode(errors="replace")
        wrong = [
            f"{method} {path} as {role} tells {w}" for w in self.secrets(sent, path) if w in told
        ]
        if after != before:
            wrong.append(f"{method} {path} as {role} changes the other world")
        return wrong

    def secrets(self, sent, path):
        """What nobody here may be told; an id that was asked with may come back as it was typed."""
        known = (*sent.values(), path)
        return [word for word in self.cast.okoro.words if not any(word in one for one in known)]

    def other_rows(self) -> list:
        """Everything stored of the other world."""
        found = []
        with connection.cursor() as cursor:
            for question in self.other_questions:
                cursor.execute(*question)
                found.append(cursor.fetchall())
        return found

    @cached_property
    def other_questions(self) -> list[tuple[str, tuple]]:
        """Asked after each change: Django writes them once."""
        debate = self.cast.okoro.debate
        classroom = debate.classroom
        of_the_debate = (
            *(Seat, Act, Reveal, DebatePhase, DebateTeacher, Knock),
            *(Argument, Grouping, Wish, Turn, Feature),
        )
        found = [
            Debate.objects.filter(pk=debate.pk),
            Classroom.objects.filter(pk=classroom.pk),
            Paper.objects.filter(round__debate=debate),
            Ballot.objects.filter(paper__round__debate=debate),
            Result.objects.filter(owner=owner_of(classroom)),
            *(model.objects.filter(debate=debate) for model in of_the_debate),
            *(
                model.objects.filter(classroom=classroom)
                for model in (Pupil, ClassroomTeacher, Act)
            ),
        ]
        return [rows.order_by("pk").values().query.sql_with_params() for rows in found]

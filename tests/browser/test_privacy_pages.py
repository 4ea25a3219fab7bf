"""The pages about what is kept, in a real browser."""

from django.test import Client
from django.utils import timezone

from debates.models import Debate, Result
from tests.engines.sampling import sample
from tests.factories import make_debate, teacher_of
from tests.fixtures.browsers import LAPTOP, PHONE
from tests.people import class_with_ada


def test_nothing_is_in_the_way_on_the_pages_about_what_is_kept(person, violations, server):
    told = class_with_ada()
    by = teacher_of(told.debate)
    by.is_staff = by.is_superuser = True
    by.save()
    edition = told.debate.edition
    running = make_debate(by=by, edition=edition, anonymity="hands")
    make_debate(by=by, edition=edition, title="Year 13")
    Debate.objects.filter(title="Year 13").update(deleted_at=timezone.now())
    Result.objects.update(debate=None)
    left = Result.objects.get(kind="closing").public_id
    debate = f"/teacher/debate/{told.debate.public_id}/"
    seat = f"{debate}seats/{told.ada.public_id}/"
    room = f"/teacher/classes/{told.pupil.classroom.public_id}/"
    teachers = (
        *("/teacher/", debate, f"{debate}log/", f"{debate}delete/", seat, f"{seat}erase/"),
        *(f"{room}erase/", f"{room}pupils/{told.pupil.public_id}/erase/"),
        *(f"/teacher/results/{left}/", "/curate/log/"),
    )
    novak = person(LAPTOP)
    client = Client()
    client.force_login(by)
    session = client.cookies["sessionid"].value
    novak.context.add_cookies([{"name": "sessionid", "value": session, "url": server.url}])
    visits = [(person(PHONE), path) for path in (f"/j/{running.join_code}/", "/privacy/")]
    visits += [(novak, path) for path in teachers]
    for page, path in sample(visits):
        assert page.goto(path).status == 200, path
        assert violations(page) == [], path
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) <= 0, path

"""Pupils argue: post, read, answer, edit, take back; what is refused keeps its text.

EC-84, EC-85, EC-87, EC-89 to EC-94.
"""

import re

import pytest
from django.test import Client

from debates.actions import arguments as acts
from debates.models import Approval, Argument, ArgumentText, Convinced, Debate
from tests.dossiers.rome_debate import make_rome_debate
from tests.factories import go_to, make_debate, make_pupil, make_roster, make_teacher, teacher_of

pytestmark = pytest.mark.django_db
POINT = "It lost its army, and nobody paid for another."


@pytest.fixture
def debate():
    debate = go_to(make_rome_debate(), "discussion")
    Debate.objects.filter(pk=debate.pk).update(approval=Approval.NOBODY)
    debate.refresh_from_db()
    return debate


@pytest.fixture
def ada(debate):
    return make_pupil(debate, pseudonym="Teal Heron")


@pytest.fixture
def ben(debate):
    return make_pupil(debate, pseudonym="Rust Badger")


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    monkeypatch.setattr(acts, "PAUSE", acts.PAUSE * 0)


def a_factor(debate) -> str:
    return debate.factors.first().slug


def post(pupil, text=POINT, *, to="arguments/new/", key="k1", **sent):
    factor = a_factor(pupil.seat.debate)
    form = {"factor": factor, "side": "for", "text": text, "key": key} | sent
    return pupil.client.post(pupil.url(to), form)


def said(pupil) -> str:
    """What the page of a pupil says of arguments."""
    return re.search(
        r'<section id="arguments".*?</section>', pupil.client.get(pupil.url()).text, re.S
    )[0]


def only(**fields) -> Argument:
    return Argument.objects.get(**fields)


def test_a_point_reaches_the_class_without_its_author(ada, ben):
    answer = post(ada)
    assert (answer.status_code, answer.url) == (303, ada.url() + "#arguments")
    assert POINT in said(ben)
    assert "Teal Heron" not in said(ben)
    assert "yours" in said(ada)


def test_a_show_of_hands_names_the_pseudonym(ada, ben, debate):
    Debate.objects.filter(pk=debate.pk).update(anonymity="hands")
    post(ada)
    assert "Teal Heron" in said(ben)


def test_what_was_seen_is_no_news_and_a_new_point_is(ada, ben):
    seen = re.search(r"seen=([\w-]+)", ben.client.get(ben.url()).text)[1]
    assert ben.client.get(ben.url("now/"), {"seen": seen}).status_code == 204
    post(ada)
    news = ben.client.get(ben.url("now/"), {"seen": seen}).text
    assert POINT in news
    assert 'id="stage"' not in news


@pytest.mark.parametrize(
    ("approval", "guest", "of_roster"),
    [
        ("guests", "waiting", "shown"),
        ("everybody", "waiting", "waiting"),
        ("nobody", "shown", "shown"),
    ],
)
def test_whose_arguments_are_read_first(debate, approval, guest, of_roster):
    Debate.objects.filter(pk=debate.pk).update(approval=approval)
    dora = make_roster(teacher_of(debate), "Dora")[0]
    post(make_pupil(debate), key="guest")
    post(make_pupil(debate, pupil=dora), key="roster")
    assert dict(Argument.objects.values_list("key", "state")) == {
        "guest": guest,
        "roster": of_roster,
    }


def test_what_waits_is_read_by_its_author_alone(ada, ben, debate):
    Debate.objects.filter(pk=debate.pk).update(approval=Approval.GUESTS)
    post(ada)
    assert "Your teacher reads it first" in said(ada)
    assert POINT not in said(ben)
    page = f"arguments/{only().public_id}/"
    assert ada.client.get(ada.url(page)).status_code == 200
    assert ben.client.get(ben.url(page)).status_code == 404


def test_the_same_key_twice_is_one_argument(ada):  # EC-92
    post(ada)
    assert post(ada, "Another text.").status_code == 303
    assert only().text == POINT


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (
            "\ufeffIt was “the army”,\u00ad not\r\nthe emperor’s luck.",
            "It was “the army”, not the emperor’s luck.",
        ),
        ("a\x07b\ufffec d", "abc d"),
        ("Z\u0300\u0301\u0302\u0303algo", "Z\u0300\u0301algo"),
        ("x" * 280, "x" * 280),
    ],
)
def test_a_text_is_cleaned_and_then_counted(ada, typed, kept):  # EC-85, EC-94
    assert post(ada, typed).status_code == 303
    assert only().text == kept


@pytest.mark.parametrize(
    "typed",
    ["", "   \n", "\u200b\u2060", "x" * 281, "x" * 50_000, "\n" * 9_000 + "y" * 300, "a\x00b"],
)
def test_a_text_that_does_not_fit_comes_back_as_it_was(ada, typed):  # EC-84
    answer = post(ada, typed)
    assert answer.status_code == 422
    assert not Argument.objects.exists()
    assert typed.strip()[:2000] in answer.text


def test_how_much_has_to_go_is_said(ada):
    assert "280 characters at most: take out 21." in post(ada, "x" * 301).text


@pytest.mark.parametrize("phase", ["lobby", "split", "closing", "verdict", "closed"])
def test_when_nothing_can_be_posted_the_text_is_kept(phase):
    debate = go_to(make_rome_debate(), phase)
    ada = make_pupil(debate) if phase != "closed" else None
    if ada is None:
        debate = go_to(make_rome_debate(by=make_teacher("okoro")), "discussion")
        ada = make_pupil(debate)
        go_to(debate, "closed")
    answer = post(ada)
    assert answer.status_code == 409
    assert POINT in answer.text
    assert "Nothing can be posted in this phase." in answer.text


def test_evidence_is_pinned_with_its_strength(ada, ben, debate):
    event = next(iter(debate.edition.content["events"]))
    post(ada, pin=[f"event:{event['slug']}"], **{f"weight-event:{event['slug']}": "3"})
    assert list(only().pins.values_list("kind", "slug", "weight")) == [("event", event["slug"], 3)]
    assert event["title"] in said(ben)
    assert "strong" in said(ben)


def test_only_what_the_class_may_see_can_be_pinned(ada, debate):
    from debates.actions import evidence

    slug = debate.edition.content["sources"][1]["slug"]
    evidence.withhold(debate=debate, by=teacher_of(debate), kind="source", slug=slug)
    answer = post(ada, pin=[f"source:{slug}"])
    assert answer.status_code == 422
    assert POINT in answer.text
    assert post(ada, pin=["source:nonsense"]).status_code == 422
    assert post(ada, pin=["x"] * 3).status_code == 422


def test_a_pinned_piece_that_is_kept_back_later_leaves_a_line_without_it(ada, ben, debate):  # EC-87
    from debates.actions import evidence

    source = debate.edition.content["sources"][1]
    post(ada, pin=[f"source:{source['slug']}"])
    evidence.withhold(debate=debate, by=teacher_of(debate), kind="source", slug=source["slug"])
    assert "that your teacher keeps back" in said(ben)
    assert f"sources/{source['slug']}/" not in said(ben)


def test_a_reply_stands_under_its_argument_on_its_own_side(ada, ben):
    post(ada)
    to = f"arguments/{only().public_id}/reply/?as="
    for kind, side in (("build", "for"), ("challenge", "against"), ("question", "")):
        assert post(ben, kind, to=to + kind, key=kind).status_code == 303
        reply = only(reply_kind=kind)
        assert (reply.parent.text, reply.side) == (POINT, side)
    assert said(ada).count("Challenges it") >= 1


@pytest.mark.parametrize("state", ["hidden", "withdrawn", "waiting"])
def test_a_reply_to_what_is_gone_is_refused_and_kept(ada, ben, state):  # EC-91
    post(ada)
    Argument.objects.update(state=state)
    answer = post(
        ben, "I see it differently.", to=f"arguments/{only().public_id}/reply/?as=challenge"
    )
    assert answer.status_code == 409
    assert "I see it differently." in answer.text
    assert Argument.objects.count() == 1


def test_an_edit_is_marked_and_what_stood_before_is_kept(ada, ben):  # EC-90
    post(ada)
    post(ben, "How so?", to=f"arguments/{only().public_id}/reply/?as=question")
    point = only(parent=None)
    assert post(ada, "It lost its pay.", to=f"arguments/{point.public_id}/edit/").status_code == 303
    assert "It lost its pay." in said(ben)
    assert "edited" in said(ben)
    assert list(ArgumentText.objects.values_list("text", flat=True)) == [POINT]


def test_an_edit_is_read_first_where_posts_are(ada, ben, debate):
    post(ada)
    Debate.objects.filter(pk=debate.pk).update(approval=Approval.EVERYBODY)
    post(ada, "Something rude.", to=f"arguments/{only().public_id}/edit/")
    assert only().state == "waiting"
    assert POINT not in said(ben)


def test_a_hidden_argument_cannot_be_edited(ada):  # EC-89
    post(ada)
    Argument.objects.update(state="hidden")
    answer = post(ada, "Again.", to=f"arguments/{only().public_id}/edit/")
    assert (answer.status_code, only().text) == (409, POINT)
    assert "Again." in answer.text


def test_nobody_edits_or_takes_back_what_another_wrote(ada, ben):
    post(ada)
    for part in ("edit/", "withdrawal/"):
        assert post(ben, "Mine.", to=f"arguments/{only().public_id}/{part}").status_code == 404
    assert (only().text, only().state) == (POINT, "shown")


def test_taking_back_takes_the_replies_along(ada, ben):
    post(ada)
    post(ben, "How so?", to=f"arguments/{only().public_id}/reply/?as=question")
    ada.client.post(ada.url(f"arguments/{only(parent=None).public_id}/withdrawal/"))
    for pupil in (ada, ben):
        threads = said(pupil).partition("The class says")[2]
        assert POINT not in threads
        assert "How so?" not in threads


def convinced(pupil, argument, *, on=True):
    name = "convinced" if on else "not-convinced"
    return pupil.client.post(pupil.url("arguments/convinced/"), {name: argument.public_id})


def test_convinced_counts_once_for_each_pupil_and_never_for_ones_own(ada, ben, debate):  # EC-93
    post(ada)
    for pupil in (ada, ben, ben):
        assert convinced(pupil, only()).status_code == 303
    assert list(Convinced.objects.values_list("seat", flat=True)) == [ben.seat.pk]
    assert "convinced 1 of us" in said(ada)
    convinced(ben, only(), on=False)
    assert not Convinced.objects.exists()
    go_to(debate, "closing")
    convinced(ben, only())
    assert not Convinced.objects.exists()


def test_trials_and_removed_pupils_are_not_heard(ada, ben, debate):
    trial = make_pupil(debate, is_trial=True)
    post(trial, "A trial.", key="t")
    post(ada)
    ada.seat.removed_at = ada.seat.joined_at
    ada.seat.save()
    assert "A trial." not in said(ben)
    assert POINT not in said(ben)
    assert "A trial." in said(trial)


def test_nobody_floods_the_class(ada, monkeypatch):
    monkeypatch.setattr(acts, "PAUSE", acts.timedelta(seconds=30))
    post(ada)
    answer = post(ada, "And another.", key="k2")
    assert answer.status_code == 429
    assert "And another." in answer.text
    monkeypatch.setattr(acts, "PAUSE", acts.timedelta())
    monkeypatch.setattr(acts, "MOST_ARGUMENTS", 1)
    assert post(ada, "And another.", key="k2").status_code == 429


def test_arguments_of_another_debate_are_not_there(ada):
    post(ada)
    other = go_to(make_debate(by=make_teacher("okoro")), "discussion")
    cleo = make_pupil(other)
    for part in ("", "edit/", "reply/?as=build"):
        path = f"arguments/{only().public_id}/{part}"
        assert cleo.client.get(cleo.url(path)).status_code == 404
        assert Client().get(ada.url(path)).status_code == 404


def test_three_taps_and_a_sentence(ada, debate):
    """For beside the factor; one piece of evidence; Post. What is not tapped is filled in."""
    links = re.findall(r'href="([^"]+arguments/new/\?factor=[^"]+)"', said(ada))
    page = ada.client.get(links[0].replace("&amp;", "&")).text  # the first tap
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    assert set(hidden) == {"csrfmiddlewaretoken", "key", "factor", "side"}
    pin = re.search(r'name="pin" value="([^"]+)"', page)[1]  # the second
    sent = hidden | {"text": POINT, "pin": pin}
    assert ada.client.post(ada.url("arguments/new/"), sent).status_code == 303  # the third
    assert only().pins.get().weight == 2


@pytest.mark.parametrize("many", [1, 3, 30])
def test_the_page_costs_the_same_however_much_is_said(ada, ben, many, django_assert_num_queries):
    for n in range(many):
        post(ada, f"Point {n}.", key=f"k{n}")
        post(
            ben,
            "Yes.",
            key=f"r{n}",
            to=f"arguments/{only(text=f'Point {n}.').public_id}/reply/?as=build",
        )
    """What is the same for all is read once, by whoever comes first after a change."""
    ada.client.get(ada.url())
    with django_assert_num_queries(10):
        ben.client.get(ben.url())
    with django_assert_num_queries(10):
        ben.client.get(ben.url("arguments/"))
    with django_assert_num_queries(5):
        ben.client.get(ben.url("arguments/"))


def test_each_reads_the_marks_of_her_own(ada, ben, debate):
    """Though what the class says is made once for all."""
    post(ada, "Ada's point.", key="a")
    post(ben, "Ben's point.", key="b")
    pages = [who.client.get(who.url()).text for who in (ada, ben, ada, make_pupil(debate))]
    cards = [re.findall(r"<article.*?</article>", page, re.S) for page in pages]
    own = [[("Ada" in card, ">yours<" in card) for card in some] for some in cards]
    assert own == [
        [(False, False), (True, True)],
        [(False, True), (True, False)],
        [(False, False), (True, True)],
        [(False, False), (True, False)],
    ]


def test_who_waits_at_the_door_reads_nothing(ada, debate):
    post(ada)
    Debate.objects.filter(pk=debate.pk).update(admits_by_hand=True)
    waiting = make_pupil(debate)
    for part in ("", "new/", f"{only().public_id}/", f"{only().public_id}/reply/?as=build"):
        assert waiting.client.get(waiting.url(f"arguments/{part}")).status_code == 404, part

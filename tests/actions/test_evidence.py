"""What a teacher keeps from the class, and lets it have."""

import pytest

from debates.actions import debates, evidence
from debates.actions.editions import publish_edition
from debates.actions.errors import UnknownEntry
from debates.models import Act, Withheld
from debates.queries.packs import read_dossier
from tests.dossiers.folders import ROME, STALIN, change, copy_of
from tests.dossiers.rome_debate import CARDS, make_rome_debate
from tests.factories import make_debate, make_edition, teacher_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def debate():
    return make_rome_debate()


def kept(debate, kind: str) -> list[str]:
    rows = debate.withheld.kept_back().filter(kind=kind)
    return sorted(rows.values_list("slug", flat=True))


def do(verb, debate, **what):
    return verb(debate=debate, by=teacher_of(debate), **what)


def acts_of(debate) -> list[tuple[str, dict]]:
    return list(debate.acts.exclude(verb="open_debate").values_list("verb", "detail"))


def test_a_debate_begins_without_the_claims_that_its_dossier_hides(debate):
    (row,) = debate.withheld.all()
    assert (row.kind, row.slug, row.by.username) == ("claim", "k05", "novak")
    assert row.released_at is None


def test_the_shipped_dossier_hides_one_claim():
    edition = publish_edition(content=read_dossier(STALIN))
    assert kept(make_debate(edition=edition), "claim") == ["c76"]


def test_an_edition_from_before_hides_nothing():
    old = make_edition(claims=[])
    assert not make_debate(edition=old).withheld.exists()
    assert not make_debate(by=old and _okoro(), edition=make_edition()).withheld.exists()


def _okoro():
    from tests.factories import make_teacher

    return make_teacher("okoro")


@pytest.mark.parametrize(("kind", "slug"), [("claim", "k01"), ("source", "heather-fall")])
def test_one_entry_is_kept_back_and_let_go(debate, kind, slug):
    version = debate.version
    assert do(evidence.withhold, debate, kind=kind, slug=slug).version == version + 1
    assert slug in kept(debate, kind)
    assert do(evidence.release, debate, kind=kind, slug=slug).version == version + 2
    assert slug not in kept(debate, kind)
    assert acts_of(debate) == [
        ("withhold", {"kind": kind, "slug": slug}),
        ("release", {"kind": kind, "slug": slug}),
    ]
    assert {act.by.username for act in Act.objects.all()} == {"novak"}
    # Once more: the same row, and again without the moment of its release.
    do(evidence.withhold, debate, kind=kind, slug=slug)
    assert debate.withheld.filter(slug=slug, released_at=None).count() == 1


@pytest.mark.parametrize("verb", [evidence.withhold, evidence.release])
@pytest.mark.parametrize(
    ("kind", "slug"),
    [
        ("claim", "c76"),
        ("claim", "ammianus"),
        ("source", "k01"),
        ("source", "nobody"),
        ("source", "class-essay"),  # has a gate of its own
        ("figure", "valens"),
    ],
)
def test_what_the_edition_does_not_have_is_refused(debate, verb, kind, slug):
    with pytest.raises(UnknownEntry):
        do(verb, debate, kind=kind, slug=slug)
    assert Withheld.objects.count() == 1
    debate.refresh_from_db()
    assert (debate.version, acts_of(debate)) == (1, [])


def test_the_same_click_twice_changes_once(debate):
    for _ in range(2):
        do(evidence.withhold, debate, kind="claim", slug="k01")
        do(evidence.release, debate, kind="source", slug="ammianus")  # the class has it
    debate.refresh_from_db()
    assert debate.version == 2
    assert len(acts_of(debate)) == 1


def test_the_cards_come_one_by_one_in_the_order_of_the_dossier(debate):
    do(evidence.withhold_sources, debate)
    assert kept(debate, "source") == sorted(CARDS)
    for number in range(4):
        do(evidence.release_next_source, debate, shown=number)
        assert kept(debate, "source") == sorted(CARDS[number + 1 :])
    do(evidence.release_next_source, debate, shown=4)
    assert acts_of(debate) == [
        ("withhold_sources", {"sources": 4}),
        *(("release", {"kind": "source", "slug": slug}) for slug in CARDS),
    ]
    assert kept(debate, "claim") == ["k05"]


def test_two_clicks_show_one_card(debate):
    do(evidence.withhold_sources, debate)
    do(evidence.release_next_source, debate, shown=0)
    do(evidence.release_next_source, debate, shown=0)
    assert kept(debate, "source") == sorted(CARDS[1:])


def test_next_passes_over_a_card_that_was_shown_before_its_turn(debate):
    do(evidence.withhold_sources, debate)
    do(evidence.release, debate, kind="source", slug="ammianus")
    do(evidence.release_next_source, debate, shown=1)
    assert kept(debate, "source") == ["goldsworthy-fall", "ward-perkins-fall"]


def test_all_cards_are_held_back_and_shown(debate):
    do(evidence.withhold, debate, kind="source", slug="ammianus")
    do(evidence.withhold_sources, debate)
    do(evidence.withhold_sources, debate)
    do(evidence.release_sources, debate)
    do(evidence.release_sources, debate)
    assert kept(debate, "source") == []
    assert acts_of(debate)[1:] == [
        ("withhold_sources", {"sources": 3}),
        ("release_sources", {"sources": 4}),
    ]
    debate.refresh_from_db()
    assert debate.version == 4


def test_one_debate_keeps_nothing_from_another(debate):
    other = make_rome_debate(by=_okoro())
    do(evidence.withhold_sources, debate)
    assert (kept(debate, "source"), kept(other, "source")) == (sorted(CARDS), [])


def test_a_copy_keeps_back_the_same(debate):
    do(evidence.release, debate, kind="claim", slug="k05")
    do(evidence.withhold, debate, kind="claim", slug="k01")
    do(evidence.withhold, debate, kind="source", slug="heather-fall")
    do(evidence.withhold, debate, kind="source", slug="ammianus")
    do(evidence.release, debate, kind="source", slug="ammianus")
    copy = _copy(debate, debate.edition)
    assert (kept(copy, "claim"), kept(copy, "source")) == (["k01"], ["heather-fall"])
    assert copy.withheld.count() == 2


def _copy(debate, edition):
    by = teacher_of(debate)
    return debates.duplicate_debate(debate=debate, by=by, edition=edition, title="Year 13")


def test_a_copy_on_a_newer_edition_hides_what_that_one_hides(debate, tmp_path):
    do(evidence.release, debate, kind="claim", slug="k05")
    do(evidence.withhold, debate, kind="source", slug="ward-perkins-fall")
    folder = copy_of(ROME, tmp_path)
    change(
        folder,
        "essay_claims",
        "  sources: [ward-perkins-fall]\n",
        "  sources: [ward-perkins-fall]\n  hidden: true\n",
    )
    newer = publish_edition(content=read_dossier(folder))
    copy = _copy(debate, newer)
    assert (kept(copy, "claim"), kept(copy, "source")) == (["k03"], ["ward-perkins-fall"])


def test_a_copy_on_an_edition_that_lacks_an_entry_goes_without(debate):
    do(evidence.withhold, debate, kind="source", slug="ammianus")
    copy = _copy(debate, make_edition())
    assert not copy.withheld.exists()


@pytest.mark.parametrize("held", [1, 3])
def test_holding_all_back_takes_the_same_statements(debate, django_assert_num_queries, held):
    """Begin and end, the debate, what is kept, the rows, the version, the act."""
    by = teacher_of(debate)
    for slug in CARDS[: 4 - held]:
        do(evidence.withhold, debate, kind="source", slug=slug)
    with django_assert_num_queries(7):
        evidence.withhold_sources(debate=debate, by=by)
    assert debate.acts.last().detail == {"sources": held}

"""Lists and forms: filters, search, and as many queries for three rows as for one."""

import pytest
from django.contrib.contenttypes.models import ContentType

from debates.models import Claim, Event, Factor, Source
from tests.admin.curators import page_of

pytestmark = pytest.mark.django_db

# session, account, second factor and group; then the count, the rows, and the questions of the filter.
LIST_QUERIES = 7
# The same four; the entry twice; four lists of links, and what each may choose from.
FORM_QUERIES = 16


def keep(model, number: int) -> None:
    """Leave so many of a kind in use."""
    from django.utils import timezone

    slugs = model.objects.values_list("slug", flat=True)[number:]
    model.objects.filter(slug__in=list(slugs)).update(retired_at=timezone.now())


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    "kind",
    ["factor", "figure", "faction", "alliance", "event", "term", "source", "conclusion"],
)
def test_a_list_asks_as_much_for_three_as_for_one(
    okoro, stalin, kind, number, django_assert_num_queries
):
    from django.apps import apps

    keep(apps.get_model("debates", kind), number)
    with django_assert_num_queries(LIST_QUERIES):
        text = okoro.see(f"/curate/debates/{kind}/")
    assert text.count('class="action-select"') == number


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_claims_also_asks_for_its_paragraphs(
    okoro, stalin, number, django_assert_num_queries
):
    keep(Claim, number)
    with django_assert_num_queries(LIST_QUERIES + 1):
        okoro.see("/curate/debates/claim/")


@pytest.mark.parametrize("number", [1, 3])
def test_a_form_asks_as_much_for_three_links_as_for_one(
    okoro, stalin, number, django_assert_num_queries
):
    row = next(
        one for one in Event.objects.all() if one.figures.count() > 2 and one.factors.count() > 2
    )
    for links in (row.figures, row.factors, row.sources, row.factions):
        links.filter(pk__in=list(links.values_list("pk", flat=True)[number:])).delete()
    row = Event.objects.get(pk=row.pk)
    assert (row.figures.count(), row.factors.count()) == (number, number)
    ContentType.objects.get_for_model(Event)  # kept by the process from the first page on
    with django_assert_num_queries(FORM_QUERIES):
        okoro.see(page_of(row))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("factor/?q=trotsky", "fear-of-trotsky"),
        ("factor/?kind__exact=idea", "socialism-in-one-country"),
        ("figure/?q=krupskaya", "krupskaya"),
        ("faction/?q=united", "united-opposition"),
        ("alliance/?q=zinoviev", None),
        ("event/?q=lenin", "lenin-dies-1924"),
        ("term/?q=politburo", "politburo"),
        ("source/?q=paradoxes", "kotkin-paradoxes"),
        ("source/?q=kotkin", "kotkin-paradoxes"),
        ("claim/?verdict__exact=mistaken", "c07"),
        ("conclusion/?q=essay", "essay"),
    ],
)
def test_lists_are_filtered_and_searched(okoro, stalin, asked, found):
    from django.apps import apps

    kind = asked.partition("/")[0]
    model = apps.get_model("debates", kind)
    text = okoro.see(f"/curate/debates/{asked}")
    count = text.count('class="action-select"')
    assert 0 < count < model.objects.count()
    if found:
        assert page_of(model.objects.get(slug=found)) in text


def test_one_question_at_a_time(okoro, stalin, rome):
    text = okoro.see(f"/curate/debates/factor/?question__id__exact={rome.pk}")
    assert text.count('class="action-select"') == 5
    assert page_of(Factor.objects.get(slug="fear-of-trotsky")) not in text
    # Adding from this list is adding to this question.
    added = f"/curate/debates/term/add/?_changelist_filters=question__id__exact%3D{rome.pk}"
    assert okoro.save(added, term="Foederati", definition="Allies under a treaty.") == []
    assert rome.term_entries.get().slug == "foederati"


def test_the_front_page_counts_what_is_in_use(okoro, stalin):
    keep(Source, 2)
    text = okoro.see("/curate/")
    assert 'Sources <span class="many">2</span>' in text
    assert 'Claims <span class="many">87</span>' in text


def test_no_form_shows_json(okoro, stalin):
    for source in Source.objects.all():
        text = okoro.see(page_of(source))
        assert "date-parts" not in text
        assert "&quot;family&quot;" not in text


def test_pages_hold_nothing_inline(okoro, stalin):
    for path in ("/curate/", "/curate/debates/event/", page_of(Event.objects.first()),
                 "/curate/manuscript/stalin/", "/curate/packs/"):  # fmt: skip
        text = okoro.see(path)
        for word in ("style=", "<style", "onclick=", "javascript:", "<script>"):
            assert word not in text, (path, word)


def test_no_list_can_be_asked_what_it_does_not_offer(okoro, stalin):  # EC-107
    events = "/curate/debates/event/"
    assert (
        okoro.client.get(events, {"question__editions__digest__startswith": "a"}).status_code == 400
    )
    assert okoro.client.get(events, {"q": "x" * 10_000}).status_code == 200

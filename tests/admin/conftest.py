"""Two curators, the shipped dossier as a manuscript, and its first edition.

Imports stand inside: this file is read before Django is set up when the folder is named on the command
line.
"""

import pytest


@pytest.fixture(scope="session")
def stalin_entries():
    from debates.queries.packs import read_entries
    from tests.dossiers.folders import STALIN

    return read_entries(STALIN)


@pytest.fixture
def stalin(db, stalin_entries):
    from debates.actions.manuscript import load_pack
    from debates.models import Question

    load_pack(entries=stalin_entries)
    return Question.objects.get(slug="stalin")


@pytest.fixture
def rome(db):
    from debates.actions.manuscript import load_pack
    from debates.models import Question
    from debates.queries.packs import read_entries
    from tests.dossiers.folders import ROME

    load_pack(entries=read_entries(ROME))
    return Question.objects.get(slug="rome")


@pytest.fixture
def okoro(db):
    from tests.admin.curators import Curator, make_curator_account

    return Curator(make_curator_account("okoro"))


@pytest.fixture
def weber(db):
    from tests.admin.curators import Curator, make_curator_account

    return Curator(make_curator_account("weber"))

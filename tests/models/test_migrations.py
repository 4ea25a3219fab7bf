"""A new database and one that grew with the releases end with the same tables."""

import pytest
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState

SQUASHED = ("debates", "0001_squashed_0011_arguments")
GREW = ("debates", "0011_arguments")


def as_written(state) -> dict[str, tuple]:
    """Of each model its fields, options and bases, without what depends on the order of steps."""
    return {
        name: (
            {field: said.deconstruct()[1:] for field, said in model.fields.items()},
            {
                **model.options,
                "constraints": sorted(map(repr, model.options.get("constraints", ()))),
                "indexes": sorted(map(repr, model.options.get("indexes", ()))),
            },
            model.bases,
            [name for name, _ in model.managers],
        )
        for (app, name), model in state.models.items()
        if app == "debates"
    }


@pytest.fixture(scope="module")
def loader():
    """Of every step on disk, those included that others replace."""
    return MigrationLoader(None, replace_migrations=False)


def test_squashed_steps_end_where_the_others_do(loader):
    squashed, grew = (as_written(loader.project_state(node)) for node in (SQUASHED, GREW))
    assert len(grew) == 81
    assert squashed.keys() == grew.keys()
    for name, model in grew.items():
        assert squashed[name] == model, name


def test_a_new_database_takes_the_short_way():
    steps = MigrationLoader(None).graph.nodes
    assert SQUASHED in steps
    assert GREW not in steps


def test_its_models_are_rendered_once_for_all(loader, monkeypatch):
    """Once each for the state, as Django does one by one it would be thousands."""
    rendered = []
    render = ModelState.render
    monkeypatch.setattr(
        ModelState, "render", lambda self, apps: rendered.append(self.name) or render(self, apps)
    )
    before = loader.project_state([("auth", "0012_alter_user_first_name_max_length")])
    assert before.apps.get_model("auth", "group")
    rendered.clear()
    [together] = (
        step
        for step in loader.get_migration(*SQUASHED).operations
        if type(step).__name__ == "CreateTogether"
    )
    together.state_forwards("debates", before)
    assert before.apps.get_model("debates", "ballot")
    assert len(rendered) == 81 + 4  # contenttypes has one, auth three

"""All of 0001 to 0011 in one step, so that a new database is ready in less than a third of the time.

A database that has taken those steps takes none of these. tests/models/test_migrations.py compares the two.
"""

import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.core.management import call_command
from django.db import migrations, models
from django.db.migrations.operations.base import Operation

import debates.models.entries
import debates.models.fields
import debates.models.ids

# Alliances of one pair in no direction never overlap: start inclusive, end exclusive. Ranges have an
# index of their own, so no extension is needed; deferred, so that a load may move two at once.
NO_OVERLAP = """
    ALTER TABLE debates_alliance ADD CONSTRAINT alliance_no_overlap EXCLUDE USING gist (
        int8range(LEAST(a_id, b_id), LEAST(a_id, b_id), '[]') WITH &&,
        int8range(GREATEST(a_id, b_id), GREATEST(a_id, b_id), '[]') WITH &&,
        int4range(start_day, end_day) WITH &&
    ) WHERE (retired_at IS NULL) DEFERRABLE INITIALLY DEFERRED
"""


def forbid_overlap(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(NO_OVERLAP)


def make_cache_table(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class CreateTogether(Operation):
    """Creates models as their own operations do, with the state rendered once for all of them.

    One by one, each new model has Django render all that are related to it anew, which are nearly all: three
    quarters of the time that a new database takes. None of them may alter a model that another creates.
    """

    def __init__(self, operations: list[migrations.CreateModel]) -> None:
        self.operations = operations

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)  # models are rendered one by one as long as there are some
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return f"Create {len(self.operations)} models"


class Migration(migrations.Migration):
    replaces = [
        ("debates", "0001_initial"),
        ("debates", "0002_paper_counted"),
        ("debates", "0003_manuscript"),
        ("debates", "0004_withheld"),
        ("debates", "0005_uploaded_pack"),
        ("debates", "0006_edition_title"),
        ("debates", "0007_classes"),
        ("debates", "0008_doors"),
        ("debates", "0009_invitation"),
        ("debates", "0010_privacy"),
        ("debates", "0011_arguments"),
    ]
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Classroom",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=debates.models.ids.new_public_id,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                ("title", models.CharField(max_length=80, verbose_name="class")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("archived_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "class",
                "verbose_name_plural": "classes",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="PurgeDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(unique=True)),
                ("begun_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(null=True)),
                ("removed", models.JSONField(default=dict)),
            ],
            options={
                "ordering": ["day"],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=60, unique=True, verbose_name="slug")),
                (
                    "title",
                    models.CharField(
                        max_length=200,
                        validators=[debates.models.entries.one_line],
                        verbose_name="title",
                    ),
                ),
                (
                    "short_title",
                    models.CharField(
                        blank=True,
                        max_length=60,
                        validators=[debates.models.entries.one_line],
                        verbose_name="short title",
                    ),
                ),
                (
                    "introduction",
                    models.CharField(
                        blank=True,
                        help_text="Pupils read it before they rank: no factor, no hint at an answer.",
                        max_length=900,
                        validators=[debates.models.entries.one_line],
                        verbose_name="introduction",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        help_text="What came about, as a sentence that “mainly because of …” can follow.",
                        max_length=60,
                        validators=[debates.models.entries.one_line],
                        verbose_name="outcome",
                    ),
                ),
                (
                    "without",
                    models.CharField(
                        blank=True,
                        help_text="Asked of a factor that is taken away: does it still come out so?",
                        max_length=90,
                        validators=[debates.models.entries.one_line],
                        verbose_name="without a factor",
                    ),
                ),
                (
                    "credit",
                    models.CharField(
                        blank=True,
                        max_length=900,
                        validators=[debates.models.entries.one_line],
                        verbose_name="credit",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        help_text="Such as en-GB.",
                        max_length=20,
                        validators=[debates.models.entries.one_line],
                        verbose_name="language",
                    ),
                ),
                (
                    "network_from",
                    debates.models.fields.HistoricalDateField(
                        blank=True,
                        help_text="The first month in which readers may look at who stood with whom.",
                        null=True,
                        verbose_name="alliances from",
                    ),
                ),
                (
                    "network_to",
                    debates.models.fields.HistoricalDateField(
                        blank=True,
                        help_text="As exact as the record: 1924, 1924-05 or 1924-05-23, or 23 May 1924. Add ~ for “about”. An Old Style date goes behind it: 1917-11-07 (1917-10-25).",
                        null=True,
                        verbose_name="alliances to",
                    ),
                ),
                ("file_notes", models.JSONField(blank=True, default=dict, verbose_name="notes")),
                (
                    "loaded_digest",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="Of the content that the last pack loaded by an operator had.",
                        max_length=64,
                    ),
                ),
                (
                    "shipped_digest",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="Of the content of the dossier that came with the program, as last loaded.",
                        max_length=64,
                    ),
                ),
            ],
            options={
                "verbose_name": "question",
                "verbose_name_plural": "questions",
            },
        ),
        migrations.CreateModel(
            name="SpentCode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=8, unique=True)),
                ("spent_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                (
                    "first_name",
                    models.CharField(blank=True, max_length=150, verbose_name="first name"),
                ),
                (
                    "last_name",
                    models.CharField(blank=True, max_length=150, verbose_name="last name"),
                ),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="email address"),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="date joined"
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "staff account",
                "verbose_name_plural": "staff accounts",
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="Conclusion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="Lower case, digits and hyphens. Part of addresses and of editions: keep it.",
                        max_length=60,
                        verbose_name="slug",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "retired_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="retired"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("essay", "Essay"), ("interpretation", "Interpretation")],
                        max_length=14,
                        verbose_name="kind",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        max_length=80,
                        validators=[debates.models.entries.one_line],
                        verbose_name="title",
                    ),
                ),
                (
                    "statement",
                    models.CharField(
                        help_text="What it concludes, in your own words.",
                        max_length=900,
                        validators=[debates.models.entries.one_line],
                        verbose_name="statement",
                    ),
                ),
                (
                    "simplification",
                    models.BooleanField(default=False, verbose_name="editor's simplification"),
                ),
                (
                    "paragraph",
                    models.CharField(
                        blank=True,
                        max_length=10,
                        validators=[debates.models.entries.one_line],
                        verbose_name="paragraph of the conclusion",
                    ),
                ),
                (
                    "historians",
                    models.JSONField(blank=True, default=list, verbose_name="historians"),
                ),
                (
                    "differs_from_essay",
                    models.CharField(
                        blank=True,
                        max_length=240,
                        validators=[debates.models.entries.one_line],
                        verbose_name="how it differs from the essay",
                    ),
                ),
                (
                    "caution",
                    models.CharField(
                        blank=True,
                        max_length=600,
                        validators=[debates.models.entries.one_line],
                        verbose_name="caution",
                    ),
                ),
                (
                    "general_remark",
                    models.CharField(
                        blank=True,
                        max_length=900,
                        validators=[debates.models.entries.one_line],
                        verbose_name="general remark",
                    ),
                ),
                (
                    "strength_scale",
                    models.JSONField(
                        blank=True, default=dict, verbose_name="what the strengths mean"
                    ),
                ),
                (
                    "fairness_note",
                    models.CharField(
                        blank=True,
                        max_length=900,
                        validators=[debates.models.entries.one_line],
                        verbose_name="note on fairness",
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        blank=True,
                        choices=[("high", "High"), ("medium", "Medium"), ("low", "Low")],
                        default="",
                        max_length=6,
                        verbose_name="confidence",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_entries",
                        to="debates.question",
                    ),
                ),
            ],
            options={
                "verbose_name": "conclusion",
                "verbose_name_plural": "conclusions",
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("question", "slug"), name="conclusion_slug_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["essay", "interpretation"])),
                        name="conclusion_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "interpretation"), _negated=True),
                            ("simplification", True),
                            _connector="OR",
                        ),
                        name="interpretation_is_labelled",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="Lower case, digits and hyphens. Part of addresses and of editions: keep it.",
                        max_length=60,
                        verbose_name="slug",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "retired_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="retired"
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        max_length=80,
                        validators=[debates.models.entries.one_line],
                        verbose_name="title",
                    ),
                ),
                (
                    "start",
                    debates.models.fields.HistoricalDateField(
                        help_text="As exact as the record: 1924, 1924-05 or 1924-05-23, or 23 May 1924. Add ~ for “about”. An Old Style date goes behind it: 1917-11-07 (1917-10-25).",
                        verbose_name="date",
                    ),
                ),
                (
                    "end",
                    debates.models.fields.HistoricalDateField(
                        blank=True,
                        help_text="Only for events of several days.",
                        null=True,
                        verbose_name="last day",
                    ),
                ),
                ("start_day", debates.models.fields.FirstDayField(of="start")),
                ("end_day", debates.models.fields.FirstDayField(null=True, of="end")),
                (
                    "summary",
                    models.CharField(
                        max_length=400,
                        validators=[debates.models.entries.one_line],
                        verbose_name="summary",
                    ),
                ),
                (
                    "significance",
                    models.CharField(
                        help_text="Why it mattered, in one sentence.",
                        max_length=240,
                        validators=[debates.models.entries.one_line],
                        verbose_name="significance",
                    ),
                ),
                ("in_essay", models.BooleanField(default=False, verbose_name="in the essay")),
                (
                    "confidence",
                    models.CharField(
                        choices=[("high", "High"), ("medium", "Medium"), ("low", "Low")],
                        help_text="How sure the editors are of the facts in this entry.",
                        max_length=6,
                        verbose_name="confidence",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_entries",
                        to="debates.question",
                    ),
                ),
            ],
            options={
                "verbose_name": "event",
                "verbose_name_plural": "events",
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("question", "slug"), name="event_slug_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_day__isnull", True),
                            ("end_day__gte", models.F("start_day")),
                            _connector="OR",
                        ),
                        name="event_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Faction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="Lower case, digits and hyphens. Part of addresses and of editions: keep it.",
                        max_length=60,
                        verbose_name="slug",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "retired_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="retired"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        max_length=80,
                        validators=[debates.models.entries.one_line],
                        verbose_name="name",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        help_text="Such as network, opposition or bloc.",
                        max_length=40,
                        validators=[debates.models.entries.one_line],
                        verbose_name="kind",
                    ),
                ),
                (
                    "start",
                    debates.models.fields.HistoricalDateField(
                        help_text="As exact as the record: 1924, 1924-05 or 1924-05-23, or 23 May 1924. Add ~ for “about”. An Old Style date goes behind it: 1917-11-07 (1917-10-25).",
                        verbose_name="from",
                    ),
                ),
                (
                    "end",
                    debates.models.fields.HistoricalDateField(
                        blank=True,
                        help_text="Leave it empty where the end lies after the story.",
                        null=True,
                        verbose_name="to",
                    ),
                ),
                (
                    "circa",
                    models.BooleanField(
                        default=False, help_text="Both dates are loose.", verbose_name="about"
                    ),
                ),
                ("in_essay", models.BooleanField(default=False, verbose_name="in the essay")),
                (
                    "platform",
                    models.CharField(
                        max_length=600,
                        validators=[debates.models.entries.one_line],
                        verbose_name="platform",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        max_length=240,
                        validators=[debates.models.entries.one_line],
                        verbose_name="outcome",
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        choices=[("high", "High"), ("medium", "Medium"), ("low", "Low")],
                        help_text="How sure the editors are of the facts in this entry.",
                        max_length=6,
                        verbose_name="confidence",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_entries",
                        to="debates.question",
                    ),
                ),
            ],
            options={
                "verbose_name": "faction",
                "verbose_name_plural": "factions",
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("question", "slug"), name="faction_slug_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Factor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="Lower case, digits and hyphens. Part of addresses and of editions: keep it.",
                        max_length=60,
                        verbose_name="slug",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "retired_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="retired"
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="What pupils rank, in a few words.",
                        max_length=40,
                        validators=[debates.models.entries.one_line],
                        verbose_name="title",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("condition", "Condition"),
                            ("instrument", "Instrument"),
                            ("agent", "Agent"),
                            ("trigger", "Trigger"),
                            ("idea", "Idea"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "summary",
                    models.CharField(
                        help_text="One sentence under the title of the card.",
                        max_length=160,
                        validators=[debates.models.entries.one_line],
                        verbose_name="summary",
                    ),
                ),
                (
                    "explanation",
                    models.CharField(
                        help_text="80 to 120 words; takes no side.",
                        max_length=900,
                        validators=[debates.models.entries.one_line],
                        verbose_name="explanation",
                    ),
                ),
                (
                    "essay_says",
                    models.CharField(
                        help_text="Hidden until the reveal of a debate.",
                        max_length=400,
                        validators=[debates.models.entries.one_line],
                        verbose_name="what the essay says",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_entries",
                        to="debates.question",
                    ),
                ),
            ],
            options={
                "verbose_name": "factor",
                "verbose_name_plural": "factors",
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("question", "slug"), name="factor_slug_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["condition", "instrument", "agent", "trigger", "idea"])
                        ),
                        name="factor_kind_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Figure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="Lower case, digits and hyphens. Part of addresses and of editions: keep it.",
                        max_length=60,
                        verbose_name="slug",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "retired_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="retired"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="The short name that pupils meet.",
                        max_length=60,
                        validators=[debates.models.entries.one_line],
                        verbose_name="name",
                    ),
                ),
                (
                    "full_name",
                    models.CharField(
                        max_length=120,
                        validators=[debates.models.entries.one_line],
                        verbose_name="full name",
                    ),
                ),
                (
                    "birth_name",
                    models.CharField(
                        blank=True,
                        max_length=120,
                        validators=[debates.models.entries.one_line],
                        verbose_name="birth name",
                    ),
                ),
                (
                    "patronymic",
                    models.CharField(
                        blank=True,
                        max_length=120,
                        validators=[debates.models.entries.one_line],
                        verbose_name="patronymic",
                    ),
                ),
                (
                    "named_in_essay",
                    models.BooleanField(default=False, verbose_name="named in the essay"),
                ),
                (
                    "born",
                    debates.models.fields.HistoricalDateField(
                        help_text="As exact as the record: 1924, 1924-05 or 1924-05-23, or 23 May 1924. Add ~ for “about”. An Old Style date goes behind it: 1917-11-07 (1917-10-25).",
                        verbose_name="born",
                    ),
                ),
                (
                    "birth_place",
                    models.CharField(
                        blank=True,
                        max_length=80,
                        validators=[debates.models.entries.one_line],
                        verbose_name="birth place",
                    ),
                ),
                (
                    "birth_note",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        validators=[debates.models.entries.one_line],
                        verbose_name="note on the birth",
                    ),
                ),
                (
                    "died",
                    debates.models.fields.HistoricalDateField(
                        help_text="As exact as the record: 1924, 1924-05 or 1924-05-23, or 23 May 1924. Add ~ for “about”. An Old Style date goes behind it: 1917-11-07 (1917-10-25).",
                        verbose_name="died",
                    ),
                ),
                (
                    "death_place",
                    models.CharField(
                        blank=True,
                        max_length=80,
                        validators=[debates.models.entries.one_line],
                        verbose_name="place of death",
                    ),
                ),
                (
                    "death_note",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        validators=[debates.models.entries.one_line],
                        verbose_name="note on the death",
                    ),
                ),
                (
                    "biography",
                    models.CharField(
                        max_length=600,
                        validators=[debates.models.entries.one_line],
                        verbose_name="life",
                    ),
                ),
                (
                    "fate_kind",
                    models.CharField(
                        help_text="Such as executed or natural death.",
                        max_length=40,
                        validators=[debates.models.entries.one_line],
                        verbose_name="kind of end",
                    ),
                ),
                (
                    "fate",
                    models.CharField(
                        max_length=240,
                        validators=[debates.models.entries.one_line],
                        verbose_name="end",
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        choices=[("high", "High"), ("medium", "Medium"), ("low", "Low")],
                        help_text="How sure the editors are of the facts in this entry.",
                        max_length=6,
                        verbose_name="confidence",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_entries",
                        to="debates.question",
                    ),
                ),
            ],
            options={
                "verbose_name": "figure",
                "verbose_name_plural": "figures",
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("question", "slug"), name="figure_slug_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                (
                    "title",
                    models.CharField(
                        help_text="What it asks, as its content says.",
                        max_length=200,
                        verbose_name="title",
                    ),
                ),
                (
                    "digest",
                    models.CharField(
                        help_text="SHA-256 of the content.", max_length=64, verbose_name="digest"
                    ),
                ),
                ("content", models.JSONField(verbose_name="content")),
                ("published_at", models.DateTimeField(auto_now_add=True, verbose_name="published")),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="debates.question",
                    ),
                ),
            ],
            options={
                "verbose_name": "edition",
                "verbose_name_plural": "editions",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("question", "number"), name="edition_number_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("note", models.CharField(blank=True, max_length=80)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("accepted_at", models.DateTimeField(null=True)),
                (
                    "accepted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Pupil",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=debates.models.ids.new_public_id,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "suffix",
                    models.CharField(blank=True, max_length=20, verbose_name="told apart by"),
                ),
                ("slip_serial", models.PositiveIntegerField(default=1)),
                ("slip_hash", models.CharField(max_length=64, unique=True)),
                ("joined_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("left_at", models.DateTimeField(null=True)),
                (
                    "classroom",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pupils",
                        to="debates.classroom",
                    ),
                ),
            ],
            options={
                "verbose_name": "pupil",
                "verbose_name_plural": "pupils",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=12, verbose_name="kind")),
                ("slug", models.SlugField(max_length=60, verbose_name="slug")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("content", models.JSONField(null=True, verbose_name="content")),
                (
                    "at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="saved"),
                ),
                (
                    "why",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        validators=[debates.models.entries.one_line],
                        verbose_name="why",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="debates.question",
                    ),
                ),
            ],
            options={
                "verbose_name": "revision",
                "verbose_name_plural": "revisions",
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("question", "kind", "slug", "number"), name="revision_number_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="Lower case, digits and hyphens. Part of addresses and of editions: keep it.",
                        max_length=60,
                        verbose_name="slug",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "retired_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="retired"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("primary", "Primary"),
                            ("secondary", "Secondary"),
                            ("textbook", "Textbook"),
                            ("essay", "Essay"),
                        ],
                        max_length=9,
                        verbose_name="kind",
                    ),
                ),
                (
                    "citation",
                    models.JSONField(help_text="CSL-JSON fields.", verbose_name="citation"),
                ),
                (
                    "perspective",
                    models.CharField(
                        help_text="Who speaks, and from where.",
                        max_length=240,
                        validators=[debates.models.entries.one_line],
                        verbose_name="perspective",
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        max_length=240,
                        validators=[debates.models.entries.one_line],
                        verbose_name="origin",
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        max_length=240,
                        validators=[debates.models.entries.one_line],
                        verbose_name="purpose",
                    ),
                ),
                (
                    "value",
                    models.CharField(
                        max_length=240,
                        validators=[debates.models.entries.one_line],
                        verbose_name="value",
                    ),
                ),
                (
                    "limits",
                    models.CharField(
                        max_length=240,
                        validators=[debates.models.entries.one_line],
                        verbose_name="limits",
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        choices=[("high", "High"), ("medium", "Medium"), ("low", "Low")],
                        help_text="How sure the editors are of the facts in this entry.",
                        max_length=6,
                        verbose_name="confidence",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_entries",
                        to="debates.question",
                    ),
                ),
            ],
            options={
                "verbose_name": "source",
                "verbose_name_plural": "sources",
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("question", "slug"), name="source_slug_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["primary", "secondary", "textbook", "essay"])
                        ),
                        name="source_kind_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="Lower case, digits and hyphens. Part of addresses and of editions: keep it.",
                        max_length=60,
                        verbose_name="slug",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "retired_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="retired"
                    ),
                ),
                (
                    "term",
                    models.CharField(
                        max_length=60,
                        validators=[debates.models.entries.one_line],
                        verbose_name="term",
                    ),
                ),
                (
                    "definition",
                    models.CharField(
                        max_length=240,
                        validators=[debates.models.entries.one_line],
                        verbose_name="definition",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_entries",
                        to="debates.question",
                    ),
                ),
            ],
            options={
                "verbose_name": "term",
                "verbose_name_plural": "glossary",
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("question", "slug"), name="term_slug_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="UploadedPack",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=debates.models.ids.new_key,
                        editable=False,
                        max_length=40,
                        unique=True,
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="uploaded"
                    ),
                ),
                ("stored", models.BinaryField()),
                (
                    "by",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "uploaded pack",
                "verbose_name_plural": "uploaded packs",
            },
        ),
        migrations.CreateModel(
            name="ClassroomTeacher",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[("owner", "Owner"), ("co_teacher", "Co-teacher")],
                        default="owner",
                        max_length=10,
                    ),
                ),
                (
                    "classroom",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="teachers",
                        to="debates.classroom",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="classroom_roles",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("classroom", "user"), name="classroom_teacher_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Alliance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="Lower case, digits and hyphens. Part of addresses and of editions: keep it.",
                        max_length=60,
                        verbose_name="slug",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "retired_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="retired"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("alliance", "Alliance"),
                            ("opposition", "Opposition"),
                            ("break", "Break"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "strength",
                    models.CharField(
                        choices=[
                            ("firm", "Firm"),
                            ("tactical", "Tactical"),
                            ("loose", "Loose"),
                            ("attempted", "Attempted"),
                        ],
                        max_length=9,
                        verbose_name="strength",
                    ),
                ),
                (
                    "start",
                    debates.models.fields.HistoricalDateField(
                        help_text="As exact as the record: 1924, 1924-05 or 1924-05-23, or 23 May 1924. Add ~ for “about”. An Old Style date goes behind it: 1917-11-07 (1917-10-25).",
                        verbose_name="from",
                    ),
                ),
                (
                    "end",
                    debates.models.fields.HistoricalDateField(
                        blank=True,
                        help_text="The first day it no longer held.",
                        null=True,
                        verbose_name="until",
                    ),
                ),
                ("start_day", debates.models.fields.FirstDayField(of="start")),
                ("end_day", debates.models.fields.FirstDayField(null=True, of="end")),
                (
                    "basis",
                    models.CharField(
                        help_text="What it rested on.",
                        max_length=240,
                        validators=[debates.models.entries.one_line],
                        verbose_name="basis",
                    ),
                ),
                (
                    "ended_by",
                    models.CharField(
                        max_length=240,
                        validators=[debates.models.entries.one_line],
                        verbose_name="ended by",
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        choices=[("high", "High"), ("medium", "Medium"), ("low", "Low")],
                        help_text="How sure the editors are of the facts in this entry.",
                        max_length=6,
                        verbose_name="confidence",
                    ),
                ),
                (
                    "end_event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ends_alliances",
                        to="debates.event",
                        verbose_name="event that ended it",
                    ),
                ),
                (
                    "a",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="alliances_a",
                        to="debates.figure",
                        verbose_name="figure",
                    ),
                ),
                (
                    "b",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="alliances_b",
                        to="debates.figure",
                        verbose_name="and",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_entries",
                        to="debates.question",
                    ),
                ),
            ],
            options={
                "verbose_name": "alliance",
                "verbose_name_plural": "alliances",
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("question", "slug"), name="alliance_slug_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["alliance", "opposition", "break"])),
                        name="alliance_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("strength__in", ["firm", "tactical", "loose", "attempted"])
                        ),
                        name="alliance_strength_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_day__isnull", True),
                            ("end_day__gte", models.F("start_day")),
                            _connector="OR",
                        ),
                        name="alliance_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("a", models.F("b")), _negated=True),
                        name="alliance_of_two",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="Lower case, digits and hyphens. Part of addresses and of editions: keep it.",
                        max_length=60,
                        verbose_name="slug",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "retired_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="retired"
                    ),
                ),
                (
                    "paragraph",
                    models.CharField(
                        max_length=10,
                        validators=[debates.models.entries.one_line],
                        verbose_name="paragraph",
                    ),
                ),
                ("sentence", models.PositiveSmallIntegerField(verbose_name="sentence")),
                (
                    "file_line",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="line of the text"
                    ),
                ),
                (
                    "quote",
                    models.CharField(
                        help_text="At most six words of the text, to find the place.",
                        max_length=180,
                        validators=[debates.models.entries.one_line],
                        verbose_name="anchor",
                    ),
                ),
                (
                    "quote_paragraph",
                    models.CharField(
                        max_length=10,
                        validators=[debates.models.entries.one_line],
                        verbose_name="paragraph of the anchor",
                    ),
                ),
                (
                    "paraphrase",
                    models.CharField(
                        help_text="In your own words.",
                        max_length=240,
                        validators=[debates.models.entries.one_line],
                        verbose_name="paraphrase",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("fact", "Fact"),
                            ("interpretation", "Interpretation"),
                            ("judgement", "Judgement"),
                        ],
                        max_length=14,
                        verbose_name="kind",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("supported", "Supported"),
                            ("imprecise", "Imprecise"),
                            ("contested", "Contested"),
                            ("mistaken", "Mistaken"),
                        ],
                        max_length=9,
                        verbose_name="verdict",
                    ),
                ),
                (
                    "editor_note",
                    models.CharField(
                        max_length=600,
                        validators=[debates.models.entries.one_line],
                        verbose_name="editor's note",
                    ),
                ),
                (
                    "hidden",
                    models.BooleanField(
                        default=False,
                        help_text="Left out of every debate until its teacher shows it.",
                        verbose_name="hidden in debates",
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        choices=[("high", "High"), ("medium", "Medium"), ("low", "Low")],
                        help_text="How sure the editors are of the facts in this entry.",
                        max_length=6,
                        verbose_name="confidence",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_entries",
                        to="debates.question",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stated",
                        to="debates.source",
                        verbose_name="stated by",
                    ),
                ),
            ],
            options={
                "verbose_name": "claim",
                "verbose_name_plural": "claims",
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("question", "slug"), name="claim_slug_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["fact", "interpretation", "judgement"])),
                        name="claim_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verdict__in", ["supported", "imprecise", "contested", "mistaken"])
                        ),
                        name="claim_verdict_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Debate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=debates.models.ids.new_public_id,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="The class or group, such as Year 12.",
                        max_length=80,
                        verbose_name="class",
                    ),
                ),
                (
                    "phase",
                    models.CharField(
                        choices=[
                            ("lobby", "Lobby"),
                            ("opening", "Opening ranking"),
                            ("split", "What splits us"),
                            ("evidence", "Evidence"),
                            ("discussion", "Discussion"),
                            ("closing", "Closing ranking"),
                            ("verdict", "Verdict"),
                            ("exit", "Exit sentence"),
                            ("closed", "Closed"),
                        ],
                        default="lobby",
                        max_length=12,
                    ),
                ),
                (
                    "phase_serial",
                    models.PositiveIntegerField(default=0, help_text="Counts every Next and Back."),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "shape",
                    models.CharField(
                        choices=[
                            ("ladder", "Ladder: one factor on each step"),
                            ("diamond", "Diamond nine: rows of 1, 2, 3, 2 and 1"),
                            ("tiers", "Free tiers: any number side by side"),
                        ],
                        default="ladder",
                        max_length=8,
                        verbose_name="shape",
                    ),
                ),
                ("gaps_allowed", models.BooleanField(default=False, verbose_name="gaps allowed")),
                (
                    "anonymity",
                    models.CharField(
                        choices=[
                            ("secret", "Secret: staff see who has ranked, not what"),
                            ("teacher", "Teacher sees: the teacher sees each ranking"),
                            ("hands", "Show of hands: rankings are shown under pseudonyms"),
                        ],
                        default="secret",
                        max_length=8,
                        verbose_name="anonymity",
                    ),
                ),
                ("zone", models.CharField(default="UTC", max_length=40, verbose_name="time zone")),
                ("seed", models.PositiveIntegerField(default=debates.models.ids.new_seed)),
                (
                    "join_code",
                    models.CharField(
                        default=debates.models.ids.new_join_code,
                        max_length=8,
                        null=True,
                        unique=True,
                    ),
                ),
                ("locked", models.BooleanField(default=False, verbose_name="room locked")),
                (
                    "admits_by_hand",
                    models.BooleanField(
                        default=False,
                        help_text="Who joins waits at the door.",
                        verbose_name="let pupils in by hand",
                    ),
                ),
                (
                    "capacity",
                    models.PositiveSmallIntegerField(
                        default=100,
                        help_text="Who comes when all are taken is told to ask.",
                        verbose_name="places",
                    ),
                ),
                (
                    "projector_key",
                    models.CharField(
                        default=debates.models.ids.new_key, max_length=32, unique=True
                    ),
                ),
                (
                    "approval",
                    models.CharField(
                        choices=[
                            ("guests", "Guests: who came without a slip"),
                            ("everybody", "Everybody"),
                            ("nobody", "Nobody"),
                        ],
                        default="guests",
                        max_length=10,
                        verbose_name="read first",
                    ),
                ),
                (
                    "arguments_serial",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="Counts every change of the arguments that the class reads.",
                    ),
                ),
                (
                    "floor_serial",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="Counts every change of teams, turns and the queue to speak.",
                    ),
                ),
                ("phase_started_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("phase_ends_at", models.DateTimeField(null=True)),
                ("paused_at", models.DateTimeField(null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "deleted_at",
                    models.DateTimeField(
                        help_text="For everybody gone since then; for its owner, to be had back a while.",
                        null=True,
                    ),
                ),
                (
                    "classroom",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="debates",
                        to="debates.classroom",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="debates",
                        to="debates.edition",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="debates",
                        to="debates.question",
                    ),
                ),
            ],
            options={
                "verbose_name": "debate",
                "verbose_name_plural": "debates",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "phase__in",
                                [
                                    "lobby",
                                    "opening",
                                    "split",
                                    "evidence",
                                    "discussion",
                                    "closing",
                                    "verdict",
                                    "exit",
                                    "closed",
                                ],
                            )
                        ),
                        name="debate_phase_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("shape__in", ["ladder", "diamond", "tiers"])),
                        name="debate_shape_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("anonymity__in", ["secret", "teacher", "hands"])),
                        name="debate_anonymity_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("approval__in", ["guests", "everybody", "nobody"])),
                        name="debate_approval_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("phase", "closed"), _negated=True),
                            models.Q(("closed_at__isnull", False), ("join_code__isnull", True)),
                            _connector="OR",
                        ),
                        name="debate_closed_has_no_code",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EventFaction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="factions",
                        to="debates.event",
                    ),
                ),
                (
                    "cited",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_events",
                        to="debates.faction",
                        verbose_name="entry",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "cited"), name="eventfaction_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="FactionEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "cited",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_faction_histories",
                        to="debates.event",
                        verbose_name="entry",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="debates.faction",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "cited"), name="factionevent_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="EventFactor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="factors",
                        to="debates.event",
                    ),
                ),
                (
                    "cited",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_events",
                        to="debates.factor",
                        verbose_name="entry",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "cited"), name="eventfactor_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ConclusionRelation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=60, verbose_name="slug")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("above", "above"),
                            ("at-least", "at least as high as"),
                            ("part-of", "part of"),
                        ],
                        max_length=8,
                        verbose_name="relation",
                    ),
                ),
                (
                    "strength",
                    models.CharField(
                        choices=[
                            ("explicit", "Explicit, or strong"),
                            ("implied", "Implied, or moderate"),
                            ("implied-weak", "Weakly implied, or weak"),
                        ],
                        max_length=12,
                        verbose_name="strength",
                    ),
                ),
                (
                    "quote",
                    models.CharField(
                        blank=True,
                        help_text="At most six words.",
                        max_length=180,
                        validators=[debates.models.entries.one_line],
                        verbose_name="quotation",
                    ),
                ),
                (
                    "quote_paragraph",
                    models.CharField(
                        blank=True,
                        max_length=10,
                        validators=[debates.models.entries.one_line],
                        verbose_name="paragraph",
                    ),
                ),
                (
                    "quote_sentence",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="sentence"
                    ),
                ),
                (
                    "reasoning",
                    models.CharField(
                        max_length=240,
                        validators=[debates.models.entries.one_line],
                        verbose_name="reasoning",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "conclusion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="relations",
                        to="debates.conclusion",
                    ),
                ),
                (
                    "higher",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="debates.factor",
                        verbose_name="higher",
                    ),
                ),
                (
                    "lower",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="debates.factor",
                        verbose_name="lower",
                    ),
                ),
            ],
            options={
                "verbose_name": "relation",
                "verbose_name_plural": "relations",
                "ordering": ["position", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["above", "at-least", "part-of"])),
                        name="conclusionrelation_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("strength__in", ["explicit", "implied", "implied-weak"])
                        ),
                        name="conclusionrelation_strength_known",
                    ),
                    models.UniqueConstraint(
                        fields=("conclusion", "slug"), name="relation_slug_once"
                    ),
                    models.UniqueConstraint(
                        fields=("conclusion", "higher", "lower", "kind"), name="relation_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("higher", models.F("lower")), _negated=True),
                        name="relation_of_two",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EventFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="debates.event",
                    ),
                ),
                (
                    "cited",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_events",
                        to="debates.figure",
                        verbose_name="entry",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "cited"), name="eventfigure_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "start",
                    debates.models.fields.HistoricalDateField(
                        help_text="As exact as the record: 1924, 1924-05 or 1924-05-23, or 23 May 1924. Add ~ for “about”. An Old Style date goes behind it: 1917-11-07 (1917-10-25).",
                        verbose_name="from",
                    ),
                ),
                (
                    "end",
                    debates.models.fields.HistoricalDateField(
                        blank=True,
                        help_text="Leave it empty where the end lies after the story.",
                        null=True,
                        verbose_name="to",
                    ),
                ),
                (
                    "circa",
                    models.BooleanField(
                        default=False, help_text="Both dates are loose.", verbose_name="about"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        max_length=40,
                        validators=[debates.models.entries.one_line],
                        verbose_name="role",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "faction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="debates.faction",
                    ),
                ),
                (
                    "figure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="debates.figure",
                        verbose_name="figure",
                    ),
                ),
            ],
            options={
                "verbose_name": "member",
                "verbose_name_plural": "members",
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="Office",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        max_length=120,
                        validators=[debates.models.entries.one_line],
                        verbose_name="title",
                    ),
                ),
                (
                    "start",
                    debates.models.fields.HistoricalDateField(
                        help_text="As exact as the record: 1924, 1924-05 or 1924-05-23, or 23 May 1924. Add ~ for “about”. An Old Style date goes behind it: 1917-11-07 (1917-10-25).",
                        verbose_name="from",
                    ),
                ),
                (
                    "end",
                    debates.models.fields.HistoricalDateField(
                        blank=True,
                        help_text="Leave it empty where the end lies after the story.",
                        null=True,
                        verbose_name="to",
                    ),
                ),
                (
                    "circa",
                    models.BooleanField(
                        default=False, help_text="Both dates are loose.", verbose_name="about"
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        max_length=240,
                        validators=[debates.models.entries.one_line],
                        verbose_name="note",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "figure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="offices",
                        to="debates.figure",
                    ),
                ),
            ],
            options={
                "verbose_name": "office",
                "verbose_name_plural": "offices",
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="Overlap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "how",
                    models.CharField(
                        max_length=240,
                        validators=[debates.models.entries.one_line],
                        verbose_name="how",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "factor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="overlaps",
                        to="debates.factor",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_overlaps",
                        to="debates.factor",
                        verbose_name="factor",
                    ),
                ),
            ],
            options={
                "verbose_name": "overlap",
                "verbose_name_plural": "overlaps",
                "ordering": ["position", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("factor", "other"), name="overlap_once"),
                    models.CheckConstraint(
                        condition=models.Q(("factor", models.F("other")), _negated=True),
                        name="overlap_of_two",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Point",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("for", "For"), ("against", "Against")],
                        max_length=7,
                        verbose_name="side",
                    ),
                ),
                (
                    "text",
                    models.CharField(
                        max_length=240,
                        validators=[debates.models.entries.one_line],
                        verbose_name="point",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "factor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="points",
                        to="debates.factor",
                    ),
                ),
            ],
            options={
                "verbose_name": "point",
                "verbose_name_plural": "points",
                "ordering": ["position", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["for", "against"])),
                        name="point_side_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("content", models.JSONField(verbose_name="content")),
                ("digest", models.CharField(max_length=64, verbose_name="digest")),
                (
                    "why",
                    models.CharField(
                        max_length=300,
                        validators=[debates.models.entries.one_line],
                        verbose_name="what changed and why",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("published", "published"),
                            ("refused", "sent back"),
                        ],
                        default="open",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("proposed_at", models.DateTimeField(auto_now_add=True, verbose_name="proposed")),
                ("decided_at", models.DateTimeField(null=True, verbose_name="decided")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        validators=[debates.models.entries.one_line],
                        verbose_name="answer",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="debates.edition",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="debates.question",
                    ),
                ),
            ],
            options={
                "verbose_name": "proposal",
                "verbose_name_plural": "proposals",
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "published", "refused"])),
                        name="proposal_state_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("question",),
                        name="proposal_open_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("state", "open")),
                            models.Q(
                                models.Q(("state", "open"), _negated=True),
                                ("decided_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="proposal_decided_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SetMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "name",
                    models.CharField(
                        choices=[("default", "Default"), ("diamond", "Diamond nine")],
                        max_length=8,
                        verbose_name="set",
                    ),
                ),
                (
                    "cited",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sets",
                        to="debates.factor",
                        verbose_name="entry",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="set_members",
                        to="debates.question",
                    ),
                ),
            ],
            options={
                "verbose_name": "factor of a set",
                "verbose_name_plural": "sets",
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name__in", ["default", "diamond"])),
                        name="setmember_name_known",
                    ),
                    models.UniqueConstraint(
                        fields=("owner", "name", "cited"), name="setmember_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FigureSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="debates.figure",
                    ),
                ),
                (
                    "cited",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_figures",
                        to="debates.source",
                        verbose_name="entry",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "cited"), name="figuresource_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="FactionSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="debates.faction",
                    ),
                ),
                (
                    "cited",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_factions",
                        to="debates.source",
                        verbose_name="entry",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "cited"), name="factionsource_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="EventSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="debates.event",
                    ),
                ),
                (
                    "cited",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_events",
                        to="debates.source",
                        verbose_name="entry",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "cited"), name="eventsource_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ConclusionSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="works",
                        to="debates.conclusion",
                    ),
                ),
                (
                    "cited",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_conclusions",
                        to="debates.source",
                        verbose_name="entry",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "cited"), name="conclusionsource_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SourceFactor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "cited",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_sources",
                        to="debates.factor",
                        verbose_name="entry",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="factors",
                        to="debates.source",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "cited"), name="sourcefactor_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Tension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=60, verbose_name="slug")),
                (
                    "point",
                    models.CharField(
                        max_length=240,
                        validators=[debates.models.entries.one_line],
                        verbose_name="point",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "conclusion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tensions",
                        to="debates.conclusion",
                    ),
                ),
            ],
            options={
                "verbose_name": "tension",
                "verbose_name_plural": "tensions",
                "ordering": ["position", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("conclusion", "slug"), name="tension_slug_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="TermTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "cited",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seen_from",
                        to="debates.term",
                        verbose_name="entry",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="see_also",
                        to="debates.term",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "cited"), name="termterm_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Tier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField(verbose_name="rank")),
                (
                    "label",
                    models.CharField(
                        blank=True,
                        max_length=60,
                        validators=[debates.models.entries.one_line],
                        verbose_name="label",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        max_length=900,
                        validators=[debates.models.entries.one_line],
                        verbose_name="note",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "conclusion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tiers",
                        to="debates.conclusion",
                    ),
                ),
            ],
            options={
                "verbose_name": "tier",
                "verbose_name_plural": "tiers",
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="Unranked",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        max_length=240,
                        validators=[debates.models.entries.one_line],
                        verbose_name="reason",
                    ),
                ),
                (
                    "cited",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="left_open_in",
                        to="debates.factor",
                        verbose_name="entry",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="unranked",
                        to="debates.conclusion",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "cited"), name="unranked_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Act",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("verb", models.CharField(max_length=30)),
                ("detail", models.JSONField(default=dict)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "classroom",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="acts",
                        to="debates.classroom",
                    ),
                ),
                (
                    "debate",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="acts",
                        to="debates.debate",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="DebateFactor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=60)),
                ("title", models.CharField(max_length=60)),
                ("summary", models.CharField(blank=True, max_length=240)),
                ("own", models.BooleanField(default=False)),
                (
                    "debate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="factors",
                        to="debates.debate",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("debate", "slug"), name="debate_factor_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="DebatePhase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "phase",
                    models.CharField(
                        choices=[
                            ("lobby", "Lobby"),
                            ("opening", "Opening ranking"),
                            ("split", "What splits us"),
                            ("evidence", "Evidence"),
                            ("discussion", "Discussion"),
                            ("closing", "Closing ranking"),
                            ("verdict", "Verdict"),
                            ("exit", "Exit sentence"),
                            ("closed", "Closed"),
                        ],
                        max_length=12,
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField(null=True)),
                ("note", models.TextField(blank=True, max_length=2000)),
                (
                    "debate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plan",
                        to="debates.debate",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("debate", "phase"), name="debate_phase_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="DebateTeacher",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[("owner", "Owner"), ("co_teacher", "Co-teacher")],
                        default="owner",
                        max_length=10,
                    ),
                ),
                ("names_shown_at", models.PositiveIntegerField(null=True)),
                ("results_shown_at", models.PositiveIntegerField(null=True)),
                (
                    "debate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="teachers",
                        to="debates.debate",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="debate_roles",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("debate", "user"), name="debate_teacher_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ClaimEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="debates.claim",
                    ),
                ),
                (
                    "cited",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_claims",
                        to="debates.event",
                        verbose_name="entry",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "cited"), name="claimevent_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="AllianceEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="debates.alliance",
                    ),
                ),
                (
                    "cited",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_alliances",
                        to="debates.event",
                        verbose_name="entry",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "cited"), name="allianceevent_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ClaimFactor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "sign",
                    models.CharField(
                        choices=[("+", "for"), ("-", "against")],
                        max_length=1,
                        verbose_name="counts",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="factors",
                        to="debates.claim",
                    ),
                ),
                (
                    "cited",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_claims",
                        to="debates.factor",
                        verbose_name="entry",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "cited"), name="claimfactor_once"),
                    models.CheckConstraint(
                        condition=models.Q(("sign__in", ["+", "-"])), name="claimfactor_sign_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FailureBucket",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(help_text="Keyed hash.", max_length=64, unique=True)),
                ("most", models.PositiveSmallIntegerField()),
                ("failures", models.PositiveSmallIntegerField(default=0)),
                ("earned", models.IntegerField(default=0)),
                ("since", models.DateTimeField()),
                ("touched_at", models.DateTimeField()),
                (
                    "debate",
                    models.ForeignKey(
                        help_text="The debate this address let a pupil into last.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="debates.debate",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ClaimFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="debates.claim",
                    ),
                ),
                (
                    "cited",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_claims",
                        to="debates.figure",
                        verbose_name="entry",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "cited"), name="claimfigure_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Grouping",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("pairs", "Pairs or small groups"),
                            ("champions", "Champion teams"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("opposed", "Who disagree most"),
                            ("lot", "By lot"),
                            ("hand", "By hand"),
                        ],
                        max_length=8,
                    ),
                ),
                ("size", models.PositiveSmallIntegerField(default=2)),
                ("seed", models.PositiveIntegerField(default=debates.models.ids.new_seed)),
                ("swapped", models.BooleanField(default=False)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "debate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="groupings",
                        to="debates.debate",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("debate", "kind"),
                        name="grouping_current_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PointClaim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "cited",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_points",
                        to="debates.claim",
                        verbose_name="entry",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="claims",
                        to="debates.point",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "cited"), name="pointclaim_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PointEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "cited",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_points",
                        to="debates.event",
                        verbose_name="entry",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="debates.point",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "cited"), name="pointevent_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="RelationClaim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "cited",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_relations",
                        to="debates.claim",
                        verbose_name="entry",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="claims",
                        to="debates.conclusionrelation",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "cited"), name="relationclaim_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Result",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=debates.models.ids.new_public_id,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                ("title", models.CharField(max_length=80)),
                ("closed_on", models.DateField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("opening", "Opening ranking"), ("closing", "Closing ranking")],
                        max_length=12,
                    ),
                ),
                (
                    "shape",
                    models.CharField(
                        choices=[
                            ("ladder", "Ladder: one factor on each step"),
                            ("diamond", "Diamond nine: rows of 1, 2, 3, 2 and 1"),
                            ("tiers", "Free tiers: any number side by side"),
                        ],
                        max_length=8,
                    ),
                ),
                ("unranked", models.CharField(max_length=8)),
                ("factors", models.JSONField()),
                ("n", models.PositiveIntegerField()),
                ("blank", models.PositiveIntegerField()),
                ("wins", models.JSONField()),
                ("ties", models.JSONField()),
                (
                    "debate",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="results",
                        to="debates.debate",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="debates.edition",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="results",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-closed_on", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("debate", "kind"), name="result_round_once"),
                    models.CheckConstraint(
                        condition=models.Q(("n__gte", 10)), name="result_of_enough_ballots"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("opening", "Opening ranking"), ("closing", "Closing ranking")],
                        max_length=12,
                    ),
                ),
                ("is_open", models.BooleanField(default=False)),
                ("opened_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "debate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rounds",
                        to="debates.debate",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("debate", "kind"), name="round_kind_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=debates.models.ids.new_public_id,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                ("pseudonym", models.CharField(max_length=40, verbose_name="pseudonym")),
                (
                    "name",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="name for the teacher"
                    ),
                ),
                (
                    "code_hash",
                    models.CharField(help_text="Keyed hash of the seat code.", max_length=64),
                ),
                (
                    "device",
                    models.CharField(
                        default=debates.models.ids.new_key,
                        help_text="Changes when the seat moves.",
                        max_length=32,
                    ),
                ),
                ("is_trial", models.BooleanField(default=False, verbose_name="teacher's trial")),
                ("joined_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "admitted_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        help_text="None: waits at the door.",
                        null=True,
                    ),
                ),
                ("moved_at", models.DateTimeField(null=True)),
                ("removed_at", models.DateTimeField(null=True)),
                (
                    "erased_at",
                    models.DateTimeField(
                        help_text="Nothing is left here of whoever sat here; removed as well.",
                        null=True,
                    ),
                ),
                (
                    "debate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seats",
                        to="debates.debate",
                    ),
                ),
                (
                    "pupil",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="seats",
                        to="debates.pupil",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("debate", "pseudonym"), name="seat_pseudonym_once"
                    ),
                    models.UniqueConstraint(fields=("debate", "code_hash"), name="seat_code_once"),
                    models.UniqueConstraint(fields=("debate", "pupil"), name="seat_pupil_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("erased_at__isnull", True),
                            models.Q(
                                ("name", ""), ("pupil__isnull", True), ("removed_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="seat_erased_is_nobodys",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RelationSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="works",
                        to="debates.conclusionrelation",
                    ),
                ),
                (
                    "cited",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_relations",
                        to="debates.source",
                        verbose_name="entry",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "cited"), name="relationsource_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PointSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="debates.point",
                    ),
                ),
                (
                    "cited",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_points",
                        to="debates.source",
                        verbose_name="entry",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "cited"), name="pointsource_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ClaimSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="debates.claim",
                    ),
                ),
                (
                    "cited",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_verdicts",
                        to="debates.source",
                        verbose_name="entry",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "cited"), name="claimsource_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="AllianceSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="debates.alliance",
                    ),
                ),
                (
                    "cited",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_alliances",
                        to="debates.source",
                        verbose_name="entry",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "cited"), name="alliancesource_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="TensionClaim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "cited",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_tensions",
                        to="debates.claim",
                        verbose_name="entry",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="claims",
                        to="debates.tension",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "cited"), name="tensionclaim_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="TierFactor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="position")),
                (
                    "cited",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_tiers",
                        to="debates.factor",
                        verbose_name="entry",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="factors",
                        to="debates.tier",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "cited"), name="tierfactor_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Withheld",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("claim", "claim"), ("source", "source")], max_length=8
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="Of the entry, in the debate's edition.", max_length=60
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("released_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "debate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="withheld",
                        to="debates.debate",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("debate", "kind", "slug"), name="withheld_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["claim", "source"])),
                        name="withheld_kind_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DebateConclusion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("conclusion", models.SlugField(max_length=60)),
                (
                    "strength",
                    models.CharField(
                        choices=[
                            ("explicit", "Only what it says in so many words"),
                            ("implied", "What it says and clearly implies"),
                            ("implied-weak", "Also what it hints at"),
                            ("derived", "Also what follows from the rest"),
                        ],
                        default="implied",
                        max_length=12,
                    ),
                ),
                (
                    "debate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conclusions",
                        to="debates.debate",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("debate", "conclusion"), name="debate_conclusion_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ExitSentence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=debates.models.ids.new_public_id,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                ("since", models.CharField(max_length=280)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "because",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="debates.debatefactor",
                    ),
                ),
                (
                    "more_than",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="debates.debatefactor",
                    ),
                ),
                (
                    "seat",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="exit_sentence",
                        to="debates.seat",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("because", models.F("more_than")), _negated=True),
                        name="exit_sentence_of_two_factors",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reveal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("results", "results of a round, on the console"),
                            ("factor", "a factor, to the class"),
                        ],
                        max_length=8,
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "debate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reveals",
                        to="debates.debate",
                    ),
                ),
                (
                    "factor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reveals",
                        to="debates.debatefactor",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reveals",
                        to="debates.round",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("factor__isnull", True),
                                ("kind", "results"),
                                ("round__isnull", False),
                            ),
                            models.Q(
                                ("factor__isnull", False),
                                ("kind", "factor"),
                                ("round__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="reveal_shows_one_thing",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "results")),
                        fields=("round",),
                        name="reveal_round_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "factor")),
                        fields=("factor",),
                        name="reveal_factor_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Knock",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=debates.models.ids.new_public_id,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                ("device", models.CharField(default=debates.models.ids.new_key, max_length=32)),
                (
                    "sign",
                    models.CharField(
                        default=debates.models.ids.new_sign,
                        help_text="On both screens, to tell devices apart.",
                        max_length=3,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("answered_at", models.DateTimeField(null=True)),
                ("is_granted", models.BooleanField(default=False)),
                (
                    "debate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="knocks",
                        to="debates.debate",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="knocks",
                        to="debates.seat",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Counterfactual",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("surely", "surely"),
                            ("probably", "probably"),
                            ("hardly", "hardly"),
                            ("no", "no"),
                        ],
                        max_length=8,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "factor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="counterfactuals",
                        to="debates.debatefactor",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="counterfactuals",
                        to="debates.seat",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("seat", "factor"), name="counterfactual_once"),
                    models.CheckConstraint(
                        condition=models.Q(("answer__in", ["surely", "probably", "hardly", "no"])),
                        name="counterfactual_answer_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=debates.models.ids.new_public_id,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "factor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="teams",
                        to="debates.debatefactor",
                    ),
                ),
                (
                    "grouping",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="teams",
                        to="debates.grouping",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("grouping", "number"), name="team_number_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Wish",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=debates.models.ids.new_public_id,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("new", "Something new"),
                            ("build", "Build on it"),
                            ("challenge", "Challenge it"),
                            ("question", "Ask a question"),
                        ],
                        default="new",
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("called_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "debate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wishes",
                        to="debates.debate",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wishes",
                        to="debates.seat",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("seat",),
                        name="wish_open_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Argument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=debates.models.ids.new_public_id,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        blank=True,
                        choices=[("for", "For its weight"), ("against", "Against its weight")],
                        max_length=8,
                    ),
                ),
                (
                    "reply_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("build", "Build on it"),
                            ("challenge", "Challenge it"),
                            ("question", "Ask a question"),
                        ],
                        max_length=10,
                    ),
                ),
                ("text", models.CharField(blank=True, max_length=280)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waits for the teacher"),
                            ("shown", "Shown to the class"),
                            ("hidden", "Hidden by the teacher"),
                            ("withdrawn", "Taken back by its author"),
                        ],
                        default="shown",
                        max_length=10,
                    ),
                ),
                ("key", models.CharField(max_length=64)),
                ("posted_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("edited_at", models.DateTimeField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replies",
                        to="debates.argument",
                    ),
                ),
                (
                    "debate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="arguments",
                        to="debates.debate",
                    ),
                ),
                (
                    "factor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="arguments",
                        to="debates.debatefactor",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="arguments",
                        to="debates.seat",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="arguments",
                        to="debates.team",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("seat", "key"), name="argument_key_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("parent__isnull", True),
                                ("reply_kind", ""),
                                ("side__in", ["for", "against"]),
                            ),
                            models.Q(
                                ("parent__isnull", False),
                                ("reply_kind__in", ["build", "challenge", "question"]),
                            ),
                            _connector="OR",
                        ),
                        name="argument_is_a_point_or_a_reply",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["waiting", "shown", "hidden", "withdrawn"])
                        ),
                        name="argument_state_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TeamSeat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("opens_for", models.BooleanField(default=True)),
                (
                    "grouping",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="debates.grouping",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="team_seats",
                        to="debates.seat",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="debates.team",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("grouping", "seat"), name="team_seat_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Turn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("began_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ends_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "debate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="turns",
                        to="debates.debate",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="turns",
                        to="debates.team",
                    ),
                ),
                (
                    "wish",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="turns",
                        to="debates.wish",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("debate",),
                        name="turn_current_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("team__isnull", True), ("wish__isnull", True), _connector="XOR"
                        ),
                        name="turn_is_somebodys",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ArgumentText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(blank=True, max_length=280)),
                ("replaced_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "argument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="earlier",
                        to="debates.argument",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Feature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("split", "a factor that splits the class"),
                            ("argument", "an argument"),
                            ("sentence", "an exit sentence"),
                        ],
                        max_length=8,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "argument",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="features",
                        to="debates.argument",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "debate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="features",
                        to="debates.debate",
                    ),
                ),
                (
                    "factor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="features",
                        to="debates.debatefactor",
                    ),
                ),
                (
                    "sentence",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="features",
                        to="debates.exitsentence",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("argument__isnull", True),
                                ("factor__isnull", False),
                                ("kind", "split"),
                                ("sentence__isnull", True),
                            ),
                            models.Q(
                                ("argument__isnull", False),
                                ("factor__isnull", True),
                                ("kind", "argument"),
                                ("sentence__isnull", True),
                            ),
                            models.Q(
                                ("argument__isnull", True),
                                ("factor__isnull", True),
                                ("kind", "sentence"),
                                ("sentence__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="feature_shows_one_thing",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Pin",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("event", "Event"), ("claim", "Claim"), ("source", "Source")],
                        max_length=8,
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="Of the entry, in the debate's edition.", max_length=60
                    ),
                ),
                (
                    "weight",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "weak"), (2, "fair"), (3, "strong")], default=2
                    ),
                ),
                (
                    "argument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pins",
                        to="debates.argument",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("argument", "kind", "slug"), name="pin_once"),
                    models.CheckConstraint(
                        condition=models.Q(("weight__in", [1, 2, 3])), name="pin_weight_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("argument", "An argument"),
                            ("source", "A source"),
                            ("thought", "I thought again"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "source",
                    models.SlugField(
                        blank=True,
                        help_text="Of the source, in the debate's edition.",
                        max_length=60,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "argument",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="receipts",
                        to="debates.argument",
                    ),
                ),
                (
                    "factor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="receipts",
                        to="debates.debatefactor",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="receipts",
                        to="debates.seat",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("seat", "factor"), name="receipt_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("argument__isnull", False), ("kind", "argument"), ("source", "")
                            ),
                            models.Q(
                                ("argument__isnull", True),
                                ("kind", "source"),
                                models.Q(("source", ""), _negated=True),
                            ),
                            models.Q(
                                ("argument__isnull", True), ("kind", "thought"), ("source", "")
                            ),
                            _connector="OR",
                        ),
                        name="receipt_names_one_thing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Convinced",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "argument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="convinced",
                        to="debates.argument",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="convinced",
                        to="debates.seat",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("argument", "seat"), name="convinced_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=debates.models.ids.new_public_id,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                (
                    "draft",
                    models.JSONField(
                        default=dict, help_text="Place by factor slug; unplaced factors are absent."
                    ),
                ),
                ("draft_serial", models.PositiveIntegerField(default=0)),
                (
                    "shuffle",
                    models.JSONField(
                        default=list, help_text="Factor slugs in this seat's own order."
                    ),
                ),
                (
                    "counted",
                    models.BooleanField(
                        help_text="Whether it counts, settled when the round closes; none before.",
                        null=True,
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="papers",
                        to="debates.round",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="papers",
                        to="debates.seat",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("round", "seat"), name="paper_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Ballot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=debates.models.ids.new_public_id,
                        editable=False,
                        max_length=16,
                        unique=True,
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("key", models.CharField(max_length=64)),
                (
                    "ranking",
                    models.JSONField(
                        help_text="Tiers of factor slugs, best first; null once erased.", null=True
                    ),
                ),
                ("salt", models.CharField(blank=True, max_length=32)),
                ("hash", models.CharField(max_length=64)),
                ("handed_in_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ballots",
                        to="debates.paper",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("paper", "key"), name="ballot_key_once"),
                    models.UniqueConstraint(fields=("paper", "number"), name="ballot_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ranking__isnull", False), ("salt", ""), _connector="OR"
                        ),
                        name="ballot_erased_with_its_salt",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="paper",
            name="ballot",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="debates.ballot",
            ),
        ),
        migrations.RunPython(forbid_overlap, migrations.RunPython.noop),
        migrations.RunPython(make_cache_table, migrations.RunPython.noop),
    ]
    operations = [CreateTogether(operations[:-3]), *operations[-3:]]

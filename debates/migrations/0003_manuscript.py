import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import debates.models.entries
import debates.models.fields

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


def allow_overlap(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE debates_alliance DROP CONSTRAINT alliance_no_overlap")


class Migration(migrations.Migration):
    dependencies = [
        ("debates", "0002_paper_counted"),
    ]

    operations = [
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
            ],
            options={
                "verbose_name": "alliance",
                "verbose_name_plural": "alliances",
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "verbose_name": "claim",
                "verbose_name_plural": "claims",
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
            },
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
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
            },
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
            ],
            options={
                "verbose_name": "conclusion",
                "verbose_name_plural": "conclusions",
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "verbose_name": "relation",
                "verbose_name_plural": "relations",
                "ordering": ["position", "id"],
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
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "verbose_name": "event",
                "verbose_name_plural": "events",
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "verbose_name": "faction",
                "verbose_name_plural": "factions",
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "verbose_name": "factor",
                "verbose_name_plural": "factors",
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "verbose_name": "figure",
                "verbose_name_plural": "figures",
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "verbose_name": "overlap",
                "verbose_name_plural": "overlaps",
                "ordering": ["position", "id"],
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
            ],
            options={
                "verbose_name": "point",
                "verbose_name_plural": "points",
                "ordering": ["position", "id"],
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
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "verbose_name": "proposal",
                "verbose_name_plural": "proposals",
                "ordering": ["-id"],
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
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "verbose_name": "revision",
                "verbose_name_plural": "revisions",
                "ordering": ["-number"],
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
            ],
            options={
                "verbose_name": "factor of a set",
                "verbose_name_plural": "sets",
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "verbose_name": "source",
                "verbose_name_plural": "sources",
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "verbose_name": "tension",
                "verbose_name_plural": "tensions",
                "ordering": ["position", "id"],
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
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "verbose_name": "term",
                "verbose_name_plural": "glossary",
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "verbose_name": "tier",
                "verbose_name_plural": "tiers",
                "ordering": ["position", "id"],
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
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
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
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
            },
        ),
        migrations.RemoveConstraint(
            model_name="edition",
            name="edition_digest_once",
        ),
        migrations.AddField(
            model_name="edition",
            name="published_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="question",
            name="credit",
            field=models.CharField(
                blank=True,
                max_length=900,
                validators=[debates.models.entries.one_line],
                verbose_name="credit",
            ),
        ),
        migrations.AddField(
            model_name="question",
            name="file_notes",
            field=models.JSONField(blank=True, default=dict, verbose_name="notes"),
        ),
        migrations.AddField(
            model_name="question",
            name="introduction",
            field=models.CharField(
                blank=True,
                help_text="Pupils read it before they rank: no factor, no hint at an answer.",
                max_length=900,
                validators=[debates.models.entries.one_line],
                verbose_name="introduction",
            ),
        ),
        migrations.AddField(
            model_name="question",
            name="language",
            field=models.CharField(
                blank=True,
                help_text="Such as en-GB.",
                max_length=20,
                validators=[debates.models.entries.one_line],
                verbose_name="language",
            ),
        ),
        migrations.AddField(
            model_name="question",
            name="loaded_digest",
            field=models.CharField(
                blank=True,
                editable=False,
                help_text="Of the content that the last pack loaded by an operator had.",
                max_length=64,
            ),
        ),
        migrations.AddField(
            model_name="question",
            name="shipped_digest",
            field=models.CharField(
                blank=True,
                default="",
                editable=False,
                help_text="Of the content of the dossier that came with the program, as last loaded.",
                max_length=64,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="question",
            name="network_from",
            field=debates.models.fields.HistoricalDateField(
                blank=True,
                help_text="The first month in which readers may look at who stood with whom.",
                null=True,
                verbose_name="alliances from",
            ),
        ),
        migrations.AddField(
            model_name="question",
            name="network_to",
            field=debates.models.fields.HistoricalDateField(
                blank=True,
                help_text="As exact as the record: 1924, 1924-05 or 1924-05-23, or 23 May 1924. Add ~ for “about”. An Old Style date goes behind it: 1917-11-07 (1917-10-25).",
                null=True,
                verbose_name="alliances to",
            ),
        ),
        migrations.AddField(
            model_name="question",
            name="short_title",
            field=models.CharField(
                blank=True,
                max_length=60,
                validators=[debates.models.entries.one_line],
                verbose_name="short title",
            ),
        ),
        migrations.AlterField(
            model_name="question",
            name="title",
            field=models.CharField(
                max_length=200, validators=[debates.models.entries.one_line], verbose_name="title"
            ),
        ),
        migrations.AddField(
            model_name="alliance",
            name="question",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)s_entries",
                to="debates.question",
            ),
        ),
        migrations.AddField(
            model_name="allianceevent",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="events",
                to="debates.alliance",
            ),
        ),
        migrations.AddField(
            model_name="alliancesource",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="sources",
                to="debates.alliance",
            ),
        ),
        migrations.AddField(
            model_name="claim",
            name="question",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)s_entries",
                to="debates.question",
            ),
        ),
        migrations.AddField(
            model_name="claimevent",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="events",
                to="debates.claim",
            ),
        ),
        migrations.AddField(
            model_name="claimfactor",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="factors",
                to="debates.claim",
            ),
        ),
        migrations.AddField(
            model_name="claimfigure",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="figures",
                to="debates.claim",
            ),
        ),
        migrations.AddField(
            model_name="claimsource",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="sources",
                to="debates.claim",
            ),
        ),
        migrations.AddField(
            model_name="conclusion",
            name="question",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)s_entries",
                to="debates.question",
            ),
        ),
        migrations.AddField(
            model_name="conclusionrelation",
            name="conclusion",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="relations",
                to="debates.conclusion",
            ),
        ),
        migrations.AddField(
            model_name="conclusionsource",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="works",
                to="debates.conclusion",
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="question",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)s_entries",
                to="debates.question",
            ),
        ),
        migrations.AddField(
            model_name="claimevent",
            name="cited",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="in_claims",
                to="debates.event",
                verbose_name="entry",
            ),
        ),
        migrations.AddField(
            model_name="allianceevent",
            name="cited",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="in_alliances",
                to="debates.event",
                verbose_name="entry",
            ),
        ),
        migrations.AddField(
            model_name="alliance",
            name="end_event",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="ends_alliances",
                to="debates.event",
                verbose_name="event that ended it",
            ),
        ),
        migrations.AddField(
            model_name="eventfaction",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="factions",
                to="debates.event",
            ),
        ),
        migrations.AddField(
            model_name="eventfactor",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="factors",
                to="debates.event",
            ),
        ),
        migrations.AddField(
            model_name="eventfigure",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="figures",
                to="debates.event",
            ),
        ),
        migrations.AddField(
            model_name="eventsource",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="sources",
                to="debates.event",
            ),
        ),
        migrations.AddField(
            model_name="faction",
            name="question",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)s_entries",
                to="debates.question",
            ),
        ),
        migrations.AddField(
            model_name="eventfaction",
            name="cited",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="in_events",
                to="debates.faction",
                verbose_name="entry",
            ),
        ),
        migrations.AddField(
            model_name="factionevent",
            name="cited",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="in_faction_histories",
                to="debates.event",
                verbose_name="entry",
            ),
        ),
        migrations.AddField(
            model_name="factionevent",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="events",
                to="debates.faction",
            ),
        ),
        migrations.AddField(
            model_name="factionsource",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="sources",
                to="debates.faction",
            ),
        ),
        migrations.AddField(
            model_name="factor",
            name="question",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)s_entries",
                to="debates.question",
            ),
        ),
        migrations.AddField(
            model_name="eventfactor",
            name="cited",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="in_events",
                to="debates.factor",
                verbose_name="entry",
            ),
        ),
        migrations.AddField(
            model_name="conclusionrelation",
            name="higher",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="debates.factor",
                verbose_name="higher",
            ),
        ),
        migrations.AddField(
            model_name="conclusionrelation",
            name="lower",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="debates.factor",
                verbose_name="lower",
            ),
        ),
        migrations.AddField(
            model_name="claimfactor",
            name="cited",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="in_claims",
                to="debates.factor",
                verbose_name="entry",
            ),
        ),
        migrations.AddField(
            model_name="figure",
            name="question",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)s_entries",
                to="debates.question",
            ),
        ),
        migrations.AddField(
            model_name="eventfigure",
            name="cited",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="in_events",
                to="debates.figure",
                verbose_name="entry",
            ),
        ),
        migrations.AddField(
            model_name="claimfigure",
            name="cited",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="in_claims",
                to="debates.figure",
                verbose_name="entry",
            ),
        ),
        migrations.AddField(
            model_name="alliance",
            name="a",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="alliances_a",
                to="debates.figure",
                verbose_name="figure",
            ),
        ),
        migrations.AddField(
            model_name="alliance",
            name="b",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="alliances_b",
                to="debates.figure",
                verbose_name="and",
            ),
        ),
        migrations.AddField(
            model_name="figuresource",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="sources",
                to="debates.figure",
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="faction",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="members",
                to="debates.faction",
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="figure",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="memberships",
                to="debates.figure",
                verbose_name="figure",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="figure",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="offices",
                to="debates.figure",
            ),
        ),
        migrations.AddField(
            model_name="overlap",
            name="factor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="overlaps",
                to="debates.factor",
            ),
        ),
        migrations.AddField(
            model_name="overlap",
            name="other",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="in_overlaps",
                to="debates.factor",
                verbose_name="factor",
            ),
        ),
        migrations.AddField(
            model_name="point",
            name="factor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="points",
                to="debates.factor",
            ),
        ),
        migrations.AddField(
            model_name="pointclaim",
            name="cited",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="in_points",
                to="debates.claim",
                verbose_name="entry",
            ),
        ),
        migrations.AddField(
            model_name="pointclaim",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="claims",
                to="debates.point",
            ),
        ),
        migrations.AddField(
            model_name="pointevent",
            name="cited",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="in_points",
                to="debates.event",
                verbose_name="entry",
            ),
        ),
        migrations.AddField(
            model_name="pointevent",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="events",
                to="debates.point",
            ),
        ),
        migrations.AddField(
            model_name="pointsource",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="sources",
                to="debates.point",
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="decided_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="edition",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="debates.edition",
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="proposed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="question",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="proposals",
                to="debates.question",
            ),
        ),
        migrations.AddField(
            model_name="relationclaim",
            name="cited",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="in_relations",
                to="debates.claim",
                verbose_name="entry",
            ),
        ),
        migrations.AddField(
            model_name="relationclaim",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="claims",
                to="debates.conclusionrelation",
            ),
        ),
        migrations.AddField(
            model_name="relationsource",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="works",
                to="debates.conclusionrelation",
            ),
        ),
        migrations.AddField(
            model_name="revision",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="revision",
            name="question",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="revisions",
                to="debates.question",
            ),
        ),
        migrations.AddField(
            model_name="setmember",
            name="cited",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sets",
                to="debates.factor",
                verbose_name="entry",
            ),
        ),
        migrations.AddField(
            model_name="setmember",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="set_members",
                to="debates.question",
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="question",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)s_entries",
                to="debates.question",
            ),
        ),
        migrations.AddField(
            model_name="relationsource",
            name="cited",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="in_relations",
                to="debates.source",
                verbose_name="entry",
            ),
        ),
        migrations.AddField(
            model_name="pointsource",
            name="cited",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="in_points",
                to="debates.source",
                verbose_name="entry",
            ),
        ),
        migrations.AddField(
            model_name="figuresource",
            name="cited",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="in_figures",
                to="debates.source",
                verbose_name="entry",
            ),
        ),
        migrations.AddField(
            model_name="factionsource",
            name="cited",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="in_factions",
                to="debates.source",
                verbose_name="entry",
            ),
        ),
        migrations.AddField(
            model_name="eventsource",
            name="cited",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="in_events",
                to="debates.source",
                verbose_name="entry",
            ),
        ),
        migrations.AddField(
            model_name="conclusionsource",
            name="cited",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="in_conclusions",
                to="debates.source",
                verbose_name="entry",
            ),
        ),
        migrations.AddField(
            model_name="claimsource",
            name="cited",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="in_verdicts",
                to="debates.source",
                verbose_name="entry",
            ),
        ),
        migrations.AddField(
            model_name="claim",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="stated",
                to="debates.source",
                verbose_name="stated by",
            ),
        ),
        migrations.AddField(
            model_name="alliancesource",
            name="cited",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="in_alliances",
                to="debates.source",
                verbose_name="entry",
            ),
        ),
        migrations.AddField(
            model_name="sourcefactor",
            name="cited",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="in_sources",
                to="debates.factor",
                verbose_name="entry",
            ),
        ),
        migrations.AddField(
            model_name="sourcefactor",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="factors",
                to="debates.source",
            ),
        ),
        migrations.AddField(
            model_name="tension",
            name="conclusion",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tensions",
                to="debates.conclusion",
            ),
        ),
        migrations.AddField(
            model_name="tensionclaim",
            name="cited",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="in_tensions",
                to="debates.claim",
                verbose_name="entry",
            ),
        ),
        migrations.AddField(
            model_name="tensionclaim",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="claims",
                to="debates.tension",
            ),
        ),
        migrations.AddField(
            model_name="term",
            name="question",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)s_entries",
                to="debates.question",
            ),
        ),
        migrations.AddField(
            model_name="termterm",
            name="cited",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="seen_from",
                to="debates.term",
                verbose_name="entry",
            ),
        ),
        migrations.AddField(
            model_name="termterm",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="see_also",
                to="debates.term",
            ),
        ),
        migrations.AddField(
            model_name="tier",
            name="conclusion",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tiers",
                to="debates.conclusion",
            ),
        ),
        migrations.AddField(
            model_name="tierfactor",
            name="cited",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="in_tiers",
                to="debates.factor",
                verbose_name="entry",
            ),
        ),
        migrations.AddField(
            model_name="tierfactor",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="factors",
                to="debates.tier",
            ),
        ),
        migrations.AddField(
            model_name="unranked",
            name="cited",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="left_open_in",
                to="debates.factor",
                verbose_name="entry",
            ),
        ),
        migrations.AddField(
            model_name="unranked",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="unranked",
                to="debates.conclusion",
            ),
        ),
        migrations.AddConstraint(
            model_name="conclusion",
            constraint=models.UniqueConstraint(
                fields=("question", "slug"), name="conclusion_slug_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="conclusion",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["essay", "interpretation"])),
                name="conclusion_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="conclusion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "interpretation"), _negated=True),
                    ("simplification", True),
                    _connector="OR",
                ),
                name="interpretation_is_labelled",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.UniqueConstraint(fields=("question", "slug"), name="event_slug_once"),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("end_day__isnull", True),
                    ("end_day__gte", models.F("start_day")),
                    _connector="OR",
                ),
                name="event_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="claimevent",
            constraint=models.UniqueConstraint(fields=("owner", "cited"), name="claimevent_once"),
        ),
        migrations.AddConstraint(
            model_name="allianceevent",
            constraint=models.UniqueConstraint(
                fields=("owner", "cited"), name="allianceevent_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="faction",
            constraint=models.UniqueConstraint(
                fields=("question", "slug"), name="faction_slug_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="eventfaction",
            constraint=models.UniqueConstraint(fields=("owner", "cited"), name="eventfaction_once"),
        ),
        migrations.AddConstraint(
            model_name="factionevent",
            constraint=models.UniqueConstraint(fields=("owner", "cited"), name="factionevent_once"),
        ),
        migrations.AddConstraint(
            model_name="factor",
            constraint=models.UniqueConstraint(
                fields=("question", "slug"), name="factor_slug_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="factor",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["condition", "instrument", "agent", "trigger", "idea"])
                ),
                name="factor_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="eventfactor",
            constraint=models.UniqueConstraint(fields=("owner", "cited"), name="eventfactor_once"),
        ),
        migrations.AddConstraint(
            model_name="conclusionrelation",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["above", "at-least", "part-of"])),
                name="conclusionrelation_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="conclusionrelation",
            constraint=models.CheckConstraint(
                condition=models.Q(("strength__in", ["explicit", "implied", "implied-weak"])),
                name="conclusionrelation_strength_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="conclusionrelation",
            constraint=models.UniqueConstraint(
                fields=("conclusion", "slug"), name="relation_slug_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="conclusionrelation",
            constraint=models.UniqueConstraint(
                fields=("conclusion", "higher", "lower", "kind"), name="relation_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="conclusionrelation",
            constraint=models.CheckConstraint(
                condition=models.Q(("higher", models.F("lower")), _negated=True),
                name="relation_of_two",
            ),
        ),
        migrations.AddConstraint(
            model_name="claimfactor",
            constraint=models.UniqueConstraint(fields=("owner", "cited"), name="claimfactor_once"),
        ),
        migrations.AddConstraint(
            model_name="claimfactor",
            constraint=models.CheckConstraint(
                condition=models.Q(("sign__in", ["+", "-"])), name="claimfactor_sign_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="figure",
            constraint=models.UniqueConstraint(
                fields=("question", "slug"), name="figure_slug_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="eventfigure",
            constraint=models.UniqueConstraint(fields=("owner", "cited"), name="eventfigure_once"),
        ),
        migrations.AddConstraint(
            model_name="claimfigure",
            constraint=models.UniqueConstraint(fields=("owner", "cited"), name="claimfigure_once"),
        ),
        migrations.AddConstraint(
            model_name="alliance",
            constraint=models.UniqueConstraint(
                fields=("question", "slug"), name="alliance_slug_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="alliance",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["alliance", "opposition", "break"])),
                name="alliance_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="alliance",
            constraint=models.CheckConstraint(
                condition=models.Q(("strength__in", ["firm", "tactical", "loose", "attempted"])),
                name="alliance_strength_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="alliance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("end_day__isnull", True),
                    ("end_day__gte", models.F("start_day")),
                    _connector="OR",
                ),
                name="alliance_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="alliance",
            constraint=models.CheckConstraint(
                condition=models.Q(("a", models.F("b")), _negated=True), name="alliance_of_two"
            ),
        ),
        migrations.AddConstraint(
            model_name="overlap",
            constraint=models.UniqueConstraint(fields=("factor", "other"), name="overlap_once"),
        ),
        migrations.AddConstraint(
            model_name="overlap",
            constraint=models.CheckConstraint(
                condition=models.Q(("factor", models.F("other")), _negated=True),
                name="overlap_of_two",
            ),
        ),
        migrations.AddConstraint(
            model_name="point",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["for", "against"])), name="point_side_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="pointclaim",
            constraint=models.UniqueConstraint(fields=("owner", "cited"), name="pointclaim_once"),
        ),
        migrations.AddConstraint(
            model_name="pointevent",
            constraint=models.UniqueConstraint(fields=("owner", "cited"), name="pointevent_once"),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "published", "refused"])),
                name="proposal_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open")),
                fields=("question",),
                name="proposal_open_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at__isnull", True), ("state", "open")),
                    models.Q(
                        models.Q(("state", "open"), _negated=True), ("decided_at__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="proposal_decided_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="relationclaim",
            constraint=models.UniqueConstraint(
                fields=("owner", "cited"), name="relationclaim_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.UniqueConstraint(
                fields=("question", "kind", "slug", "number"), name="revision_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="setmember",
            constraint=models.CheckConstraint(
                condition=models.Q(("name__in", ["default", "diamond"])),
                name="setmember_name_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="setmember",
            constraint=models.UniqueConstraint(
                fields=("owner", "name", "cited"), name="setmember_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.UniqueConstraint(
                fields=("question", "slug"), name="source_slug_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["primary", "secondary", "textbook", "essay"])),
                name="source_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="relationsource",
            constraint=models.UniqueConstraint(
                fields=("owner", "cited"), name="relationsource_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="pointsource",
            constraint=models.UniqueConstraint(fields=("owner", "cited"), name="pointsource_once"),
        ),
        migrations.AddConstraint(
            model_name="figuresource",
            constraint=models.UniqueConstraint(fields=("owner", "cited"), name="figuresource_once"),
        ),
        migrations.AddConstraint(
            model_name="factionsource",
            constraint=models.UniqueConstraint(
                fields=("owner", "cited"), name="factionsource_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="eventsource",
            constraint=models.UniqueConstraint(fields=("owner", "cited"), name="eventsource_once"),
        ),
        migrations.AddConstraint(
            model_name="conclusionsource",
            constraint=models.UniqueConstraint(
                fields=("owner", "cited"), name="conclusionsource_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="claimsource",
            constraint=models.UniqueConstraint(fields=("owner", "cited"), name="claimsource_once"),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.UniqueConstraint(fields=("question", "slug"), name="claim_slug_once"),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["fact", "interpretation", "judgement"])),
                name="claim_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("verdict__in", ["supported", "imprecise", "contested", "mistaken"])
                ),
                name="claim_verdict_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="alliancesource",
            constraint=models.UniqueConstraint(
                fields=("owner", "cited"), name="alliancesource_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="sourcefactor",
            constraint=models.UniqueConstraint(fields=("owner", "cited"), name="sourcefactor_once"),
        ),
        migrations.AddConstraint(
            model_name="tension",
            constraint=models.UniqueConstraint(
                fields=("conclusion", "slug"), name="tension_slug_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="tensionclaim",
            constraint=models.UniqueConstraint(fields=("owner", "cited"), name="tensionclaim_once"),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=models.UniqueConstraint(fields=("question", "slug"), name="term_slug_once"),
        ),
        migrations.AddConstraint(
            model_name="termterm",
            constraint=models.UniqueConstraint(fields=("owner", "cited"), name="termterm_once"),
        ),
        migrations.AddConstraint(
            model_name="tierfactor",
            constraint=models.UniqueConstraint(fields=("owner", "cited"), name="tierfactor_once"),
        ),
        migrations.AddConstraint(
            model_name="unranked",
            constraint=models.UniqueConstraint(fields=("owner", "cited"), name="unranked_once"),
        ),
        migrations.RunPython(forbid_overlap, allow_overlap),
    ]

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("debates", "0003_manuscript"),
    ]

    operations = [
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
    ]

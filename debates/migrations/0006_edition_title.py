"""What an edition asks, beside its content: pages need it without reading a whole dossier."""

from django.db import migrations, models


def fill(apps, schema_editor):
    Edition = apps.get_model("debates", "Edition")
    for edition in Edition.objects.select_related("question").iterator():
        asked = edition.content.get("question") or {}
        edition.title = asked.get("title") or edition.question.title
        edition.save(update_fields=["title"])


class Migration(migrations.Migration):
    dependencies = [("debates", "0005_uploaded_pack")]

    operations = [
        migrations.AddField(
            model_name="edition",
            name="title",
            field=models.CharField(
                default="",
                help_text="What it asks, as its content says.",
                max_length=200,
                verbose_name="title",
            ),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]

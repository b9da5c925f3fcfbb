"""Let the database itself keep the sums and refuse changes, from the first line on."""

from django.db import migrations

from wijkwerk.kern.grootboek import wachten


def install(_apps, schema_editor):
    wachten.install(schema_editor, schema_editor.connection.vendor)


def remove(_apps, schema_editor):
    wachten.remove(schema_editor, schema_editor.connection.vendor)


class Migration(migrations.Migration):
    dependencies = [("grootboek", "0001_initial")]

    operations = [migrations.RunPython(install, remove)]

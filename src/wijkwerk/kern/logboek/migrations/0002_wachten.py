"""Put the guards on the log: from here on the database itself refuses changes and deletions."""

from django.db import migrations

from wijkwerk.kern.logboek import wachten


def install(_apps, schema_editor):
    wachten.install(schema_editor, schema_editor.connection.vendor)


def remove(_apps, schema_editor):
    wachten.remove(schema_editor, schema_editor.connection.vendor)


class Migration(migrations.Migration):
    dependencies = [("logboek", "0001_initial")]

    operations = [migrations.RunPython(install, remove)]

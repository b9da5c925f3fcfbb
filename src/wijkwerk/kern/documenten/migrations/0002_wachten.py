"""Put the guard on published texts: from here on the database itself refuses to change them."""

from django.db import migrations

from wijkwerk.kern.documenten.wachten import WACHT


def install(_apps, schema_editor):
    WACHT.install(schema_editor, schema_editor.connection.vendor)


def remove(_apps, schema_editor):
    WACHT.remove(schema_editor, schema_editor.connection.vendor)


class Migration(migrations.Migration):
    dependencies = [("documenten", "0001_initial")]

    operations = [migrations.RunPython(install, remove)]

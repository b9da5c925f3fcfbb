"""Put the guards on decisions and on the rules of a fund: from here on the database itself refuses changes."""

from django.db import migrations

from wijkwerk.subsidies.models.wachten import WACHTEN


def install(_apps, schema_editor):
    for wacht in WACHTEN:
        wacht.install(schema_editor, schema_editor.connection.vendor)


def remove(_apps, schema_editor):
    for wacht in WACHTEN:
        wacht.remove(schema_editor, schema_editor.connection.vendor)


class Migration(migrations.Migration):
    dependencies = [("subsidies", "0001_initial")]

    operations = [migrations.RunPython(install, remove)]

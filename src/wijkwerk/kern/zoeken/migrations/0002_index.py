"""Hang the search structure of each database on the table of search words."""

from django.db import migrations

SQLITE = (
    # The words are ASCII already; `detail=none` keeps no positions, which nobody asks for.
    "CREATE VIRTUAL TABLE zoeken_fts USING fts5"
    "(stammen, content='zoeken_ingang', content_rowid='id', tokenize='ascii', detail=none)",
    "CREATE TRIGGER zoeken_ingang_erbij AFTER INSERT ON zoeken_ingang BEGIN "
    "INSERT INTO zoeken_fts(rowid, stammen) VALUES (NEW.id, NEW.stammen); END",
    "CREATE TRIGGER zoeken_ingang_eraf AFTER DELETE ON zoeken_ingang BEGIN "
    "INSERT INTO zoeken_fts(zoeken_fts, rowid, stammen) VALUES ('delete', OLD.id, OLD.stammen); END",
    "CREATE TRIGGER zoeken_ingang_anders AFTER UPDATE ON zoeken_ingang BEGIN "
    "INSERT INTO zoeken_fts(zoeken_fts, rowid, stammen) VALUES ('delete', OLD.id, OLD.stammen); "
    "INSERT INTO zoeken_fts(rowid, stammen) VALUES (NEW.id, NEW.stammen); END",
    "INSERT INTO zoeken_fts(zoeken_fts) VALUES ('rebuild')",
)
SQLITE_TERUG = (
    "DROP TRIGGER zoeken_ingang_erbij",
    "DROP TRIGGER zoeken_ingang_eraf",
    "DROP TRIGGER zoeken_ingang_anders",
    "DROP TABLE zoeken_fts",
)
POSTGRES = (
    "CREATE INDEX zoeken_ingang_stammen ON zoeken_ingang USING gin (array_to_tsvector(string_to_array(stammen, ' ')))",
)
POSTGRES_TERUG = ("DROP INDEX zoeken_ingang_stammen",)


def install(_apps, schema_editor):
    for sql in POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(sql)


def remove(_apps, schema_editor):
    for sql in POSTGRES_TERUG if schema_editor.connection.vendor == "postgresql" else SQLITE_TERUG:
        schema_editor.execute(sql)


class Migration(migrations.Migration):
    dependencies = [("zoeken", "0001_initial")]

    operations = [migrations.RunPython(install, remove)]

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Buurt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("jaar", models.PositiveSmallIntegerField()),
                ("code", models.CharField(max_length=10)),
                ("naam", models.CharField(max_length=80)),
                ("gemeentecode", models.CharField(blank=True, max_length=6)),
                ("geometrie", models.JSONField(help_text="GeoJSON Polygon or MultiPolygon, CRS84")),
                ("west", models.FloatField()),
                ("zuid", models.FloatField()),
                ("oost", models.FloatField()),
                ("noord", models.FloatField()),
                ("inwoners", models.PositiveIntegerField(null=True)),
                ("schematisch", models.BooleanField(default=False, help_text="drawn for the demo, not measured")),
                (
                    "vervallen",
                    models.BooleanField(default=False, help_text="absent from the latest import of its year"),
                ),
            ],
            options={
                "ordering": ["jaar", "code"],
                "constraints": [models.UniqueConstraint(fields=("jaar", "code"), name="buurt_jaar_code_uniek")],
            },
        ),
        migrations.CreateModel(
            name="Kaartimport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("kaart", "Kaart met wijken en buurten"),
                            ("kerncijfers", "Kerncijfers"),
                            ("adressen", "Adressenlijst"),
                        ],
                        max_length=12,
                    ),
                ),
                ("jaar", models.PositiveSmallIntegerField()),
                ("bestandsnaam", models.CharField(max_length=120)),
                (
                    "opslag",
                    models.CharField(
                        blank=True, help_text="where the upload waits; empty once it was read", max_length=120
                    ),
                ),
                ("stelsel", models.CharField(blank=True, max_length=6)),
                ("werkgebieden", models.BooleanField(default=False, help_text="make a working area of each wijk")),
                ("aangevraagd_op", models.DateTimeField()),
                ("klaar_op", models.DateTimeField(null=True)),
                (
                    "uitkomst",
                    models.CharField(
                        choices=[
                            ("wacht", "Nog niet klaar"),
                            ("gelukt", "Ingelezen"),
                            ("mislukt", "Niet ingelezen"),
                            ("afgebroken", "Gestopt"),
                        ],
                        default="wacht",
                        max_length=12,
                    ),
                ),
                ("verslag", models.TextField(blank=True)),
                ("taak", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "ordering": ["-aangevraagd_op", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Werkgebied",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("naam", models.CharField(max_length=80)),
                ("sleutel", models.SlugField(max_length=80, unique=True)),
                ("kleur", models.PositiveSmallIntegerField(default=0, help_text="index in the palette of the map")),
                ("intro", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["naam"],
            },
        ),
        migrations.CreateModel(
            name="Adres",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("straat", models.CharField(max_length=80)),
                ("huisnummer", models.PositiveIntegerField()),
                ("toevoeging", models.CharField(blank=True, max_length=10)),
                ("postcode", models.CharField(max_length=6)),
                ("plaats", models.CharField(max_length=80)),
                ("zoekterm", models.CharField(db_index=True, help_text="lower case, without accents", max_length=160)),
                ("lat", models.FloatField()),
                ("lon", models.FloatField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("postcode", "huisnummer", "toevoeging"), name="adres_uniek")
                ],
            },
        ),
        migrations.CreateModel(
            name="Kaartstempel",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("stempel", models.UUIDField()),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="kaartstempel_een_rij")],
            },
        ),
        migrations.CreateModel(
            name="Kerncijfer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("jaar", models.PositiveSmallIntegerField()),
                ("code", models.CharField(help_text="GM, WK or BU code of that same year", max_length=10)),
                ("sleutel", models.CharField(max_length=40)),
                ("waarde", models.DecimalField(decimal_places=3, max_digits=14, null=True)),
                ("bron", models.CharField(max_length=120)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("jaar", "code", "sleutel"), name="kerncijfer_uniek")],
            },
        ),
        migrations.CreateModel(
            name="WerkgebiedVersie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("van", models.DateField()),
                ("tot", models.DateField(null=True)),
                ("geometrie", models.JSONField(help_text="union of the parts, GeoJSON, CRS84")),
                ("west", models.FloatField()),
                ("zuid", models.FloatField()),
                ("oost", models.FloatField()),
                ("noord", models.FloatField()),
                ("inwoners", models.PositiveIntegerField(null=True)),
                (
                    "werkgebied",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versies", to="gebieden.werkgebied"
                    ),
                ),
            ],
            options={
                "ordering": ["werkgebied", "van"],
                "constraints": [
                    models.UniqueConstraint(fields=("werkgebied", "van"), name="werkgebiedversie_begin_uniek"),
                    models.UniqueConstraint(
                        condition=models.Q(("tot__isnull", True)),
                        fields=("werkgebied",),
                        name="werkgebied_een_lopende_versie",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tot__isnull", True), ("tot__gt", models.F("van")), _connector="OR"),
                        name="werkgebied_tot_na_van",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Wijk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("jaar", models.PositiveSmallIntegerField()),
                ("code", models.CharField(max_length=10)),
                ("naam", models.CharField(max_length=80)),
                ("gemeentecode", models.CharField(blank=True, max_length=6)),
                ("geometrie", models.JSONField(help_text="GeoJSON Polygon or MultiPolygon, CRS84")),
                ("west", models.FloatField()),
                ("zuid", models.FloatField()),
                ("oost", models.FloatField()),
                ("noord", models.FloatField()),
                ("inwoners", models.PositiveIntegerField(null=True)),
                ("schematisch", models.BooleanField(default=False, help_text="drawn for the demo, not measured")),
                (
                    "vervallen",
                    models.BooleanField(default=False, help_text="absent from the latest import of its year"),
                ),
            ],
            options={
                "ordering": ["jaar", "code"],
                "constraints": [models.UniqueConstraint(fields=("jaar", "code"), name="wijk_jaar_code_uniek")],
            },
        ),
        migrations.CreateModel(
            name="WerkgebiedDeel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("geometrie", models.JSONField(null=True)),
                (
                    "buurt",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="gebieden.buurt"),
                ),
                (
                    "versie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="delen",
                        to="gebieden.werkgebiedversie",
                    ),
                ),
                ("wijk", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="gebieden.wijk")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("buurt__isnull", True), ("geometrie__isnull", True), ("wijk__isnull", False)),
                            models.Q(("buurt__isnull", False), ("geometrie__isnull", True), ("wijk__isnull", True)),
                            models.Q(("buurt__isnull", True), ("geometrie__isnull", False), ("wijk__isnull", True)),
                            _connector="OR",
                        ),
                        name="werkgebieddeel_precies_een_soort",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="buurt",
            name="wijk",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="buurten", to="gebieden.wijk"
            ),
        ),
    ]

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("gebieden", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Organisatie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("naam", models.CharField(max_length=80, unique=True)),
                (
                    "soort",
                    models.CharField(
                        choices=[("afdeling", "Afdeling van de gemeente"), ("partner", "Partner in de wijk")],
                        max_length=10,
                    ),
                ),
                (
                    "werk",
                    models.CharField(blank=True, help_text="what they do, one line for residents", max_length=160),
                ),
                (
                    "email",
                    models.EmailField(blank=True, help_text="shared mailbox, never of one person", max_length=254),
                ),
                ("actief", models.BooleanField(default=True)),
            ],
            options={
                "ordering": ["naam"],
            },
        ),
        migrations.CreateModel(
            name="Persoon",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("email", models.EmailField(max_length=254, unique=True)),
                ("naam", models.CharField(blank=True, max_length=80)),
                (
                    "soort",
                    models.CharField(
                        choices=[("medewerker", "Medewerker"), ("partner", "Partner"), ("bewoner", "Bewoner")],
                        default="bewoner",
                        max_length=12,
                    ),
                ),
                ("functie", models.CharField(blank=True, max_length=80)),
                ("over_mij", models.TextField(blank=True, help_text="public introduction on the page of the wijk")),
                ("is_active", models.BooleanField(default=True)),
                ("gemaakt_op", models.DateTimeField(auto_now_add=True)),
                (
                    "organisatie",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="mensen.organisatie"
                    ),
                ),
            ],
            options={
                "ordering": ["naam"],
            },
        ),
        migrations.CreateModel(
            name="Rolvervulling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "rol",
                    models.CharField(
                        choices=[
                            ("wijkregisseur", "Wijkregisseur"),
                            ("wijkwethouder", "Wijkwethouder"),
                            ("partner", "Wijkteampartner"),
                            ("behandelaar", "Behandelaar vakafdeling"),
                            ("kcc", "Medewerker klantcontact"),
                            ("college", "College: lid of secretaris"),
                            ("griffie", "Griffie"),
                            ("budgetbeheerder", "Budgetbeheerder"),
                            ("beheerder", "Functioneel beheerder"),
                            ("privacy", "Functionaris gegevensbescherming"),
                        ],
                        max_length=20,
                    ),
                ),
                ("van", models.DateField()),
                ("tot", models.DateField(blank=True, null=True)),
                (
                    "gegeven_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rollen", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "werkgebied",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rollen",
                        to="gebieden.werkgebied",
                    ),
                ),
            ],
            options={
                "ordering": ["rol", "van"],
                "indexes": [models.Index(fields=["werkgebied", "rol"], name="mensen_rolv_werkgeb_896095_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tot__isnull", True), ("tot__gt", models.F("van")), _connector="OR"),
                        name="rol_tot_na_van",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Mandaat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("waarvoor", models.CharField(max_length=80)),
                (
                    "tot_bedrag",
                    models.BigIntegerField(blank=True, help_text="cents at most; empty: no limit", null=True),
                ),
                ("grondslag", models.CharField(help_text="the decision that gives it", max_length=160)),
                ("van", models.DateField()),
                ("tot", models.DateField(blank=True, null=True)),
                (
                    "gegeven_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mandaten",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "werkgebied",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="gebieden.werkgebied",
                    ),
                ),
            ],
            options={
                "ordering": ["waarvoor", "van"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tot__isnull", True), ("tot__gt", models.F("van")), _connector="OR"),
                        name="mandaat_tot_na_van",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tot_bedrag__isnull", True), ("tot_bedrag__gte", 0), _connector="OR"),
                        name="mandaat_bedrag_niet_negatief",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Toegangscontrole",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uitkomst", models.CharField(choices=[("blijft", "Blijft zo"), ("stopt", "Stopt")], max_length=10)),
                ("toelichting", models.CharField(blank=True, max_length=200)),
                ("op", models.DateTimeField()),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "rolvervulling",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="controles",
                        to="mensen.rolvervulling",
                    ),
                ),
                (
                    "mandaat",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="controles",
                        to="mensen.mandaat",
                    ),
                ),
            ],
            options={
                "ordering": ["-op"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mandaat__isnull", True), ("rolvervulling__isnull", False)),
                            models.Q(("mandaat__isnull", False), ("rolvervulling__isnull", True)),
                            _connector="OR",
                        ),
                        name="toegangscontrole_van_een",
                    )
                ],
            },
        ),
    ]

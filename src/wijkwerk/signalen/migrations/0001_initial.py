import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import wijkwerk.signalen.models.geheim


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("bestanden", "0001_initial"),
        ("gebieden", "0001_initial"),
        ("mensen", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Invoer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("bestandsnaam", models.CharField(max_length=160)),
                (
                    "sleutel",
                    models.CharField(
                        help_text="hash of the content: the same file is read once", max_length=64, unique=True
                    ),
                ),
                ("rijen", models.PositiveIntegerField(default=0)),
                ("gelukt", models.PositiveIntegerField(default=0)),
                ("overgeslagen", models.PositiveIntegerField(default=0, help_text="rows that were read before")),
                ("kop", models.JSONField(default=list, help_text="the header of the file")),
                (
                    "fouten",
                    models.JSONField(
                        default=list, help_text="list of {rij, kolom, melding, cellen}; personal data masked"
                    ),
                ),
                ("klaar_op", models.DateTimeField(null=True)),
                ("taak_id", models.UUIDField(null=True)),
                ("op", models.DateTimeField()),
                (
                    "door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-op"],
            },
        ),
        migrations.CreateModel(
            name="Onderwerp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("naam", models.CharField(max_length=60, unique=True)),
                ("sleutel", models.SlugField(max_length=60, unique=True)),
                ("uitleg", models.CharField(blank=True, max_length=160)),
                ("groep", models.CharField(max_length=40)),
                (
                    "icoon",
                    models.CharField(default="melding", help_text="name of a drawing in iconen.svg", max_length=30),
                ),
                ("woorden", models.TextField(blank=True, help_text="words that point to this subject, one a line")),
                ("reactie_werkdagen", models.PositiveSmallIntegerField(default=3)),
                ("afhandel_werkdagen", models.PositiveSmallIntegerField(default=30)),
                (
                    "zichtbaarheid",
                    models.CharField(
                        choices=[
                            ("openbaar", "Openbaar: iedereen op de wijkpagina"),
                            ("wijkteam", "Wijkteam: alle partners in dit werkgebied"),
                            ("partners", "Genoemde partners: alleen wie u kiest"),
                            ("regisseur", "Regisseur: alleen de wijkregisseur"),
                        ],
                        default="wijkteam",
                        help_text="for new signals",
                        max_length=10,
                    ),
                ),
                ("volgorde", models.PositiveSmallIntegerField(default=0)),
                ("actief", models.BooleanField(default=True)),
                (
                    "organisatie",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="mensen.organisatie"
                    ),
                ),
            ],
            options={
                "ordering": ["volgorde", "naam"],
            },
        ),
        migrations.CreateModel(
            name="Concept",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "token",
                    models.CharField(default=wijkwerk.signalen.models.geheim.new_token, max_length=40, unique=True),
                ),
                ("gegevens", models.JSONField(default=dict)),
                (
                    "fotos",
                    models.JSONField(
                        default=list, help_text="keys of stored pictures: sending a draft is one row less to touch"
                    ),
                ),
                ("gewijzigd_op", models.DateTimeField()),
                (
                    "onderwerp",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="signalen.onderwerp",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AndereDeur",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("titel", models.CharField(max_length=80)),
                ("tekst", models.TextField()),
                ("telefoon", models.CharField(blank=True, max_length=20)),
                ("website", models.URLField(blank=True)),
                ("spoed", models.BooleanField(default=False)),
                (
                    "woorden",
                    models.TextField(blank=True, help_text="words in the text that open this door, one a line"),
                ),
                ("actief", models.BooleanField(default=True)),
                (
                    "werkgebied",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to="gebieden.werkgebied"
                    ),
                ),
                (
                    "onderwerp",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to="signalen.onderwerp"
                    ),
                ),
            ],
            options={
                "ordering": ["-spoed", "titel"],
            },
        ),
        migrations.CreateModel(
            name="Signaal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "client_id",
                    models.UUIDField(
                        default=uuid.uuid4, help_text="made by the sender: twice the same is one", unique=True
                    ),
                ),
                (
                    "token",
                    models.CharField(
                        default=wijkwerk.signalen.models.geheim.new_token,
                        help_text="in the link of the reporter",
                        max_length=40,
                    ),
                ),
                ("tekst", models.TextField()),
                ("titel", models.CharField(blank=True, max_length=100)),
                ("sinds", models.CharField(blank=True, max_length=60)),
                (
                    "kanaal",
                    models.CharField(
                        choices=[
                            ("formulier", "Website"),
                            ("telefoon", "Telefoon"),
                            ("balie", "Balie"),
                            ("papier", "Brief of kaart"),
                            ("rondgang", "Rondgang in de wijk"),
                            ("import", "Ingelezen bestand"),
                        ],
                        max_length=12,
                    ),
                ),
                ("lat", models.FloatField(null=True)),
                ("lon", models.FloatField(null=True)),
                ("plek", models.CharField(blank=True, help_text="the place in words", max_length=160)),
                ("ontvangen_op", models.DateTimeField(help_text="the moment of receipt that counts in law")),
                ("ingevoerd_op", models.DateTimeField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("nieuw", "Nieuw"),
                            ("in_behandeling", "In behandeling"),
                            ("doorgezet", "Doorgezet"),
                            ("geagendeerd", "Op de agenda"),
                            ("afgehandeld", "Afgehandeld"),
                            ("niet_voor_ons", "Niet voor ons"),
                            ("ingetrokken", "Ingetrokken"),
                            ("samengevoegd", "Samengevoegd"),
                        ],
                        default="nieuw",
                        max_length=16,
                    ),
                ),
                ("status_sinds", models.DateTimeField()),
                (
                    "zichtbaarheid",
                    models.CharField(
                        choices=[
                            ("openbaar", "Openbaar: iedereen op de wijkpagina"),
                            ("wijkteam", "Wijkteam: alle partners in dit werkgebied"),
                            ("partners", "Genoemde partners: alleen wie u kiest"),
                            ("regisseur", "Regisseur: alleen de wijkregisseur"),
                        ],
                        default="wijkteam",
                        max_length=10,
                    ),
                ),
                ("antwoord_verwacht_op", models.DateField(null=True)),
                (
                    "termijn_op",
                    models.DateTimeField(help_text="when the next thing is due; passed means escalation", null=True),
                ),
                ("geescaleerd_op", models.DateTimeField(null=True)),
                (
                    "tafel",
                    models.CharField(
                        blank=True, help_text="on which table it is, when it is on an agenda", max_length=80
                    ),
                ),
                (
                    "uitkomst",
                    models.TextField(blank=True, help_text="the public answer: what was done, or which other door"),
                ),
                ("geholpen", models.BooleanField(null=True)),
                ("steun", models.PositiveIntegerField(default=0, help_text="how many said: me too")),
                (
                    "versie",
                    models.PositiveIntegerField(
                        default=1, help_text="goes up with every change: two people cannot both win"
                    ),
                ),
                (
                    "behandelaar",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "buurt",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="gebieden.buurt"
                    ),
                ),
                (
                    "ingevoerd_door",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "onderwerp",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="signalen.onderwerp",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="mensen.organisatie",
                    ),
                ),
                (
                    "samengevoegd_met",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="samengevoegde",
                        to="signalen.signaal",
                    ),
                ),
                (
                    "werkgebied",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="gebieden.werkgebied",
                    ),
                ),
                (
                    "wijk",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="gebieden.wijk",
                    ),
                ),
            ],
            options={
                "ordering": ["-ontvangen_op", "-id"],
                "indexes": [
                    models.Index(fields=["werkgebied", "-ontvangen_op", "-id"], name="signaal_werkgebied_tijd"),
                    models.Index(fields=["-ontvangen_op", "-id"], name="signaal_tijd"),
                    models.Index(
                        condition=models.Q(("status__in", ("nieuw", "in_behandeling", "doorgezet", "geagendeerd"))),
                        fields=["werkgebied", "-ontvangen_op", "-id"],
                        name="signaal_open_gebied_tijd",
                    ),
                    models.Index(
                        condition=models.Q(("status__in", ("nieuw", "in_behandeling", "doorgezet", "geagendeerd"))),
                        fields=["-ontvangen_op", "-id"],
                        name="signaal_open_tijd",
                    ),
                    models.Index(
                        condition=models.Q(("organisatie__isnull", False)),
                        fields=["organisatie", "-ontvangen_op", "-id"],
                        name="signaal_organisatie_tijd",
                    ),
                    models.Index(
                        condition=models.Q(("behandelaar__isnull", False)),
                        fields=["behandelaar", "-ontvangen_op", "-id"],
                        name="signaal_behandelaar_tijd",
                    ),
                    models.Index(fields=["onderwerp", "-ontvangen_op"], name="signaal_onderwerp_tijd"),
                    models.Index(fields=["lat", "lon"], name="signaal_plek"),
                    models.Index(
                        condition=models.Q(("status__in", ("nieuw", "in_behandeling", "doorgezet", "geagendeerd"))),
                        fields=["termijn_op"],
                        name="signaal_open_termijn",
                    ),
                    models.Index(
                        condition=models.Q(("samengevoegd_met__isnull", False)),
                        fields=["samengevoegd_met"],
                        name="signaal_samengevoegd",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("token",), name="signaal_token_uniek"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lat__isnull", True), ("lon__isnull", True)),
                            models.Q(("lat__isnull", False), ("lon__isnull", False)),
                            _connector="OR",
                        ),
                        name="signaal_punt_heel",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "doorgezet"), _negated=True),
                            models.Q(("antwoord_verwacht_op__isnull", False), ("organisatie__isnull", False)),
                            models.Q(("antwoord_verwacht_op__isnull", False), ("behandelaar__isnull", False)),
                            _connector="OR",
                        ),
                        name="signaal_doorgezet_heeft_ontvanger",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["afgehandeld", "niet_voor_ons"]), _negated=True),
                            models.Q(("uitkomst", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="signaal_einde_heeft_uitkomst",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("samengevoegd_met__isnull", False), ("status", "samengevoegd")),
                            models.Q(
                                models.Q(("status", "samengevoegd"), _negated=True), ("samengevoegd_met__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="signaal_samengevoegd_heeft_doel",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reactie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("aanvulling", "Aanvulling van de melder"),
                            ("vraag", "Vraag aan de melder"),
                            ("antwoord", "Antwoord van de melder"),
                            ("bericht", "Bericht aan de melder"),
                            ("notitie", "Interne notitie"),
                            ("terug", "Antwoord van partner of afdeling"),
                        ],
                        max_length=12,
                    ),
                ),
                ("tekst", models.TextField()),
                ("op", models.DateTimeField()),
                (
                    "alleen_regisseur",
                    models.BooleanField(default=False, help_text="a note that only the wijkregisseur reads"),
                ),
                (
                    "antwoord_op",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="antwoorden",
                        to="signalen.reactie",
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "signaal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reacties", to="signalen.signaal"
                    ),
                ),
            ],
            options={
                "ordering": ["op", "id"],
            },
        ),
        migrations.CreateModel(
            name="Melder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("naam", models.CharField(blank=True, max_length=80)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("telefoon", models.CharField(blank=True, max_length=20)),
                ("postadres", models.CharField(blank=True, help_text="for people who want a letter", max_length=160)),
                ("taal", models.CharField(default="nl", help_text="language of our messages", max_length=2)),
                ("opgeschoond_op", models.DateTimeField(null=True)),
                (
                    "signaal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="melder", to="signalen.signaal"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("email", ""), _negated=True), fields=["email"], name="melder_email"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GenoemdePartner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "organisatie",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="mensen.organisatie",
                    ),
                ),
                (
                    "signaal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="partners", to="signalen.signaal"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisatie", "signaal"), name="genoemdepartner_uniek")
                ],
            },
        ),
        migrations.CreateModel(
            name="Foto",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("beschrijving", models.CharField(blank=True, max_length=160)),
                ("volgorde", models.PositiveSmallIntegerField(default=0)),
                ("bestand", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="bestanden.bestand")),
                (
                    "signaal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="fotos", to="signalen.signaal"
                    ),
                ),
            ],
            options={
                "ordering": ["volgorde", "id"],
            },
        ),
        migrations.CreateModel(
            name="Steun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "token",
                    models.CharField(default=wijkwerk.signalen.models.geheim.new_token, max_length=40, unique=True),
                ),
                ("client_id", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("taal", models.CharField(default="nl", help_text="language of our messages", max_length=2)),
                ("tekst", models.CharField(blank=True, max_length=500)),
                ("op", models.DateTimeField()),
                (
                    "signaal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steunen", to="signalen.signaal"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Weergave",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("naam", models.CharField(max_length=60)),
                ("filters", models.CharField(max_length=500)),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["naam"],
                "constraints": [models.UniqueConstraint(fields=("persoon", "naam"), name="weergave_naam_uniek")],
            },
        ),
    ]

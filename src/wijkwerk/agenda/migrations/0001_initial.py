import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import wijkwerk.kern.klok
import wijkwerk.signalen.models.geheim


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("gebieden", "0001_initial"),
        ("mensen", "0001_initial"),
        ("signalen", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Actie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("gemaakt_op", models.DateTimeField(default=wijkwerk.kern.klok.nu, editable=False)),
                ("client_id", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("wat", models.CharField(max_length=200)),
                ("uiterlijk_op", models.DateField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("gevraagd", "Gevraagd"),
                            ("bezig", "Bezig"),
                            ("teruggegeven", "Teruggegeven"),
                            ("klaar", "Klaar"),
                            ("vervallen", "Vervallen"),
                        ],
                        default="gevraagd",
                        max_length=14,
                    ),
                ),
                ("status_sinds", models.DateTimeField()),
                ("reden", models.TextField(blank=True, help_text="why it was handed back or dropped")),
                ("resultaat", models.TextField(blank=True)),
                (
                    "publiek_resultaat",
                    models.TextField(blank=True, help_text="for residents; empty: not shown in public"),
                ),
                ("keren_terug", models.PositiveSmallIntegerField(default=0)),
                ("herinnerd_op", models.DateTimeField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "eigenaar",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="mensen.organisatie",
                    ),
                ),
                (
                    "uitgedeeld_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "werkgebied",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="gebieden.werkgebied",
                    ),
                ),
            ],
            options={
                "ordering": ["uiterlijk_op", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("status__in", ("gevraagd", "bezig", "teruggegeven"))),
                        fields=["uiterlijk_op", "id"],
                        name="actie_open_termijn",
                    ),
                    models.Index(fields=["werkgebied", "uiterlijk_op"], name="actie_gebied_termijn"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("eigenaar__isnull", False), ("organisatie__isnull", True)),
                            models.Q(("eigenaar__isnull", True), ("organisatie__isnull", False)),
                            _connector="OR",
                        ),
                        name="actie_een_eigenaar",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "klaar"), _negated=True),
                            models.Q(("resultaat", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="actie_klaar_heeft_resultaat",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Actieregel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("handeling", models.CharField(max_length=14)),
                ("tekst", models.TextField(blank=True)),
                ("op", models.DateTimeField()),
                (
                    "actie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="regels", to="agenda.actie"
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "eigenaar",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="mensen.organisatie",
                    ),
                ),
            ],
            options={
                "ordering": ["-op", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Advies",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("vraag", models.TextField()),
                (
                    "ook_leesbaar",
                    models.JSONField(default=list, help_text="parts of the agendapunt that the link shows as well"),
                ),
                (
                    "token",
                    models.CharField(
                        default=wijkwerk.signalen.models.geheim.new_token,
                        help_text="in the link of the mail",
                        max_length=40,
                        unique=True,
                    ),
                ),
                ("gevraagd_op", models.DateTimeField()),
                ("uiterlijk_op", models.DateField()),
                ("herinnerd_op", models.DateTimeField(null=True)),
                (
                    "oordeel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("voor", "Doen"),
                            ("mits", "Doen, onder voorwaarden"),
                            ("tegen", "Niet doen"),
                            ("geen", "Geen oordeel"),
                        ],
                        max_length=6,
                    ),
                ),
                ("antwoord", models.TextField(blank=True)),
                ("gegeven_op", models.DateTimeField(null=True)),
                ("ingetrokken_op", models.DateTimeField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "gegeven_door",
                    models.ForeignKey(
                        help_text="empty: by the link",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gevraagd_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="mensen.organisatie",
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["gevraagd_op", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("organisatie__isnull", True), ("persoon__isnull", False)),
                            models.Q(("organisatie__isnull", False), ("persoon__isnull", True)),
                            _connector="OR",
                        ),
                        name="advies_een_adviseur",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("gegeven_op__isnull", True),
                            models.Q(
                                models.Q(("oordeel", ""), _negated=True), models.Q(("antwoord", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="advies_gegeven_is_heel",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Adviesversie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "oordeel",
                    models.CharField(
                        choices=[
                            ("voor", "Doen"),
                            ("mits", "Doen, onder voorwaarden"),
                            ("tegen", "Niet doen"),
                            ("geen", "Geen oordeel"),
                        ],
                        max_length=6,
                    ),
                ),
                ("antwoord", models.TextField()),
                ("gegeven_op", models.DateTimeField()),
                (
                    "advies",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="eerdere", to="agenda.advies"
                    ),
                ),
                (
                    "gegeven_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-gegeven_op", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Agendapunt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("gemaakt_op", models.DateTimeField(default=wijkwerk.kern.klok.nu, editable=False)),
                ("client_id", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("vraag", models.CharField(help_text="one question that can be answered", max_length=200)),
                ("toelichting", models.TextField(blank=True)),
                ("geprobeerd", models.TextField(blank=True, help_text="what was tried before")),
                ("belang_wijk", models.TextField(blank=True)),
                ("belang_stad", models.TextField(blank=True)),
                (
                    "tafel",
                    models.CharField(
                        choices=[
                            ("wijkteam", "Wijkteamoverleg"),
                            ("partner", "Partner in de wijk"),
                            ("vakafdeling", "Vakafdeling"),
                            ("wijkwethouder", "Wijkwethouder"),
                            ("college", "College"),
                            ("raad", "Gemeenteraad"),
                        ],
                        max_length=14,
                    ),
                ),
                ("gewenst_op", models.DateField(help_text="by when an answer is needed")),
                ("kosten", models.BigIntegerField(help_text="cents; empty: not known yet", null=True)),
                ("dekking", models.CharField(blank=True, max_length=120)),
                (
                    "zichtbaarheid",
                    models.CharField(
                        choices=[
                            ("wijkteam", "Wijkteam: alle partners in dit werkgebied"),
                            ("betrokken", "Betrokken: alleen wie u noemt"),
                            ("gemeente", "Gemeente: regisseur, wethouder en college"),
                        ],
                        default="wijkteam",
                        max_length=10,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("voorbereiding", "In voorbereiding"),
                            ("wacht", "Wacht op bespreking"),
                            ("ingepland", "Staat op een agenda"),
                            ("besloten", "Besloten"),
                            ("afgevoerd", "Van de agenda af"),
                        ],
                        default="voorbereiding",
                        max_length=14,
                    ),
                ),
                ("status_sinds", models.DateTimeField()),
                ("bewogen_op", models.DateTimeField(help_text="the last time something happened with it")),
                (
                    "keren_terug",
                    models.PositiveSmallIntegerField(default=0, help_text="how often a table handed it back"),
                ),
                ("afvoerreden", models.TextField(blank=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "organisatie",
                    models.ForeignKey(
                        help_text="which department or partner",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="mensen.organisatie",
                    ),
                ),
                (
                    "trekker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "werkgebied",
                    models.ForeignKey(
                        help_text="empty: the whole city",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agendapunten",
                        to="gebieden.werkgebied",
                    ),
                ),
            ],
            options={
                "ordering": ["gewenst_op", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("status__in", ("voorbereiding", "wacht", "ingepland"))),
                        fields=["tafel", "gewenst_op", "id"],
                        name="agendapunt_open_tafel",
                    ),
                    models.Index(fields=["werkgebied", "-gemaakt_op", "-id"], name="agendapunt_gebied_tijd"),
                    models.Index(fields=["-gemaakt_op", "-id"], name="agendapunt_tijd"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("tafel__in", ["partner", "vakafdeling"]), _negated=True),
                            ("organisatie__isnull", False),
                            _connector="OR",
                        ),
                        name="agendapunt_tafel_heeft_organisatie",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "afgevoerd"), _negated=True),
                            models.Q(("afvoerreden", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="agendapunt_afgevoerd_heeft_reden",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kosten__isnull", True), ("kosten__gte", 0), _connector="OR"),
                        name="agendapunt_kosten_niet_negatief",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="advies",
            name="agendapunt",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="adviezen", to="agenda.agendapunt"
            ),
        ),
        migrations.CreateModel(
            name="Besluit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("gemaakt_op", models.DateTimeField(default=wijkwerk.kern.klok.nu, editable=False)),
                ("client_id", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("wat", models.TextField()),
                ("waarom", models.TextField()),
                ("voor", models.TextField(blank=True)),
                ("tegen", models.TextField(blank=True)),
                ("kosten", models.BigIntegerField(help_text="cents", null=True)),
                ("dekking", models.CharField(blank=True, max_length=120)),
                ("terug_naar", models.TextField(blank=True, help_text="what goes back to whom")),
                ("publieke_tekst", models.TextField(blank=True, help_text="for residents; empty: not shown in public")),
                (
                    "besluitnemer",
                    models.CharField(help_text="name and function on that day; the account may end", max_length=170),
                ),
                ("genomen_op", models.DateField()),
                ("reden_correctie", models.TextField(blank=True)),
                (
                    "agendapunt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="besluiten", to="agenda.agendapunt"
                    ),
                ),
                (
                    "genomen_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "mandaat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="mensen.mandaat"
                    ),
                ),
                (
                    "vastgelegd_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "vervangt",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vervangen_door",
                        to="agenda.besluit",
                    ),
                ),
            ],
            options={
                "ordering": ["-genomen_op", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("vervangt__isnull", True)),
                        fields=("agendapunt",),
                        name="besluit_een_per_agendapunt",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("vervangt__isnull", True),
                            models.Q(("reden_correctie", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="besluit_correctie_heeft_reden",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kosten__isnull", True), ("kosten__gte", 0), _connector="OR"),
                        name="besluit_kosten_niet_negatief",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="actie",
            name="besluit",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="acties", to="agenda.besluit"
            ),
        ),
        migrations.CreateModel(
            name="Bespreking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("titel", models.CharField(blank=True, help_text="of a fixed item, such as Opening", max_length=120)),
                ("volgorde", models.PositiveSmallIntegerField()),
                ("minuten", models.PositiveSmallIntegerField(default=10)),
                (
                    "afloop",
                    models.CharField(
                        choices=[
                            ("open", "Nog niet besproken"),
                            ("besproken", "Besproken"),
                            ("aangehouden", "Aangehouden"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                (
                    "agendapunt",
                    models.ForeignKey(
                        help_text="empty: a fixed item",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="besprekingen",
                        to="agenda.agendapunt",
                    ),
                ),
            ],
            options={
                "ordering": ["volgorde", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agendapunt__isnull", False), models.Q(("titel", ""), _negated=True), _connector="OR"
                        ),
                        name="bespreking_heeft_iets",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Betrokkene",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "agendapunt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="betrokkenen", to="agenda.agendapunt"
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="mensen.organisatie"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("organisatie", "agendapunt"), name="betrokkene_uniek")],
            },
        ),
        migrations.CreateModel(
            name="Knelpunt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "reden",
                    models.CharField(
                        choices=[
                            ("stil", "Er gebeurt niets mee"),
                            ("termijn", "De termijn is voorbij"),
                            ("terug", "Twee keer teruggegeven"),
                            ("gemeld", "Gemeld door wie eraan werkt"),
                        ],
                        max_length=8,
                    ),
                ),
                ("toelichting", models.TextField(blank=True)),
                (
                    "van_tafel",
                    models.CharField(
                        choices=[
                            ("wijkteam", "Wijkteamoverleg"),
                            ("partner", "Partner in de wijk"),
                            ("vakafdeling", "Vakafdeling"),
                            ("wijkwethouder", "Wijkwethouder"),
                            ("college", "College"),
                            ("raad", "Gemeenteraad"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "naar_tafel",
                    models.CharField(
                        choices=[
                            ("wijkteam", "Wijkteamoverleg"),
                            ("partner", "Partner in de wijk"),
                            ("vakafdeling", "Vakafdeling"),
                            ("wijkwethouder", "Wijkwethouder"),
                            ("college", "College"),
                            ("raad", "Gemeenteraad"),
                        ],
                        max_length=14,
                    ),
                ),
                ("sinds", models.DateTimeField()),
                ("opgelost_op", models.DateTimeField(null=True)),
                ("uitkomst", models.TextField(blank=True)),
                (
                    "actie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="knelpunten",
                        to="agenda.actie",
                    ),
                ),
                (
                    "agendapunt",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="knelpunten",
                        to="agenda.agendapunt",
                    ),
                ),
                (
                    "opgelost_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["sinds", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("actie__isnull", True), ("agendapunt__isnull", False)),
                            models.Q(("actie__isnull", False), ("agendapunt__isnull", True)),
                            _connector="OR",
                        ),
                        name="knelpunt_bij_een",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("agendapunt__isnull", False), ("opgelost_op__isnull", True)),
                        fields=("agendapunt",),
                        name="knelpunt_een_open_per_agendapunt",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("actie__isnull", False), ("opgelost_op__isnull", True)),
                        fields=("actie",),
                        name="knelpunt_een_open_per_actie",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("opgelost_op__isnull", True), models.Q(("uitkomst", ""), _negated=True), _connector="OR"
                        ),
                        name="knelpunt_einde_heeft_uitkomst",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Optie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("titel", models.CharField(max_length=120)),
                ("voor", models.TextField(blank=True)),
                ("tegen", models.TextField(blank=True)),
                ("kosten", models.BigIntegerField(null=True)),
                ("volgorde", models.PositiveSmallIntegerField(default=0)),
                (
                    "agendapunt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="opties", to="agenda.agendapunt"
                    ),
                ),
            ],
            options={
                "ordering": ["volgorde", "id"],
            },
        ),
        migrations.AddField(
            model_name="besluit",
            name="optie",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agenda.optie"
            ),
        ),
        migrations.CreateModel(
            name="Overleg",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("gemaakt_op", models.DateTimeField(default=wijkwerk.kern.klok.nu, editable=False)),
                ("client_id", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("naam", models.CharField(max_length=100)),
                (
                    "tafel",
                    models.CharField(
                        choices=[
                            ("wijkteam", "Wijkteamoverleg"),
                            ("partner", "Partner in de wijk"),
                            ("vakafdeling", "Vakafdeling"),
                            ("wijkwethouder", "Wijkwethouder"),
                            ("college", "College"),
                            ("raad", "Gemeenteraad"),
                        ],
                        default="wijkteam",
                        max_length=14,
                    ),
                ),
                ("begint_op", models.DateTimeField()),
                ("eindigt_op", models.DateTimeField()),
                ("plaats", models.CharField(max_length=120)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("gepland", "Gepland"),
                            ("bezig", "Bezig"),
                            ("verslag", "Verslag in concept"),
                            ("rondgestuurd", "Verslag rondgestuurd"),
                            ("afgelast", "Afgelast"),
                        ],
                        default="gepland",
                        max_length=14,
                    ),
                ),
                ("status_sinds", models.DateTimeField()),
                ("uid", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("volgnummer", models.PositiveIntegerField(default=0)),
                ("afgelast_reden", models.TextField(blank=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "gemaakt_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="mensen.organisatie",
                    ),
                ),
                (
                    "werkgebied",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="gebieden.werkgebied",
                    ),
                ),
            ],
            options={
                "ordering": ["begint_op", "id"],
                "indexes": [
                    models.Index(fields=["begint_op", "id"], name="overleg_begin"),
                    models.Index(fields=["werkgebied", "begint_op"], name="overleg_gebied_begin"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("eindigt_op__gt", models.F("begint_op"))), name="overleg_eindigt_later"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Notulenregel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "client_id",
                    models.UUIDField(
                        default=uuid.uuid4, help_text="made by the screen: saved twice is one line", unique=True
                    ),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[("tekst", "Verslag"), ("besluit", "Besluit"), ("actie", "Actie")],
                        default="tekst",
                        max_length=8,
                    ),
                ),
                ("tekst", models.TextField()),
                ("op", models.DateTimeField()),
                ("gewijzigd_op", models.DateTimeField()),
                ("weg_op", models.DateTimeField(help_text="struck out; kept until the minutes go", null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "actie",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agenda.actie"
                    ),
                ),
                (
                    "besluit",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agenda.besluit"
                    ),
                ),
                (
                    "bespreking",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regels",
                        to="agenda.bespreking",
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "gewijzigd_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "naast",
                    models.ForeignKey(
                        help_text="typed at the same time as this line",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="agenda.notulenregel",
                    ),
                ),
                (
                    "overleg",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="regels", to="agenda.overleg"
                    ),
                ),
            ],
            options={
                "ordering": ["op", "id"],
                "indexes": [models.Index(fields=["overleg", "gewijzigd_op"], name="notulenregel_wijziging")],
            },
        ),
        migrations.CreateModel(
            name="Deelnemer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("notulist", models.BooleanField(default=False)),
                (
                    "komst",
                    models.CharField(
                        choices=[("onbekend", "Nog niet gezegd"), ("komt", "Komt"), ("komt_niet", "Komt niet")],
                        default="onbekend",
                        max_length=10,
                    ),
                ),
                ("aanwezig", models.BooleanField(null=True)),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "overleg",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="deelnemers", to="agenda.overleg"
                    ),
                ),
            ],
            options={
                "ordering": ["persoon__naam"],
                "constraints": [models.UniqueConstraint(fields=("overleg", "persoon"), name="deelnemer_een_keer")],
            },
        ),
        migrations.AddField(
            model_name="bespreking",
            name="overleg",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="besprekingen", to="agenda.overleg"
            ),
        ),
        migrations.AddField(
            model_name="besluit",
            name="overleg",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="besluiten", to="agenda.overleg"
            ),
        ),
        migrations.AddField(
            model_name="actie",
            name="overleg",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="acties", to="agenda.overleg"
            ),
        ),
        migrations.CreateModel(
            name="Overlegreeks",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("naam", models.CharField(max_length=100)),
                (
                    "tafel",
                    models.CharField(
                        choices=[
                            ("wijkteam", "Wijkteamoverleg"),
                            ("partner", "Partner in de wijk"),
                            ("vakafdeling", "Vakafdeling"),
                            ("wijkwethouder", "Wijkwethouder"),
                            ("college", "College"),
                            ("raad", "Gemeenteraad"),
                        ],
                        default="wijkteam",
                        max_length=14,
                    ),
                ),
                ("eerste_dag", models.DateField()),
                ("laatste_dag", models.DateField(null=True)),
                ("weken", models.PositiveSmallIntegerField(default=4)),
                ("begintijd", models.TimeField()),
                ("minuten", models.PositiveSmallIntegerField(default=90)),
                ("plaats", models.CharField(max_length=120)),
                (
                    "gepland_tot",
                    models.DateField(help_text="meetings up to and including this day were made", null=True),
                ),
                ("gestopt_op", models.DateTimeField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "gemaakt_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="mensen.organisatie",
                    ),
                ),
                (
                    "werkgebied",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="gebieden.werkgebied",
                    ),
                ),
            ],
            options={
                "ordering": ["naam"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("weken__gte", 1), ("weken__lte", 52)), name="overlegreeks_weken"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minuten__gte", 15), ("minuten__lte", 480)), name="overlegreeks_minuten"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("laatste_dag__isnull", True), ("laatste_dag__gte", models.F("eerste_dag")), _connector="OR"
                        ),
                        name="overlegreeks_einde_na_begin",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="overleg",
            name="reeks",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="overleggen",
                to="agenda.overlegreeks",
            ),
        ),
        migrations.CreateModel(
            name="Reekslid",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("notulist", models.BooleanField(default=False)),
                ("van", models.DateField()),
                ("tot", models.DateField(null=True)),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "reeks",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="leden", to="agenda.overlegreeks"
                    ),
                ),
            ],
            options={
                "ordering": ["persoon__naam"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("tot__isnull", True)), fields=("reeks", "persoon"), name="reekslid_een_keer"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Stuk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("titel", models.CharField(max_length=120)),
                ("bestand", models.CharField(help_text="path in the storage", max_length=100)),
                ("grootte", models.PositiveIntegerField(help_text="bytes")),
                ("sha256", models.CharField(max_length=64)),
                ("op", models.DateTimeField()),
                (
                    "agendapunt",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stukken",
                        to="agenda.agendapunt",
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "overleg",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stukken",
                        to="agenda.overleg",
                    ),
                ),
            ],
            options={
                "ordering": ["op", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agendapunt__isnull", True), ("overleg__isnull", False)),
                            models.Q(("agendapunt__isnull", False), ("overleg__isnull", True)),
                            _connector="OR",
                        ),
                        name="stuk_hoort_ergens",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Terugkoppeling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("aanleiding", models.CharField(help_text="what moved, such as: er is besloten", max_length=160)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("concept", "Concept"),
                            ("bezig", "Wordt verstuurd"),
                            ("verstuurd", "Verstuurd"),
                            ("vervallen", "Niet verstuurd"),
                        ],
                        default="concept",
                        max_length=10,
                    ),
                ),
                ("status_sinds", models.DateTimeField()),
                ("gemaakt_op", models.DateTimeField()),
                ("taak_id", models.BigIntegerField(help_text="the job that sends it", null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "agendapunt",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terugkoppelingen",
                        to="agenda.agendapunt",
                    ),
                ),
                (
                    "gemaakt_door",
                    models.ForeignKey(
                        help_text="empty: by the system",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-gemaakt_op", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Terugbericht",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "groep",
                    models.CharField(
                        choices=[
                            ("melders", "Melders"),
                            ("steuners", "Mensen die zeiden: ik ook"),
                            ("partners", "Partners en afdelingen"),
                        ],
                        max_length=10,
                    ),
                ),
                ("sleutel", models.CharField(max_length=64)),
                ("weg", models.CharField(choices=[("mail", "Mail"), ("brief", "Brief")], max_length=6)),
                ("op", models.DateTimeField()),
                (
                    "organisatie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="mensen.organisatie",
                    ),
                ),
                (
                    "signaal",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="signalen.signaal"
                    ),
                ),
                (
                    "terugkoppeling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="berichten",
                        to="agenda.terugkoppeling",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("terugkoppeling", "sleutel"), name="terugbericht_niemand_twee_keer")
                ],
            },
        ),
        migrations.CreateModel(
            name="Terugtekst",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "groep",
                    models.CharField(
                        choices=[
                            ("melders", "Melders"),
                            ("steuners", "Mensen die zeiden: ik ook"),
                            ("partners", "Partners en afdelingen"),
                        ],
                        max_length=10,
                    ),
                ),
                ("onderwerp", models.CharField(blank=True, max_length=120)),
                ("tekst", models.TextField(blank=True)),
                (
                    "terugkoppeling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="teksten", to="agenda.terugkoppeling"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("terugkoppeling", "groep"), name="terugtekst_een_per_groep")
                ],
            },
        ),
        migrations.CreateModel(
            name="Thema",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("gemaakt_op", models.DateTimeField(default=wijkwerk.kern.klok.nu, editable=False)),
                (
                    "client_id",
                    models.UUIDField(default=uuid.uuid4, help_text="twice the same form is one thema", unique=True),
                ),
                ("titel", models.CharField(max_length=100)),
                (
                    "verhaal",
                    models.TextField(blank=True, help_text="for colleagues: what is going on and what was tried"),
                ),
                (
                    "publiek_verhaal",
                    models.TextField(blank=True, help_text="for residents, on the follow page and the wijk page"),
                ),
                (
                    "openbaar",
                    models.BooleanField(
                        default=False, help_text="whether the wijk page shows it; needs a public story"
                    ),
                ),
                (
                    "zichtbaarheid",
                    models.CharField(
                        choices=[
                            ("wijkteam", "Wijkteam: alle partners in dit werkgebied"),
                            ("betrokken", "Betrokken: alleen wie u noemt"),
                            ("gemeente", "Gemeente: regisseur, wethouder en college"),
                        ],
                        default="wijkteam",
                        max_length=10,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("loopt", "Loopt"), ("in_de_gaten", "In de gaten houden"), ("afgerond", "Afgerond")],
                        default="loopt",
                        max_length=12,
                    ),
                ),
                ("status_sinds", models.DateTimeField()),
                ("resultaat", models.TextField(blank=True, help_text="what changed; public when the thema is")),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "eigenaar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "onderwerp",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="signalen.onderwerp",
                    ),
                ),
                (
                    "werkgebied",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="themas",
                        to="gebieden.werkgebied",
                    ),
                ),
            ],
            options={
                "ordering": ["-gemaakt_op", "-id"],
                "indexes": [models.Index(fields=["werkgebied", "-gemaakt_op", "-id"], name="thema_werkgebied_tijd")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("afgerond",)), _negated=True),
                            models.Q(("resultaat", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="thema_einde_heeft_resultaat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("openbaar", False), models.Q(("publiek_verhaal", ""), _negated=True), _connector="OR"
                        ),
                        name="thema_openbaar_heeft_verhaal",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="terugkoppeling",
            name="thema",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="terugkoppelingen",
                to="agenda.thema",
            ),
        ),
        migrations.AddField(
            model_name="agendapunt",
            name="thema",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="agendapunten", to="agenda.thema"
            ),
        ),
        migrations.CreateModel(
            name="Afmelding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sleutel", models.CharField(max_length=64)),
                ("op", models.DateTimeField()),
                (
                    "thema",
                    models.ForeignKey(
                        help_text="empty: nothing",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="agenda.thema",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("sleutel", "thema"), name="afmelding_een_keer_per_thema"),
                    models.UniqueConstraint(
                        condition=models.Q(("thema__isnull", True)),
                        fields=("sleutel",),
                        name="afmelding_een_keer_voor_alles",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Toezegging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("gemaakt_op", models.DateTimeField(default=wijkwerk.kern.klok.nu, editable=False)),
                ("client_id", models.UUIDField(default=uuid.uuid4, unique=True)),
                (
                    "soort",
                    models.CharField(
                        choices=[("toezegging", "Toezegging"), ("motie", "Motie")], default="toezegging", max_length=12
                    ),
                ),
                (
                    "kenmerk",
                    models.CharField(blank=True, help_text="number at the griffie, such as 21-0642", max_length=30),
                ),
                ("onderwerp", models.CharField(max_length=160)),
                ("tekst", models.TextField(help_text="what exactly was promised or asked")),
                ("aan", models.CharField(help_text="to whom: the council, residents of a wijk", max_length=120)),
                ("gedaan_op", models.DateField()),
                ("uiterlijk_op", models.DateField()),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("afgedaan", "Afgedaan"), ("vervallen", "Vervallen")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("status_sinds", models.DateTimeField()),
                ("herinnerd_op", models.DateTimeField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "besluit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="toezeggingen",
                        to="agenda.besluit",
                    ),
                ),
                (
                    "eigenaar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "werkgebied",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="gebieden.werkgebied",
                    ),
                ),
            ],
            options={
                "ordering": ["uiterlijk_op", "id"],
                "indexes": [models.Index(fields=["status", "uiterlijk_op", "id"], name="toezegging_stand_termijn")],
            },
        ),
        migrations.CreateModel(
            name="Stand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tekst", models.TextField()),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("afgedaan", "Afgedaan"), ("vervallen", "Vervallen")], max_length=10
                    ),
                ),
                ("uiterlijk_op", models.DateField(help_text="the date that holds from this line on")),
                ("op", models.DateTimeField()),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "toezegging",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="standen", to="agenda.toezegging"
                    ),
                ),
            ],
            options={
                "ordering": ["-op", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Vrijgave",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tabel", models.CharField(max_length=40)),
                ("rij_id", models.BigIntegerField()),
                ("op", models.DateTimeField(default=wijkwerk.kern.klok.nu)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("tabel", "rij_id"), name="vrijgave_een_keer")],
            },
        ),
        migrations.CreateModel(
            name="Wending",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("handeling", models.CharField(help_text="the verb of the step", max_length=16)),
                ("reden", models.TextField()),
                ("op", models.DateTimeField()),
                (
                    "agendapunt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="wendingen", to="agenda.agendapunt"
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
            ],
            options={
                "ordering": ["op", "id"],
            },
        ),
        migrations.CreateModel(
            name="Wijkeffect",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("effect", models.TextField()),
                (
                    "agendapunt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="effecten", to="agenda.agendapunt"
                    ),
                ),
                (
                    "werkgebied",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="gebieden.werkgebied"
                    ),
                ),
            ],
            options={
                "ordering": ["werkgebied__naam"],
                "constraints": [models.UniqueConstraint(fields=("agendapunt", "werkgebied"), name="wijkeffect_uniek")],
            },
        ),
        migrations.CreateModel(
            name="Afweging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kern", models.TextField(help_text="what is weighed against what, in a few sentences")),
                ("voorstel", models.TextField(help_text="what the regisseur advises, and why")),
                ("verwachting", models.TextField(help_text="what we expect to see when it comes out right")),
                ("toets_op", models.DateField(help_text="when we look whether it came out")),
                ("opgesteld_op", models.DateTimeField()),
                (
                    "toets",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("uitgekomen", "Uitgekomen zoals verwacht"),
                            ("deels", "Deels uitgekomen"),
                            ("niet", "Niet uitgekomen"),
                        ],
                        max_length=12,
                    ),
                ),
                ("toets_tekst", models.TextField(blank=True)),
                ("getoetst_op", models.DateTimeField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "getoetst_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opgesteld_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "agendapunt",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="afweging", to="agenda.agendapunt"
                    ),
                ),
            ],
            options={
                "ordering": ["toets_op", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("getoetst_op__isnull", True), ("toets", "")),
                            models.Q(
                                models.Q(("toets", ""), _negated=True),
                                models.Q(("toets_tekst", ""), _negated=True),
                                ("getoetst_op__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="afweging_toets_is_heel",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="bespreking",
            constraint=models.UniqueConstraint(fields=("overleg", "agendapunt"), name="bespreking_een_keer"),
        ),
        migrations.AddConstraint(
            model_name="overleg",
            constraint=models.UniqueConstraint(
                condition=models.Q(("reeks__isnull", False), models.Q(("status", "afgelast"), _negated=True)),
                fields=("reeks", "begint_op"),
                name="overleg_reeks_een_keer",
            ),
        ),
        migrations.AddConstraint(
            model_name="terugkoppeling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agendapunt__isnull", True), ("thema__isnull", False)),
                    models.Q(("agendapunt__isnull", False), ("thema__isnull", True)),
                    _connector="OR",
                ),
                name="terugkoppeling_over_een",
            ),
        ),
    ]

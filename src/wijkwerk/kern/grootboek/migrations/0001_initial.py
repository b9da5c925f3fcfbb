import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Pot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sleutel", models.SlugField(max_length=160, unique=True)),
                ("fonds", models.SlugField(max_length=60)),
                ("jaar", models.PositiveSmallIntegerField()),
                (
                    "gebied",
                    models.CharField(blank=True, help_text="code of the area; empty for the whole city", max_length=80),
                ),
                ("naam", models.CharField(max_length=200)),
                ("gesloten_op", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["fonds", "jaar", "gebied", "pk"],
                "indexes": [models.Index(fields=["jaar", "fonds", "gebied"], name="pot_jaar_fonds_gebied")],
            },
        ),
        migrations.CreateModel(
            name="Boeking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("volgnummer", models.PositiveBigIntegerField(help_text="1, 2, 3, ... within the pot, without gaps")),
                ("boekstuk", models.UUIDField(help_text="the act that this line is part of")),
                (
                    "sleutel",
                    models.CharField(help_text="key of the act: the same key never books twice", max_length=120),
                ),
                ("post", models.PositiveSmallIntegerField(help_text="place of this line in the act, from 0")),
                (
                    "handeling",
                    models.CharField(
                        choices=[
                            ("plafond", "Plafond vastgesteld"),
                            ("verhoog", "Verhoogd"),
                            ("verlaag", "Verlaagd"),
                            ("sluit", "Terug naar de begroting"),
                            ("reserveer", "Gereserveerd"),
                            ("vul_aan", "Aangevuld na bezwaar"),
                            ("geef_vrij", "Vrijgegeven"),
                            ("verleen", "Verleend"),
                            ("stel_vast", "Vastgesteld"),
                            ("vrijval", "Vrijgevallen"),
                            ("trek_in", "Ingetrokken"),
                            ("betaal", "Betaalopdracht"),
                            ("bevestig", "Betaald"),
                            ("kom_terug", "Geweigerd door de bank"),
                            ("storneer", "Teruggestort"),
                            ("vorder_terug", "Teruggevorderd"),
                            ("ontvang_terug", "Terugontvangen"),
                            ("scheld_kwijt", "Kwijtgescholden"),
                            ("herroep", "Terugvordering herroepen"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "van",
                    models.CharField(
                        choices=[
                            ("begroting", "Begroting"),
                            ("vrij", "Vrij"),
                            ("gereserveerd", "Gereserveerd"),
                            ("verleend", "Verleend"),
                            ("vastgesteld", "Vastgesteld"),
                            ("kas", "Kas"),
                            ("onderweg", "Onderweg"),
                            ("betaald", "Betaald"),
                            ("te_vorderen", "Te vorderen"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "naar",
                    models.CharField(
                        choices=[
                            ("begroting", "Begroting"),
                            ("vrij", "Vrij"),
                            ("gereserveerd", "Gereserveerd"),
                            ("verleend", "Verleend"),
                            ("vastgesteld", "Vastgesteld"),
                            ("kas", "Kas"),
                            ("onderweg", "Onderweg"),
                            ("betaald", "Betaald"),
                            ("te_vorderen", "Te vorderen"),
                        ],
                        max_length=15,
                    ),
                ),
                ("bedrag", models.BigIntegerField(help_text="cents, more than 0")),
                (
                    "dossier",
                    models.CharField(
                        blank=True, help_text='such as "aanvraag:12"; empty for the pot itself', max_length=60
                    ),
                ),
                ("geboekt_op", models.DateTimeField()),
                (
                    "door_id",
                    models.BigIntegerField(help_text="key of the person; empty when the system booked it", null=True),
                ),
                ("omschrijving", models.CharField(blank=True, max_length=120)),
                ("vorige_hash", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
                (
                    "pot",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="boekingen",
                        to="grootboek.pot",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["dossier", "id"], name="boeking_dossier")],
                "constraints": [
                    models.UniqueConstraint(fields=("pot", "volgnummer"), name="boeking_volgnummer"),
                    models.UniqueConstraint(fields=("sleutel", "post"), name="boeking_sleutel"),
                    models.CheckConstraint(condition=models.Q(("bedrag__gt", 0)), name="boeking_bedrag_boven_nul"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("handeling", "plafond"), ("naar", "vrij"), ("van", "begroting"), ("dossier", "")),
                            models.Q(("handeling", "verhoog"), ("naar", "vrij"), ("van", "begroting"), ("dossier", "")),
                            models.Q(("handeling", "verlaag"), ("naar", "begroting"), ("van", "vrij"), ("dossier", "")),
                            models.Q(("handeling", "sluit"), ("naar", "begroting"), ("van", "vrij"), ("dossier", "")),
                            models.Q(
                                ("handeling", "reserveer"),
                                ("naar", "gereserveerd"),
                                ("van", "vrij"),
                                models.Q(("dossier", ""), _negated=True),
                            ),
                            models.Q(
                                ("handeling", "vul_aan"),
                                ("naar", "gereserveerd"),
                                ("van", "begroting"),
                                models.Q(("dossier", ""), _negated=True),
                            ),
                            models.Q(
                                ("handeling", "geef_vrij"),
                                ("naar", "vrij"),
                                ("van", "gereserveerd"),
                                models.Q(("dossier", ""), _negated=True),
                            ),
                            models.Q(
                                ("handeling", "verleen"),
                                ("naar", "verleend"),
                                ("van", "gereserveerd"),
                                models.Q(("dossier", ""), _negated=True),
                            ),
                            models.Q(
                                ("handeling", "stel_vast"),
                                ("naar", "vastgesteld"),
                                ("van", "verleend"),
                                models.Q(("dossier", ""), _negated=True),
                            ),
                            models.Q(
                                ("handeling", "vrijval"),
                                ("naar", "vrij"),
                                ("van", "verleend"),
                                models.Q(("dossier", ""), _negated=True),
                            ),
                            models.Q(
                                ("handeling", "trek_in"),
                                ("naar", "vrij"),
                                ("van", "vastgesteld"),
                                models.Q(("dossier", ""), _negated=True),
                            ),
                            models.Q(
                                ("handeling", "betaal"),
                                ("naar", "onderweg"),
                                ("van", "kas"),
                                models.Q(("dossier", ""), _negated=True),
                            ),
                            models.Q(
                                ("handeling", "bevestig"),
                                ("naar", "betaald"),
                                ("van", "onderweg"),
                                models.Q(("dossier", ""), _negated=True),
                            ),
                            models.Q(
                                ("handeling", "kom_terug"),
                                ("naar", "kas"),
                                ("van", "onderweg"),
                                models.Q(("dossier", ""), _negated=True),
                            ),
                            models.Q(
                                ("handeling", "storneer"),
                                ("naar", "kas"),
                                ("van", "betaald"),
                                models.Q(("dossier", ""), _negated=True),
                            ),
                            models.Q(
                                ("handeling", "vorder_terug"),
                                ("naar", "te_vorderen"),
                                ("van", "betaald"),
                                models.Q(("dossier", ""), _negated=True),
                            ),
                            models.Q(
                                ("handeling", "ontvang_terug"),
                                ("naar", "kas"),
                                ("van", "te_vorderen"),
                                models.Q(("dossier", ""), _negated=True),
                            ),
                            models.Q(
                                ("handeling", "scheld_kwijt"),
                                ("naar", "betaald"),
                                ("van", "te_vorderen"),
                                models.Q(("dossier", ""), _negated=True),
                            ),
                            models.Q(
                                ("handeling", "herroep"),
                                ("naar", "betaald"),
                                ("van", "te_vorderen"),
                                models.Q(("dossier", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="boeking_weg_bestaat",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Stand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dossier", models.CharField(blank=True, max_length=60)),
                ("begroting", models.BigIntegerField(default=0)),
                (
                    "vrij",
                    models.BigIntegerField(
                        default=0, help_text="of a dossier: what it took out of the pot, as a minus"
                    ),
                ),
                ("gereserveerd", models.BigIntegerField(default=0)),
                ("verleend", models.BigIntegerField(default=0, help_text="granted, not settled yet")),
                ("vastgesteld", models.BigIntegerField(default=0)),
                ("kas", models.BigIntegerField(default=0)),
                ("onderweg", models.BigIntegerField(default=0, help_text="ordered at the bank")),
                ("betaald", models.BigIntegerField(default=0)),
                ("te_vorderen", models.BigIntegerField(default=0, help_text="reclaimed, not returned yet")),
                ("plafond", models.BigIntegerField(default=0, help_text="ceiling: set, raised, lowered")),
                (
                    "aangevuld",
                    models.BigIntegerField(
                        default=0, help_text="came from the budget after an objection, above the ceiling"
                    ),
                ),
                ("afgesloten", models.BigIntegerField(default=0, help_text="given back to the budget at the closing")),
                ("toegekend", models.BigIntegerField(default=0, help_text="all that was ever granted")),
                ("vrijgevallen", models.BigIntegerField(default=0, help_text="granted once, and free again")),
                ("teruggevorderd", models.BigIntegerField(default=0, help_text="all that was ever reclaimed")),
                ("terugontvangen", models.BigIntegerField(default=0, help_text="all that was ever returned")),
                ("kwijtgescholden", models.BigIntegerField(default=0, help_text="reclaimed, and then let off")),
                ("volgnummer", models.PositiveBigIntegerField(default=0)),
                ("hash", models.CharField(blank=True, max_length=64)),
                (
                    "pot",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="standen",
                        to="grootboek.pot",
                    ),
                ),
            ],
            options={
                "ordering": ["pot_id", "dossier"],
                "indexes": [models.Index(fields=["dossier", "pot"], name="stand_dossier")],
                "constraints": [
                    models.UniqueConstraint(fields=("pot", "dossier"), name="stand_uniek"),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("dossier", ""), _negated=True), ("vrij__gte", 0), _connector="OR"),
                        name="stand_pot_niet_onder_nul",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("betaald__gte", 0),
                            ("gereserveerd__gte", 0),
                            ("onderweg__gte", 0),
                            ("te_vorderen__gte", 0),
                            ("vastgesteld__gte", 0),
                            ("verleend__gte", 0),
                        ),
                        name="stand_niet_onder_nul",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "verleend__gte",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("onderweg"), "+", models.F("betaald")
                                        ),
                                        "-",
                                        models.F("vastgesteld"),
                                    ),
                                    "-",
                                    models.F("kwijtgescholden"),
                                ),
                            )
                        ),
                        name="stand_betaald_is_toegekend",
                    ),
                ],
            },
        ),
    ]

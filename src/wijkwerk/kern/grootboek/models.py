"""Pots of money, the lines that move it, and what stands on every account. Lines are only ever added.

No foreign key points at a person or a dossier: the ledger outlives both, and the cellar knows no room. `wachten.py`
holds what the database itself refuses.
"""

from typing import Any

from django.db import models
from django.db.models import F, Q

from wijkwerk.kern.grootboek.states import TEGENREKENINGEN, VAN_DE_POT, WEGEN, Handeling, Rekening

NIET_ONDER_NUL = [rekening for rekening in Rekening if rekening not in (*TEGENREKENINGEN, Rekening.VRIJ)]


def legal_ways() -> Q:
    """Return the condition that a line makes a move of the table, for a pot or for a dossier as that move asks."""
    wegen = Q()
    for handeling, weg in WEGEN.items():
        eigen = Q(dossier="") if handeling in VAN_DE_POT else ~Q(dossier="")
        wegen |= Q(handeling=handeling, van=weg.van, naar=weg.naar) & eigen
    return wegen


class Pot(models.Model):
    """Money for one purpose: a fund, in a year, for one area or for the whole city."""

    sleutel = models.SlugField(max_length=160, unique=True)
    fonds = models.SlugField(max_length=60)
    jaar = models.PositiveSmallIntegerField()
    gebied = models.CharField(max_length=80, blank=True, help_text="code of the area; empty for the whole city")
    naam = models.CharField(max_length=200)
    gesloten_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ["fonds", "jaar", "gebied", "pk"]
        indexes = [models.Index(fields=["jaar", "fonds", "gebied"], name="pot_jaar_fonds_gebied")]

    def __str__(self) -> str:
        return self.naam


class Boeking(models.Model):
    """One line: `bedrag` cents went from one account to another. What was booked is never changed, only booked back."""

    pot = models.ForeignKey(Pot, on_delete=models.PROTECT, related_name="boekingen", db_index=False)
    volgnummer = models.PositiveBigIntegerField(help_text="1, 2, 3, ... within the pot, without gaps")
    boekstuk = models.UUIDField(help_text="the act that this line is part of")
    sleutel = models.CharField(max_length=120, help_text="key of the act: the same key never books twice")
    post = models.PositiveSmallIntegerField(help_text="place of this line in the act, from 0")
    handeling = models.CharField(max_length=15, choices=Handeling.choices)
    van = models.CharField(max_length=15, choices=Rekening.choices)
    naar = models.CharField(max_length=15, choices=Rekening.choices)
    bedrag = models.BigIntegerField(help_text="cents, more than 0")
    dossier = models.CharField(max_length=60, blank=True, help_text='such as "aanvraag:12"; empty for the pot itself')
    geboekt_op = models.DateTimeField()
    door_id = models.BigIntegerField(null=True, help_text="key of the person; empty when the system booked it")
    omschrijving = models.CharField(max_length=120, blank=True)
    vorige_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["pot", "volgnummer"], name="boeking_volgnummer"),
            models.UniqueConstraint(fields=["sleutel", "post"], name="boeking_sleutel"),
            models.CheckConstraint(name="boeking_bedrag_boven_nul", condition=Q(bedrag__gt=0)),
            models.CheckConstraint(name="boeking_weg_bestaat", condition=legal_ways()),
        ]
        indexes = [models.Index(fields=["dossier", "id"], name="boeking_dossier")]

    def __str__(self) -> str:
        return f"{self.pot_id}/{self.volgnummer} {self.handeling} {self.bedrag}"


class Stand(models.Model):
    """What is on every account of a pot (`dossier` empty), or of one dossier in it; the database itself keeps it.

    `volgnummer` and `hash` are those of the last line that counted. All amounts in cents.
    """

    pot = models.ForeignKey(Pot, on_delete=models.PROTECT, related_name="standen", db_index=False)
    dossier = models.CharField(max_length=60, blank=True)
    begroting = models.BigIntegerField(default=0)
    vrij = models.BigIntegerField(default=0, help_text="of a dossier: what it took out of the pot, as a minus")
    gereserveerd = models.BigIntegerField(default=0)
    verleend = models.BigIntegerField(default=0, help_text="granted, not settled yet")
    vastgesteld = models.BigIntegerField(default=0)
    kas = models.BigIntegerField(default=0)
    onderweg = models.BigIntegerField(default=0, help_text="ordered at the bank")
    betaald = models.BigIntegerField(default=0)
    te_vorderen = models.BigIntegerField(default=0, help_text="reclaimed, not returned yet")
    plafond = models.BigIntegerField(default=0, help_text="ceiling: set, raised, lowered")
    aangevuld = models.BigIntegerField(
        default=0, help_text="came from the budget after an objection, above the ceiling"
    )
    afgesloten = models.BigIntegerField(default=0, help_text="given back to the budget at the closing")
    toegekend = models.BigIntegerField(default=0, help_text="all that was ever granted")
    vrijgevallen = models.BigIntegerField(default=0, help_text="granted once, and free again")
    teruggevorderd = models.BigIntegerField(default=0, help_text="all that was ever reclaimed")
    terugontvangen = models.BigIntegerField(default=0, help_text="all that was ever returned")
    kwijtgescholden = models.BigIntegerField(default=0, help_text="reclaimed, and then let off")
    volgnummer = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["pot_id", "dossier"]
        constraints = [
            models.UniqueConstraint(fields=["pot", "dossier"], name="stand_uniek"),
            models.CheckConstraint(name="stand_pot_niet_onder_nul", condition=~Q(dossier="") | Q(vrij__gte=0)),
            models.CheckConstraint(
                name="stand_niet_onder_nul", condition=Q(**{f"{rekening}__gte": 0 for rekening in NIET_ONDER_NUL})
            ),
            # What was let off was paid all the same, though it is granted no longer.
            models.CheckConstraint(
                name="stand_betaald_is_toegekend",
                condition=Q(
                    verleend__gte=F("onderweg") + F("betaald") - F("vastgesteld") - F("kwijtgescholden"),
                ),
            ),
        ]
        indexes = [models.Index(fields=["dossier", "pot"], name="stand_dossier")]

    def __str__(self) -> str:
        return f"{self.pot_id} {self.dossier}".strip()

    def amount(self, kolom: str) -> int:
        """Return the cents of one account or total by its name."""
        bedrag: Any = getattr(self, kolom)
        return int(bedrag)

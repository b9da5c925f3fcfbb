"""A vote of residents. No voter is ever in this database: codes go out by letter, ballots come in without a code."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.signalen.models.geheim import new_token
from wijkwerk.subsidies.models.aanvraag import Aanvraag
from wijkwerk.subsidies.models.regeling import Plafonddeel, Regelingversie
from wijkwerk.subsidies.states.stemronde import START, Ideestatus, Status, Stemvorm, Telwijze, Uitvoerder


class Stemronde(models.Model):
    """A vote on a budget, with its days, criteria and form published before it begins."""

    regelingversie = models.ForeignKey(Regelingversie, on_delete=models.PROTECT, related_name="stemrondes")
    plafonddeel = models.ForeignKey(Plafonddeel, on_delete=models.PROTECT, related_name="stemrondes")
    werkgebied = models.ForeignKey(Werkgebied, null=True, on_delete=models.PROTECT, related_name="+")
    naam = models.CharField(max_length=80)
    sleutel = models.SlugField(max_length=60, unique=True)
    uitleg = models.TextField()
    bedrag = models.BigIntegerField(help_text="cents to divide")
    hoogste_kosten = models.BigIntegerField(help_text="cents one idea may cost")
    eisen = models.JSONField(default=list, help_text="published criteria of feasibility, one text each")
    ideeen_van = models.DateField()
    ideeen_tot = models.DateField(help_text="last day")
    stemmen_van = models.DateField()
    stemmen_tot = models.DateField(help_text="last day")
    vorm = models.CharField(max_length=6, choices=Stemvorm.choices, default=Stemvorm.KEUZE)
    hoogste_keuzes = models.PositiveSmallIntegerField(default=5)
    punten = models.PositiveSmallIntegerField(default=10, help_text="to divide, when one votes with points")
    leeftijd_vanaf = models.PositiveSmallIntegerField(default=12)
    telwijze = models.CharField(
        max_length=14, choices=Telwijze.choices, default=Telwijze.GELIJKE_DELEN, help_text="the count that decides"
    )
    loting = models.CharField(
        max_length=16, blank=True, help_text="drawn word: the order of the ballot, and the lot at a draw"
    )
    status = models.CharField(max_length=14, choices=Status.choices, default=START)
    status_sinds = models.DateTimeField()
    gemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reden_gestopt = models.TextField(blank=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-stemmen_tot", "-id"]
        constraints = [
            models.CheckConstraint(
                name="stemronde_dagen",
                condition=Q(ideeen_tot__gte=F("ideeen_van"), stemmen_van__gt=F("ideeen_tot"))
                & Q(stemmen_tot__gte=F("stemmen_van")),
            ),
            models.CheckConstraint(name="stemronde_bedragen", condition=Q(bedrag__gt=0, hoogste_kosten__gt=0)),
            models.CheckConstraint(
                name="stemronde_gestopt_heeft_reden", condition=~Q(status=Status.GESTOPT) | ~Q(reden_gestopt="")
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def nummer(self) -> str:
        """What the screens of its steps call it."""
        return self.naam


class Idee(models.Model):
    """What somebody wants in the wijk, and whether it can be done. Who sent it in is kept until the result."""

    client_id = models.UUIDField(unique=True, default=uuid.uuid4)
    token = models.CharField(max_length=40, unique=True, default=new_token)
    stemronde = models.ForeignKey(Stemronde, on_delete=models.PROTECT, related_name="ideeen")
    letter = models.CharField(max_length=3, blank=True, help_text="on the ballot")
    titel = models.CharField(max_length=80)
    tekst = models.TextField()
    plek = models.CharField(max_length=120, blank=True)
    kosten = models.BigIntegerField(help_text="cents; checked before it stands on the ballot")
    indiener = models.CharField(max_length=80, blank=True)
    email = models.EmailField(blank=True)
    status = models.CharField(max_length=14, choices=Ideestatus.choices, default=Ideestatus.INGEDIEND)
    status_sinds = models.DateTimeField()
    oordeel = models.TextField(blank=True, help_text="public: why it can or cannot be done")
    eis = models.CharField(max_length=240, blank=True, help_text="the published criterion a no rests on")
    toets = models.JSONField(default=list, help_text="per published criterion: eis, ja, reden; public")
    uitvoerder = models.CharField(max_length=8, choices=Uitvoerder.choices, blank=True)
    vervolg_voor = models.DateField(null=True, help_text="chosen: before this day somebody arranges who makes it")
    reden_niet = models.TextField(blank=True, help_text="public: why a chosen idea is not made after all")
    aanvraag = models.OneToOneField(Aanvraag, null=True, on_delete=models.PROTECT, related_name="idee")
    gekregen = models.BigIntegerField(
        null=True, help_text="cents its makers got; written when their application is destroyed"
    )
    ingediend_op = models.DateTimeField()
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["letter", "id"]
        constraints = [
            models.UniqueConstraint(fields=["stemronde", "letter"], condition=~Q(letter=""), name="idee_letter_uniek"),
            models.CheckConstraint(name="idee_kosten_positief", condition=Q(kosten__gt=0)),
            models.CheckConstraint(
                name="idee_nee_heeft_eis", condition=~Q(status=Ideestatus.NIET_HAALBAAR) | (~Q(eis="") & ~Q(oordeel=""))
            ),
            models.CheckConstraint(
                name="idee_maker_is_gekozen", condition=Q(uitvoerder="") | Q(status=Ideestatus.GEKOZEN)
            ),
            models.CheckConstraint(
                name="idee_aanvraag_van_bewoners", condition=Q(aanvraag=None) | Q(uitvoerder=Uitvoerder.BEWONERS)
            ),
        ]

    def __str__(self) -> str:
        return self.titel

    @property
    def nummer(self) -> str:
        """What the screens of its steps call it."""
        return self.titel


class Stemcode(models.Model):
    """A right to vote once. Only a keyed hash is kept; whether it was used, not when, and not for what."""

    stemronde = models.ForeignKey(Stemronde, on_delete=models.CASCADE, related_name="codes")
    hash = models.CharField(max_length=64, unique=True)
    partij = models.PositiveSmallIntegerField(help_text="which printing of letters")
    gebruikt = models.BooleanField(default=False)
    op_papier = models.BooleanField(default=False)
    geblokkeerd = models.BooleanField(default=False, help_text="the letter was lost")

    class Meta:
        indexes = [models.Index(fields=["stemronde", "gebruikt"], name="stemcode_gebruik")]

    def __str__(self) -> str:
        return f"code van {self.stemronde_id}"


class Stembiljet(models.Model):
    """A ballot without code, time, channel or order: its key is drawn, and the box is shaken before counting."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    stemronde = models.ForeignKey(Stemronde, on_delete=models.PROTECT, related_name="biljetten")
    keuzes = models.JSONField(help_text="points per letter on the ballot; 1 for a cross")

    def __str__(self) -> str:
        return "stembiljet"


class Uitslag(models.Model):
    """A count, with all that is needed to check it; counting again gives the same."""

    stemronde = models.OneToOneField(Stemronde, on_delete=models.PROTECT, related_name="uitslag")
    biljetten = models.PositiveIntegerField()
    codes_gebruikt = models.PositiveIntegerField()
    codes_geldig = models.PositiveIntegerField(
        help_text="given out and not blocked; the codes themselves are destroyed"
    )
    op_papier = models.PositiveIntegerField(default=0)
    gelijke_delen = models.JSONField()
    eenvoudig = models.JSONField()
    bereik = models.JSONField(default=dict, help_text="how many ballots have something they chose, per count")
    nodig = models.JSONField(default=dict, help_text="per letter not chosen: kosten and stemmen that would have done")
    pb = models.TextField(help_text="what was counted, in the format of pabulib.org")
    sha256 = models.CharField(max_length=64, help_text="of the ballots in canonical order")
    geteld_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    geteld_op = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="uitslag_niet_meer_biljetten", condition=Q(biljetten=F("codes_gebruikt")))
        ]

    def __str__(self) -> str:
        return f"uitslag van {self.stemronde_id}"

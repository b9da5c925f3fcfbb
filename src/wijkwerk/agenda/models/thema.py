"""A thema: what recurs in a wijk, with the signals it bundles, its owner, its story and its result."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from wijkwerk.agenda.models.basis import Genummerd
from wijkwerk.agenda.states.agendapunt import Zichtbaarheid
from wijkwerk.agenda.states.thema import EIND, OPEN, START, Status
from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.signalen.models import Onderwerp


class ThemaQuerySet(models.QuerySet):
    """Filters that every screen shares."""

    def open(self) -> "ThemaQuerySet":
        """Keep what is not finished."""
        return self.filter(status__in=OPEN)


class Thema(Genummerd):
    """Signals that belong together. Which ones is kept as links along the thread (kind "gebundeld")."""

    LETTER = "T"

    client_id = models.UUIDField(unique=True, default=uuid.uuid4, help_text="twice the same form is one thema")
    titel = models.CharField(max_length=100)
    verhaal = models.TextField(blank=True, help_text="for colleagues: what is going on and what was tried")
    publiek_verhaal = models.TextField(blank=True, help_text="for residents, on the follow page and the wijk page")
    openbaar = models.BooleanField(default=False, help_text="whether the wijk page shows it; needs a public story")
    onderwerp = models.ForeignKey(Onderwerp, null=True, on_delete=models.PROTECT, related_name="+")
    werkgebied = models.ForeignKey(Werkgebied, null=True, on_delete=models.PROTECT, related_name="themas")
    eigenaar = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    zichtbaarheid = models.CharField(max_length=10, choices=Zichtbaarheid.choices, default=Zichtbaarheid.WIJKTEAM)
    status = models.CharField(max_length=12, choices=Status.choices, default=START)
    status_sinds = models.DateTimeField()
    resultaat = models.TextField(blank=True, help_text="what changed; public when the thema is")
    versie = models.PositiveIntegerField(default=1)

    objects = ThemaQuerySet.as_manager()

    class Meta:
        ordering = ["-gemaakt_op", "-id"]
        indexes = [models.Index(fields=["werkgebied", "-gemaakt_op", "-id"], name="thema_werkgebied_tijd")]
        constraints = [
            models.CheckConstraint(
                name="thema_einde_heeft_resultaat", condition=~Q(status__in=EIND) | ~Q(resultaat="")
            ),
            models.CheckConstraint(
                name="thema_openbaar_heeft_verhaal", condition=Q(openbaar=False) | ~Q(publiek_verhaal="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nummer} {self.titel}"

    @property
    def is_open(self) -> bool:
        """Whether somebody still works on it."""
        return self.status in OPEN

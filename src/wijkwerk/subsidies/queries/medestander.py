"""Who supports a plan: the link to share, the numbers for who asks, the names for who checks, the list on paper."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.documenten.inhoud import Alinea, Code, Feiten, Inhoud, Kader, Tabel
from wijkwerk.subsidies.models import Aanvraag, Medestander
from wijkwerk.subsidies.queries.toets import Regeluitleg, explain, plan_of

REGELS_OP_PAPIER = 12
BEVESTIGD = Q(bevestigd_op__isnull=False) | Q(gecontroleerd_op__isnull=False)


def invitation(aanvraag: Aanvraag) -> str:
    """Return the key in the link that who asks shares: another one than the key of the own page."""
    return f"{aanvraag.pk}-{salted_hmac('wijkwerk.subsidies.medestander', aanvraag.token).hexdigest()[:24]}"


def invited(sleutel: str) -> Aanvraag | None:
    """Return the application behind such a key, or None when there is none."""
    nummer = sleutel.partition("-")[0]
    rijen = Aanvraag.objects.select_related("regelingversie__regeling", "werkgebied", "aanvrager")
    rij = rijen.filter(pk=int(nummer)).first() if nummer.isascii() and nummer.isdecimal() and len(nummer) < 19 else None
    return rij if rij is not None and constant_time_compare(invitation(rij), sleutel) else None


def share_link(aanvraag: Aanvraag) -> str:
    """Return the address to share with neighbours."""
    return settings.ADRES + reverse("subsidies:medestander", args=[invitation(aanvraag)])


@dataclass(frozen=True)
class Steun:
    """How many support it: what counts, what waits, and what the rules ask (0: nothing)."""

    telt: int
    wacht_op_mail: int
    wacht_op_controle: int
    nodig: int

    @property
    def genoeg(self) -> bool:
        """Whether there is enough support."""
        return self.telt >= self.nodig


def support(aanvraag: Aanvraag) -> Steun:
    """Return the numbers of one application, in two queries; never who they are."""
    wacht = Q(bevestigd_op=None, gecontroleerd_op=None)
    telling = aanvraag.medestanders.aggregate(
        telt=Count("pk", filter=BEVESTIGD),
        mail=Count("pk", filter=wacht & ~Q(email="")),
        controle=Count("pk", filter=wacht & Q(email="")),
    )
    return Steun(telling["telt"], telling["mail"], telling["controle"], needed(aanvraag))


def needed(aanvraag: Aanvraag) -> int:
    """Return how many other addresses the rules ask."""
    regels = aanvraag.regelingversie.voorwaarden.filter(soort="minimum_steun")
    return max((int(regel.instelling.get("aantal", 0)) for regel in regels), default=0)


def to_check(aanvraag: Aanvraag) -> QuerySet[Medestander]:
    """Return who was not checked yet, with names, for staff."""
    return aanvraag.medestanders.filter(gecontroleerd_op=None)


def support_rules(aanvraag: Aanvraag) -> list[Regeluitleg]:
    """Return what the rules on support say now."""
    regels = explain(aanvraag.regelingversie, plan_of(aanvraag)).regels
    return [regel for regel in regels if regel.voorwaarde.soort == "minimum_steun"]


def paper_list(aanvraag: Aanvraag) -> Inhoud:
    """Return the list to print and take along the doors, with the link as a code."""
    leeg = tuple(("", "", "", "") for _regel in range(REGELS_OP_PAPIER))
    return Inhoud(
        titel=_("Wie doet er mee met: %(titel)s") % {"titel": aanvraag.titel},
        soort=_("Lijst met medestanders"),
        organisatie=_("Gemeente %(gemeente)s") % settings.GEMEENTE,
        datum=klok.vandaag(),
        blokken=(
            Feiten(((_("Nummer"), aanvraag.nummer), (_("Regeling"), aanvraag.regelingversie.regeling.naam))),
            Alinea(
                _(
                    "Steunt u dit plan? Vul hieronder uw gegevens in. Een adres telt één keer. Het adres van wie "
                    "aanvraagt, telt niet mee."
                )
            ),
            Tabel((_("Naam"), _("Postcode"), _("Huisnummer"), _("Handtekening")), leeg),
            Code(aanvraag.nummer, _("Liever online? Scan de code met uw telefoon."), share_link(aanvraag)),
            Kader(
                _(
                    "De gemeente gebruikt deze gegevens alleen om na te kijken of er genoeg adressen meedoen. Daarna "
                    "worden de namen en adressen gewist. Lever de lijst in bij de balie of stuur hem op."
                ),
                titel=_("Wat gebeurt er met uw gegevens?"),
            ),
        ),
    )

"""The application form on paper, for the counter: the same questions as on the screen, with room to write."""

from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from wijkwerk.kern.documenten.inhoud import Alinea, Blok, Feiten, Inhoud, Kader, Kop, Lijst, Tabel
from wijkwerk.subsidies.models import Regelingversie
from wijkwerk.subsidies.queries.betaalwijze import UITKERING, UITLEG
from wijkwerk.subsidies.states.aanvraag import Betaalwijze, Doel, Kostensoort

STIPPEL = "." * 90
HOKJE = "[  ]"
KOSTENREGELS = 8


def paper_form(versie: Regelingversie, *, dag: date) -> Inhoud:
    """Return the form to print for a fund, with its rules."""
    blokken: list[Blok] = [
        Alinea(versie.uitleg),
        Alinea(_("Vul in wat u weet. Weet u iets niet? Laat het leeg: wij helpen u aan de balie.")),
        *_plan(),
        *_money(),
        *_who(),
        Kop(_("De regels van deze bijdrage")),
        Lijst(tuple(f"{regel.tekst} ({regel.artikel})" for regel in versie.voorwaarden.all())),
        Kader(
            _(
                "Wij gebruiken deze gegevens voor uw aanvraag, en bewaren ze zolang de wet dat vraagt. De naam van uw "
                "plan, de wijk en het bedrag worden openbaar. Uw naam niet."
            ),
            titel=_("Uw gegevens"),
        ),
        Feiten(((_("Datum"), STIPPEL[:40]), (_("Handtekening"), STIPPEL[:40]))),
    ]
    return Inhoud(
        titel=_("Aanvraag %(fonds)s") % {"fonds": versie.regeling.naam},
        soort=_("Aanvraagformulier"),
        organisatie=_("Gemeente %(gemeente)s") % settings.GEMEENTE,
        datum=dag,
        blokken=tuple(blokken),
    )


def _ask(vraag: str, regels: int = 1) -> list[Blok]:
    return [Alinea(f"**{vraag}**\n" + "\n".join([STIPPEL] * regels))]


def _choose(vraag: str, keuzes: list[str]) -> list[Blok]:
    return [Alinea(f"**{vraag}**\n" + "\n".join(f"{HOKJE} {keuze}" for keuze in keuzes))]


def _yes_no(vraag: str) -> list[Blok]:
    return [Alinea(f"**{vraag}** {HOKJE} {_('Ja')} {HOKJE} {_('Nee')}")]


def _plan() -> list[Blok]:
    return [
        Kop(_("Uw plan")),
        *_ask(_("Hoe heet uw plan?")),
        *_ask(_("Wat wilt u gaan doen?"), 5),
        *_choose(_("Waar is het voor?"), [str(doel.label) for doel in Doel]),
        *_ask(_("Waar is het, en wanneer?"), 2),
        *_ask(_("Hoeveel mensen verwacht u? Wie helpen mee?"), 2),
        *_yes_no(_("Mag iedereen in de buurt meedoen?")),
        *_yes_no(_("Gaat er een straat dicht, komt er muziek of komen er veel mensen?")),
        *_yes_no(_("Zet u iets neer op straat of in het groen?")),
        *_ask(_("Hebt u een ruimte, spullen of vrijwilligers nodig?"), 2),
    ]


def _money() -> list[Blok]:
    soorten = ", ".join(str(soort.label).lower() for soort in Kostensoort)
    return [
        Kop(_("Het geld")),
        Tabel((_("Waarvoor"), _("Soort kosten"), _("Bedrag")), (("", "", ""),) * KOSTENREGELS),
        Alinea(_("Soorten kosten: %(soorten)s.") % {"soorten": soorten}),
        *_ask(_("Hoeveel geld vraagt u?")),
        *_ask(_("Hoeveel hebt u zelf, of krijgt u van anderen?")),
        *_choose(_("Hoe wilt u het geld krijgen?"), [f"{wijze.label}. {UITLEG[wijze]}" for wijze in Betaalwijze]),
        *_ask(_("Rekeningnummer (IBAN), en op wiens naam?")),
        Kader(str(UITKERING)),
    ]


def _who() -> list[Blok]:
    return [
        Kop(_("Wie bent u?")),
        *_ask(_("Naam, en naam van uw vereniging of bewonersgroep")),
        *_ask(_("Straat, huisnummer, postcode en woonplaats")),
        *_ask(_("E-mailadres en telefoonnummer")),
        *_yes_no(_("Bent u 18 jaar of ouder?")),
    ]

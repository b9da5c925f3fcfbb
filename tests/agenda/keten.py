"""A made-up chain from signals to the message about the result, laid as records and links: no room acts in between."""

from datetime import date
from types import SimpleNamespace

from wijkwerk.agenda.models import Actie, Agendapunt, Besluit, Terugkoppeling, Thema
from wijkwerk.agenda.states import verbanden as soorten
from wijkwerk.agenda.states.actie import Status as Actiestatus
from wijkwerk.agenda.states.agendapunt import Status as Puntstatus
from wijkwerk.agenda.states.agendapunt import Tafel
from wijkwerk.agenda.states.terugkoppeling import Status as Terugstatus
from wijkwerk.kern import klok
from wijkwerk.kern.draad import actions as draad
from wijkwerk.mensen.models import Mandaat

BESLOTEN = "Er komt een tweede container bij het plein."
GEDAAN = "De container staat er sinds dinsdag."


def lay_chain(stad, thema: Thema, **keuzes) -> SimpleNamespace:
    """Put the thema before the wijkteam, decide, act and tell; `openbaar=False` leaves out every text for residents."""
    openbaar, nu, wie = keuzes.get("openbaar", True), klok.nu(), stad.seghwaert
    punt = make_point(stad, thema=thema, status=Puntstatus.BESLOTEN)
    mandaat = Mandaat.objects.create(
        persoon=wie, waarvoor="agenda.wijkteam", grondslag="Mandaatbesluit 2024", van=date(2024, 1, 1)
    )
    besluit = Besluit.objects.create(
        agendapunt=punt,
        wat="Een tweede container plaatsen",
        waarom="Te vol",
        publieke_tekst=BESLOTEN if openbaar else "",
        genomen_door=wie,
        mandaat=mandaat,
        genomen_op=klok.vandaag(),
        vastgelegd_door=wie,
    )
    actie = Actie.objects.create(
        wat="Container bestellen bij de leverancier",
        eigenaar=wie,
        werkgebied=stad.wijk,
        besluit=besluit,
        uitgedeeld_door=wie,
        uiterlijk_op=date(2026, 4, 1),
        status=Actiestatus.KLAAR,
        status_sinds=nu,
        resultaat="Geplaatst",
        publiek_resultaat=GEDAAN if openbaar else "",
    )
    terug = Terugkoppeling.objects.create(
        thema=thema, aanleiding="er is besloten", status=Terugstatus.VERSTUURD, status_sinds=nu, gemaakt_op=nu
    )
    draad.link(thema, punt, soort=soorten.GEAGENDEERD, reden="Komt steeds terug", by=wie)
    draad.link(punt, besluit, soort=soorten.BESLOTEN, reden="", by=wie)
    draad.link(besluit, actie, soort=soorten.UITGEVOERD, reden="", by=wie)
    draad.link(thema, terug, soort=soorten.TERUGGEKOPPELD, reden="", by=wie)
    return SimpleNamespace(thema=thema, punt=punt, besluit=besluit, actie=actie, terug=terug)


def make_point(stad, **velden) -> Agendapunt:
    """Make a question for the wijkteam of Seghwaert."""
    nu = klok.nu()
    return Agendapunt.objects.create(
        **{
            "vraag": "Komt er een tweede container bij?",
            "tafel": Tafel.WIJKTEAM,
            "werkgebied": stad.wijk,
            "trekker": stad.seghwaert,
            "gewenst_op": date(2026, 4, 1),
            "status_sinds": nu,
            "bewogen_op": nu,
            **velden,
        }
    )

"""What who asks sees through the own link: where it stands, what happens next, by when and why."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.kern.documenten import queries as documenten
from wijkwerk.kern.documenten.models import Document
from wijkwerk.subsidies.models import Aanvraag, Beschikking, Betaling, Bijlage, Gesprek, Opschorting, Verantwoording
from wijkwerk.subsidies.queries.check import Regels
from wijkwerk.subsidies.queries.klok import term_of
from wijkwerk.subsidies.queries.medestander import Steun, share_link, support
from wijkwerk.subsidies.queries.toets import explain, plan_of
from wijkwerk.subsidies.states import betaling as betalen
from wijkwerk.subsidies.states.aanvraag import HIERNA, TE_BESLISSEN, Status
from wijkwerk.subsidies.states.besluit import Vorderingstatus
from wijkwerk.subsidies.states.verantwoording import OPEN as TE_VERTELLEN
from wijkwerk.web.datums import als_dag, als_euro

TE_WIJZIGEN = (Status.INGEDIEND, Status.AANVULLEN)
TOON = {
    Status.VERLEEND: "goed",
    Status.VASTGESTELD: "goed",
    Status.GEWEIGERD: "fout",
    Status.BUITEN_BEHANDELING: "fout",
    Status.INGETROKKEN: "fout",
    Status.AANVULLEN: "let-op",
    Status.TERUGGETROKKEN: "",
}
# What who gets money reads of a payment: no words of the house.
GELD = {
    betalen.Status.KLAAR: _l("Wij maken dit geld binnenkort over."),
    betalen.Status.VASTGEHOUDEN: _l("Wij wachten even met dit geld. Wij nemen contact met u op."),
    betalen.Status.IN_PARTIJ: _l("Dit geld gaat mee met de eerstvolgende betaling."),
    betalen.Status.AANGEBODEN: _l("De bank maakt dit geld over. Dat duurt meestal een dag."),
    betalen.Status.BETAALD: _l("Dit geld is overgemaakt op %(dag)s."),
    betalen.Status.MISLUKT: _l("Dit geld kwam terug van de bank. Geef ons een rekening die klopt."),
    betalen.Status.VERVALLEN: _l("Deze betaling gaat niet door."),
}


@dataclass(frozen=True)
class Uitbetaling:
    """One payment in words for who gets it."""

    betaling: Betaling
    woorden: str


@dataclass(frozen=True)
class Volgblad:
    """The page of who asks. `waarom` is how the date was computed, sentence by sentence."""

    aanvraag: Aanvraag
    hierna: str
    toon: str
    waarom: list[str]
    opschorting: Opschorting | None
    besluiten: list[Beschikking]
    brieven: list[Document]
    bijlagen: list[Bijlage]
    gesprek: list[Gesprek]
    betalingen: list[Uitbetaling]
    steun: Steun
    deel_link: str
    regels: Regels | None  # what the rules say, while it can still change
    mag: list[str]  # of complete, change, say, withdraw, support
    te_vertellen: bool  # whether we wait for how it was, or for receipts


def found(token: str) -> Aanvraag | None:
    """Return the application behind the secret link, or None."""
    met = ("regelingversie__regeling", "aanvrager", "werkgebied", "buurt", "band", "ronde")
    return Aanvraag.objects.select_related(*met).filter(token=token).first()


def follow(token: str) -> Volgblad | None:
    """Return the follow page for a token, or None when there is no such application."""
    aanvraag = found(token)
    if aanvraag is None:
        return None
    open_nog = aanvraag.status in TE_BESLISSEN
    return Volgblad(
        aanvraag=aanvraag,
        hierna=_next(aanvraag),
        toon=TOON.get(Status(aanvraag.status), "info"),
        waarom=term_of(aanvraag).explain() if open_nog else [],
        opschorting=aanvraag.opschortingen.filter(hervat_op=None).first(),
        besluiten=list(aanvraag.beschikkingen.select_related("document", "voorwaarde__versie")),
        brieven=letters(aanvraag),
        bijlagen=list(aanvraag.bijlagen.all()),
        gesprek=list(aanvraag.gesprek.filter(intern=False)),
        betalingen=[Uitbetaling(rij, _payment_in_words(rij)) for rij in aanvraag.betalingen.all()],
        steun=support(aanvraag),
        deel_link=share_link(aanvraag),
        regels=Regels(explain(aanvraag.regelingversie, plan_of(aanvraag))) if aanvraag.status in TE_WIJZIGEN else None,
        mag=may(aanvraag),
        te_vertellen=_is_to_tell(aanvraag),
    )


def _next(aanvraag: Aanvraag) -> str:
    if aanvraag.status == Status.VASTGESTELD:
        if aanvraag.vorderingen.filter(status=Vorderingstatus.OPEN).exists():
            return _("De bijdrage is definitief. Hieronder staat wat u terugbetaalt.")
        if _is_to_tell(aanvraag):
            return _("De bijdrage is definitief. Na afloop horen wij graag hoe het was.")
    return str(HIERNA[Status(aanvraag.status)])


def _is_to_tell(aanvraag: Aanvraag) -> bool:
    return Verantwoording.objects.filter(aanvraag=aanvraag, status__in=TE_VERTELLEN).exists()


def _payment_in_words(betaling: Betaling) -> str:
    dag = als_dag(betaling.betaald_op) if betaling.betaald_op else ""
    return str(GELD[betalen.Status(betaling.status)]) % {"dag": dag}


def may(aanvraag: Aanvraag) -> list[str]:
    """Return what who asks can do now."""
    kan = ["say"]
    if aanvraag.status == Status.AANVULLEN:
        kan.append("complete")
    if aanvraag.status in TE_WIJZIGEN:
        kan += ["change", "support"]
    if aanvraag.status in TE_BESLISSEN:
        kan.append("withdraw")
    return kan


def letters(aanvraag: Aanvraag) -> list[Document]:
    """Return the letters that went out about an application, newest first."""
    return list(documenten.about(aanvraag).filter(soort__startswith="subsidies."))


def facts_of(aanvraag: Aanvraag) -> list[tuple[str, str]]:
    """Return the plan in short for a page: what is asked, where and when."""
    wanneer = als_dag(aanvraag.begint_op) if aanvraag.begint_op else _("Nog niet bekend")
    plek = ", ".join(str(deel) for deel in (aanvraag.plek, aanvraag.werkgebied) if deel)
    return [
        (_("Regeling"), aanvraag.regelingversie.regeling.naam),
        (_("Bedrag"), als_euro(aanvraag.gevraagd)),
        (_("Wanneer"), wanneer),
        (_("Waar"), plek),
    ]

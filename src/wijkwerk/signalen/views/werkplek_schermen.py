"""The table of steps on the screen: each with its address, its rule, its words, its form and the act it makes."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wijkwerk.gebieden.queries import chosen_area
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Organisatie, Persoon
from wijkwerk.signalen import actions
from wijkwerk.signalen.forms import werkplek_stappen as forms
from wijkwerk.signalen.models import Onderwerp, Signaal
from wijkwerk.signalen.rules import zichtbaar_voor
from wijkwerk.signalen.states import OVERGANGEN
from wijkwerk.web import stappen
from wijkwerk.web.stappen import StapForm

GESPREK, GEGEVENS = "gesprek", "gegevens"
MET_BERICHT = {"ask", "message"} | {stap.handeling for stap in OVERGANGEN if stap.bericht}


class Scherm(stappen.Scherm):
    """A step with a signal."""

    @property
    def bericht(self) -> bool:
        """Whether the reporter is told of this step."""
        return self.handeling in MET_BERICHT

    def url(self, signaal: Signaal) -> str:
        """Return the address of this step for a signal; two endings share one."""
        vraag = "?soort=decline" if self.handeling == "decline" else ""
        return reverse(f"signalen:stap_{self.woord}", args=[signaal.pk]) + vraag


def _close(signaal: Signaal, *, soort: str, by: Persoon, **feiten: Any) -> Signaal:
    return (actions.close if soort == "close" else actions.decline)(signaal, **feiten, by=by)


def _assign(signaal: Signaal, *, naar: Organisatie | Persoon, versie: int, by: Persoon) -> Signaal:
    wie: dict[str, Any] = {"organisatie": naar} if isinstance(naar, Organisatie) else {"persoon": naar}
    return actions.assign(signaal, **wie, versie=versie, by=by)


def _merge(signaal: Signaal, *, met: int, versie: int, by: Persoon) -> Signaal:
    ander = zichtbaar_voor(by).filter(pk=met).first()
    if ander is None:
        raise Weigering(_("Dit signaal is niet gevonden. Kijk het nummer na."), regel="signalen.lezen")
    return actions.merge(signaal, met=ander, versie=versie, by=by)


def _classify(signaal: Signaal, *, onderwerp: Onderwerp, titel: str, versie: int, by: Persoon) -> Signaal:
    if onderwerp != signaal.onderwerp:
        signaal = actions.classify(signaal, onderwerp=onderwerp, versie=versie, by=by)
        versie = signaal.versie
    if titel != signaal.titel:
        signaal = actions.rename(signaal, titel=titel, versie=versie, by=by)
    return signaal


def _relocate(signaal: Signaal, *, punt: Any, buurt: str, by: Persoon, **feiten: Any) -> Signaal:
    return actions.relocate(signaal, punt=punt, buurt=None if punt else chosen_area(buurt), **feiten, by=by)


BEHANDELEN = "signalen.behandelen"
TERUG = "signalen.terugleggen"

# fmt: off
SCHERMEN: tuple[Scherm, ...] = (
    Scherm(
        "overname", "take", "signalen.oppakken", _l("Oppakken"),
        _l("U gaat ermee aan de slag. De melder hoort dat een medewerker ermee bezig is."),
        _l("Het signaal staat nu bij u."), StapForm, actions.take, "vink",
    ),
    Scherm(
        "antwoord", "answer", TERUG, _l("Antwoord geven"),
        _l("Uw antwoord gaat terug naar wie het u vroeg. Die vertelt het aan de melder."),
        _l("Uw antwoord is verstuurd. Bedankt."), forms.AntwoordForm, actions.answer, "mail",
    ),
    Scherm(
        "teruglegging", "hand_back", TERUG, _l("Terugleggen met reden"),
        _l("Het gaat terug naar wie het u gaf. Er gaat geen bericht naar de melder."),
        _l("Het signaal is teruggelegd."), forms.TerugleggingForm, actions.hand_back, "terug",
    ),
    Scherm(
        "doorzetting", "forward", BEHANDELEN, _l("Doorzetten"),
        _l("Een ander krijgt het en geeft u antwoord. Het is dan nog niet opgelost, en dat leest de melder ook."),
        _l("Het signaal is doorgezet. U krijgt een herinnering als het antwoord uitblijft."),
        forms.DoorzettingForm, actions.forward, "doorgezet",
    ),
    Scherm(
        "afhandeling", "close", BEHANDELEN, _l("Afhandelen"),
        _l("Het is klaar. De melder leest wat er is gedaan en kan zeggen of het heeft geholpen."),
        _l("Het signaal is afgehandeld."), forms.AfhandelingForm, _close, "goed",
    ),
    Scherm(
        "afhandeling", "decline", BEHANDELEN, _l("Niet voor ons"),
        _l("Wij kunnen dit niet oppakken. De melder leest waarom, en waar het wel kan."),
        _l("Het signaal is gesloten. De melder weet waar het wel kan."), forms.AfhandelingForm, _close, "kruis",

    ),
    Scherm(
        "samenvoeging", "merge", BEHANDELEN, _l("Samenvoegen"),
        _l("Dit signaal gaat op in een ander signaal over hetzelfde. De melder hoort dat en telt daar mee."),
        _l("De signalen zijn samengevoegd."), forms.SamenvoegingForm, _merge, "link",
    ),
    Scherm(
        "heropening", "reopen", "signalen.heropenen", _l("Heropenen"),
        _l("Het signaal gaat weer open en komt bij u te staan."), _l("Het signaal is weer open."),
        forms.HeropeningForm, actions.reopen, "terug",
    ),
    Scherm(
        "vraag", "ask", BEHANDELEN, _l("Vraag aan de melder"),
        _l("De melder krijgt uw vraag per mail en antwoordt via de link."), _l("Uw vraag is verstuurd."),
        forms.VraagForm, actions.ask, "mail", GESPREK,
    ),
    Scherm(
        "bericht", "message", BEHANDELEN, _l("Bericht aan de melder"),
        _l("De melder en wie meeleest krijgen dit bericht."), _l("Uw bericht is verstuurd."),
        forms.BerichtForm, actions.message, "brief", GESPREK,
    ),
    Scherm(
        "notitie", "note", "signalen.noteren", _l("Interne notitie"),
        _l("Alleen collega's lezen dit."), _l("De notitie is bewaard."),
        forms.NotitieForm, actions.note, "slot", GESPREK,
    ),
    Scherm(
        "onderwerp", "classify", BEHANDELEN, _l("Onderwerp en titel"),
        _l("Met een ander onderwerp verandert ook de termijn."), _l("Het onderwerp is gewijzigd."),
        forms.OnderwerpKeuzeForm, _classify, "lijst", GEGEVENS,
    ),
    Scherm(
        "toewijzing", "assign", BEHANDELEN, _l("Toewijzen"),
        _l("Een collega, afdeling of partner heeft het vanaf nu in behandeling."), _l("Het signaal is toegewezen."),
        forms.ToewijzingForm, _assign, "persoon", GEGEVENS,
    ),
    Scherm(
        "plaats", "relocate", BEHANDELEN, _l("Plaats wijzigen"),
        _l("De wijk verandert mee. De melder krijgt geen bericht."), _l("De plaats is gewijzigd."),
        forms.PlaatsForm, _relocate, "plek", GEGEVENS,
    ),
    Scherm(
        "zichtbaarheid", "show_to", BEHANDELEN, _l("Wie mag dit lezen"),
        _l("Kies wie dit signaal mag lezen. Wie het heeft gemeld, blijft altijd verborgen voor partners."),
        _l("Wie het mag lezen is gewijzigd."), forms.ZichtbaarheidForm,
        actions.show_to, "slot", GEGEVENS,
    ),
)
# fmt: on

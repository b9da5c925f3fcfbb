"""What an application waits for, in one sentence for who works on it: the next thing, who does it, and by when."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.kern import klok
from wijkwerk.subsidies.models import Aanvraag, Verantwoording
from wijkwerk.subsidies.queries.beoordeling import Dossier
from wijkwerk.subsidies.states import verantwoording as tellingen
from wijkwerk.subsidies.states.aanvraag import Status
from wijkwerk.web.datums import als_dag


def sentence(blad: Dossier) -> str:
    """Return what this application waits for now."""
    rij = blad.aanvraag
    if rij.status == Status.INGEDIEND:
        return _before_decision(blad)
    if rij.status == Status.AANVULLEN:
        return _completion(blad.aanvullen_tot)
    if rij.status == Status.VOORGESTELD:
        return _("Een tweede kijkt mee. Daarna gaat het besluit de deur uit.")
    if rij.status in (Status.VERLEEND, Status.VASTGESTELD):
        return _after_grant(rij, blad.telling)
    return _closed(blad)


def main_step(blad: Dossier) -> str:
    """Return the verb of the one button that stands out, or "" while somebody else is first or a person must choose."""
    if blad.te_beslissen and blad.belang is None:
        return "declare_interest"
    bij_ons = blad.aanvraag.status == Status.INGEDIEND
    klaar = not (blad.na_te_kijken or blad.tegen or blad.te_wegen)
    return "grant" if bij_ons and klaar else ""


def _before_decision(blad: Dossier) -> str:
    """Say what stands between this application and a decision, the first thing first."""
    dag = blad.aanvraag.beslis_uiterlijk
    if not blad.oordeelt:
        return _("De gemeente besluit uiterlijk %(dag)s.") % {"dag": als_dag(dag)} if dag else ""
    if blad.belang is None:
        return _("Zeg eerst of u iets met de aanvrager te maken heeft. Daarna kunt u besluiten.")
    if blad.na_te_kijken:
        zin = ngettext(
            "%(aantal)s adres van een buur is nog niet nagekeken. Het telt pas mee na uw controle.",
            "%(aantal)s adressen van buren zijn nog niet nagekeken. Ze tellen pas mee na uw controle.",
            blad.na_te_kijken,
        )
        return zin % {"aantal": blad.na_te_kijken}
    if blad.tegen:
        return _("Een regel zegt nee: vraag om aanvulling, of wijs af op die regel.")
    if blad.te_wegen:
        return _("Kijk eerst bij de regels waar een mens moet kijken. Daarna kunt u besluiten.")
    return _("Niets staat in de weg: u kunt besluiten.")


def _completion(tot: date | None) -> str:
    if tot is None:
        return _("Wij wachten op de aanvrager. Zolang staat de termijn stil.")
    if tot < klok.vandaag():
        return _("De tijd om aan te vullen was voorbij op %(dag)s. Beslis hoe het verder gaat.") % {"dag": als_dag(tot)}
    return _("Wij wachten op de aanvrager, tot en met %(dag)s. Zolang staat de termijn stil.") % {"dag": als_dag(tot)}


def _after_grant(rij: Aanvraag, telling: Verantwoording | None) -> str:
    if telling is not None and telling.status == tellingen.Status.INGEDIEND:
        if rij.status == Status.VERLEEND:
            return _("De aanvrager vertelde hoe het was. Lees dat, en stel de bijdrage vast.")
        return _("De aanvrager vertelde hoe het was. Lees dat nog.")
    if telling is not None and telling.status in tellingen.OPEN:
        dag = {"dag": als_dag(telling.uiterlijk_op)}
        if telling.uiterlijk_op < klok.vandaag():
            return _("De aanvrager had uiterlijk %(dag)s moeten vertellen hoe het was. Vraag ernaar.") % dag
        return _("De aanvrager vertelt uiterlijk %(dag)s hoe het was.") % dag
    if rij.status == Status.VERLEEND:
        return _("Toegekend. Na afloop stelt u de bijdrage vast.")
    return _("Dit is klaar. Er is niets meer te doen.")


def _closed(blad: Dossier) -> str:
    """Say that it is decided, and until when that can still change."""
    tot = blad.besluiten[0].bezwaar_tot if blad.besluiten else None
    if tot is not None and tot >= klok.vandaag():
        return _("Er is besloten. Bezwaar kan nog tot en met %(dag)s.") % {"dag": als_dag(tot)}
    return _("Dit is klaar. Er is niets meer te doen.")

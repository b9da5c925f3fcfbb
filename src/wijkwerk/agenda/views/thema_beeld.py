"""What the page of a thema draws: where the signals are, when they came in, and what was done with the thema."""

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.agenda.models import Thema
from wijkwerk.agenda.queries.thema import Beeld, Dossier
from wijkwerk.gebieden.queries.lijst import versies_on
from wijkwerk.kern import klok
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.signalen.models import Signaal
from wijkwerk.web.datums import als_dag, als_geleden
from wijkwerk.web.grafieken import Grafiek, Reeks
from wijkwerk.web.kaarten import Kaart, Punt, Vlak

GENOEG = 2  # weeks or months before a line says something


def map_of(thema: Thema, signalen: list[Signaal]) -> Kaart | None:
    """Return the map of the areas the signals lie in, with their places; None when none has a place."""
    if not signalen:
        return None
    gebieden = {signaal.werkgebied_id for signaal in signalen}
    versies = versies_on(klok.vandaag()).filter(werkgebied__in=gebieden)
    return Kaart(
        _("Waar het speelt"),
        vlakken=[Vlak(versie.werkgebied.naam, versie.geometrie) for versie in versies],
        punten=[_point(signaal) for signaal in signalen],
    )


def _point(signaal: Signaal) -> Punt:
    return Punt(
        f"{signaal.nummer} {signaal.kop}",
        signaal.lat or 0.0,
        signaal.lon or 0.0,
        url=reverse("signalen:dossier", args=[signaal.pk]),
        tekst=signaal.get_status_display(),
        toon="info" if signaal.is_open else "",
    )


def chart(beeld: Beeld) -> Grafiek | None:
    """Return how many signals came in over time, with the finding as its title; None when that is no line yet."""
    if len(beeld.per_tijd) < GENOEG or beeld.laatste is None:
        return None
    titel = ngettext(
        "%(n)s signaal, het laatste %(laatste)s", "%(n)s signalen, het laatste %(laatste)s", beeld.totaal
    ) % {"n": beeld.totaal, "laatste": als_geleden(beeld.laatste)}
    maand, week = (
        _("Hoeveel er per maand binnenkwamen, sinds %(dag)s."),
        _("Hoeveel er per week binnenkwamen, sinds %(dag)s."),
    )
    zin = (maand if beeld.per_maand else week) % {"dag": als_dag(beeld.per_tijd[0][0])}
    vorm = "M" if beeld.per_maand else "j M"
    return Grafiek(
        titel,
        zin,
        [date_format(dag, vorm) for dag, _aantal in beeld.per_tijd],
        [Reeks(_("Signalen"), [aantal for _dag, aantal in beeld.per_tijd])],
        soort="lijn",
        kop=_("Maand") if beeld.per_maand else _("Week van"),
    )


def story(dossier: Dossier) -> list[dict[str, Any]]:
    """Return what was done with the thema, newest first, each line in words and by whom."""
    regels = ((regel, _words(regel)) for regel in dossier.verloop)
    return [
        {"moment": regel.tijd, "titel": woorden, "door": dossier.namen.get(regel.actor_id or 0, "")}
        for regel, woorden in regels
        if woorden
    ]


def _words(regel: Logregel) -> str:
    aantal = len(regel.gegevens.get("signaal_ids", ()))
    return {
        "agenda.thema_gemaakt": _("Thema gemaakt"),
        "agenda.thema_gewijzigd": _("Gegevens gewijzigd"),
        "agenda.thema_gepubliceerd": _("Tekst voor bewoners openbaar gemaakt"),
        "agenda.thema_van_site": _("Van de openbare pagina's gehaald"),
        "agenda.gebundeld": ngettext("%(n)s signaal erbij", "%(n)s signalen erbij", aantal) % {"n": aantal},
        "agenda.losgemaakt": _("Een signaal eruit gehaald"),
        "agenda.in_de_gaten": _("In de gaten houden"),
        "agenda.hervat": _("Weer opgepakt"),
        "agenda.afgerond": _("Afgerond"),
    }.get(regel.handeling, "")

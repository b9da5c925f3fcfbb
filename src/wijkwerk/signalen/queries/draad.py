"""What a signal is on the thread: to staff by its title, in public by its subject and wijk."""

from django.urls import reverse
from django.utils.translation import gettext as _

from wijkwerk.kern.draad.registry import ALLES, Kijker, Schakel
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.queries.publiek import readable_by_all
from wijkwerk.signalen.rules import zichtbaar_voor

SOORT = "signalen.signaal"


def describe(kijker: Kijker, ids: list[int]) -> dict[int, Schakel]:
    """Return these signals as the reader may know them, in one query; what it may not see is left out."""
    if kijker is None:
        return {signaal.pk: _public(signaal) for signaal in readable_by_all().filter(pk__in=ids)}
    zichtbaar = Signaal.objects.all() if kijker is ALLES else zichtbaar_voor(kijker)
    return {signaal.pk: _for_staff(signaal) for signaal in zichtbaar.filter(pk__in=ids)}


def own(signaal: Signaal) -> Schakel:
    """Return a signal as its reporter knows it on the follow page: by its own words and number."""
    return _link(signaal, _("Uw melding"), signaal.kop, nummer=signaal.nummer)


def _for_staff(signaal: Signaal) -> Schakel:
    url = reverse("signalen:dossier", args=[signaal.pk])
    return _link(signaal, _("Signaal"), signaal.kop, nummer=signaal.nummer, url=url, tekst=signaal.uitkomst)


def _public(signaal: Signaal) -> Schakel:
    waar = _("%(onderwerp)s in %(wijk)s") % {"onderwerp": signaal.onderwerp, "wijk": signaal.werkgebied}
    titel = waar if signaal.werkgebied else str(signaal.onderwerp)
    return _link(signaal, _("Melding"), titel, url=reverse("signalen:publiek", args=[signaal.pk]))


def _link(signaal: Signaal, woord: str, titel: str, *, nummer: str = "", url: str = "", tekst: str = "") -> Schakel:
    return Schakel(
        soort=SOORT,
        id=signaal.pk,
        woord=woord,
        nummer=nummer,
        titel=titel,
        staat=str(signaal.get_status_display()),
        op=signaal.ontvangen_op,
        url=url,
        tekst=tekst,
    )

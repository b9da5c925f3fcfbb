"""Send the follow link again to whoever lost it."""

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.berichten import actions as berichten
from wijkwerk.kern.nummers import Nummer
from wijkwerk.signalen.actions.berichten import follow_link
from wijkwerk.signalen.models import Signaal


@transaction.atomic
def send_link(*, nummer: Nummer, email: str) -> None:
    """Mail the follow link when number and address belong together, at most once an hour; otherwise do nothing.

    Says nothing back on purpose: who tries addresses learns nothing.
    """
    met_melder = Signaal.objects.select_related("melder")
    signaal = met_melder.filter(pk=nummer.volgnummer, melder__email__iexact=email).first()
    if signaal is None or signaal.nummer != str(nummer):
        return
    with translation.override(signaal.melder.taal):
        _mail_link(signaal, email)


def _mail_link(signaal: Signaal, email: str) -> None:
    tekst = _(
        "U vroeg om de link van uw melding %(nummer)s.\n\n%(link)s\n\n"
        "Hebt u dit niet gevraagd? Dan hoeft u niets te doen."
    ) % {"nummer": signaal.nummer, "link": follow_link(signaal.token)}
    berichten.send(
        sleutel=f"signaal:{signaal.pk}:link:{klok.nu():%Y%m%d%H}",
        aan=email,
        onderwerp=_("De link van uw melding %(nummer)s") % {"nummer": signaal.nummer},
        tekst=tekst,
        taal=signaal.melder.taal,
        over=signaal,
    )

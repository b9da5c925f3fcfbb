"""Drawing whose receipts are looked at: once for a period, with a published seed: anyone can redo it."""

import re
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon
from wijkwerk.rekenkern import steekproef as loten
from wijkwerk.subsidies import rules
from wijkwerk.subsidies.actions import stap
from wijkwerk.subsidies.actions.verantwoording_oordeel import demand
from wijkwerk.subsidies.models import Regelingversie, Steekproef, Verantwoording
from wijkwerk.subsidies.queries import steekproef as vragen
from wijkwerk.subsidies.states import verantwoording as states

REGEL = "subsidies.steekproef"
ZAAD = re.compile(r"[A-Za-z0-9 ,.-]{1,64}")


@transaction.atomic
def draw_sample(versie: Regelingversie, *, van: date, tot: date, zaad: str, by: Persoon) -> Steekproef:
    """Draw from what ended from `van` until before `tot` in the bands of the sample, and ask those drawn for receipts.

    The algorithm is that of `rekenkern.steekproef`. Who told already gets a letter; who still has to tell sees the
    question in the form. Refused ("subsidies.steekproef"): a period that is not over, that was drawn from already, in
    which nobody can be drawn, or no seed.
    """
    rules.require("subsidies.beheren", by)
    rij = Regelingversie.objects.select_for_update().select_related("regeling").get(pk=versie.pk)
    zaad = _seed(zaad)
    _check_period(rij, van, tot)
    kandidaten = {kandidaat.nummer: kandidaat for kandidaat in vragen.population(rij, van, tot)}
    if not kandidaten:
        raise Weigering(_("In deze periode is er niets om uit te loten."), regel=REGEL)
    geloot = [lot.nummer for lot in loten.draw(kandidaten, zaad=zaad, procent=rij.steekproef_procent) if lot.geloot]
    steekproef = Steekproef.objects.create(
        regelingversie=rij, periode_van=van, periode_tot=tot, zaad=zaad, procent=rij.steekproef_procent,
        aantal_uit=len(kandidaten), aantal_in=len(geloot), nummers=sorted(kandidaten), door=by, op=klok.nu(),
    )  # fmt: skip
    for nummer in sorted(geloot):
        _mark(kandidaten[nummer], steekproef, by)
    logboek.note(
        "subsidies.steekproef", object=steekproef, by=by, uit=len(kandidaten), geloot=len(geloot), versie=rij.pk
    )
    return steekproef


def _mark(kandidaat: Verantwoording, steekproef: Steekproef, by: Persoon) -> None:
    kandidaat.steekproef = steekproef
    kandidaat.versie += 1
    kandidaat.save(update_fields=["steekproef", "versie"])
    if kandidaat.status == states.Status.INGEDIEND:
        demand(kandidaat, by=by, steekproef=steekproef.pk)


def _seed(zaad: str) -> str:
    """Return the seed; it goes into a command that anyone copies, so it has no quotes."""
    schoon = stap.need(zaad, _("Vul een zaad in."), regel=REGEL)
    if not ZAAD.fullmatch(schoon):
        raise Weigering(_("Gebruik in het zaad alleen letters, cijfers, spaties en streepjes."), regel=REGEL)
    return schoon


def _check_period(versie: Regelingversie, van: date, tot: date) -> None:
    if not van < tot:
        raise Weigering(_("De laatste dag ligt voor de eerste."), regel=REGEL)
    if tot > klok.vandaag():
        raise Weigering(_("Loot pas als de periode voorbij is: dan verandert de lijst niet meer."), regel=REGEL)
    al = Steekproef.objects.filter(regelingversie=versie, periode_van__lt=tot, periode_tot__gt=van).first()
    if al is not None:
        raise Weigering(_("Uit (een deel van) deze periode is al geloot. Nog een keer loten kan niet."), regel=REGEL)

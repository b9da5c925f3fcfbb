"""Themas in each state, with long words, for the walk over every page."""

from types import SimpleNamespace
from uuid import uuid4

from tests.browser.adressen import LANG
from wijkwerk.agenda.actions import thema as actions
from wijkwerk.agenda.models import Thema


def gather_themas(stad: SimpleNamespace, signalen: dict) -> None:
    """Make an open public thema, an empty one and a finished one, and say which pages to open."""
    vol = _make(stad, f"{LANG} bij de vijver", [signalen["nieuw"], signalen["opgepakt"], signalen["klaar"]])
    actions.publish(vol, publiek_verhaal=f"{LANG} staat hier. Wij kijken wat helpt.", by=stad.seghwaert)
    leeg = actions.rest(_make(stad, "Rustig in het park"), by=stad.seghwaert)
    klaar = actions.finish(_make(stad, "Kapotte lampen"), resultaat="Alle lampen doen het.", by=stad.seghwaert)
    stad.voorwerpen |= {"thema": vol}
    stad.voorbeelden |= {"themas/<int:pk>": [vol.pk, leeg.pk, klaar.pk]}
    uit_filter = f"status=open&onderwerp={stad.onderwerp.pk}"
    signaal = signalen["nieuw"].pk
    stad.adressen |= {
        "themas/": ["/themas/", "/themas/?zoek=giraffe"],
        "themas/nieuw/": ["/themas/nieuw/", f"/themas/nieuw/?{uit_filter}", f"/themas/nieuw/?signaal={signaal}"],
        "themas/bundeling/": [f"/themas/bundeling/?signaal={signalen['vraag'].pk}"],
        "themas/<int:pk>/losmaking/": [f"/themas/{vol.pk}/losmaking/?signaal={signaal}"],
        "themas/<int:pk>/signalen/": [f"/themas/{vol.pk}/signalen/", f"/themas/{vol.pk}/signalen/?{uit_filter}"],
    }


def _make(stad: SimpleNamespace, titel: str, signalen: list | tuple = ()) -> Thema:
    velden = {"onderwerp": stad.onderwerp, "werkgebied": stad.wijk, "client_id": uuid4(), "by": stad.seghwaert}
    return actions.make(titel=titel[:100], verhaal=f"{LANG} keert terug.", signalen=signalen, **velden)

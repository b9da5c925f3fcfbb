"""What the codes of banks mean, in words for people (ISO 20022 external code sets: status reason and return reason)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_REDENEN = {
    "AC01": gettext_lazy("Het rekeningnummer klopt niet."),
    "AC03": gettext_lazy("Het rekeningnummer van de ontvanger klopt niet."),
    "AC04": gettext_lazy("De rekening is opgeheven."),
    "AC06": gettext_lazy("De rekening is geblokkeerd."),
    "AC13": gettext_lazy("Dit soort rekening kan deze betaling niet ontvangen."),
    "AG01": gettext_lazy("Op deze rekening mag geen geld worden overgemaakt."),
    "AG02": gettext_lazy("De bank kent deze soort betaling niet."),
    "AM01": gettext_lazy("Het bedrag is nul."),
    "AM02": gettext_lazy("Het bedrag is hoger dan de bank toestaat."),
    "AM04": gettext_lazy("Er staat niet genoeg geld op de rekening van de gemeente."),
    "AM05": gettext_lazy("De bank heeft deze betaling al ontvangen."),
    "AM09": gettext_lazy("Het bedrag klopt niet."),
    "AM10": gettext_lazy("Het totaal van het bestand klopt niet."),
    "AM18": gettext_lazy("Het aantal betalingen in het bestand klopt niet."),
    "ARDT": gettext_lazy("De betaling was al teruggestuurd."),
    "BE01": gettext_lazy("De naam past niet bij de rekening."),
    "BE04": gettext_lazy("Het adres van de ontvanger ontbreekt of klopt niet."),
    "BE05": gettext_lazy("De bank herkent de opdrachtgever niet."),
    "CNOR": gettext_lazy("De bank van de ontvanger doet niet mee aan deze soort betaling."),
    "CUST": gettext_lazy("De ontvanger wil het geld niet ontvangen."),
    "DNOR": gettext_lazy("De bank van de gemeente doet niet mee aan deze soort betaling."),
    "DT01": gettext_lazy("De datum van uitvoering klopt niet."),
    "DUPL": gettext_lazy("De bank heeft deze betaling al ontvangen."),
    "ED05": gettext_lazy("De verwerking tussen de banken is mislukt."),
    "ERIN": gettext_lazy("De bank kan een gegeven in deze betaling niet verwerken."),
    "FF01": gettext_lazy("De vorm van het bestand klopt niet."),
    "FOCR": gettext_lazy("De bank heeft het geld teruggehaald op verzoek van de gemeente."),
    "FR01": gettext_lazy("De bank denkt aan fraude."),
    "MD06": gettext_lazy("De betaler heeft het geld teruggevraagd."),
    "MD07": gettext_lazy("De rekeninghouder is overleden."),
    "MS02": gettext_lazy("De ontvanger wil het geld niet ontvangen. De bank zegt niet waarom."),
    "MS03": gettext_lazy("De bank zegt niet waarom."),
    "NARR": gettext_lazy("De bank geeft de reden in een eigen bericht."),
    "NOAS": gettext_lazy("De rekeninghouder antwoordt niet."),
    "NOOR": gettext_lazy("De bank kent de oorspronkelijke betaling niet."),
    "RC01": gettext_lazy("De bank van de ontvanger is onbekend."),
    "RC04": gettext_lazy("De bank van de ontvanger is onbekend."),
    "RR01": gettext_lazy("De rekening van de gemeente staat niet goed in het bestand."),
    "RR02": gettext_lazy("De naam of het adres van de gemeente ontbreekt."),
    "RR03": gettext_lazy("De naam of het adres van de ontvanger ontbreekt."),
    "RR04": gettext_lazy("De bank mag deze betaling volgens de wet niet uitvoeren."),
    "SVNR": gettext_lazy("De bank voerde de betaling niet uit, omdat de dienst niet was geleverd."),
    "TECH": gettext_lazy("Er ging bij de bank iets technisch mis."),
    "TM01": gettext_lazy("Het bestand kwam te laat binnen."),
    "UPAY": gettext_lazy("De betaling was niet nodig."),
}


def reden(code: str) -> str:
    """Return the meaning of a code; an unknown code is shown as it is, no code gives nothing."""
    if not code:
        return ""
    return str(_REDENEN.get(code) or _("De bank geeft code %(code)s.") % {"code": code})

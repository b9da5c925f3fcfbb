"""Every form with something wrong in it, what it says when it is done, and every list with nothing in it.

A form address without a place in `FOUTEN` or a reason in `ZONDER_FOUT` fails tests/huis/test_adressen.py.
"""

from tests.browser import (
    staten_aanvragen,
    staten_afweging,
    staten_beoordelen,
    staten_besluiten,
    staten_betalingen,
    staten_bezwaren,
    staten_fondsen,
    staten_overleg,
    staten_overzicht,
    staten_stemmen,
    staten_terugkoppeling,
    staten_vertellen,
)
from tests.browser.staat import GEEN_SCRIPT, KAPOT, VERKEERD, Blad, Ingevuld

__all__ = ["FOUTEN", "GEDAAN", "GEEN_SCRIPT", "GETOOND", "LEEG", "ZONDER_FOUT", "Blad", "Ingevuld"]


def _stap(woord: str, bij: str, zegt: str, rol: str = "seghwaert", **getypt: str) -> tuple[Ingevuld, ...]:
    return (Ingevuld(rol, f"/signalen/{{{bij}.pk}}/{woord}/", zegt, getypt=getypt),)


FOUTEN: dict[str, tuple[Ingevuld, ...]] = {
    # A resident tells something, and follows it.
    "melden/": (
        Ingevuld("bezoeker", "/melden/", "Vertel eerst", getypt={"sinds": "langer"}),
        Ingevuld("bezoeker", "/melden/", "iets over een persoon", getypt={"tekst": "Bel mij op 06 12345678 over glas"}),
    ),
    "melden/plek/": (
        Ingevuld("schrijver", "/melden/plek/", "Kies een plek", getypt={"lat": "", "lon": "", "plek": "bij de brug"}),
        Ingevuld("schrijver", "/melden/plek/", "Kies een plek", getypt={"lat": "", "lon": "", "adres": "Nergens 1"}),
    ),
    "melden/onderwerp/": (Ingevuld("schrijver", "/melden/onderwerp/", "Kies waar", getypt={"onderwerp": ""}),),
    "melden/verzending/": (
        Ingevuld("schrijver", "/melden/verzending/", "e-mailadres klopt niet", getypt={"email": KAPOT, "naam": "Mien"}),
    ),
    "wat-speelt-er/<int:pk>/steun/": (
        Ingevuld(
            "bezoeker", "/wat-speelt-er/{opgepakt.pk}/", "geldig e-mailadres",
            getypt={"email": KAPOT}, naar="/wat-speelt-er/{opgepakt.pk}/steun/",
        ),
    ),
    "volgen/": (
        Ingevuld("bezoeker", "/volgen/", "Vul uw e-mailadres in", getypt={"nummer": "S26-1"}),
        Ingevuld("bezoeker", "/volgen/", "e-mailadres klopt niet", getypt={"email": KAPOT}),
    ),
    "melding/<str:token>/aanvulling/": (
        Ingevuld("bezoeker", "/melding/{nieuw.token}/aanvulling/", "Schrijf eerst"),
        Ingevuld(
            "bezoeker", "/melding/{nieuw.token}/aanvulling/", "iets over een persoon",
            getypt={"tekst": "Bel mij op 06 12345678"},
        ),
    ),
    "melding/<str:token>/antwoord/": (Ingevuld("bezoeker", "/melding/{vraag.token}/antwoord/", "Schrijf eerst"),),
    "melding/<str:token>/heropening/": (Ingevuld("bezoeker", "/melding/{klaar.token}/heropening/", "Vertel kort"),),
    # Work on signals.
    "signalen/<int:pk>/antwoord/": _stap("antwoord", "doorgezet", "Vul dit in", "partner"),
    "signalen/<int:pk>/teruglegging/": _stap("teruglegging", "doorgezet", "Vul dit in", "partner"),
    "signalen/<int:pk>/doorzetting/": _stap(
        "doorzetting", "opgepakt", "Deze dag is al geweest",
        naar="", antwoord_verwacht_op="2020-01-01", toelichting="Kunt u kijken?",
    ),
    "signalen/<int:pk>/afhandeling/": (
        *_stap("afhandeling", "opgepakt", "Schrijf wat er is gedaan", uitkomst=""),
        Ingevuld("seghwaert", "/signalen/{opgepakt.pk}/afhandeling/?soort=decline", "Vul [Waarom niet?] nog in"),
    ),
    "signalen/<int:pk>/samenvoeging/": _stap("samenvoeging", "opgepakt", "nummer", met="S99-kapot"),
    "signalen/<int:pk>/heropening/": _stap("heropening", "klaar", "iets over een persoon", reden="Bel 06 12345678"),
    "signalen/<int:pk>/vraag/": _stap("vraag", "agenda", "Vul [uw vraag] nog in"),
    "signalen/<int:pk>/bericht/": _stap("bericht", "agenda", "Vul [Hoe staat het ervoor?] nog in"),
    "signalen/<int:pk>/notitie/": _stap("notitie", "opgepakt", "iets over een persoon", tekst="Bel 06 12345678"),
    "signalen/<int:pk>/onderwerp/": _stap("onderwerp", "opgepakt", "100 tekens", titel="Zwerfvuil " * 12),
    "signalen/<int:pk>/toewijzing/": _stap("toewijzing", "opgepakt", "Kies wie het heeft", naar=""),
    "signalen/<int:pk>/plaats/": _stap("plaats", "opgepakt", "Wijs de plek aan", lat="", lon="", plek="bij de brug"),
    "signalen/<int:pk>/zichtbaarheid/": _stap("zichtbaarheid", "opgepakt", "Kies minstens", zichtbaarheid="partners"),
    "signalen/bulkwijziging/": (
        Ingevuld(
            "seghwaert", "/signalen/?zoek=container", "Kies wat u", naar="/signalen/bulkwijziging/",
            getypt={"signaal": "{opgepakt.pk}", "handeling": ""},
        ),
    ),
    "signalen/invoer/": (
        Ingevuld("kcc", "/signalen/invoer/", "Schrijf op", getypt={"naam": "Mien", "email": KAPOT}),
        Ingevuld("kcc", "/signalen/invoer/", "moet nog komen", getypt={"ontvangen_op": "2099-01-01T10:00"}),
    ),
    "signalen/bestand/": (Ingevuld("seghwaert", "/signalen/bestand/", "bestand"),),
    "rondgang/": (Ingevuld("seghwaert", "/rondgang/", "Kies waar", getypt={"tekst": "Glas"}, klik=GEEN_SCRIPT),),
    "beheer/onderwerpen/nieuw/": (
        Ingevuld("beheerder", "/beheer/onderwerpen/nieuw/", "verplicht", getypt={"groep": "Overlast"}),
    ),
    "beheer/onderwerpen/<int:pk>/": (
        Ingevuld(
            "beheerder", "/beheer/onderwerpen/{onderwerp.pk}/", "verplicht",
            getypt={"naam": "", "reactie_werkdagen": "-3"},
        ),
    ),
    "beheer/deuren/nieuw/": (
        Ingevuld("beheerder", "/beheer/deuren/nieuw/", "verplicht", getypt={"website": "geen website"}),
    ),
    "beheer/deuren/<int:pk>/": (Ingevuld("beheerder", "/beheer/deuren/{deur.pk}/", "verplicht", getypt={"titel": ""}),),
    # Areas.
    "zoek/": (Ingevuld("bezoeker", "/zoek/", "Vul een postcode"),),
    "beheer/kaart/inlezing/": (
        Ingevuld("beheerder", "/beheer/kaart/inlezing/", "minstens 1995", getypt={"jaar": "1900"}),
    ),
    "beheer/kaart/werkgebieden/nieuw/": (
        Ingevuld("beheerder", "/beheer/kaart/werkgebieden/nieuw/", "verplicht", getypt={"vlak": "geen vlak"}),
    ),
    "beheer/kaart/werkgebieden/<slug:sleutel>/": (
        Ingevuld("beheerder", "/beheer/kaart/werkgebieden/seghwaert/", "Kies een datum", getypt={"van": ""}),
    ),
    "beheer/kaart/werkgebieden/<slug:sleutel>/einde/": (
        Ingevuld("beheerder", "/beheer/kaart/werkgebieden/seghwaert/einde/", "", getypt={"tot": "1990-01-01"}),
    ),
    # People.
    "mensen/nieuw/": (
        Ingevuld("beheerder", "/mensen/nieuw/", "verplicht", getypt={"email": KAPOT, "functie": "Gebiedsadviseur"}),
    ),
    "mensen/<int:pk>/rol/": (
        Ingevuld(
            "beheerder", "/mensen/{kcc.pk}/", "", naar="/mensen/{kcc.pk}/rol/",
            getypt={"van": "2026-05-01", "tot": "2026-04-01"},
        ),
    ),
    "mensen/<int:pk>/rol/<int:rol>/einde/": (
        Ingevuld("beheerder", "/mensen/{kcc.pk}/rol/{rol}/einde/", "Kies een datum", getypt={"tot": ""}),
    ),
    "mensen/<int:pk>/mandaat/": (
        Ingevuld(
            "beheerder", "/mensen/{kcc.pk}/", "Vul in welk besluit", naar="/mensen/{kcc.pk}/mandaat/",
            getypt={"tot_bedrag": "2500", "grondslag": ""},
        ),
    ),
    "mensen/<int:pk>/mandaat/<int:mandaat>/einde/": (
        Ingevuld("beheerder", "/mensen/{kcc.pk}/mandaat/{mandaat}/einde/", "Kies een datum", getypt={"tot": ""}),
    ),
    "organisaties/nieuw/": (
        Ingevuld("beheerder", "/organisaties/nieuw/", "verplicht", getypt={"email": KAPOT, "werk": "Zorg"}),
    ),
    "organisaties/<int:pk>/": (
        Ingevuld("beheerder", "/organisaties/{woonstichting.pk}/", "verplicht", getypt={"naam": ""}),
    ),
    "mijn-account/": (
        Ingevuld("seghwaert", "/mijn-account/", "80 tekens", getypt={"functie": "Gebiedsadviseur " * 9}),
    ),
    # Signing in.
    "inloggen/bewoner/": (Ingevuld("bezoeker", "/inloggen/bewoner/", "e-mailadres", getypt={"email": KAPOT}),),
    "inloggen/medewerker/": (
        Ingevuld("bezoeker", "/inloggen/medewerker/", "klopt niet", getypt={"login": "x@y.nl", "password": VERKEERD}),
    ),
    "inloggen/wachtwoord/": (Ingevuld("bezoeker", "/inloggen/wachtwoord/", "e-mailadres", getypt={"email": KAPOT}),),
    r"^inloggen/wachtwoord/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": (
        Ingevuld("bezoeker", "{wachtwoordlink}", "", getypt={"password1": "kort", "password2": "anders"}),
    ),
    "mijn-account/wachtwoord/": (
        Ingevuld(
            "beheerder", "/mijn-account/wachtwoord/", "wachtwoord",
            getypt={"oldpassword": VERKEERD, "password1": "kort", "password2": "anders"},
        ),
    ),
    "mijn-account/bevestig/": (
        Ingevuld("beheerder", "/mijn-account/bevestig/", "wachtwoord", getypt={"password": VERKEERD}),
    ),
    "mijn-account/bevestig/code/": (
        Ingevuld("beheerder", "/mijn-account/bevestig/code/", "code", getypt={"code": "000000"}),
    ),
    "mijn-account/tweede-stap/app/": (
        Ingevuld("nieuweling", "/mijn-account/tweede-stap/app/", "code", getypt={"code": "000000"}),
    ),
    "mijn-account/tweede-stap/app/weg/": (
        Ingevuld("kcc", "/mijn-account/tweede-stap/app/weg/", "altijd een tweede stap"),
    ),
    # Themas.
    "themas/nieuw/": (Ingevuld("seghwaert", "/themas/nieuw/", "een titel", getypt={"titel": "", "verhaal": "Vaak."}),),
    "themas/bundeling/": (
        Ingevuld(
            "seghwaert", "/themas/bundeling/?signaal={vraag.pk}", "Kies een thema",
            getypt={"thema": ""}, naar="/themas/bundeling/",
        ),
    ),
    "themas/<int:pk>/signalen/": (
        Ingevuld("seghwaert", "/themas/{thema.pk}/signalen/", "S26-1", getypt={"nummers": "S26-1", "reden": "Plek"}),
    ),
    "themas/<int:pk>/losmaking/": (
        Ingevuld("seghwaert", "/themas/{thema.pk}/losmaking/?signaal={nieuw.pk}", "Kies waarom"),
    ),
    "themas/<int:pk>/openbaarheid/": (
        Ingevuld("seghwaert", "/themas/{thema.pk}/openbaarheid/", "Schrijf op wat", getypt={"publiek_verhaal": ""}),
    ),
    "themas/<int:pk>/afronding/": (
        Ingevuld("seghwaert", "/themas/{thema.pk}/afronding/", "Schrijf op wat", getypt={"resultaat": ""}),
    ),
    "themas/<int:pk>/wijziging/": (
        Ingevuld("seghwaert", "/themas/{thema.pk}/wijziging/", "een titel", getypt={"titel": ""}),
    ),
    # Questions for a table, and advice on them.
    "agendapunten/nieuw/": (
        Ingevuld(
            "seghwaert", "/agendapunten/nieuw/", "Kies welke partner",
            getypt={"vraag": "Bel 06 12345678?", "tafel": "partner", "gewenst_op": "2020-01-01"},
        ),
    ),
    "agendapunten/<int:pk>/vraag/": (
        Ingevuld("seghwaert", "/agendapunten/{concept_vraag.pk}/vraag/", "Schrijf op wat", getypt={"vraag": ""}),
    ),
    "agendapunten/<int:pk>/inhoud/": (
        Ingevuld(
            "seghwaert", "/agendapunten/{concept_vraag.pk}/inhoud/", "Dit is geen bedrag",
            getypt={"toelichting": "Bel 06 12345678", "kosten": "veel", "optie-0-voor": "Mooi."},
        ),
    ),
    "agendapunten/<int:pk>/advies/": (
        Ingevuld(
            "seghwaert", "/agendapunten/{concept_vraag.pk}/advies/", "Kies aan wie",
            getypt={"aan": "", "vraag": "Past het?", "uiterlijk_op": "2020-01-01"},
        ),
    ),
    "agendapunten/<int:pk>/teruggave/": (
        Ingevuld(
            "behandelaar", "/agendapunten/{vraag_afdeling.pk}/teruggave/", "iets over een persoon",
            getypt={"reden": "Bel 06 12345678"},
        ),
    ),
    "agendapunten/<int:pk>/opschaling/": (
        Ingevuld("seghwaert", "/agendapunten/{vraag_vol.pk}/opschaling/", "Schrijf op waarom", getypt={"reden": ""}),
    ),
    "agendapunten/<int:pk>/verlegging/": (
        Ingevuld(
            "seghwaert", "/agendapunten/{vraag_vol.pk}/verlegging/", "Kies welke vakafdeling",
            getypt={"tafel": "vakafdeling", "reden": ""},
        ),
    ),
    "agendapunten/<int:pk>/knelpunt/": (
        Ingevuld("seghwaert", "/agendapunten/{vraag_vol.pk}/knelpunt/", "Schrijf op wat", getypt={"toelichting": ""}),
    ),
    "agendapunten/<int:pk>/afvoering/": (
        Ingevuld("seghwaert", "/agendapunten/{vraag_vol.pk}/afvoering/", "Schrijf op waarom", getypt={"reden": ""}),
    ),
    "adviezen/<int:pk>/": (
        Ingevuld("behandelaar", "/adviezen/{advies.pk}/", "Kies wat u adviseert", getypt={"antwoord": "06 12345678"}),
    ),
    "advies/<str:token>/": (
        Ingevuld("bezoeker", "/advies/{advies.token}/", "Schrijf op waarom", getypt={"oordeel": "mits"}),
    ),
    "knelpunten/<int:pk>/oplossing/": (
        Ingevuld(
            "wethouder", "/knelpunten/{knelpunt.pk}/oplossing/", "al geweest",
            getypt={"uitkomst": "", "nieuwe_datum": "2020-01-01"},
        ),
    ),
    "acties/<int:pk>/knelpunt/": (
        Ingevuld("partner", "/acties/{actie_open.pk}/knelpunt/", "Schrijf op wat", getypt={"toelichting": ""}),
    ),
    # The house itself.
    "beheer/inzage/": (Ingevuld("privacy", "/beheer/inzage/", "heel e-mailadres", getypt={"email": "geen adres"}),),
    "beheer/bewaren/termijn/<str:sleutel>/": (
        Ingevuld("privacy", "/beheer/bewaren/termijn/mensen.persoon%20anonimiseren/", ""),
    ),
    "beheer/logboek/": (Ingevuld("privacy", "/beheer/logboek/?van=gisteren", "datum"),),
    "patronen/stap/": (Ingevuld("bezoeker", "/patronen/stap/", ""),),
} | staten_afweging.FOUTEN | staten_besluiten.FOUTEN | staten_terugkoppeling.FOUTEN | staten_overleg.FOUTEN  # fmt: skip
FOUTEN |= staten_beoordelen.FOUTEN | staten_aanvragen.FOUTEN | staten_betalingen.FOUTEN | staten_fondsen.FOUTEN
FOUTEN |= staten_bezwaren.FOUTEN | staten_stemmen.FOUTEN | staten_vertellen.FOUTEN

EEN_KNOP = "one button without a field: nothing can be filled in wrong"
SCHRIFT = "answers a script, with data or a piece of a page"
SLEUTEL = "only with a passkey: tests/mensen/test_toegangssleutel.py makes one"
ZONDER_FOUT = (
    staten_overleg.ZONDER_FOUT | staten_aanvragen.ZONDER_FOUT | staten_beoordelen.ZONDER_FOUT
    | staten_betalingen.ZONDER_FOUT | staten_bezwaren.ZONDER_FOUT | staten_fondsen.ZONDER_FOUT
    | staten_overzicht.ZONDER_FOUT | staten_stemmen.ZONDER_FOUT | staten_vertellen.ZONDER_FOUT
    | {
        "melden/annulering/": EEN_KNOP,
        "melden/foto/<int:pk>/verwijdering/": EEN_KNOP,
        "melding/<str:token>/intrekking/": EEN_KNOP,
        "melding/<str:token>/oordeel/": "two buttons without a field: nothing can be filled in wrong",
        "signalen/<int:pk>/overname/": EEN_KNOP,
        "themas/<int:pk>/hervatting/": EEN_KNOP,
        "agendapunten/<int:pk>/indiening/": EEN_KNOP,
        "agendapunten/<int:pk>/hervatting/": EEN_KNOP,
        "agendapunten/<int:pk>/lezers/": "choices that each have a value: nothing can be left empty",
        "adviezen/<int:pk>/intrekking/": EEN_KNOP,
        "acties/<int:pk>/aanname/": EEN_KNOP,
        "themas/<int:pk>/rust/": EEN_KNOP,
        "signalen/bestand/<int:pk>/afbreking/": EEN_KNOP,
        "signalen/weergave/<int:pk>/verwijdering/": EEN_KNOP,
        "beheer/kaart/inlezing/<int:pk>/afbreking/": EEN_KNOP,
        "beheer/bewaren/": EEN_KNOP,
        "beheer/bewaren/<int:pk>/intrekking/": EEN_KNOP,
        "beheer/bewaren/<int:pk>/uitvoering/": EEN_KNOP,
        "beheer/bewaren/<int:pk>/vaststelling/": EEN_KNOP,
        "mensen/<int:pk>/sluiting/": EEN_KNOP,
        "taken/<uuid:uuid>/afbreking/": EEN_KNOP,
        "taken/<uuid:uuid>/herhaling/": EEN_KNOP,
        "demo/rol/": EEN_KNOP,
        "mijn-account/sessies/": EEN_KNOP,
        "mijn-account/herstelcodes/nieuw/": EEN_KNOP,
        "uitloggen/": EEN_KNOP,
        "taal/": EEN_KNOP,
        "kaart/waar": SCHRIFT,
        "rondgang/aanlevering/": SCHRIFT,
        "signalen/invoer/hulp/": SCHRIFT,
        "inloggen/toegangssleutel/": SCHRIFT,
        "mijn-account/bevestig/sleutel/": SLEUTEL,
        "mijn-account/tweede-stap/sleutels/nieuw/": SLEUTEL,
        "mijn-account/tweede-stap/sleutels/<int:pk>/": SLEUTEL,
        "mijn-account/tweede-stap/sleutels/<int:pk>/weg/": SLEUTEL,
        "signalen/weergave/": "one name in a fold of the list: a notice above it says what is missing, see GEDAAN",
        "mensen/toegangscontrole/": "choices only: a notice says that nothing was chosen, see GEDAAN",
        "inloggen/bewoner/code/": "only after an address was given: test_inloggen walks through it",
        "inloggen/tweede-stap/": "only after a password: test_inloggen walks through it",
        "inloggen/account/": "leads to the page for residents",
        "mijn-account/wachtwoord/nieuw/": "only for an account without a password",
        "patronen/": "shows the errors of its form beside the form without, on one page",
    }
    | staten_terugkoppeling.ZONDER_FOUT
)  # fmt: skip

# What a page says when it was sent and nothing was wrong, or when somebody must look first.
GEDAAN = (
    *staten_aanvragen.GEDAAN,
    Ingevuld("bezoeker", "/zoek/", "Niets gevonden", getypt={"vraag": "Giraffestraat 400"}),
    Ingevuld("bezoeker", "/zoek/", "Gevonden bij", getypt={"vraag": "Seghwaert"}),
    Ingevuld("bezoeker", "/melden/", "Bel 112", getypt={"tekst": "Er is brand in het portiek"}),
    Ingevuld("bezoeker", "/melden/", "Waar is het?", getypt={"tekst": "De prullenbak is vol."}),
    Ingevuld("bezoeker", "/volgen/", "mail", getypt={"nummer": "{nieuw.nummer}", "email": "buur@voorbeeld.nl"}),
    Ingevuld("bezoeker", "/melding/{nieuw.token}/aanvulling/", "is toegevoegd", getypt={"tekst": "Ook vandaag weer."}),
    Ingevuld("bezoeker", "/melding/{telefoon.token}/intrekking/", "ingetrokken"),
    Ingevuld("bezoeker", "/wat-speelt-er/{opgepakt.pk}/", "", naar="/wat-speelt-er/{opgepakt.pk}/steun/"),
    Ingevuld("bezoeker", "/inloggen/wachtwoord/", "Kijk in uw mail", getypt={"email": "niemand@voorbeeld.nl"}),
    Ingevuld("bezoeker", "/inloggen/bewoner/", "Vul de code in", getypt={"email": "niemand@voorbeeld.nl"}),
    Ingevuld("seghwaert", "/signalen/{opgepakt.pk}/afhandeling/", "Zo leest de melder het", "voorbeeld",
             getypt={"uitkomst": "De container is geleegd."}),
    Ingevuld("seghwaert", "/agendapunten/{vraag_op_tafel.pk}/besluit/", "Zo lezen bewoners het", "voorbeeld",
             getypt={"wat": "Een bank.", "waarom": "Rust.", "kosten": "0", "publieke_tekst": "Er komt een bank."}),
    Ingevuld("seghwaert", "/signalen/{opgepakt.pk}/notitie/", "bewaard", getypt={"tekst": "Morgen weer kijken."}),
    Ingevuld("seghwaert", "/signalen/", "nog geen signalen gekozen", naar="/signalen/bulkwijziging/"),
    Ingevuld("seghwaert", "/signalen/", "Geef de weergave een naam", naar="/signalen/weergave/"),
    Ingevuld("seghwaert", "/mijn-account/", "opgeslagen"),
    Ingevuld("kcc", "/signalen/invoer/", "Kijk eerst even mee",
             getypt={"tekst": "Er ligt afval naast de container.", "onderwerp": "{onderwerp.pk}",
                     "lat": "52.055", "lon": "4.485"}),
    Ingevuld("beheerder", "/mensen/toegangscontrole/", "nog niets aangekruist"),
    Ingevuld("beheerder", "/beheer/kaart/werkgebieden/oosterheem/", "Dit verandert er"),
    Ingevuld("beheerder", "/mijn-account/herstelcodes/nieuw/", "Uw herstelcodes"),
)  # fmt: skip

# Refusals, and what opens over a page.
GETOOND = (
    *staten_overzicht.GETOOND,
    *staten_aanvragen.GETOOND,
    Blad("bezoeker", "/er-is-hier-niets/", "Deze pagina is er niet"),
    Blad("seghwaert", "/signalen/999999/", "Deze pagina is er niet"),
    Blad("partner", "/beheer/logboek/", "mag"),
    Blad("seghwaert", "/signalen/", "Sneltoetsen", "[data-hulp-open]"),
    Blad("bezoeker", "/patronen/", "Melding intrekken?", "[data-dialoog]"),
    Blad("seghwaert", "/signalen/bestand/{afgebroken.pk}/", "Het inlezen is gestopt."),
    Blad("beheerder", "/beheer/kaart/inlezing/{kaart.pk}/", "er is niets veranderd"),
    Blad("beheerder", "/beheer/kaart/inlezing/{gestopt.pk}/", "Gestopt"),
    Blad("seghwaert", "/signalen/{vraag.pk}/", "Wat is er gedaan?", ".volgende a[href$='/afhandeling/']"),
)

# An installation in which nothing happened yet; here the regisseur has the whole city.
LEEG = (
    *staten_overzicht.LEEG,
    Blad("bezoeker", "/", "wijk"),
    Blad("bezoeker", "/wijken/", "nog geen"),
    Blad("bezoeker", "/demo/postvak/", "Doe een melding"),
    Blad("bezoeker", "/demo/brieven/", "Hier is nog niets"),
    Blad("bewoner", "/mijn-meldingen/", "Vertel wat er speelt"),
    Blad("regisseur", "/vandaag/", "Zodra er iets nieuws is"),
    Blad("regisseur", "/signalen/", "U bent bij"),
    Blad("regisseur", "/signalen/?zoek=giraffe", "Haal een filter weg"),
    Blad("regisseur", "/overleggen/", "geen overleg gepland"),
    Blad("regisseur", "/acties/", "U bent bij"),
    Blad("regisseur", "/afwegingen/", "hoeft nu niets getoetst"),
    Blad("regisseur", "/besluiten/", "Nog geen besluiten"),
    Blad("regisseur", "/toezeggingen/", "Niets open"),
    Blad("regisseur", "/signalen/invoer/", "Signaal invoeren"),
    Blad("regisseur", "/rondgang/", "Rondgang"),
    Blad("regisseur", "/terugkoppelingen/", "Er is nu niets te vertellen"),
    Blad("regisseur", "/organisaties/", "Voeg de afdelingen"),
    Blad("regisseur", "/mensen/?zoek=giraffe", "Niemand gevonden"),
    Blad("beheerder", "/beheer/kaart/", "nog geen"),
    Blad("beheerder", "/beheer/kaart/werkgebieden/", "nog geen werkgebieden"),
    Blad("beheerder", "/beheer/kaart/werkgebieden/nieuw/", "Lees de Wijk- en Buurtkaart"),
    Blad("beheerder", "/beheer/onderwerpen/", "Hier is nog niets"),
    Blad("beheerder", "/beheer/deuren/", "Nog geen andere deuren"),
    Blad("beheerder", "/beheer/taken/", "hoeft nu niets te doen"),
    Blad("privacy", "/beheer/logboek/?nummer=persoon+999999", "haal een filter weg"),
    Blad("privacy", "/beheer/bewaren/", "hoeft nu niets te doen"),
)

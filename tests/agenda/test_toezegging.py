"""Promises and moties: the list of the griffie, lines that are only added, and settled by the griffie alone."""

import csv
import io
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.agenda.conftest import NU
from wijkwerk.agenda.actions import termijn
from wijkwerk.agenda.actions import toezegging as actions
from wijkwerk.agenda.models import Toezegging
from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.weigering import Weigering

pytestmark = pytest.mark.django_db
OP = date(2026, 4, 21)


@pytest.fixture
def beloof(stad):
    """Write down a promise of the wethouder to the council: `beloof("Fietspad", soort="motie")`."""

    def promise(onderwerp: str = "Fietspad langs de singel", **velden) -> Toezegging:
        gegevens = {
            "tekst": "Het college herstelt het pad.",
            "aan": "de gemeenteraad",
            "gedaan_op": date(2026, 2, 2),
            "uiterlijk_op": OP,
            "eigenaar": stad.wethouder,
            "werkgebied": stad.wijk,
            "by": stad.griffie,
        }
        return actions.promise(onderwerp=onderwerp, client_id=uuid4(), **gegevens | velden)

    return promise


def weigert(regel: str, act, *args, **gegevens) -> None:
    with pytest.raises(Weigering) as fout:
        act(*args, **gegevens)
    assert fout.value.regel == regel


@pytest.mark.parametrize(
    ("wie", "mag"),
    [("griffie", True), ("college", True), ("wethouder", True), ("seghwaert", True), ("partner", False),
     ("behandelaar", False), ("kcc", False), ("beheerder", False), ("privacy", False)],
)  # fmt: skip
def test_who_writes_promises_down(stad, beloof, wie, mag):
    if mag:
        assert beloof(by=getattr(stad, wie)).pk
    else:
        weigert("agenda.toezegging_bijhouden", beloof, by=getattr(stad, wie))


def test_promise_needs_words_and_days_that_fit(stad, beloof):
    weigert("agenda.toezegging.onderwerp", beloof, " ")
    weigert("agenda.toezegging.tekst", beloof, tekst=" ")
    weigert("agenda.toezegging.aan", beloof, aan="")
    weigert("agenda.toezegging.dag", beloof, gedaan_op=klok.vandaag() + timedelta(days=1))
    weigert("agenda.toezegging.dag", beloof, uiterlijk_op=date(2026, 2, 1))
    weigert("pii.bsn", beloof, tekst="Zie 111222333.")
    assert not Toezegging.objects.exists()


def test_a_line_brings_a_new_day_with_its_reason(stad, beloof):
    rij = actions.add_stand(beloof(), tekst="De aannemer is ziek.", uiterlijk_op=date(2026, 5, 1), by=stad.wethouder)
    rij = actions.add_stand(rij, tekst="Hij is beter.", by=stad.griffie)
    assert rij.uiterlijk_op == date(2026, 5, 1)
    assert [(stand.tekst, stand.uiterlijk_op) for stand in rij.standen.all()] == [
        ("Hij is beter.", date(2026, 5, 1)), ("De aannemer is ziek.", date(2026, 5, 1)),
    ]  # fmt: skip
    weigert("agenda.toezegging.tekst", actions.add_stand, rij, tekst=" ", by=stad.griffie)
    weigert("agenda.toezegging.dag", actions.add_stand, rij, tekst="x", uiterlijk_op=date(2026, 1, 1), by=stad.griffie)
    weigert("agenda.toezegging_bijhouden", actions.add_stand, rij, tekst="x", by=stad.oosterheem)
    weigert("agenda.versie", actions.add_stand, rij, tekst="x", versie=1, by=stad.griffie)


def test_only_the_griffie_settles_and_reopens(stad, beloof):
    rij = beloof()
    for naam in ("wethouder", "seghwaert", "college"):
        weigert("agenda.toezegging_afdoen", actions.settle, rij, tekst="Klaar.", by=getattr(stad, naam))
    rij = actions.settle(rij, tekst="Het pad ligt er.", by=stad.griffie)
    assert (rij.status, rij.standen.get().status) == ("afgedaan", "afgedaan")
    weigert("agenda.levensloop", actions.add_stand, rij, tekst="Nog iets.", by=stad.griffie)
    rij = actions.reopen(rij, tekst="Er zit een kuil in.", uiterlijk_op=date(2026, 6, 1), by=stad.griffie)
    assert (rij.status, rij.uiterlijk_op) == ("open", date(2026, 6, 1))
    assert actions.lapse(rij, tekst="De raad trekt het in.", by=stad.griffie).status == "vervallen"


def test_promiser_is_reminded_and_the_griffie_gets_figures(stad, beloof):
    rij = beloof("Over Jansen", uiterlijk_op=OP)
    verstuurd = []
    for dag in range(60):
        with klok.op(NU + timedelta(days=dag)):
            if termijn.remind_promises():
                verstuurd.append(klok.vandaag())
    # Tuesday the 21st of April; Good Friday and Easter Monday lie within the ten working days before.
    assert verstuurd == [date(2026, 4, 7), date(2026, 4, 16), OP, date(2026, 4, 28)]
    assert all("Jansen" not in bericht.tekst + bericht.onderwerp for bericht in Bericht.objects.about(rij))
    beloof(uiterlijk_op=date(2026, 3, 1))
    assert termijn.report_to_griffie() == 1
    assert termijn.report_to_griffie() == 1  # the same week is the same mail
    [mail] = Bericht.objects.filter(aan=stad.griffie.email)
    assert mail.onderwerp == "Toezeggingen en moties: 1 te laat, 0 binnen vier weken"


# --- the pages ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wie", "lijst", "een", "afdoen"),
    [("griffie", 200, 200, 200), ("college", 200, 200, 403), ("wethouder", 200, 200, 403),
     ("seghwaert", 200, 200, 403), ("oosterheem", 200, 200, 403), ("partner", 200, 404, 403), ("kcc", 403, 403, 403),
     ("beheerder", 403, 403, 403), ("bewoner", 403, 403, 403)],
)  # fmt: skip
def test_who_opens_what(als, stad, beloof, wie, lijst, een, afdoen):  # noqa: PLR0917 (columns of the matrix)
    pk = beloof().pk
    browser = als(getattr(stad, wie))
    adressen = ("/toezeggingen/", f"/toezeggingen/{pk}/", f"/toezeggingen/{pk}/afdoening/")
    assert [browser.get(adres).status_code for adres in adressen] == [lijst, een, afdoen]


def test_list_says_who_when_how_it_stands_and_what_is_late(als, stad, beloof):
    laat = beloof("Te laat pad", uiterlijk_op=date(2026, 3, 2), kenmerk="26-0007")
    actions.add_stand(beloof("Later", soort="motie"), tekst="Er is een aannemer.", by=stad.wethouder)
    pagina = als(stad.griffie).get("/toezeggingen/").content.decode()
    for woorden in (
        laat.nummer,
        "26-0007",
        "Hanneke Verloop",
        "Te laat",
        "2 maart 2026",
        "Er is een aannemer.",
        "Motie",
    ):
        assert woorden in pagina
    assert pagina.index("Te laat pad") < pagina.index("Later")
    rijen = als(stad.griffie).get("/toezeggingen/?soort=motie").context["rijen"]
    assert [rij.onderwerp for rij in rijen] == ["Later"]
    assert als(stad.griffie).get("/toezeggingen/?status=te_laat").context["rijen"] == [laat]
    assert "Niets gevonden" in als(stad.griffie).get("/toezeggingen/?jaar=2026&status=afgedaan").content.decode()


def test_file_is_safe_for_a_spreadsheet_and_follows_the_filters(als, stad, beloof):
    beloof("=SOM(A1)", tekst="+31", kenmerk="@x")
    beloof("Andere", soort="motie")
    antwoord = als(stad.griffie).get("/toezeggingen/bestand/?soort=toezegging")
    tekst = b"".join(antwoord.streaming_content).decode("utf-8-sig")
    kop, *rijen = csv.reader(io.StringIO(tekst), delimiter=";")
    assert kop[:4] == ["nummer", "kenmerk", "soort", "onderwerp"]
    assert [rij[1:5] for rij in rijen] == [["'@x", "Toezegging", "'=SOM(A1)", "'+31"]]
    assert als(stad.partner).get("/toezeggingen/bestand/").status_code == 403


def test_griffie_keeps_the_list_with_the_forms(als, stad):
    browser = als(stad.griffie)
    gegevens = {
        "client_id": uuid4(), "soort": "motie", "onderwerp": "Meer bomen", "tekst": "De raad vraagt om bomen.",
        "aan": "het college", "gedaan_op": "2026-03-02", "uiterlijk_op": "2026-03-01", "eigenaar": stad.wethouder.pk,
    }  # fmt: skip
    assert (
        "Kies een dag na de dag van de toezegging." in browser.post("/toezeggingen/nieuw/", gegevens).content.decode()
    )
    browser.post("/toezeggingen/nieuw/", gegevens | {"uiterlijk_op": "2026-04-01"})
    rij = Toezegging.objects.get()
    adres = f"/toezeggingen/{rij.pk}/"
    pagina = browser.post(f"{adres}stand/", {"versie": rij.versie, "tekst": "Geplant."}, follow=True).content.decode()
    assert "De stand is bijgewerkt." in pagina
    assert "Geplant." in pagina
    oud = browser.post(f"{adres}afdoening/", {"versie": rij.versie, "tekst": "Klaar."})
    assert (oud.status_code, "Klaar." in oud.content.decode()) == (409, True)
    browser.post(f"{adres}afdoening/", {"versie": rij.versie + 1, "tekst": "Klaar."})
    rij.refresh_from_db()
    assert rij.status == "afgedaan"


@pytest.mark.parametrize("adres", ["/toezeggingen/", "/toezeggingen/{pk}/"])
def test_pages_cost_the_same_for_one_and_for_fifty(als, stad, beloof, adres):
    rij = beloof()
    browser, kosten = als(stad.griffie), []
    for _keer in range(2):
        browser.get(adres.format(pk=rij.pk))
        with CaptureQueriesContext(connection) as vragen:
            browser.get(adres.format(pk=rij.pk))
        kosten.append(len(vragen))
        for _nummer in range(50):
            beloof()
            rij = actions.add_stand(rij, tekst="Nog bezig.", by=stad.griffie)
    assert kosten[0] == kosten[1] <= 15

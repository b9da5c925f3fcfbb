"""Everyone who raised it hears what came of it, once, unless they asked for silence."""

from datetime import timedelta

import pytest

from wijkwerk.agenda.actions import terugkoppeling as actions
from wijkwerk.agenda.actions import terugkoppeling_bewaren as bewaren
from wijkwerk.agenda.actions import terugkoppeling_versturen as versturen
from wijkwerk.agenda.actions import thema as themas
from wijkwerk.agenda.models import Afmelding, Terugkoppeling
from wijkwerk.agenda.models.terugkoppeling import Terugbericht
from wijkwerk.agenda.queries import terugkoppeling as queries
from wijkwerk.agenda.queries.terugkoppeling_wie import key_of
from wijkwerk.kern import klok
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.draad.models import Verband
from wijkwerk.kern.taken import worker
from wijkwerk.kern.weigering import Weigering
from wijkwerk.signalen import actions as signalen
from wijkwerk.signalen.actions import MelderGegevens
from wijkwerk.signalen.models import Melder

pytestmark = pytest.mark.django_db
TEKST = "Er komt een grotere container. Die staat er voor de zomer."


@pytest.fixture
def thema(maak_thema, meld, stad):
    """A thema with six reports: three of one person, one of another in English, one by letter, one of nobody."""
    zelf = MelderGegevens(naam="Mien Proef", email="buur@voorbeeld.nl")
    zelfde = MelderGegevens(email="BUUR@voorbeeld.nl ".strip())
    brief = MelderGegevens(naam="Meneer Post", postadres="Voorbeeldstraat 1, 2700 AA Zoetermeer")
    gemeld = [meld(melder=zelf), meld(melder=zelfde), meld(melder=zelf)]
    gemeld += [meld(melder=MelderGegevens(email="ander@voorbeeld.nl")), meld(melder=brief), meld(melder=None)]
    return maak_thema(signalen=gemeld, onderwerp=stad.onderwerp)


def fill(rij: Terugkoppeling, by, **anders: str) -> Terugkoppeling:
    """Write a text for every group that has one."""
    teksten = {tekst.groep: ("Wat er is besloten", anders.get(tekst.groep, TEKST)) for tekst in rij.teksten.all()}
    return actions.edit(rij, teksten=teksten, by=by)


def send(thema, stad, **anders: str) -> Terugkoppeling:
    """Draft, write and send, and let the job do its work."""
    rij = actions.draft(thema, aanleiding="er is besloten", by=stad.seghwaert)
    rij = actions.send(fill(rij, stad.seghwaert, **anders), by=stad.seghwaert)
    worker.run(until_empty=True)
    rij.refresh_from_db()
    return rij


def news(rij: Terugkoppeling) -> dict[str, Bericht]:
    """Return what was sent about it by address."""
    berichten = list(Bericht.objects.about(rij))
    per_adres = {bericht.aan: bericht for bericht in berichten}
    assert len(per_adres) == len(berichten)
    return per_adres


def test_each_person_gets_one_message_however_often_they_reported(thema, stad):
    rij = send(thema, stad)
    berichten = news(rij)
    assert rij.status == "verstuurd"
    assert {adres.split(",")[0] for adres in berichten} == {
        "buur@voorbeeld.nl", "ander@voorbeeld.nl", "Voorbeeldstraat 1",
    }  # fmt: skip
    assert berichten["buur@voorbeeld.nl"].tekst.count("S26-") == 3
    assert "/afmelding/" in berichten["buur@voorbeeld.nl"].afmeldlink
    assert [weg for weg in rij.berichten.values_list("weg", flat=True)].count("brief") == 1
    assert queries.per_group(rij) == [("Melders", 2, 1)]


def test_the_same_report_in_another_language_has_the_frame_in_it_and_the_text_as_written(thema, stad):
    anders = Melder.objects.get(email="ander@voorbeeld.nl")
    anders.taal = "en"
    anders.save()
    bericht = news(send(thema, stad))["ander@voorbeeld.nl"]
    assert TEKST in bericht.tekst
    assert bericht.taal == "en"


def test_supporters_and_partners_have_a_text_of_their_own(thema, stad, vraag, actie, meld):
    punt = vraag(thema=thema, signalen=())
    actie(agendapunt=punt)
    stad.woonstichting.email = "post@woonstichting.example"
    stad.woonstichting.save()
    signaal = meld()
    themas.bundle(thema, [signaal], by=stad.seghwaert)
    signalen.support(signaal, client_id=punt.client_id, email="steun@voorbeeld.nl")
    signalen.support(signaal, client_id=thema.client_id, email="buur@voorbeeld.nl")
    rij = send(thema, stad, steuners="Voor wie meedeed.", partners="Voor wie meewerkt.")
    berichten = news(rij)
    assert "Voor wie meedeed." in berichten["steun@voorbeeld.nl"].tekst
    assert "Voor wie meewerkt." in berichten["post@woonstichting.example"].tekst
    assert TEKST in berichten["buur@voorbeeld.nl"].tekst


def test_who_reported_something_that_was_merged_is_told_too_and_who_took_it_back_is_not(thema, stad, meld):
    eerste = meld(melder=MelderGegevens(email="eerste@voorbeeld.nl"))
    tweede = meld(melder=MelderGegevens(email="tweede@voorbeeld.nl"))
    signalen.merge(tweede, met=eerste, by=stad.seghwaert)
    terug = meld(melder=MelderGegevens(email="terug@voorbeeld.nl"))
    themas.bundle(thema, [eerste, terug], by=stad.seghwaert)
    signalen.withdraw(terug)
    berichten = news(send(thema, stad))
    assert {"eerste@voorbeeld.nl", "tweede@voorbeeld.nl"} <= berichten.keys()
    assert "terug@voorbeeld.nl" not in berichten


def test_the_draft_says_what_it_is_about_and_leaves_a_gap_that_stops_the_sending(thema, stad):
    rij = actions.draft(thema, aanleiding="er is besloten", by=stad.seghwaert)
    [tekst] = rij.teksten.all()
    assert stad.onderwerp.naam.lower() in tekst.tekst
    assert "Mien" not in tekst.tekst
    with pytest.raises(Weigering, match="vul") as fout:
        actions.send(rij, by=stad.seghwaert)
    assert fout.value.regel == "agenda.open_plek"
    assert not Bericht.objects.about(rij).exists()


def test_a_second_draft_about_the_same_is_the_first_one(thema, stad):
    eerste, tweede = (actions.draft(thema, aanleiding="er is besloten", by=stad.seghwaert) for _ in range(2))
    assert eerste == tweede


def test_nobody_to_tell_is_said_at_once_and_can_be_noted(maak_thema, meld, stad):
    stil = maak_thema(signalen=[meld(melder=None)])
    stil = themas.finish(stil, resultaat="Het is stil gebleven.", by=stad.seghwaert)
    assert [rij.over for rij in queries.waiting(stad.seghwaert)] == [stil]
    with pytest.raises(Weigering, match="niemand"):
        actions.draft(stil, aanleiding="klaar", by=stad.seghwaert)
    actions.skip(stil, aanleiding="klaar", by=stad.seghwaert)
    assert queries.waiting(stad.seghwaert) == []


def test_a_crash_half_way_and_a_second_run_send_only_the_rest(thema, stad, monkeypatch):
    rij = actions.draft(thema, aanleiding="er is besloten", by=stad.seghwaert)
    rij = actions.send(fill(rij, stad.seghwaert), by=stad.seghwaert)
    stappen = []

    def fall(gedaan, *_rest):
        stappen.append(gedaan)
        if len(stappen) == 2:
            raise RuntimeError("stroom weg")

    with monkeypatch.context() as even:
        even.setattr(versturen.voortgang, "report", fall)
        with pytest.raises(RuntimeError):
            versturen.hand_out.func(rij.pk)
    assert rij.berichten.count() == Bericht.objects.about(rij).count() == 1
    assert versturen.hand_out.func(rij.pk) == 2
    assert versturen.hand_out.func(rij.pk) == 0
    assert len(news(rij)) == 3


def test_after_a_stop_nobody_gets_it_until_it_is_sent_again_and_then_only_the_rest(thema, stad):
    rij = actions.draft(thema, aanleiding="er is besloten", by=stad.seghwaert)
    rij = actions.send(fill(rij, stad.seghwaert), by=stad.seghwaert)
    [beeld] = versturen.plan(rij)
    assert versturen.give(rij, beeld.ontvangers[0], versturen.Post("Onderwerp", TEKST))
    actions.stop(rij, by=stad.seghwaert)
    assert not versturen.give(rij, beeld.ontvangers[1], versturen.Post("Onderwerp", TEKST))
    worker.run(until_empty=True)
    assert len(news(rij)) == 1
    actions.send(rij, by=stad.seghwaert)
    worker.run(until_empty=True)
    assert len(news(rij)) == 3


def test_it_hangs_on_the_thread_once_it_is_sent(thema, stad):
    rij = send(thema, stad)
    verband = Verband.objects.get(naar_soort="agenda.terugkoppeling", naar_id=rij.pk)
    assert (verband.van_soort, verband.van_id, verband.soort) == ("agenda.thema", thema.pk, "teruggekoppeld")


def test_a_text_with_a_bsn_or_of_another_version_is_refused_and_nothing_is_lost(thema, stad):
    rij = actions.draft(thema, aanleiding="er is besloten", by=stad.seghwaert)
    with pytest.raises(Weigering) as fout:
        actions.edit(rij, teksten={"melders": ("Zo", "BSN 111222333")}, by=stad.seghwaert, pii_gezien=True)
    assert fout.value.regel == "pii.bsn"
    fill(rij, stad.seghwaert)
    with pytest.raises(Weigering) as fout:
        actions.edit(rij, teksten={"melders": ("Zo", "Te laat.")}, versie=rij.versie, by=stad.seghwaert)
    assert fout.value.regel == "agenda.versie"
    assert rij.teksten.get().tekst == TEKST


@pytest.mark.parametrize("rol", ["oosterheem", "wethouder", "partner", "behandelaar", "college", "griffie", "kcc"])
def test_only_the_wijkregisseur_tells(rol, thema, stad):
    with pytest.raises(Weigering) as fout:
        actions.draft(thema, aanleiding="er is besloten", by=getattr(stad, rol))
    assert fout.value.regel == "agenda.terugkoppelen"


def test_after_its_term_the_count_stays_and_the_address_is_forgotten(thema, stad):
    rij = send(thema, stad)
    regels = {regel.soort: regel for regel in bewaren.retention_rules()}
    regel = regels["agenda.terugbericht"]
    assert not regel.vanaf(klok.nu() - timedelta(days=1)).exists()
    ids = list(regel.vanaf(klok.nu() + timedelta(days=1)).values_list("pk", flat=True))
    assert regel.vernietig(ids, None) == 3
    assert regel.vernietig(ids, None) == 0
    assert not Terugbericht.objects.filter(sleutel=key_of("buur@voorbeeld.nl")).exists()
    assert queries.per_group(rij) == [("Melders", 2, 1)]
    Afmelding.objects.create(sleutel=key_of("x@voorbeeld.nl"), op=klok.nu())
    assert regels["agenda.afmelding"].vernietig(list(Afmelding.objects.values_list("pk", flat=True)), None) == 1

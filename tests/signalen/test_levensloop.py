"""Every step from every state: the legal ones work and tell the right thing, the others change nothing."""

import pytest

from tests.signalen.conftest import IN_ANDERE, NU, VERWACHT, dagen, mails_over, pass_on
from wijkwerk.kern import klok
from wijkwerk.kern.logboek import queries as logboek
from wijkwerk.kern.weigering import Weigering
from wijkwerk.signalen import actions, queries, states
from wijkwerk.signalen.models import AndereDeur, Signaal
from wijkwerk.signalen.states import Status

HANDELINGEN = [stap.handeling for stap in states.OVERGANGEN]
PAREN = [(handeling, status) for handeling in HANDELINGEN for status in Status]


def step(signaal: Signaal, handeling: str, stad, meld) -> Signaal:
    """Make a step as somebody who may, with all that it needs."""
    wie = stad.seghwaert
    if handeling in ("hand_back", "answer") and signaal.organisatie_id is None:
        # Somebody from outside the area has it in hand, as far as the rules are concerned.
        Signaal.objects.filter(pk=signaal.pk).update(organisatie=stad.woonstichting)
        signaal.refresh_from_db()
    stappen = {
        "take": lambda: actions.take(signaal, by=wie),
        "assign": lambda: actions.assign(signaal, organisatie=stad.openbare_ruimte, by=wie),
        "forward": lambda: pass_on(signaal, stad.openbare_ruimte, wie),
        "hand_back": lambda: actions.hand_back(signaal, reden="Niet van ons.", by=stad.partner),
        "answer": lambda: actions.answer(signaal, tekst="Wij hebben de container geleegd.", by=stad.partner),
        "schedule": lambda: actions.schedule(signaal, tafel="Wijkteamoverleg", by=wie),
        "close": lambda: actions.close(signaal, uitkomst="Er is opgeruimd.", by=wie),
        "decline": lambda: actions.decline(signaal, uitkomst="Dit is van de verhuurder.", by=wie),
        "withdraw": lambda: actions.withdraw(signaal),
        "merge": lambda: actions.merge(signaal, met=meld("Een andere melding over afval."), by=wie),
        "reopen": lambda: actions.reopen(signaal, reden="Het is weer terug.", by=wie),
    }
    return stappen[handeling]()


@pytest.mark.parametrize(("handeling", "status"), PAREN)
def test_step_follows_the_table_or_changes_nothing(handeling, status, stad, meld, in_staat):
    signaal = in_staat(status)
    stap = states.step(handeling)
    if handeling in ("hand_back", "answer"):
        Signaal.objects.filter(pk=signaal.pk).update(organisatie=stad.woonstichting)
    voor = Signaal.objects.filter(pk=signaal.pk).values().get()
    mails = len(mails_over(signaal))
    if not states.may(handeling, status):
        with pytest.raises(Weigering) as weigering:
            step(signaal, handeling, stad, meld)
        assert weigering.value.regel == "signalen.levensloop"
        assert Signaal.objects.filter(pk=signaal.pk).values().get() == voor
        assert len(mails_over(signaal)) == mails
        return
    na = step(signaal, handeling, stad, meld)
    assert (na.status, na.versie) == (stap.naar, voor["versie"] + 1)
    regel = logboek.of_object(na).filter(handeling=f"signalen.{stap.logwoord}").first()
    assert (regel.gegevens["van"], regel.gegevens["naar"]) == (status, stap.naar)
    nieuw = [mail for mail in mails_over(na)[mails:] if mail.aan == "buur@voorbeeld.nl"]
    assert [f"-{stap.bericht}-" in mail.sleutel for mail in nieuw] == ([True] if stap.bericht else [])


def test_forwarded_says_who_since_when_until_when_and_never_solved(stad, meld):
    signaal = pass_on(meld(), stad.woonstichting, stad.seghwaert)
    mail = next(mail for mail in mails_over(signaal) if "-doorgezet-" in mail.sleutel)
    for woord in ("Woonstichting De Plas", "dinsdag 3 maart", "dinsdag 17 maart 2026", "nog niet klaar"):
        assert woord in mail.tekst
    assert signaal.nummer in mail.onderwerp
    for woord in ("opgelost", "afgehandeld", "is klaar"):
        assert woord not in (mail.onderwerp + mail.tekst).lower()
    blad = queries.follow(signaal.token)
    assert blad.wie == "Woonstichting De Plas"
    assert "nog niet opgelost" in blad.hierna


@pytest.mark.parametrize("status", [Status.IN_BEHANDELING, Status.DOORGEZET, Status.GEAGENDEERD, Status.SAMENGEVOEGD])
def test_no_message_before_the_end_says_it_is_done(status, in_staat):
    laatste = [mail for mail in mails_over(in_staat(status)) if mail.aan == "buur@voorbeeld.nl"][-1]
    assert "nog niet klaar" in laatste.tekst


def test_receiver_gets_a_mail_without_what_the_resident_wrote(stad, meld):
    signaal = pass_on(meld("Er staat een bankstel in de tuin."), stad.woonstichting, stad.seghwaert)
    mail = next(mail for mail in mails_over(signaal) if mail.aan == stad.woonstichting.email)
    assert f"/{signaal.pk}/" in mail.tekst
    assert "bankstel" not in mail.tekst
    assert VERWACHT.strftime("%Y") in mail.tekst


def test_answer_goes_back_to_who_passed_it_on_and_stays_internal(stad, meld):
    signaal = pass_on(meld(), stad.woonstichting, stad.seghwaert)
    signaal = actions.answer(signaal, tekst="De huismeester gaat vrijdag kijken.", by=stad.partner)
    assert (signaal.behandelaar, signaal.organisatie, signaal.antwoord_verwacht_op) == (stad.seghwaert, None, None)
    assert any("huismeester" in moment.tekst for moment in queries.timeline(signaal, stad.seghwaert))
    assert not any("huismeester" in moment.tekst for moment in queries.timeline(signaal))
    assert [mail.aan for mail in mails_over(signaal) if "-terug_binnen-" in mail.sleutel] == [stad.seghwaert.email]


def test_partner_accepts_and_keeps_the_answer_date(stad, meld):
    signaal = actions.take(pass_on(meld(), stad.woonstichting, stad.seghwaert), by=stad.partner)
    assert (signaal.status, signaal.behandelaar) == (Status.IN_BEHANDELING, stad.partner)
    assert (signaal.organisatie, signaal.antwoord_verwacht_op) == (stad.woonstichting, VERWACHT)


def test_regisseur_takes_back_what_was_passed_on(stad, meld):
    signaal = actions.take(pass_on(meld(), stad.woonstichting, stad.seghwaert), by=stad.seghwaert)
    assert (signaal.organisatie, signaal.antwoord_verwacht_op) == (None, None)


@pytest.mark.parametrize("dag", [NU.date() - dagen(1), NU.date() + dagen(400)])
def test_answer_day_in_the_past_or_far_away_is_refused(dag, stad, meld):
    with pytest.raises(Weigering) as weigering:
        actions.forward(meld(), naar=stad.woonstichting, antwoord_verwacht_op=dag, toelichting="", by=stad.seghwaert)
    assert weigering.value.regel == "signalen.antwoorddatum"


def test_stale_version_is_refused_and_nothing_is_lost(stad, meld):
    signaal = meld()
    actions.take(signaal, by=stad.seghwaert, versie=1)
    with pytest.raises(Weigering) as weigering:
        actions.close(signaal, uitkomst="Klaar.", by=stad.seghwaert, versie=1)
    assert weigering.value.regel == "signalen.versie"
    signaal.refresh_from_db()
    assert (signaal.status, signaal.uitkomst) == (Status.IN_BEHANDELING, "")


def test_decline_tells_the_other_door(stad, meld):
    deur = AndereDeur.objects.create(titel="Buurtbemiddeling", tekst="Vrijwilligers helpen u.", telefoon="0900-8844")
    signaal = actions.decline(meld(), uitkomst="Dit gaat tussen buren.", deur=deur, by=stad.seghwaert)
    mail = mails_over(signaal)[-1]
    for woord in ("Dit gaat tussen buren.", "Buurtbemiddeling", "0900-8844"):
        assert woord in mail.tekst


def test_reopened_by_reporter_starts_the_term_anew_and_keeps_the_old_result(stad, in_staat):
    signaal = in_staat(Status.AFGEHANDELD)
    with klok.op(NU + dagen(90)):
        signaal = actions.reopen(signaal, reden="Het ligt er weer.")
        assert signaal.termijn_op > klok.nu()
        assert signaal.uitkomst == ""
        assert any("container is geleegd" in moment.tekst for moment in queries.timeline(signaal))


def test_merge_brings_everybody_along(stad, meld):
    doel, signaal = meld(), meld(melder=actions.MelderGegevens(email="ander@voorbeeld.nl"))
    eerder = actions.merge(
        meld(melder=actions.MelderGegevens(email="derde@voorbeeld.nl")), met=signaal, by=stad.seghwaert
    )
    actions.merge(signaal, met=doel, by=stad.seghwaert)
    eerder.refresh_from_db()
    assert eerder.samengevoegd_met == doel
    actions.close(doel, uitkomst="Er is opgeruimd.", by=stad.seghwaert)
    gesloten = [
        mail.aan for rij in (doel, signaal, eerder) for mail in mails_over(rij) if "-afgehandeld-" in mail.sleutel
    ]
    assert gesloten == ["buur@voorbeeld.nl", "ander@voorbeeld.nl", "derde@voorbeeld.nl"]


def test_merge_with_itself_a_closed_one_or_crosswise_is_refused(stad, meld, in_staat):
    een, ander = meld(), meld()
    with pytest.raises(Weigering):
        actions.merge(een, met=een, by=stad.seghwaert)
    with pytest.raises(Weigering):
        actions.merge(een, met=in_staat(Status.AFGEHANDELD), by=stad.seghwaert)
    actions.merge(een, met=ander, by=stad.seghwaert)
    with pytest.raises(Weigering):
        actions.merge(ander, met=een, by=stad.seghwaert)


def test_merge_needs_the_right_on_both(stad, meld):
    with pytest.raises(Weigering) as weigering:
        actions.merge(meld(), met=meld(punt=IN_ANDERE), by=stad.seghwaert)
    assert weigering.value.regel == "signalen.behandelen"

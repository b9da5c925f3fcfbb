"""The demo year: believable, complete, and made of nothing but what the rooms allow."""

from collections import Counter
from datetime import timedelta

import pytest

from wijkwerk.demo import actions
from wijkwerk.demo.queries.gegevens import table
from wijkwerk.gebieden import actions as gebieden
from wijkwerk.gebieden.models import Adres, Kerncijfer, Werkgebied, WerkgebiedVersie
from wijkwerk.kern import klok, pii
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.bewaren.models import Vernietigingslijst
from wijkwerk.kern.logboek import queries as logboek
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.mensen import queries as mensen
from wijkwerk.mensen.models import Persoon, Rol, Rolvervulling
from wijkwerk.signalen import queries as signalen
from wijkwerk.signalen.models import Invoer, Melder, Reactie, Signaal, Steun, Weergave
from wijkwerk.signalen.states import Kanaal, Status, Zichtbaarheid

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jaar")]


def played(handeling: str) -> int:
    return Logregel.objects.filter(handeling=f"signalen.{handeling}").count()


def test_every_named_wijk_is_a_working_area_with_faces_and_figures():
    vandaag = klok.vandaag()
    namen = set(WerkgebiedVersie.objects.valid_on(vandaag).values_list("werkgebied__naam", flat=True))
    assert namen == set(table("plekken"))
    assert len(namen) == 11
    for werkgebied in Werkgebied.objects.all():
        assert {rol.rol for rol in mensen.faces(werkgebied)} == {Rol.WIJKREGISSEUR, Rol.WIJKWETHOUDER}, werkgebied


def test_invented_figures_say_so():
    assert set(Kerncijfer.objects.values_list("bron", flat=True)) == {"Demo, verzonnen"}
    assert len(set(Kerncijfer.objects.values_list("jaar", flat=True))) == 3
    assert {"inwoners", "jaar_00_14", "jaar_65_eo", "eenpersoons", "p_koop"} <= set(
        Kerncijfer.objects.filter(code="WK063708").values_list("sleutel", flat=True)
    )


def test_no_address_can_exist():
    assert Adres.objects.count() > 1000
    assert not Adres.objects.exclude(postcode__startswith="2799").exists()
    [vondst, *_meer] = gebieden.search_address("Zonnedauwlaan 3")
    assert vondst.label.startswith("Zonnedauwlaan 3")


def test_about_nine_hundred_signals_in_every_wijk_state_and_door():
    signalen_ = Signaal.objects.all()
    assert 850 <= signalen_.count() <= 960
    assert set(signalen_.values_list("status", flat=True)) == set(Status.values)
    assert set(signalen_.values_list("kanaal", flat=True)) == set(Kanaal.values)
    assert set(signalen_.values_list("zichtbaarheid", flat=True)) == set(Zichtbaarheid.values)
    per_wijk = Counter(signalen_.values_list("werkgebied__naam", flat=True))
    assert len(per_wijk) == 11
    assert min(per_wijk.values()) >= 15
    assert None not in per_wijk


def test_every_kind_of_act_was_played():
    stappen = ("opgepakt", "doorgezet", "teruggelegd", "beantwoord", "geagendeerd", "afgehandeld", "heropend")
    meer = ("beoordeeld", "zichtbaarheid", "gesteund", "geescaleerd", "herinnerd", "hernoemd", "samengevoegd", "vraag")
    assert [handeling for handeling in (*stappen, *meer) if not played(handeling)] == []
    assert set(Reactie.objects.values_list("soort", flat=True)) == set(Reactie.Soort.values)
    assert Steun.objects.exists()
    assert {True, False} < set(Signaal.objects.values_list("geholpen", flat=True))


def test_every_open_signal_has_a_term_and_every_closed_one_an_outcome():
    assert not Signaal.objects.open().filter(termijn_op=None).exists()
    assert not Signaal.objects.exclude(status__in=("afgehandeld", "niet_voor_ons")).filter(
        status="nieuw", uitkomst__gt=""
    )
    assert not Signaal.objects.filter(ontvangen_op__gt=klok.nu()).exists()


def test_texts_read_as_written_by_different_people():
    teksten = list(Signaal.objects.values_list("tekst", flat=True))
    assert len(set(teksten)) >= 0.95 * len(teksten)
    assert [tekst for tekst in teksten if any(teken in tekst for teken in "{}~|_") or "  " in tekst] == []


@pytest.mark.parametrize("werkgebied", sorted(table("plekken")))
def test_no_text_twice_on_a_page_of_the_inbox(werkgebied):
    recent = Signaal.objects.filter(werkgebied__naam=werkgebied).order_by("-ontvangen_op", "-id")[:50]
    assert len({signaal.tekst for signaal in recent}) == len(recent)
    assert len({signaal.kop for signaal in recent}) >= len(recent) - 2  # a head is only the first words


def test_nothing_personal_in_any_text():
    geschreven = [
        *Signaal.objects.values_list("tekst", flat=True),
        *Signaal.objects.values_list("uitkomst", flat=True),
        *Reactie.objects.values_list("tekst", flat=True),
        *Steun.objects.values_list("tekst", flat=True),
    ]
    assert {vondst.tekst for tekst in geschreven for vondst in pii.find(tekst)} == set()


def test_no_address_of_a_person_can_exist():
    adressen = {*Persoon.objects.values_list("email", flat=True), *Melder.objects.values_list("email", flat=True)}
    assert {adres for adres in adressen if adres and not adres.endswith("@voorbeeld.nl")} == set()
    assert {
        adres for adres in Melder.objects.values_list("postadres", flat=True) if adres and "2799" not in adres
    } == set()


def test_every_mail_has_gone_and_some_letters_wait():
    assert set(Bericht.objects.filter(kanaal="mail").values_list("state", flat=True)) == {"verzonden"}
    assert set(Bericht.objects.filter(kanaal="brief").values_list("state", flat=True)) == {"verzonden", "wacht"}


def test_the_log_is_sealed_and_holds():
    controle = logboek.check()
    assert controle.ok, controle.reden
    assert controle.zegels > 10


def test_today_has_work_for_the_wijkregisseur():
    marit = Persoon.objects.get(email="marit.tollenaar@voorbeeld.nl")
    groepen = {groep.sleutel for groep in signalen.waiting(marit)}
    assert "aan_zet" in groepen
    assert len(groepen) >= 2
    vanaf = klok.nu() - timedelta(days=1)
    assert Signaal.objects.filter(status=Status.NIEUW, ontvangen_op__gte=vanaf).count() >= 6
    assert Signaal.objects.filter(status=Status.DOORGEZET, antwoord_verwacht_op__lt=klok.vandaag()).exists()


def test_a_wijkregisseur_was_followed_up():
    rollen = Rolvervulling.objects.filter(werkgebied__naam="Rokkeveen", rol=Rol.WIJKREGISSEUR).order_by("van")
    eerste, tweede = rollen
    assert eerste.tot == tweede.van
    assert not eerste.persoon.is_active


def test_the_office_has_something_on_its_desk():
    [invoer] = Invoer.objects.all()
    assert invoer.gelukt == invoer.rijen - 1
    assert Vernietigingslijst.objects.get().status == "concept"
    assert Weergave.objects.count() >= 4
    assert any(regel.te_laat for regel in mensen.review_list())


def test_a_second_time_changes_nothing():
    aantal = Logregel.objects.count()
    assert actions.seed() is False
    assert Logregel.objects.count() == aantal

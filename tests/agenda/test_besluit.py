"""Decisions: by somebody with a mandate, once per question, never changed, corrected by a new one."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from tests.agenda.conftest import NU
from wijkwerk.agenda.actions import besluit as actions
from wijkwerk.agenda.actions import toezegging
from wijkwerk.agenda.models import Agendapunt, Besluit, Stand, Toezegging
from wijkwerk.agenda.states import verbanden
from wijkwerk.kern import klok
from wijkwerk.kern.draad.models import Verband
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen.models import Persoon

pytestmark = pytest.mark.django_db
VANDAAG = NU.date()


@pytest.fixture
def beslis(stad):
    """Decide on a question as the regisseur of Seghwaert: `beslis(punt, kosten=50_000)`."""

    def decide(punt: Agendapunt, **velden) -> Besluit:
        gegevens = {
            "wat": "Er komt een extra container.",
            "waarom": "De container is elke week vol.",
            "genomen_door": stad.seghwaert,
            "genomen_op": VANDAAG,
            "client_id": uuid4(),
            "by": stad.seghwaert,
        }
        return actions.decide(punt, **gegevens | velden)

    return decide


def weigert(regel: str, act, *args, **gegevens) -> str:
    with pytest.raises(Weigering) as fout:
        act(*args, **gegevens)
    assert fout.value.regel == regel
    return fout.value.melding


def test_decision_ends_the_question_and_hangs_on_the_thread(stad, vraag, beslis, mandaat):
    mandaat(stad.seghwaert, "wijkteam", stad.wijk)
    punt = vraag()
    besluit = beslis(punt)
    punt.refresh_from_db()
    assert (punt.status, besluit.mandaat.persoon) == ("besloten", stad.seghwaert)
    assert besluit.besluitnemer == "Marit Tolsma"
    assert Verband.objects.filter(soort=verbanden.BESLOTEN, van_id=punt.pk, naar_id=besluit.pk).exists()
    regel = Logregel.objects.get(handeling="agenda.besluit_vastgelegd")
    assert regel.gegevens == {
        "agendapunt": punt.pk, "mandaat": besluit.mandaat_id, "genomen_door": stad.seghwaert.pk,
    }  # fmt: skip


def test_same_form_sent_twice_is_one_decision(stad, vraag, beslis, mandaat):
    mandaat(stad.seghwaert, "wijkteam", stad.wijk)
    punt, sleutel = vraag(), uuid4()
    assert beslis(punt, client_id=sleutel) == beslis(punt, client_id=sleutel)


@pytest.mark.parametrize(
    ("gegeven", "velden", "zegt"),
    [
        (None, {}, "geen mandaat om te besluiten aan de tafel 'Wijkteamoverleg'"),
        ({"tafel": "college"}, {}, "geen mandaat om te besluiten aan de tafel 'Wijkteamoverleg'"),
        ({"werkgebied": "andere_wijk"}, {}, "geen mandaat voor de wijk Seghwaert"),
        ({"tot_bedrag": 100_000}, {"kosten": 100_001}, "artikel 4). Dit besluit kost EUR 1.000,01."),
        ({"tot_bedrag": 100_000}, {"kosten": None}, "EUR 1.000,00 (Mandaatbesluit 2024, artikel 4). Vul daarom in wat"),
        ({"tot": date(2026, 3, 3)}, {}, "had op dinsdag 3 maart geen mandaat"),
        ({"van": date(2026, 3, 3)}, {"genomen_op": date(2026, 3, 2)}, "had op maandag 2 maart geen mandaat"),
    ],
)
def test_decision_without_a_mandate_is_refused_and_says_what_is_missing(  # noqa: PLR0917 (fixtures)
    stad, vraag, beslis, mandaat, gegeven, velden, zegt
):
    if gegeven is not None:
        opties = dict(gegeven)
        tafel, waar = opties.pop("tafel", "wijkteam"), opties.pop("werkgebied", None)
        mandaat(stad.seghwaert, tafel, getattr(stad, waar) if waar else None, **opties)
    punt = vraag()
    assert zegt in weigert("agenda.mandaat", beslis, punt, **velden)
    punt.refresh_from_db()
    assert punt.status == "wacht"


def test_mandate_of_that_day_counts_for_what_is_written_down_later(stad, vraag, beslis, mandaat):
    mandaat(stad.seghwaert, "wijkteam", stad.wijk, tot=date(2026, 3, 1), tot_bedrag=100_000)
    assert beslis(vraag(), genomen_op=date(2026, 2, 28), kosten=100_000).genomen_op == date(2026, 2, 28)


def test_mandate_without_a_ceiling_needs_no_amount(stad, vraag, beslis, mandaat):
    mandaat(stad.seghwaert, "wijkteam", stad.wijk, tot_bedrag=100_000)
    mandaat(stad.college, "college")
    assert beslis(vraag("college"), genomen_door=stad.college, by=stad.college).kosten is None
    assert beslis(vraag(), kosten=0).kosten == 0


def test_mandate_for_a_wijk_is_none_for_the_city(stad, vraag, beslis, mandaat):
    mandaat(stad.college, "college", stad.wijk)
    punt = vraag("college", werkgebied=None)
    melding = weigert("agenda.mandaat", beslis, punt, genomen_door=stad.college)
    assert "niet voor de hele stad" in melding


def test_department_decides_only_on_what_lies_with_it(stad, vraag, beslis, mandaat):
    mandaat(stad.partner, "vakafdeling")
    mandaat(stad.behandelaar, "vakafdeling")
    punt = vraag("vakafdeling", organisatie=stad.openbare_ruimte)
    assert "hoort niet bij Openbare ruimte" in weigert("agenda.mandaat", beslis, punt, genomen_door=stad.partner)
    assert beslis(punt, genomen_door=stad.behandelaar).genomen_door == stad.behandelaar


def test_who_may_write_a_decision_down(stad, vraag, beslis, mandaat):
    mandaat(stad.college, "college")
    for naam in ("oosterheem", "partner", "behandelaar", "kcc", "griffie", "beheerder", "privacy"):
        punt = vraag("college")
        weigert("agenda.besluiten", beslis, punt, genomen_door=stad.college, by=getattr(stad, naam))
    for naam in ("seghwaert", "college"):
        assert beslis(vraag("college"), genomen_door=stad.college, by=getattr(stad, naam)).pk


def test_second_decision_on_a_question_is_refused_by_name(stad, vraag, beslis, mandaat):
    mandaat(stad.seghwaert, "wijkteam", stad.wijk)
    punt = vraag()
    eerste = beslis(punt)
    assert eerste.nummer in weigert("agenda.al_besloten", beslis, punt)


def test_question_that_was_changed_meanwhile_is_not_decided(stad, vraag, beslis, mandaat):
    mandaat(stad.seghwaert, "wijkteam", stad.wijk)
    punt = vraag()
    weigert("agenda.versie", beslis, punt, versie=punt.versie - 1)
    assert beslis(punt, versie=punt.versie).pk


def test_decision_needs_words_a_day_and_a_question_at_a_table(stad, vraag, beslis, mandaat):
    mandaat(stad.seghwaert, "wijkteam", stad.wijk)
    punt = vraag()
    weigert("agenda.besluit.wat", beslis, punt, wat="  ")
    weigert("agenda.besluit.waarom", beslis, punt, waarom="")
    weigert("agenda.besluit.dag", beslis, punt, genomen_op=VANDAAG + timedelta(days=1))
    weigert("agenda.levensloop", beslis, vraag(ingediend=False))
    assert not Besluit.objects.exists()


def test_residents_read_no_personal_data_unless_somebody_chose_so(stad, vraag, beslis, mandaat):
    mandaat(stad.seghwaert, "wijkteam", stad.wijk)
    punt, tekst = vraag(), "Bel 079 346 8000 voor de nieuwe container."
    weigert("pii.persoon", beslis, punt, publieke_tekst=tekst)
    weigert("pii.bsn", beslis, punt, waarom="Zie 111222333.", pii_gezien=True)
    assert beslis(punt, publieke_tekst=tekst, pii_gezien=True).publieke_tekst == tekst


def test_correction_is_a_new_decision_with_a_reason(stad, vraag, beslis, mandaat):
    mandaat(stad.seghwaert, "wijkteam", stad.wijk, tot_bedrag=200_000)
    eerste = beslis(vraag(), kosten=100_000)
    weigert("agenda.reden", actions.correct, eerste, reden=" ", client_id=uuid4(), by=stad.seghwaert)
    weigert("agenda.mandaat", actions.correct, eerste, reden="x", kosten=200_001, client_id=uuid4(), by=stad.seghwaert)
    weigert("agenda.besluiten", actions.correct, eerste, reden="x", client_id=uuid4(), by=stad.oosterheem)
    nieuw = actions.correct(
        eerste, reden="Het bedrag klopte niet.", kosten=150_000, client_id=uuid4(), by=stad.seghwaert
    )
    eerste.refresh_from_db()
    assert (eerste.kosten, nieuw.kosten, nieuw.wat, nieuw.vervangt) == (100_000, 150_000, eerste.wat, eerste)
    assert list(Besluit.objects.current()) == [nieuw]
    melding = weigert(
        "agenda.al_gecorrigeerd", actions.correct, eerste, reden="x", client_id=uuid4(), by=stad.seghwaert
    )
    assert nieuw.nummer in melding
    assert Verband.objects.filter(soort=verbanden.GECORRIGEERD, van_id=eerste.pk, naar_id=nieuw.pk).exists()


# --- what the database itself refuses -------------------------------------------------------------------------------


def refused(act) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        act()


@pytest.mark.beide
def test_database_refuses_to_change_or_remove_a_decision(stad, vraag, beslis, mandaat):
    mandaat(stad.seghwaert, "wijkteam", stad.wijk)
    besluit = beslis(vraag())
    refused(lambda: Besluit.objects.filter(pk=besluit.pk).update(wat="Er komt niets."))
    refused(besluit.save)
    refused(lambda: Besluit.objects.filter(pk=besluit.pk).delete())
    refused(lambda: Besluit.objects.filter(pk=besluit.pk)._raw_delete("default"))
    besluit.refresh_from_db()
    assert besluit.wat == "Er komt een extra container."


@pytest.mark.beide
def test_database_refuses_to_change_what_was_said_of_a_promise(stad):
    rij = toezegging.promise(
        onderwerp="Fietspad", tekst="Het pad wordt hersteld.", aan="de raad", gedaan_op=VANDAAG,
        uiterlijk_op=VANDAAG, eigenaar=stad.wethouder, client_id=uuid4(), by=stad.griffie,
    )  # fmt: skip
    toezegging.add_stand(rij, tekst="Er is een aannemer.", by=stad.wethouder)
    refused(lambda: Stand.objects.update(tekst="Het is klaar."))
    refused(lambda: Stand.objects.all()._raw_delete("default"))
    assert Toezegging.objects.get().standen.get().tekst == "Er is een aannemer."


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite can replace a row while adding one")
def test_adding_a_row_never_takes_the_place_of_a_decision(stad, vraag, beslis, mandaat):
    mandaat(stad.seghwaert, "wijkteam", stad.wijk)
    besluit = beslis(vraag())

    def replace() -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT OR REPLACE INTO agenda_besluit SELECT * FROM agenda_besluit WHERE id = %s", [besluit.pk]
            )

    refused(replace)


@pytest.mark.beide
def test_table_of_decisions_can_not_be_emptied():
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            refused(lambda: cursor.execute("TRUNCATE agenda_besluit CASCADE"))


# --- how long it stays ----------------------------------------------------------------------------------------------


def test_decision_of_a_wijkteam_goes_after_five_years_with_its_corrections(stad, vraag, beslis, mandaat):
    from wijkwerk.kern.bewaren import actions as bewaren

    mandaat(stad.seghwaert, "wijkteam", stad.wijk)
    mandaat(stad.college, "college")
    eerste = beslis(vraag())
    actions.correct(eerste, reden="Verkeerd.", client_id=uuid4(), by=stad.seghwaert)
    college = beslis(vraag("college"), genomen_door=stad.college)
    privacy = Persoon.objects.get(pk=stad.privacy.pk)
    with klok.op(NU + timedelta(days=365 * 6)):
        lijst = bewaren.confirm(bewaren.propose(privacy), privacy)
        bewaren.execute(lijst, privacy)
    assert list(Besluit.objects.all()) == [college]

"""Random histories of money, held against a model of ten lines: the act, and the database without the act."""

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.kern.grootboekproef import H, make_pot, slip_in
from wijkwerk.kern.grootboek import actions, queries
from wijkwerk.kern.grootboek.actions import Post
from wijkwerk.kern.grootboek.states import VAN_DE_POT, WEGEN
from wijkwerk.kern.weigering import Weigering

pytestmark = [pytest.mark.django_db, pytest.mark.beide]

# A transaction per test, so every example opens a pot of its own; deadlines say nothing on a busy machine.
veel = settings(
    max_examples=25,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
stap = st.tuples(
    st.sampled_from([handeling for handeling in H if handeling != H.SLUIT]),
    st.integers(1, 6),
    st.sampled_from(["aanvraag:1", "aanvraag:2"]),
)
daad = st.lists(stap, min_size=1, max_size=3)


class Model(dict):
    """The law in ten lines: cents per (owner, account); free money is the pot's, the rest the dossier's."""

    def after(self, handeling, bedrag, dossier):
        weg, nieuw = WEGEN[handeling], Model(self)
        for rekening, verschil in ((weg.van, -bedrag), (weg.naar, bedrag)):
            eigenaar = "" if rekening in ("vrij", "begroting") else dossier
            nieuw[eigenaar, rekening] = nieuw.get((eigenaar, rekening), 0) + verschil
        if handeling == H.SCHELD_KWIJT:
            nieuw[dossier, "kwijt"] = nieuw.get((dossier, "kwijt"), 0) + bedrag
        return nieuw if nieuw.holds() else None

    def holds(self):
        toegekend = {"verleend": 1, "vastgesteld": 1, "kwijt": 1, "onderweg": -1, "betaald": -1}
        ruimte = {wie: sum(keer * self.get((wie, op), 0) for op, keer in toegekend.items()) for wie, _op in self}
        return min(ruimte.values()) >= 0 and all(
            bedrag >= 0 for (_wie, op), bedrag in self.items() if op not in ("kas", "begroting")
        )

    def total(self, rekening):
        return sum(bedrag for (_wie, op), bedrag in self.items() if op == rekening)


def in_order(model, stappen):
    """Return the model after all steps in the order given, or None when one of them may not."""
    for een in stappen:
        model = model and model.after(*een)
    return model


def same(pot, model):
    for stand in [queries.stand(pot), *(rij for d in ("aanvraag:1", "aanvraag:2") for rij in queries.stand_of(d))]:
        if stand.pot == pot:
            for rekening in ("gereserveerd", "verleend", "vastgesteld", "onderweg", "betaald", "te_vorderen"):
                som = model.get((stand.dossier, rekening), 0) if stand.dossier else model.total(rekening)
                assert stand.amount(rekening) == som
    pot_stand = queries.stand(pot)
    assert (pot_stand.vrij, pot_stand.kas) == (model.get(("", "vrij"), 0), model.total("kas"))
    assert pot_stand.plafond + pot_stand.aangevuld == -model.get(("", "begroting"), 0)


@veel
@given(st.lists(daad, max_size=14))
def test_any_history_gives_the_sums_of_the_model(daden):
    pot, model = make_pot(12), Model({("", "vrij"): 12, ("", "begroting"): -12})
    for nr, stappen in enumerate(daden):
        posten = [Post(pot, h, bedrag, "" if h in VAN_DE_POT else dossier) for h, bedrag, dossier in stappen]
        verwacht = in_order(model, stappen)
        try:
            regels = actions.book(posten, sleutel=f"{pot.sleutel}:{nr}", by=None)
        except Weigering:
            assert verwacht is None
            continue
        op_volgorde = sorted(regels, key=lambda regel: regel.volgnummer)
        geboekt = in_order(model, [stappen[regel.post] for regel in op_volgorde])
        assert geboekt is not None
        assert verwacht is None or geboekt == verwacht
        model = geboekt
    same(pot, model)
    assert queries.check().ok


@veel
@given(st.lists(stap, max_size=20))
def test_the_database_alone_refuses_exactly_what_the_model_refuses(stappen):
    pot, model = make_pot(12), Model({("", "vrij"): 12, ("", "begroting"): -12})
    for handeling, bedrag, dossier in stappen:
        mag = model.after(handeling, bedrag, dossier)
        try:
            with transaction.atomic():
                slip_in(pot, handeling, bedrag, "" if handeling in VAN_DE_POT else dossier)
        except IntegrityError:
            assert mag is None
        else:
            assert mag is not None
            model = mag
    same(pot, model)

"""Small votes to count: made by hand or drawn at random."""

from hypothesis import strategies as st

from wijkwerk.rekenkern.stemmen import Idee, Stemming


def vote(kosten, budget, biljetten):
    return Stemming.from_table([Idee(f"{k:02}", prijs) for k, prijs in enumerate(kosten)], budget, biljetten)


def columns(uitslag_sleutels):
    return [int(sleutel) for sleutel in uitslag_sleutels]


@st.composite
def elections(draw, punten=4, ideeen=5, kiezers=7):
    aantal = draw(st.integers(1, ideeen))
    # Few different amounts, so that exact ties are common.
    kosten = draw(st.lists(st.sampled_from([1, 2, 3, 4, 6, 10, 12, 30]), min_size=aantal, max_size=aantal))
    hoogste = draw(st.sampled_from([1, punten]))
    biljet = st.lists(st.integers(0, hoogste), min_size=aantal, max_size=aantal)
    biljetten = draw(st.lists(biljet, min_size=1, max_size=kiezers))
    return kosten, draw(st.integers(0, 60)), biljetten

"""Nothing of a person is kept without an end: every model has a term, goes with one that has, or holds no persons."""

import re

from django.db import models

from tests.huis.test_verdiepingen import our_models
from wijkwerk.kern.bewaren import registry
from wijkwerk.kern.bewaren.eigen import OVER
from wijkwerk.kern.grootboek.models import Boeking, Pot, Stand

INRICHTING = "how the municipality set it up"
KAART = "the map and public registers"
WERK = "who works here, in which role; staff, kept with what they decided"
GEEN_NAMEN = "numbers, amounts and codes"
ZONDER_EINDE = {
    "agenda.overlegreeks": INRICHTING,
    "agenda.vrijgave": GEEN_NAMEN,
    "berichten.brievenpartij": GEEN_NAMEN,
    "bewaren.bewaartermijn": INRICHTING,
    "documenten.sjabloon": INRICHTING,
    "documenten.sjabloonversie": INRICHTING,
    "gebieden.adres": KAART,
    "gebieden.buurt": KAART,
    "gebieden.kaartimport": KAART,
    "gebieden.kaartstempel": KAART,
    "gebieden.kerncijfer": KAART,
    "gebieden.werkgebied": KAART,
    "gebieden.werkgebiedversie": KAART,
    "gebieden.wijk": KAART,
    "grootboek.pot": GEEN_NAMEN,
    "grootboek.stand": GEEN_NAMEN,
    "mensen.mandaat": WERK,
    "mensen.organisatie": WERK,
    "mensen.rolvervulling": WERK,
    "mensen.toegangscontrole": WERK,
    "signalen.invoer": "the rows that were refused, with personal data masked",
    "signalen.onderwerp": INRICHTING,
    "subsidies.betaalpartij": GEEN_NAMEN,
    "subsidies.plafond": INRICHTING,
    "subsidies.plafonddeel": GEEN_NAMEN,
    "subsidies.regeling": INRICHTING,
    "subsidies.regelingversie": INRICHTING,
    "subsidies.ronde": INRICHTING,
    "subsidies.steekproef": GEEN_NAMEN,
    "subsidies.vrijgave": GEEN_NAMEN,
}
# What tells who somebody is. A model with such a field of a resident has a rule itself, whatever it hangs on.
WIE = {"iban", "rekeninghouder", "begunstigde", "telefoon", "postcode", "straat", "postadres", "indiener"}


def kept() -> dict[str, type[models.Model]]:
    return {model._meta.label_lower: model for model in our_models()}


def ruled() -> set[str]:
    return {regel.soort for regel in registry.all_rules()} | {soort.soort for soort in registry.all_along()}


def owners(model: type[models.Model]) -> set[str]:
    """What takes a record of this model along when it goes, through as many keys as it takes."""
    boven = {
        veld.related_model
        for veld in model._meta.concrete_fields
        if veld.is_relation and veld.remote_field.on_delete is models.CASCADE
    } - {model}
    return {een._meta.label_lower for een in boven}.union(*(owners(een) for een in boven))


def test_every_model_ends_or_says_why_it_holds_nobody():
    eindigt = ruled() | set(ZONDER_EINDE)
    vergeten = {label for label, model in kept().items() if label not in eindigt and not owners(model) & eindigt}
    assert vergeten == set()


def test_nothing_is_excused_that_ends_or_is_not_there():
    assert set(ZONDER_EINDE) - set(kept()) == set()
    assert set(ZONDER_EINDE) & ruled() == set()


def test_who_somebody_is_has_a_term_of_its_own():
    met = {label for label, model in kept().items() if {veld.name for veld in model._meta.concrete_fields} & WIE}
    zonder = met - {regel.soort for regel in registry.all_rules()} - {"gebieden.adres", "signalen.anderedeur"}
    assert zonder == set()


def test_what_goes_along_goes_with_something_that_ends():
    waarmee = {soort.met for soort in registry.all_along() if soort.met}
    assert waarmee - {OVER} - {regel.soort for regel in registry.all_rules()} == set()


def test_ledger_has_no_place_for_a_person():
    for model in (Pot, Boeking, Stand):
        namen = {veld.name for veld in model._meta.concrete_fields}
        assert not [naam for naam in namen if re.search("naam_|email|adres|iban|persoon|aanvrager", naam)], model
        naar = {veld.related_model for veld in model._meta.concrete_fields if veld.is_relation}
        assert naar <= {Pot}, model

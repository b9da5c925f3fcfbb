"""What happens by itself: terms that pass, answers that stay away, drafts and personal data that end."""

from datetime import timedelta

from django.db import transaction

from wijkwerk.kern import klok
from wijkwerk.kern.bestanden import actions as bestanden
from wijkwerk.kern.draad import actions as draad
from wijkwerk.kern.logboek import actions as logboek
from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.kern.zoeken import actions as zoeken
from wijkwerk.signalen.actions import berichten
from wijkwerk.signalen.actions.concepten import discard
from wijkwerk.signalen.actions.stap import lock
from wijkwerk.signalen.models import Concept, Foto, Melder, Signaal, Steun
from wijkwerk.signalen.states import Status

VOORAF = timedelta(days=2)
CONCEPT_BLIJFT = timedelta(days=30)
PORTIE = 200


def escalate() -> int:
    """Tell the wijkregisseur once about every open signal whose term has passed; return how many."""
    laat = Signaal.objects.too_late(klok.nu()).filter(geescaleerd_op=None).values_list("pk", flat=True)
    return sum(_escalate(pk) for pk in list(laat[:PORTIE]))


@transaction.atomic
def _escalate(pk: int) -> bool:
    rij = lock(Signaal(pk=pk))
    if not rij.is_open or rij.geescaleerd_op or rij.termijn_op is None or rij.termijn_op >= klok.nu():
        return False
    rij.geescaleerd_op = klok.nu()
    rij.save(update_fields=["geescaleerd_op"])
    logboek.note("signalen.geescaleerd", object=rij, by=None)
    berichten.tell_lead(rij, "termijn_voorbij", kenmerk=f"v{rij.versie}")
    return True


def remind() -> int:
    """Remind who received a signal, two days before the answer is expected and once after; return how many mails."""
    vandaag = klok.vandaag()
    wacht = Signaal.objects.open().filter(antwoord_verwacht_op__isnull=False)
    vooraf = wacht.filter(antwoord_verwacht_op__range=(vandaag, vandaag + VOORAF))
    te_laat = wacht.filter(antwoord_verwacht_op__lt=vandaag)
    herinnerd = sum(_remind(pk, "herinnering") for pk in list(vooraf.values_list("pk", flat=True)))
    return herinnerd + sum(_remind(pk, "herinnering_te_laat") for pk in list(te_laat.values_list("pk", flat=True)))


@transaction.atomic
def _remind(pk: int, soort: str) -> bool:
    rij = lock(Signaal(pk=pk))
    if not rij.is_open or rij.antwoord_verwacht_op is None:
        return False
    kenmerk = f"{rij.antwoord_verwacht_op:%Y%m%d}"
    eerder = Logregel.objects.filter(
        object_soort="signalen.signaal", object_id=rij.pk, handeling="signalen.herinnerd", gegevens__soort=soort,
        gegevens__dag=kenmerk,
    )  # fmt: skip
    if eerder.exists():
        return False
    logboek.note("signalen.herinnerd", object=rij, by=None, soort=soort, dag=kenmerk)
    return bool(berichten.tell_receiver(rij, soort, kenmerk=kenmerk))


@transaction.atomic
def clean_concepts() -> int:
    """Throw away drafts that nobody touched for thirty days, with pictures no signal uses; return how many."""
    oud = Concept.objects.filter(gewijzigd_op__lt=klok.nu() - CONCEPT_BLIJFT)[:PORTIE]
    aantal = 0
    for concept in oud:
        discard(concept)
        aantal += 1
    if aantal:
        logboek.note("signalen.concepten_opgeruimd", by=None, aantal=aantal)
    return aantal


@transaction.atomic
def forget_reporters(ids: list[int]) -> int:
    """Blank what we know of these reporters; the signals stay."""
    leeg = {"naam": "", "email": "", "telefoon": "", "postadres": "", "opgeschoond_op": klok.nu()}
    return Melder.objects.filter(pk__in=ids).update(**leeg)


@transaction.atomic
def forget_supporters(ids: list[int]) -> int:
    """Blank the address and words of these supporters; the count stays."""
    return Steun.objects.filter(pk__in=ids).update(email="", tekst="")


@transaction.atomic
def destroy(ids: list[int]) -> int:
    """Destroy signals with everything that hangs on them; the retention run that calls this declares and logs it.

    A signal into which others were merged takes those along.
    """
    met = Signaal.objects.filter(samengevoegd_met__in=ids, status=Status.SAMENGEVOEGD).values_list("pk", flat=True)
    alle = [*ids, *met]
    fotos = [foto.bestand for foto in Foto.objects.filter(signaal__in=alle).select_related("bestand")]
    draad.forget("signalen.signaal", alle)
    zoeken.forget_ids("signalen.signaal", alle)
    Signaal.objects.filter(pk__in=list(met)).delete()
    aantal, _per_model = Signaal.objects.filter(pk__in=ids).delete()
    for bestand in fotos:
        bestanden.remove(bestand, by=None)
    return len(alle) if aantal else 0

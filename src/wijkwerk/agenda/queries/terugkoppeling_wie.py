"""Who hears what came of a thread: found along it, each person once, without who asked to be left alone.

An address is known by its keyed hash (HMAC-SHA256): enough to see that it is the same one, not enough to read it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.crypto import salted_hmac

from wijkwerk.agenda.models import Actie, Advies, Afmelding, Agendapunt, Betrokkene, Terugkoppeling, Thema
from wijkwerk.agenda.models.terugkoppeling import Terugbericht
from wijkwerk.agenda.states.terugkoppeling import Groep
from wijkwerk.kern.draad.queries import walk
from wijkwerk.mensen.models import Organisatie
from wijkwerk.signalen.models import Melder, Signaal, Steun
from wijkwerk.signalen.states import Status

Over = Thema | Agendapunt
MAIL, BRIEF = Terugbericht.Weg.MAIL, Terugbericht.Weg.BRIEF


@dataclass(frozen=True)
class Ontvanger:
    """Somebody to tell: in which group, by which way, about which reports of theirs or for which organisation."""

    groep: str
    sleutel: str
    weg: str
    adres: str
    taal: str = settings.LANGUAGE_CODE
    link: str = ""
    signaal_id: int | None = None
    nummers: tuple[str, ...] = ()
    organisatie_id: int | None = None


@dataclass(frozen=True)
class Groepbeeld:
    """Who of one group gets the text now, and how many do not: no address, asked to be left alone, had it already."""

    groep: Groep
    ontvangers: tuple[Ontvanger, ...]
    onbereikbaar: int
    afgemeld: int
    gehad: int

    @property
    def mails(self) -> int:
        """How many get it by mail."""
        return sum(ontvanger.weg == MAIL for ontvanger in self.ontvangers)

    @property
    def brieven(self) -> int:
        """How many get it by letter."""
        return len(self.ontvangers) - self.mails


def key_of(adres: str) -> str:
    """Return the keyed hash of an address; capitals and blanks make no difference."""
    schoon = " ".join(adres.lower().split())
    return salted_hmac("wijkwerk.agenda.terugkoppeling", schoon, algorithm="sha256").hexdigest()


def over_of(terugkoppeling: Terugkoppeling) -> Over:
    """Return what it is about."""
    over = terugkoppeling.thema or terugkoppeling.agendapunt
    if over is None:
        raise ValueError("Een terugkoppeling gaat over een thema of over een agendapunt.")
    return over


def thema_of(over: Over) -> int | None:
    """Return the thema about which somebody can ask to hear nothing more."""
    return over.pk if isinstance(over, Thema) else over.thema_id


def signals_on(over: Over) -> list[int]:
    """Return the signals from which this came, with those merged into them; who took it back hears nothing."""
    boven = [knoop.id for knoop in walk(over, "terug") if knoop.soort == "signalen.signaal"]
    samen = Signaal.objects.filter(Q(pk__in=boven) | Q(samengevoegd_met__in=boven)).exclude(status=Status.INGETROKKEN)
    return list(samen.order_by("pk").values_list("pk", flat=True))


def finishable(terugkoppeling: Terugkoppeling) -> QuerySet[Signaal]:
    """Return the signals behind a message that still lie on an agenda, oldest first."""
    bij = Signaal.objects.filter(pk__in=signals_on(over_of(terugkoppeling)), status=Status.GEAGENDEERD)
    return bij.order_by("ontvangen_op", "pk")


def divide(over: Over, groepen: Sequence[str], gehad: Iterable[str] = ()) -> list[Groepbeeld]:
    """Share everyone out over these groups, reporters first: who is in two gets the first text only.

    `gehad` holds the keys of who got it before.
    """
    signalen = signals_on(over)
    afgemeld = set(Afmelding.objects.filter(Q(thema=None) | Q(thema=thema_of(over))).values_list("sleutel", flat=True))
    gezien, al, beelden = set[str](), set(gehad), []
    for groep in Groep:
        if groep.value not in groepen:
            continue
        gevonden = list(_group(groep, over, signalen))
        bereikbaar = _once(ontvanger for ontvanger in gevonden if ontvanger.adres)
        nieuw = {sleutel: wie for sleutel, wie in bereikbaar.items() if sleutel not in gezien}
        gezien |= nieuw.keys()
        wel = tuple(wie for sleutel, wie in nieuw.items() if sleutel not in al and sleutel not in afgemeld)
        stil = sum(sleutel in afgemeld and sleutel not in al for sleutel in nieuw)
        zonder = sum(not ontvanger.adres for ontvanger in gevonden)
        beelden.append(Groepbeeld(groep, wel, zonder, stil, sum(sleutel in al for sleutel in nieuw)))
    return beelden


def plan(terugkoppeling: Terugkoppeling) -> list[Groepbeeld]:
    """Return who gets which text of this message now; a group whose text is empty gets nothing."""
    groepen = [tekst.groep for tekst in terugkoppeling.teksten.all() if tekst.tekst.strip()]
    gehad = terugkoppeling.berichten.values_list("sleutel", flat=True)
    return divide(over_of(terugkoppeling), groepen, gehad)


def per_signal(terugkoppeling: Terugkoppeling) -> list[tuple[Signaal, int]]:
    """Return the signals whose people got it, with how many; never who."""
    telling = Counter(terugkoppeling.berichten.exclude(signaal=None).values_list("signaal_id", flat=True))
    signalen = Signaal.objects.filter(pk__in=telling).order_by("-ontvangen_op", "-pk")
    return [(signaal, telling[signaal.pk]) for signaal in signalen]


def _once(ontvangers: Iterable[Ontvanger]) -> dict[str, Ontvanger]:
    """Keep each address once, with all its reports."""
    per_sleutel: dict[str, Ontvanger] = {}
    for ontvanger in ontvangers:
        eerder = per_sleutel.get(ontvanger.sleutel)
        samen = replace(eerder, nummers=eerder.nummers + ontvanger.nummers) if eerder else ontvanger
        per_sleutel[ontvanger.sleutel] = samen
    return per_sleutel


def _group(groep: Groep, over: Over, signalen: list[int]) -> Iterator[Ontvanger]:
    if groep == Groep.MELDERS:
        return _reporters(signalen)
    return _supporters(signalen) if groep == Groep.STEUNERS else _partners(over)


def _reporters(signalen: list[int]) -> Iterator[Ontvanger]:
    """Give whoever reported; a signal of which nobody left an address gives one without."""
    rijen = Signaal.objects.filter(pk__in=signalen).select_related("melder").order_by("pk")
    for signaal in rijen:
        melder: Melder | None = getattr(signaal, "melder", None)
        taal = melder.taal if melder else settings.LANGUAGE_CODE
        yield _of_signal(Groep.MELDERS, signaal, _way(melder), taal, signaal.token)


def _way(melder: Melder | None) -> tuple[str, str]:
    if melder is None:
        return MAIL, ""
    return (MAIL, melder.email) if melder.email else (BRIEF, melder.postadres)


def _supporters(signalen: list[int]) -> Iterator[Ontvanger]:
    steunen = Steun.objects.filter(signaal__in=signalen).select_related("signaal").order_by("pk")
    for steun in steunen:
        yield _of_signal(Groep.STEUNERS, steun.signaal, (MAIL, steun.email), steun.taal, steun.token)


def _of_signal(groep: Groep, signaal: Signaal, way: tuple[str, str], taal: str, token: str) -> Ontvanger:
    weg, adres = way
    link = settings.ADRES + reverse("signalen:volgblad", args=[token])
    sleutel = key_of(adres) if adres else ""
    return Ontvanger(groep.value, sleutel, weg, adres, taal, link, signaal.pk, (signaal.nummer,))


def _partners(over: Over) -> Iterator[Ontvanger]:
    """Give the organisations that were asked for advice, are involved, own an actie, or are the table itself."""
    knopen = walk(over, "heen")
    punten = {knoop.id for knoop in knopen if knoop.soort == "agenda.agendapunt"}
    punten |= {over.pk} if isinstance(over, Agendapunt) else set(over.agendapunten.values_list("pk", flat=True))
    acties = {knoop.id for knoop in knopen if knoop.soort == "agenda.actie"}
    vragen: tuple[Any, ...] = (
        Advies.objects.filter(agendapunt__in=punten, ingetrokken_op=None),
        Betrokkene.objects.filter(agendapunt__in=punten),
        Agendapunt.objects.filter(pk__in=punten),
        Actie.objects.filter(Q(pk__in=acties) | Q(besluit__agendapunt__in=punten)),
    )
    ids = {pk for vraag in vragen for pk in vraag.order_by().values_list("organisatie_id", flat=True)}
    for organisatie in Organisatie.objects.filter(pk__in=ids - {None}, actief=True):
        sleutel = key_of(organisatie.email) if organisatie.email else ""
        link = settings.ADRES + reverse("agenda:terugkoppelingen")
        yield Ontvanger(
            Groep.PARTNERS.value, sleutel, MAIL, organisatie.email, link=link, organisatie_id=organisatie.pk
        )

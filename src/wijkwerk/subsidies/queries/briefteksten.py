"""The texts of letters: each kind with what is used now and what is being written, its versions, what changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from wijkwerk.kern.berichten import queries as berichten
from wijkwerk.kern.berichten.models import Bericht, Brievenpartij
from wijkwerk.kern.documenten import opstellen
from wijkwerk.kern.documenten import queries as documenten
from wijkwerk.kern.documenten.models import Sjabloon, Sjabloonversie
from wijkwerk.kern.documenten.register import Soort, Tabelveld
from wijkwerk.mensen.models import Persoon
from wijkwerk.subsidies.queries.brieven_soorten import GROEPEN, KAMER, SOORTEN


@dataclass(frozen=True)
class Rij:
    """One kind of letter in the list."""

    soort: Soort
    woord: str
    gebruikt: Sjabloonversie | None
    concept: Sjabloonversie | None


def groups() -> list[tuple[str, list[Rij]]]:
    """Return all kinds of letters, by what they are for: one query."""
    gebruikt: dict[str, Sjabloonversie] = {}
    concepten: dict[str, Sjabloonversie] = {}
    rijen = Sjabloonversie.objects.filter(sjabloon__soort__startswith=KAMER, taal="nl").select_related("sjabloon")
    for versie in rijen.order_by("versie"):
        (gebruikt if versie.is_gepubliceerd else concepten)[versie.sjabloon.soort] = versie
    return [
        (naam, [Rij(s, word(s), gebruikt.get(s.sleutel), concepten.get(s.sleutel)) for s in soorten])
        for naam, soorten in GROEPEN
    ]


def word(soort: Soort) -> str:
    """Return what a kind is called in an address."""
    return soort.sleutel.removeprefix(KAMER)


def kind_of(woord: str) -> Soort | None:
    """Return the kind with this word in its address."""
    return next((soort for soort in SOORTEN if word(soort) == woord), None)


def text_of(soort: Soort) -> tuple[str, str]:
    """Return subject and text to begin with: of the draft, of what is used now, or what comes with it."""
    versie = documenten.draft(soort.sleutel) or documenten.published(soort.sleutel)
    return (versie.onderwerp, versie.tekst) if versie is not None else soort.standard()


def try_out(soort: Soort, onderwerp: str, tekst: str) -> Sjabloonversie:
    """Return a version that is not kept, to look at."""
    return Sjabloonversie(
        sjabloon=Sjabloon(soort=soort.sleutel, naam=str(soort.naam)), onderwerp=onderwerp, tekst=tekst
    )


def version_to_show(soort: Soort, nummer: int | None) -> Sjabloonversie | None:
    """Return one version of a text, or without a number the draft, what is used now, or what comes with it."""
    if nummer is not None:
        return documenten.versions(soort.sleutel).filter(taal="nl", versie=nummer).first()
    versie = documenten.draft(soort.sleutel) or documenten.published(soort.sleutel)
    return versie or try_out(soort, *soort.standard())


def optional_fields(soort: Soort) -> list[tuple[str, str]]:
    """Return the fields that may be left out, with their names: their parts of the text come and go."""
    velden = [veld for veld in soort.velden if not veld.verplicht and veld.voorbeeld not in ("", False)]
    return [(veld.sleutel, str(veld.naam)) for veld in velden]


def preview(versie: Sjabloonversie, zonder: frozenset[str]) -> opstellen.Inhoud:
    """Return the letter that a version makes of the example values."""
    return opstellen.preview(versie, zonder=zonder)


@dataclass(frozen=True)
class Veldhulp:
    """A field one may use: how to write it, what it is, and an example."""

    sleutel: str
    naam: str
    voorbeeld: str
    eigen_regel: bool


def fields_help(soort: Soort) -> list[Veldhulp]:
    """Return the fields of a kind as help beside the text."""
    return [
        Veldhulp(
            veld.sleutel,
            str(veld.naam),
            veld.voorbeeld if isinstance(veld.voorbeeld, str) else "",
            isinstance(veld, Tabelveld),
        )
        for veld in soort.alles
    ]


def differences(oud: str, nieuw: str) -> Iterator[tuple[str, str]]:
    """Return the lines of two texts in order: each "gelijk", "weg" or "erbij"."""
    links, rechts = oud.splitlines(), nieuw.splitlines()
    for soort, a, b, c, d in SequenceMatcher(None, links, rechts, autojunk=False).get_opcodes():
        if soort == "equal":
            yield from (("gelijk", regel) for regel in links[a:b])
            continue
        yield from (("weg", regel) for regel in links[a:b])
        yield from (("erbij", regel) for regel in rechts[c:d])


@dataclass(frozen=True)
class Post:
    """What waits for the post: letters in no batch yet, and batches that nobody said were sent."""

    wachtend: list[Bericht]
    aantal: int
    partijen: list[tuple[Brievenpartij, str]]


def post() -> Post:
    """Return what waits for the post, the first 100 letters by name."""
    partijen = list(berichten.open_batches())
    wie = {p.pk: str(p) for p in Persoon.objects.filter(pk__in={partij.gemaakt_door_id for partij in partijen})}
    wachtend = berichten.letters()
    return Post(
        wachtend=list(wachtend[:100]),
        aantal=wachtend.count(),
        partijen=[(partij, wie.get(partij.gemaakt_door_id or 0, "")) for partij in partijen],
    )

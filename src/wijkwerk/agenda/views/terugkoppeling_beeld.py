"""How a message will look to its receivers, made with an example instead of somebody's own number and links."""

from dataclasses import dataclass, replace

from django.conf import settings
from django.utils.translation import gettext as _

from wijkwerk.agenda.actions.terugkoppeling_post import Post, compose
from wijkwerk.agenda.models import Terugkoppeling
from wijkwerk.agenda.queries.terugkoppeling_wie import Groepbeeld, Ontvanger
from wijkwerk.agenda.states.terugkoppeling import Groep
from wijkwerk.kern.berichten.opmaak import with_footer


@dataclass(frozen=True)
class Voorbeeld:
    """One group: who gets it, and the message as it leaves."""

    beeld: Groepbeeld
    onderwerp: str
    tekst: str
    talen: int


def previews(rij: Terugkoppeling, beelden: list[Groepbeeld]) -> list[Voorbeeld]:
    """Return for each group that gets something the message of one of its receivers."""
    per_groep = {tekst.groep: tekst for tekst in rij.teksten.all()}
    return [
        _preview(beeld, Post(tekst.onderwerp, tekst.tekst)) for beeld in beelden if (tekst := per_groep[beeld.groep])
    ]


def _preview(beeld: Groepbeeld, post: Post) -> Voorbeeld:
    voorbeeld = sample(beeld)
    tekst = compose(post, voorbeeld, f"{settings.ADRES}/…")
    if voorbeeld.weg == "mail":
        tekst = with_footer(tekst, taal=voorbeeld.taal)
    anders = {wie.taal for wie in beeld.ontvangers} - {settings.LANGUAGE_CODE}
    return Voorbeeld(beeld, post.onderwerp, tekst, len(anders))


def sample(beeld: Groepbeeld) -> Ontvanger:
    """Return the first receiver, with example numbers and links, in the language of the municipality."""
    leeg = Ontvanger(beeld.groep.value, "", "mail", "", organisatie_id=0 if beeld.groep == Groep.PARTNERS else None)
    eerste = beeld.ontvangers[0] if beeld.ontvangers else leeg
    nummers = (_("(het eigen nummer)"),)
    return replace(eerste, adres="", link=f"{settings.ADRES}/…", nummers=nummers, taal=settings.LANGUAGE_CODE)

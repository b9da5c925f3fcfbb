"""The ways in which money comes, and what somebody should know before choosing one."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wijkwerk.subsidies.states.aanvraag import Betaalwijze

# Shown before the choice is made (`subsidies/betaling/uitkering.html`) and said again in the letter.
UITKERING = _(
    "Heeft u een uitkering of toeslag? Geld op uw eigen rekening kan daarvoor meetellen. Kies dan liever dat de "
    "gemeente de rekening van de leverancier betaalt, of een betaalkaart. Of gebruik de rekening van een vereniging."
)
UITKERING_IN_BRIEF = _(
    "Heeft u een uitkering of toeslag? Vertel dan aan wie u die geeft dat dit geld voor de buurt is, en bewaar de "
    "bonnen. Liever niet op uw eigen rekening? Bel ons voordat wij betalen."
)
UITLEG: dict[str, str | Promise] = {
    Betaalwijze.REKENING: _("Wij maken het geld over. U koopt zelf wat nodig is en bewaart de bonnen."),
    Betaalwijze.FACTUUR: _("U krijgt zelf geen geld. De winkel of verhuurder stuurt de rekening naar de gemeente."),
    Betaalwijze.KAART: _("U krijgt een kaart met het geld erop. Daarmee betaalt u in de winkel."),
}

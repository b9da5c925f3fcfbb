"""The kinds of rules a fund can be made of. Each says what it asks to be set and how it judges a plan."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wijkwerk.rekenkern.regels.plan import Plan
from wijkwerk.rekenkern.regels.uitkomst import Oordeel, Reden, Regel, Uitkomst

JA, NEE, MENS, LET_OP, ONBEKEND = Oordeel.JA, Oordeel.NEE, Oordeel.MENS, Oordeel.LET_OP, Oordeel.ONBEKEND


class InstellingFout(ValueError):
    """A setting that a kind of rule cannot work with; `veld` names the field, `code` what is wrong with it."""

    def __init__(self, veld: str, code: str) -> None:
        super().__init__(f"{veld}: {code}")
        self.veld, self.code = veld, code


@dataclass(frozen=True)
class Veld:
    """One parameter: `soort` is bedrag (cents), aantal, procent, dag, kosten, doelen, gebieden, bijlage or wanneer."""

    naam: str
    soort: str


@dataclass(frozen=True)
class Soort:
    """A kind of rule."""

    sleutel: str
    velden: tuple[Veld, ...]
    oordeel: Callable[[Regel, Plan], Uitkomst]


WANNEER = ("altijd", "evenement", "voorwerp_buiten", "bezoekers")
_GETALLEN = {"bedrag": (1, 10**12), "aantal": (0, 10**6), "procent": (0, 100)}


def check_setting(sleutel: str, instelling: Mapping[str, Any]) -> dict[str, Any]:
    """Return the setting with nothing but what this kind knows. Raises InstellingFout for the first fault.

    Codes: "ontbreekt", "getal" (not a whole number), "bereik", "keuze" (an empty list or an unknown word), "dag".
    """
    return {veld.naam: _check(veld, instelling.get(veld.naam)) for veld in SOORTEN[sleutel].velden}


def _check(veld: Veld, waarde: Any) -> Any:
    if waarde is None or waarde == "":
        raise InstellingFout(veld.naam, "ontbreekt")
    if veld.soort in _GETALLEN:
        return _check_number(veld, waarde)
    if veld.soort in ("kosten", "doelen", "gebieden"):
        if not isinstance(waarde, list | tuple) or not waarde or not all(isinstance(woord, str) for woord in waarde):
            raise InstellingFout(veld.naam, "keuze")
        return sorted(set(waarde))
    if veld.soort == "dag":
        return _read_day(veld.naam, waarde).isoformat()
    if veld.soort == "wanneer" and waarde not in WANNEER:
        raise InstellingFout(veld.naam, "keuze")
    return str(waarde)


def _check_number(veld: Veld, waarde: Any) -> int:
    if isinstance(waarde, bool) or not isinstance(waarde, int):
        raise InstellingFout(veld.naam, "getal")
    laagste, hoogste = _GETALLEN[veld.soort]
    if not laagste <= waarde <= hoogste:
        raise InstellingFout(veld.naam, "bereik")
    return waarde


def _read_day(naam: str, waarde: Any) -> date:
    try:
        return date.fromisoformat(str(waarde))
    except ValueError:
        raise InstellingFout(naam, "dag") from None


def _say(regel: Regel, goed: bool | None, code: str, hoogste: int | None = None, **waarden: Any) -> Uitkomst:
    """Yes, no, or not known (None)."""
    if goed is None:
        return Uitkomst(regel, ONBEKEND, Reden(f"{code}_onbekend", waarden), hoogste)
    return Uitkomst(regel, JA if goed else NEE, Reden(code if goed else f"{code}_nee", waarden), hoogste)


def _maximum(regel: Regel, plan: Plan) -> Uitkomst:
    grens = regel.instelling["bedrag"]
    goed = None if plan.gevraagd is None else plan.gevraagd <= grens
    return _say(regel, goed, "maximum", grens, bedrag=grens, gevraagd=plan.gevraagd)


def _vast_bedrag(regel: Regel, plan: Plan) -> Uitkomst:
    doelen, grens = frozenset(regel.instelling["doelen"]), regel.instelling["bedrag"]
    if plan.doelen is None:
        return _say(regel, None, "vast_bedrag", bedrag=grens)
    # A fixed amount binds a plan that is for nothing else than what it is set for.
    if not plan.doelen or not plan.doelen <= doelen:
        return Uitkomst(regel, JA, Reden("vast_bedrag_geldt_niet"))
    goed = None if plan.gevraagd is None else plan.gevraagd <= grens
    return _say(regel, goed, "vast_bedrag", grens, bedrag=grens, gevraagd=plan.gevraagd)


def _minimum_steun(regel: Regel, plan: Plan) -> Uitkomst:
    nodig = regel.instelling["aantal"]
    goed = None if plan.steun is None else plan.steun >= nodig
    return _say(regel, goed, "minimum_steun", aantal=nodig, heeft=plan.steun)


def _dagen_vooraf(regel: Regel, plan: Plan) -> Uitkomst:
    nodig = regel.instelling["aantal"]
    dagen = None if plan.begint is None else (plan.begint - plan.ontvangen).days
    return _say(regel, None if dagen is None else dagen >= nodig, "dagen_vooraf", aantal=nodig, heeft=dagen)


def _in_periode(regel: Regel, plan: Plan) -> Uitkomst:
    van, tot = (date.fromisoformat(regel.instelling[naam]) for naam in ("van", "tot"))
    if plan.begint is None:
        return _say(regel, None, "in_periode", van=van, tot=tot)
    goed = van <= plan.begint and (plan.eindigt or plan.begint) <= tot
    return _say(regel, goed, "in_periode", van=van, tot=tot)


def _uitgesloten_kosten(regel: Regel, plan: Plan) -> Uitkomst:
    soorten = frozenset(regel.instelling["soorten"])
    bedrag = plan.sum_of(soorten)
    return _say(
        regel, None if bedrag is None else bedrag == 0, "uitgesloten_kosten", soorten=sorted(soorten), bedrag=bedrag
    )


def _aandeel_kosten(regel: Regel, plan: Plan) -> Uitkomst:
    soorten, procent = frozenset(regel.instelling["soorten"]), regel.instelling["procent"]
    bedrag, totaal = plan.sum_of(soorten), plan.totaal
    if bedrag is None or not totaal:
        return _say(regel, None, "aandeel_kosten", soorten=sorted(soorten), procent=procent)
    goed = bedrag * 100 <= procent * totaal
    return _say(regel, goed, "aandeel_kosten", soorten=sorted(soorten), procent=procent, bedrag=bedrag, totaal=totaal)


def _uitgesloten_doel(regel: Regel, plan: Plan) -> Uitkomst:
    verboden = frozenset(regel.instelling["doelen"])
    geraakt = None if plan.doelen is None else sorted(plan.doelen & verboden)
    return _say(regel, None if geraakt is None else not geraakt, "uitgesloten_doel", doelen=geraakt or sorted(verboden))


def _doel_nodig(regel: Regel, plan: Plan) -> Uitkomst:
    gewenst = frozenset(regel.instelling["doelen"])
    goed = None if plan.doelen is None else bool(plan.doelen & gewenst)
    return _say(regel, goed, "doel_nodig", doelen=sorted(gewenst))


def _volwassen(regel: Regel, plan: Plan) -> Uitkomst:
    return _say(regel, plan.volwassen, "leeftijd", aantal=regel.instelling["aantal"])


def _open_voor_buurt(regel: Regel, plan: Plan) -> Uitkomst:
    return _say(regel, plan.open_voor_buurt, "open_voor_buurt")


def _in_gebied(regel: Regel, plan: Plan) -> Uitkomst:
    gebieden = regel.instelling["gebieden"]
    goed = None if plan.werkgebied is None else plan.werkgebied in gebieden
    return _say(regel, goed, "in_gebied", gebieden=list(gebieden))


def _dekking(regel: Regel, plan: Plan) -> Uitkomst:
    if plan.totaal is None or plan.gevraagd is None:
        return _say(regel, None, "dekking")
    verschil = plan.totaal - plan.gevraagd - plan.eigen_geld
    return _say(regel, verschil == 0, "dekking", totaal=plan.totaal, verschil=verschil)


def _aandeel_bijdrage(regel: Regel, plan: Plan) -> Uitkomst:
    procent = regel.instelling["procent"]
    if plan.totaal is None:
        return _say(regel, None, "aandeel_bijdrage", procent=procent)
    grens = plan.totaal * procent // 100
    goed = None if plan.gevraagd is None else plan.gevraagd <= grens
    return _say(regel, goed, "aandeel_bijdrage", grens, procent=procent, bedrag=grens)


def _eerder(regel: Regel, plan: Plan) -> Uitkomst:
    hoogste, had = regel.instelling["aantal"], plan.eerder_toegekend
    return _say(regel, None if had is None else had < hoogste, "eerder", aantal=hoogste, heeft=had)


def _bijlage(regel: Regel, plan: Plan) -> Uitkomst:
    soort, vanaf = regel.instelling["bijlage"], regel.instelling["bedrag"]
    if plan.gevraagd is None:
        return _say(regel, None, "bijlage", bijlage=soort, bedrag=vanaf)
    if plan.gevraagd < vanaf:
        return Uitkomst(regel, JA, Reden("bijlage_niet_nodig", {"bijlage": soort, "bedrag": vanaf}))
    goed = None if plan.bijlagen is None else soort in plan.bijlagen
    return _say(regel, goed, "bijlage", bijlage=soort, bedrag=vanaf)


def _happens(wanneer: str, aantal: int, plan: Plan) -> bool | None:
    if wanneer == "altijd":
        return True
    if wanneer == "bezoekers":
        return None if plan.bezoekers is None else plan.bezoekers >= aantal
    return plan.evenement if wanneer == "evenement" else plan.voorwerp_buiten


def _melding(regel: Regel, plan: Plan) -> Uitkomst:
    """Tell of something else that is needed first; never a no."""
    nodig = _happens(regel.instelling["wanneer"], regel.instelling["aantal"], plan)
    if nodig:
        return Uitkomst(regel, LET_OP, Reden("melding"))
    return Uitkomst(regel, ONBEKEND if nodig is None else JA, Reden("melding_niet_nodig"))


def _mens(regel: Regel, plan: Plan) -> Uitkomst:
    """Ask a person to look, always or when something is the case."""
    nodig = _happens(regel.instelling["wanneer"], regel.instelling["aantal"], plan)
    return Uitkomst(regel, JA, Reden("mens_niet_nodig")) if nodig is False else Uitkomst(regel, MENS, Reden("mens"))


_BEDRAG, _AANTAL, _PROCENT = Veld("bedrag", "bedrag"), Veld("aantal", "aantal"), Veld("procent", "procent")
_KOSTEN, _DOELEN, _WANNEER = Veld("soorten", "kosten"), Veld("doelen", "doelen"), Veld("wanneer", "wanneer")

SOORTEN: dict[str, Soort] = {
    soort.sleutel: soort
    for soort in (
        Soort("maximum", (_BEDRAG,), _maximum),
        Soort("vast_bedrag", (_DOELEN, _BEDRAG), _vast_bedrag),
        Soort("minimum_steun", (_AANTAL,), _minimum_steun),
        Soort("dagen_vooraf", (_AANTAL,), _dagen_vooraf),
        Soort("in_periode", (Veld("van", "dag"), Veld("tot", "dag")), _in_periode),
        Soort("uitgesloten_kosten", (_KOSTEN,), _uitgesloten_kosten),
        Soort("aandeel_kosten", (_KOSTEN, _PROCENT), _aandeel_kosten),
        Soort("uitgesloten_doel", (_DOELEN,), _uitgesloten_doel),
        Soort("doel_nodig", (_DOELEN,), _doel_nodig),
        Soort("leeftijd", (_AANTAL,), _volwassen),
        Soort("open_voor_buurt", (), _open_voor_buurt),
        Soort("in_gebied", (Veld("gebieden", "gebieden"),), _in_gebied),
        Soort("dekking", (), _dekking),
        Soort("aandeel_bijdrage", (_PROCENT,), _aandeel_bijdrage),
        Soort("eerder", (_AANTAL,), _eerder),
        Soort("bijlage", (Veld("bijlage", "bijlage"), _BEDRAG), _bijlage),
        Soort("melding", (_WANNEER, _AANTAL), _melding),
        Soort("mens", (_WANNEER, _AANTAL), _mens),
    )
}

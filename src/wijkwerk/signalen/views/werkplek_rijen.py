"""The rows of the inbox, drawn in Python: fifty rows of thirty values each are too many for a tag tree per cell.

Words that are the same in every row are looked up once per page. Everything a person typed goes through `escape`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.kern import klok
from wijkwerk.kern.taal import as_read
from wijkwerk.signalen.queries import Keuzes, Rij
from wijkwerk.signalen.states import Status
from wijkwerk.web import datums, iconen

TONEN = {
    Status.NIEUW: "info",
    Status.DOORGEZET: "let-op",
    Status.GEAGENDEERD: "let-op",
    Status.AFGEHANDELD: "goed",
}


def draw(rijen: Iterable[Rij], keuzes: Keuzes, *, met_vink: bool) -> SafeString:
    """Return the rows as HTML; `met_vink` puts a checkbox before each. Names come from `keuzes`."""
    tekenaar = _Tekenaar.for_page(keuzes, met_vink=met_vink)
    return SafeString("\n".join(tekenaar.row(signaal) for signaal in rijen))


@dataclass(frozen=True)
class _Tekenaar:
    keuzes: Keuzes
    met_vink: bool
    nu: datetime
    zegger: datums.Zegger
    standen: dict[str, str]  # status -> badge
    te_laat: str
    kies: str
    niemand: str
    tot_en_met: str
    antwoord_tot: str
    adres: str  # of a signal, with 0 for its key

    @classmethod
    def for_page(cls, keuzes: Keuzes, *, met_vink: bool) -> "_Tekenaar":
        return cls(
            keuzes=keuzes,
            met_vink=met_vink,
            nu=klok.nu(),
            zegger=datums.Zegger(),
            standen={status.value: iconen.badge(status.label, TONEN.get(status, "")) for status in Status},
            te_laat=" " + iconen.badge(_("Te laat"), "fout", "klok"),
            kies=escape(_("Kies %(nummer)s")),
            niemand=f'<span class="zacht">{escape(_("Nog niemand"))}</span>',
            tot_en_met=escape(_("tot en met %(dag)s")),
            antwoord_tot=escape(_("antwoord tot en met %(dag)s")),
            adres=reverse("signalen:dossier", args=[0]),
        )

    def row(self, s: Rij) -> str:
        nummer = s.nummer
        laat = s.is_open and s.termijn_op is not None and s.termijn_op < self.nu
        te_laat = self.te_laat if laat else ""
        klasse = ' class="is-laat"' if laat else ""
        punt = f' data-punt="{s.lat},{s.lon}"' if s.lat is not None and s.lon is not None else ""
        return (
            f"<tr data-rij{klasse}{punt}>{self.tick(s.pk, nummer) if self.met_vink else ''}"
            f'<th scope="row" class="postvak__wat">{self.what(s, nummer)}</th>'
            f'<td class="postvak__stand">{self.standen[s.status]}{te_laat}{self.since(s.ontvangen_op)}'
            f'</td><td class="postvak__wie">{self.who(s)}{self.until(s)}</td></tr>'
        )

    def tick(self, pk: int, nummer: str) -> str:
        kies = self.kies % {"nummer": nummer}
        return (
            f'<td class="postvak__vink"><label><input type="checkbox" name="signaal" value="{pk}">'
            f'<span class="alleen-voorlezen">{kies}</span></label></td>'
        )

    def what(self, s: Rij, nummer: str) -> str:
        onderwerp = escape(self.keuzes.onderwerpen.get(s.onderwerp_id, ""))
        wijk = escape(self.keuzes.werkgebieden.get(s.werkgebied_id or 0, ""))
        plek = f"{escape(s.plek)}, " if s.plek else ""
        adres = self.adres.replace("/0/", f"/{s.pk}/")
        return (
            f'<a href="{adres}" data-open>{escape(s.kop)}</a>'
            f'<span class="postvak__klein postvak__regel"><span class="nummer">{nummer}</span> · {onderwerp}'
            f'{_supporters(s.steun)}</span><span class="postvak__klein postvak__regel">{plek}{wijk}</span>'
        )

    def who(self, s: Rij) -> str:
        persoon = escape(s.behandelaar)
        wie = persoon or (self.niemand if s.is_open else "")
        if s.organisatie_id:
            erbij = f'<span class="zacht">, {persoon}</span>' if persoon else ""
            wie = f"{escape(self.keuzes.organisaties.get(s.organisatie_id, ''))}{erbij}"
        if s.tafel and s.status == Status.GEAGENDEERD:
            return f'{wie}<span class="postvak__klein">{escape(as_read(s.tafel))}</span>'
        return wie

    def until(self, s: Rij) -> str:
        if not s.is_open or not (s.antwoord_verwacht_op or s.termijn_op):
            return ""
        zin = self.antwoord_tot if s.antwoord_verwacht_op else self.tot_en_met
        dag = self.zegger.dag(s.antwoord_verwacht_op or s.termijn_op)
        return f'\n<span class="postvak__klein">{zin % {"dag": dag}}</span>'

    def since(self, moment: datetime) -> str:
        machine, voluit, geleden = self.zegger.moment(moment)
        tijd = f'<time datetime="{machine}" title="{voluit}">{geleden}</time>'
        return f'<span class="postvak__klein">{tijd}</span>'


def _supporters(aantal: int) -> str:
    if not aantal:
        return ""
    return " · " + escape(ngettext("1 ander ook", "%(aantal)s anderen ook", aantal) % {"aantal": aantal})

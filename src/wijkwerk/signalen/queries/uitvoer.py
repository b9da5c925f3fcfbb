"""Export: rows for a spreadsheet."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from wijkwerk.kern import klok
from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen.models import Invoer, Signaal
from wijkwerk.signalen.queries.bak import GEEN_FILTERS, Filters, narrowed

PORTIE = 500


def export_rows(persoon: Persoon, filters: Filters = GEEN_FILTERS) -> Iterator[Sequence[str]]:
    """Yield a header and one row per signal this person may see, streaming.

    Nothing about the reporter is in it. Rows come per condition under which the person sees signals, each row once.
    """
    yield [
        _("nummer"), _("referentie"), _("ontvangen"), _("onderwerp"), _("omschrijving"), _("plek"), _("buurt"),
        _("werkgebied"), _("lat"), _("lon"), _("status"), _("status sinds"), _("termijn"), _("wie heeft het"),
        _("uitkomst"), _("kanaal"), _("zichtbaarheid"), _("steun"),
    ]  # fmt: skip
    gezien: set[int] = set()
    vragen = narrowed(persoon, filters)
    for vraag in vragen:
        for signaal in (
            vraag.select_related("onderwerp", "buurt", "werkgebied", "organisatie", "behandelaar")
            .order_by("-ontvangen_op", "-pk")
            .iterator(PORTIE)
        ):
            if signaal.pk not in gezien:
                if len(vragen) > 1:
                    gezien.add(signaal.pk)
                yield _cells(signaal)


def bad_rows(invoer: Invoer) -> Iterator[list[str]]:
    """Yield the refused rows of a file as they were, with what is wrong in a last column: to mend and offer again."""
    yield [*invoer.kop, _("rij"), _("wat er mis is")]
    for fout in invoer.fouten:
        cellen = (fout["cellen"] + [""] * len(invoer.kop))[: len(invoer.kop)]
        yield [*cellen, str(fout["rij"]), f"{fout['kolom']}: {fout['melding']}"]


def _cells(signaal: Signaal) -> tuple[str, ...]:
    wie = signaal.organisatie or signaal.behandelaar
    return (
        signaal.nummer,
        str(signaal.client_id),
        _moment(signaal.ontvangen_op),
        str(signaal.onderwerp),
        signaal.tekst,
        signaal.plek,
        signaal.buurt.naam if signaal.buurt else "",
        str(signaal.werkgebied or ""),
        "" if signaal.lat is None else f"{signaal.lat:.6f}",
        "" if signaal.lon is None else f"{signaal.lon:.6f}",
        str(signaal.get_status_display()),
        _moment(signaal.status_sinds),
        _moment(signaal.termijn_op),
        str(wie or ""),
        signaal.uitkomst,
        str(signaal.get_kanaal_display()),
        signaal.zichtbaarheid,
        str(signaal.steun),
    )


def _moment(moment: datetime | None) -> str:
    return moment.astimezone(klok.AMSTERDAM).strftime("%Y-%m-%d %H:%M") if moment else ""

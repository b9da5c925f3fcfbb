"""Two ways to a bank: a person who uploads and downloads files, or a gateway over HTTPS."""

import json
from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, datetime
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.utils.translation import gettext as _

from wijkwerk.koppelingen.bank.redenen import reden
from wijkwerk.koppelingen.bank.vorm import Aanname, BankFout, Ontvangst, Verbindingsfout
from wijkwerk.koppelingen.bank.xml import MAX_BYTES

TIJDSLIMIET = 30.0  # seconds
SOORTEN = ("pain.002.", "camt.053.", "camt.054.")  # answers that `lees` can read
_DUBBEL = frozenset({"DUPL", "AM05"})
Antwoord = tuple[int, bytes]
Vrager = Callable[[Request], Antwoord]


class HandmatigeBank:
    """No connection: the treasurer downloads the file, uploads it in the portal of the bank and brings answers back."""

    def aanbieden(self, bestand: bytes, *, kenmerk: str) -> Ontvangst:  # noqa: ARG002 - a person carries the bytes
        """Say that the file lies ready; nothing leaves."""
        melding = _("Download het betaalbestand en zet het klaar in het bankportaal.")
        return Ontvangst(kenmerk, Aanname.KLAARGEZET, melding=melding)

    def afschriften(self, sinds: datetime) -> list[bytes]:  # noqa: ARG002 - they come by upload
        """Return nothing: answers come by upload."""
        return []


class _GeenOmleiding(HTTPRedirectHandler):
    """A bank does not send us elsewhere: following would carry the password and the payments along."""

    def redirect_request(self, *_args: Any, **_kwargs: Any) -> None:
        return None


_OPENER = build_opener(_GeenOmleiding)


def vraag(verzoek: Request) -> Antwoord:
    """Return status and body of one answer, at most a little over MAX_BYTES. Raises OSError or HTTPException."""
    try:
        with _OPENER.open(verzoek, timeout=TIJDSLIMIET) as antwoord:
            return int(antwoord.status), bytes(antwoord.read(4 * MAX_BYTES + 1))
    except HTTPError as fout:
        with fout:
            return fout.code, bytes(fout.read(MAX_BYTES))


class HttpBank:
    """A gateway that takes a pain.001 by POST and keeps the answers in a mailbox.

    `basis` is https (plain http only on this machine). `postbuspad` must list without taking away: reading twice gives
    the same lines with the same keys, so a crash while reading loses nothing. It answers with a JSON list of messages
    with `type`, `releasedAt` and `body`; a refused file is answered with 422 and the `reason`.
    """

    def __init__(
        self,
        basis: str,
        *,
        gebruiker: str = "",
        wachtwoord: str = "",
        betaalpad: str = "/payments",
        postbuspad: str = "/mailbox",
        vrager: Vrager = vraag,
    ) -> None:
        deel = urlsplit(basis)
        eigen_machine = deel.scheme == "http" and deel.hostname in ("127.0.0.1", "::1", "localhost")
        if not deel.hostname or not (deel.scheme == "https" or eigen_machine):
            raise BankFout(_("Het adres van de bank moet met https:// beginnen."))
        self._basis, self._betaalpad, self._postbuspad = basis.rstrip("/"), betaalpad, postbuspad
        self._koppen = {"User-Agent": "wijkwerk", "Accept": "application/json"}
        if gebruiker:
            sleutel = b64encode(f"{gebruiker}:{wachtwoord}".encode()).decode()
            self._koppen["Authorization"] = f"Basic {sleutel}"
        self._vrager = vrager

    def aanbieden(self, bestand: bytes, *, kenmerk: str) -> Ontvangst:
        """Hand in the file. A refusal of the whole file is a receipt; after Verbindingsfout it may have arrived."""
        code, antwoord = self._vraag(self._betaalpad, bestand)
        if code not in (200, 201, 202, 422) or not isinstance(antwoord, dict):
            raise Verbindingsfout(_("De bank gaf een antwoord dat wij niet kennen."))
        code_bank = str(antwoord.get("reason") or "")
        if code == 422 or antwoord.get("status") == "RJCT":
            status = Aanname.DUBBEL if code_bank in _DUBBEL else Aanname.AFGEWEZEN
            return Ontvangst(kenmerk, status, reden_code=code_bank, melding=reden(code_bank))
        return Ontvangst(kenmerk, Aanname.AANGENOMEN)

    def afschriften(self, sinds: datetime) -> list[bytes]:
        """Return the answers of the bank since this moment, oldest first."""
        code, antwoord = self._vraag(self._postbuspad)
        try:
            if code != 200:
                raise ValueError(code)
            post = [(_moment(bericht["releasedAt"]), str(bericht["type"]), bericht["body"]) for bericht in antwoord]
            return [inhoud.encode() for moment, soort, inhoud in post if moment >= sinds and soort.startswith(SOORTEN)]
        except (KeyError, TypeError, ValueError, AttributeError) as fout:
            raise Verbindingsfout(_("De bank gaf een antwoord dat wij niet kennen.")) from fout

    def _vraag(self, pad: str, inhoud: bytes | None = None) -> tuple[int, Any]:
        koppen = self._koppen | ({"Content-Type": "application/xml"} if inhoud is not None else {})
        verzoek = Request(self._basis + pad, data=inhoud, headers=koppen)  # noqa: S310 - https, or this machine
        try:
            code, antwoord = self._vrager(verzoek)
        except (URLError, HTTPException, OSError) as fout:
            raise Verbindingsfout(_("De bank antwoordt niet. Probeer het later opnieuw.")) from fout
        if len(antwoord) > 4 * MAX_BYTES:
            raise Verbindingsfout(_("Het antwoord van de bank is te groot."))
        try:
            return code, json.loads(antwoord)
        except ValueError as fout:
            raise Verbindingsfout(_("De bank gaf een antwoord dat wij niet kennen.")) from fout


def _moment(tekst: str) -> datetime:
    moment = datetime.fromisoformat(tekst)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

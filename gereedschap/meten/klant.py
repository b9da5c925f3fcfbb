"""A visitor with a keep-alive connection to this machine, cookies, and no haste."""

import gzip
import http.client
import re
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit


class Klant:
    """Send requests over a few keep-alive connections in turn, as a proxy would; only ever to the loopback address."""

    def __init__(self, url: str, *, verbindingen: int = 4) -> None:
        adres = urlsplit(url)
        if adres.hostname != "127.0.0.1":
            raise ValueError("Meten gebeurt alleen op deze computer.")
        self._lijnen = [http.client.HTTPConnection("127.0.0.1", adres.port, timeout=30) for _ in range(verbindingen)]
        self._herkomst = f"https://{adres.netloc}/"
        self._beurt = 0
        self.cookies: dict[str, str] = {}

    def get(self, pad: str) -> str:
        """Fetch `pad` and return its text; anything but 200 is an error."""
        return self._ask("GET", pad, goed=(200,))

    def post(self, pad: str, velden: dict[str, str]) -> str:
        """Send a form with the CSRF token of this visitor; 200, 201, 302 and 303 are good."""
        velden = {"csrfmiddlewaretoken": self.cookies.get("csrftoken", "")} | velden
        return self._ask("POST", pad, goed=(200, 201, 302, 303), inhoud=urlencode(velden))

    def weight(self, pad: str) -> tuple[int, int]:
        """Fetch a page and what it asks for, compressed; return the bytes received and the requests to other hosts."""
        bron = re.compile(
            r'(?:<link[^>]+rel="(?:stylesheet|icon)"[^>]+href|<link[^>]+href|<script[^>]+src|<img[^>]+src)="([^"#]+)'
        )
        pagina, bytes_ = self._fetch(pad)
        adressen = {adres for adres in bron.findall(pagina.decode("utf-8", "replace")) if not adres.startswith("data:")}
        eigen = [adres for adres in adressen if adres.startswith("/") and not adres.startswith("//")]
        return bytes_ + sum(self._fetch(adres)[1] for adres in eigen), len(adressen) - len(eigen)

    def _fetch(self, pad: str) -> tuple[bytes, int]:
        lijn = self._lijnen[0]
        lijn.request("GET", pad, headers={"X-Forwarded-Proto": "https", "Accept-Encoding": "gzip"})
        antwoord = lijn.getresponse()
        inhoud = antwoord.read()
        bytes_ = len(inhoud) + len(str(antwoord.headers))
        gezipt = antwoord.headers.get("Content-Encoding") == "gzip"
        return gzip.decompress(inhoud) if gezipt else inhoud, bytes_

    def _ask(self, methode: str, pad: str, *, goed: tuple[int, ...], inhoud: str | None = None) -> str:
        lijn = self._lijnen[self._beurt % len(self._lijnen)]
        self._beurt += 1
        koppen = {"X-Forwarded-Proto": "https", "Referer": self._herkomst}
        if self.cookies:
            koppen["Cookie"] = "; ".join(f"{naam}={waarde}" for naam, waarde in self.cookies.items())
        if inhoud is not None:
            koppen["Content-Type"] = "application/x-www-form-urlencoded"
        antwoord = self._answer(lijn, methode, pad, inhoud, koppen)
        tekst = antwoord.read().decode("utf-8", "replace")
        for kop in antwoord.headers.get_all("Set-Cookie") or []:
            self.cookies |= {naam: koek.value for naam, koek in SimpleCookie(kop).items()}
        if antwoord.status not in goed:
            raise RuntimeError(f"{methode} {pad} gaf {antwoord.status}: {tekst[:200]}")
        return tekst

    @staticmethod
    def _answer(lijn: http.client.HTTPConnection, methode: str, pad: str, inhoud: str | None, koppen: dict[str, str]):
        """Ask once more on a fresh line when the server had dropped this one while it was idle."""
        for laatste in (False, True):
            try:
                lijn.request(methode, pad, body=inhoud, headers=koppen)
                return lijn.getresponse()
            except (http.client.RemoteDisconnected, ConnectionError):
                lijn.close()
                if laatste:
                    raise
        raise AssertionError

    def close(self) -> None:
        for lijn in self._lijnen:
            lijn.close()

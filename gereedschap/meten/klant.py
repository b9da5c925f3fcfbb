"""A visitor with a keep-alive connection to this machine, cookies, and no haste."""

import http.client
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit


class Klant:
    """Send requests over a few keep-alive connections in turn, as a proxy would; only ever to the loopback address."""

    def __init__(self, url: str, *, verbindingen: int = 4) -> None:
        adres = urlsplit(url)
        if adres.hostname != "127.0.0.1":
            raise ValueError("Meten gebeurt alleen op deze computer.")
        self._lijnen = [http.client.HTTPConnection("127.0.0.1", adres.port, timeout=30) for _ in range(verbindingen)]
        self._beurt = 0
        self.cookies: dict[str, str] = {}

    def get(self, pad: str) -> str:
        """Fetch `pad` and return its text; anything but 200 is an error."""
        return self._ask("GET", pad, goed=(200,))

    def post(self, pad: str, velden: dict[str, str]) -> str:
        """Send a form with the CSRF token of this visitor; 200, 201, 302 and 303 are good."""
        velden = {"csrfmiddlewaretoken": self.cookies.get("csrftoken", "")} | velden
        return self._ask("POST", pad, goed=(200, 201, 302, 303), inhoud=urlencode(velden))

    def _ask(self, methode: str, pad: str, *, goed: tuple[int, ...], inhoud: str | None = None) -> str:
        lijn = self._lijnen[self._beurt % len(self._lijnen)]
        self._beurt += 1
        koppen = {"X-Forwarded-Proto": "https", "Referer": "https://127.0.0.1/"}
        if self.cookies:
            koppen["Cookie"] = "; ".join(f"{naam}={waarde}" for naam, waarde in self.cookies.items())
        if inhoud is not None:
            koppen["Content-Type"] = "application/x-www-form-urlencoded"
        lijn.request(methode, pad, body=inhoud, headers=koppen)
        antwoord = lijn.getresponse()
        tekst = antwoord.read().decode("utf-8", "replace")
        for kop in antwoord.headers.get_all("Set-Cookie") or []:
            self.cookies |= {naam: koek.value for naam, koek in SimpleCookie(kop).items()}
        if antwoord.status not in goed:
            raise RuntimeError(f"{methode} {pad} gaf {antwoord.status}: {tekst[:200]}")
        return tekst

    def close(self) -> None:
        for lijn in self._lijnen:
            lijn.close()

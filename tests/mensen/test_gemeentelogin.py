"""The municipal login (OpenID Connect), against a small provider that runs on this machine."""

import json
import threading
import time
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.test import Client

from wijkwerk.kern.logboek.models import Logregel
from wijkwerk.mensen import rules
from wijkwerk.mensen.models import Persoon, Rol, Rolvervulling


class Aanbieder(HTTPServer):
    """What an identity provider answers; a test sets the claims. `nonce` is what the browser brought along."""

    claims: dict
    nonce: str = ""
    zonder_token = False
    vragen: list[dict[str, list[str]]]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Antwoord(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        url = self.server.url
        configuratie = {
            "issuer": url,
            "authorization_endpoint": f"{url}/login",
            "token_endpoint": f"{url}/token",
            "userinfo_endpoint": f"{url}/wie",
            "jwks_uri": f"{url}/sleutels",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }
        self._send(configuratie if "well-known" in self.path else self.server.claims)

    def do_POST(self) -> None:
        vraag = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        if "code_verifier" not in vraag:
            self.send_error(400, "PKCE is missing")
            return
        nu = int(time.time())
        claims = {
            "iss": self.server.url,
            "aud": "wijkwerk",
            "iat": nu,
            "exp": nu + 60,
            "nonce": self.server.nonce,
        } | self.server.claims
        token = jwt.encode(claims, "sleutel-van-de-aanbieder-op-deze-machine", algorithm="HS256")
        self.server.vragen.append(vraag)
        bewijs = {} if self.server.zonder_token else {"id_token": token}
        self._send({"access_token": "toegang", "token_type": "Bearer"} | bewijs)

    def _send(self, gegevens: dict) -> None:
        inhoud = json.dumps(gegevens).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(inhoud)))
        self.end_headers()
        self.wfile.write(inhoud)

    def log_message(self, *args) -> None:
        pass


@pytest.fixture
def aanbieder(settings) -> Iterator[Aanbieder]:
    server = Aanbieder(("127.0.0.1", 0), Antwoord)
    server.vragen = []
    server.claims = {"sub": "a1", "email": "n.vries@voorbeeld.nl", "email_verified": True, "name": "Nienke Vriesendorp"}
    instellingen = {"server_url": server.url, "oauth_pkce_enabled": True, "email_authentication": True}
    app = {"provider_id": "gemeente", "name": "uw gemeenteaccount", "client_id": "wijkwerk", "secret": "s"}
    eigen = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"] | {"APPS": [app | {"settings": instellingen}]}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": eigen}
    settings.OIDC_GROEPEN = {
        "wijk-seghwaert": ("wijkregisseur", "seghwaert"),
        "klantcontact": ("kcc", ""),
        "verdwenen": ("wijkregisseur", "bestaat-niet"),
    }
    draad = threading.Thread(target=server.serve_forever, daemon=True)
    draad.start()
    yield server
    server.shutdown()
    server.server_close()


def log_in(browser: Client, aanbieder: Aanbieder, nonce: str | None = None):
    """Go to the provider and come back with its code, as a browser does; with another nonce as a thief would."""
    naar = browser.get("/inloggen/oidc/gemeente/")["Location"]
    vraag = parse_qs(urlsplit(naar).query)
    assert vraag["code_challenge_method"] == ["S256"]
    aanbieder.nonce = vraag["nonce"][0] if nonce is None else nonce
    return browser.get("/inloggen/oidc/gemeente/terug/", {"code": "x", "state": vraag["state"][0]})


def test_group_opens_an_account_with_its_role(aanbieder, spelers):
    aanbieder.claims |= {"groups": ["wijk-seghwaert"], "amr": ["pwd", "mfa"]}
    browser = Client()
    assert log_in(browser, aanbieder)["Location"] == "/vandaag/"
    persoon = Persoon.objects.get(email="n.vries@voorbeeld.nl")
    assert (persoon.soort, persoon.naam) == (Persoon.Soort.MEDEWERKER, "Nienke Vriesendorp")
    assert rules.areas(persoon, Rol.WIJKREGISSEUR) == {spelers.wijk.pk}
    assert browser.get("/vandaag/").status_code == 200


def test_second_step_is_asked_here_when_the_provider_did_not(aanbieder, spelers):
    aanbieder.claims |= {"groups": ["klantcontact"], "amr": ["pwd"]}
    browser = Client()
    log_in(browser, aanbieder)
    assert browser.get("/vandaag/")["Location"] == "/mijn-account/tweede-stap/"


def test_own_second_step_is_asked_when_the_provider_did_not(aanbieder, spelers):
    aanbieder.claims |= {"email": spelers.seghwaert.email, "groups": ["wijk-seghwaert"]}
    assert log_in(Client(), aanbieder)["Location"] == "/inloggen/tweede-stap/"


def test_second_step_is_not_asked_twice(aanbieder, spelers):
    aanbieder.claims |= {"email": spelers.seghwaert.email, "groups": ["wijk-seghwaert"], "acr": "mfa"}
    assert log_in(Client(), aanbieder)["Location"] == "/vandaag/"


def test_second_step_of_one_does_not_count_for_another(aanbieder, spelers):
    aanbieder.claims |= {"groups": ["klantcontact"], "amr": ["mfa"]}
    browser = Client()
    log_in(browser, aanbieder)
    spelers.kcc.authenticator_set.all().delete()
    browser.force_login(spelers.kcc)
    assert browser.get("/vandaag/")["Location"] == "/mijn-account/tweede-stap/"


def test_roles_follow_the_groups_at_every_sign_in(aanbieder, spelers):
    aanbieder.claims |= {"email": spelers.seghwaert.email, "groups": ["klantcontact"], "amr": ["mfa"]}
    log_in(Client(), aanbieder)
    nu = {(rol.rol, rol.werkgebied_id) for rol in rules.roles_of(Persoon.objects.get(pk=spelers.seghwaert.pk))}
    assert nu == {("kcc", None)}
    oud = Rolvervulling.objects.get(persoon=spelers.seghwaert, rol="wijkregisseur")
    assert oud.van == date(2024, 1, 1)
    assert oud.tot is not None


def test_role_outside_the_mapping_stays(aanbieder, spelers):
    aanbieder.claims |= {"email": spelers.privacy.email, "groups": [], "amr": ["mfa"]}
    log_in(Client(), aanbieder)
    assert rules.holds(Persoon.objects.get(pk=spelers.privacy.pk), Rol.PRIVACY)


@pytest.mark.parametrize("groepen", [[], ["onbekend"], ["verdwenen"]])
def test_without_a_role_nobody_comes_in(aanbieder, spelers, groepen):
    aanbieder.claims |= {"groups": groepen, "amr": ["mfa"]}
    browser = Client()
    antwoord = log_in(browser, aanbieder)
    assert antwoord.status_code == 403
    assert "U hebt nog geen toegang" in antwoord.content.decode()
    assert not Persoon.objects.filter(email="n.vries@voorbeeld.nl").exists()
    assert browser.get("/vandaag/")["Location"].startswith("/inloggen/")


def test_address_the_provider_does_not_vouch_for_opens_nothing(aanbieder, spelers):
    aanbieder.claims |= {"email": spelers.beheerder.email, "email_verified": False, "groups": ["klantcontact"]}
    assert log_in(Client(), aanbieder).status_code == 403


def test_closed_account_stays_closed(aanbieder, spelers):
    Persoon.objects.filter(pk=spelers.kcc.pk).update(is_active=False)
    aanbieder.claims |= {"email": spelers.kcc.email, "groups": ["klantcontact"], "amr": ["mfa"]}
    assert log_in(Client(), aanbieder).status_code == 403


@pytest.mark.parametrize("nonce", ["van-een-ander", ""])
def test_answer_to_another_request_opens_nothing(aanbieder, spelers, nonce):
    aanbieder.claims |= {"email": spelers.seghwaert.email, "groups": ["wijk-seghwaert"], "amr": ["mfa"]}
    browser = Client()
    antwoord = log_in(browser, aanbieder, nonce)
    assert antwoord.status_code == 403
    assert "hoort niet bij uw aanmelding" in antwoord.content.decode()
    assert browser.get("/vandaag/")["Location"].startswith("/inloggen/")
    regel = Logregel.objects.latest("pk")
    assert (regel.handeling, regel.resultaat) == ("mensen.aanmelden", "geweigerd")
    assert regel.object_id == spelers.seghwaert.pk


def test_answer_without_an_identity_token_opens_nothing(aanbieder, spelers):
    aanbieder.claims |= {"groups": ["klantcontact"], "amr": ["mfa"]}
    aanbieder.zonder_token = True
    assert log_in(Client(), aanbieder).status_code == 403


def test_every_request_has_a_nonce_of_its_own_whatever_the_address_says(aanbieder, spelers):
    browser, nonces = Client(), set()
    for _keer in range(2):
        naar = browser.get("/inloggen/oidc/gemeente/", {"auth_params": "nonce=zelfgekozen"})["Location"]
        nonces |= set(parse_qs(urlsplit(naar).query)["nonce"])
    assert len(nonces) == 2
    assert "zelfgekozen" not in nonces


@pytest.fixture
def sleutel(settings) -> rsa.RSAPublicKey:
    """Give this installation a key of its own; the provider knows the public half."""
    eigen = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = eigen.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    settings.OIDC_SLEUTEL, settings.OIDC_SLEUTELNAAM = pem.decode(), "wijkwerk-2026"
    return eigen.public_key()


def test_own_key_proves_who_we_are_and_no_secret_travels(aanbieder, spelers, sleutel):
    aanbieder.claims |= {"groups": ["klantcontact"], "amr": ["mfa"]}
    for _keer in range(2):
        assert log_in(Client(), aanbieder)["Location"] == "/vandaag/"
    bewijzen = [vraag["client_assertion"][0] for vraag in aanbieder.vragen]
    assert all("client_secret" not in vraag for vraag in aanbieder.vragen)
    gelezen = [jwt.decode(bewijs, sleutel, ["RS256"], audience=f"{aanbieder.url}/token") for bewijs in bewijzen]
    assert {(deel["iss"], deel["sub"]) for deel in gelezen} == {("wijkwerk", "wijkwerk")}
    assert len({deel["jti"] for deel in gelezen}) == 2
    assert all(deel["exp"] - deel["iat"] == 60 for deel in gelezen)
    assert {jwt.get_unverified_header(bewijs)["kid"] for bewijs in bewijzen} == {"wijkwerk-2026"}


def test_without_a_key_the_secret_is_sent(aanbieder, spelers):
    aanbieder.claims |= {"groups": ["klantcontact"], "amr": ["mfa"]}
    log_in(Client(), aanbieder)
    assert aanbieder.vragen[0]["client_secret"] == ["s"]
    assert "client_assertion" not in aanbieder.vragen[0]


def test_unknown_provider_is_not_found(db):
    assert Client().get("/inloggen/oidc/onbekend/terug/").status_code == 404


def test_choice_page_offers_the_municipal_login(aanbieder, db):
    assert "Inloggen met uw gemeenteaccount" in Client().get("/inloggen/").content.decode()

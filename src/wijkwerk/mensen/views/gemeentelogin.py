"""What the NL GOV profile for OpenID Connect asks beyond the sign-in library.

A nonce, so that no answer is used twice, and a signed statement instead of a shared secret.
"""

import secrets
from datetime import timedelta
from typing import Any

import jwt
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Client
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from wijkwerk.kern import klok

NONCE = "nonce"


class GemeenteProvider(OpenIDConnectProvider):
    """The municipal login, which gives every request to sign in a number of its own to answer with."""

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        """Send the nonce along, and keep it with the state of this sign-in, which is used once."""
        kwargs: dict[str, Any] = super().get_redirect_from_request_kwargs(request)
        nonce = secrets.token_urlsafe(32)
        return kwargs | {NONCE: nonce, "auth_params": kwargs["auth_params"] | {NONCE: nonce}}


def answers_to_us(sociallogin: SocialLogin) -> bool:
    """Whether the identity token answers this very request (OpenID Connect Core 1.0, 3.1.3.7, point 11)."""
    gevraagd = str(sociallogin.state.get(NONCE) or "")
    gekregen = str(sociallogin.account.extra_data.get("id_token", {}).get(NONCE) or "")
    return bool(gevraagd) and secrets.compare_digest(gevraagd.encode(), gekregen.encode())


class OndertekendeClient(OAuth2Client):
    """Proves who we are with a statement signed by our own key (private_key_jwt; RFC 7523, 2.2 and 3)."""

    def get_access_token(self, code: str, pkce_code_verifier: str | None = None, extra_data: Any = None) -> Any:
        """Exchange the code; every statement is for this once, and for one minute."""
        nu = klok.nu()
        wij = {"iss": self.consumer_key, "sub": self.consumer_key, "aud": self.access_token_url}
        eenmalig = {"jti": secrets.token_urlsafe(16), "iat": nu, "exp": nu + timedelta(minutes=1)}
        kop = {"kid": settings.OIDC_SLEUTELNAAM} if settings.OIDC_SLEUTELNAAM else None
        bewijs = {
            "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "client_assertion": jwt.encode(wij | eenmalig, settings.OIDC_SLEUTEL, algorithm="RS256", headers=kop),
        }
        return super().get_access_token(code, pkce_code_verifier, bewijs | (extra_data or {}))


class GemeenteOidc(OpenIDConnectOAuth2Adapter):
    """Talks to the identity provider: with our key when there is one, else with the shared secret."""

    def get_client(self, request: HttpRequest, app: SocialApp) -> OAuth2Client:
        """Return who asks for the token."""
        self.client_class = OndertekendeClient if settings.OIDC_SLEUTEL else OAuth2Client
        client: OAuth2Client = super().get_client(request, app)
        if settings.OIDC_SLEUTEL:
            client.consumer_secret, client.basic_auth = "", False
        return client


def terug(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take the answer of the identity provider."""
    try:
        return OAuth2CallbackView.adapter_view(GemeenteOidc(request, provider_id))(request)
    except SocialApp.DoesNotExist as fout:
        raise Http404 from fout

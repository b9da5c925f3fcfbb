"""What the NL GOV profile for OpenID Connect asks beyond the sign-in library: a nonce, so no answer is used twice."""

import secrets
from typing import Any

from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.http import HttpRequest

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

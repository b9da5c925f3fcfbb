"""Signing in: what this house asks of the sign-in library, and the two pages that differ from it."""

import base64
from hashlib import sha256
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.views import RequestLoginCodeView
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from wijkwerk.mensen import actions, queries, rules
from wijkwerk.mensen.models import Persoon
from wijkwerk.mensen.views.gemeentelogin import answers_to_us


class AccountAdapter(DefaultAccountAdapter):
    """Nobody opens an account for himself; every sign-in and refusal is logged."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("Het e-mailadres of het wachtwoord klopt niet."),
        "incorrect_code": _("Deze code klopt niet. Kijk of u de nieuwste code hebt overgenomen."),
        "too_many_login_attempts": _("U hebt te vaak geprobeerd in te loggen. Wacht 5 minuten en probeer het opnieuw."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 (allauth's signature)
        """Accounts are opened by invitation, by the municipal login or by having reported something."""
        return False

    def get_login_stages(self) -> list[str]:
        """Ask the second step in our own way."""
        ours = f"{TweedeStap.__module__}.{TweedeStap.__qualname__}"
        theirs = f"{AuthenticateStage.__module__}.{AuthenticateStage.__qualname__}"
        return [ours if stap == theirs else stap for stap in super().get_login_stages()]

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:  # noqa: ARG002 (the same)
        """Log a wrong password."""
        actions.record_refusal(credentials.get("email", ""))

    def post_login(self, request: HttpRequest, user: Persoon, **kwargs: Any) -> HttpResponse:
        """Log the sign-in and go on."""
        actions.record_sign_in(request, user)
        return super().post_login(request, user, **kwargs)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Residents land on their own page, staff and partners on Mijn wijk vandaag."""
        is_bewoner = getattr(request.user, "soort", "") == Persoon.Soort.BEWONER
        return "/mijn-account/" if is_bewoner else settings.LOGIN_REDIRECT_URL

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say only what helps: arriving somewhere is message enough."""
        if "account/messages/logged_in.txt" not in args:
            super().add_message(*args, **kwargs)


class TweedeStap(AuthenticateStage):
    """The second step, not asked twice: the municipal login may have asked it already."""

    def _should_handle(self, request: HttpRequest) -> bool:
        elders = request.session.get(rules.TWEEDE_STAP) or {}
        if self.login.user and elders == {"weg": "gemeente", "persoon": self.login.user.pk}:
            return False
        return super()._should_handle(request)


class MfaAdapter(DefaultMFAAdapter):
    """Secrets of apps are stored encrypted, the last second step of staff stays, the QR code is drawn without style."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("Deze code klopt niet. Wacht op de volgende code in uw app en probeer het opnieuw."),
        "cannot_delete_authenticator": _("U hebt altijd een tweede stap nodig. Stel eerst een andere in."),
    }

    def get_totp_issuer(self) -> str:
        """Name the account in the app."""
        return f"Wijkwerk {settings.GEMEENTE['gemeente']}"

    def build_totp_svg(self, url: str) -> str:
        """Return the QR code as SVG that can stand in the page."""
        return segno.make(url).svg_inline(
            scale=5, border=4, light="#fff", svgclass="qr", lineclass=None, omitsize=False
        )

    def encrypt(self, text: str) -> str:
        """Encrypt with a key that comes from the secret of this installation."""
        return _kluis().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Undo `encrypt`, also for what was stored under an earlier secret."""
        return _kluis().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Refuse to take the last second step off an account that must have one."""
        if authenticator.user.soort == Persoon.Soort.BEWONER:
            return True
        andere = authenticator.user.authenticator_set.exclude(type="recovery_codes").exclude(pk=authenticator.pk)
        return andere.exists()


def _kluis() -> MultiFernet:
    geheimen = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    sleutels = [base64.urlsafe_b64encode(sha256(f"mfa:{geheim}".encode()).digest()) for geheim in geheimen]
    return MultiFernet([Fernet(sleutel) for sleutel in sleutels])


class GemeenteAdapter(DefaultSocialAccountAdapter):
    """The municipal login (OpenID Connect): it says who somebody is, which roles go with it, and how sure it is."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find or open the account, bring its roles in line, and note whether a second step was asked there.

        An answer to another request than the one of this browser opens nothing.
        """
        if not answers_to_us(sociallogin):
            actions.record_refusal(sociallogin.user.email)
            raise ImmediateHttpResponse(_not_our_answer(request))
        data = sociallogin.account.extra_data
        claims = {**data.get("id_token", {}), **data.get("userinfo", {})}
        groepen = _as_list(claims.get(settings.OIDC_GROEPENCLAIM))
        persoon = self._admit(sociallogin, claims, groepen)
        if persoon is None:
            raise ImmediateHttpResponse(render(request, "mensen/geen_toegang.html", status=403))
        if not sociallogin.is_existing:
            sociallogin.connect(request, persoon)
        actions.sync_groups(persoon, groepen=groepen)
        sterk = {str(claims.get("acr", "")), *_as_list(data.get("id_token", {}).get("amr"))}
        if sterk & settings.OIDC_STERK:
            actions.vouch(request, persoon, weg="gemeente")

    def _admit(self, sociallogin: SocialLogin, claims: dict[str, Any], groepen: list[str]) -> Persoon | None:
        if sociallogin.is_existing:
            email = sociallogin.user.email
        else:
            zeker = [adres.email for adres in sociallogin.email_addresses if adres.verified]
            email = zeker[0] if zeker else ""
        return actions.admit(email=email, naam=str(claims.get("name", ""))[:80], groepen=groepen) if email else None


def _not_our_answer(request: HttpRequest) -> HttpResponse:
    uitleg = _("Dit antwoord van uw gemeente hoort niet bij uw aanmelding. Daarom hebben wij u niet binnengelaten.")
    return render(request, "socialaccount/authentication_error.html", {"uitleg": uitleg}, status=403)


def _as_list(claim: Any) -> list[str]:
    return [str(deel) for deel in claim] if isinstance(claim, list) else [str(claim)] if claim else []


class BewonerCodeView(RequestLoginCodeView):
    """Ask a code by mail. An unknown address, and one of a colleague, gets the same page and a mail that says so."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Send a code to a resident; a first-time reporter gets the account here."""
        email = form.cleaned_data["email"]
        form._user = queries.resident_of(email) or actions.make_resident(email=email)
        return super().form_valid(form)


def kies(request: HttpRequest) -> HttpResponse:
    """Ask who comes in; who is in already goes on."""
    if request.user.is_authenticated:
        return redirect(AccountAdapter(request).get_login_redirect_url(request))
    return render(request, "mensen/inloggen.html", {"verder": request.GET.get("next", "")})

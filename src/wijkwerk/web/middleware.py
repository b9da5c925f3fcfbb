"""What happens around every page: the language someone chose, and a refusal that costs nobody their words."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

from wijkwerk.web.stappen import refusal

Antwoord = Callable[[HttpRequest], HttpResponse]
GEHEIM = ("csrfmiddlewaretoken", "password", "wachtwoord", "code", "next")


class TaalMiddleware:
    """Dutch, unless the visitor chose another language here: a browser's own language is not a choice."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        gekozen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        taal = gekozen if gekozen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(taal):
            request.LANGUAGE_CODE = taal
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", taal)
            return response


class WeigeringMiddleware:
    """Turn a refusal (an exception with `melding` and `regel`) into a page that keeps what was filled in."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fout: Exception) -> HttpResponse | None:
        """Answer 409 with the refusal's own words; htmx gets a notice for the top of the page. Others pass by."""
        if (weigering := refusal(fout)) is None:
            return None
        melding, regel = weigering
        if getattr(request, "htmx", False):
            antwoord = render(request, "web/onderdelen/melding.html", {"soort": "let-op", "tekst": melding}, status=409)
            antwoord["HX-Retarget"], antwoord["HX-Reswap"] = "#meldingen", "innerHTML"
            return antwoord
        context = {"melding": melding, "regel": regel, "ingevuld": ingevuld(request), "terug": _terug(request)}
        return render(request, "web/weigering.html", context, status=409)


def ingevuld(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the fields of a refused form, to show and to send again; never secrets, never files."""
    velden = request.POST.lists()
    return [(naam, waarde) for naam, waarden in velden if not naam.startswith(GEHEIM) for waarde in waarden if waarde]


def _terug(request: HttpRequest) -> str:
    vorige = request.META.get("HTTP_REFERER", "")
    veilig = url_has_allowed_host_and_scheme(vorige, {request.get_host()}, require_https=request.is_secure())
    return vorige if veilig else "/"

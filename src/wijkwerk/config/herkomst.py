"""The door through which an act came in, for the log: this one is the web."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from wijkwerk.kern import logboek


class HerkomstMiddleware:
    """Give every log line written for a request the origin 'web' (BIO2: a log line names its origin)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with logboek.vanuit("web"):
            return self.get_response(request)

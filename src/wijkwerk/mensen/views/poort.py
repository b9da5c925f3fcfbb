"""The gate: staff and partners reach no page of the workplace before they have a second step."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from wijkwerk.mensen import actions, rules
from wijkwerk.mensen.models import Persoon

OPEN = ("openbaar", "tweede_stap")


class TweedeStapPoort:
    """Middleware that sends a colleague without second step to the page where it is set up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """Let public pages, residents and who took a second step through; a page without a mark counts as closed.

        That a session has a second step is looked up once and then remembered in that session.
        """
        if getattr(view, "toegang", "") in OPEN or not isinstance(request.user, Persoon):
            return None
        if request.user.soort == Persoon.Soort.BEWONER or rules.second_step_done(request.session, request.user):
            return None
        if rules.has_second_step(request.user):
            actions.vouch(request, request.user, weg="eigen")
            return None
        return redirect("mfa_index")

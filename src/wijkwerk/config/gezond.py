"""Two addresses for machines: is it alive (`/gezond`), and may it get visitors (`/gereed`)."""

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

import wijkwerk
from wijkwerk.config.opdrachten import klaarzetten
from wijkwerk.kern.taken import queries as taken
from wijkwerk.web.toegang import openbaar

WERKER_GEZIEN = "taken.werker_gezien"
WACHTTIJD_GRENS = 15 * 60
"""Seconds that the oldest waiting task may be overdue before the installation counts as not ready."""


@openbaar
def gezond(request: HttpRequest) -> JsonResponse:
    """Answer 200 while the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        gezien = cache.get(WERKER_GEZIEN)
    except DatabaseError:
        return JsonResponse({"status": "storing", "database": "weg", "versie": wijkwerk.__version__}, status=503)
    return JsonResponse({"status": "goed", "database": "goed", "werker": gezien, "versie": wijkwerk.__version__})


@openbaar
def gereed(request: HttpRequest) -> JsonResponse:
    """Answer 200 when every migration has run and no task waits too long, else 503 with what is missing."""
    try:
        wachtend = len(klaarzetten.missing())
        oudste = taken.delay().total_seconds()
    except DatabaseError:
        return JsonResponse({"status": "storing", "database": "weg"}, status=503)
    goed = not wachtend and oudste < WACHTTIJD_GRENS
    return JsonResponse(
        {"status": "goed" if goed else "wacht", "migraties": wachtend, "oudste_taak_seconden": round(oudste)},
        status=200 if goed else 503,
    )

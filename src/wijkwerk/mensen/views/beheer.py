"""The doors to everything that keeps the house in order."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def toon(request: HttpRequest) -> HttpResponse:
    """Show the doors this person may open; upper rooms hang theirs on the place "beheer"."""
    return render(request, "mensen/beheer.html")

"""Every address there is, with an example for each one that names an object; a new address must find a place here."""

import re
from collections.abc import Iterator
from types import SimpleNamespace

from django.urls import URLPattern, URLResolver, get_resolver

# Addresses where no page of ours stays on the screen, each with the reason.
ZONDER_BLAD = {
    "bijdragen/concept/<str:token>/": "puts the draft in this browser and leads to the form",
    "subsidies/nabezoeken/<int:pk>/": "leads to the application: a visit has no page of its own",
    "stemmen/idee/<str:token>/aanvraag/": "one button on the page of the idea: it leads to the form",
    "inloggen/bewoner/code/": "only after an address was given: test_inloggen walks through it",
    "inloggen/tweede-stap/": "only after a password: test_inloggen walks through it",
    "inloggen/account/": "leads to the page for residents",
    "inloggen/oidc/<provider_id>/": "leads to the login of the municipality",
    "inloggen/oidc/<provider_id>/terug/": "comes back from the login of the municipality",
    "inloggen/toegangssleutel/": "answers the script of the page to sign in",
    "inloggen/gesloten/": "only with a closed account, then it leads there by itself",
    "mijn-account/wachtwoord/nieuw/": "only for an account without a password",
    "mijn-account/bevestig/sleutel/": "only with a passkey and a login of long ago",
    "mijn-account/tweede-stap/sleutels/": "only with a passkey: tests/mensen/test_toegangssleutel.py makes one",
    "mijn-account/tweede-stap/sleutels/<int:pk>/": "only with a passkey",
    "mijn-account/tweede-stap/sleutels/<int:pk>/weg/": "only with a passkey",
    "taal/": "changes the language and goes back",
    "uitloggen/": "asks once and leads away",
}
VOOR_STAPPEN = 4  # the pages of one step look alike for most signals
LANG = "Zeerlangwoordzonderspaties" * 3


def routes() -> list[str]:
    """Return every route of the site as it stands in the address table."""
    return sorted(set(_walk(get_resolver(), "")))


def _walk(resolver: URLResolver, voor: str) -> Iterator[str]:
    for deel in resolver.url_patterns:
        if isinstance(deel, URLPattern):
            yield voor + str(deel.pattern)
        else:
            yield from _walk(deel, voor + str(deel.pattern))


def examples(route: str, stad: SimpleNamespace) -> list[str]:
    """Return the addresses to open for a route: itself, or one for each object that its first parameter can name."""
    if route in stad.adressen:
        return stad.adressen[route]
    begin = re.match(r"[^<]*<[^>]+>", route)
    if not begin:
        return [f"/{route}"]
    rest = route[begin.end() :].replace("<int:rol>", str(stad.rol)).replace("<int:mandaat>", str(stad.mandaat))
    voor = begin[0].partition("<")[0]
    voorwerpen = stad.voorbeelden[begin[0]]
    return [f"/{voor}{voorwerp}{rest}" for voorwerp in (voorwerpen if rest == "/" else voorwerpen[:VOOR_STAPPEN])]

"""The floor: bare Django as `startproject` makes it, with a view that inserts a row and one that renders fifty.

Its middleware is that of a new project, because no form on a real site goes without session and CSRF check.
"""

import os

import django
from django.conf import settings

from wijkwerk.config import omgeving

if not settings.configured:
    settings.configure(
        SECRET_KEY="vloer",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
        ],
        MIDDLEWARE=[
            "django.middleware.security.SecurityMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
        ],
        SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"),
        DATABASES={"default": omgeving.postgres(os.environ["DATABASE_URL"])},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
        USE_TZ=True,
    )
    django.setup()

from django.core.wsgi import get_wsgi_application
from django.db import connection, models
from django.http import HttpResponse
from django.template import engines
from django.urls import path
from django.utils import timezone
from django.views.decorators.csrf import ensure_csrf_cookie

RIJEN = 50
SJABLOON = engines["django"].from_string(
    "<!doctype html><title>Vloer</title><table>{% for rij in rijen %}"
    "<tr><td>{{ rij.pk }}<td>{{ rij.tekst }}<td>{{ rij.gemaakt_op|date:'j F Y H:i' }}</tr>{% endfor %}</table>"
)


class Rij(models.Model):
    """One row of three columns."""

    tekst = models.CharField(max_length=200)
    gemaakt_op = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        app_label = "vloer"

    def __str__(self) -> str:
        return self.tekst


def schrijf(request):
    rij = Rij.objects.create(tekst=request.POST["tekst"])
    return HttpResponse(str(rij.pk), status=201)


@ensure_csrf_cookie
def begin(_request):
    return HttpResponse("Hier begint een bezoeker.")


def lees(_request):
    rijen = Rij.objects.order_by("-gemaakt_op")[:RIJEN]
    return HttpResponse(SJABLOON.render({"rijen": rijen}))


urlpatterns = [path("begin", begin), path("schrijf", schrijf), path("lees", lees)]
application = get_wsgi_application()


def prepare() -> None:
    """Make the table in an empty database, with rows to select from."""
    with connection.schema_editor() as schema:
        schema.create_model(Rij)
    Rij.objects.bulk_create(Rij(tekst=f"Rij {nummer}") for nummer in range(1000))

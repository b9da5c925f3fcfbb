"""The application for servers that speak ASGI; `wijkwerk start` uses WSGI."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkwerk.config.settings")
application = get_asgi_application()

"""The application that gunicorn serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkwerk.config.settings")
application = get_wsgi_application()

# What is loaded now lives as long as the process: walking through it for garbage at every page finds nothing.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 50)

from django.apps import AppConfig


class BestandenConfig(AppConfig):
    name = "wijkwerk.kern.bestanden"
    label = "bestanden"

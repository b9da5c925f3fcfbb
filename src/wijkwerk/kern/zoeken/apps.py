from django.apps import AppConfig


class ZoekenConfig(AppConfig):
    name = "wijkwerk.kern.zoeken"
    label = "zoeken"

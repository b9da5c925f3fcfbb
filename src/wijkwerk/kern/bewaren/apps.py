from django.apps import AppConfig


class BewarenConfig(AppConfig):
    name = "wijkwerk.kern.bewaren"
    label = "bewaren"

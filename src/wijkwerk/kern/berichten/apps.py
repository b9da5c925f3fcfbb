from django.apps import AppConfig


class BerichtenConfig(AppConfig):
    name = "wijkwerk.kern.berichten"
    label = "berichten"

from django.apps import AppConfig


class GrootboekConfig(AppConfig):
    name = "wijkwerk.kern.grootboek"
    label = "grootboek"

from django.apps import AppConfig


class MensenConfig(AppConfig):
    name = "wijkwerk.mensen"
    label = "mensen"

from django.apps import AppConfig


class SignalenConfig(AppConfig):
    name = "wijkwerk.signalen"
    label = "signalen"

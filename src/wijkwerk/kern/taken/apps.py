from django.apps import AppConfig


class TakenConfig(AppConfig):
    name = "wijkwerk.kern.taken"
    label = "taken"

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "wijkwerk.config"
    label = "config"

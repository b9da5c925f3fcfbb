from django.apps import AppConfig


class SubsidiesConfig(AppConfig):
    name = "wijkwerk.subsidies"
    label = "subsidies"

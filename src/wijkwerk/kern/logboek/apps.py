from django.apps import AppConfig


class LogboekConfig(AppConfig):
    name = "wijkwerk.kern.logboek"
    label = "logboek"

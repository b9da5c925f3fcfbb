from django.apps import AppConfig


class DraadConfig(AppConfig):
    name = "wijkwerk.kern.draad"
    label = "draad"

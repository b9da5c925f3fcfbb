from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "wijkwerk.web"
    label = "web"

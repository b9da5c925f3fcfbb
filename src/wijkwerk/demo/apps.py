from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "wijkwerk.demo"
    label = "demo"

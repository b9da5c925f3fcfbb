from django.apps import AppConfig


class DocumentenConfig(AppConfig):
    name = "wijkwerk.kern.documenten"
    label = "documenten"

from django.apps import AppConfig


class BewarenConfig(AppConfig):
    name = "wijkwerk.kern.bewaren"
    label = "bewaren"

    def ready(self) -> None:
        """Bring the rules of the drawers below, which do not know of retention."""
        from wijkwerk.kern.bewaren import eigen, registry  # noqa: PLC0415 (models first)

        for regel in eigen.regels():
            registry.register(regel)
        registry.go_along(*eigen.meegaand())

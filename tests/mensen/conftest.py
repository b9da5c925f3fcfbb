import pytest


@pytest.fixture(autouse=True)
def _quick_passwords(settings) -> None:
    """A slow hash is for thieves; here it would only make the suite slow."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

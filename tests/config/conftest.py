"""A data folder that is ready for use, made once by the command itself."""

from pathlib import Path

import pytest

from tests.config.opdracht import wijkwerk


@pytest.fixture(scope="session")
def voorbereid(tmp_path_factory) -> Path:
    """A prepared data folder; take a copy."""
    data = tmp_path_factory.mktemp("voorbereid") / "gegevens"
    assert wijkwerk(data, "voorbereiden").returncode == 0
    return data

"""Tests keep packs in a cache of their own, one for all: the user's is left alone. No property has a time to keep."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("framing", deadline=None)  # a busy machine is no fault
settings.load_profile("framing")


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    before = os.environ.get("FRAMING_CACHE")
    os.environ["FRAMING_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    yield
    if before is None:
        del os.environ["FRAMING_CACHE"]
    else:
        os.environ["FRAMING_CACHE"] = before

"""What tests of the page need: its scripts, built."""

from __future__ import annotations

import pytest

from orontes.publish.site.assembling import STATIC


@pytest.fixture
def built() -> None:
    """Skips where the page's scripts were not built (they are by `pip install`, or `npm run build` in web/)."""
    if not (STATIC / "app.js").is_file():
        pytest.skip("the page is not built: run `npm ci && npm run build` in web/")

"""A stand-in for the page's scripts, which are built apart from the Python code and may be absent in a checkout."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from orontes.publish import site
from orontes.publish.site.assembling import STATIC
from orontes.publish.types import Edition


@pytest.fixture
def bare_site(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publish a page that holds only the quotations, so that what is written does not depend on a front-end build."""

    def files(edition: Edition) -> Mapping[str, bytes]:
        return {"index.html": "\n".join(claim.quote for claim in edition.claims).encode(errors="replace")}

    monkeypatch.setattr(site, "files", files)


@pytest.fixture
def built() -> None:
    """Skips where the page's scripts were not built (they are by `pip install`, or `npm run build` in web/)."""
    if not (STATIC / "app.js").is_file():
        pytest.skip("the page is not built: run `npm ci && npm run build` in web/")

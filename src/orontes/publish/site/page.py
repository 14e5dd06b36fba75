"""`index.html`: the frame that the scripts fill, and what stands there for readers without JavaScript."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from orontes.publish.markdown import printable
from orontes.publish.types import Edition

# No script but the page's own files, no connection but to map tiles where the edition names a server for them.
_POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' 'unsafe-inline' file:; "
    "img-src 'self' data: blob: file: {tiles}; connect-src blob: data: {tiles}; worker-src blob:; child-src blob:; "
    "base-uri 'none'; form-action 'none'"
)

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="site/app.css">
<script defer src="site/app.js"></script>
{data}
</head>
<body>
<div id="app"></div>
<noscript>
<main class="plain">
<h1>{title}</h1>
<p>The map needs JavaScript, which is off. This is the chronology without it; every line is what its source says, not
a finding. The same is in <a href="chronology.md">chronology.md</a>, and the claims are in
<a href="data/claims.jsonl">data/claims.jsonl</a>.</p>
{chronology}
</main>
</noscript>
</body>
</html>
"""


def index(edition: Edition, scripts: Sequence[str], chronology: str) -> bytes:
    """The page. `scripts` are the data chunks it loads at once, in order; `chronology` is HTML."""
    tiles = escape(_host(edition.configuration.tile_url))
    return _PAGE.format(
        policy=_POLICY.format(tiles=tiles),
        title=escape(printable(edition.title)),
        data="\n".join(f'<script defer src="{escape(name)}"></script>' for name in scripts),
        chronology=chronology,
    ).encode(errors="replace")


def _host(tile_url: str) -> str:
    """Scheme and host of the tile server: all that the page's policy opens.

    >>> _host("https://tiles.example.org/{z}/{x}/{y}.png")
    'https://tiles.example.org'
    """
    return "/".join(tile_url.split("/")[:3])

"""Files of each kind, made for the tests, and how they are read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from fpdf import FPDF
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from orontes.sources.formats import read_file
from orontes.sources.parts import Part
from orontes.sources.types import Skipped

SENTENCE = "Shells fell on the village of Kawkab in the night, residents said, and the bakery was hit."
PAGE = f"""<!doctype html><html><head><title>Shells on Kawkab</title>
<meta property="article:published_time" content="2017-03-24T07:45:00Z"></head>
<body><article><h1>Shells on Kawkab</h1><p>{SENTENCE}</p><p>Nobody was hurt, they added.</p></article></body></html>"""


def parts(name: str, source: bytes | Path) -> list[Part]:
    """The reports of a file."""
    return [item for item in read_file(name, source) if isinstance(item, Part)]


def skips(name: str, source: bytes | Path) -> list[Skipped]:
    """The lines about what was set aside in a file, each of which is one line."""
    found = [item for item in read_file(name, source) if isinstance(item, Skipped)]
    assert all("\n" not in item.detail and item.detail.startswith(item.file) for item in found)
    return found


class Warc:
    """A WARC that grows record by record."""

    def __init__(self, gzip: bool = True) -> None:
        self._out = io.BytesIO()
        self._writer = WARCWriter(self._out, gzip=gzip, warc_version="1.1")
        self.starts: list[int] = []

    def add(
        self,
        url: str,
        body: bytes | str = PAGE,
        media_type: str = "text/html",
        *,
        kind: str = "response",
        status: str = "200 OK",
        http: Iterable[tuple[str, str]] = (),
        warc: Mapping[str, str] | None = None,
    ) -> Warc:
        """Add a record; `http` and `warc` are more headers."""
        self.starts.append(self._out.tell())
        data = body.encode() if isinstance(body, str) else body
        headers = None
        if kind in {"response", "revisit"}:
            headers = StatusAndHeaders(status, [("Content-Type", media_type), *http], protocol="HTTP/1.1")
        given = {"WARC-Date": "2017-03-25T08:00:00Z", "WARC-IP-Address": "192.0.2.7", **(warc or {})}
        record = self._writer.create_warc_record(
            url,
            kind,
            payload=io.BytesIO(data),
            length=len(data),
            http_headers=headers,
            warc_headers_dict=given,
            warc_content_type="" if headers else media_type,
        )
        self._writer.write_record(record)
        return self

    @property
    def data(self) -> bytes:
        """The file."""
        return self._out.getvalue()


def packed(files: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def pdf(*pages: str, title: str = "", author: str = "") -> bytes:
    """A PDF with a text a page."""
    made = FPDF()
    made.set_title(title)
    made.set_author(author)
    for text in pages:
        made.add_page()
        made.set_font("helvetica", size=11)
        made.multi_cell(0, 6, text)
    return bytes(made.output())

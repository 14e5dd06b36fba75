"""Fetching a GeoNames dump: the one thing that Orontes ever takes from a network, and only when it is asked to.

A half-fetched file is kept and gone on with (HTTP range requests, RFC 9110, section 14), unless the server's file has
changed since. The whole file is moved to its name when its length is right and it is an archive.
"""

from __future__ import annotations

import base64
import hashlib
import http.client
import json
import os
import sqlite3
import ssl
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from orontes.errors import GazetteerError, RequestError
from orontes.gazetteer.formats.degrees import country_boxes
from orontes.gazetteer.keeping import alone, cache_folder
from orontes.gazetteer.tables import Progress

ADDRESS = "https://download.geonames.org/export/dump/"  # where GeoNames publishes, once a day; CC BY 4.0
WORLD = "allCountries"
ATTEMPTS = 5  # of which nothing came
BACK_OFF_S = (1.0, 2.0, 4.0, 8.0)  # before the second attempt, the third ...
PATIENCE_S = 30.0  # without a byte
_CHUNK = 1 << 18
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_BROKEN = (urllib.error.URLError, http.client.HTTPException, ConnectionError, TimeoutError, ssl.SSLError)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A dump that is at hand."""

    path: Path
    address: str  # without user name and password
    size: int
    sha256: str
    how: str  # "fetched", "unchanged since it was fetched", "fetched in 2 pieces"


class _Again(Exception):
    """The attempt failed in a way that another may not."""


def dump_name(country: str) -> str:
    """The name of a country's dump, or of the world's.

    Raises:
        RequestError: it is neither an ISO code of two letters nor "allCountries".

    >>> dump_name("sy"), dump_name("allcountries")
    ('SY.zip', 'allCountries.zip')
    """
    if country.casefold() == WORLD.casefold():
        return f"{WORLD}.zip"
    if country.upper() not in country_boxes():
        raise RequestError(f"--country {country}: give an ISO code of two letters, such as SY, or {WORLD}")
    return f"{country.upper()}.zip"


def fetch(country: str, address: str = "", folder: Path | None = None, progress: Progress | None = None) -> Fetched:
    """Fetch a dump from GeoNames or a mirror into the cache folder; one that is there and unchanged is kept.

    Args:
        address: the folder on the web to fetch from; `$ORONTES_GEONAMES`, else GeoNames' own.
        progress: called with ("fetch", bytes done, bytes in all or 0).

    Raises:
        RequestError: the country or the address is none.
        GazetteerError: it cannot be reached, has no such file, or gives something else; or the folder cannot be
            written to. What has been fetched so far is kept for the next time.
    """
    name = dump_name(country)
    kept = (folder or cache_folder()) / "dumps"
    download = _Download(_joined(address or os.environ.get("ORONTES_GEONAMES") or ADDRESS, name), kept / name)
    try:
        kept.mkdir(parents=True, exist_ok=True)
        with alone(kept):
            return download.run(progress or (lambda *_: None))
    except (OSError, sqlite3.DatabaseError) as trouble:
        reason = getattr(trouble, "strerror", None) or str(trouble)
        raise GazetteerError(f"cannot be written: {reason}; set ORONTES_CACHE elsewhere", file=str(kept)) from trouble


def _joined(address: str, name: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise RequestError(f"{address}: no web address: {error}") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise RequestError(f"{address}: no web address; it begins with https:// or http://")
    return f"{address.rstrip('/')}/{name}"


class _Download:
    """One file on the web, and where it goes."""

    def __init__(self, url: str, target: Path) -> None:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
        self._login = parts.netloc.rpartition("@")[0]
        self.url = urlunsplit(parts._replace(netloc=host))
        self._target = target
        self._part = target.with_name(f"{target.name}.part")
        self._pieces = 0

    def run(self, progress: Progress) -> Fetched:
        """Attempt until it is whole, or until nothing more has come of several attempts."""
        failures, most = 0, self._have()
        while True:
            try:
                return self._told(self._attempt(progress))
            except _Again as trouble:
                failures = 1 if self._have() > most else failures + 1
                most = max(most, self._have())
                if failures == ATTEMPTS:
                    raise GazetteerError(f"{trouble}, {ATTEMPTS} times; {self._advice()}", file=self.url) from trouble
            time.sleep(BACK_OFF_S[min(failures, len(BACK_OFF_S)) - 1])

    def _have(self) -> int:
        return self._part.stat().st_size if self._part.exists() else 0

    def _advice(self) -> str:
        if self._have():
            return "what came is kept: try again to go on from there"
        if self._target.exists():
            return f"are you online? an earlier copy can be imported as a file: {self._target}"
        return "are you online? a dump from elsewhere can be imported as a file: orontes places import SY.zip"

    def _attempt(self, progress: Progress) -> str:
        try:
            with self._opened() as reply:
                self._receive(reply, progress)
        except urllib.error.HTTPError as refusal:
            return self._refused(refusal)
        except _BROKEN as trouble:
            raise _Again(f"the connection failed ({_plain(trouble)})") from trouble
        self._accept()
        return "fetched" if self._pieces < 2 else f"fetched in {self._pieces} pieces"

    def _opened(self) -> Any:
        request = urllib.request.Request(self.url, headers={"User-Agent": "orontes"})
        if self._login:
            request.add_header("Authorization", f"Basic {base64.b64encode(self._login.encode()).decode()}")
        for name, value in self._conditions().items():
            request.add_header(name, value)
        return urllib.request.urlopen(request, timeout=PATIENCE_S)

    def _conditions(self) -> Mapping[str, str]:
        """Go on with a half file if the server's is still the same; else fetch only what is newer than a whole one."""
        have = self._have()
        marks = _marks(self._part)
        if have and (mark := marks.get("etag") or marks.get("changed")):
            return {"Range": f"bytes={have}-", "If-Range": mark}
        marks = _marks(self._target) if self._target.exists() else {}
        wanted = {"If-None-Match": marks.get("etag", ""), "If-Modified-Since": marks.get("changed", "")}
        return {name: value for name, value in wanted.items() if value}

    def _receive(self, reply: Any, progress: Progress) -> None:
        have = self._have()
        start = _start(reply.headers) if reply.status == http.HTTPStatus.PARTIAL_CONTENT else 0
        if start not in {0, have}:
            self._part.unlink()
            raise _Again("the server sent another piece than was asked for")
        total = start + int(length) if (length := reply.headers.get("Content-Length", "")).isdigit() else 0
        _write_marks(self._part, reply.headers)
        self._pieces += 1
        with self._part.open("r+b" if start else "wb") as file:
            file.seek(start)
            done = start
            while chunk := reply.read(_CHUNK):
                file.write(chunk)
                done += len(chunk)
                progress("fetch", done, total)
        if total and done < total:
            raise _Again(f"the connection broke off after {done:,} of {total:,} bytes")

    def _refused(self, refusal: urllib.error.HTTPError) -> str:
        """What an answer that is no file means; "unchanged" is good news."""
        with refusal:
            if refusal.code == http.HTTPStatus.NOT_MODIFIED:
                return "unchanged since it was fetched"
            if refusal.code == http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                self._part.unlink(missing_ok=True)
                raise _Again("the half-fetched file no longer fits")
            if refusal.code in _BUSY:
                raise _Again(f"the server answered {refusal.code} {refusal.reason}")
            if refusal.code == http.HTTPStatus.NOT_FOUND:
                raise GazetteerError(
                    "there is no such file; is the address right? (--from, ORONTES_GEONAMES)", file=self.url
                )
            raise GazetteerError(f"the server answered {refusal.code} {refusal.reason}", file=self.url)

    def _accept(self) -> None:
        """Take what was fetched for the dump, if it is an archive."""
        if not zipfile.is_zipfile(self._part):
            size = self._part.stat().st_size
            self._part.unlink()
            raise GazetteerError(f"what came ({size:,} bytes) is no zip archive; is the address right?", file=self.url)
        self._part.replace(self._target)
        _beside(self._part).replace(_beside(self._target))

    def _told(self, how: str) -> Fetched:
        with self._target.open("rb") as raw:
            sha256 = hashlib.file_digest(raw, "sha256").hexdigest()
        return Fetched(self._target, self.url, self._target.stat().st_size, sha256, how)


def _plain(trouble: Exception) -> str:
    reason = getattr(trouble, "reason", None) or trouble
    return str(getattr(reason, "strerror", None) or reason) or type(trouble).__name__


def _start(headers: Message) -> int:
    """Where a piece begins: "bytes 100-199/200"."""
    begin = headers.get("Content-Range", "").removeprefix("bytes").strip().partition("-")[0]
    return int(begin) if begin.isdigit() else -1


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.json")


def _marks(path: Path) -> Mapping[str, str]:
    """What the server called the version of a file that was fetched; weak tags do not tell versions apart."""
    try:
        held = json.loads(_beside(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {name: str(value) for name, value in held.items()} if isinstance(held, dict) else {}


def _write_marks(path: Path, headers: Message) -> None:
    etag = headers.get("ETag", "")
    marks = {"etag": "" if etag.startswith("W/") else etag, "changed": headers.get("Last-Modified", "")}
    _beside(path).write_text(json.dumps(marks), encoding="utf-8")

"""Asking an authority, or a calendar, over HTTP (RFC 3161, section 3.4), with limits on its size and its time."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any

from orontes.errors import StampRefused

LARGEST = 1 << 20  # bytes of an answer; tokens have some thousand
MEDIA = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}


def ask(url: str, request: bytes | None, wait_s: float, kind: Mapping[str, str] = MEDIA) -> bytes:
    """Post a request, or get what is there, and give the answer's body; `kind` are headers.

    Raises StampRefused, one line, naming the authority.
    """
    if not url.lower().startswith(("http://", "https://")):
        raise StampRefused(f"{url}: is no address of a time-stamping authority; give one that begins with https://")
    until = time.monotonic() + wait_s
    try:
        post = urllib.request.Request(url, request, dict(kind))
        with urllib.request.build_opener(_Stay).open(post, timeout=wait_s) as answer:
            return _body(url, answer, until)
    except urllib.error.HTTPError as error:
        error.close()
        raise StampRefused(f"{url}: answers HTTP {error.code}; check the address, or try again later") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise StampRefused(f"{url}: {_plain(error, wait_s)}; check the address, or try again later") from error


def _body(url: str, answer: http.client.HTTPResponse, until: float) -> bytes:
    """Piece by piece: an authority that sends a byte a second is given up too."""
    body = bytearray()
    while piece := answer.read1(1 << 16):
        body += piece
        if len(body) > LARGEST:
            raise StampRefused(f"{url}: answers with more than {LARGEST:,} bytes, which is no time stamp")
        if time.monotonic() > until:
            raise TimeoutError
    return bytes(body)


def _plain(error: Exception, wait_s: float) -> str:
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(cause, TimeoutError):
        return f"does not answer within {wait_s:g} s"
    return f"cannot be reached ({' '.join(str(cause).split()) or type(cause).__name__})"


class _Stay(urllib.request.HTTPRedirectHandler):
    """An authority is the one that was named: nobody is sent elsewhere."""

    def redirect_request(self, *_asked: Any, **_more: Any) -> None:
        """Follow no redirection; it ends as an HTTP error."""

"""Fetching a dump from a web server, a real one, with everything that goes wrong on the way."""

from __future__ import annotations

import hashlib
import io
import socket
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from orontes.errors import GazetteerError, RequestError
from orontes.gazetteer import fetch, fetching


def archive(text: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        made.writestr("SY.txt", text)
    return held.getvalue()


class Server:
    """What is served, and which faults come first."""

    def __init__(self) -> None:
        self.content = archive("x" * 5000)
        self.etag = '"one"'
        self.ranges = True
        self.faults: list[Any] = []  # a status; ("cut", bytes); ("longer", bytes)
        self.asked: list[dict[str, str]] = []
        self.address = ""

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        self.asked.append(dict(request.headers))
        fault = self.faults.pop(0) if self.faults else None
        if request.path != "/dump/SY.zip" or isinstance(fault, int):
            request.send_error(fault if isinstance(fault, int) else 404)
            return
        if request.headers.get("If-None-Match") == self.etag:
            request.send_response(304)
            request.end_headers()
            return
        self._send(request, fault)

    def _send(self, request: BaseHTTPRequestHandler, fault: Any) -> None:
        begin = self._begin(request)
        if begin >= len(self.content):
            request.send_error(416)
            return
        body = self.content[begin:]
        request.send_response(206 if begin else 200)
        if begin:
            request.send_header("Content-Range", f"bytes {begin}-{len(self.content) - 1}/{len(self.content)}")
        request.send_header("ETag", self.etag)
        extra = fault[1] if fault and fault[0] == "longer" else 0
        request.send_header("Content-Length", str(len(body) + extra))
        request.end_headers()
        request.wfile.write(body[: fault[1]] if fault and fault[0] == "cut" else body)

    def _begin(self, request: BaseHTTPRequestHandler) -> int:
        wanted = request.headers.get("Range", "")
        fresh = request.headers.get("If-Range") == self.etag
        return int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and self.ranges and fresh else 0


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    served = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.answer(self)

        def log_message(self, *words: object) -> None:
            pass

    monkeypatch.setattr(fetching, "BACK_OFF_S", (0.0,))
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    served.address = f"http://127.0.0.1:{running.server_address[1]}/dump/"
    yield served
    running.shutdown()
    running.server_close()


def test_a_dump_is_fetched_once_and_kept_while_it_is_unchanged(server: Server, tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    first = fetch("sy", server.address, tmp_path, lambda *step: seen.append(step))
    assert first.path.read_bytes() == server.content
    assert (first.size, first.sha256) == (len(server.content), hashlib.sha256(server.content).hexdigest())
    assert seen[-1] == ("fetch", len(server.content), len(server.content))
    assert fetch("SY", server.address, tmp_path).how == "unchanged since it was fetched"
    server.content, server.etag = archive("newer"), '"two"'
    assert fetch("SY", server.address, tmp_path).path.read_bytes() == server.content


def test_a_connection_that_breaks_off_is_gone_on_with(server: Server, tmp_path: Path) -> None:
    server.faults = [("cut", 2000), 503, ("cut", 1000)]
    found = fetch("SY", server.address, tmp_path)
    assert found.path.read_bytes() == server.content
    assert found.how == "fetched in 3 pieces"
    assert [asked.get("Range") for asked in server.asked] == [None, "bytes=2000-", "bytes=2000-", "bytes=3000-"]


def test_attempts_of_which_something_came_do_not_count(server: Server, tmp_path: Path) -> None:
    server.faults = [("cut", 400)] * 2 * fetching.ATTEMPTS
    assert fetch("SY", server.address, tmp_path).how == f"fetched in {2 * fetching.ATTEMPTS + 1} pieces"


@pytest.mark.parametrize("what", ["no ranges", "another file"])
def test_it_begins_again_where_the_server_cannot_go_on(server: Server, tmp_path: Path, what: str) -> None:
    server.faults = [("cut", 2000), *[500] * fetching.ATTEMPTS]
    with pytest.raises(GazetteerError, match="what came is kept: try again"):
        fetch("SY", server.address, tmp_path)
    if what == "no ranges":
        server.ranges = False
    else:
        server.content, server.etag = archive("y" * 4000), '"two"'
    assert fetch("SY", server.address, tmp_path).path.read_bytes() == server.content
    assert server.asked[-1]["Range"] == "bytes=2000-"


def test_a_length_that_is_never_reached_is_told(server: Server, tmp_path: Path) -> None:
    server.faults = [("longer", 10)] * 10
    with pytest.raises(GazetteerError, match="5 times"):
        fetch("SY", server.address, tmp_path)
    assert not (tmp_path / "dumps" / "SY.zip").exists()


@pytest.mark.parametrize(
    ("fault", "complaint"),
    [(404, "there is no such file"), (403, "answered 403"), ([500] * 9, "answered 500 .*5 times")],
)
def test_refusals_are_told(server: Server, tmp_path: Path, fault: Any, complaint: str) -> None:
    server.faults = fault if isinstance(fault, list) else [fault]
    with pytest.raises(GazetteerError, match=complaint) as told:
        fetch("SY", server.address, tmp_path)
    assert "\n" not in str(told.value)


def test_what_is_no_archive_is_not_kept(server: Server, tmp_path: Path) -> None:
    server.content = b"<html>Sign in to this network</html>"
    with pytest.raises(GazetteerError, match="is no zip archive"):
        fetch("SY", server.address, tmp_path)
    assert not list((tmp_path / "dumps").glob("SY.zip*[!n]"))


def test_without_a_network_one_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fetching, "BACK_OFF_S", (0.0,))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://user:secret@127.0.0.1:{taken.getsockname()[1]}/"
        with pytest.raises(GazetteerError, match=r"are you online.*places import SY.zip") as told:
            fetch("SY", address, tmp_path)
    assert "secret" not in str(told.value)


@pytest.mark.parametrize(
    ("country", "address"), [("Syria", ""), ("XX", ""), ("../x", ""), ("SY", "file:///etc/"), ("SY", "x")]
)
def test_what_is_no_country_or_no_address_is_refused(country: str, address: str, tmp_path: Path) -> None:
    with pytest.raises(RequestError):
        fetch(country, address, tmp_path)


def test_a_folder_that_cannot_be_written_to_is_told(server: Server, tmp_path: Path) -> None:
    (tmp_path / "dumps").write_text("in the way", encoding="utf-8")
    with pytest.raises(GazetteerError, match="cannot be written"):
        fetch("SY", server.address, tmp_path)

"""A web server on this machine that misbehaves as told: every byte of an answer is given by the test."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from ssl import SSLContext
from types import TracebackType

Answer = bytes | Callable[["Server"], Iterable[bytes]]  # whole, or piece by piece
Pages = dict[str, Answer | Sequence[Answer]]


def answer(body: bytes | str = b"", status: str = "200 OK", *headers: str, length: int | None = None) -> bytes:
    """An answer with its Content-Length; `length` lies about it."""
    data = body.encode() if isinstance(body, str) else body
    kind = () if any(line.lower().startswith("content-type:") for line in headers) else ("Content-Type: text/html",)
    lines = (f"HTTP/1.1 {status}", *kind, *headers, f"Content-Length: {len(data) if length is None else length}")
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + data


def redirect(to: str, status: str = "302 Found") -> bytes:
    return answer(b"", status, f"Location: {to}")


class Server:
    """Serves `pages` by path, a list one after the other and its last for ever; `asked` are the heads that came.

    What has no page answers 404. `closing` is set when the server ends, so that an answer without end can.
    """

    def __init__(
        self, pages: dict[str, Answer | Sequence[Answer]] | None = None, tls: SSLContext | None = None
    ) -> None:
        self.pages = pages or {}
        self.asked: list[str] = []
        self.closing = threading.Event()
        self._tls = tls
        self._door = socket.create_server(("127.0.0.1", 0))
        self._threads: list[threading.Thread] = []
        self.port = int(self._door.getsockname()[1])
        self._start(self._accept)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        scheme = "https" if self._tls else "http"
        return f"{scheme}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [head.split(" ", 2)[1] for head in self.asked]

    def __enter__(self) -> Server:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.closing.set()
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        for thread in self._threads:
            thread.join(10)

    def _start(self, work: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=work, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self.closing.is_set():
            try:
                line, _ = self._door.accept()
            except OSError:
                return
            self._start(self._serve, line)

    def _serve(self, line: socket.socket) -> None:
        try:
            with suppress(OSError):  # a client that goes away ends it
                line.settimeout(10)
                if self._tls:
                    line = self._tls.wrap_socket(line, server_side=True)
                for piece in self._pieces(line):
                    line.sendall(piece)
        finally:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            line.close()

    def _pieces(self, line: socket.socket) -> Iterable[bytes]:
        head = b""
        while b"\r\n\r\n" not in head:
            data = line.recv(65_536)
            if not data:
                return ()
            head += data
        self.asked.append(head.decode("latin-1"))
        page = self.pages.get(self.paths()[-1], answer("not here", "404 Not Found"))
        if isinstance(page, list):
            page = page.pop(0) if len(page) > 1 else page[0]
        return (page,) if isinstance(page, bytes) else page(self)

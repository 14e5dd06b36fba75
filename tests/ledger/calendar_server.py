"""An OpenTimestamps calendar on this machine: it promises, and one day mines a block with what it promised."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from opentimestamps.core.notary import BitcoinBlockHeaderAttestation, PendingAttestation
from opentimestamps.core.op import OpAppend, OpPrepend, OpSHA256
from opentimestamps.core.serialize import BytesSerializationContext
from opentimestamps.core.timestamp import Timestamp

HEIGHT = 358_391
EASY = bytes.fromhex("ffff7f20")  # the least work that a header can ask for


class Calendar:
    """`headers` are those of the blocks that it mined; `answer` overrides what it says."""

    def __init__(self) -> None:
        self.url = ""
        self.promised: list[bytes] = []
        self.headers: dict[int, bytes] = {}
        self.answer: tuple[int, bytes] | None = None

    def promise(self, digest: bytes) -> bytes:
        begun = Timestamp(digest)
        end = begun.ops.add(OpAppend(b"nonce")).ops.add(OpSHA256())
        end.attestations.add(PendingAttestation(self.url))
        self.promised.append(end.msg)
        return written(begun)

    def way(self, message: bytes) -> bytes:
        """From a message through a transaction to the root of a block of two transactions."""
        begun = Timestamp(message)
        transaction = begun.ops.add(OpPrepend(b"\x01\x00inputs")).ops.add(OpAppend(b"outputs"))
        identified = transaction.ops.add(OpSHA256()).ops.add(OpSHA256())
        root = identified.ops.add(OpAppend(bytes(32))).ops.add(OpSHA256()).ops.add(OpSHA256())
        root.attestations.add(BitcoinBlockHeaderAttestation(HEIGHT))
        self.headers[HEIGHT] = mined(root.msg)
        return written(begun)

    def reply(self, path: str, body: bytes) -> tuple[int, bytes]:
        if self.answer is not None:
            return self.answer
        if path == "/digest":
            return 200, self.promise(body)
        message = bytes.fromhex(path.removeprefix("/timestamp/"))
        return (200, self.way(message)) if message in self.promised and self.headers else (404, b"Pending")


def written(timestamp: Timestamp) -> bytes:
    context = BytesSerializationContext()
    timestamp.serialize(context)
    return bytes(context.getbytes())


def mined(root: bytes) -> bytes:
    """A header that asks for little work and has it."""
    begin = b"\x01" + bytes(35) + root + (1_432_000_000).to_bytes(4, "little") + EASY
    for nonce in range(1 << 16):
        header = begin + nonce.to_bytes(4, "little")
        total = hashlib.sha256(hashlib.sha256(header).digest()).digest()
        if total[31] < 0x7F:
            return header
    raise AssertionError


@contextmanager
def serving(calendar: Calendar) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.say(self.rfile.read(int(self.headers["Content-Length"])))

        def do_GET(self) -> None:
            self.say(b"")

        def say(self, body: bytes) -> None:
            status, answer = calendar.reply(self.path, body)
            self.send_response(status)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    calendar.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield calendar.url
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

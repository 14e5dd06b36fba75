"""A time-stamp authority on this machine: certificates made here, stamps made by `openssl ts`, served over HTTP."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives import serialization as form
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

OPENSSL = shutil.which("openssl")
needs_openssl = pytest.mark.skipif(OPENSSL is None, reason="openssl is not installed: no authority can be made")
LONG = (datetime(2010, 1, 1), datetime(2090, 1, 1))
PAST = (datetime(2010, 1, 1), datetime(2012, 1, 1))
CONFIG = (
    "[tsa]\ndefault_tsa = t\n[t]\nserial = {0}/serial\ncrypto_device = builtin\nsigner_digest = sha256\n"
    "default_policy = 1.2.3.4.1\ndigests = sha256\ness_cert_id_alg = sha256\n"
)
Answer = Callable[[bytes], tuple[int, bytes]]
Key = ec.EllipticCurvePrivateKey


class Authority:
    """A root, a certificate between and a signer in `folder`; `root` is the PEM file to trust."""

    def __init__(self, folder: Path, valid: tuple[datetime, datetime] = LONG) -> None:
        folder.mkdir()
        self.folder, self.root = folder, folder / "root.pem"
        keys: list[Key] = [ec.generate_private_key(ec.SECP256R1()) for _ in range(3)]
        root = certificate("Root", keys[0], "Root", keys[0], LONG)
        between = certificate("Between", keys[1], "Root", keys[0], LONG)
        signer = certificate("Signer", keys[2], "Between", keys[1], valid, stamps=True)
        for name, made in (("root", root), ("between", between), ("signer", signer)):
            (folder / f"{name}.pem").write_bytes(made.public_bytes(form.Encoding.PEM))
        private = keys[2].private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption())
        (folder / "key.pem").write_bytes(private)
        (folder / "tsa.cnf").write_text(CONFIG.format(folder))

    def reply(self, request: bytes) -> tuple[int, bytes]:
        """What an honest authority answers."""
        with tempfile.TemporaryDirectory(dir=self.folder) as work:
            query, answer = Path(work) / "query", Path(work) / "answer"
            query.write_bytes(request)
            files = {"-queryfile": query, "-out": answer, "-signer": self.folder / "signer.pem"}
            files |= {"-inkey": self.folder / "key.pem", "-chain": self.folder / "between.pem"}
            options = [str(word) for pair in files.items() for word in pair]
            command = [str(OPENSSL), "ts", "-reply", "-config", str(self.folder / "tsa.cnf"), *options]
            subprocess.run(command, check=True, capture_output=True)
            return 200, answer.read_bytes()


def certificate(
    name: str, key: Key, issuer: str, signing: Key, valid: tuple[datetime, datetime], *, stamps: bool = False
) -> x509.Certificate:
    subject, above = (x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, each)]) for each in (name, issuer))
    made = x509.CertificateBuilder().subject_name(subject).issuer_name(above).public_key(key.public_key())
    made = made.serial_number(x509.random_serial_number()).not_valid_before(valid[0]).not_valid_after(valid[1])
    made = made.add_extension(x509.BasicConstraints(not stamps, None), critical=True)
    if stamps:
        made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return made.sign(signing, hashes.SHA256())


@contextmanager
def served(answer: Answer) -> Iterator[str]:
    """The address at which `answer` answers posts with a status and a body."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            status, body = answer(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(status)
            self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/tsr"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

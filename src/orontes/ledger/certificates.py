"""Certificates as people hand them over, in files."""

from __future__ import annotations

from pathlib import Path

from orontes.errors import LedgerError


def certificates_of(file: Path) -> tuple[bytes, ...]:
    """The certificates in a PEM or DER file, as DER. Raises LedgerError."""
    from cryptography import x509  # loaded where a certificate is looked at, and not for every report that is added
    from cryptography.hazmat.primitives.serialization import Encoding

    try:
        data = file.read_bytes()
        found = (
            x509.load_pem_x509_certificates(data) if b"-----BEGIN" in data else [x509.load_der_x509_certificate(data)]
        )
    except OSError as error:
        raise LedgerError(f"{file}: cannot be read ({error.strerror}); name a file of trusted certificates") from error
    except ValueError as error:
        raise LedgerError(f"{file}: holds no certificate; name a PEM file of trusted certificates") from error
    return tuple(each.public_bytes(Encoding.DER) for each in found)

"""RFC 3161 time stamps: what is asked of an authority, and whether what it gave holds, without a network.

`rfc3161-client` reads a response and checks its signature; this module says in one line what is wrong with it, and
finds the chain of certificates from the signer up to a root that the user trusts.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.utils import CryptographyDeprecationWarning
from rfc3161_client import (
    HashAlgorithm,
    PKIStatus,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from orontes.errors import StampRefused
from orontes.ledger.der import in_order

LONGEST = 8  # certificates in a chain
_DAMAGED = (  # what the libraries raise for bytes that are none of a time stamp's
    ValueError,
    TypeError,
    KeyError,
    UnsupportedAlgorithm,
    x509.InvalidVersion,
    x509.DuplicateExtension,
    x509.UnsupportedGeneralNameType,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A time stamp that holds: its time (UTC), its number with the authority, the chain as DER, signer to root."""

    at: datetime
    serial: int
    chain: tuple[bytes, ...]


def request_for(message: bytes) -> tuple[bytes, int]:
    """A DER request to stamp the SHA-256 of `message`, certificates wanted, and the nonce that is in it."""
    request = TimestampRequestBuilder(hash_algorithm=HashAlgorithm.SHA256).data(message).build()
    return request.as_bytes(), request.nonce or 0


def check(response: bytes, digest: str, trusted: Sequence[bytes], nonce: int | None = None) -> Token:
    """Whether a response stamps `digest` (SHA-256, hexadecimal) and its signer's chain ends in a trusted root.

    Certificates are DER. They need to have been valid when the stamp was made, not today: an old stamp goes on holding.
    Raises StampRefused, in words that follow the name of the authority or the item.
    """
    try:
        with warnings.catch_warnings():  # of what old certificates do that a later version will not read
            warnings.simplefilter("ignore", CryptographyDeprecationWarning)
            return _checked(response, digest, trusted, nonce)
    except _DAMAGED as error:
        raise StampRefused("answers with something that is no time stamp") from error


def _checked(response: bytes, digest: str, trusted: Sequence[bytes], nonce: int | None) -> Token:
    read = decode_timestamp_response(in_order(response))
    if read.status != PKIStatus.GRANTED:
        raise StampRefused(f"refuses the request ({', '.join(read.status_string) or PKIStatus(read.status).name})")
    info = read.tst_info
    if info.message_imprint.message.hex() != digest:
        raise StampRefused("stamps another digest than the one asked for")
    if nonce is not None and info.nonce != nonce:
        raise StampRefused("answers with another nonce than the request's: it may be an old answer played again")
    chain = _chain(read, [x509.load_der_x509_certificate(each) for each in trusted])
    _in_force(chain, info.gen_time)
    _signed(response, digest, chain)
    ders = tuple(each.public_bytes(Encoding.DER) for each in chain)
    return Token(info.gen_time.astimezone(UTC), info.serial_number, ders)


def _chain(read: TimeStampResponse, trusted: list[x509.Certificate]) -> list[x509.Certificate]:
    """From the signer up to a trusted certificate that signed itself, by names and signatures."""
    pool = [*trusted, *(x509.load_der_x509_certificate(each) for each in sorted(read.signed_data.certificates))]
    (signer,) = read.signed_data.signer_infos
    named = [each for each in pool if (each.issuer, each.serial_number) == (signer.issuer, signer.serial_number)]
    if not named:
        raise StampRefused("does not send the certificate it signs with; add it to the trusted file")
    chain = [named[0]]
    while chain[-1].subject != chain[-1].issuer and len(chain) < LONGEST:
        above = next((each for each in pool if _issued(chain[-1], each)), None)
        if above is None:
            break
        chain.append(above)
    if chain[-1] not in trusted or chain[-1].subject != chain[-1].issuer:
        raise StampRefused(f"no trusted root stands above {_name(chain[-1])!r}; name the root's file with --trust")
    return chain


def _issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _in_force(chain: Sequence[x509.Certificate], at: datetime) -> None:
    for each in chain:
        if not each.not_valid_before_utc <= at.astimezone(UTC) <= each.not_valid_after_utc:
            valid = f"{each.not_valid_before_utc:%Y-%m-%d} to {each.not_valid_after_utc:%Y-%m-%d}"
            raise StampRefused(f"the certificate of {_name(each)!r} was not valid at {at:%Y-%m-%d} (only {valid})")


def _signed(response: bytes, digest: str, chain: Sequence[x509.Certificate]) -> None:
    verifier = VerifierBuilder(roots=[chain[-1]], intermediates=list(chain[1:-1]), tsa_certificate=chain[0]).build()
    try:
        verifier.verify(decode_timestamp_response(in_order(response)), bytes.fromhex(digest))
    except VerificationError as error:
        raise StampRefused(f"its signature does not hold ({_short(str(error))})") from error


def _short(words: str) -> str:
    """The library's last word: its own lines are a pile of places in OpenSSL's source."""
    return (
        words.rsplit("Verify error: ", maxsplit=1)[-1]
        .split('"', maxsplit=1)[0]
        .removeprefix("Error while verifying certificates: ")[:80]
    )


def _name(certificate: x509.Certificate) -> str:
    return certificate.subject.rfc4514_string()

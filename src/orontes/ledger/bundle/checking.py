"""`orontes verify BUNDLE`: what the bundle's own verifier checks, and the time stamps' signatures in full."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from orontes.errors import CustodyBroken, StampRefused
from orontes.ledger.bundle import verify
from orontes.ledger.bundle.verifier.evidence import LOG, rows
from orontes.ledger.stamping import stamp_of
from orontes.ledger.types import Finding

NONE: Mapping[int, bytes] = {}


def is_bundle(folder: Path) -> bool:
    """Whether a folder is meant as a bundle; one that lost its declaration is one too."""
    names = ("bagit.txt", "tagmanifest-sha256.txt", "manifest-sha256.txt")
    return any((folder / name).is_file() for name in names)


def bundle_findings(
    bag: Path, trusted: Sequence[bytes] = (), headers: Mapping[int, bytes] = NONE
) -> tuple[Finding, ...]:
    """All that does not hold in a bundle, the first first. Nothing of the bundle is run, nothing is written to it.

    `trusted` are roots of time-stamping authorities, as DER; none: the roots kept beside the stamps. `headers` are
    those of Bitcoin blocks, by height.
    """
    found = [Finding("bundle", item, detail) for item, detail in verify.findings(bag, dict(headers))]
    return tuple(found or _signatures(bag, trusted))


def _signatures(bag: Path, trusted: Sequence[bytes]) -> Iterator[Finding]:
    for entry in rows(bag, LOG):
        if entry["action"] == "stamp":
            folder = bag / "data" / "stamps" / str(entry["seq"])
            try:
                _hold(folder, trusted)
            except (CustodyBroken, StampRefused) as error:
                yield Finding("stamp", f"time stamp of {entry['item']} (data/stamps/{entry['seq']})", str(error))


def _hold(folder: Path, trusted: Sequence[bytes]) -> None:
    stamp = stamp_of((folder / "record.json").read_bytes())
    chain = [(folder / f"chain-{place}.der").read_bytes() for place in range(1, len(stamp.chain) + 1)]
    from orontes.ledger.tokens import check

    token = check((folder / "response.tsr").read_bytes(), stamp.digest, (*chain[:-1], *(trusted or chain[-1:])))
    if (token.at.isoformat(), str(token.serial)) != (stamp.at, stamp.serial):
        raise CustodyBroken("its time or serial number is not the one that was noted")

#!/usr/bin/env python3
"""Check a bundle of evidence: every byte, the custody log, the daily roots, the time stamps.

This file and the folder `verifier` need Python 3.9 or later and nothing else; they were put here by Orontes, and
another machine needs no Orontes to run them:

    python3 verify.py [--trust ROOT.pem] [--headers BLOCKS.txt]

The first line that begins with BROKEN names the first item that does not hold; the exit status is 1 if there is one.
The signatures of time stamps are checked by `openssl`, where there is one, against the roots named with --trust, or
else against the root kept beside each stamp, which only shows that nobody altered the stamp since. Whoever could have
altered these files too should run a copy of them from elsewhere. OpenTimestamps proofs are reckoned up to the Merkle
root of a Bitcoin block; --headers names a file with a line for each block to compare with: its height, and its header
as 160 hexadecimal digits, had from somebody you believe.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
from collections import Counter
from pathlib import Path
from typing import Callable, Dict, Iterator, List, NamedTuple, Optional, Tuple

if __package__:
    from orontes.ledger.bundle.verifier import evidence, ots, stamps
else:
    sys.dont_write_bytecode = True  # a bundle that was checked is the same bundle
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    from verifier import evidence, ots, stamps  # type: ignore[import-not-found,no-redef]

Broken = Tuple[str, str]  # the item, and in what way it does not hold

BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
LINE = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9._/-]+)\n")
TAGS = "tagmanifest-sha256.txt"
DAMAGED = (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError)


def findings(bag: Path, headers: Optional[Dict[int, bytes]] = None) -> Iterator[Broken]:
    """Everything in the bag that does not hold, without the signatures of time stamps; `headers` of Bitcoin blocks."""
    checks: List[Tuple[str, Callable[[Path], Iterator[Broken]]]] = [
        ("bagit.txt", _declared),
        (TAGS, _tag_files),
        ("manifest-sha256.txt", _payload),
        ("data/custody.jsonl", evidence.chain),
        ("data/records", evidence.records),
        ("data/originals", evidence.originals),
        ("data/captures", evidence.captures),
        ("data/custody.jsonl", evidence.roots),
        ("data/notes", evidence.notes),
        ("data/stamps", stamps.stamps),
        ("data/proofs", lambda bag: ots.proofs(bag, headers or {})),
    ]
    for name, check in checks:
        try:
            yield from check(bag)
        except DAMAGED as error:
            yield name, "cannot be checked: %s" % (" ".join(str(error).split()) or type(error).__name__)


def _declared(bag: Path) -> Iterator[Broken]:
    if (bag / "bagit.txt").read_bytes() != BAGIT:
        yield "bagit.txt", "is not the declaration of a bag (RFC 8493)"


def _tag_files(bag: Path) -> Iterator[Broken]:
    there = {name for name in _files(bag, "", leave="data") if name != TAGS}
    return _listed(bag, TAGS, there)


def _payload(bag: Path) -> Iterator[Broken]:
    return _listed(bag, "manifest-sha256.txt", set(_files(bag, "data/")))


def _files(bag: Path, folder: str, leave: str = "") -> Iterator[str]:
    """The names of all that lies in a folder of the bag and is no folder itself, one after the other."""
    with os.scandir(bag / folder) as entries:
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                yield folder + entry.name
            elif entry.name != leave:
                yield from _files(bag, folder + entry.name + "/")


def _listed(bag: Path, manifest: str, there: "set[str]") -> Iterator[Broken]:
    """Every file against the manifest that names it, and every file that no line names."""
    with (bag / manifest).open("rb") as lines:
        for number, line in enumerate(lines, 1):
            found = LINE.fullmatch(line.decode("utf-8"))
            if not found or ".." in found[2]:
                yield "%s line %d" % (manifest, number), "is no line of a manifest, or cut off"
                continue
            if found[2] not in there:
                yield found[2], "is missing, or named twice"
            elif (bag / found[2]).is_symlink() or not (bag / found[2]).is_file():
                yield found[2], "is not a plain file"
            elif evidence.sha256(bag / found[2]) != found[1]:
                yield found[2], "was altered: its SHA-256 is not the one in %s" % manifest
            there.discard(found[2])
    for name in sorted(there):
        yield name, "is not in %s" % manifest


class Asked(NamedTuple):
    """What is checked against what: roots to trust, headers of Bitcoin blocks, and a program for signatures."""

    bag: Path
    trust: Optional[Path]
    headers: Dict[int, bytes]
    openssl: Optional[str]


def main() -> int:
    """Check the bag in which this file stands, or the one that is named."""
    asked, broken = _asked(), False
    for item, detail in _everything(asked):
        print("BROKEN %s: %s" % (item, detail), flush=True)
        broken = True
    if not broken:
        _tell(asked)
    return 1 if broken else 0


def _asked() -> Asked:
    words = argparse.ArgumentParser(description="Check a bundle of evidence; exit status 1 if anything is broken.")
    words.add_argument("bag", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    words.add_argument("--trust", type=Path, help="PEM file of the roots of time-stamping authorities to believe")
    words.add_argument("--headers", type=Path, help="file of Bitcoin blocks' headers: lines of a height and a header")
    asked = words.parse_args()
    try:
        headers = ots.read_headers(asked.headers) if asked.headers else {}
    except (OSError, ValueError) as error:
        words.error("--headers: %s" % error)
    return Asked(asked.bag, asked.trust, headers, shutil.which("openssl"))


def _everything(asked: Asked) -> Iterator[Broken]:
    """What does not hold; signatures only where all else does."""
    broken = False
    for finding in findings(asked.bag, asked.headers):
        yield finding
        broken = True
    if not broken and asked.openssl:
        yield from stamps.signatures(asked.bag, asked.trust, asked.openssl)


def _tell(asked: Asked) -> None:
    """What holds, and what was not looked at."""
    counts = Counter(entry["action"] for entry in evidence.rows(asked.bag, evidence.LOG))
    told = (sum(counts.values()), counts["root"], counts["stamp"])
    print("HOLDS %d custody entries, %d daily roots, %d time stamps, every file" % told)
    print("bundle digest (SHA-256 of tagmanifest-sha256.txt): " + evidence.sha256(asked.bag / TAGS))
    for line in ots.told(asked.bag, asked.headers):
        print(line)
    if counts["stamp"] and not asked.openssl:
        print("NOT CHECKED: the signatures of the time stamps; there is no openssl here")
    elif counts["stamp"] and not asked.trust:
        print("NOT CHECKED: whether the authorities are to be believed; name their roots with --trust")


if __name__ == "__main__":
    sys.exit(main())

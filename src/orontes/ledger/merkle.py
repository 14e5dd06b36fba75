"""Merkle trees as certificate transparency builds them (RFC 6962, section 2.1).

A leaf is hashed behind a byte 0, a pair of hashes behind a byte 1, so that no leaf can pass for a pair. One root
stands for a whole list: whoever holds it notices if a single leaf is changed, added, left out or moved.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence


def root(leaves: Iterable[bytes]) -> str:
    """The root of at least one leaf, hexadecimal. Leaves may come one by one: what is kept is one hash for each of the
    whole trees that stand behind each other, of which a million leaves make no more than twenty.

    >>> root([b"Soran"]) == hashlib.sha256(b"\\x00Soran").hexdigest()
    True
    >>> root([b"Soran", b"Hama"]) == root([b"Hama", b"Soran"])
    False
    """
    trees: list[tuple[int, bytes]] = []  # number of leaves and hash, ever smaller ones from left to right
    for leaf in leaves:
        size, node = 1, hashlib.sha256(b"\x00" + leaf).digest()
        while trees and trees[-1][0] == size:
            node = _pair(trees.pop()[1], node)
            size *= 2
        trees.append((size, node))
    _, node = trees.pop()
    while trees:
        node = _pair(trees.pop()[1], node)
    return node.hex()


def preimage(leaves: Sequence[bytes]) -> bytes:
    """What is hashed last, to give the root: what a time-stamping client that hashes by itself is handed."""
    if len(leaves) == 1:
        return b"\x00" + leaves[0]
    half = 1 << (len(leaves) - 1).bit_length() - 1  # the largest power of two below their number
    return b"\x01" + _node(leaves[:half]) + _node(leaves[half:])


def _pair(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def _node(leaves: Sequence[bytes]) -> bytes:
    return hashlib.sha256(preimage(leaves)).digest()

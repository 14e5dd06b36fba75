"""`edition.json`: what an edition was made from and with, and the SHA-256 of every other file in it.

It holds no time of making: the same inputs and configuration give the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from orontes.publish.serial import json_file
from orontes.publish.types import Edition
from orontes.theatre.types import Theatre

NAME = "edition.json"


def manifest(edition: Edition, files: Mapping[str, bytes]) -> bytes:
    """The manifest of an edition that consists of `files` and itself."""
    configuration = edition.configuration
    return json_file(
        {
            "title": edition.title,
            "version": configuration.version,
            "theatre": _theatre(edition.theatre),
            "configuration": {
                "theatre": configuration.theatre,
                "profile": configuration.profile.value,
                "as_of": configuration.as_of.isoformat(),
                "delay_days": configuration.delay_days,
                "tile_url": configuration.tile_url,
            },
            "counts": _counts(edition),
            "inputs": _inputs(edition),
            "notes": edition.notes,
            "skipped": [{"file": s.file, "reason": s.reason.value, "detail": s.detail} for s in edition.skipped],
            "files": {name: _fixity(files[name]) for name in sorted(files)},
        }
    )


def _theatre(theatre: Theatre) -> dict[str, object]:
    sides = [{"id": side.id, "name": side.name, "colour": side.colour} for side in theatre.sides]
    return {"id": theatre.id, "name": theatre.name, "origin": theatre.origin, "sides": sides}


def _counts(edition: Edition) -> dict[str, int]:
    return {
        "documents": len(edition.documents),
        "skipped": len(edition.skipped),
        "claims": len(edition.claims),
        "incidents": len(edition.incidents),
        "places": len(edition.control),
        "spells": sum(len(place.spells) for place in edition.control),
        "tolls": len(edition.tolls),
        "facilities": len(edition.facilities),
        "weapons": len(edition.weapons),
    }


def _inputs(edition: Edition) -> list[dict[str, object]]:
    return [
        {
            "sha256": document.id,
            "doc": document.doc,
            "file": document.file,
            "publisher": document.publisher,
            "published": document.published.isoformat(),
            "published_from": document.published_from,
            "url": document.url,
            "notes": document.notes,
        }
        for document in edition.documents
    ]


def _fixity(content: bytes) -> dict[str, object]:
    return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}

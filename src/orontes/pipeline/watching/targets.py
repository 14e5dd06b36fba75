"""What is to be watched: the `[[watch]]` tables of casebook.toml, and addresses on the command line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from orontes.errors import LedgerError, RequestError
from orontes.pipeline.watching.types import Kind, Target
from orontes.sources.feeds.plain import address

FILE = "casebook.toml"
LEAST_S = 60.0
MOST_S = 7 * 86_400.0
_UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0}
_KEYS = {"url", "kind", "publisher", "every", "since"}


def targets_of(folder: Path) -> tuple[Target, ...]:
    """What casebook.toml says is to be watched, each address once. Raises LedgerError naming a table that is wrong."""
    try:
        rows = tomllib.loads((folder / FILE).read_text(encoding="utf-8")).get("watch", [])
    except (OSError, ValueError) as error:
        raise LedgerError(f"{folder / FILE}: cannot be read ({error}); put it right") from error
    if not isinstance(rows, list):
        raise LedgerError(f"{folder / FILE}: write [[watch]] above each address that is to be watched")
    found: dict[str, Target] = {}
    for number, row in enumerate(rows, start=1):
        try:
            target = _target(row)
        except RequestError as error:
            raise LedgerError(f"{folder / FILE}: [[watch]] number {number}: {error}; put it right") from error
        found.setdefault(target.url, target)
    return tuple(found.values())


def named(urls: Sequence[str], among: Sequence[Target], chosen: Target) -> tuple[Target, ...]:
    """The addresses given on the command line: as casebook.toml says where it names them, else as `chosen`.

    Raises RequestError for an address that cannot be fetched.
    """
    known = {target.url: target for target in among}
    asked = (_address(url) for url in dict.fromkeys(urls))
    return tuple(known.get(url) or replace(chosen, url=url) for url in asked)


def kind_of(text: str) -> Kind:
    """A kind by its name. Raises RequestError.

    >>> kind_of("page")
    <Kind.PAGE: 'page'>
    """
    try:
        return Kind(text)
    except ValueError as error:
        raise RequestError(f"kind {text!r} is not known; there are {', '.join(Kind)}") from error


def seconds(text: str) -> float:
    """A length of time in seconds: "90s", "15m", "2h", "1d"; from a minute to a week. Raises RequestError.

    >>> seconds("15m"), seconds("2h")
    (900.0, 7200.0)
    """
    found = re.fullmatch(r"(\d{1,6})\s*([smhd])", text.strip().lower())
    length = float(found[1]) * _UNITS[found[2]] if found else 0.0
    if not LEAST_S <= length <= MOST_S:
        raise RequestError(f"{text!r} is no interval from a minute to a week: write 15m, 2h or 1d")
    return length


def _target(row: object) -> Target:
    if not isinstance(row, dict):
        raise RequestError("is no table")
    if strange := sorted(set(row) - _KEYS):
        raise RequestError(f"{strange[0]!r} is not known; there are {', '.join(sorted(_KEYS))}")
    return Target(
        url=_address(_text(row, "url")),
        kind=kind_of(_text(row, "kind") or Kind.AUTO),
        publisher=_text(row, "publisher"),
        every_s=seconds(_text(row, "every") or "15m"),
        since=_since(row.get("since")),
    )


def _text(row: dict[str, Any], name: str) -> str:
    value = row.get(name, "")
    if not isinstance(value, str):
        raise RequestError(f"{name} must be a text")
    return value


def _address(url: str) -> str:
    found = address(url)
    if not found:
        raise RequestError(f"{url!r} is no address of the web that can be fetched: it begins with http:// or https://")
    return found


def _since(value: object) -> datetime | None:
    """A day or a time of TOML's own, UTC where it has no zone."""
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, date):
        return datetime.combine(value, time(), UTC)
    raise RequestError("since must be a day without quotes: since = 2024-03-22")

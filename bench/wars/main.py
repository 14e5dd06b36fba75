"""The command of this benchmark."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bench.wars import account_table
from bench.wars.large import measure
from bench.wars.settings import REPORTING_SEEDS, SMALL, TUNING_SEEDS, VARIED, Settings
from bench.wars.table import GOALS, lines, run, summary


def main(arguments: Sequence[str] | None = None) -> None:
    """Print one table, or with `--json` the same figures as one JSON object."""
    asked = _parser().parse_args(arguments)
    if asked.large:
        found: dict[str, object] = {"large": measure()}
        print(json.dumps(found) if asked.json else "\n".join(f"{k}: {v}" for k, v in measure_rows(found)))
        return
    kinds = {"small": SMALL} if asked.small else VARIED
    seeds = list(TUNING_SEEDS if asked.tuning else REPORTING_SEEDS)[: 2 if asked.small else None]
    told: dict[str, object] = {} if asked.incidents else _held(kinds, seeds, quiet=asked.json)
    told["incidents"] = _gathered(kinds, seeds, quiet=asked.json)
    print(json.dumps(told, ensure_ascii=False) if asked.json else f"\n{GOALS}\n{account_table.GOALS}")


def _held(kinds: Mapping[str, Settings], seeds: Sequence[int], *, quiet: bool) -> dict[str, object]:
    """Who held what, printed as soon as it is known unless `quiet`."""
    told: dict[str, object] = {}
    for name, settings in kinds.items():
        some = seeds if name in {"as set", "small"} else seeds[:4]
        parts = name in {"as set", "small"}
        told[name] = found = summary([run(replace(settings), seed, parts=parts) for seed in some])
        if not quiet:
            print("\n".join(lines(name, found)), flush=True)
    return told


def _gathered(kinds: Mapping[str, Settings], seeds: Sequence[int], *, quiet: bool) -> dict[str, object]:
    """What was made of the accounts of events, the same way."""
    told: dict[str, object] = {}
    for name, found in account_table.tables(kinds, seeds):
        told[name] = found
        if not quiet:
            print("\n".join(account_table.lines(name, found)), flush=True)
    return told


def measure_rows(found: dict[str, object]) -> list[tuple[str, str]]:
    """The figures of the large war as rows."""
    large = found["large"]
    assert isinstance(large, dict)
    return [(name, _figures(value)) for name, value in large.items()]


def _figures(value: object) -> str:
    return ", ".join(f"{unit} {n}" for unit, n in value.items()) if isinstance(value, dict) else str(value)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python bench/wars", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--small", action="store_true", help="two small wars, some seconds")
    parser.add_argument("--large", action="store_true", help="time and memory of one large war")
    parser.add_argument("--incidents", action="store_true", help="incidents and tolls alone, no control")
    parser.add_argument("--tuning", action="store_true", help="the wars that the parameters were chosen on")
    return parser

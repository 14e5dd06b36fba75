from __future__ import annotations

import sys
from pathlib import Path

import pytest
from bench.wars import made_up

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
import same_events
import train_matching
from orontes.incidents.tables import AGREEMENT_FILE


def test_what_made_up_events_teach_speaks_for_agreement_and_against_difference() -> None:
    start = train_matching.stated(train_matching.rows(AGREEMENT_FILE))
    found = train_matching.learned(train_matching.filed(made_up.accounts(5, 200).claims), start)
    for field in ("actor", "target"):
        same, different = found[field, "same"], found[field, "different"]
        assert same[0] / same[1] > 1 > different[0] / different[1]
    for field in train_matching.LEARNED:
        for n in (0, 1):
            assert sum(shares[n] for (of, _), shares in found.items() if of == field) == pytest.approx(1.0)


def test_the_table_is_written_with_its_notes_and_the_rows_that_are_not_learned(tmp_path: Path) -> None:
    table = tmp_path / "agreement.csv"
    table.write_bytes(AGREEMENT_FILE.read_bytes())
    train_matching.write(table, {("kind", "same"): (0.9, 0.5)})
    before, after = train_matching.rows(AGREEMENT_FILE), train_matching.rows(table)
    assert [row["note"] for row in before] == [row["note"] for row in after]
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert [(row["field"], row["level"], row["same"], row["other"]) for row in changed] == [
        ("kind", "same", "0.9000", "0.5000")
    ]


def test_the_list_of_real_pairs_names_two_claims_each_and_no_pair_twice() -> None:
    pairs = same_events.load()
    assert len({same_events.keys(pair) for pair in pairs}) == len(pairs) >= 150
    assert all(one != other for one, other in map(same_events.keys, pairs))
    assert {pair["same"] for pair in pairs} == {"yes", "no"}

"""How the words stand to the fact."""

from __future__ import annotations

import pytest

from tests.claims.conftest import Read


@pytest.mark.parametrize(
    ("told", "kind", "modality"),
    [
        ("Jets believed to be Russian bombed Saraqeb on Friday.", "air_strike", "alleged"),
        ("Militants tried to plant a bomb in Saraqeb.", "explosive", "failed"),
        ("A commander survived an assassination attempt in Saraqeb.", "attack_on_civilians", "failed"),
        ("Troops attempted to storm the town of Soran.", "armed_clash", "asserted"),
        ("The army is trying to besiege Soran.", "encirclement", "intended"),
        ("Humanitarian aid has not reached Soran in weeks.", "aid", "denied"),
        ("It is claimed that a helicopter bombed Soran on Monday.", "air_strike", "alleged"),
        ("Moscow decided to suspend a memorandum on air safety with Paris.", "agreement", "asserted"),
        ("The army is said to have seized Soran.", "territory_taken", "asserted"),
        ("The army claimed to have seized Soran.", "territory_taken", "alleged"),
        ("Envoys flew to Geneva to hold talks.", "talks", "asserted"),
        ("The opposition is not ready to attend talks in Geneva.", "talks", "denied"),
        ("The rebels agreed to a ceasefire in December.", "agreement", "asserted"),
        ("Clashes in Soran declined on Friday.", "armed_clash", "asserted"),
        ("The failure of the talks in Geneva dismayed envoys.", "talks", "failed"),
        ("Warplanes reportedly bombed Saraqeb.", "air_strike", "alleged"),
        ("Turkey threatened to bomb Saraqeb.", "air_strike", "intended"),
        ("Turkey denied bombing Saraqeb.", "air_strike", "denied"),
    ],
)
def test_each_wording_has_its_modality(read: Read, told: str, kind: str, modality: str) -> None:
    found = [(c.kind, c.modality) for c in read(told)]
    assert (kind, modality) in found, found

"""The governorate of what a report sums up of a whole country."""

from __future__ import annotations

import pytest

from orontes.claims import Kind
from tests.claims.conftest import Read

LEAD = "Air strikes in northern Syria killed 25 people on Friday, medics said. "


@pytest.mark.parametrize(
    ("rest", "governorate"),
    [
        ("Raids killed 16 people in Manbij. Raids killed nine people in Azaz.", "Aleppo"),
        ("Raids killed 16 people in Manbij. Raids killed nine people in Saraqeb.", "Aleppo"),
        ("Raids killed 12 people in Manbij. Raids killed 13 people in Saraqeb.", ""),
        ("Raids killed 40 people in Manbij in January.", ""),
        ("Rebels captured Manbij.", ""),
    ],
)
def test_a_sum_lies_where_most_of_its_parts_do(read: Read, rest: str, governorate: str) -> None:
    lead = next(claim for claim in read(LEAD + rest) if claim.kind is Kind.AIR_STRIKE)
    assert (lead.place, lead.placement.admin1) == ("northern Syria", governorate)
    assert ("Aleppo" in lead.placement.reason) == bool(governorate)

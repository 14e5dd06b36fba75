"""The generated editions that the page is measured on are editions like any other."""

from __future__ import annotations

from dataclasses import replace

from bench.editions.making import SMALL, edition

from orontes.publish.types import Edition

TINY = replace(SMALL, places=60, days=40)


def made() -> Edition:
    return edition(TINY)


def test_the_same_on_every_machine() -> None:
    one, other = made(), made()
    assert one.incidents == other.incidents
    assert one.claims == other.claims
    assert one.terrain == other.terrain


def test_words_stand_where_the_claims_say() -> None:
    found = made()
    texts = {document.id: document.text for document in found.documents}
    assert found.claims
    assert all(claim.span.of(texts[claim.document]) == claim.quote for claim in found.claims)


def test_it_has_what_a_page_shows() -> None:
    found = made()
    assert len({claim.kind for claim in found.claims}) > 8
    assert found.facilities
    assert found.weapons
    assert found.terrain.parcels
    assert len({side.colour for side in found.theatre.sides}) == len(found.theatre.sides)

"""Talks, pacts and forces that gather: which words tell of them, and where they are."""

from __future__ import annotations

import pytest

from tests.claims.conftest import Read


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Envoys will hold talks on Syria in Geneva on Thursday.", "talks", "Geneva"),
        ("The envoy met Bashar al-Assad on Friday.", "talks", ""),
        ("Rebels and the army struck a deal on Sunday.", "agreement", ""),
        ("The council adopted a resolution on the chemical stocks.", "agreement", ""),
        ("Activists reported a new breach in Quneitra.", "agreement", "Quneitra"),
        ("The foes swapped the bodies of twelve fighters near Soran.", "agreement", "Soran"),
        ("Elders went to the town of Soran, where a truce has been in place since May.", "agreement", "Soran"),
        ("Ankara launched a military operation in Afrin.", "mobilization", "Afrin"),
        ("Turkey sent more troops to Idlib province.", "mobilization", "Idlib province"),
    ],
)
def test_kind_and_place(read: Read, text: str, kind: str, place: str) -> None:
    assert (kind, place) in [(c.kind.value, c.place) for c in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The report lists human rights violations in Idlib.",
        "The factory could not meet demand in Aleppo.",
        "The Government of National Accord has its seat in Tripoli.",
        "They wait at Soran for a bus, a man told a newspaper by telephone.",
    ],
)
def test_words_that_tell_of_no_pact_and_no_talks(read: Read, text: str) -> None:
    assert not [c for c in read(text) if c.kind.value in ("agreement", "talks")]

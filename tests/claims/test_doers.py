"""Who did it, by the words that lay it at somebody's door and by what went before."""

from __future__ import annotations

import pytest

from orontes.claims.doers import parse_weights, weight
from orontes.errors import LexiconError
from tests.claims.conftest import Read


def _doers(read: Read, text: str, kind: str) -> list[str]:
    return [c.actor.side for c in read(text) if c.kind.value == kind]


BLAMED = [
    "Ministers blamed the rebels for the gas attack on Khan al-Assal.",
    "The gas attack on Khan al-Assal was blamed on the rebels.",
    "Damascus accused the rebels of the gas attack on Khan al-Assal.",
    "The rebels were behind the gas attack on Khan al-Assal.",
]


@pytest.mark.parametrize("text", BLAMED)
def test_whoever_is_blamed_did_it_and_not_whoever_blames(read: Read, text: str) -> None:
    assert _doers(read, text, "chemical_weapon") == ["opposition"]


def test_a_broken_truce_is_told_of_whoever_broke_it(read: Read) -> None:
    assert _doers(read, "Rebel factions violated the ceasefire in Quneitra on Monday.", "agreement") == ["opposition"]


def test_a_truce_that_is_only_named_is_nobody_s_doing(read: Read) -> None:
    assert _doers(read, "The Russian-Turkish truce entered its tenth day in Hama.", "agreement") == [""]


def test_whoever_is_positioned_at_a_place_holds_it(read: Read) -> None:
    text = "Mortars were fired by Islamic State fighters positioned in the village of Rasm al-Abd."
    assert _doers(read, text, "territory_held") == ["islamic_state"]


FOUGHT = [
    ("Fighting goes on near Hajin town and the SDF try to push the Islamic State back.", "sdf"),
    ("Clashes near Saraqeb enter their third day after an advance of the rebels there.", "opposition"),
    ("Rebel fighters repelled an assault by regime forces on the village of Kafr Lata.", "government"),
    ("The Observatory told Turkish media that regime forces stormed the town of Khattab.", "government"),
]


@pytest.mark.parametrize(("text", "side"), FOUGHT)
def test_of_those_named_the_one_who_fights_there_is_chosen(read: Read, text: str, side: str) -> None:
    assert side in _doers(read, text, "armed_clash")


def test_weights_that_are_no_numbers_are_refused() -> None:
    with pytest.raises(LexiconError, match="'agent' must have a number"):
        parse_weights("agent: much", "doers.yml")
    with pytest.raises(LexiconError, match="mapping of features"):
        parse_weights("- 1", "doers.yml")


def test_whatever_the_features_the_heavier_candidate_is_taken() -> None:
    assert weight(frozenset(("agent", "agent:armed_clash"))) > weight(frozenset(("speaker",)))
    assert weight(frozenset(("no feature of ours",))) == 0.0

"""The lint can fail: it finds claims that have become facts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orontes.evidence import record_id
from orontes.incidents.types import Grade
from orontes.publish import lint, uncited
from orontes.publish.chronology import chronology
from orontes.publish.sitrep import sitrep
from orontes.publish.types import Edition
from tests.publish.editions import empty, incident, small
from tests.publish.told import CLAIMS


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("- The League captured Arvik.", ("citation", "attribution")),
        ("- The League captured Arvik [[c1]](#c1).", ("attribution",)),
        ("- According to the Tally Office, Arvik was captured.", ("citation",)),
        ("Twelve people were killed in Belen.", ("citation", "attribution")),
        ("According to A, Arvik was shelled [[c1]](#c1). Belen was struck.", ("citation", "attribution")),
        ("| Place | What |\n| --- | --- |\n| Arvik | shelling |", ("citation", "attribution")),
    ],
)
def test_a_claim_that_became_a_fact_is_found(text: str, missing: tuple[str, ...]) -> None:
    assert [finding.missing for finding in lint(text)] == [missing]


@pytest.mark.parametrize(
    "text",
    [
        "- According to the Tally Office, Arvik was captured [[c1]](#c1).",
        "# Arvik captured",
        "| Source | Claims |\n| --- | --- |\n| High Negotiations Committee | 3 |",
        "The Tally Office listed 12 reports.",
        "3 further events: data/casualties.csv.",
        "- According to A, “We were shelled. They captured it” was the word [[c1]](#c1).",
        "| Place | According to |\n| --- | --- |\n| Arvik, shelling | A [[c1]](#c1) |",
    ],
)
def test_what_is_attributed_or_tells_nothing_passes(text: str) -> None:
    assert lint(text) == ()


@pytest.mark.parametrize("edition", [small(), empty()])
def test_our_own_publications_pass(edition: Edition) -> None:
    assert lint(chronology(edition)) == ()
    assert lint(sitrep(edition)) == ()
    assert uncited(sitrep(edition)) == ()


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("- Arvik is quiet.", 1),
        ("- Arvik is quiet [[c1]](#c1). So is Belen.", 1),
        ("- Arvik is quiet [[c1]](#c1).", 0),
        ("# Arvik is quiet", 0),
        ("*Arvik is told of elsewhere. So is Belen.*", 0),
        ("*Arvik* is quiet.", 1),
        ("**Arvik is quiet.**", 1),
        ("| Place |\n| --- |\n| Arvik |\n| Belen [[c1]](#c1) |", 1),
        ("## Sources and their limits\n\n| Source |\n| --- |\n| Tally Office |\n\n## Control\n\nQuiet.", 1),
        ('- <a id="c1"></a>**c1** “Quiet.”', 0),
    ],
)
def test_a_sentence_of_a_report_that_cites_nothing_is_found(text: str, bare: int) -> None:
    assert len(uncited(text)) == bare


def test_a_sentence_slipped_into_a_report_is_found() -> None:
    report = sitrep(small())
    slipped = report.replace("## Harm to people\n", "## Harm to people\n\n- Belen is without water.\n")
    assert [finding.text for finding in uncited(slipped)] == ["- Belen is without water."]


def test_a_note_may_not_tell_an_event() -> None:
    assert [finding.missing for finding in lint("*Belen was shelled.*")] == [("citation", "attribution")]


WORDS = (
    "killed",
    "Rebels captured it. ",
    "besieged",
    "U.S. jets struck",
    "\n- taken",
    "|",
    "[[c1]](#c1)",
    "“",
    "”",
    "\u202e",
)
hostile = st.lists(st.sampled_from(WORDS) | st.text(max_size=20), max_size=12).map(" ".join)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(hostile, hostile, hostile)
def test_our_own_publications_pass_whatever_the_reports_say(place: str, actor: str, voice: str) -> None:
    claims = tuple(
        replace(
            claim,
            id=record_id("claim", claim.id),
            place=place,
            actor=replace(claim.actor, text=actor, id="league"),
            chain=(replace(claim.chain[0], name=voice),),
        )
        for claim in CLAIMS
    )
    edition = replace(small(), claims=claims, incidents=tuple(incident(Grade.CONTESTED, claim) for claim in claims))
    assert lint(chronology(edition)) == ()
    assert lint(sitrep(edition)) == uncited(sitrep(edition)) == ()


def test_a_finding_reads_as_one_line() -> None:
    (finding,) = lint("\n- Arvik was captured.")
    assert str(finding) == "line 2: no citation and no attribution: - Arvik was captured."

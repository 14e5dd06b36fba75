"""The chronology, line by line."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from orontes.incidents.types import Grade
from orontes.publish.chronology import chronology
from tests.publish.editions import INCIDENTS, empty, incident, small
from tests.publish.told import DENIED, EIGHT, TAKEN, TALKS, TRUCE


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("- ") and "<a id" not in line]


def test_one_line_an_incident() -> None:
    assert len(lines(chronology(small()))) == len(INCIDENTS)


def test_days_come_in_order_and_wide_ranges_last() -> None:
    headings = re.findall(r"^## (.+)$", chronology(small()), re.MULTILINE)
    assert headings == ["10 May 2031", "12 May 2031", "Not dated to a day", "Citations"]


def test_the_hour_of_telling_stands_where_it_is_known() -> None:
    assert "- **first told 06:15 UTC** — According to the Tally Office" in chronology(small())


def test_a_day_is_told_in_the_order_of_telling_whoever_is_told_first() -> None:
    # The Bulletin spoke first, though the incident is told in the words of the Tally Office.
    denied = replace(DENIED, entry_time=DENIED.entry_time.replace(hour=1))
    noon = replace(EIGHT, entry_time=EIGHT.entry_time.replace(hour=3))
    events = (incident(Grade.WEAK, noon), incident(Grade.CONTESTED, TAKEN, denied))
    told = lines(chronology(replace(small(), claims=(noon, TAKEN, denied), incidents=events)))
    assert [line[: line.index("—") - 1] for line in told] == [
        "- **first told 01:15 UTC**",
        "- **first told 03:15 UTC**",
    ]


def test_an_entry_of_a_later_day_is_told_as_such() -> None:
    late = replace(TAKEN, entry_time=TALKS.entry_time.replace(hour=8))
    edition = replace(small(), claims=(late,), incidents=(incident(Grade.WEAK, late),))
    assert "**first told 12 May 2031, 08:00 UTC** — " in chronology(edition)


def test_a_contradiction_is_told_as_one() -> None:
    text = chronology(small())
    assert "Accounts differ on the toll: “8” according to the Tally Office" in text
    assert "but “20+” according to local activists" in text


def test_every_citation_is_listed_once_with_its_words() -> None:
    text = chronology(small())
    used = set(re.findall(r"\(#(c\d+)\)", text))
    listed = re.findall(r'<a id="(c\d+)"></a>', text)
    assert used == set(listed) and len(listed) == len(set(listed))
    assert f"“{TRUCE.quote}” — Harbour Post (independent media); report harbour-12" in text


def test_markdown_in_a_quotation_is_shown_and_not_obeyed() -> None:
    assert "“Jets bombed Belen \\| with &lt;cluster&gt; bombs \\[again\\]”" in chronology(small())


def test_an_incident_whose_claims_are_unknown_is_left_out() -> None:
    assert "## " not in chronology(replace(small(), claims=()))


def test_nothing_to_tell_is_said() -> None:
    assert "No report of this edition tells an event." in chronology(empty())


def test_a_long_name_is_told_in_full() -> None:
    long = "x" * 200
    edition = replace(small(), claims=(replace(TAKEN, place=long),))
    assert long in chronology(edition)


@given(st.permutations(INCIDENTS))
def test_the_order_of_incidents_does_not_matter(incidents: list[object]) -> None:
    assert chronology(replace(small(), incidents=tuple(incidents))) == chronology(small())  # type: ignore[arg-type]

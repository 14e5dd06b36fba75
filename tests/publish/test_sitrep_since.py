"""The report between two editions: what is new, told otherwise or gone, and which editions are refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from orontes.casualties.types import Estimate
from orontes.control.types import State
from orontes.errors import RequestError
from orontes.evidence import RecordId
from orontes.incidents.types import Grade
from orontes.publish import Profile, lint, uncited
from orontes.publish.sitrep import since
from orontes.publish.sitrep.comparing import compared, held_otherwise
from orontes.publish.types import Edition
from tests.publish.editions import ARVIK, BELEN, CONTROL, HIT, INCIDENTS, TOLL, control, empty, incident, small, spell
from tests.publish.test_sitrep import part
from tests.publish.told import BOMBED, CLAIMS, CLINIC_HIT, DENIED, EIGHT, TAKEN, TWENTY


def without(*claims: object) -> Edition:
    """The small edition before some claims were made: events that only they tell are not in it."""
    kept = tuple(claim for claim in CLAIMS if claim not in claims)
    ids = {claim.id for claim in kept}
    events = tuple(event for event in INCIDENTS if ids.issuperset(event.claims))
    return replace(small(), claims=kept, incidents=events, tolls=(), facilities=(), weapons=())


def told(new: Edition, old: Edition, title: str = "") -> str:
    """The report, or one part of it, of which every sentence cites."""
    text = since(new, old).text
    assert lint(text) == uncited(text) == ()
    return part(text, title) if title else text


def test_an_event_told_for_the_first_time_is_new_though_it_is_no_later() -> None:
    fresh = told(small(), without(BOMBED), "New events")
    assert "| air strikes | 1 | [[c1]](#c1) |" in fresh
    assert (
        "**12 May 2031, Belen** — According to the Tally Office (quoted by Harbour Post), there were air strikes"
        in fresh
    )
    assert "Hill Clinic" not in fresh


def test_the_same_edition_tells_nothing_new() -> None:
    text = told(small(), small())
    assert "*Both editions tell the same.*" in text and "No event is first told now." in text
    assert "On the days that both editions tell of, they agree on every place." in text
    assert "- No report came in.\n- No claim came in and no claim went." in text
    assert "## Citations" not in text


def test_a_claim_that_joins_an_event_moves_its_grade_and_its_toll() -> None:
    before = incident(Grade.WEAK, EIGHT, CLINIC_HIT)
    old = replace(
        without(TWENTY),
        incidents=tuple(before if event is HIT else event for event in INCIDENTS),
        tolls=(replace(TOLL, incident=before.id, killed=Estimate(8, 8, 8), counted=(EIGHT.id,)),),
    )
    assert "(shelling) — from weak to fair, with what is now told, according to local activists" in told(
        small(), old, "Grades that moved"
    )
    revised = told(small(), old, "Harm to people")
    assert "before: 8 killed, among them 1 to 8 (best 1) civilians; now: 8 or more killed, among them 1 to 8" in revised
    assert "according to the Tally Office and local activists (both quoted by Harbour Post)" in revised
    assert "Hill Clinic" not in told(small(), old, "New events")


def test_a_place_of_another_holder_on_the_same_day_is_told_side_by_side() -> None:
    old = replace(small(), control=(control(ARVIK, spell(ARVIK, 4, 12, "north", 0.9, DENIED)), *CONTROL[1:]))
    assert (
        "**Arvik** on 12 May 2031 and on 2 other days — before: held (Northern Union); now: held (Southern League), "
        "according to the Tally Office and Union Bulletin (both quoted by Harbour Post)"
    ) in told(small(), old, "Control")


def test_days_are_compared_as_far_as_both_editions_go() -> None:
    old = replace(small(), control=(control(ARVIK, spell(ARVIK, 1, 9, "north", 0.9)), CONTROL[1]))
    assert held_otherwise(compared(old, small())) == []
    lost = replace(CONTROL[0].spells[0], state=State.UNKNOWN)
    unknown = replace(small(), control=(control(ARVIK, lost, CONTROL[0].spells[1]),))
    (held,) = held_otherwise(compared(unknown, small()))
    assert (held.day, held.days, held.before.state) == (date(2031, 5, 9), 6, State.UNKNOWN)


def test_places_that_only_one_edition_concludes_on_are_named() -> None:
    text = told(small(), replace(small(), control=CONTROL[1:]), "Control")
    assert "*First concluded on now: “Arvik”.*" in text
    text = told(
        replace(small(), control=CONTROL[:1]),
        replace(small(), control=(CONTROL[0], control(BELEN, spell(BELEN, 4, 9, "", 0.4)))),
    )
    assert "No longer concluded on: “Belen”." in text


def test_a_claim_that_is_gone_is_quoted_from_the_earlier_edition() -> None:
    gone = told(without(BOMBED), small(), "Claims of the earlier edition only")
    assert "According to the Tally Office (quoted by Harbour Post) in the earlier edition: “Jets bombed Belen" in gone
    assert "Every claim of the earlier edition is in this one." in told(small(), without(BOMBED))


def test_another_account_in_front_names_both() -> None:
    old = replace(small(), incidents=(replace(INCIDENTS[0], preferred=DENIED.id), *INCIDENTS[1:]))
    front = told(small(), old, "Other accounts in front")
    assert "now according to the Tally Office" in front and "before according to Union Bulletin" in front


def test_sources_and_reports_that_came_are_named_in_quotation_marks() -> None:
    old = replace(without(TAKEN, BOMBED), documents=small().documents[:1])
    text = told(small(), old, "Sources and their limits")
    assert "1 report came in: “harbour-12”." in text and "2 claims came in and no claim went." in text
    version = replace(small().configuration, version="0.0.older")
    assert "Made with versions 0.0.older and 0.0.test" in told(small(), replace(small(), configuration=version))


def test_lists_are_bounded_and_only_what_is_shown_is_cited() -> None:
    many = [replace(EIGHT, id=RecordId(f"claim-{number:05}"), killed=None) for number in range(300)]
    new = replace(small(), claims=(*CLAIMS, *many), incidents=tuple(incident(Grade.WEAK, claim) for claim in many))
    text = told(new, without(BOMBED))
    assert "*290 more.*" in text and text.count('<a id="c') < 40


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"theatre": "elsewhere"}, "editions of two wars, 'elsewhere' and 'test': name one of the same theatre"),
        ({"profile": Profile.PUBLIC}, "editions of two profiles, public and internal"),
        ({"as_of": date(2031, 5, 13)}, "is of a later day, 2031-05-13: name the earlier one there"),
    ],
)
def test_editions_that_cannot_be_compared_are_refused(changes: dict[str, object], why: str) -> None:
    old = replace(small(), configuration=replace(small().configuration, **changes))  # type: ignore[arg-type]
    with pytest.raises(RequestError, match=why):
        since(small(), old)


def test_an_edition_of_nothing_can_be_compared() -> None:
    assert "Both editions tell the same." in told(empty(), empty())


def test_the_same_two_editions_give_the_same_report() -> None:
    assert since(small(), without(BOMBED)) == since(small(), without(BOMBED))

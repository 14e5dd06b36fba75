"""Who a voice is: what a description tells of it, whom it names, and which voices of one report are one."""

from __future__ import annotations

import pytest

from orontes.claims.attribution import Saying
from orontes.claims.same_voice import with_one_voice
from orontes.claims.types import Claim, Voice
from orontes.claims.voices import Voices
from orontes.evidence import Span
from orontes.theatre import EMPTY, load
from orontes.theatre.types import SourceKind
from tests.claims.conftest import document as a_report
from tests.strategies import a_claim

PUBLISHER = Voice("The Gazette", "", SourceKind.INDEPENDENT_MEDIA, "")


@pytest.mark.parametrize(
    ("name", "side", "kind", "alignment"),
    [
        ("a pro-regime outlet", "government", "partisan_media", "government"),
        ("the army's command", "government", "military", "government"),
        ("rebel military sources near the front", "opposition", "armed_group", "opposition"),
        ("Dr Salim Haddad, the head of the clinic", "", "medical", ""),
        ("a resident of rebel-held Dura", "opposition", "resident", ""),
        ("Samir Aziz, a citizen journalist", "civilians", "activist", ""),
        ("a pro-rebel activist", "opposition", "activist", "opposition"),
        ("the lead regime negotiator", "government", "official", "government"),
        ("the state news agency", "", "state_media", "government"),
        ("Iran's state television", "", "state_media", ""),
        ("Saudi Arabia", "", "official", ""),
        ("a senior UN official", "", "international", ""),
        ("a pro-Russian blogger", "government", "partisan_media", "government"),
        ("several factions in the hills", "opposition", "armed_group", "opposition"),
        ("Farid Q", "", "unknown", ""),
    ],
)
def test_a_description_tells_what_sort_of_voice_it_is(name: str, side: str, kind: str, alignment: str) -> None:
    voice = Voices.of(load("syria")).voice(name, side=side)
    assert (voice.source_id, voice.kind.value, voice.alignment) == ("", kind, alignment)


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("Syria's official news agency SANA", "sana"),
        ("SANA's correspondent in the town", "sana"),
        ("SANAs reporter", "sana"),
        ("the pro-regime website Al Masdar News", "al_masdar"),
        ("a member of the Syrian Coalition, Adib H", "etilaf"),
        ("Syrian opposition forces", ""),
        ("Reuters and SANA", ""),
    ],
)
def test_a_source_is_known_inside_a_description(name: str, source: str) -> None:
    assert Voices.of(load("syria")).voice(name).source_id == source


def test_a_state_speaks_for_itself_where_no_pack_names_the_sides() -> None:
    voice = Voices.of(EMPTY).voice("Colombia")
    assert (voice.kind, voice.alignment) == (SourceKind.OFFICIAL, "Colombia")


def test_who_is_known_everywhere_is_known_in_any_war() -> None:
    anywhere = Voices.of(EMPTY)
    assert anywhere.publisher("BBC Arabic").source_id == "bbc"
    agency = anywhere.voice("Russia's state news agency TASS")
    assert (agency.source_id, agency.alignment) == ("tass", "Russia")
    assert Voices.of(load("sudan")).voice("TASS").alignment == ""  # Russia is no side of that war


def test_a_reporter_of_nobody_is_the_publishers_own() -> None:
    voices = Voices.of(load("syria"))
    saying = Saying("the reporter", 0, 1, frozenset())
    document = a_report("", "SANA")
    publisher, reporter = voices.chain(document, saying)
    assert (reporter.source_id, reporter.kind) == (publisher.source_id, SourceKind.STATE_MEDIA)


def _heard(*names: tuple[str, SourceKind, str]) -> list[str]:
    """The names of the innermost voices of one report, told in this order, once those that are one are joined."""
    told = [_told(at, Voice(name, source, kind, "")) for at, (name, kind, source) in enumerate(names)]
    return [claim.voice.name for claim in with_one_voice(told)]


def _told(at: int, voice: Voice) -> Claim:
    return a_claim(by=(PUBLISHER, voice), span=Span(10 * at, 10 * at + 5))


def test_a_definite_description_is_whoever_was_told_of_before() -> None:
    police = ("A source at the police command", SourceKind.OFFICIAL, "")
    assert _heard(police, ("the source", SourceKind.ANONYMOUS, "")) == [police[0]] * 2
    institute = ("The Northern Institute of Justice", SourceKind.MONITOR, "")
    assert _heard(institute, ("the institute", SourceKind.UNKNOWN, "")) == [institute[0]] * 2
    assert _heard(police, ("the doctor", SourceKind.MEDICAL, "")) == [police[0], "the doctor"]


def test_a_short_name_is_the_whole_one_told_before() -> None:
    whole = ("Vice-president Nadim Qasir", SourceKind.OFFICIAL, "")
    assert _heard(whole, ("Qasir", SourceKind.UNKNOWN, "")) == [whole[0]] * 2
    assert _heard(("Qasir", SourceKind.UNKNOWN, ""), whole) == ["Qasir", whole[0]]


def test_where_it_was_said_is_no_part_of_a_name() -> None:
    whole = ("The Lowland Coalition", SourceKind.OFFICIAL, "")
    assert _heard(whole, ("the Coalition in a press release", SourceKind.UNKNOWN, "")) == [whole[0]] * 2


def test_a_monitor_without_a_name_is_the_only_one_that_is_named() -> None:
    unnamed = ("a monitor", SourceKind.MONITOR, "war_monitor")
    named, other = ("the Lowland Observatory", SourceKind.MONITOR, "low"), ("Airwatch", SourceKind.MONITOR, "air")
    assert _heard(unnamed, named) == [named[0]] * 2
    assert _heard(unnamed, named, other)[0] == unnamed[0]


def test_the_source_stays_as_the_text_writes_it() -> None:
    first = _told(0, Voice("Vice-president Nadim Qasir", "", SourceKind.OFFICIAL, ""))
    second = _told(1, Voice("Qasir", "", SourceKind.UNKNOWN, ""))
    assert with_one_voice([first, second])[1].source == second.source


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("OAKFORD, May 2 (Reuters) - Shells fell.", "Reuters"),
        ("Shells fall on Oakford\nBy Ann Lee, AFP\nShells fell.", "AFP"),
        ("MOSCOW, September 12. /TASS/. Shells fell.", "TASS"),
        ("Shells fell.\n\nWith additional reporting by the Associated Press.", "Associated Press"),
        ("Shells fell.\n© 2017 AFP", "AFP"),
        ("A tank on the road [Jan Novak/Reuters]\nShells fell.", ""),
        ("Shells fell.\nPhoto: Reuters", ""),
        ("The army told Reuters that shells fell.", ""),
    ],
)
def test_an_outlet_that_carries_a_dispatch_goes_back_to_the_agency(text: str, agency: str) -> None:
    chain = Voices.of(load("syria")).chain(a_report(text, "The Gazette"), None)
    assert [voice.name for voice in chain] == ["The Gazette", *([agency] if agency else [])]


def test_an_agencys_own_report_has_one_link_and_what_it_was_told_is_told_to_it_once() -> None:
    voices, text = Voices.of(load("syria")), "OAKFORD, May 2 (Reuters) - Shells fell."
    assert len(voices.chain(a_report(text, "Reuters"), None)) == 1
    told = Saying("a resident", 0, 1, frozenset(), via="Reuters")
    assert [v.name for v in voices.chain(a_report(text, "The Gazette"), told)] == [
        "The Gazette",
        "Reuters",
        "a resident",
    ]

"""Mentions of each type, in sentences about an invented war."""

from __future__ import annotations

from datetime import date

import pytest

from orontes.reading import Lexicon, Mention, MentionType
from orontes.reading.mentions import find_mentions, learned_names, with_learned
from tests.reading.conftest import ListedNames

DAY = date(2017, 3, 25)


@pytest.fixture
def find(lexicon: Lexicon, names: ListedNames):
    def _find(text: str, type_: MentionType, day: date = DAY) -> list[Mention]:
        return [mention for mention in find_mentions(text, day, lexicon, names) if mention.type is type_]

    return _find


ACTORS = [
    ("The River Guard moved in.", ["River Guard"], ["river"]),
    ("RG and rg are not the same.", ["RG"], ["river"]),
    ("Jaysh an-Nahr’s convoy left.", ["Jaysh an-Nahr"], ["river"]),
    ("pro-River forces left", ["pro-River forces"], ["river"]),
    ("Ruritanian warplanes struck", ["Ruritanian warplanes"], ["river"]),
    ("rebel fighters fled", ["rebel fighters"], ["hill"]),
    ("Ruritanian-backed opposition groups", ["Ruritanian-backed opposition groups"], ["hill"]),
    ("a rebel offensive in opposition-held land", ["rebel", "opposition-held"], ["hill", "hill"]),
    ("the Northern Storm Brigade advanced", ["Northern Storm Brigade"], [""]),
    ("Borduria’s army and Bordurian troops", ["Borduria’s army", "Bordurian troops"], ["", ""]),
    ("masked gunmen shot villagers", ["masked gunmen", "villagers"], ["", "civilians"]),
    ("the CTF denied it", ["CTF"], [""]),
    ("HOMS (Sputnik) The CTF denied it", ["CTF"], [""]),
    ("Militants from the River Guard fled", ["Militants from the River Guard"], ["river"]),
    ("a coalition of rebel groups called Liwa al-Qasr", ["coalition of rebel groups called Liwa al-Qasr"], ["hill"]),
    ("the Hill Union terrorist group", ["Hill Union terrorist group"], ["hill"]),
    ("they took land from the River Guard", ["River Guard"], ["river"]),
]


@pytest.mark.parametrize(("text", "words", "sides"), ACTORS)
def test_actors_by_name_description_and_form(find, text: str, words: list[str], sides: list[str]) -> None:
    found = find(text, MentionType.ACTOR)
    assert ([m.text for m in found], [m.side for m in found]) == (words, sides)


def test_a_side_is_that_of_the_entry_s_day(find) -> None:
    before, after = (find("Liwa al-Qasr fought on.", MentionType.ACTOR, day)[0] for day in (date(2016, 7, 28), DAY))
    assert (before.ref, before.side, after.side) == ("turncoats", "river", "hill")


PLACES = [
    ("in the town of Tell Qamar", ["Tell Qamar"], ["cue:the town of"]),
    ("the villages of Abu Tin, Kafr Lut and al-Maydan", ["Abu Tin", "Kafr Lut", "al-Maydan"], None),
    ("Hama city and northern Hama Province", ["Hama city", "northern Hama Province"], None),
    ("the northern countryside of Hama", ["the northern countryside of Hama"], None),
    ("Idlib’s southern countryside", ["Idlib’s southern countryside"], None),
    ("on the outskirts of the city of Homs", ["the outskirts of the city of Homs"], None),
    ("six kilometres west of Khattab", ["six kilometres west of Khattab"], ["relative"]),
    ("north of the town of Soran", ["north of the town of Soran"], ["relative"]),
    ("within 5 km of Hama city", ["Hama city"], ["gazetteer"]),
    ("between Kafr Naboudah and Karnaz", ["between Kafr Naboudah and Karnaz"], ["relative"]),
    ("the Aleppo-to-Hama road", ["Aleppo-to-Hama road"], ["cue:road"]),
    ("the road between Homs and Damascus", ["the road between Homs and Damascus"], ["cue:road"]),
    ("shells hit Tell Qamar", ["Tell Qamar"], ["cue:hit"]),
    ("on Monday Tell Qamar fell to the army", ["Tell Qamar"], ["cue:fell"]),
    ("Velkovar is still under enemy control", ["Velkovar"], ["cue:under"]),
    ("Velkovar was shelled", ["Velkovar"], ["cue:shelled"]),
    ("suburbs such as Soran, Bab Amr and Tishrin", ["Soran", "Bab Amr", "Tishrin"], None),
    ("the Bab Amr neighbourhood of Homs", ["Bab Amr neighbourhood of Homs"], None),
    ("into the besieged town", ["the besieged town"], ["generic"]),
    ("in the northwest of the province", ["the northwest of the province"], ["generic"]),
    ("from the northern countryside of Hama", ["the northern countryside of Hama"], None),
    ("in the provinces of Hama and Homs", ["Hama", "Homs"], None),
    ("in the vicinity of Abu Tin and Kafr Lut", ["Abu Tin", "Kafr Lut"], None),
    ("in Kafr Lut Abu Tin and al-Maydan", ["Kafr Lut", "Abu Tin", "al-Maydan"], None),
    ("while Kafr Lut slept", ["Kafr Lut"], ["form"]),
    ("beside Nahrin mosque", ["Nahrin mosque"], ["cue:mosque"]),
    ("on al-Nahr residential neighbourhood", ["al-Nahr residential neighbourhood"], None),
    ("on the Syrian – Lebanese border", ["Syrian – Lebanese border"], None),
    ("on Turkish soil", ["Turkish soil"], None),
    ("across the Middle East", ["Middle East"], ["region"]),
    ("across North Darfur", ["North Darfur"], ["region"]),
    ("in the “buffer” zone", ["the “buffer” zone"], ["generic"]),
    ("around the provincial capital", ["the provincial capital"], ["generic"]),
    ("shelling the militia-held parts", ["the militia-held parts"], ["generic"]),
    ("in these areas", [], []),
    ("on Monday in August near God", [], []),
]


@pytest.mark.parametrize(("text", "words", "cues"), PLACES)
def test_places_as_an_annotator_would_write_them(find, text: str, words: list[str], cues: list[str] | None) -> None:
    found = find(f"They fought {text}.", MentionType.PLACE)
    assert [m.text for m in found] == words
    assert cues is None or [m.cue for m in found] == cues


def test_a_group_s_name_hides_the_place_in_it(find) -> None:
    assert find("The Idlib Lions Brigade left.", MentionType.PLACE) == []


def test_a_name_once_cued_is_known_in_the_whole_report(lexicon: Lexicon, names: ListedNames) -> None:
    first = find_mentions("Guards took the town of Sarbun.", DAY, lexicon, names)
    later = "Sarbun burns."
    (mention,) = with_learned(later, find_mentions(later, DAY, lexicon, names), learned_names(first))
    assert (mention.text, mention.cue) == ("Sarbun", "learned")


SOURCES = [
    ("The Watch said so.", ["The Watch"], ["watch"]),
    ("RNA reported it.", ["RNA"], ["rna"]),
    ("a military source said", ["a military source"], [""]),
    ("multiple reports say", ["multiple reports"], [""]),
    ("according to local activists", ["local activists"], [""]),
    ("an opposition commander told us", ["an opposition commander"], [""]),
]


@pytest.mark.parametrize(("text", "words", "refs"), SOURCES)
def test_sources_named_and_unnamed(find, text: str, words: list[str], refs: list[str]) -> None:
    found = find(text, MentionType.SOURCE)
    assert ([m.text for m in found], [m.ref for m in found]) == (words, refs)


THINGS = [
    ("barrel bombs fell", "barrel_bomb"),
    ("Grad rockets fell", "rocket"),
    ("a suicide car bomb", "vehicle_bomb"),
    ("a car bomb", "vehicle_bomb"),
    ("chlorine gas", "chemical"),
    ("cluster munitions", "cluster"),
    ("thermobaric rockets", "thermobaric"),
    ("white phosphorus", "incendiary"),
    ("mortar shells", "artillery"),
    ("an improvised explosive device", "mine_or_ied"),
    ("sniper fire", "small_arms"),
    ("drones", "drone"),
    ("air raids", "airstrike"),
    ("container bombs", "barrel_bomb"),
    ("a booby-trapped motorcycle", "vehicle_bomb"),
    ("kamikaze drones", "drone"),
    ("an explosives belt", "suicide_bomb"),
    ("unexploded ordnance", "mine_or_ied"),
    ("live fire", "small_arms"),
]


@pytest.mark.parametrize(("text", "code"), THINGS)
def test_weapons_by_wire_code(find, text: str, code: str) -> None:
    assert find(text, MentionType.WEAPON)[0].ref == code


def test_a_facility_keeps_its_name(find) -> None:
    found = find("Shells hit al-Nahr Hospital and two schools.", MentionType.FACILITY)
    assert [(m.text, m.ref, m.cue) for m in found] == [
        ("al-Nahr Hospital", "hospital", "named"),
        ("schools", "school", "lexicon"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a health post", "hospital"),
        ("an educational facility", "school"),
        ("two houses of worship", "place_of_worship"),
        ("water wells", "power_or_water"),
        ("food parcels", "aid"),
        ("an intersection", "road"),
        ("a pontoon bridge", "bridge"),
    ],
)
def test_facilities_by_wire_code(find, text: str, code: str) -> None:
    assert [m.ref for m in find(f"They hit {text}.", MentionType.FACILITY)] == [code]


def test_a_date_s_number_counts_nothing(find) -> None:
    counts = find("On 21 March 40 guards died.", MentionType.COUNT)
    assert [(m.text, m.unit) for m in counts] == [("40", "guard")]


def test_mentions_of_one_type_never_overlap_and_stand_in_order(lexicon: Lexicon, names: ListedNames) -> None:
    text = (
        "The River Guard and pro-River forces hit the town of Soran, north of Hama city, with 20 Grad rockets on 4 May."
    )
    found = find_mentions(text, DAY, lexicon, names)
    assert list(found) == sorted(found, key=lambda m: (m.span.start, -m.span.end, m.type))
    pairs = [(a, b) for i, a in enumerate(found) for b in found[i + 1 :] if a.type is b.type]
    assert not any(a.span.overlaps(b.span) for a, b in pairs)


def test_a_direction_in_capitals_is_part_of_a_region_s_name(find) -> None:
    found = find("Shells fell on the Eastern Zarbal and in North Kodoro, not on eastern land.", MentionType.PLACE)
    assert [m.text for m in found] == ["the Eastern Zarbal", "North Kodoro"]


def test_an_article_inside_a_name_does_not_end_it(find) -> None:
    assert [m.text for m in find("a raid west of Ras Al-Ayn city", MentionType.PLACE)] == ["west of Ras Al-Ayn city"]


@pytest.mark.parametrize(
    "text", ["Mondays raid on them ended", "an inquiry into Mondays raid", "Raids Kill at Least 12"]
)
def test_a_day_or_an_amount_in_capitals_is_no_place(find, text: str) -> None:
    assert find(text, MentionType.PLACE) == []

"""Every wrong pack is refused in one line that names the file, the line and the fault."""

from pathlib import Path

import pytest

from orontes.errors import TheatreError
from orontes.theatre import load

# file, what stands there, what is put in its place, line of the error, words of the message
FAULTS = [
    ("theatre.yml", "name: Tiny war", "title: Tiny war", 2, "unknown key 'title'"),
    ("theatre.yml", "start: 2011-03-15\n", "", 1, "key 'start' is missing"),
    ("theatre.yml", "start: 2011-03-15", "start: soon", 5, "'soon' is not a date"),
    ("theatre.yml", "start: 2011-03-15", "name: Again", 5, "key 'name' stands twice"),
    ("theatre.yml", "name: Tiny war", "name: 2011", 2, "expected text, found a number '2011'"),
    ("theatre.yml", "name: Tiny war", "name:", 2, "expected text, found nothing"),
    ("theatre.yml", "[SY]", "[Syria]", 3, "two-letter ISO 3166"),
    ("theatre.yml", "[SY]", "[]", 3, "at least one country"),
    ("theatre.yml", "[35.5, 32.2, 42.5, 37.5]", "[42.5, 32.2, 35.5, 37.5]", 4, "wrong order"),
    ("theatre.yml", "[35.5, 32.2, 42.5, 37.5]", "[35.5, 32.2, 42.5]", 4, "found 3"),
    ("theatre.yml", "[35.5, 32.2, 42.5, 37.5]", "35.5", 4, "expected a list, found a number"),
    ("theatre.yml", '"#009e73"', "green", 8, "colour 'green' is not a hex colour"),
    ("theatre.yml", '"#009e73"', '"#09e"', 8, "colour '#09e' is not a hex colour"),
    ("theatre.yml", "holds_ground: false", "holds_ground: maybe", 9, "expected true or false"),
    ("theatre.yml", "origin: Written", "faces: [{side: red, by: blue}]\norigin: Written", 10, "unknown side 'blue'"),
    ("theatre.yml", "id: green", "id: red", 8, "side id 'red' stands already on line 7"),
    ("theatre.yml", "id: green", "id: RED", 8, "side id 'RED' stands already on line 7"),
    ("theatre.yml", "name: Green", "name: Red", 8, "side name 'Red' stands already on line 7: give each side its own"),
    ("theatre.yml", "name: Green", "name: RED", 8, "side name 'RED' stands already on line 7"),
    ("actors.yml", "kind: rebel_group", "kind: pirates", 3, "unknown kind 'pirates'"),
    ("actors.yml", "side: green", "side: blue", 5, "side 'blue' is not declared"),
    ("actors.yml", "since: 2015-10-10", "since: 2015-10-09", 6, "overlaps the one before"),
    ("actors.yml", ", until: 2015-10-09", "", 6, "overlaps the one before"),
    ("actors.yml", "until: 2015-10-09", "until: 2011-05-31", 5, "before it begins"),
    ("actors.yml", "id: army", "id: brigade", 9, "actor id 'brigade' stands already on line 1"),
    ("actors.yml", "aliases: [RA]", "aliases: [rb]", 13, "alias 'rb' of 'army' belongs to 'brigade' too"),
    ("actors.yml", "name: Red Army", "name: River Brigade", 10, "alias 'river brigade' of 'army' belongs"),
    ("actors.yml", "aliases: [RA]", "aliases: RA", 13, "expected a list, found text 'RA'"),
    ("actors.yml", "aliases: [RA]", "aliases: [no]", 13, "(put it in quotes)"),
    ("actors.yml", "successor: army", "successor: navy", 1, "successor 'navy'"),
    ("actors.yml", "partisan_of: red", "successor: brigade", 1, "succeeds itself"),
    ("actors.yml", "- id: army", "- army", 10, "not YAML"),
    ("descriptors.yml", "phrase: rebels", "phrase: the rebels", 1, "without its article"),
    ("descriptors.yml", "phrase: rebels", "phrase: Rebels", 1, "lower case"),
    ("descriptors.yml", "phrase: gunmen", "phrase: rebels", 2, "stands already on line 1"),
    ("descriptors.yml", "actor: army", "actor: navy", 3, "actor 'navy' is not in actors.yml"),
    ("descriptors.yml", "side: green", "side: blue", 1, "side 'blue' is not declared"),
    ("sources.yml", "alignment: red", "alignment: blue", 4, "side 'blue' is not declared"),
    ("sources.yml", "reliability: 0.5", "reliability: 5", 5, "reliability 5 is out of range"),
    ("sources.yml", "reliability: 0.5", "reliability: high", 5, "expected a number, found text 'high'"),
    ("sources.yml", "kind: medical", "kind: medics", 8, "unknown kind 'medics'"),
    ("sources.yml", "id: medics", "id: gazette", 8, "source id 'gazette' stands already on line 1"),
    ("sources.yml", "name: medics", "name: The Gazette", 8, "alias 'the gazette' of 'medics' belongs to 'gazette'"),
    ("places.csv", "35.29", "95.29", 2, "95.29 is out of range, -90 to 90"),
    ("places.csv", "35.29,36.75", "36.75,35.29", 2, "swapped lat and lon"),
    ("places.csv", "35.29", "nan", 2, "out of range"),
    ("places.csv", "35.29", "north", 2, "'north' is not a number"),
    ("places.csv", ",town,", ",hamlet,", 2, "unknown kind 'hamlet'"),
    ("places.csv", "SY,Hama,Souran", "FR,Hama,Souran", 2, "country 'FR'"),
    ("places.csv", "hama_governorate,", "soran,", 3, "stands already on line 2"),
    ("places.csv", "Hama Governorate,governorate", "soran,town", 3, "stands already on line 2"),
    ("places.csv", "soran,Soran,", "soran,,", 2, "column 'name' is empty"),
    ("places.csv", "Souran; Suran", "Souran, Suran", 2, "11 cells"),
    ("places.csv", "Souran; Suran", '"Souran', 2, "not CSV"),
    ("places.csv", "radius_m", "radius_km", 1, "must name the column 'radius_m'"),
    ("places.csv", "radius_m", "radius_m,note", 1, "unknown column 'note'"),
    ("priors.csv", "soran,red", "douma,red", 2, "place 'douma' is not in places.csv"),
    ("priors.csv", "soran,red", "soran,blue", 2, "side 'blue' is not declared"),
    ("priors.csv", "soran,red", "soran,folk", 2, "holds no ground"),
    ("priors.csv", "2016-10-31", "31.10.2016", 2, "is not a date"),
    ("priors.csv", "0.8", "80", 2, "80 is out of range, 0 to 1"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault[0]}: {fault[4]}")
def test_a_fault_is_named_with_file_and_line(pack: Path, fault: tuple[str, str, str, int, str]) -> None:
    file, old, new, line, words = fault
    text = (pack / file).read_text(encoding="utf-8")
    assert old in text
    (pack / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(TheatreError) as caught:
        load(pack)
    message = str(caught.value)
    assert message.startswith(f"tiny/{file}:{line}: "), message
    assert words in message
    assert "\n" not in message
    assert (caught.value.file, caught.value.line) == (f"tiny/{file}", line)


@pytest.mark.parametrize("file", ["actors.yml", "descriptors.yml", "sources.yml", "places.csv", "priors.csv"])
def test_a_missing_file_is_named(pack: Path, file: str) -> None:
    (pack / file).unlink()
    with pytest.raises(TheatreError, match=f"tiny/{file}: the pack has no such file"):
        load(pack)


@pytest.mark.parametrize("file", ["actors.yml", "places.csv"])
def test_bytes_that_are_not_utf8_are_named_with_their_line(pack: Path, file: str) -> None:
    raw = (pack / file).read_bytes().split(b"\n")
    raw[1] += "é".encode("latin-1")
    (pack / file).write_bytes(b"\n".join(raw))
    with pytest.raises(TheatreError, match=f"tiny/{file}:2: not UTF-8"):
        load(pack)


def test_a_forbidden_character_is_no_traceback(pack: Path) -> None:
    (pack / "actors.yml").write_bytes(b"- id: a\x00b\n")
    with pytest.raises(TheatreError, match=r"tiny/actors\.yml.*not YAML"):
        load(pack)


def test_an_empty_list_is_written_as_one(pack: Path) -> None:
    (pack / "sources.yml").write_text("# none yet\n", encoding="utf-8")
    with pytest.raises(TheatreError, match=r"sources.yml:1: the file is empty: write \[\]"):
        load(pack)
    (pack / "sources.yml").write_text("[]\n", encoding="utf-8")
    assert load(pack).sources == ()


def test_a_folder_in_place_of_a_file_is_no_traceback(pack: Path) -> None:
    (pack / "priors.csv").unlink()
    (pack / "priors.csv").mkdir()
    with pytest.raises(TheatreError, match=r"tiny/priors\.csv: cannot be read"):
        load(pack)


def test_two_actors_may_share_a_name_in_different_years(pack: Path) -> None:
    text = (pack / "actors.yml").read_text(encoding="utf-8")
    text = text.replace("    - {side: red, since: 2015-10-10}\n", "")
    text = text.replace("sides: [{side: red}]", "sides: [{side: red, since: 2015-10-10}]").replace("[RA]", "[RB]")
    (pack / "actors.yml").write_text(text, encoding="utf-8")
    assert [actor.aliases for actor in load(pack).actors] == [("River Brigade", "RB"), ("RB",)]


def test_a_byte_order_mark_and_blank_rows_do_no_harm(pack: Path) -> None:
    text = (pack / "places.csv").read_text(encoding="utf-8")
    (pack / "places.csv").write_text("\ufeff" + text.replace("\nhama", "\n\n,,,,,,,,,\nhama"), encoding="utf-8")
    assert len(load(pack).places) == 2

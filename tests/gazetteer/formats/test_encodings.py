"""Encodings are told by what names look like in them."""

from __future__ import annotations

import pytest

from orontes.gazetteer.formats.text import encoding_of
from tests.gazetteer.formats.conftest import Take

NAMES = {
    "cp1256": ["حماة", "كفر زيتا", "صوران", "خان شيخون"],
    "cp1251": ["Авдіївка", "Бахмут", "Мар'їнка", "Горлівка"],
    "cp1252": ["Ségou", "Kidal", "Goumbou Été", "Bâlé", "Ménaka"],
    "cp1255": ["חיפה", "שדרות", "אשקלון"],
    "koi8_r": ["Авдеевка", "Бахмут", "Марьинка"],
    "cp1254": ["Şırnak", "Diyarbakır", "Nusaybin", "Çukurca", "Ağrı"],
    "cp1250": ["Łódź", "Kraków", "Żywiec", "Przemyśl"],
    "mac_roman": ["Ségou", "Ménaka", "Bâlé"],
    "cp1253": ["Αθήνα", "Λάρισα"],
    "cp866": ["Авдеевка", "Бахмут"],
}


@pytest.mark.parametrize("encoding", NAMES)
@pytest.mark.parametrize("times", [1, 10])
def test_names_are_read_in_the_encoding_they_are_in(take: Take, encoding: str, times: int) -> None:
    rows = [f"{name};35,{number:02};36,5" for number, name in enumerate(NAMES[encoding] * times)]
    took = take("x.csv", "\r\n".join(["name;lat;lon", *rows]).encode(encoding))
    assert took.names == NAMES[encoding] * times
    assert took.tally.notes == [f"x.csv was read as {encoding}"]


def test_plain_letters_and_unicode_are_no_question() -> None:
    assert encoding_of(b"name,lat\nSoran,35\n") == encoding_of("name\nŞırnak\nحماة\n".encode()) == "utf-8"


def test_lines_of_an_old_mac_are_lines(take: Take) -> None:
    assert take("x.csv", b"name,lat,lon\rSoran,35.2,36.7\rMorek,35.3,36.6\r").names == ["Soran", "Morek"]


def test_a_title_without_delimiters_does_not_hide_them(take: Take) -> None:
    assert take("x.csv", "sep=;\nVillages of the valley\n\nname;lat;lon\nSoran;35,2;36,7\n").names == ["Soran"]

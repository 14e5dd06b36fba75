"""Which of the charsets that a page may be in is believed."""

from __future__ import annotations

import pytest

from orontes.sources.decoding import charset_within, decode

DECLARED = "It is declared to be"
ARABIC = "دخلت الفصائل بلدة صوران في ريف حماة الشمالي صباح يوم الثلاثاء"


@pytest.mark.parametrize(
    ("encoded", "declared", "within", "notes"),
    [
        ("utf-8", "utf-8", "utf-8", ()),
        ("utf-8", "iso-8859-1", "", ("It is declared to be cp1252, and was read as utf-8.",)),
        ("windows-1256", "windows-1256", "", ()),
        ("windows-1256", "", "windows-1256", ()),
        ("windows-1256", "Windows-1256", "utf-8", ("It is declared to be cp1256 and utf-8, and was read as cp1256.",)),
        ("windows-1256", "utf-8", "windows-1256", ("It is declared to be utf-8 and cp1256, and was read as cp1256.",)),
        (
            "utf-16",
            "cp1256",
            "",
            ("The file was read as UTF-16.", "It is declared to be cp1256, and was read as utf-16."),
        ),
        ("utf-8-sig", "no-such-charset", "rot13", ()),
    ],
)
def test_a_charset_is_believed_in_the_order_of_its_sureness(
    encoded: str, declared: str, within: str, notes: tuple[str, ...]
) -> None:
    data = f'<html><head><meta charset="{within}"></head><p>{ARABIC}'.encode(encoded)
    text, told = decode(data, declared, within)
    assert (ARABIC in text, told) == (True, notes)
    if not encoded.startswith("utf-16"):
        assert charset_within(data) == within

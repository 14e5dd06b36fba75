"""Reports in other languages are recognised by name and set aside, and English in any dress is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from orontes.sources import SkipReason, collect
from orontes.sources.language import foreign_language

FOREIGN = {
    "French": "Les rebelles ont pris la ville mardi après de violents combats avec les forces du gouvernement.",
    "Spanish": "Los rebeldes tomaron la ciudad el martes tras fuertes combates con las fuerzas del gobierno central.",
    "German": "Die Rebellen haben am Dienstag nach schweren Kämpfen mit Regierungstruppen die Stadt eingenommen.",
    "Turkish": "Silahlı gruplar salı günü yoğun çatışmaların ardından kasabayı ele geçirdi ve hükümet güçleri çekildi.",
    "Somali": "Ciidamada dowladda ayaa la wareegay magaalada kadib dagaal culus oo ka dhacay gobolka maanta.",
    "Swahili": "Waasi waliteka mji huo siku ya Jumanne baada ya mapigano makali na vikosi vya serikali huko Goma.",
    "Arabic script": "سيطرت الفصائل على بلدة صوران في ريف حماة الشمالي بعد اشتباكات عنيفة",
    "Cyrillic script": "Украинские войска отразили атаку под Авдеевкой, сообщил Генеральный штаб",
}
ENGLISH = (
    "Rebels took the town on Tuesday after heavy clashes with government forces, said a monitor.",
    "REBELS TAKE TOWN AFTER CLASHES WITH ARMY AND MILITIAS NORTH OF CITY AND SAY MORE TO COME",
    "Clashes in Latamneh Kafr Zita Khan Shaykhun Soran Mhardeh Qomhana Taibat al-Imam Kawkab Khattab Hama",
    "Clashes near Soran",
    "",
)


@pytest.mark.parametrize(("language", "text"), FOREIGN.items())
def test_a_foreign_report_is_named_by_its_language(language: str, text: str) -> None:
    assert foreign_language(text) == language


@pytest.mark.parametrize("text", ENGLISH)
def test_english_and_what_is_too_little_to_tell_is_read(text: str) -> None:
    assert foreign_language(text) is None


def test_a_foreign_report_is_set_aside_with_the_reason_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FOREIGN["French"], encoding="utf-8")
    (tmp_path / "b.txt").write_text(ENGLISH[0], encoding="utf-8")
    found = collect([tmp_path], published=date(2017, 3, 24), today=date(2020, 1, 1))
    assert [document.file for document in found.documents] == ["b.txt"]
    assert [(item.file, item.reason) for item in found.skipped] == [("a.txt", SkipReason.LANGUAGE)]
    assert "French" in found.skipped[0].detail

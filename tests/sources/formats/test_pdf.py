"""PDF files: their text as it is read by people, and what is refused."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from fpdf import FPDF
from pypdf.generic import DictionaryObject, NameObject, TextStringObject
from tests.sources.formats.making import SENTENCE, packed, parts, pdf, skips

from orontes.sources import SkipReason, collect
from orontes.sources.formats import pdf as module
from orontes.sources.formats import pdf_child
from orontes.sources.formats.paragraphs import Line, running_text


class Printed(FPDF):
    """A bulletin with a head and a foot on each page."""

    def header(self) -> None:
        self.set_font("helvetica", size=9)
        self.cell(0, 8, "Valley Monitor - Daily Bulletin", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        self.set_y(-15)
        self.cell(0, 8, f"Page {self.page_no()} of 4", align="C")


def rewritten(data: bytes) -> pypdf.PdfWriter:
    return pypdf.PdfWriter(clone_from=pypdf.PdfReader(BytesIO(data)))


def saved(writer: pypdf.PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_text_is_read_with_title_author_and_time() -> None:
    writer = rewritten(pdf(SENTENCE, title="Daily Bulletin", author="Valley Monitor"))
    writer.add_metadata({"/CreationDate": "D:20170324094500+02'00'"})
    (part,) = parts("bulletin.pdf", saved(writer))
    assert part.text == SENTENCE
    assert (part.title, part.publisher, part.media_type) == ("Daily Bulletin", "Valley Monitor", "application/pdf")
    assert (part.published, part.made) == (None, datetime(2017, 3, 24, 7, 45, tzinfo=UTC))


def test_the_time_at_which_it_was_made_counts_last(tmp_path: Path) -> None:
    for name, text in (
        ("a.pdf", SENTENCE),
        ("b.pdf", f"23 March 2017\n\n{SENTENCE}"),
        ("c-2017-03-25.pdf", f"{SENTENCE} Again."),
    ):
        writer = rewritten(pdf(text))
        writer.add_metadata({"/CreationDate": "D:20170324"})
        (tmp_path / f"{name}.pdf").write_bytes(saved(writer))
    documents = collect([tmp_path], today=date(2018, 1, 1)).documents
    assert {d.file[0]: d.published.date().day for d in documents} == {"a": 24, "b": 23, "c": 25}


def test_heads_feet_and_divided_words_are_undone() -> None:
    made, days = Printed(), ("Monday", "Tuesday", "Wednesday", "Thursday")
    for day in days:
        made.add_page()
        made.set_font("helvetica", size=11)
        made.multi_cell(
            0, 6, f"On {day} shells fell on the coun-\ntryside of Hama.\n\nThe anti-\ngovernment side\nleft {day}."
        )
    (part,) = parts("a.pdf", bytes(made.output()))
    head, *pages = [piece.strip() for piece in re.split(r"(?=On \w+day)", part.text)]
    assert head == "Valley Monitor - Daily Bulletin"  # what the document is, and often of which day, is kept once
    assert pages == [
        f"On {day} shells fell on the countryside\nof Hama.\n\nThe anti-government\nside\nleft {day}." for day in days
    ]
    starts = [0, *(part.text.index(f"On {day}") for day in days[1:])]
    assert f"Its pages begin at characters {', '.join(map(str, starts))}." in part.notes
    assert any(note.startswith("7 line(s)") for note in part.notes)


def test_columns_are_read_one_after_the_other() -> None:
    made = FPDF()
    made.set_font("helvetica", size=11)
    made.add_page()
    with made.text_columns(ncols=2, gutter=8) as columns:
        columns.write(f"{SENTENCE} " * 12)
    (part,) = parts("a.pdf", bytes(made.output()))
    assert " ".join(part.text.split()) == " ".join([SENTENCE] * 12)


def test_a_sentence_goes_on_over_the_page() -> None:
    pages = [
        [Line("Rebels took the town of", baseline=50)],
        [Line("Soran.", baseline=700)],
        [Line("Then it rained.", baseline=700)],
    ]
    text = running_text(pages)
    assert text.text == "Rebels took the town of\nSoran.\n\nThen it rained."
    assert [text.text[start : start + 3] for start in text.pages] == ["Reb", "Sor", "The"]


def test_ligatures_and_right_to_left_text_come_out_as_letters() -> None:
    assert (
        running_text([[Line("The oﬃcer ﬁled it"), Line("سيطرت الفصائل")]]).text == "The officer filed it\nسيطرت الفصائل"
    )


def test_what_is_active_is_not_run_and_noted() -> None:
    writer = rewritten(pdf(SENTENCE))
    script = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
    launch = {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("/bin/true")}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(script)
    writer.root_object[NameObject("/AA")] = DictionaryObject({NameObject("/WC"): DictionaryObject(launch)})
    writer.add_attachment("a.exe", b"MZ")
    (part,) = parts("a.pdf", saved(writer))
    assert "The PDF holds launch actions, scripts, embedded files; none of it was run or read." in part.notes


def test_a_locked_an_empty_and_a_damaged_file_say_so() -> None:
    writer = rewritten(pdf(SENTENCE))
    writer.encrypt("secret")
    assert [s.reason for s in skips("a.pdf", saved(writer))] == [SkipReason.ENCRYPTED]
    assert [s.reason for s in skips("a.pdf", pdf("", ""))] == [SkipReason.NO_TEXT]
    assert "OCR" in skips("a.pdf", pdf(""))[0].detail
    assert [s.reason for s in skips("a.pdf", pdf(SENTENCE)[:300])] == [SkipReason.DAMAGED]


def test_a_bomb_is_stopped_and_costs_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page whose content unpacks to gigabytes: the process that reads it runs out of what it may have."""
    child = tmp_path / "pdf_child.py"
    child.write_text(Path(pdf_child.__file__).read_text().replace("MEMORY = 2 << 30", "MEMORY = 200 << 20"))
    monkeypatch.setattr(module, "CHILD", child)
    writer = rewritten(pdf(SENTENCE))
    stream = pypdf.generic.StreamObject()
    stream.set_data(b"(x) Tj " * (20 << 20))
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    (skipped,) = skips("a.pdf", saved(writer))
    assert skipped.reason is SkipReason.TOO_LARGE


def test_after_three_endless_pdfs_a_container_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CHILD", Path(__file__).parent / "no_such_program.py")
    data = packed({f"{number}.pdf": pdf(SENTENCE) for number in range(5)} | {"a.txt": SENTENCE})
    assert [item.detail.partition(" ")[2][:5] for item in skips("a.zip", data)] == ["needs"] * 3 + ["not r"] * 2
    assert [part.stem for part in parts("a.zip", data)] == ["a"]


def test_of_a_long_document_the_first_pages_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_child, "MOST_PAGES", 2)
    found = pdf_child.read(pdf("One.", "Two.", "Three."))
    assert (len(found["pages"]), found["count"]) == (2, 3)


@pytest.mark.parametrize(
    ("stamp", "moment"),
    [
        ("D:2017", datetime(2017, 1, 1, tzinfo=UTC)),
        ("D:20170324094500Z", datetime(2017, 3, 24, 9, 45, tzinfo=UTC)),
        ("20170324094500-05'30", datetime(2017, 3, 24, 15, 15, tzinfo=UTC)),
        ("D:20171399", None),
        ("D:00010101000000+14'00'", None),
        ("yesterday", None),
    ],
)
def test_dates_of_pdfs_are_read(stamp: str, moment: datetime | None) -> None:
    assert module._moment(stamp) == moment

"""Entries of rolling and plain reports, and the time of each."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from orontes.reading import Entry, EntryKind, split_entries
from tests.reading.conftest import make_document

ROLLING = """River Guard presses on towards the mill


UPDATE 1915 GMT: The mill has fallen, its owner says.

A second paragraph of the same update stands here.

UPDATE 1745 GMT: Guards are within sight of the mill.

ORIGINAL ENTRY: The River Guard has opened an attack on the mill.

It began with shelling.

TOP PHOTO: Smoke over the mill on Friday

Union Leaves the Ferry

Hill Union fighters have left the ferry after a month.

They went north.
"""


def entries(text: str, published: datetime = datetime(2017, 3, 25, 19, 15, tzinfo=UTC)) -> tuple[Entry, ...]:
    return split_entries(make_document(text, published))


def times(text: str, published: datetime) -> list[str]:
    return [entry.time.strftime("%d %H:%M") for entry in entries(text, published) if entry.stamp]


def test_a_rolling_report_is_cut_at_its_stamps_and_subheads() -> None:
    found = [(e.kind.value, e.time.strftime("%H:%M"), e.stamp, e.heading) for e in entries(ROLLING)]
    assert found == [
        ("headline", "19:15", "", ""),
        ("update", "19:15", "UPDATE 1915 GMT", ""),
        ("update", "17:45", "UPDATE 1745 GMT", ""),
        ("original", "00:00", "ORIGINAL ENTRY", ""),
        ("caption", "00:00", "", ""),
        ("section", "00:00", "", "Union Leaves the Ferry"),
    ]


def test_an_entry_spans_its_words_without_the_stamp() -> None:
    update = entries(ROLLING)[1].span.of(ROLLING)
    assert update.startswith("The mill has fallen") and update.endswith("stands here.")


@pytest.mark.parametrize(
    ("stamps", "expected"),
    [
        (["UPDATE 0130 GMT", "UPDATE 2340 GMT"], ["25 01:30", "24 23:40"]),  # newest first, across midnight
        (["UPDATE 2340 GMT", "UPDATE 0130 GMT"], ["24 23:40", "25 01:30"]),  # oldest first
        (["UPDATE 7:30 a.m. EST", "UPDATE 1100 UTC"], ["25 12:30", "25 11:00"]),
        (["UPDATE 2000 GMT"], ["24 20:00"]),  # later than the publication: the day before
        (["UPDATE 23 March, 1400 GMT"], ["23 14:00"]),
        (["UPDATED AT 14:05 local time"], ["25 11:05"]),
        (["1405 GMT"], ["25 14:05"]),
    ],
)
def test_clock_times_become_instants(stamps: list[str], expected: list[str]) -> None:
    text = "\n\n".join(f"{stamp}: Shells hit the mill again." for stamp in stamps)
    assert times(text, datetime(2017, 3, 25, 19, 15, tzinfo=UTC)) == expected


def test_a_report_whose_hour_is_unknown_keeps_its_day() -> None:
    assert times("UPDATE 1915 GMT: The mill fell.", datetime(2017, 3, 25, tzinfo=UTC)) == ["25 19:15"]


def test_an_original_under_an_update_of_the_day_before_is_of_that_day() -> None:
    text = "UPDATE 0130 GMT: The mill fell.\n\nUPDATE 2340 GMT: It burns.\n\nORIGINAL ENTRY: It was shelled."
    assert times(text, datetime(2017, 3, 25, 2, 0, tzinfo=UTC)) == ["25 01:30", "24 23:40", "24 00:00"]


def test_numbers_at_a_line_start_are_no_stamps() -> None:
    text = "1500 people left the town.\n\n20:15 was the hour of the attack."
    assert [entry.stamp for entry in entries(text)] == [""]


PARTS = [
    ("4 min read", EntryKind.FURNITURE),
    ("March 22, 2017 at 4:44 pm", EntryKind.FURNITURE),
    ("Share this article", EntryKind.FURNITURE),
    ("Telling the valley’s stories since 1998", EntryKind.FURNITURE),
    ("Read: The ferry that would not sink", EntryKind.TEASER),
    ("Guards at the mill on Sunday. Photo courtesy of Nahr Press.", EntryKind.CAPTION),
    ("A guard at the mill [Sami Haddad/Valley Agency]", EntryKind.CAPTION),
]


@pytest.mark.parametrize(("words", "kind"), PARTS)
def test_parts_are_known_by_their_wording(words: str, kind: EntryKind) -> None:
    text = f"The mill fell on Sunday, guards said.\n\n{words}\n\nIt had been shelled for a week, they said."
    assert [entry.kind for entry in entries(text)] == [EntryKind.ORIGINAL, kind, EntryKind.ORIGINAL]


@pytest.mark.parametrize("day", ["Wed 05 Apr 2017", "05-04-2017", "05.04.2017", "05/04/2017"])
def test_one_paragraph_with_date_and_title_is_cut_in_three(day: str) -> None:
    text = f"{day} Mill falls to river guards. The mill fell on Tuesday. Two guards died."
    found = [(entry.kind.value, entry.span.of(text)) for entry in entries(text)]
    assert found == [
        ("furniture", day),
        ("headline", "Mill falls to river guards."),
        ("original", "The mill fell on Tuesday. Two guards died."),
    ]


def test_a_lone_headline_is_the_body() -> None:
    assert [entry.kind for entry in entries("River guards take the mill and kill 20 people")] == [EntryKind.ORIGINAL]


def test_a_document_without_text_has_no_entries() -> None:
    assert entries("\n \u200b\n") == ()


EVENING = datetime(2017, 3, 25, 20, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("heads", "told"),
    [
        (("14:32 GMT\n", "13:05 GMT\n"), ["25 14:32", "25 13:05"]),
        (("10.15am:", "9.40am:", "8.02am:"), ["25 10:15", "25 09:40", "25 08:02"]),
        (("10:15 —", "11:20 —", "12:45 —"), ["25 10:15", "25 11:20", "25 12:45"]),
        (("0600:", "0730:", "1200:"), ["25 06:00", "25 07:30", "25 12:00"]),
        (("[10:15]", "[11:20]"), ["25 10:15", "25 11:20"]),
        (("Posted at 14:32 14:32\n", "Posted at 13:05 13:05\n"), ["25 14:32", "25 13:05"]),
        (("2h ago 14.32 GMT\n", "3h ago 13.05 GMT\n"), ["25 14:32", "25 13:05"]),
        (("25 March, 13:05 GMT -", "24 March, 23:05 GMT -"), ["25 13:05", "24 23:05"]),
        (("Update, March 24:",), ["24 00:00"]),
        (("March 25, 2017\n\n", "March 24, 2017\n\n"), ["25 00:00", "24 00:00"]),
    ],
)
def test_a_blog_tells_its_time_in_many_ways(heads: tuple[str, ...], told: list[str]) -> None:
    text = "Live\n\n" + "\n\n".join(f"{head} The mill has fallen, its owner says." for head in heads)
    assert times(text, EVENING) == told


@pytest.mark.parametrize("line", ["2011: the war begins.", "At 14:32 they left.", "10:15 was too late for the guards."])
def test_a_clock_alone_is_no_stamp(line: str) -> None:
    assert times(f"A plain title\n\n{line}\n\nThe guards have gone.", EVENING) == []


@pytest.mark.parametrize("line", ["(Reporting by A. Scribe; Editing by B. Proof)", "Follow @guards on Twitter"])
def test_who_wrote_it_is_furniture(line: str) -> None:
    assert entries(f"The mill has fallen, its owner says.\n\n{line}", EVENING)[-1].kind is EntryKind.FURNITURE


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("Last updated at Mar 202017 SORAN", 20),
        ("Published March 20 2017", 20),
        ("Published March 26 2017", 26),
        ("Published May 26 2017", 25),
        ("A mill of the river burns for days Monday 20 Mar 2017", 20),
        ("March 20 1917", 25),
    ],
)
def test_the_day_that_a_report_opens_with_is_its_own(opening: str, day: int) -> None:
    found = entries(f"{opening} The mill was shelled on Monday by the Guards of the river. Its owner fled then.")
    assert {entry.time.day for entry in found} == {day}


@pytest.mark.parametrize("line", ["Published: 20 March 2017", "Updated March 20, 2017", "Posted on 20 Mar 2017:"])
def test_the_year_of_a_date_line_is_no_clock(line: str) -> None:
    found = entries(f"River Watch\nWeekly bulletin no. 12\n{line}\n\nShells fell on the mill on Friday.")
    assert {entry.time for entry in found} == {entries("Shells fell on the mill on Friday.")[0].time}

"""Exports of Telegram: each message a report, and what becomes of those that are none."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.sources.formats.making import SENTENCE, parts, skips

from orontes.sources import SkipReason, collect


def message(number: int, text: Any = SENTENCE, **more: Any) -> dict[str, Any]:
    return {
        "id": number,
        "type": "message",
        "date": "2017-03-24T09:45:00",
        "date_unixtime": str(1490341500 + number),
        "from": "Valley Monitor",
        "from_id": "channel1",
        "text": text,
        **more,
    }


def chat(*messages: Any, kind: str = "public_channel", **more: Any) -> dict[str, Any]:
    return {"name": "Valley Monitor", "type": kind, "id": 1, **more, "messages": list(messages)}


def export(found: Any) -> bytes:
    return json.dumps(found, ensure_ascii=False, indent=1).encode()


def test_a_message_is_a_report() -> None:
    data = export(chat(message(7), username="valleymonitor"))
    (part,) = parts("result.json", data)
    assert (part.text, part.publisher, part.stem) == (SENTENCE, "Valley Monitor", "valley-monitor-7")
    assert part.published == datetime(2017, 3, 24, 7, 45, 7, tzinfo=UTC)
    assert part.url == "https://t.me/valleymonitor/7"
    assert part.original in data
    assert json.loads(part.original)["id"] == 7


def test_a_text_in_pieces_is_put_together_exactly() -> None:
    pieces = [
        "Shells fell on ",
        {"type": "bold", "text": "Kawkab"},
        ".\n",
        {"type": "link", "text": "https://example.org"},
    ]
    (part,) = parts("result.json", export(chat(message(1, pieces))))
    assert part.text == "Shells fell on Kawkab.\nhttps://example.org"
    assert part.url == ""


def test_what_became_of_a_message_is_noted() -> None:
    odd = message(1, edited_unixtime="1490341600", forwarded_from="Soran News", reply_to_message_id=3, photo="a.jpg")
    notes = " ".join(parts("result.json", export(chat(odd)))[0].notes)
    assert "edited on 2017-03-24 at 07:46:40 UTC" in notes
    assert "forwarded from “Soran News”" in notes
    assert "answers message 3" in notes
    assert "A photo came with it, which was not read." in notes


def test_a_message_is_the_same_in_the_next_export() -> None:
    now = message(1, photo="photos/photo_1.jpg")
    later = message(1, photo="photos/photo_9.jpg", reactions=[{"type": "emoji", "count": 7, "emoji": "x"}])
    (one,), (other,) = (parts("result.json", export(chat(found))) for found in (now, later))
    plain = parts("result.json", export(chat(message(1))))[0]
    assert one.original == other.original == plain.original
    assert json.loads(one.original)["text"] == SENTENCE
    edited = parts("result.json", export(chat(message(1, SENTENCE + " Two died."))))[0]
    assert edited.original != one.original


def test_in_a_group_who_wrote_speaks() -> None:
    (part,) = parts("result.json", export(chat(message(1, **{"from": "Ahmad"}), kind="public_supergroup")))
    assert part.publisher == "Ahmad"
    assert "It was written in the chat “Valley Monitor”." in part.notes


def test_all_chats_of_an_account_are_read() -> None:
    data = export(
        {"about": "…", "chats": {"about": "…", "list": [chat(message(1)), chat(message(2))]}, "left_chats": {}}
    )
    assert [part.stem for part in parts("export.txt", data)] == ["valley-monitor-1", "valley-monitor-2"]


def test_messages_without_text_are_counted() -> None:
    service = {"id": 2, "type": "service", "date": "2017-03-24T09:45:00", "action": "pin_message", "text": ""}
    data = export(chat(message(1), service, message(3, "", photo="a.jpg"), message(4, ""), {"id": 5}, "nonsense"))
    assert len(parts("result.json", data)) == 1
    (skipped,) = skips("result.json", data)
    assert skipped.reason is SkipReason.NO_REPORT
    assert "5 messages without a text were passed over" in skipped.detail
    assert "media alone 1" in skipped.detail


def test_a_time_without_zone_is_taken_as_utc_and_none_is_named() -> None:
    old, bad = message(1), message(2, date="yesterday")
    del old["date_unixtime"], bad["date_unixtime"]
    data = export(chat(old, bad))
    (part,) = parts("result.json", data)
    assert part.published == datetime(2017, 3, 24, 9, 45, tzinfo=UTC)
    assert any("taken as UTC" in note for note in part.notes)
    assert skips("result.json", data)[0].detail == "result.json, message 2: has no time; the others are used"


def test_a_damaged_message_costs_itself_alone() -> None:
    data = export(chat(message(1), message(2, "Second."), message(3)))
    data = data.replace(b'"Second."', b'"Second')
    assert [part.stem[-1] for part in parts("result.json", data)] == ["1", "3"]
    assert [item.reason for item in skips("result.json", data)] == [SkipReason.DAMAGED]


def test_an_export_that_is_cut_off_gives_what_it_holds() -> None:
    data = export(chat(message(1), message(2), message(3)))
    cut = data[: data.index(b'"id": 3') + 30]
    assert [part.stem[-1] for part in parts("result.json", cut)] == ["1", "2"]
    assert [item.reason for item in skips("result.json", cut)] == [SkipReason.DAMAGED]


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, '{"id": 1' + "0" * 10_000 + "}"])
def test_nesting_and_numbers_without_end_are_damage(text: str) -> None:
    data = b'{"name": "x", "type": "public_channel", "messages": [' + text.encode()
    assert [item.reason for item in skips("result.json", data)][:1] == [SkipReason.DAMAGED]


def test_json_of_another_kind_is_named() -> None:
    (skipped,) = skips("data.json", b'{"type": "FeatureCollection"}')
    assert skipped.reason is SkipReason.NO_REPORT


def test_what_the_folders_list_says_of_an_export_dates_none_of_its_messages(tmp_path: Path) -> None:
    (tmp_path / "result.json").write_bytes(export(chat(message(1), message(2, f"{SENTENCE} Again."))))
    row = "result.json,Desk,2018-01-01,https://example.org/channel\n"
    (tmp_path / "reports.csv").write_text(f"file,publisher,published,url\n{row}")
    documents = collect([tmp_path], today=date(2018, 6, 1)).documents
    assert [(d.publisher, d.published.year, d.url) for d in documents] == [("Desk", 2017, "")] * 2

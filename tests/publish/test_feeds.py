"""The feeds: what Atom and JSON Feed demand, who says so in every title, and nothing of a report that acts."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime

import pytest
from lxml import etree

from orontes.incidents.types import Grade
from orontes.publish import feeds
from orontes.publish.types import Edition
from tests.publish.editions import INCIDENTS, empty, incident, small
from tests.publish.told import BOMBED, TAKEN

ATOM = "{http://www.w3.org/2005/Atom}"


def atom(edition: Edition) -> etree._Element:
    return etree.fromstring(feeds.files(edition)[feeds.ATOM])


def items(edition: Edition) -> list[dict[str, str]]:
    found = json.loads(feeds.files(edition)[feeds.JSON])["items"]
    assert isinstance(found, list)
    return found


def test_what_rfc_4287_demands_is_there() -> None:
    feed = atom(small())
    for element in (feed, *feed.iter(f"{ATOM}entry")):
        assert [len(element.findall(ATOM + name)) for name in ("id", "title", "updated")] == [1, 1, 1]
        datetime.fromisoformat(element.findtext(f"{ATOM}updated", ""))
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None


def test_both_feeds_hold_every_incident_once() -> None:
    ids = [entry.findtext(f"{ATOM}id") for entry in atom(small()).iter(f"{ATOM}entry")]
    assert sorted(ids) == sorted(f"urn:orontes:{found.id}" for found in INCIDENTS)
    assert [item["id"] for item in items(small())] == ids


def test_what_was_told_last_stands_on_top() -> None:
    told = [datetime.fromisoformat(item["date_modified"]) for item in items(small())]
    assert told == sorted(told, reverse=True) and len(set(told)) > 1


def test_every_title_says_who_says_so() -> None:
    assert all(item["title"].startswith("According to ") for item in items(small()))


def test_a_link_leads_to_the_incident_on_the_page() -> None:
    one = replace(small(), incidents=(incident(Grade.WEAK, TAKEN),))
    found = one.incidents[0]
    assert items(one)[0]["url"] == f"index.html#day={found.when.earliest}&tab=map&show=incident:{found.id}"


def test_markup_in_a_report_is_shown_and_not_obeyed() -> None:
    quote = "<script>alert(1)</script> & <b>jets</b>"
    one = replace(small(), claims=(replace(BOMBED, quote=quote),), incidents=(incident(Grade.WEAK, BOMBED),))
    content = atom(one).findtext(f"{ATOM}entry/{ATOM}content", "")
    assert "<script" not in content and "<b>" not in content
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in content


def test_a_feed_is_cut_where_a_reader_would_choke(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "MOST_ENTRIES", 2)
    assert len(items(small())) == 2


def test_nothing_to_follow_is_a_feed_as_well() -> None:
    assert items(empty()) == []
    updated = atom(empty()).findtext(f"{ATOM}updated", "")
    assert updated.startswith(empty().configuration.as_of.isoformat())

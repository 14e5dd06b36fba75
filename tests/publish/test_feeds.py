"""The feeds: what Atom and JSON Feed demand, who says so in every title, and nothing of a report that acts."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from lxml import etree, html

from orontes.incidents.types import Grade
from orontes.publish import feeds
from orontes.publish.types import Edition, Profile
from tests.publish.editions import INCIDENTS, empty, incident, small
from tests.publish.extremes import MARKUP, everywhere, odd_days
from tests.publish.feed_rules import atom_faults, json_feed_faults
from tests.publish.told import BOMBED, DENIED, TAKEN

ATOM = "{http://www.w3.org/2005/Atom}"


def atom(edition: Edition) -> etree._Element:
    return etree.fromstring(feeds.files(edition)[feeds.ATOM])


def items(edition: Edition) -> list[dict[str, str]]:
    found = json.loads(feeds.files(edition)[feeds.JSON])["items"]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("edition", [small(), empty(), small(Profile.PUBLIC)])
def test_the_feeds_are_valid(edition: Edition) -> None:
    made = feeds.files(edition)
    assert atom_faults(made[feeds.ATOM]) == []
    assert json_feed_faults(made[feeds.JSON]) == []


def test_odd_days_and_odd_words_are_valid_too() -> None:
    for edition in (odd_days(), everywhere([*MARKUP, "a\x0b\ufffe"])):
        made = feeds.files(edition)
        assert atom_faults(made[feeds.ATOM]) == []
        assert json_feed_faults(made[feeds.JSON]) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (b"<id>urn:orontes:incident", b"<id>incident", "id is no IRI"),
        (b"</title><link", b"</title><title>again</title><link", "2 of title"),
        (b"+00:00</updated>", b"</updated>", "no RFC 3339 date"),
        (b"<author><name>Orontes</name></author>", b"", "no author"),
        (b'rel="self"', b'rel="alternate"', "2 alternate links"),
        (b'<content type="html">', b'<content type="text/x">', "content type"),
    ],
)
def test_what_is_not_valid_is_found(old: bytes, new: bytes, fault: str) -> None:
    assert any(fault in found for found in atom_faults(feeds.files(small())[feeds.ATOM].replace(old, new, 1)))


def test_an_entry_keeps_its_id_when_more_is_told_and_says_when_it_changed() -> None:
    before = replace(small(), incidents=(incident(Grade.WEAK, TAKEN), incident(Grade.WEAK, BOMBED)))
    told_later = replace(DENIED, entry_time=datetime(2031, 5, 14, 9, tzinfo=UTC))
    more = replace(incident(Grade.CONTESTED, TAKEN, told_later), id=before.incidents[0].id)
    after = replace(before, claims=(TAKEN, told_later, BOMBED), incidents=(more, before.incidents[1]))
    old, new = ({item["id"]: item for item in items(edition)} for edition in (before, after))
    assert old.keys() == new.keys()
    changed = [key for key in old if old[key]["date_modified"] != new[key]["date_modified"]]
    assert changed == [f"urn:orontes:{more.id}"]
    assert new[changed[0]]["date_modified"] == "2031-05-14T09:00:00+00:00"


def test_a_title_says_that_accounts_differ() -> None:
    titles = [item["title"] for item in items(small())]
    assert sum(title.endswith("(accounts differ on the toll)") for title in titles) == 1
    assert sum(title.endswith("(accounts differ on the outcome)") for title in titles) == 1


def test_citations_of_two_entries_lead_to_their_own_words() -> None:
    bodies = [html.fragment_fromstring(item["content_html"], create_parent=True) for item in items(small())]
    anchors = [anchor.get("id") for body in bodies for anchor in body.iter("a") if anchor.get("id")]
    assert anchors and len(set(anchors)) == len(anchors)
    for body in bodies:
        own = {f"#{anchor.get('id')}" for anchor in body.iter("a")}
        assert {link.get("href") for link in body.iter("a") if link.get("href")} <= own


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

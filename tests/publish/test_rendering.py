"""Markdown of ours as a page: everything of it is there, and nothing of a report acts."""

from __future__ import annotations

from lxml import html

from orontes.publish import sitrep
from orontes.publish.rendering import page
from tests.publish.editions import empty, small


def test_the_situation_report_is_a_page_as_well() -> None:
    files = sitrep.files(small())
    shown = html.fromstring(files[sitrep.PAGE])
    headings = [line.lstrip("# ") for line in files[sitrep.NAME].decode().splitlines() if line.startswith("#")]
    assert [h.text_content() for h in shown.iter("h1", "h2", "h3")] == headings
    assert len(list(shown.iter("table"))) == files[sitrep.NAME].decode().count("| --- |\n")


def test_every_citation_on_the_page_leads_somewhere() -> None:
    shown = html.fromstring(sitrep.files(small())[sitrep.PAGE])
    links = {link.get("href") for link in shown.iter("a") if link.get("href")}
    assert links and links <= {f"#{a.get('id')}" for a in shown.iter("a") if a.get("id")}


def test_a_title_cannot_break_out() -> None:
    made = page("<script>alert(1)</script>", "text").decode()
    assert "<script" not in made and "&lt;script&gt;" in made


def test_a_title_that_names_a_slot_is_a_title() -> None:
    shown = html.fromstring(page("{body} \x00{style}", "text"))
    assert shown.findtext("head/title") == "{body} {style}"


def test_nothing_in_it_is_a_page_too() -> None:
    assert b"<h1>Situation report:" in sitrep.files(empty())[sitrep.PAGE]

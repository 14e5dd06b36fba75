"""Reports that are named by a web address."""

from __future__ import annotations

from pathlib import Path

from orontes.ledger import Casebook
from tests.cli.conftest import Orontes
from tests.sources.web.server import Server, answer

WORDS = "<p>Rebel fighters entered the town of Soran in northern Hama on Tuesday, a resident said.</p>" * 3
DATED = '<meta property="article:published_time" content="2017-03-21T10:30:00Z">'
PAGE = f"<html><head><title>Soran</title>{DATED}</head><body><article>{WORDS}</article></body></html>"


def test_pages_are_added_beside_files_and_what_failed_is_told(orontes: Orontes, tmp_path: Path) -> None:
    book, file = tmp_path / "book", tmp_path / "monitor-2017-03-20.txt"
    file.write_text("Shells fell on the village of Kawkab overnight.")
    assert orontes("init", book).status == 0
    known: list[int] = []

    def second(server: Server) -> list[bytes]:
        with Casebook.open(book) as opened:  # what was fetched before is in the casebook already
            known.append(len(opened.documents()))
        return [answer("", "404 Not Found")]

    with Server({"/soran": answer(PAGE), "/second": second}) as server:
        refused = orontes("add", book, server.url("/soran"))
        assert (refused.status, "--allow-private" in refused.err, server.asked) == (2, True, [])
        added = orontes(
            "add", book, server.url("/soran"), server.url("/second"), "file:///etc/passwd", file, "--allow-private"
        )
        assert (added.status, "file:///etc/passwd" in added.err, "404" in added.err, known) == (3, True, True, [2])
        address = server.url("/soran")
    assert orontes("verify", book).status == 0
    with Casebook.open(book) as opened:
        assert [document.file for document in opened.documents()] == [file.name, address]
        assert [capture.clock[:12] for capture in opened.captures() if capture.method == "GET"] == ["system clock"] * 2
        assert [capture.method for capture in opened.captures()] == ["file", "GET", "GET"]
        (log,) = (entry for entry in opened.custody() if entry.action == "capture" and address in entry.why)
        assert "--allow-private" in log.tool

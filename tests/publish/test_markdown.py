"""Report text in Markdown shows itself and does nothing."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from orontes.publish.markdown import escape, phrase, quoted, table

UNESCAPED = re.compile(r"(?<!\\)(?:\\\\)*[|`*_\[\]<>]")


@given(st.text())
def test_no_mark_of_markdown_survives_unescaped(text: str) -> None:
    assert not UNESCAPED.search(escape(text))


@given(st.text())
def test_escaped_text_is_one_line(text: str) -> None:
    assert len(escape(text).splitlines()) <= 1


@given(st.text())
def test_a_quotation_holds_no_other_quotation(text: str) -> None:
    assert not set("“”") & set(quoted(text)[1:-1])


def test_a_phrase_with_a_full_stop_is_quoted() -> None:
    assert phrase("the mill. Nobody was hurt") == "“the mill. Nobody was hurt”"


def test_overrides_of_writing_direction_are_dropped() -> None:
    assert escape("a\u202eb") == "a b"


def test_a_lone_surrogate_can_be_written() -> None:
    assert escape("a\udc80b").encode() == b"a b"


def test_a_table_without_rows_is_nothing() -> None:
    assert table(("Place",), []) == ""

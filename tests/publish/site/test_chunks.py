"""Data in scripts: whatever a report says, it cannot end the script or change what the JSON means."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from orontes.publish.site.chunks import chunk, encode

anything = st.recursive(st.text() | st.integers() | st.none(), lambda inner: st.lists(inner, max_size=4))


@given(anything)
def test_encoding_keeps_the_value_and_holds_nothing_that_html_or_javascript_reads(value: object) -> None:
    encoded = encode(value)
    assert json.loads(encoded) == value
    assert not set("<>&\u2028\u2029") & set(encoded)


def test_a_report_cannot_close_the_script() -> None:
    assert b"</script" not in chunk("core", {"text": "</script><script>alert(1)</script>"}).lower()


def test_half_a_surrogate_pair_is_escaped_instead_of_stopping_the_edition() -> None:
    torn = "broken \ud83d text"
    assert json.loads(chunk("core", torn).split(b",", 1)[1].rstrip(b");\n")) == torn

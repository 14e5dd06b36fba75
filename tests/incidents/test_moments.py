"""The short way for two accounts that give the same days comes to what the long one does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orontes.incidents.moments import Dating, agreeing, together

DATINGS = st.builds(
    lambda origin, publisher, first, more: Dating(origin, publisher, (first, first + more)),
    st.sampled_from(["wire", "radio"]),
    st.sampled_from(["wire", "radio", "gazette"]),
    st.integers(7, 8),
    st.integers(0, 2),
)


@given(DATINGS, DATINGS)
def test_two_accounts_speak_for_one_event_by_what_they_do_together(one: Dating, other: Dating) -> None:
    assert together((one,), (other,)) == agreeing((one, other)) - (agreeing((one,)) + agreeing((other,)))

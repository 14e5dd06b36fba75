"""The garbage collector is paused for a batch, and for no longer."""

from __future__ import annotations

import gc

import pytest

from orontes.pipeline.reader import undisturbed


def test_the_collector_rests_during_a_batch_and_works_after_it() -> None:
    with undisturbed():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_batch_that_breaks_leaves_it_working() -> None:
    with pytest.raises(ValueError, match="broken"), undisturbed():
        raise ValueError("broken")
    assert gc.isenabled()


def test_who_paused_it_before_keeps_it_paused() -> None:
    gc.disable()
    try:
        with undisturbed():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()

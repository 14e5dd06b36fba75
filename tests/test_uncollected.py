"""The search for garbage is put off, and taken up again."""

from __future__ import annotations

import gc

from orontes.uncollected import uncollected


def test_it_is_taken_up_again_even_after_an_error() -> None:
    @uncollected()
    def fails() -> None:
        assert not gc.isenabled()
        raise ValueError("what was judged is wrong")

    try:
        fails()
    except ValueError:
        assert gc.isenabled()


def test_who_had_turned_it_off_finds_it_off() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()

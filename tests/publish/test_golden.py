"""The whole small edition, file by file. `ORONTES_REGOLD=1 pytest tests/publish` writes the golden files anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from orontes.publish import Profile, apply, files, sitrep
from tests.publish.editions import small

GOLDEN = Path(__file__).parent / "golden"
REGOLD = "ORONTES_REGOLD"
PROFILES = (Profile.INTERNAL, Profile.PUBLIC)


@pytest.mark.usefixtures("bare_site")
@pytest.mark.parametrize("profile", PROFILES)
def test_the_small_edition_is_as_reviewed(profile: Profile) -> None:
    made = files(apply(small(profile, delay_days=1), profile))
    made.pop(sitrep.PAGE)  # sitrep.md in HTML
    folder = GOLDEN / profile.value
    if os.environ.get(REGOLD) == "1":
        for name, content in made.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
    kept = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    assert sorted(made) == sorted(kept)
    for name, content in made.items():
        assert content.decode() == kept[name].decode(), name


def test_golden_files_are_not_rewritten_in_ci() -> None:
    assert not (os.environ.get("CI") and os.environ.get(REGOLD)), f"unset {REGOLD}: it makes every golden test pass"

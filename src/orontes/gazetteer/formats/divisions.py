"""The governorates that tables name, as the gazetteer names them: what lies in one must say so in one way."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from orontes.gazetteer import lands
from orontes.gazetteer.building import admin1_name
from orontes.places.containing import same_division
from orontes.romanization import fold

_ADJECTIVE = re.compile(r"(?:s['ʹ]?ka|skaya)$")  # "Kharkivska (oblast)": Kharkiv's


@lru_cache(maxsize=4096)
def division(text: str, country: str) -> str:
    """The gazetteer's name or code of a first-level division; the text itself where it is not known for one.

    >>> division("Hamah Governorate", "SY"), division("Kharkivska", "UA"), division("Middle-earth", "UA")
    ('Hama', 'UA.07', 'Middle-earth')
    """
    held = _by_country().get(country, ())
    keys = {fold(text), fold(_ADJECTIVE.sub("", text))}
    named = [code for code, names in held if keys & {fold(name) for name in names}]
    alike = named or [code for code, names in held if same_division(text, names)]
    return admin1_name(alike[0]) if len(alike) == 1 else text


@cache
def _by_country() -> Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]:
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for code, land in lands.divisions().items():
        found.setdefault(code.partition(".")[0], []).append((code, (land.name, *land.names)))
    return found

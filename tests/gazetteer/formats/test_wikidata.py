"""Wikidata: results of a query in both forms, and entities."""

from __future__ import annotations

import json
from typing import Any

from orontes.gazetteer.formats import Format
from orontes.theatre import PlaceKind
from tests.gazetteer.formats.conftest import Take

ENTITY = "http://www.wikidata.org/entity/"


def test_results_of_a_query_are_gathered_by_item(take: Take) -> None:
    def row(**cells: str) -> dict[str, Any]:
        return {name: {"type": "literal", "value": value} for name, value in cells.items()}

    soran = {"item": ENTITY + "Q101", "itemLabel": "Soran", "coord": "Point(36.75 35.29)", "country": ENTITY + "Q858"}
    rows = [
        row(**soran, type=ENTITY + "Q532", itemAltLabel="Suran, Souran", geonamesId="172000"),
        row(**soran, type=ENTITY + "Q532"),
        row(item=ENTITY + "Q102", itemLabel="Q102", coord="Point(36 35)"),
        row(item=ENTITY + "Q103", itemLabel="Nowhere"),
    ]
    took = take("query.json", {"head": {"vars": ["item"]}, "results": {"bindings": rows}})
    (record,) = took.records
    assert took.formats == (Format.RESULTS,)
    assert (record.ids, record.names) == (("wikidata/Q101", "geonames/172000"), ("Suran", "Souran"))
    assert (record.lat, record.lon, record.country, record.kind) == (35.29, 36.75, "SY", PlaceKind.VILLAGE)
    assert took.source.licence == "CC0 1.0"
    assert [reason.split(": ", 1)[1] for reason in took.reasons] == ["Q102: no name", "Q103: no coordinates"]


def test_the_short_form_of_results_is_read(take: Take) -> None:
    rows = [{"item": ENTITY + "Q101", "itemLabel": "Soran", "location": "Point(36.75 35.29)", "countryLabel": "Syria"}]
    (record,) = take("query.json", rows).records
    assert (record.name, record.country) == ("Soran", "SY")


def claim(value: Any, rank: str = "normal") -> dict[str, Any]:
    return {"mainsnak": {"datavalue": {"value": value}}, "rank": rank}


def entity(number: str, **more: Any) -> dict[str, Any]:
    point = {"latitude": 35.29, "longitude": 36.75, "globe": ENTITY + "Q2"}
    claims = {
        "P625": [claim(point)],
        "P31": [claim({"id": "Q532"})],
        "P17": [claim({"id": "Q858"})],
        "P1566": [claim("172000")],
    }
    labels = {"ar": {"language": "ar", "value": "صوران"}, "en": {"language": "en", "value": "Soran"}}
    aliases = {"en": [{"language": "en", "value": "Suran"}]}
    return {"id": number, "labels": labels, "aliases": aliases, "claims": {**claims, **more}}


def test_entities_of_a_dump_are_read_whatever_its_form(take: Take) -> None:
    held = [entity("Q101"), entity("Q5", P625=[]), {"id": "Q6"}, entity("P31")]
    array = "[\n" + ",\n".join(json.dumps(one) for one in held) + "\n]"
    for name, content in (("a.json", array), ("b.jsonl", "\n".join(map(json.dumps, held)))):
        took = take(name, content)
        (record,) = took.records
        assert took.formats == (Format.ENTITIES,)
        assert (record.name, record.names, record.ids) == (
            "Soran",
            ("صوران", "Suran"),
            ("wikidata/Q101", "geonames/172000"),
        )
        assert (took.tally.left_out, took.reasons) == (
            2,
            ["4: is no entity of Wikidata"] if name == "a.json" else ["3: is no entity of Wikidata"],
        )
    assert take("c.json", {"entities": {"Q101": entity("Q101")}}).names == ["Soran"]


def test_deprecated_claims_and_other_globes_are_no_places(take: Take) -> None:
    moon = {"latitude": 1.0, "longitude": 2.0, "globe": ENTITY + "Q405"}
    right, wrong = ({"latitude": lat, "longitude": 36.0, "globe": ENTITY + "Q2"} for lat in (35.0, 10.0))
    took = take(
        "x.json", [entity("Q1", P625=[claim(moon)]), entity("Q3", P625=[claim(wrong, "deprecated"), claim(right)])]
    )
    assert [(record.ids[0], record.lat) for record in took.records] == [("wikidata/Q3", 35.0)]
    assert took.reasons == ["1: lies on another globe"]


def test_an_item_of_no_country_has_that_of_the_towns_around(take: Take) -> None:
    rows = [{"item": ENTITY + "Q101", "itemLabel": "Soran", "coord": "Point(36.75 35.29)"}]
    took = take("query.json", rows)
    assert (took.records[0].country, took.tally.mended) == ("SY", {"country taken from the towns around": 1})

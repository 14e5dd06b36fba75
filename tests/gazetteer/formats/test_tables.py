"""Tables: columns by the field's customs, by HXL tags, by a mapping; encodings, headers, spoilt rows."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from orontes.errors import GazetteerError, RequestError
from orontes.gazetteer.formats import Format, Wishes, parse_mapping
from orontes.gazetteer.formats.columns import recognise
from orontes.theatre import PlaceKind
from tests.gazetteer.formats.conftest import Take

SETTLEMENTS = """admin1Name_en,admin1Name_ar,admin1Pcode,admin4Name_en,admin4Name_ar,admin4Pcode,LATITUDE_y,LONGITUDE_x
Hama,حماة,SY05,Soran,صوران,C3001,35.29,36.75
Idleb,إدلب,SY07,Kafr Sajna,كفر سجنة,C4002,35.55,36.63
"""


def test_a_settlement_of_a_common_operational_dataset_is_known_by_its_columns(take: Take) -> None:
    took = take("syr_pplp.csv", SETTLEMENTS)
    first = took.records[0]
    assert took.formats == (Format.TABLE,)
    assert (first.ids, first.name, first.names, first.country) == (("pcode/C3001",), "Soran", ("صوران",), "SY")
    assert (first.kind, first.admin1, first.lat, first.lon) == (PlaceKind.VILLAGE, "Hama", 35.29, 36.75)
    assert (took.source.id, took.source.licence) == ("table:syr_pplp", "unknown")


@pytest.mark.parametrize(
    ("header", "kind", "place_id"),
    [
        ("ADM0_EN,ADM0_PCODE,ADM1_EN,ADM1_PCODE,ADM2_EN,ADM2_PCODE,Y,X", "district", "pcode/SY0501"),
        (
            "adm0_name,adm0_pcode,adm1_name,adm1_pcode,adm2_name,adm2_pcode,center_lat,center_lon",
            "district",
            "pcode/SY0501",
        ),
        (
            "admin0Name_en,admin0Pcode,admin1Name_en,admin1Pcode,featureName_en,featurePcode,POINT_Y,POINT_X",
            "village",
            "pcode/SY0501",
        ),
    ],
)
def test_the_deepest_level_is_the_place(take: Take, header: str, kind: str, place_id: str) -> None:
    (record,) = take("x.csv", f"{header}\nSyrian Arab Republic,SY,Hama,SY05,Muhradah,SY0501,35.2,36.6\n").records
    assert (record.name, record.kind, record.ids[0], record.country) == ("Muhradah", kind, place_id, "SY")
    assert record.admin1 == "Hama"


def test_tags_say_more_than_headers(take: Take) -> None:
    rows = (
        "Gov,Where,What,N,E\n#adm1+name,#loc+name+i_en,#loc+name+i_ar,#geo+lat,#geo+lon\nHama,Soran,صوران,35.29,36.75\n"
    )
    (record,) = take("tagged.csv", rows).records
    assert (record.name, record.names, record.admin1, record.lat) == ("Soran", ("صوران",), "Hama", 35.29)


def test_a_row_of_tags_under_known_headers_is_no_place(take: Take) -> None:
    assert take("t.csv", "name,lat,lon\n#loc+name,#geo+lat,#geo+lon\nSoran,35.29,36.75\n").names == ["Soran"]


def test_a_mapping_takes_columns_and_values_for_every_row(take: Take) -> None:
    mapping = parse_mapping(["name=Dorf,lat=Breite,lon=Länge", "country=SY,kind=camp,admin1=Hama"])
    took = take("liste.csv", "Dorf;Breite;Länge\nSoran;35,29;36,75\n", Wishes(mapping, "My list", "CC0 1.0"))
    (record,) = took.records
    assert (record.name, record.lat, record.country, record.admin1) == ("Soran", 35.29, "SY", "Hama")
    assert record.kind is PlaceKind.NEIGHBOURHOOD
    assert (took.source.id, took.source.title, took.source.licence) == ("table:my-list", "My list", "CC0 1.0")


def test_a_mapping_may_be_a_file(take: Take, tmp_path: Path) -> None:
    (tmp_path / "map.yml").write_text("name: where_it_is\nlat: a\nlon: b\n", encoding="utf-8")
    mapping = parse_mapping([str(tmp_path / "map.yml")])
    assert take("x.csv", "where_it_is,a,b\nSoran,35.29,36.75\n", Wishes(mapping)).names == ["Soran"]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["nom=x"], "no such field"),
        (["name"], "expected FIELD=COLUMN"),
        (["name="], "expected FIELD=COLUMN"),
        (["missing.yml"], "cannot be read"),
    ],
)
def test_a_wrong_mapping_is_refused(words: list[str], complaint: str) -> None:
    with pytest.raises(RequestError, match=complaint):
        parse_mapping(words)


def test_a_mapping_of_columns_that_are_not_there_is_refused(take: Take) -> None:
    with pytest.raises((RequestError, GazetteerError), match="name"):
        take("x.csv", "a,b,c\nSoran,35,36\n", Wishes({"name": "village", "lat": "b", "lon": "c"}))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1256"])
def test_any_encoding_is_read_and_told(take: Take, encoding: str) -> None:
    rows = "name,lat,lon,country\n" + "".join(
        f"{name},{35 + n / 50},{36 + n / 50},SY\n"
        for n, name in enumerate(["كفر زيتا", "اللطامنة", "خان شيخون", "مورك", "قمحانة"])
    )
    took = take("names.csv", rows.encode(encoding))
    assert took.names == ["كفر زيتا", "اللطامنة", "خان شيخون", "مورك", "قمحانة"]
    assert bool(took.tally.notes) == (encoding not in {"utf-8-sig"})


def test_western_letters_of_a_spreadsheet_are_read(take: Take) -> None:
    took = take(
        "noms.csv",
        "nom;name;lat;lon\n1;Ségou;13,43;-6,26\n2;Goumbou Été;15,03;-7,45\n3;Bâlé;13,1;-6\n".encode("cp1252"),
    )
    assert took.names == ["Ségou", "Goumbou Été", "Bâlé"]


def test_a_few_spoilt_bytes_refuse_their_row_alone(take: Take) -> None:
    lines = [f"Zitā {'abcdefghijklmnop'[n]},35.{n},36.5".encode() for n in range(14)]
    lines[5] = b"Zit\xe2,35.5,36.5"
    took = take("names.csv", b"name,lat,lon\n" + b"\n".join(lines))
    assert len(took.records) == 13
    assert took.reasons == ["7: the name holds bytes of another encoding"]


def test_a_quotation_mark_that_nobody_closes_costs_no_other_row(take: Take) -> None:
    rows = "".join(f"Tell {chr(65 + n)}a,35.{n},36.5\n" for n in range(26))
    took = take("q.csv", f'name,lat,lon\n"Kafr Zita,35.9,36.1\n{rows}"Two\nlines",35.95,36.2\n')
    assert len(took.records) == 28
    assert {"Kafr Zita", "Two lines", "Tell Za"} <= set(took.names)


def test_a_header_may_stand_below_a_title(take: Take) -> None:
    assert take("t.csv", "Villages of the valley,,\n,,\nname,lat,lon\nSoran,35.29,36.75\n").names == ["Soran"]


def test_rows_that_cannot_be_used_are_told_with_line_and_reason(take: Take) -> None:
    rows = [
        "name,lat,lon,country",
        "Soran,35.29,36.75,SY",
        ",35,36,SY",
        "Far,95.1,236.5,SY",
        "Nowhere,,36.5,SY",
        "Null,0,0,SY",
        ",,,",
        "Metres,423412.5,3901200,SY",
        "Soran,35.29,36.75,SY",
        "x,35.3,36.4,SY",
        "Turned,36.7,33.1,SY",
    ]
    took = take("x.csv", "\n".join(rows))
    assert took.names == ["Soran", "Turned"]
    assert [reason.split(":")[0] for reason in took.reasons] == ["3", "4", "5", "6", "8", "10"]
    assert (took.records[1].lat, took.records[1].lon) == (33.1, 36.7)
    assert took.tally.mended == {"latitude and longitude exchanged": 1, "rows that say the same again, left out": 1}
    assert took.tally.rows == 9


def test_where_no_country_is_known_the_other_rows_say_which_way_round(take: Take) -> None:
    rows = "".join(f"Tell {chr(65 + n)}a,{6 + n / 20},{27 + n / 20}\n" for n in range(20))
    took = take("x.csv", f"name,lat,lon\n{rows}Turned,27.3,6.4\nBeyond,127.3,6.4\n")
    assert {record.name: (record.lat, record.lon) for record in took.records}["Turned"] == (6.4, 27.3)
    assert took.reasons == ["23: latitude 127.3 is out of range; swapped? nothing in the file makes it plain"]


def test_marks_that_nobody_sees_are_taken_out_of_names(take: Take) -> None:
    took = take("x.csv", "name,lat,lon\n\u200f\u202bكفر\u200b زيتا\u202c,35.3,36.6\nKafr\x00 \x07Zita,35.4,36.6\n")
    assert took.names == ["كفر زيتا", "Kafr Zita"]
    assert took.tally.mended["invisible marks taken out of a name"] == 2


def test_degrees_and_minutes_and_points_in_one_cell_are_read(take: Take) -> None:
    assert take("x.csv", "name,lat,lon\nSoran,35°17'24\"N,36°45'E\n").records[0].lat == 35.29
    assert take("z.csv", "name,lat,lon\nSoran,\u200e35.29,\u202a٣٦٫٧٥\u202c\n").records[0].lon == 36.75
    (record,) = take("y.csv", "name,wkt\nSoran,POINT (36.75 35.29)\n").records
    assert (record.lat, record.lon) == (35.29, 36.75)


def test_ten_thousand_homonyms_are_ten_thousand_places(take: Take) -> None:
    rows = "".join(f"Tell,{35 + n / 10_000:.4f},36.5\n" for n in range(10_000))
    assert len(take("x.csv", f"name,lat,lon\n{rows}").records) == 10_000


def test_without_a_name_and_a_position_the_columns_are_told(take: Take) -> None:
    with pytest.raises(GazetteerError, match=r"among: what, ever; say which they are: --map"):
        take("x.csv", "what,ever\n1,2\n")
    with pytest.raises(GazetteerError, match="no row of headers has the columns of --map name=a, lat=nix, lon=c"):
        take("m.csv", "a,b,c\nSoran,35,36\n", Wishes({"name": "a", "lat": "nix", "lon": "c"}))
    with pytest.raises(GazetteerError, match="no columns for a name"):
        take("b.csv", bytes(range(1, 256)) * 50)
    with pytest.raises(GazetteerError, match="has no rows"):
        take("y.csv", "\n\n")


def test_every_sheet_of_a_spreadsheet_with_places_is_read(take: Take) -> None:
    book = openpyxl.Workbook()
    book.active.append(["About this file"])
    sheet = book.create_sheet("Admin1")
    for row in (
        ["ADM1_EN", "ADM1_PCODE", "Latitude", "Longitude", "Population"],
        ["Hama", "SY05", 35.13, 36.76, 1_628_000],
    ):
        sheet.append(row)
    held = BytesIO()
    book.save(held)
    took = take("gazetteer.xlsx", held.getvalue())
    assert took.formats == (Format.WORKBOOK,)
    assert [(record.name, record.kind, record.population) for record in took.records] == [
        ("Hama", "governorate", 1_628_000)
    ]
    assert "About this file" in took.tally.notes[0] or "Sheet" in took.tally.notes[0]


def test_a_name_is_one_and_further_names_are_several(take: Take) -> None:
    (record,) = take(
        "x.csv", "name;alt_names;lat;lon\nSilos of Palmyra/Tadmur;The silos / Big silos, Silos;34.5;38.3\n"
    ).records
    assert (record.name, record.names) == ("Silos of Palmyra/Tadmur", ("The silos", "Big silos", "Silos"))


HEADERS = [
    "event_date,location,latitude,longitude,admin1,admin2,country,iso",
    "Village_Name,Governorate,District,Lat_DD,Long_DD",
    "featureNam,featureAlt,admin1Name,admin1Na_1,admin1Pcod,POINT_Y,POINT_X",
    "المحافظة,القرية,خط العرض,خط الطول",
    "название,область,широта,долгота",
    "NAME,NAMEALT,FEATURECLA,ADM0NAME,ADM1NAME,ISO_A2,LATITUDE,LONGITUDE,POP_MAX",
    "ADM0_EN,ADM1_EN,ADM4_EN,ADM4_UA,ADM4_PCODE,Latitude (N),Longitude (E)",
    "_GPS_latitude,_GPS_longitude,site_name,site_type",
    "toponym,coordinates",
]


@pytest.mark.parametrize("header", HEADERS)
def test_columns_are_known_as_the_field_names_them(header: str) -> None:
    fields = recognise(header.split(","))
    assert fields.usable
    found = {column for held in (*fields.columns.values(), *fields.levels.values()) for column in held}
    assert set(header.split(",")) - found <= {"event_date"}


def test_a_table_of_events_gives_each_place_once(take: Take) -> None:
    took = take("acled.csv", HEADERS[0] + "\n" + "2017-03-22,Soran,35.29,36.75,Hama,Hama,Syria,760\n" * 3)
    assert [(record.name, record.country, record.admin1) for record in took.records] == [("Soran", "SY", "Hama")]
    assert (took.reasons, took.tally.mended) == ([], {"rows that say the same again, left out": 2})


def test_where_no_column_names_the_country_the_towns_around_do(take: Take) -> None:
    inland = "".join(f"Tell {chr(65 + n)}a,{35 + n / 20},36.7\n" for n in range(20))
    took = take("x.csv", f"name,lat,lon\n{inland}By the border,36.68,36.55\nKyiv,50.45,30.52\nAt sea,0.5,-140\n")
    countries = {record.name: record.country for record in took.records}
    assert (countries["Tell Aa"], countries["By the border"], countries["Kyiv"], countries["At sea"]) == (
        "SY",
        "SY",
        "UA",
        "",
    )
    assert took.tally.mended["country taken from the towns around"] == 22


def test_precision_codes_and_words_of_a_name_say_what_it_is(take: Take) -> None:
    rows = ["Aleppo Governorate,36.2,37.1,4", "Southern Aleppo Governorate,36,37.1,5.0", "Soran town,35.29,36.75,1"]
    rows = ["where_coordinates,latitude,longitude,where_prec", *rows, "Soran,35.3,36.7,1"]
    took = take("ged.csv", "\n".join(rows))
    assert [record.kind.value for record in took.records] == ["governorate", "region", "town", "village"]
    took = take("words.csv", "name,lat,lon\nNorthern Aleppo Province,36.3,37.1\nRoad in Homs Governorate,34.7,36.9\n")
    assert [record.kind.value for record in took.records] == ["region", "village"]


def test_a_governorate_has_one_name_whatever_the_table_calls_it(take: Take) -> None:
    rows = "Soran,35.29,36.75,Hamah Governorate,SY\nBalakliia,49.46,36.85,Kharkivska,UA\nXana,35.3,36.7,Elsewhere,SY\n"
    took = take("x.csv", "name,lat,lon,adm_1,country\n" + rows)
    assert [record.admin1 for record in took.records] == ["Hama", "UA.07", "Elsewhere"]

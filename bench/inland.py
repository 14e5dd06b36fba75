"""What lies within the land of the map: first-level divisions, lakes and rivers, made ready once from Natural Earth.

    python bench/inland.py FOLDER

reads `ne_10m_admin_1_states_provinces_lines.shp`, `ne_10m_lakes.shp` and `ne_50m_rivers_lake_centerlines.geojson` (its
`name` and `scalerank` alone) in FOLDER, and writes `src/orontes/publish/site/inland.json.gz`, which travels in the
package. All three are in the public domain. Wants shapely, which nothing else here needs.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import shapefile
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

OUT = Path(__file__).parents[1] / "src/orontes/publish/site/inland.json.gz"
FINE = 1000  # parts of a degree
TOLERANCE = 0.003  # degrees: 300 m, less than the width of a drawn line until one looks at single towns
LONGEST = 120  # points, so that what is cut out for a corner of the world brings little else
SMALLEST_LAKE = 0.0005  # square degrees, about 5 km²
MOST_MINOR = 6  # Natural Earth's rank of the least river that is drawn


def main(folder: Path) -> None:
    """Write the file."""
    value = {
        "divisions": _divisions(folder / "ne_10m_admin_1_states_provinces_lines.shp"),
        "lakes": _lakes(folder / "ne_10m_lakes.shp"),
        "rivers": _rivers(folder / "ne_50m_rivers_lake_centerlines.geojson"),
    }
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    OUT.write_bytes(gzip.compress(text.encode(), mtime=0))
    print({name: len(items) for name, items in value.items()}, OUT.stat().st_size)


def _divisions(path: Path) -> list[list[int]]:
    """Joined where only two meet, for the original ends a line at every corner of a map sheet."""
    parts = [part for line in _shapes(path) for part in getattr(line, "geoms", [line])]
    return [steps for part in _parts(shapely.line_merge(shapely.MultiLineString(parts))) for steps in _pieces(part)]


def _lakes(path: Path) -> list[list[int]]:
    """Shores without the islands, which a map of this scale need not show."""
    polygons = [polygon for lake in _shapes(path) for polygon in getattr(lake, "geoms", [lake])]
    return [_steps(part) for lake in polygons if lake.area >= SMALLEST_LAKE for part in _parts(lake.exterior)]


def _rivers(path: Path) -> list[dict[str, object]]:
    told = json.loads(path.read_text(encoding="utf-8"))["features"]
    kept = [river for river in told if river["properties"]["scalerank"] <= MOST_MINOR]
    return [
        {
            "name": river["properties"]["name"] or "",
            "lines": [_steps(part) for part in _parts(shape(river["geometry"]))],
        }
        for river in kept
    ]


def _shapes(path: Path) -> list[BaseGeometry]:
    with shapefile.Reader(shp=str(path), shx=str(path.with_suffix(".shx"))) as reader:
        return [shape(item.__geo_interface__) for item in reader.shapes() if item.shapeType]


def _parts(geometry: BaseGeometry) -> Iterator[list[tuple[float, float]]]:
    simple = shapely.simplify(geometry, TOLERANCE)
    for part in getattr(simple, "geoms", [simple]):
        if len(part.coords) > 1:
            yield [(point[0], point[1]) for point in part.coords]


def _pieces(line: list[tuple[float, float]]) -> Iterator[list[int]]:
    for at in range(0, len(line) - 1, LONGEST):
        yield _steps(line[at : at + LONGEST + 1])


def _steps(line: list[tuple[float, float]]) -> list[int]:
    """Points as steps in thousandths of a degree, each from the one before."""
    out: list[int] = []
    x = y = 0
    for lon, lat in line:
        across, up = round(lon * FINE), round(lat * FINE)
        out += [across - x, up - y]
        x, y = across, up
    return out


if __name__ == "__main__":
    main(Path(sys.argv[1]))

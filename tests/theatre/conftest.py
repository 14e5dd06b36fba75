"""A small pack, correct as it stands, for tests to break."""

from pathlib import Path

import pytest

FILES = {
    "theatre.yml": """\
id: tiny
name: Tiny war
countries: [SY]
bounds: [35.5, 32.2, 42.5, 37.5]
start: 2011-03-15
sides:
  - {id: red, name: Red, colour: "#d55e00", holds_ground: true}
  - {id: green, name: Green, colour: "#009e73", holds_ground: true}
  - {id: folk, name: Civilians, colour: "#cc79a7", holds_ground: false}
origin: Written
  for a test.
""",
    "actors.yml": """\
- id: brigade
  name: Brigade of the River
  kind: rebel_group
  sides:
    - {side: green, since: 2011-06-01, until: 2015-10-09}
    - {side: red, since: 2015-10-10}
  aliases: [River Brigade, RB]
  successor: army
- id: army
  name: Red Army
  kind: state_forces
  sides: [{side: red}]
  aliases: [RA]
  partisan_of: red
""",
    "descriptors.yml": """\
- {phrase: rebels, side: green}
- {phrase: gunmen, side: ""}
- {phrase: red soldiers, side: red, actor: army}
""",
    "sources.yml": """\
- id: gazette
  name: Red Gazette
  kind: state_media
  alignment: red
  reliability: 0.5
  aliases: [the Gazette]
  domains: [gazette.example]
- {id: medics, name: medics, kind: medical, alignment: "", reliability: 0.7}
""",
    "places.csv": """\
id,name,kind,lat,lon,country,admin1,spellings,population,radius_m
soran,Soran,town,35.29,36.75,SY,Hama,Souran; Suran,30000,
hama_governorate,Hama Governorate,governorate,35.233,37.2,SY,Hama,Hama Province,,70000
""",
    "priors.csv": """\
place,side,since,probability
soran,red,2016-10-31,0.8
""",
}


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """The folder of a correct pack, named `tiny`."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder

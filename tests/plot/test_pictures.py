"""The pictures of a report: those of its days, the same bytes each time, with words for each."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest

from orontes.plot import Edition
from orontes.plot.pictures import pictures

FIRST, LAST = date(2017, 3, 27), date(2017, 4, 2)


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_pictures_of_a_week(rich: Edition, kind: str) -> None:
    made = pictures(rich, FIRST, LAST, kind)
    assert [picture.name for picture in made] == ["map", "changes", "tolls", "events", "areas"]
    assert made == pictures(Edition.load(rich.folder), FIRST, LAST, kind)
    for picture in made:
        assert picture.alt.startswith(("Map:", "Chart:")) and "no finding of fact" in picture.alt
        assert picture.media.startswith("image/") and len(picture.content) > 1000


def test_an_svg_draws_on_nothing_from_outside(rich: Edition) -> None:
    for picture in pictures(rich, FIRST, LAST, "svg"):
        tree = ElementTree.fromstring(picture.content)
        links = [value for element in tree.iter() for name, value in element.items() if name.endswith("href")]
        assert all(link.startswith(("#", "data:")) for link in links)
        assert b"<dc:date>" not in picture.content and not list(tree.iter("{http://www.w3.org/2000/svg}script"))


def test_nothing_to_show_gives_no_pictures(nothing: Edition) -> None:
    assert pictures(nothing, FIRST, LAST) == ()


def test_the_changes_of_a_period_that_begins_with_the_edition_are_told_from_its_first_day(rich: Edition) -> None:
    names = {picture.name: picture.alt for picture in pictures(rich, date(2017, 3, 18), LAST)}
    assert "Since 18 March 2017" in names["changes"]

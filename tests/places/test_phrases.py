"""Place phrases taken apart: the name, what sort of place, how the phrase lies to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orontes.places.phrases import Hint, Shape, take_apart


@pytest.mark.parametrize(
    ("text", "name", "shape", "hint"),
    [
        ("Karnaz", "Karnaz", Shape.AT, Hint.NONE),
        ("the town of Karnaz", "Karnaz", Shape.AT, Hint.SETTLEMENT),
        ("Karnaz town", "Karnaz", Shape.AT, Hint.SETTLEMENT),
        ("the government-held city of Hama", "Hama", Shape.AT, Hint.SETTLEMENT),
        ("rebel-held Aleppo", "Aleppo", Shape.AT, Hint.NONE),
        ("Hama Province", "Hama", Shape.AREA, Hint.GOVERNORATE),
        ("the province of Hama", "Hama", Shape.AREA, Hint.GOVERNORATE),
        ("Hama's countryside", "Hama", Shape.AREA, Hint.NONE),
        ("the outskirts of Manbij", "Manbij", Shape.NEAR, Hint.NONE),
        ("Manbij and its surroundings", "Manbij", Shape.AT, Hint.NONE),
        ("a checkpoint near Karnaz", "Karnaz", Shape.NEAR, Hint.NONE),
        ("parts of Manbij", "Manbij", Shape.PART, Hint.NONE),
        ("Hama military airport", "Hama", Shape.AT, Hint.AIRBASE),
        ("the Manbij hospital", "Manbij", Shape.AT, Hint.FACILITY),
        ("Ras al-Ayn (Serekaniye)", "Ras al-Ayn", Shape.AT, Hint.NONE),
        ("Syrian Kurdistan", "Kurdistan", Shape.AT, Hint.NONE),
    ],
)
def test_name_shape_and_hint(text: str, name: str, shape: Shape, hint: Hint) -> None:
    phrase = take_apart(text)
    assert (phrase.name, phrase.shape, phrase.hint) == (name, shape, hint)


@pytest.mark.parametrize(
    ("text", "bearing", "metres"),
    [
        ("six kilometres west of Khattab", 270.0, 6_000.0),
        ("about 12 km (7 miles) to the south-east of Khattab", 135.0, 12_000.0),
        ("2.5 km north-east of the village of Khattab", 45.0, 2_500.0),
        ("3 miles from Khattab", None, 4_828.032),
        ("within 5km of Khattab", None, 5_000.0),
        ("south of Khattab", 180.0, None),
        ("to the east of Khattab", 90.0, None),
        ("twenty-five kilometers north of Khattab", 0.0, 25_000.0),
    ],
)
def test_distance_and_direction(text: str, bearing: float | None, metres: float | None) -> None:
    phrase = take_apart(text)
    assert (phrase.name, phrase.bearing) == ("Khattab", bearing)
    assert phrase.metres == pytest.approx(metres) if metres else phrase.metres is None


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("between Hama and Karnaz", Shape.BETWEEN),
        ("the Hama-to-Karnaz road", Shape.ROAD),
        ("Hama–Karnaz highway", Shape.ROAD),
        ("the road between Hama and Karnaz", Shape.ROAD),
        ("the highway from Hama to Karnaz", Shape.ROAD),
    ],
)
def test_two_names(text: str, shape: Shape) -> None:
    phrase = take_apart(text)
    assert ([end.name for end in phrase.ends], phrase.shape) == (["Hama", "Karnaz"], shape)


@pytest.mark.parametrize(
    ("text", "name", "within"),
    [
        ("Karnaz in Hama Province", "Karnaz", "Hama Province"),
        ("the Shaar neighbourhood of Aleppo city", "Shaar", "Aleppo city"),
        ("the Damascus suburb of Jobar", "Jobar", "Damascus"),
        ("a mosque in Karnaz", "Karnaz", ""),
    ],
)
def test_container(text: str, name: str, within: str) -> None:
    phrase = take_apart(text)
    assert (phrase.name, phrase.within) == (name, within)


@pytest.mark.parametrize(
    "text", ["the town", "The city", "several villages", "90 per cent of the city", "", "the area"]
)
def test_words_that_name_nothing(text: str) -> None:
    assert take_apart(text).name == ""


def test_a_known_name_is_not_taken_apart() -> None:
    assert take_apart("Eastern Ghouta", {"Eastern Ghouta"}.__contains__).name == "Eastern Ghouta"
    assert take_apart("Eastern Ghouta").bearing == 90.0


@given(st.text(alphabet="abdehilmnorstuwy ABHKM-'’0123456789.,()/", max_size=60))
def test_any_text_is_taken_apart_without_error(text: str) -> None:
    assert isinstance(take_apart(text).name, str)


@given(
    st.lists(
        st.sampled_from(
            [
                "the",
                "of",
                "in",
                "near",
                "north",
                "between",
                "and",
                "Hama",
                "Karnaz",
                "city",
                "road",
                "km",
                "5",
                "'s",
                "countryside",
            ]
        ),
        max_size=12,
    )
)
def test_any_order_of_the_grammar_s_own_words_ends(words: list[str]) -> None:
    assert isinstance(take_apart(" ".join(words)).name, str)

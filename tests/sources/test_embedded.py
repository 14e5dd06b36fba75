"""What files say of themselves is noted with their capture, whatever they say."""

from __future__ import annotations

import random
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image
from tests.sources.web.server import Server, answer

from orontes import sources
from orontes.sources.embedded import LONGEST, MOST, of_page, of_picture
from orontes.sources.web import Fetcher, Rules

TODAY = date(2024, 1, 1)
PAGE = (
    "<html lang='en'><head><title> Soran\n falls </title><meta property='og:site_name' content='Valley News'>"
    "<meta name='generator' content='Press 1.0'><meta name='empty' content=''><link rel='canonical' href='/a'>"
    '<script type="application/ld+json">{"@type": "VideoObject", "uploadDate": "2017-03-22", "description": "Long.", '
    '"author": {"@type": "Person", "name": "A. N."}, "interactionStatistic": {"@type": "InteractionCounter", '
    '"userInteractionCount": 1207}}</script></head>'
    "<body><article><p>The rebels said on Wednesday that they had captured the town of Soran in the north of Hama "
    "province, after a day of heavy shelling.</p><img src='/p.jpg'></article></body></html>"
)
SAID = (
    ("embedded lang", "en"),
    ("embedded title", "Soran falls"),
    ("embedded canonical", "/a"),
    ("embedded og:site_name", "Valley News"),
    ("embedded generator", "Press 1.0"),
    ("embedded VideoObject.uploadDate", "2017-03-22"),
    ("embedded Person.name", "A. N."),
    ("embedded InteractionCounter.userInteractionCount", "1207"),
)


def photograph() -> bytes:
    picture, made = Image.new("RGB", (40, 30)), BytesIO()
    exif = picture.getexif()
    exif[0x010F], exif[0x0132] = "Camera & Sons", "2017:03:22 12:00:00"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (35.0, 17.0, 30.0)
    picture.save(made, "JPEG", exif=exif)
    return made.getvalue()


def test_a_page_that_was_handed_over_tells_of_itself(tmp_path: Path) -> None:
    (tmp_path / "a-2017-03-22.html").write_text(PAGE)
    (capture,) = sources.collect([tmp_path], today=TODAY).captures
    assert capture.details == SAID


def test_a_page_and_a_picture_from_the_web_tell_of_themselves() -> None:
    pages = {"/a": answer(PAGE), "/p.jpg": answer("", "200 OK", "Content-Type: image/jpeg")[:-5] + photograph_answer()}
    with Server(pages) as server:
        fetcher = Fetcher(Rules(allow_private=True, every_s=0.0, pictures=5))
        page, picture = sources.collect([server.url("/a")], published=TODAY, today=TODAY, fetcher=fetcher).captures
    assert page.details[-len(SAID) :] == SAID
    told = dict(picture.details)
    assert told["embedded in"] == page.id
    assert (told["embedded format"], told["embedded size"]) == ("JPEG", "40 x 30")
    assert told["embedded Make"] == "Camera & Sons"
    assert told["embedded GPS GPSLatitude"] == "35.0, 17.0, 30.0"


def photograph_answer() -> bytes:
    data = photograph()
    return f"{len(data)}\r\n\r\n".encode() + data


def test_a_page_that_says_too_much_is_cut() -> None:
    told = of_page("<html><head>" + f"<meta name='{'n' * 300}' content='{'v' * 9000}'>" * 500 + "</head></html>")
    assert len(told) == MOST
    assert (len(told[0][0]), len(told[0][1])) == (len("embedded ") + 80, LONGEST)
    assert of_page("") == ()


def test_spoilt_pictures_are_no_error() -> None:
    data, chance = photograph(), random.Random(3)
    for _ in range(300):
        spoilt = bytearray(data)
        for _ in range(chance.randrange(1, 20)):
            spoilt[chance.randrange(min(400, len(spoilt)))] = chance.randrange(256)
        cut = chance.randrange(len(spoilt)) if chance.random() < 0.3 else len(spoilt)
        for name, value in of_picture(bytes(spoilt[:cut])):
            assert name.startswith("embedded ")
            assert len(value) <= LONGEST

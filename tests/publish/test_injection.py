"""Whatever a report says stays words in every file: nothing of it acts, and nothing of it is lost."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml import html as lxml_html

from orontes.publish import site
from orontes.publish.writing import files
from tests.publish.extremes import MARKUP, RIGHT_TO_LEFT, everywhere

ATOM = "{http://www.w3.org/2005/Atom}"
OWN = {
    *("h1", "h2", "h3", "h4", "p", "ul", "li", "em", "strong", "a", "code"),
    *("table", "thead", "tbody", "tr", "th", "td", "br", "hr"),
}
FRAME = {"html", "head", "meta", "title", "link", "style", "body", "main", "figure", "figcaption", "svg", "section"}
FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
NUMBER = re.compile(r"[+-]?\d[\d.e+-]*")
_STRIPPED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]+")

nasty = st.text(
    st.sampled_from("<>&\"'`*_[]()|\\~#$:!-+=@1.\n\t\r {}%/;\x00\x08\x0b\x1b\x85\u2028\u202e\u200f\ufffe\ud800éش😀")
    | st.sampled_from("abc"),
    min_size=1,
    max_size=24,
) | st.text(min_size=1, max_size=24)
STARTS = (
    "1. one",
    "- item",
    "+ item",
    "--- ",
    "=== ",
    "> said",
    "    code",
    "# head #",
    "c: d",
    "| a | b |",
    "www.x.org",
    "http://x.org",
)


@pytest.fixture(autouse=True, scope="module")
def _without_the_page() -> Iterator[None]:
    """The page has its own checks, in a browser; its files would only take time here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site, "files", lambda edition: {})
        yield


def written(*texts: str) -> Mapping[str, str]:
    """Every file of an edition in which all goes by these words."""
    return {name: content.decode() for name, content in files(everywhere(texts)).items()}


@cache
def hostile() -> Mapping[str, str]:
    return written(*MARKUP, *RIGHT_TO_LEFT, *STARTS)


def plain(text: str) -> str:
    """As any reader has it: one line, no control characters, and quotation marks made single inside ours."""
    return " ".join(_STRIPPED.sub(" ", text).replace("“", "‘").replace("”", "’").replace('"', "'").split())


def fragment(markup: str) -> lxml_html.HtmlElement:
    return lxml_html.fragment_fromstring(markup, create_parent="body")


def rendered(markdown: str) -> lxml_html.HtmlElement:
    """As the most generous of renderers has it: GitHub's, letting HTML through and making links of addresses."""
    return fragment(cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE))


def assert_own(root: lxml_html.HtmlElement, allowed: set[str]) -> None:
    """Only our own elements, and only links within."""
    for element in root.iterdescendants():
        assert element.tag in allowed, etree.tostring(element)[:200]
        for name, value in element.attrib.items():
            assert name in {"id", "href", "class", "align", "style", "scope", "lang"}, f"{name}={value}"
            if name == "href":
                assert re.fullmatch(r"(#|chronology\.md|data/|index\.html)[\w./=&:#-]*", value), value


@pytest.mark.parametrize("name", ["chronology.md", "sitrep.md"])
def test_markdown_holds_our_own_elements_only(name: str) -> None:
    root = rendered(hostile()[name])
    assert_own(root, OWN)
    said = " ".join(root.text_content().split())
    for text in (*MARKUP, *STARTS):
        assert plain(text) in said


def test_the_report_as_a_page_holds_our_own_elements_only() -> None:
    page = lxml_html.document_fromstring(hostile()["sitrep.html"].encode())
    assert not list(page.iter("script", "img", "iframe", "b"))
    assert_own(page.find("body/main"), OWN | FRAME)


def test_atom_is_xml_and_its_entries_hold_words() -> None:
    feed = etree.fromstring(hostile()["chronology.atom"].encode())
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) > 10
    for entry in entries:
        assert not len(entry.find(f"{ATOM}title"))
        assert_own(fragment(entry.findtext(f"{ATOM}content", "")), OWN)


def test_json_feed_holds_words() -> None:
    for item in json.loads(hostile()["chronology.feed.json"])["items"]:
        assert_own(fragment(item["content_html"]), OWN)


def cells(files: Mapping[str, str]) -> Iterator[str]:
    for name, content in files.items():
        if name.endswith(".csv"):
            table = list(csv.reader(io.StringIO(content, newline="")))
            assert len({len(row) for row in table}) == 1, name
            yield from (cell for row in table for cell in row)


def test_no_cell_is_a_formula() -> None:
    for cell in cells(hostile()):
        assert not FORMULA.match(cell) or NUMBER.fullmatch(cell), cell


def values(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (word for item in value.values() for word in values(item))
    elif isinstance(value, list):
        yield from (word for item in value for word in values(item))


def test_data_files_keep_the_words_as_they_were() -> None:
    said = {word for line in hostile()["data/claims.jsonl"].splitlines() for word in values(json.loads(line))}
    assert set(MARKUP) <= said and set(RIGHT_TO_LEFT) <= said
    shown = set(values(json.loads(hostile()["data/incidents.geojson"])))
    assert set(MARKUP) <= shown


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(nasty)
@example("\x0b\ufffe\uffff\ud800")
@example("&lt;b&gt; &amp;amp;")
@example("＝1+1")
@example("]]></content>")
def test_no_words_at_all_act_or_are_lost(text: str) -> None:
    made = written(text)
    for name in ("chronology.md", "sitrep.md"):
        root = rendered(made[name])
        assert_own(root, OWN)
        assert plain(f"again {text}") in " ".join(root.text_content().split())
    assert_own(lxml_html.document_fromstring(made["sitrep.html"].encode()).find("body/main"), OWN | FRAME)
    feed = etree.fromstring(made["chronology.atom"].encode())
    for content in feed.iter(f"{ATOM}content"):
        assert_own(fragment(content.text or ""), OWN)
    for item in json.loads(made["chronology.feed.json"])["items"]:
        assert_own(fragment(item["content_html"]), OWN)
    assert all(not FORMULA.match(cell) or NUMBER.fullmatch(cell) for cell in cells(made))
    for name, content in made.items():
        for document in content.splitlines() if name.endswith(".jsonl") else [content] * name.endswith("json"):
            json.loads(document)

"""Whole documents: spans that slice, trees over the sentences worth one, and texts that are no reports at all."""

from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orontes.reading import DependencyParser, EntryKind, Lexicon, MentionType, Reading, read, read_all, split_entries
from orontes.reading.sentences import legible
from orontes.sources.types import Document
from tests.reading.conftest import ListedNames, make_document

SHARED = Path(__file__).parents[3] / "shared" / "reports"


def assert_sound(reading: Reading, document: Document) -> None:
    """Every span slices the text to the words it stands for, inside its sentence; trees hang together."""
    for sentence in reading.sentences:
        assert legible(sentence.span.of(document.text)) == sentence.text
        offset = sentence.span.start
        assert reading.entries[sentence.entry].span.contains(sentence.span)
        for part in (*sentence.mentions, *sentence.tokens):
            assert sentence.text[part.span.start - offset : part.span.end - offset] == part.text
            assert sentence.span.contains(part.span)
        assert all(0 <= token.head < len(sentence.tokens) for token in sentence.tokens)
        assert sum(token.head == token.index for token in sentence.tokens) == bool(sentence.tokens)


def test_a_report_is_read_whole(lexicon: Lexicon, names: ListedNames, parser: DependencyParser) -> None:
    document = make_document("Rebels captured Soran on Friday, the Watch said. It snowed.\n\nShare this article")
    reading = read(document, lexicon, names, parser)
    assert_sound(reading, document)
    first, second, furniture = reading.sentences
    assert [m.type.value for m in first.mentions] == ["actor", "place", "date", "source"]
    assert next(token.text for token in first.tokens if token.dep == "ROOT") in ("said", "captured")
    assert (second.tokens, furniture.mentions) == ((), ())


def test_the_tagger_proposes_names_that_no_list_knows(
    lexicon: Lexicon, names: ListedNames, parser: DependencyParser
) -> None:
    document = make_document("President Emmanuel Macron of France said that shelling had killed 12 people in Bordeaux.")
    mentions = read(document, lexicon, names, parser).sentences[0].mentions
    assert "Emmanuel Macron" in [m.text for m in mentions if m.type is MentionType.PERSON]
    assert "France" in [m.text for m in mentions if m.type is MentionType.PLACE]


def test_a_sentence_is_parsed_as_one(parser: DependencyParser) -> None:
    (tokens,) = parser.parse(["He left. She stayed; they argued! Nobody won."])
    assert sum(token.head == token.index for token in tokens) == 1


def test_a_text_without_words_says_so(lexicon: Lexicon, names: ListedNames, parser: DependencyParser) -> None:
    reading = read(make_document(" \n\u200b"), lexicon, names, parser)
    assert (reading.entries, reading.sentences) == ((), ())
    assert reading.notes == ("The document holds no text.",)


def test_a_text_in_another_language_is_noted(lexicon: Lexicon, names: ListedNames, parser: DependencyParser) -> None:
    reading = read(make_document("Öğleden sonra köyde kimse yoktu."), lexicon, names, parser)
    assert "may not be English" in reading.notes[0]


ODD = [
    "mud and reeds, " * 17_000 + "and shells fell on Soran.",
    "REBELS CAPTURED SORAN ON FRIDAY, THE WATCH SAID.",
    "So\u200bran was shelled\u200f on Friday by the\u202b River Guard\u202c.",
    "x" * 30_000,
    "\r\n\r\nRebels took Soran.\r\n\r\nTwo died.\r\n",
    "\x00\ud800 killed 5",
]


@pytest.mark.parametrize(
    "text", ODD, ids=["endless", "capitals", "invisible", "one word", "carriage returns", "broken"]
)
def test_odd_texts_are_read_soundly(text: str, lexicon: Lexicon, names: ListedNames, parser: DependencyParser) -> None:
    document = make_document(text)
    assert_sound(read(document, lexicon, names, parser), document)


_WORDS = st.sampled_from(
    [
        "Rebels",
        "rebel",
        "forces",
        "captured",
        "Soran",
        "Hama",
        "city",
        "the",
        "town",
        "of",
        "UPDATE",
        "1915",
        "GMT:",
        "on",
        "Friday",
        "20",
        "dozens",
        "killed",
        "near",
        "between",
        "and",
        "north",
        "km",
        "\u200b",
        "\u200f",
        "’s",
        "“",
        "”",
        ".",
        ",",
        "\n",
        "\n\n",
        "-",
        "al-",
        "Brigade",
        "Grad",
        "rockets",
        "hospital",
        "U.S.",
        "a",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(_WORDS | st.text(max_size=6), max_size=40), glue=st.sampled_from(["", " ", "\u200f", "\u200b"]))
def test_any_text_is_read_soundly(
    words: list[str], glue: str, lexicon: Lexicon, names: ListedNames, parser: DependencyParser
) -> None:
    document = make_document(glue.join(words))
    assert_sound(read(document, lexicon, names, parser), document)


@pytest.mark.parametrize("mark", ["\u200f", "\u200b", "\u2060", "\xad"])
def test_a_mark_where_a_space_should_stand(
    mark: str, lexicon: Lexicon, names: ListedNames, parser: DependencyParser
) -> None:
    document = make_document(f"Clashes in Soran{mark}and{mark}Hama{mark}and Khattab on Friday.")
    assert_sound(read(document, lexicon, names, parser), document)


def test_reading_twice_gives_the_same(lexicon: Lexicon, names: ListedNames, parser: DependencyParser) -> None:
    document = make_document("Rebels captured Soran on Friday. The Watch said 20 guards died near Hama.")
    assert read(document, lexicon, names, parser) == read(document, lexicon, names, parser)


def test_reading_together_is_reading_apart(lexicon: Lexicon, names: ListedNames, parser: DependencyParser) -> None:
    texts = ["Rebels captured Soran on Friday.", "", "It snowed. Shells killed 20 guards near Hama."]
    documents = [make_document(text) for text in texts]
    together = read_all(documents, lexicon, names, parser)
    assert together == tuple(read(document, lexicon, names, parser) for document in documents)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real reports are not beside this checkout")
def test_the_real_rolling_report_of_25_march() -> None:
    file = "eaworldview-2017-03-25.txt"
    with (SHARED / "reports.csv").open(encoding="utf-8") as manifest:
        published = next(row["published"] for row in csv.DictReader(manifest) if row["file"] == file)
    document = make_document((SHARED / file).read_text(encoding="utf-8"), datetime.fromisoformat(published))
    entries = split_entries(document)
    stamped = [(e.stamp, e.time.isoformat(" ", "minutes")) for e in entries if e.stamp]
    assert stamped == [
        ("UPDATE 1915 GMT", "2017-03-25 19:15+00:00"),
        ("UPDATE 1900 GMT", "2017-03-25 19:00+00:00"),
        ("UPDATE 1745 GMT", "2017-03-25 17:45+00:00"),
        ("ORIGINAL ENTRY", "2017-03-25 00:00+00:00"),
    ]
    assert entries[0].kind is EntryKind.HEADLINE
    sections = [entry for entry in entries if entry.kind is EntryKind.SECTION]
    assert len(sections) == 3 and all(section.time == entries[4].time for section in sections)


def _sides(text: str, lexicon: Lexicon, names: ListedNames, parser: DependencyParser) -> list[str]:
    found = read(make_document(text), lexicon, names, parser)
    return [m.side for s in found.sentences for m in s.mentions if m.type is MentionType.ACTOR]


def test_a_bare_noun_means_the_group_last_called_by_it(
    lexicon: Lexicon, names: ListedNames, parser: DependencyParser
) -> None:
    text = "Hill Union militants attacked Soran on Friday. The militants then shelled Khattab."
    assert _sides(text, lexicon, names, parser) == ["hill", "hill"]


def test_a_noun_that_no_group_was_called_by_means_nobody(
    lexicon: Lexicon, names: ListedNames, parser: DependencyParser
) -> None:
    text = "The Hill Union attacked Soran on Friday. The militants then shelled Khattab."
    assert _sides(text, lexicon, names, parser) == ["hill", ""]

"""Every claim becomes one sentence that says who says so."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from orontes.claims.types import Kind, Modality, Party
from orontes.errors import LexiconError
from orontes.evidence import Count
from orontes.publish import lint
from orontes.publish.wording import count_of, parse_wording, sentence, told_by
from tests.publish.ground import MARTA, TALLY
from tests.publish.told import BOMBED, DENIED, LEAGUE, TAKEN, TWENTY, UNION


@pytest.mark.parametrize(("kind", "modality"), list(product(Kind, Modality)))
def test_every_kind_and_modality_is_attributed(kind: Kind, modality: Modality) -> None:
    for actor, place in product((LEAGUE, Party()), ("Arvik", "")):
        told = sentence(replace(TAKEN, kind=kind, modality=modality, actor=actor, place=place))
        assert told.startswith("According to the Tally Office (quoted by Harbour Post), ")
        assert "{" not in told and "[" not in told and "  " not in told
        assert not lint(f"- {told} [[c1]](#c1).")


def test_a_capture() -> None:
    told = sentence(replace(TAKEN, target=UNION))
    told_by_tally = "According to the Tally Office (quoted by Harbour Post), "
    assert told == told_by_tally + "control of Arvik was taken by The League from The Union"


def test_a_denial_does_not_state_what_it_denies() -> None:
    assert "was taken" not in sentence(DENIED)
    assert "denied it or ruled it out" in sentence(DENIED)


def test_an_allegation_is_told_as_one() -> None:
    assert "it was alleged that" in sentence(TWENTY)
    assert "at least 20 killed" in sentence(TWENTY)


def test_words_that_no_pack_knows_stay_in_quotation_marks() -> None:
    assert "by “Jets”" in sentence(BOMBED)


@pytest.mark.parametrize("text", ["14", "At least nine", "about 30 dead"])
def test_a_target_that_is_a_mere_count_is_left_to_the_toll(text: str) -> None:
    assert "the target being" not in sentence(replace(BOMBED, target=Party(text)))
    assert "the target being “9 lorries”" in sentence(replace(BOMBED, target=Party("9 lorries")))


def test_the_report_speaks_for_itself_when_nobody_is_quoted() -> None:
    assert told_by(replace(TAKEN, chain=TAKEN.chain[:1])) == "Harbour Post"


def test_a_chain_is_told_from_the_inside_out() -> None:
    chain = (*TAKEN.chain, MARTA)
    told = told_by(replace(TAKEN, chain=chain))
    assert told == "Marta Quillen (quoted by the Tally Office, quoted by Harbour Post)"


def test_a_name_that_ends_a_sentence_is_put_in_quotation_marks() -> None:
    voice = replace(TALLY, name="the mayor. Rebels captured Arvik")
    told = told_by(replace(TAKEN, chain=(voice,)))
    assert told == "“the mayor. Rebels captured Arvik”"


def test_a_described_place_is_told_as_an_area() -> None:
    place = "six kilometres west of Arvik"
    assert f"control of the area {place} was taken" in sentence(replace(TAKEN, place=place))
    assert "in the area between Arvik and Belen" in sentence(
        replace(TAKEN, kind=Kind.ARMED_CLASH, place="between Arvik and Belen")
    )


def test_an_article_that_began_a_sentence_does_not_begin_ours() -> None:
    assert told_by(replace(TAKEN, chain=(replace(TALLY, name="The Tally Office"),))) == "the Tally Office"


def test_counts_keep_their_bounds() -> None:
    assert count_of(Count(24, 30), "killed") == "24 to 30 killed"
    assert count_of(None, "killed") == ""


def test_a_missing_template_names_itself() -> None:
    with pytest.raises(LexiconError, match=r"wording\.yml: no entry for 'nobody'"):
        parse_wording("nowhere: x\nmodalities: {}\n")


def test_broken_yaml_names_its_line() -> None:
    with pytest.raises(LexiconError, match=r"wording\.yml:3"):
        parse_wording("nowhere: x\nkinds: [\n")

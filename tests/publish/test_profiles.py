"""What each profile withholds, and that the original is never touched."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from orontes.casualties.types import History, Stage
from orontes.publish import Profile, apply
from orontes.publish.redaction import BLOCK
from orontes.publish.types import Edition
from orontes.theatre.types import SourceKind
from tests.publish.editions import HIT, empty, small
from tests.publish.ground import CLINIC, LOCALS, MARTA, OFFICER, SHELTER, THEATRE
from tests.publish.told import CLINIC_HIT, EIGHT, MARCH, RELIEF, SLEPT, TAKEN, TWENTY


def by_id(edition: Edition) -> dict[str, object]:
    return {claim.id: claim for claim in edition.claims}


@pytest.fixture(scope="module")
def public() -> Edition:
    return apply(small(), Profile.PUBLIC)


@pytest.fixture(scope="module")
def partner() -> Edition:
    return apply(small(), Profile.PARTNER)


def claim_of(edition: Edition, original: object) -> object:
    return next(claim for claim in edition.claims if claim.id == original.id)  # type: ignore[attr-defined]


def test_internal_is_the_edition_itself() -> None:
    edition = small()
    assert apply(edition, Profile.INTERNAL) is edition


@pytest.mark.parametrize("profile", [Profile.PUBLIC, Profile.PARTNER])
def test_the_original_is_untouched(profile: Profile) -> None:
    edition = small()
    apply(edition, profile)
    assert edition == small()


@pytest.mark.parametrize("profile", [Profile.PUBLIC, Profile.PARTNER])
def test_applying_twice_changes_nothing_more(profile: Profile) -> None:
    once = apply(small(), profile)
    assert apply(once, profile).claims == once.claims


@pytest.mark.parametrize("profile", [Profile.PUBLIC, Profile.PARTNER])
def test_every_quotation_still_stands_at_its_span(profile: Profile) -> None:
    edition = apply(small(), profile)
    texts = {document.id: document.text for document in edition.documents}
    assert all(claim.quote == claim.span.of(texts[claim.document]) for claim in edition.claims)


@pytest.mark.parametrize("profile", [Profile.PUBLIC, Profile.PARTNER])
def test_readings_say_what_the_redacted_reports_say(profile: Profile) -> None:
    edition = apply(small(), profile)
    for document, reading in zip(edition.documents, edition.readings, strict=True):
        assert all(sentence.text == sentence.span.of(document.text) for sentence in reading.sentences)
        assert all(m.text == m.span.of(document.text) for s in reading.sentences for m in s.mentions)


@pytest.mark.parametrize("claim", [CLINIC_HIT, EIGHT, TWENTY, SLEPT, RELIEF])
def test_the_public_sees_no_point_of_a_clinic_a_shelter_or_relief(public: Edition, claim: object) -> None:
    placement = claim_of(public, claim).placement  # type: ignore[attr-defined]
    assert (placement.lat, placement.lon) == (None, None)
    assert placement.reason == "the position is withheld in this edition"


def test_the_public_sees_nothing_that_leads_to_the_clinic(public: Edition) -> None:
    assert all(place.place_id != "t/clinic" for place in public.control)
    assert all(place.id != "t/clinic" for place in public.theatre.places)
    (toll,), (attack,) = public.tolls, public.facilities
    assert (toll.lat, toll.lon, toll.place_id, attack.place_id) == (None, None, "", "")
    assert next(i for i in public.incidents if i.id == HIT.id).placement.lat is None


def test_the_public_sees_the_point_of_a_town(public: Edition) -> None:
    assert claim_of(public, TAKEN).placement == TAKEN.placement  # type: ignore[attr-defined]


def test_a_partner_sees_the_clinic_to_a_hundredth_of_a_degree(partner: Edition) -> None:
    placement = claim_of(partner, EIGHT).placement  # type: ignore[attr-defined]
    assert (placement.lat, placement.lon) == (35.44, 36.65)
    assert (partner.tolls[0].lat, partner.tolls[0].lon) == (35.44, 36.65)
    points = [(p.lat, p.lon) for p in (*partner.control, *partner.theatre.places)]
    assert CLINIC not in points and (35.44, 36.65) in points


def test_a_partner_sees_shelters_and_residents(partner: Edition) -> None:
    assert claim_of(partner, SLEPT).placement.lat == SHELTER[0]  # type: ignore[attr-defined]
    assert claim_of(partner, CLINIC_HIT).source == MARTA.name  # type: ignore[attr-defined]


def test_private_voices_are_generalised(public: Edition, partner: Edition) -> None:
    assert claim_of(public, CLINIC_HIT).source == "a resident"  # type: ignore[attr-defined]
    assert claim_of(public, MARCH).voice.name == "an anonymous source"  # type: ignore[attr-defined]
    assert claim_of(partner, MARCH).source == "an anonymous source"  # type: ignore[attr-defined]
    assert claim_of(public, TWENTY).source == LOCALS.name  # type: ignore[attr-defined]


def test_private_names_are_nowhere(public: Edition) -> None:
    told = repr(public)
    for name in ("Marta", "Quillen", "Josef Tarn", "Third Ferry Guard", "Ferry Guard said", "Ferry"):
        assert name not in told


def test_the_words_of_a_private_voice_are_blocked_out(public: Edition) -> None:
    for claim in (CLINIC_HIT, MARCH):
        assert set(claim_of(public, claim).quote) == {BLOCK}  # type: ignore[attr-defined]
    assert claim_of(public, EIGHT).quote == EIGHT.quote  # type: ignore[attr-defined]


def test_the_hour_goes_with_the_name(public: Edition) -> None:
    assert (CLINIC_HIT.entry_time.hour, claim_of(public, CLINIC_HIT).entry_time.hour) == (14, 0)  # type: ignore[attr-defined]
    assert claim_of(public, EIGHT).entry_time == EIGHT.entry_time  # type: ignore[attr-defined]


def test_a_name_in_an_address_or_a_file_name_is_withheld() -> None:
    first, second = small().documents
    named = replace(first, file="josef-tarn.txt", doc="josef-tarn", url="https://harbour.example/josef_tarn?x=1")
    document = apply(replace(small(), documents=(named, second)), Profile.PUBLIC).documents[0]
    assert (document.file, document.doc) == ("[withheld].txt", "[withheld]")
    assert document.url == "https://harbour.example/[withheld]?x=1"


def test_the_bytes_of_a_redacted_report_are_left_out(public: Edition) -> None:
    first, second = public.documents
    assert first.original == b"" and "withheld" in first.notes[-1]
    assert second == small().documents[1]


def test_a_source_of_the_theatre_is_no_private_person() -> None:
    known = replace(OFFICER, source_id="tally", kind=SourceKind.ANONYMOUS)
    edition = replace(small(), claims=(replace(MARCH, chain=(MARCH.chain[0], known)),))
    assert apply(edition, Profile.PUBLIC).claims[0].voice == known


def test_fresh_positions_are_cut_off() -> None:
    edition = apply(small(Profile.PUBLIC, delay_days=3), Profile.PUBLIC)
    last_day = date(2031, 5, 9)
    spells = [spell for place in edition.control for spell in place.spells]
    assert spells and all(spell.end <= last_day for spell in spells)
    assert all(belief.day <= last_day for place in edition.control for belief in place.beliefs)
    assert claim_of(edition, TAKEN).placement.lat is None  # type: ignore[attr-defined]


def test_nothing_is_cut_off_for_a_partner() -> None:
    edition = apply(small(Profile.PARTNER, delay_days=3), Profile.PARTNER)
    assert len([s for place in edition.control for s in place.spells]) == 4


@pytest.mark.parametrize("profile", list(Profile))
def test_an_edition_with_nothing_in_it(profile: Profile) -> None:
    edition = apply(empty(), profile)
    assert (edition.claims, edition.documents) == ((), ())
    assert THEATRE.places  # the pack that others share is left as it is


def test_what_is_withheld_of_an_incident_was_so_on_every_day() -> None:
    edition = small(Profile.PUBLIC)
    hit = next(i for i in edition.incidents if CLINIC_HIT.id in i.claims)
    early = replace(hit, accounts=())  # before the account that makes its place a protected one
    history = History(hit.id, (Stage(CLINIC_HIT.told, early, None), Stage(CLINIC_HIT.told, hit, None)))
    (found,) = apply(replace(edition, histories=(history,)), Profile.PUBLIC).histories
    assert [stage.incident.placement.lat for stage in found.stages] == [None, None]

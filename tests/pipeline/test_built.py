"""What is built is what would be concluded, byte for byte; and nothing else is ever believed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings

from orontes import pipeline, theatre
from orontes.claims.types import Claim
from orontes.control import Beliefs
from orontes.errors import LedgerError, OutputRefused
from orontes.evidence import RecordId
from orontes.ledger import Casebook
from orontes.pipeline import Choices, Job
from orontes.pipeline.built import FOLDER, Built
from orontes.pipeline.encoding import decoded, encoded
from orontes.pipeline.judging import Held, conclude, judge
from orontes.publish import files, profiles
from orontes.publish.types import Edition, Profile
from orontes.review import Judgement, Verdict
from tests.strategies import THEATRE, documents_of, wars

STAGES = "built: incidents, control, then, ground, casualties"
NOTHING = "nothing to build: all of it is built"


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory, example: Path) -> Path:
    """A casebook of one report, read and not built."""
    folder = tmp_path_factory.mktemp("built") / "case"
    with Casebook.create(folder, "syria") as book:
        job = job_on(book, published=date(2017, 3, 27))
        pipeline.add(job, [example / "clinic-watch-2017-03-27.txt"])
        pipeline.read(job)
    return folder


@pytest.fixture
def book(read_once: Path, tmp_path: Path) -> Iterator[Casebook]:
    """A copy of that casebook, of one's own."""
    shutil.copytree(read_once, tmp_path / "case")
    with Casebook.open(tmp_path / "case") as opened:
        yield opened


def job_on(book: Casebook, **chosen: object) -> Job:
    return Job(book, theatre.load(book.theatre), Choices(**chosen))  # type: ignore[arg-type]


def built(book: Casebook, **chosen: object) -> str:
    job = job_on(book, **chosen)
    pipeline.build(job)
    return job.summary.done


def published(book: Casebook, out: Path, **chosen: object) -> dict[str, bytes]:
    pipeline.publish_edition(job_on(book, **chosen), out)
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_an_edition_is_the_same_with_and_without_a_build(tmp_path: Path, example: Path) -> None:
    with Casebook.create(tmp_path / "case", "syria") as book:
        pipeline.add(job_on(book), [example])
        pipeline.read(job_on(book))
        assert built(book) == STAGES
        kept = judge(job_on(book), Built.beside(book))
        anew = judge(job_on(book))
    assert exactly(kept) == exactly(anew)
    for profile in (Profile.INTERNAL, Profile.PUBLIC):
        written = [files(profiles.apply(edition, profile)) for edition in (kept, anew)]
        assert written[0] == written[1]


@given(wars())
@settings(max_examples=10, deadline=None)
def test_whatever_is_told_comes_back_as_it_was_concluded(told: list[Claim]) -> None:
    held = Held(THEATRE, documents_of(told), (), tuple(told))
    with tempfile.TemporaryDirectory() as folder:
        editions = [conclude(held, Choices(), nullcontext, Built(Path(folder))) for _ in range(2)]
    assert editions[0] == editions[1] == conclude(held, Choices(), nullcontext)
    assert exactly(editions[0]) == exactly(editions[1])


def exactly(edition: Edition) -> list[object]:
    """Every value of an edition as written, days of belief bit by bit: their equality is that of rounded numbers."""
    beliefs = [place.beliefs for place in (*edition.control, *edition.control_then)]
    arrays = [
        (days.holders, days.rows.dtype, days.rows.tobytes(), days.contested.tobytes(), days.encircled.tobytes())
        for days in beliefs
        if isinstance(days, Beliefs)
    ]
    assert len(arrays) == len(beliefs)
    return [
        arrays,
        *(repr(getattr(edition, name)) for name in ("incidents", "matches", "tolls", "histories", "weights")),
    ]


def test_a_second_build_does_nothing_and_an_interrupted_one_goes_on(book: Casebook) -> None:
    assert [built(book), built(book)] == [STAGES, NOTHING]
    for stage in ("ground", "casualties"):
        (file,) = (book.folder / FOLDER).glob(f"*-{stage}")
        file.unlink()
    assert built(book) == "built: ground, casualties"


def test_a_new_verdict_or_day_is_built_anew_and_a_title_is_not(book: Casebook, tmp_path: Path) -> None:
    built(book)
    assert built(book, title="Another", delay_days=3, profile=Profile.PUBLIC) == NOTHING
    assert built(book, as_of=date(2017, 3, 28)) == STAGES
    assert built(book) == NOTHING  # the other days are kept beside these
    rejected = book.claims()[0].id
    at = datetime(2017, 5, 1, tzinfo=UTC)
    book.judge(Judgement(RecordId("j"), rejected, Verdict.REJECT, "", "an analyst", at, "misread"))
    assert built(book) == STAGES
    assert len(list((book.folder / FOLDER).iterdir())) == len(STAGES.split(","))
    assert str(rejected).encode() not in published(book, tmp_path / "out")["data/claims.jsonl"]


def test_a_damaged_file_is_a_miss_with_a_line(book: Casebook) -> None:
    built(book)
    first, second, *_ = sorted((book.folder / FOLDER).iterdir())
    data = first.read_bytes()
    flipped = bytes([*data[:100], data[100] ^ 1, *data[101:]])
    for harmed in (flipped, data[:-7], b"", second.read_bytes()):
        first.write_bytes(harmed)
        kept = Built.beside(book)
        judge(job_on(book), kept)
        assert (len(kept.made), len(kept.notes)) == (1, 1)
        assert "is damaged, or was written elsewhere" in kept.notes[0]
    assert built(book) == NOTHING


def test_what_was_built_elsewhere_is_not_believed(
    book: Casebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(book)
    monkeypatch.setenv("ORONTES_CACHE", str(tmp_path / "another-user"))
    assert built(book) == STAGES
    assert built(book) == NOTHING


def test_what_cannot_be_kept_ends_a_build_and_no_publication(book: Casebook, tmp_path: Path) -> None:
    (book.folder / FOLDER).write_text("in the way")
    with pytest.raises(LedgerError, match=r"not kept: .*built: cannot be written"):
        built(book)
    job = job_on(book)
    pipeline.publish_edition(job, tmp_path / "out")
    assert any("is not kept" in note for note in job.summary.notes)


def test_the_same_edition_is_not_published_twice(book: Casebook, tmp_path: Path) -> None:
    first = published(book, tmp_path / "out")
    job = job_on(book)
    pipeline.publish_edition(job, tmp_path / "out")
    assert job.summary.done == f"nothing to publish: the folder holds this edition, {len(first)} files"
    (tmp_path / "out" / "sitrep.md").write_text("altered")
    with pytest.raises(OutputRefused, match="not empty"):
        pipeline.publish_edition(job_on(book), tmp_path / "out")


def test_only_what_is_expected_is_decoded() -> None:
    judgement = Held(THEATRE, (), (), ())
    with pytest.raises(ValueError, match="no Choices can be read"):
        decoded(encoded(judgement.pack, type(judgement.pack)), Choices)
    with pytest.raises(ValueError, match="no Choices can be read"):
        decoded(b"cos\nsystem\n(S'true'\ntR.", Choices)

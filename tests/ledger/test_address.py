"""Where a ledger is: every address is used or refused in one line, and no password is ever told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orontes.errors import LedgerError
from orontes.ledger.address import address_of, schema_of, told, without_password
from orontes.ledger.settings import Settings, read_settings, write_settings
from orontes.ledger.texts import escaped, unescaped

CASE = Path("case")
SECRET = "s3cret-word"


@given(st.text(st.sampled_from("\0\x10p0a")))
def test_any_text_is_kept_without_a_nul(text: str) -> None:
    assert "\0" not in escaped(text)
    assert unescaped(escaped(text)) == text


@pytest.mark.parametrize(
    ("ledger", "words"),
    [
        (SECRET, "write it like"),
        (f"postgresql://u:{SECRET}@db:port/war", "write it like"),
        (f"postgresql://u:{SECRET}@db", "names no database"),
        (f"mysql://u:{SECRET}@db/war", "mysql cannot hold a ledger"),
        (f"postgresql+asyncpg://u:{SECRET}@db/war", "cannot hold a ledger"),
        ("postgresql://db/war?schema=Hama;", "must be a name of small letters"),
        ("postgresql://db/war?schema=pg_catalog", "must be a name of small letters"),
        ("postgresql://db/war?schema=a&schema=b", "must be a name of small letters"),
    ],
)
def test_an_address_that_cannot_be_used_is_one_line(ledger: str, words: str) -> None:
    with pytest.raises(LedgerError, match=words) as caught:
        address_of(CASE, ledger)
    assert "\n" not in str(caught.value)
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("ledger", [f"postgres://u:{SECRET}@db/war", f"postgresql://u@db/war?password={SECRET}"])
def test_a_password_is_neither_told_nor_written_down(ledger: str) -> None:
    url = address_of(CASE, ledger)
    assert told(url) == "postgresql://u@db/war?schema=orontes"
    with pytest.raises(LedgerError, match="set PGPASSWORD") as caught:
        without_password(CASE, url)
    assert SECRET not in str(caught.value)


def test_the_address_is_kept_in_the_settings(tmp_path: Path) -> None:
    url = without_password(tmp_path, address_of(tmp_path, "postgres://u@db/war?schema=hama"))
    write_settings(tmp_path, Settings("syria", ledger=url))
    assert schema_of(address_of(tmp_path, read_settings(tmp_path).ledger)) == "hama"
    (tmp_path / "casebook.toml").write_text("format = 2\nledger = 7\n")
    with pytest.raises(LedgerError, match="theatre and ledger texts"):
        read_settings(tmp_path)


def test_without_psycopg_one_line_says_what_to_install() -> None:
    script = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from pathlib import Path; from orontes.ledger.address import address_of\n"
        "from orontes.ledger.database import connect; from orontes.errors import LedgerError\n"
        "try: connect(address_of(Path('case'), 'postgresql://db/war'), 1)\n"
        "except LedgerError as error: print(error)\n"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert said == 'postgresql://db/war?schema=orontes: needs psycopg; do `pip install "orontes[postgres]"`\n'

"""Whatever stands in a file of a pack, loading gives a theatre or one line that names the file."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from orontes.errors import TheatreError
from orontes.theatre import load

from .conftest import FILES


@settings(deadline=None, max_examples=150)
@given(
    file=st.sampled_from(sorted(FILES)),
    start=st.integers(0, 400),
    length=st.integers(0, 40),
    junk=st.binary(max_size=12)
    | st.sampled_from([b"[", b"{", b'"', b"\n- ", b": ", b"&a", b"*a", b"!!x ", b",", b"%"]),
)
def test_a_damaged_file_is_refused_in_one_line(file: str, start: int, length: int, junk: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in FILES.items():
            raw = text.encode()
            (Path(folder) / name).write_bytes(raw[:start] + junk + raw[start + length :] if name == file else raw)
        try:
            load(folder)
        except TheatreError as error:
            assert f"/{error.file.rpartition('/')[2]}" in str(error)
            assert "\n" not in str(error)

"""Arrow tables as pandas frames: days and times as datetimes that hold any year, whole numbers that may be missing."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa

_TYPES = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype(), pa.string(): pd.StringDtype()}


def frame(table: pa.Table) -> pd.DataFrame:
    """The same rows and columns as a frame, days as `datetime64[ms]`, which reaches from year 1 to 9999."""
    return table.to_pandas(types_mapper=_TYPES.get, date_as_object=False)

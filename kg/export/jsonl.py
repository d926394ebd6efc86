"""JSON Lines: one statement, role, actor, article or step of attribution a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from kg.export.formats import Options
from kg.export.records import RECORDS
from kg.model import Extraction

# Some readers split lines at these and some terminals obey them; JSON may always write them as escapes.
_ESCAPED = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029)}


def write(extractions: Sequence[Extraction], options: Options) -> Iterator[str]:
    """Yield a line for each record of ``options.table``."""
    for record in RECORDS[options.table](extractions):
        yield json.dumps(record, ensure_ascii=False).translate(_ESCAPED) + "\n"

"""Neo4j's bulk import: a ZIP of CSV files with typed headers, and the command that reads them.

Lists are joined by U+001F, the unit separator, so that any sign may stand in a name.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence

from kg.export.formats import Options
from kg.export.property_graph import Edge, Node, Properties, Value, edges, nodes
from kg.export.text import utf8
from kg.model import Extraction

_LIST = "\x1f"
_TYPES = {int: ":int", bool: ":boolean", list: ":string[]"}
_COMMAND = """\
neo4j-admin database import full --array-delimiter=U+001F --multiline-fields=true \\
{files}  kg
"""
# ZIP holds no year before 1980; a fixed one keeps the bytes the same, and so does no compression.
_TIME = (1980, 1, 1, 0, 0, 0)


def write(extractions: Sequence[Extraction], options: Options) -> Iterator[bytes]:
    """Yield the ZIP."""
    files = {f"{kind.lower()}s.csv": _nodes(found) for kind, found in _by_kind(extractions).items()}
    arguments = "".join(f"  --nodes={name} \\\n" for name in files)
    if content := _edges(list(edges(extractions))):
        files["relationships.csv"] = content
        arguments += "  --relationships=relationships.csv \\\n"
    files["import.sh"] = _COMMAND.format(files=arguments)
    yield _zip(files)


def _by_kind(extractions: Sequence[Extraction]) -> dict[str, list[Node]]:
    """Return the nodes under their first label, in the order of the labels' first use."""
    kinds: dict[str, list[Node]] = {}
    for node in nodes(extractions):
        kinds.setdefault(node.labels[0], []).append(node)
    return kinds


def _nodes(found: Sequence[Node]) -> str:
    fixed = [{"id:ID": node.id, ":LABEL": _LIST.join(node.labels)} for node in found]
    return _csv(fixed, [node.properties for node in found])


def _edges(found: Sequence[Edge]) -> str:
    fixed = [{":START_ID": edge.start, ":END_ID": edge.end, ":TYPE": edge.type} for edge in found]
    return _csv(fixed, [edge.properties for edge in found]) if found else ""


def _csv(fixed: Sequence[Mapping[str, str]], properties: Sequence[Properties]) -> str:
    """Return a file: the fixed columns, then one for each property that any row has, with its type."""
    columns = {key: key + _TYPES.get(type(each[key]), "") for each in properties for key in each}
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow([*fixed[0], *(columns[key] for key in sorted(columns))])
    for head, each in zip(fixed, properties, strict=True):
        rows.writerow([*head.values(), *(_cell(each.get(key)) for key in sorted(columns))])
    return out.getvalue()


def _cell(value: Value | None) -> str | int:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return _LIST.join(text.replace(_LIST, " ") for text in value)
    return value


def _zip(files: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _TIME), utf8(content))
    return out.getvalue()

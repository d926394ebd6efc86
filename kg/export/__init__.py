"""Taking the graph elsewhere: :func:`write` in any of :data:`FORMATS`."""

from kg.export.formats import FORMATS, TABLES, Format, Options, chunks, find, write

__all__ = ["FORMATS", "TABLES", "Format", "Options", "chunks", "find", "write"]

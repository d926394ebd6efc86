"""Text at the border: what each kind of file cannot hold, and what stands there instead."""

from __future__ import annotations

import re

from kg.errors import ExportError

# XML 1.0 §2.2: what is no Char. The surrogates and the two noncharacters are among them.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def well_formed(text: str) -> str:
    """Return ``text`` with U+FFFD for each lone surrogate, which no encoding of Unicode has.

    One code point for one, so that offsets still hold.
    """
    return _SURROGATE.sub(REPLACEMENT, text)


def utf8(text: str) -> bytes:
    """Return ``text`` in UTF-8, well formed."""
    return well_formed(text).encode("utf-8")


def for_xml(text: str) -> str:
    """Return ``text`` with U+FFFD for each character that XML 1.0 has no way to write."""
    return _NOT_XML.sub(REPLACEMENT, text)


def refuse_not_xml(text: str, where: str) -> None:
    """Raise :class:`ExportError` where ``text`` has a character that XML 1.0 has no way to write."""
    if found := _NOT_XML.search(text):
        raise ExportError(
            f"{where}: XML cannot hold the character U+{ord(found[0]):04X}; choose turtle, trig or jsonld"
        )


def one_line(text: str) -> str:
    """Return ``text`` on one line, well formed, without needless spaces and what steers a terminal."""
    return " ".join(_CONTROL.sub(REPLACEMENT, well_formed(text)).split())

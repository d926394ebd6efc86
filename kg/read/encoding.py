"""Bytes → text.

A byte order mark says the encoding and is no part of the text: offsets count the code points after
it, so that a file with and without a mark gives the same article. Line ends stay as they are.
"""

from __future__ import annotations

import codecs
import re

from kg.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)
_CANDIDATES = ["cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5", "cp1252"]
_SAMPLE = 50_000
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.05
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,200}?encoding=["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _marked(data: bytes, name: str) -> str | None:
    """Decode by the byte order mark, where there is one."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _decoded(data[len(mark) :], encoding)
            if text is None:
                raise InputError(f"{name}: not {encoding.upper()}, as its first bytes say; save it as UTF-8")
            return text
    return None


def _broken_utf8(data: bytes) -> int | None:
    """Return where UTF-8 breaks in text that is UTF-8 for the rest; ``None`` for another encoding."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", "replace")
        bad = text.count("\ufffd")
        good = sum(1 for character in text if character > "\x7f") - bad
        return error.start if good > 4 * bad else None
    return None


def _guessed(data: bytes, name: str) -> str:
    """Decode an 8-bit encoding of Cyrillic or Latin letters; raise ``InputError`` for none."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=_CANDIDATES, preemptive_behaviour=False).best()
    text = _decoded(data, best.encoding) if best else None
    if text is None:
        raise InputError(f"{name}: not text in an encoding that kg can tell; save it as UTF-8")
    return text


def _refuse_binary(text: str, name: str) -> str:
    controls = len(_CONTROL.findall(text[:_SAMPLE]))
    if controls > _MOST_CONTROLS * min(len(text), _SAMPLE):
        raise InputError(f"{name}: not text but binary data; give the article as text, HTML or JSON Lines")
    return text


def declared(data: bytes) -> str | None:
    """Return the encoding that an HTML or XML head declares."""
    match = _DECLARED.search(data[:4096])
    return (match[1] or match[2]).decode("ascii") if match else None


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """Return the text of ``data``: by its mark, as UTF-8, as it declares, else as detected.

    Raises ``InputError`` for binary data, for broken UTF-8 and for an encoding that cannot be told.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(f"{name}: {what} and not text; save the article as text or HTML")
    text = _marked(data, name)
    if text is None:
        text = _decoded(data, "utf-8")
    if text is None and (broken := _broken_utf8(data)) is not None:
        line = data.count(b"\n", 0, broken) + 1
        raise InputError(f"{name}:{line}: broken UTF-8 at byte {broken}; save the file as UTF-8 again")
    if text is None and declared:
        text = _decoded(data, declared)
    return _refuse_binary(_guessed(data, name) if text is None else text, name)

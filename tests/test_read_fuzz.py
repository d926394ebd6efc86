"""Whatever bytes come in: an article whose blocks lie in order within its text, or an error of one line."""

from __future__ import annotations

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Article
from kg.read import dates, encoding, formats

MARKS = [
    "\n",
    "\r\n",
    "\x00",
    "\u2028",
    "---",
    "title: ",
    "date: ",
    "Фото: ",
    "Кратко:",
    "• ",
    "©",
    " / ",
    "{",
    '"',
    "<p>",
]
PIECES = st.lists(st.one_of(st.sampled_from(MARKS), st.text(max_size=40)), max_size=12)
pytestmark = pytest.mark.slow
QUICK = settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


def outcomes(one: formats.Format, data: bytes) -> list[Article | InputError]:
    try:
        return list(one.reader()(io.BytesIO(data), "a"))
    except InputError as error:
        return [error]


def check(found: list[Article | InputError]) -> None:
    for outcome in found:
        if isinstance(outcome, InputError):
            assert str(outcome).startswith("a")
            continue
        ends = [
            0,
            *(edge for block in outcome.blocks for edge in (block.start, block.end)),
            len(outcome.text),
        ]
        assert ends == sorted(ends)
        assert all(block.start < block.end for block in outcome.blocks)
        outcome.text.encode("utf-8")


@pytest.mark.parametrize("one", formats.FORMATS, ids=lambda one: one.name)
@QUICK
@given(data=st.binary(max_size=300))
def test_any_bytes(one, data):
    check(outcomes(one, data))


@pytest.mark.parametrize("one", formats.FORMATS, ids=lambda one: one.name)
@QUICK
@given(pieces=PIECES)
def test_any_text(one, pieces):
    check(outcomes(one, "".join(pieces).encode("utf-8", "surrogatepass")))


@QUICK
@given(pieces=PIECES)
def test_a_page_of_any_text(pieces):
    body = f"<article><p>{'</p><p>'.join(pieces)}</p></article>"
    page = f"<html><head><meta charset=utf-8></head><body>{body}</body></html>"
    check(outcomes(formats.HTML, page.encode("utf-8", "surrogatepass")))


@QUICK
@given(st.text(max_size=60))
def test_any_words_are_a_date_or_none(words):
    for found in (dates.parse(words), dates.of_dateline(words)):
        assert found is None or found[:4].isdecimal()


@QUICK
@given(
    st.text(min_size=200, max_size=400, alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюя ,."),
    st.sampled_from(["cp1251", "koi8-r"]),
)
def test_eight_bits_are_text_or_an_error(words, name):
    try:
        assert encoding.decode(words.encode(name), "a")
    except InputError as error:
        assert "encoding" in str(error)

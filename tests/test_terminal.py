"""What reaches a terminal: nothing that steers it, in columns that stand below each other."""

from __future__ import annotations

import pytest

from kg import terminal

ATTACKS = [
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "\x9b2J",
    "a\x08\x08b",
    "a\rb",
    "\u202egnp.exe",
    "\u2066a\u2069",
    "\u200bzero\ufeff",
    "tag\U000e0041",
    "\x00",
    "\x7f",
    "file\udcff.txt",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_that_steers_is_left(attack):
    shown = terminal.plain(attack)
    assert shown.isprintable() or shown == ""
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Мадуро", "Мадуро"),
        ("one\r\n two\tthree", "one two three"),
        ("\x1b[31m", "␛[31m"),
        ("\u202e", "‹U+202E›"),
        ("e\u0301 😀", "e\u0301 😀"),
    ],
)
def test_ordinary_text_stays_and_the_rest_is_shown(text, shown):
    assert terminal.plain(text) == shown


def test_lines_keep_their_breaks():
    assert terminal.lines("one\n\x1btwo") == "one\n␛two"


def test_a_table_stands_in_columns_of_what_is_seen():
    rows = [("name", "number"), ("中国", 5), ("e\u0301", 50)]
    assert list(terminal.table(rows)) == ["name  number", "中国       5", "e\u0301         50"]


def test_numbers_stand_to_the_right():
    assert list(terminal.table([(5, "a"), (50, "b")])) == [" 5  a", "50  b"]


def test_an_empty_table_has_no_lines():
    assert list(terminal.table([])) == []


@pytest.mark.parametrize(
    ("text", "limit", "cut"), [("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("中国中国", 5, "中国…")]
)
def test_long_text_is_cut(text, limit, cut):
    assert terminal.shortened(text, limit) == cut
    assert terminal.width(cut) <= limit


def test_no_bar_is_drawn_into_a_file(capsys):
    with terminal.progress(iter([1, 2]), "articles") as items:
        assert list(items) == [1, 2]
    assert capsys.readouterr() == ("", "")

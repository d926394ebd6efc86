"""Cue files: every line works, and one that cannot is named with its line."""

from __future__ import annotations

import re

import pytest

from kg.errors import LanguageDataError
from kg.model import BlockKind
from kg.read import cues


@pytest.mark.parametrize("code", ["ru", "uk", "be", "bg", "en", "es"])
def test_a_language_names_all_months_and_its_share(code):
    lines = (cues.FOLDER / f"{code}.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert {row[2] for row in rows if row[0] == "month"} == {str(number) for number in range(1, 13)}
    assert [row[0] for row in rows].count("share") == 1


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("headline\tx", "«headline» is no cue"),
        ("caption", "«caption» is no cue"),
        ("caption\t(", "the pattern cannot work"),
        ("month\tjanuary\t13", "«13» is no month"),
        ("share\tnews\tmuch", "«much» is no share"),
        ("share\tnews\t0", "«0» is no share"),
    ],
)
def test_a_line_that_cannot_work_is_named(tmp_path, line, says):
    (tmp_path / "xx.tsv").write_text(f"# cues\n{line}\n", encoding="utf-8")
    with pytest.raises(LanguageDataError, match=re.escape("xx.tsv:2: " + says)):
        cues.load_from(tmp_path)


def test_a_word_for_two_months_is_none(tmp_path):
    (tmp_path / "hr.tsv").write_text("month\tlistopada\t10\n", encoding="utf-8")
    (tmp_path / "pl.tsv").write_text("month\tlistopada\t11\nmonth\tmaja\t5\n", encoding="utf-8")
    assert cues.load_from(tmp_path).months == {"maja": 5}


@pytest.mark.parametrize("kind", cues.LINE_KINDS.values())
@pytest.mark.parametrize(
    "line", ["Фото " * 79, "# " * 200, "© " * 200, "a" * 400, " / " * 130, "Фото: " * 66]
)
def test_no_pattern_hangs_on_a_long_line(kind, line):
    assert cues.load().says(kind, line) in {True, False}


def test_cues_say_nothing_of_a_sentence():
    sentence = "Министр одной страны попросил министра другой страны о помощи."
    assert not any(cues.load().says(kind, sentence) for kind in BlockKind if kind in cues.LINE_KINDS.values())

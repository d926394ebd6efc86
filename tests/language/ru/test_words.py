"""The word lists by job (``kg/language/ru/words``): each job is explained above its words, and asked for."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

import pytest

import kg.extract
from kg.language.ru import Russian
from kg.tables import rows

FILES = sorted((Russian().folder / "words").glob("*.tsv"))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_each_job_is_explained_above_its_words_and_holds_each_word_once(path: Path) -> None:
    explained = re.findall(r"^# ([^:\n]+): .+$", path.read_text(encoding="utf-8"), re.MULTILINE)
    jobs = [(job, [row["word"] for row in found]) for job, found in groupby(rows(path), lambda r: r["job"])]
    assert explained == [job for job, _ in jobs]
    assert not [(job, word) for job, words in jobs for word in words if words.count(word) > 1]


def test_no_job_is_in_two_files() -> None:
    jobs = [job for path in FILES for job in {row["job"] for row in rows(path)}]
    assert not {job for job in jobs if jobs.count(job) > 1}


def test_each_job_is_asked_for() -> None:
    folder = Path(kg.extract.__file__).parent
    code = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    assert not {row["job"] for path in FILES for row in rows(path) if f'"{row["job"]}"' not in code}

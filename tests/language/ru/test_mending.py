"""A repair is turned down by its signs only where it would change nothing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kg.language.ru import mending, parser, repair
from kg.model import Article, Block, BlockKind, Token
from tests import lines
from tests.measures import ADVERSARIAL, TRAPS
from tests.parses import russian

SOME = 4
"""One sentence of so many is looked at."""


def test_signs_are_those_of_repairs() -> None:
    assert set(mending.SIGNS) <= set(repair.REPAIRS)


@pytest.mark.slow
def test_what_is_turned_down_would_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[Sequence[Token]] = []

    def noted(tokens: Sequence[Token]) -> tuple[Token, ...]:
        parsed.append(tokens)
        return mending.repaired(tokens)

    monkeypatch.setattr(parser, "repaired", noted)
    every = [line.sentence for path in (*ADVERSARIAL, *TRAPS) for line in lines.read(path)]
    text = " ".join(every[::SOME])
    russian().parse([Article(text, (Block(BlockKind.PARAGRAPH, 0, len(text)),), language="ru")])
    assert len(parsed) > 100
    for tokens in parsed:
        seen = mending.signs(tokens)
        idle = [each for each, (every, some) in mending.REPAIRS
                if not every <= seen or any(map(seen.isdisjoint, some))]
        assert [each.__name__ for each in idle if list(each(tokens)) != list(tokens)] == []

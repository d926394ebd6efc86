"""Choosing what leaves, by relation and time."""

from __future__ import annotations

import pytest

from kg.errors import ExportError
from kg.export.select import Selection
from tests import samples


def chosen(**asked: object) -> list[str]:
    found = Selection(**asked).of(samples.plain())  # type: ignore[arg-type]
    return [said.relation for each in found for said in each.statements]


@pytest.mark.parametrize(
    ("since", "until", "relations"),
    [
        ("2025-05", None, ["Visit"]),
        (None, "2024", ["Supply"]),
        ("2024-08-31", "2024-12", ["Supply"]),
        ("2024-09", "2025-03-03", ["Request"]),
        ("2025-03-06", "2025-03", ["Deny", "Supply"]),
        ("2025-04", "2025-04", ["Meet", "Sanction", "Protest"]),
        ("2026", None, []),
    ],
)
def test_a_span_of_time_takes_the_statements_that_touch_it(
    since: str | None, until: str | None, relations: list[str]
) -> None:
    assert chosen(since=since, until=until) == relations


def test_relations_leave_roles_aside() -> None:
    found = list(Selection(("Supply", "Meet")).of(samples.plain()))
    assert chosen(relations=("Supply", "Meet")) == ["Supply", "Supply", "Supply", "Meet"]
    assert not any(each.roles for each in found)


def test_without_a_wish_all_stays() -> None:
    assert list(Selection().of(samples.everything())) == samples.everything()


def test_without_any_date_a_statement_lies_in_no_span() -> None:
    assert [each.statements for each in Selection(since="1900").of([samples.bare()])] == [()]


@pytest.mark.parametrize("asked", [{"relations": ("Dance",)}, {"since": "yesterday"}, {"until": "2025-13"}])
def test_what_cannot_be_meant_is_an_error(asked: dict[str, object]) -> None:
    with pytest.raises(ExportError):
        Selection(**asked)  # type: ignore[arg-type]

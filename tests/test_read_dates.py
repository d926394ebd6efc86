"""Dates of pages → ISO, in the languages whose months are known."""

from __future__ import annotations

import pytest

from kg.read import dates


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("3 марта 2024, 09:15", "2024-03-03T09:15"),
        ("Воскресенье, 3 марта 2024 г. в 9:15 мск", "2024-03-03T09:15"),
        ("03.03.2024 09:15", "2024-03-03T09:15"),
        ("2024-03-03", "2024-03-03"),
        ("2024-03-03T09:15:00", "2024-03-03T09:15"),
        ("Обновлено: 3 мар. 2024", "2024-03-03"),
        ("Киев, 3 березня 2024 року, 09:15", "2024-03-03T09:15"),
        ("3 сакавіка 2024", "2024-03-03"),
        ("3 март 2024 г., 9:15", "2024-03-03T09:15"),
        ("Published March 3rd, 2024 at 9:15 pm", "2024-03-03T21:15"),
        ("Sun 3 Mar 2024 12:05 am", "2024-03-03T00:05"),
        ("Publicado el 3 de marzo de 2024 a las 09:15 h", "2024-03-03T09:15"),
        ("31 февраля 2024", None),
        ("3 марта", None),
        ("Министр 3 марта 2024 года попросил соседа о помощи", None),
        ("3 марта 2024 Ветрова попросила Лесного о помощи", None),
        ("", None),
    ],
)
def test_a_dateline_is_a_date_and_hardly_anything_else(line, expected):
    assert dates.of_dateline(line) == expected


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("2024", "2024"),
        ("2024-03", "2024-03"),
        ("2024-13", None),
        (" 2024-03-03 ", "2024-03-03"),
        ("20240303", "2024-03-03"),
        ("2024-03-03T09:15:30Z", "2024-03-03T09:15:30+00:00"),
        ("2024-03-03T09:15:00.000+02:00", "2024-03-03T09:15+02:00"),
        ("Sun, 03 Mar 2024 09:15:00 +0200", "2024-03-03T09:15"),
        ("3 марта 2024 года", "2024-03-03"),
        ("вчера", None),
        ("0000-00-00", None),
        ("99999999999999999999", None),
    ],
)
def test_a_declared_date_is_iso_or_nothing(declared, expected):
    assert dates.parse(declared) == expected

"""The ratchet holds: no figure of ``tests/floors.json`` is below its floor."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kg.evaluate import floors
from tests.measures import FLOORS, ROOT, down, of_set

CONTENT = floors.load(FLOORS)
ARTICLES = [name for name, entry in CONTENT["sets"].items() if "paths" in entry]


@pytest.mark.slow
@pytest.mark.parametrize("name", ARTICLES)
def test_annotated_articles_do_not_fall_below_their_floors(name: str) -> None:
    figures = of_set(CONTENT["sets"][name])
    if figures is None:
        pytest.skip("the annotated articles do not travel with the repository")
    assert not [str(fallen) for fallen in floors.shortfalls(floors.of(CONTENT, name), figures)]


@pytest.mark.parametrize("name", CONTENT["sets"])
def test_every_set_has_floors(name: str) -> None:
    assert floors.of(CONTENT, name)


def test_every_lowering_has_a_reason_and_lowers() -> None:
    for note in CONTENT["lowered"]:
        assert note["reason"].strip()
        assert note["to"] < note["from"]
        assert note["set"] in CONTENT["sets"]


def test_lowering_without_a_reason_is_refused() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.floors", "--lower"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "--lower needs --reason" in done.stderr


@pytest.mark.parametrize(("share", "floor"), [(0.9999, 0.999), (0.95, 0.95), (1.0, 1.0), (2 / 3, 0.666)])
def test_a_share_is_rounded_down(share: float, floor: float) -> None:
    assert down(share) == floor

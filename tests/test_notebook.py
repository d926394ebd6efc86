"""The notebook runs from top to bottom and says what it is shown to say."""

from __future__ import annotations

import pytest

from tests import generated

nbformat = pytest.importorskip("nbformat", reason="needs pip install 'kg[notebook]'")
pytest.importorskip("nbclient", reason="needs pip install 'kg[notebook]'")
pytest.importorskip("matplotlib", reason="needs pip install 'kg[notebook]'")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_notebook_is_current() -> None:
    """Each cell runs, and prints what the stored notebook shows."""
    stored = nbformat.read(generated.NOTEBOOK, as_version=4)
    assert generated.texts(generated.notebook()) == generated.texts(stored), "run python -m tests.generated"


def test_notebook_is_stored_executed() -> None:
    """Whoever only reads it sees the outputs, two pictures among them, and no error."""
    stored = nbformat.read(generated.NOTEBOOK, as_version=4)
    code = [cell for cell in stored.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    outputs = [output for cell in code for output in cell.outputs]
    assert sum("image/png" in output.get("data", {}) for output in outputs) == 2
    assert not [output for output in outputs if output.output_type == "error"]

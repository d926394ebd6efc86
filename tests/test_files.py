"""Files are written whole or not at all, and what is no file is left what it is."""

import os
import threading
from pathlib import Path

import pytest

from kg import files
from kg.errors import KgError


def test_text_is_utf8_and_folders_are_made(tmp_path: Path) -> None:
    written = files.write(tmp_path / "new" / "a\nb «ж».txt", "ж\n")
    assert written.read_bytes() == "ж\n".encode()
    assert [path.name for path in written.parent.iterdir()] == [written.name]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old")
    link.symlink_to(target)
    files.write(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    files.write(pipe, "all of it")
    reader.join(10)
    assert read == [b"all of it"]
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", ["folder", "file/below", "null\0byte", "x" * 5000])
def test_what_cannot_be_written_is_one_line_and_leaves_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("kept")
    with pytest.raises(KgError, match="cannot be written .*; choose another place"):
        files.write(tmp_path / name, "text")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]
    assert (tmp_path / "file").read_text() == "kept"

"""What the kernel holds a worker to: a limit on memory, and no sockets or programs (Linux).

On other systems the time limit and the guard over the text still hold; ``limit_memory`` does what the
system allows, and ``refuse_sockets`` does nothing.
"""

from __future__ import annotations

import ctypes
import platform
import struct
import sys
from pathlib import Path

_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_LOAD_WORD, _JUMP_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _DENY = 0x7FFF0000, 0x00050000 | 13  # EACCES
_SYSTEM_CALL, _ARCHITECTURE = 0, 4  # where struct seccomp_data holds them

_DENIED = {
    # socket, socketpair, execve, execveat, io_uring_setup, ptrace; numbers from the kernel's own tables
    "x86_64": (0xC000003E, (41, 53, 59, 322, 425, 101)),
    "aarch64": (0xC00000B7, (198, 199, 221, 281, 425, 117)),
}


def _program(architecture: int, denied: tuple[int, ...]) -> bytes:
    """Return the filter: of this architecture, the calls ``denied`` fail with EACCES, all else passes."""

    def step(code: int, if_true: int, if_false: int, value: int) -> bytes:
        return struct.pack("HBBI", code, if_true, if_false, value)

    steps = [
        step(_LOAD_WORD, 0, 0, _ARCHITECTURE),
        step(_JUMP_EQUAL, 1, 0, architecture),
        step(_RETURN, 0, 0, _DENY),
        step(_LOAD_WORD, 0, 0, _SYSTEM_CALL),
    ]
    for number in denied:
        steps += [step(_JUMP_EQUAL, 0, 1, number), step(_RETURN, 0, 0, _DENY)]
    return b"".join([*steps, step(_RETURN, 0, 0, _ALLOW)])


def refuse_sockets() -> bool:
    """Let no socket be made and no program be started from here on; return whether the kernel agreed."""
    rules = _DENIED.get(platform.machine())
    if sys.platform != "linux" or rules is None:
        return False
    program = _program(*rules)
    memory = ctypes.create_string_buffer(program, len(program))
    pointer = ctypes.create_string_buffer(
        struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(memory))
    )
    libc = ctypes.CDLL(None, use_errno=True)
    return not libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) and not libc.prctl(
        _SET_SECCOMP, _FILTER, ctypes.byref(pointer), 0, 0
    )


def _data_in_use() -> int:
    """Return the bytes of private data that this process has now; 0 where the system does not say."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
    return int(fields["VmData"].split()[0]) * 1024


def limit_memory(limit: int) -> bool:
    """Let this process take ``limit`` bytes beside what it has; return whether the system holds it to that.

    An allocation past the limit ends the process (the engine aborts) or raises ``MemoryError``.
    """
    try:
        import resource
    except ImportError:
        return False
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    total = _data_in_use() + limit
    resource.setrlimit(resource.RLIMIT_DATA, (total, total))
    return sys.platform == "linux"

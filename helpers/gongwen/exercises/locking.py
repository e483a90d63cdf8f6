"""A lock on an open file, so that two notebooks add their lines one after the other."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator

_FAR = 2**30
"""Windows locks bytes, and locked bytes cannot be read: one far behind the end disturbs nobody."""

_PATIENCE = 10.0
"""Seconds to wait for another program on Windows, where a lock is not waited for by the system."""

_NO_LOCKS = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS)
"""A file system that knows no locks: adding short lines to its end is the best that can be done."""

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        # LK_LOCK would wait as well, but a whole second at a time
        deadline = time.monotonic() + _PATIENCE
        while True:
            os.lseek(handle, _FAR, os.SEEK_SET)
            try:
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            except OSError as error:
                if error.errno not in (errno.EACCES, errno.EDEADLK):
                    raise
                if time.monotonic() > deadline:
                    raise OSError(errno.EDEADLK, "held by another program") from error
                time.sleep(0.01)
            else:
                return

    def _unlock(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


@contextlib.contextmanager
def locked(handle: int) -> Iterator[None]:
    """Hold the only lock on an open file; others wait."""
    held = True
    try:
        _lock(handle)
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
        held = False
    try:
        yield
    finally:
        if held:
            with contextlib.suppress(OSError):
                _unlock(handle)

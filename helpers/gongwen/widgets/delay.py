"""Waiting until the keys rest, so that a panel does not work at every letter."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Delay:
    """Calls a function once, some seconds after the last `start`; at once where no loop runs."""

    def __init__(self, seconds: float, call: Callable[[], None]) -> None:
        self._seconds = seconds
        self._call = call
        self._handle: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Begin to wait anew."""
        self.cancel()
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # outside a notebook: in a script, in a test
            self._call()
        else:
            self._handle = loop.call_later(self._seconds, self._call)

    def cancel(self) -> None:
        """Wait no longer."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None

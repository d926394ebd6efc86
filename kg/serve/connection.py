"""Connections that send nothing, or not enough, are ended; uvicorn itself waits for ever."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

SECONDS = 30.0
"""How long a client may take for the line and headers of a request."""


class PatientProtocol(H11Protocol):
    """HTTP by h11, with an end to waiting for the next request."""

    _alarm: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def on_response_complete(self) -> None:
        """Begin to wait for the next request."""
        super().on_response_complete()
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        super().connection_lost(exc)
        self._stop()

    def _stop(self) -> None:
        if self._alarm:
            self._alarm.cancel()
            self._alarm = None

    def _wait(self) -> None:
        self._stop()
        self._alarm = self.loop.call_later(SECONDS, self._give_up)

    def _give_up(self) -> None:
        if (self.cycle is None or self.cycle.response_complete) and not self.transport.is_closing():
            self.transport.close()

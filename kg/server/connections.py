"""Connections that end when their client takes too long: a request line that never ends, an answer that nobody reads.

uvicorn bounds only the time between two requests. All times are the event loop's, whose clock never jumps.
"""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

SLOWEST = 10_000
"""Bytes a second that a client must send of a body, and take of an answer, beyond its patience."""


def make_protocol(patience: float) -> type[asyncio.Protocol]:
    """uvicorn's protocol, for connections that are looked at every `patience` seconds.

    One that has not sent a whole head of a request between two looks is closed; so is one that has not taken what the
    slowest client would have.
    """

    class PatientProtocol(H11Protocol):
        _served: RequestResponseCycle | None = None
        _idle = False
        _unsent = 0

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self._look_later()

        def _look_later(self) -> None:
            self.loop.call_later(patience, self._look)

        def _look(self) -> None:
            if self.transport.is_closing() and not self.transport.get_write_buffer_size():
                return
            idle = self.conn.their_state is h11.IDLE
            unsent = self.transport.get_write_buffer_size()
            if self._unsent and unsent > max(0, self._unsent - SLOWEST * patience):
                self.transport.abort()
                return
            if idle and self._idle and self._served is self.cycle and not unsent:
                self.transport.close()
                return
            self._served, self._idle, self._unsent = self.cycle, idle, unsent
            self._look_later()

    return PatientProtocol

"""What a server may do and how much of it."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError


class ServerError(KgError):
    """The server cannot be started as asked."""


@dataclass(frozen=True, slots=True)
class ServerOptions:
    """Settings of `kg serve`. `timeout` is in seconds, `rows` and `size` (bytes) bound one answer; `patience` is for
    how many seconds a client may keep the head of a request back (see `kg.server.connections`)."""

    store: Path
    host: str = "127.0.0.1"
    port: int = 8000
    token: str = ""
    writable: bool = False
    origins: tuple[str, ...] = ()
    timeout: float = 30.0
    rows: int = 100_000
    size: int = 64 * 1024 * 1024
    upload: int = 256 * 1024 * 1024
    workers: int = 2
    waiting: int = 1000
    patience: float = 30.0

    def __post_init__(self) -> None:
        if not self.is_local and not self.token:
            raise ServerError(
                f"--host {self.host} lets other machines in; say --token TOKEN, which they must then send "
                "(Authorization: Bearer TOKEN), or stay on 127.0.0.1"
            )
        if self.writable and not self.token:
            raise ServerError("--writable needs --token TOKEN for writers: any page in your browser could write")

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach the server."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

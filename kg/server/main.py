"""Running the application under uvicorn."""

from __future__ import annotations

import logging
from contextlib import suppress

import uvicorn

from kg.server.app import create_app
from kg.server.connections import make_protocol
from kg.server.options import ServerOptions


def make_config(options: ServerOptions, *, quiet: bool = False) -> uvicorn.Config:
    """How uvicorn serves the application. StoreError where there is no store."""
    return uvicorn.Config(
        create_app(options),
        host=options.host,
        port=options.port,
        http=make_protocol(options.patience),
        access_log=False,
        log_level="warning" if quiet else "info",
        server_header=False,
        timeout_keep_alive=30,
    )


def run_server(options: ServerOptions, *, quiet: bool = False) -> None:
    """Serves until interrupted."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(message)s")
    logging.getLogger("kg.access").setLevel(logging.WARNING if quiet else logging.INFO)
    with suppress(KeyboardInterrupt):
        uvicorn.Server(make_config(options, quiet=quiet)).run()

"""Running the application under uvicorn."""

from __future__ import annotations

import logging

import uvicorn

from kg.server.app import create_app
from kg.server.options import ServerOptions


def run_server(options: ServerOptions, *, quiet: bool = False) -> None:
    """Serves until interrupted."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(message)s")
    logging.getLogger("kg.access").setLevel(logging.WARNING if quiet else logging.INFO)
    app = create_app(options)
    uvicorn.run(
        app,
        host=options.host,
        port=options.port,
        access_log=False,
        log_level="warning" if quiet else "info",
        server_header=False,
        timeout_keep_alive=30,
    )

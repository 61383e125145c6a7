"""`kg serve`: the store over HTTP."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

import click


@click.command()
@click.option("--store", default="kg.store", show_default=True, help="Store folder.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address; any but loopback needs --token.")
@click.option("--port", default=8000, show_default=True)
@click.option("--token", default="", help="What others must send: Authorization: Bearer TOKEN.")
@click.option("--token-file", type=click.File(encoding="utf-8"), help="The same from a file: no process list shows it.")
@click.option("--writable", is_flag=True, help="Allow updates and graph writes to holders of the token.")
@click.option("--cors", "origins", multiple=True, help="Origin whose pages may ask; repeat for more, * for all.")
@click.option("--timeout", default=30.0, show_default=True, help="Seconds that one query may take.")
@click.option("--rows", default=100_000, show_default=True, help="Rows or triples that one answer may have; 0: any.")
@click.option("--workers", default=2, show_default=True, help="Queries that run at the same time.")
@click.option("--quiet", is_flag=True, help="No access log.")
def serve(
    store: str,
    host: str,
    port: int,
    token: str,
    token_file: TextIO | None,
    writable: bool,
    origins: tuple[str, ...],
    timeout: float,
    rows: int,
    workers: int,
    quiet: bool,
) -> None:
    """Serve SPARQL 1.1 Protocol, Graph Store Protocol, a query page, /healthz and /metrics."""
    from kg.server.options import ServerError, ServerOptions

    try:
        from kg.server.main import run_server
    except ModuleNotFoundError as error:
        raise ServerError(f"kg serve needs {error.name}: pip install 'kg[server]'") from None
    secret = token_file.read().strip() if token_file else token
    options = ServerOptions(
        Path(store),
        host,
        port,
        secret,
        writable,
        origins,
        timeout,
        rows,
        workers=workers,
    )
    run_server(options, quiet=quiet)

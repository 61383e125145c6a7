"""Real SPARQL servers for tests, each on free loopback ports with a data folder of its own, ended by its process."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

PASSWORD = "fictional-secret"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def find_oxigraph() -> str:
    """The oxigraph server beside this Python or on the path, "" if there is none."""
    beside = Path(sys.executable).with_name("oxigraph")
    return str(beside) if beside.exists() else shutil.which("oxigraph") or ""


def find_virtuoso() -> str:
    """Virtuoso with its isql, "" if either is missing."""
    server = shutil.which("virtuoso-t")
    return server if server and shutil.which("isql-vt") else ""


@contextmanager
def run_oxigraph(folder: Path) -> Iterator[str]:
    """Runs `oxigraph serve`; yields its address."""
    port = free_port()
    command = [find_oxigraph(), "serve", "--location", str(folder / "oxigraph"), "--bind", f"127.0.0.1:{port}"]
    with _running(command, f"http://127.0.0.1:{port}/query"):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def run_virtuoso(folder: Path) -> Iterator[str]:
    """Runs Virtuoso with a user who may write; yields its address with that user."""
    data, sql, web = folder / "virtuoso", free_port(), free_port()
    data.mkdir()
    settings = data / "virtuoso.ini"
    settings.write_text(_SETTINGS.format(data=data, sql=sql, web=web))
    command = [find_virtuoso(), "+foreground", "+configfile", str(settings)]
    with _running(command, f"http://127.0.0.1:{web}/sparql"):
        script = data / "users.sql"
        script.write_text(_USERS.format(password=PASSWORD))
        subprocess.run(
            [str(shutil.which("isql-vt")), f"127.0.0.1:{sql}", "dba", "dba", str(script)],
            check=True,
            capture_output=True,
        )
        yield f"http://kg:{PASSWORD}@127.0.0.1:{web}"


@contextmanager
def _running(command: list[str], url: str) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                httpx.get(url, timeout=5, trust_env=False)
                break
            except httpx.TransportError:
                assert process.poll() is None, f"{command[0]} ended with {process.returncode}"
                time.sleep(0.1)
        yield
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


_SETTINGS = """
[Database]
DatabaseFile = {data}/virtuoso.db
ErrorLogFile = {data}/virtuoso.log
LockFile = {data}/virtuoso.lck
TransactionFile = {data}/virtuoso.trx
xa_persistent_file = {data}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {data}/temp.db
TransactionFile = {data}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 10000
MaxDirtyBuffers = 7500
[HTTPServer]
ServerPort = 127.0.0.1:{web}
ServerRoot = {data}
ServerThreads = 8
[SPARQL]
ResultSetMaxRows = 10000
MaxQueryCostEstimationTime = 0
"""
_USERS = """
DB.DBA.USER_CREATE('kg', '{password}');
GRANT SPARQL_UPDATE TO "kg";
DB.DBA.RDF_DEFAULT_USER_PERMS_SET('kg', 7);
"""

"""The graph on a SPARQL 1.1 server: asked, read and written over HTTP.

The address is `http://USER:PASSWORD@HOST:PORT/#GRAPH`: user and password where the server wants them (for `kg serve`
the token is the password), GRAPH the named graph in question. With a path after the port, that path is the endpoint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import StoreError

if TYPE_CHECKING:
    from kg.remote.stores import RemoteStore

__all__ = ["open_remote"]


def open_remote(address: str, *, timeout: float = 60.0) -> RemoteStore:
    """Opens the graph at `address`; StoreError where no server answers. `timeout` bounds every single request."""
    try:
        from kg.remote.stores import RemoteStore
    except ModuleNotFoundError as error:
        raise StoreError(f"a store on a server needs {error.name}: pip install 'kg[server]'") from None
    return RemoteStore(address, timeout=timeout)

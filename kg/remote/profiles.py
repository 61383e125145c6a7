"""What differs between SPARQL servers, one profile each. Measured on the versions named."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlsplit, urlunsplit

from kg.errors import StoreError

GRAPH = "https://kg.example.org/id/graph/corpus"
"""The named graph that holds a corpus on a server, where the address names no other.

A default graph is the union of all graphs in some servers and empty in others, so none is relied on.
"""


@dataclass(frozen=True, slots=True)
class Profile:
    """How one kind of server is spoken to. Paths are below the server's address; "" is a service it does not have."""

    name: str
    banner: str
    query: str
    update: str
    graphs: str = ""
    graph_parameter: str = "graph"
    update_parameter: str = "update"
    login: str = "basic"
    batch: int = 10_000
    named: bool = True
    ascii_separators: bool = False


OXIGRAPH = Profile("oxigraph", "Oxigraph/", "/query", "/update", "/store")
"""oxigraph serve 0.5: an HTTP load of one file is one transaction; no login of its own."""
VIRTUOSO = Profile(
    "virtuoso",
    "Virtuoso/",
    "/sparql",
    "/sparql-auth",
    "/sparql-graph-crud-auth",
    graph_parameter="graph-uri",
    update_parameter="query",
    login="digest",
    ascii_separators=True,
)
"""Virtuoso 7.2.5: no direct POST of queries (it never answers), Digest login, updates in a parameter named query, and
`?` for every separator of GROUP_CONCAT that is not ASCII."""
KG = Profile("kg", "kg/", "/sparql", "/sparql", "/graphs", login="bearer", named=False)
"""`kg serve`: its default graph is the corpus."""
GENERIC = Profile("generic", "", "", "", batch=1_000)
"""Any other server, by its endpoint: queries and updates at one URL, 1,000 triples an INSERT (4,990 kill Virtuoso)."""
KNOWN = (OXIGRAPH, VIRTUOSO, KG)


@dataclass(frozen=True, slots=True)
class Address:
    """An address taken apart. `url` has neither login nor fragment and may be shown."""

    url: str
    user: str
    password: str
    graph: str
    has_path: bool


def parse_address(address: str) -> Address:
    """The parts of an address; StoreError if it is none."""
    try:
        parts = urlsplit(address)
        port = f":{parts.port}" if parts.port else ""
    except ValueError as error:
        raise StoreError(f"{address}: no address of a server ({error})") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise StoreError(f"{address}: no address of a server; write http://HOST:PORT or http://HOST/ENDPOINT")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    path = parts.path.rstrip("/")
    url = urlunsplit((parts.scheme, f"{host}{port}", path, parts.query, ""))
    return Address(url, parts.username or "", parts.password or "", parts.fragment, bool(path))


def choose_profile(banner: str) -> Profile:
    """The profile of a server by the Server header that it sends."""
    for profile in KNOWN:
        if profile.banner in banner:
            return profile
    return GENERIC


def locate(profile: Profile, address: Address) -> Profile:
    """The profile with whole URLs in place of paths."""
    if profile is GENERIC or address.has_path:
        return replace(GENERIC, query=address.url, update=address.url)
    graphs = address.url + profile.graphs if profile.graphs else ""
    return replace(profile, query=address.url + profile.query, update=address.url + profile.update, graphs=graphs)

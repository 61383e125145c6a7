"""The W3C test cases of SPARQL 1.1 Protocol (34) and Graph Store Protocol (13 groups), as requests and expectations.

Written anew after the published manifests (w3c/rdf-tests, sparql/sparql11/protocol and http-rdf-update): the same
requests with the same expected status, format and boolean. `{g1}` to `{g3}` are the graphs of the test data.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote

QUERY, UPDATE, FORM = "application/sparql-query", "application/sparql-update", "application/x-www-form-urlencoded"
G = {f"g{n}": f"http://kasei.us/2009/09/sparql/data/data{n}.rdf" for n in range(4)}
DC, FOAF = "http://purl.org/dc/terms/", "http://xmlns.com/foaf/0.1/"


@dataclass(frozen=True)
class Step:
    """One request and what must come back: a class of status (2 for 2xx, 4 for 4xx), a boolean, a family of formats."""

    method: str
    url: str
    status: int
    body: bytes = b""
    media: str = ""
    boolean: bool | None = None
    formats: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """A named test: its requests in order. `writes` says that it starts with an update of its own data."""

    name: str
    steps: tuple[Step, ...] = field(default_factory=tuple)


def fill(text: str) -> str:
    """The text with the graphs' names."""
    for name, iri in G.items():
        text = text.replace(f"{{{name}}}", iri)
    return text


def parameters(*pairs: tuple[str, str]) -> str:
    """A query string."""
    return "&".join(f"{name}={quote(fill(value), safe='')}" for name, value in pairs)


def get(query: str, *pairs: tuple[str, str], status: int = 2, boolean: bool | None = True) -> Step:
    return Step("GET", "/sparql/?" + parameters(("query", query), *pairs), status, boolean=boolean)


def post(
    text: str, *pairs: tuple[str, str], status: int = 2, boolean: bool | None = True, formats=(), media=QUERY
) -> Step:
    url = "/sparql/" + ("?" + parameters(*pairs) if pairs else "")
    return Step("POST", url, status, fill(text).encode(), media, boolean, formats)


def form(body: str, status: int = 2, boolean: bool | None = None, url: str = "/sparql/", media: str = FORM) -> Step:
    return Step("POST", url, status, body.encode(), media, boolean)


def update(text: str, *pairs: tuple[str, str], status: int = 2) -> Step:
    return post(text, *pairs, status=status, boolean=None, media=UPDATE)


DEFAULT, NAMED = ("default-graph-uri", "{g%d}"), ("named-graph-uri", "{g%d}")
USING, USING_NAMED = "using-graph-uri", "using-named-graph-uri"


def default(number: int) -> tuple[str, str]:
    return "default-graph-uri", f"{{g{number}}}"


def named(number: int) -> tuple[str, str]:
    return "named-graph-uri", f"{{g{number}}}"


BOTH = "ASK { <{g1}> a ?type . <{g2}> a ?type . }"
BOTH_NAMED = "ASK { GRAPH ?g1 { <{g1}> a ?type } GRAPH ?g2 { <{g2}> a ?type } }"
PROLOGUE = f"PREFIX dc: <{DC}>\nPREFIX foaf: <{FOAF}>\n"
THREE = "".join(f"GRAPH <{{g{n}}}> {{ <{{g{n}}}> a foaf:Document }}\n" for n in (1, 2, 3))
TABULAR = (
    "application/sparql-results+xml",
    "application/sparql-results+json",
    "text/tab-separated-values",
    "text/csv",
)
RDF = ("application/rdf+xml", "text/turtle", "application/n-triples", "application/ld+json")
SETUP = update(
    "DROP ALL ; INSERT DATA { "
    + "".join(f"GRAPH <{{g{n}}}> {{ <{{g{n}}}> a <{FOAF}Document> }} " for n in (1, 2, 3))
    + "}"
)
"""The graphs data1 to data3 of the manifest."""


def _dataset_update(
    name: str, pattern: str, holds: str, lacks: str, *pairs: tuple[str, str], template: str = ""
) -> Case:
    graph = f"http://example.org/protocol-update-dataset-{name}/"
    template = template or "?s a dc:BibliographicResource"
    text = f"{PROLOGUE}DROP ALL ;\nINSERT DATA {{ {THREE} }} ;\n"
    text += f"INSERT {{ GRAPH <{graph}> {{ {template} }} }}\nWHERE {{ {pattern} }}"
    check = f"ASK {{ GRAPH <{graph}> {{ {holds} }} FILTER NOT EXISTS {{ GRAPH <{graph}> {{ {lacks} }} }} }}"
    return Case(f"update_dataset_{name}", (update(text, *pairs), post(check)))


def _resource(number: int) -> str:
    return f"<{{g{number}}}> a <{DC}BibliographicResource> . "


PROTOCOL: tuple[Case, ...] = (
    Case("query_post_form", (form("query=ASK%20%7B%7D", boolean=True, url="/sparql/?" + parameters(default(0))),)),
    Case("query_dataset_default_graphs_get", (get(BOTH.replace("{g1}", G["g1"]), default(1), default(2)),)),
    Case("query_dataset_default_graphs_post", (post(BOTH, default(1), default(2)),)),
    Case("query_dataset_named_graphs_post", (post(BOTH_NAMED, named(1), named(2)),)),
    Case("query_dataset_named_graphs_get", (get(BOTH_NAMED, named(1), named(2)),)),
    Case(
        "query_dataset_full",
        (
            post(
                "ASK { <{g3}> a ?type GRAPH ?g1 { <{g1}> a ?type } GRAPH ?g2 { <{g2}> a ?type } }",
                default(3),
                named(1),
                named(2),
            ),
        ),
    ),
    Case(
        "query_multiple_dataset",
        (
            post(
                "ASK FROM <{g3}> { GRAPH ?g1 { <{g1}> a ?type } GRAPH ?g2 { <{g2}> a ?type } }",
                # as published: the second parameter is escaped into the value of the first
                ("named-graph-uri", "{g1}&named-graph-uri={g2}"),
            ),
        ),
    ),
    Case("query_get", (get("ASK {}", default(0)),)),
    Case("query_content_type_select", (post("SELECT (1 AS ?value) {}", default(0), boolean=None, formats=TABULAR),)),
    Case("query_content_type_ask", (post("ASK {}", default(0), boolean=True, formats=TABULAR),)),
    Case(
        "query_content_type_describe", (post("DESCRIBE <http://example.org/>", default(0), boolean=None, formats=RDF),)
    ),
    Case(
        "query_content_type_construct",
        (post("CONSTRUCT { <s> <p> 1 } WHERE {}", default(0), boolean=None, formats=RDF),),
    ),
    _dataset_update("default_graph", "?s a foaf:Document", _resource(1), _resource(2), (USING, "{g1}")),
    _dataset_update(
        "default_graphs",
        "?s a foaf:Document",
        _resource(1) + _resource(2),
        _resource(3),
        (USING, "{g1}"),
        (USING, "{g2}"),
    ),
    _dataset_update(
        "named_graphs",
        "GRAPH ?g { ?s a foaf:Document }",
        _resource(1) + _resource(2),
        _resource(3),
        (USING_NAMED, "{g1}"),
        (USING_NAMED, "{g2}"),
    ),
    _dataset_update(
        "full",
        '{ GRAPH ?g { ?s a foaf:Document } BIND(?g AS ?in) } UNION { ?s a foaf:Document . BIND("default" AS ?in) }',
        '<{g1}> <http://example.org/in> "default" . <{g2}> <http://example.org/in> <{g2}> .',
        "<{g3}> ?p ?o",
        (USING, "{g1}"),
        (USING_NAMED, "{g2}"),
        template="?s <http://example.org/in> ?in",
    ),
    Case("update_post_form", (form("update=CLEAR%20ALL"),)),
    Case("update_post_direct", (update("CLEAR ALL"),)),
    Case(
        "update_base_uri",
        (
            update(
                "CLEAR SILENT GRAPH <http://example.org/protocol-base-test/> ; INSERT DATA "
                "{ GRAPH <http://example.org/protocol-base-test/> "
                "{ <http://example.org/s> <http://example.org/p> <test> } }"
            ),
            post(
                "ASK { GRAPH <http://example.org/protocol-base-test/> "
                '{ <http://example.org/s> <http://example.org/p> ?o FILTER(STRSTARTS(STR(?o), "http")) } }'
            ),
        ),
    ),
    Case("query_post_direct", (post("ASK {}", default(0)),)),
    Case("bad_query_method", (Step("PUT", "/sparql/?query=ASK%20%7B%7D", 4),)),
    Case("bad_multiple_queries", (Step("GET", "/sparql/?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D", 4),)),
    Case("bad_query_wrong_media_type", (post("ASK {}", status=4, boolean=None, media="text/plain"),)),
    Case("bad_query_missing_form_type", (form("query=ASK%20%7B%7D", status=4, media=""),)),
    Case("bad_query_missing_direct_type", (post("ASK {}", status=4, boolean=None, media=""),)),
    Case(
        "bad_query_non_utf8",
        (Step("POST", "/sparql/", 4, "ASK {}".encode("utf-16"), f"{QUERY}; charset=UTF-16"),),
    ),
    Case("bad_query_syntax", (Step("GET", "/sparql/?query=ASK%20%7B", 4),)),
    Case("bad_update_get", (Step("GET", "/sparql/?update=CLEAR%20ALL", 4),)),
    Case("bad_multiple_updates", (form("update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", status=4),)),
    Case("bad_update_wrong_media_type", (post("CLEAR NAMED", status=4, boolean=None, media="text/plain"),)),
    Case("bad_update_missing_form_type", (form("update=CLEAR%20NAMED", status=4, media=""),)),
    Case(
        "bad_update_non_utf8",
        (Step("POST", "/sparql/", 4, "CLEAR NAMED".encode("utf-16"), f"{UPDATE}; charset=UTF-16"),),
    ),
    Case("bad_update_syntax", (form("update=CLEAR%20XYZ", status=4),)),
    Case(
        "bad_update_dataset_conflict",
        (
            update(
                f"INSERT {{ ?s a <urn:x> }} USING <{{g1}}> WHERE {{ ?s a <{FOAF}Person> }}",
                (USING, "{g2}"),
                status=4,
            ),
        ),
    ),
)
"""The 34 cases of the SPARQL Protocol manifest."""

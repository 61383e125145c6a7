"""A graph on a server as a store: the same questions and the same exports as of a folder."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import pyoxigraph as ox

from kg.errors import StoreError
from kg.query.media import MEDIA_TYPES, SOLUTIONS, TRIPLES
from kg.query.tokens import find_form
from kg.query.workers import Answer, AnswerTooLongError, Request
from kg.remote.clients import Client
from kg.remote.profiles import GENERIC, GRAPH, Profile, choose_profile, locate, parse_address

if TYPE_CHECKING:
    from kg.types import Corpus

_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)
_USED = re.compile(r"(?<![\w.?$:-])([A-Za-z][\w-]*):(?!//)")
_SEPARATOR = re.compile(r"""(\bSEPARATOR\s*=\s*["'])([^"'\\]*)(["'])""", re.IGNORECASE)
_CUT = "x-sparql-maxrows"
"""The header by which Virtuoso admits that it cut an answer off."""


class RemoteStore:
    """A graph on a SPARQL 1.1 server."""

    def __init__(self, address: str, *, timeout: float = 60.0) -> None:
        self._address = parse_address(address)
        self.url = self._address.url
        found = GENERIC if self._address.has_path else self._detect(timeout)
        self.profile = locate(found, self._address)
        self.graph = self._address.graph or (GRAPH if found.named and found is not GENERIC else "")
        self.client = Client(self._address, self.profile, timeout)

    def _detect(self, timeout: float) -> Profile:
        probe = Client(self._address, None, timeout)
        try:
            return choose_profile(probe.send("GET", self.url + "/").headers.get("server", ""))
        finally:
            probe.close()

    def ask(self, request: Request, *, timeout: float | None = 30.0) -> Answer:
        """The answer to a query; QueryError if it is malformed, too slow, or cut off by the server."""
        query = declare_prefixes(request.query, request.prefixes or {})
        separators: list[str] = []
        if self.profile.ascii_separators:
            query = _hide_separators(query, separators)
        data: dict[str, str | list[str]] = {"query": query}
        graphs = list(request.default_graphs) or ([self.graph] if self.graph else [])
        if graphs:
            data["default-graph-uri"] = graphs
        if request.named_graphs:
            data["named-graph-uri"] = list(request.named_graphs)
        # one type only: Virtuoso, given a choice, writes graphs as solutions
        graph_wanted = find_form(request.query) in ("CONSTRUCT", "DESCRIBE")
        accept = MEDIA_TYPES[request.triples if graph_wanted else request.solutions]
        answer = self.client.check(
            self.client.send("POST", self.profile.query, data=data, headers={"Accept": accept}, timeout=timeout)
        )
        if _CUT in answer.headers:
            raise AnswerTooLongError(f"{self.url}: the server cut the answer at {answer.headers[_CUT]} rows; add LIMIT")
        content = answer.content
        for number, separator in enumerate(separators):
            content = content.replace(_stand_in(number).encode(), separator.encode())
        return _read_answer(answer.headers.get("content-type", ""), content, request)

    def quads(self) -> Iterator[ox.Quad]:
        """Every triple of the graph."""
        if self.profile.graphs:
            name = {self.profile.graph_parameter: self.graph} if self.graph else {"default": ""}
            headers = {"Accept": "application/n-triples, text/plain;q=0.9, text/turtle;q=0.5"}
            answer = self.client.send("GET", self.profile.graphs, params=name, headers=headers)
            if answer.status_code == 404:
                return
            media = self.client.check(answer).headers.get("content-type", "").partition(";")[0]
            data, form = answer.content, TRIPLES.get(media, "turtle")
        else:
            found = self.ask(Request("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", triples="ntriples"), timeout=None)
            data, form = found.data, found.format
        format_ = ox.RdfFormat.N_TRIPLES if form == "ntriples" else ox.RdfFormat.TURTLE
        yield from ox.parse(data, format_)

    def corpus(self) -> Corpus:
        """The graph as the nouns of `kg.types`."""
        from kg.graph import read_corpus

        return read_corpus(self)

    def update(self, text: str) -> None:
        """Runs one SPARQL update."""
        parameter = self.profile.update_parameter
        self.client.check(self.client.send("POST", self.profile.update, data={parameter: text}))

    def count(self, graph: str = "") -> int:
        """How many triples a graph has."""
        graphs = (graph,) if graph else ()
        answer = self.ask(Request("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", default_graphs=graphs))
        return int(json.loads(answer.data)["results"]["bindings"][0]["n"]["value"])

    def close(self) -> None:
        """Closes the connections."""
        self.client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def declare_prefixes(query: str, prefixes: Mapping[str, str]) -> str:
    """The query with the declarations that it lacks, all in its first line, so that line numbers stay."""
    declared = set(_DECLARED.findall(query))
    wanted = sorted(set(_USED.findall(query)) - declared)
    return "".join(f"PREFIX {name}: <{prefixes[name]}> " for name in wanted if name in prefixes) + query


def _hide_separators(query: str, separators: list[str]) -> str:
    """The query with a stand-in for every GROUP_CONCAT separator that is not ASCII; those are added to `separators`."""

    def hide(match: re.Match[str]) -> str:
        if match[2].isascii():
            return match[0]
        separators.append(match[2])
        return f"{match[1]}{_stand_in(len(separators) - 1)}{match[3]}"

    return _SEPARATOR.sub(hide, query)


def _stand_in(number: int) -> str:
    return f"~|{number}|~"


def _read_answer(content_type: str, data: bytes, request: Request) -> Answer:
    media = content_type.partition(";")[0].strip().lower()
    if media in TRIPLES and media not in SOLUTIONS:
        return Answer("triples", TRIPLES[media], data)
    form = SOLUTIONS.get(media)
    if form is None:
        raise StoreError(f"the server answered in {media or 'no format'}, which is none of SPARQL's")
    if form != "json":
        return Answer("solutions", form, data)
    document = json.loads(data)
    if "boolean" not in document and document["head"].get("vars") == ["__ASK_RETVAL"]:
        held = document["results"]["bindings"]
        document = {"head": {}, "boolean": bool(held) and held[0]["__ASK_RETVAL"]["value"] not in ("0", "false")}
    if "boolean" in document:
        return Answer("boolean", "json", json.dumps(document).encode())
    _settle_terms(document["results"]["bindings"])
    return Answer("solutions", "json", json.dumps(document, ensure_ascii=False).encode())


def _settle_terms(bindings: list[dict[str, dict[str, Any]]]) -> None:
    """Old spellings of Virtuoso as the standard has them."""
    for row in bindings:
        for term in row.values():
            if term.get("type") == "typed-literal":
                term["type"] = "literal"
                if term.get("datatype", "").endswith("#boolean"):
                    term["value"] = {"1": "true", "0": "false"}.get(term["value"], term["value"])

"""The Python API: `kg.open("kg.store")` gives a graph that is asked, searched, and handed on to other libraries.

>>> import kg
>>> g = kg.open("kg.store")
>>> g
<Graph kg.store: 1 documents, 3 entities, 2 statements>
>>> for row in g.query("SELECT ?zone ?name { ?zone a kg:Zone ; skos:prefLabel ?name }"):
...     print(row.name)
星河高新区
>>> g.search("云帆")[0].name
'云帆科技有限公司'
>>> [fact.predicate for fact in g.entity("星河高新区").outgoing]
['locatedIn', 'signed']
>>> g.close()
"""

from __future__ import annotations

import json
import os
from collections import namedtuple
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, overload

from kg.query.entities import Portrait, describe_entity
from kg.query.prefixes import PREFIXES
from kg.query.questions import find_question
from kg.query.sources import is_remote
from kg.query.stats import Counts, count_store
from kg.query.tables import order_columns, read_solutions
from kg.query.tokens import find_form
from kg.query.workers import QueryWorker, Request
from kg.search import Hit

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import rdflib

    from kg.query.workers import Answer
    from kg.remote.stores import RemoteStore
    from kg.store.reader import Store
    from kg.types import Corpus

_XSD = "http://www.w3.org/2001/XMLSchema#"
_READERS: dict[str, Callable[[str], Any]] = {
    "integer": int,
    "int": int,
    "long": int,
    "decimal": Decimal,
    "double": float,
    "float": float,
    "boolean": lambda text: text in ("true", "1"),
    "date": date.fromisoformat,
    "dateTime": datetime.fromisoformat,
}


class Rows(Sequence[Any]):
    """The answer to a SELECT: named tuples of Python values, None where a variable is unbound.

    >>> rows = g.query("SELECT ?name ?code { ?region a kg:Region ; skos:prefLabel ?name ; skos:notation ?code }")
    >>> rows.columns
    ('name', 'code')
    >>> len(rows), rows[0].name
    (1, '成都市')
    >>> rows.to_pandas().shape
    (1, 2)
    """

    def __init__(self, columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
        self.columns = columns
        make = namedtuple("Row", columns, rename=True)  # type: ignore[misc]
        self._rows = [make(*row) for row in rows]

    @overload
    def __getitem__(self, index: int) -> Any: ...

    @overload
    def __getitem__(self, index: slice) -> list[Any]: ...

    def __getitem__(self, index: int | slice) -> Any:
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a pandas data frame."""
        import pandas as pd

        return pd.DataFrame([tuple(row) for row in self._rows], columns=list(self.columns))

    def __repr__(self) -> str:
        return f"<Rows {', '.join(self.columns)}: {len(self)}>"


class Graph:
    """A knowledge graph in a store folder or on a SPARQL server. Use it as a context manager, or `close` it."""

    def __init__(self, store: str | os.PathLike[str], *, timeout: float = 30.0) -> None:
        self.store = os.fspath(store)
        self._timeout = timeout
        self._source: Store | RemoteStore = _open_source(self.store)
        self._worker = None if is_remote(self.store) else QueryWorker(self.store)

    def query(self, sparql: str, *, timeout: float | None = None) -> Any:
        """Answers SPARQL: `Rows` for SELECT, a bool for ASK, an rdflib Graph for CONSTRUCT and DESCRIBE.

        The prefixes of the graph need no declaration. A query that takes longer than `timeout` seconds is ended.

        >>> g.query("ASK { ?company a kg:Company }")
        True
        >>> len(g.query("CONSTRUCT WHERE { ?company a kg:Company }"))
        1
        """
        answer = self._ask(sparql, timeout or self._timeout)
        if answer.kind == "boolean":
            return bool(json.loads(answer.data)["boolean"])
        if answer.kind == "triples":
            import rdflib

            return rdflib.Graph().parse(data=answer.data, format="nt")
        names, rows = read_solutions(answer)
        order = order_columns(names, sparql)
        return Rows(tuple(names[i] for i in order), [tuple(_read_term(row[i]) for i in order) for row in rows])

    def question(self, name: str, **values: str) -> Rows:
        """Answers a named question of `ontology/questions`, with `values` for its parameters.

        >>> [row.partnerName for row in g.question("signed-by-region", region="成都市")]
        ['云帆科技有限公司']
        """
        rows: Rows = self.query(find_question(name).bind(values))
        return rows

    def _ask(self, sparql: str, timeout: float) -> Answer:
        graph_wanted = find_form(sparql) in ("CONSTRUCT", "DESCRIBE")
        request = Request(sparql, triples="ntriples" if graph_wanted else "turtle", prefixes=PREFIXES)
        asked: Any = self._worker or self._source
        answer: Answer = asked.ask(request, timeout=timeout)
        return answer

    def search(self, term: str, *, kind: str = "", limit: int = 20) -> tuple[Hit, ...]:
        """Entities with a name that holds `term`, or whose pinyin initials do, best first.

        >>> [hit.name for hit in g.search("xhgxq")]
        ['星河高新区']
        """
        return self._folder().search(term, kind=kind, limit=limit)

    def entity(self, name: str) -> Portrait:
        """The entity of this name or IRI with everything said of it.

        >>> portrait = g.entity("云帆科技")
        >>> portrait.kind, portrait.name, portrait.incoming[0].amount
        ('Company', '云帆科技有限公司', '5亿元')
        """
        return describe_entity(self.store, name)

    def stats(self) -> Counts:
        """Totals, and counts by kind, predicate, modality, indicator and rule.

        >>> g.stats()["predicates"]
        {'locatedIn': 1, 'signed': 1}
        """
        return count_store(self.store)

    def corpus(self) -> Corpus:
        """The graph as frozen dataclasses: documents, entities, statements, observations."""
        return self._source.corpus()

    def to_rdflib(self) -> rdflib.Graph:
        """The default graph as an rdflib Graph, prefixes bound.

        >>> import rdflib
        >>> graph = g.to_rdflib()
        >>> (None, rdflib.RDF.type, rdflib.URIRef("https://kg.example.org/def/Zone")) in graph
        True
        """
        import pyoxigraph as ox
        import rdflib

        quads = (quad for quad in self._source.quads() if quad.graph_name == ox.DefaultGraph())
        data = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
        graph = rdflib.Graph()
        for prefix, namespace in PREFIXES.items():
            graph.bind(prefix, namespace)
        return graph.parse(data=data or b"", format="nt")

    def to_networkx(self, projection: str = "actors") -> nx.Graph[str] | nx.DiGraph[str]:
        """A named projection (`kg analyze --help` lists them) as a networkx graph.

        >>> g.to_networkx(projection="zone-company").number_of_edges()
        1
        """
        from kg.analysis.projections import open_source, project

        return project(open_source(self.corpus()), projection)

    def refresh(self) -> bool:
        """Shows what a writer has committed since the graph was opened; whether there is anything new.

        >>> g.refresh()
        False
        """
        return self._folder().refresh()

    def _folder(self) -> Store:
        from kg.errors import StoreError
        from kg.store.reader import Store

        if not isinstance(self._source, Store):
            raise StoreError(f"{self._source.url}: a server has no name index; use query or entity")
        return self._source

    def __iter__(self) -> Iterator[Any]:
        """The entities of the graph."""
        return iter(self.corpus().entities)

    def __repr__(self) -> str:
        totals = self.stats()["totals"]
        counts = ", ".join(f"{totals[name]:,} {name}" for name in ("documents", "entities", "statements"))
        return f"<Graph {self.store}: {counts}>"

    def close(self) -> None:
        """Ends the query process and lets go of the store."""
        if self._worker:
            self._worker.stop()
        self._source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open(store: str | os.PathLike[str] = "kg.store", *, timeout: float = 30.0) -> Graph:  # noqa: A001
    """Opens a store folder, or a graph on a SPARQL server by its address; StoreError where there is none."""
    return Graph(store, timeout=timeout)


def _open_source(store: str) -> Store | RemoteStore:
    if is_remote(store):
        from kg.remote import open_remote

        return open_remote(store)
    from kg.store import open_store

    return open_store(store)


def _read_term(term: dict[str, Any] | None) -> Any:
    """A term as a Python value; what its datatype does not allow stays text."""
    if term is None:
        return None
    text = str(term["value"])
    datatype = str(term.get("datatype", ""))
    reader = _READERS.get(datatype.removeprefix(_XSD)) if datatype.startswith(_XSD) else None
    try:
        return reader(text) if reader else text
    except (ValueError, ArithmeticError):
        return text

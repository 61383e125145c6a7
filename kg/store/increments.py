"""The quads that a change of documents adds and removes, found without merging the whole corpus again.

What a document says reaches the graph in four ways, and each is followed only as far as it goes:

- its own nodes (document, articles, evidence) come and go with it;
- an entity changes where a *form* of it appears that nobody had, or vanishes: then all forms tied to it are merged
  again, and claims of entities that got another IRI move with them, wherever they stand;
- a statement or observation keeps one node for all documents that make it: it goes with the last of them, and its
  confidence is the highest of theirs;
- amounts and plain triples are shared by statements: they go with the last statement that has them.

So two small corpora are made, of all that the change touches as it was and as it will be, each thing with just the
documents and evidence in question; the difference of their quads is the difference of the graphs.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace

import pyoxigraph as ox

from kg.graph.description import DATASET, TRIPLES, describe_corpus
from kg.graph.writing import GraphWriter
from kg.search import index_changes
from kg.store.derivations import derive_change
from kg.store.events import text_of
from kg.store.links import (
    Fact,
    drop_forms,
    encode_entity,
    find_block,
    find_ordered,
    join_forms,
    put_claims,
    put_places,
)
from kg.store.sides import Side
from kg.types import Corpus, DocumentRecord, Entity
from kg.vocabulary import Kind


def apply_change(
    writing: sqlite3.Connection, reading: sqlite3.Connection, graph: ox.Store, changed: Iterable[str]
) -> tuple[set[ox.Quad], set[ox.Quad]]:
    """Brings links and names up to date with the `document` table and returns (quads to add, quads to remove).

    `writing` already holds the documents as they will be; `reading` and `graph` still show the last commit.
    """
    documents = sorted(changed)
    before, after = Side(reading), Side(writing)
    block, born = _replace_places(before, after, documents)
    merged, moved = _merge_block(writing, block, born)
    reached = documents + sorted(_find_movers(writing, moved) - set(documents))
    for document in reached:
        _gather_claims(before, after, document)
        before.add_mentions(document)
        after.add_mentions(document)
    items: dict[int, Fact] = {}
    for side in (before, after):
        items.update((item, claims[0].fact) for item, claims in side.claims.items())
    _add_context(before, after, items)
    iris = sorted({*merged, *before.mentions, *after.mentions})
    old = set(GraphWriter(before.corpus(items, iris)).quads())
    new = set(GraphWriter(after.corpus(items, iris)).quads())
    derived_old, derived_new = derive_change(before, after, graph, items, merged, (new - old, old - new))
    old |= derived_old
    new |= derived_new
    added = {quad for quad in new - old if quad not in graph}  # an amount may be there for others already
    return added, old - new


def _replace_places(before: Side, after: Side, documents: list[str]) -> tuple[set[int], set[int]]:
    """Ties the changed documents to their forms; returns the forms to merge again, and those that are new."""
    connection = after.connection
    touched: set[int] = set()
    born: set[int] = set()
    for document in documents:
        held = connection.execute("SELECT form FROM place WHERE document = ?", (document,)).fetchall()
        touched.update(form for (form,) in held)
        connection.execute("DELETE FROM place WHERE document = ?", (document,))
    for document in documents:
        extraction = after.extraction(document)
        if extraction:
            born |= put_places(connection, extraction)
            held = connection.execute("SELECT form FROM place WHERE document = ?", (document,)).fetchall()
            touched.update(form for (form,) in held)
    dead = {form for form in touched if not _is_placed(connection, form)}
    ordered = find_ordered(connection)
    block = find_block(connection, born | dead | (ordered if touched & ordered else set()))
    return block, born


def _merge_block(connection: sqlite3.Connection, block: set[int], born: set[int]) -> tuple[set[str], set[int]]:
    """Merges the forms of a block again; returns the IRIs whose entity changed, and the forms that got another IRI."""
    held = {}
    for form in sorted(block):
        held[form] = connection.execute("SELECT iri FROM form WHERE id = ?", (form,)).fetchone()[0]
    alive = [form for form in sorted(block) if _is_placed(connection, form)]
    drop_forms(connection, block - set(alive))
    entities, iris = join_forms(connection, alive)
    moved = {form for form in alive if form not in born and iris[form] != held[form]}
    connection.executemany("UPDATE form SET iri = ? WHERE id = ?", [(iris[form], form) for form in alive])
    former = {iri for iri in held.values() if iri}
    changed = _put_entities(connection, former, entities)
    return changed, moved


def _put_entities(connection: sqlite3.Connection, former: set[str], entities: Mapping[str, Entity]) -> set[str]:
    """Puts `entities` in the place of the entities `former`; returns the IRIs of those that are not what they were."""
    query = "SELECT iri, body FROM entity WHERE iri = ?"
    held = dict(row for iri in sorted(former) for row in connection.execute(query, (iri,)))
    bodies = {iri: encode_entity(entity) for iri, entity in sorted(entities.items())}
    changed = {iri for iri in held.keys() | bodies.keys() if held.get(iri) != bodies.get(iri)}
    connection.executemany("DELETE FROM entity WHERE iri = ?", [(iri,) for iri in sorted(changed - bodies.keys())])
    rows = [(iri, bodies[iri]) for iri in bodies if iri in changed]
    connection.executemany("INSERT OR REPLACE INTO entity VALUES (?, ?)", rows)
    index_changes(connection, sorted(changed & held.keys()), (entities[iri] for iri in bodies if iri in changed))
    return changed


def _gather_claims(before: Side, after: Side, document: str) -> None:
    """Adds the claims of a reached document to both sides and brings its rows up to date.

    A claim that stays what it was is left out, so that a document that only one moved entity reaches costs no more;
    but not where the document makes another claim of the same item, whose evidence may be the same.
    """
    old = {(c.number, c.item): c for c in before.read_claims(document)}
    new = {(c.number, c.item): c for c in after.read_claims(document)}
    same = before.extraction(document) == after.extraction(document)
    changed = {item for _, item in (old.keys() | new.keys() if not same else old.keys() ^ new.keys())}
    for claims, side in ((old, before), (new, after)):
        for (_, item), claim in claims.items():
            if item in changed:
                side.claims[item].append(claim)
    if not same:
        after.connection.execute("DELETE FROM claim WHERE document = ?", (document,))
    put_claims(after.connection, [claim for key, claim in new.items() if not same or key not in old])


def _add_context(before: Side, after: Side, items: Mapping[int, Fact]) -> None:
    """Puts on both sides one untouched claim for each shared node that would otherwise seem to go.

    Amounts and plain triples are such nodes, and what describes all statements or all observations.
    """
    query = "SELECT document, number, item FROM claim WHERE {} = ? LIMIT 1"
    gone = [claim for claims in before.claims.values() for claim in claims]
    wanted = {("amount", claim.amount) for claim in gone} | {("triple", claim.triple) for claim in gone}
    wanted |= {("figure", 0), ("figure", 1)}
    rows = [
        after.connection.execute(query.format(column), (value,)).fetchone()
        for column, value in sorted((c, v) for c, v in wanted if v is not None)
    ]
    for document, number in sorted({row[:2] for row in rows if row and row[2] not in items}):
        claim = next(c for c in after.read_claims(document) if c.number == number)
        before.extraction(document)
        fact = replace(claim.fact, evidence=())
        before.context.append(fact)
        after.context.append(fact)


def _find_movers(connection: sqlite3.Connection, moved: set[int]) -> set[str]:
    """The documents that mention an entity which got another IRI."""
    return {
        document
        for form in moved
        for (document,) in connection.execute("SELECT DISTINCT document FROM place WHERE form = ?", (form,))
    }


def _is_placed(connection: sqlite3.Connection, form: int) -> bool:
    return connection.execute("SELECT 1 FROM place WHERE form = ? LIMIT 1", (form,)).fetchone() is not None


def describe_change(connection: sqlite3.Connection, graph: ox.Store, growth: int) -> tuple[set[ox.Quad], set[ox.Quad]]:
    """(quads to add, quads to remove) of the dataset's description, when the graph grows by `growth` other quads."""
    old = set(graph.quads_for_pattern(DATASET, None, None, ox.DefaultGraph()))
    held = next(int(text_of(quad.object)) for quad in old if quad.predicate == TRIPLES)
    entities = connection.execute("SELECT count(*) FROM entity").fetchone()[0]
    dates = connection.execute("SELECT DISTINCT published FROM document").fetchall()
    corpus = Corpus(
        tuple(DocumentRecord("", "", published, "") for (published,) in dates),
        (Entity("", Kind.REGION, ""),) * entities,
    )
    new = set(describe_corpus(corpus, held - len(old) + growth))
    return new - old, old - new

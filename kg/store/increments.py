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
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from pyoxigraph import Quad

from kg.graph import corpus_to_quads
from kg.search import forget_entities, index_entities
from kg.store.codec import decode_extraction
from kg.store.links import (
    Claim,
    Fact,
    decode_entity,
    drop_forms,
    encode_entity,
    find_block,
    find_ordered,
    join_forms,
    make_claims,
    put_claims,
    put_places,
    read_iris,
)
from kg.types import Corpus, DocumentRecord, Entity, Evidence, Extraction, Observation, Statement


@dataclass(slots=True)
class _Side:
    """One of the two corpora while it is gathered: the touched part as it was, or as it will be."""

    connection: sqlite3.Connection
    extractions: dict[str, Extraction | None] = field(default_factory=dict)
    claims: dict[int, list[Claim]] = field(default_factory=lambda: defaultdict(list))
    mentions: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    context: list[Fact] = field(default_factory=list)

    def extraction(self, document: str) -> Extraction | None:
        """A document of this side, None if it is not in it."""
        if document not in self.extractions:
            row = self.connection.execute("SELECT body FROM document WHERE id = ?", (document,)).fetchone()
            self.extractions[document] = decode_extraction(row[0]) if row else None
        return self.extractions[document]

    def read_claims(self, document: str) -> list[Claim]:
        """The claims of a document with this side's IRIs."""
        extraction = self.extraction(document)
        if extraction is None:
            return []
        rows = read_iris(self.connection, document)
        return make_claims(
            extraction, {e.id: iri for e, (iri, _) in zip(extraction.entities, rows, strict=True)}
        )

    def add_mentions(self, document: str) -> None:
        """Notes which entities the document mentions."""
        extraction = self.extraction(document)
        if extraction:
            for entity, (iri, _) in zip(extraction.entities, read_iris(self.connection, document), strict=True):
                self.mentions[iri].update(entity.documents)

    def corpus(self, items: Mapping[int, Fact], iris: Iterable[str]) -> Corpus:
        """The gathered corpus."""
        facts = list(self.context)
        for item, template in items.items():
            count, confidence = self.connection.execute(
                "SELECT count(*), max(confidence) FROM claim WHERE item = ?", (item,)
            ).fetchone()
            if count:
                claims = self.claims.get(item, ())
                pieces: set[Evidence] = {piece for claim in claims for piece in claim.fact.evidence}
                facts.append(replace(template, evidence=tuple(sorted(pieces)), confidence=confidence))
        documents = (
            DocumentRecord(e.document, e.source, e.published, e.sha256, e.articles)
            for e in self.extractions.values()
            if e
        )
        return Corpus(
            tuple(documents),
            tuple(self._read_entities(iris)),
            tuple(f for f in facts if isinstance(f, Statement)),
            tuple(f for f in facts if isinstance(f, Observation)),
        )

    def _read_entities(self, iris: Iterable[str]) -> Iterable[Entity]:
        for iri in iris:
            row = self.connection.execute("SELECT body FROM entity WHERE iri = ?", (iri,)).fetchone()
            if row:
                yield decode_entity(iri, row[0], self.mentions.get(iri, ()))


def apply_change(
    writing: sqlite3.Connection, reading: sqlite3.Connection, changed: Iterable[str]
) -> tuple[set[Quad], set[Quad]]:
    """Brings links and names up to date with the `document` table and returns (quads to add, quads to remove).

    `writing` already holds the documents as they will be, `reading` is a connection that still sees the last commit.
    """
    documents = sorted(changed)
    before, after = _Side(reading), _Side(writing)
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
    old = set(corpus_to_quads(before.corpus(items, iris)))
    new = set(corpus_to_quads(after.corpus(items, iris)))
    return new - old, old - new


def _replace_places(before: _Side, after: _Side, documents: list[str]) -> tuple[set[int], set[int]]:
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


def _merge_block(
    connection: sqlite3.Connection, block: set[int], born: set[int]
) -> tuple[set[str], set[int]]:
    """Merges the forms of a block again; returns the IRIs concerned, and the forms that got another IRI."""
    held = {}
    for form in sorted(block):
        held[form] = connection.execute("SELECT iri FROM form WHERE id = ?", (form,)).fetchone()[0]
    alive = [form for form in sorted(block) if _is_placed(connection, form)]
    drop_forms(connection, block - set(alive))
    entities, iris = join_forms(connection, alive)
    moved = {form for form in alive if form not in born and iris[form] != held[form]}
    connection.executemany("UPDATE form SET iri = ? WHERE id = ?", [(iris[form], form) for form in alive])
    former = {iri for iri in held.values() if iri}
    connection.executemany("DELETE FROM entity WHERE iri = ?", [(iri,) for iri in sorted(former - set(entities))])
    rows = [(iri, encode_entity(entity)) for iri, entity in sorted(entities.items())]
    connection.executemany("INSERT OR REPLACE INTO entity VALUES (?, ?)", rows)
    forget_entities(connection, sorted(former))
    index_entities(connection, (entities[iri] for iri in sorted(entities)))
    return former | set(entities), moved


def _gather_claims(before: _Side, after: _Side, document: str) -> None:
    """Adds the claims of a reached document to both sides and brings its rows up to date.

    A claim that stays what it was is left out, so that a document that only one moved entity reaches costs no more.
    """
    old = {(c.number, c.item): c for c in before.read_claims(document)}
    new = {(c.number, c.item): c for c in after.read_claims(document)}
    same = before.extraction(document) == after.extraction(document)
    for claims, others, side in ((old, new, before), (new, old, after)):
        for key, claim in claims.items():
            if not same or key not in others:
                side.claims[claim.item].append(claim)
    if not same:
        after.connection.execute("DELETE FROM claim WHERE document = ?", (document,))
    put_claims(after.connection, [claim for key, claim in new.items() if not same or key not in old])


def _add_context(before: _Side, after: _Side, items: Mapping[int, Fact]) -> None:
    """Puts on both sides one untouched claim for each shared node that would otherwise seem to go."""
    query = "SELECT document, number, item FROM claim WHERE {} = ? LIMIT 1"
    gone = [claim for claims in before.claims.values() for claim in claims]
    wanted = {("amount", claim.amount) for claim in gone} | {("triple", claim.triple) for claim in gone}
    rows = [
        after.connection.execute(query.format(column), (value,)).fetchone()
        for column, value in sorted((c, v) for c, v in wanted if v is not None)
    ]
    rows.append(after.connection.execute("SELECT document, number, item FROM claim LIMIT 1").fetchone())
    for document, number, item in sorted({row for row in rows if row and row[2] not in items}):
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

"""What ties documents to the merged whole, in SQLite: so that a change finds what it reaches, and nothing else is read.

A *form* is an entity as a document has it, without the document: name, aliases, codes, reasons, keys. Thousands of
documents share the form of a well-known place. A *place* says which form an entity of a document has, a *claim* says
which statement or observation (its *item*) a document makes. `entity` holds the merged entities.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from kg.entities.merging import join_entities, load_curation, strong_keys
from kg.entities.stems import normalize_name
from kg.identity import DATA, amount_iri, entity_iri, observation_iri, statement_iri
from kg.store.codec import decode_extraction
from kg.types import Entity, Extraction, Observation, Statement
from kg.vocabulary import Kind, Modality

SCHEMA = """
CREATE TABLE form (id INTEGER PRIMARY KEY, body TEXT NOT NULL UNIQUE, iri TEXT NOT NULL,
                   apart INTEGER NOT NULL);
CREATE INDEX form_iri ON form (iri);
CREATE INDEX form_apart ON form (id) WHERE apart;
CREATE TABLE form_key (key TEXT NOT NULL, form INTEGER NOT NULL, PRIMARY KEY (key, form)) WITHOUT ROWID;
CREATE INDEX form_key_form ON form_key (form);
CREATE TABLE place (document TEXT NOT NULL, number INTEGER NOT NULL, form INTEGER NOT NULL,
                    PRIMARY KEY (document, number)) WITHOUT ROWID;
CREATE INDEX place_form ON place (form, document, number);
CREATE TABLE claim (document TEXT NOT NULL, number INTEGER NOT NULL, item INTEGER NOT NULL, confidence REAL NOT NULL,
                    figure INTEGER NOT NULL, amount INTEGER, triple INTEGER,
                    PRIMARY KEY (document, number)) WITHOUT ROWID;
CREATE INDEX claim_item ON claim (item, confidence);
CREATE INDEX claim_amount ON claim (amount) WHERE amount IS NOT NULL;
CREATE INDEX claim_triple ON claim (triple) WHERE triple IS NOT NULL;
CREATE TABLE entity (iri TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
"""
_TABLES = ("form", "form_key", "place", "claim", "entity")
_SIGN = 1 << 63

Fact = Statement | Observation
ClaimRow = tuple[str, int, int, float, bool, int | None, int | None]
"""Document, number, item, confidence, whether it is an observation, amount, triple: a row of `claim`."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement or observation of one document, with IRIs. `number` counts statements, then observations."""

    document: str
    number: int
    fact: Fact

    def row(self) -> ClaimRow:
        """The claim as a row."""
        is_figure = isinstance(self.fact, Observation)
        return self.document, self.number, self.item, self.fact.confidence, is_figure, self.amount, self.triple

    @property
    def item(self) -> int:
        """What it says, as a number: the digits of its IRI."""
        iri = statement_iri(self.fact) if isinstance(self.fact, Statement) else observation_iri(self.fact)
        return _number(iri)

    @property
    def amount(self) -> int | None:
        """The amount node that it shares with others."""
        fact = self.fact
        return _number(amount_iri(fact.amount)) if isinstance(fact, Statement) and fact.amount else None

    @property
    def triple(self) -> int | None:
        """The plain triple that it shares with others."""
        fact = self.fact
        if not isinstance(fact, Statement) or fact.modality is not Modality.FACT:
            return None
        digest = hashlib.sha256(f"{fact.subject} {fact.predicate} {fact.object}".encode()).digest()
        return int.from_bytes(digest[:8], "big") - _SIGN


def clear_links(connection: sqlite3.Connection) -> None:
    """Empties all tables of this module."""
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table}")


def encode_form(entity: Entity, extraction: Extraction) -> str:
    """A document's entity as a form."""
    documents = ["" if d == extraction.document else d for d in entity.documents]
    keys = [" ".join(key) for key in strong_keys(entity, extraction)]
    row = [entity.kind, entity.name, entity.aliases, entity.codes, documents, entity.reasons, keys]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def decode_form(body: str, form: int) -> tuple[Entity, tuple[tuple[str, str], ...]]:
    """The entity of a form, named by the form's number and without documents, and its strong keys."""
    kind, name, aliases, codes, _, reasons, keys = json.loads(body)
    pairs = tuple((system, code) for system, code in codes)
    entity = Entity(str(form), Kind(kind), name, tuple(aliases), pairs, (), tuple(reasons))
    return entity, tuple(tuple(key.split(" ", 1)) for key in keys)


def encode_entity(entity: Entity) -> str:
    """A merged entity without its documents."""
    row = [entity.kind, entity.name, entity.aliases, entity.codes, entity.reasons]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def decode_entity(iri: str, body: str, documents: Iterable[str] = ()) -> Entity:
    """A merged entity with these of its documents."""
    kind, name, aliases, codes, reasons = json.loads(body)
    pairs = tuple((system, code) for system, code in codes)
    return Entity(iri, Kind(kind), name, tuple(aliases), pairs, tuple(sorted(documents)), tuple(reasons))


def read_entities(connection: sqlite3.Connection, where: str = "", values: tuple[str, ...] = ()) -> Iterator[Entity]:
    """The merged entities by IRI, without their documents; `where` chooses some of them."""
    rows = connection.execute(f"SELECT iri, body FROM entity {where} ORDER BY iri", values)
    return (decode_entity(iri, body) for iri, body in rows)


def put_places(connection: sqlite3.Connection, extraction: Extraction) -> set[int]:
    """Ties the entities of a document to their forms; returns the forms that nobody had before."""
    return put_forms(connection, extraction.document, encode_forms(extraction))


def encode_forms(extraction: Extraction) -> tuple[str, ...]:
    """The forms of a document's entities, in their order."""
    return tuple(encode_form(entity, extraction) for entity in extraction.entities)


def find_forms(body: bytes) -> tuple[str, tuple[str, ...]]:
    """The document of an encoded extraction, and its forms."""
    extraction = decode_extraction(body)
    return extraction.document, encode_forms(extraction)


def put_forms(connection: sqlite3.Connection, document: str, forms: Sequence[str]) -> set[int]:
    """Ties a document to the forms of its entities; returns those that nobody had before."""
    born, rows = set(), []
    for number, body in enumerate(forms):
        row = connection.execute("SELECT id FROM form WHERE body = ?", (body,)).fetchone()
        if row is None:
            row = (_insert_form(connection, body),)
            born.add(row[0])
        rows.append((document, number, row[0]))
    connection.executemany("INSERT INTO place VALUES (?, ?, ?)", rows)
    return born


def _insert_form(connection: sqlite3.Connection, body: str) -> int:
    entity, _ = decode_form(body, 0)
    name = normalize_name(entity.name)
    apart = any(name in pair for pair in curated_pairs("different"))
    form = connection.execute("INSERT INTO form (body, iri, apart) VALUES (?, '', ?)", (body, apart)).lastrowid
    assert form is not None
    keys = [(key, form) for key in dict.fromkeys(link_keys(body, entity))]
    connection.executemany("INSERT INTO form_key VALUES (?, ?)", keys)
    return form


def link_keys(body: str, entity: Entity) -> Iterator[str]:
    """All that may make this form and another one entity: strong keys with curated ones, and the IRIs it may get."""
    same = curated_pairs("same")
    for key in json.loads(body)[-1]:
        yield key
        kind, _, name = key.partition(" ")
        for pair in same:
            if name in pair:
                yield from (f"{kind} {other}" for other in sorted(pair))
    yield entity_iri(entity.kind, entity.name, entity.codes)
    yield entity_iri(entity.kind, entity.name)


@cache
def curated_pairs(decision: str) -> tuple[frozenset[str], ...]:
    """The pairs of normalised names that the curation file joins (same) or keeps apart (different)."""
    return tuple(
        frozenset((normalize_name(entry.form), normalize_name(entry.fields["other"])))
        for entry in load_curation()
        if entry.fields["decision"] == decision
    )


def find_block(connection: sqlite3.Connection, forms: Iterable[int]) -> set[int]:
    """All forms that are tied to `forms` by keys, directly or through others."""
    block: set[int] = set()
    waiting = sorted(forms)
    keys: set[str] = set()
    while waiting:
        form = waiting.pop()
        if form in block:
            continue
        block.add(form)
        for (key,) in connection.execute("SELECT key FROM form_key WHERE form = ?", (form,)).fetchall():
            if key not in keys:
                keys.add(key)
                tied = connection.execute("SELECT form FROM form_key WHERE key = ?", (key,))
                waiting.extend(other for (other,) in tied if other not in block)
    return block


def find_ordered(connection: sqlite3.Connection) -> set[int]:
    """All forms whose merge depends on the order of documents: those tied to a name that curation keeps apart."""
    return find_block(connection, [form for (form,) in connection.execute("SELECT id FROM form WHERE apart")])


def drop_forms(connection: sqlite3.Connection, forms: Iterable[int]) -> None:
    """Forgets forms that no document has any more."""
    rows = [(form,) for form in sorted(forms)]
    connection.executemany("DELETE FROM form_key WHERE form = ?", rows)
    connection.executemany("DELETE FROM form WHERE id = ?", rows)


def join_forms(connection: sqlite3.Connection, forms: Iterable[int]) -> tuple[dict[str, Entity], dict[int, str]]:
    """Merges the entities of a closed set of forms: entities by IRI, and the IRI of each form.

    Each form is represented by its first document, so that the order is that of a merge of all documents.
    """
    rows = []
    for form in forms:
        first = connection.execute(
            "SELECT document, number FROM place WHERE form = ? ORDER BY document, number LIMIT 1", (form,)
        ).fetchone()
        body = connection.execute("SELECT body FROM form WHERE id = ?", (form,)).fetchone()[0]
        rows.append((*first, *decode_form(body, form)))
    rows.sort(key=lambda row: row[:2])
    entities, iris = join_entities([(document, entity, keys) for document, _, entity, keys in rows])
    return entities, {int(local): iri for (_, local), iri in iris.items()}


def merge_forms(connection: sqlite3.Connection) -> None:
    """Fills the table of entities, once all documents are tied to their forms: one group of tied ones after the
    other."""
    for forms in _find_groups(connection):
        entities, iris = join_forms(connection, forms)
        connection.executemany("UPDATE form SET iri = ? WHERE id = ?", [(iris[form], form) for form in forms])
        rows = [(iri, encode_entity(entity)) for iri, entity in entities.items()]
        connection.executemany("INSERT INTO entity VALUES (?, ?)", rows)


def _find_groups(connection: sqlite3.Connection) -> Iterator[list[int]]:
    """All forms, in groups that no key ties to each other. A form is a number here: eight bytes, whatever its names."""
    count = connection.execute("SELECT coalesce(max(id), 0) FROM form").fetchone()[0]
    least = array("l", range(count + 1))

    def find(form: int) -> int:
        while least[form] != form:
            least[form] = least[least[form]]
            form = least[form]
        return form

    first, former = 0, ""
    for key, form in connection.execute("SELECT key, form FROM form_key ORDER BY key, form"):
        if key != former:
            first, former = form, key
        a, b = sorted((find(first), find(form)))
        least[b] = a
    for _, group in groupby(sorted(range(1, count + 1), key=find), key=find):
        yield list(group)


def rebuild_claims(connection: sqlite3.Connection, extractions: Iterable[Extraction]) -> None:
    """Fills the table of claims, once `merge_forms` has filled the others."""
    for extraction in extractions:
        put_claims(connection, read_claims(connection, extraction)[0])


def read_claims(connection: sqlite3.Connection, extraction: Extraction) -> tuple[list[Claim], dict[str, str]]:
    """The claims of a document whose entities have their IRIs, and local id → IRI."""
    rows = read_iris(connection, extraction.document)
    iris = {e.id: iri for e, (iri, _) in zip(extraction.entities, rows, strict=True)}
    return make_claims(extraction, iris), iris


def read_iris(connection: sqlite3.Connection, document: str) -> list[tuple[str, str]]:
    """(IRI, body of the form) of a document's entities, in their order in its extraction."""
    return connection.execute(
        "SELECT f.iri, f.body FROM place p JOIN form f ON f.id = p.form WHERE p.document = ? ORDER BY p.number",
        (document,),
    ).fetchall()


def make_claims(extraction: Extraction, iris: Mapping[str, str]) -> list[Claim]:
    """The claims of a document; `iris` maps the local ids of its entities."""
    facts: list[Fact] = [replace(s, subject=iris[s.subject], object=iris[s.object]) for s in extraction.statements]
    facts += [replace(o, subject=iris[o.subject]) for o in extraction.observations]
    return [Claim(extraction.document, number, fact) for number, fact in enumerate(facts)]


def put_claims(connection: sqlite3.Connection, claims: Iterable[Claim]) -> None:
    """Writes claims, in place of what the same document said under the same number."""
    put_rows(connection, [claim.row() for claim in claims])


def put_rows(connection: sqlite3.Connection, rows: Iterable[ClaimRow]) -> None:
    """The same of claims that are rows already."""
    connection.executemany("INSERT OR REPLACE INTO claim VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def name_item(item: int, *, figure: bool) -> str:
    """The IRI of a statement or observation (`figure`) from its number."""
    return f"{DATA}{'observation' if figure else 'statement'}/{item + _SIGN:016x}"


def _number(iri: str) -> int:
    """The hexadecimal digits that an IRI closes with, as SQLite's signed integer."""
    return int(iri.rpartition("/")[2], 16) - _SIGN

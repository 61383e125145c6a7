"""One of the two small corpora of a change: the part that it touches as it was, or as it will be."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kg.store.codec import decode_extraction
from kg.store.links import Claim, Fact, decode_entity, make_claims, read_iris
from kg.types import Corpus, DocumentRecord, Entity, Evidence, Extraction, Observation, Statement


@dataclass(slots=True)
class Side:
    """What a connection sees of the touched part, gathered bit by bit."""

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
        return make_claims(extraction, {e.id: iri for e, (iri, _) in zip(extraction.entities, rows, strict=True)})

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
        return Corpus(
            self.records(self.extractions),
            tuple(self.read_entities(iris)),
            tuple(f for f in facts if isinstance(f, Statement)),
            tuple(f for f in facts if isinstance(f, Observation)),
        )

    def records(self, documents: Iterable[str]) -> tuple[DocumentRecord, ...]:
        """The records of those of `documents` that this side has."""
        held = (self.extraction(document) for document in sorted(documents))
        return tuple(DocumentRecord(e.document, e.source, e.published, e.sha256, e.articles) for e in held if e)

    def read_entities(self, iris: Iterable[str]) -> Iterator[Entity]:
        """Those of the entities `iris` that this side has, with the documents noted by `add_mentions`."""
        for iri in iris:
            row = self.connection.execute("SELECT body FROM entity WHERE iri = ?", (iri,)).fetchone()
            if row:
                yield decode_entity(iri, row[0], self.mentions.get(iri, ()))

    def find_documents(self, iri: str) -> set[str]:
        """The documents that mention an entity."""
        rows = self.connection.execute(
            "SELECT DISTINCT p.document FROM form f JOIN place p ON p.form = f.id WHERE f.iri = ?", (iri,)
        )
        return {document for (document,) in rows}

    def find_regions(self, codes: str) -> dict[str, str]:
        """Code → IRI of the regions whose GB/T 2260 code begins with `codes`."""
        key = f"Region gbt2260:{codes}"
        rows = self.connection.execute(
            "SELECT k.key, f.iri FROM form_key k JOIN form f ON f.id = k.form"
            " WHERE k.key >= ? AND k.key < ? ORDER BY k.key, f.iri",
            (key, f"{key}~"),
        )
        return {key.rpartition(":")[2]: iri for key, iri in rows}

"""Documents' entities → the corpus: identity across documents, each merge with its reason.

Two documents' entities are one where they share a *strong* key: a region's code, or the kind with the normalised full
name (or an alias as full as a name), zones and industries whatever their class word (生物医药, 生物医药产业). Short
aliases never join documents. `seeds/curation.tsv` overrides both ways.
People of one name are one where a document ties their posts to one organisation; those whose posts are nowhere tied are
namesakes, each an entity of its own, and who of them is meant where no post is told nobody says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from kg.entities.listing import find_canonical, listed_name
from kg.entities.stems import industry_stem, normalize_name, zone_canonical
from kg.identity import entity_iri, observation_key, statement_key
from kg.resources import find_resource
from kg.seeds import Entry, load_lexicon, read_table
from kg.types import Corpus, DocumentRecord, Entity, Evidence, Extraction, Observation, Statement
from kg.vocabulary import Kind, Predicate

Key = tuple[str, str]
_AT = "@"
"""Between a person's name and the organisation of a post, in a key."""
_DIVISIONS = frozenset("省市县区州镇旗")
"""With what a local body is called where its place is understood: 市政府, 省商务厅."""
_FULL_LENGTH = {Kind.ZONE: 4, Kind.COMPANY: 4, Kind.GOVERNMENT: 3, Kind.INSTITUTION: 4}
"""From how many characters on an alias of a kind counts as full enough to join documents."""


class _Group(NamedTuple):
    """Rows that keys connect, the entity that they are, and the first of its posts, "" where it has none."""

    entity: Entity
    members: list[tuple[str, Entity]]
    post: str


def merge_extractions(extractions: Iterable[Extraction]) -> Corpus:
    """The corpus of all documents, in canonical order, whatever the order of `extractions`."""
    ordered = sorted(extractions, key=lambda e: e.document)
    entities, iris = join_entities(
        [(e.document, entity, strong_keys(entity, e)) for e in ordered for entity in e.entities]
    )
    statements = _merge_statements(
        replace(s, subject=iris[e.document, s.subject], object=iris[e.document, s.object])
        for e in ordered
        for s in e.statements
    )
    observations = _merge_observations(
        replace(o, subject=iris[e.document, o.subject]) for e in ordered for o in e.observations
    )
    documents = tuple(DocumentRecord(e.document, e.source, e.published, e.sha256, e.articles) for e in ordered)
    by_id = {iri: entities[iri] for iri in sorted(entities)}
    return Corpus(documents, tuple(by_id.values()), statements, observations, by_id)


def join_entities(
    rows: Sequence[tuple[str, Entity, tuple[Key, ...]]],
) -> tuple[dict[str, Entity], dict[tuple[str, str], str]]:
    """Rows of (document, its entity, the entity's strong keys), by document → entities by IRI, and the IRI of each row.

    Rows that are connected by no key and no IRI that they may get do not influence each other, so a part of the rows
    that holds every row connected to it gives the same as all rows do: this is what an incremental build relies on.
    """
    keys_of = {(document, entity.id): keys for document, entity, keys in rows}
    named: dict[str, list[_Group]] = defaultdict(list)
    for members in _group(rows):
        merged = _merge_entities([entity for _, entity in members])
        named[merged.id].append(_Group(merged, members, min(_find_posts(members, keys_of), default="")))
    iris: dict[tuple[str, str], str] = {}
    entities: dict[str, Entity] = {}
    for groups in named.values():
        namesakes = sum(bool(group.post) for group in groups) > 1
        for merged, members, post in groups:
            if namesakes and post:
                merged = replace(merged, id=entity_iri(merged.kind, merged.name, apart=post))
            if merged.id in entities:
                merged = _merge_entities([entities[merged.id], merged], merged.id)
            entities[merged.id] = merged
            iris.update({(document, entity.id): merged.id for document, entity in members})
    return entities, iris


def _find_posts(
    members: Iterable[tuple[str, Entity]], keys_of: Mapping[tuple[str, str], tuple[Key, ...]]
) -> Iterator[str]:
    """The keys of people's posts; other entities have none."""
    for document, entity in members:
        if entity.kind is Kind.PERSON:
            yield from (key for _, key in keys_of[document, entity.id] if _AT in key)


def strong_keys(entity: Entity, extraction: Extraction) -> tuple[Key, ...]:
    """The keys by which an entity joins others. A person's keys hold the organisations of his posts, if there are any:
    namesakes are kept apart."""
    kind = entity.kind
    if kind is Kind.PERSON:
        name = normalize_name(entity.name).replace(_AT, "")
        return tuple((str(kind), f"{name}{_AT}{place}") for place in _find_employers(entity, extraction)) or (
            (str(kind), name),
        )
    keys: list[Key] = [(str(kind), f"{system}:{code}") for system, code in entity.codes]
    aliases = [a for a in entity.aliases if len(a) >= _FULL_LENGTH.get(kind, 6)]
    if kind is Kind.GOVERNMENT:  # every city has its 市政府
        aliases = [a for a in aliases if not (a[0] in _DIVISIONS and entity.name.endswith(a))]
    if kind is Kind.PROJECT:  # without its owner a work is told from others of the same article only
        aliases = [a for a in aliases if not entity.name.endswith(a)]
    forms = [entity.name, *aliases]
    if kind is Kind.INDUSTRY:
        keys += [(str(kind), key) for form in forms for key in (normalize_name(form), industry_stem(form))]
    else:
        lexicon = load_lexicon()
        forms += [listed_name(kind, form, lexicon) for form in forms]
        keys += [(str(kind), find_canonical(kind, form, lexicon)) for form in forms]
    return tuple(dict.fromkeys(keys))


def _find_employers(person: Entity, extraction: Extraction) -> list[str]:
    """All names, normalised, that a document has for the organisations at which a person holds a post."""
    posts = {s.object for s in extraction.statements if s.subject == person.id and s.predicate is Predicate.HOLDS_POST}
    held = [e for e in extraction.entities if e.id in posts]
    return sorted({_normalize_employer(e.kind, form) for e in held for form in (e.name, *e.aliases)})


def _normalize_employer(kind: Kind, form: str) -> str:
    return zone_canonical(form, load_lexicon()) if kind is Kind.ZONE else normalize_name(form)


@lru_cache(maxsize=1)
def load_curation() -> tuple[Entry, ...]:
    """The rows of seeds/curation.tsv: form, decision (same or different), kind, other."""
    return tuple(read_table(find_resource("seeds", "curation.tsv"), "curation"))


def _group(rows: Sequence[tuple[str, Entity, tuple[Key, ...]]]) -> list[list[tuple[str, Entity]]]:
    """Connected components over shared keys, in order of their first member."""
    apart = {
        frozenset((normalize_name(e.form), normalize_name(e.fields["other"])))
        for e in load_curation()
        if e.fields["decision"] == "different"
    }
    together: dict[Key, Key] = {}
    for entry in load_curation():
        if entry.fields["decision"] == "same":
            kind = entry.fields["kind"]
            together[kind, normalize_name(entry.form)] = (kind, normalize_name(entry.fields["other"]))
    parent = list(range(len(rows)))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    owner: dict[Key, int] = {}
    for number, (_, entity, keys) in enumerate(rows):
        for key in keys:
            key = together.get(key, key)
            first = owner.setdefault(key, number)
            names = frozenset((normalize_name(entity.name), normalize_name(rows[first][1].name)))
            if names not in apart:
                a, b = sorted((find(first), find(number)))
                parent[b] = a
    groups: dict[int, list[tuple[str, Entity]]] = defaultdict(list)
    for number, (document, entity, _) in enumerate(rows):
        groups[find(number)].append((document, entity))
    return list(groups.values())


def _merge_entities(members: Sequence[Entity], iri: str = "") -> Entity:
    names = sorted({e.name for e in members}, key=lambda n: (-len(normalize_name(n)), n))
    codes = tuple(sorted({code for e in members for code in e.codes}))
    aliases = {a for e in members for a in e.aliases} | set(names[1:])
    kind = members[0].kind
    reasons = {r for e in members for r in e.reasons}
    if len({e.name for e in members}) > 1:
        reasons.add(f"{' = '.join(names)}: shared full name or code across documents")
    return Entity(
        iri or entity_iri(kind, names[0], codes),
        kind,
        names[0],
        tuple(sorted(aliases - {names[0]})),
        codes,
        tuple(sorted({d for e in members for d in e.documents})),
        tuple(sorted(reasons)),
    )


def _evidence(parts: Iterable[tuple[Evidence, ...]]) -> tuple[Evidence, ...]:
    return tuple(sorted({e for part in parts for e in part}))


def _merge_statements(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Statements that say the same (all but evidence) become one with all evidence."""
    groups: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for s in statements:
        groups[statement_key(s)].append(s)
    return tuple(
        replace(
            members[0],
            evidence=_evidence(m.evidence for m in members),
            confidence=max(m.confidence for m in members),
        )
        for _, members in sorted(groups.items())
    )


def _merge_observations(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    groups: dict[tuple[str, ...], list[Observation]] = defaultdict(list)
    for o in observations:
        groups[observation_key(o)].append(o)
    return tuple(
        replace(
            members[0],
            evidence=_evidence(m.evidence for m in members),
            confidence=max(m.confidence for m in members),
        )
        for _, members in sorted(groups.items())
    )

"""Quads that are derived: life-cycle events, what lies in what, and what the changes table says of region codes.

Every event bears its class, the activity that derived it and the statement it follows from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from pyoxigraph import NamedNode, Quad

from kg import __version__
from kg.containment import find_containment
from kg.dates import find_days
from kg.graph import terms as t
from kg.graph.values import chinese, day, text
from kg.identity import DATA, TERMS, entity_iri
from kg.lifecycle import LifecycleEvent, Report, find_current_stages, find_events
from kg.regions import load_changes
from kg.types import Corpus
from kg.vocabulary import Kind

DERIVATION = NamedNode(f"{DATA}activity/derivation-{__version__}")


def derive_quads(corpus: Corpus) -> Iterator[Quad]:
    """All derived quads of a corpus."""
    yield from derive_events(corpus)
    yield from derive_containment(corpus)
    yield from derive_codes(corpus)


def derive_events(corpus: Corpus, held: Mapping[tuple[str, str], Report] = MappingProxyType({})) -> Iterator[Quad]:
    """Life-cycle events and current stages of projects: of a project's statements and nothing else; `held` as
    `find_events` has it."""
    events = find_events(corpus, held)
    if events:
        yield Quad(DERIVATION, t.TYPE, t.term("prov:Activity"))
        yield Quad(DERIVATION, t.term("prov:wasAssociatedWith"), NamedNode(f"{DATA}agent/kg-{__version__}"))
    for event in events:
        yield from _write_event(event)
    for project, stage in sorted(find_current_stages(events).items()):
        yield Quad(NamedNode(project), t.CURRENT_STAGE, NamedNode(TERMS + stage))


def derive_containment(corpus: Corpus) -> Iterator[Quad]:
    """What lies in what: of the facts and codes on the way from an entity outwards."""
    for iri, places in sorted(find_containment(corpus).items()):
        for place in places:
            yield Quad(NamedNode(iri), t.WITHIN, NamedNode(place))


def _write_event(event: LifecycleEvent) -> Iterator[Quad]:
    node = NamedNode(event.id)
    yield Quad(node, t.TYPE, t.LIFECYCLE_EVENT)
    yield Quad(node, t.OF_PROJECT, NamedNode(event.project))
    yield Quad(node, t.STAGE, NamedNode(TERMS + event.stage))
    yield Quad(node, t.DERIVED_FROM, NamedNode(event.statement))
    yield Quad(node, t.GENERATED_BY, DERIVATION)
    yield Quad(node, t.DERIVED_BY, text(event.rule))
    for place in event.places:
        yield Quad(node, t.PLACE, NamedNode(place))
    for party in event.parties:
        yield Quad(node, t.PARTY, NamedNode(party))
    if event.date:
        yield Quad(node, t.DATE, text(event.date))
    if event.reported:
        yield Quad(node, t.REPORTED, text(event.reported))
    days = find_days(event.date) or find_days(event.reported)
    if days:
        yield Quad(node, t.START_DATE, day(days[0]))
        yield Quad(node, t.STOP_DATE, day(days[1]))


def derive_codes(corpus: Corpus) -> Iterator[Quad]:
    """Validity of region codes and what replaced them, for the regions of the corpus."""
    changes = load_changes()
    for entity in corpus.entities:
        for system, code in entity.codes:
            if entity.kind is not Kind.REGION or system != "gbt2260":
                continue
            node = NamedNode(entity.id)
            for change in changes.after.get(code, ()):
                yield Quad(node, t.VALID_FROM, text(change.year))
            for change in changes.before.get(code, ()):
                heir = NamedNode(entity_iri(Kind.REGION, change.new_name, (("gbt2260", change.new_code),)))
                yield Quad(node, t.VALID_UNTIL, text(change.year))
                yield Quad(node, t.REPLACED_BY, heir)
                yield Quad(heir, t.PREF_LABEL, chinese(change.new_name))
                yield Quad(node, t.CHANGE_NOTE, text(f"{change.year} {change.type}: {change.source}"))

"""Every IRI that the graph writes: namespaces, prefixes, terms, graph names. The one place where they are spelled."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.identity import DATA, TERMS
from kg.vocabulary import Bound, Kind, Modality, Predicate

PREFIXES: dict[str, str] = {
    "article": f"{DATA}article/",
    "amount": f"{DATA}amount/",
    "company": f"{DATA}company/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "document": f"{DATA}document/",
    "event": f"{DATA}event/",
    "evidence": f"{DATA}evidence/",
    "gathering": f"{DATA}gathering/",
    "gbt4754": f"{DATA}gbt4754/",
    "government": f"{DATA}government/",
    "graph": f"{DATA}graph/",
    "industry": f"{DATA}industry/",
    "institution": f"{DATA}institution/",
    "kg": TERMS,
    "oa": "http://www.w3.org/ns/oa#",
    "observation": f"{DATA}observation/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "person": f"{DATA}person/",
    "policy": f"{DATA}policy/",
    "project": f"{DATA}project/",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "region": f"{DATA}region/",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "statement": f"{DATA}statement/",
    "title": f"{DATA}title/",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "zone": f"{DATA}zone/",
}
"""Prefix → namespace, as Turtle and the JSON-LD context write them."""


def term(name: str) -> NamedNode:
    """The node of a prefixed name such as `skos:prefLabel`."""
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


KINDS: dict[Kind, NamedNode] = {kind: NamedNode(TERMS + kind) for kind in Kind}
PREDICATES: dict[Predicate, NamedNode] = {predicate: NamedNode(TERMS + predicate) for predicate in Predicate}
MODALITIES: dict[Modality, NamedNode] = {modality: NamedNode(TERMS + modality) for modality in Modality}
BOUNDS: dict[Bound, NamedNode] = {bound: NamedNode(TERMS + bound) for bound in Bound}

TYPE = term("rdf:type")
SUBJECT, PREDICATE, OBJECT = term("rdf:subject"), term("rdf:predicate"), term("rdf:object")
PREF_LABEL, ALT_LABEL, NOTATION = term("skos:prefLabel"), term("skos:altLabel"), term("skos:notation")
IDENTIFIER, TITLE, SOURCE = term("dcterms:identifier"), term("dcterms:title"), term("dcterms:source")
IS_PART_OF, REPLACED_BY = term("dcterms:isPartOf"), term("dcterms:isReplacedBy")
DERIVED_FROM, GENERATED_BY = term("prov:wasDerivedFrom"), term("prov:wasGeneratedBy")
HAS_SOURCE, HAS_SELECTOR = term("oa:hasSource"), term("oa:hasSelector")
EXACT, OA_START, OA_END = term("oa:exact"), term("oa:start"), term("oa:end")
QUOTE_SELECTOR, POSITION_SELECTOR = term("oa:TextQuoteSelector"), term("oa:TextPositionSelector")
MONETARY_AMOUNT, CURRENCY = term("schema:MonetaryAmount"), term("schema:currency")
VALUE, MIN_VALUE, MAX_VALUE = term("schema:value"), term("schema:minValue"), term("schema:maxValue")
RDF_STATEMENT, QB_OBSERVATION, DATA_SET = term("rdf:Statement"), term("qb:Observation"), term("qb:dataSet")

STATEMENT, OBSERVATION, EVIDENCE = term("kg:Statement"), term("kg:Observation"), term("kg:Evidence")
DOCUMENT, ARTICLE, AMOUNT_CLASS = term("kg:Document"), term("kg:Article"), term("kg:Amount")
MODALITY, CONFIDENCE, AMOUNT, POST = term("kg:modality"), term("kg:confidence"), term("kg:amount"), term("kg:post")
DATE, START_DATE, STOP_DATE = term("kg:date"), term("kg:startDate"), term("kg:stopDate")
REF_AREA, INDICATOR, PERIOD = term("kg:refersTo"), term("kg:indicator"), term("kg:period")
MEASURE, LOW_MEASURE, UNIT, BOUND = term("kg:value"), term("kg:lowValue"), term("kg:unit"), term("kg:bound")
GROWTH, RANK, RULE, IN_ARTICLE = term("kg:growth"), term("kg:rank"), term("kg:rule"), term("kg:inArticle")
MENTIONED_IN, MERGE_REASON = term("kg:mentionedIn"), term("kg:mergeReason")
SHA256, PUBLISHED, POSITION = term("kg:sha256"), term("kg:published"), term("kg:position")
TEXT_START, TEXT_STOP = term("kg:textStart"), term("kg:textStop")
OBSERVATIONS = NamedNode(f"{DATA}dataset/observations")

WITHIN, OF_PROJECT, STAGE = term("kg:within"), term("kg:ofProject"), term("kg:stage")
PLACE, PARTY, CURRENT_STAGE = term("kg:place"), term("kg:party"), term("kg:currentStage")
VALID_FROM, VALID_UNTIL = term("kg:validFrom"), term("kg:validUntil")
LIFECYCLE_EVENT, DERIVED_BY = term("kg:LifecycleEvent"), term("kg:derivedBy")
REPORTED, CHANGE_NOTE = term("kg:reported"), term("skos:changeNote")

CHAIN, CHAIN_POSITION, EXACT_MATCH = term("kg:chain"), term("kg:chainPosition"), term("skos:exactMatch")

ANALYSIS_GRAPH = NamedNode(f"{DATA}graph/analysis")

XSD_DATE, XSD_DECIMAL, XSD_INTEGER = term("xsd:date"), term("xsd:decimal"), term("xsd:integer")

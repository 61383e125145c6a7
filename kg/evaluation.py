"""Extractions against gold files: precision, recall and F1 by kind, relation and rule.

The measure is the annotation guide's: an entity is right when its kind is the gold's and a name is shared; a triple
when subject, predicate and object are; an observation when subject, value and unit are and the indicators share half of
their characters. Entities and triples of a document's articles are pooled.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.entities.stems import normalize_name
from kg.errors import GraphError
from kg.types import Entity, Extraction, Observation, Statement
from kg.vocabulary import Predicate

_BRACKETS = str.maketrans("", "", "()[]【】（）")


def fold(name: str) -> str:
    """A name as gold and extraction are compared: normalised, without brackets."""
    return normalize_name(name).translate(_BRACKETS)


@dataclass(slots=True)
class Tally:
    """Right, wrong and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Right among given; 0 where nothing was given."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Right among wanted; 0 where nothing was wanted."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def add(self, other: Tally) -> None:
        """Adds the counts of `other`."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed


@dataclass(frozen=True, slots=True)
class GoldPage:
    """The annotation of one document, its articles pooled."""

    document: str
    entities: tuple[tuple[str, frozenset[str]], ...]
    triples: tuple[tuple[frozenset[str], str, frozenset[str], Mapping[str, Any]], ...]
    observations: tuple[tuple[frozenset[str], Mapping[str, Any]], ...]


@dataclass(slots=True)
class Report:
    """All tallies of one evaluation. `rules` counts right and wrong statements by rule; `fields` right and all of the
    qualifiers on right triples; `errors` are lines for a person."""

    totals: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    kinds: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    predicates: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    rules: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    fields: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    errors: list[str] = field(default_factory=list)


def read_gold(folder: Path) -> list[GoldPage]:
    """The gold pages of a folder, by name; GraphError names a file that is not one."""
    pages = []
    for path in sorted(folder.glob("*.json")):
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            pages.append(_read_page(data))
        except (KeyError, TypeError, ValueError) as error:
            raise GraphError(f"{path}: not a gold file ({error!r}); see docs/annotation.md") from error
    if not pages:
        raise GraphError(f"{folder}: no gold files (*.json) here")
    return pages


def _read_page(data: Mapping[str, Any]) -> GoldPage:
    entities: list[tuple[str, set[str]]] = []
    triples: dict[tuple[int, str, int], Mapping[str, Any]] = {}
    observations: list[tuple[int, Mapping[str, Any]]] = []
    for article in data["articles"]:
        ids: dict[str, int] = {}
        for entity in article["entities"]:
            names = {fold(n) for n in (entity["name"], *entity.get("aliases", ()))}
            twin = next((i for i, (k, known) in enumerate(entities) if k == entity["type"] and known & names), None)
            if twin is None:
                twin = len(entities)
                entities.append((entity["type"], set()))
            entities[twin][1].update(names)
            ids[entity["id"]] = twin
        for triple in article["triples"]:
            triples.setdefault((ids[triple["s"]], triple["p"], ids[triple["o"]]), triple)
        observations += [(ids[o["subject"]], o) for o in article.get("observations", ())]
    frozen = tuple((kind, frozenset(names)) for kind, names in entities)
    return GoldPage(
        data["doc"],
        frozen,
        tuple((frozen[s][1], p, frozen[o][1], t) for (s, p, o), t in triples.items()),
        tuple((frozen[s][1], o) for s, o in observations),
    )


def evaluate(extractions: Iterable[Extraction], pages: Iterable[GoldPage]) -> Report:
    """The report over all documents that have a gold page; a gold page without extraction counts as missed."""
    by_document = {e.document: e for e in extractions}
    report = Report()
    for page in pages:
        extraction = by_document.get(page.document)
        report.errors.append(f"## {page.document}")
        entities = {e.id: e for e in extraction.entities} if extraction else {}
        _evaluate_entities(page, entities.values(), report)
        _evaluate_triples(page, extraction.statements if extraction else (), entities, report)
        _evaluate_observations(page, extraction.observations if extraction else (), entities, report)
    return report


def _names(entity: Entity) -> frozenset[str]:
    return frozenset(fold(n) for n in (entity.name, *entity.aliases))


def _evaluate_entities(page: GoldPage, entities: Iterable[Entity], report: Report) -> None:
    used: set[int] = set()
    for entity in entities:
        names = _names(entity)
        hit = next(
            (i for i, (k, n) in enumerate(page.entities) if i not in used and k == entity.kind and n & names), None
        )
        tally = report.kinds[str(entity.kind)]
        if hit is None:
            tally.wrong += 1
            report.errors.append(f"entity  +  {entity.kind} {entity.name}")
        else:
            used.add(hit)
            tally.right += 1
    for i, (kind, gold) in enumerate(page.entities):
        if i not in used:
            report.kinds[kind].missed += 1
            report.errors.append(f"entity  -  {kind} {'/'.join(sorted(gold))}")
    report.totals["entities"] = _sum(report.kinds)


def _sum(tallies: Mapping[str, Tally]) -> Tally:
    total = Tally()
    for tally in tallies.values():
        total.add(tally)
    return total


def _evaluate_triples(
    page: GoldPage, statements: Iterable[Statement], entities: Mapping[str, Entity], report: Report
) -> None:
    used: set[int] = set()
    seen: set[tuple[str, str, str]] = set()
    for statement in statements:
        key = (statement.subject, str(statement.predicate), statement.object)
        if key in seen:
            continue
        seen.add(key)
        subject, object_ = _names(entities[statement.subject]), _names(entities[statement.object])
        hits = _find_triples(page, subject, statement.predicate, object_)
        rules = sorted({e.rule for e in statement.evidence})
        if not hits:
            report.predicates[key[1]].wrong += 1
            report.errors.append(
                f"triple  +  {entities[key[0]].name} —{key[1]}→ {entities[key[2]].name}  "
                f"{','.join(rules)}  [{statement.evidence[0].text[:60]}]"
            )
        else:
            fresh = [i for i in hits if i not in used]
            if fresh:
                used.add(fresh[0])
                report.predicates[key[1]].right += 1
                _evaluate_fields(page.triples[fresh[0]][3], statement, report)
        _count_rules(rules, bool(hits), report)
    for i, (s, p, o, t) in enumerate(page.triples):
        if i not in used:
            report.predicates[p].missed += 1
            report.errors.append(
                f"triple  -  {'/'.join(sorted(s))} —{p}→ {'/'.join(sorted(o))}  [{t.get('evidence', '')[:60]}]"
            )
    report.totals["triples"] = _sum(report.predicates)


def _find_triples(page: GoldPage, subject: frozenset[str], predicate: Predicate, object_: frozenset[str]) -> list[int]:
    """The gold triples that say the same, each thing by any of its names; cooperation has no direction."""
    return [
        i
        for i, (s, p, o, _) in enumerate(page.triples)
        if p == predicate
        and ((s & subject and o & object_) or (p == Predicate.COOPERATES_WITH and s & object_ and o & subject))
    ]


def _count_rules(rules: Iterable[str], right: bool, report: Report) -> None:
    for rule in rules:
        if right:
            report.rules[rule].right += 1
        else:
            report.rules[rule].wrong += 1


def _evaluate_fields(gold: Mapping[str, Any], statement: Statement, report: Report) -> None:
    amount = statement.amount
    given = {
        "modality": str(statement.modality),
        "date": statement.date,
        "amount": None if amount is None else (float(amount.amount), amount.unit),
    }
    for name, value in given.items():
        want = gold.get(name)
        if want in (None, ""):
            continue
        if name == "amount":
            want = (float(want["value"]), want["unit"])
        if want != value:
            report.errors.append(f"{name:8}~  {value} instead of {want}  [{statement.evidence[0].text[:60]}]")
        report.fields[name][0] += want == value
        report.fields[name][1] += 1


def _evaluate_observations(
    page: GoldPage, observations: Iterable[Observation], entities: Mapping[str, Entity], report: Report
) -> None:
    tally = report.totals["observations"]
    used: set[int] = set()
    for item in observations:
        subject = _names(entities[item.subject])
        value = None if item.quantity is None else float(item.quantity.amount)
        unit = fold(item.quantity.unit if item.quantity else "")
        hit = next(
            (
                i
                for i, (names, gold) in enumerate(page.observations)
                if i not in used and names & subject and same_figure(gold, value, unit, item.indicator)
            ),
            None,
        )
        rules = sorted({e.rule for e in item.evidence})
        if hit is None:
            tally.wrong += 1
            report.errors.append(
                f"observe +  {entities[item.subject].name} {item.indicator} {value}{unit} {','.join(rules)}"
            )
        else:
            used.add(hit)
            tally.right += 1
        _count_rules(rules, hit is not None, report)
    for i, (names, gold) in enumerate(page.observations):
        if i not in used:
            tally.missed += 1
            report.errors.append(
                f"observe -  {'/'.join(sorted(names))} {gold['indicator']} {gold.get('value')}{gold.get('unit', '')}"
            )


def same_figure(gold: Mapping[str, Any], value: float | None, unit: str, indicator: str) -> bool:
    """Whether an annotated figure has this value and unit, and an indicator that shares half of its characters."""
    wanted = None if gold.get("value") is None else float(gold["value"])
    ours, theirs = set(fold(indicator)), set(fold(gold["indicator"]))
    return (
        wanted == value
        and fold(gold.get("unit") or "") == unit
        and len(ours & theirs) * 2 >= max(1, min(len(ours), len(theirs)))
    )

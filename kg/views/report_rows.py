"""The rows of a report's tables: companies, projects, figures, policies and titles, each with its quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.analysis.amounts import YI, read_yuan
from kg.analysis.fields import find_position
from kg.analysis.profiles import Profiles
from kg.analysis.times import Calendar
from kg.dates import find_days
from kg.identity import statement_iri
from kg.lifecycle import ORDER, find_current_stages, find_events
from kg.types import Corpus, Observation, Statement
from kg.views.citations import Quotes
from kg.views.packs import format_quantity
from kg.views.scopes import Scope
from kg.vocabulary import PLACES, Kind, Modality, Predicate

_TIES = (Predicate.SIGNED, Predicate.SETTLED_IN, Predicate.INVESTS, Predicate.BUILDS, Predicate.LOCATED_IN)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: cells of text, numbers of quotes, and what the marks say (relation or stage, modality)."""

    name: str
    kind: str
    cells: tuple[str, ...]
    quotes: tuple[int, ...]
    key: str = ""
    modality: str = ""


class Rows:
    """Makes rows over one scope; quotes are numbered in the order in which rows are made."""

    def __init__(self, profiles: Profiles, scope: Scope, quotes: Quotes) -> None:
        self.corpus: Corpus = profiles.corpus
        self._profiles, self._scope, self._quotes = profiles, scope, quotes
        self._calendar = Calendar(self.corpus)
        self._of: dict[str, list[Statement]] = defaultdict(list)
        for number in scope.statements:
            s = self.corpus.statements[number]
            for iri in (s.subject, s.object):
                self._of[iri].append(s)

    def companies(self, limit: int) -> list[Row]:
        """Companies with how they are tied to the place, their industries, money and date."""
        rows = []
        for iri in self._scope.members[Kind.COMPANY][:limit]:
            tie = self._find_tie(iri)
            if tie is None:
                continue
            fields = "、".join(field.industry for field in self._profiles.fields.get(iri, ())[:3])
            place = tie.subject if self._kind(tie.subject) in PLACES else tie.object
            where = self._name(place) if self._kind(place) in PLACES else ""
            cells = (where, fields, self._money([tie]), self._calendar.find_date(tie.date, tie.evidence))
            rows.append(self._row(iri, cells, [tie], str(tie.predicate), str(tie.modality)))
        return rows

    def projects(self, limit: int) -> list[Row]:
        """Projects with stage, parties, money and date, the largest first."""
        events = find_events(self.corpus)
        stages = find_current_stages(events)
        telling = {event.project: event.statement for event in sorted(events, key=lambda e: ORDER[e.stage])}
        by_iri = {statement_iri(s): s for s in self.corpus.statements}
        found: list[tuple[Decimal, Row]] = []
        for iri in self._scope.members[Kind.PROJECT]:
            said = self._of.get(iri, [])
            if not said:
                continue
            tells = by_iri[telling[iri]] if iri in telling else said[0]
            others = sorted({i for s in said for i in (s.subject, s.object)} - {iri})
            parties = "、".join(self._name(i) for i in others if self._kind(i) is Kind.COMPANY)
            rich = [s for s in said if read_yuan(s.amount) is not None]
            most = max((read_yuan(s.amount) or Decimal(0) for s in rich), default=Decimal(0))
            cells = (parties, self._money(rich or [tells]), self._calendar.find_date(tells.date, tells.evidence))
            row = self._row(iri, cells, [tells, *rich[:1]], str(stages.get(iri, "stageUnknown")), str(tells.modality))
            found.append((most, row))
        found.sort(key=lambda pair: (-pair[0], pair[1].name))
        return [row for _, row in found[:limit]]

    def statements(self, predicate: Predicate, limit: int) -> list[Row]:
        """Statements of one relation: policies issued, titles awarded, gatherings held."""
        rows = []
        for number in self._scope.statements:
            s = self.corpus.statements[number]
            if s.predicate is predicate and s.modality is not Modality.NEGATED:
                cells = (self._name(s.subject), self._calendar.find_date(s.date, s.evidence))
                rows.append((cells[1], self._row(s.object, cells, [s], str(s.predicate), str(s.modality))))
        rows.sort(key=lambda pair: (pair[0], pair[1].name), reverse=True)
        return [row for _, row in rows[:limit]]

    def figures(self, limit: int) -> list[Row]:
        """Figures of the place itself (else of its members), the latest period first."""
        wanted = set(self._scope.centres) if self._scope.profile else set(self._scope.subjects)
        chosen = [o for o in self.corpus.observations if o.subject in wanted and (o.quantity or o.rank)]
        chosen.sort(key=lambda o: (_find_last_day(o.period), o.growth is not None, o.indicator), reverse=True)
        return [self._figure(o) for o in chosen[:limit]]

    def _figure(self, o: Observation) -> Row:
        growth = "" if o.growth is None else f"{o.growth:+}%"
        value = format_quantity(o.quantity) or o.rank
        names = (self._name(o.subject), o.indicator, format_quantity(o.quantity))
        cells = (o.indicator, value, growth, o.period)
        quotes = self._quotes.cite(o.evidence, names, 1)
        return Row(self._name(o.subject), str(self._kind(o.subject)), cells, quotes, "", str(o.modality))

    def chains(self) -> list[tuple[str, str, str]]:
        """Chain, position and industries of the scope."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for industry in self._scope.weights:
            chain, position = find_position(industry)
            if chain:
                found[chain, position].append(industry)
        return [(chain, position, "、".join(found[chain, position])) for chain, position in sorted(found)]

    def _find_tie(self, iri: str) -> Statement | None:
        """The statement that ties a company to a place most plainly: signed before settled before located."""
        said = [s for s in self._of.get(iri, ()) if s.modality is not Modality.NEGATED]
        ranked = [
            (_TIES.index(s.predicate), s.modality is not Modality.FACT, n)
            for n, s in enumerate(said)
            if s.predicate in _TIES and any(self._kind(i) in PLACES for i in (s.subject, s.object))
        ]
        if ranked:
            return said[min(ranked)[2]]
        return said[0] if said else None

    def _row(self, iri: str, cells: Sequence[str], said: Sequence[Statement], key: str, modality: str) -> Row:
        names = {iri} | {end for s in said for end in (s.subject, s.object)}
        forms = [form for name in sorted(names) for form in self._forms(name)]
        quotes = self._quotes.cite((e for s in said for e in s.evidence), forms)
        return Row(self._name(iri), str(self._kind(iri)), tuple(cells), quotes, key, modality)

    def _forms(self, iri: str) -> tuple[str, ...]:
        entity = self.corpus.by_id[iri]
        return (entity.name, *entity.aliases)

    def _money(self, said: Sequence[Statement]) -> str:
        return next((format_quantity(s.amount) for s in said if s.amount is not None), "")

    def _name(self, iri: str) -> str:
        return self.corpus.by_id[iri].name

    def _kind(self, iri: str) -> Kind:
        return self.corpus.by_id[iri].kind


def _find_last_day(period: str) -> str:
    days = find_days(period) if period else None
    return days[1] if days else ""


def format_sum(yuan: Decimal) -> str:
    """Yuan as 亿元, without a fraction from 100 on."""
    value = yuan / YI
    return f"{value:,.0f}" if value >= 100 else f"{value:,.2f}".rstrip("0").rstrip(".")

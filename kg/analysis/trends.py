"""What happened when: statements, money and newcomers by quarter.

A statement counts in the quarter of its date, else of the article that reports it. Dates of a year alone, and periods
over several quarters, belong to none: they are counted in a note, not spread.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kg.analysis.amounts import YI, read_yuan
from kg.analysis.tables import Table
from kg.analysis.times import Calendar, list_quarters, name_quarter, name_year
from kg.types import Corpus
from kg.vocabulary import Kind, Modality


@dataclass(frozen=True, slots=True)
class Quarter:
    """One quarter. `newcomers` are companies that no earlier statement names."""

    name: str
    facts: int
    plans: int
    predicates: dict[str, int]
    yuan: Decimal
    newcomers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """Quarters without a gap, and what could not be placed: by year, and without any date."""

    quarters: tuple[Quarter, ...]
    yearly: dict[str, int]
    undated: int


def find_trend(corpus: Corpus, numbers: Iterable[int] | None = None, first: str = "") -> Trend:
    """The trend of the statements `numbers` (default: all) from the quarter `first` (default: the earliest) on."""
    calendar = Calendar(corpus)
    chosen = range(len(corpus.statements)) if numbers is None else sorted(set(numbers))
    placed: dict[str, list[int]] = defaultdict(list)
    yearly: Counter[str] = Counter()
    undated = 0
    for number in chosen:
        s = corpus.statements[number]
        date = calendar.find_date(s.date, s.evidence)
        quarter = name_quarter(date)
        if quarter:
            placed[quarter].append(number)
        elif date:
            yearly[name_year(date) or date] += 1
        else:
            undated += 1
    if not placed:
        return Trend((), dict(sorted(yearly.items())), undated)
    known: set[str] = set()
    quarters = []
    for name in list_quarters(min(placed), max(placed)):
        quarters.append(_describe(corpus, name, placed.get(name, []), known))
    kept = tuple(q for q in quarters if q.name >= first)
    return Trend(kept, dict(sorted(yearly.items())), undated)


def _describe(corpus: Corpus, name: str, numbers: list[int], known: set[str]) -> Quarter:
    statements = [corpus.statements[n] for n in numbers]
    modalities = Counter(s.modality for s in statements)
    companies = {i for s in statements for i in (s.subject, s.object) if corpus.by_id[i].kind is Kind.COMPANY}
    newcomers = tuple(sorted(companies - known))
    known |= companies
    sums = {(s.evidence[0].document, s.evidence[0].start, read_yuan(s.amount)) for s in statements}
    yuan = sum((y for _, _, y in sums if y is not None), Decimal(0))
    predicates = Counter(str(s.predicate) for s in statements)
    ordered = dict(sorted(predicates.items(), key=lambda row: (-row[1], row[0])))
    return Quarter(name, modalities[Modality.FACT], modalities[Modality.PLANNED], ordered, yuan, newcomers)


def tabulate_trend(trend: Trend) -> Table:
    """One row a quarter."""
    rows = tuple(
        (
            q.name,
            q.facts,
            q.plans,
            float(round(q.yuan / YI, 2)),
            len(q.newcomers),
            "  ".join(f"{name} {count}" for name, count in list(q.predicates.items())[:4]),
        )
        for q in trend.quarters
    )
    years = ", ".join(f"{year} {count}" for year, count in trend.yearly.items())
    notes = (f"by year only: {years or 'none'}; without a date: {trend.undated}",)
    columns = ("quarter", "facts", "plans", "亿元", "new companies", "foremost relations")
    return Table("Trend", columns, rows, notes)

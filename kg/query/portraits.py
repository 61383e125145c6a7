"""A portrait of an entity as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from kg.query.entities import Fact, Figure, Portrait
from kg.query.tables import display_width
from kg.terminals import show_plainly

_BARS = "▁▂▃▄▅▆▇█"
_QUOTES = 2
"""How many pieces of evidence are shown of one statement."""


def format_portrait(portrait: Portrait, *, limit: int = 20) -> str:
    """Names, codes, places, statements in and out with quotes, and figures over time."""
    lines = [f"{portrait.name}  {portrait.kind}", f"  {portrait.iri}"]
    if portrait.aliases:
        lines.append(f"  aliases    {'、'.join(portrait.aliases)}")
    if portrait.codes:
        lines.append(f"  codes      {'  '.join(f'{system} {code}' for system, code in portrait.codes)}")
    if portrait.places:
        lines.append(f"  places     {'、'.join(portrait.places)}")
    lines.append(f"  documents  {len(portrait.documents)}")
    lines += _format_facts("says", portrait.outgoing, "→", limit)
    lines += _format_facts("is said by others", portrait.incoming, "←", limit)
    lines += _format_figures(portrait.figures, limit)
    if portrait.namesakes:
        lines += ["", "others of this name (show one by its IRI):"]
        lines += [f"  {kind}  {name}  {iri}" for iri, kind, name in portrait.namesakes[:limit]]
    return "\n".join(map(show_plainly, lines))


def _format_facts(title: str, facts: Sequence[Fact], arrow: str, limit: int) -> list[str]:
    if not facts:
        return []
    lines = ["", f"{title} ({len(facts)}):"]
    for fact in facts[:limit]:
        notes = [fact.modality if fact.modality != "fact" else "", fact.date, fact.amount]
        lines.append("  " + "  ".join([f"{fact.predicate} {arrow} {fact.other}", *(n for n in notes if n)]))
        lines += [f"      “{quote}” — {document}" for quote, document in fact.quotes[:_QUOTES]]
        if len(fact.quotes) > _QUOTES:
            lines.append(f"      and {len(fact.quotes) - _QUOTES} more")
    if len(facts) > limit:
        lines.append(f"  … {len(facts) - limit} more; --limit shows them")
    return lines


def _format_figures(figures: Sequence[Figure], limit: int) -> list[str]:
    if not figures:
        return []
    lines = ["", f"figures ({len(figures)}):"]
    groups = [(key, list(rows)) for key, rows in groupby(figures, key=lambda f: (f.indicator, f.unit))]
    width = max(display_width(indicator) for (indicator, _), _ in groups)
    for (indicator, _), rows in groups[:limit]:
        padding = " " * (width - display_width(indicator))
        lines.append(f"  {indicator}{padding}  {_sparkline(rows)}{'  '.join(map(_format_figure, rows))}")
    if len(groups) > limit:
        lines.append(f"  … {len(groups) - limit} more indicators; --limit shows them")
    return lines


def _format_figure(figure: Figure) -> str:
    parts = [f"{figure.period}:" if figure.period else "", figure.value + figure.unit]
    if figure.growth:
        parts.append(f"({'' if figure.growth.startswith('-') else '+'}{figure.growth}%)")
    if figure.rank:
        parts.append(f"[{figure.rank}]")
    if figure.modality != "fact":
        parts.append(figure.modality)
    return " ".join(part for part in parts if part)


def _sparkline(rows: Iterable[Figure]) -> str:
    """One bar a period, where at least three periods have a value."""
    values = {row.period: float(row.value) for row in rows if row.period and row.value}
    if len(values) < 3:
        return ""
    low, high = min(values.values()), max(values.values())
    scale = (len(_BARS) - 1) / (high - low) if high > low else 0.0
    return "".join(_BARS[round((values[period] - low) * scale)] for period in sorted(values)) + "  "

"""When a statement holds: its own date, else the date of the article that says so; days, quarters, years."""

from __future__ import annotations

from collections.abc import Iterable

from kg.dates import find_days
from kg.types import Corpus, Evidence


class Calendar:
    """Dates of one corpus. A statement without a date counts on the day its first article was published."""

    def __init__(self, corpus: Corpus) -> None:
        self._published = {(d.id, ""): d.published for d in corpus.documents}
        for document in corpus.documents:
            for article in document.articles:
                self._published[document.id, article.title] = article.published or document.published

    def find_date(self, date: str, evidence: Iterable[Evidence]) -> str:
        """An ISO date or period as written, or the earliest date of an article; "" where neither is known."""
        if date and find_days(date):
            return date
        dates = [self._published.get((e.document, e.article), "") for e in evidence]
        return min((d for d in dates if d and find_days(d)), default="")

    def find_published(self, document: str, title: str) -> str:
        """The date of an article, "" where it has none."""
        date = self._published.get((document, title), "")
        return date if find_days(date) else ""

    def find_days(self, date: str, evidence: Iterable[Evidence]) -> tuple[str, str] | None:
        """First and last day of `find_date`; None where no date is known."""
        return find_days(self.find_date(date, evidence))


def name_quarter(date: str) -> str:
    """`2022-01-12` and `2022-02` give 2022-Q1; a year alone, or a period over two quarters, gives ""."""
    days = find_days(date)
    if days is None:
        return ""
    first, last = (f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}" for day in days)
    return first if first == last else ""


def name_year(date: str) -> str:
    """The year of a date or of a period inside one year; "" for others."""
    days = find_days(date)
    return days[0][:4] if days and days[0][:4] == days[1][:4] else ""


def list_quarters(first: str, last: str) -> list[str]:
    """All quarters from `2021-Q3` to `2022-Q2`, both included."""
    at, stop = (int(quarter[:4]) * 4 + int(quarter[-1]) - 1 for quarter in (first, last))
    return [f"{n // 4}-Q{n % 4 + 1}" for n in range(at, stop + 1)]

"""The nouns of the line: Document → Article → Sentence → Mention → Entity → Statement / Observation → Corpus.

All are frozen and hold tuples; a stage returns new nouns and changes none.
Offsets are half-open code points. Two coordinate systems exist and are never mixed: positions in `Article.text`
(cleaned), and positions in `Document.text` (decoded, as it lies on disk). `Article.offsets` leads from the first
to the second.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from kg.vocabulary import Bound, Kind, Modality, Predicate, ValueKind


class Span(NamedTuple):
    """A half-open range of code points: a named tuple, since a page makes, compares and sorts thousands."""

    start: int
    stop: int

    def __len__(self) -> int:
        return self.stop - self.start

    def covers(self, other: Span) -> bool:
        """Whether `other` lies inside this span."""
        return self.start <= other.start and other.stop <= self.stop

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.stop and other.start < self.stop


@dataclass(frozen=True, slots=True)
class Document:
    """One source text. `id` is its file name without folder; `text` is decoded and otherwise as it lies on disk."""

    id: str
    text: str
    source: str = ""
    published: str = ""
    title: str = ""
    markup: bool = False
    """Whether `text` holds HTML or Markdown mark-up."""


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Maps positions of a cleaned text to positions of its document's text.

    `starts[i]` is where run i begins in the cleaned text, `sources[i]` where it begins in the document; inside a run
    both advance together. A run with source -1 was inserted by the reader (a paragraph break) and has no source.
    """

    starts: tuple[int, ...]
    sources: tuple[int, ...]

    def source(self, position: int) -> int:
        """The document position of the cleaned character at `position`; -1 where it was inserted."""
        run = bisect_right(self.starts, position) - 1
        origin = self.sources[run]
        return -1 if origin < 0 else origin + position - self.starts[run]

    def locate(self, span: Span) -> Span:
        """The smallest document span that holds the characters of the cleaned `span`.

        Raises ValueError if no character of `span` comes from the document.
        """
        runs = self.runs(span)
        if not runs:
            raise ValueError(f"nothing of {span} comes from the document")
        return Span(min(start for _, start, _ in runs), max(start + length for _, start, length in runs))

    def runs(self, span: Span) -> list[tuple[int, int, int]]:
        """The pieces of the cleaned `span` that lie together in the document, in the order of the cleaned text: where
        each begins there, where it begins in the document, and its length."""
        found = []
        run = bisect_right(self.starts, span.start) - 1
        while run < len(self.starts) and self.starts[run] < span.stop:
            start = max(self.starts[run], span.start)
            stop = min(self.starts[run + 1], span.stop) if run + 1 < len(self.starts) else span.stop
            if self.sources[run] >= 0 and stop > start:
                found.append((start, self.sources[run] + start - self.starts[run], stop - start))
            run += 1
        return found


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of an article's text with its role: headline, kicker, subhead, byline, body or caption."""

    span: Span
    role: str = "body"


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a document.

    `text` is the cleaned text: lines joined, paragraphs separated by one line feed, the headline (where there is one)
    as the first paragraph. `title` is the headline as one line. `published` is an ISO date of any precision, or "".
    """

    document: str
    index: int
    title: str
    text: str
    offsets: OffsetMap
    paragraphs: tuple[Paragraph, ...]
    published: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article: its span in `article.text`, and the number of its paragraph."""

    article: Article
    index: int
    paragraph: int
    span: Span

    @property
    def text(self) -> str:
        """The cleaned text of the sentence."""
        return self.article.text[self.span.start : self.span.stop]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit as written (亿元, 万吨, 家, %). `amount` counts in that unit.

    `currency` is an ISO 4217 code for money, else "". `low` is the lower end of a range (20-30亿元), else None.
    """

    amount: Decimal
    unit: str
    bound: Bound | None = None
    currency: str = ""
    low: Decimal | None = None


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of time: ISO dates of reduced precision, `start` and `stop` both inclusive and equal for one date."""

    start: str
    stop: str

    def __str__(self) -> str:
        return self.start if self.start == self.stop else f"{self.start}/{self.stop}"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of `Article.text` that names an entity or a value. `finder` says what found it.

    `value` is set for quantities and periods. `inner` holds names inside this name (上海自贸试验区 inside
    上海自贸试验区临港新片区), in order. `defined` is the full name where the text gives one for this mention
    (the short form after 以下简称 carries the long form).
    """

    span: Span
    text: str
    kind: Kind | ValueKind
    finder: str
    value: Quantity | Period | None = None
    inner: tuple[Mention, ...] = ()
    defined: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """One real thing. `name` is the fullest proper form; `aliases` are its other surface forms, sorted.

    Inside one document `id` is local ("e7"); in a `Corpus` it is the IRI. `codes` are pairs such as
    ("gbt2260", "510100"). `reasons` say, one line each, why surface forms were merged.
    """

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    documents: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Where a statement stands: `span` in the document's text as it lies on disk.

    `text` is `Document.text[start:stop]` with white space and mark-up removed. `rule` is the provenance name.
    """

    document: str
    article: str
    start: int
    stop: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Statement:
    """`subject` and `object` are entity ids. `date` is an ISO date, a period FROM/TO, or ""."""

    subject: str
    predicate: Predicate
    object: str
    modality: Modality
    evidence: tuple[Evidence, ...]
    amount: Quantity | None = None
    date: str = ""
    post: str = ""
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Observation:
    """A figure stated of an entity. `quantity` is None where only a rank is given. `growth` is % year on year."""

    subject: str
    indicator: str
    quantity: Quantity | None
    evidence: tuple[Evidence, ...]
    period: str = ""
    growth: Decimal | None = None
    rank: str = ""
    modality: Modality = Modality.FACT
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """What the graph keeps of an article: headline, date, and its span in the document's text."""

    title: str
    published: str
    span: Span


@dataclass(frozen=True, slots=True)
class Refusal:
    """A candidate that was not asserted, and why."""

    article: int
    span: Span
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document yields: the unit that is cached, replaced, removed, and sent between workers.

    Entity ids are local to the document.
    """

    document: str
    source: str
    published: str
    sha256: str
    articles: tuple[ArticleRecord, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    observations: tuple[Observation, ...]
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """What the graph keeps of a document."""

    id: str
    source: str
    published: str
    sha256: str
    articles: tuple[ArticleRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class Corpus:
    """The resolved whole, in canonical order: entities by id (their IRI), statements and observations by content."""

    documents: tuple[DocumentRecord, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    observations: tuple[Observation, ...] = ()
    by_id: dict[str, Entity] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class ResolvedArticle:
    """An article with its mentions tied to entities: what rules and observations read.

    `mentions` are sorted and do not overlap. `entities_of[i]` are the ids that `mentions[i]` names: none for values,
    several for a joint reference (“两区”). `topics[j]` are the ids a subjectless clause of sentence j speaks of;
    `subjects[j]` are the subjects of its clauses, in order: (offset in the article, ids of the joint subject);
    empty where they have not been looked for.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    entities_of: tuple[tuple[str, ...], ...]
    topics: tuple[tuple[str, ...], ...]
    subjects: tuple[tuple[tuple[int, tuple[str, ...]], ...], ...]

"""Articles under way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.articles.blocks import Block


@dataclass(slots=True, eq=False)
class Draft:
    """An article under way: the column head above it, its headings, then its other blocks in order."""

    label: Block | None = None
    headings: list[Block] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    begun: bool = False
    """Whether a paragraph or caption was added, while boundaries are found."""

    def add(self, block: Block) -> None:
        """Appends a block."""
        self.blocks.append(block)
        self.begun = self.begun or block.role in ("body", "caption")

    @property
    def body(self) -> str:
        """The text of its paragraphs and captions."""
        return "\n".join(b.text for b in self.blocks if b.role in ("body", "caption"))

    @property
    def pairs(self) -> Iterator[Counter[str]]:
        """The telling pairs of its headings, paragraphs and captions."""
        yield from (b.pairs for b in self.headings)
        yield from (b.pairs for b in self.blocks if b.role in ("body", "caption"))

    @property
    def has_body(self) -> bool:
        """Whether it has a paragraph or caption at all."""
        return any(b.role in ("body", "caption") for b in self.blocks)

    @property
    def start(self) -> int:
        """Where its first paragraph stands in the file; a draft of headings alone counts by these."""
        places = [b.start for b in self.blocks if b.role in ("body", "caption")] or [b.start for b in self.blocks]
        return min(places) if places else min(b.start for b in self.headings)

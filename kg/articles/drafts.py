"""Articles under way."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.articles.blocks import Block


@dataclass(slots=True, eq=False)
class Draft:
    """An article under way: the column head above it, its headings, then its other blocks in order."""

    label: Block | None = None
    headings: list[Block] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    @property
    def body(self) -> str:
        """The text of its paragraphs and captions."""
        return "\n".join(b.text for b in self.blocks if b.role in ("body", "caption"))

    @property
    def has_body(self) -> bool:
        """Whether it has a paragraph or caption at all."""
        return any(b.role in ("body", "caption") for b in self.blocks)

    @property
    def start(self) -> int:
        """Where its first paragraph stands in the file; a draft of headings alone counts by these."""
        places = [b.start for b in self.blocks if b.role in ("body", "caption")] or [b.start for b in self.blocks]
        return min(places) if places else min(b.start for b in self.headings)

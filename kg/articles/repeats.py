"""Paragraphs that a page prints twice, and those that it prints in pieces."""

from __future__ import annotations

from collections import Counter

from kg.articles.blocks import Block
from kg.articles.shapes import TERMINAL

_STOPS = TERMINAL.replace("。", "") + "\n"
_EDGE = 8
"""So many characters at a sentence's head or tail find the sentence that a piece is part of."""
_TELLING = 16
"""A sentence of so many characters whose head and tail no other has stands nowhere else: most need no closer look."""


def drop_repeats(blocks: list[Block]) -> list[Block]:
    """Without paragraphs all of whose sentences stand elsewhere, whole or as the end or beginning of a longer one."""
    bodies = [b for b in blocks if b.role == "body"]
    texts = [_flatten(b.text) for b in bodies]
    paragraphs = _part_sentences(texts)
    suspects = _find_suspects(paragraphs)
    if not suspects:
        return blocks
    edges = _index_edges(paragraphs, suspects)
    sizes = [len(text) for text in texts]
    dropped: set[int] = set()
    for number in suspects:
        if all(_is_repeated(s, number, sizes, edges, dropped) for s in paragraphs[number]):
            dropped.add(number)
    gone = {id(bodies[number]) for number in dropped}
    return [b for b in blocks if id(b) not in gone]


def _part_sentences(texts: list[str]) -> list[list[str]]:
    """The sentences of each text, without those too short to tell anything."""
    # Replacing each mark is several times as fast as splitting at a class of characters, once a page than once a text.
    page = "\x1e".join([text.replace("\x1e", "。") for text in texts])
    for mark in _STOPS:
        page = page.replace(mark, "。")
    return [[s for s in text.split("。") if len(s) >= _EDGE] for text in page.split("\x1e")] if texts else []


def _find_suspects(paragraphs: list[list[str]]) -> list[int]:
    """The paragraphs that may be repeated: each sentence begins or ends as another does, or is too short to tell."""
    heads = Counter([sentence[:_TELLING] for sentences in paragraphs for sentence in sentences])
    tails = Counter([sentence[-_TELLING:] for sentences in paragraphs for sentence in sentences])
    return [
        number
        for number, sentences in enumerate(paragraphs)
        if sentences
        and all(len(s) < _TELLING or tails[s[-_TELLING:]] > 1 or heads[s[:_TELLING]] > 1 for s in sentences)
    ]


def _index_edges(paragraphs: list[list[str]], suspects: list[int]) -> dict[str, list[tuple[int, str]]]:
    """Head or tail of a sentence → the sentences that begin or end so, with their paragraphs; for the heads and tails
    of suspects, and only the first few: no more are looked at."""
    edges: dict[str, list[tuple[int, str]]] = {}
    for number in suspects:
        for sentence in paragraphs[number]:
            edges[sentence[:_EDGE]] = []
            edges[sentence[-_EDGE:]] = []
    for number, sentences in enumerate(paragraphs):
        for sentence in sentences:
            head, tail = sentence[:_EDGE], sentence[-_EDGE:]
            if (rows := edges.get(head)) is not None and len(rows) < _LOOKED_AT:
                rows.append((number, sentence))
            if tail != head and (rows := edges.get(tail)) is not None and len(rows) < _LOOKED_AT:
                rows.append((number, sentence))
    return edges


def _is_repeated(
    sentence: str, number: int, sizes: list[int], edges: dict[str, list[tuple[int, str]]], dropped: set[int]
) -> bool:
    """Whether a sentence of paragraph `number` stands in another that is kept."""
    for key in (sentence[-_EDGE:], sentence[:_EDGE]):
        for other, longer in edges.get(key, ()):
            if other == number or other in dropped:
                continue
            if not (longer.endswith(sentence) or longer.startswith(sentence)):
                continue
            # Of two alike the first stays; of a piece and its whole the whole.
            if (sizes[other], -other) > (sizes[number], -number) or (longer == sentence and other < number):
                return True
    return False


_LOOKED_AT = 8


def _flatten(text: str) -> str:
    return "".join(text.split()) if " " in text or "\u3000" in text else text


def join_pieces(blocks: list[Block]) -> list[Block]:
    """Paragraphs whose sentence breaks off put together with the paragraph that goes on, where it stands elsewhere.

    It goes on where the characters around the seam stand together elsewhere (项目集|中签约 and 项目集中签约).
    """
    tails = [b for i, b in enumerate(blocks) if b.is_open and _is_cut_off(blocks, i)]
    if not tails or len(tails) > _MOST_PIECES:
        return blocks
    page = "".join(_flatten(b.text) + "\n" for b in blocks)
    heads = [b for i, b in enumerate(blocks) if b.role == "body" and not b.opens and _may_go_on(blocks, i)]
    if len(heads) > _MOST_PIECES:
        return blocks
    joined: dict[int, Block] = {}
    gone: set[int] = set()
    for tail in tails:
        best = max(
            (
                (_seam(tail, head, page), -n)
                for n, head in enumerate(heads)
                if id(head) not in gone and not _leads(joined, head, tail)
            ),
            default=(0, 0),
        )
        if best[0] >= _SEAM:
            head = heads[-best[1]]
            gone.add(id(head))
            joined[id(tail)] = head
    result: list[Block] = []
    for block in blocks:
        if id(block) in gone:
            continue
        lines = list(block.lines)
        following = joined.get(id(block))
        while following is not None:
            lines += following.lines
            following = joined.get(id(following))
        result.append(Block(lines, block.role, block.opens, block.close) if len(lines) > len(block.lines) else block)
    return result


_MOST_PIECES = 60
"""A page with more broken paragraphs is not put together by looking: each is compared with each."""
_SEAM = 4
"""So many characters around a seam, at least one on either side, stand together elsewhere."""


def _leads(joined: dict[int, Block], head: Block, tail: Block) -> bool:
    """Whether what is joined behind `head` already comes round to `tail`."""
    block: Block | None = head
    while block is not None and block is not tail:
        block = joined.get(id(block))
    return block is tail


def _is_cut_off(blocks: list[Block], at: int) -> bool:
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    return following is None or following.role != "body" or following.opens


def _may_go_on(blocks: list[Block], at: int) -> bool:
    return at > 0 and not blocks[at - 1].is_open


def _seam(tail: Block, head: Block, page: str) -> int:
    """How many characters around the seam of two pieces stand together elsewhere; 0 where under four do."""
    before, after = _flatten(tail.text[-9:])[-6:], _flatten(head.text[:9])[:6]
    if not any(before[-left:] + after[: _SEAM - left] in page for left in range(1, _SEAM)):
        return 0
    for size in range(8, _SEAM - 1, -1):
        for left in range(max(1, size - len(after)), min(size - 1, len(before)) + 1):
            if before[-left:] + after[: size - left] in page:
                return size
    return 0


def join_interrupted(blocks: list[Block], positions: dict[int, int]) -> list[Block]:
    """Two paragraphs of one article made one where the first breaks off and something else of the page stood between
    them. `positions` numbers the page's blocks in the order of the file, by identity."""
    result: list[Block] = []
    for block in blocks:
        before = result[-1] if result else None
        if (
            before is not None
            and before.is_open
            and len(before.text) > _EDGE
            and block.role == "body"
            and not block.opens
            and positions.get(id(block), 0) > positions.get(id(before), 0) + 1
        ):
            result[-1] = Block([*before.lines, *block.lines], before.role, before.opens, before.close)
            positions[id(result[-1])] = positions.get(id(block), 0)
        else:
            result.append(block)
    return result

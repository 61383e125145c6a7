"""The items of a round-up, numbered (一周产经: 1．某区签约…) or labelled with a place (●某市 3月1日，…), told from the
numbered or labelled points of one article."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.articles import cues
from kg.articles.blocks import Block
from kg.articles.boundaries import find_places
from kg.articles.lines import cut_runs
from kg.articles.scripts import simplify
from kg.numerals import read_number

_NUMBER = re.compile(
    "[（(]?(?P<number>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})(?P<style>[.．、）)]|】)\\s*(?![0-9])"
)
_LABEL = re.compile(
    f"(?:【(?P<name>[\u4e00-\u9fff]{{2,10}})】|[{cues.MARKS}](?P<bare>[\u4e00-\u9fff]{{2,10}})[\\s：:])\\s*"
)
_PLACE = re.compile("[\u4e00-\u9fff]{1,9}(?:省|市|县|区|州|盟|旗|港|新城)")
"""A label that says where: a division or zone, known or not."""
_SHORTEST = 6
"""The headline of a piece of news has no fewer characters; a section's often has."""
_NEWS = re.compile(
    ".{0,20}?(?:(?<![年\\d])\\d{1,2}月\\d{1,2}日|日前|近日|近期|昨日|今日|昨天|今天|本周|上周|(?<!\\d)\\d{1,2}日)"
)
"""How news says at its head when it happened; points of a plan, speech or feature do not."""


def part_items(blocks: list[Block]) -> list[Block]:
    """The blocks with each numbered headline of a round-up made one that opens an article, its number dropped; the
    round-up's own name above the first item becomes furniture. Other pages come back as they are."""
    result = list(blocks)
    for run in _find_runs(blocks):
        if not _is_round_up([(blocks[at], blocks[at + 1]) for at in run]):
            continue
        for at in run:
            result[at] = _make_headline(blocks[at])
        head = run[0] - 1
        if head >= 0 and blocks[head].role == "heading" and (head == 0 or blocks[head - 1].role == "furniture"):
            result[head] = Block(blocks[head].lines, "furniture")
    for at in (*_find_labelled(blocks), *_find_script_items(blocks)):
        result[at].opens = True
    return result


_LEAD_IN = re.compile(r"【(?:导语|第[一二三四五六七八九十\d]{1,3}条)】")
"""What begins an item in the script of a broadcast."""


def _find_script_items(blocks: list[Block]) -> list[int]:
    """Places of the paragraphs that begin the items of a script; none where it has one item only."""
    places = [at for at, block in enumerate(blocks) if block.role == "body" and _LEAD_IN.match(block.text)]
    return places if len(places) > 1 else []


def _find_labelled(blocks: list[Block]) -> list[int]:
    """Places of paragraphs in a row each of which begins with a place of its own, and of which half tell of a day."""
    rows: list[list[tuple[int, str, bool]]] = [[]]
    for at, block in enumerate(blocks):
        match = _LABEL.match(block.text) if block.role == "body" and block.text[0] in _LABEL_HEADS else None
        name = (match["name"] or match["bare"]) if match else ""
        if match and (_PLACE.fullmatch(name) or name in find_places(name)):
            rows[-1].append((at, name, _NEWS.match(block.text, match.end()) is not None))
        elif rows[-1]:
            rows.append([])
    return [at for row in rows if _is_row(row) for at, _, _ in row]


def _is_row(row: list[tuple[int, str, bool]]) -> bool:
    """Whether labelled paragraphs are items: two of them and half of all tell of a day, and no place comes twice."""
    dated = sum(told for _, _, told in row)
    return dated > 1 and dated * 2 >= len(row) and len({name for _, name, _ in row}) == len(row)


_LABEL_HEADS = "【" + cues.MARKS


def _find_runs(blocks: list[Block]) -> list[list[int]]:
    """Places of numbered headlines, each right above a paragraph, whose numbers ascend in one style."""
    runs: list[list[int]] = []
    last: tuple[str, int] = ("", 0)
    for at, (block, following) in enumerate(pairwise(blocks)):
        if block.role != "heading" or not (match := _NUMBER.match(block.text)) or following.role != "body":
            continue
        number = read_number(match["number"])
        style = match["style"] + ("一" if match["number"][0] in "一二三四五六七八九十" else "1")
        if number is None or len(block.text) - match.end() < _SHORTEST:
            continue
        if runs and style == last[0] and number > last[1]:
            runs[-1].append(at)
        else:
            runs.append([at])
        last = (style, int(number))
    return [run for run in runs if len(run) > 1]


def _is_round_up(items: list[tuple[Block, Block]]) -> bool:
    """Whether numbered headlines are of news each by itself: the paragraphs below open as articles or tell of a day,
    all but one in three, and the headlines name places of their own."""
    texts = [simplify(body.text[:60]) for _, body in items]
    if all(cues.opens(text) for text in texts):
        return True
    news = sum(cues.opens(text) or _NEWS.match(text) is not None for text in texts)
    if news < len(items) - len(items) // 3:
        return False
    places = [find_places(simplify(_NUMBER.sub("", heading.text, count=1))) for heading, _ in items]
    named = [names for names in places if names]
    return len(named) * 2 > len(items) and len(frozenset(named)) == len(named) and not frozenset.intersection(*named)


def _make_headline(block: Block) -> Block:
    line = block.lines[0]
    match = _NUMBER.match(line.text)
    start = match.end() if match else 0
    runs = cut_runs(line.runs, start, len(line.text))
    first = line._replace(text=line.text[start:], runs=runs, role="brief")
    return Block([first, *block.lines[1:]], "heading", block.opens, block.close, block.apart)

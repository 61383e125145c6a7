"""Lines → blocks: paragraphs put together again, headings, bylines, captions and furniture told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median

from kg.articles.lines import Line

_TERMINAL = "。！？!?；…"
_CLOSERS = "”’」』）)】"
_OPEN_ENDED = "，、：,—-（(《“‘的和与及在将为是对"
_START = re.compile(
    r"(?:本报讯|本报[\u4e00-\u9fff]{1,8}(?:讯|电)|[\u4e00-\u9fff]{2,8}(?:电|讯)(?=记者|（|\(|\s)|新华社|中新社|据[\u4e00-\u9fff]{2,8}报道)"
)
_REPORTED = re.compile(r"^(?:本报讯)?.{0,24}?(?:记者|通讯员)[^。，]{1,24}报道")
_BYLINE = re.compile(
    r"^(?:□|■|◎|●)?[^。，！？]{0,14}(?:记者|通讯员|特约撰稿|撰稿|文/|作者|见习记者|评论员)[^。，！？]{0,24}$|^[□■◎]"
)
_SIGNED = re.compile(r"[。！？]（[^（）。]{2,14}）$")
_INITIALS = re.compile(r"[。！？”]\s+[（(]?[\u4e00-\u9fff]{2,4}[）)]?$")
_CONTINUED = re.compile(
    r"^(?:[0-9]{4}年，|在|从|对|当|随着|去年|今年|日前|近日|据|目前|自[^贸主然动由信]|但|而|为了|通过|根据)"
)
_NAMES = re.compile(
    r"^[\u4e00-\u9fff]{2,3}(?:[ \u3000]+[\u4e00-\u9fff]{2,3}){0,4}$|^[\u4e00-\u9fff]{1} [\u4e00-\u9fff]$"
)
_CAPTION = re.compile(
    r"^(?:图为|上图|下图|图[①②③一二三1-9]|▲|图片来源|图片说明)|(?:摄|资料图片）?|供图|/摄)$|^[\u4e00-\u9fff]{2,4}/摄$|^\(?（?资料图片"
)
_FURNITURE = re.compile(
    r"^(?:第?[0-9A-Z一二三四五六七八九十]{1,3}版|[\u4e00-\u9fff]{0,4}(?:看台|看点|看板|动态|传真|推荐|要闻|导读|热线|专栏|聚焦|快讯|简讯|速递|视窗|广角)|“.{1,4}”动力|责任编辑.*|编辑.{0,12}|[（(]?本组消息.*|图片来源.*|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日星期.)$"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A repaired paragraph or heading: its characters and their places on disk. `role` is body, heading, byline,
    caption or furniture; `opens` says that an article's first paragraph looks like this (本报讯 …)."""

    text: str
    places: tuple[int, ...]
    role: str
    opens: bool = False


def build_blocks(lines: list[Line]) -> list[Block]:
    """The blocks of a page, in the order of the file."""
    return _build_wrapped(lines) if _is_wrapped(lines) else _build_plain(lines)


def _is_wrapped(lines: list[Line]) -> bool:
    """Whether the page is set in narrow columns: most lines are short and break inside a sentence."""
    if len(lines) < 8:
        return False
    width = median(len(line.text) for line in lines)
    broken = sum(1 for line in lines if line.text[-1] not in _TERMINAL + _CLOSERS)
    return width <= 40 and broken * 2 > len(lines)


def _ends(text: str) -> bool:
    if _SIGNED.search(text):
        return True
    bare = text.rstrip(_CLOSERS)
    return bool(bare) and (bare[-1] in _TERMINAL or (text[-1] in _CLOSERS and bare[-1] in _TERMINAL))


def _classify(line: Line) -> str:
    text = line.text
    if _FURNITURE.match(text):
        return "furniture"
    if _CAPTION.search(text) and len(text) <= 60:
        return "caption"
    if len(text) <= 40 and (_BYLINE.match(text) or _NAMES.match(line.spaced)) and not _START.match(text):
        return "byline"
    return ""


def _join(lines: list[Line], role: str = "body") -> Block:
    characters: list[str] = []
    places: list[int] = []
    for line in lines:
        if (
            characters
            and characters[-1].isascii()
            and characters[-1].isalpha()
            and line.text[0].isascii()
            and line.text[0].isalpha()
        ):
            characters.append(" ")
            places.append(line.places[0] - 1)
        characters.extend(line.text)
        places.extend(line.places)
    text = "".join(characters)
    return Block(text, tuple(places), role, bool(_START.match(text) or _REPORTED.match(text)))


def _build_plain(lines: list[Line]) -> list[Block]:
    """A paragraph a line; a long line that breaks inside a sentence takes the next one."""
    blocks: list[Block] = []
    open_lines: list[Line] = []
    for line in lines:
        role = _classify(line)
        if open_lines and not role and not _looks_like_heading(line):
            blocks.append(_join([*open_lines, line]))
            open_lines = []
            continue
        if open_lines:
            blocks.append(_join(open_lines))
            open_lines = []
        if role:
            blocks.append(_join([line], role))
        elif _looks_like_heading(line):
            blocks.append(_join([line], "heading"))
        elif not _ends(line.text) and line.text[-1] not in "：—…" and not _INITIALS.search(line.spaced):
            open_lines = [line]
        else:
            blocks.append(_join([line]))
    return blocks + ([_join(open_lines)] if open_lines else [])


def _looks_like_heading(line: Line) -> bool:
    text = line.text
    return (
        len(text) <= 56
        and not _ends(text)
        and text[-1] not in _OPEN_ENDED + "；"
        and text[0] not in "，。、；）”"
        and not _START.match(text)
        and text.count("，") <= 1
        and not _CONTINUED.match(text)
        and all(text.count(a) == text.count(b) for a, b in ("《》", "“”", "（）"))
    ) or (len(text) <= 40 and text.endswith(("——", "：")) and len(text) >= 4 and "，" not in text)


def _build_wrapped(lines: list[Line]) -> list[Block]:
    """Columns: lines go together until a line that ends its paragraph short of the column's width."""
    gap = median([line.blank for line in lines])
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        role = _classify(lines[at])
        heading = 0 if role else _heading_length(lines, at, gap, blocks)
        if role:
            stop = at + 1
            while role == "caption" and not _ends(lines[stop - 1].text) and stop < len(lines) and stop - at < 4:
                if _classify(lines[stop]) != "caption" or lines[stop - 1].text.endswith(("摄", "片", "）")):
                    break
                stop += 1
            blocks.append(_join(lines[at:stop], role))
            at = stop
        elif heading:
            blocks.append(_join(lines[at : at + heading], "heading"))
            at += heading
        else:
            stop = _paragraph_stop(lines, at, gap)
            blocks.append(_join(lines[at:stop]))
            at = stop
    return blocks


_SHORT = 1.5
"""By how many full-width characters a paragraph's last line is shorter than its column."""


def _measure(text: str) -> float:
    """The width of a line in full-width characters: an ASCII character takes half a place."""
    return sum(0.5 if character.isascii() else 1.0 for character in text)


def _width(lines: list[Line], at: int) -> float:
    """The width of the column around line `at`: most of its lines fill it."""
    window = sorted(_measure(line.text) for line in lines[max(0, at - 6) : at + 7])
    return window[len(window) * 3 // 4]


def _paragraph_stop(lines: list[Line], start: int, gap: float) -> int:
    at = start
    while at + 1 < len(lines):
        here, following = lines[at], lines[at + 1]
        if _ends(here.text) and (_measure(here.text) <= _width(lines, at) - _SHORT or following.blank > gap):
            break
        if _START.match(following.text) or (_ends(here.text) and _classify(following)):
            break
        if following.blank < gap and _ends(here.text):
            break
        at += 1
    return at + 1


def _heading_length(lines: list[Line], at: int, gap: float, blocks: list[Block]) -> int:
    """How many lines from `at` on are one heading; 0 where none is.

    A heading follows a finished block, its lines do not end a sentence, and they stand closer together than the lines of
    the columns do, or it is one line between finished blocks.
    """
    if blocks and blocks[-1].role == "body" and not _ends(blocks[-1].text):
        return 0
    stop = at
    while stop < len(lines) and stop - at < 4:
        text = lines[stop].text
        if stop > at and lines[stop].blank >= gap and gap > 0:
            break
        if _ends(text) or _classify(lines[stop]) or _START.match(text):
            break
        stop += 1
    length = stop - at
    if not length or len("".join(line.text for line in lines[at:stop])) > 60:
        return 0
    if blocks and blocks[-1].role in ("furniture", "heading") and len(lines) - at <= 8:
        return 1 if _looks_like_heading(lines[at]) else 0
    if gap == 0:
        return 1 if _measure(lines[at].text) < 0.7 * _width(lines, at) and _looks_like_heading(lines[at]) else 0
    closed = stop >= len(lines) or lines[stop].blank >= gap or _START.match(lines[stop].text) or length > 1
    if length > 1 or (stop < len(lines) and (lines[stop].blank < gap or _START.match(lines[stop].text))):
        return length
    alone = stop >= len(lines) or _classify(lines[stop]) in ("furniture", "byline", "caption")
    short = _measure(lines[at].text) < 0.7 * _width(lines, at)
    long = _measure(lines[at].text) > 1.15 * _width(lines, at)
    return length if closed and (alone or short or long) and lines[at].text[-1] not in _OPEN_ENDED else 0

"""Pages without end, made of our own samples: what growth, memory and the cluster are measured on.

A page takes paragraphs of seeds/news at random and gives the companies in them other brands, some of
which recur on many pages and most on few, as in a newspaper. The same seed and number give the same page.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_BRAND = re.compile(
    r"[\u4e00-\u9fff]{2}(?=(?:科技|电子|汽车|生物|材料|半导体|光电|医药|能源|股份|智能)[\u4e00-\u9fff]{0,6}公司)"
)
_FIRST, _SECOND = "云星海华天金瑞恒远新博宏泰锦辰旭祥润凌启", "帆河岳芯桥途康诚源达图景川禾峰原舟森石羽"
_ZONES = ("星河高新区", "云溪经开区", "南屏高新区", "白鹭湾经济技术开发区", "青杉综合保税区", "北岭新区")
_TRADES = ("科技", "电子", "汽车", "生物", "新材料", "半导体", "光电", "医药")
_PARAGRAPHS = (3, 9)
"""Fewest and most paragraphs of a page."""


@cache
def _read_samples() -> tuple[str, ...]:
    """The paragraphs of the samples that end as sentences do."""
    pages = sorted((ROOT / "seeds" / "news").glob("*.txt"))
    blocks = [block for page in pages for block in page.read_text(encoding="utf-8").split("\n\n")]
    joined = ["".join(block.split()) for block in blocks if not block.startswith("README")]
    return tuple(block for block in joined if block.endswith("。") and len(block) >= 40)


def make_page(number: int, seed: int = 7) -> str:
    """The text of page `number`: a headline and some paragraphs, 300 to 1500 characters."""
    draw = random.Random(f"{seed}/{number}")
    count = draw.randint(*_PARAGRAPHS)
    paragraphs = [_BRAND.sub(lambda _: _draw_brand(draw), draw.choice(_read_samples())) for _ in range(count)]
    paragraphs.insert(draw.randint(0, count), _write_news(draw, draw.choice(_ZONES)))
    day = f"2021-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
    return f"星河高新区第{number}次通报\n\n{day}\n\n" + "\n\n".join(paragraphs) + "\n"


def _write_news(draw: random.Random, zone: str) -> str:
    """A made-up signing, so that the number of companies and projects grows with the number of pages."""
    firm, other = _draw_brand(draw), _draw_brand(draw)
    trade, amount = draw.choice(_TRADES), draw.randint(1, 90)
    return (
        f"近日，{zone}与{firm}{trade}有限公司签约，建设{firm}{trade}产业园项目，总投资{amount}亿元。"
        f"{other}{draw.choice(_TRADES)}股份有限公司落户{zone}。"
        f"去年，{zone}生产总值达{amount * 31}亿元，同比增长{amount % 17}.3%。"
    )


def _draw_zone(draw: random.Random) -> str:
    return _draw_brand(draw)[:2] + draw.choice(("高新区", "经开区", "综合保税区"))


def _draw_brand(draw: random.Random) -> str:
    """A brand of four characters; the first ones come often, the last ones once in a long while."""
    rank = int(160_000 ** draw.random()) - 1
    first, second = len(_FIRST), len(_SECOND)
    picks = (_FIRST[rank % first], _SECOND[rank // first % second], _FIRST[rank // first // second % first])
    return "".join((*picks, _SECOND[rank // first // second // first % second]))


def make_news_page(number: int, seed: int = 7) -> str:
    """The text of page `number` of another kind: no sentence twice, and new firms, projects and zones on every page.

    Names are drawn by Zipf's law (a name's frequency is one over its rank), so that a few are everywhere, as in
    newspapers, and the number of names grows with the number of pages.
    """
    draw = random.Random(f"news/{seed}/{number}")
    paragraphs = [_write_news(draw, _draw_zone(draw)) for _ in range(draw.randint(*_PARAGRAPHS))]
    day = f"2021-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
    return f"第{number}次通报\n\n{day}\n\n" + "\n\n".join(paragraphs) + "\n"


def write_pages(
    folder: Path, count: int, seed: int = 7, start: int = 0, make: Callable[[int, int], str] = make_page
) -> Path:
    """Writes pages `start` to `start + count`, as `make` makes them, as text files; returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(start, start + count):
        (folder / f"page-{number:07}.txt").write_text(make(number, seed), encoding="utf-8")
    return folder


def write_records(path: Path, count: int, seed: int = 7) -> Path:
    """Writes pages as the rows of one JSONL file; returns its path."""
    import json

    with path.open("w", encoding="utf-8") as stream:
        for number in range(count):
            row = {"id": f"{number:07}", "text": make_page(number, seed)}
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path

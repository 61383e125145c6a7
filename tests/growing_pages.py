"""Short pages of made-up firms, zones and people that get into each other's way, as the pages of a real newspaper do.

Two firms of nearly one name are one as soon as a third page says so, an abbreviation stands now for this firm and now
for that, people and districts share names, a project is built on one page and in operation on another.
"""

from __future__ import annotations

import random
from functools import cache

from kg.pipeline import extract_document
from kg.seeds import Entry, load_lexicon
from kg.types import Document, Extraction

CURATION = (
    Entry(
        "李青@云帆高新区管委会", "curation", {"decision": "same", "kind": "Person", "other": "李青@京北斗科技有限公司"}
    ),
    Entry("星河材料股份有限公司", "curation", {"decision": "same", "kind": "Company", "other": "星河新材料有限公司"}),
    Entry(
        "远山生物有限公司", "curation", {"decision": "different", "kind": "Company", "other": "远山生物医药有限公司"}
    ),
)
"""What the editors decided of firms that the pages name."""

JOINING = (
    "京北斗科技有限公司（以下简称“北斗科技有限公司”）开工建设云帆产业园项目。",
    "远山生物医药有限公司（以下简称“远山生物有限公司”）落户云帆高新区。",
    "云帆高新技术产业开发区（以下简称“云帆高新区”）签约引进北斗科技有限公司。",
    "云帆产业园二期项目（以下简称“云帆产业园项目”）总投资20亿元，由京北斗科技有限公司投资建设。",
)
"""What makes two names one; without it each has its own entity."""
MOVING = (
    "青禾智造科技有限公司（以下简称“青禾智造集团”）落户云帆高新区，总投资8亿元。",
    "白鹭智造科技有限公司（以下简称“青禾智造集团”）落户滨江经济技术开发区，总投资8亿元。",
    "2022年3月，云帆高新区与青禾智造集团签约，建设青禾智造基地项目。",
)
"""An abbreviation that one page gives to one firm and another page to another."""
NAMESAKES = (
    "北斗科技有限公司董事长王明出席投资博览会。",
    "星河新材料有限公司董事长王明出席投资博览会。",
    "北斗科技有限公司董事长、星河新材料有限公司董事长王明出席投资博览会。",
    "专家王明出席投资博览会。",
)
"""One name at two firms, a page that says that both posts are one man's, and the name alone."""
STAGES = (
    "云帆产业园二期项目位于云帆高新区。",
    "云帆产业园二期项目在云帆高新区建成投产。",
    "云帆产业园二期项目在云帆高新区开工建设。",
    "云帆高新区加快云帆产业园二期项目建设。",
)
"""One relation in the words of several stages, and of none."""
DECIDED = (
    "星河新材料有限公司落户云帆高新区。",
    "星河材料股份有限公司落户滨江经济技术开发区，投资建设云帆产业园项目。",
    "远山生物有限公司落户滨江经济技术开发区。",
)
"""Two firms that the editors say are one, and one that they say is not the firm whose short name a page makes of it."""
PLAIN = (
    "北斗科技有限公司落户云帆高新区，总投资5亿元。",
    "京北斗科技有限公司落户滨江经济技术开发区，总投资5亿元。",
    "云帆产业园项目位于云帆高新区，由北斗科技有限公司开工建设。",
    "云帆产业园二期项目位于滨江经济技术开发区。",
    "星河材料股份有限公司与星河新材料有限公司签署战略合作协议。",
    "远山生物医药有限公司与北斗科技有限公司签署战略合作协议。",
    "专家王明出席云帆投资博览会，京北斗科技有限公司总经理李青出席。",
    "云帆高新区管委会主任李青介绍，去年云帆高新区生产总值达310亿元，同比增长7.3%。",
    "去年，滨江经济技术开发区生产总值达310亿元，同比增长5.1%。",
    "成都市郫都区签约引进北斗科技有限公司。",
    "成都市郫县签约引进远山生物医药有限公司。",
    "云帆高新区位于北京市朝阳区。",
    "云帆高新区位于长春市朝阳区。",
    "滨江经济技术开发区位于成都市。",
    "朝阳区签约引进星河新材料有限公司，总投资5亿元。",
)
_DATES = ("", "2021-05-01", "2022-01-12")


@cache
def read_page(number: int, variant: int) -> Extraction:
    """What kg extracts from page `number`; another `variant` is a later version of it."""
    draw = random.Random(f"growing/{number}/{variant}")
    sentences = [
        draw.choice(draw.choice((JOINING, MOVING, NAMESAKES, STAGES, DECIDED, PLAIN)))
        for _ in range(draw.randrange(1, 6))
    ]
    return read_sentences(f"{number:05}.txt", *dict.fromkeys(sentences), published=draw.choice(_DATES))


def read_sentences(document: str, *sentences: str, published: str = "") -> Extraction:
    """What kg extracts from a page of these sentences."""
    text = "\n\n".join(("云帆高新区通报", *sentences)) + "\n"
    return extract_document(Document(document, text, published=published), load_lexicon())

"""Figures in a quotation whose speaker is told behind it: “我们去年产值[8亿元]。”甲公司董事长某某说."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.observations.readings import NAMED, Reading
from kg.observations.seats import Draft
from kg.observations.things import is_of_firm
from kg.types import Mention
from kg.vocabulary import PLACES, Kind

_SIGHT = 240
_LEAD = re.compile("[，。]?(?:[^，。；“”]{0,12}，)?")
"""What may stand between a quotation and its speaker: ”站在车间门口，甲公司…."""
_SAYS = re.compile(
    "[^，。；“”]{0,24}?(?:董事长|总裁|经理|总监|负责人|厂长|主任|主管|创始人|书记|工程师|主席|CEO|部长|人员|代表|老板)"
    "[^，。；“”]{0,8}?(?:说|介绍|表示|告诉|坦言|透露|称|道|指出|直言|算|感慨)"
)
"""How a firm's man speaks."""
_OURS = re.compile("我们|咱们|我司|我厂|厂里|本厂|公司|企业(?!家|数)|集团")
_OWN = re.compile("^(?:我们|公司|企业|集团|厂)(?=.{2})(?!总部|数)")
_WORK = re.compile("^(?:年?产值|总?产值|订单|新?接订单|产能|年产|日产|月产|产量|销量|销售|营收|出口|税收|员工)")
_OTHERS = re.compile(
    "[全我本该][省市县区州镇村园国]|园区|行业|开发区|高新区|项目|产业|工程|村里|村民|农户|市场|每[亩户人斤吨]|一家|两家|其他|客户"
)
"""Words of a quotation that tell of something else than the speaker's firm."""


def find_speaking(draft: Draft, reading: Reading) -> list[str] | None:
    """The firm whose man says behind a quotation what it tells; None where no such man speaks or it names others."""
    resolved, text = reading.resolved, reading.resolved.article.text
    start = resolved.article.paragraphs[reading.sentence.paragraph].span.start
    opened = text.rfind("“", max(start, draft.position - _SIGHT), draft.position)
    closed = text.find("”", draft.position, draft.position + _SIGHT)
    if opened < 0 or closed < 0 or "”" in text[opened : draft.position] or "“" in text[draft.position : closed]:
        return None
    said = text[opened : draft.position]
    if _OTHERS.search(said) or not (_OURS.search(said) or is_of_firm(draft.indicator) or _WORK.match(draft.indicator)):
        return None
    if any(m.kind in NAMED | PLACES for m in _between(reading, opened, draft.position)):
        return None
    lead = _LEAD.match(text, closed + 1)
    number = bisect_left(resolved.mentions, closed, key=lambda m: m.span.start)
    if lead is None or number >= len(resolved.mentions):
        return None
    mention = resolved.mentions[number]
    near = mention.span.start in (closed + 1, lead.end()) and mention.kind is Kind.COMPANY
    if not near or not _SAYS.match(text, mention.span.stop):
        return None
    draft.indicator = _OWN.sub("", draft.indicator)
    return [i for i in resolved.entities_of[number] if reading.entities[i].kind is Kind.COMPANY] or None


def _between(reading: Reading, start: int, stop: int) -> tuple[Mention, ...]:
    mentions = reading.resolved.mentions
    first = bisect_left(mentions, start, key=lambda m: m.span.start)
    return tuple(mentions[first : bisect_left(mentions, stop, key=lambda m: m.span.start)])

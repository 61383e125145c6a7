"""Figures that a place's own body tells: 据甲市工信局介绍，去年…; 甲市委、市政府印发的方案提出，到2027年…."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.observations.readings import NAMED, Reading
from kg.observations.scopes import choose_scope
from kg.observations.seats import Draft
from kg.observations.wordings import load_wording
from kg.types import Mention
from kg.vocabulary import Kind

_BODY = re.compile(
    "(?P<class>[省市县区州镇乡旗])?(?:人民|党)?(?:政府|[党工]*委(?!会)|[^省市县区州镇乡旗园海]{0,10}(?:[局厅办委署队社会]|办公室|委员会|管委会|领导小组|中心))(?:[和、]?(?:管委会|[市县省区州]?政府|党工委))?"
)
"""What stands behind the place in the name of one of its bodies."""
_FOREIGN = re.compile("海关|银行|分行|中心支行|检疫|海事|海警|航道|铁路局|民航|出入境")
"""Bodies that answer for more than the place they are called by."""
_TELLS = re.compile(
    "说|介绍|表示|透露|[声宣]?称|告诉|坦言|分析|提出|明确|统计|显示|披露|发布|公布|通报|数据|印发|出台|消息|预计|预测|部署|要求|许诺|承诺|强调|算了|谈|：|报告|认为|指出|晒出|公报|规划|方案"
)
_BESIDE = "由与和同及向对为"
"""Before a body these make it somebody beside whom the sentence speaks of."""
_EVENT = re.compile("本届|本次|此次|展会|大会|论坛|首日|首届|博览会|到场|开标|需要|缺口|这里|那里|批复|批准|同意|授予")
"""What tells that the figures are a meeting's or another place's, or no state of the place."""
_REACH = 200
"""How far before a figure, in characters, the body may stand that tells it."""
_LONGEST = 16
"""How long the name of a place in its body's name may be."""
_HEARD = re.compile("[据从自](?:记者从)?$|来自$")


def find_told_by(draft: Draft, reading: Reading) -> list[str]:
    """The place whose body tells a figure, where nobody else is named between the two; [] where none does."""
    own = draft.project >= 0 or load_wording().own.search(draft.indicator)
    if draft.heads or own or draft.rule.endswith("share"):
        return []
    resolved, text = reading.resolved, reading.resolved.article.text
    number = bisect_left(resolved.mentions, draft.position, key=lambda m: m.span.start) - 1
    body, start = None, max(reading.sentence.span.start, draft.position - _REACH)
    while number >= 0 and resolved.mentions[number].span.start >= start:
        mention = resolved.mentions[number]
        if mention.kind is Kind.GOVERNMENT:
            body = mention
        elif body is not None or mention.kind in NAMED:
            break
        number -= 1
    if body is None or _FOREIGN.search(body.text):
        return []
    if text[body.span.start - 1] in _BESIDE or _EVENT.search(text, body.span.stop, draft.position):
        return []
    heard = _HEARD.search(text, max(0, body.span.start - 4), body.span.start)
    if not (heard or _TELLS.search(text, body.span.stop, draft.position)):
        return []
    return _find_place(body, reading)


def _find_place(body: Mention, reading: Reading) -> list[str]:
    """The division with whose name a body's begins, the longest; else the one that 市统计局 means in the article."""
    entities = reading.entities
    for size in range(min(_LONGEST, len(body.text) - 1), 1, -1):
        place = reading.divisions.get(body.text[:size])
        if place and _BODY.fullmatch(body.text, size):
            return [place]
    bare = _BODY.fullmatch(body.text)
    if bare is None or not bare["class"]:
        return []
    regions = [i for topic in reading.resolved.topics for i in topic if entities[i].kind is Kind.REGION]
    meant = choose_scope(bare["class"], [entities[i].name for i in regions])
    return [regions[meant]] if meant >= 0 else []

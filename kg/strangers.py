"""Parties that nobody names, and the places that only say whose they are: 甲区两家企业建起乙厂, 来自甲省的客商投资乙园.

The name that stands nearest to the verb is then not who acts; rules and the network of relations both ask here.
"""

from __future__ import annotations

import re

from kg.types import Mention, ResolvedArticle
from kg.vocabulary import PLACES, Kind, Predicate

OF_MAKERS = frozenset({Predicate.BUILDS, Predicate.INVESTS, Predicate.ESTABLISHES, Predicate.DEVELOPS})
"""Relations whose subject does the work itself: what others do in a place is not the place's."""
_COUNT = (
    r"(?:(?:[一两二三四五六七八九十几数多百]|\d{1,4})[十百多余]{0,2}[家户名位个]|一批批?|一些|许多|不少|众多|部分|多)"
)
_PARTY = (
    "(?:企业家?|公司|集团|客商|商人|投资商|投资者|投资人|投资方|银行|金融机构|机构|老板|农户|合作社|商户|厂商|厂家|开发商"
    "|运营商|单位|乡贤|农民|村民|市民|青年|大学生|创业者)"
)
_NAMELESS = re.compile(
    "(?:[引招][进来引]的|当地|本地|辖区内?的?|区内|境内|籍的?|的)?"
    rf"(?:{_COUNT}[^，。；：！？、\n0-9]{{0,10}}?{_PARTY}|(?:籍|的)?(?:客商|商人|乡贤|投资商|老板))"
    "(?!等|、|[与和同跟](?!其)|项目|园|入驻|落户|总部|孵化|服务|协会|联盟|名称)"
)
_FROM_THERE = re.compile("来自(?:于)?[^，。；：！？\\n]{0,12}$")
_WHO_CAME = re.compile(f"的?[^，。；：！？、\\n]{{0,12}}?{_PARTY}")


def acts_by_nameless(mention: Mention, resolved: ResolvedArticle) -> bool:
    """Whether a place only says where those who act are at home or were met, whom nobody names."""
    if mention.kind not in PLACES:
        return False
    text, span = resolved.article.text, mention.span
    if _NAMELESS.match(text, span.stop):
        return True
    came = _FROM_THERE.search(text, max(0, span.start - 16), span.start)
    return came is not None and _WHO_CAME.match(text, span.stop) is not None


def is_behind_sum(mention: Mention, resolved: ResolvedArticle) -> bool:
    """Whether a firm stands behind a sum and a comma, so that it begins what is told next (由甲投资3亿元、[乙]代建)."""
    return mention.kind is Kind.COMPANY and resolved.article.text.endswith("元、", 0, mention.span.start)

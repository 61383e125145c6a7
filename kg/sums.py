"""Which sum of money goes with a relation: beside what a rule matched, or beside the two names that are related."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from kg.seeds import load_lexicon
from kg.types import Mention, Quantity, ResolvedArticle, Sentence, Span
from kg.vocabulary import Kind, Predicate, ValueKind

_BESIDE = 12
"""How many characters before a match a sum may stand and still be its own."""
_BEHIND = 80
"""How many characters behind the second of two names their sum may stand."""

_CLAUSE_STOP = re.compile(r"[，。；！？\n]")
_QUALIFIED = "(?:总额|合计|人民币|资金|金额|规模|超过|不超过|不低于|调整|提高|[了约近超达为逾共计要将下入额满是：])*$"
_ROUND_BEHIND = re.compile("(?:的)?[^，。；、]{0,6}?(?:轮|融资|募资)")
_ROUND_BEFORE = re.compile("(?:轮|融资|募资|募集资金)" + _QUALIFIED)
_RAISED_BEFORE, _RAISED_BEHIND = re.compile("完成了?[约近超逾]?$"), re.compile("的?增资")
"""What stands beside the sum of a whole round of financing: no investor's own (完成3亿元B轮融资，由A领投)."""
_NOT_PUT_IN = re.compile(
    "(?:营收|收入|产值|利润|销售额?|税收?|注册资[本金]|市值|估值|资产|授信|负债|亏损|订单|合计出资|损失|罚款|补助|补贴|奖励|赔偿"
    "|(?<!投资)(?<!资金)规模|每(?:亩|吨|台|套|平方米|人|斤|公斤)[^，。；\\d]{0,6})" + _QUALIFIED
)
"""What stands before a sum that nobody puts into anything, or that several put in together."""

_OF_MANY = re.compile(
    r"(?<![第\d])(?:[2-9]|\d\d+|[两二三四五六七八九十百]+) ?[个项](?:[^，。；的]{0,8}?)(?:项目|工程)[^。；的]{0,16}?"
    "(?:总投资|投资总额|总额|合计|共计|总金额|金额|协议投资|投资)(?:额)?[约近超达为共计逾]*$"
)
_COUNTED = 40
"""What stands before the sum of works that are counted: none alone costs it (A、B等12个项目签约，总投资156亿元)."""
_PAYS = re.compile("(?:的[价对][格价])?(?:受让|收购|买下|购得|竞得|摘得)")
"""What stands behind a price: nothing is put into the work told next (以3亿元受让股权，另投1亿元建设A)."""
_FROM = ("由", "从")
_CHANGED = re.compile("(?:调|追加|加|增|提|扩|缩|压|降|上浮|减|变)[^，。；\\d]{0,4}?[至到为]")
_SPENT = re.compile(
    "(?:投资|投入|投|出资|注资|增资|追加|拿出|打算出|自筹|筹资|捐资|斥资|耗资|花费|花掉|花|砸|概算|估算|匡算|预算|资金|金额|总额|造价|募资|注入|认缴|认购|合同额|首期)"
    + _QUALIFIED
)
_PAID = re.compile(
    "(?:以|作价|对价|交易[额价]|交易价格|成交[价额]|转让[价款]|收购[价款]|价格|总价|价款|金额|耗资|斥资|出资|花费|花|代价|(?<![并又再还])投资)"
    + _QUALIFIED
)
"""What stands right before the sum that is put into something, or paid for it."""
_WORDS = {Predicate.ACQUIRES: _PAID}
_TOLD_LATER = frozenset({Predicate.INVESTS, Predicate.ACQUIRES, Predicate.SIGNED})
"""Relations of which a rule's match may be followed by its sum (A入股B，金额4000万元)."""
_OF_WHAT_FOLLOWS = re.compile("[^，。；、]{0,8}的[^，。；、]{0,4}")
"""What stands between a sum and the thing that it is put into (投资5亿元建设的A)."""
_INTO_WORK = re.compile(
    "(?:将|拟|计划)?(?:(?:用于|用来|投向|投入)(?:建设?|新建|扩建|改造)?|(?:，?(?:将|拟)?在[^，。；]{2,24}?)?"
    "(?:建设|建成|建起|新建|兴建|扩建|改建|改造|投建|上马|打造|建))"
)
"""What stands between a sum and the work that it is put into (其中3亿元用于A; 投资2亿元，在某镇建设A)."""
_USED_FOR = re.compile("(?:将|拟|计划)?(?:用于|用来|投向|投入)(?:建设?|新建|扩建|改造)?")
_BUYS = re.compile("[^，。；、]{0,6}?(?:收购|受让|买下|拿下|购买|购得|并购|接手|承接|收下|吃进)[^，。；、]{0,4}")
"""What stands between a price and what is bought for it."""
_OF_WHO_IS_BEFORE = re.compile(
    "的?(?:跟投|领投|参投|放贷|贷款|提供贷款|提供|掏出?|拿出|投资|出资|投入|投出|注资|投|出|(?:[^，。；、]{0,8}?[又再还])?(?:追加投资|追加|认缴|认购))?[了近约超逾]?"
)
"""What stands between an investor and his sum (获得A 3000万元投资)."""
_CONTRACT_BEFORE = re.compile(
    "(?:(?:合同|订单|协议|中标|交易|成交|授权)?(?:总额|总金额|金额|总价款?|价款|价格|总值|价值|额|价)|首付款|花了|总计|中标|合同|订单)"
    "(?:人民币|[约近超达为逾共计至是：])*$"
)
_CONTRACT_BEHIND = re.compile("的?[^，。；、]{0,10}?(?:订单|合同|协议|大单|长单|供货单|采购单|意向|框架)")
"""What stands beside the sum that a contract comes to."""
_FIRST = re.compile("，(?:首期|一期)?(?:投入|出资)(?:资金)?[约近超达为]?")
_FOUNDS = re.compile("(?:元|人民币|现金)?，?(?:在[^，。；]{2,16}?)?(?:共同|联合|合资|合作|发起|全资)*")
_OF_PARTY = re.compile(
    "(?:则|将|拟|以[^，。；\\d]{2,8})?(?:认缴|现金|货币|分别|各自?|再)*(?:出资|增资|投资|认缴|认购|注资|投入|领投|跟投|拿出)(?:额|金额)?[了约近超逾为]{0,2}"
)
"""What stands between a party and its own sum (其中甲出资3000万元)."""
_EACH = re.compile(
    "[即]?(?:双方|两家|三方|各方)?(?:即|，)*各(?:自)?(?:出资|增资|投资|认缴|拿出|认购|投入|注资)(?:了|约)?"
)
"""What stands before the sum that each of several parties puts in (各增资1亿元)."""
_TAKES_UP = re.compile("(?:[该这此][^，。；]{0,10}?(?:项目|工程|厂|线|园|基地|中心|产线|电站|车间)|项目|工程)")
"""How a sentence goes on about the work of the one before."""
_WHOLE = re.compile("(?:总投资|总投入|投资总额|概算|计划投资|改造投资|投资)(?:额|共)?[约近超达为逾]{0,2}$")
_NEXT_SUM = ("和", "、", "与", "及")
_SPENDERS = (Kind.COMPANY, Kind.INSTITUTION, Kind.GOVERNMENT)


def find_amount(
    resolved: ResolvedArticle, sentence: Sentence, span: Span, trigger: int, predicate: Predicate
) -> Quantity | None:
    """The one sum of money beside a rule's match (总投资84亿元的…项目), else in the trigger's clause, else in the
    clauses that the match touches, else in a later clause that begins with 总投资 or the like, else told behind it."""
    text = resolved.article.text
    first, last = clause_at(text, sentence, span.start), clause_at(text, sentence, max(span.start, span.stop - 1))
    if predicate is Predicate.INVESTS and (used := find_used(resolved, span)):
        return used
    near = Span(max(first.start, span.start - _BESIDE), span.stop)
    sums: list[Mention] = []
    for scope in (near, clause_at(text, sentence, trigger), Span(first.start, last.stop)):
        sums = [m for m in find_sums(resolved, scope, predicate) if not _is_of_earlier(resolved, m.span, span)]
        if len(sums) == 1:
            return _value(sums[0])
    total = _find_total(resolved, sentence, last.stop + 1, predicate)
    if total or sums or predicate not in _TOLD_LATER:
        return total
    return _find_behind(resolved, sentence, span.stop, predicate)


def find_used(resolved: ResolvedArticle, span: Span) -> Quantity | None:
    """The sum, among others, that is said to be used for the first work of a match (募资4亿元，其中2亿元用于A)."""
    works = _find_works(resolved, span)
    sums = find_sums(resolved, Span(span.start, works[0].span.start), Predicate.INVESTS) if works else []
    used = sums and _USED_FOR.fullmatch(resolved.article.text, sums[-1].span.stop, works[0].span.start)
    return _value(sums[-1]) if used else None


def _is_of_earlier(resolved: ResolvedArticle, money: Span, span: Span) -> bool:
    """Whether a sum is told of a work that stands before a rule's match (投资15亿元的A、由B投资建设的C: not of C)."""
    if money.stop >= span.start:
        return False
    works = _find_works(resolved, Span(money.stop, span.start))
    text = resolved.article.text
    return any(w.span.stop <= span.start and _OF_WHAT_FOLLOWS.fullmatch(text, money.stop, w.span.start) for w in works)


def _is_of_next(resolved: ResolvedArticle, money: Span, clause: Span) -> bool:
    """Whether a sum is told of a work that stands behind it in a later clause (A封顶，总投资3亿元的B开工: not of A)."""
    text = resolved.article.text
    return any(_OF_WHAT_FOLLOWS.fullmatch(text, money.stop, w.span.start) for w in _find_works(resolved, clause))


def find_amount_of_pair(
    resolved: ResolvedArticle, sentence: Sentence, predicate: Predicate, names: Sequence[Span]
) -> Quantity | None:
    """The sum of money that goes with two names of a sentence (or with one, where the other is implied): the one
    right behind an investor, else the one between them, else the one that stands before a name as its attribute, else
    the one told behind them."""
    first, last = min(names, key=_start_of_span), max(names, key=_start_of_span)
    text = resolved.article.text
    sums = find_sums(resolved, _segment(text, sentence, first.start, last.stop), predicate)
    behind = next((m for m in sums if m.span.start >= last.stop), None)
    if behind and predicate is Predicate.INVESTS and _OF_WHO_IS_BEFORE.fullmatch(text, last.stop, behind.span.start):
        return _value(behind)
    for name in names:
        before = [m for m in sums if m.span.stop <= name.start]
        if before and _goes_into(predicate, text, before[-1].span, name.start):
            return _value(before[-1])
    between = [m for m in sums if first.start <= m.span.start < last.start]
    if between:
        alone = len(between) == 1 and not _find_works(resolved, Span(first.stop, last.start))
        return _value(between[0]) if alone else None
    return _find_behind(resolved, sentence, last.stop, predicate) or _find_in_next(resolved, sentence, names, predicate)


def _goes_into(predicate: Predicate, text: str, money: Span, name: int) -> bool:
    """Whether a sum is put into the thing that is named behind it, or paid for it."""
    if _OF_WHAT_FOLLOWS.fullmatch(text, money.stop, name):
        return True
    if predicate is Predicate.ACQUIRES:
        return _BUYS.fullmatch(text, money.stop, name) is not None
    return predicate is Predicate.INVESTS and _INTO_WORK.fullmatch(text, money.stop, name) is not None


def find_contract_sum(resolved: ResolvedArticle, sentence: Sentence, position: int) -> Quantity | None:
    """What a contract comes to that is told at `position`: the first sum behind it, in its part of the sentence, that
    is called so (合同金额2亿元, 签下2亿元的订单)."""
    text = resolved.article.text
    part = _segment(text, sentence, position, position)
    for money in within(resolved.mentions, Span(position, part.stop), ValueKind.QUANTITY):
        if isinstance(money.value, Quantity) and money.value.currency and _is_of_contract(text, part, money.span):
            return money.value
    return None


def find_founding_sum(resolved: ResolvedArticle, sentence: Sentence, trigger: int) -> Quantity | None:
    """What founders put in, told right before the word of founding or behind it (甲、乙各出资2亿元组建丙)."""
    text = resolved.article.text
    clause = clause_at(text, sentence, trigger)
    sums = find_sums(resolved, Span(clause.start, trigger), Predicate.ESTABLISHES)
    behind = find_sums(
        resolved, Span(clause.stop, clause_at(text, sentence, clause.stop + 1).stop), Predicate.ESTABLISHES
    )
    if not sums and behind and _FIRST.fullmatch(text, clause.stop, behind[0].span.start):
        return _value(behind[0])
    if not sums or not _FOUNDS.fullmatch(text, sums[-1].span.stop, trigger):
        return None
    put_in = _SPENT.search(text, max(sentence.span.start, sums[-1].span.start - _BESIDE), sums[-1].span.start)
    return _value(sums[-1]) if put_in else None


def _is_of_contract(text: str, part: Span, money: Span) -> bool:
    called = _CONTRACT_BEFORE.search(text, max(part.start, money.start - _BESIDE), money.start)
    return bool(called or _CONTRACT_BEHIND.match(text, money.stop, part.stop))


def find_sum_of_party(resolved: ResolvedArticle, sentence: Sentence, party: str) -> Quantity | None:
    """The sum of one of several investors, told right behind its name (其中甲出资3亿元) or of each (各出资1亿元)."""
    text = resolved.article.text
    sums = find_sums(resolved, sentence.span, Predicate.INVESTS)
    for money in sums:
        head = max(sentence.span.start, text.rfind("，", sentence.span.start, money.span.start) + 1)
        if _EACH.fullmatch(text, head, money.span.start):
            return _value(money)
    first = bisect_left(resolved.mentions, sentence.span.start, key=_start_of)
    for number in range(first, len(resolved.mentions)):
        mention = resolved.mentions[number]
        if mention.span.start >= sentence.span.stop:
            break
        if party not in resolved.entities_of[number]:
            continue
        own = next((m for m in sums if m.span.start >= mention.span.stop), None)
        told = own and _OF_PARTY.fullmatch(text, mention.span.stop, own.span.start)
        if own and told and not text.startswith(_NEXT_SUM, own.span.stop):
            return _value(own)
    return None


def _find_in_next(
    resolved: ResolvedArticle, sentence: Sentence, names: Sequence[Span], predicate: Predicate
) -> Quantity | None:
    """The whole sum that the next sentence gives of the one work just told of (…封顶。该厂总投资3亿元，…)."""
    works = _find_works(resolved, sentence.span)
    told = {m.span for m in works} & set(names)
    following = sentence.index + 1
    if predicate is not Predicate.INVESTS or not told or following >= len(resolved.sentences):
        return None
    behind = resolved.sentences[following]
    text = resolved.article.text
    own = {m.text for m in works if m.span in told}
    others = {m.text for m in works} - own
    if (
        behind.paragraph != sentence.paragraph
        or others
        or not (_TAKES_UP.match(behind.text) or behind.text.startswith(tuple(own)))
    ):
        return None
    for money in find_sums(resolved, behind.span, predicate):
        if _WHOLE.search(text, max(behind.span.start, money.span.start - _BESIDE), money.span.start):
            between = _find_works(resolved, Span(behind.span.start, money.span.start))
            return None if any(m.text not in own for m in between) else _value(money)
    return None


def _start_of_span(span: Span) -> int:
    return span.start


def _find_behind(resolved: ResolvedArticle, sentence: Sentence, start: int, predicate: Predicate) -> Quantity | None:
    """The first sum behind `start`, where a word of spending stands before it, no further project and no other body
    that spends it."""
    text = resolved.article.text
    sums = find_sums(resolved, Span(start, _segment(text, sentence, start, start).stop), predicate)
    if not sums:
        return None
    money = sums[0].span
    spent = _WORDS.get(predicate, _SPENT).search(text, start, money.start)
    if spent is None or money.start - start > _BEHIND or text.startswith(_NEXT_SUM, money.stop):
        return None
    clause = clause_at(text, sentence, money.start)
    others = Span(max(start, clause.start), money.start)
    if (
        _is_of_next(resolved, money, clause)
        or _find_works(resolved, Span(start, money.start))
        or any(within(resolved.mentions, others, kind) for kind in _SPENDERS)
    ):
        return None
    return _value(sums[0])


def _segment(text: str, sentence: Sentence, first: int, last: int) -> Span:
    """The part of a sentence between two semicolons that holds two names."""
    start = max(sentence.span.start, text.rfind("；", sentence.span.start, first) + 1)
    stop = text.find("；", last, sentence.span.stop)
    return Span(start, stop if stop >= 0 else sentence.span.stop)


def find_sums(resolved: ResolvedArticle, scope: Span, predicate: Predicate) -> list[Mention]:
    """The sums of money in a stretch of text that are put into something or paid for it; of those that investors put
    in, without what a whole round brings."""
    text = resolved.article.text
    return [
        m
        for m in within(resolved.mentions, scope, ValueKind.QUANTITY)
        if isinstance(m.value, Quantity)
        and m.value.currency
        and not _NOT_PUT_IN.search(text, max(0, m.span.start - _BESIDE), m.span.start)
        and not _is_old(text, m.span)
        and not _OF_MANY.search(text, max(0, m.span.start - _COUNTED), m.span.start)
        and not (predicate is Predicate.INVESTS and (_is_of_round(text, m.span) or _PAYS.match(text, m.span.stop)))
    ]


def _is_old(text: str, money: Span) -> bool:
    """Whether a sum is the one that another took the place of (投资由[2亿元]调增为3亿元)."""
    return text[money.start - 1 : money.start] in _FROM and _CHANGED.match(text, money.stop) is not None


def _is_of_round(text: str, money: Span) -> bool:
    start = max(0, money.start - _BESIDE)
    raised = _RAISED_BEFORE.search(text, start, money.start) and _RAISED_BEHIND.match(text, money.stop)
    of_round = _ROUND_BEHIND.match(text, money.stop) or _ROUND_BEFORE.search(text, start, money.start)
    return bool(raised or of_round)


def _find_works(resolved: ResolvedArticle, scope: Span) -> list[Mention]:
    return within(resolved.mentions, scope, Kind.PROJECT)


def _value(mention: Mention) -> Quantity | None:
    return mention.value if isinstance(mention.value, Quantity) else None


def _find_total(resolved: ResolvedArticle, sentence: Sentence, start: int, predicate: Predicate) -> Quantity | None:
    """The sum that a later clause gives as the whole (…奠基，由B承建，总投资约9亿元), up to the next project."""
    text = resolved.article.text
    while start < sentence.span.stop:
        clause = clause_at(text, sentence, start)
        if text.startswith(_total_words(), clause.start):
            sums = find_sums(resolved, clause, predicate)
            return _value(sums[0]) if sums and not _is_of_next(resolved, sums[0].span, clause) else None
        if _find_works(resolved, clause):
            return None
        start = clause.stop + 1
    return None


@lru_cache(maxsize=1)
def _total_words() -> tuple[str, ...]:
    """What a clause begins with that gives the sum of what the clause before it says (总投资…)."""
    return tuple(e.form for e in load_lexicon().table("patterns/relations") if "total" in e.fields["groups"].split())


def within(mentions: tuple[Mention, ...], span: Span, kind: Kind | ValueKind) -> list[Mention]:
    """The mentions of a kind that begin inside a stretch of text."""
    start = bisect_left(mentions, span.start, key=_start_of)
    stop = bisect_left(mentions, span.stop, start, key=_start_of)
    return [mention for mention in mentions[start:stop] if mention.kind is kind]


def _start_of(mention: Mention) -> int:
    return mention.span.start


def clause_at(text: str, sentence: Sentence, position: int) -> Span:
    """The clause of a sentence that holds a place of the text."""
    start = sentence.span.start
    for match in _CLAUSE_STOP.finditer(text, sentence.span.start, sentence.span.stop):
        if match.start() >= position:
            return Span(start, match.start())
        start = match.end()
    return Span(start, sentence.span.stop)

"""Deals between firms: who only holds what is bought, what of a firm is bought that is no firm, and deals that fail.

In 甲收购乙所持丙40%股权 the firm behind the verb of buying is the other side; what is bought stands behind the word of
holding. Rules and the network of relations both ask here, since either reads the nearest name as what is bought.
"""

from __future__ import annotations

import re

from kg.types import Mention, ResolvedArticle, Sentence, Span
from kg.vocabulary import Predicate

OF_DEALS = frozenset({Predicate.ACQUIRES, Predicate.INVESTS})
"""Relations whose object may be named behind the firm that holds it."""
_CLAUSE_STOP = "，；。：！？\n"
_REACH = 120
_BUYS = re.compile(
    "(?:收购|受让|购买|买下|承接|接手|接盘|并购|取得|获得|入股|认购|购入|拿下|吃下|增持|投资|收归|接过|买走|竞得|拍得|摘得)"
    "[^，。；：！？\n]{0,80}$"
)
_ASIDE = r"(?:[（(][^（）()]{0,40}[）)])?"
_AMONG = "(?:[、和与及][^，。；：！？\n后并]{1,60}?)?(?:等[^，。；：！？\n后并]{0,14}?)?"
_OFTEN = "(?:目前|合计|共同|分别|直接|间接|各自|共|现|已|所)*"
_HOLDS = re.compile(rf"[”’]?{_ASIDE}{_AMONG}{_OFTEN}(?:持有|(?:全资)?拥有(?=的)|(?<=所)持|手中|手里|名下)(?!人)")
_OWNS = re.compile(
    rf"[”’]?{_ASIDE}(?:旗下|麾下|下属|下辖|所属|属下|的?(?:全资|控股|参股)*[子孙]公司|的?(?:控股方|母公司|实际控制人)"
    "|的?(?:第[一二三]|另一|原|现|老|单一|其他|其余|部分|少数|主要|[大小])*(?:控股)?股东|(?:位于|在)[^，。；：！？\n]{1,24}?的)"
)
_THING = re.compile(
    rf"[”’]?{_ASIDE}的?(?:全部|部分|闲置|老|旧|自有|相关|海外|国内|在建|现有|生产|\d+[条台套亩座]|[一二两三四五六七八九十]+[条台套亩座处])*"
    "(?:(?:[于在][^，。；：！？\n的]{1,12})?的?[^，。；：！？\n的]{0,10}?(?<!经营)(?:业务|业务部门|事业部)(?!公司|主体|平台)|工业用地|用地|土地|厂房|房产|房屋|设备|专利|商标|债权|写字楼|办公楼|物业|油田|油气|生产线|产线|货轮|飞机|理财产品|产品|债券)"
)
_SELLS = re.compile("将(?:其|所|其所|公司)?(?:合计|直接|间接)?(?:持有|所持|持)的?$")
_SOLD = re.compile("[^，。；！？\n]{0,30}?(?:挂牌|转让|出售|出让|拍卖|抛售|减持|转手)(?!给|予|至)")
_NEXT_DEED = re.compile(
    rf"[”’]?{_ASIDE}[”’]?(?:[和与及、][^，。；、]{{2,20}}?)?(?:等|[0-9.]+[%％]的?(?:股权|股份))*(?:、|并|且|又)(?:又|将|拟|在[^，。；]{{1,12}}?|出资|投资)*(?:成立|设立|组建|新建|建设|创办|创建|建成|投建)"
)
_GIVES_AWAY = re.compile(
    "(?:挂牌|公开|协议|对外)?(?:转让|出售|出让|抛售)了?(?:其|所)?(?:合计|直接|间接)?(?:持有?|全部|部分|部分所持)?的?$"
    "|(?:转让|出售|出让|卖|转手|过户|划转|移交|抛售|让|减持)(?:给|予|至)了?$"
)
_BUYS_TOO = re.compile("收购|受让|购买|买下|竞得|并购")
_ISSUES_SHARES = re.compile("(?:[、和及与][^，。；]{1,40}?)?(?:定向|非公开)?(?:增发|发行)(?!的?(?:价|基金|产品|债))")
_GIVEN_SHARES = re.compile("[向对](?:[^，。；]{1,40}[、和及与])?$")
_OUT_OF_HANDS = re.compile("[”’]?(?:的?手中|的?手里|那里|处)")
_FROM = re.compile(
    "[向从](?:其|公司)?(?:母公司|控股股东|控股公司|关联方|关联企业|交易对方|交易对手|[大原]股东|股东|卖方)[^，。；]{0,2}$|[向从]其$"
)
_JUST_BOUGHT = re.compile("(?:收购|并购|受让|兼并|购买|入股)了?(?:[^，。；：！？\n并又再后]{0,60}[、和及与])?$")
_GOES_ON = re.compile(rf"[”’]?{_ASIDE}[”’]?(?:以及|并|及|和|与|、)")
_WITH = re.compile("[与和同跟](?:[^，。；、]{0,12}?股东|自然人|卖方|交易对方|关联方)?$")
_SIGNS_AND_BUYS = re.compile(
    "[^，。；]{0,10}?(?:签[订署下定]|达成|订立)[^；。]{0,40}?，[^；。]{0,24}?(?:收购|受让|购买)|就(?:(?:转让|出售|出让)[、及和])?(?:收购|受让|购买)"
)
_EXCHANGE = re.compile(
    "(?:证券|股权|产权|商品|期货|文化产权|知识产权|碳排放权|黄金)?交易(?:所|中心)$|^[上深北新港联]交所$|交易系统$"
)


def is_other_side(predicate: Predicate, mention: Mention, resolved: ResolvedArticle, sentence: Sentence) -> bool:
    """Whether a firm behind a verb of buying is not what is bought: it holds that (收购[甲]所持乙股权), or something of
    its own is bought that is no firm (收购[甲]位于乙市的厂房)."""
    if predicate not in OF_DEALS:
        return False
    text, span = resolved.article.text, mention.span
    if is_given_shares(text, max(sentence.span.start, span.start - _REACH), span):
        return True
    if not _BUYS.search(text, max(sentence.span.start, span.start - _REACH), span.start):
        return False
    if _THING.match(text, span.stop):
        return predicate is Predicate.ACQUIRES
    return bool(_HOLDS.match(text, span.stop) or _OWNS.match(text, span.stop))


def is_seller(mention: Mention, resolved: ResolvedArticle, sentence: Sentence) -> bool:
    """Whether a firm before a verb of buying is bought from (该公司向母公司[甲]收购乙; 从[甲]手中买下乙;
    与[甲]签订协议，收购乙), or was bought by an earlier verb (收购[甲]以及增资乙)."""
    text, span = resolved.article.text, mention.span
    start = max(sentence.span.start, span.start - _REACH)
    if is_given_shares(text, start, span):
        return True
    if text[span.start - 1 : span.start] == "从" and _OUT_OF_HANDS.match(text, span.stop):
        return True
    if _FROM.search(text, start, span.start) or (
        _WITH.search(text, start, span.start) and _SIGNS_AND_BUYS.match(text, span.stop)
    ):
        return True
    return _JUST_BOUGHT.search(text, start, span.start) is not None and _GOES_ON.match(text, span.stop) is not None


def is_just_bought(mention: Mention, resolved: ResolvedArticle, sentence: Sentence) -> bool:
    """Whether a firm was bought by the verb before it, and what follows is the buyer's deed (收购[甲]、成立乙)."""
    text, span = resolved.article.text, mention.span
    start = max(sentence.span.start, span.start - _REACH)
    return _JUST_BOUGHT.search(text, start, span.start) is not None and _NEXT_DEED.match(text, span.stop) is not None


def is_given_shares(text: str, start: int, span: Span) -> bool:
    """Whether a firm is given new shares for what it sells (向[甲]定向增发，收购其持有的乙): it neither buys nor is
    bought."""
    return (
        _GIVEN_SHARES.search(text, start, span.start) is not None and _ISSUES_SHARES.match(text, span.stop) is not None
    )


def is_venue(mention: Mention) -> bool:
    """Whether a name is that of an exchange, through which shares are bought (通过上海证券交易所增持)."""
    return _EXCHANGE.search(mention.text) is not None


def sells_it(resolved: ResolvedArticle, seller: Span, sold: Span) -> bool:
    """Whether the firm named first gives away the one named behind it (甲将持有的[乙]24%股权挂牌转让; 甲拟挂牌
    转让[乙]股权), or gives something to it (甲将股份转让给[乙])."""
    text = resolved.article.text
    clause = max(seller.stop, text.rfind("，", seller.stop, sold.start) + 1)
    if seller.stop <= sold.start and not text.endswith(("向", "给"), 0, seller.start):
        away = _GIVES_AWAY.search(text, clause, sold.start)
        if away and not _BUYS_TOO.search(text, clause, sold.start):
            return True
    return seller.stop <= sold.start and bool(
        _SELLS.search(text, seller.stop, sold.start) and _SOLD.match(text, sold.stop)
    )


_FAILS = re.compile(
    "(?:收购|交易|谈判|并购|重组|要约|双方|竞购|磋商|合并|入股|增资|计划|方案|协议|事项)[^，。；！？\n]{0,16}?"
    "(?:未果|告吹|流产|破裂|失败|难以继续|夭折|泡汤|作罢|落空|搁浅|折戟|不了了之|无疾而终|未能成行|未成行|宣告终止|最终终止|已?被否(?!则)|未获[^，。；]{0,8}?(?:通过|批准|核准))(?!的?(?:风险|可能|危险|传闻|消息))"
    "|(?:终止|中止|停止|中断)了?[^，。；！？\n]{0,6}?(?:谈判|洽谈|磋商)"
    "|(?:未能|没有|没能|无法|难以)[^，。；！？\n]{0,16}?达成(?:一致|共识|协议|交易)"
    "|(?:最终|后来|随后|[，但而]后|次年|去年|今年|\\d月|宣布|决定|双方)[^，。；！？\n]{0,24}?(?:告吹|流产|未果|终止|泡汤|夭折|作罢|搁浅|落空|不了了之|无疾而终)(?=[，。；！？\n]|$)"
)
_DONE = re.compile("(?<!未)完成(?!后|前)|(?<!未)成功|已经?于|如愿|终于")


def find_failed(text: str, sentence: Sentence) -> list[tuple[int, int]]:
    """The stretches of a sentence that tell of a deal which came to nothing, as a later clause says: from the head of
    the part, or from behind a deal that was done, to the word that says so."""
    found = []
    for match in _FAILS.finditer(text, sentence.span.start, sentence.span.stop):
        start = max(sentence.span.start, text.rfind("；", sentence.span.start, match.start()) + 1)
        done = [m.end() for m in _DONE.finditer(text, start, match.start())]
        stops = [at + 1 for at in range(done[-1], match.start()) if text[at] in _CLAUSE_STOP] if done else []
        # Without a stop between them what was done is the failing: 对乙的收购已于11月终止.
        start = stops[0] if stops else start
        found.append((start, match.end()))
    return found


_SENT = re.compile("(?:委派|派出|选派|推荐|推举|举荐)[^，。；]{0,2}$")


def is_sent(resolved: ResolvedArticle, person: Span) -> bool:
    """Whether a person takes a post because the body before him sends him there (甲则委派[乙]出任副董事长)."""
    return _SENT.search(resolved.article.text, max(0, person.start - 6), person.start) is not None


_MERE = re.compile(
    "(?:(?<!技术)(?<!成果)(?<!专利)转让|(?:股权|股份|产权|资产|债权)(?:出让|受让)|收购|购买|资产出售|置换|质押|抵押|股[权份]回购|借款|贷款|担保|保荐|承销|劳动|劳务"
    "|一致行动|表决权|吸收合并|和解|赔偿|(?:搬迁|拆迁|征收|业绩|盈利|利润)补偿|认购|拆迁|收储|存款|信托|委托理财)"
    "(?:(?!合作)[^，。；！？\n]){0,14}?(?:协议|合同|意向书|备忘录)"
)
_AT_LAW = re.compile("(?<!联合)起诉|状告|控告|索赔|诉讼|仲裁|打官司")
_COURT = re.compile("原告|被告|诉称|上诉人|一审|二审|开庭")
_TRADES = re.compile(
    "卖方|买方|出让方|受让方|转让方|交易对[方手]|质权人|债权人|债务人|中标通知书|申请[^，。；]{0,12}(?:授信|贷款|借款)|提供[^，。；]{0,8}担保|减持"
)


def is_mere_contract(text: str, start: int, stop: int) -> bool:
    """Whether the paper signed in a stretch of text is one of loan, surety, sale of shares and the like, by which its
    parties do not become partners."""
    return _MERE.search(text, start, stop) is not None


def are_opposed(text: str, sentence: Sentence, first: Span, last: Span) -> bool:
    """Whether two names are those of parties at law, or of those who sell, lend or bid: no partners."""
    return bool(
        _AT_LAW.search(text, first.stop, last.start)
        or _COURT.search(text, sentence.span.start, sentence.span.stop)
        or _TRADES.search(text, first.stop, last.start)
    )


_HOLDS_SHARES = re.compile("持有|持股|增持|减持|收购|受让|入股|认购|参股|质押")
_UNIT = re.compile("子公司|孙公司|旗下|麾下|下属|所属|全资|控股|母公司|附属")
_SHAREHOLDER = re.compile("的?(?:第[二三四五]大|原|主要|小|战略|新)?股东")
_PUTS_IN = re.compile("投资|出资|增资|认购|增持|入股|注资|领投|跟投|参股|认缴|投入|融资")
_PLEDGES = re.compile("质押|减持|冻结|担保|套现|平仓|清仓")


def holds_only_shares(text: str, first: Span, last: Span) -> bool:
    """Whether one of two firms is only said to hold, buy or sell shares of the other: that makes no unit of it."""
    if _SHAREHOLDER.match(text, first.stop, last.start):
        return True
    held = [m.end() for m in _HOLDS_SHARES.finditer(text, first.stop, last.start)]
    return bool(held) and _UNIT.search(text, held[-1], last.start) is None


def gives_pledge(sentence: Sentence) -> bool:
    """Whether a sentence tells of shares that are pledged, frozen or sold, and of nobody who puts money in."""
    words = sentence.text
    return _PLEDGES.search(words) is not None and _PUTS_IN.search(words) is None

"""Companies that the market shows: a name before its stock's code, behind *ST, a place and a brand beside shares.

A listed firm goes by three or four characters of which any may be ordinary words (甲城路桥), so what stands beside them
decides: the code in brackets, a share of it, its board, its notice. One list of what the other owners in a place are
called (国资委, 民企) keeps bodies and classes out.
"""

from __future__ import annotations

import re

from kg.mentions.edges import BREAKS, HARD, is_han, load_names
from kg.mentions.scans import Scan
from kg.mentions.walkers import Walker
from kg.seeds import Hit
from kg.types import Mention, Span
from kg.vocabulary import PLACES, Kind
from kg.words import is_word

FINDER = "companies.market"
_CODE = (
    r"[（(](?:(?:股票|证券|[AH]股)?(?:代码)?[：:]?|行情|[A-Z]{2,6}[.:：])\s?(?:(?:SH|SZ|HK|BJ)[.:]?)?"
    r"(?:[0-9]{5,6}(?:\.[A-Za-z]{2,4})?|[0-9]{4}\.(?:HK|hk))(?=[,，、/;；）)])"
)
_CODED = re.compile(rf"(?P<name>[\u4e00-\u4e27\u4e29-\u9fffA-Za-z*]{{2,12}})(?={_CODE})")
_TREATED = re.compile(r"(?<![A-Za-z*])(?:S\*?|\*)?ST(?P<name>[\u4e00-\u9fff]{2})")
_NO_FIRM = re.compile(
    "(?:指数|ETF|LOF|混合|债券?|转债|基金|精选|增长|成长|价值|稳健|货币|联接|优选|回报|收益|配置|领先|主题|邮编|电话|编号|证号|文号|代码|股票)$"
)
"""What bears a number and is no firm: indices, funds, bonds."""
_LEAD = re.compile(
    r"(?:.*(?:[日月年讯电]|今天|昨天|今日|昨日|日前|近日|此前|晚间|其中|包括|例如|譬如|以及|等|及其|公司|股东|股份|企业|[行业]业|龙头|巨头|概念股|个股|收购|买入|控股|参股)"
    r"|[和与及而据如有对由向])(?=[\u4e00-\u9fffA-Za-z*]{2,6}$)"
)
"""What leads to a name before its code: 昨日|岚海生物（…）, 控股股东|岚海生物（…）."""
_DIVISIONS = ("省", "市", "区", "县", "州", "盟", "旗", "镇", "乡", "村")
_ADVERBS = "就便则亦却才最早先近刚首正只若如"
"""Characters that the tagger leaves alone behind an unknown brand: 甲城银岭|就."""
_JOINTS = ("、", "和", "与", "及")
_SHORT = 2
_WIDTHS = (4, 3, 5, 6)
"""Of how many characters listed firms' short names are, the usual ones first."""
_OWNED = re.compile(
    rf"{_CODE}|(?:[0-9.]+[%％]|[一二三四五六七八九两]成多?|全部|剩余|所有|部分|少数|多数)的?(?:股[权份]|比例)|的?(?:控股股东|[第一二三]*大股东|实际控制人|实控人|法人代表|法定代表人|全资子公司|控股子公司)"
    r"|(?:董事长|董事会|总经理|董秘|股东大会|注册资本|[一二三]季报|半?年报|中报|财报|股价|股票|股权|一致行动人|涨停|跌停|停牌|复牌)"
    r"|(?:合计|直接|间接|分别|已|共|尚|仍|目前|现|累计|所|并不|不再|同时|共同)?(?:持有(?!率|人|者|量)|持股(?!平台|计划|会|人)|减持|增持)"
    r"|(?:今日|昨日|日前|近日|今天|昨天|晚间|(?:[0-9]{1,2}月)?[0-9]{1,2}日晚?间?)?(?:发布|披露)?公告|当[季期](?:净利润|营业收入|营收)"
    r"|的?(?:重组|破产|债权人|总股本|总资产|净资产|净利润|市值|管理层|独立董事|监事会|股改|定向增发|增发|借壳|退市|重整|财务报表|公司治理|小股东|中小股东|经营权|控制权)"
)
"""What stands behind a firm's name and behind no place's: its shares, its owners, its board, its notices."""
_ACTS = re.compile(
    r"拟(?:以|向|出资|发行|收购|投资|转让|受让|减持|增持|认购|购买)|宣布收购|承诺|成立于|签[署订]|作价|承接|竞得|摘牌|认购|受让|向其|以[^，。；、]{1,14}?(?:竞得|收购|购买|受让|摘牌|拍得|认购)"
    r"|[与和向][^，。；、]{2,24}?(?:签[署订]|达成|合资|转让|增资|购买|借款|收购|协议)|作为[^，。；]{0,8}股东"
    r"|[未应须需](?:按|能|履行|支付|偿还|返还)|(?:提起|提出)(?:上诉|诉讼|仲裁|申请)|起诉|上诉|败诉|胜诉|向[^，。；]{2,20}(?:提起|申请|提出|起诉|支付|偿还)"
)
"""What a firm does and a place seldom: it tells a brand that is no word of the dictionary."""
_LED = re.compile(
    "(?:收购|并购|受让|转让|出让|质押|购买|增持|减持|入主|参股|控股|股东|子公司|一致行动人|关联方|交易对方|受让方|转让方|收购方|标的公司|目标公司|公司名称|更名|改名"
    "|旗下|下属|持有|所持|认购|质权人|担保方|被告|原告|驳回|判令|上诉人|申请人|债务人|债权人)(?:的|了|为|是|：|:|、|及其)?$"
)
"""What leads to the name of a firm of which no more is said: 控股股东为|甲城中岭."""
_OTHERS = re.compile(
    "(?:[交易采购代表考察参展访问使]{1,2}团|国资委?|财政|政府|法院|警方|市场|地区|方面|证交|交易|[国民央私外房药车台港]企|公司|企业|券商|集团|交易所|证监局|银监局|联交所|富豪|大佬|分行|[亚奥全]运|冬奥|[组筹工]委|经济|[工农商林渔牧]业|[制造服务文旅]{2,3}业|产业|行业|人口|耕地|人民|群众|干部"
    "|总部|工厂|基地|机场|报|机构|团队|项目|区域|板块|个股|概念|上市|基金|私募|分部|两地|等地|本地|当地|上市|家族|自然|投资|控股|全资|有限|股份|目前|今年|去年|之前|此前|其中|地产|房产|土地|楼市|股市|车辆|机动车)$"
)
_ENDS = "人民员者户商籍系区县市镇省州院校局会部处站所厂店路街村"
"""With what those end that own things in a place and are no firm, or are not one firm."""


def find_market_firms(scan: Scan, walker: Walker) -> list[Mention]:
    """Companies before codes, behind ST, and of a place and a brand beside words of ownership."""
    spans = [_read_coded(walker, match.start("name"), match.end()) for match in _CODED.finditer(scan.text)]
    spans += [_read_treated(walker, match.start(), *match.span("name")) for match in _TREATED.finditer(scan.text)]
    for position in range(1, len(scan.text)):
        place = walker.closing(position)
        if place is not None and place.kind is Kind.REGION:
            spans.append(_read_placed(walker, place.span))
    for hit in scan.by_table.get("gazetteer/regions", ()):  # 甲城路 is a street, and no place was read before 路
        if hit.stop - hit.start == _SHORT and scan.text.startswith("路", hit.stop) and walker.closing(hit.stop) is None:
            spans.append(_read_placed(walker, Span(hit.start, hit.stop)))
    spans += [_read_listed(walker, hit) for hit in scan.by_table.get("gazetteer/companies", ())]
    spans += [_read_traded(walker, hit) for hit in scan.by_table.get("cues/company_heads", ())]
    found: list[Mention] = []
    for start, stop in spans:
        if start < stop:
            mention = walker.name(start, stop, Kind.COMPANY, FINDER)
            walker.add(mention)
            found.append(mention)
    return found


def _read_coded(walker: Walker, floor: int, stop: int) -> tuple[int, int]:
    """The short name that ends at `stop` before a code; an empty span where none does, or where it is known."""
    held = walker.closing(stop)
    if (held is not None and held.kind is Kind.COMPANY) or _NO_FIRM.search(walker.text, floor, stop):
        return stop, stop
    start = floor
    lead = _LEAD.match(walker.text[floor:stop])
    if lead:
        start += lead.end()
    if stop - start > _WIDTHS[0] + 1:
        start = next((stop - width for width in _WIDTHS if _may_begin(walker, stop - width)), stop)
    name = walker.text[start:stop]
    known = name in load_names("generic_companies") or name in load_names("outside") or _OTHERS.search(name)
    return (stop, stop) if known or stop - start < 2 else (start, stop)


def _may_begin(walker: Walker, start: int) -> bool:
    """Whether a word begins at `start` behind one that no name holds."""
    if start < 1 or walker.word_at(start).start != start:
        return False
    before = walker.word_at(start - 1)
    return before.text in load_names("outside") or before.text in HARD or before.tag[:1] in "vpdcutf"


def _read_treated(walker: Walker, mark: int, start: int, stop: int) -> tuple[int, int]:
    """ST and the two characters behind it, unless a firm's longer name begins with them."""
    held = walker.opening(start)
    if held is not None and held.kind is Kind.COMPANY and held.span.stop > stop:
        return stop, stop
    return (mark, stop) if is_han(walker.text[start:stop]) else (stop, stop)


def _read_placed(walker: Walker, place: Span) -> tuple[int, int]:
    """The place and the brand behind it, where what follows is said of firms only."""
    start, stop = place.start, place.stop
    held = walker.opening(start)
    longer = held is not None and held.span.stop > stop
    if longer or walker.opening(stop) is not None or not _may_lead(walker, place):
        return stop, stop
    led = _LED.search(walker.text, max(0, start - 8), start)
    for width in (2, 3, 4):
        end = stop + width
        brand = walker.text[stop:end]
        if not is_han(brand) or len(brand) < width:
            break
        if _OWNED.match(walker.text, end):
            return (start, end) if _is_brand(walker, start, stop, end) else (stop, stop)
        shown = _ACTS.match(walker.text, end) or (led and _stands(walker, end)) or _is_listed(walker, start, end)
        if shown and _is_rare(walker, brand, end) and _is_brand(walker, start, stop, end):
            return start, end
    return stop, stop


def _is_listed(walker: Walker, start: int, stop: int) -> bool:
    """Whether a firm stands beside [start, stop) in a list: 甲城银岭、乙集团."""
    behind = walker.opening(stop + 1) if walker.text[stop : stop + 1] in _JOINTS else None
    before = walker.closing(start - 1) if start and walker.text[start - 1] in _JOINTS else None
    closed = walker.text[stop : stop + 1] in (*_JOINTS, "，", ",", "。", "；", "等", "均", "")
    return closed and any(firm is not None and firm.kind is Kind.COMPANY for firm in (behind, before))


def _may_lead(walker: Walker, place: Span) -> bool:
    """Whether a firm's short name may begin with the place: no country, no full name of a division."""
    name = walker.text[place.start : place.stop]
    country = walker.is_form(name, "gazetteer/countries")
    return not country and (len(name) == _SHORT or not name.endswith(_DIVISIONS))


def _read_listed(walker: Walker, hit: Hit) -> tuple[int, int]:
    """A listed firm's name that is an ordinary word too, beside words of ownership."""
    start, stop = hit.start, hit.stop
    if hit.entry.fields.get("use") != "context" or walker.opening(start) is not None or walker.crosses(start, stop):
        return stop, stop
    if walker.is_industry(start, stop) or walker.is_form(walker.text[start:stop], "cues/company_heads"):
        return stop, stop
    led = _LED.search(walker.text, max(0, start - 8), start)
    shown = _OWNED.match(walker.text, stop) or _ACTS.match(walker.text, stop) or (led and _stands(walker, stop))
    return (start, stop) if shown and stop - start > _SHORT else (stop, stop)


def _opens_clause(walker: Walker, start: int) -> bool:
    """Whether a mark or nothing stands before `start`: then the word that the tagger makes of its end is none."""
    return start == walker.floor(start) or walker.text[start - 1] in BREAKS


def _read_traded(walker: Walker, hit: Hit) -> tuple[int, int]:
    """A brand of ordinary words and a trade beside words of ownership: 收购初见科技30%股权, 双河酒业股权."""
    stop, strength = hit.stop, hit.entry.fields["strength"]
    none = stop, stop
    if (
        strength not in ("field", "trade", "group")
        or hit.entry.form.endswith("公司")
        or walker.closing(stop) is not None
    ):
        return none
    owned = _OWNED.match(walker.text, stop) or _ACTS.match(walker.text, stop)
    for width in (2, 3, 4):
        start = hit.start - width
        if start < walker.floor(hit.start) or not is_han(walker.text[start : hit.start]):
            return none
        before = walker.text[:1] if not start else walker.text[start - 1]
        if not (start == walker.floor(hit.start) or before in BREAKS or _may_begin(walker, start)):
            continue
        led = _LED.search(walker.text, max(0, start - 8), start)
        if not owned and not (led and _stands(walker, stop)):
            continue
        return (start, stop) if _is_named(walker, start, hit) else none
    return none


def _is_named(walker: Walker, start: int, hit: Hit) -> bool:
    """Whether the words before a trade may be a brand: no class of firms, no place, no trade of their own."""
    brand, name = walker.text[start : hit.start], walker.text[start : hit.stop]
    first = walker.word_at(start)
    if first.start < start or walker.closing(hit.start) is not None or walker.opening(start) is not None:
        return False
    classes = ("company_adjectives", "outside", "generic_companies", "industry_generics", "industry_adjectives")
    if any(form in load_names(table) for form in (brand, name, first.text) for table in classes):
        return False
    if is_word(name) or walker.is_form(brand, "cues/company_heads") or _OTHERS.search(brand) or walker.counted(start):
        return False
    return not walker.is_industry(start, hit.stop) and not walker.is_industry(start, hit.start)


def _is_rare(walker: Walker, brand: str, stop: int) -> bool:
    """Whether a brand is no word and ends with none, nor with the first half of one that goes on behind it."""
    if is_word(brand) or brand[-1] in _ADVERBS or is_word(brand[-1] + walker.text[stop : stop + 1]):
        return False
    return len(brand) == 2 or not is_word(brand[-2:]) or walker.is_form(brand[-2:], "cues/company_heads")


def _stands(walker: Walker, stop: int) -> bool:
    """Whether a mark, a number or a function word follows."""
    after = walker.text[stop : stop + 1]
    return not after or after in BREAKS or after in HARD or after.isdigit()


def _is_brand(walker: Walker, placed: int, start: int, stop: int) -> bool:
    """Whether [start, stop) may be what a firm is called behind its place: no body, no class, no verb."""
    text = walker.text[start:stop]
    first = walker.word_at(start)
    ends = text[-1] in _ENDS and (len(text) > _SHORT or is_word(text))
    if ends or _OTHERS.search(text) or text in load_names("outside") or walker.is_industry(start, stop):
        return False
    if first.start < start and not _opens_clause(walker, placed):
        return False
    if any(walker.word_at(at).text in load_names("outside") for at in (start, stop - 1)):
        return False
    last = walker.word_at(stop - 1)
    if len(text) > _SHORT and len(last.text) > 1 and last.tag == "v":
        return False
    other = walker.closing(stop)
    if other is not None and other.kind not in PLACES:
        return False
    return not (is_word(text) and first.tag[:1] in "vtdpcumr" and first.tag != "vn")

"""Products that a brand in quotes or a type code marks, with the noun behind it: 研制的“掘山”掘进机, KX-900型梳棉机.

Unlike the products of kg.mentions.products they need no class word of a table: the mark singles them out, the verb of
developing says that they are things made, and the name goes on over the nouns behind the mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.phrases import Ground
from kg.types import Span
from kg.words import Word, tag

_SURE = "研制|研发|攻克|攻关|攻下|选育|育成|创制|合研|自研"
"""Verbs whose object is made anew, whatever it is."""
_LOOSE = "(?:开发|推出|发布)(?!区|商|贷|园|者|性|布会)"
"""Verbs that take policies and services as well: what they bring out must end like a thing that is made."""
_VERB = rf"(?P<verb>(?P<sure>{_SURE})|{_LOOSE})(?:成功|制造|生产|完成|而成|出|了|的|者)*"
_QUOTED = re.compile(
    rf"{_VERB}[^，。；：！？、\n“”《》（）]{{0,12}}?"
    r"(?P<mark>“[^“”，。！？、《》\n]{1,12}”(?:号|系列|型)?)"
)
_CODED = re.compile(
    rf"{_VERB}(?P<body>[^，。；：！？、\n“”《》（）A-Za-z0-9]{{0,12}}?)"
    r"(?P<mark>(?<![A-Za-z0-9])(?:[A-Za-z]*[A-Z][A-Za-z]*[-－]?[0-9][0-9A-Za-z+\-－/]*|[A-Z]{1,5}-[0-9A-Z]{1,6}|[A-Za-z]+-[A-Z][a-z]+)"
    r"(?:[”’])?(?:号|系列|型)?)"
)
_CANDIDATE = re.compile(
    r"(?:新药|产品|芯片|管线|资产|型号|药物|候选药|单抗)(?P<mark>(?:[A-Z]{1,5}-[0-9A-Z]{1,6}|[A-Z]{1,3}[0-9]{1,5}[A-Z]?)(?![0-9A-Za-z.%]))"
)
"""A drug or a chip that its code alone names: 核心产品KL-216."""
_BY = re.compile(
    r"(?P<mark>“[^“”，。！？、《》\n]{1,12}”(?:号|系列|型)?)(?P<tail>[一-鿿A-Za-z0-9\-]{0,14}?)，?由[^，。；：！？\n由]{2,36}?"
    r"(?:研制|研发|开发|设计制造|选育|育成|攻关)"
)
_FREE = re.compile(r"(?P<mark>“[^“”，。！？、《》\n]{1,12}”(?:号|系列|型)?)(?=[一-鿿A-Za-z0-9])")
_FREE_CODE = re.compile(
    r"(?<![A-Za-z0-9\-])(?P<mark>[A-Z]{1,5}-?[0-9]{2,5}[A-Z0-9]{0,4}|[A-Z]{2,4}-[0-9A-Z]{1,5})(?P<kind>号|系列|型)?(?![级次月日A-Za-z0-9])"
)
"""A mark right before what it marks, under any verb: “掘山”掘进机, LD800型卸船机."""
_TAIL = re.compile(r"[一-鿿A-Za-z0-9\-+]{1,16}")
_HAPPENS = re.compile(
    r"全球|国内|世界|市场|[销产]量|占有率|份额|通过|完成|获|[下上]线|量产|[上面问]市|亮相|投[入产用]|交付|交给|发往|运[抵往]|送[到往]|进入|实现|打破|填补|搭乘|授权|用于|出口|落户|问世"
    r"|发布|累计|试用|推广|入[选列]|成为|开始|开机|启动|参展|应用|推向|批量|列入|吸引|宣布|一次|一举|正式|最近|目前|得到|[受广深]受"
    r"|再创|创下|刷新|首[次台批套艘架]|率先|仍|预计|共同|联合|中标|来自|起家|采用|供应|供货|销[往售]|卖[到出]|售[出价]|挂[网在]|吹[到进]|换上|替代|装[船机在车]$|搬[进到]"
    r"|出货|能够|可[以在]|让|使得|指|走[进出]|跑[完出]|拿[到下]|种[了在]|打[着上]|[走跑销卖拿供挂吹换替采售用装搬是有为可能使由将出亮种打连荣登]$"
)
"""What is told of a product begins with one of these."""
_NO_THING = re.compile(
    r"(?:名片|信箱|照片|影片|办法|模式|规划|清单|政策包?|专柜|方案|计划|行动|机制|制度|服务|举措|措施|榜单?|指数|报告|体系|改革|审批|贷款?|保险|活动|套餐|课程|课堂|品牌|样板"
    r"|伙伴|产品|套票|线路|专栏|报道|消息|版|条|字|号召|倡议|标准|白皮书|理念|理论|战略|目标|问题|难题|瓶颈|环节|短板|项目|工程|基地|产业|集群|专线|榜样|经验)$"
)
"""Last words of what is brought out and is no product by itself."""
_SLOGAN = re.compile(r"卡脖子|最大|国字号|十[一二三四五六]五|一[带件站]|[^A-Za-z0-9一-鿿—·\-]")
_COUNTED = re.compile("[0-9一二三四五六七八九十百几两]+(?:余|多)?[家个项种人件台套]")
_HAN_ONLY = re.compile(r"“[一二三四五六七八九十两][^”]{0,3}”")
_TWO = 2
"""A thing is named by two characters at least behind its mark."""
_MADE = frozenset("器机仪车船艇舰炉泵阀片箱舱塔罐膜剂药膏素苗料材钢板桩芯星箭弹臂枪镜")
"""Last characters of things that are made."""
_MADE_WORDS = re.compile(
    r"(?:系统|平台|模型|芯片|软件|引擎|终端|装备|装置|设备|雷达|卫星|电池|材料|技术|工艺|发动机|轮胎|电堆|无人机|品种|番茄"
    r"|涂层|智能体|操作系统|编译器)$"
)


def find_marked(ground: Ground) -> Iterator[Span]:
    """The products of the article that a mark behind a verb of developing, or before 由 and who developed it, shows."""
    for match in _QUOTED.finditer(ground.text):
        span = _read(ground, Span(*match.span("mark")), sure=bool(match["sure"]))
        if span is not None:
            yield span
    for match in _CODED.finditer(ground.text):
        mark = Span(*match.span("mark"))
        stop = _reach(ground.text, mark.stop)
        if stop > mark.stop and (match["sure"] or _is_made(ground.text[mark.start : stop])):
            yield Span(mark.start, stop)
        elif stop == mark.stop and match["sure"] and _is_noun(match["body"]):
            yield Span(match.start("body"), mark.stop)
    for match in _CANDIDATE.finditer(ground.text):
        yield Span(*match.span("mark"))
    for frame in (_FREE, _FREE_CODE):
        for match in frame.finditer(ground.text):
            stop = _reach(ground.text, match.end())
            tail = ground.text[match.end() : max(stop, match.end())]
            if _is_thing(tail, coded=frame is _FREE_CODE) and not _is_said(match["mark"]):
                yield Span(match.start(), stop)
    for match in _BY.finditer(ground.text):
        mark = Span(*match.span("mark"))
        if not _SLOGAN.search(match["mark"][1:-1]) and (not match["tail"] or _is_noun(match["tail"])):
            yield Span(mark.start, match.end("tail"))


def names_product(name: str) -> bool:
    """Whether a name is a brand or a code with the thing that it marks, as those of `find_marked`."""
    match = _FREE.match(name) or _FREE_CODE.match(name)
    return match is not None and _is_thing(name[match.end() :], coded=True)


def _read(ground: Ground, mark: Span, *, sure: bool) -> Span | None:
    """The quotation with the nouns behind it, where both together may name a product."""
    text = ground.text
    quoted = text[mark.start + 1 : mark.stop].rstrip("号系列型”")
    if _SLOGAN.search(quoted) or _HAN_ONLY.fullmatch(text, mark.start, mark.stop):
        return None
    stop = _reach(text, mark.stop)
    if stop < 0:
        return None
    tail = text[mark.stop : stop]
    if _NO_THING.search(tail) or _COUNTED.match(tail) or text.startswith(("等", "和“", "、“"), stop):
        return None
    if not sure and not _is_made(tail):
        return None
    return Span(mark.start, stop)


def _is_said(mark: str) -> bool:
    """Whether a quotation is no brand: a slogan, a count, or a verb with what it does."""
    body = mark.strip("“”")
    if _SLOGAN.search(body) or _HAN_ONLY.fullmatch(mark):
        return True
    return len(body) > _TWO and tag(body)[-1].tag in ("v", "d", "c")


def _is_thing(tail: str, *, coded: bool) -> bool:
    """Whether nouns alone stand behind a mark and end like a thing that is made; behind a code a verb may (装载机)."""
    if len(tail) < _TWO or _NO_THING.search(tail) or not _is_made(tail):
        return False
    words = tag(tail)
    return all(w.tag[:1] in "nbxlgjzamv" or w.tag == "eng" for w in words) and (coded or words[0].tag != "v")


def _is_made(name: str) -> bool:
    """Whether a name ends like a thing that is made."""
    return bool(name) and (name[-1] in _MADE or _MADE_WORDS.search(name) is not None)


def _is_noun(body: str) -> bool:
    """Whether plain nouns make up the phrase before a code: 马齿苋活性肽."""
    words = tag(body)
    return bool(words) and all(_goes_on(word) for word in words) and words[-1].tag[:1] in "nxlgj"


def _reach(text: str, at: int) -> int:
    """Where the nouns behind a mark stop; `at` where none stands there, -1 where their end cannot be told."""
    match = _TAIL.match(text, at)
    if match is None:
        return at
    stop, last = at, None
    for word in tag(match.group()):
        if _HAPPENS.match(word.text) or not _goes_on(word):
            break
        stop, last = at + word.stop, word
    else:
        if len(match.group()) > 15:
            return -1
    if last is None:
        return at
    return -1 if last.tag == "v" and len(last.text) > 1 else stop


def _goes_on(word: Word) -> bool:
    """Whether a name may hold the word: no preposition, conjunction, particle, time or pronoun."""
    if word.tag[:1] == "m":
        return True
    return word.tag[:1] not in "pcurty" and not (word.tag[:1] == "d" and word.text not in ("全", "双", "超", "单"))

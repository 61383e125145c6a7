"""How the words beside a figure are read: as an indicator, a growth, a share, a rank, or a count of things.

All functions read a short stretch of one clause (`SIGHT` characters at most), so that a long sentence stays cheap.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.numerals import CHINESE
from kg.observations.deeds import read_deed
from kg.observations.fitting import EDGES, cut_told, print_plainly
from kg.observations.wordings import load_wording

SIGHT = 60
"""How many characters before and after a figure are read."""

_ASIDE = re.compile(r"[（(][^（）()]{0,12}[）)]")
_CLAUSES = re.compile("[，。；：]")
_NOUN_STOPS = re.compile("[，。；：（(]")
_WHOLE_LEAD = re.compile("^(?:同期|到|了|据|去(?!年))")
_YEARS = re.compile(rf"^(?:已?连续(?:{CHINESE}|\d+|多|数)?[年届次]?|(?:{CHINESE}|\d+|多|数)年来?|近年来?)")
_YEARLY = re.compile("^.*?(?:每年|年)可?(?:生产|产)(?=[^值量能销]{2})")
_NEW = re.compile("新(?:能源|材料|型|兴|一代|三样|区|基建|业态|动能|质|药|零售|消费)")
"""Words in which 新 is part of what is counted."""
_BECAME = re.compile("[^，。；]{2,8}成为(?P<what>首批.{2,16})")
_GOES_ON = re.compile("(?:在[^建线售校岗研职]|于|被|停着|带帽|用于|分布|位于|来自)")
"""How a clause goes on behind a count whose thing was named before: 首批[20座]在甲市上线."""
_NUMBERED = re.compile(r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．](?!\d)")
_RUN = re.compile(
    rf"已?连续(?:{CHINESE}|\d{{1,2}}|多)(?:年|个月|个季度|届)$|(?:首[次度]?)?(?:突?破|(?<=首次)过|(?<=首度)过|跨越|迈上|站上|越过)(?:[百千万]?亿[元吨件]?|[一二两三五十百千万]{{0,3}}[百千万](?:元|件|家|户|人次?|个|辆|吨|台|标箱))(?:大关|台阶|关口)?$"
)
"""What tells for how long, or past which round sum, and names nothing: 粮食总产量连续三年(稳定在258亿斤)."""
_BATCH = re.compile("[首第][一二三四五六七八九十]?[批期]|[一二三四五]期")
"""What is counted without a noun of its own: 首批(2400架年内)交付."""
_GROWN = "增长"
"""What a figure with a sign and no word of growth says."""
_SLIGHTLY = re.compile("(?:本?(?:报告)?期末|略|微|(?<![一二两几])只|小幅|大幅|逆势)$")
"""How much something grew, which is no part of its name: 净利润15.6亿元，略(增3.9%)."""
_SHORT = 12
_FORMER_RANK = re.compile(r"[由从](?:去年|上年|前年|此前)?的?第[一二三四五六七八九十\d]{1,4}[位名]?$")
"""The rank that a change begins with: 全国排位由第七(升至第二)."""
_COUNT = r"(?:[一二三四五六七八九十两几半数]{1,3}|\d{1,2})"
CALENDAR = re.compile(
    rf"(?:过去|最近|近)(?:{_COUNT}|数)(?:年|个月)(?![级均])|(?:今年|去年|前年|上年|当年|全年|(?:19|20)\d\d年)?(?:以来|的)?(?:[前头]{_COUNT}个?月|[上下]半年|前?{_COUNT}个?季(?:度[末底初]?|(?![节度]))"
    rf"|前三季|\d{{1,2}}月?[-－—–~～∼至到]{{1,2}}\d{{1,2}}月份?|(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月(?:份|底|末|初)?(?!度)"
    rf"|{_COUNT}(?:年多?|个多?月|周|天)(?:来|里|间|内|以来|时间)+|期末|年末|年底|月末)(?:以来|期间)?"
)
"""Words of the calendar whose year no text gives, so that they are no period: 前三季度, 1—8月, 两年来."""


@dataclass(frozen=True, slots=True)
class Growth:
    """What grows (`np`, "" where it is the figure before), the cue, and its sign."""

    np: str
    cue: str
    sign: int


@dataclass(frozen=True, slots=True)
class Share:
    """What is a part (`np`, "" where it is the figure before) of what (`whole`)."""

    np: str
    whole: str


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in an order: whose (`np`), among what (`scope`), which (`place`), and where the words stand."""

    np: str
    scope: str
    place: str
    start: int
    stop: int


def strip_tail(text: str) -> str:
    """The text before a figure without the words that only link both: 高新技术企业预计达到 → 高新技术企业."""
    tail = load_wording().tail
    text = text.rstrip(" ")
    while match := tail.search(text) or _RUN.search(text):
        text = text[: match.start()].rstrip(" ")
    return text


def strip_lead(text: str) -> str:
    """The text without connectives and light verbs at its head: 其中实现营收 → 营收."""
    lead = load_wording().lead
    text = text.lstrip(EDGES)
    while match := lead.match(text) or CALENDAR.match(text):
        text = text[match.end() :].lstrip(EDGES)
    return text


def tidy(text: str) -> str:
    """An indicator as it is printed."""
    return print_plainly(text)


def read_growth(before: str, signed: bool = False) -> Growth | None:
    """The growth that a figure after `before` states: 同比增长, 规模以上工业增加值增速. A figure with a sign (`signed`)
    needs no such word behind a measure or what it is told against (出口+5.4%; 同比-1.2%)."""
    wording = load_wording()
    match = wording.growth.search(before)
    if match:
        stop, cue = match.start(), match.group("cue")
    elif signed and _is_measure(before.rstrip(" :：")):
        stop, cue = len(before), _GROWN
    else:
        return None
    np = _ASIDE.sub("", before[:stop]).rstrip(" :：")
    while base := wording.bases.search(np) or _SLIGHTLY.search(np) or wording.tail.search(np):
        np = np[: base.start()].rstrip(" ")
    return Growth(strip_lead(cut_told(strip_lead(strip_tail(np)))), cue, wording.signs[cue])


def _is_measure(before: str) -> bool:
    """Whether nothing, a measure or what a growth is measured against stands last: 进出口同比."""
    wording = load_wording()
    return not before or bool(wording.bases.search(before) or wording.metric.search(strip_tail(before)))


def read_share(before: str) -> Share | None:
    """The share that a figure after `before` states: 占全市规模以上工业比重, 占比."""
    match = load_wording().share.search(before)
    if not match:
        return None
    whole = _WHOLE_LEAD.sub("", _ASIDE.sub("", match.group("whole")))
    np = strip_tail(before[: match.start()].rstrip(" ，"))
    return Share(strip_lead(cut_told(strip_lead(np))), whole.strip("的"))


def read_rank(clause: str) -> Rank | None:
    """The rank that a clause states: 在全国各城市排名第二, 研发投入强度位居全国高新区第一."""
    ranks = load_wording().rank.finditer(clause)
    match = next((m for m in ranks if not m["after"].endswith(("由", "从"))), None)
    if match is None:
        return None
    before, scope = clause[: match.start()], match.group("after")
    before = _FORMER_RANK.sub("", before)
    place = load_wording().scope.search(before)
    if place:
        before, scope = before[: place.start()], scope or place.group("scope")
    np = _YEARS.sub("", strip_lead(strip_tail(before)))
    return Rank(tidy(np), scope.strip("的列为"), match.group("place"), match.start(), match.end())


_DEAL = re.compile("^.*(?:签订|签署|签下|签约|敲定|引进|引入)了?(?=总投资|计划投资|协议投资|投资额|投资总额)")
"""What is done with the thing whose cost is told: 与甲公司签订了[总投资]50亿元的项目协议."""


_OUR = re.compile(
    "^(?:我们|咱们)(?:公司|企业|厂)?(?=(?:的|全年|去年|今年)*(?:年|总|月)?(?:产值|营收|产能|产量|销量|销售额?|出口额?|员工|订单|纳税)(?:总?额)?$)"
)
"""Who tells in a quotation what is theirs: [我们]产值突破8亿元."""
_LEFT = re.compile(
    "^(?:(?:规划|要求|提出|争取)?到(?![位账期港岸达货访校场会])(?=.{2})|(?:以来(?!累计投)|现已|这里)(?=.{3}))"
)
"""What is left before an indicator of a period or place that was cut: 到(2030年)实现产值."""


def name_value(before: str) -> str:
    """The indicator of a figure whose words stand before it: 新增公办学位 in 新增公办学位1.1万个."""
    wording = load_wording()
    text = _CLAUSES.split(strip_lead(strip_tail(before)))[-1]
    cut = text.rfind("等")
    if cut >= 0 and len(text) - cut > 2 and not text.startswith(("级", "教"), cut + 1):
        text = text[cut + 1 :]
    text = _DEAL.sub("", text[find_cut(text) :])
    text = _OUR.sub("", text)
    numbered = _NUMBERED.match(text)
    if numbered and wording.metric.search(text):
        text = text[numbered.end() :]
    for trim in wording.trims:
        text = trim.sub("", text)
    text = strip_lead(cut_told(strip_lead(text)))
    metric = wording.metric.search(text)
    if metric and metric.start() > 4:
        head = text[: metric.start()]
        listed = head.endswith("、") and wording.metric.search(head[:-1])
        text = (head if listed else strip_tail(head)) + metric.group()
    return tidy(_YEARLY.sub("年产", _LEFT.sub("", text[-32:])))


_INVESTED = re.compile("(?:资产|业|技改|改造|开发|民间|设施|社会|性)投资$")
"""A statistic whose last word is a verb elsewhere: 固定资产投资、工业增加值分别为…."""


def find_cut(text: str) -> int:
    """Where the last member of a list of clauses begins (X项目动工、大会签约总投资); 0 where `text` is no such list."""
    head, mark, tail = text.rpartition("、")
    told = load_wording().verb_last.search(head) and not _INVESTED.search(head)
    return len(head) + 1 if mark and len(tail) > 3 and told else 0


def find_later_verb(after: str) -> str:
    """The verb behind the thing that is counted: 开业 in (3)家医院顺利开业; "" where there is none."""
    match = load_wording().verb_later.match(after)
    return match.group("verb") if match else ""


_LEADS = re.compile(
    "(?:位|稳|高|连续|继续|蝉联)*(?:居|列|排名?)[^，。；]{0,8}?(?:首位?|第[一二三四五六七八九十\\d]{1,3}[位名]?|前列|榜首)$"
)
"""What a clause says of who leads by a count: 以20家[上市公司]|位居全省第一."""


def name_count(before: str, after: str, hint: str = "", held: bool = False) -> str:
    """The indicator of a count whose thing stands after it: 签约重点项目数 in 签约196个重点项目; "" where no verb says
    what was done with the things. `hint` is the verb of a neighbour in a list; `held` tells that
    the words need none (共有381人)."""
    wording = load_wording()
    head, text = strip_tail(before), strip_lead(strip_tail(before))
    verb = ""
    match = wording.verb_last.search(head.rstrip("、")) or wording.verb_last.search(before.rstrip(" "))
    if before.rstrip("约近超逾 ").endswith("等"):
        match = wording.verb.search(text)
        verb, text = (match.group(), "") if match else ("", "")
    elif match:
        verb = match.group("verb")
        text = strip_lead(head[: match.start()]) if head.endswith(match.group()) else ""
    elif match := wording.verb.match(text):
        verb, text = match.group(), ""
    noun = _NOUN_STOPS.split(after)[0].strip(EDGES + "”")[:40]
    if became := _BECAME.fullmatch(noun):
        return f"{tidy(became['what'])}数"
    noun, later = read_deed(noun)
    verb = verb or later or hint
    if not noun and later and _BATCH.fullmatch(text):
        return f"{text}{verb}数"
    if not (verb or held) or len(noun) < 2 or _GOES_ON.match(noun) or noun.endswith("名单"):
        return ""
    text = "" if "、" in text and later else text
    text = text.removeprefix("在") if len(text) <= _SHORT else ""
    region = wording.contexts["region"].match(text)
    text = text[region.end() :] if region else text
    verb = "" if wording.contexts["having"].fullmatch(verb) or _LEADS.fullmatch(verb) else verb
    name = tidy(f"{text}{verb}" if verb.endswith(noun) else f"{text}{verb}{noun}")
    return name if name.endswith(("数", "量", "次", "面积", "线")) else f"{name}数"


_BOTH, _HALVES = re.compile("(?:城乡|城镇(?:居民)?[、和与]农村)(?=居民|常住)"), ("城镇", "农村")
"""Two figures of 城乡居民 or 城镇和农村居民 are the townspeople's and the villagers'."""


_SECTORS = re.compile("(?:第?(?P<which>[一二三](?:[、和]*第?[一二三]){1,2})次?|三次)产业?")
_ORDINALS = "一二三"
"""第一、二、三产业增加值 and 三次产业增加值 are those of three."""


_CLASS_OF_ALL = re.compile("[两二三四五六七八九十\\d]+大(?:[\u4e00-\u9fff]{2,4}?)?(产业|行业|板块|领域|集群)")
"""What all members of a list are called together behind its last one: 新材料、新能源|两大主导产业产值."""
_MEASURED = re.compile("(?:总|净)?[值额量]|收入|利润|成本|均价")
"""What makes a noun of the verb before it, which then governs nothing: 销售收入、税收, 生产总值、税收."""


def split_items(text: str, count: int) -> list[str]:
    """`count` coordinated names, each with what they share at the end: 食品、医药行业产值 → 食品行业产值, 医药行业产值.

    Nothing where the text holds another number of names.
    """
    if count == len(_HALVES) and (whole := _BOTH.search(text)):
        return [tidy(text[: whole.start()] + half + text[whole.end() :]) for half in _HALVES]
    if (whole := _SECTORS.search(text)) and len(text) > whole.end():
        which = [sign for sign in whole["which"] or _ORDINALS if sign in _ORDINALS]
        if len(which) == count:
            return [tidy(f"{text[: whole.start()]}第{sign}产业{text[whole.end() :]}") for sign in which]
    for marks in ("、", "、和", "、和与及"):
        items = [item.strip() for item in re.split(f"[{marks}]", text) if item.strip()]
        if len(items) == count:
            break
    else:
        return []
    items[-1] = _CLASS_OF_ALL.sub(r"\1", items[-1])
    shared = load_wording().shared.search(items[-1])
    first = load_wording().contexts["governs"].match(items[0])
    if first and _MEASURED.match(items[0], first.end()):
        first = None
    tail = shared.group() if shared and len(shared.group()) < len(items[-1]) else ""
    if tail and any(load_wording().metric.search(item) for item in items[:-1]):
        tail = ""
    named = [item if item.endswith(tail) else item + _without_overlap(item, tail) for item in items]
    if first and not any(item.startswith(first.group()) for item in items[1:]):
        named = [named[0], *(first.group() + item for item in named[1:])]
    return [tidy(item) for item in named]


_EACH_IS = re.compile("[均都各](?!匀|衡|价|等|线|值|分)[^，。；、]{0,12}$")
"""Before one figure this says that each of the things named has it: A、B均增长[9.2%]."""


def split_shared(name: str, said: str) -> list[str]:
    """The measures that share one figure: 工业增加值、民间投资 where `said`, the words before it, end in 均增长.

    Nothing but `name` where one of them is no measure.
    """
    if not re.search("[、和与及]", name) or not _EACH_IS.search(said):
        return [name]
    for marks in ("、", "、和", "、和与及"):
        items = split_items(name, len([item for item in re.split(f"[{marks}]", name) if item.strip()]))
        if len(items) > 1 and all(load_wording().metric.search(item) for item in items):
            return [items[0], *(item.removeprefix(items[0]) or item for item in items[1:])]
    return [name]


def _without_overlap(item: str, tail: str) -> str:
    """`tail` without the part that `item` already ends with."""
    for size in range(min(len(item), len(tail)), 0, -1):
        if item.endswith(tail[:size]):
            return tail[size:]
    return tail


def alike(one: str, other: str) -> bool:
    """Whether two indicators share half of the characters of the shorter."""
    mine, yours = set(one), set(other)
    return len(mine & yours) * 2 >= max(1, min(len(mine), len(yours)))


def without_added(indicator: str) -> str:
    """新增跨国公司地区总部 → 跨国公司地区总部."""
    match = None if _NEW.match(indicator) else load_wording().contexts["added"].match(indicator)
    return (indicator[match.end() :] if match else indicator).removesuffix("净增").removesuffix("新增")

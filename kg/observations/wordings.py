"""The words that stand beside figures, compiled from seeds/figures once a process."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.figures import alternation, load_figures
from kg.numerals import CHINESE

_ORDINAL = rf"第(?:{CHINESE}|\d{{1,3}})|前(?:[二三四五六七八九十]|\d{{1,3}})(?!个月|季|\d)|首位|榜首|之首"
DOUBLED = (
    "(?:[比较][^，。；]{1,8}(?:年[前底初末]?|同期|之前))?(?:实现|再次|连[年续])?翻了?[一两二三四数几]?番(?:还?多)?$"
)
"""How much something grew, which is no part of its name: 产量翻番，达到12.6万辆."""
_LISTED = "(?<![系行开首每趟陈前并分一])列(?![车入为出举席装次])"
"""列 alone leads to a rank (综合实力列全国千强镇第28位), but not in 系列, 开行3列, 列车 and such words."""
_BARE = "(?:^|(?<=[，。；：]))(?:总量|规模|总额|增速|增幅)(?=全[国省市区][^，。；]{0,4}第)"
"""A rank without a verb: 进出口3056亿元，|总量全省第三."""
_NOT_RANK = r"(?![大批届次季产梯书个家期阶年天步条轮代类种艘座台]|强[区县市]|方阵|梯队|主业|大)"


@dataclass(frozen=True, slots=True)
class Wording:
    """The tables of seeds/figures, compiled."""

    lead: re.Pattern[str]
    tail: re.Pattern[str]
    growth: re.Pattern[str]
    signs: dict[str, int]
    bases: re.Pattern[str]
    share: re.Pattern[str]
    rank: re.Pattern[str]
    verb_last: re.Pattern[str]
    verb_later: re.Pattern[str]
    verb: re.Pattern[str]
    rate: re.Pattern[str]
    macro: re.Pattern[str]
    own: re.Pattern[str]
    seated: re.Pattern[str]
    metric: re.Pattern[str]
    shared: re.Pattern[str]
    refused: dict[str, re.Pattern[str]]
    contexts: dict[str, re.Pattern[str]]
    trims: tuple[re.Pattern[str], ...]
    scope: re.Pattern[str]
    doing: re.Pattern[str]


def _forms(name: str) -> list[str]:
    return [entry.form for entry in load_figures(name)]


def _guarded(name: str, column: str, place: str) -> str:
    """An alternation in which each form refuses the texts of `column` before or after it."""
    plain, guarded = [], []
    for entry in load_figures(name):
        texts = entry.fields[column].split()
        if texts:
            around = alternation(texts)
            form = re.escape(entry.form)
            guarded.append(f"{form}(?!{around})" if place == "after" else f"(?<!{'|'.join(texts)}){form}")
        else:
            plain.append(entry.form)
    return "|".join(sorted([*map(re.escape, plain), *guarded], key=lambda form: (-len(form.split("(?")[0]), form)))


def _group(name: str, column: str) -> dict[str, list[str]]:
    """The forms of a table by the value of a column."""
    grouped: dict[str, list[str]] = {}
    for entry in load_figures(name):
        for value in entry.fields[column].split():
            grouped.setdefault(value, []).append(entry.form)
    return grouped


def _compile_trims(words: dict[str, str]) -> tuple[re.Pattern[str], ...]:
    """What is cut from the head of an indicator, in order: 为企业(提供…), 第二批, 企业带动(…), 宣布其(…)."""
    return (
        re.compile(
            "^(?:该|这个)(?:县|市|区|省|州|镇|园区|开发区|新区|高新区)(?!域)|^这[条座]|^自以来的?|^.{0,10}?一家就|^方面"
        ),
        re.compile(rf"^(?:为|向|给|对(?![外美欧]))[^，。；]{{1,24}}?(?={words['given']})"),
        re.compile(rf"^内?(?:企业)?{words['light']}(?=.{{3}})"),
        re.compile(
            "^[该此本这]?[项次笔宗](?:交易|收购|转让|出售|减持|投资)(?:中|将|可|预计)*(?:获得|取得|实现|产生)?了?(?=.{2})"
        ),
        re.compile("^第[一二三四五六七八九十0-9]+批$"),
        re.compile(rf"^{words['own']}(?=.{{3}})"),
        re.compile(rf"^.{{0,6}}{words['causes']}(?=.{{3}})"),
        re.compile("^(?:并|已|全年)?完成(?=.{4})"),
        re.compile(DOUBLED),
        re.compile(rf"^{words['own']}?(?:曾|并)?{words['said']}[其该]?"),
    )


def _compile_bases() -> re.Pattern[str]:
    """What a growth is measured against: 比上年同期, 剔除不可比因素后, 按可比价格计算."""
    return re.compile(
        rf"(?:{alternation(_forms('growth_bases'))})$|(?:比|较|与)[^，。；]{{1,12}}(?:同期|年|月|底|末|相比|期|届|季度)$"
        "|受[^，。；]{1,14}(?:影响|冲击|拖累|带动)$|(?:还原|调整)[^，。；]{0,8}后$|(?:疫情|寒潮|逆风|压力|形势)[^，。；]{0,4}下$"
        "|(?:剔除|扣除)[^，。；]{1,20}(?:因素|影响)后?$|按[^，。；]{1,8}(?:口径|价格?)(?:计算)?$"
    )


def _compile_share(tails: str) -> re.Pattern[str]:
    """What leads from a thing to its share of a whole: 占全省的比重达到; `tails` are the words before a figure."""
    return re.compile(
        r"(?:约|均|共|还|仅|已|总共|合计|大约)?占(?!地(?![区方])|用|据|领|有|道)(?P<whole>[^占，。；]{0,30}?)的?(?:比重|比例|份额|比)?的?"
        rf"(?:已?连续(?:{CHINESE}|\d{{1,2}}|多)年)?(?:{tails}|在)?(?:{tails})?$"
    )


def _compile_rank() -> re.Pattern[str]:
    """A place in an order with the cue before it: 位居全省第二位."""
    return re.compile(
        rf"(?P<cue>{alternation(_forms('rank_cues'))}|{_LISTED}|{_BARE})(?![民住家委放水污中里名])(?P<after>[^，。；、：]{{0,20}}?)"
        rf"(?P<place>(?:{_ORDINAL})(?:位|名|强(?![区县市]))?){_NOT_RANK}"
    )


def _compile_refusals() -> dict[str, re.Pattern[str]]:
    """The words that refuse a figure, by where they stand: before it, behind it, in its sentence, as its name."""
    refused = _group("indicator_refusals", "where")
    return {
        "pre": re.compile(alternation(refused["pre"])),
        "counted": re.compile(alternation(refused["counted"])),
        "last": re.compile(f"(?:{alternation(refused['last'])})$"),
        "post": re.compile(f"(?:{alternation(refused['post'])})"),
        "after": re.compile(alternation(refused["after"])),
        "sentence": re.compile(alternation(refused["sentence"])),
        "whole": re.compile(alternation(refused["whole"])),
    }


@lru_cache(maxsize=1)
def load_wording() -> Wording:
    """The wording, compiled once a process."""
    cues = load_figures("growth_cues")
    links = alternation(_forms("growth_links"))
    verbs = alternation(_forms("indicator_verbs"))
    heads = _group("indicator_heads", "family")
    contexts = {s: f"(?:{alternation(forms)})" for s, forms in _group("indicator_contexts", "senses").items()}
    tails = _guarded("indicator_tails", "not_after", "before")
    adverbs = (
        "(?:在此|在这里|现场|当场|当天|同日|统一|如期|按期|相继|集中|顺利|成功|正式|全面|全部|陆续|开始|已|先后"
        "|联合|共同|同时|共)"
    )
    return Wording(
        re.compile(_guarded("indicator_leads", "not_before", "after")),
        re.compile(f"(?:{tails})$"),
        re.compile(rf"(?P<cue>{alternation(e.form for e in cues)})(?:{links}){{0,3}}$"),
        {e.form: int(e.fields["sign"]) for e in cues},
        _compile_bases(),
        _compile_share(tails),
        _compile_rank(),
        re.compile(rf"(?P<verb>{verbs})[了出过起着]?(?:共|共计)?$"),
        re.compile(rf"^(?P<noun>[^，。；]{{2,30}}?)(?P<verb>{adverbs}{{0,2}}(?:{verbs}).{{0,30}})$"),
        re.compile(f"(?:{verbs})"),
        re.compile(f"(?:{alternation(heads['rate'])})$"),
        re.compile(f"(?:{alternation(heads['macro'])})"),
        re.compile(f"(?:{alternation([*heads['own'], *heads['seated']])})$"),
        re.compile(f"(?:{alternation(heads['seated'])})$"),
        re.compile(f"(?:{alternation([*heads['metric'], *heads['own'], *heads['macro']])})$"),
        re.compile(
            "(?:行业|产业|企业)?(?:规模以上|规上)?(?:工业)?"
            rf"(?:{alternation([*heads['metric'], *heads['rate']])}|增速)$"
        ),
        _compile_refusals(),
        {sense: re.compile(words) for sense, words in contexts.items()},
        _compile_trims(contexts),
        re.compile(rf"在(?P<scope>[^在，。；]{{2,24}}?)(?:中|当中|内|里)?(?:的|{contexts['steady']})*$"),
        re.compile(rf"{contexts['doing']}.*$"),
    )

"""What is no part of an indicator as it is printed: marks of the page, words of the calendar, its subject's name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.numerals import CHINESE
from kg.observations.wordings import load_wording

EDGES = " 　，、；：。,:;的了-—■●◆▲★□◇▶►─－"
_MARKED = re.compile(r"^.*(?:[】〗>〕]|——|──|：)(?=.{2})")
"""A label, a tag or a clause before a dash that the words of an indicator were cut from: 一组总数】规上工业总产值."""
_FIRST_ASIDE = re.compile(r"^[（(][^（）()]{0,40}[）)]")
_ASIDE = re.compile(r"[（(][^（）()]{0,12}[）)]")
_KEPT_ASIDE = re.compile("[A-Za-z]|业[）)]")
_SPACE = re.compile(r"\s+")
_MONTHS = rf"(?:\d{{1,2}}|{CHINESE})(?:[-－—–~～∼至到](?:\d{{1,2}}|{CHINESE}))?"
_TIME = re.compile(
    f"(?:[今去]年|上年)?(?:以来|前三季度|[上下]半年|前(?:\\d{{1,2}}|{CHINESE})个?月|(?:第?[一二三四]季度)(?!节)"
    f"|{_MONTHS}月份?)(?=.{{2}}|$)|(?<!光)[今去]年(?!同期|全年)(?=.|$)|昨[天日](?=.|$)|(?<=.)(?<!安)全年(?!龄)(?=.{{2}})"
)
"""Words of the calendar inside an indicator: 煤炭产量前三季度, 产业集群去年营业收入."""
_MORE, _LESS = (
    re.compile("(?<=.{2})(?:[又再]多了?|(?<![新净累倍同递年])增)$"),
    re.compile("(?<=.{2})(?<![同年增负])[减降]$"),
)
"""How much more or less there is: 入驻企业又多(146家), 工业用电降(102亿度)."""
_SAID_TO_BE = re.compile(
    "^[^，。；]{0,12}(?:目标|任务|重点|原因|说的|一件|一条|一项|可喜的|亮眼的|打算|期望)是(?=.{2})"
)
_SPEAKER = re.compile(
    "^(?:[^，。；]{0,14}(?:长|经理|总裁|主任|书记|负责人)[\u4e00-\u9fff]{0,3}|[他她]|(?=[说称]..))(?:说(?!明|法)|称(?!号|谓))(?:(?:我们|公司|企业)已)?(?=.{2})"
)
_TAKEN = re.compile("^[^，。；]{0,6}?把(?![手握关])(?=[^，。；]{1,12}(?:率|比重|比例)$)")
"""Who says it, and what leads to what is changed: 总经理说(首年订单), 想把(良品率)."""
_ONLY = re.compile(
    "^[^，。；]{0,4}(?:单算|单是|光是|光(?![伏电学刻纤缆通谷热芯子模储明机]))(?P<name>[^，。；]{2,12}?)[就便].{0,2}$"
)
"""What is told of one item alone: 光公路运费就花(6800万元)."""
_SPENT = re.compile("[亏损赔]")
_THIS = re.compile(
    "^[这该本那](?!些)(?:[家座条只个])?[^，。；的]{0,8}?(?:工厂|分行|支行|银行|保税区|综保区|经开区|高新区|开发区|园区|工业园|产业园|基地"
    "|集团|大厦|港区|口岸|合作社|厂|局|港)(?:去年|今年)?(?=[^，。；数]{2})"
    "|^这(?:几年|些年|里|边)|^这[家座][^，。；]{1,14}?的(?:公司|企业|工厂)(?=.{2})|^这个[县地]级市的?(?=.{2})"
    "|^该(?=产值|营收|收入|指标|投资|进?出口|税收|增加值)"
)
"""What takes up a name told before, and is no part of what is counted: 该厂(交付船舶)."""
_RESIDUE = re.compile(
    "^(?:末|间(?!接)|起(?=陆续|开始|累计|先后)|底|前(?=[新再安建完拆]))(?=.{2})|^属(?=国有)|^[二两三]者(?!合|共)(?=.{2})"
    "|^\\d{1,2}[日号](?![均产处])(?:当天|[上下]午)?(?=.{2})|^(?:[上中下]旬|条线|内(?=已)|赶在前|整个(?:项目|基地|工程))(?=.{2})"
    "|^像?这样的(?=.{2})|^[^，。；的]{0,8}一[家地市县]的(?=.{2})|^(?:综保区|保税区|高新区|经开区|开发区|新区|园区|港区)(?:的|共(?!建|享)|累计)(?=.{2})"
)
"""What is left of a period or a word that was cut away: (“十四五”)末全省装机, 二者产量."""
_BEGINNING = re.compile(
    "^(?P<phase>[一二三四五六七八九首]期)?(?:自|自从|从)?(?:[年季月]?[初底中末])?(?:建成)?"
    "(?:(?:投产|投用|投运|投入运营|启用|封关)(?:以来|至今)"
    "|(?:投产|投用|投运|启用|封关)(?=(?:累计|已|共|实现)*(?:总?产值|营业?收|销售|利润|税收|纳税|进出口)))(?=.{2})"
)
"""Since when a figure is counted: 一期(年底投用以来)产值."""


def cut_marks(text: str) -> str:
    """The words behind the last label, tag or dash, without an aside at their head."""
    text = _FIRST_ASIDE.sub("", _MARKED.sub("", text))
    return "" if _FIRST_ASIDE.fullmatch(text) else text


def print_plainly(text: str) -> str:
    """An indicator as it is printed: no asides, no white space, no marks at its edges, no times, quotes balanced."""
    text = cut_marks(_SPACE.sub("", text))
    text = _ASIDE.sub(lambda m: m.group() if _KEPT_ASIDE.search(m.group()) else "", text)
    text = _SPACE.sub("", text).strip(EDGES)
    text = _TIME.sub("", _RESIDUE.sub("", text)).strip(EDGES)
    text = _LESS.sub("减少", _MORE.sub("增加", text))
    for left, right in ("“”", "《》", "（）", "()", "‘’"):
        if text.count(left) != text.count(right):
            text = text.replace(left, "").replace(right, "")
    return text


def cut_told(text: str) -> str:
    """The words of an indicator without what is said of it: 今年的目标是(产值), 光(公路运费)就花掉, 该厂(交付船舶)."""
    text = _TAKEN.sub("", _SPEAKER.sub("", _SAID_TO_BE.sub("", text)))
    if only := _ONLY.match(text):
        text = only["name"] + ("亏损" if _SPENT.search(text, only.end("name")) else "")
    text = _BEGINNING.sub(lambda m: m["phase"] or "", text)
    return _THIS.sub("", text)


_PHASE = re.compile("(?P<phase>[一二三四五六七八九首]期)?(?:所属|整个|全)?|.{1,12}的")
"""What may stand before the subject's own name and leave the rest its indicator: 二期(甲中心)总投资."""
_LONGER = re.compile(
    "大学|学院|公司|集团|[^总]?厂(?!房)|银行|分行|口岸|机场|医院|[^，。；]{0,4}(?:产业园|工业园|开发区|新区|保税区)|[省市县区镇乡港湾]"
)
"""What makes a name the first part of a longer one: (威海)船厂."""
_CLASSED = tuple("省市县区州镇乡旗园")
_JOINED = tuple("、和与及向对占在给为")
_SHORTEST_NAME = 3


_PLAIN_SUM = re.compile(
    "总(?:投资|产值|装机|产能|面积|收入|资产|建筑)|营业?收|产值$|年产[值能]|设计(?:年产|产能)|占地面积|注册资本"
)
"""What is measured of the subject itself behind its class word: (电站)总装机容量."""
_INVESTOR = re.compile("^[^，。；]{0,12}由[^，。；]{2,24}?(?=(?:总|计划)?投资$)")


def without_investor(indicator: str) -> str:
    """由甲集团投资, told of what is built with it, is its 投资."""
    return _INVESTOR.sub("", indicator)


def without_own(indicator: str, names: Iterable[str]) -> str:
    """An indicator without the name of the one that it is told of: 甲综保区进出口值 → 进出口值, said of that zone."""
    names = sorted(names, key=len, reverse=True)
    for noun in (name[-length:] for name in names for length in (3, 2)):
        if indicator.startswith(noun) and _PLAIN_SUM.match(indicator, len(noun)):
            return indicator[len(noun) :]
    for name in names:
        head, own, rest = indicator.partition(name)
        known = len(name) >= _SHORTEST_NAME or name.endswith(_CLASSED) or load_wording().metric.search(rest)
        if not own or not known:
            continue
        phase = _PHASE.fullmatch(head)
        rest = rest.lstrip("的内里、” ")
        if phase and name.endswith("基金") and not rest:
            return "规模"
        told = len(name) > _SHORTEST_NAME and load_wording().metric.search(rest) and not head.endswith(_JOINED)
        if (phase or told) and rest and not _LONGER.match(rest):
            return ((phase and phase["phase"]) or "") + rest
    return indicator


_TOLD_OF = re.compile("占[^，。；]+比重$|(?:占比|增速)$")
_PIECE = re.compile(
    "^(?:得益于|一路|[这那]一?块|该产业|[二两三]者|像这样|人家|甚至|[它他她]们?的|[同相]?比(?:较|去年|上年)?[多少高低]出?.{0,1}$)|个工作日$|^[由从](?!业)[^，。；]{0,8}$|^[^，。；]{0,4}一个$|[由把被让就](?:五?年前?)?$"
)
"""Pieces of clauses that measure nothing."""


def is_piece(indicator: str) -> bool:
    """Whether an indicator is a piece of a clause that nobody can print: 花掉, 这块, 注册企业由."""
    name = _TOLD_OF.sub("", indicator)
    return _PIECE.search(name) is not None or load_wording().refused["whole"].fullmatch(name) is not None

"""What a figure is called that shows it to be none of a place or company: a price, a clause, a sum that a statement
carries."""

from __future__ import annotations

import re

from kg.observations.contexts import is_price, project_after
from kg.observations.groups import Group, GroupReader
from kg.observations.sites import COST, find_site
from kg.observations.wordings import load_wording
from kg.vocabulary import Kind

CARRIED_SUM = "a sum that a statement carries"

RANK_CHANGE = "a change of rank"
_BARE_INVESTMENT = re.compile(
    r"^(?:(?:近期|日前|又|再次|已|也)*(?:决定|承诺|同意|宣布))?(?:(?:\d+|[一二三四五六七八九十]+)年内)?(?:计划|拟|将|预计|准备|打算)?(?:新增|追加|再|共|共同|累计)?(?:投资|出资|投入|斥资|注资|增资|耗资)$"
)
_INVESTS_IN = re.compile(
    "(?:向|对|在(?!建|.[央国民外]企)|给|于|为)[^，。；]{1,24}(?<!完成)(?:投资|增资|注资|出资|投入)$"
)
_ELSEWHERE = re.compile("^(?:位于|坐落|由)[^，。]{2,}的")
_OWN_FUNDS = re.compile("[以用](?:自有|自筹|募集|超募)[^，。；]{0,6}$")
_OTHERS = re.compile(
    "^(?!.{0,12}(?:签约|开工|重点|重大|落地|引进|招商))[^、]{4,30}项目(?:计划|预计|概算)投资$|(?:中心|公司|集团|银行|研究院)获授信$"
)
_PLANNED_SUM = re.compile("(?:计划|预计|概算)投资$")
_CLAUSE = re.compile(
    r"^(?:从(?!业)|把|将|被|让|由|经(?!济|营|常|开|调整)|用于|[一二三四五六七八九十]+、|\d+[.．、])|一天|[一两二三]条|[这那][座条个家片]|我们|[他她它]们?|有限责?任?公司.*投资$|(?:这个|上述|前述)[^，。；]{0,6}(?:项目|公司)|该[^，。；]{1,6}(?:项目|公司)"
)
_DEAL = re.compile(
    r"(?:出资|注资|认缴|作价|斥资|拍下|掏出?|拿出|砸下|砸|支付|缴纳|垫付|拨出|腾出|筹到|凑|参股|持股|持有|受让|独投|领投|跟投)(?:[额了]|比例)?$"
    "|合同价款?$|^(?:交易|涉案|项目|总)?金额$|投进去$"
    "|(?:^|[要再各已拟共独另还年])投[下出了]?$|[租单售]价$|起始价$|楼板价$|租金$|起拍价$|报价$|代价$|价款$|增资$|溢价率?$|^(?:净增|成交|现金|提供|额度|资金)$|捐[赠献]?$|追加$"
    "|^(?:承诺|一次性|拟|政府|财政|[各双三]方|首[年期]|前期|两期|[一二三四五六七八九十两]年).{0,6}投入$|^获得?[^，。；]{2,}投资$|轮投资$|先期?投资?$|^各[投出交缴招捐拿]"
    "|(?:罚没|赔偿(?:损失|金)?|违法所得|非法获利|索赔)(?:金?额)?$"
    "|[划辟]出$|^标的(?:公司|资产|股权)?的?(?:整体|总)?(?:估值|评估值|作价)$"
)
"""Sums that change hands: they belong to a statement."""
_SHARE_DEAL = re.compile(
    "股东|通过|向[^，。；]{2,30}(?:质押|转让|发行)|持有[^，。；的]*$|^(?:被动|累计|分别)?(?:质押|减持|增持|买入|卖出|受让|冻结|解除质押)$"
)
"""How shares change hands or are held: they are no state of the firm's."""
_SINGLE = re.compile("[一每某](?:[座条台间艘套栋趟炉位块]|个(?!百分点|月))")
_SIZES = frozenset({"mass", "power", "energy", "volume"})
_NAMING = re.compile(r"(?!的|等|台阶|大关|关口|门槛|不等|人民币|和)[A-Za-z0-9\u4e00-\u9fff]")
_FUNDED = re.compile("信贷|资金|贷款|授信|融资|税")
_INSTITUTE = 500
"""No place has so many institutes: 708所 is one's number."""
_INVESTED = re.compile("(?<![总期划年议际定业产发间术])投资$")
_INCREMENT = re.compile(
    "^(?:比|较)[^，。；]{1,12}(?:多|少|增|增加|新增|净增|减少|增长|提高)$|^同比(?:[多少增减][^，。；量]{0,2})$"
    "|[^，。；]{2,}(?<![减])少$"
)
_EXTENT = re.compile("全长|总长度?|全程|主线长|长")
_WAY = re.compile(
    "(?:线路|主线|正线|路线|全线|工程|隧道|大桥|道路|项目)?(?:全长|总长度?|主线长)|(?:桥|隧道|码头|跑道|管线|管道|正线|主线|段|专线|堤|坝)长度?|设计(?:行车)?(?:时速|速度)|(?:道路)?(?:规划)?红线宽度?|路幅宽度?"
)
_WHEREAS = re.compile("^[^，。；]{2,}(?<![规准原法细总守])则")
"""Who does something other than the clause before stands before 则: [Weibo]则签下1200个机柜."""
_NATIONWIDE = re.compile("^(?:全国|全行业)(?!.{0,4}(?:重点|百强|首|领先|先进|文明|优秀|示范|销|交付|布局))")
"""What is told of the whole country: 全国综试区总数."""
_TOGETHER = re.compile("^(?:[两二三四五六七八九十]|\\d+)[省市县州地区](?!级|场|民|域|属)")
"""What is told of several places at once: 三市合计产值."""
_TOLD = re.compile("没(?!收)|了.{0,3}[再就又才半]|^.{0,4}(?<![公英华])里数$|^下一步")
"""Words of a told story, which no measure holds: 喝了水再摇头(的人数)."""
_PERSONS = frozenset({"人", "名", "位"})
_MOVED = re.compile("升|降|跌|退|进|移|提前|下滑")
_INVITED = re.compile("院士|专家|博士|人才|教授|客商|嘉宾|代表|企业家|学者|志愿者|居民|老人|学员")
"""Persons who are counted in 位."""
_NO_MEASURE = re.compile(
    "(?:去年|上年|今年)?(?:同期|稍早|早些时候|此前|随后)|[一两三四五六七八九十]年后|一[家省地市县][就便]?|确定|分得|获得|拿到"
    "|转为(?:盈利|亏损)|(?:这一|该|上述)(?:数字|指标|比例)|上涨|[收大]?涨|每[亩吨个台户车]"
)
"""What stands before a figure and measures nothing."""
_PLACE = re.compile("(?!.*(?:城市|地市|区县|外县))[\u4e00-\u9fff]{2,6}(?:地区|自治州|州|盟|市|县|旗)")
_NAMES_ONE = re.compile("(?:企业|公司|项目|城市|园区|园|的)(?:分别|依次)?是")


def measures_way(indicator: str) -> bool:
    """Whether only a road, railway or canal has such a figure: 全长, 设计时速."""
    return _WAY.fullmatch(indicator) is not None


def find_bad_name(groups: GroupReader, group: Group, family: str, name: str) -> str:
    """Why a value so named is no figure of a place or company; "" where it is."""
    if len(name) < 2:
        return "nothing named"
    metric = load_wording().metric.search(name)
    if family == "area" and name.endswith(("区", "园", "城")):
        return "a part of something"
    if not metric and is_price(groups.quantity(group.figures[0])):
        return "a price"
    if told := _find_story(groups, group, name):
        return told
    few = groups.quantity(group.figures[0]).unit in _PERSONS
    if (family == "count" or few) and "、" in name and not metric and not load_wording().verb.search(name):
        return "names listed"
    if _OWN_FUNDS.search(group.raw):
        return CARRIED_SUM
    if metric and _ELSEWHERE.search(name):
        return "of a thing described"
    if _OTHERS.search(name) or _WHEREAS.search(name):
        return "of a project or body that the text names"
    if _NO_MEASURE.fullmatch(name) or (family == "money" and _PLACE.fullmatch(name)) or _NAMES_ONE.search(name):
        return "nothing measured"
    if family in _SIZES and _NAMING.match(group.after) and not load_wording().contexts["capacity"].search(name):
        return "the size of a thing named behind"
    if family == "money" and _NAMING.match(group.after) and not (metric or _FUNDED.search(name)):
        return CARRIED_SUM
    if groups.quantity(group.figures[0]).unit == "所" and groups.quantity(group.figures[0]).amount >= _INSTITUTE:
        return "part of a name"
    if _CLAUSE.search(name):
        return "a clause"
    if changes_hands(name):
        return CARRIED_SUM
    if groups.quantity(group.figures[0]).unit.endswith("股") and _SHARE_DEAL.search(name):
        return CARRIED_SUM
    if _SINGLE.search(name):
        return "of a single thing"
    if group.after.startswith("的") and _INVESTED.search(name) and (group.heads or project_after(groups, group) < 0):
        return CARRIED_SUM
    if family == "length" and _is_bare_length(groups, group, name):
        return "a length"
    if family == "length" and measures_way(name):
        return ""
    if _INCREMENT.search(name):
        return "an increment"
    if _PLANNED_SUM.fullmatch(name) and _is_headed_by_project(groups, group):
        return ""
    told_of_work = project_after(groups, group) >= 0 or _is_headed_by_project(groups, group)
    if find_site(groups, group, name) >= 0 or (COST.fullmatch(name) and told_of_work):
        return ""
    invested = _BARE_INVESTMENT.match(name) or _INVESTS_IN.search(name)
    return CARRIED_SUM if invested else ""


def _find_story(groups: GroupReader, group: Group, name: str) -> str:
    """Why a value so named is nobody's state: told of all or several places, in a story, or of a place in an order."""
    if is_nationwide(name):
        return "of the whole country"
    if len(group.heads) > 1 and _TOGETHER.search(name) and not re.search("[均都各]", group.raw):
        return "of several places"
    if _TOLD.search(name):
        return "a clause"
    ranked = _MOVED.search(name) or not _INVITED.search(name + group.after)
    return RANK_CHANGE if groups.quantity(group.figures[0]).unit == "位" and ranked else ""


def changes_hands(indicator: str) -> bool:
    """Whether a figure is of a deal: 报价, 溢价率."""
    return _DEAL.search(indicator) is not None


def is_nationwide(indicator: str) -> bool:
    """Whether an indicator is of the whole country, and so of no place in it."""
    return _NATIONWIDE.search(indicator) is not None


def _is_bare_length(groups: GroupReader, group: Group, name: str) -> bool:
    """Whether a length is that of nothing that is kept: neither of a road nor of the ground of a project."""
    if measures_way(name):
        return group.after.startswith("的") and project_after(groups, group) < 0
    kept = load_wording().contexts["ground"].search(name + group.after)
    return not kept or (_EXTENT.fullmatch(name) is not None and not _is_headed_by_project(groups, group))


def _is_headed_by_project(groups: GroupReader, group: Group) -> bool:
    """Whether the part of a figure begins with a project's name."""
    return any(groups.mentions[head].kind is Kind.PROJECT for head in group.heads)

"""Figures that are values: what each counts, and what it takes from the figures before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.observations.changes import BROUGHT, DESCRIBED, name_changed
from kg.observations.contexts import COUNTED, find_refusal, is_sum_of, look_ahead, name_clause, name_each, name_scaled
from kg.observations.extents import find_extent, name_part
from kg.observations.groups import Group
from kg.observations.indicators import find_cut, name_count, name_value, split_items, tidy, without_added
from kg.observations.misnomers import CARRIED_SUM, RANK_CHANGE, changes_hands, find_bad_name
from kg.observations.occasions import counts_persons, cut_deed, find_members, find_occasion, name_announced, name_done
from kg.observations.origins import add_origin
from kg.observations.seats import Draft, find_fund, settle_named, settle_project
from kg.observations.series import cut_together, find_listed, find_owners, find_years
from kg.observations.tasks import is_task
from kg.observations.trails import ORIGIN, REFERS, RISE, Trail
from kg.observations.wordings import load_wording
from kg.vocabulary import Bound, Kind

_OUTPUTS = frozenset({"mass", "volume", "power", "energy", "area", "count"})
_GROWN = re.compile(
    r"[\s，、]*(?:总量|总额|总数|规模)?(?:[今去]年|(?:19|20)\d\d年|目前|如今)?(?:已|也|仍|还|首次|一举)*(?:达到?|为|至|到|突破|超过?|增至|只有|仅有?|跨过|站上)[了约近超逾]*$"
)
"""What leads from a growth to the figure that grew: 税收同比增长21.7%，达到278亿元."""
_PER = re.compile("(?P<each>每[^，。；\\d]{1,6}?)(?:就|便|都)?拥?有$")
"""What a count is told for: 每平方公里就有6家高新技术企业."""
_LEVEL = re.compile("(?:国家|世界|省|自治区|市|县|区|部|州)级")
_PASSED = re.compile("突破|超过?|跨过|站上")
"""What a figure begins with that was passed."""
_JOINED_NEXT = re.compile("^(?:以及|和|与|及|并且?)(?![睦平谐]).*")
"""What joins the next of a list behind a figure: 院士工作站5个[以及孵化器](23家)."""
_ITS_SUM = re.compile("[^、，的]{1,10}、(?:总|签约|协议|合同|签约总|合同总)?(?:金额|额)[达约近超为]*")
"""What stands between things counted and what they come to: 27个[项目、金额]158亿元."""
_HELD = re.compile("有$|(?:^|[，。；])[^，。；、]{0,10}?(?<![没所])(?:现|拥|共|已)?有[^，。；]{2,48}等[约近超逾]*$")
_SIZED = frozenset({"area", "mass", "power", "length", "volume"})
"""Families of units that measure what another figure counts."""
_IN_ALL = ("共计", "合计", "总计", "共")
_NAMES = 3
"""What stands before 增加到 and has fewer characters is part of the verb: (核)增到."""
_ADVERB = re.compile("(?:率先|首次|一举|成功|再次|相继|双双|历史性|稳步|顺利|连续|首度|提前)+")
"""What passes for the name of a round figure that was passed, and names nothing: 在全省[率先]突破3000亿元大关."""
_YEAR_AGO = re.compile(r"(?:去年|上年|前年|(?:19|20)\d\d年)同期[的为是仅只有达约]*$")
"""What a figure is compared with: 甲开行1233列，去年同期为[908列]."""
_SAID = {"卖": "销售额", "亏": "亏损", "净亏": "净亏损", "赚": "盈利", "净赚": "净利润"}
"""Measures told by a verb alone: 去年卖了[12.8亿元], 亏[1.1亿元]."""
_FIRMS = ("家", "户")
"""What firms are counted in: 签约[甲软件、乙数据等](47家)."""
_REAL, _PLANNED = "实际", re.compile("^.*?(?:计划|协议|合同|目标)(?=.{2})")
"""How the figure begins that a plan came to, and what told the plan: 计划投资20亿元，[实际]完成23亿元."""
_FUND_SCALE = re.compile("(?:基金)?(?:总|首期|母基金|目标|募集|募资|一期)?规模")
_TORN = re.compile("^(?:[由向与和]|购买|收购|二者|双方|三方|分别)|(?:由|向|与)[^，。；]{2,20}(?:出资|授信|作价|转让)")
"""What is left of a clause that tells who deals with whom, and names no measure."""
_PRODUCT = 8
"""No product has a longer name, in characters."""
_RUNS = re.compile("进入|点火|满产|投产|投用|试机|试车|[会将被正在已的]|\\d|生产线|车间|中心$|工厂|基地|项目")
"""What stands behind a capacity and goes on about something else: 年产30万辆四期焊装线进入联调."""
_WORDED = re.compile("[^分别依次达到为的则约超近逾是在完成实现、，]")


def add_values(trail: Trail, group: Group, family: str) -> None:
    """A group of values: refused where the words around them say so, a list, or one figure."""
    if origin := ORIGIN.search(group.before):
        trail.origin = name_value(group.before[: origin.start()].removeprefix("把").removeprefix("将"))
        if not add_origin(trail, group, trail.origin, family):
            trail.refuse(group, "where a change begins")
        return
    if _YEAR_AGO.search(group.raw):
        trail.refuse(group, "of the year before")
        return
    if family == "area" and (zone := find_extent(trail.groups, group)) >= 0:
        trail.add(group, 0, "面积", "value", family).heads = (zone,)
        return
    if is_task(trail, group):
        trail.refuse(group, "the task of which a share is done")
        return
    listed = trail.last_refused and trail.is_joined(group)
    reason = "in a list that was refused" if listed else find_refusal(trail.groups, group, family)
    mark = load_wording().contexts["mark"].match(group.after)
    if reason and mark and not group.after.startswith("的", mark.end()):
        _add_mark(trail, group, family)
        return
    if reason:
        trail.refuse(group, reason)
        return
    if len(group.figures) > 1:
        trail.base = _add_list(trail, group, family) or trail.base
    else:
        _add_one(trail, group, family)


def _add_mark(trail: Trail, group: Group, family: str) -> None:
    """A round figure that is passed (突破600亿元大关): kept unless the exact one follows (达612.4亿元)."""
    name = name_value(group.before)
    named = name and not REFERS.match(name) and not _ADVERB.fullmatch(name)
    measured = family != "bare" or load_wording().metric.search(name)
    if len(group.figures) > 1 or not (named and measured) or find_bad_name(trail.groups, group, family, name):
        trail.refuse(group, "a round figure of nothing that is named")
        return
    draft = trail.add(group, 0, name, "mark", family)
    if draft.quantity is not None:
        draft.quantity = replace(draft.quantity, bound=draft.quantity.bound or Bound.OVER)
    trail.origin, trail.base = name, [draft]


def _add_one(trail: Trail, group: Group, family: str) -> None:
    """One value, with what it takes from the figures before it: a growth, a project, a place."""
    name, rule = _name_one(trail, group, family)
    name = name_changed(group.raw, name)
    name = name_part(name) if family == "area" else name_done(trail.groups, group, name)
    name = _name_signed(trail, group, name)
    if _ADDED.fullmatch(name) and (one := trail.base[-1] if trail.base else None) and _is_counted_so(trail, group, one):
        name = f"{name}{without_added(one.indicator)}"
    reason = find_bad_name(trail.groups, group, family, name)
    if reason:
        trail.refuse(group, reason)
        return
    merged = rule in ("grown", "passed") and (rule == "passed" or trail.drafts[-1].growth is not None)
    grown = trail.drafts.pop() if merged else None
    rule = "change" if rule == "passed" else rule
    draft = trail.add(group, 0, name, rule, family)
    if grown:
        draft.growth, draft.heads, draft.place = grown.growth, grown.heads, grown.place
    if trail.is_joined(group) and len(trail.drafts) > 1:
        draft.project = trail.drafts[-2].project
    if rule == "total":
        draft.growth, trail.rate = trail.rate, None
    cut = find_cut(group.before)
    if cut:
        draft.since, draft.heads = trail.groups.text.rindex("、", 0, group.start), ()
    settle_named(trail.groups, group, draft)
    settle_project(trail.groups, group, draft, trail.drafts[:-1], trail.base)
    if _FUND_SCALE.fullmatch(name) and (fund := find_fund(trail.groups, group)) >= 0:
        draft.heads = (fund,)
    if draft.project < 0 and (firm := trail.groups.described_firm(group.figures[-1])) >= 0:
        draft.heads, draft.seat, draft.rule = (firm,), -1, DESCRIBED
        draft.indicator = BROUGHT.sub("", draft.indicator)
    if not (trail.groups.parts[group.part].depth and rule == "breakdown"):
        trail.base = [draft]


def _is_counted_so(trail: Trail, group: Group, base: Draft) -> bool:
    """Whether a figure counts the same things as the one before it: A股上市公司12家，全年[新增2家]."""
    if base.quantity is None or base.family != "count" or group.heads:
        return False
    return base.quantity.unit == trail.groups.quantity(group.figures[0]).unit


def _name_signed(trail: Trail, group: Group, name: str) -> str:
    """The name of what the deals or goods counted just before come to, where it is a bare one: 签约项目52个，
    [总金额]318亿元; 汽车出口8.9万辆，[价值]121亿元."""
    signed = trail.base[-1] if trail.base else None
    if _WORTH.fullmatch(name) and signed is not None and _are_goods(signed) and group.part - signed.part == 1:
        return re.sub("数$", "", signed.indicator) + name
    if signed is None or group.part - signed.part > 1 or signed.family != "count" or not _BARE_SUM.fullmatch(name):
        return name
    return re.sub("数$", "", signed.indicator) + name if _SIGNED.search(signed.indicator) else name


def _are_goods(draft: Draft) -> bool:
    """Whether a figure counts or measures what can have a worth: no money, no firms."""
    return draft.family != "money" and draft.quantity is not None and draft.quantity.unit not in _FIRMS


_ADDED = re.compile("新增|净增|新引进|新认定|新获批|新培育|新签约|新设立?|减少|净减少?")
"""What is told of things that were counted just before."""
_BARE_SUM = re.compile("总?金额")
_WORTH = re.compile("总?(?:价值|货值)")
_SIGNED = re.compile("签约|签订|签署|签下|达成|成交|意向|协议|合同|订单|合作")


def _add_list(trail: Trail, group: Group, family: str) -> list[Draft]:
    """Values side by side: of the names before them (A、B出口x、y), or each of one place (甲、乙产值分别为x、y)."""
    name, count = name_value(group.before), len(group.figures)
    bases = trail.base or trail.carried
    if not name and len(group.heads) == count and bases and _is_alike(bases, trail, group):
        name = bases[-1].indicator
    each = len(group.heads) == count and name and not split_items(name, count)
    listed = () if each else find_listed(trail.groups, group)
    measured = load_wording().metric.search(name) is not None
    names = (
        [cut_together(name)] * count if each or (listed and measured) else name_each(trail.groups, name, group, count)
    )
    if any(_TORN.search(n) or changes_hands(n) for n in names) or _is_paid(trail, group, names):
        trail.refuse(group, CARRIED_SUM)
        return []
    if any(n.endswith("投资") and find_bad_name(trail.groups, group, family, n) for n in names):
        trail.refuse(group, CARRIED_SUM)
        return []
    if not names and name and (years := find_years(trail.groups, group)):
        return add_series(trail, group, name, years, family)
    if not names and name and (counted := _find_counted(trail, group)):
        names = [f"{thing}{name}" for thing in counted]
    owners = listed if listed and measured else group.heads
    each = each or owners == listed != ()
    if not names and name and (owners := find_owners(trail.groups, group)):
        each, names = True, [cut_together(name)] * count
    if any(find_bad_name(trail.groups, group, family, n) == RANK_CHANGE for n in names):
        trail.refuse(group, RANK_CHANGE)
        return []
    drafts = [trail.add(group, i, n, "each" if each else "list", family) for i, n in enumerate(names)]
    for draft, head in zip(drafts, owners, strict=False):
        draft.heads = (head,) if each else draft.heads
    for draft in () if each else drafts:
        settle_named(trail.groups, group, draft)
    for draft in drafts:
        if draft.quantity and drafts[0].quantity and not draft.quantity.bound:
            draft.quantity = replace(draft.quantity, bound=drafts[0].quantity.bound)
    return drafts


def _is_paid(trail: Trail, group: Group, names: Sequence[str]) -> bool:
    """Whether firms each put in a sum: 甲纺织、乙印染分别投入[4300万元、2800万元]改造系统."""
    firms = bool(group.heads) and all(trail.groups.mentions[head].kind is Kind.COMPANY for head in group.heads)
    return firms and bool(names) and set(names) <= {"投入", "投资", "拿出"}


def _find_counted(trail: Trail, group: Group) -> list[str]:
    """The things that a list just counted, whose measures follow: 甲企业12家、乙企业8家，产值分别为[x、y]."""
    counted = trail.drafts[-len(group.figures) :]
    if "分别" not in group.raw or group.heads or len(counted) != len(group.figures):
        return []
    near = group.part - counted[-1].part == 1 and all(draft.family == "count" for draft in counted)
    return [draft.indicator.removesuffix("数") for draft in counted] if near else []


def add_series(trail: Trail, group: Group, name: str, years: list[str], family: str) -> list[Draft]:
    """One indicator in several years: 2020年、2021年营收分别为x、y."""
    drafts = [trail.add(group, i, cut_together(name), "series", family) for i in range(len(years))]
    for draft, year in zip(drafts, years, strict=True):
        draft.period = year
    return drafts


def _is_alike(bases: Sequence[Draft], trail: Trail, group: Group) -> bool:
    """Whether the figures of a list count in the unit of the figure before: 甲3亿元，乙、丙分别达2亿、1亿元."""
    last = bases[-1].quantity
    units = {trail.groups.quantity(figure).unit for figure in group.figures}
    return last is not None and units == {last.unit} and not _WORDED.search(group.before)


def _measures_again(trail: Trail, group: Group) -> bool:
    """Whether a figure behind 、 or 共计 only measures what the one before counts: 出让用地27宗、1830亩."""
    last = trail.base[-1]
    opener, apart = trail.groups.parts[group.part].opener, group.part - last.part
    bare = (opener == "、" and not group.raw) or (opener == "，" and group.raw.strip("，") in _IN_ALL)
    beside = (apart == 1 and bare) or (apart == 0 and not group.raw)
    return beside and last.family == "count" and trail.groups.family(group.figures[0]) in _SIZED


def _name_one(trail: Trail, group: Group, family: str) -> tuple[str, str]:
    """The indicator of one value and the rule that named it."""
    counted = bool(trail.drafts) and trail.drafts[-1].part == group.part and trail.drafts[-1].rule.endswith("count")
    follows = counted and trail.after == (group.part, group.raw)
    trail.after = (group.part, cut_deed(trail.groups, group))
    before = "" if follows else group.before
    if counted and not follows and _ITS_SUM.fullmatch(group.raw):
        return trail.drafts[-1].indicator.removesuffix("数") + name_value(group.raw.rpartition("、")[2]), "value"
    if trail.origin and (rise := RISE.search(before)):
        named = name_value(before[: rise.start()])
        if len(named) < _NAMES or REFERS.match(named):
            return _refer(trail, group)
        trail.origin = ""
    name = name_value(before)
    name = _SAID.get(name, name) if family == "money" else name
    if name == _REAL and trail.base and trail.base[-1].family == family:
        name += _PLANNED.sub("", trail.base[-1].indicator)
    if _FUND_SCALE.fullmatch(name) and find_fund(trail.groups, group) >= 0:
        return name, "value"
    if _LEVEL.fullmatch(name) and trail.drafts and (level := _LEVEL.search(trail.drafts[-1].indicator)):
        name += trail.drafts[-1].indicator[level.end() :]
    if name.endswith("规模") and (thing := name_scaled(group.after)):
        return f"{thing}规模", "value"
    after = _JOINED_NEXT.sub("", cut_deed(trail.groups, group).strip())
    listed = trail.is_joined(group) and bool(trail.drafts) and not name
    capacity = listed and trail.drafts[-1].rule.endswith("capacity")
    if (capacity or load_wording().contexts["capacity"].fullmatch(name)) and family in _OUTPUTS and after:
        product = tidy(re.split("[，、和]", after)[0])
        return ("", "") if len(product) > _PRODUCT or _RUNS.search(product) else (f"{product}年产能", "capacity")
    if family == "count" and (members := find_members(trail.groups, group)):
        return members, "count"
    if family in COUNTED and re.match(r"[“\u4e00-\u9fffA-Za-z]", after) and not after.startswith("的"):
        last = trail.drafts[-1].part if trail.drafts else -1
        held = bool(_HELD.search(group.raw)) or is_sum_of(trail.groups, group, last) or _goes_on_holding(trail, group)
        former = trail.former if re.search("、[^，。；]*等$", before) else ""
        hint = trail.verb or look_ahead(trail.groups, group) or former or find_occasion(trail.groups, group)
        if trail.groups.described_firm(group.figures[-1]) >= 0:
            after = after.partition("的")[0]
        count = name_count(before, after, hint, held)
        if count and (per := _PER.search(group.raw)):
            count = f"{per['each']}{count}"
        if count and not (name and load_wording().verb.match(after)):
            match = load_wording().verb.match(count)
            trail.verb = match.group() if match else trail.verb
            trail.held = group.part if held else -1
            if family != "people":
                return count, "count"
            persons = re.sub("数$", "人数", count)
            return (persons, "count") if held or counts_persons(persons) else ("", "")
        if not (name and load_wording().verb.match(after)):
            return "", ""
    if name.endswith("等") and "、" in name:
        unit = trail.groups.quantity(group.figures[0]).unit
        listed_by = load_wording().verb.match(name)
        return (f"{listed_by.group()}企业数", "count") if listed_by and unit in _FIRMS else ("", "")
    if name and not REFERS.match(name):
        trail.origin = ""
        if family == "bare" and not load_wording().metric.search(name):
            return "", ""
        return name, "value"
    return _refer(trail, group)


def _goes_on_holding(trail: Trail, group: Group) -> bool:
    """Whether a list of things that somebody has goes on: 甲市有18家研究院、[26个]重点实验室."""
    return trail.held == group.part - 1 and trail.is_joined(group) and not group.raw.strip("、和与及 ")


def _passes(trail: Trail, group: Group) -> bool:
    """Whether a figure is the exact one behind a round one that was passed."""
    last = trail.drafts[-1] if trail.drafts and trail.drafts[-1].rule.endswith("mark") else None
    exact = trail.groups.quantity(group.figures[0])
    return last is not None and last.quantity is not None and last.quantity.unit[-1:] == exact.unit[-1:]


def _refer(trail: Trail, group: Group) -> tuple[str, str]:
    """The indicator of a figure without words of its own: the figure's before, or the clause's before."""
    if trail.origin:
        name, trail.origin = trail.origin, ""
        return name, "passed" if _passes(trail, group) else "change"
    grown = trail.drafts[-1] if trail.drafts and group.part - trail.drafts[-1].part <= 1 else None
    passed = _PASSED.match(trail.groups.mentions[group.figures[0]].text)
    if grown and grown.rule.endswith("growth") and _GROWN.fullmatch(group.raw + (passed.group() if passed else "")):
        return grown.indicator.removesuffix("增速"), "grown"
    unit = trail.groups.quantity(group.figures[0]).unit
    dated = trail.rate is not None or group.raw.strip(" 、达到为")
    if trail.base and _measures_again(trail, group):
        return trail.base[-1].indicator, "value"
    bases = trail.base or (trail.carried if dated else ())
    if bases and (group.heads or group.raw.strip(" 、")):
        base = bases[-1]
        if base.quantity is not None and base.quantity.unit[-1:] == unit[-1:]:
            return without_added(base.indicator), "breakdown" if group.heads else "total"
    if group.heads and (
        total := next((d for d in reversed(trail.before) if d.quantity and d.quantity.unit == unit), None)
    ):
        return without_added(total.indicator), "breakdown"
    if (kin := trail.find_kin(group, unit)) and not _WORDED.search(group.before):
        return without_added(kin.indicator), "breakdown"
    if group.heads and (named := name_announced(trail.groups, group)):
        return named, "clause"
    name = name_clause(trail.groups, group)
    return (name, "clause") if name else ("", "")

"""投资: who puts money into what, with the amount."""

from __future__ import annotations

from kg.patterns import Actor, Cue, Gap, List, Maybe, NotAfter, Slot, Unless
from kg.rules.kinds import INDUSTRY, PLACES, PROJECT
from kg.rules.rule import Rule
from kg.vocabulary import ORGANISATIONS, RANGES, Kind, Modality, Predicate, ValueKind

_TARGETS = RANGES[Predicate.INVESTS]
_MONEY = frozenset({ValueKind.QUANTITY})

RULES = (
    Rule(
        "invests.actor_invests",
        Predicate.INVESTS,
        (
            Actor("subject", ORGANISATIONS, limit=16),
            Cue("invest"),
            Unless((Cue("list_break"),)),
            Unless((Cue("invest_noun"),)),
            Maybe((Cue("aspect"),)),
            Gap(16, over=INDUSTRY),
            NotAfter("at"),
            List("object", _TARGETS - PLACES),
        ),
        (
            "[云帆科技|Company=subject]投资[远山生物|Company=object]。",
            "[云帆科技|Company=subject]计划投资建设[星河智能工厂|Project=object]。",
            "[远山基金|Company=subject]先后入股[北斗药业|Company=object]和[云帆科技|Company=object]。",
        ),
        (
            "[云帆科技|Company]投资额居[星河市|Region]首位。",
            "[云帆科技|Company]考察[远山生物|Company]。",
            "[星河市|Region]投资[远山生物|Company]。",
        ),
        fallback=False,
        amount=True,
    ),
    Rule(
        "invests.sum_for_project",
        Predicate.INVESTS,
        (
            Actor("subject", ORGANISATIONS, limit=16),
            Cue("invest"),
            Unless((Cue("invest_noun"),)),
            Maybe((Cue("aspect"),)),
            Slot("sum", _MONEY),
            Gap(40, over=INDUSTRY, clauses=True),
            Cue("build"),
            Gap(8, over=INDUSTRY),
            List("object", frozenset({Kind.PROJECT, Kind.ZONE})),
        ),
        (
            "[云帆科技|Company=subject]计划新增投资[5亿元|Quantity=sum]，依托现有基础，打造[安全创新中心|Project=object]。",
            "[远山集团|Company=subject]投资[10亿元|Quantity=sum]建设[星河智能工厂|Project=object]。",
            "[北斗药业|Company=subject]出资[3亿元|Quantity=sum]，新建[中间体基地|Project=object]。",
        ),
        (
            "[云帆科技|Company]营收[5亿元|Quantity]，建设[安全创新中心|Project]。",
            "[云帆科技|Company]投资[5亿元|Quantity]，员工建设家园。",
            "[星河市|Region]投资[5亿元|Quantity]，打造[安全创新中心|Project]。",
        ),
        fallback=False,
        amount=True,
    ),
    Rule(
        "invests.raises_for",
        Predicate.INVESTS,
        (
            Actor("subject", frozenset({Kind.COMPANY}), limit=40),
            Cue("raise"),
            Gap(40, clauses=True),
            Cue("used_for"),
            Gap(8),
            List("object", PROJECT),
        ),
        (
            "[云帆股份|Company=subject]拟募资不超过25亿元，用于[负极材料项目|Project=object]、[研发中心项目|Project=object]以及补充流动资金。",
            "<远山集团|Company=subject>拟募集资金10亿元，投向[智能工厂项目|Project=object]。",
            "[北斗药业|Company=subject]募集资金净额将用于建设[中间体基地|Project=object]。",
        ),
        (
            "[云帆股份|Company]募资25亿元，用于补充流动资金。",
            "[云帆股份|Company]贷款用于[负极材料项目|Project]。",
            "[星河市|Region]募资用于[负极材料项目|Project]。",
        ),
        modality=Modality.PLANNED,
    ),
    Rule(
        "invests.called_off",
        Predicate.INVESTS,
        (
            Actor("subject", frozenset({Kind.COMPANY}), limit=12),
            Cue("call_off"),
            Gap(6),
            List("object", PROJECT),
            Cue("of"),
            Gap(2),
            Cue("invest"),
        ),
        (
            "[云帆股份|Company=subject]公告终止[20万吨新材料项目|Project=object]的投资。",
            "[远山集团|Company=subject]决定放弃[智能工厂项目|Project=object]的后续投资。",
            "[北斗药业|Company=subject]取消对[中间体基地|Project=object]的投资。",
        ),
        (
            "[云帆股份|Company]公告终止[20万吨新材料项目|Project]的合同。",
            "[星河市|Region]终止[20万吨新材料项目|Project]的投资。",
            "[云帆股份|Company]加快[20万吨新材料项目|Project]的投资。",
        ),
        fallback=False,
        modality=Modality.NEGATED,
    ),
    Rule(
        "invests.in_own_units",
        Predicate.INVESTS,
        (
            List("subject", frozenset({Kind.COMPANY})),
            Gap(6),
            Cue("toward"),
            Maybe((Cue("its"),)),
            Cue("subsidiary"),
            List("object", frozenset({Kind.COMPANY})),
            Gap(4),
            Cue("invest"),
        ),
        (
            "[云帆股份|Company=subject]拟对其全资子公司[明月云帆|Company=object]和[清风云帆|Company=object]分别投资4500万元。",
            "[远山集团|Company=subject]向控股子公司[远山能源|Company=object]增资2亿元。",
            "[北斗药业|Company=subject]将对全资子公司[北斗生物|Company=object]增资。",
        ),
        (
            "[云帆股份|Company]对其全资子公司[明月云帆|Company]考核。",
            "[云帆股份|Company]与子公司[明月云帆|Company]投资建厂。",
            "[星河市|Region]向子公司[明月云帆|Company]投资。",
        ),
        fallback=False,
        amount=True,
    ),
    Rule(
        "invests.in_place",
        Predicate.INVESTS,
        (
            List("subject", ORGANISATIONS),
            Gap(14),
            Cue("at"),
            Slot("object", PLACES),
            Gap(6),
            Cue("invest"),
            Unless((Cue("invest_noun"),)),
        ),
        (
            "[云帆科技|Company=subject]决定在[星河市|Region=object]投资建厂。",
            "[远山集团|Company=subject]已在[星河高新区|Zone=object]累计投资50亿元。",
            "[北斗药业|Company=subject]在[星河经开区|Zone=object]追加投资。",
        ),
        (
            "[云帆科技|Company]在[星河市|Region]投资促进会上发言。",
            "[云帆科技|Company]在[星河市|Region]招聘。",
            "[星河市|Region]在[明月市|Region]投资。",
        ),
        fallback=False,
        amount=True,
    ),
    Rule(
        "invests.by_investor",
        Predicate.INVESTS,
        (
            List("object", frozenset({Kind.PROJECT, Kind.COMPANY})),
            Gap(14, clauses=True),
            Cue("by"),
            List("subject", ORGANISATIONS),
            Gap(10),
            Cue("invest"),
            Unless((Cue("invest_noun"),)),
        ),
        (
            "[星河智能工厂|Project=object]由[云帆科技|Company=subject]投资建设。",
            "[中间体基地|Project=object]由[远山集团|Company=subject]、[北斗药业|Company=subject]共同出资。",
            "[远山生物|Company=object]由[云帆科技|Company=subject]注资。",
        ),
        (
            "[星河智能工厂|Project]由[云帆科技|Company]承建。",
            "[星河智能工厂|Project]由[星河市|Region]投资。",
            "由[云帆科技|Company]投资。",
        ),
        fallback=False,
        amount=True,
    ),
    Rule(
        "invests.toward_target",
        Predicate.INVESTS,
        (
            List("subject", ORGANISATIONS, mixed=True),
            Gap(12),
            Cue("toward"),
            Gap(2),
            List("object", _TARGETS),
            Gap(8),
            Cue("invest"),
            Unless((Cue("invest_noun"),)),
        ),
        (
            "[云帆集团|Company=subject]宣布向[远山汽车|Company=object]投资10亿元。",
            "[北斗基金|Company=subject]、[星河基金|Company=subject]对[云帆科技|Company=object]增资。",
            "[远山集团|Company=subject]向[明月县|Region=object]追加投资。",
        ),
        (
            "[云帆集团|Company]向[远山汽车|Company]采购零件。",
            "[星河市|Region]向[远山汽车|Company]投资。",
            "[云帆集团|Company]投资，向[远山汽车|Company]学习。",
        ),
        fallback=False,
        amount=True,
    ),
    Rule(
        "invests.builds_for_sum",
        Predicate.INVESTS,
        (
            Actor("subject", ORGANISATIONS, limit=24),
            Cue("build"),
            Maybe((Cue("aspect"),)),
            Gap(10, over=INDUSTRY),
            List("object", frozenset({Kind.PROJECT})),
            Cue("comma"),
            Maybe((Cue("plan"),)),
            Cue("invest"),
            Unless((Cue("invest_noun"),)),
            Maybe((Cue("aspect"),)),
            Gap(4),
            Slot("sum", _MONEY),
        ),
        (
            "[云帆制药|Company=subject]将在[星河高新区|Zone]新建一座[小分子药物工厂|Project=object]，计划投资[4.75亿美元|Quantity=sum]。",
            "[远山集团|Company=subject]建设[滨江基地|Project=object]，投资[5亿元|Quantity=sum]。",
            "[北斗药业|Company=subject]扩建[中间体工厂|Project=object]，拟投资[2亿元|Quantity=sum]。",
        ),
        (
            "[云帆制药|Company]新建[小分子药物工厂|Project]，项目总投资[5亿元|Quantity]。",
            "[星河市|Region]建设[滨江基地|Project]，投资[5亿元|Quantity]。",
            "[云帆制药|Company]参观[小分子药物工厂|Project]，投资[5亿元|Quantity]。",
        ),
        fallback=False,
        amount=True,
    ),
)

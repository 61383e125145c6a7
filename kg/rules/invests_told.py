"""投资, continued: rounds of financing, sums spent on a work, a firm's work with its cost, the choice of a place."""

from __future__ import annotations

from kg.patterns import Actor, AnyOf, ClauseStart, Cue, Gap, List, Maybe, Slot, Unless
from kg.rules.kinds import COMPANY, INDUSTRY, PLACES, PROJECT
from kg.rules.rule import Rule
from kg.vocabulary import Kind, Predicate, ValueKind

_MONEY = frozenset({ValueKind.QUANTITY})
_INVESTORS = frozenset({Kind.COMPANY, Kind.INSTITUTION, Kind.GOVERNMENT})

RULES = (
    Rule(
        "invests.leads_round",
        Predicate.INVESTS,
        (
            Slot("object", COMPANY),
            Gap(12),
            Cue("finish_round"),
            Gap(12),
            Cue("round", keep=False),
            Gap(16, clauses=True),
            List("subject", _INVESTORS),
            Gap(6),
            Cue("lead_round"),
        ),
        (
            "[云帆科技|Company=object]日前完成2亿元A轮融资，由[远山资本|Company=subject]领投。",
            "[星河生物|Company=object]宣布完成战略融资，[北斗创投|Company=subject]、[清风资本|Company=subject]联合领投。",
            "[明月机械|Company=object]拿下5000万元天使轮融资，由[远山资本|Company=subject]独家投资。",
        ),
        (
            "[云帆科技|Company]完成技术改造，[远山资本|Company]领投别家。",
            "[云帆科技|Company]完成A轮融资，[远山资本|Company]表示祝贺。",
            "[星河市|Region]完成融资，[远山资本|Company]领投。",
        ),
        fallback=False,
    ),
    Rule(
        "invests.follows_round",
        Predicate.INVESTS,
        (
            Slot("object", COMPANY),
            Gap(12),
            Cue("finish_round"),
            Gap(12),
            Cue("round", keep=False),
            Gap(16, clauses=True),
            List("leader", _INVESTORS),
            Gap(6),
            Cue("lead_round", keep=False),
            Gap(4, clauses=True),
            List("subject", _INVESTORS),
            Gap(12),
            Cue("follow_round"),
        ),
        (
            "[云帆科技|Company=object]完成A轮融资，由[远山资本|Company=leader]领投、[北斗创投|Company=subject]跟投。",
            "[星河生物|Company=object]完成B轮融资，[远山资本|Company=leader]领投，[北斗创投|Company=subject]、[清风资本|Company=subject]等跟投。",
            "[明月机械|Company=object]获得新一轮融资，由[远山资本|Company=leader]领投，老股东[清风资本|Company=subject]继续跟投。",
        ),
        (
            "[云帆科技|Company]完成A轮融资，由[远山资本|Company]领投，[北斗创投|Company]观望。",
            "[云帆科技|Company]完成改造，[远山资本|Company]领投，[北斗创投|Company]跟投。",
            "[星河市|Region]完成融资，[远山资本|Company]领投，[北斗创投|Company]跟投。",
        ),
        fallback=False,
    ),
    Rule(
        "invests.led_then_raised",
        Predicate.INVESTS,
        (
            ClauseStart(),
            Gap(6),
            Cue("by", keep=False),
            List("subject", _INVESTORS),
            Gap(4),
            Cue("lead_round"),
            Gap(16, over=_INVESTORS, clauses=True, without="follow_round"),
            Maybe((Cue("follow_round"), Gap(4, clauses=True))),
            Slot("object", COMPANY),
            Gap(12),
            Cue("finish_round"),
            Gap(12),
            Cue("round"),
        ),
        (
            "由[远山资本|Company=subject]领投，[云帆科技|Company=object]完成2亿元A轮融资。",
            "今年由[远山资本|Company=subject]领投、[北斗创投|Company]跟投，[星河生物|Company=object]完成战略融资。",
            "去年由[北斗创投|Company=subject]、[清风资本|Company=subject]联合领投，[明月机械|Company=object]获得B轮融资。",
        ),
        (
            "由[远山资本|Company]领投，[云帆科技|Company]完成改造。",
            "由[远山资本|Company]主办，[云帆科技|Company]完成A轮融资。",
            "[远山资本|Company]领投别家，[云帆科技|Company]完成A轮融资。",
        ),
        fallback=False,
    ),
    Rule(
        "invests.followed_then_raised",
        Predicate.INVESTS,
        (
            Cue("lead_round", keep=False),
            Gap(4, clauses=True),
            List("subject", _INVESTORS),
            Gap(8),
            Cue("follow_round"),
            Gap(6, clauses=True),
            Slot("object", COMPANY),
            Gap(12),
            Cue("finish_round"),
            Gap(12),
            Cue("round"),
        ),
        (
            "由[远山资本|Company]领投、[北斗创投|Company=subject]跟投，[星河生物|Company=object]完成战略融资。",
            "[远山资本|Company]领投，[北斗创投|Company=subject]、[清风资本|Company=subject]等跟投，[云帆科技|Company=object]完成A轮融资。",
            "在[远山资本|Company]领投，[清风资本|Company=subject]继续跟投后，[明月机械|Company=object]获得B轮融资。",
        ),
        (
            "由[远山资本|Company]领投、[北斗创投|Company]跟投，[星河生物|Company]完成改造。",
            "[北斗创投|Company]跟投，[星河生物|Company]完成战略融资的时候退出。",
            "[远山资本|Company]领投，[北斗创投|Company]观望，[星河生物|Company]完成战略融资。",
        ),
        fallback=False,
    ),
    Rule(
        "invests.investors_are",
        Predicate.INVESTS,
        (
            ClauseStart(),
            Gap(8),
            Cue("investors_are"),
            List("subject", _INVESTORS),
        ),
        (
            "[云帆科技|Company=object]去年募资2亿元，投资人包括[远山资本|Company=subject]、[北斗创投|Company=subject]。",
            "[星河生物|Company=object]上月完成B轮融资，领投方为[北斗创投|Company=subject]。",
            "[明月机械|Company=object]获3000万元融资，投资方是[清风资本|Company=subject]。",
        ),
        (
            "[云帆科技|Company]募资2亿元，供应商包括[远山资本|Company]。",
            "[云帆科技|Company]扩产，投资方向明确，[远山资本|Company]看好。",
            "[星河市|Region]的项目开工，投资方是[远山资本|Company]。",
        ),
        implied=COMPANY,
        fallback=False,
    ),
    Rule(
        "invests.spends_on_work",
        Predicate.INVESTS,
        (
            Actor("subject", _INVESTORS, limit=14),
            Cue("spend"),
            Slot("sum", _MONEY),
            Gap(24, over=INDUSTRY | PLACES, clauses=True),
            Cue("build"),
            Maybe((Cue("aspect"),)),
            Gap(8, over=INDUSTRY),
            List("object", PROJECT),
        ),
        (
            "[云帆科技|Company=subject]拿出[5亿元|Quantity=sum]建设[智能工厂|Project=object]。",
            "[远山集团|Company=subject]花[3亿元|Quantity=sum]，在[星河市|Region]兴建[中间体基地|Project=object]。",
            "[北斗药业|Company=subject]自筹[2亿元|Quantity=sum]新建[研发中心|Project=object]。",
        ),
        (
            "[云帆科技|Company]拿出[5亿元|Quantity]分红，[智能工厂|Project]投产。",
            "[云帆科技|Company]营收[5亿元|Quantity]，建设[智能工厂|Project]。",
            "[星河市|Region]拿出[5亿元|Quantity]建设[智能工厂|Project]。",
        ),
        fallback=False,
        amount=True,
    ),
    Rule(
        "invests.with_partner",
        Predicate.INVESTS,
        (
            List("subject", _INVESTORS, framed=True),
            Gap(6, there=False),
            Cue("lead_with", keep=False),
            List("partner", _INVESTORS, mixed=True),
            Gap(6, there=False),
            Cue("invest"),
            Unless((Cue("invest_noun"),)),
            Maybe((Cue("aspect"),)),
            Slot("sum", _MONEY),
            Gap(12, over=INDUSTRY | PLACES),
            AnyOf(((Cue("establish"),), (Cue("build"),))),
            Maybe((Cue("aspect"),)),
            Gap(8, over=INDUSTRY),
            List("object", COMPANY | PROJECT),
        ),
        (
            "[云帆科技|Company=subject]联合[远山集团|Company=partner]出资[10亿元|Quantity=sum]设立[星河产业基金|Company=object]。",
            "[北斗大学|Institution=subject]携手[清风集团|Company=partner]投资[2亿元|Quantity=sum]建设[中试基地|Project=object]。",
            "[远山集团|Company=subject]去年联手[云帆科技|Company=partner]斥资[3亿元|Quantity=sum]在[星河市|Region]成立[星河云帆|Company=object]。",
        ),
        (
            "[云帆科技|Company]联合[远山集团|Company]参观[星河产业基金|Company]。",
            "[云帆科技|Company]联合[远山集团|Company]出资[10亿元|Quantity]救灾，[星河产业基金|Company]成立。",
            "[星河市|Region]联合[远山集团|Company]出资[10亿元|Quantity]设立[星河产业基金|Company]。",
        ),
        fallback=False,
        amount=True,
    ),
    Rule(
        "invests.own_work_costs",
        Predicate.INVESTS,
        (
            Slot("subject", COMPANY),
            AnyOf(
                (
                    (Cue("of"),),
                    (Cue("at"), Slot("place", PLACES), Gap(6), Cue("of")),
                    (Gap(10), Cue("begin"), Cue("of")),
                    (Gap(6), Cue("at"), Slot("seat", PLACES), Gap(6), Cue("build"), Cue("of")),
                )
            ),
            Gap(8, over=INDUSTRY),
            Slot("object", PROJECT),
            Gap(40, over=PLACES, clauses=True, without="by builder_state"),
            Cue("total"),
            Gap(4),
            Slot("sum", _MONEY),
        ),
        (
            "[云帆科技|Company=subject]的[智能工厂|Project=object]上月下线首台设备，总投资[5亿元|Quantity=sum]。",
            "[远山集团|Company=subject]在[星河市|Region=place]的[中间体基地|Project=object]投产，总投资约[3亿元|Quantity=sum]。",
            "[北斗药业|Company=subject]7月开工的[研发中心|Project=object]，计划投资[2亿元|Quantity=sum]。",
        ),
        (
            "[云帆科技|Company]的[智能工厂|Project]由[远山集团|Company]代建，总投资[5亿元|Quantity]。",
            "[云帆科技|Company]参观[智能工厂|Project]，总投资[5亿元|Quantity]。",
            "[星河市|Region]的[智能工厂|Project]总投资[5亿元|Quantity]。",
        ),
        fallback=False,
        amount=True,
    ),
    Rule(
        "invests.chooses_place",
        Predicate.INVESTS,
        (
            Actor("subject", COMPANY, limit=14),
            Cue("choose_invest"),
            Slot("object", PLACES),
            Unless((Cue("of"),)),
        ),
        (
            "[云帆科技|Company=subject]选择投资[星河市|Region=object]。",
            "[远山集团|Company=subject]去年决定投资[星河高新区|Zone=object]，建两条线。",
            "<北斗药业|Company=subject>今年又追加投资[星河市|Region=object]。",
        ),
        (
            "[云帆科技|Company]选择投资[星河市|Region]的新区。",
            "[云帆科技|Company]看好[星河市|Region]。",
            "[星河市|Region]选择投资[明月市|Region]。",
        ),
        amount=True,
    ),
)

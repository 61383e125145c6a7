"""研发, of whoever the sentence before spoke of: 自主研发的X opens the clause and leaves the firm out."""

from __future__ import annotations

from kg.patterns import ClauseStart, Cue, Gap, List
from kg.rules.kinds import FIRMS, INDUSTRY, PROJECT
from kg.rules.rule import Rule
from kg.vocabulary import Predicate

RULES = (
    Rule(
        "develops.own_work",
        Predicate.DEVELOPS,
        (ClauseStart(), Gap(4), Cue("own_develop"), Gap(14, over=INDUSTRY), List("object", PROJECT)),
        (
            "<云帆科技|Company=subject>自主研发的“[云帆一号|Project=object]”机器人今年下海。",
            "<北斗研究院|Institution=subject>如今，自研的[远洋潜水器|Project=object]完成海试。",
            "<远山集团|Company=subject>去年，自主开发的[智慧工地平台|Project=object]上线。",
        ),
        (
            "<星河市|Region>自主研发的[智慧工地平台|Project]上线。",
            "<云帆科技|Company>自主研发的新品上市，[智慧工地平台|Project]停用。",
            "<云帆科技|Company>采购的[智慧工地平台|Project]上线。",
        ),
        implied=FIRMS,
    ),
)

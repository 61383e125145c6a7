"""研发, of whoever the sentence before spoke of: 自主研发的X opens the clause and leaves the firm out."""

from __future__ import annotations

from kg.patterns import ClauseStart, ClauseStop, Cue, Gap, List, Maybe
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
    Rule(
        "develops.is_work_of",
        Predicate.DEVELOPS,
        (
            List("object", PROJECT),
            Gap(2),
            Cue("plain_is"),
            List("subject", FIRMS),
            Gap(10),
            Cue("develop"),
            Gap(14),
            ClauseStop(),
        ),
        (
            "“[云帆一号|Project=object]”是[云帆科技|Company=subject]历时三年自主研制的。",
            "[远洋潜水器|Project=object]是[北斗研究院|Institution=subject]、[远山集团|Company=subject]联合研发的国内首台样机。",
            "[智慧工地平台|Project=object]系[远山集团|Company=subject]自主开发。",
        ),
        (
            "[云帆一号|Project]是[云帆科技|Company]采购的。",
            "[云帆一号|Project]是[云帆科技|Company]研发的[远洋潜水器|Project]的部件。",
            "[云帆一号|Project]与[云帆科技|Company]研发的样机同台。",
        ),
        fallback=False,
    ),
    Rule(
        "develops.maker_is",
        Predicate.DEVELOPS,
        (List("object", PROJECT), Maybe((Cue("of"),)), Cue("maker_noun"), Cue("is"), List("subject", FIRMS)),
        (
            "“[云帆一号|Project=object]”的研发单位是[云帆科技|Company=subject]。",
            "[远洋潜水器|Project=object]研制单位为[北斗研究院|Institution=subject]、[远山集团|Company=subject]。",
            "[智慧工地平台|Project=object]的研发方是[远山集团|Company=subject]。",
        ),
        (
            "[云帆一号|Project]的采购方是[云帆科技|Company]。",
            "[远洋潜水器|Project]研制单位感谢[北斗研究院|Institution]。",
            "研发单位是[远山集团|Company]。",
        ),
        fallback=False,
    ),
)

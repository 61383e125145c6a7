"""位于, of companies and institutions: where the text lets them appear (在甲区，做传感器的乙公司…; 甲市一家叫乙的企业)."""

from __future__ import annotations

from kg.patterns import AnyOf, ClauseStart, ClauseStop, Cue, Gap, List, Maybe, NotAfter, Slot, Unless
from kg.rules.kinds import COMPANY, FIRMS, INDUSTRY, PLACES
from kg.rules.rule import Rule
from kg.vocabulary import Predicate

ELSEWHERE = Unless(
    (
        Gap(30, over=PLACES | FIRMS | INDUSTRY, clauses=True),
        AnyOf(((Cue("sign"),), (Cue("settle"),), (Cue("with"),), (Cue("exhibit"),), (Cue("attend"),))),
    )
)
"""Who signs, settles or exhibits somewhere need not be at home there."""

RULES = (
    Rule(
        "locatedIn.described_there",
        Predicate.LOCATED_IN,
        (
            ClauseStart(),
            Maybe((Cue("at"),)),
            Slot("object", PLACES),
            AnyOf(((Cue("inside"), Cue("comma")), (Cue("comma"), Gap(12, there=False), Cue("of")))),
            List("subject", FIRMS),
            Unless((Cue("of"),)),
            ELSEWHERE,
        ),
        (
            "在[星河高新区|Zone=object]，做传感器的[云帆科技|Company=subject]最近扩了厂房。",
            "[星河工业园|Zone=object]里，[云帆药业|Company=subject]、[远山生物|Company=subject]各占一栋楼。",
            "在[明月县|Region=object]，成立十年的[北斗研究院|Institution=subject]换了新楼。",
        ),
        (
            "在[星河高新区|Zone]，企业的[云帆科技|Company]代表与当地签约。",
            "[星河工业园|Zone]里，人声鼎沸。",
            "[星河市|Region]，[云帆科技|Company]领先。",
            "[星河工业园|Zone]里，[云帆药业|Company]的新厂完工。",
        ),
    ),
    Rule(
        "locatedIn.firm_called_there",
        Predicate.LOCATED_IN,
        (Slot("object", PLACES), Maybe((Cue("of"),)), Cue("one_firm"), Gap(6), List("subject", COMPANY)),
        (
            "生产它的，是[星河市|Region=object]一家叫[云帆科技|Company=subject]的民营企业。",
            "[明月县|Region=object]有家[远山食品|Company=subject]，专做竹笋。",
            "他来自[星河高新区|Zone=object]的一家企业[北斗软件|Company=subject]。",
        ),
        (
            "[星河市|Region]一家人气小店，[云帆科技|Company]供货。",
            "[星河市|Region]与一家叫[云帆科技|Company]的企业签约。",
            "[星河市|Region]有家有室的人多。",
        ),
    ),
    Rule(
        "locatedIn.leading_firm_of_place",
        Predicate.LOCATED_IN,
        (
            NotAfter("with"),
            List("subject", COMPANY),
            Gap(6, there=False),
            AnyOf(((Cue("is"),), (Cue("as"),))),
            Slot("object", PLACES),
            Gap(8, there=False),
            Cue("local_firm"),
        ),
        (
            "[云帆科技|Company=subject]是[星河高新区|Zone=object]的龙头企业。",
            "[远山集团|Company=subject]一直是[明月县|Region=object]最大的民营企业。",
            "[北斗药业|Company=subject]作为[星河市|Region=object]重点企业扩产。",
        ),
        (
            "[云帆科技|Company]是[星河高新区|Zone]的客户。",
            "[云帆科技|Company]服务[星河市|Region]龙头企业。",
            "龙头企业[云帆科技|Company]是[星河市|Region]请来的。",
        ),
    ),
    Rule(
        "locatedIn.as_firm_of_place",
        Predicate.LOCATED_IN,
        (
            Cue("as"),
            Slot("object", PLACES),
            Gap(8, there=False),
            Cue("local_firm"),
            Cue("comma"),
            List("subject", COMPANY),
        ),
        (
            "作为[星河高新区|Zone=object]的骨干企业，[云帆科技|Company=subject]今年增产。",
            "作为[明月县|Region=object]龙头企业，[远山集团|Company=subject]带动千户。",
            "作为[星河市|Region=object]首家上市公司，[北斗药业|Company=subject]扩产。",
        ),
        (
            "作为[星河高新区|Zone]的客户，[云帆科技|Company]今年增产。",
            "[星河市|Region]作为龙头企业聚集地，[云帆科技|Company]来访。",
            "作为龙头企业，[云帆科技|Company]看好[星河市|Region]。",
        ),
    ),
    Rule(
        "locatedIn.both_there",
        Predicate.LOCATED_IN,
        (List("subject", FIRMS), Gap(4, there=False), Cue("both_at"), Slot("object", PLACES), ClauseStop()),
        (
            "[云帆科技|Company=subject]与[远山集团|Company=subject]同在[星河高新区|Zone=object]。",
            "[北斗研究院|Institution=subject]与[云帆科技|Company=subject]同处[明月县|Region=object]。",
            "[云帆药业|Company=subject]、[远山生物|Company=subject]都在[星河市|Region=object]。",
        ),
        (
            "[云帆科技|Company]在[星河高新区|Zone]签约。",
            "[云帆科技|Company]产品都卖到[星河市|Region]。",
            "[云帆科技|Company]同在校学生座谈，[星河市|Region]支持。",
        ),
    ),
)

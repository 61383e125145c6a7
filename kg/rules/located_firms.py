"""位于, of companies: where the text counts, meets or praises them."""

from __future__ import annotations

from kg.patterns import Actor, AnyOf, ClauseStart, Cue, Gap, List, Maybe, NotAfter, NotBehind, Slot, Unless
from kg.rules.kinds import COMPANY, FIRMS, INDUSTRY, PLACES, PROJECT
from kg.rules.rule import Rule
from kg.vocabulary import DOMAINS, Modality, Predicate, ValueKind

_THINGS = DOMAINS[Predicate.LOCATED_IN]
_COUNT = frozenset({ValueKind.QUANTITY})

RULES = (
    Rule(
        "locatedIn.home_company",
        Predicate.LOCATED_IN,
        (Slot("object", PLACES), Maybe((Cue("of"),)), Cue("home_company"), List("subject", COMPANY)),
        (
            "[星河科创园|Zone=object]上市公司[云帆科技|Company=subject]参与共建。",
            "[星河市|Region=object]本土企业[远山集团|Company=subject]获奖。",
            "[星河高新区|Zone=object]龙头企业[北斗药业|Company=subject]扩产。",
        ),
        (
            "[星河高新区|Zone]企业众多，[云帆科技|Company]领先。",
            "[星河市|Region]与上市公司[云帆科技|Company]签约。",
            "[星河高新区|Zone]扶持企业，[云帆科技|Company]受益。",
        ),
        modality=Modality.FACT,
    ),
    Rule(
        "locatedIn.framed_companies",
        Predicate.LOCATED_IN,
        (
            Cue("at"),
            Slot("object", PLACES),
            Maybe((Cue("inside"),)),
            Cue("comma"),
            List("subject", COMPANY, least=2),
            Maybe((Cue("counted"),)),
            Maybe((Slot("count", _COUNT),)),
            Gap(6, over=INDUSTRY),
            Cue("firms"),
        ),
        (
            "如今在[星河省|Region=object]，[云帆汽车|Company=subject]、[远山汽车|Company=subject][两家|Quantity=count]整车企业把链条铺开。",
            "在[星河高新区|Zone=object]，[北斗药业|Company=subject]、[云帆药业|Company=subject]等企业加班生产。",
            "在[明月县|Region=object]境内，[云帆食品|Company=subject]和[远山食品|Company=subject]等龙头企业扩产。",
        ),
        (
            "在[星河省|Region]，[云帆汽车|Company]考察企业。",
            "在[星河高新区|Zone]的支持下，[北斗药业|Company]、[云帆药业|Company]等企业加班。",
            "从[星河省|Region]出发，[云帆汽车|Company]、[远山汽车|Company]等企业出海。",
        ),
    ),
    Rule(
        "locatedIn.place_of_company",
        Predicate.LOCATED_IN,
        (
            NotAfter("with"),
            NotAfter("settle"),
            NotAfter("located"),
            NotBehind(PLACES),
            Slot("object", PLACES),
            Cue("of"),
            List("subject", COMPANY, peers=False),
            Unless((AnyOf(((Cue("of"),), (Cue("other_body"),))),)),
        ),
        (
            "[星河市|Region=object]的[云帆时代|Company=subject]和[远山集团|Company=subject]撑起一个千亿集群。",
            "记者在[星河高新区|Zone=object]的[北斗药业|Company=subject]看到，生产线满负荷运转。",
            "走进[明月县|Region=object]的[云帆食品|Company=subject]，香气扑鼻。",
        ),
        (
            "[星河市|Region]的产业带动[云帆时代|Company]成长。",
            "[星河市|Region]与[云帆时代|Company]签约。",
            "[星河市|Region]的[云帆时代|Company]的股东到场。",
        ),
        modality=Modality.FACT,
    ),
    Rule(
        "locatedIn.counted_among_firms",
        Predicate.LOCATED_IN,
        (
            ClauseStart(),
            Gap(8, there=False, without="attract settle with by of"),
            NotAfter("with"),
            NotAfter("list_break"),
            NotAfter("by"),
            NotAfter("attract"),
            List("subject", COMPANY),
            Cue("counted"),
            Slot("count", _COUNT),
            Gap(6, over=INDUSTRY),
            Cue("firms"),
            Unless(
                (
                    Gap(6),
                    AnyOf(
                        (
                            (Cue("settle"),),
                            (Cue("come_here"),),
                            (Cue("exhibit"),),
                            (Cue("attend"),),
                            (Cue("with"),),
                            (Cue("sign"),),
                        )
                    ),
                )
            ),
        ),
        (
            "<星河高新区|Zone=object>[云帆科技|Company=subject]、[远山集团|Company=subject]等[5户|Quantity=count]企业获批。",
            "<星河经开区|Zone=object>去年，[北斗药业|Company=subject]等[3家|Quantity=count]企业用上新设备。",
            "<星河高新区|Zone=object>[云帆食品|Company=subject]、[远山酒业|Company=subject]等[12家|Quantity=count]龙头企业增产。",
        ),
        (
            "<星河高新区|Zone>[云帆科技|Company]、[远山集团|Company]等[230家|Quantity]企业参展。",
            "<星河高新区|Zone>中心由[云帆科技|Company]等[12家|Quantity]企业发起组建。",
            "<星河高新区|Zone>[云帆科技|Company]等[12家|Quantity]企业与学院签约。",
            "<星河高新区|Zone>揭牌仪式上，[云帆科技|Company]与[北斗药业|Company]等[8家|Quantity]企业签署协议。",
            "<星河高新区|Zone>园区引进[云帆科技|Company]等[12家|Quantity]企业。",
            "<星河高新区|Zone>[云帆科技|Company]、[远山集团|Company]等[12家|Quantity]企业拎包入住。",
            "<星河高新区|Zone>[云帆科技|Company]、[远山集团|Company]等企业参会。",
            "[云帆科技|Company]等[5户|Quantity]企业获批。",
            "<星河高新区|Zone>[云帆科技|Company]等产品热销。",
        ),
        setting=True,
    ),
    Rule(
        "locatedIn.companies_do_well_here",
        Predicate.LOCATED_IN,
        (
            ClauseStart(),
            List("subject", COMPANY, least=2),
            Maybe((Cue("counted"), Gap(6), Cue("firms"))),
            Gap(2),
            Cue("do_well"),
        ),
        (
            "<星河高新区|Zone=object>去年，[云帆食品|Company=subject]、[远山药业|Company=subject]抢抓市场机遇，多产多销。",
            "<星河经开区|Zone=object>[云帆智能|Company=subject]、[北斗实业|Company=subject]、[远山集团|Company=subject]荣登百强榜。",
            "<星河高新区|Zone=object>[云帆科技|Company=subject]和[北斗软件|Company=subject]入选。",
        ),
        (
            "<星河高新区|Zone>[云帆食品|Company]抢抓市场机遇。",
            "<星河高新区|Zone>[云帆食品|Company]、[远山药业|Company]宣布合并。",
            "[云帆食品|Company]、[远山药业|Company]抢抓市场机遇。",
        ),
        setting=True,
    ),
    Rule(
        "locatedIn.firms_of_place",
        Predicate.LOCATED_IN,
        (
            List("subject", COMPANY, mixed=True),
            Cue("counted"),
            Gap(4, without="firms"),
            Slot("object", PLACES),
            Gap(2),
            Cue("firms"),
        ),
        (
            "[云帆科技|Company=subject]、[远山集团|Company=subject]等[星河高新区|Zone=object]企业参展。",
            "[北斗药业|Company=subject]等一批[星河市|Region=object]企业增资。",
            "[云帆食品|Company=subject]等[明月县|Region=object]龙头企业扩产。",
        ),
        (
            "[云帆科技|Company]等企业参观[星河高新区|Zone]。",
            "[云帆科技|Company]走访[星河市|Region]企业。",
            "[云帆科技|Company]等[5家|Quantity]企业。",
        ),
    ),
    Rule(
        "locatedIn.enterprises_of_zone",
        Predicate.LOCATED_IN,
        (
            ClauseStart(),
            Gap(6, there=False),
            Slot("object", PLACES),
            Maybe((Cue("of"),)),
            List("subject", COMPANY, least=2),
            Cue("counted"),
            Gap(6, over=INDUSTRY),
            Cue("firms"),
        ),
        (
            "[星河开发区|Zone=object][云帆光电|Company=subject]、[远山光电|Company=subject]等企业产值突破千亿元。",
            "去年，[星河市|Region=object]的[云帆食品|Company=subject]、[北斗酒业|Company=subject]等一批企业扩产。",
            "目前[明月高新区|Zone=object][云帆科技|Company=subject]和[远山药业|Company=subject]等龙头企业满产。",
        ),
        (
            "[星河开发区|Zone]引进[云帆光电|Company]、[远山光电|Company]等企业。",
            "[星河开发区|Zone]与[云帆光电|Company]、[远山光电|Company]等企业签约。",
            "[云帆光电|Company]、[远山光电|Company]等企业产值突破千亿元。",
        ),
    ),
    Rule(
        "locatedIn.place_has",
        Predicate.LOCATED_IN,
        (
            Actor("object", PLACES, limit=10, over=INDUSTRY),
            Cue("have"),
            Gap(14, over=INDUSTRY),
            List("subject", COMPANY),
            Cue("counted"),
            Unless(
                (Gap(14, over=INDUSTRY), AnyOf(((Cue("sign"),), (Cue("settle"),), (Cue("exhibit"),), (Cue("with"),))))
            ),
        ),
        (
            "[星河经开区|Zone=object]拥有[云帆汽车|Company=subject]、[远山汽车|Company=subject]等9家整车企业。",
            "<星河市|Region=object>现有[北斗药业|Company=subject]等上市公司。",
            "[星河高新区|Zone=object]依托[云帆电气|Company=subject]、[远山机车|Company=subject]等龙头企业打造集群。",
        ),
        (
            "[星河经开区|Zone]拥有专利300件，[云帆汽车|Company]等企业获奖。",
            "[云帆科技|Company]拥有[远山集团|Company]等客户。",
            "[星河经开区|Zone]现有[云帆汽车|Company]等9家企业签约。",
            "[星河市|Region]考察[云帆汽车|Company]等企业。",
        ),
    ),
    Rule(
        "locatedIn.company_met_there",
        Predicate.LOCATED_IN,
        (
            ClauseStart(),
            Cue("at"),
            Slot("object", PLACES),
            Cue("comma"),
            Slot("subject", FIRMS),
            Unless((Gap(6), Maybe((Cue("of"),)), Gap(14), Slot("work", PROJECT))),
            Unless(
                (
                    Gap(24, over=PLACES | FIRMS | INDUSTRY, clauses=True),
                    AnyOf(((Cue("sign"),), (Cue("settle"),), (Cue("with"),), (Cue("exhibit"),))),
                )
            ),
        ),
        (
            "在[星河市|Region=object]，[云帆保税集团|Company=subject]收寄处的传送带不停。",
            "在[明月片区|Zone=object]，[远山科技|Company=subject]研发了管控系统。",
            "在[星河高新区|Zone=object]，[北斗医院|Institution=subject]扩建门诊楼。",
        ),
        (
            "在[星河市|Region]，[云帆科技|Company]与当地政府签约。",
            "在[星河市|Region]，企业家[云帆科技|Company]代表发言。",
            "在[星河市|Region]，[云帆科技|Company]的[电池二期|Project]正在吊装。",
            "[云帆科技|Company]在[星河市|Region]，远山环绕。",
        ),
    ),
)

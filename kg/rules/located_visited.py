"""位于, of firms that reporters visit and of firms with works in several places; 落户, told by what a firm has put there."""

from __future__ import annotations

from kg.patterns import AnyOf, ClauseStart, Cue, Gap, List, Maybe, NotAfter, Slot, Unless
from kg.rules.kinds import COMPANY, FIRMS, INDUSTRY, PLACES, PROJECT
from kg.rules.rule import Rule
from kg.vocabulary import Predicate

RULES = (
    Rule(
        "locatedIn.firm_visited",
        Predicate.LOCATED_IN,
        (
            ClauseStart(),
            Gap(6, there=False),
            Cue("step_in"),
            Slot("subject", COMPANY),
            AnyOf(((Gap(6),), (Cue("comma"), Gap(8, there=False)))),
            Cue("shop_floor"),
        ),
        (
            "<星河高新区|Zone=object>走进[云帆重工|Company=subject]生产车间，工人正在调试设备。",
            "<明月县|Region=object>记者来到[远山食品|Company=subject]，只见流水线上瓶罐排成长龙。",
            "<星河经开区|Zone=object>步入[北斗药业|Company=subject]的展厅，各色药盒琳琅满目。",
        ),
        (
            "<星河高新区|Zone>客人来到[云帆重工|Company]考察。",
            "走进[云帆重工|Company]生产车间，工人正在调试设备。",
            "<星河高新区|Zone>离开[云帆重工|Company]，车间里的灯还亮着。",
            "<星河高新区|Zone>零件用在[云帆重工|Company]的车间里。",
        ),
        setting=True,
    ),
    Rule(
        "locatedIn.visited_on_arrival",
        Predicate.LOCATED_IN,
        (
            Cue("arrives"),
            Slot("object", PLACES),
            Gap(10, there=False),
            Cue("comma"),
            Gap(8, there=False),
            Cue("inspects"),
            List("subject", FIRMS | PROJECT),
        ),
        (
            "客商们来到[星河高新区|Zone=object]，先后考察了[云帆科技|Company=subject]、[北斗研究院|Institution=subject]。",
            "[王小明|Person]深入[明月县|Region=object]调研，实地察看[远山智能装备项目|Project=subject]进展。",
            "代表团赴[星河市|Region=object]学习，走访了[北斗药业|Company=subject]。",
        ),
        (
            "客商们来到[星河高新区|Zone]和[明月高新区|Zone]，先后考察了[云帆科技|Company]。",
            "[星河市|Region]的客商考察了[云帆科技|Company]。",
            "代表团来到[星河高新区|Zone]，邀请[云帆科技|Company]参展。",
            "代表团来到[星河高新区|Zone]，在[明月县|Region]考察了[云帆科技|Company]。",
        ),
        fallback=False,
    ),
    Rule(
        "locatedIn.works_in_places",
        Predicate.LOCATED_IN,
        (
            List("subject", COMPANY),
            Gap(6, there=False),
            Maybe((Cue("comma"),)),
            Cue("at"),
            List("object", PLACES),
            Gap(6, there=False),
            Cue("has_there"),
            Maybe((Cue("aspect"),)),
            Gap(10, over=INDUSTRY, there=False),
            Cue("plant"),
        ),
        (
            "[云帆材料|Company=subject]在[星河市|Region=object]、[明月市|Region=object]分别建有生产基地。",
            "[远山轴承|Company=subject]在[明月县|Region=object]有三座工厂。",
            "[北斗药业|Company=subject]目前在[星河高新区|Zone=object]设有研发中心。",
        ),
        (
            "[云帆材料|Company]在[星河市|Region]有客户。",
            "[云帆材料|Company]在[星河市|Region]参观工厂。",
            "[星河市|Region]在[明月县|Region]有工厂。",
        ),
    ),
    Rule(
        "locatedIn.works_there_too",
        Predicate.LOCATED_IN,
        (
            ClauseStart(),
            Gap(4, there=False),
            Cue("at"),
            List("object", PLACES),
            Gap(6, there=False),
            Cue("has_there"),
            Maybe((Cue("aspect"),)),
            Gap(10, over=INDUSTRY, there=False),
            Cue("plant"),
        ),
        (
            "[云帆轴承|Company=subject]二十年来专做轴承，年产百万套，在[星河市|Region=object]有三座工厂。",
            "[远山材料|Company=subject]员工千人，在[明月县|Region=object]设有研发中心。",
            "[北斗药业|Company=subject]产品畅销，在[星河高新区|Zone=object]和[清风市|Region=object]建有生产基地。",
        ),
        (
            "在[星河市|Region]有三座工厂。",
            "[云帆轴承|Company]主营轴承，在[星河市|Region]有客户。",
            "[星河市|Region]去年，在[明月县|Region]建有生产基地。",
        ),
        implied=COMPANY,
        fallback=False,
    ),
    Rule(
        "locatedIn.this_firm_there",
        Predicate.LOCATED_IN,
        (
            ClauseStart(),
            Cue("this_firm"),
            AnyOf(((Cue("located"),), (Cue("settle"), Maybe((Cue("at"),))), (Cue("at"),))),
            Slot("object", PLACES),
            Maybe((Cue("inside"),)),
            Cue("of"),
            Gap(6, over=INDUSTRY, there=False),
            Cue("firms"),
        ),
        (
            "<云帆科技|Company=subject>这家位于[星河高新区|Zone=object]的企业，已连续三年上榜。",
            "<远山光伏|Company=subject>这家坐落在[明月县|Region=object]的公司产能翻番。",
            "<北斗药业|Company=subject>去年，这家落户[星河市|Region=object]的企业上市。",
        ),
        (
            "这家位于[星河高新区|Zone]的企业已是龙头。",
            "<云帆科技|Company>这家来自[星河市|Region]的企业签了单。",
            "<云帆科技|Company>位于[星河市|Region]的企业都有补贴。",
        ),
        implied=COMPANY,
    ),
    Rule(
        "settledIn.since_it_settled",
        Predicate.SETTLED_IN,
        (
            ClauseStart(),
            Gap(6, there=False),
            NotAfter("sits"),
            Cue("settle"),
            Maybe((Cue("at"),)),
            Slot("object", PLACES),
            Gap(6, there=False),
            Cue("since"),
            Cue("comma"),
            Slot("subject", FIRMS),
            Unless((Cue("of"),)),
        ),
        (
            "落户[星河经开区|Zone=object]三年来，[云帆电子|Company=subject]产值翻番。",
            "自2018年迁入[明月县|Region=object]以来，[远山食品|Company=subject]年年增产。",
            "入驻[星河高新区|Zone=object]后，[北斗研究院|Institution=subject]招了二百人。",
        ),
        (
            "落户[星河经开区|Zone]，[云帆电子|Company]点赞。",
            "考察[星河经开区|Zone]后，[云帆电子|Company]签约。",
            "落户[星河经开区|Zone]后，工人与[云帆电子|Company]签约。",
        ),
    ),
    Rule(
        "settledIn.sets_up_works",
        Predicate.SETTLED_IN,
        (
            List("subject", COMPANY, mixed=True),
            Gap(10, there=False),
            Cue("at"),
            Slot("object", PLACES),
            Gap(6, there=False),
            Cue("set_up_works"),
        ),
        (
            "[云帆电子|Company=subject]在[星河高新区|Zone=object]投资建厂。",
            "[远山食品|Company=subject]2003年在[明月县|Region=object]东郊设厂。",
            "[北斗药业|Company=subject]、[清风能源|Company=subject]都在[星河市|Region=object]办厂。",
        ),
        (
            "[云帆电子|Company]在[星河高新区|Zone]参观。",
            "[星河市|Region]在[明月县|Region]建厂。",
            "[云帆电子|Company]在[星河高新区|Zone]考察，有意建厂。",
        ),
    ),
    Rule(
        "settledIn.sets_up_works_next",
        Predicate.SETTLED_IN,
        (
            ClauseStart(),
            Gap(8, there=False),
            Cue("at"),
            Slot("object", PLACES),
            Gap(6, there=False),
            Cue("set_up_works"),
        ),
        (
            "[云帆电子|Company=subject]去年上市，今年又在[星河高新区|Zone=object]设厂。",
            "[远山食品|Company=subject]起家于省城，2003年在[明月县|Region=object]投资建厂。",
            "[北斗药业|Company=subject]看好西部，在[星河市|Region=object]办起工厂。",
        ),
        (
            "在[星河高新区|Zone]设厂。",
            "[云帆电子|Company]去年上市，今年在[星河高新区|Zone]参观。",
            "[星河市|Region]招商忙，在[明月县|Region]建厂。",
        ),
        implied=COMPANY,
        fallback=False,
    ),
    Rule(
        "settledIn.puts_there",
        Predicate.SETTLED_IN,
        (
            List("subject", COMPANY),
            Gap(10, there=False),
            Cue("take"),
            Gap(14, over=INDUSTRY | PLACES, there=False),
            Cue("moved_works"),
            Gap(2),
            Cue("put"),
            Slot("object", PLACES),
        ),
        (
            "[云帆科技|Company=subject]把第二工厂放在了[星河经开区|Zone=object]。",
            "[远山集团|Company=subject]去年将生产线建在[明月县|Region=object]。",
            "[北斗药业|Company=subject]把[华东|Region]最大的仓库放进[星河高新区|Zone=object]。",
        ),
        (
            "[云帆科技|Company]把目光放在[星河经开区|Zone]。",
            "[云帆科技|Company]的产品卖到[星河经开区|Zone]。",
            "[星河市|Region]把重点放在[明月县|Region]。",
        ),
    ),
)

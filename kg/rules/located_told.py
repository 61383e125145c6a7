"""位于, told in passing: whose firm one is, where it was founded, where its works stand, what a count names."""

from __future__ import annotations

from kg.patterns import AnyOf, ClauseStart, ClauseStop, Cue, Gap, List, Maybe, NotAfter, NotBehind, Slot, Unless
from kg.rules.kinds import COMPANY, FIRMS, INDUSTRY, PLACES, PROJECT, TITLE
from kg.rules.rule import Rule
from kg.vocabulary import Kind, Predicate, ValueKind

_COUNT = frozenset({ValueKind.QUANTITY})
_ZONE = frozenset({Kind.ZONE})
_REGION = frozenset({Kind.REGION})
_INSTITUTION = frozenset({Kind.INSTITUTION})

RULES = (
    Rule(
        "locatedIn.one_firm_of_place",
        Predicate.LOCATED_IN,
        (
            NotAfter("with"),
            List("subject", COMPANY),
            Gap(4, there=False),
            Cue("is"),
            Slot("object", PLACES),
            Maybe((Cue("of"),)),
            Cue("one_firm"),
            Gap(16, over=INDUSTRY, there=False),
            Cue("firms"),
        ),
        (
            "[云帆食品|Company=subject]是[明月县|Region=object]一家从事竹笋加工的企业。",
            "[远山机械|Company=subject]是[星河高新区|Zone=object]的一家民营企业。",
            "[北斗药业|Company=subject]系[星河市|Region=object]一家生产中间体的公司。",
        ),
        (
            "[云帆食品|Company]是[明月县|Region]的一家老客户。",
            "[云帆食品|Company]与[明月县|Region]一家企业签约。",
            "[云帆食品|Company]考察[明月县|Region]一家企业。",
        ),
    ),
    Rule(
        "locatedIn.counted_by_name",
        Predicate.LOCATED_IN,
        (
            Slot("object", PLACES),
            Gap(24, over=INDUSTRY | TITLE, there=False),
            Slot("count", _COUNT),
            Gap(10, over=INDUSTRY),
            Cue("comma"),
            Cue("respectively_is"),
            List("subject", FIRMS, least=2),
        ),
        (
            "[星河市|Region=object]有[三家|Quantity=count]入围，分别是[云帆控股|Company=subject]、[远山生物|Company=subject]和[北斗集团|Company=subject]。",
            "榜单上，[明月县|Region=object]占[两家|Quantity=count]企业，分别为[云帆食品|Company=subject]、[远山酒业|Company=subject]。",
            "[星河高新区|Zone=object]新增[2家|Quantity=count]上市公司，它们是[北斗药业|Company=subject]和[云帆科技|Company=subject]。",
            "[星河市|Region=object]新认定[国家级绿色工厂|Title][2家|Quantity=count]，分别为[北斗药业|Company=subject]、[云帆科技|Company=subject]。",
        ),
        (
            "[星河市|Region]有[三家|Quantity]入围，[云帆控股|Company]、[远山生物|Company]领先。",
            "[星河市|Region]与三地分别签约，[云帆控股|Company]、[远山生物|Company]到场。",
            "[云帆控股|Company]有[两家|Quantity]供应商，分别是[远山生物|Company]、[北斗集团|Company]。",
        ),
    ),
    Rule(
        "locatedIn.local_firms",
        Predicate.LOCATED_IN,
        (Cue("local_adjective"), List("subject", COMPANY), Unless((Cue("of"),))),
        (
            "<明月县|Region=object>展会上，本地的[云帆食品|Company=subject]、[远山酒业|Company=subject]摆出新品。",
            "<星河市|Region=object>当地的[北斗药业|Company=subject]去年扩产。",
            "<星河高新区|Zone=object>本土的[云帆科技|Company=subject]已是龙头。",
        ),
        (
            "本地的[云帆食品|Company]摆出新品。",
            "<明月县|Region>外地的[云帆食品|Company]摆出新品。",
            "<明月县|Region>本地的产业由[云帆食品|Company]带动。",
        ),
    ),
    Rule(
        "locatedIn.founded_there",
        Predicate.LOCATED_IN,
        (
            ClauseStart(),
            Cue("this_firm"),
            Gap(8, there=False),
            Cue("from_or_at"),
            Slot("object", PLACES),
            Gap(3),
            Cue("born"),
            Cue("of"),
            Gap(4),
            Cue("firms"),
        ),
        (
            "<云帆磁材|Company=subject>这家2008年在[星河经开区|Zone=object]创立的企业，如今已是龙头。",
            "<远山光伏|Company=subject>五年间，这家从[明月县|Region=object]起步的企业产能翻番。",
            "<北斗药业|Company=subject>这家在[星河市|Region=object]成长起来的公司去年上市。",
        ),
        (
            "这家在[星河市|Region]创立的企业已是龙头。",
            "<云帆磁材|Company>这家在[星河市|Region]参展的企业签了单。",
            "<云帆磁材|Company>每家在[星河市|Region]创立的企业都有补贴。",
        ),
        implied=COMPANY,
    ),
    Rule(
        "locatedIn.works_here",
        Predicate.LOCATED_IN,
        (
            List("subject", COMPANY, mixed=True),
            Gap(6, there=False),
            Cue("here"),
            Gap(2),
            Cue("has_there"),
            Maybe((Cue("aspect"),)),
            Gap(10, over=INDUSTRY, there=False),
            Cue("plant"),
        ),
        (
            "<星河市|Region=object>[云帆面业|Company=subject]、[远山食品|Company=subject]也都在这里有生产线。",
            "<明月县|Region=object>[北斗药业|Company=subject]在当地建有中间体工厂。",
            "<星河经开区|Zone=object>[清风能源|Company=subject]在此拥有两座工厂。",
        ),
        (
            "[云帆面业|Company]在这里有生产线。",
            "<星河市|Region>[云帆面业|Company]在海外有生产线。",
            "<星河市|Region>[云帆面业|Company]在这里有客户。",
        ),
    ),
    Rule(
        "locatedIn.set_up_here",
        Predicate.LOCATED_IN,
        (
            Cue("here"),
            Gap(10),
            Cue("establish"),
            Unless((Cue("establish_noun"),)),
            Maybe((Cue("aspect"),)),
            Gap(8, over=INDUSTRY),
            List("subject", FIRMS | PROJECT, mixed=True),
        ),
        (
            "<星河综保区|Zone=object>去年，[云帆信息|Company]在这里设立[星河云帆科技|Company=subject]。",
            "<星河市|Region=object>[远山集团|Company]在此设立了[远山出口基地|Project=subject]。",
            "<明月县|Region=object>[北斗大学|Institution]在当地设有[明月果树试验站|Institution=subject]。",
        ),
        (
            "[云帆信息|Company]在这里设立[星河云帆科技|Company]。",
            "<星河综保区|Zone>[云帆信息|Company]在海外设立[星河云帆科技|Company]。",
            "<星河综保区|Zone>在这里，[星河云帆科技|Company]引人注目。",
        ),
        deictic=True,
    ),
    Rule(
        "locatedIn.place_of_institution",
        Predicate.LOCATED_IN,
        (
            NotAfter("with"),
            NotAfter("settle"),
            NotAfter("located"),
            NotBehind(PLACES),
            Slot("object", PLACES),
            Cue("of"),
            Slot("subject", _INSTITUTION),
            Unless((AnyOf(((Cue("of"),), (Cue("other_body"),))),)),
        ),
        (
            "[明月县|Region=object]的[云帆观测站|Institution=subject]换了新楼。",
            "记者在[星河高新区|Zone=object]的[远山职业学院|Institution=subject]看到，学生忙碌。",
            "[星河市|Region=object]的[滨江医院|Institution=subject]扩建。",
        ),
        (
            "[星河市|Region]的产业带动[云帆研究院|Institution]成长。",
            "与[星河市|Region]的[云帆观测站|Institution]签约。",
            "[星河市|Region]的[云帆观测站|Institution]的专家到场。",
        ),
    ),
    Rule(
        "locatedIn.scene_there",
        Predicate.LOCATED_IN,
        (
            ClauseStart(),
            Maybe((Cue("enter_scene"),)),
            Slot("object", PLACES),
            Maybe((Cue("inside"),)),
            Cue("comma"),
            Gap(8, there=False),
            Slot("subject", FIRMS),
            Gap(6, there=False),
            Cue("at_work_there"),
        ),
        (
            "[明月县|Region=object]，老牌钢企[云帆钢铁|Company=subject]正在换一种方式炼铁。",
            "走进[星河高新区|Zone=object]，[远山光电|Company=subject]车间里机器人挥臂。",
            "[星河经开区|Zone=object]，[北斗药业|Company=subject]的工人三班倒。",
        ),
        (
            "[明月县|Region]，[云帆钢铁|Company]与当地签约。",
            "[云帆钢铁|Company]看好[明月县|Region]，[远山光电|Company]则不然。",
            "离开[明月县|Region]，[云帆钢铁|Company]扩产。",
        ),
    ),
    Rule(
        "locatedIn.zone_of_place",
        Predicate.LOCATED_IN,
        (
            Slot("subject", _ZONE),
            Gap(4, there=False),
            Cue("plain_is"),
            Slot("object", _REGION),
            Gap(12, there=False),
            Cue("zone_noun"),
        ),
        (
            "[明月综合保税区|Zone=subject]是[星河市|Region=object]首个综合保税区。",
            "[滨江工业园|Zone=subject]作为[明月县|Region=object]唯一的省级开发区，去年扩容。",
            "[清风产业园|Zone=subject]系[星河市|Region=object]重点打造的特色园区。",
        ),
        (
            "[明月综合保税区|Zone]是[星河市|Region]的骄傲。",
            "[明月综合保税区|Zone]与[星河市|Region]开发区结对。",
            "[明月综合保税区|Zone]获认定为[星河市|Region]示范区。",
        ),
    ),
    Rule(
        "locatedIn.seat_label",
        Predicate.LOCATED_IN,
        (ClauseStart(), Cue("seat_label"), Maybe((Cue("colon"),)), Slot("object", PLACES), ClauseStop()),
        (
            "<云帆租赁|Company=subject>成立于2011年，注册地[星河市|Region=object]，是省内首家。",
            "<远山航空|Company=subject>由两家集团出资，注册地址[明月保税区|Zone=object]，注册资本5亿元。",
            "[云帆科技|Company]、[远山集团|Company]共同组建[清风海外|Company=subject]，注册地：[星河高新区|Zone=object]。",
        ),
        (
            "注册地[星河市|Region]。",
            "<云帆租赁|Company>注册地[星河市|Region]的企业增多。",
            "<云帆租赁|Company>目的地[星河市|Region]，",
        ),
        implied=FIRMS,
        nearest=True,
    ),
)

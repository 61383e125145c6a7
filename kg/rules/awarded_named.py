"""获评, told in passing: the name that a place bears, the winner behind its honour, the rank in a list."""

from __future__ import annotations

from kg.patterns import Actor, Cue, Gap, List, Slot, Unless
from kg.rules.kinds import ACTORS, INDUSTRY, PERSON, PROJECT, TITLE
from kg.rules.rule import Rule
from kg.vocabulary import Predicate

_HOLDERS = ACTORS | PROJECT | PERSON

RULES = (
    Rule(
        "awarded.bears_the_name",
        Predicate.AWARDED,
        (
            Actor("subject", ACTORS, limit=8),
            Cue("bears"),
            Gap(4),
            List("object", TITLE, mixed=True),
            Gap(6),
            Cue("name_of_honour"),
            Unless((Cue("of"), Gap(2), Slot("winner", _HOLDERS))),
        ),
        (
            "[星河市|Region=subject]拥有“[中国羊绒之都|Title=object]”“[中国草原之都|Title=object]”等称号。",
            "[明月县|Region=subject]素有“[中国茶都|Title=object]”之称。",
            "[远山药业|Company=subject]坐拥“[中华老字号|Title=object]”和“[国家非物质文化遗产|Title=object]”两块金字招牌。",
        ),
        (
            "[星河市|Region]争创“[中国羊绒之都|Title]”称号。",
            "[明月县|Region]拥有[中国驰名商标|Title]12件。",
            "[远山药业|Company]的邻居“[中华老字号|Title]”招牌醒目。",
            "<星河市|Region>素有“[中国茶都|Title]”之称的[明月县|Region]迎来采摘季。",
        ),
    ),
    Rule(
        "awarded.bearer_of_name",
        Predicate.AWARDED,
        (
            Cue("bears"),
            Gap(4),
            List("object", TITLE, mixed=True),
            Gap(6),
            Cue("name_of_honour"),
            Cue("of"),
            Gap(2),
            Slot("subject", _HOLDERS),
        ),
        (
            "素有“[中国茶都|Title=object]”之称的[明月县|Region=subject]迎来采摘季。",
            "享有“[世界藤铁之都|Title=object]”美誉的[星河市|Region=subject]扩大出口。",
            "获得“[国家级生态园|Title=object]”称号的[清风经开区|Zone=subject]转型升级。",
        ),
        (
            "素有“[中国茶都|Title]”之称，[明月县|Region]迎来采摘季。",
            "申报“[国家级生态园|Title]”称号的[清风经开区|Zone]转型升级。",
            "获得“[国家级生态园|Title]”称号的园区考察[清风经开区|Zone]。",
        ),
        fallback=False,
    ),
    Rule(
        "awarded.counted_winners",
        Predicate.AWARDED,
        (
            Slot("object", TITLE),
            Gap(10),
            Cue("comma", keep=False),
            Cue("respectively_is"),
            List("subject", _HOLDERS),
        ),
        (
            "去年，[星河市|Region]新增[国家级绿色工厂|Title=object][2家|Quantity]，分别是[云石电子|Company=subject]、[北斗药业|Company=subject]。",
            "[三家|Quantity]企业获评[省级智能工厂|Title=object]，分别为[云石电子|Company=subject]、[远山轴承|Company=subject]和[北斗药业|Company=subject]。",
            "[明月县|Region]两个镇入选[全国百强镇|Title=object]，它们是[清风镇|Region=subject]、[云岭镇|Region=subject]。",
        ),
        (
            "去年新增[国家级绿色工厂|Title][2家|Quantity]，[云石电子|Company]扩产。",
            "[星河市|Region]创建[省级智能工厂|Title]，投资方为[云石电子|Company]。",
            "[明月县|Region]拥有[全国百强镇|Title][2个|Quantity]，与[清风镇|Region]分别签约。",
        ),
        fallback=False,
    ),
    Rule(
        "awarded.winner_behind",
        Predicate.AWARDED,
        (
            Cue("award"),
            Gap(6),
            List("object", TITLE, mixed=True),
            Cue("of"),
            Gap(2),
            Slot("subject", _HOLDERS),
        ),
        (
            "获评“[国家绿色工厂|Title=object]”的[云石电子|Company=subject]新上了两条生产线。",
            "去年入选[全国百强县|Title=object]的[明月县|Region=subject]再进一位。",
            "荣获[全国五一劳动奖章|Title=object]的[王小明|Person=subject]来到车间。",
        ),
        (
            "获评“[国家绿色工厂|Title]”，[云石电子|Company]新上了两条生产线。",
            "申请[国家绿色工厂|Title]的[云石电子|Company]。",
            "入选[全国百强县|Title]的企业走进[明月县|Region]。",
        ),
        fallback=False,
    ),
    Rule(
        "awarded.ranked_in",
        Predicate.AWARDED,
        (
            Cue("at"),
            Gap(16, over=INDUSTRY | ACTORS),
            List("object", TITLE),
            Gap(2),
            Cue("in_list", keep=False),
            Cue("comma", keep=False),
            Gap(6),
            List("subject", _HOLDERS, mixed=True),
            Gap(6),
            Cue("ranks"),
        ),
        (
            "在[北斗顾问|Institution]发布的[园区百强榜单|Title=object]中，[星河高新区|Zone=subject]位列第18位。",
            "在[全国百强县市|Title=object]中，[明月市|Region=subject]排名第二。",
            "在今年的[中国企业500强|Title=object]里，[远山集团|Company=subject]跃居第132位。",
        ),
        (
            "在[园区百强榜单|Title]发布会上，[星河高新区|Zone]签约。",
            "在[全国百强县市|Title]中，[明月市|Region]的邻居不少。",
            "[远山集团|Company]位列[中国企业500强|Title]第132位。",
        ),
        fallback=False,
    ),
)

"""隶属, told in passing: one area among those of a zone, the zones that make up another, what stands inside one."""

from __future__ import annotations

from kg.patterns import AnyOf, ClauseStart, Cue, Gap, List, Maybe, NotAfter, Slot, Unless
from kg.rules.rule import Rule
from kg.vocabulary import Kind, Predicate

_REGION = frozenset({Kind.REGION})
_ZONE = frozenset({Kind.ZONE})

RULES = (
    Rule(
        "partOf.one_of_the_parts",
        Predicate.PART_OF,
        (List("subject", _ZONE), Gap(4), Cue("plain_is"), Slot("object", _ZONE), Gap(10), Cue("part_word")),
        (
            "[明月片区|Zone=subject]是[星河自贸试验区|Zone=object]三大片区之一。",
            "[清风科学城|Zone=subject]、[明月新城|Zone=subject]都是[星河高新区|Zone=object]的重要组成部分。",
            "[明月工业园|Zone=subject]则是[星河新区|Zone=object]的拓展区。",
        ),
        (
            "[明月片区|Zone]是[星河自贸试验区|Zone]的近邻。",
            "[明月片区|Zone]与[星河自贸试验区|Zone]三大片区联动。",
            "[明月市|Region]是[星河自贸试验区|Zone]的组成部分。",
        ),
        fallback=False,
    ),
    Rule(
        "partOf.one_of_the_members",
        Predicate.PART_OF,
        (List("subject", _REGION), Gap(4), Cue("plain_is"), Slot("object", _REGION), Gap(10), Cue("part_word")),
        (
            "[明月市|Region=subject]、[清风市|Region=subject]等市是[星河都市圈|Region=object]的成员城市。",
            "[明月县|Region=subject]是[星河城市群|Region=object]的重要组成部分。",
            "[清风市|Region=subject]作为[星河经济带|Region=object]重要节点城市之一，区位优越。",
        ),
        (
            "[明月市|Region]是[星河都市圈|Region]的门户。",
            "[明月市|Region]与[星河都市圈|Region]成员城市合作。",
            "[明月高新区|Zone]是[星河都市圈|Region]的组成部分。",
        ),
        fallback=False,
    ),
    Rule(
        "partOf.as_a_part",
        Predicate.PART_OF,
        (
            Cue("as"),
            Slot("object", _ZONE),
            Gap(10),
            Cue("part_word"),
            Cue("comma"),
            Gap(6),
            List("subject", _ZONE),
        ),
        (
            "作为[星河自贸试验区|Zone=object]三大片区之一，[明月片区|Zone=subject]挂牌五年。",
            "作为[星河高新区|Zone=object]的重要组成部分，[清风科学城|Zone=subject]加快建设。",
            "作为[星河新区|Zone=object]的核心区，近年来[明月工业园|Zone=subject]产值翻番。",
        ),
        (
            "作为[星河自贸试验区|Zone]的近邻，[明月片区|Zone]受益。",
            "[星河高新区|Zone]的重要组成部分，[清风科学城|Zone]。",
            "作为[星河新区|Zone]的核心区，[明月市|Region]发力。",
        ),
        fallback=False,
    ),
    Rule(
        "partOf.zones_make_up",
        Predicate.PART_OF,
        (List("subject", _ZONE, mixed=True, least=2), Gap(6), Cue("makes_up"), Gap(4), Slot("object", _ZONE)),
        (
            "[明月片区|Zone=subject]、[清风片区|Zone=subject]和[滨江片区|Zone=subject]构成[星河自贸试验区|Zone=object]。",
            "[明月园区|Zone=subject]与[清风园区|Zone=subject]一起构成[星河高新区|Zone=object]。",
            "[滨江工业园|Zone=subject]、[明月工业园|Zone=subject]共同组成了[星河经开区|Zone=object]“一区两园”。",
        ),
        (
            "[明月片区|Zone]、[清风片区|Zone]毗邻[星河自贸试验区|Zone]。",
            "[明月园区|Zone]组成[星河高新区|Zone]招商队。",
            "由[明月园区|Zone]、[清风园区|Zone]组成，[星河高新区|Zone]揭牌。",
        ),
        fallback=False,
    ),
    Rule(
        "partOf.regions_make_up",
        Predicate.PART_OF,
        (List("subject", _REGION, mixed=True, least=2), Gap(8), Cue("makes_up"), Gap(4), Slot("object", _REGION)),
        (
            "[明月市|Region=subject]、[清风市|Region=subject]和[滨江市|Region=subject]构成[星河都市圈|Region=object]。",
            "[明月县|Region=subject]与[清风县|Region=subject]共同组成[星河城市群|Region=object]。",
            "[滨江市|Region=subject]、[明月市|Region=subject]等八市组成[星河经济区|Region=object]。",
        ),
        (
            "[明月市|Region]、[清风市|Region]毗邻[星河都市圈|Region]。",
            "[明月市|Region]组成[星河都市圈|Region]考察团。",
            "由[明月市|Region]、[清风市|Region]组成，[星河都市圈|Region]获批。",
        ),
        fallback=False,
    ),
    Rule(
        "partOf.zone_inside",
        Predicate.PART_OF,
        (Slot("object", _ZONE), Cue("stands_inside"), Gap(2), List("subject", _ZONE)),
        (
            "[星河新区|Zone=object]内的[明月经济区|Zone=subject]加快建设。",
            "走进[星河自贸试验区|Zone=object]下辖的[清风片区|Zone=subject]。",
            "[星河高新区|Zone=object]范围内的[明月软件园|Zone=subject]、[清风产业园|Zone=subject]入驻企业300家。",
        ),
        (
            "[星河新区|Zone]内的企业迁往[明月经济区|Zone]。",
            "[星河新区|Zone]旁的[明月经济区|Zone]。",
            "[星河市|Region]内的[明月经济区|Zone]。",
        ),
        fallback=False,
    ),
    Rule(
        "partOf.is_governed_by",
        Predicate.PART_OF,
        (List("subject", _REGION), Cue("is"), Slot("object", _REGION), Cue("governed_adjective")),
        (
            "[明月市|Region=subject]是[星河市|Region=object]代管的县级市。",
            "[清风市|Region=subject]为[星河市|Region=object]下辖的县级市。",
            "[滨江县|Region=subject]、[明月县|Region=subject]是[清风市|Region=object]所辖的两个山区县。",
        ),
        (
            "[明月市|Region]是[星河市|Region]帮扶的县级市。",
            "[明月市|Region]与[星河市|Region]代管的镇相邻。",
            "[明月高新区|Zone]是[星河市|Region]管辖的开发区。",
        ),
        fallback=False,
    ),
    Rule(
        "partOf.governed_names",
        Predicate.PART_OF,
        (Slot("object", _REGION), Cue("governed_adjective"), Gap(2), List("subject", _REGION)),
        (
            "[星河市|Region=object]代管的[明月市|Region=subject]盛产茶叶。",
            "到[星河市|Region=object]下辖的[清风县|Region=subject]、[滨江县|Region=subject]调研。",
            "[清风市|Region=object]所辖的[滨江区|Region=subject]去年财政收入翻番。",
        ),
        (
            "[星河市|Region]代管的企业在[明月市|Region]。",
            "[星河市|Region]对口帮扶的[明月县|Region]。",
            "[星河市|Region]管辖的[明月高新区|Zone]。",
        ),
        fallback=False,
    ),
    Rule(
        "partOf.zone_of_zone",
        Predicate.PART_OF,
        (
            NotAfter("with"),
            NotAfter("list_break"),
            Slot("object", _ZONE),
            Cue("of"),
            List("subject", _ZONE),
            Unless((AnyOf(((Cue("of"),), (Cue("other_body"),))),)),
        ),
        (
            "[星河高新区|Zone=object]的[明月工业园|Zone=subject]又添新军。",
            "选址[清风科学城|Zone=object]的[滨江社区|Zone=subject]。",
            "走进[星河新区|Zone=object]的[明月软件园|Zone=subject]、[滨江产业园|Zone=subject]，机器轰鸣。",
        ),
        (
            "[星河高新区|Zone]的经验，[明月工业园|Zone]学得快。",
            "[星河高新区|Zone]与[明月工业园|Zone]结对。",
            "[星河高新区|Zone]的[明月工业园|Zone]的企业。",
        ),
        fallback=False,
    ),
    Rule(
        "partOf.all_in_region",
        Predicate.PART_OF,
        (
            ClauseStart(),
            Cue("at"),
            Slot("object", _REGION),
            Maybe((Cue("inside"),)),
            Cue("comma"),
            List("subject", _REGION, least=2),
            Gap(4, there=False),
            Cue("all_of_them"),
        ),
        (
            "在[星河市|Region=object]，[明月县|Region=subject]、[清风县|Region=subject]都在打造口岸加工带。",
            "在[清风省|Region=object]，[明月市|Region=subject]和[滨江市|Region=subject]均已出台政策。",
            "在[星河市|Region=object]境内，[明月区|Region=subject]、[滨江区|Region=subject]也都通了高铁。",
        ),
        (
            "在[星河市|Region]，[明月县|Region]正在打造口岸加工带。",
            "在[星河高新区|Zone]，[明月县|Region]、[清风县|Region]都来招商。",
            "离开[星河市|Region]，[明月县|Region]、[清风县|Region]都在招商。",
        ),
        fallback=False,
    ),
    Rule(
        "partOf.divides_into",
        Predicate.PART_OF,
        (Slot("object", _ZONE), Cue("divides_into"), List("subject", _ZONE, least=2)),
        (
            "[星河自贸试验区|Zone=object]分[明月片区|Zone=subject]、[清风片区|Zone=subject]，总面积120平方公里。",
            "[星河新区|Zone=object]有[滨江产业园|Zone=subject]和[明月产业园|Zone=subject]。",
            "[清风试验区|Zone=object]共分[明月片区|Zone=subject]、[滨江片区|Zone=subject]和[星河片区|Zone=subject]。",
        ),
        (
            "[星河自贸试验区|Zone]分赴[明月片区|Zone]、[清风片区|Zone]学习。",
            "[星河新区|Zone]有[滨江产业园|Zone]撑腰。",
            "[星河市|Region]有[滨江产业园|Zone]和[明月产业园|Zone]。",
        ),
        fallback=False,
    ),
    Rule(
        "partOf.carved_out_of",
        Predicate.PART_OF,
        (Slot("object", _ZONE), Gap(10), Cue("carve_out"), List("subject", _ZONE, mixed=True)),
        (
            "[星河经开区|Zone=object]划出[中德产业园|Zone=subject]、[滨江化工园|Zone=subject]，承接外来项目。",
            "[明月新区|Zone=object]去年在东部辟出了[清风数字园|Zone=subject]。",
            "[星河高新区|Zone=object]专门划设[明月氢能园|Zone=subject]和[滨江软件园|Zone=subject]两个园中园。",
        ),
        (
            "[星河经开区|Zone]划出红线，[滨江化工园|Zone]退出。",
            "[星河市|Region]划出[滨江化工园|Zone]。",
            "[星河经开区|Zone]划出五百亩地给[云帆科技|Company]。",
        ),
        fallback=False,
    ),
    Rule(
        "partOf.zone_that_is_a_part",
        Predicate.PART_OF,
        (Cue("as"), Slot("object", _ZONE), Gap(4, there=False), Cue("part_word"), Cue("of"), List("subject", _ZONE)),
        (
            "作为[星河自贸试验区|Zone=object]核心区的[明月综保区|Zone=subject]挂牌五年。",
            "作为[星河高新区|Zone=object]重要组成部分的[清风科学城|Zone=subject]，去年产值翻番。",
            "走进作为[星河新区|Zone=object]起步区的[滨江产业园|Zone=subject]。",
        ),
        (
            "作为[星河自贸试验区|Zone]近邻的[明月综保区|Zone]挂牌五年。",
            "作为[星河高新区|Zone]核心区，[明月市|Region]发力。",
            "作为[星河新区|Zone]核心区的企业，[滨江产业园|Zone]的厂家受益。",
        ),
        fallback=False,
    ),
)

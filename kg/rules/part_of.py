"""隶属: a place inside a place of its own class, as the text states it. Address chains are read by kg.chains."""

from __future__ import annotations

from kg.patterns import ClauseStart, Cue, Gap, List, NotAfter, Slot, Unless
from kg.rules.rule import Rule
from kg.vocabulary import Kind, Predicate

_REGION = frozenset({Kind.REGION})
_ZONE = frozenset({Kind.ZONE})

RULES = (
    Rule(
        "partOf.region_comprises",
        Predicate.PART_OF,
        (Slot("object", _REGION), Gap(8), Cue("comprise"), Gap(8), List("subject", _REGION)),
        (
            "[星河城市群|Region=object]包括[明月市|Region=subject]、[清风市|Region=subject]等8个城市。",
            "[星河市|Region=object]下辖[明月区|Region=subject]、[清风县|Region=subject]。",
            "[星河都市圈|Region=object]涵盖[明月市|Region=subject]和[清风市|Region=subject]。",
        ),
        (
            "[星河市|Region]的产品包括茶叶，[明月区|Region]也产茶。",
            "[星河城市群|Region]与[明月市|Region]、[清风市|Region]相邻。",
            "[星河高新区|Zone]包括[明月市|Region]。",
        ),
        fallback=False,
    ),
    Rule(
        "partOf.zone_comprises",
        Predicate.PART_OF,
        (
            Slot("object", _ZONE),
            Gap(18, clauses=True),
            NotAfter("passive"),
            Cue("comprise"),
            Gap(8),
            List("subject", _ZONE),
        ),
        (
            "[星河自贸试验区|Zone=object]涵盖[明月片区|Zone=subject]、[清风片区|Zone=subject]。",
            "[星河自贸港|Zone=object]11个重点园区挂牌，其中包括[明月园区|Zone=subject]、[清风园区|Zone=subject]。",
            "[星河新区|Zone=object]下辖[明月高新区|Zone=subject]等4个园区。",
        ),
        (
            "[星河自贸试验区|Zone]与[明月片区|Zone]联动。",
            "[星河新区|Zone]包括企业500家，[明月高新区|Zone]300家。",
            "[星河市|Region]包括[明月片区|Zone]。",
            "[星河高新区|Zone]被纳入[明月示范区|Zone]。",
        ),
        fallback=False,
    ),
    Rule(
        "partOf.comprises_too",
        Predicate.PART_OF,
        (ClauseStart(), Gap(2), Cue("comprise"), Gap(8), List("subject", _ZONE)),
        (
            "<星河示范区|Zone=object>是省里批准设立的，下辖[明月经开区|Zone=subject]、[清风高新区|Zone=subject]等8个园区。",
            "<星河新区|Zone=object>去年挂牌，涵盖[明月片区|Zone=subject]。",
            "<星河自贸区|Zone=object>面积最大，包括[明月片区|Zone=subject]和[清风片区|Zone=subject]。",
        ),
        (
            "下辖[明月经开区|Zone]。",
            "<星河示范区|Zone>去年挂牌，邻近[明月经开区|Zone]。",
            "<云帆科技|Company>去年挂牌，覆盖[明月经开区|Zone]。",
        ),
        implied=_ZONE,
    ),
    Rule(
        "partOf.broken_down_by_zone",
        Predicate.PART_OF,
        (
            Slot("object", _ZONE),
            Gap(24, over=frozenset({Kind.INDUSTRY, Kind.TITLE})),
            Cue("breakdown"),
            List("subject", _ZONE, counted=True),
        ),
        (
            "[星河试验区|Zone=object]高新技术企业达到681家（[明月新区|Zone=subject]90家，[清风高新区|Zone=subject]410家）。",
            "[星河示范区|Zone=object]产值100亿元（其中[明月园区|Zone=subject]60亿元、[清风园区|Zone=subject]40亿元）。",
            "[星河自创区|Zone=object]新增企业50家（[明月高新区|Zone=subject]30家；[清风高新区|Zone=subject]20家）。",
        ),
        (
            "[星河试验区|Zone]（以下简称[明月新区|Zone]）。",
            "[星河试验区|Zone]（[明月市|Region]）。",
            "[星河试验区|Zone]企业681家，[明月新区|Zone]90家。",
        ),
        fallback=False,
    ),
    Rule(
        "partOf.composed_of",
        Predicate.PART_OF,
        (
            Slot("object", _ZONE | _REGION),
            Gap(18, clauses=True),
            Cue("by"),
            Gap(10),
            List("subject", _ZONE | _REGION),
            Gap(12),
            Cue("composed"),
        ),
        (
            "[星河合作区|Zone=object]由[明月园区|Zone=subject]和[清风园区|Zone=subject]组成。",
            "[星河自贸区|Zone=object]总面积120平方公里，由[甲片区|Zone=subject]、[乙片区|Zone=subject]两部分组成。",
            "[星河都市圈|Region=object]由[明月市|Region=subject]、[清风市|Region=subject]构成。",
            "[星河园区|Zone=object]由[明月商务区|Zone=subject]和[清风度假区|Zone=subject]两大功能区组成。",
        ),
        (
            "[星河合作区|Zone]由[明月园区|Zone]管理。",
            "由[明月园区|Zone]和[清风园区|Zone]组成。",
            "[云帆科技|Company]由[明月园区|Zone]组成。",
        ),
        fallback=False,
    ),
    Rule(
        "partOf.put_under",
        Predicate.PART_OF,
        (List("subject", _ZONE), Gap(8), Cue("put_under"), Slot("object", _ZONE)),
        (
            "[明月生态区|Zone=subject]划归[星河综试区|Zone=object]管理。",
            "[明月保税物流中心|Zone=subject]整体并入[星河经开区|Zone=object]。",
            "[滨江片区|Zone=subject]隶属于[星河高新区|Zone=object]。",
        ),
        (
            "[明月生态区|Zone]与[星河综试区|Zone]合作。",
            "[明月生态区|Zone]归来，[星河综试区|Zone]迎接。",
            "[明月县|Region]划归[星河综试区|Zone]。",
        ),
        fallback=False,
    ),
    Rule(
        "partOf.region_put_under",
        Predicate.PART_OF,
        (
            List("subject", _REGION),
            Gap(8),
            Cue("put_under"),
            Slot("object", _REGION),
            Unless((Gap(8), Cue("plan_noun"))),
        ),
        (
            "[明月县|Region=subject]划归[星河市|Region=object]管辖。",
            "[滨江镇|Region=subject]并入[明月区|Region=object]。",
            "[明月县|Region=subject]隶属[星河市|Region=object]。",
            "[明月市|Region=subject]、[清风市|Region=subject]正式加入[星河都市圈|Region=object]。",
        ),
        (
            "[明月县|Region]与[星河市|Region]相邻。",
            "[明月县|Region]划归[星河高新区|Zone]。",
            "[明月县|Region]赶上[星河市|Region]。",
            "[明月县|Region]加入[星河都市圈|Region]轨道交通规划。",
        ),
        fallback=False,
    ),
    Rule(
        "partOf.member_among",
        Predicate.PART_OF,
        (Slot("object", _REGION), Cue("among_of"), List("subject", _REGION)),
        (
            "[星河都市圈|Region=object]中的[明月市|Region=subject]全力造车。",
            "作为[清风城市群|Region=object]里的[滨江市|Region=subject]、[星河市|Region=subject]，人口过百万。",
            "走进[星河省|Region=object]中的[明月县|Region=subject]。",
        ),
        (
            "[星河都市圈|Region]的[明月市|Region]全力造车。",
            "[星河市|Region]中的企业，[明月县|Region]不多。",
            "[星河高新区|Zone]中的[明月市|Region]展馆。",
        ),
        fallback=False,
    ),
    Rule(
        "partOf.governed_by",
        Predicate.PART_OF,
        (
            Slot("subject", _REGION),
            Gap(4, clauses=True),
            Cue("by"),
            Slot("object", _REGION),
            Cue("governs"),
        ),
        (
            "[明月市|Region=subject]由[星河市|Region=object]代管。",
            "[滨江镇|Region=subject]现由[明月区|Region=object]管辖。",
            "[清风县|Region=subject]，由[星河市|Region=object]代管。",
        ),
        (
            "[明月市|Region]由[星河市|Region]帮扶。",
            "[明月高新区|Zone]由[星河市|Region]代管。",
            "[明月市|Region]由[云帆集团|Company]管辖。",
        ),
        fallback=False,
    ),
    Rule(
        "partOf.region_standing_in",
        Predicate.PART_OF,
        (
            Cue("located"),
            Slot("object", _REGION),
            Gap(5, there=False),
            Cue("of"),
            Slot("subject", _REGION),
        ),
        (
            "位于[星河省|Region=object]西北部的[明月县|Region=subject]因矿而兴。",
            "地处[清风市|Region=object]的[滨江县|Region=subject]盛产柑橘。",
            "坐落在[星河市|Region=object]东南的[明月镇|Region=subject]游人如织。",
        ),
        (
            "位于[星河省|Region]的企业到[明月县|Region]考察。",
            "位于[星河省|Region]与[清风市|Region]交界处的[明月山|Project]。",
            "来自[星河省|Region]的[明月县|Region]代表。",
        ),
        fallback=False,
    ),
)

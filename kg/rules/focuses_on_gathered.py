"""聚焦产业, told with the firms that a field brings to a place: whose field it is, counted or named one by one."""

from __future__ import annotations

from kg.patterns import Actor, AnyOf, Cue, Gap, List, Maybe, NotAfter, Slot, Unless
from kg.rules.kinds import COMPANY, INDUSTRY, PLACES
from kg.rules.rule import Rule
from kg.vocabulary import Predicate, ValueKind

_COUNT = frozenset({ValueKind.QUANTITY})

RULES = (
    Rule(
        "focusesOn.field_drew_firms",
        Predicate.FOCUSES_ON,
        (
            NotAfter("list_break"),
            Slot("object", INDUSTRY),
            Gap(4, without="list_break"),
            Cue("growth"),
            Gap(10),
            Cue("comma"),
            Gap(8),
            Cue("attract"),
            Maybe((Cue("aspect"),)),
            Gap(6),
            List("subject", COMPANY, mixed=True),
            Gap(1),
            Cue("counted"),
            Unless((Gap(14, over=INDUSTRY), Slot("field", INDUSTRY))),
        ),
        (
            "[星河区|Region][生物医药|Industry=object]产业发展迅速，聚集了[云帆药业|Company=subject]、[北斗制药|Company=subject]等企业。",
            "[明月县|Region]的[休闲食品|Industry=object]产业从小到大，先后引进[远山食品|Company=subject]、[清风食品|Company=subject]等一批知名企业。",
            "近年来，[海工装备|Industry=object]产业异军突起，吸引[云帆重工|Company=subject]等龙头企业落户。",
        ),
        (
            "[星河区|Region][生物医药|Industry]产业发展迅速，[云帆药业|Company]等企业受益。",
            "[星河区|Region][生物医药|Industry]产业发展迅速，还聚集了[云帆药业|Company]等[软件|Industry]企业。",
            "[星河区|Region][生物医药|Industry]产业大会召开，吸引[云帆药业|Company]等企业参加。",
            "[星河区|Region]形成[新能源|Industry]、[生物医药|Industry]两大产业集群，聚集了[云帆药业|Company]等企业。",
        ),
        fallback=False,
    ),
    Rule(
        "focusesOn.firms_among_them",
        Predicate.FOCUSES_ON,
        (
            Cue("attract"),
            Maybe((Cue("aspect"),)),
            Gap(24),
            List("object", INDUSTRY),
            Gap(8),
            AnyOf(((Cue("firms"),), (Cue("firm_seat"),))),
            Gap(10),
            Cue("comma"),
            Cue("among"),
            Gap(2),
            List("subject", COMPANY),
        ),
        (
            "[星河区|Region]先后引进[12家|Quantity][现代物流|Industry=object]法人总部，其中[云帆货运|Company=subject]、[远山冷链|Company=subject]今年又添了仓库。",
            "<星河高新区|Zone>引进[生物医药|Industry=object]企业[50家|Quantity]，包括[北斗药业|Company=subject]、[云帆药业|Company=subject]。",
            "[星河市|Region]先后落户了一批[氢能|Industry=object]龙头企业，其中[清风能源|Company=subject]已投产。",
        ),
        (
            "[星河市|Region]集聚[氢能|Industry]企业50家，[清风能源|Company]点赞。",
            "[星河市|Region]集聚[氢能|Industry]人才，其中[清风能源|Company]有20人。",
            "[星河市|Region]走访[氢能|Industry]企业，其中[清风能源|Company]扩产。",
        ),
        fallback=False,
    ),
    Rule(
        "focusesOn.place_hastens_field",
        Predicate.FOCUSES_ON,
        (
            Actor("subject", PLACES, limit=14),
            Cue("hasten"),
            List("object", INDUSTRY),
            Gap(4),
            Cue("gathering"),
        ),
        (
            "<星河高新区|Zone=subject>加速[工业互联网|Industry=object]产业集聚，补齐短板。",
            "[星河市|Region=subject]出台政策，推动[生物医药|Industry=object]、[医疗器械|Industry=object]产业集群发展。",
            "[明月县|Region=subject]促进[茶叶|Industry=object]加工业做大做强。",
        ),
        (
            "[星河市|Region]加速[工业互联网|Industry]项目建设。",
            "[云帆科技|Company]推动[生物医药|Industry]产业集聚。",
            "[星河市|Region]推动人才集聚，[生物医药|Industry]受益。",
        ),
    ),
    Rule(
        "focusesOn.firms_spread_over",
        Predicate.FOCUSES_ON,
        (
            AnyOf(((Cue("attract"),), (Cue("have_firms"),), (Cue("moved_in"),))),
            Maybe((Cue("aspect"),)),
            Gap(14),
            Cue("firms"),
            Gap(30, clauses=True),
            Cue("comma"),
            Cue("spread_over"),
            Maybe((Gap(12), Cue("list_mark"))),
            List("object", INDUSTRY),
            Gap(6),
            Cue("field"),
        ),
        (
            "<星河基地|Zone=subject>累计入区企业[540户|Quantity]，涉及零部件加工、[航空新材料|Industry=object]、[通用航空|Industry=object]等领域。",
            "<明月经开区|Zone=subject>现有外资企业[13家|Quantity]，投资总额[2亿美元|Quantity]，主要分布在[精密机械|Industry=object]和[汽车零部件|Industry=object]两个领域。",
            "[星河高新区|Zone=subject]聚集企业[800家|Quantity]，覆盖[集成电路|Industry=object]、[生物医药|Industry=object]等行业。",
        ),
        (
            "<星河市|Region>大赛落幕，参赛企业[30家|Quantity]，涉及[集成电路|Industry]等领域。",
            "<星河市|Region>培训企业家300人，涉及就业等领域，[集成电路|Industry]受益。",
            "<星河市|Region>新签项目35个，涉及[集成电路|Industry]等领域。",
        ),
        implied=PLACES,
    ),
)

"""设立: who sets up what."""

from __future__ import annotations

from kg.patterns import Actor, ClauseStart, ClauseStop, Cue, Gap, List, Maybe, NotAfter, Slot, Unless
from kg.rules.kinds import ACTORS, INDUSTRY, PLACES
from kg.rules.rule import Rule
from kg.vocabulary import RANGES, Kind, Predicate

_BODIES = RANGES[Predicate.ESTABLISHES]
_ZONES = frozenset({Kind.ZONE})

RULES = (
    Rule(
        "establishes.actor_sets_up",
        Predicate.ESTABLISHES,
        (
            Actor("subject", ACTORS, limit=18, without="approve copula"),
            Cue("establish"),
            Unless((Cue("establish_noun"),)),
            Unless((Cue("by"),)),
            Maybe((Cue("aspect"),)),
            Gap(16, over=INDUSTRY),
            List("object", _BODIES, mixed=True),
        ),
        (
            "[星河高新区|Zone=subject]新成立[产业促进中心|Institution=object]。",
            "<星河市|Region=subject>发起设立[星河产业基金|Company=object]、[明月基金|Company=object]。",
            "[云帆科技|Company=subject]牵头组建的[星河创新联合体|Institution=object]揭晓。",
        ),
        (
            "[云帆科技|Company]成立以来，[北斗研究院|Institution]一直支持。",
            "[星河市|Region]成立专班，[北斗研究院|Institution]参与。",
            "[云帆科技|Company]走访[北斗研究院|Institution]。",
            "[云帆科技|Company]的前身是1985年成立的[星河机械厂|Company]。",
            "[国家署|Government]批复同意设立[星河新区|Zone]。",
            "[国家署|Government]昨日发布文件，正式批复同意设立[星河新区|Zone]。",
        ),
    ),
    Rule(
        "establishes.inside_host",
        Predicate.ESTABLISHES,
        (
            List("subject", ACTORS),
            Gap(8, there=False),
            Cue("at"),
            Slot("host", frozenset({Kind.COMPANY, Kind.INSTITUTION})),
            Gap(6),
            Cue("establish"),
            Unless((Cue("establish_noun"),)),
            Maybe((Cue("aspect"),)),
            Gap(10, over=INDUSTRY),
            List("object", _BODIES, mixed=True),
        ),
        (
            "[云帆科技|Company=subject]在[北斗大学|Institution=host]揭牌成立“[云帆研究院|Institution=object]”。",
            "[星河市|Region=subject]去年在[北斗大学|Institution=host]设立了[星河人才工作站|Institution=object]。",
            "[远山集团|Company=subject]在[云帆科技|Company=host]内组建[联合实验室|Institution=object]。",
        ),
        (
            "[云帆科技|Company]在[北斗大学|Institution]参观[云帆研究院|Institution]。",
            "[北斗大学|Institution]成立以来，[云帆研究院|Institution]一直支持。",
            "在[北斗大学|Institution]，[云帆研究院|Institution]成立。",
        ),
        fallback=False,
    ),
    Rule(
        "establishes.by_founder",
        Predicate.ESTABLISHES,
        (
            NotAfter("at"),
            NotAfter("settle"),
            List("object", _BODIES - {Kind.GOVERNMENT}),
            Gap(12, clauses=True),
            Cue("by"),
            Maybe((Slot("home", frozenset({Kind.REGION})),)),
            List("subject", ACTORS, mixed=True),
            Unless((Cue("of"),)),
            Unless((Cue("approve"),)),
            Gap(10),
            Cue("establish"),
        ),
        (
            "[云帆远山汽车有限公司|Company=object]由[明月国|Region=home][云帆汽车|Company=subject]和[远山集团|Company=subject]合资成立。",
            "[星河创新联合体|Institution=object]由[云帆科技|Company=subject]牵头组建。",
            "[星河产业基金|Company=object]由[星河市政府|Government=subject]、[远山集团|Company=subject]共同设立。",
            "[北斗研究院|Institution=object]由[北斗大学|Institution=subject]创办。",
        ),
        (
            "[星河创新联合体|Institution]由[云帆科技|Company]承建。",
            "由[云帆科技|Company]牵头组建。",
            "[星河软件公司|Company]由[北斗大学|Institution]的一批师生创办。",
            "[星河新区|Zone]由[国家署|Government]批准设立。",
            "[星河创新联合体|Institution]与[云帆科技|Company]合作。",
            "它落户[星河高新区|Zone]，由[北斗大学|Institution]组建。",
        ),
    ),
    Rule(
        "establishes.labelled_unit",
        Predicate.ESTABLISHES,
        (
            ClauseStart(),
            List("subject", frozenset({Kind.COMPANY})),
            Cue("colon"),
            Gap(2),
            List("object", frozenset({Kind.COMPANY, Kind.INSTITUTION})),
            Gap(4),
            Cue("unveiled"),
        ),
        (
            "[远山银行|Company=subject]：[远山理财公司|Company=object]正式成立。",
            "[云帆股份|Company=subject]：[云帆研究院|Institution=object]揭牌。",
            "[北斗药业|Company=subject]：[北斗生物|Company=object]挂牌成立。",
        ),
        (
            "[远山银行|Company]：[远山理财公司|Company]业绩增长。",
            "记者问[远山银行|Company]：[远山理财公司|Company]正式成立没有？",
            "[远山银行|Company]，[远山理财公司|Company]正式成立。",
        ),
    ),
    Rule(
        "establishes.by_founder_too",
        Predicate.ESTABLISHES,
        (
            ClauseStart(),
            Gap(2),
            Cue("by"),
            List("subject", ACTORS, mixed=True),
            Unless((Cue("of"),)),
            Unless((Cue("approve"),)),
            Gap(10),
            Cue("establish"),
            ClauseStop(),
        ),
        (
            "<云帆汽车有限公司|Company=object>挂牌成立，由[远山集团|Company=subject]出资10亿元设立。",
            "<北斗研究院|Institution=object>位于星河畔，由[星河市|Region=subject]与[北斗大学|Institution=subject]共同组建。",
            "<云帆基金|Company=object>首期50亿元，由[远山集团|Company=subject]牵头组建。",
        ),
        (
            "由[远山集团|Company]出资10亿元设立。",
            "<云帆汽车有限公司|Company>挂牌成立，由[远山集团|Company]出资10亿元设立的基金到场。",
            "<云帆汽车有限公司|Company>挂牌成立，由[远山集团|Company]揭幕。",
        ),
        implied=_BODIES - PLACES - {Kind.GOVERNMENT},
    ),
    Rule(
        "establishes.beside_partner",
        Predicate.ESTABLISHES,
        (
            List("subject", ACTORS),
            Gap(4),
            Cue("with"),
            Gap(4),
            List("partner", ACTORS),
            Gap(4),
            Cue("jointly"),
            Maybe((Cue("aspect"),)),
            Gap(10, over=INDUSTRY),
            List("object", _BODIES),
        ),
        (
            "[星河经开区|Zone=subject]还与[北斗大学|Institution=partner]联合成立[星河技术研究院|Institution=object]。",
            "[云帆科技|Company=subject]就与[远山集团|Company=partner]共同出资设立[星河合资公司|Company=object]。",
            "[星河市|Region=subject]已同[远山集团|Company=partner]合作组建[临港开发公司|Company=object]。",
        ),
        (
            "与[北斗大学|Institution]座谈后，[星河技术研究院|Institution]成立。",
            "[云帆科技|Company]与[远山集团|Company]参观[星河合资公司|Company]。",
            "[云帆科技|Company]与[远山集团|Company]签约。",
        ),
    ),
    Rule(
        "establishes.led_with_partner",
        Predicate.ESTABLISHES,
        (
            List("subject", ACTORS, framed=True),
            Gap(6, there=False),
            Cue("lead_with"),
            Gap(6),
            List("partner", ACTORS, mixed=True),
            Gap(6, there=False),
            Cue("establish"),
            Maybe((Cue("aspect"),)),
            Gap(10, over=INDUSTRY),
            List("object", _BODIES),
        ),
        (
            "[云帆科技|Company=subject]联合[北斗大学|Institution=partner]组建[智能装备创新中心|Institution=object]。",
            "[星河市|Region=subject]携手[远山集团|Company=partner]设立[星河产业基金|Company=object]。",
            "支持[云帆科技|Company=subject]联合[北斗大学|Institution=partner]、[远山集团|Company=partner]成立[星河创新联盟|Institution=object]。",
        ),
        (
            "[云帆科技|Company]联合[北斗大学|Institution]参观[智能装备创新中心|Institution]。",
            "[云帆科技|Company]成立以来，联合[北斗大学|Institution]走访[智能装备创新中心|Institution]。",
            "[云帆科技|Company]，联合[北斗大学|Institution]成立[智能装备创新中心|Institution]。",
        ),
        fallback=False,
    ),
    Rule(
        "establishes.with_partner_implied",
        Predicate.ESTABLISHES,
        (
            ClauseStart(),
            Gap(4),
            Cue("with"),
            Gap(4),
            List("partner", ACTORS, mixed=True),
            Gap(6),
            Cue("jointly"),
            Maybe((Cue("aspect"),)),
            Gap(10, over=INDUSTRY),
            List("object", _BODIES),
        ),
        (
            "<星河市|Region=subject>引进龙头企业，与[远山集团|Company=partner]合作组建[临港开发公司|Company=object]。",
            "<云帆动力|Company=subject>两年后与[云帆重工|Company=partner]合资成立[星河叉车公司|Company=object]。",
            "<星河经开区|Zone=subject>去年，又联合[北斗大学|Institution=partner]共同组建[星河技术研究院|Institution=object]。",
        ),
        (
            "<星河市|Region>与[远山集团|Company]座谈后，[临港开发公司|Company]成立。",
            "<星河市|Region>与[远山集团|Company]合作，[临港开发公司|Company]受益。",
            "<星河市|Region>参观[临港开发公司|Company]。",
        ),
    ),
    Rule(
        "establishes.leads_implied",
        Predicate.ESTABLISHES,
        (
            ClauseStart(),
            Maybe((Cue("adverb_with"),)),
            Maybe((Cue("adverb_with"),)),
            Cue("lead_with", keep=False),
            List("partner", ACTORS, mixed=True),
            Gap(8, there=False),
            Cue("establish"),
            Unless((Cue("establish_noun"),)),
            Maybe((Cue("aspect"),)),
            Gap(3),
            List("object", _BODIES),
        ),
        (
            "[星河高新区|Zone=subject]去年引进人才，联合[北斗大学|Institution=partner]组建[星河研究院|Institution=object]。",
            "[云帆科技|Company=subject]扩产，又携手[远山集团|Company=partner]设立[星河云帆|Company=object]。",
            "[星河市|Region=subject]重视人才，还会同[北斗大学|Institution=partner]等高校成立[远山研究院|Institution=object]。",
        ),
        (
            "<星河高新区|Zone>联合[北斗大学|Institution]参观[星河研究院|Institution]。",
            "[星河高新区|Zone]扩园，联合[北斗大学|Institution]成立平台接走[星河研究院|Institution]。",
            "联合[北斗大学|Institution]组建[星河研究院|Institution]。",
        ),
        fallback=False,
    ),
    Rule(
        "establishes.carves_out",
        Predicate.ESTABLISHES,
        (Actor("subject", PLACES, limit=12), Cue("carve_out"), List("object", _ZONES, mixed=True)),
        (
            "[星河经开区|Zone=subject]划出[中德产业园|Zone=object]、[滨江化工园|Zone=object]，承接外来项目。",
            "<明月新区|Zone=subject>去年辟出了[清风数字园|Zone=object]。",
            "[星河市|Region=subject]在老城以东划设[明月氢能园|Zone=object]和[滨江软件园|Zone=object]。",
        ),
        (
            "[星河经开区|Zone]划出红线，[滨江化工园|Zone]退出。",
            "[云帆科技|Company]辟出[滨江化工园|Zone]的一角。",
            "[星河经开区|Zone]划出五百亩地给[云帆科技|Company]。",
        ),
    ),
)

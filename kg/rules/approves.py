"""批复: a state organ approves a zone, a project, a policy, or a place's plan."""

from __future__ import annotations

from kg.patterns import Actor, Cue, Gap, List, Maybe, NotAfter, Slot, Unless
from kg.rules.kinds import PLACES
from kg.rules.rule import Rule
from kg.vocabulary import ORGANISATIONS, RANGES, Kind, Predicate

_OBJECTS = RANGES[Predicate.APPROVES] - {Kind.REGION}
_GOVERNMENT = frozenset({Kind.GOVERNMENT})

RULES = (
    Rule(
        "approves.among_approved",
        Predicate.APPROVES,
        (
            Actor("subject", frozenset({Kind.GOVERNMENT}), limit=10),
            Cue("approve"),
            Gap(24),
            Cue("comma"),
            Cue("among"),
            Gap(2),
            List("object", RANGES[Predicate.APPROVES] - PLACES, grouped=True),
        ),
        (
            "[国家甲委|Government=subject]近期批复多个重大项目，包括[明月机场|Project=object]、[清风铁路|Project=object]等交通设施，[滨江水库|Project=object]等水利设施。",
            "[国家甲委|Government=subject]核准一批能源项目，其中包括[星河水电站|Project=object]。",
            "[星河省政府|Government=subject]同意设立3家研究院，包括[北斗研究院|Institution=object]和[远山研究院|Institution=object]。",
        ),
        (
            "[国家甲委|Government]近期批复多个重大项目，[明月机场|Project]开工。",
            "[国家甲委|Government]考察项目，包括[明月机场|Project]。",
            "[云帆科技|Company]批复项目，包括[明月机场|Project]。",
        ),
    ),
    Rule(
        "approves.organ_approves",
        Predicate.APPROVES,
        (
            List("subject", _GOVERNMENT),
            Gap(12),
            Cue("approve"),
            Unless((Cue("list_break"),)),
            Gap(14, over=frozenset({Kind.COMPANY})),
            List("object", _OBJECTS, mixed=True),
        ),
        (
            "[国家署|Government=subject]近日核准[东海核电一期|Project=object]。",
            "[星河省政府|Government=subject]正式批准[星河高新区|Zone=object]。",
            "[国家署|Government=subject]批复同意《[星河规划|Policy=object]》。",
        ),
        (
            "[国家署|Government]到[星河市|Region]调研。",
            "[云帆科技|Company]同意在[星河市|Region]设厂。",
            "[国家署|Government]审批提速，[星河市|Region]受益。",
            "[国家署|Government]制定快速备案、推进[东海保税仓|Project]监管等措施。",
        ),
        fallback=False,
    ),
    Rule(
        "approves.for_places",
        Predicate.APPROVES,
        (
            List("subject", _GOVERNMENT),
            Gap(12, there=False),
            Cue("approve"),
            Gap(4, there=False),
            Maybe((Cue("at"),)),
            List("object", frozenset({Kind.REGION}), mixed=True),
            Gap(14),
            Cue("set_up"),
            Unless((Cue("plan_noun"),)),
        ),
        (
            "[国家署|Government=subject]日前批复同意在[星河市|Region=object]、[明月市|Region=object]等27个城市设立试验区。",
            "[国家署|Government=subject]同意[星河市|Region=object]建设国家创新型城市。",
            "[星河省政府|Government=subject]批准[明月县|Region=object]创建生态示范县。",
        ),
        (
            "[国家署|Government]批复[星河市|Region]国家科学中心建设方案。",
            "[国家署|Government]到[星河市|Region]调研设立事宜。",
            "[云帆科技|Company]同意在[星河市|Region]设立分公司。",
        ),
        fallback=False,
    ),
    Rule(
        "approves.agrees_for_places",
        Predicate.APPROVES,
        (
            List("subject", _GOVERNMENT),
            Gap(14, there=False),
            Cue("comma"),
            Gap(2),
            Cue("agree_to_zone"),
            Gap(2),
            Maybe((Cue("at"),)),
            List("object", frozenset({Kind.REGION}), mixed=True),
            Unless((Cue("at"),)),
            Gap(14),
            Cue("set_up"),
            Unless((Cue("plan_noun"),)),
        ),
        (
            "[国务署|Government=subject]日前印发批复，同意在[星河市|Region=object]、[明月市|Region=object]等33个城市设立综试区。",
            "[国家甲委|Government=subject]等四部门联合印发通知，同意在[星河省|Region=object]、[清风省|Region=object]等8地启动建设算力枢纽。",
            "[国家甲部|Government=subject]、[国家乙部|Government=subject]发文，同意[星河市|Region=object]开展试点。",
        ),
        (
            "[国务署|Government]印发通知，同意设立综试区。",
            "[国务署|Government]复函，同意[星河省|Region]在[明月镇|Region]设立[创新岛试验区|Zone]。",
            "[国务署|Government]发文，要求[星河市|Region]设立综试区。",
            "[云帆科技|Company]发布公告，同意在[星河市|Region]设立分公司。",
        ),
        fallback=False,
    ),
    Rule(
        "approves.approved_by",
        Predicate.APPROVES,
        (
            NotAfter("by"),
            List("object", frozenset({Kind.ZONE, Kind.PROJECT, Kind.POLICY, Kind.INSTITUTION})),
            Gap(16, clauses=True),
            Cue("approved_by"),
            Slot("subject", _GOVERNMENT),
            Gap(8),
            Cue("approve"),
            Unless((Gap(2), Cue("set_up"), Slot("founded", _OBJECTS | PLACES))),
        ),
        (
            "[星河新区|Zone=object]获[国家署|Government=subject]批复。",
            "[滨江大桥|Project=object]去年经[星河省发改委|Government=subject]核准。",
            "[北斗资源库|Institution=object]是由[国家署|Government=subject]批准建设的平台。",
        ),
        (
            "[星河新区|Zone]获[国家署|Government]表彰。",
            "[星河市|Region]获[国家署|Government]批复。",
            "获[国家署|Government]批复。",
            "由[明月工业园|Zone]升级而来，去年经[国家署|Government]批准。",
        ),
        fallback=False,
    ),
    Rule(
        "approves.is_approved_by",
        Predicate.APPROVES,
        (
            List("object", frozenset({Kind.ZONE, Kind.PROJECT, Kind.INSTITUTION})),
            Gap(4),
            Cue("plain_is"),
            List("subject", _GOVERNMENT, mixed=True),
            Gap(12),
            Cue("approve"),
            Gap(6, over=PLACES),
            Cue("of"),
        ),
        (
            "[星河新区|Zone=object]是[国务署|Government=subject]1992年批准设立的国家级新区。",
            "[北斗创新中心|Institution=object]是[星河省科技厅|Government=subject]批复组建的省级平台。",
            "[滨江大桥|Project=object]系[星河省发改委|Government=subject]核准的重点工程。",
        ),
        (
            "[星河新区|Zone]是[国务署|Government]关注的国家级新区。",
            "[星河市|Region]是[国务署|Government]批准的开放城市。",
            "[星河新区|Zone]与[国务署|Government]批准设立的新区相邻。",
        ),
        fallback=False,
    ),
    Rule(
        "approves.organ_agrees_place",
        Predicate.APPROVES,
        (
            List("subject", _GOVERNMENT),
            Gap(30, over=PLACES, clauses=True),
            Cue("agree_to_zone"),
            Gap(14, over=frozenset({Kind.REGION})),
            NotAfter("at"),
            List("object", frozenset({Kind.ZONE, Kind.PROJECT})),
        ),
        (
            "[国家署|Government=subject]发文，同意[星河市|Region]设立[星河新区|Zone=object]。",
            "[国家署|Government=subject]近日下发通知，批准设立[明月综合保税区|Zone=object]。",
            "[星河省政府|Government=subject]近日印发批复，同意建设[清风产业园|Zone=object]。",
        ),
        (
            "[国家署|Government]发文，表彰[星河新区|Zone]。",
            "[云帆科技|Company]同意设立[星河新区|Zone]。",
            "[国家署|Government]同意，[星河新区|Zone]挂牌。",
        ),
        fallback=False,
    ),
    Rule(
        "approves.with_approval_of",
        Predicate.APPROVES,
        (
            Cue("approved_by"),
            List("subject", _GOVERNMENT),
            Gap(6),
            Cue("approve"),
            Gap(40, over=ORGANISATIONS | PLACES, clauses=True),
            List("object", frozenset({Kind.ZONE, Kind.PROJECT, Kind.INSTITUTION})),
            Gap(16),
            Cue("come_about"),
        ),
        (
            "经[国家署|Government=subject]核准，[东海核电一期|Project=object]获准建设。",
            "经[国家署|Government=subject]批准，由德国[远山大学|Institution]独立举办的[远山海南大学|Institution=object]正式成立。",
            "经[星河省政府|Government=subject]批复同意，[明月开发区|Zone=object]正式设立。",
        ),
        (
            "经[国家署|Government]协调，[东海核电一期|Project]获准建设。",
            "经[国家署|Government]核准，企业获准建设。",
            "[国家署|Government]表扬，[明月开发区|Zone]正式设立。",
        ),
        fallback=False,
    ),
    Rule(
        "approves.sets_up_by_leave",
        Predicate.APPROVES,
        (
            Cue("approved_by"),
            List("subject", _GOVERNMENT),
            Gap(4),
            Cue("approve"),
            Gap(2),
            Cue("set_up"),
            List("object", _OBJECTS | PLACES, mixed=True),
        ),
        (
            "[星河经开区|Zone]经[国务署|Government=subject]正式批复设立[星河市滨江区|Region=object]。",
            "2010年经[国务署|Government=subject]批准设立[星河新区|Zone=object]。",
            "经[星河省政府|Government=subject]批准建立[明月综合保税区|Zone=object]、[滨江综合保税区|Zone=object]。",
        ),
        (
            "经[国务署|Government]批准，[星河新区|Zone]扩区。",
            "经[国务署|Government]调研设立[星河新区|Zone]。",
            "[国务署|Government]批准[星河新区|Zone]。",
        ),
        fallback=False,
    ),
)

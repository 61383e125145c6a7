"""选址: where a project, an institution or a firm's works is going to stand."""

from __future__ import annotations

from kg.patterns import ClauseStart, Cue, Gap, List, Maybe, Slot, Unless
from kg.rules.kinds import COMPANY, PLACES, PROJECT
from kg.rules.rule import Rule
from kg.vocabulary import Kind, Predicate

_WORKS = PROJECT | {Kind.INSTITUTION}

RULES = (
    Rule(
        "locatedIn.thing_sited",
        Predicate.LOCATED_IN,
        (
            List("subject", _WORKS | {Kind.ZONE}, mixed=True),
            Gap(14, there=False),
            Cue("sited"),
            Unless((Cue("settle_noun"),)),
            Maybe((Cue("at"),)),
            Gap(4),
            Slot("object", PLACES),
        ),
        (
            "[云帆算力中心项目|Project=subject]选址[星河市|Region=object]。",
            "[北斗研究院|Institution=subject]最终选址在[明月新区|Zone=object]南部。",
            "[远山电池基地|Project=subject]、[清风工厂|Project=subject]均选址[星河经开区|Zone=object]。",
        ),
        (
            "[云帆算力中心项目|Project]选址尚未确定，[星河市|Region]有意争取。",
            "[云帆科技|Company]选址[星河市|Region]。",
            "[云帆算力中心项目|Project]考察[星河市|Region]。",
        ),
    ),
    Rule(
        "locatedIn.sited_there",
        Predicate.LOCATED_IN,
        (
            ClauseStart(),
            Gap(6),
            Cue("sited"),
            Unless((Cue("settle_noun"),)),
            Maybe((Cue("at"),)),
            Gap(4, there=False),
            Slot("object", PLACES),
            Unless((Cue("of"),)),
        ),
        (
            "<功率模块项目|Project=subject>计划总投资15亿元，选址[星河经开区|Zone=object]，明年达产。",
            "<北斗研究院|Institution=subject>最终选址[明月新区|Zone=object]。",
            "<云帆科技|Company>[远山集团|Company]带来100亿元的[云帆基地|Project=subject]，选址[明月新区|Zone=object]。",
        ),
        (
            "选址[星河经开区|Zone]。",
            "<功率模块项目|Project>选址[星河经开区|Zone]的消息传开。",
            "<功率模块项目|Project>考察[星河经开区|Zone]。",
        ),
        implied=_WORKS,
        nearest=True,
    ),
    Rule(
        "settledIn.firm_sites",
        Predicate.SETTLED_IN,
        (
            List("subject", COMPANY, mixed=True),
            Gap(14, there=False),
            Cue("sited"),
            Unless((Cue("settle_noun"),)),
            Maybe((Cue("at"),)),
            Gap(4),
            Slot("object", PLACES),
        ),
        (
            "[云帆科技|Company=subject]选址[星河市|Region=object]建厂。",
            "[远山集团|Company=subject]区域总部最终选址在[明月新区|Zone=object]。",
            "[北斗药业|Company=subject]、[清风药业|Company=subject]先后选址[星河经开区|Zone=object]。",
        ),
        (
            "[云帆科技|Company]选址尚未确定，[星河市|Region]有意争取。",
            "[云帆算力中心项目|Project]选址[星河市|Region]。",
            "[云帆科技|Company]考察[星河市|Region]。",
        ),
    ),
)

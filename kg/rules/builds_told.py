"""建设, told of a work in an attribute or with a short verb: what a firm has built somewhere, what two have signed for."""

from __future__ import annotations

from kg.patterns import Cue, Gap, List, Maybe, NotAfter, Slot, Unless
from kg.rules.kinds import ACTORS, FIRMS, INDUSTRY, PLACES, WORKS
from kg.rules.rule import Rule
from kg.vocabulary import Predicate

RULES = (
    Rule(
        "builds.partner_signed",
        Predicate.BUILDS,
        (
            Cue("with", keep=False),
            List("subject", ACTORS, mixed=True),
            Gap(8),
            Cue("agree", keep=False),
            Gap(10),
            Cue("comma", keep=False),
            Gap(6),
            Cue("build_together"),
            Gap(6, over=INDUSTRY),
            List("object", WORKS, mixed=True),
        ),
        (
            "[云帆科技|Company]与[北斗大学|Institution=subject]签约，共建[新药联合研究院|Institution=object]。",
            "[远山集团|Company]和[星河高新区|Zone=subject]签署协议，将联手打造[远山产业园|Zone=object]。",
            "[清风药业|Company]同[北斗医院|Institution=subject]、[滨江医院|Institution=subject]达成合作，共建[临床中心|Institution=object]。",
        ),
        (
            "[云帆科技|Company]与[北斗大学|Institution]座谈，共建[新药联合研究院|Institution]一事被提起。",
            "[远山集团|Company]和[星河高新区|Zone]签署协议，参观[远山产业园|Zone]。",
            "[清风药业|Company]同[北斗医院|Institution]签约，[云帆科技|Company]与人共建[临床中心|Institution]。",
        ),
        fallback=False,
    ),
    Rule(
        "builds.builds_there",
        Predicate.BUILDS,
        (
            List("subject", ACTORS, mixed=True),
            Gap(16, there=False),
            Cue("at", keep=False),
            Slot("place", PLACES),
            Gap(6, there=False),
            NotAfter("not_build"),
            Cue("build_short"),
            Unless((Cue("build_noun"),)),
            Unless((Cue("build_word"),)),
            Maybe((Cue("aspect"),)),
            Gap(8, over=INDUSTRY),
            List("object", WORKS, mixed=True),
            Unless((Cue("of"),)),
        ),
        (
            "[云帆科技|Company=subject]打算在[明月县|Region]建[云帆电池二期|Project=object]。",
            "[远山集团|Company=subject]在[星河经开区|Zone]盖起了[远山研究院大楼|Project=object]。",
            "[星河市|Region=subject]去年在[明月镇|Region]建了[星河家纺研究院|Institution=object]。",
        ),
        (
            "[云帆科技|Company]在[明月县|Region]建材市场旁的[云帆电池二期|Project]开工。",
            "[云帆科技|Company]在[明月县|Region]建议把[云帆电池二期|Project]提前。",
            "[星河市|Region]在[明月镇|Region]参观[星河家纺研究院|Institution]。",
        ),
        fallback=False,
        amount=True,
    ),
    Rule(
        "builds.made_of",
        Predicate.BUILDS,
        (
            List("subject", FIRMS),
            Gap(12),
            Cue("made_of"),
            Gap(8, over=INDUSTRY),
            List("object", WORKS, mixed=True),
        ),
        (
            "[云帆科技|Company=subject]在[明月县|Region]投用的[云帆物流园|Zone=object]占地45万平方米。",
            "由[远山集团|Company=subject]所建的[海缆工厂|Project=object]，产能全国第一。",
            "[北斗药业|Company=subject]新上的[先进封装基地|Project=object]正在调试。",
        ),
        (
            "[云帆科技|Company]投用的当天，记者来到[云帆物流园|Zone]。",
            "[云帆科技|Company]参观的[云帆物流园|Zone]。",
            "[星河市|Region]投产的[海缆工厂|Project]。",
        ),
        fallback=False,
        amount=True,
    ),
)

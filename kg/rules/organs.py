"""Leave that organs give to draw up and to set up, and meetings: firms taken along to them, and those not held."""

from __future__ import annotations

from kg.patterns import AnyOf, ClauseStart, Cue, Gap, List, Maybe, Unless
from kg.rules.kinds import COMPANY, FIRMS, GATHERING, PLACES
from kg.rules.rule import Rule
from kg.vocabulary import Kind, Modality, Predicate

_LAWS = frozenset({Kind.POLICY})
_GOVERNMENT = frozenset({Kind.GOVERNMENT})

RULES = (
    Rule(
        "approves.leave_to_draw_up",
        Predicate.APPROVES,
        (
            List("subject", _GOVERNMENT),
            Gap(10, there=False),
            Cue("agree_by"),
            List("drafter", _GOVERNMENT | PLACES, mixed=True),
            Gap(12, over=_GOVERNMENT),
            Cue("draw_up"),
            Maybe((Cue("aspect"),)),
            List("object", _LAWS),
        ),
        (
            "[国务署|Government=subject]同意由[国家甲委|Government=drafter]制定《[星河生态区规划|Policy=object]》。",
            "[星河省政府|Government=subject]日前批准由[省甲厅|Government=drafter]会同有关部门编制[明月湖保护条例|Policy=object]。",
            "[国务署|Government=subject]原则同意由[明月省政府|Government=drafter]印发《[明月示范区总体方案|Policy=object]》。",
        ),
        (
            "[国务署|Government]要求由[国家甲委|Government]制定《[星河生态区规划|Policy]》。",
            "由[国家甲委|Government]制定《[星河生态区规划|Policy]》。",
            "[云帆科技|Company]同意由[国家甲委|Government]制定《[星河生态区规划|Policy]》。",
        ),
        fallback=False,
    ),
    Rule(
        "approves.leave_to_place",
        Predicate.APPROVES,
        (
            List("subject", _GOVERNMENT),
            Gap(10, there=False),
            Cue("approve"),
            List("holder", PLACES | COMPANY | frozenset({Kind.INSTITUTION}), mixed=True),
            Gap(10, there=False),
            AnyOf(((Cue("set_up"),), (Cue("establish"),))),
            Gap(6),
            List("object", frozenset({Kind.ZONE, Kind.INSTITUTION, Kind.PROJECT})),
        ),
        (
            "[省甲厅|Government=subject]批复同意[星河市|Region=holder]组建[石化技术创新中心|Institution=object]。",
            "[国家署|Government=subject]日前同意[明月市|Region=holder]设立[明月高新区|Zone=object]。",
            "[省甲委|Government=subject]批准[北斗大学|Institution=holder]创建[远山实验室|Institution=object]。",
        ),
        (
            "[省甲厅|Government]走访[星河市|Region]新组建的[石化技术创新中心|Institution]。",
            "[云帆科技|Company]同意[星河市|Region]组建[石化技术创新中心|Institution]。",
            "[国家署|Government]批准[明月市|Region]，[明月高新区|Zone]成立。",
        ),
        fallback=False,
    ),
    Rule(
        "organizes.not_held",
        Predicate.ORGANIZES,
        (
            ClauseStart(),
            Gap(16, there=False),
            Cue("organize", keep=False),
            Cue("of"),
            List("object", GATHERING),
            Gap(8, there=False),
            Cue("not_held"),
        ),
        (
            "<星河市|Region=subject>原定5月举办的[星河装备展|Gathering=object]因故取消。",
            "<明月高新区|Zone=subject>原拟同期举办的[清风创新论坛|Gathering=object]因疫情未能举办。",
            "<星河市|Region=subject>原计划上月召开的[第三届招商大会|Gathering=object]停办。",
        ),
        (
            "<星河市|Region>原定5月举办的[星河装备展|Gathering]开幕。",
            "原定5月举办的[星河装备展|Gathering]取消。",
            "<星河市|Region>参加的[星河装备展|Gathering]取消。",
        ),
        modality=Modality.NEGATED,
        implied=PLACES,
    ),
    Rule(
        "approves.and_approves",
        Predicate.APPROVES,
        (
            ClauseStart(),
            Maybe((Cue("adverb_with"),)),
            Cue("approve"),
            Unless((Cue("list_break"),)),
            Gap(6, there=False),
            List("object", frozenset({Kind.ZONE, Kind.PROJECT, Kind.POLICY, Kind.INSTITUTION})),
        ),
        (
            "[省甲委|Government=subject]核准多个项目，批复同意[星河港扩建项目|Project=object]开展前期工作。",
            "[国务署|Government=subject]日前发函，原则同意《[星河生态区规划|Policy=object]》。",
            "[星河省政府|Government=subject]撤销两家园区，同时批准设立[明月高新区|Zone=object]。",
        ),
        (
            "批复同意[星河港扩建项目|Project]开展前期工作。",
            "[云帆科技|Company]开会，同意[星河港扩建项目|Project]上马。",
            "[省甲委|Government]核准多个项目，[星河港扩建项目|Project]开工。",
        ),
        implied=_GOVERNMENT,
        fallback=False,
    ),
    Rule(
        "attends.taken_along",
        Predicate.ATTENDS,
        (
            Cue("take_along"),
            List("subject", FIRMS, mixed=True),
            Gap(16, over=frozenset({Kind.REGION})),
            Cue("attend"),
            Maybe((Cue("aspect"),)),
            Gap(6),
            List("object", GATHERING),
        ),
        (
            "[星河市商务局|Government]组织[云帆科技|Company=subject]、[远山集团|Company=subject]等20家企业赴[明月市|Region]参加[进口博览会|Gathering=object]。",
            "[星河市|Region]带领[北斗药业|Company=subject]参加[医药展|Gathering=object]。",
            "[星河市商务局|Government]组织[远山集团|Company=subject]等企业从[明月市|Region]出发参加[进口博览会|Gathering=object]。",
            "该区组团带着[清风茶业|Company=subject]等企业亮相[第五届茶博会|Gathering=object]。",
        ),
        (
            "[星河市|Region]组织[云帆科技|Company]生产，[进口博览会|Gathering]开幕。",
            "[星河市|Region]组织企业参加[进口博览会|Gathering]。",
            "[星河市|Region]服务[云帆科技|Company]等企业举办[进口博览会|Gathering]。",
        ),
        fallback=False,
    ),
)

"""聚焦产业, said by a role: what a place or a firm has as its main field (以A、B为主), and where a field is a pillar."""

from __future__ import annotations

from kg.patterns import Actor, ClauseStart, Cue, Gap, List, Maybe, Slot, Unless
from kg.rules.kinds import COMPANY, INDUSTRY, PLACES, PROJECT
from kg.rules.rule import Rule
from kg.vocabulary import Predicate

_OWNERS = PLACES | COMPANY | PROJECT

RULES = (
    Rule(
        "focusesOn.has_as_main_field",
        Predicate.FOCUSES_ON,
        (
            Actor("subject", _OWNERS, limit=10, without="bygone"),
            Cue("by_example", keep=False),
            List("object", INDUSTRY, head=True),
            Gap(4, without="firms"),
            Cue("as_main"),
            Unless((Cue("theme"),)),
        ),
        (
            "[星河开发区|Zone=subject]以[汽车|Industry=object]、[石化|Industry=object]、[生物医药|Industry=object]为主，配套齐全。",
            "[云帆集团|Company=subject]以[光学镜头|Industry=object]为主业。",
            "<明月高新区|Zone=subject>以[电子信息|Industry=object]、[新材料|Industry=object]等产业为主导。",
        ),
        (
            "[星河开发区|Zone]以[汽车|Industry]企业为主。",
            "[星河开发区|Zone]以[汽车|Industry]展为媒。",
            "[星河开发区|Zone]举办以[汽车|Industry]为主题的论坛。",
            "<星河市|Region>以[汽车|Industry]为主的云帆公司扩产。",
            "<星河市|Region>一期以[农产品加工|Industry]为主。",
            "[云帆集团|Company]以质量为主业之本，[光学镜头|Industry]畅销。",
        ),
    ),
    Rule(
        "focusesOn.another_main_field",
        Predicate.FOCUSES_ON,
        (
            Cue("list_break", keep=False),
            Cue("by_example"),
            List("object", INDUSTRY, head=True),
            Gap(4, without="firms"),
            Cue("as_main"),
            Unless((Cue("theme"),)),
        ),
        (
            "<星河县|Region=subject>以家居为首位产业、以[电子信息|Industry=object]为主攻产业。",
            "<明月经开区|Zone=subject>形成以化工为龙头、以[新材料|Industry=object]为重点的格局。",
            "<星河市|Region=subject>坚持以工业为主导和以[文旅|Industry=object]、[康养|Industry=object]产业为支柱。",
        ),
        (
            "以家居为首位产业、以[电子信息|Industry]为主攻产业。",
            "<星河县|Region>以家居为首位产业、以[电子信息|Industry]企业为龙头。",
            "<星河县|Region>以家居为首位产业、[电子信息|Industry]为主攻产业。",
        ),
        implied=_OWNERS,
    ),
    Rule(
        "focusesOn.pillar_of_the_place",
        Predicate.FOCUSES_ON,
        (
            ClauseStart(),
            Cue("at"),
            Slot("subject", PLACES),
            Gap(2),
            Maybe((Cue("comma"),)),
            List("object", INDUSTRY),
            Gap(14),
            Cue("leading"),
        ),
        (
            "在[星河市|Region=subject]，[船舶制造业|Industry=object]已成为当之无愧的第一支柱产业。",
            "在[明月县|Region=subject]，[茶叶|Industry=object]、[竹木|Industry=object]是传统的特色产业。",
            "在[星河园区|Zone=subject]内，[装备制造|Industry=object]成了首位产业。",
        ),
        (
            "在[星河市|Region]，[船舶制造业|Industry]大会召开。",
            "在[明月县|Region]，客商谈到[茶叶|Industry]这一支柱产业。",
            "在[云帆集团|Company]，[装备制造|Industry]是核心产业。",
        ),
    ),
)

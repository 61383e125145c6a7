"""签约: a place and an investor or its project."""

from __future__ import annotations

from kg.patterns import Actor, ClauseStart, ClauseStop, Cue, Gap, List, Maybe, NotAfter, Slot, Unless
from kg.rules.kinds import FIRMS, GATHERING, HOSTS, INDUSTRY, INVESTORS, PLACES, PROJECT
from kg.rules.rule import Rule
from kg.vocabulary import Kind, Predicate, ValueKind

RULES = (
    Rule(
        "signed.place_signs_list",
        Predicate.SIGNED,
        (
            Actor("subject", HOSTS, over=GATHERING | INDUSTRY),
            Cue("sign"),
            Unless((Cue("sign_noun"),)),
            Maybe((Cue("aspect"),)),
            Gap(16),
            List("object", INVESTORS, mixed=True),
        ),
        (
            "[星河高新区|Zone=subject]当天签约了[云帆科技|Company=object]、[北斗研究院|Institution=object]等一批企业。",
            "<星河高新区|Zone=subject>全年新签约[云帆科技|Company=object]、[远山集团|Company=object]等知名企业。",
            "[星河市|Region=subject]成功签约[云帆科技第二总部基地|Project=object]。",
        ),
        (
            "[星河高新区|Zone]举行签约仪式，[云帆科技|Company]董事长到场。",
            "[星河高新区|Zone]签约项目中，[云帆科技|Company]表现突出。",
            "[云帆科技|Company]与[远山集团|Company]签约。",
        ),
        inner=Kind.COMPANY,
    ),
    Rule(
        "signed.place_with_investor",
        Predicate.SIGNED,
        (
            List("subject", HOSTS),
            Gap(6),
            Cue("with"),
            Gap(4),
            List("object", INVESTORS, mixed=True),
            Gap(14, over=PROJECT | INDUSTRY),
            Cue("sign"),
            Unless((Cue("sign_noun"),)),
        ),
        (
            "[星河经开区|Zone=subject]与[云帆科技|Company=object]签署投资协议。",
            "[星河市政府|Government=subject]同[远山集团|Company=object]正式签约。",
            "昨日，[星河高新区|Zone=subject]和[北斗大学|Institution=object]就共建研究院签订合作协议。",
        ),
        (
            "[星河经开区|Zone]与[云帆科技|Company]举行签约仪式。",
            "[云帆科技|Company]与[远山集团|Company]签署投资协议。",
            "[星河经开区|Zone]与[明月市|Region]签署合作协议。",
        ),
        inner=Kind.COMPANY,
    ),
    Rule(
        "signed.investor_with_place",
        Predicate.SIGNED,
        (
            List("object", FIRMS),
            Gap(6),
            Cue("with"),
            Gap(4),
            List("subject", HOSTS),
            Gap(14, over=PROJECT | INDUSTRY),
            Cue("sign"),
            Unless((Cue("sign_noun"),)),
        ),
        (
            "[云帆科技|Company=object]与[星河经开区|Zone=subject]签署投资协议。",
            "[远山集团|Company=object]同[星河市政府|Government=subject]签约。",
            "[北斗大学|Institution=object]与[星河市|Region=subject]签订共建协议。",
        ),
        (
            "[云帆科技|Company]与[远山集团|Company]签署投资协议。",
            "[云帆科技|Company]与[星河经开区|Zone]相距不远。",
            "[明月市|Region]与[星河经开区|Zone]签署合作协议。",
        ),
    ),
    Rule(
        "signed.investor_signs_at_place",
        Predicate.SIGNED,
        (
            List("object", INVESTORS, mixed=True),
            Gap(10),
            Cue("sign"),
            Unless((Cue("sign_noun"),)),
            Maybe((Cue("settle"),)),
            Maybe((Cue("at"),)),
            Slot("subject", PLACES),
        ),
        (
            "[云帆科技总部项目|Project=object]签约落户[星河经开区|Zone=subject]。",
            "[远山集团|Company=object]正式签约[星河市|Region=subject]。",
            "[北斗研究院|Institution=object]成功签约入驻[星河高新区|Zone=subject]。",
        ),
        (
            "[云帆科技总部项目|Project]签约仪式在[星河经开区|Zone]举行。",
            "[远山集团|Company]签约[云帆科技|Company]。",
            "[远山集团|Company]到[星河市|Region]考察。",
        ),
        inner=Kind.COMPANY,
    ),
    Rule(
        "signed.investor_signs_in_place",
        Predicate.SIGNED,
        (
            NotAfter("with"),
            List("object", INVESTORS, mixed=True, peers=False),
            Gap(8, without="with"),
            Cue("at"),
            Slot("subject", PLACES),
            Gap(8),
            Cue("sign"),
            Unless((Cue("sign_noun"),)),
        ),
        (
            "[云帆科技总部项目|Project=object]在[星河经开区|Zone=subject]签约。",
            "[远山集团|Company=object]日前在[星河市|Region=subject]正式签约。",
            "[云帆科技|Company=object]、[远山集团|Company=object]等企业在[星河高新区|Zone=subject]集中签约。",
        ),
        (
            "[云帆科技总部项目|Project]在[星河经开区|Zone]举行签约仪式。",
            "[云帆科技总部项目|Project]在[星河经开区|Zone]开工。",
            "[星河市|Region]在[明月市|Region]签约。",
            "[云帆石化|Company]与[星河省政府|Government]在[明月市|Region]签署战略合作协议。",
        ),
        inner=Kind.COMPANY,
    ),
    Rule(
        "signed.project_signed",
        Predicate.SIGNED,
        (
            List("object", PROJECT),
            Gap(10),
            Cue("sign"),
            ClauseStop(),
        ),
        (
            "<星河高新区|Zone=subject>当天，[云帆算力中心项目|Project=object]签约。",
            "<星河市|Region=subject>[云帆算力中心|Project=object]、[远山生物基地|Project=object]等项目成功签约，总投资20亿元。",
            "<星河经开区|Zone=subject>[北斗整车项目|Project=object]正式签约。",
        ),
        (
            "[云帆算力中心项目|Project]签约仪式举行。",
            "[云帆科技|Company]签约。",
            "[云帆算力中心项目|Project]开工。",
        ),
        inner=Kind.COMPANY,
    ),
    Rule(
        "signed.place_for_project",
        Predicate.SIGNED,
        (
            List("subject", HOSTS),
            Gap(6),
            Cue("with"),
            Gap(4),
            List("investor", FIRMS),
            Gap(10),
            Cue("sign"),
            Unless((Cue("sign_noun"),)),
            Gap(16, over=INDUSTRY),
            List("object", PROJECT),
        ),
        (
            "[星河县|Region=subject]与[云帆电子|Company=investor]签下[功率模块项目|Project=object]。",
            "[星河高新区|Zone=subject]同[远山集团|Company=investor]签约共建[远山生物产业园项目|Project=object]。",
            "[明月县|Region=subject]和[北斗大学|Institution=investor]签署[农业示范基地|Project=object]合作协议。",
        ),
        (
            "[星河县|Region]与[云帆电子|Company]考察[功率模块项目|Project]。",
            "[远山集团|Company]与[云帆科技|Company]签下[功率模块项目|Project]。",
            "[星河县|Region]与[云帆电子|Company]举行签约仪式，[功率模块项目|Project]亮相。",
        ),
    ),
    Rule(
        "signed.among_signed",
        Predicate.SIGNED,
        (
            Actor("subject", HOSTS),
            Cue("sign"),
            Gap(30, clauses=True),
            Cue("among"),
            Gap(4),
            List("object", INVESTORS, mixed=True),
        ),
        (
            "[星河区|Region=subject]一口气签下7个项目，协议总投资63亿元，其中[云帆医疗产业园|Project=object]投资20亿元。",
            "<星河高新区|Zone=subject>全年签约项目50个，包括[远山生物基地|Project=object]、[云帆科技|Company=object]。",
            "[明月县|Region=subject]签约一批企业，其中有[北斗药业|Company=object]。",
        ),
        (
            "[星河区|Region]签下7个项目，[云帆医疗产业园|Project]投产。",
            "[星河区|Region]考察7个项目，其中[云帆医疗产业园|Project]投资20亿元。",
            "[云帆科技|Company]签下7个项目，其中[云帆医疗产业园|Project]投资20亿元。",
        ),
        inner=Kind.COMPANY,
    ),
    Rule(
        "signed.investors_sign",
        Predicate.SIGNED,
        (
            ClauseStart(),
            List("object", INVESTORS, mixed=True),
            Cue("counted"),
            Maybe((Slot("count", frozenset({ValueKind.QUANTITY})),)),
            Gap(10, over=INDUSTRY, there=False),
            Cue("sign"),
            Maybe((Cue("aspect"),)),
            ClauseStop(),
        ),
        (
            "<星河经开区|Zone=subject>[云帆宝科技|Company=object]、[远山汽车|Company=object]等[12个|Quantity=count]项目签约。",
            "<星河市|Region=subject>[北斗药业|Company=object]等[5家|Quantity=count]企业现场签约。",
            "<星河高新区|Zone=subject>[云帆算力中心|Project=object]、[远山基地|Project=object]等一批项目集中签约。",
        ),
        (
            "<星河经开区|Zone>[云帆宝科技|Company]、[远山汽车|Company]等企业签约仪式举行。",
            "[云帆宝科技|Company]等[5家|Quantity]企业现场签约。",
            "<星河市|Region>[云帆宝科技|Company]等企业与[北斗大学|Institution]签约。",
        ),
        inner=Kind.COMPANY,
        implied=HOSTS,
    ),
    Rule(
        "signed.with_investors",
        Predicate.SIGNED,
        (
            ClauseStart(),
            Gap(3),
            Cue("with"),
            Gap(2),
            List("object", INVESTORS, mixed=True),
            Gap(14, over=PROJECT | INDUSTRY),
            Cue("sign"),
            Unless((Cue("sign_noun"),)),
            Unless((Gap(6), Cue("cooperate"))),
            Gap(8),
            Cue("agreement"),
        ),
        (
            "<星河高新区|Zone=subject>同时，与[云帆微电子|Company=object]、[远山科技|Company=object]等8家企业签订投资协议。",
            "<星河市|Region=subject>去年又与[北斗药业|Company=object]签署投资合同。",
            "<明月县|Region=subject>已同[云帆集团|Company=object]签订入园协议。",
        ),
        (
            "与[云帆微电子|Company]签订投资协议。",
            "<星河高新区|Zone>与[云帆微电子|Company]座谈。",
            "<星河高新区|Zone>[远山科技|Company]与[云帆微电子|Company]签订供货合同。",
        ),
        implied=HOSTS,
    ),
)

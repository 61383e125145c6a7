"""建设: who builds a named project, institution or zone."""

from __future__ import annotations

from kg.patterns import Actor, ClauseStart, ClauseStop, Cue, Gap, List, Maybe, NotAfter, NotBehind, Slot, Unless
from kg.rules.kinds import ACTORS, COMPANY, FIRMS, HOSTS, INDUSTRY, PLACES, PROJECT, WORKS
from kg.rules.rule import Rule
from kg.vocabulary import Predicate

RULES = (
    Rule(
        "builds.actor_builds",
        Predicate.BUILDS,
        (
            Actor("subject", ACTORS, limit=22),
            Cue("build"),
            Unless((Cue("build_noun"),)),
            Maybe((Cue("aspect"),)),
            Gap(14, over=INDUSTRY),
            NotAfter("at"),
            List("object", WORKS, mixed=True),
        ),
        (
            "[云帆科技|Company=subject]投资50亿元建设[云帆算力中心|Project=object]。",
            "<星河市|Region=subject>全力打造[星河国际数据港|Zone=object]。",
            "[远山集团|Company=subject]承建[星河机场二期|Project=object]、[滨江快速路|Project=object]。",
        ),
        (
            "[云帆科技|Company]的建设者来到[云帆算力中心|Project]。",
            "[星河市|Region]建设局到[云帆算力中心|Project]调研。",
            "[云帆科技|Company]参观[云帆算力中心|Project]。",
        ),
        amount=True,
    ),
    Rule(
        "builds.actor_pushes",
        Predicate.BUILDS,
        (
            Actor("subject", ACTORS, limit=22),
            Cue("push"),
            Gap(10, over=INDUSTRY),
            List("object", WORKS, mixed=True),
            Gap(12),
            Cue("works"),
            Unless((Cue("of"),)),
        ),
        (
            "[星河市|Region=subject]全力推进[星河轻轨|Project=object]、[滨江大桥|Project=object]等48个重点项目建设。",
            "<星河高新区|Zone=subject>加快[云帆电池二期|Project=object]前期工作。",
            "<星河市|Region=subject>推动[云帆电池二期|Project=object]、[远山生物基地|Project=object]等项目投产。",
        ),
        (
            "[星河市|Region]推进改革，[云帆电池二期|Project]受益。",
            "[星河市|Region]加快发展，建设美好家园。",
            "[星河市|Region]推进[云帆电池二期|Project]招聘。",
            "[星河市|Region]支持[明月新区|Zone]建设的学校开学。",
        ),
        amount=True,
    ),
    Rule(
        "builds.project_under_way",
        Predicate.BUILDS,
        (
            ClauseStart(),
            Gap(24, over=INDUSTRY),
            NotBehind(COMPANY),
            List("object", PROJECT, mixed=True),
            Gap(12, there=False),
            Cue("done"),
            Maybe((Cue("aspect"),)),
            ClauseStop(),
        ),
        (
            "<星河高新区|Zone=subject>去年，[云帆电池二期|Project=object]顺利开工。",
            "<星河市|Region=subject>总投资84亿元的[东海海上风电项目|Project=object]顺利动工。",
            "<星河市|Region=subject>[滨江大桥|Project=object]、[星河轻轨|Project=object]等建成投产。",
        ),
        (
            "<星河市|Region>[云帆电池二期|Project]开工仪式举行。",
            "<星河市|Region>[云帆科技|Company]开工。",
            "<星河市|Region>[云帆电池二期|Project]签约。",
            "<星河市|Region>[云帆科技|Company][电池二期|Project]开工。",
            "<星河市|Region>[云帆科技|Company]投资3亿元的[电池二期|Project]封顶。",
        ),
        implied=HOSTS,
        amount=True,
    ),
    Rule(
        "builds.company_project",
        Predicate.BUILDS,
        (
            Slot("subject", FIRMS),
            Maybe((Cue("of"),)),
            Slot("object", PROJECT),
            Gap(14, over=PROJECT | COMPANY, clauses=False),
            Cue("done"),
        ),
        (
            "[云帆科技|Company=subject][2万吨电解液项目|Project=object]建成投产。",
            "[远山集团|Company=subject]的[星河智能工厂|Project=object]正式开工。",
            "[北斗药业|Company=subject][中间体项目|Project=object]已投料试生产。",
        ),
        (
            "[云帆科技|Company]到[2万吨电解液项目|Project]调研。",
            "[云帆科技|Company]，[2万吨电解液项目|Project]建成投产。",
            "[星河市|Region][2万吨电解液项目|Project]建成投产。",
        ),
        amount=True,
    ),
    Rule(
        "builds.by_builder",
        Predicate.BUILDS,
        (
            NotAfter("at"),
            List("object", WORKS),
            Gap(24, clauses=True),
            Cue("by"),
            List("subject", ACTORS, mixed=True),
            Unless((Cue("approve"),)),
            Gap(14),
            Cue("build"),
        ),
        (
            "[滨江大桥|Project=object]由[远山集团|Company=subject]承建。",
            "[星河临床研究中心|Institution=object]由[北斗医院|Institution=subject]与[远山生物|Company=subject]合作共建。",
            "[星河智能工厂|Project=object]由[云帆科技|Company=subject]投资建设。",
        ),
        (
            "[滨江大桥|Project]由[远山集团|Company]冠名。",
            "由[远山集团|Company]承建。",
            "[云帆科技|Company]由[远山集团|Company]控股。",
            "[北斗资源库|Institution]由[国家署|Government]批准建设。",
        ),
    ),
    Rule(
        "builds.for_investor",
        Predicate.BUILDS,
        (
            Actor("subject", COMPANY, limit=14),
            Cue("invest"),
            Gap(20, over=INDUSTRY),
            Cue("of"),
            Gap(6),
            List("object", PROJECT),
        ),
        (
            "[云帆科技|Company=subject]投资56亿元的[星河算力中心|Project=object]启动运营。",
            "由[远山集团|Company=subject]出资兴办的[明月电站|Project=object]发电。",
            "[北斗药业|Company=subject]斥资10亿元的[中间体工厂|Project=object]封顶。",
        ),
        (
            "[云帆科技|Company]投资的理由很多，[星河算力中心|Project]受益。",
            "[云帆科技|Company]的[星河算力中心|Project]启动。",
            "[星河市|Region]投资的[星河算力中心|Project]。",
        ),
        fallback=False,
        amount=True,
    ),
    Rule(
        "builds.project_in_place",
        Predicate.BUILDS,
        (
            ClauseStart(),
            Gap(24, over=INDUSTRY, there=False),
            NotBehind(COMPANY),
            List("object", PROJECT, mixed=True),
            Gap(10, there=False),
            Cue("at"),
            Slot("subject", PLACES),
            Gap(6),
            Cue("done"),
        ),
        (
            "[国家存储基地二期|Project=object]在[星河高新区|Zone=subject]开工。",
            "总投资320亿元的[晶圆制造基地|Project=object]日前在[明月县|Region=subject]奠基。",
            "[滨江大桥|Project=object]、[环湖高速|Project=object]在[星河市|Region=subject]建成通车。",
        ),
        (
            "[国家存储基地二期|Project]在[星河高新区|Zone]引热议。",
            "[云帆科技|Company][存储基地二期|Project]在[星河高新区|Zone]开工。",
            "[云帆科技|Company]在[星河高新区|Zone]开工。",
        ),
        amount=True,
    ),
    Rule(
        "builds.beside_partner",
        Predicate.BUILDS,
        (
            List("subject", ACTORS, framed=True),
            Gap(4),
            Cue("with"),
            Gap(4),
            List("partner", ACTORS, mixed=True),
            Gap(10),
            Cue("build_together"),
            Maybe((Cue("aspect"),)),
            Maybe((Cue("of"),)),
            Gap(10, over=INDUSTRY),
            List("object", WORKS, mixed=True),
        ),
        (
            "[云帆科技|Company=subject]与[星河高新区|Zone=partner]合作共建[云帆工业互联网产业园|Zone=object]。",
            "[星河经开区|Zone=subject]和[明月区|Region=partner]共建的[星河明月产业园|Zone=object]新增企业。",
            "[北斗大学|Institution=subject]将同[远山集团|Company=partner]联合打造[智能制造基地|Project=object]。",
        ),
        (
            "[云帆科技|Company]与[星河高新区|Zone]共建友好关系。",
            "[云帆科技|Company]与[星河高新区|Zone]参观[云帆工业互联网产业园|Zone]。",
            "[云帆科技|Company]与[星河高新区|Zone]签约，[云帆产业园|Zone]受益。",
        ),
        fallback=False,
    ),
    Rule(
        "builds.listed_builder",
        Predicate.BUILDS,
        (
            List("object", WORKS),
            Gap(30, over=PLACES, clauses=True),
            Cue("builder_label"),
            Cue("colon"),
            List("subject", ACTORS, mixed=True),
        ),
        (
            "1.[云帆产业园|Project=object]建设单位：[云帆汽车有限公司|Company=subject]建设地点：[星河经开区|Zone]",
            "[滨江大桥|Project=object]，业主单位：[远山集团|Company=subject]。",
            "[星河数字农业中心|Project=object] 实施主体：[星河市农业局|Government=subject]、[省农科院|Institution=subject]",
        ),
        (
            "[云帆产业园|Project]建设地点：[星河经开区|Zone]",
            "建设单位：[云帆汽车有限公司|Company]",
            "[云帆产业园|Project]建设单位由[云帆汽车有限公司|Company]担任。",
        ),
    ),
    Rule(
        "builds.wins_contract",
        Predicate.BUILDS,
        (
            Actor("subject", FIRMS, limit=16),
            Cue("win_contract"),
            Maybe((Cue("aspect"),)),
            Gap(10, over=INDUSTRY),
            List("object", PROJECT),
        ),
        (
            "[远山集团|Company=subject]中标[滨江大桥|Project=object]施工总承包。",
            "[远山集团|Company=subject]公告，联合体中标[明月光热发电项目|Project=object]。",
            "[云帆科技|Company=subject]承揽了[星河机场二期|Project=object]。",
        ),
        (
            "[远山集团|Company]参与[滨江大桥|Project]投标。",
            "[星河市|Region]公布中标结果，[滨江大桥|Project]在列。",
            "[远山集团|Company]未参加[滨江大桥|Project]招标。",
        ),
        fallback=False,
        amount=True,
    ),
)

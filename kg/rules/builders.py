"""建设, told from the side of who does the work: the owner, the contractor, who raises money for it, who begins it."""

from __future__ import annotations

from kg.patterns import Actor, ClauseStart, ClauseStop, Cue, Gap, List, Maybe, NotAfter, NotBehind, Slot, Unless
from kg.rules.kinds import ACTORS, COMPANY, FIRMS, HOSTS, INDUSTRY, PLACES, PROJECT, WORKS
from kg.rules.rule import Rule
from kg.vocabulary import Modality, Predicate

RULES = (
    Rule(
        "builds.actor_begins",
        Predicate.BUILDS,
        (
            Actor("subject", FIRMS | HOSTS, limit=16, without="begin_noun"),
            NotAfter("works_noun"),
            Cue("begin"),
            Unless((Cue("begin_noun"),)),
            Unless((Cue("of"),)),
            Gap(8, over=INDUSTRY, without="begin_noun"),
            List("object", PROJECT, mixed=True),
            Unless((Gap(8), Cue("begin_noun"))),
        ),
        (
            "[星河市|Region=subject]去年新开工[展示中心|Project=object]、[东站枢纽|Project=object]等项目36个。",
            "<星河高新区|Zone=subject>集中开工[云帆电池二期|Project=object]。",
            "[云帆科技|Company=subject]正式启动[零碳工厂项目|Project=object]。",
        ),
        (
            "[星河市|Region]启动[东站枢纽|Project]招商。",
            "<星河市|Region>[云帆电池二期|Project]开工后，[远山基地|Project]受益。",
            "[星河市|Region]召开开工现场会，参观[云帆电池二期|Project]。",
        ),
        amount=True,
    ),
    Rule(
        "builds.builder_is",
        Predicate.BUILDS,
        (
            List("object", PROJECT),
            Gap(40, over=PLACES | INDUSTRY, clauses=True),
            Cue("builder_state"),
            Maybe((Cue("is"),)),
            List("subject", FIRMS),
            Unless((Cue("of"),)),
        ),
        (
            "[星河铜箔项目|Project=object]总投资12亿元，业主是[云帆科技|Company=subject]。",
            "[滨江大桥|Project=object]封顶，承建方为[远山建工|Company=subject]。",
            "[滨江大桥|Project=object]施工单位[远山建工|Company=subject]介绍，工期提前。",
        ),
        (
            "[滨江大桥|Project]施工单位的人说，[远山建工|Company]在找活。",
            "[滨江大桥|Project]通车，业主委员会感谢[远山建工|Company]。",
            "[滨江大桥|Project]由[远山建工|Company]冠名。",
        ),
    ),
    Rule(
        "builds.builder_is_too",
        Predicate.BUILDS,
        (
            ClauseStart(),
            Gap(2),
            Cue("builder_state"),
            Maybe((Cue("is"),)),
            List("subject", FIRMS),
            Unless((Cue("of"),)),
        ),
        (
            "[滨江大桥|Project=object]总投资9亿元，主跨300米，长约2公里，双向六车道，设计时速八十公里，两岸引桥正在架设，主墩已经出水，去年开工，业主为[星河交投|Company=subject]。",
            "[滨江大桥|Project=object]合龙，承包方[远山建工|Company=subject]称工期提前。",
            "[北斗装置|Project=object]启用，建设单位是[北斗研究所|Institution=subject]。",
        ),
        (
            "业主是[云帆科技|Company]。",
            "[滨江大桥|Project]通车，业主大会感谢[远山建工|Company]。",
            "[滨江大桥|Project]开工，设计方为[远山设计院|Institution]。",
        ),
        implied=PROJECT,
        fallback=False,
        nearest=True,
    ),
    Rule(
        "builds.contractor_beside",
        Predicate.BUILDS,
        (ClauseStart(), List("subject", COMPANY), Gap(2), Cue("does_works"), ClauseStop()),
        (
            "[滨江大桥|Project=object]由政府投资，[远山建工|Company=subject]施工。",
            "[云帆电池二期|Project=object]预计明年投产，[远山建工|Company=subject]负责施工。",
            "[星河智能工厂|Project=object]上月奠基，[清风建设|Company=subject]、[远山建工|Company=subject]总承包。",
        ),
        (
            "[远山建工|Company]施工。",
            "[滨江大桥|Project]开工，[远山建工|Company]施工队进场。",
            "[滨江大桥|Project]开工，[远山建工|Company]冠名。",
        ),
        implied=PROJECT,
        fallback=False,
        nearest=True,
    ),
    Rule(
        "builds.contractor_of",
        Predicate.BUILDS,
        (Actor("subject", COMPANY, limit=6), Cue("does_works"), Cue("of"), Gap(6), List("object", PROJECT)),
        (
            "[云帆科技|Company]投资、[远山建工|Company=subject]施工的[滨江大桥|Project=object]合龙。",
            "[远山建工|Company=subject]承担施工任务的[星河智能工厂|Project=object]封顶。",
            "[远山建工|Company=subject]总承包的[云帆电池二期|Project=object]投产。",
        ),
        (
            "[远山建工|Company]施工的时候，[滨江大桥|Project]还没有名字。",
            "[星河市|Region]施工的[滨江大桥|Project]。",
            "[远山建工|Company]的[滨江大桥|Project]。",
        ),
        fallback=False,
    ),
    Rule(
        "builds.led_with_partner",
        Predicate.BUILDS,
        (
            List("subject", ACTORS, framed=True),
            Gap(6, there=False),
            Cue("lead_with"),
            Gap(6),
            List("partner", ACTORS, mixed=True),
            Gap(10, there=False),
            Cue("build"),
            Unless((Cue("build_noun"),)),
            Maybe((Cue("aspect"),)),
            Gap(10, over=INDUSTRY),
            List("object", WORKS, mixed=True),
        ),
        (
            "[云帆科技|Company=subject]联合[北斗大学|Institution=partner]建设[智能装备实验室|Institution=object]。",
            "[星河市|Region=subject]携手[远山集团|Company=partner]投资兴建[星河冷链物流园|Project=object]。",
            "[明月区|Region=subject]还会同[远山集团|Company=partner]打造[滨江数字港|Zone=object]。",
        ),
        (
            "[云帆科技|Company]联合[北斗大学|Institution]参观[智能装备实验室|Institution]。",
            "[云帆科技|Company]联合[北斗大学|Institution]建设单位考察[智能装备实验室|Institution]。",
            "[云帆科技|Company]与[北斗大学|Institution]谈到[智能装备实验室|Institution]。",
        ),
        fallback=False,
        amount=True,
    ),
    Rule(
        "builds.project_of_place",
        Predicate.BUILDS,
        (
            ClauseStart(),
            Gap(12, there=False),
            Slot("subject", PLACES),
            Cue("attract"),
            Cue("of"),
            Gap(20, over=INDUSTRY, there=False),
            NotBehind(COMPANY),
            List("object", PROJECT, mixed=True),
            Gap(16, there=False),
            Cue("done"),
            Maybe((Cue("aspect"),)),
            ClauseStop(),
        ),
        (
            "[星河高新区|Zone=subject]招引的[云帆25吉瓦切方项目|Project=object]全面达产。",
            "去年以来，[星河市|Region=subject]引进的[远山硅片项目|Project=object]、[北斗多晶硅项目|Project=object]相继投产。",
            "[明月县|Region=subject]引入的总投资20亿元的[清风风电场|Project=object]并网发电。",
        ),
        (
            "[星河高新区|Zone]引进的[云帆25吉瓦切方项目|Project]签约。",
            "[星河高新区|Zone]的[云帆25吉瓦切方项目|Project]由业主投产。",
            "[星河高新区|Zone]引进的人说，[云帆25吉瓦切方项目|Project]仍在选址。",
        ),
        amount=True,
    ),
    Rule(
        "builds.pushes_on",
        Predicate.BUILDS,
        (
            Actor("subject", HOSTS, limit=16),
            Cue("push_on"),
            List("object", PROJECT, mixed=True),
            Maybe((Cue("works_class"),)),
            ClauseStop(),
        ),
        (
            "[星河市|Region=subject]建成乙大桥，正推进[姑山文旅小镇|Project=object]。",
            "<星河高新区|Zone=subject>全力推进[云帆电池二期|Project=object]、[远山硅片基地|Project=object]等项目。",
            "[明月县|Region=subject]加快推进[滨江大桥|Project=object]，力争年内合龙。",
        ),
        (
            "[星河市|Region]推进[姑山文旅小镇|Project]招商。",
            "[星河市|Region]推进改革，[云帆电池二期|Project]受益。",
            "[云帆科技|Company]推进[云帆电池二期|Project]。",
        ),
    ),
    Rule(
        "builds.zone_under_way",
        Predicate.BUILDS,
        (
            ClauseStart(),
            Gap(16, over=INDUSTRY, there=False),
            List("object", WORKS & PLACES, mixed=True),
            Unless((Cue("of"),)),
            Gap(10, there=False),
            Cue("done"),
            Maybe((Cue("aspect"),)),
            ClauseStop(),
        ),
        (
            "<泽山镇|Region=subject>老厂区腾退，[联树小微园|Zone=object]、[泵业小微园|Zone=object]建成投用。",
            "<星河市|Region=subject>去年，[远山电子信息产业园|Zone=object]开工建设。",
            "<明月县|Region=subject>[清风装备产业园|Zone=object]主体封顶。",
        ),
        (
            "<星河市|Region>迁到[远山电子信息产业园|Zone]的轧钢主线投运。",
            "<星河市|Region>[远山电子信息产业园|Zone]签约。",
            "[远山电子信息产业园|Zone]开工。",
        ),
        implied=HOSTS,
        setting=True,
    ),
    Rule(
        "builds.is_work_of",
        Predicate.BUILDS,
        (
            List("object", WORKS),
            Gap(20, clauses=True, there=False),
            Cue("it_is"),
            List("subject", ACTORS, mixed=True),
            Gap(12),
            Cue("build"),
            Cue("of"),
        ),
        (
            "[星河六海上风电场|Project=object]全容量并网，这是[云帆能源|Company=subject]在[明月省|Region]建设的第三座风电场。",
            "[星河保税物流基地|Zone=object]，是[空港新城|Zone=subject]规划建设的核心载体。",
            "[大堤加固工程|Project=object]是[省水利厅|Government=subject]投资建设的重点工程。",
        ),
        (
            "[星河六海上风电场|Project]是[云帆能源|Company]冠名的。",
            "[星河六海上风电场|Project]是[云帆能源|Company]建设史上的第一座。",
            "[星河六海上风电场|Project]停建，[云帆能源|Company]建设的码头照旧。",
        ),
    ),
    Rule(
        "builds.raises_for",
        Predicate.BUILDS,
        (
            Actor("subject", COMPANY, limit=40),
            Cue("raise"),
            Gap(40, clauses=True),
            Cue("used_for"),
            Gap(8),
            List("object", PROJECT),
        ),
        (
            "[云帆股份|Company=subject]拟募资不超过25亿元，投入[负极材料项目|Project=object]、[研发中心项目|Project=object]。",
            "<远山集团|Company=subject>募集资金主要用于[智能工厂项目|Project=object]。",
            "<北斗药业|Company=subject>增资款将投向[中间体基地|Project=object]。",
        ),
        (
            "[云帆股份|Company]募资25亿元，用于补充流动资金。",
            "[云帆股份|Company]贷款用于[负极材料项目|Project]。",
            "[星河市|Region]募资用于[负极材料项目|Project]。",
        ),
        modality=Modality.PLANNED,
    ),
)

"""聚焦产业: the industries of a place, as the text names them."""

from __future__ import annotations

from kg.patterns import Actor, AnyOf, ClauseStart, Cue, Gap, List, Maybe, NotAfter, Slot
from kg.rules.kinds import COMPANY, INDUSTRY, PLACES
from kg.rules.rule import Rule
from kg.vocabulary import Predicate, ValueKind

_COUNT = frozenset({ValueKind.QUANTITY})

RULES = (
    Rule(
        "focusesOn.place_develops",
        Predicate.FOCUSES_ON,
        (
            Actor("subject", PLACES, limit=22),
            Cue("focus"),
            Maybe((Cue("aspect"),)),
            Gap(14),
            List("object", INDUSTRY, head=True),
        ),
        (
            "[星河高新区|Zone=subject]重点发展[生物医药|Industry=object]、[集成电路|Industry=object]等产业。",
            "<星河市|Region=subject>加快培育[清洁能源|Industry=object]、[现代化工|Industry=object]和[新材料|Industry=object]“六大产业集群”。",
            "<星河市|Region=subject>大力发展[工业设计|Industry=object]等[专业服务业|Industry=object]。",
        ),
        (
            "[星河高新区|Zone]举办[生物医药|Industry]论坛。",
            "[云帆科技|Company]布局[生物医药|Industry]。",
            "[星河市|Region]就[现代农业|Industry]话题展开讨论。",
        ),
    ),
    Rule(
        "focusesOn.does_as_its_work",
        Predicate.FOCUSES_ON,
        (
            Actor("subject", PLACES, limit=14, without="bygone"),
            Cue("firm_focus"),
            Gap(10),
            List("object", INDUSTRY, head=True),
        ),
        (
            "[星河高新区|Zone=subject]主攻[生物医药|Industry=object]、[集成电路|Industry=object]等产业。",
            "[明月县|Region=subject]去年关停小厂，主打[预制菜|Industry=object]。",
            "[星河新区|Zone=subject]落成，专攻[低空经济|Industry=object]和[机器人|Industry=object]。",
        ),
        (
            "<星河市|Region>公司主攻[功率半导体|Industry]。",
            "<星河市|Region>主攻[功率半导体|Industry]。",
            "[星河市|Region]原先主攻[煤炭|Industry]。",
        ),
        fallback=False,
    ),
    Rule(
        "focusesOn.works_at_field",
        Predicate.FOCUSES_ON,
        (Actor("subject", PLACES, limit=18), Cue("at"), List("object", INDUSTRY, head=True), Gap(2), Cue("strive")),
        (
            "[星河高新区|Zone=subject]要在[激光装备|Industry=object]、[机器人|Industry=object]上发力。",
            "<星河市|Region=subject>今年在[绿色食品|Industry=object]上做文章。",
            "[明月县|Region=subject]继续在[茶产业|Industry=object]上下功夫。",
        ),
        (
            "[云帆科技|Company]在[激光装备|Industry]上发力。",
            "[星河高新区|Zone]在[激光装备|Industry]大会上发言。",
            "[星河市|Region]在服务上做文章，[绿色食品|Industry]受益。",
        ),
    ),
    Rule(
        "focusesOn.puts_field_first",
        Predicate.FOCUSES_ON,
        (Actor("subject", PLACES, limit=12), Cue("take"), List("object", INDUSTRY), Gap(5), Cue("put_first")),
        (
            "[星河市|Region=subject]把[汽车|Industry=object]、[家电|Industry=object]摆到了前头。",
            "[星河开发区|Zone=subject]将[食品饮料|Industry=object]和[冷链仓储|Industry=object]定为首选。",
            "<明月县|Region=subject>把[茶产业|Industry=object]作为主业。",
        ),
        (
            "[云帆科技|Company]把[汽车|Industry]作为主业。",
            "[星河市|Region]把人才作为根本，[汽车|Industry]向好。",
            "[星河市|Region]将举办[汽车|Industry]展。",
        ),
    ),
    Rule(
        "focusesOn.in_field_place_does",
        Predicate.FOCUSES_ON,
        (
            ClauseStart(),
            Cue("at"),
            List("object", INDUSTRY),
            Gap(8),
            Cue("field"),
            Gap(6),
            Cue("comma"),
            Slot("subject", PLACES),
        ),
        (
            "在[大数据|Industry=object]和[网络安全|Industry=object]产业细分领域，[星河高新区|Zone=subject]已培育企业200家。",
            "在[数字文创|Industry=object]领域，[星河市|Region=subject]集聚企业600余家。",
            "在[海洋装备|Industry=object]产业方面，[星河新区|Zone=subject]实现突破。",
        ),
        (
            "在[大数据|Industry]峰会上，[星河高新区|Zone]发言。",
            "在[星河市|Region]，[大数据|Industry]受关注。",
            "从[数字文创|Industry]领域看，差距不小，[星河市|Region]要努力。",
        ),
    ),
    Rule(
        "focusesOn.places_industry",
        Predicate.FOCUSES_ON,
        (
            NotAfter("as_role"),
            List("subject", PLACES),
            Gap(2),
            Maybe((Cue("of"),)),
            List("object", INDUSTRY),
            Gap(4),
            Cue("growth"),
        ),
        (
            "[明月县|Region=subject]、[清风县|Region=subject]两地的[电子信息|Industry=object]产业带贡献了近半增量。",
            "[星河高新区|Zone=subject][软件产业|Industry=object]乘势而上。",
            "[星河市|Region=subject][生物医药|Industry=object]产业集聚发展。",
            "[明月县|Region=subject]的[茶产业|Industry=object]加速壮大。",
        ),
        (
            "[星河高新区|Zone][软件产业|Industry]论坛举行。",
            "[星河市|Region]与[软件产业|Industry]协会座谈。",
            "[云帆科技|Company][软件产业|Industry]加速。",
            "作为[星河市|Region][氢能|Industry]产业集群的一员，这里人才多。",
        ),
    ),
    Rule(
        "focusesOn.industries_thrive_here",
        Predicate.FOCUSES_ON,
        (
            ClauseStart(),
            Maybe((Cue("lead_in"),)),
            Maybe((Gap(10), Cue("list_break"))),
            List("object", INDUSTRY),
            Gap(4),
            Cue("thrive"),
        ),
        (
            "<清风市|Region=subject>云母制品、[智能装备|Industry=object]、[新材料|Industry=object]成为新的增长点。",
            "<星河市|Region=subject>[新能源|Industry=object]、[电子信息|Industry=object]和[大健康|Industry=object]产业逆势上扬。",
            "<星河高新区|Zone=subject>世界级[战略性新兴产业|Industry=object]集群加速崛起。",
            "<明月县|Region=subject>[茶产业|Industry=object]蓬勃发展。",
        ),
        (
            "<星河市|Region>[新能源|Industry]投资增长32%。",
            "<星河市|Region>[新能源|Industry]大会召开。",
            "[新能源|Industry]蓬勃发展。",
        ),
        implied=PLACES,
    ),
    Rule(
        "focusesOn.leading_industries",
        Predicate.FOCUSES_ON,
        (
            Actor("subject", PLACES, limit=18),
            List("object", INDUSTRY),
            Gap(8),
            Cue("leading"),
        ),
        (
            "[星河高新区|Zone=subject]形成以[生物医药|Industry=object]、[新能源|Industry=object]为主导的产业体系。",
            "<星河市|Region=subject>[纺织服装|Industry=object]、[玩具|Industry=object]等传统优势产业焕发活力。",
            "[明月县|Region=subject]拥有[茶叶|Industry=object]、[竹木|Industry=object]两大支柱产业。",
        ),
        (
            "[星河高新区|Zone]召开[生物医药|Industry]座谈会。",
            "[云帆科技|Company]以[新能源|Industry]为主导。",
            "[星河市|Region]赴[明月县|Region]考察茶叶。",
        ),
    ),
    Rule(
        "focusesOn.industry_enterprises_there",
        Predicate.FOCUSES_ON,
        (
            Actor("subject", PLACES, limit=12, over=COMPANY),
            Cue("attract"),
            Maybe((Cue("aspect"),)),
            Gap(24, over=COMPANY),
            List("object", INDUSTRY),
            Gap(6),
            Cue("firms"),
        ),
        (
            "[星河高新区|Zone=subject]集聚[云帆药业|Company]等[生物医药|Industry=object]领域企业200多家。",
            "<星河片区|Zone=subject>已落户20多家[氢能|Industry=object]产业链上下游企业。",
            "[星河工业园|Zone=subject]聚集近2000家[生物医药|Industry=object]企业。",
        ),
        (
            "[云帆科技|Company]服务[生物医药|Industry]企业。",
            "[星河高新区|Zone]走访[生物医药|Industry]企业。",
            "[星河高新区|Zone]集聚企业200家，[生物医药|Industry]突出。",
        ),
    ),
    Rule(
        "focusesOn.industry_of_place",
        Predicate.FOCUSES_ON,
        (
            List("object", INDUSTRY),
            Gap(10, clauses=True),
            AnyOf(((Cue("is"),), (Cue("listed_as"),))),
            Gap(4),
            Slot("subject", PLACES),
            Gap(6),
            AnyOf(((Cue("focus"),), (Cue("leading"),))),
        ),
        (
            "[生物医药|Industry=object]产业链是[星河市|Region=subject]重点发展的22条产业链之一。",
            "[集成电路|Industry=object]是[星河高新区|Zone=subject]着力培育的新引擎。",
            "[新材料|Industry=object]产业成为[明月县|Region=subject]做大做强的方向。",
            "[电子信息|Industry=object]、[航空航天|Industry=object]、[新材料|Industry=object]，被列为[星河市|Region=subject]六大支柱产业。",
        ),
        (
            "[生物医药|Industry]产业是[星河市|Region]的骄傲。",
            "[生物医药|Industry]大会在[星河市|Region]举行。",
            "[集成电路|Industry]是[云帆科技|Company]重点发展的业务。",
        ),
    ),
    Rule(
        "focusesOn.plans_around",
        Predicate.FOCUSES_ON,
        (
            Actor("subject", PLACES, limit=18),
            Cue("around"),
            Gap(4),
            List("object", INDUSTRY, head=True),
            Gap(8),
            Cue("lay_out"),
        ),
        (
            "[星河新片区|Zone=subject]先后建成一批园区，围绕[集成电路|Industry=object]、[生物医药|Industry=object]加快布局。",
            "[星河市|Region=subject]立足[新能源汽车|Industry=object]等产业延链补链强链。",
            "<星河高新区|Zone=subject>围绕[人工智能|Industry=object]、[低空经济|Industry=object]开展产业链招商。",
        ),
        (
            "[星河市|Region]围绕[人工智能|Industry]展开讨论。",
            "围绕[集成电路|Industry]加快布局。",
            "[云帆科技|Company]围绕[集成电路|Industry]加快布局。",
        ),
    ),
    Rule(
        "focusesOn.ranks_in_field",
        Predicate.FOCUSES_ON,
        (ClauseStart(), Gap(3), Cue("at"), List("object", INDUSTRY), Gap(2), Cue("field"), Gap(4), Cue("rank")),
        (
            "<星河省|Region=subject>是制造大省，在[工程机械|Industry=object]领域举足轻重。",
            "<星河高新区|Zone=subject>在[集成电路|Industry=object]、[人工智能|Industry=object]等领域处于领先地位。",
            "<明月市|Region=subject>已在[新材料|Industry=object]领域位居全国前列。",
        ),
        (
            "在[工程机械|Industry]领域举足轻重。",
            "<星河省|Region>在[工程机械|Industry]领域开展培训。",
            "<星河省|Region>[工程机械|Industry]协会举足轻重。",
        ),
    ),
    Rule(
        "focusesOn.becomes_hub",
        Predicate.FOCUSES_ON,
        (
            Actor("subject", PLACES, limit=14),
            Cue("become"),
            Gap(12),
            List("object", INDUSTRY),
            Cue("hub"),
        ),
        (
            "[东疆片区|Zone=subject]成为全球第二大[飞机租赁|Industry=object]聚集地。",
            "[星河市|Region=subject]建成全国重要的[光伏|Industry=object]产业基地。",
            "<明月新区|Zone=subject>打造世界级[生物医药|Industry=object]高地。",
            "[清风镇|Region=subject]建成[童车|Industry=object]集散地。",
        ),
        (
            "[云帆科技|Company]成为全球第二大[飞机租赁|Industry]聚集地客户。",
            "[星河市|Region]成为[光伏|Industry]大会主办地。",
            "[星河市|Region]走进[光伏|Industry]产业基地。",
        ),
    ),
)

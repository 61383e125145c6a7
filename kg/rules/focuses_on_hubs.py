"""聚焦产业, of what a place or a firm is called: a hub, the big county of a trade, a firm of a trade, firms that are counted."""

from __future__ import annotations

from kg.patterns import Actor, AnyOf, ClauseStart, ClauseStop, Cue, Gap, List, Maybe, Slot, Unless
from kg.rules.kinds import COMPANY, INDUSTRY, PLACES
from kg.rules.rule import Rule
from kg.vocabulary import Kind, Modality, Predicate, ValueKind

_COUNT = frozenset({ValueKind.QUANTITY})

RULES = (
    Rule(
        "focusesOn.is_hub",
        Predicate.FOCUSES_ON,
        (
            Actor("subject", PLACES, limit=6),
            AnyOf(((Cue("is"),), (Cue("as_role"),))),
            Gap(14),
            List("object", INDUSTRY),
            Cue("hub"),
        ),
        (
            "[明月县|Region=subject]是全国最大的[镜片|Industry=object]生产基地。",
            "<星河省|Region=subject>是[农业|Industry=object]大省，粮食总产居第三位。",
            "[星河镇|Region=subject]作为重要的[家纺|Industry=object]产业集聚地，商户云集。",
            "[星河市|Region=subject]历来是[纺织|Industry=object]重镇。",
        ),
        (
            "[星河市|Region]是[云帆科技|Company]的[光伏|Industry]生产基地。",
            "[云帆科技|Company]是[光伏|Industry]生产基地的业主。",
            "[星河市|Region]是[农业|Industry]大会的东道主。",
            "[星河市|Region]是客商眼中的热土，[纺织|Industry]重镇另有其地。",
        ),
    ),
    Rule(
        "focusesOn.hub_before_its_name",
        Predicate.FOCUSES_ON,
        (
            ClauseStart(),
            Cue("as_role"),
            Gap(14, over=frozenset({Kind.REGION})),
            List("object", INDUSTRY),
            Cue("hub"),
            Gap(6),
            Cue("comma"),
            Slot("subject", PLACES),
        ),
        (
            "作为全国最大的[石材|Industry=object]加工基地，[明月镇|Region=subject]每年进口原料1000万吨。",
            "作为[农业|Industry=object]大县，[清风县|Region=subject]稳住粮食生产。",
            "作为[星河市|Region][氢能|Industry=object]产业基地，[星河高新区|Zone=subject]引来客商。",
            "作为[飞机租赁|Industry=object]集聚地，[星河片区|Zone=subject]引来客商。",
        ),
        (
            "作为[石材|Industry]加工基地的业主代表们的聚会，[明月镇|Region]不轻松。",
            "作为[农业|Industry]大县，[云帆科技|Company]看中了这里。",
            "作为东道主，[清风县|Region]推介[农业|Industry]大县的名片。",
        ),
        fallback=False,
    ),
    Rule(
        "focusesOn.counts_its_firms",
        Predicate.FOCUSES_ON,
        (
            Actor("subject", PLACES, limit=8),
            Cue("have_firms"),
            Gap(4),
            List("object", INDUSTRY),
            Gap(2),
            Cue("firms"),
            Unless((Cue("firm_body"),)),
            Gap(6),
            Slot("count", _COUNT),
        ),
        (
            "[明月镇|Region=subject]全镇[精密机械|Industry=object]企业达到[160家|Quantity=count]。",
            "[星河市|Region=subject]现有规上[汽配|Industry=object]企业[400多家|Quantity=count]。",
            "<明月县|Region=subject>全县[卫材|Industry=object]生产企业已有[80家|Quantity=count]。",
        ),
        (
            "[星河市|Region]现有[汽配|Industry]企业协会[80人|Quantity]到会。",
            "[云帆科技|Company]拥有[汽配|Industry]企业[3家|Quantity]。",
            "[星河市|Region]一家[汽配|Industry]企业考察了[80家|Quantity]同行。",
        ),
    ),
    Rule(
        "focusesOn.field_has_figure",
        Predicate.FOCUSES_ON,
        (
            ClauseStart(),
            Maybe((Cue("lead_in"),)),
            List("object", INDUSTRY),
            Gap(4),
            Cue("field_sum"),
            Gap(18),
            Slot("count", _COUNT),
        ),
        (
            "<星河市|Region=subject>一季度，[锂电新能源|Industry=object]产值[812亿元|Quantity=count]。",
            "<明月高新区|Zone=subject>其中[煤化工|Industry=object]产值增长[11.6%|Quantity=count]。",
            "<清风县|Region=subject>[家具|Industry=object]、[门窗|Industry=object]产业税收合计[12亿元|Quantity=count]。",
        ),
        (
            "<云帆科技|Company>一季度，[锂电新能源|Industry]产值[812亿元|Quantity]。",
            "<星河市|Region>全国[锂电新能源|Industry]产值[812亿元|Quantity]。",
            "<星河市|Region>[锂电新能源|Industry]大会签约[812亿元|Quantity]。",
            "<星河市|Region>出口的[家具|Industry]增长[8%|Quantity]。",
        ),
        modality=Modality.FACT,
        implied=PLACES,
    ),
    Rule(
        "focusesOn.is_firm_of_trade",
        Predicate.FOCUSES_ON,
        (
            Slot("subject", COMPANY),
            Maybe((Cue("comma"),)),
            Cue("is_a"),
            Gap(26, without="of_another"),
            List("object", INDUSTRY),
            Gap(8),
            Cue("player"),
            ClauseStop(),
        ),
        (
            "[云帆科技|Company=subject]是一家集研发、生产、销售于一体的[工业机器人|Industry=object]企业。",
            "[远山集团|Company=subject]是我国[低空经济|Industry=object]领域的头部企业。",
            "[北斗软件|Company=subject]，是国内规模最大、门类最全的[工业软件|Industry=object]服务商。",
        ),
        (
            "[云帆科技|Company]是[工业机器人|Industry]大会的承办单位。",
            "[云帆科技|Company]参观的是[工业机器人|Industry]企业。",
            "[星河市|Region]是[低空经济|Industry]企业的沃土。",
        ),
        fallback=False,
    ),
    Rule(
        "focusesOn.trade_before_the_firm",
        Predicate.FOCUSES_ON,
        (
            ClauseStart(),
            Cue("as_role"),
            Gap(14),
            List("object", INDUSTRY),
            Gap(8),
            Cue("player"),
            Maybe((Cue("one_of"),)),
            Cue("comma"),
            Slot("subject", COMPANY),
        ),
        (
            "作为国内领先的[工业软件|Industry=object]服务商，[云帆科技|Company=subject]服务客户3000家。",
            "作为[辣椒|Industry=object]产业的领军企业，[红日食品|Company=subject]带动农户增收。",
            "作为全省[氢能|Industry=object]龙头企业之一，[云帆能源|Company=subject]再添新线。",
        ),
        (
            "作为[工业软件|Industry]大会的主办方，[云帆科技|Company]忙个不停。",
            "作为[氢能|Industry]龙头企业的客户，[云帆能源|Company]受益。",
            "作为老厂长，他说[氢能|Industry]企业不好做，[云帆能源|Company]算例外。",
        ),
        fallback=False,
    ),
    Rule(
        "focusesOn.trade_of_the_firm",
        Predicate.FOCUSES_ON,
        (
            ClauseStart(),
            Gap(4),
            Cue("firm_focus"),
            Gap(6, without="of"),
            List("object", INDUSTRY),
            Gap(10, without="of"),
            Cue("of"),
            Maybe((Gap(6), Cue("player"))),
            List("subject", COMPANY),
        ),
        (
            "专注于[工业软件|Industry=object]开发的[云帆科技|Company=subject]迁入新址。",
            "从事[氢能|Industry=object]装备制造的[云帆能源|Company=subject]、[远山动力|Company=subject]同日投产。",
            "去年，主营[中药材|Industry=object]、[保健食品|Industry=object]的龙头企业[红日药业|Company=subject]扩产。",
        ),
        (
            "专注于[工业软件|Industry]的人才涌入，[云帆科技|Company]受益。",
            "参观[氢能|Industry]展的[云帆能源|Company]代表很兴奋。",
            "从事[氢能|Industry]研究的专家到访[云帆能源|Company]。",
        ),
        fallback=False,
    ),
)

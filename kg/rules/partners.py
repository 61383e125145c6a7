"""合作, continued: partners by name, hands joined, and agreements of several parties."""

from __future__ import annotations

from kg.patterns import AnyOf, ClauseStart, Cue, Gap, List, Maybe, NotAfter, Slot, Unless
from kg.rules.kinds import ACTORS, GATHERING, INDUSTRY, PROJECT
from kg.rules.rule import Rule
from kg.vocabulary import Modality, Predicate

BOTH_AGREE = "cooperatesWith.both_agree"
"""The rule of parties that one word takes up together (双方签署协议): its match names no object, each is the other's."""

RULES = (
    Rule(
        "cooperatesWith.are_partners",
        Predicate.COOPERATES_WITH,
        (
            List("subject", ACTORS),
            Gap(4),
            Cue("is", keep=False),
            List("object", ACTORS),
            Gap(12),
            Cue("partner"),
        ),
        (
            "[云帆科技|Company=subject]是[清风集团|Company=object]在[星河省|Region]的唯一合作伙伴。",
            "[云帆科技|Company=subject]是[远山集团|Company=object]的战略合作伙伴。",
            "[北斗大学|Institution=subject]、[云帆科技|Company=subject]已成为[星河高新区|Zone=object]重要合作伙伴。",
            "[远山集团|Company=subject]系[北斗药业|Company=object]长期合作伙伴。",
        ),
        (
            "[云帆科技|Company]是[远山集团|Company]的供应商。",
            "[云帆科技|Company]与[远山集团|Company]的合作伙伴座谈。",
            "[云帆科技|Company]是行业龙头，[远山集团|Company]的合作伙伴众多。",
        ),
    ),
    Rule(
        "cooperatesWith.joins_hands",
        Predicate.COOPERATES_WITH,
        (
            ClauseStart(),
            Gap(8),
            NotAfter("by"),
            List("subject", ACTORS, peers=False),
            Gap(6),
            Cue("join_hands"),
            Maybe((Cue("aspect"),)),
            List("object", ACTORS, mixed=True),
            Unless((Cue("peer_noun"),)),
        ),
        (
            "[云帆科技|Company=subject]联手[北斗大学|Institution=object]，共建实验室。",
            "去年，[远山集团|Company=subject]又联合[北斗药业|Company=object]和[清风集团|Company=object]打造新平台。",
            "[星河高新区|Zone=subject]携手[北斗研究院|Institution=object]攻关。",
        ),
        (
            "[云帆科技|Company]与员工联手，[北斗大学|Institution]到场。",
            "[云帆科技|Company]参观[北斗大学|Institution]。",
            "由[云帆科技|Company]联手[北斗大学|Institution]。",
        ),
    ),
    Rule(
        "cooperatesWith.parties_agree",
        Predicate.COOPERATES_WITH,
        (
            Slot("subject", ACTORS),
            Cue("list_comma", keep=False),
            List("object", ACTORS),
            Gap(2),
            Cue("parties", keep=False),
            Gap(16, over=INDUSTRY | PROJECT | GATHERING),
            Cue("agree"),
        ),
        (
            "[云帆科技|Company=subject]、[北斗大学|Institution=object]双方签署合作协议。",
            "[云帆科技|Company=subject]、[远山集团|Company=object]双方日前达成合作。",
            "[北斗大学|Institution=subject]、[远山集团|Company=object]两家在星河结成产业联盟。",
        ),
        (
            "[云帆科技|Company]、[北斗大学|Institution]三方会谈。",
            "[云帆科技|Company]、[北斗大学|Institution]等单位签署承诺书。",
            "[云帆科技|Company]三方签署合作协议。",
        ),
    ),
    Rule(
        BOTH_AGREE,
        Predicate.COOPERATES_WITH,
        (
            ClauseStart(),
            Gap(6),
            AnyOf(((Slot("subject", ACTORS),), (Cue("both_parties", keep=False),))),
            Gap(20, over=INDUSTRY | PROJECT | GATHERING, without="disagree"),
            Cue("both_act"),
            Unless((Cue("disagree"),)),
        ),
        (
            "<云帆科技|Company=subject><北斗大学|Institution=object>[去年|Period]，双方签署战略合作协议。",
            "<星河省|Region=subject><明月省|Region=object>[去年|Period]，双方就产业转移达成合作。",
            "<星河高新区|Zone=subject><明月经开区|Zone=object>双方将在[生物医药|Industry]方面开展合作。",
        ),
        (
            "<云帆科技|Company>[去年|Period]，双方签署战略合作协议。",
            "[云帆科技|Company]签署战略合作协议。",
            "<星河市|Region><明月市|Region>双方相距[八十公里|Quantity]。",
            "<星河市|Region><明月市|Region>[去年|Period]，双方未能签署合作协议。",
        ),
        modality=Modality.FACT,
    ),
    Rule(
        "cooperatesWith.as_partner",
        Predicate.COOPERATES_WITH,
        (
            Cue("as", keep=False),
            Slot("object", ACTORS),
            Gap(6),
            Cue("partner"),
            Gap(6),
            Cue("comma"),
            Slot("subject", ACTORS),
        ),
        (
            "作为[远山集团|Company=object]的合作伙伴，[云帆科技|Company=subject]为其提供零部件。",
            "作为[北斗大学|Institution=object]的战略合作伙伴，[星河高新区|Zone=subject]提供实训岗位。",
            "作为[清风集团|Company=object]长期合作伙伴，[北斗药业|Company=subject]获奖。",
        ),
        (
            "作为[远山集团|Company]的供应商，[云帆科技|Company]满产。",
            "作为合作伙伴，[云帆科技|Company]到场。",
            "作为[远山集团|Company]的合作伙伴、供应商大会的东道主，会场旁的[云帆科技|Company]很忙。",
        ),
    ),
    Rule(
        "cooperatesWith.also_with",
        Predicate.COOPERATES_WITH,
        (
            Cue("with", keep=False),
            Slot("subject", ACTORS),
            Gap(6),
            Cue("cooperate"),
            Cue("of"),
            Gap(6),
            Cue("there_are"),
            List("object", ACTORS, mixed=True),
        ),
        (
            "与[星河高新区|Zone=subject]合作的还有[北斗大学|Institution=object]、[远山研究院|Institution=object]。",
            "和[云帆科技|Company=subject]开展合作的企业包括[远山集团|Company=object]和[北斗药业|Company=object]。",
            "目前与[清风集团|Company=subject]签约合作的有[北斗药业|Company=object]。",
        ),
        (
            "与[星河高新区|Zone]合作的项目很多，[北斗大学|Institution]也有份。",
            "与[星河高新区|Zone]相邻的有[北斗大学|Institution]。",
            "[星河高新区|Zone]合作的还有[北斗大学|Institution]。",
        ),
    ),
)

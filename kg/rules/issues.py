"""出台: who issues a policy."""

from __future__ import annotations

from kg.patterns import Actor, ClauseStop, Cue, Gap, List, Maybe, Unless
from kg.rules.kinds import GATHERING, HOSTS, INDUSTRY, POLICY
from kg.rules.rule import Rule
from kg.vocabulary import Kind, Modality, Predicate

_OVER = INDUSTRY | GATHERING | frozenset({Kind.TITLE})

RULES = (
    Rule(
        "issues.issuer_issues",
        Predicate.ISSUES,
        (
            Actor("subject", HOSTS, limit=16),
            Cue("issue"),
            Unless((Cue("issue_noun"),)),
            Maybe((Cue("aspect"),)),
            Gap(14, over=_OVER),
            List("object", POLICY, mixed=True),
        ),
        (
            "[星河市|Region=subject]印发实施《[星河市制造业规划|Policy=object]》。",
            "<星河高新区|Zone=subject>制定出台“[稳增长20条|Policy=object]”“[助企12条|Policy=object]”。",
            "[国家署|Government=subject]近日发布关于支持[新材料|Industry]的《[指导意见|Policy=object]》。",
        ),
        (
            "[星河市|Region]学习《[星河市制造业规划|Policy]》。",
            "[云帆科技|Company]发布《[白皮书|Policy]》。",
            "[星河市|Region]召开发布会，解读《[指导意见|Policy]》。",
        ),
    ),
    Rule(
        "issues.policy_drafted",
        Predicate.ISSUES,
        (List("object", POLICY), Gap(8), Cue("drafted")),
        (
            "<星河市|Region=subject>《[星河市光伏产业行动计划|Policy=object]》公开征求意见，提出新目标。",
            "<国家署|Government=subject>日前，《[若干措施|Policy=object]》向社会公开征求意见。",
            "<星河高新区|Zone=subject>《[人才管理办法|Policy=object]》征求意见稿公布。",
        ),
        (
            "<星河市|Region>《[星河市光伏产业行动计划|Policy]》解读会举行。",
            "《[星河市光伏产业行动计划|Policy]》公开征求意见。",
            "<云帆科技|Company>《[若干措施|Policy]》公开征求意见。",
        ),
        modality=Modality.PLANNED,
    ),
    Rule(
        "issues.policy_in_force",
        Predicate.ISSUES,
        (List("object", POLICY), Gap(12), Cue("in_force"), Maybe((Cue("aspect"),)), ClauseStop()),
        (
            "<星河市|Region=subject>日前，《[星河市制造业规划|Policy=object]》正式印发。",
            "<国家署|Government=subject>《[若干措施|Policy=object]》近日出台。",
            "<星河高新区|Zone=subject>“[稳增长20条|Policy=object]”发布。",
        ),
        (
            "<星河市|Region>《[星河市制造业规划|Policy]》印发现场。",
            "<星河市|Region>《[星河市制造业规划|Policy]》提出目标。",
            "<云帆科技|Company>《[若干措施|Policy]》出台。",
        ),
    ),
    Rule(
        "issues.issued_by",
        Predicate.ISSUES,
        (
            List("subject", HOSTS, mixed=True, framed=True),
            Gap(6),
            Cue("issue"),
            Cue("of"),
            Gap(10, over=_OVER),
            List("object", POLICY),
        ),
        (
            "由[国家署|Government=subject]、[星河省|Region=subject]联合印发的《[总体方案|Policy=object]》提出目标。",
            "根据[星河市|Region=subject]出台的《[行动计划|Policy=object]》，投资翻番。",
            "在[国家署|Government=subject]发布的首份《[实施意见|Policy=object]》中，园区被点名。",
        ),
        (
            "[国家署|Government]的《[总体方案|Policy]》。",
            "[云帆科技|Company]发布的《[行动计划|Policy]》。",
            "[星河市|Region]落实《[实施意见|Policy]》。",
        ),
    ),
    Rule(
        "issues.policy_issued_by",
        Predicate.ISSUES,
        (
            List("object", POLICY, mixed=True),
            Gap(12),
            Cue("by"),
            List("subject", HOSTS, mixed=True),
            Gap(6),
            Cue("issue"),
        ),
        (
            "《[星河省数字经济三年行动方案|Policy=object]》近日由[星河省政府|Government=subject]印发实施。",
            "[高新区人才十条|Policy=object]由[星河高新区|Zone=subject]出台。",
            "《[产业集群培育办法|Policy=object]》日前由[国家署|Government=subject]、[财政厅|Government=subject]联合发布。",
        ),
        (
            "《[星河省数字经济三年行动方案|Policy]》由[星河省政府|Government]组织评估。",
            "由[星河省政府|Government]印发。",
            "《[产业集群培育办法|Policy]》由[云帆科技|Company]发布。",
        ),
    ),
)

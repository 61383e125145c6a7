"""签约, continued: lists in which each project has its firm, and contracts called off."""

from __future__ import annotations

from kg.patterns import ClauseStop, Cue, Gap, List, Slot, Unless
from kg.rules.kinds import COMPANY, FIRMS, GATHERING, HOSTS, INDUSTRY, INVESTORS, PERSON, PLACES, PROJECT
from kg.rules.rule import Rule
from kg.vocabulary import Modality, Predicate

RULES = (
    Rule(
        "signed.projects_of_firms",
        Predicate.SIGNED,
        (
            Slot("object", PROJECT),
            Cue("list_comma", keep=False),
            Gap(60, over=COMPANY | PROJECT | INDUSTRY, without="with"),
            Cue("sign"),
            ClauseStop(),
        ),
        (
            "<星河经开区|Zone=subject>[云帆科技|Company]投资10亿元的[芯片项目|Project=object]、[远山机械|Company]投资6亿元的[装备项目|Project]集中签约。",
            "<星河市|Region=subject>当天，[云帆科技|Company]的[云帆二厂|Project=object]、[北斗药业|Company]的[中间体基地|Project]签约。",
            "<星河高新区|Zone=subject>[云帆二厂|Project=object]、[远山机械|Company]的[装备项目|Project]正式签约。",
        ),
        (
            "<星河经开区|Zone>[芯片项目|Project]、[远山机械|Company]的[装备项目|Project]签约仪式举行。",
            "<星河经开区|Zone>[芯片项目|Project]、[远山机械|Company]的[装备项目|Project]开工。",
            "[芯片项目|Project]、[远山机械|Company]的[装备项目|Project]集中签约。",
        ),
        implied=HOSTS,
    ),
    Rule(
        "signed.called_off",
        Predicate.SIGNED,
        (
            List("subject", HOSTS),
            Gap(6),
            Cue("with", keep=False),
            Gap(4),
            List("object", INVESTORS, mixed=True),
            Gap(10),
            Cue("end_deal"),
            Gap(20, over=INDUSTRY | PROJECT),
            Cue("agreement"),
        ),
        (
            "[星河县|Region=subject]与[云帆电力|Company=object]解除投资协议。",
            "[星河高新区|Zone=subject]和[远山集团|Company=object]本周终止了一份12亿元的光伏投资协议。",
            "[明月县|Region=subject]已同[北斗药业|Company=object]解除[中间体基地|Project]的合同。",
        ),
        (
            "[星河县|Region]与[云帆电力|Company]签订投资协议。",
            "[云帆电力|Company]与[远山集团|Company]解除供货协议。",
            "[星河县|Region]与[云帆电力|Company]解除隔离。",
        ),
        modality=Modality.NEGATED,
    ),
    Rule(
        "signed.firm_called_off",
        Predicate.SIGNED,
        (
            List("object", FIRMS),
            Gap(6),
            Cue("with", keep=False),
            Gap(4),
            Slot("subject", HOSTS),
            Unless((Cue("list_break"),)),
            Gap(10),
            Cue("end_deal"),
            Gap(20, over=INDUSTRY | PROJECT),
            Cue("agreement"),
        ),
        (
            "[云帆电力|Company=object]与[星河县|Region=subject]解除投资协议。",
            "[远山集团|Company=object]已和[星河高新区|Zone=subject]终止[云帆二厂|Project]投资合同。",
            "[北斗药业|Company=object]日前同[明月县|Region=subject]取消了合作协议。",
        ),
        (
            "[云帆电力|Company]与[星河县|Region]签订投资协议。",
            "[云帆电力|Company]与[远山集团|Company]解除供货协议。",
            "[云帆电力|Company]与[星河县|Region]取消了会谈。",
        ),
        modality=Modality.NEGATED,
    ),
    Rule(
        "signed.parties_sign",
        Predicate.SIGNED,
        (
            Slot("subject", HOSTS),
            Cue("list_comma", keep=False),
            List("object", COMPANY),
            Gap(14, over=PLACES | GATHERING),
            Cue("sign"),
            Unless((Cue("sign_noun"),)),
            Gap(12, over=INDUSTRY | PROJECT),
            Cue("agreement"),
        ),
        (
            "[星河市政府|Government=subject]、[云帆科技|Company=object]、[远山集团|Company=object]在[星河市|Region]签署三方合作协议。",
            "[星河高新区|Zone=subject]、[北斗药业|Company=object]双方签订投资协议。",
            "[明月县|Region=subject]、[远山集团|Company=object]三方日前签署框架协议。",
        ),
        (
            "[云帆科技|Company]、[远山集团|Company]签署合作协议。",
            "[星河市政府|Government]、[云帆科技|Company]召开会议。",
            "[星河市政府|Government]、[云帆科技|Company]参加签约仪式。",
        ),
    ),
    Rule(
        "signed.deal_called_off",
        Predicate.SIGNED,
        (
            List("subject", HOSTS),
            Gap(2),
            Cue("with", keep=False),
            List("object", FIRMS),
            Gap(4),
            Cue("of"),
            Gap(12, over=INDUSTRY | PROJECT),
            Cue("agreement", keep=False),
            Gap(12),
            Cue("end_deal"),
        ),
        (
            "[星河县|Region=subject]与[云帆电力|Company=object]的投资协议终止。",
            "[星河高新区|Zone=subject]和[远山集团|Company=object]签订的合作协议因资金不到位被解除。",
            "去年[明月县|Region=subject]同[北斗药业|Company=object]的框架协议已经取消。",
        ),
        (
            "[星河县|Region]与[云帆电力|Company]的投资协议生效。",
            "[云帆电力|Company]与[远山集团|Company]的合作协议终止。",
            "[星河县|Region]的投资协议终止，[云帆电力|Company]离场。",
        ),
        modality=Modality.NEGATED,
    ),
    Rule(
        "signed.signed_by_persons",
        Predicate.SIGNED,
        (
            Slot("subject", HOSTS),
            Gap(12),
            Slot("host", PERSON),
            Cue("with", keep=False),
            Slot("object", FIRMS),
            Gap(12),
            Slot("guest", PERSON),
            Gap(14, over=INDUSTRY | PROJECT | HOSTS),
            Cue("sign"),
            Unless((Cue("sign_noun"),)),
        ),
        (
            "[星河高新区管委会|Government=subject]主任[赵远|Person=host]与[云帆科技|Company=object]董事长[周明|Person=guest]分别代表双方签约。",
            "[星河市|Region=subject]市长[赵远|Person=host]和[北斗药业|Company=object]总经理[周明|Person=guest]签署投资协议。",
            "[明月县|Region=subject]副县长[赵远|Person=host]同[远山集团|Company=object]负责人[周明|Person=guest]签订合作协议。",
        ),
        (
            "[星河市|Region]市长[赵远|Person]与[云帆科技|Company]董事长[周明|Person]座谈。",
            "[星河市|Region]市长[赵远|Person]与[云帆科技|Company]董事长[周明|Person]出席签约仪式。",
            "[星河市|Region]市长[赵远|Person]与[明月市|Region]市长[周明|Person]签署协议。",
        ),
    ),
    Rule(
        "signed.firms_person_signs",
        Predicate.SIGNED,
        (
            Slot("object", FIRMS),
            Gap(12),
            Slot("guest", PERSON),
            Cue("with", keep=False),
            Slot("subject", HOSTS),
            Gap(12),
            Slot("host", PERSON),
            Gap(14, over=INDUSTRY | PROJECT | HOSTS),
            Cue("sign"),
            Unless((Cue("sign_noun"),)),
        ),
        (
            "[云帆科技|Company=object]董事长[周明|Person=guest]与[星河高新区管委会|Government=subject]主任[赵远|Person=host]签约。",
            "[北斗药业|Company=object]总经理[周明|Person=guest]和[星河市|Region=subject]副市长[赵远|Person=host]签署投资协议。",
            "[远山集团|Company=object]总裁[周明|Person=guest]同[明月县|Region=subject]县长[赵远|Person=host]代表双方签订协议。",
        ),
        (
            "[云帆科技|Company]董事长[周明|Person]与[星河市|Region]市长[赵远|Person]座谈。",
            "[云帆科技|Company]董事长[周明|Person]与[星河市|Region]市长[赵远|Person]参加签约仪式。",
            "[云帆科技|Company]董事长[周明|Person]与[远山集团|Company]总裁[赵远|Person]签署协议。",
        ),
    ),
)

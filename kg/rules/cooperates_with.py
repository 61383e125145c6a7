"""合作: peers that agree to work together. Symmetric; given in the order of the text."""

from __future__ import annotations

from kg.patterns import ClauseStart, ClauseStop, Cue, Gap, List, Maybe, NotAfter, Slot, Unless
from kg.rules.kinds import ACTORS, COMPANY, FIRMS, GATHERING, HOSTS, INDUSTRY, PROJECT
from kg.rules.rule import Rule
from kg.vocabulary import Kind, Predicate

_BETWEEN = INDUSTRY | PROJECT | GATHERING | frozenset({Kind.INSTITUTION})

_PARTNERS = (
    List("subject", ACTORS),
    Unless((Cue("by"),)),
    Gap(6, without="home_nation"),
    NotAfter("part_of_word"),
    Cue("with"),
    Gap(6),
    List("object", ACTORS, mixed=True),
)

RULES = (
    Rule(
        "cooperatesWith.with_partner",
        Predicate.COOPERATES_WITH,
        (
            *_PARTNERS,
            Unless((Cue("peer_noun"),)),
            Gap(24, over=_BETWEEN, without="put_name"),
            Unless((Cue("co_found"),)),
            Cue("cooperate"),
        ),
        (
            "[云帆科技|Company=subject]与[北斗大学|Institution=object]达成战略合作。",
            "[星河市|Region=subject]同[明月市|Region=object]深化合作。",
            "促成[星河高新区|Zone=subject]与[北斗研究所|Institution=object]、[远山大学|Institution=object]等开展合作共建。",
        ),
        (
            "[云帆科技|Company]与[北斗大学|Institution]相邻。",
            "[星河新区|Zone]成为我国与[明月国|Region]合作的平台。",
            "[云帆科技|Company]和[远山集团|Company]获奖。",
            "[云帆科技|Company]参观[北斗大学|Institution]，探讨合作。",
        ),
    ),
    Rule(
        "cooperatesWith.founds_with",
        Predicate.COOPERATES_WITH,
        (
            NotAfter("by"),
            NotAfter("list_comma"),
            *_PARTNERS,
            Gap(24, over=_BETWEEN, without="put_name"),
            Cue("co_found"),
        ),
        (
            "[云帆科技|Company=subject]与[远山集团|Company=object]合资成立新公司。",
            "[星河市|Region=subject]同[北斗大学|Institution=object]共同组建研究院。",
            "[云帆科技|Company=subject]和[北斗大学|Institution=object]联合成立实验室。",
        ),
        (
            "公司由[云帆科技|Company]和[远山集团|Company]合资成立。",
            "公司由[云帆科技|Company]、[星河市政府|Government]和[远山集团|Company]合资成立。",
            "[云帆科技|Company]与[远山集团|Company]成立之初相邻。",
            "[云帆科技|Company]参观[北斗大学|Institution]，探讨成立合资公司。",
        ),
    ),
    Rule(
        "cooperatesWith.firms_agree",
        Predicate.COOPERATES_WITH,
        (
            List("subject", FIRMS),
            Gap(4),
            NotAfter("part_of_word"),
            Cue("with"),
            Maybe((Slot("holder", COMPANY), Cue("own_unit"), Maybe((Cue("of"),)))),
            Gap(2),
            List("object", FIRMS, mixed=True),
            Gap(30, over=_BETWEEN),
            Cue("agreement"),
        ),
        (
            "[云帆科技|Company=subject]与[北斗大学|Institution=object]就人才培养签订协议。",
            "[远山集团|Company=subject]又和[云帆科技|Company=object]签署框架性备忘录。",
            "[云帆科技|Company=subject]与[远山投资公司|Company=object]、[清风集团|Company=object]签署战略合作协议。",
            "[云帆科技|Company=subject]日前与[清风集团|Company]旗下的[远山能源|Company=object]在[星河市|Region]签订战略合作协议。",
        ),
        (
            "[云帆科技|Company]与[北斗大学|Institution]举办讲座。",
            "[云帆科技|Company]签订协议，[北斗大学|Institution]到场。",
            "[云帆科技|Company]与[星河市|Region]签署投资协议。",
        ),
    ),
    Rule(
        "cooperatesWith.firms_sign",
        Predicate.COOPERATES_WITH,
        (
            List("subject", FIRMS),
            Cue("with"),
            List("object", FIRMS, mixed=True),
            Unless((Cue("peer_noun"),)),
            Gap(10),
            Cue("sign"),
            Unless((Cue("sign_noun"),)),
            ClauseStop(),
        ),
        (
            "[云帆科技|Company=subject]与[远山集团|Company=object]在星河市签约，共建研究院。",
            "[北斗大学|Institution=subject]和[云帆科技|Company=object]正式签约。",
            "[云帆港口集团|Company=subject]与[远山交易所|Institution=object]举行签约仪式。",
        ),
        (
            "[云帆科技|Company]与[远山集团|Company]到场，[星河市|Region]签约。",
            "[云帆科技|Company]与[星河市|Region]签约。",
            "[云帆科技|Company]与[远山集团|Company]签约项目投产。",
        ),
    ),
    Rule(
        "cooperatesWith.places_agree",
        Predicate.COOPERATES_WITH,
        (
            List("subject", HOSTS),
            Gap(4),
            NotAfter("part_of_word"),
            Cue("with"),
            Gap(2),
            List("object", HOSTS, mixed=True),
            Gap(30, over=_BETWEEN),
            Cue("agreement"),
        ),
        (
            "[星河市|Region=subject]与[明月市|Region=object]签订对口帮扶协议。",
            "[国家署|Government=subject]与[星河省政府|Government=object]签署备忘录。",
            "[星河高新区|Zone=subject]与[明月区|Region=object]签署共建协议。",
        ),
        (
            "[星河市|Region]与[明月市|Region]相邻。",
            "[星河市|Region]签订协议，[明月市|Region]响应。",
            "[星河市政府|Government]达成了参与[明月县|Region]帮扶工作的协议。",
            "[星河市|Region]与[云帆科技|Company]签署投资协议。",
        ),
    ),
    Rule(
        "cooperatesWith.agrees_with",
        Predicate.COOPERATES_WITH,
        (
            ClauseStart(),
            Maybe((Cue("adverb_with"),)),
            Maybe((Cue("adverb_with"),)),
            Cue("with"),
            Gap(2),
            List("object", ACTORS, mixed=True),
            Unless((Cue("peer_noun"),)),
            Gap(14, over=_BETWEEN, without="put_name"),
            Cue("cooperate_act"),
        ),
        (
            "<星河市|Region=subject>成功引进龙头企业，与[北斗大学|Institution=object]签订战略合作协议。",
            "<云帆科技|Company=subject>去年，还联合[北斗大学|Institution=object]成立联合实验室。",
            "<星河高新区|Zone=subject>将与[北斗研究院|Institution=object]共建中试基地。",
        ),
        (
            "<星河市|Region>与[明月市|Region]相比，合作意愿更强。",
            "<云帆科技|Company>联合[北斗大学|Institution]的教授研究合作模式。",
            "<星河高新区|Zone>与[云帆科技|Company]签约。",
            "<星河高新区|Zone>医院与[北斗大学|Institution]共建联合实验室。",
            "<星河高新区|Zone>他和[北斗大学|Institution]共建了实验室。",
        ),
    ),
    Rule(
        "cooperatesWith.signs_with_body",
        Predicate.COOPERATES_WITH,
        (
            List("subject", HOSTS),
            Gap(6),
            Cue("with"),
            Gap(4),
            List("object", frozenset({Kind.INSTITUTION})),
            Gap(14, over=_BETWEEN),
            Cue("sign"),
            Gap(6),
            Cue("cooperate"),
        ),
        (
            "[星河新区|Zone=subject]与[北斗大学|Institution=object]签订战略合作协议。",
            "[星河市|Region=subject]同[远山研究院|Institution=object]、[北斗研究院|Institution=object]签署合作协议。",
            "[星河市政府|Government=subject]日前和[北斗大学|Institution=object]就人才培养签署战略合作框架协议。",
        ),
        (
            "[星河新区|Zone]与[北斗大学|Institution]签订土地协议。",
            "[星河新区|Zone]与[云帆科技|Company]签订投资协议。",
            "[星河新区|Zone]与[北斗大学|Institution]相邻。",
        ),
    ),
)

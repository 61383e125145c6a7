"""获评: an honour, a ranking or a status conferred."""

from __future__ import annotations

from kg.patterns import Actor, ClauseStart, Cue, Gap, List, Maybe, NotAfter, Slot, Unless
from kg.rules.kinds import ACTORS, INDUSTRY, PERSON, PROJECT, TITLE
from kg.rules.rule import Rule
from kg.vocabulary import Kind, Modality, Predicate

_HOLDERS = ACTORS | PROJECT | PERSON
_OVER = INDUSTRY | frozenset({Kind.REGION, Kind.GOVERNMENT})

RULES = (
    Rule(
        "awarded.holder_wins",
        Predicate.AWARDED,
        (
            NotAfter("by_leave"),
            NotAfter("backs"),
            Actor("subject", _HOLDERS, limit=22, over=_OVER),
            NotAfter("backs"),
            Unless((Cue("confer"),)),
            Cue("award"),
            Maybe((Cue("aspect"),)),
            Gap(14, over=_OVER),
            List("object", TITLE, mixed=True),
            Unless((Gap(6), Cue("of"), Gap(2), Slot("winner", _HOLDERS))),
        ),
        (
            "[云帆科技|Company=subject]、[远山集团|Company=subject]等31户企业获批“[专精特新中小企业|Title=object]”。",
            "<星河高新区|Zone=subject>去年获评[全国十强园区|Title=object]。",
            "[星河创业中心|Institution=subject]、[明月孵化器|Institution=subject]分别获得[国家级优秀孵化器|Title=object]佳绩。",
        ),
        (
            "[云帆科技|Company]申报[专精特新中小企业|Title]须提交材料。",
            "[专精特新中小企业|Title]由[星河市|Region]评选。",
            "[星河市|Region]发布[全国十强园区|Title]榜单。",
            "经[国务署|Government]批准升级为[国家高新区|Title]。",
            "[国家甲部|Government]印发通知，支持[星河高新区|Zone]创建[国家先导区|Title]。",
            "<星河高新区|Zone>获评“[国家绿色工厂|Title]”的[云帆科技|Company]扩产。",
        ),
    ),
    Rule(
        "awarded.holder_is_given",
        Predicate.AWARDED,
        (
            Actor("subject", _HOLDERS, limit=10),
            Cue("receive", keep=False),
            Gap(20, over=_OVER | frozenset({Kind.INSTITUTION})),
            Cue("confer"),
            Gap(10, over=_OVER),
            List("object", TITLE, mixed=True),
        ),
        (
            "[云帆科技|Company=subject]被[星河省科技厅|Government]授予“[创新型企业|Title=object]”称号。",
            "<星河高新区|Zone=subject>先后被授予[示范基地|Title=object]、[特色产业园|Title=object]称号。",
            "[星河市|Region=subject]获[北斗协会|Institution]授予“[轴承之都|Title=object]”。",
        ),
        (
            "[云帆科技|Company]申报[创新型企业|Title]。",
            "[星河省科技厅|Government]授予[云帆科技|Company]“[创新型企业|Title]”称号。",
            "[云帆科技|Company]获悉，省厅将授予[创新型企业|Title]牌匾。",
        ),
    ),
    Rule(
        "awarded.conferred_on",
        Predicate.AWARDED,
        (
            Cue("confer"),
            Gap(4),
            List("subject", _HOLDERS, mixed=True),
            Maybe((Gap(8), Cue("of"))),
            Gap(4),
            List("object", TITLE, mixed=True),
        ),
        (
            "[星河省科技厅|Government]授予[云帆科技|Company=subject]“[创新型企业|Title=object]”称号。",
            "[国家甲部|Government]、[国家乙部|Government]联合授予[星河软件园|Zone=subject][国家软件出口基地|Title=object]称号。",
            "大会授予[云帆科技|Company=subject]、[远山集团|Company=subject]“[优秀企业|Title=object]”称号。",
        ),
        (
            "[星河省科技厅|Government]授予“[创新型企业|Title]”称号。",
            "[云帆科技|Company]被授予“[创新型企业|Title]”称号。",
            "[星河省科技厅|Government]授予[云帆科技|Company]奖金，[创新型企业|Title]名单公布。",
        ),
        fallback=False,
    ),
    Rule(
        "awarded.on_the_list",
        Predicate.AWARDED,
        (
            List("object", TITLE),
            Gap(30, clauses=True),
            Cue("comma"),
            Maybe((Cue("among"),)),
            List("subject", _HOLDERS, mixed=True),
            Gap(10),
            Cue("on_list"),
        ),
        (
            "国家甲部公布[绿色工厂|Title=object]名单，[云帆科技|Company=subject]、[远山集团|Company=subject]两家企业榜上有名。",
            "全省5家企业入选[绿色工厂|Title=object]，其中[云帆科技|Company=subject]名列其中。",
            "去年关区新增[高级认证企业|Title=object]8家，[云帆科技|Company=subject]、[远山集团|Company=subject]在列。",
        ),
        (
            "[绿色工厂|Title]名单公布，[云帆科技|Company]提供设备。",
            "[绿色工厂|Title]榜上有名。",
            "[云帆科技|Company]申报[绿色工厂|Title]，榜上有名者获奖。",
        ),
        fallback=False,
    ),
    Rule(
        "awarded.winners_are",
        Predicate.AWARDED,
        (
            Cue("award"),
            Gap(8, over=_OVER),
            List("object", TITLE),
            Gap(8),
            Cue("comma"),
            Gap(4),
            Cue("enumerates"),
            List("subject", _HOLDERS, mixed=True),
        ),
        (
            "全省有3个县入选[农业现代化示范区|Title=object]，分别是[甲县|Region=subject]、[乙县|Region=subject]、[丙县|Region=subject]。",
            "全市5家企业获评[绿色工厂|Title=object]称号，包括[云帆科技|Company=subject]、[远山集团|Company=subject]。",
            "两个园区跻身[百强园区|Title=object]，依次是[星河高新区|Zone=subject]和[明月经开区|Zone=subject]。",
        ),
        (
            "全省有3个县入选[农业现代化示范区|Title]，[甲县|Region]召开会议。",
            "全市申报[绿色工厂|Title]，包括[云帆科技|Company]。",
            "[百强园区|Title]共100个，分别是[星河高新区|Zone]和[明月经开区|Zone]。",
        ),
        fallback=False,
    ),
    Rule(
        "awarded.as_holder",
        Predicate.AWARDED,
        (
            ClauseStart(),
            Cue("as"),
            Gap(12, over=_OVER),
            List("object", TITLE, mixed=True),
            Gap(16, over=TITLE, clauses=True),
            Slot("subject", ACTORS),
        ),
        (
            "作为[国家软件产业基地|Title=object]、西部首个“[软件名城|Title=object]”——[星河市|Region=subject]加快转型。",
            "作为全国[优秀开发区|Title=object]，[星河经开区|Zone=subject]持续发力。",
            "作为国家级[单项冠军企业|Title=object]，[云帆科技|Company=subject]扩产。",
        ),
        (
            "作为会议内容，[优秀开发区|Title]由[星河市|Region]评选。",
            "[星河经开区|Zone]作为评委，公布[优秀开发区|Title]。",
            "参评[优秀开发区|Title]，[星河经开区|Zone]准备充分。",
        ),
    ),
    Rule(
        "awarded.is_holder",
        Predicate.AWARDED,
        (
            NotAfter("passive"),
            List("subject", _HOLDERS),
            Gap(4),
            Cue("is"),
            Unless((Cue("not"),)),
            Gap(12, over=_OVER),
            List("object", TITLE),
        ),
        (
            "[云帆科技|Company=subject]是国家级[专精特新小巨人企业|Title=object]。",
            "[星河市|Region=subject]是全国[文明城市|Title=object]。",
            "[远山集团|Company=subject]系[制造业单项冠军|Title=object]。",
            "[星河市|Region=subject]、[明月市|Region=subject]、[滨江市|Region=subject]三市列为[首批试点城市|Title=object]。",
        ),
        (
            "[云帆科技|Company]是否入选[专精特新小巨人企业|Title]尚待公布。",
            "[云帆科技|Company]离[制造业单项冠军|Title]一步之遥。",
            "[星河市|Region]有[制造业单项冠军|Title]20家。",
        ),
    ),
    Rule(
        "awarded.strives_for",
        Predicate.AWARDED,
        (
            NotAfter("by_leave"),
            NotAfter("agree_to_zone"),
            Actor("subject", ACTORS, limit=24, over=_OVER, without="agree_to_zone"),
            NotAfter("prevail"),
            Cue("strive"),
            Unless((Cue("aspect"),)),
            Gap(10, over=_OVER),
            List("object", TITLE),
        ),
        (
            "<星河高新区|Zone=subject>以冲刺[软件名园|Title=object]为牵引。",
            "[星河市|Region=subject]申报[国家文化名城|Title=object]。",
            "[云帆科技|Company=subject]冲刺[世界500强|Title=object]。",
        ),
        (
            "[星河高新区|Zone]拿下[软件名园|Title]。",
            "[软件名园|Title]争创工作启动。",
            "[星河市|Region]公布[国家文化名城|Title]。",
            "[国家甲部|Government]印发函件，批准[星河市|Region]创建[国家先导区|Title]。",
        ),
        modality=Modality.PLANNED,
    ),
    Rule(
        "awarded.is_holder_too",
        Predicate.AWARDED,
        (
            ClauseStart(),
            Unless((Cue("as"),)),
            Gap(3, without="not"),
            Cue("is"),
            Unless((Cue("not"),)),
            Gap(10, over=_OVER),
            List("object", TITLE),
        ),
        (
            "<远山重工|Company=subject>成立于1958年，是[国家级制造业单项冠军|Title=object]。",
            "<星河高新区|Zone=subject>发展迅速，已成为[国家新型工业化产业示范基地|Title=object]。",
            "<云帆科技|Company=subject>去年扩产，还是[国家级专精特新“小巨人”企业|Title=object]。",
        ),
        (
            "是[国家级制造业单项冠军|Title]。",
            "<远山重工|Company>不是[国家级制造业单项冠军|Title]。",
            "<远山重工|Company>的客户申报[国家级制造业单项冠军|Title]。",
        ),
    ),
)

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
            Actor("subject", _HOLDERS, limit=22, over=_OVER),
            Cue("award"),
            Maybe((Cue("aspect"),)),
            Gap(14, over=_OVER),
            List("object", TITLE, mixed=True),
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
        ),
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
            Slot("subject", _HOLDERS),
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
            Actor("subject", ACTORS, limit=24, over=_OVER),
            Cue("strive"),
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

"""任职, in longer wordings: several bodies of one person, the post before the body, the title behind the name."""

from __future__ import annotations

from kg.patterns import ClauseStart, Cue, Gap, List, NotBehind, Slot, Unless, Words
from kg.rules.kinds import BODIES, FIRMS, PERSON
from kg.rules.rule import Rule
from kg.vocabulary import ORGANISATIONS, Kind, Modality, Predicate

_SCHOOLS = frozenset({Kind.INSTITUTION, Kind.COMPANY})

RULES = (
    Rule(
        "holdsPost.person_with_title",
        Predicate.HOLDS_POST,
        (
            NotBehind(ORGANISATIONS),
            Slot("object", _SCHOOLS),
            Slot("subject", PERSON),
            Words("post", "scholar", limit=0),
        ),
        (
            "[星河大学|Institution=object][王志明|Person=subject]教授认为，关键在于品种。",
            "[北斗研究院|Institution=object][李大为|Person=subject]研究员主持攻关。",
            "[云帆科技|Company=object][赵一鸣|Person=subject]高级工程师到场指导。",
        ),
        (
            "[星河大学|Institution]邀请[王志明|Person]教授讲课。",
            "[北斗研究院|Institution][李大为|Person]介绍。",
            "[星河市|Region][赵一鸣|Person]教授。",
        ),
        fallback=False,
        modality=Modality.FACT,
    ),
    Rule(
        "holdsPost.takes_posts_in_both",
        Predicate.HOLDS_POST,
        (
            Slot("subject", PERSON),
            Gap(6),
            Cue("take_post"),
            List("object", BODIES, least=2),
            Words("post", "post"),
        ),
        (
            "[李小明|Person=subject]同时担任[云帆科技|Company=object]、[远山制药|Company=object]董事长。",
            "[王芳|Person=subject]兼任[北斗研究院|Institution=object]和[星河研究院|Institution=object]院长。",
            "[赵一鸣|Person=subject]当选[星河协会|Institution=object]、[明月商会|Institution=object]会长。",
        ),
        (
            "[李小明|Person]会见[云帆科技|Company]、[远山制药|Company]董事长。",
            "[王芳|Person]到访[北斗研究院|Institution]和[星河研究院|Institution]。",
            "[赵一鸣|Person]担任评委，[星河协会|Institution]、[明月商会|Institution]会长到场。",
        ),
        fallback=False,
    ),
    Rule(
        "holdsPost.takes_second_post",
        Predicate.HOLDS_POST,
        (
            Slot("subject", PERSON),
            Gap(6),
            Cue("take_post"),
            Slot("other", BODIES),
            Words("first", "post"),
            Cue("post_sep"),
            Gap(2),
            Slot("object", BODIES),
            Words("post", "post"),
        ),
        (
            "[王芳|Person=subject]兼任[云石集团|Company=other]党委委员、[星河新材|Company=object]监事长。",
            "[李大为|Person=subject]任[明月市|Region=other]副市长、[明月高新区管委会|Government=object]主任。",
            "[赵一鸣|Person=subject]担任[北斗大学|Institution=other]教授及[远山实验室|Institution=object]主任。",
        ),
        (
            "[王芳|Person]兼任[云石集团|Company]党委委员，[星河新材|Company]监事长致辞。",
            "[李大为|Person]会见[明月市|Region]副市长、[明月高新区管委会|Government]主任。",
            "[赵一鸣|Person]担任[北斗大学|Institution]教授、[远山实验室|Institution]由他人主持。",
        ),
        fallback=False,
    ),
    Rule(
        "holdsPost.next_of_the_firm",
        Predicate.HOLDS_POST,
        (
            ClauseStart(),
            Words("first", "named_post", limit=8),
            Slot("other", PERSON),
            Cue("joined", keep=False),
            Words("post", "named_post", limit=2),
            Slot("subject", PERSON),
        ),
        (
            "<云帆集团|Company=object>董事长[陈小玲|Person=other]、总经理[李大为|Person=subject]均为外部引进。",
            "<远山纸业|Company=object>会上，总裁[周大安|Person=other]和副总裁[王小明|Person=subject]致辞。",
            "<北斗研究院|Institution=object>院长[赵一鸣|Person=other]，副院长[孙明|Person=subject]到场。",
        ),
        (
            "<云帆集团|Company>[陈小玲|Person]、总经理[李大为|Person]。",
            "<云帆集团|Company>董事长[陈小玲|Person]、远山集团总经理[李大为|Person]到场。",
            "<云帆集团|Company>董事长[陈小玲|Person]、来宾[李大为|Person]到场。",
        ),
        implied=FIRMS,
    ),
    Rule(
        "holdsPost.post_of_the_organ",
        Predicate.HOLDS_POST,
        (ClauseStart(), Words("post", "organ_post", limit=8), Slot("subject", PERSON)),
        (
            "<星河省林业厅|Government=object>厅长[李大为|Person=subject]说。",
            "<明月海关|Government=object>在现场，副关长[王小明|Person=subject]介绍通关情况。",
            "<北斗大学|Institution=object>昨天，校长[赵一鸣|Person=subject]没有念稿。",
        ),
        (
            "<远山集团|Company>局长[李大为|Person]说。",
            "<星河省林业厅|Government>市教育局局长[李大为|Person]说。",
            "<北斗大学|Institution>学生拜访校长[赵一鸣|Person]。",
        ),
        implied=frozenset({Kind.GOVERNMENT, Kind.INSTITUTION}),
    ),
    Rule(
        "holdsPost.chaired_by",
        Predicate.HOLDS_POST,
        (
            Slot("subject", PERSON),
            Gap(2),
            Cue("serve"),
            Words("post", "post", limit=8),
            Cue("of"),
            Slot("object", ORGANISATIONS),
        ),
        (
            "由[张小力|Person=subject]担任董事长的[云石集团|Company=object]今年扩产。",
            "[王小明|Person=subject]出任院长的[北斗研究院|Institution=object]揭牌。",
            "[李大为|Person=subject]兼任首席科学家的[远山药业|Company=object]发布新药。",
        ),
        (
            "由[张小力|Person]担任董事长，[云石集团|Company]今年扩产。",
            "[王小明|Person]拜访院长的[北斗研究院|Institution]揭牌。",
            "[李大为|Person]担任评委的[星河市|Region]赛事。",
        ),
        fallback=False,
    ),
    Rule(
        "holdsPost.third_of_same_body",
        Predicate.HOLDS_POST,
        (
            Slot("object", FIRMS),
            Words("first", "post"),
            Slot("other", PERSON),
            Cue("joined", keep=False),
            Words("second", "named_post", limit=0),
            Slot("another", PERSON),
            Cue("joined", keep=False),
            Words("post", "named_post", limit=0),
            Slot("subject", PERSON),
        ),
        (
            "[云帆科技|Company=object]董事长[王小明|Person=other]、总经理[李大为|Person=another]、副总经理[孙明|Person=subject]出席。",
            "[远山集团|Company=object]总裁[赵一鸣|Person=other]、副总裁[陈小玲|Person=another]、董事会秘书[钱伟|Person=subject]到场。",
            "[北斗研究院|Institution=object]院长[钱伟|Person=other]，副院长[孙明|Person=another]和总工程师[李大为|Person=subject]参加。",
        ),
        (
            "[云帆科技|Company]董事长[王小明|Person]、[远山集团|Company]总经理[李大为|Person]、副总经理[孙明|Person]出席。",
            "[云帆科技|Company]董事长[王小明|Person]、总经理[李大为|Person]、来宾[孙明|Person]出席。",
            "[云帆科技|Company]邀请[王小明|Person]、总经理[李大为|Person]、副总经理[孙明|Person]。",
        ),
        fallback=False,
    ),
    Rule(
        "holdsPost.share_post",
        Predicate.HOLDS_POST,
        (
            NotBehind(ORGANISATIONS),
            Slot("object", FIRMS),
            Words("post", "shared_post", limit=8),
            Slot("first", PERSON),
            Cue("list_comma", keep=False),
            List("subject", PERSON),
            Unless((Cue("post"),)),
        ),
        (
            "[云帆科技|Company=object]独立董事[王小明|Person=first]、[李大为|Person=subject]发表意见。",
            "[北斗研究院|Institution=object]研究员[赵一鸣|Person=first]、[陈小玲|Person=subject]撰文。",
            "[远山集团|Company=object]副总经理[钱伟|Person=first]、[孙明|Person=subject]等到场。",
        ),
        (
            "[云帆科技|Company]员工[王小明|Person]、[李大为|Person]发言。",
            "[云帆科技|Company]董事长[王小明|Person]、[李大为|Person]发言。",
            "[云帆科技|Company]独立董事[王小明|Person]，[李大为|Person]到场。",
            "[云帆科技|Company]邀请[王小明|Person]、[李大为|Person]。",
        ),
        fallback=False,
    ),
    Rule(
        "holdsPost.now_in_post",
        Predicate.HOLDS_POST,
        (
            Slot("subject", PERSON),
            Cue("comma"),
            Gap(30, clauses=True),
            Cue("now_in_post"),
            Slot("object", BODIES),
            Words("post", "post"),
        ),
        (
            "曾任厂长的[王小明|Person=subject]，现为[星河高新区|Zone=object]党委书记。",
            "[李大为|Person=subject]，男，现任[云帆科技|Company=object]总经理。",
            "[赵一鸣|Person=subject]，目前担任[北斗研究院|Institution=object]院长。",
        ),
        (
            "[王小明|Person]，到访[星河高新区|Zone]党委书记办公室。",
            "[李大为|Person]介绍，现任[云帆科技|Company]总经理是外地人。",
            "[赵一鸣|Person]，现为[北斗研究院|Institution]学生。",
        ),
        fallback=False,
    ),
)

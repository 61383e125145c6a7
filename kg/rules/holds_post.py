"""任职: a person and the body or place where the post is held; the post's words are kept."""

from __future__ import annotations

from kg.patterns import AnyOf, ClauseStart, ClauseStop, Cue, Gap, Maybe, NotAfter, NotBehind, Slot, Unless, Words
from kg.rules.kinds import BODIES, FIRMS, PERSON, PLACES
from kg.rules.rule import Rule
from kg.vocabulary import ORGANISATIONS, Modality, Predicate

RULES = (
    Rule(
        "holdsPost.body_post_person",
        Predicate.HOLDS_POST,
        (NotBehind(ORGANISATIONS), Slot("object", BODIES), Words("post", "post"), Gap(2), Slot("subject", PERSON)),
        (
            "[星河市政府|Government=object]副秘书长[王小明|Person=subject]表示。",
            "[云帆科技|Company=object]副总经理兼总工程师[李大为|Person=subject]介绍。",
            "[星河高新区党工委|Government=object]委员、一级调研员[赵一鸣|Person=subject]说。",
        ),
        (
            "[星河市政府|Government]邀请[王小明|Person]。",
            "[云帆科技|Company]，董事长[李大为|Person]。",
            "[云帆科技|Company]员工[李大为|Person]说。",
        ),
        fallback=False,
        modality=Modality.FACT,
    ),
    Rule(
        "holdsPost.first_of_posts",
        Predicate.HOLDS_POST,
        (
            Slot("object", BODIES),
            Words("post", "post"),
            AnyOf(((Cue("post_sep"), Gap(24, over=BODIES)), (Cue("comma"),))),
            Slot("other", BODIES),
            Words("second", "post"),
            Slot("subject", PERSON),
        ),
        (
            "[星河省|Region=object]常委、[明月市|Region=other]市委书记[王小明|Person=subject]表示。",
            "[远山集团|Company=object]副总裁兼[云帆科技|Company=other]总经理[李大为|Person=subject]介绍。",
            "[北斗大学|Institution=object]校长、[星河实验室|Institution=other]主任[赵一鸣|Person=subject]说。",
            "[星河市|Region=object]常委、副市长，[明月高新区党工委|Government=other]书记[周大安|Person=subject]陪同考察。",
            "[远山集团|Company=object]董事长，[云帆科技|Company=other]总经理[李大为|Person=subject]介绍。",
        ),
        (
            "[星河省|Region]、[明月市|Region]市委书记[王小明|Person]。",
            "[远山集团|Company]员工和[云帆科技|Company]总经理[李大为|Person]。",
            "[北斗大学|Institution]校长，[星河实验室|Institution]主任。",
            "[星河市|Region]开会，[明月高新区党工委|Government]书记[周大安|Person]到场。",
            "[远山集团|Company]董事长[王小明|Person]，[云帆科技|Company]总经理[李大为|Person]。",
            "[北斗大学|Institution]校长致辞，[星河实验室|Institution]主任[赵一鸣|Person]说。",
        ),
        fallback=False,
    ),
    Rule(
        "holdsPost.person_takes_post",
        Predicate.HOLDS_POST,
        (Slot("subject", PERSON), Gap(6), Cue("take_post"), Slot("object", BODIES), Words("post", "post")),
        (
            "[王小明|Person=subject]任[星河市|Region=object]市长。",
            "[李大为|Person=subject]近日出任[云帆科技|Company=object]首席执行官。",
            "[赵一鸣|Person=subject]当选[星河行业协会|Institution=object]会长。",
        ),
        (
            "[王小明|Person]到访[星河市|Region]市长热线。",
            "[李大为|Person]会见[云帆科技|Company]董事长。",
            "[赵一鸣|Person]，[星河市|Region]人。",
        ),
        fallback=False,
    ),
    Rule(
        "holdsPost.person_is_post",
        Predicate.HOLDS_POST,
        (
            Slot("subject", PERSON),
            Maybe((Cue("person_link", keep=False),)),
            Cue("is"),
            Slot("object", BODIES),
            Words("post", "post"),
        ),
        (
            "[王小明|Person=subject]是[星河市|Region=object]商务局局长。",
            "[李大为|Person=subject]系[云帆科技|Company=object]创始人。",
            "[赵一鸣|Person=subject]是[北斗研究院|Institution=object]院长。",
            "[赵一鸣|Person=subject]还是[星河市|Region=object]政协委员。",
        ),
        (
            "[王小明|Person]和[星河市|Region]商务局局长同行。",
            "[李大为|Person]是[云帆科技|Company]员工。",
            "[赵一鸣|Person]支持[北斗研究院|Institution]院长。",
        ),
        fallback=False,
    ),
    Rule(
        "holdsPost.branch_post",
        Predicate.HOLDS_POST,
        (Slot("object", ORGANISATIONS), Slot("branch", PLACES), Words("post", "post"), Gap(2), Slot("subject", PERSON)),
        (
            "[云帆科技|Company=object][星河省|Region=branch]业务部副部长[李大为|Person=subject]说。",
            "[远山集团|Company=object][明月市|Region=branch]项目部经理[王小明|Person=subject]介绍。",
            "[北斗研究院|Institution=object][星河高新区|Zone=branch]分院院长[赵一鸣|Person=subject]表示。",
        ),
        (
            "[云帆科技|Company]、[星河省|Region]省长[李大为|Person]说。",
            "[云帆科技|Company]在[星河省|Region]的员工[李大为|Person]说。",
            "[明月市|Region]市长[王小明|Person]介绍。",
        ),
        fallback=False,
    ),
    Rule(
        "holdsPost.post_of_the_firm",
        Predicate.HOLDS_POST,
        (ClauseStart(), Words("post", "named_post", limit=8), Slot("subject", PERSON), Unless((Cue("other_body"),))),
        (
            "<云帆集团|Company=object>展台前，市场总监[陈小玲|Person=subject]忙着递资料。",
            "<远山纸业|Company=object>发布公告，原董事长[周大安|Person=subject]不再担任该职务。",
            "<北斗研究院|Institution=object>副院长[李小为|Person=subject]说。",
        ),
        (
            "市场总监[陈小玲|Person]忙着递资料。",
            "<云帆集团|Company>来访的校长[陈小玲|Person]说。",
            "<云帆集团|Company>工程师团队请来[陈小玲|Person]。",
        ),
        implied=FIRMS,
    ),
    Rule(
        "holdsPost.next_of_same_body",
        Predicate.HOLDS_POST,
        (
            Slot("object", FIRMS),
            Words("first", "post"),
            Slot("other", PERSON),
            Cue("joined", keep=False),
            Words("post", "named_post", limit=0),
            Slot("subject", PERSON),
        ),
        (
            "[云帆科技|Company=object]总裁[王小明|Person=other]、副总裁[李大为|Person=subject]出席。",
            "[远山集团|Company=object]董事长[赵一鸣|Person=other]和总经理[陈小玲|Person=subject]到场。",
            "[北斗研究院|Institution=object]院长[钱伟|Person=other]，副院长[孙明|Person=subject]参加座谈。",
        ),
        (
            "[云帆科技|Company]总裁[王小明|Person]、[远山集团|Company]副总裁[李大为|Person]出席。",
            "[云帆科技|Company]邀请[王小明|Person]、副总裁[李大为|Person]出席。",
            "[云帆科技|Company]总裁[王小明|Person]、明珠橱柜总裁[李大为|Person]出席。",
            "[云帆科技|Company]总裁[王小明|Person]、来宾[李大为|Person]出席。",
        ),
        fallback=False,
    ),
    Rule(
        "holdsPost.next_of_same_place",
        Predicate.HOLDS_POST,
        (
            Slot("object", PLACES),
            Words("first", "post"),
            Slot("other", PERSON),
            Gap(16, clauses=True, there=False),
            Cue("joined", keep=False),
            Words("post", "local_post", limit=0),
            Slot("subject", PERSON),
        ),
        (
            "[星河区|Region=object]区委书记[王小明|Person=other]调研重点企业，副区长[李大为|Person=subject]陪同。",
            "[明月县|Region=object]县委书记[赵一鸣|Person=other]、县长[陈小玲|Person=subject]见证签约。",
            "[星河市|Region=object]市长[钱伟|Person=other]主持，副市长[孙明|Person=subject]参加。",
            "[星河|Region=object]市长[钱伟|Person=other]主持，副市长[孙明|Person=subject]参加。",
        ),
        (
            "[星河区|Region]区委书记[王小明|Person]来访，[明月区|Region]副区长[李大为|Person]陪同。",
            "[星河区|Region]居民[王小明|Person]来访，副区长[李大为|Person]陪同。",
            "[星河区|Region]区委书记[王小明|Person]会见校长[李大为|Person]。",
        ),
        fallback=False,
        modality=Modality.FACT,
    ),
    Rule(
        "holdsPost.person_apposed",
        Predicate.HOLDS_POST,
        (
            ClauseStart(),
            Slot("subject", PERSON),
            Maybe((Cue("portrayed", keep=False),)),
            Cue("comma", keep=False),
            Slot("object", BODIES),
            Words("post", "post", limit=12),
            ClauseStop(),
        ),
        (
            "[王小明|Person=subject]，[云帆科技|Company=object]董事长。",
            "[李大为|Person=subject]（左二），[远山机械厂|Company=object]高级技师，带队攻关。",
            "[赵一鸣|Person=subject]，[星河市|Region=object]市委书记。",
        ),
        (
            "[王小明|Person]，[云帆科技|Company]董事长[李大为|Person]到场。",
            "[王小明|Person]访问[云帆科技|Company]董事长。",
            "[王小明|Person]，[云帆科技|Company]的老员工。",
        ),
        fallback=False,
    ),
    Rule(
        "holdsPost.removed_from",
        Predicate.HOLDS_POST,
        (
            Cue("remove"),
            Maybe((Cue("colon"),)),
            Gap(4),
            Slot("subject", PERSON),
            Maybe((Cue("of"),)),
            Slot("object", BODIES),
            Words("post", "post"),
        ),
        (
            "免去：[黄小文|Person=subject]的[星河大学|Institution=object]副校长职务。",
            "决定免去[李小明|Person=subject][星河市政府|Government=object]秘书长职务。",
            "撤销[王大同|Person=subject]的[远山集团|Company=object]董事长职务。",
        ),
        (
            "免去[星河大学|Institution]的学费。",
            "[黄小文|Person]的[星河大学|Institution]副校长履历。",
            "免去[黄小文|Person]职务，[星河大学|Institution]副校长接任。",
        ),
        modality=Modality.NEGATED,
        fallback=False,
    ),
    Rule(
        "holdsPost.post_held_by",
        Predicate.HOLDS_POST,
        (
            ClauseStart(),
            Words("post", "post", limit=8),
            Cue("by"),
            Slot("subject", PERSON),
            Cue("serve"),
        ),
        (
            "[星河市大数据局|Government=object]挂牌成立，局长由[林小伟|Person=subject]担任。",
            "[云帆科技|Company=object]公告，董事长由[李大为|Person=subject]出任。",
            "[北斗研究院|Institution=object]换届，院长由[王小明|Person=subject]兼任。",
        ),
        (
            "局长由[林小伟|Person]担任。",
            "<云帆科技|Company>产品由[李大为|Person]设计。",
            "<云帆科技|Company>董事长由股东大会选出，[李大为|Person]当选。",
        ),
        implied=ORGANISATIONS,
        fallback=False,
    ),
    Rule(
        "holdsPost.takes_the_post",
        Predicate.HOLDS_POST,
        (Slot("subject", PERSON), Gap(2), Cue("take_post"), Words("post", "post", limit=6), ClauseStop()),
        (
            "<北斗研究院|Institution=object>揭牌，[欧小明|Person=subject]出任首任院长。",
            "<云帆科技|Company=object>公告，[李大为|Person=subject]担任总经理。",
            "<远山集团|Company=object>[王小明|Person=subject]任董事长。",
        ),
        (
            "[欧小明|Person]出任首任院长。",
            "<北斗研究院|Institution>[欧小明|Person]拜访院长。",
            "<云帆科技|Company>[李大为|Person]担任总经理期间业绩大增。",
        ),
        implied=ORGANISATIONS,
    ),
    Rule(
        "holdsPost.local_post",
        Predicate.HOLDS_POST,
        (
            NotBehind(PLACES | ORGANISATIONS),
            NotAfter("post_lead"),
            Words("post", "local_post", limit=0),
            Slot("subject", PERSON),
        ),
        (
            "<星河县|Region=object>县委书记[赵小玲|Person=subject]宣布开工。",
            "<明月市|Region=object>在现场，市长[王小明|Person=subject]说。",
            "<星河高新区|Zone=object>管委会主任[李大为|Person=subject]介绍。",
        ),
        (
            "县委书记[赵小玲|Person]宣布开工。",
            "<明月市|Region>县委书记[赵小玲|Person]到访。",
            "<星河县|Region>邻县县长[王小明|Person]到访。",
        ),
        implied=PLACES,
        bears=True,
    ),
)

"""举办, 参加: who holds and who attends a conference, a fair or a signing."""

from __future__ import annotations

from kg.patterns import Actor, AnyOf, ClauseStart, ClauseStop, Cue, Gap, List, Maybe, Unless
from kg.rules.kinds import ACTORS, FIRMS, GATHERING, INDUSTRY, PERSON
from kg.rules.rule import Rule
from kg.vocabulary import ORGANISATIONS, Kind, Predicate

_OVER = INDUSTRY | PERSON | frozenset({Kind.TITLE})

RULES = (
    Rule(
        "organizes.organizer_of",
        Predicate.ORGANIZES,
        (
            List("subject", ACTORS, mixed=True),
            Gap(4),
            Cue("organize_only"),
            Gap(60, over=ACTORS | _OVER, clauses=True, without="takes_part"),
            List("object", GATHERING),
        ),
        (
            "由[星河市政府|Government=subject]、[北斗大学|Institution=subject]主办，[星河高新区|Zone=subject]承办的[第九届软件洽谈会|Gathering=object]举行。",
            "[远山集团|Company=subject]承办的[新材料大会|Gathering=object]开幕。",
            "由[星河市|Region=subject]和[明月市|Region=subject]共同主办的[产业峰会|Gathering=object]闭幕。",
        ),
        (
            "[星河市政府|Government]参加[第九届软件洽谈会|Gathering]。",
            "[远山集团|Company]赞助[新材料大会|Gathering]。",
            "[星河市|Region]组织30家企业参加[新材料大会|Gathering]。",
            "主办[新材料大会|Gathering]。",
        ),
        fallback=False,
    ),
    Rule(
        "organizes.organizer_holds",
        Predicate.ORGANIZES,
        (
            Actor("subject", ACTORS, limit=18),
            Cue("organize"),
            Maybe((Cue("aspect"),)),
            Unless((Cue("at"),)),
            Unless((Cue("of"),)),
            Gap(14, over=_OVER, without="attend"),
            List("object", GATHERING, mixed=True),
        ),
        (
            "[星河市|Region=subject]举行[2022年招商推介大会|Gathering=object]。",
            "<星河高新区|Zone=subject>成功举办“[服务企业推介会|Gathering=object]”“[百企进园活动|Gathering=object]”。",
            "[星河市委|Government=subject]每月召集[工业立市现场会|Gathering=object]。",
        ),
        (
            "[星河市|Region]派代表参加[招商推介大会|Gathering]。",
            "[招商推介大会|Gathering]在[星河市|Region]举行。",
            "[云帆科技|Company]借[招商推介大会|Gathering]亮相。",
            "[星河市|Region]组织企业参加[进口博览会|Gathering]。",
        ),
    ),
    Rule(
        "organizes.held_by",
        Predicate.ORGANIZES,
        (
            List("object", GATHERING),
            Gap(24, clauses=True),
            Cue("by"),
            Maybe((Cue("modifier"),)),
            List("subject", ACTORS, mixed=True),
            Gap(6),
            Cue("organize_only"),
        ),
        (
            "[第九届软件洽谈会|Gathering=object]由[星河市政府|Government=subject]、[北斗大学|Institution=subject]主办。",
            "[新材料大会|Gathering=object]在本市开幕，由[远山集团|Company=subject]承办。",
            "本届[产业峰会|Gathering=object]由[星河高新区|Zone=subject]联合主办。",
        ),
        (
            "[第九届软件洽谈会|Gathering]由[星河市政府|Government]赞助。",
            "由[星河市政府|Government]主办。",
            "[新材料大会|Gathering]邀请[远山集团|Company]。",
        ),
        fallback=False,
    ),
    Rule(
        "organizes.meeting_of",
        Predicate.ORGANIZES,
        (
            List("subject", ACTORS),
            Cue("organize"),
            Cue("of"),
            Gap(6, over=_OVER),
            List("object", GATHERING),
        ),
        (
            "[星河开发区|Zone=subject]召开的[经济工作会议|Gathering=object]上，代表们踊跃发言。",
            "[远山集团|Company=subject]举办的[供应商大会|Gathering=object]吸引百家企业。",
            "[星河市|Region=subject]组织的[招商推介会|Gathering=object]上，项目签约。",
        ),
        (
            "在[星河市|Region]的[招商推介会|Gathering]上。",
            "昨天，在[星河市|Region]举行的[招商推介会|Gathering]上，项目签约。",
            "[远山集团|Company]参加的[供应商大会|Gathering]。",
            "[招商推介会|Gathering]由[星河市|Region]举办。",
        ),
        fallback=False,
    ),
    Rule(
        "attends.party_attends",
        Predicate.ATTENDS,
        (
            Actor("subject", ORGANISATIONS | PERSON, limit=14),
            Cue("attend"),
            Maybe((Cue("aspect"),)),
            Gap(12),
            List("object", GATHERING),
        ),
        (
            "[云帆科技|Company=subject]携新品亮相[星河进口博览会|Gathering=object]。",
            "[王小明|Person=subject]、[李大为|Person=subject]出席[新材料大会|Gathering=object]。",
            "[北斗大学|Institution=subject]应邀参加[产业峰会|Gathering=object]。",
        ),
        (
            "[云帆科技|Company]承办[产业峰会|Gathering]。",
            "[星河市|Region]出席[产业峰会|Gathering]。",
            "[产业峰会|Gathering]邀请[云帆科技|Company]。",
        ),
        fallback=False,
    ),
    Rule(
        "attends.present_at",
        Predicate.ATTENDS,
        (
            Cue("at"),
            Gap(6),
            List("object", GATHERING),
            Gap(8, clauses=True),
            List("subject", FIRMS, mixed=True),
            Gap(14, over=frozenset({Kind.PROJECT})),
            Cue("present"),
        ),
        (
            "在[星河进口博览会|Gathering=object]上，[云帆科技|Company=subject]展出新品。",
            "在本届[新材料大会|Gathering=object]现场，[远山集团|Company=subject]、[北斗药业|Company=subject]集中亮相。",
            "走进[产业峰会|Gathering]，在[产业峰会|Gathering=object]展馆内，[云帆科技|Company=subject]发布新一代芯片。",
        ),
        (
            "在[星河进口博览会|Gathering]上，观众热情。",
            "在[星河市|Region]，[云帆科技|Company]展出新品。",
            "[云帆科技|Company]为[产业峰会|Gathering]提供服务。",
        ),
        fallback=False,
    ),
    Rule(
        "attends.exhibits_there",
        Predicate.ATTENDS,
        (
            List("subject", FIRMS, mixed=True),
            Gap(16),
            Cue("exhibit"),
            ClauseStop(),
        ),
        (
            "<星河博览会|Gathering=object>[云帆科技|Company=subject]、[远山集团|Company=subject]等企业携新品亮相。",
            "<星河博览会|Gathering=object>[北斗药业|Company=subject]连续六年参展。",
            "<新材料大会|Gathering=object>[云帆科技|Company=subject]等20家企业集中参展。",
        ),
        (
            "<星河博览会|Gathering>[云帆科技|Company]亮相央视节目。",
            "[云帆科技|Company]参展。",
            "<星河博览会|Gathering>[云帆科技|Company]扩产。",
        ),
    ),
    Rule(
        "organizes.co_organizer",
        Predicate.ORGANIZES,
        (
            ClauseStart(),
            Maybe((Cue("by"),)),
            List("subject", ACTORS, mixed=True),
            Gap(8),
            Cue("organize_only"),
            ClauseStop(),
        ),
        (
            "<星河投洽会|Gathering=object>由[国家商务部|Government=subject]主办，[星河省政府|Government=subject]、[星河市政府|Government=subject]承办。",
            "<星河投洽会|Gathering=object>[北斗大学|Institution=subject]、[云帆集团|Company=subject]等单位协办。",
            "<产业峰会|Gathering=object>由[明月高新区|Zone=subject]联合承办。",
        ),
        (
            "[星河省政府|Government]、[星河市政府|Government]承办。",
            "<星河投洽会|Gathering>[星河省政府|Government]承办权尚未确定。",
            "<星河投洽会|Gathering>[星河省政府|Government]主办方到场。",
        ),
    ),
    Rule(
        "organizes.this_is_held_by",
        Predicate.ORGANIZES,
        (
            ClauseStart(),
            Cue("this_event", keep=False),
            Gap(4),
            Cue("by", keep=False),
            List("subject", ACTORS, mixed=True),
            Gap(8, without="guide"),
            Unless((Cue("guide"),)),
            Cue("organize_only"),
        ),
        (
            "<星河博览会|Gathering=object>此次展会由[星河省商务厅|Government=subject]、[星河市政府|Government=subject]联合主办。",
            "<产业峰会|Gathering=object>大会由[明月高新区|Zone=subject]承办，三百人到会。",
            "<新材料大会|Gathering=object>论坛期间发布白皮书，活动由[北斗大学|Institution=subject]和[云帆集团|Company=subject]协办。",
        ),
        (
            "此次展会由[星河省商务厅|Government]联合主办。",
            "<产业峰会|Gathering>大会由[明月高新区|Zone]指导。",
            "<产业峰会|Gathering>大会邀请[明月高新区|Zone]，由协会主办。",
            "<星河博览会|Gathering>展会由[云帆集团|Company]赞助。",
        ),
    ),
    Rule(
        "organizes.and_co_organizer",
        Predicate.ORGANIZES,
        (
            Cue("organize_only"),
            Cue("list_break"),
            List("subject", ACTORS, mixed=True),
            Gap(4),
            Cue("organize_only"),
            ClauseStop(),
        ),
        (
            "<星河投洽会|Gathering=object>由国家商务部主办、[星河省政府|Government=subject]承办。",
            "<产业峰会|Gathering=object>由两院主办、[北斗大学|Institution=subject]和[云帆集团|Company=subject]协办。",
            "<新材料大会|Gathering=object>由协会主办、[明月高新区|Zone=subject]联合承办。",
        ),
        (
            "由国家商务部主办、[星河省政府|Government]承办。",
            "<星河投洽会|Gathering>由国家商务部主办、[星河省政府|Government]到场。",
            "<星河投洽会|Gathering>由国家商务部主办，观众称赞[星河省政府|Government]。",
        ),
    ),
    Rule(
        "attends.attends_it",
        Predicate.ATTENDS,
        (
            List("subject", PERSON),
            Gap(24, clauses=True),
            Cue("attend"),
            Maybe((Cue("aspect"),)),
            Gap(4),
            AnyOf(((Cue("the_event"), Unless((Cue("of"),))), (ClauseStop(),))),
        ),
        (
            "<星河招商推介会|Gathering=object>副市长[王小明|Person=subject]出席活动。",
            "<新材料大会|Gathering=object>市领导[李大为|Person=subject]、[赵一鸣|Person=subject]参加仪式。",
            "<星河博览会|Gathering=object>县领导[孙明|Person=subject]、[周强|Person=subject]，各乡镇负责人参加。",
            "<产业峰会|Gathering=object>[钱伟|Person=subject]等出席会议并致辞。",
        ),
        (
            "[王小明|Person]出席活动。",
            "<星河招商推介会|Gathering>[王小明|Person]主持活动。",
            "<星河招商推介会|Gathering>[王小明|Person]出席活动的消息传开。",
        ),
    ),
    Rule(
        "attends.acts_there",
        Predicate.ATTENDS,
        (List("subject", PERSON), Gap(4), Cue("acts_there"), ClauseStop()),
        (
            "<星河开工活动|Gathering=object>县委书记[王小明|Person=subject]宣布项目开工。",
            "<新材料大会|Gathering=object>市长[李大为|Person=subject]致辞，[赵一鸣|Person=subject]主持。",
            "<产业峰会|Gathering=object>[钱伟|Person=subject]主持会议。",
        ),
        (
            "县委书记[王小明|Person]宣布项目开工。",
            "<星河开工活动|Gathering>[王小明|Person]主持编写的书出版。",
            "<星河开工活动|Gathering>[云帆科技|Company]主持。",
        ),
    ),
    Rule(
        "attends.brings_wares",
        Predicate.ATTENDS,
        (
            List("subject", FIRMS, mixed=True),
            Gap(6),
            Cue("bring"),
            Gap(10, over=INDUSTRY),
            Cue("wares"),
        ),
        (
            "<星河博览会|Gathering=object>[云帆集团|Company=subject]、[远山集团|Company=subject]也带来了各自的拳头产品。",
            "<星河博览会|Gathering=object>[北斗药业|Company=subject]带来多款新品。",
            "<新材料大会|Gathering=object>[云帆科技|Company=subject]首次展示了自主研发的成果。",
        ),
        (
            "[云帆集团|Company]带来了拳头产品。",
            "<星河博览会|Gathering>[云帆集团|Company]带来了就业。",
            "<星河博览会|Gathering>带来了新产品。",
        ),
    ),
)

"""参加, said of what firms show and persons say at a gathering, and of the guests that a report lists."""

from __future__ import annotations

from kg.patterns import AnyOf, ClauseStart, Cue, Gap, List, Maybe, Slot
from kg.rules.kinds import FIRMS, GATHERING, PERSON, PLACES
from kg.rules.rule import Rule
from kg.vocabulary import ORGANISATIONS, Kind, Predicate

RULES = (
    Rule(
        "attends.present_on_it",
        Predicate.ATTENDS,
        (
            ClauseStart(),
            Gap(4),
            Slot("object", GATHERING),
            Cue("on"),
            Cue("comma", keep=False),
            Gap(6, over=PLACES),
            List("subject", FIRMS, mixed=True),
            Gap(14, over=frozenset({Kind.PROJECT})),
            AnyOf(((Cue("present"),), (Cue("speak"),))),
        ),
        (
            "[星河博览会|Gathering=object]上，[云帆科技|Company=subject]展示了新一代列车。",
            "本届[星河进博会|Gathering=object]上，[远山集团|Company=subject]首次展出了样机。",
            "在[产业峰会|Gathering=object]上，来自[德国|Region]的[云帆科技|Company=subject]、[北斗药业|Company=subject]等公司负责人分别发言。",
        ),
        (
            "[星河博览会|Gathering]上，观众热情。",
            "[星河博览会|Gathering]闭幕，[云帆科技|Company]展示了新一代列车。",
            "[星河市|Region]上，[云帆科技|Company]展示了新一代列车。",
        ),
        fallback=False,
    ),
    Rule(
        "attends.shows_at",
        Predicate.ATTENDS,
        (
            List("subject", FIRMS, mixed=True),
            Gap(8),
            Cue("at"),
            Gap(10, over=PLACES),
            List("object", GATHERING),
            Gap(8),
            Cue("present"),
        ),
        (
            "来自德国的[云帆子|Company=subject]在[星河进博会|Gathering=object]展台展示了新方案。",
            "[远山集团|Company=subject]首次在[新材料大会|Gathering=object]上发布白皮书。",
            "[北斗大学|Institution=subject]、[云帆科技|Company=subject]在[产业峰会|Gathering=object]现场集中亮相。",
            "[远山集团|Company=subject]在同期于[星河市|Region]举行的[新材料大会|Gathering=object]上发布白皮书。",
        ),
        (
            "[云帆子|Company]在[星河进博会|Gathering]展台售票。",
            "[云帆子|Company]展示新方案，在[星河进博会|Gathering]后签约。",
            "[星河市|Region]在[星河进博会|Gathering]上发布榜单。",
        ),
        fallback=False,
    ),
    Rule(
        "attends.speaks_at",
        Predicate.ATTENDS,
        (
            Slot("subject", PERSON),
            Gap(10),
            Cue("at"),
            Gap(10, over=PLACES),
            List("object", GATHERING),
            Cue("on"),
            Gap(4),
            Cue("speak"),
        ),
        (
            "[王小明|Person=subject]总书记在[星河科学大会|Gathering=object]上强调，要抓好落实。",
            "[李大为|Person=subject]在[第五届产业峰会|Gathering=object]上发表主旨演讲。",
            "[钱伟|Person=subject]在同日举行的[产业圆桌会|Gathering=object]上表示。",
            "[赵一鸣|Person=subject]市长在[招商推介会|Gathering=object]、[人才大会|Gathering=object]上致辞。",
        ),
        (
            "[王小明|Person]在[星河科学大会|Gathering]前夕表示。",
            "[王小明|Person]谈[星河科学大会|Gathering]的成果。",
            "[云帆科技|Company]在[星河科学大会|Gathering]上致辞。",
        ),
        fallback=False,
    ),
    Rule(
        "attends.listed_among_guests",
        Predicate.ATTENDS,
        (
            Cue("attend"),
            Gap(4),
            Slot("object", GATHERING),
            Cue("of"),
            Gap(10, over=PLACES),
            Cue("comprise"),
            List("subject", ORGANISATIONS | PERSON, mixed=True),
        ),
        (
            "出席[星河洽谈会|Gathering=object]的客商包括[云帆科技|Company=subject]、[远山集团|Company=subject]等。",
            "参加[新材料大会|Gathering=object]的[明月|Region]厂商包括[北斗药业|Company=subject]。",
            "应邀出席[产业峰会|Gathering=object]的嘉宾包括[王小明|Person=subject]、[李大为|Person=subject]。",
        ),
        (
            "出席[星河洽谈会|Gathering]的客商参观了[云帆科技|Company]。",
            "[星河洽谈会|Gathering]的内容包括[云帆科技|Company]路演。",
            "出席[星河洽谈会|Gathering]后，客商考察了[远山集团|Company]。",
        ),
        fallback=False,
    ),
    Rule(
        "attends.travels_to_attend",
        Predicate.ATTENDS,
        (
            List("subject", ORGANISATIONS | PERSON),
            Gap(12),
            Cue("arrives"),
            List("place", PLACES),
            Cue("attend"),
            Maybe((Cue("aspect"),)),
            Gap(12),
            List("object", GATHERING),
        ),
        (
            "[星河商会|Institution=subject]组团赴[德国|Region]参加[滨江博览会|Gathering=object]。",
            "[云帆科技|Company=subject]前往[明月市|Region]参展[新材料大会|Gathering=object]。",
            "[王小明|Person=subject]一行赴[清风省|Region]出席[产业峰会|Gathering=object]。",
        ),
        (
            "[星河商会|Institution]组团赴[德国|Region]考察，[滨江博览会|Gathering]开幕。",
            "[云帆科技|Company]产品销往[德国|Region]，[滨江博览会|Gathering]见证。",
            "[王小明|Person]一行赴[清风省|Region]筹备[产业峰会|Gathering]。",
        ),
        fallback=False,
    ),
)

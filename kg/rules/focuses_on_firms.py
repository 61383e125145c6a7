"""聚焦产业, of companies and projects: the fields that the text gives them."""

from __future__ import annotations

from kg.patterns import ClauseStart, Cue, Gap, List, Maybe, Slot, Unless
from kg.rules.kinds import COMPANY, INDUSTRY, PROJECT
from kg.rules.rule import Rule
from kg.vocabulary import Predicate, ValueKind

_COUNT = frozenset({ValueKind.QUANTITY})

RULES = (
    Rule(
        "focusesOn.companies_of_field",
        Predicate.FOCUSES_ON,
        (
            List("subject", COMPANY),
            Cue("counted"),
            Maybe((Slot("count", _COUNT),)),
            Gap(4),
            List("object", INDUSTRY),
            Gap(4),
            Cue("firms"),
        ),
        (
            "集聚[云帆药业|Company=subject]、[远山生物|Company=subject]等[生物医药|Industry=object]领域企业。",
            "[北斗软件|Company=subject]等[3家|Quantity=count][软件|Industry=object]企业上市。",
            "[云帆能源|Company=subject]等一批[氢能|Industry=object]龙头企业到会。",
        ),
        (
            "[云帆药业|Company]等企业参加[生物医药|Industry]大会。",
            "[云帆药业|Company]关注[生物医药|Industry]企业。",
            "[星河市|Region]等[生物医药|Industry]企业集聚地。",
        ),
    ),
    Rule(
        "focusesOn.company_in_field",
        Predicate.FOCUSES_ON,
        (
            Slot("subject", COMPANY),
            Gap(14, without="of_another list_mark"),
            List("object", INDUSTRY),
            Gap(6),
            Cue("player"),
        ),
        (
            "[云帆科技|Company=subject]是中国[网络安全|Industry=object]产业领跑者。",
            "[远山集团|Company=subject]作为[新能源汽车|Industry=object]龙头企业扩产。",
            "[北斗药业|Company=subject]跻身国内[创新药|Industry=object]领军企业行列。",
        ),
        (
            "[云帆科技|Company]参加[网络安全|Industry]大会。",
            "[星河市|Region]有[网络安全|Industry]企业200家。",
            "[云帆科技|Company]，[新能源汽车|Industry]龙头企业。",
            "[云帆科技|Company]入股的一家[氢能|Industry]公司迁址。",
            "以[云帆科技|Company]、[锂电|Industry]为龙头，引来企业。",
        ),
    ),
    Rule(
        "focusesOn.company_specialises",
        Predicate.FOCUSES_ON,
        (
            Slot("subject", COMPANY | PROJECT),
            Gap(10),
            Cue("specialise"),
            Unless((Cue("of"),)),
            Gap(12),
            List("object", INDUSTRY),
        ),
        (
            "[云帆科技|Company=subject]专注于[集成电路|Industry=object]设计。",
            "[星河智造基地|Project=subject]主要从事[新能源汽车|Industry=object]零部件生产。",
            "[远山集团|Company=subject]深耕[生物医药|Industry=object]、[医疗器械|Industry=object]领域。",
        ),
        (
            "[云帆科技|Company]举办[集成电路|Industry]展。",
            "[星河市|Region]主要从事[新能源汽车|Industry]的企业。",
            "[云帆科技|Company]专注的态度，[集成电路|Industry]界皆知。",
        ),
    ),
    Rule(
        "focusesOn.company_in_trade",
        Predicate.FOCUSES_ON,
        (
            Slot("subject", COMPANY),
            Cue("at"),
            Gap(4),
            List("object", INDUSTRY),
            Gap(6),
            Cue("field"),
            Gap(8),
            Cue("rank"),
        ),
        (
            "[云帆科技|Company=subject]在国内[娱乐直播|Industry=object]行业排名前三。",
            "[远山集团|Company=subject]在[海洋工程|Industry=object]领域位居全国第一。",
            "[北斗药业|Company=subject]在[创新药|Industry=object]赛道处于领先地位。",
        ),
        (
            "[云帆科技|Company]在[娱乐直播|Industry]行业大会上发言。",
            "[云帆科技|Company]在[星河市|Region]排名前三。",
            "[星河市|Region]在[海洋工程|Industry]领域位居全国第一。",
        ),
    ),
    Rule(
        "focusesOn.field_gathers_firms",
        Predicate.FOCUSES_ON,
        (
            ClauseStart(),
            List("object", INDUSTRY),
            Gap(4),
            Cue("gathers"),
            Gap(4),
            List("subject", COMPANY),
            Cue("counted"),
        ),
        (
            "[现代中药|Industry=object]聚集了[云帆药业|Company=subject]、[远山制药|Company=subject]等龙头企业。",
            "[化学药|Industry=object]领域集聚了[北斗药业|Company=subject]等企业。",
            "[氢能|Industry=object]产业汇聚了[云帆能源|Company=subject]、[清风能源|Company=subject]等一批企业。",
        ),
        (
            "[现代中药|Industry]园聚集了人气，[云帆药业|Company]等受益。",
            "[星河高新区|Zone]聚集了[云帆药业|Company]等企业。",
            "[氢能|Industry]大会聚集了各界嘉宾，[云帆能源|Company]等到会。",
        ),
        fallback=False,
    ),
    Rule(
        "focusesOn.field_led_by",
        Predicate.FOCUSES_ON,
        (
            ClauseStart(),
            List("object", INDUSTRY),
            Gap(4),
            Cue("by_example"),
            List("subject", COMPANY),
            Maybe((Cue("counted"),)),
            Cue("as_example"),
        ),
        (
            "[生物制品|Industry=object]企业以[云帆药业|Company=subject]、[远山制药|Company=subject]为代表。",
            "[医疗器械|Industry=object]以[北斗医疗|Company=subject]为龙头。",
            "[氢能|Industry=object]产业以[云帆能源|Company=subject]、[清风能源|Company=subject]等为代表。",
        ),
        (
            "[生物制品|Industry]以质量为代表，[云帆药业|Company]扩产。",
            "[星河高新区|Zone]以[云帆药业|Company]为龙头。",
            "[氢能|Industry]企业以[云帆能源|Company]为师。",
        ),
        fallback=False,
    ),
)

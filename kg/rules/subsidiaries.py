"""隶属, of firms and institutions: the parent named behind its unit, and who holds all of it."""

from __future__ import annotations

from kg.patterns import AnyOf, ClauseStart, Cue, Gap, List, Maybe, NotAfter, Slot, Unless
from kg.rules.kinds import COMPANY, FIRMS, PLACES
from kg.rules.rule import Rule
from kg.vocabulary import Kind, Predicate, ValueKind

_SHARE = frozenset({ValueKind.QUANTITY})
_PARENTS = FIRMS | {Kind.GOVERNMENT}

RULES = (
    Rule(
        "subsidiaryOf.parent_of_unit",
        Predicate.SUBSIDIARY_OF,
        (
            Slot("subject", COMPANY),
            Maybe((Cue("of"),)),
            Cue("parent_noun"),
            Maybe((Cue("is"),)),
            Slot("object", COMPANY),
        ),
        (
            "[云帆药业|Company=subject]母公司[云帆控股|Company=object]质押了股份。",
            "[远山化工|Company=subject]的控股股东[远山集团|Company=object]换了人。",
            "[清风云计算|Company=subject]的母公司为[清风集团|Company=object]。",
        ),
        (
            "[云帆药业|Company]股东[云帆控股|Company]减持。",
            "[云帆药业|Company]与母公司[云帆控股|Company]的供应商签约。",
            "[云帆药业|Company]的客户[云帆控股|Company]增资。",
        ),
        fallback=False,
    ),
    Rule(
        "subsidiaryOf.its_parent",
        Predicate.SUBSIDIARY_OF,
        (ClauseStart(), Maybe((Cue("its"),)), Cue("parent_noun"), Maybe((Cue("is"),)), Slot("object", COMPANY)),
        (
            "[云帆焦化|Company=subject]去年落户，母公司[云帆集团|Company=object]今年追加投资。",
            "[远山化工|Company=subject]专做氟化物，其母公司为[远山集团|Company=object]。",
            "[清风药业|Company=subject]扩产，控股股东是[清风控股|Company=object]。",
        ),
        (
            "母公司[云帆集团|Company]今年追加投资。",
            "[云帆焦化|Company]落户，母公司去年追加投资，[云帆集团|Company]祝贺。",
            "[云帆焦化|Company]落户，客户[云帆集团|Company]追加投资。",
        ),
        implied=COMPANY,
        fallback=False,
    ),
    Rule(
        "subsidiaryOf.held_by",
        Predicate.SUBSIDIARY_OF,
        (
            NotAfter("by"),
            List("subject", COMPANY),
            Gap(6, there=False),
            Maybe((Cue("comma"),)),
            Cue("by"),
            Slot("object", _PARENTS),
            Gap(3),
            Cue("wholly_held"),
            Unless((AnyOf(((Cue("of"),), (Cue("build"),), (Cue("invest"),), (Cue("own_unit"),))),)),
        ),
        (
            "[云帆新能源|Company=subject]由[云帆集团|Company=object]全资持有。",
            "[远山磷化|Company=subject]现由[远山控股|Company=object]百分百持有。",
            "[清风锂业|Company=subject]，由[清风集团|Company=object]全额出资，去年投产。",
        ),
        (
            "[云帆新能源|Company]由[云帆集团|Company]承建。",
            "[云帆新能源|Company]由[云帆集团|Company]全资子公司代管。",
            "项目由[云帆新能源|Company]和[云帆集团|Company]全资建设。",
            "[云帆新能源|Company]由[云帆集团|Company]供货。",
        ),
        fallback=False,
    ),
    Rule(
        "subsidiaryOf.affiliated_to",
        Predicate.SUBSIDIARY_OF,
        (Slot("subject", FIRMS), Gap(3, there=False), Cue("affiliated"), Slot("object", _PARENTS)),
        (
            "[北斗蔬菜研究所|Institution=subject]隶属于[北斗农业科学院|Institution=object]。",
            "[云帆零部件|Company=subject]隶属[云帆集团|Company=object]。",
            "[北斗联合研究院|Institution=subject]挂靠[北斗大学|Institution=object]。",
        ),
        (
            "[北斗蔬菜研究所|Institution]与[北斗农业科学院|Institution]合作。",
            "[星河市|Region]隶属[明月省|Region]。",
            "[云帆零部件|Company]供货[云帆集团|Company]。",
        ),
        fallback=False,
    ),
    Rule(
        "subsidiaryOf.becomes_unit",
        Predicate.SUBSIDIARY_OF,
        (
            ClauseStart(),
            Slot("subject", COMPANY),
            Gap(4),
            Cue("becomes_its"),
            Unless((Cue("parent_noun"),)),
            Cue("subsidiary"),
        ),
        (
            "[云帆集团|Company=object]增资2亿元，[远山磷化|Company=subject]成为其控股子公司。",
            "[清风科技|Company=object]取得60%股权，[清风锂业|Company=subject]由此成为其子公司。",
            "[北斗药业|Company=object]去年完成并购，[北斗生物|Company=subject]也成为其全资子公司。",
        ),
        (
            "[云帆集团|Company]增资2亿元，[远山磷化|Company]成为其客户。",
            "[云帆集团|Company]增资2亿元，[远山磷化|Company]成为其控股股东。",
            "[星河市|Region]注资，[远山磷化|Company]成为其控股子公司。",
        ),
        implied=COMPANY,
        fallback=False,
    ),
    Rule(
        "subsidiaryOf.parent_now",
        Predicate.SUBSIDIARY_OF,
        (
            Slot("object", COMPANY),
            Gap(30),
            Slot("subject", COMPANY),
            Gap(20, clauses=True),
            AnyOf(((Cue("becomes_its"),), (Cue("comma"), Cue("is_its")))),
            Cue("parent_noun"),
        ),
        (
            "[云帆集团|Company=object]拿下[远山磷化|Company=subject]51%的股权，成为其控股股东。",
            "[清风科技|Company=object]受让[清风锂业|Company=subject]股份，由此成为其控股股东。",
            "[北斗药业|Company=object]增资[北斗生物|Company=subject]，成为其母公司。",
            "[北斗药业|Company=object]持有[北斗生物|Company=subject]52%股权，为其控股股东。",
        ),
        (
            "[云帆集团|Company]拿下[远山磷化|Company]的订单，成为其供应商。",
            "[云帆集团|Company]增资[远山磷化|Company]，后者成为其子公司。",
            "[星河市|Region]注资[远山磷化|Company]，成为其控股股东。",
        ),
        fallback=False,
    ),
    Rule(
        "subsidiaryOf.is_parent_of",
        Predicate.SUBSIDIARY_OF,
        (
            Slot("object", COMPANY),
            Gap(6),
            Cue("is"),
            Slot("subject", COMPANY),
            Maybe((Cue("of"),)),
            Maybe((Cue("new"),)),
            Cue("parent_noun"),
            Unless((Slot("other", _PARENTS | {Kind.PERSON}),)),
        ),
        (
            "[云帆集团|Company=object]由此成为[远山磷化|Company=subject]新的控股股东。",
            "[清风科技|Company=object]是[清风锂业|Company=subject]的母公司。",
            "[北斗药业|Company=object]系[北斗生物|Company=subject]控股股东，持股52%。",
        ),
        (
            "[云帆集团|Company]成为[远山磷化|Company]的股东。",
            "[云帆集团|Company]是[远山磷化|Company]的控股子公司。",
            "[星河市|Region]成为[远山磷化|Company]的控股股东。",
            "[云帆集团|Company]的股东为[远山磷化|Company]的控股股东[王小明|Person]。",
        ),
        fallback=False,
    ),
    Rule(
        "subsidiaryOf.in_brackets",
        Predicate.SUBSIDIARY_OF,
        (
            Slot("subject", FIRMS),
            Cue("bracket"),
            Maybe((Cue("is"),)),
            Slot("object", _PARENTS),
            Gap(2),
            Cue("subsidiary"),
            Gap(3),
            Cue("bracket_end"),
        ),
        (
            "[云帆玉米|Company=subject]（[远山集团|Company=object]子公司）日加工五千吨。",
            "[清风软件|Company=subject]（系[清风科技|Company=object]全资子公司）中标。",
            "[北斗医院|Institution=subject]（[北斗大学|Institution=object]附属）扩建。",
        ),
        (
            "[云帆玉米|Company]（[远山集团|Company]供货）日加工五千吨。",
            "[云帆玉米|Company]（简称[云帆|Company]）的子公司中标。",
            "[云帆玉米|Company]（[星河市|Region]）旗下公司投产。",
        ),
        fallback=False,
    ),
    Rule(
        "subsidiaryOf.holds_majority",
        Predicate.SUBSIDIARY_OF,
        (
            Slot("object", COMPANY),
            Gap(3, without="not_now"),
            Cue("holds_now"),
            Slot("subject", COMPANY),
            Gap(3),
            Slot("share", _SHARE),
            Gap(2),
            Cue("shares"),
        ),
        (
            "[云帆集团|Company=object]持有[远山磷化|Company=subject][60%|Quantity=share]的股权。",
            "[清风科技|Company=object]目前持有[清风锂业|Company=subject][51%|Quantity=share]股份，并表多年。",
            "[北斗药业|Company=object]直接持有[北斗生物|Company=subject][100%|Quantity=share]股权。",
        ),
        (
            "[云帆集团|Company]持有[远山磷化|Company][30%|Quantity]的股权。",
            "[云帆集团|Company]不再持有[远山磷化|Company][60%|Quantity]的股权。",
            "[云帆集团|Company]将持有[远山磷化|Company][60%|Quantity]的股权。",
            "[清风集团|Company]收购[云帆集团|Company]持有[远山磷化|Company][60%|Quantity]的股权。",
            "[云帆集团|Company]持有[远山磷化|Company][60%|Quantity]的订单。",
        ),
        fallback=False,
    ),
    Rule(
        "subsidiaryOf.majority_of_new",
        Predicate.SUBSIDIARY_OF,
        (
            Cue("establish"),
            Maybe((Cue("aspect"),)),
            Gap(6),
            Slot("subject", COMPANY),
            Gap(16, clauses=True),
            Slot("object", COMPANY),
            Gap(10, clauses=True),
            Cue("share_is"),
            Gap(1),
            Slot("share", _SHARE),
        ),
        (
            "[云帆集团|Company]与[清风科技|Company]合资成立[远山磷化|Company=subject]，[云帆集团|Company=object]持股[60%|Quantity=share]。",
            "[清风科技|Company]、[明月机械|Company]共同设立[清风锂业|Company=subject]，其中[清风科技|Company=object]出资[5100万元|Quantity]，占[51%|Quantity=share]。",
            "[北斗药业|Company]联手[云帆集团|Company]组建[北斗生物|Company=subject]，注册资本[2亿元|Quantity]，[北斗药业|Company=object]占股[70%|Quantity=share]。",
        ),
        (
            "[云帆集团|Company]与[清风科技|Company]合资成立[远山磷化|Company]，[清风科技|Company]持股[40%|Quantity]。",
            "[云帆集团|Company]参观[远山磷化|Company]，[清风科技|Company]持股[60%|Quantity]。",
            "[云帆集团|Company]与[清风科技|Company]合资成立[远山磷化|Company]，[云帆集团|Company]出口占全国[60%|Quantity]以上。",
        ),
        fallback=False,
    ),
    Rule(
        "subsidiaryOf.unit_of_parent",
        Predicate.SUBSIDIARY_OF,
        (Cue("affiliated"), Slot("object", _PARENTS), Cue("of"), List("subject", FIRMS)),
        (
            "隶属于[云帆集团|Company=object]的[远山电子|Company=subject]去年扩产。",
            "直属于[星河市水务局|Government=object]的[明月水厂公司|Company=subject]换了新泵。",
            "走访附属于[北斗大学|Institution=object]的[清风医院|Institution=subject]、[滨江医院|Institution=subject]。",
        ),
        (
            "隶属于[云帆集团|Company]，[远山电子|Company]去年扩产。",
            "供货给[云帆集团|Company]的[远山电子|Company]去年扩产。",
            "隶属于[星河市|Region]的[远山电子|Company]。",
        ),
        fallback=False,
    ),
    Rule(
        "subsidiaryOf.its_unit_there",
        Predicate.SUBSIDIARY_OF,
        (
            Cue("as"),
            Slot("object", COMPANY),
            Cue("at"),
            Gap(14, over=PLACES),
            Cue("of_units"),
            Cue("comma"),
            Slot("subject", COMPANY),
        ),
        (
            "作为[云帆集团|Company=object]在西部设立的首家子公司，[远山电子|Company=subject]落户。",
            "作为[清风科技|Company=object]在[星河市|Region]的全资子公司，[清风软件|Company=subject]扩编。",
            "作为[北斗药业|Company=object]在海外成立的第一家子公司，[北斗生物|Company=subject]开业。",
        ),
        (
            "作为[云帆集团|Company]在西部的首家供应商，[远山电子|Company]落户。",
            "作为[云帆集团|Company]在[星河市|Region]的子公司的客户，[远山电子|Company]受益。",
            "[云帆集团|Company]在西部设立首家子公司，[远山电子|Company]祝贺。",
        ),
        fallback=False,
    ),
)

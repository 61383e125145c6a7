"""What organisations are to each other, told in passing: units under a parent, shares held, new firms by name."""

from __future__ import annotations

from kg.patterns import Actor, ClauseStart, ClauseStop, Cue, Gap, List, Maybe, Slot, Unless
from kg.rules.kinds import ACTORS, COMPANY, FIRMS, PLACES
from kg.rules.rule import Rule
from kg.vocabulary import Kind, Predicate, ValueKind

RULES = (
    Rule(
        "subsidiaryOf.has_units",
        Predicate.SUBSIDIARY_OF,
        (Actor("object", COMPANY, limit=8), Cue("has_under"), Gap(6), List("subject", FIRMS)),
        (
            "[远山集团|Company=object]下设[云帆科技|Company=subject]、[明月科技|Company=subject]等三家子公司。",
            "[星河银行|Company=object]总部在此，下辖[明月支行|Company=subject]等12家网点。",
            "[清风控股|Company=object]现辖有[清风能源|Company=subject]和[清风研究院|Institution=subject]。",
        ),
        (
            "[远山集团|Company]下设三家子公司，[云帆科技|Company]增资。",
            "[星河市|Region]下辖[明月科技|Company]等企业。",
            "下设[云帆科技|Company]、[明月科技|Company]等三家子公司。",
        ),
        fallback=False,
        nearest=True,
    ),
    Rule(
        "subsidiaryOf.it_controls",
        Predicate.SUBSIDIARY_OF,
        (ClauseStart(), Maybe((Cue("by"),)), Cue("its"), Cue("held_unit"), List("subject", FIRMS)),
        (
            "[远山集团|Company=object]扩产，其控股的[云帆科技|Company=subject]去年上市。",
            "[星河国投|Company=object]是国企，由其全资持有的[明月物流|Company=subject]、[清风港务|Company=subject]盈利。",
            "[北斗药业|Company=object]增资，其绝对控股的[北斗生物|Company=subject]同步扩产。",
        ),
        (
            "其控股的[云帆科技|Company]去年上市。",
            "[远山集团|Company]扩产，其供货的[云帆科技|Company]去年上市。",
            "[星河市|Region]发展快，其控股的[云帆科技|Company]去年上市。",
        ),
        implied=COMPANY,
        fallback=False,
    ),
    Rule(
        "invests.it_holds_part",
        Predicate.INVESTS,
        (ClauseStart(), Maybe((Cue("by"),)), Cue("its"), Cue("part_held"), List("object", COMPANY)),
        (
            "[远山集团|Company=subject]扩产，其参股的[云帆科技|Company=object]去年上市。",
            "[星河国投|Company=subject]是国企，由其战略投资的[明月物流|Company=object]、[清风港务|Company=object]盈利。",
            "[北斗药业|Company=subject]增资，其入股的[北斗生物|Company=object]同步扩产。",
        ),
        (
            "其参股的[云帆科技|Company]去年上市。",
            "[远山集团|Company]扩产，其供货的[云帆科技|Company]去年上市。",
            "[远山集团|Company]扩产，其他参股的[云帆科技|Company]去年上市。",
        ),
        implied=COMPANY,
        fallback=False,
    ),
    Rule(
        "invests.part_holder",
        Predicate.INVESTS,
        (
            Cue("held_then", keep=False),
            List("subject", COMPANY),
            Gap(2),
            Cue("holds_part"),
            Maybe((Slot("share", frozenset({ValueKind.QUANTITY})),)),
            ClauseStop(),
        ),
        (
            "[云帆科技|Company=object]由[远山集团|Company]控股，[清风能源|Company=subject]参股。",
            "[明月港务|Company=object]由[星河国投|Company]控股、[北斗药业|Company=subject]参股，去年盈利。",
            "[云帆动力|Company=object]去年成立，[远山集团|Company]控股，[清风能源|Company=subject]持股[49%|Quantity=share]。",
        ),
        (
            "[云帆科技|Company]由[远山集团|Company]控股，[清风能源|Company]参股的企业到场。",
            "[云帆科技|Company]由[远山集团|Company]控股，[清风能源|Company]供货。",
            "由[远山集团|Company]控股，[清风能源|Company]参股。",
        ),
        implied=COMPANY,
        fallback=False,
    ),
    Rule(
        "invests.first_money",
        Predicate.INVESTS,
        (
            Slot("subject", COMPANY),
            Gap(4),
            Cue("first_money"),
            Gap(10),
            Cue("money_goes"),
            Maybe((Cue("aspect"),)),
            Gap(4),
            List("object", COMPANY | {Kind.PROJECT}),
        ),
        (
            "[星河产业基金|Company=subject]的头一笔钱投给了[云帆科技|Company=object]。",
            "[明月基金|Company=subject]首笔资金3000万元投向[远山锂电|Company=object]、[清风机械|Company=object]。",
            "[远山资本|Company=subject]把第一笔投资给了刚成立的[北斗药业|Company=object]。",
        ),
        (
            "[星河产业基金|Company]的头一笔钱来自[云帆科技|Company]。",
            "[明月基金|Company]首笔资金到账，[远山锂电|Company]受益。",
            "[星河市|Region]的头一笔钱投给了[云帆科技|Company]。",
        ),
        fallback=False,
        amount=True,
    ),
    Rule(
        "establishes.named_so",
        Predicate.ESTABLISHES,
        (
            Actor("subject", ACTORS, limit=18, without="approve"),
            Cue("establish"),
            Maybe((Cue("aspect"),)),
            Cue("one_unit"),
            Gap(12, clauses=True),
            Cue("is_called"),
            List("object", FIRMS),
        ),
        (
            "[星河市|Region=subject]新设了一家平台公司，叫[明月文旅集团|Company=object]。",
            "[云帆科技|Company=subject]去年组建一家销售公司，取名[云帆商贸|Company=object]。",
            "[北斗大学|Institution=subject]成立了一个新型研发机构，名为[北斗先进技术研究院|Institution=object]。",
        ),
        (
            "[星河市|Region]新设了一家平台公司，[明月文旅集团|Company]参股。",
            "[云帆科技|Company]收购一家销售公司，取名[云帆商贸|Company]。",
            "[星河市|Region]批准一家平台公司，叫[明月文旅集团|Company]。",
        ),
    ),
    Rule(
        "establishes.joint_venture",
        Predicate.ESTABLISHES,
        (List("subject", ACTORS, mixed=True, least=2), Gap(4, there=False), Cue("joint_of"), List("object", FIRMS)),
        (
            "[远山集团|Company=subject]与[北斗药业|Company=subject]合资的[云帆科技|Company=object]投产。",
            "由[星河市|Region=subject]、[北斗大学|Institution=subject]合办的[星河研究院|Institution=object]挂牌。",
            "[清风能源|Company=subject]和[明月机械|Company=subject]各半合资的[清风明月|Company=object]去年盈利。",
        ),
        (
            "[远山集团|Company]与[北斗药业|Company]合资，[云帆科技|Company]供货。",
            "[远山集团|Company]合资的[云帆科技|Company]投产。",
            "[远山集团|Company]与[北斗药业|Company]供货的[云帆科技|Company]投产。",
        ),
        fallback=False,
    ),
    Rule(
        "builds.joint_work",
        Predicate.BUILDS,
        (
            List("subject", ACTORS, mixed=True, least=2),
            Gap(4, there=False),
            Cue("joint_of"),
            Gap(8),
            List("object", frozenset({Kind.PROJECT})),
        ),
        (
            "[远山集团|Company=subject]与[北斗药业|Company=subject]合资的[原料药基地|Project=object]封顶。",
            "由[星河市|Region=subject]、[云帆港务|Company=subject]合资的[星河码头二期|Project=object]动工。",
            "[清风能源|Company=subject]和[明月机械|Company=subject]各半合资的[风机总装厂|Project=object]月底投产。",
        ),
        (
            "[远山集团|Company]与[北斗药业|Company]合资，[原料药基地|Project]封顶。",
            "[远山集团|Company]合资的[原料药基地|Project]封顶。",
            "[远山集团|Company]与[北斗药业|Company]看中的[原料药基地|Project]封顶。",
        ),
        fallback=False,
    ),
    Rule(
        "cooperatesWith.pairs_with",
        Predicate.COOPERATES_WITH,
        (
            List("subject", PLACES, peers=False),
            Gap(4, there=False),
            Cue("pair_with"),
            Maybe((Cue("aspect"),)),
            List("object", PLACES),
            Unless((Cue("of"),)),
        ),
        (
            "[星河高新区|Zone=subject]结对帮扶[明月县|Region=object]，双方共建产业园。",
            "[星河市|Region=subject]去年起对口支援[清风州|Region=object]。",
            "[明月区|Region=subject]还对口协作[北原县|Region=object]。",
        ),
        (
            "[星河高新区|Zone]结对帮扶脱贫户，[明月县|Region]受益。",
            "[云帆科技|Company]对口支援[清风州|Region]。",
            "[星河市|Region]对口支援[清风州|Region]的干部返乡。",
        ),
        fallback=False,
    ),
)

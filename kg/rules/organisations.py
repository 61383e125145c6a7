"""What organisations are to each other, told in passing: units under a parent, shares held, new firms by name."""

from __future__ import annotations

from kg.patterns import Actor, AnyOf, ClauseStart, Cue, Gap, List, Maybe, Slot
from kg.rules.kinds import ACTORS, COMPANY, FIRMS, GATHERING, PLACES
from kg.rules.rule import Rule
from kg.vocabulary import Kind, Modality, Predicate

_LAWS = frozenset({Kind.POLICY})
_GOVERNMENT = frozenset({Kind.GOVERNMENT})

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
        "approves.leave_to_draw_up",
        Predicate.APPROVES,
        (
            List("subject", _GOVERNMENT),
            Gap(10, there=False),
            Cue("agree_by"),
            List("drafter", _GOVERNMENT | PLACES, mixed=True),
            Gap(12, over=_GOVERNMENT),
            Cue("draw_up"),
            Maybe((Cue("aspect"),)),
            List("object", _LAWS),
        ),
        (
            "[国务署|Government=subject]同意由[国家甲委|Government=drafter]制定《[星河生态区规划|Policy=object]》。",
            "[星河省政府|Government=subject]日前批准由[省甲厅|Government=drafter]会同有关部门编制[明月湖保护条例|Policy=object]。",
            "[国务署|Government=subject]原则同意由[明月省政府|Government=drafter]印发《[明月示范区总体方案|Policy=object]》。",
        ),
        (
            "[国务署|Government]要求由[国家甲委|Government]制定《[星河生态区规划|Policy]》。",
            "由[国家甲委|Government]制定《[星河生态区规划|Policy]》。",
            "[云帆科技|Company]同意由[国家甲委|Government]制定《[星河生态区规划|Policy]》。",
        ),
        fallback=False,
    ),
    Rule(
        "approves.leave_to_place",
        Predicate.APPROVES,
        (
            List("subject", _GOVERNMENT),
            Gap(10, there=False),
            Cue("approve"),
            List("holder", PLACES | COMPANY | frozenset({Kind.INSTITUTION}), mixed=True),
            Gap(10, there=False),
            AnyOf(((Cue("set_up"),), (Cue("establish"),))),
            Gap(6),
            List("object", frozenset({Kind.ZONE, Kind.INSTITUTION, Kind.PROJECT})),
        ),
        (
            "[省甲厅|Government=subject]批复同意[星河市|Region=holder]组建[石化技术创新中心|Institution=object]。",
            "[国家署|Government=subject]日前同意[明月市|Region=holder]设立[明月高新区|Zone=object]。",
            "[省甲委|Government=subject]批准[北斗大学|Institution=holder]创建[远山实验室|Institution=object]。",
        ),
        (
            "[省甲厅|Government]走访[星河市|Region]新组建的[石化技术创新中心|Institution]。",
            "[云帆科技|Company]同意[星河市|Region]组建[石化技术创新中心|Institution]。",
            "[国家署|Government]批准[明月市|Region]，[明月高新区|Zone]成立。",
        ),
        fallback=False,
    ),
    Rule(
        "organizes.not_held",
        Predicate.ORGANIZES,
        (
            ClauseStart(),
            Gap(16, there=False),
            Cue("organize", keep=False),
            Cue("of"),
            List("object", GATHERING),
            Gap(8, there=False),
            Cue("not_held"),
        ),
        (
            "<星河市|Region=subject>原定5月举办的[星河装备展|Gathering=object]因故取消。",
            "<明月高新区|Zone=subject>原拟同期举办的[清风创新论坛|Gathering=object]因疫情未能举办。",
            "<星河市|Region=subject>原计划上月召开的[第三届招商大会|Gathering=object]停办。",
        ),
        (
            "<星河市|Region>原定5月举办的[星河装备展|Gathering]开幕。",
            "原定5月举办的[星河装备展|Gathering]取消。",
            "<星河市|Region>参加的[星河装备展|Gathering]取消。",
        ),
        modality=Modality.NEGATED,
        implied=PLACES,
    ),
    Rule(
        "attends.taken_along",
        Predicate.ATTENDS,
        (
            Cue("take_along"),
            List("subject", FIRMS, mixed=True),
            Gap(16, over=frozenset({Kind.REGION})),
            Cue("attend"),
            Maybe((Cue("aspect"),)),
            Gap(6),
            List("object", GATHERING),
        ),
        (
            "[星河市商务局|Government]组织[云帆科技|Company=subject]、[远山集团|Company=subject]等20家企业赴[明月市|Region]参加[进口博览会|Gathering=object]。",
            "[星河市|Region]带领[北斗药业|Company=subject]参加[医药展|Gathering=object]。",
            "该区组团带着[清风茶业|Company=subject]等企业亮相[第五届茶博会|Gathering=object]。",
        ),
        (
            "[星河市|Region]组织[云帆科技|Company]生产，[进口博览会|Gathering]开幕。",
            "[星河市|Region]组织企业参加[进口博览会|Gathering]。",
            "[星河市|Region]服务[云帆科技|Company]等企业举办[进口博览会|Gathering]。",
        ),
        fallback=False,
    ),
)

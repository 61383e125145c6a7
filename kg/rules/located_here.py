"""位于, under a place's topic: a firm's works there, the firms inside it, those that lead it or stand on a list for it."""

from __future__ import annotations

from kg.patterns import Actor, AnyOf, ClauseStart, ClauseStop, Cue, Gap, List, Maybe, NotAfter, NotBehind, Slot, Unless
from kg.rules.kinds import COMPANY, FIRMS, INDUSTRY, PLACES, PROJECT
from kg.rules.located_said import ELSEWHERE
from kg.rules.rule import Rule
from kg.vocabulary import DOMAINS, Kind, Predicate, ValueKind

_COUNT = frozenset({ValueKind.QUANTITY})
_ZONE = frozenset({Kind.ZONE})
_REGION = frozenset({Kind.REGION})
_EVENT = frozenset({Kind.GATHERING})
_BUILT = PROJECT | {Kind.INSTITUTION}

RULES = (
    Rule(
        "locatedIn.works_of_firm_here",
        Predicate.LOCATED_IN,
        (
            Slot("owner", COMPANY),
            Gap(22, over=COMPANY, there=False, without="works_for develops_it"),
            Cue("of"),
            List("subject", PROJECT),
            Gap(18, over=PROJECT | COMPANY, there=False),
            AnyOf(((Cue("done"),), (Cue("site_work"),))),
        ),
        (
            "<星河高新区|Zone=object>[云帆科技|Company=owner]投资8亿元的[智能工厂|Project=subject]正在安装设备。",
            "<星河工业园|Zone=object>[远山集团|Company=owner]与[北斗药业|Company]合资兴建的[中间体装置|Project=subject]通过验收。",
            "<星河经开区|Zone=object>[清风能源|Company=owner]自筹3亿元新建的[储能基地|Project=subject]主体完工。",
        ),
        (
            "<星河高新区|Zone>[云帆科技|Company]投资8亿元的[智能工厂|Project]签约。",
            "<星河市|Region>[云帆科技|Company]投资8亿元的[智能工厂|Project]正在安装设备。",
            "<星河高新区|Zone>[云帆科技|Company]总经理说，[智能工厂|Project]正在安装设备。",
            "<星河高新区|Zone>[云帆路桥|Company]承建的[滨江铁路|Project]贯通。",
        ),
        implied=_ZONE,
        setting=True,
    ),
    Rule(
        "locatedIn.firm_in_here",
        Predicate.LOCATED_IN,
        (
            NotBehind(PLACES),
            Cue("in_here"),
            Maybe((Cue("of"),)),
            Maybe((Cue("another_firm"),)),
            Maybe((Cue("home_company"),)),
            List("subject", FIRMS, peers=False),
            Unless((Cue("of"),)),
        ),
        (
            "<星河工业园|Zone=object>园内龙头企业[云帆涂料|Company=subject]年产水性漆20万吨。",
            "<星河高新区|Zone=object>区内的[云帆科技|Company=subject]、[远山集团|Company=subject]双双扩产。",
            "<明月新区|Zone=object>区内另一家企业[北斗材料|Company=subject]生产隔膜。",
        ),
        (
            "<星河工业园|Zone>园内绿树成荫，[云帆涂料|Company]扩产。",
            "园内龙头企业[云帆涂料|Company]扩产。",
            "<星河工业园|Zone>园外的[云帆涂料|Company]扩产。",
        ),
        implied=_ZONE,
    ),
    Rule(
        "locatedIn.led_by_firms",
        Predicate.LOCATED_IN,
        (
            Actor("object", PLACES, limit=10, over=INDUSTRY),
            AnyOf(((Cue("with_firms"),), (Cue("have"),))),
            Gap(4, over=INDUSTRY),
            List("subject", COMPANY, least=2),
            AnyOf(((Cue("as_lead"),), (Cue("lead_firms"),))),
        ),
        (
            "[星河工业园|Zone=object]以[云帆涂料|Company=subject]、[远山管业|Company=subject]为龙头，引来配套企业40家。",
            "[星河高新区|Zone=object]拥有[北斗药业|Company=subject]、[清风药业|Company=subject]两大龙头。",
            "<明月县|Region=object>形成了以[云帆食品|Company=subject]和[远山酒业|Company=subject]为代表的食品产业。",
        ),
        (
            "[星河工业园|Zone]以[云帆涂料|Company]、[远山管业|Company]为客户。",
            "[星河工业园|Zone]引来配套企业40家，[云帆涂料|Company]、[远山管业|Company]为龙头企业叫好。",
            "[云帆科技|Company]以[远山管业|Company]、[北斗药业|Company]为标杆。",
        ),
    ),
    Rule(
        "locatedIn.on_its_list",
        Predicate.LOCATED_IN,
        (
            Slot("object", PLACES),
            Gap(10, over=INDUSTRY, there=False),
            Slot("count", _COUNT),
            Gap(24, over=INDUSTRY, clauses=True),
            Cue("comma"),
            Maybe((Cue("among"),)),
            List("subject", COMPANY | {Kind.ZONE}, least=2, mixed=True),
            Gap(4, there=False),
            Cue("is_listed"),
        ),
        (
            "[星河省|Region=object]有[97家|Quantity=count]企业入选，[云帆光纤|Company=subject]、[远山酒业|Company=subject]均在其列。",
            "[星河市|Region=object]新增绿色工厂[8家|Quantity=count]，[云帆集团|Company=subject]、[北斗石化|Company=subject]榜上有名。",
            "[明月县|Region=object]共[3家|Quantity=count]上榜，[云帆食品|Company=subject]和[远山酒业|Company=subject]入围。",
        ),
        (
            "[星河省|Region]有[97家|Quantity]企业入选，[云帆光纤|Company]、[远山酒业|Company]参展。",
            "[星河省|Region]企业多，[云帆光纤|Company]、[远山酒业|Company]均在其列。",
            "[云帆集团|Company]有[97家|Quantity]供应商，[云帆光纤|Company]、[远山酒业|Company]均在其列。",
        ),
    ),
    Rule(
        "locatedIn.begun_at_ceremony",
        Predicate.LOCATED_IN,
        (
            Cue("at"),
            Slot("object", PLACES),
            Gap(20),
            AnyOf(((Cue("work_ceremony"),), (Slot("event", _EVENT),))),
            Gap(8),
            Cue("comma"),
            Gap(10),
            List("subject", PROJECT),
            Gap(14),
            AnyOf(((Cue("begun"),), (Cue("among_them_all"),))),
        ),
        (
            "在[星河高新区|Zone=object]集中开工现场，[云帆电池项目|Project=subject]、[远山组件项目|Project=subject]破土动工。",
            "星河人在[滨江工业园|Zone=object]举行重大项目开工仪式，[北斗产业园|Project=subject]、[清风基地|Project=subject]都在其中。",
            "昨天，在[明月新区|Zone=object]举行的[二季度开工大会|Gathering=event]上，[云帆二期项目|Project=subject]等12个项目同时开工。",
        ),
        (
            "在[星河高新区|Zone]集中签约现场，[云帆电池项目|Project]落笔。",
            "在[星河高新区|Zone]的支持下，[云帆电池项目|Project]开工。",
            "[云帆科技|Company]从[星河高新区|Zone]赶到开工现场，[云帆电池项目|Project]开工。",
        ),
    ),
    Rule(
        "locatedIn.ceremony_there",
        Predicate.LOCATED_IN,
        (
            List("subject", PROJECT),
            Gap(8, there=False),
            Cue("at"),
            Slot("object", PLACES),
            Gap(6),
            Cue("hold_ceremony"),
            Gap(6),
            Cue("work_ceremony"),
        ),
        (
            "[云帆负极材料项目|Project=subject]在[明月县|Region=object]举行开工仪式。",
            "[远山电池基地|Project=subject]昨日在[星河高新区|Zone=object]隆重举行奠基仪式。",
            "[北斗工厂|Project=subject]、[清风工厂|Project=subject]同日在[滨江工业园|Zone=object]举行投产仪式。",
        ),
        (
            "[云帆负极材料项目|Project]在[明月县|Region]举行签约仪式。",
            "[云帆科技|Company]在[明月县|Region]举行开工仪式。",
            "[云帆负极材料项目|Project]开工，[明月县|Region]举行开工仪式。",
        ),
    ),
    Rule(
        "locatedIn.thing_put_there",
        Predicate.LOCATED_IN,
        (
            Cue("take"),
            Gap(12, over=INDUSTRY | PLACES, there=False),
            List("subject", _BUILT),
            Gap(4, there=False),
            Cue("put_at"),
            Slot("object", PLACES),
        ),
        (
            "[云帆科技|Company]把亚太最大的[薄膜研发中心|Project=subject]放进了[星河示范区|Zone=object]。",
            "[远山集团|Company]去年将[西北数据中心|Project=subject]建在[明月县|Region=object]。",
            "他们把[北斗研究院|Institution=subject]放在[星河高新区|Zone=object]。",
        ),
        (
            "[云帆科技|Company]把目光放在[星河示范区|Zone]。",
            "[远山集团|Company]把[西北数据中心|Project]卖给[星河市|Region]。",
            "[薄膜研发中心|Project]放在[云帆科技|Company]。",
        ),
    ),
    Rule(
        "settledIn.thing_brought_there",
        Predicate.SETTLED_IN,
        (
            Cue("take"),
            Gap(12, over=INDUSTRY | PLACES, there=False),
            List("subject", _BUILT),
            Gap(4, there=False),
            Cue("put_to"),
            Slot("object", PLACES),
        ),
        (
            "[云帆科技|Company]把[干衣机生产基地|Project=subject]也放到了[星河经开区|Zone=object]。",
            "[远山集团|Company]将[西南生产基地|Project=subject]安在[明月县|Region=object]。",
            "他们把[北斗研究院|Institution=subject]搬到了[星河高新区|Zone=object]。",
        ),
        (
            "[云帆科技|Company]把心放到[星河经开区|Zone]。",
            "[远山集团|Company]把[西北数据中心|Project]卖给[星河市|Region]。",
            "[薄膜研发中心|Project]放到了[云帆科技|Company]。",
        ),
    ),
    Rule(
        "locatedIn.firms_in_scene",
        Predicate.LOCATED_IN,
        (
            ClauseStart(),
            Maybe((AnyOf(((Cue("enter_scene"),), (Cue("at"),))),)),
            Slot("object", _ZONE),
            Cue("comma"),
            List("subject", COMPANY, least=2, peers=False),
            Unless((Gap(6), Maybe((Cue("of"),)), Gap(14), Slot("work", PROJECT))),
            ELSEWHERE,
        ),
        (
            "[星河氢谷|Zone=object]，[云帆氢能|Company=subject]、[远山汽车|Company=subject]、[北斗动力|Company=subject]三家占着街口。",
            "在[明月经开区|Zone=object]，[云帆印染|Company=subject]、[清风股份|Company=subject]的染缸开机率超过九成。",
            "走进[滨江工业园|Zone=object]，[远山面业|Company=subject]、[北斗食品|Company=subject]门前排着长队。",
        ),
        (
            "在[明月经开区|Zone]，[云帆印染|Company]、[清风股份|Company]与当地签约。",
            "[星河市|Region]，[云帆氢能|Company]、[远山汽车|Company]领先。",
            "[云帆科技|Company]看好[明月经开区|Zone]，[清风股份|Company]、[远山汽车|Company]则不然。",
        ),
    ),
    Rule(
        "locatedIn.set_up_there",
        Predicate.LOCATED_IN,
        (
            NotAfter("list_break"),
            Cue("at"),
            Slot("object", PLACES),
            Gap(6, there=False),
            Cue("establish"),
            Unless((Cue("establish_noun"),)),
            Maybe((Cue("aspect"),)),
            Gap(8, over=INDUSTRY),
            List("subject", FIRMS | PROJECT, mixed=True),
            Unless((AnyOf(((Cue("of"),), (Slot("other", FIRMS),))),)),
        ),
        (
            "[北斗大学|Institution]在[星河新区|Zone=object]联手组建的[云帆实验室|Institution=subject]通过验收。",
            "[远山集团|Company]去年在[明月县|Region=object]设立[远山食品公司|Company=subject]。",
            "两家股东在[星河高新区|Zone=object]成立了[清风能源|Company=subject]。",
        ),
        (
            "[北斗大学|Institution]在[星河新区|Zone]成立五周年，[云帆实验室|Institution]祝贺。",
            "[远山集团|Company]在[明月县|Region]参观[远山食品公司|Company]。",
            "[远山集团|Company]设立[远山食品公司|Company]。",
        ),
    ),
    Rule(
        "locatedIn.firm_opened_there",
        Predicate.LOCATED_IN,
        (
            List("subject", COMPANY, mixed=True),
            Gap(10, there=False),
            Maybe((Cue("comma"),)),
            Cue("at"),
            Slot("object", PLACES),
            Gap(6, there=False),
            Cue("opened_there"),
            Maybe((Cue("aspect"),)),
            ClauseStop(),
        ),
        (
            "[云帆齿轮|Company=subject]2004年在[明月县|Region=object]成立，做差速器齿轮。",
            "[远山租赁|Company=subject]昨日在[星河高新区|Zone=object]揭牌。",
            "[北斗消费金融|Company=subject]、[清风保理|Company=subject]在[星河市|Region=object]正式开业。",
        ),
        (
            "[云帆齿轮|Company]在[明月县|Region]投产。",
            "[云帆齿轮|Company]董事长在[明月县|Region]成立大会上讲话。",
            "[云帆齿轮|Company]成立，[明月县|Region]祝贺。",
        ),
    ),
    Rule(
        "locatedIn.across_places",
        Predicate.LOCATED_IN,
        (
            List("subject", DOMAINS[Predicate.LOCATED_IN]),
            Gap(6, there=False),
            Cue("spans"),
            Gap(4, there=False),
            List("object", PLACES, least=2),
            Unless((Cue("of"),)),
        ),
        (
            "[星河新区|Zone=subject]横跨[明月县|Region=object]和[滨江区|Region=object]。",
            "[云帆产业带|Zone=subject]地跨[明月县|Region=object]、[清风县|Region=object]两县。",
            "[滨江灌渠二期|Project=subject]横贯[明月市|Region=object]、[清风市|Region=object]。",
        ),
        (
            "[滨江大桥|Project]连接[明月市|Region]与[清风县|Region]。",
            "[云帆科技|Company]横跨两大领域，[明月市|Region]、[清风市|Region]祝贺。",
            "[滨江大桥|Project]把[明月市|Region]和[清风县|Region]拉近。",
        ),
    ),
    Rule(
        "locatedIn.at_the_border",
        Predicate.LOCATED_IN,
        (
            List("subject", DOMAINS[Predicate.LOCATED_IN]),
            Gap(8, there=False),
            Cue("located"),
            Gap(4, there=False),
            List("object", PLACES, least=2),
            Cue("border"),
        ),
        (
            "[滨江大桥|Project=subject]地处[明月市|Region=object]与[清风县|Region=object]交界处。",
            "[云帆科学中心|Institution=subject]位于[明月区|Region=object]、[清风区|Region=object]交界地带。",
            "[星河新区|Zone=subject]坐落在[明月县|Region=object]和[滨江区|Region=object]交界处。",
        ),
        (
            "[滨江大桥|Project]连接[明月市|Region]与[清风县|Region]交界处。",
            "[星河新区|Zone]地处[明月市|Region]、[清风市|Region]之间。",
            "位于[明月市|Region]与[清风县|Region]交界处。",
        ),
    ),
)

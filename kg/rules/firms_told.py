"""Firms, continued: what is told of several at once, in an attribute, or through what is paid in shares."""

from __future__ import annotations

from kg.patterns import Actor, AnyOf, ClauseStop, Cue, Gap, List, Maybe, Slot, Unless
from kg.rules.kinds import COMPANY, FIRMS, PROJECT
from kg.rules.rule import Rule
from kg.vocabulary import Kind, Predicate

_HOLDERS = frozenset({Kind.COMPANY, Kind.PERSON, Kind.GOVERNMENT, Kind.INSTITUTION})

RULES = (
    Rule(
        "acquires.bought_firm",
        Predicate.ACQUIRES,
        (
            Cue("passive", keep=False),
            Slot("subject", COMPANY),
            Gap(10),
            AnyOf(((Cue("acquire"),), (Cue("take_in"),))),
            Cue("of"),
            Gap(8, without="of"),
            Slot("object", COMPANY),
            Unless((Cue("held_by"),)),
        ),
        (
            "几年前被[远山集团|Company=subject]收入囊中的[云帆科技|Company=object]今年扭亏。",
            "被[清风能源|Company=subject]以5亿元并购的本地企业[明月机械|Company=object]，如今满产。",
            "同样被[北斗药业|Company=subject]全资收购的[云帆生物|Company=object]总部在[星河市|Region]。",
        ),
        (
            "被[远山集团|Company]起诉的[云帆科技|Company]应诉。",
            "被[远山集团|Company]收购后，[云帆科技|Company]的[明月机械|Company]扭亏。",
            "被[远山集团|Company]收购的[云帆科技|Company]旗下[明月机械|Company]扭亏。",
            "被[星河市|Region]收购的[云帆科技|Company]扭亏。",
        ),
        fallback=False,
        amount=True,
    ),
    Rule(
        "acquires.pays_in_shares",
        Predicate.ACQUIRES,
        (
            Actor("subject", COMPANY, limit=26),
            Cue("toward", keep=False),
            Gap(6),
            List("holder", _HOLDERS),
            Maybe((Gap(16), Cue("issues_shares", keep=False), Gap(24, clauses=True))),
            Cue("buys"),
            Unless((Cue("acquire_noun"),)),
            Gap(10),
            Cue("held_by"),
            Gap(6),
            List("object", COMPANY),
            Gap(14, over=COMPANY),
            Cue("shares"),
        ),
        (
            "[云帆股份|Company=subject]拟向[清风集团|Company=holder]定向增发收购其持有的[远山膜业|Company=object]95%股权。",
            "[北斗药业|Company=subject]将向[清风集团|Company]、[王小明|Person]等发行股份，购买其合计持有的[云帆生物|Company=object]全部股份。",
            "[远山集团|Company=subject]计划向控股股东[清风控股|Company=holder]非公开发行2亿股，收购后者持有的[明月机械|Company=object]股权。",
            "[清风能源|Company=subject]完成了以自筹资金向关联方[远山集团|Company=holder]收购其持有的[明月光伏|Company=object]55%股份事宜。",
        ),
        (
            "[云帆股份|Company]拟向[清风集团|Company]定向增发，用于建设[远山膜业|Company]的工厂。",
            "[云帆股份|Company]拟向[清风集团|Company]定向增发收购其持有的设备，[远山膜业|Company]股权未变。",
            "[云帆股份|Company]向[清风集团|Company]购买其持有的[远山膜业|Company]的产品。",
        ),
        fallback=False,
    ),
    Rule(
        "acquires.won_at_auction",
        Predicate.ACQUIRES,
        (
            List("object", COMPANY),
            Gap(4),
            Cue("shares", keep=False),
            Gap(28, clauses=True),
            Cue("by", keep=False),
            Slot("subject", COMPANY),
            Gap(14),
            Cue("takes_over"),
            Unless((Cue("of"),)),
            Unless((Slot("bought", COMPANY | PROJECT),)),
        ),
        (
            "[明月机械|Company=object]40%股权公开挂牌，最终由[云帆股份|Company=subject]以1.8亿元竞得。",
            "[远山化工|Company=object]的全部资产年底拍卖，由[清风能源|Company=subject]拍得。",
            "[云帆生物|Company=object]35%股份已由[北斗药业|Company=subject]受让。",
        ),
        (
            "[明月机械|Company]40%股权公开挂牌，最终无人问津，由[云帆股份|Company]托管。",
            "[明月机械|Company]股权未变，由[云帆股份|Company]收购的矿山供料。",
            "[明月机械|Company]40%股权公开挂牌，由[星河市|Region]竞得。",
        ),
        fallback=False,
        amount=True,
    ),
    Rule(
        "subsidiaryOf.all_are_units",
        Predicate.SUBSIDIARY_OF,
        (
            List("subject", FIRMS, least=2),
            Gap(14),
            Cue("are_all"),
            Slot("object", COMPANY),
            Gap(6, without="parent_noun"),
            Unless((Cue("parent_noun"),)),
            Cue("subsidiary"),
        ),
        (
            "[云帆药业|Company=subject]、[远山化工|Company=subject]等上市公司都是[清风控股|Company=object]旗下企业。",
            "[明月机械|Company=subject]和[星河轴承|Company=subject]两家公司均为[远山集团|Company=object]全资子公司。",
            "[北斗生物|Company=subject]、[北斗制药|Company=subject]这几家熟面孔均是[北斗集团|Company=object]的控股子公司。",
        ),
        (
            "[云帆药业|Company]、[远山化工|Company]等上市公司都是[清风控股|Company]的客户。",
            "[云帆药业|Company]、[远山化工|Company]均为[清风控股|Company]的控股股东。",
            "[云帆药业|Company]等上市公司的总部都在[清风控股|Company]旗下园区。",
        ),
    ),
    Rule(
        "subsidiaryOf.counts_units",
        Predicate.SUBSIDIARY_OF,
        (
            Actor("object", COMPANY, limit=12, without="of with"),
            Cue("has_units", keep=False),
            Gap(4),
            List("subject", COMPANY, least=2),
            Gap(8),
            Cue("of_units"),
            Unless((Cue("of"),)),
        ),
        (
            "[远山集团|Company=object]控制着[云帆科技|Company=subject]、[明月机械|Company=subject]和[清风能源|Company=subject]等子公司。",
            "[北斗药业|Company=object]目前拥有[北斗生物|Company=subject]、[星河制药|Company=subject]等6家控股子公司。",
            "除酒店外，[清风集团|Company=object]还控制着[清风物流|Company=subject]、[清风地产|Company=subject]两家全资子公司。",
        ),
        (
            "[远山集团|Company]拥有[云帆科技|Company]、[明月机械|Company]等客户。",
            "[远山集团|Company]拥有[云帆科技|Company]、[明月机械|Company]等子公司的产品代理权。",
            "[星河市|Region]拥有[云帆科技|Company]、[明月机械|Company]等控股公司。",
        ),
        fallback=False,
    ),
    Rule(
        "subsidiaryOf.units_listed",
        Predicate.SUBSIDIARY_OF,
        (
            Slot("object", COMPANY),
            Gap(2),
            Cue("own_unit"),
            Gap(20, without="unit_acts unit_things of", clauses=True),
            Cue("lists", keep=False),
            Gap(4),
            List("subject", COMPANY, least=2),
            AnyOf(((ClauseStop(),), (Cue("and_others"),))),
        ),
        (
            "[远山集团|Company=object]旗下主要有两块资产：[远山航空|Company=subject]和[远山地产|Company=subject]。",
            "[清风控股|Company=object]旗下共有5家上市公司，包括[云帆药业|Company=subject]、[明月机械|Company=subject]等。",
            "[北斗药业|Company=object]下属企业四家，分别为[北斗生物|Company=subject]、[星河制药|Company=subject]、[清溪中药|Company=subject]。",
        ),
        (
            "[远山集团|Company]旗下品牌包括[远山航空|Company]和[远山地产|Company]。",
            "[远山集团|Company]旗下公司与多家企业合作，包括[云帆药业|Company]、[明月机械|Company]等。",
            "[星河市|Region]旗下企业包括[云帆药业|Company]和[明月机械|Company]。",
        ),
        fallback=False,
    ),
    Rule(
        "subsidiaryOf.hears_from_parent",
        Predicate.SUBSIDIARY_OF,
        (
            Slot("subject", COMPANY),
            Gap(12, without="of with"),
            Cue("from_its"),
            Maybe((Cue("its"),)),
            Cue("parent_noun"),
            Slot("object", COMPANY),
            Unless((AnyOf(((Cue("of"), Cue("parent_noun")), (Cue("parent_noun"),), (Cue("list_break"),))),)),
        ),
        (
            "[云帆药业|Company=subject]今日接到控股股东[云帆控股|Company=object]的通知。",
            "[远山化工|Company=subject]日前收到其控股股东[远山集团|Company=object]来函。",
            "[明月航空|Company=subject]日前宣布购买其控股股东[明月集团|Company=object]持有的资产。",
        ),
        (
            "[云帆药业|Company]接到股东[云帆控股|Company]的通知。",
            "[云帆药业|Company]接到[远山化工|Company]控股股东的通知，[云帆控股|Company]减持。",
            "[星河市|Region]收到控股股东[云帆控股|Company]来函。",
        ),
        fallback=False,
    ),
    Rule(
        "subsidiaryOf.for_own_unit",
        Predicate.SUBSIDIARY_OF,
        (Cue("for_its"), Cue("own_unit"), List("subject", COMPANY, peers=False)),
        (
            "[云帆纸业|Company=object]召开股东大会，审议通过关于为全资子公司[明月纸业|Company=subject]授信提供担保的议案。",
            "[远山集团|Company=object]年初扩产，还向控股子公司[远山物流|Company=subject]增资。",
            "[清风能源|Company=object]中标后，拟由全资子公司[清风光伏|Company=subject]承建。",
        ),
        (
            "为全资子公司[明月纸业|Company]提供担保。",
            "[云帆纸业|Company]召开股东大会，审议通过为客户[明月纸业|Company]担保的议案。",
            "[星河市|Region]召开会议，为下属企业[明月纸业|Company]解困。",
        ),
        implied=COMPANY,
        fallback=False,
    ),
    Rule(
        "subsidiaryOf.acts_through_unit",
        Predicate.SUBSIDIARY_OF,
        (
            List("object", COMPANY, peers=False),
            Gap(14, without="of with acquire invest buys"),
            Cue("through_its"),
            Maybe((Cue("its"),)),
            Cue("own_unit"),
            Maybe((Cue("of"),)),
            List("subject", COMPANY, peers=False),
        ),
        (
            "[云帆股份|Company=object]计划通过全资子公司[明月能源|Company=subject]增资。",
            "[远山集团|Company=object]近日透过旗下[清风投资|Company=subject]收购了[北斗药业|Company]。",
            "[清风集团|Company=object]先后关停了旗下[清风冶炼|Company=subject]的两条产线。",
            "[北斗药业|Company=object]去年整合其下属企业[北斗生物|Company=subject]。",
        ),
        (
            "[云帆股份|Company]计划通过客户[明月能源|Company]增资。",
            "[云帆股份|Company]与[远山集团|Company]商议，通过全资子公司向[明月能源|Company]增资。",
            "[云帆股份|Company]收购[远山集团|Company]，[明月能源|Company]通过旗下平台增资。",
            "[星河市|Region]通过旗下[明月能源|Company]增资。",
        ),
        fallback=False,
    ),
    Rule(
        "builds.is_winning_bidder",
        Predicate.BUILDS,
        (
            List("subject", FIRMS),
            Gap(10),
            Cue("is", keep=False),
            Gap(6),
            List("object", PROJECT),
            Gap(10),
            Cue("winning_bidder"),
        ),
        (
            "[星河市水务局|Government]确认[远山集团|Company=subject]为[明月污水处理厂二期工程|Project=object]的中标单位。",
            "[云帆建设|Company=subject]成为[滨江大桥|Project=object]施工总承包中标人。",
            "[北斗路桥|Company=subject]与[清风路桥|Company=subject]组成的联合体为[星河高速公路|Project=object]中标方。",
        ),
        (
            "[远山集团|Company]为[滨江大桥|Project]供货。",
            "[远山集团|Company]成为[滨江大桥|Project]的中标候选人。",
            "[星河市|Region]为[滨江大桥|Project]公布中标单位。",
        ),
        fallback=False,
        amount=True,
        contract=True,
    ),
)

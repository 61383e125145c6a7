"""下属, 收购, 研发: what companies own, buy and make."""

from __future__ import annotations

from kg.patterns import Actor, ClauseStart, Cue, Gap, List, Maybe, Slot, Unless
from kg.rules.kinds import COMPANY, FIRMS, INDUSTRY, PROJECT
from kg.rules.rule import Rule
from kg.vocabulary import ORGANISATIONS, Predicate

RULES = (
    Rule(
        "subsidiaryOf.parents_unit",
        Predicate.SUBSIDIARY_OF,
        (
            Slot("object", ORGANISATIONS),
            Gap(2),
            Unless((Cue("parent_noun"),)),
            Cue("subsidiary"),
            Unless((Cue("acquire"),)),
            Gap(8, without="acquire"),
            List("subject", FIRMS, peers=False),
        ),
        (
            "[远山集团|Company=object]旗下[云帆科技|Company=subject]、[明月科技|Company=subject]增资。",
            "[北斗大学|Institution=object]所属的[北斗医院|Institution=subject]扩建。",
            "[远山集团|Company=object]全资子公司[清风能源|Company=subject]中标。",
            "[远山集团|Company=object]旗下的[清风能源|Company=subject]与[云帆科技|Company]签约。",
        ),
        (
            "[远山集团|Company]与[云帆科技|Company]合作。",
            "[远山集团|Company]旗下产品热销，[云帆科技|Company]跟进。",
            "[星河市|Region]旗下[云帆科技|Company]。",
            "[云帆科技|Company]的控股股东[远山集团|Company]换了人。",
        ),
    ),
    Rule(
        "subsidiaryOf.its_own_units",
        Predicate.SUBSIDIARY_OF,
        (
            Slot("object", COMPANY),
            Gap(6),
            Cue("toward"),
            Cue("its"),
            Cue("subsidiary"),
            Gap(2),
            List("subject", FIRMS),
        ),
        (
            "[云帆股份|Company=object]拟对其全资子公司[明月云帆|Company=subject]和[清风云帆|Company=subject]增资。",
            "[远山集团|Company=object]向其控股子公司[远山能源|Company=subject]提供担保。",
            "[北斗药业|Company=object]将向其下属企业[北斗生物|Company=subject]注资。",
        ),
        (
            "[云帆股份|Company]拟对其客户[明月云帆|Company]供货。",
            "[云帆股份|Company]向全行业[明月云帆|Company]推广。",
            "[星河市|Region]对其下属企业[明月云帆|Company]考核。",
        ),
    ),
    Rule(
        "subsidiaryOf.sets_up_unit",
        Predicate.SUBSIDIARY_OF,
        (
            Actor("object", COMPANY, limit=16),
            Cue("establish"),
            Maybe((Cue("aspect"),)),
            Cue("own_unit"),
            Gap(2),
            List("subject", FIRMS),
        ),
        (
            "[云帆科技|Company=object]去年在星河市新设子公司[明月精密|Company=subject]。",
            "[远山集团|Company=object]出资设立全资子公司[远山能源|Company=subject]和[远山环境|Company=subject]。",
            "[北斗药业|Company=object]成立了控股子公司[北斗生物|Company=subject]。",
        ),
        (
            "[云帆科技|Company]去年设立奖学金，子公司[明月精密|Company]捐款。",
            "[星河市|Region]成立子公司[明月精密|Company]。",
            "[云帆科技|Company]考察子公司[明月精密|Company]。",
        ),
        fallback=False,
    ),
    Rule(
        "subsidiaryOf.is_unit_of",
        Predicate.SUBSIDIARY_OF,
        (
            List("subject", FIRMS),
            Gap(3, clauses=True),
            Cue("is"),
            Slot("object", ORGANISATIONS),
            Gap(4),
            Cue("subsidiary"),
        ),
        (
            "[云帆科技|Company=subject]是[远山集团|Company=object]的全资子公司。",
            "[北斗医院|Institution=subject]系[北斗大学|Institution=object]直属单位。",
            "[清风能源|Company=subject]为[远山集团|Company=object]控股子公司。",
        ),
        (
            "[云帆科技|Company]是[远山集团|Company]的供应商。",
            "[云帆科技|Company]和[远山集团|Company]的子公司合作。",
            "[云帆科技|Company]是[星河市|Region]的龙头。",
        ),
    ),
    Rule(
        "subsidiaryOf.as_unit_of",
        Predicate.SUBSIDIARY_OF,
        (
            Cue("as"),
            Gap(4),
            Slot("object", ORGANISATIONS),
            Gap(2),
            Cue("subsidiary"),
            Gap(6),
            Cue("comma"),
            Slot("subject", FIRMS),
        ),
        (
            "作为韩国[远山半导体|Company=object]的全资子公司，[远山中国公司|Company=subject]落户多年。",
            "作为[北斗大学|Institution=object]直属单位，[北斗医院|Institution=subject]扩建。",
            "作为[清风集团|Company=object]旗下企业，[清风能源|Company=subject]增资。",
        ),
        (
            "作为[远山半导体|Company]的供应商，[云帆科技|Company]落户多年。",
            "作为全资子公司，[远山中国公司|Company]落户多年。",
            "作为[星河市|Region]旗下企业，[清风能源|Company]增资。",
        ),
    ),
    Rule(
        "subsidiaryOf.own_unit",
        Predicate.SUBSIDIARY_OF,
        (ClauseStart(), Gap(6), Cue("own_unit"), Gap(2), List("subject", FIRMS)),
        (
            "[东山硅材|Company=object]公告，全资子公司[星河新材料公司|Company=subject]拟投资12亿元。",
            "[远山集团|Company=object]表示，旗下[云帆科技|Company=subject]将扩产。",
            "[北斗大学|Institution=object]介绍，下属[北斗医院|Institution=subject]已获批。",
        ),
        (
            "[东山硅材|Company]公告，客户[星河新材料公司|Company]拟投资。",
            "全资子公司[星河新材料公司|Company]拟投资12亿元。",
            "[星河市|Region]表示，旗下[云帆科技|Company]将扩产。",
        ),
        fallback=False,
    ),
    Rule(
        "acquires.buyer_buys",
        Predicate.ACQUIRES,
        (
            Actor("subject", COMPANY, limit=16),
            Cue("acquire"),
            Unless((Cue("acquire_noun"),)),
            Maybe((Cue("aspect"),)),
            Gap(16, over=INDUSTRY),
            List("object", COMPANY | PROJECT),
            Unless((Cue("holding"),)),
        ),
        (
            "[远山集团|Company=subject]拟收购[云帆科技|Company=object]51%股权。",
            "[清风能源|Company=subject]去年并购了德国[明月机械|Company=object]。",
            "[北斗药业|Company=subject]完成收购[云帆生物|Company=object]、[远山制药|Company=object]。",
        ),
        (
            "[远山集团|Company]收购价格创新高，[云帆科技|Company]受益。",
            "[远山集团|Company]收购粮食，[云帆科技|Company]运输。",
            "[星河市|Region]收购[云帆科技|Company]。",
            "[远山集团|Company]受让[云帆科技|Company]所持股权。",
            "[远山集团|Company]拿下[云帆大桥工程|Project]。",
        ),
        fallback=False,
        amount=True,
    ),
    Rule(
        "acquires.completes",
        Predicate.ACQUIRES,
        (
            Actor("subject", COMPANY, limit=16),
            Cue("toward"),
            Gap(6),
            List("object", COMPANY | PROJECT),
            Gap(16),
            Cue("of"),
            Cue("acquire"),
        ),
        (
            "[云帆股份|Company=subject]完成对[远山矿业|Company=object]70%股权的收购。",
            "[远山集团|Company=subject]今年又完成对[北斗药业|Company=object]的并购。",
            "[云帆科技|Company=subject]宣布终止对[远山生物|Company=object]的收购。",
        ),
        (
            "[云帆股份|Company]对[远山矿业|Company]的评价很高。",
            "[星河市|Region]支持对[远山矿业|Company]的收购。",
            "[云帆股份|Company]完成对[星河市|Region]的捐款。",
        ),
        fallback=False,
        amount=True,
    ),
    Rule(
        "acquires.takes_in",
        Predicate.ACQUIRES,
        (
            List("subject", COMPANY),
            Gap(24, clauses=True),
            Cue("for"),
            Gap(10),
            List("object", COMPANY | PROJECT),
            Gap(4),
            Cue("take_in"),
        ),
        (
            "[云帆科技|Company=subject]将[远山芯片|Company=object]纳入囊中。",
            "[远山集团|Company=subject]透过全资公司，把海外最大的芯片厂[北斗晶圆|Company=object]收入麾下。",
            "[北斗药业|Company=subject]以3亿元将[云帆生物|Company=object]整体并购。",
        ),
        (
            "[云帆科技|Company]将[远山芯片|Company]列为供应商。",
            "[星河市|Region]将[远山芯片|Company]纳入囊中。",
            "[云帆科技|Company]为[远山芯片|Company]供货。",
        ),
        fallback=False,
        amount=True,
    ),
    Rule(
        "acquires.bought_by",
        Predicate.ACQUIRES,
        (
            List("object", COMPANY | PROJECT),
            Gap(8),
            Cue("passive"),
            Slot("subject", COMPANY),
            Gap(10),
            Cue("acquire"),
        ),
        (
            "[云帆科技|Company=object]被[远山集团|Company=subject]收购。",
            "[明月机械|Company=object]去年被[清风能源|Company=subject]以5亿元并购。",
            "[云帆生物|Company=object]获[北斗药业|Company=subject]战略收购。",
        ),
        (
            "[云帆科技|Company]被[远山集团|Company]起诉。",
            "[云帆科技|Company]与[远山集团|Company]谈收购。",
            "被[远山集团|Company]收购。",
        ),
        fallback=False,
        amount=True,
    ),
    Rule(
        "develops.maker_develops",
        Predicate.DEVELOPS,
        (
            Actor("subject", FIRMS, limit=16, without="about_its"),
            Cue("develop"),
            Unless((Cue("develop_noun"),)),
            Maybe((Cue("aspect"),)),
            Maybe((Cue("of"),)),
            Gap(14, over=INDUSTRY),
            List("object", PROJECT),
        ),
        (
            "[云帆科技|Company=subject]自主研发的“[云帆一号|Project=object]”芯片量产。",
            "[北斗研究院|Institution=subject]成功研制[远洋潜水器|Project=object]。",
            "[远山集团|Company=subject]推出了[智慧工地平台|Project=object]。",
            "[云帆科技|Company=subject]宣布，其自主研发的[云帆一号|Project=object]研发成功。",
        ),
        (
            "[云帆科技|Company]研发中心位于[星河基地|Project]。",
            "[云帆科技|Company]采购[智慧工地平台|Project]。",
            "[星河市|Region]研发[智慧工地平台|Project]。",
            "[星河市|Region]与[云帆科技|Company]就其自主研发的[智慧工地平台|Project]签约。",
        ),
        fallback=False,
    ),
    Rule(
        "develops.made_by",
        Predicate.DEVELOPS,
        (
            List("object", PROJECT),
            Gap(10),
            Cue("by"),
            List("subject", FIRMS),
            Gap(10),
            Cue("develop"),
        ),
        (
            "[云帆一号|Project=object]由[云帆科技|Company=subject]自主研发。",
            "[远洋潜水器|Project=object]由[北斗研究院|Institution=subject]、[远山集团|Company=subject]联合研制。",
            "[智慧工地平台|Project=object]由[远山集团|Company=subject]开发。",
        ),
        (
            "[云帆一号|Project]由[云帆科技|Company]承建。",
            "由[云帆科技|Company]自主研发。",
            "[云帆一号|Project]在[云帆科技|Company]展出。",
        ),
        fallback=False,
    ),
    Rule(
        "subsidiaryOf.of_the_group",
        Predicate.SUBSIDIARY_OF,
        (Slot("subject", FIRMS), Gap(3), Cue("is"), Slot("object", COMPANY), Cue("group_member")),
        (
            "[云帆生物|Company=subject]是[云帆康德|Company=object]系企业。",
            "[远山物流|Company=subject]属[远山集团|Company=object]系公司。",
            "[北斗软件|Company=subject]为[北斗科技|Company=object]系成员。",
        ),
        (
            "[云帆生物|Company]是[云帆康德|Company]的客户。",
            "[云帆生物|Company]系企业法人，[云帆康德|Company]出资。",
            "[云帆生物|Company]与[云帆康德|Company]系企业合作。",
        ),
    ),
    Rule(
        "subsidiaryOf.its_unit",
        Predicate.SUBSIDIARY_OF,
        (ClauseStart(), Cue("its"), Cue("own_unit"), Gap(2), List("subject", FIRMS)),
        (
            "<远山集团|Company=object>其下属企业[烽火科技|Company=subject]从事设备制造。",
            "<云帆科技|Company=object>其全资子公司[星河新材料公司|Company=subject]、[明月新材料公司|Company=subject]满产。",
            "<北斗药业|Company=object>其旗下的[北斗医院|Institution=subject]扩建。",
        ),
        (
            "其下属企业[烽火科技|Company]从事设备制造。",
            "<远山集团|Company>其他下属企业与[烽火科技|Company]合作。",
            "<远山集团|Company>其客户[烽火科技|Company]。",
        ),
    ),
)

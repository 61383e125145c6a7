"""落户: a company, an institution or a project comes to a place."""

from __future__ import annotations

from kg.patterns import Actor, ClauseStart, ClauseStop, Cue, Gap, List, Maybe, NotAfter, Slot, Unless
from kg.rules.kinds import FIRMS, INDUSTRY, INVESTORS, PLACES
from kg.rules.rule import Rule
from kg.vocabulary import Predicate

RULES = (
    Rule(
        "settledIn.firm_settles",
        Predicate.SETTLED_IN,
        (
            List("subject", INVESTORS, mixed=True),
            Gap(14),
            NotAfter("sits"),
            Cue("settle"),
            Unless((Cue("settle_noun"),)),
            Maybe((Cue("at"),)),
            Gap(4),
            Slot("object", PLACES),
        ),
        (
            "[云帆科技|Company=subject]正式落户[星河高新区|Zone=object]。",
            "[北斗实验室|Institution=subject]、[远山研究院|Institution=subject]先后入驻[星河高新区|Zone=object]。",
            "[云帆算力中心项目|Project=subject]落在[星河市|Region=object]。",
        ),
        (
            "[云帆科技|Company]落户奖励政策由[星河高新区|Zone]兑现。",
            "[星河高新区|Zone]落户[云帆科技|Company]。",
            "[云帆科技|Company]考察[星河高新区|Zone]。",
        ),
    ),
    Rule(
        "settledIn.firm_settles_here",
        Predicate.SETTLED_IN,
        (
            NotAfter("attract"),
            List("subject", INVESTORS, mixed=True),
            Gap(14, there=False),
            Cue("settle"),
            Maybe((Cue("aspect"),)),
            ClauseStop(),
        ),
        (
            "<星河高新区|Zone=object>一年间，[云帆科技|Company=subject]落户。",
            "<星河市|Region=object>[北斗实验室|Institution=subject]、[远山技术创新中心|Institution=subject]重磅落地，带动人才集聚。",
            "<星河经开区|Zone=object>[云帆科技|Company=subject]、[远山集团|Company=subject]等企业相继入驻。",
        ),
        (
            "<星河高新区|Zone>[云帆科技|Company]落户项目开工。",
            "<星河高新区|Zone>[云帆科技|Company]获得落户奖励。",
            "<星河高新区|Zone>[云帆科技|Company]落户政策解读。",
        ),
    ),
    Rule(
        "settledIn.place_attracts",
        Predicate.SETTLED_IN,
        (
            Actor("object", PLACES, limit=16, over=INDUSTRY),
            Cue("attract"),
            Maybe((Cue("aspect"),)),
            Gap(16, over=INDUSTRY),
            List("subject", INVESTORS, mixed=True),
        ),
        (
            "[星河高新区|Zone=object]已集聚[云帆科技|Company=subject]、[远山集团|Company=subject]等重点企业300家。",
            "<星河市|Region=object>先后引进了[云帆科技|Company=subject]和[北斗研究院|Institution=subject]。",
            "<星河经开区|Zone=object>近年来，聚集了[云帆食品|Company=subject]等知名企业。",
        ),
        (
            "[星河高新区|Zone]吸引人才，[云帆科技|Company]受益。",
            "[云帆科技|Company]引进[远山集团|Company]的技术。",
            "[星河高新区|Zone]集聚企业300家。",
        ),
    ),
    Rule(
        "settledIn.of_settled",
        Predicate.SETTLED_IN,
        (
            NotAfter("sits"),
            Cue("settle"),
            Maybe((Cue("at"),)),
            Slot("object", PLACES),
            Cue("of"),
            Gap(10),
            List("subject", INVESTORS, peers=False),
        ),
        (
            "落户[星河高新区|Zone=object]的[云帆科技|Company=subject]加快扩产。",
            "入驻于[星河市|Region=object]的世界500强企业[远山集团|Company=subject]增资。",
            "落地[星河经开区|Zone=object]的[云帆电池项目|Project=subject]投产。",
        ),
        (
            "落户[星河高新区|Zone]，[云帆科技|Company]加快扩产。",
            "到访[星河高新区|Zone]的[云帆科技|Company]代表。",
            "落户[星河高新区|Zone]的还有人才政策，[云帆科技|Company]受益。",
        ),
    ),
    Rule(
        "settledIn.firm_in_place",
        Predicate.SETTLED_IN,
        (
            List("subject", INVESTORS, mixed=True),
            Gap(12),
            Cue("at"),
            Slot("object", PLACES),
            Unless((Cue("outside"),)),
            Gap(6),
            Cue("settle"),
            Unless((Cue("settle_noun"),)),
        ),
        (
            "[云帆科技|Company=subject]在[星河高新区|Zone=object]落户。",
            "[远山集团|Company=subject]区域总部在[星河市|Region=object]正式落地。",
            "[云帆算力中心|Project=subject]在[星河经开区|Zone=object]落子。",
        ),
        (
            "[云帆科技|Company]在[星河高新区|Zone]考察。",
            "[云帆科技|Company]在[星河高新区|Zone]之外落子。",
            "[云帆科技|Company]在[星河高新区|Zone]享受落户奖励。",
            "[星河市|Region]在[星河高新区|Zone]落实政策。",
        ),
    ),
    Rule(
        "settledIn.among_attracted",
        Predicate.SETTLED_IN,
        (
            List("subject", FIRMS),
            Gap(6),
            Cue("is"),
            Slot("object", PLACES),
            Gap(8),
            Cue("attract"),
            Gap(2),
            Cue("of"),
        ),
        (
            "[百川医疗|Company=subject]由此成为[星河区|Region=object]今年引进的第三家龙头企业。",
            "[云帆科技|Company=subject]是[星河高新区|Zone=object]重点引进的企业。",
            "[北斗研究院|Institution=subject]是[明月市|Region=object]首个引进的新型研发机构。",
        ),
        (
            "[百川医疗|Company]是[星河区|Region]的骄傲。",
            "[百川医疗|Company]引进设备，[星河区|Region]支持。",
            "[星河市|Region]是[星河区|Region]引进的对象。",
        ),
    ),
    Rule(
        "settledIn.settles_there_next",
        Predicate.SETTLED_IN,
        (
            ClauseStart(),
            Gap(6),
            NotAfter("sits"),
            Cue("settle"),
            Unless((Cue("settle_noun"),)),
            Maybe((Cue("at"),)),
            Slot("object", PLACES),
            ClauseStop(),
        ),
        (
            "<功率模块项目|Project=subject>计划总投资15亿元，将落子[星河经开区|Zone=object]，明年达产。",
            "<云帆科技|Company=subject>去年，正式落户[星河市|Region=object]。",
            "<北斗研究院|Institution=subject>最终落址[明月新区|Zone=object]。",
            "<云帆科技|Company>[远山集团|Company]带来100亿元的[云帆基地|Project=subject]，落在[明月新区|Zone=object]。",
        ),
        (
            "落户[星河经开区|Zone]。",
            "<云帆科技|Company>落户[星河经开区|Zone]的企业增多。",
            "<云帆科技|Company>考察[星河经开区|Zone]。",
            "<云帆科技|Company>坐落在[星河经开区|Zone]。",
        ),
        nearest=True,
    ),
    Rule(
        "settledIn.comes_too",
        Predicate.SETTLED_IN,
        (
            List("subject", INVESTORS, mixed=True),
            Gap(16, there=False),
            Cue("come_here"),
            ClauseStop(),
        ),
        (
            "<星河高新区|Zone=object>[云帆仪器|Company=subject]、[远山科仪|Company=subject]等40多家公司陆续搬了进来，带动人才集聚。",
            "<星河经开区|Zone=object>上游的[北斗磁材|Company=subject]也跟着来了。",
            "<星河产业园|Zone=object>今年又有[云帆传感|Company=subject]、[远山模具|Company=subject]2家企业入园。",
        ),
        (
            "<星河高新区|Zone>[云帆仪器|Company]的客户跟着来了兴趣。",
            "<星河高新区|Zone>[云帆仪器|Company]的入园手续办妥。",
            "<星河高新区|Zone>[云帆仪器|Company]来了订单。",
        ),
    ),
    Rule(
        "settledIn.among_settlers",
        Predicate.SETTLED_IN,
        (
            Cue("settle"),
            Maybe((Cue("at"),)),
            Slot("object", PLACES),
            Cue("of"),
            Gap(10, clauses=True),
            Cue("among_have"),
            Gap(8),
            List("subject", INVESTORS, mixed=True),
        ),
        (
            "入驻[星河园区|Zone=object]的企业中，有[云帆科技|Company=subject]、[远山集团|Company=subject]等世界500强。",
            "落户[星河市|Region=object]的项目包括[云帆算力中心|Project=subject]。",
            "进驻[星河经开区|Zone=object]的企业里不乏[北斗药业|Company=subject]、[远山药业|Company=subject]。",
        ),
        (
            "入驻[星河园区|Zone]的企业有百余家，[云帆科技|Company]点赞。",
            "考察[星河园区|Zone]的企业中，有[云帆科技|Company]。",
            "[星河园区|Zone]的企业中，有[云帆科技|Company]。",
        ),
    ),
    Rule(
        "settledIn.with_the_arrival",
        Predicate.SETTLED_IN,
        (
            Cue("with_coming"),
            List("subject", INVESTORS, mixed=True),
            Gap(8),
            Cue("of"),
            Gap(4),
            Cue("settle"),
            Cue("comma"),
            Slot("object", PLACES),
        ),
        (
            "随着[云帆时代|Company=subject]、[远山高科|Company=subject]的入驻，[星河经开区|Zone=object]产业快速壮大。",
            "伴随[北斗药业|Company=subject]等企业的落户，[星河市|Region=object]补齐链条。",
            "伴随着[云帆算力中心|Project=subject]的落地，[星河高新区|Zone=object]引才加快。",
        ),
        (
            "随着[云帆时代|Company]的成长，[星河经开区|Zone]壮大。",
            "随着[云帆时代|Company]的入驻手续办结，[星河经开区|Zone]壮大。",
            "[云帆时代|Company]的入驻，[星河经开区|Zone]欢迎。",
        ),
    ),
    Rule(
        "settledIn.among_them",
        Predicate.SETTLED_IN,
        (
            Actor("object", PLACES, limit=16, over=INDUSTRY),
            Cue("attract"),
            Maybe((Cue("aspect"),)),
            Gap(30, over=INDUSTRY),
            Cue("comma"),
            Cue("among"),
            Gap(2),
            List("subject", FIRMS, mixed=True),
        ),
        (
            "[庐星区|Region=object]已集聚18家金融科技总部，其中[云帆金融|Company=subject]、[远山好车|Company=subject]3家领先企业估值过百亿。",
            "<星河高新区|Zone=object>引进企业50家，包括[北斗药业|Company=subject]、[云帆科技|Company=subject]。",
            "[星河市|Region=object]先后引进一批研究院，其中[远山研究院|Institution=subject]已招生。",
        ),
        (
            "[星河高新区|Zone]引进企业50家，[云帆科技|Company]点赞。",
            "[云帆科技|Company]引进设备50台，其中[远山集团|Company]供货10台。",
            "[星河高新区|Zone]走访企业50家，其中[云帆科技|Company]扩产。",
        ),
    ),
    Rule(
        "settledIn.moves_from_to",
        Predicate.SETTLED_IN,
        (
            List("subject", INVESTORS),
            Gap(10, there=False),
            Cue("from_place"),
            Slot("origin", PLACES),
            Gap(6, there=False),
            NotAfter("sits"),
            Cue("settle"),
            Unless((Cue("settle_noun"),)),
            Gap(3, there=False),
            Slot("object", PLACES),
        ),
        (
            "[云帆医疗|Company=subject]去年从[明月市|Region]搬到了[星河高新区|Zone=object]。",
            "[远山生物|Company=subject]总部由[清风市|Region]迁至[星河市|Region=object]。",
            "[北斗研究院|Institution=subject]从[明月县|Region]整体迁入[星河新区|Zone=object]。",
        ),
        (
            "[云帆医疗|Company]从[明月市|Region]到[星河高新区|Zone]考察。",
            "[云帆医疗|Company]从[明月市|Region]搬走，[星河高新区|Zone]惋惜。",
            "[星河市|Region]从[明月市|Region]引进设备，落户[星河高新区|Zone]。",
        ),
    ),
)

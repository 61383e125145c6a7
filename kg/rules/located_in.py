"""位于: where a zone, a company, an institution or a project stands."""

from __future__ import annotations

from kg.patterns import AnyOf, ClauseStart, ClauseStop, Cue, Gap, List, Maybe, NotAfter, Slot, Unless
from kg.rules.kinds import COMPANY, FIRMS, INDUSTRY, PLACES, PROJECT
from kg.rules.rule import Rule
from kg.vocabulary import DOMAINS, Kind, Predicate, ValueKind

_THINGS = DOMAINS[Predicate.LOCATED_IN]
_COUNT = frozenset({ValueKind.QUANTITY})
_BUILT = PROJECT | {Kind.INSTITUTION}
"""What is itself built or opened where that happens; of a company it may be its works or its product."""

THING_STANDS = "locatedIn.thing_stands"

RULES = (
    Rule(
        THING_STANDS,
        Predicate.LOCATED_IN,
        (List("subject", _THINGS), Gap(8), Cue("located"), Gap(4), List("object", PLACES)),
        (
            "[星河工业园|Zone=subject]位于[星河市|Region=object]北部。",
            "[云帆科技|Company=subject]总部坐落于[星河高新区|Zone=object]。",
            "[北斗天文台|Institution=subject]地处[明月县|Region=object]。",
        ),
        (
            "[星河市|Region]位于长江边。",
            "[云帆科技|Company]从[星河高新区|Zone]出发。",
            "[星河工业园|Zone]地位重要，[星河市|Region]重视。",
        ),
    ),
    Rule(
        "locatedIn.standing_thing",
        Predicate.LOCATED_IN,
        (
            Cue("located"),
            Gap(4),
            Slot("object", PLACES),
            Gap(4),
            Cue("of"),
            Gap(8),
            List("subject", _THINGS, peers=False),
            Unless((Cue("own_unit"),)),
        ),
        (
            "坐落在[星河市|Region=object]的[星河工业园|Zone=subject]规模最大。",
            "走进位于[星河高新区|Zone=object]的[云帆科技|Company=subject]展厅。",
            "位于[明月县|Region=object]境内的[北斗天文台|Institution=subject]开放。",
        ),
        (
            "位于[星河市|Region]，[云帆科技|Company]成立十年。",
            "来自[星河市|Region]的[云帆科技|Company]参展。",
            "位于[星河市|Region]的[云帆科技|Company]旗下工厂扩建。",
            "位于前列的[云帆科技|Company]。",
        ),
    ),
    Rule(
        "locatedIn.inside_place",
        Predicate.LOCATED_IN,
        (Slot("object", PLACES), Cue("inside"), Maybe((Cue("of"),)), Gap(4), List("subject", FIRMS | PROJECT)),
        (
            "促成[星河高新区|Zone=object]内[云帆科技|Company=subject]、[远山集团|Company=subject]等企业转型。",
            "[星河市|Region=object]境内的[滨江水电站|Project=subject]发电。",
            "[星河经开区|Zone=object]辖区[北斗医院|Institution=subject]扩建。",
        ),
        (
            "[星河高新区|Zone]内，企业忙碌。",
            "[星河高新区|Zone][云帆科技|Company]增产。",
            "[云帆科技|Company]在国内领先，[星河市|Region]点赞。",
        ),
    ),
    Rule(
        "locatedIn.opens_here",
        Predicate.LOCATED_IN,
        (
            NotAfter("push"),
            NotAfter("by"),
            NotAfter("of"),
            NotAfter("its"),
            List("subject", FIRMS, mixed=True),
            Gap(12, there=False, without="of"),
            Cue("open"),
            Maybe((Cue("aspect"),)),
            ClauseStop(),
        ),
        (
            "<星河区|Region=object>全年[北斗医院|Institution=subject]等3家医院顺利开业。",
            "<星河高新区|Zone=object>[云帆生物|Company=subject]建成投产。",
            "<星河高新区|Zone=object>去年，[云帆科技|Company=subject]、[远山集团|Company=subject]正式运营。",
        ),
        (
            "<星河高新区|Zone>[云帆科技|Company]开业典礼举行。",
            "<星河高新区|Zone>推动[云帆医院|Institution]尽早运营。",
            "<星河高新区|Zone>[电池二期|Project]建成投产。",
            "<星河高新区|Zone>项目由[云帆科技|Company]投资建成投产。",
            "<星河高新区|Zone>小镇由政府出资，[云帆科技|Company]负责运营。",
            "<星河高新区|Zone>[云帆科技|Company]签约。",
            "<星河高新区|Zone>公司与[北斗大学|Institution]合办的[云帆实验室|Institution]挂牌。",
        ),
        setting=True,
    ),
    Rule(
        "locatedIn.framed_project",
        Predicate.LOCATED_IN,
        (
            ClauseStart(),
            Maybe((Cue("lead_in"),)),
            Cue("at"),
            Slot("object", PLACES),
            Maybe((Cue("inside"),)),
            Maybe((Cue("comma"),)),
            Gap(30, over=FIRMS, there=False),
            List("subject", PROJECT),
            Gap(16, there=False),
            Cue("done"),
        ),
        (
            "在[星河省|Region=object]，[明月机场|Project=subject]、[清风铁路|Project=subject]等重大设施提速建设。",
            "在[星河经开区|Zone=object]，由[云帆石化|Company]投资286亿元建设的[百万吨乙烯项目|Project=subject]去年投产。",
            "目前，在[星河市|Region=object]，投资10亿元的[云帆电池项目|Project=subject]建成投产。",
            "在[明月县|Region=object]境内，[滨江水库|Project=subject]工程进展顺利。",
        ),
        (
            "在[星河省|Region]，[明月机场|Project]受到关注。",
            "在[星河市|Region]的支持下，企业忙碌。",
            "[云帆科技|Company]在[星河市|Region]签约，[云帆电池项目|Project]落户。",
        ),
    ),
    Rule(
        "locatedIn.company_project_here",
        Predicate.LOCATED_IN,
        (
            Slot("owner", COMPANY),
            Maybe((Cue("of"),)),
            Slot("subject", PROJECT),
            Gap(14, over=PROJECT | COMPANY, there=False),
            AnyOf(((Cue("done"),),)),
        ),
        (
            "<星河高新区|Zone=object>[云帆科技|Company=owner][2万吨电解液项目|Project=subject]建成投产。",
            "<星河市|Region=object>[远山集团|Company=owner]的[智能工厂|Project=subject]开工。",
            "<星河经开区|Zone=object>[北斗药业|Company=owner][中间体项目|Project=subject]进展顺利。",
        ),
        (
            "<星河高新区|Zone>[云帆科技|Company][2万吨电解液项目|Project]签约。",
            "<星河高新区|Zone>[云帆科技|Company]到[2万吨电解液项目|Project]参观。",
            "[云帆科技|Company][2万吨电解液项目|Project]建成投产。",
        ),
        setting=True,
    ),
    Rule(
        "locatedIn.thing_in_place",
        Predicate.LOCATED_IN,
        (
            List("subject", _BUILT, mixed=True),
            Gap(10),
            Maybe((Cue("comma"),)),
            Cue("at"),
            Slot("object", PLACES),
            Gap(8),
            Cue("done_there"),
            Maybe((Cue("aspect"),)),
            ClauseStop(),
        ),
        (
            "[云帆隔膜项目|Project=subject]，在[星河高新区|Zone=object]破土动工。",
            "[滨江发射场|Project=subject]日前在[明月县|Region=object]开工建设。",
            "[云帆电池基地|Project=subject]、[北斗工厂|Project=subject]在[星河高新区|Zone=object]正式投产。",
            "[北斗大学星河校区|Institution=subject]9月1日在[星河新区|Zone=object]揭牌。",
        ),
        (
            "[滨江发射场|Project]在[明月县|Region]引起热议。",
            "[云帆电池基地|Project]开工，[星河高新区|Zone]全力保障。",
            "[云帆科技|Company]首台机器人在[星河高新区|Zone]投产。",
            "[星河市|Region]在[明月县|Region]开工。",
        ),
    ),
    Rule(
        "locatedIn.built_in_place",
        Predicate.LOCATED_IN,
        (
            Cue("at"),
            Slot("object", PLACES),
            Gap(24, clauses=True, without="at"),
            Cue("build"),
            Maybe((Cue("aspect"),)),
            Gap(14, over=INDUSTRY),
            List("subject", PROJECT | FIRMS, mixed=True),
        ),
        (
            "[云帆科技|Company]在[星河高新区|Zone=object]动工兴建[云帆超级工厂|Project=subject]。",
            "拟在[星河市|Region=object]投资50亿元建设[远山生物基地|Project=subject]。",
            "[北斗大学|Institution]去年在[明月县|Region=object]建成[北斗观测站|Project=subject]。",
        ),
        (
            "[云帆科技|Company]在[星河高新区|Zone]参观[云帆超级工厂|Project]。",
            "[云帆科技|Company]在[星河市|Region]发布[远山生物基地|Project]规划。",
            "[云帆科技|Company]建设[云帆超级工厂|Project]。",
        ),
    ),
    Rule(
        "locatedIn.seat_in_place",
        Predicate.LOCATED_IN,
        (
            Slot("subject", FIRMS | PROJECT),
            Gap(4),
            Cue("seat"),
            Gap(6),
            Cue("at"),
            List("object", PLACES),
            Unless((Cue("of"), Slot("other", FIRMS))),
        ),
        (
            "[云帆科技|Company=subject]总部设在[星河市|Region=object]。",
            "[北斗大学|Institution=subject]的校址就在[星河高新区|Zone=object]。",
            "[创新驱动平台|Project=subject]总窗口设在[星河新区|Zone=object]。",
        ),
        (
            "[云帆科技|Company]总部向[星河市|Region]捐款。",
            "[云帆科技|Company]在[星河市|Region]参展。",
            "[星河市|Region]总部设在[明月县|Region]。",
            "[云帆科技|Company]、总部在[星河市|Region]的[远山集团|Company]落户。",
        ),
    ),
    Rule(
        "locatedIn.listed_place",
        Predicate.LOCATED_IN,
        (
            List("subject", PROJECT),
            Gap(
                60,
                over=DOMAINS[Predicate.HOLDS_POST] | FIRMS | frozenset({Kind.GOVERNMENT}),
                clauses=True,
                without="place_label",
            ),
            Cue("place_label"),
            Cue("colon"),
            Slot("object", PLACES),
        ),
        (
            "1.[云帆产业园|Project=subject]建设单位：[云帆汽车有限公司|Company]建设地点：[星河经开区|Zone=object]",
            "[滨江大桥|Project=subject]，项目地点：[明月县|Region=object]。",
            "[云帆算力中心|Project=subject] 选址：[星河高新区|Zone=object]",
        ),
        (
            "[云帆产业园|Project]建设单位：[星河市|Region]",
            "建设地点：[星河经开区|Zone]",
            "[云帆产业园|Project]建设地点尚未确定，[星河市|Region]有意争取。",
        ),
    ),
    Rule(
        "locatedIn.its_seat",
        Predicate.LOCATED_IN,
        (
            ClauseStart(),
            Maybe((Cue("nowadays"),)),
            Maybe((AnyOf(((Cue("its"),), (Cue("take"),))),)),
            Unless((Cue("works_seat"),)),
            Cue("seat"),
            Gap(4),
            AnyOf(((Cue("located"),), (Cue("at"),), (Cue("is"),))),
            Gap(8, without="from_place"),
            Slot("object", PLACES),
            Unless((Cue("of"),)),
        ),
        (
            "<云帆科技|Company=subject>成立于2010年，总部位于[星河市|Region=object]。",
            "<远山航空|Company=subject>由两家集团出资，注册地为[明月保税区|Zone=object]，注册资本5亿元。",
            "<云帆科技|Company=subject>由几位教师创办，至今总部仍在[星河市|Region=object]。",
            "<北斗研究院|Institution=subject>去年揭牌，总部设在[星河高新区|Zone=object]。",
            "<云帆科技|Company=subject>去年扩产，把研发中心设在[星河市|Region=object]。",
            "[云帆科技|Company]、[远山集团|Company]共同组建[清风海外|Company=subject]，总部设在[星河高新区|Zone=object]。",
        ),
        (
            "总部位于[星河市|Region]。",
            "<云帆科技|Company>总部大楼启用，[星河市|Region]祝贺。",
            "<云帆科技|Company>产品销往[星河市|Region]。",
            "<远山集团|Company>总部在[星河市|Region]的[云帆科技|Company]扩产。",
            "<远山集团|Company>签下合资协议，厂址在[星河市|Region]。",
        ),
        implied=FIRMS,
        nearest=True,
    ),
    Rule(
        "locatedIn.built_here",
        Predicate.LOCATED_IN,
        (
            Cue("here"),
            Gap(10),
            Cue("build"),
            Maybe((Cue("aspect"),)),
            Gap(8, over=INDUSTRY),
            List("subject", PROJECT, mixed=True),
        ),
        (
            "<星河新区|Zone=object>如今，[云帆科技|Company]在这里建成了[七星数据中心|Project=subject]。",
            "<星河市|Region=object>[北斗药业|Company]在当地兴建[中间体基地|Project=subject]。",
            "<星河经开区|Zone=object>[远山集团|Company]在此投资建设[智能工厂|Project=subject]。",
        ),
        (
            "[云帆科技|Company]在这里建成了[七星数据中心|Project]。",
            "<星河新区|Zone>[云帆科技|Company]在海外建成了[七星数据中心|Project]。",
            "<星河新区|Zone>在这里，[七星数据中心|Project]引人注目。",
        ),
        deictic=True,
    ),
    Rule(
        "locatedIn.stands_there",
        Predicate.LOCATED_IN,
        (
            ClauseStart(),
            Gap(3),
            Cue("located"),
            Gap(4),
            Slot("object", PLACES),
            Unless((Gap(8), Cue("of"))),
        ),
        (
            "由明月省共建的<西部创新港|Project=subject>，也坐落在[星河新区|Zone=object]。",
            "<云帆科技|Company=subject>成立于2010年，位于[星河高新区|Zone=object]。",
            "<北斗天文台|Institution=subject>历史悠久，地处[明月县|Region=object]北部。",
        ),
        (
            "位于[星河新区|Zone]。",
            "<云帆科技|Company>位于[星河高新区|Zone]的工厂投产。",
            "<云帆科技|Company>领跑[星河高新区|Zone]。",
        ),
        implied=FIRMS | PROJECT | frozenset({Kind.ZONE}),
        nearest=True,
    ),
)

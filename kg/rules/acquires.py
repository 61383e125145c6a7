"""收购, continued: shares that are sold, bought and taken over."""

from __future__ import annotations

from kg.patterns import Actor, ClauseStart, ClauseStop, Cue, Gap, List, Maybe, Slot, Unless
from kg.rules.kinds import COMPANY, PROJECT
from kg.rules.rule import Rule
from kg.vocabulary import Predicate, ValueKind

_MONEY = frozenset({ValueKind.QUANTITY})

RULES = (
    Rule(
        "acquires.sold_to",
        Predicate.ACQUIRES,
        (
            List("object", COMPANY | PROJECT),
            Gap(12, without="for part"),
            Cue("shares", keep=False),
            Gap(8, without="part"),
            Cue("sell_to"),
            Slot("subject", COMPANY),
        ),
        (
            "[清风集团|Company]将其持有的[云帆科技|Company=object]35%股权转让给[远山集团|Company=subject]。",
            "[北斗药业|Company=object]的控股权去年出售给[清风能源|Company=subject]。",
            "[明月机械|Company=object]全部资产以3亿元卖给[远山集团|Company=subject]。",
        ),
        (
            "[清风集团|Company]将[云帆科技|Company]的设备转让给[远山集团|Company]。",
            "[云帆科技|Company]股权结构稳定，[远山集团|Company]转让给员工。",
            "[云帆科技|Company]的股权转让给[星河市|Region]。",
            "[云帆科技|Company]已把部分股份转让给[远山集团|Company]。",
        ),
        fallback=False,
        amount=True,
    ),
    Rule(
        "acquires.buys_shares",
        Predicate.ACQUIRES,
        (
            Actor("subject", COMPANY, limit=24),
            Cue("buy_share"),
            Maybe((Cue("aspect"),)),
            List("object", COMPANY | PROJECT),
            Gap(10),
            Cue("shares"),
        ),
        (
            "[云帆股份|Company=subject]拟购买[远山膜业|Company=object]100%股权。",
            "[清风集团|Company=subject]以2.87亿元承接[明月锻造|Company=object]全部资产。",
            "[北斗药业|Company=subject]去年买断[云帆生物|Company=object]的股份。",
        ),
        (
            "[云帆股份|Company]购买[远山膜业|Company]的产品。",
            "[云帆股份|Company]取得进展，[远山膜业|Company]股权未变。",
            "[星河市|Region]接手[远山膜业|Company]的股权。",
        ),
        fallback=False,
        amount=True,
    ),
    Rule(
        "acquires.takes_control",
        Predicate.ACQUIRES,
        (
            Actor("subject", COMPANY, limit=24),
            Cue("take_control"),
            Maybe((Cue("aspect"),)),
            List("object", COMPANY | PROJECT),
            Gap(10),
            Cue("control"),
        ),
        (
            "[北斗药业|Company=subject]去年取得[云帆生物|Company=object]的控股权。",
            "[清风集团|Company=subject]以19亿元获得[明月量子|Company=object]实际控制权。",
            "[远山能源|Company=subject]接手了[云帆矿业|Company=object]的全部资产。",
        ),
        (
            "[北斗药业|Company]取得[云帆生物|Company]20%的股权。",
            "[清风集团|Company]获得进展，[明月量子|Company]控制权未变。",
            "[星河市|Region]取得[云帆生物|Company]的控股权。",
        ),
        fallback=False,
        amount=True,
    ),
    Rule(
        "acquires.was_bought",
        Predicate.ACQUIRES,
        (
            ClauseStart(),
            Gap(8),
            Cue("was", keep=False),
            Slot("subject", COMPANY),
            Gap(10),
            Cue("acquire"),
            Unless((Cue("of"),)),
            Unless((Gap(4), Cue("comma"), Slot("other", COMPANY))),
        ),
        (
            "[云帆科技|Company=object]成立于1998年，2020年被[远山集团|Company=subject]收购。",
            "[明月机械|Company=object]连年亏损，去年被[清风能源|Company=subject]以5亿元并购。",
            "[云帆生物|Company=object]原是国企，后被[北斗药业|Company=subject]增资控股，由此扭亏。",
        ),
        (
            "[云帆科技|Company]成立于1998年，2020年被[远山集团|Company]起诉。",
            "2020年被[远山集团|Company]收购。",
            "[云帆科技|Company]成立于1998年，2020年被[星河市|Region]收购。",
            "[云帆科技|Company]考察被[远山集团|Company]收购的工厂。",
        ),
        implied=COMPANY,
        fallback=False,
        amount=True,
    ),
    Rule(
        "acquires.pays_for_firm",
        Predicate.ACQUIRES,
        (
            Actor("subject", COMPANY, limit=12),
            Cue("for_sum", keep=False),
            Slot("sum", _MONEY),
            Gap(8),
            Cue("take_firm"),
            Maybe((Cue("aspect"),)),
            Gap(8),
            List("object", COMPANY),
            ClauseStop(),
        ),
        (
            "[远山集团|Company=subject]以[5亿元|Quantity=sum]拿下[云帆科技|Company=object]。",
            "[清风能源|Company=subject]去年花[2亿元|Quantity=sum]盘下濒临破产的[明月机械|Company=object]，更换设备。",
            "[北斗药业|Company=subject]日前以[3亿元|Quantity=sum]的价格接手了[云帆生物|Company=object]。",
        ),
        (
            "[远山集团|Company]拿下[云帆科技|Company]的订单。",
            "[远山集团|Company]以[5亿元|Quantity]拿下[云帆科技|Company]的订单。",
            "[星河市|Region]以[5亿元|Quantity]拿下[云帆科技|Company]。",
        ),
        fallback=False,
        amount=True,
    ),
    Rule(
        "acquires.after_bought",
        Predicate.ACQUIRES,
        (
            ClauseStart(),
            Gap(8),
            Cue("passive", keep=False),
            Slot("subject", COMPANY),
            Gap(8),
            Cue("acquire"),
            Gap(4),
            Cue("comma"),
            Slot("object", COMPANY),
        ),
        (
            "2020年被[远山集团|Company=subject]收购后，[云帆科技|Company=object]快速发展。",
            "被[清风能源|Company=subject]以5亿元并购之后，[明月机械|Company=object]更名。",
            "去年被[北斗药业|Company=subject]全资收购，[云帆生物|Company=object]扭亏。",
        ),
        (
            "被[远山集团|Company]起诉后，[云帆科技|Company]应诉。",
            "[云帆科技|Company]被[远山集团|Company]收购后，[明月机械|Company]离场。",
            "被[星河市|Region]收购后，[云帆科技|Company]发展。",
        ),
        fallback=False,
        amount=True,
    ),
)

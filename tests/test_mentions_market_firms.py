"""Names of firms in the market's manner: before codes, behind *ST, a place and a brand, stems of trades, short names."""

from __future__ import annotations

import pytest
from marked_texts import read_marks, scan_text

from kg.mentions import find_mentions, find_names
from kg.pipeline import extract_document
from kg.seeds import load_lexicon
from kg.types import Document, Extraction
from kg.vocabulary import Kind

SHOWN = [
    "[永岚行|Company]（603999）公告，拟回购股份。",
    "昨日[岚海生物|Company](300999.SZ)公告。",
    "[*ST岚海|Company]停牌，[S*ST鑫岚|Company]、[ST博岚|Company]复牌。",
    "[上海泓岭|Company]法人代表到场。",
    "[重庆路岭|Company]12%股权被拍卖，[香港联岭|Company]向其增资。",
    "法院驳回[江苏远岚|Company]的诉讼请求。",
    "控股股东为[南京中岭|Company]。",
    "公司收购[初岚科技|Company]30%股权，[双岭酒业|Company]股权被冻结。",
]
KEPT_OUT = [
    "[江苏|Region]国企持股比例上升，[河南国资委|Government]持股10%。",
    "[四川|Region]高校的净资产增长，[湖北|Region]高速的总资产为100亿元。",
    "[浙江|Region]经济的控制权，[广东|Region]农民向法院起诉。",
    "沪深指数（000300）上涨，成长混合（519999）下跌。",
    "[上海|Region]居民持有外币，[北京|Region]冬奥组委承诺。",
]
STEMS = [
    "公司与[浙江丰和网络科技有限公司|Company]签约。",
    "[北京首都牧业集团有限公司|Company]持股30%。",
    "[苏州及时雨电子商务有限公司|Company]成立。",
    "[中山市联动资产管理有限公司|Company]减持。",
    "经[中和资产评估有限公司|Company]评估。",
    "[长石计算机软件与系统有限公司|Company]股权被转让。",
    "[雨花区|Region]与[远航物流有限公司|Company]签约。",
    "引进智能科技有限公司3家，一家资产管理有限公司落户。",
    "[中国证券金融股份有限公司|Company]公告。",
]
LED_TO = [
    "2017年[海硅产业集团|Company]完成增资。",
    "公司A股社会公众股份占20%，对价损失入账。",
    "[东岚证券|Company]借壳[海岚集团|Company]上市。",
    "上市公司高管增持。",
]


@pytest.mark.parametrize("marked", [*SHOWN, *KEPT_OUT, *STEMS, *LED_TO])
def test_firms_of_the_market(marked: str) -> None:
    text, expected = read_marks(marked)
    found = [(m.text, str(m.kind)) for m in find_names(scan_text(text))]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("浙江海岚股份有限公司（下称“公司”或“海岚股份”）公告。", "海岚股份"),
        ("浙江金岚高科工程有限公司(“金岚工程”)的通知，金岚工程办理质押。", "金岚工程"),
        ("合肥岚图科技股份有限公司（300999.SZ，下称岚图科技）昨日公告。", "岚图科技"),
        ("安徽东岚机电有限公司（证券简称：东岚机电，证券代码：830999）挂牌。", "东岚机电"),
        ("成都岚星酒业有限公司（公司简称：岚星）成立。", "岚星"),
    ],
)
def test_short_names_in_more_forms_of_brackets(text: str, short: str) -> None:
    defined = {m.text: m.defined for m in find_mentions(scan_text(text)) if m.defined}
    assert defined[short] == text[: min(text.find(mark) for mark in "（(" if mark in text)]


def _extract(text: str) -> Extraction:
    return extract_document(Document("page.txt", text), load_lexicon())


def test_what_a_notice_calls_its_firm_is_tied_and_is_no_alias() -> None:
    extraction = _extract(
        "浙江海岚股份有限公司（以下简称“公司”）与宁波岚港有限公司签署协议。宁波岚港有限公司是公司的供应商。公司拟出资5亿元建设岚光生产基地。\n"
    )
    names = {e.id: e.name for e in extraction.entities}
    assert all("公司" not in e.aliases for e in extraction.entities)
    assert {names[s.subject] for s in extraction.statements if s.predicate == "builds"} == {"浙江海岚股份有限公司"}


def test_a_treated_firm_is_also_called_without_its_mark() -> None:
    (firm,) = _extract("*ST岚海昨日公告，拟出售资产。\n").entities
    assert (firm.name, firm.aliases) == ("*ST岚海", ("岚海",))


def test_the_bank_that_speaks_of_itself() -> None:
    extraction = _extract("青岚银行发布年报。该行去年净利润12亿元。本行不良率为1.2%。该行业去年营收9亿元。\n")
    (bank,) = (e for e in extraction.entities if e.kind is Kind.COMPANY)
    told = {(o.subject, o.indicator) for o in extraction.observations}
    assert {(bank.id, "净利润"), (bank.id, "不良率")} <= told
    assert all(not o.indicator.startswith("业") for o in extraction.observations)


@pytest.mark.parametrize(
    ("text", "name"),
    [("华岚汽车所持公司股份被冻结，华岚汽车回应。", "华岚汽车"), ("附属云凰新媒体公司盈利。", "云凰新媒体公司")],
)
def test_words_of_holding_are_no_part_of_a_firm(text: str, name: str) -> None:
    firms = {m.text for m in find_mentions(scan_text(text)) if m.kind is Kind.COMPANY}
    assert firms == {name}

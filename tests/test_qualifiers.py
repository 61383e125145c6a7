"""Dates of statements: what a sentence means by the gathering it goes on about."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.pipeline import extract_document
from kg.reading import read_documents
from kg.seeds import load_lexicon
from kg.types import Document

_PAGE = (
    "成都市办会\n2023年5月6日，成都市经济大会在成都市举行。\n天气很好。\n{}成都高新区与云石科技有限公司签署合作协议。\n"
)


@pytest.mark.parametrize(
    ("opening", "date"),
    [
        ("推介会上，", "2023-05-06"),
        ("会期间，", "2023-05-06"),
        ("活动中，", "2023-05-06"),
        ("会上，", "2023-05-06"),
        ("签约仪式上，", "2023-05-06"),
        ("同日，", "2023-05-06"),
        ("有一天，", ""),
    ],
)
def test_what_happens_at_a_gathering_has_its_day(tmp_path: Path, opening: str, date: str) -> None:
    page = tmp_path / "page.txt"
    page.write_text(_PAGE.format(opening), encoding="utf-8")
    (document,) = read_documents([str(page)])
    assert isinstance(document, Document)
    statements = extract_document(document, load_lexicon()).statements
    assert {s.date for s in statements if s.predicate == "signed"} == {date}


def _read(tmp_path: Path, text: str) -> set[tuple[str, str]]:
    """(predicate, date) of the statements of a page."""
    page = tmp_path / "page.txt"
    page.write_text(text, encoding="utf-8")
    (document,) = read_documents([str(page)])
    assert isinstance(document, Document)
    return {(s.predicate, s.date) for s in extract_document(document, load_lexicon()).statements}


def test_who_attends_does_so_when_the_gathering_meets(tmp_path: Path) -> None:
    text = (
        "成都市办会\n2023年5月6日，第三届成都云石博览会在成都市开幕。\n天气很好。\n市民很多。\n"
        "云石科技有限公司参加第三届成都云石博览会。\n第三届成都云石博览会由成都市商务局主办。\n"
    )
    assert {("attends", "2023-05-06"), ("organizes", "2023-05-06")} <= _read(tmp_path, text)


def test_a_day_long_ago_is_not_that_of_the_gathering(tmp_path: Path) -> None:
    text = (
        "成都市办会\n2023年5月，成都市忙碌。\n1992年11月9日，成都高新区设立。\n"
        "会上，成都高新区与云石科技有限公司签署合作协议。\n"
    )
    assert not any(date.startswith("1992") for predicate, date in _read(tmp_path, text) if predicate == "signed")


@pytest.mark.parametrize(
    ("when", "date"),
    [
        ("2021年底", "2021"),
        ("2021年初", "2021"),
        ("2021年12月底", "2021-12"),
        ("2021年9月2日至7日", "2021-09-02"),
    ],
)
def test_a_date_is_no_finer_than_the_text(tmp_path: Path, when: str, date: str) -> None:
    text = f"成都市忙碌\n{when}，成都高新区与云石科技有限公司签署合作协议。\n"
    assert ("signed", date) in _read(tmp_path, text)


def test_when_the_works_end_is_not_when_the_contract_was_signed(tmp_path: Path) -> None:
    text = "成都高新区与云石科技有限公司签约，拟投资50亿元，预计2026年投产。\n"
    assert ("signed", "") in _read(tmp_path, text)


def test_a_date_before_a_semicolon_is_not_that_of_what_follows(tmp_path: Path) -> None:
    text = "成都市近况\n2021年10月，成都市与云石科技有限公司签约；成都市印发《成都市氢能产业规划》。\n"
    assert _read(tmp_path, text) >= {("signed", "2021-10"), ("issues", "")}


_HEAD = "2024年10月18日 星期五\n云石市办厂\n"


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("云石科技有限公司投资建设年产5万吨云石新材料项目，计划明年5月投产。", ("builds", "2025-05")),
        ("5月3日，成都高新区与云石科技有限公司签约，拟建设云石智能装备产业园，明年开工。", ("signed", "2024-05-03")),
        ("2016年成立的云石科技有限公司上月在成都市启用云石智能装备产业园。", ("builds", "2024-09")),
        ("第三届成都云石博览会12月6日在成都市开幕，由成都市商务局主办。", ("organizes", "2024-12-06")),
    ],
)
def test_the_clause_that_tells_it_dates_it(tmp_path: Path, text: str, row: tuple[str, str]) -> None:
    assert row in _read(tmp_path, f"{_HEAD}{text}\n")


def test_the_day_that_an_article_begins_with_is_when_it_was_signed(tmp_path: Path) -> None:
    text = "10月16日，云石市举行推介会。\n来宾很多。\n成都高新区与云石科技有限公司签署合作协议，天气很好。\n"
    assert ("signed", "2024-10-16") in _read(tmp_path, _HEAD + text)


def test_who_attends_what_still_lies_ahead_plans_to(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"{_HEAD}第三届成都云石博览会12月6日在成都市开幕，由成都市商务局主办。\n", encoding="utf-8")
    (document,) = read_documents([str(page)])
    assert isinstance(document, Document)
    statements = extract_document(document, load_lexicon()).statements
    assert {str(s.modality) for s in statements if s.predicate == "organizes"} == {"planned"}


def _read_dated(text: str) -> set[tuple[str, str]]:
    """(predicate, date) of the statements of a page whose day is told."""
    document = Document("p", text, published="2023-05-20")
    return {(s.predicate, s.date) for s in extract_document(document, load_lexicon()).statements}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "5月12日，成都市公布名单：云石科技有限公司获评国家绿色工厂；远山科技有限公司入选国家绿色工厂。",
            ("awarded", "2023-05-12"),
        ),
        ("5月12日，云石科技有限公司公告，王小明任云石科技有限公司董事长。", ("holdsPost", "2023-05-12")),
        ("5月12日，云石科技有限公司董事长王小明接待了客人。", ("holdsPost", "")),
        ("成都高新区与云石科技有限公司谈成云石新材料产业园，总投资3亿元，5月12日签约。", ("signed", "2023-05-12")),
        ("云石科技有限公司建设的云石新材料产业园，今年3月送电。", ("builds", "2023-03")),
        ("云石平台由云石科技有限公司开发，去年9月上线。", ("develops", "2022-09")),
        ("5月19日电 记者获悉，12日开幕的成都经济大会上，成都高新区与云石科技有限公司签约。", ("signed", "2023-05-12")),
        ("成都市钢铁占比由2008年的51%降到28%，成都高新区与云石科技有限公司签约。", ("signed", "")),
        ("去年，成都高新区生产总值增长；云石科技有限公司入选国家绿色工厂。", ("awarded", "2022")),
        ("去年，成都高新区忙碌；如今，云石科技有限公司入选国家绿色工厂。", ("awarded", "")),
        (
            "2021年3月，云石科技有限公司拿地，建设云石新材料产业园，用地百亩，2023年4月化冻后开工。",
            ("builds", "2023-04"),
        ),
        (
            "成都高新区与云石科技有限公司签约的云石新材料产业园，因资金断裂，5月8日书面通知终止。",
            ("signed", "2023-05-08"),
        ),
        ("云石科技有限公司与成都大学共同设立成都氢能研究院，选址成都市，今年9月挂牌。", ("establishes", "2023-09")),
        (
            "2023年3月20日，由云石科技有限公司建设的云石新材料产业园封顶，总投资3亿元，10月投产。",
            ("builds", "2023-03-20"),
        ),
        ("据某报3月2日报道，云石科技有限公司入选国家绿色工厂。", ("awarded", "")),
        ("成都高新区2020年忙碌。会上，2014年与云石科技有限公司签约的云石新材料产业园没有下文。", ("signed", "2014")),
        ("工厂计划2025年投产。\n成都高新区与云石科技有限公司签约。", ("signed", "")),
    ],
)
def test_the_day_told_for_the_deed_dates_it(text: str, row: tuple[str, str]) -> None:
    rows = _read_dated(f"成都市忙碌\n{text}\n")
    assert row in rows
    assert {date for predicate, date in rows if predicate == row[0]} == {row[1]}


def test_a_plan_told_before_does_not_hide_the_day_of_a_signing() -> None:
    text = (
        "成都高新区签约\n5月12日，成都高新区举行仪式。\n天气很好。\n"
        "远山科技有限公司的工厂2026年建成；成都高新区与云石科技有限公司签约。\n"
    )
    assert ("signed", "2023-05-12") in _read_dated(text)


def test_a_headline_tells_of_the_day_that_the_article_begins_with() -> None:
    rows = _read_dated("成都高新区与云石科技有限公司签约\n5月12日，成都高新区举行仪式。\n天气很好。\n")
    assert ("signed", "2023-05-12") in rows


def test_the_year_of_a_series_is_not_that_of_its_day() -> None:
    text = "云石科技有限公司开会\n云石科技有限公司2022年度股东大会5月12日举行。会议选举王小明任董事长。\n"
    assert ("holdsPost", "2023-05-12") in _read_dated(text)


@pytest.mark.parametrize(
    ("head", "year"),
    [
        ("成都市2021年国民经济和社会发展统计公报\n成都市统计局　2023年3月28日\n", "2021"),
        ("在成都市人民代表大会上的工作报告\n2022年，是爬坡的一年。成都市忙碌。\n", "2022"),
        ("成都市忙碌\n今年，成都市忙碌。\n", "2023"),
    ],
)
def test_a_report_tells_of_the_year_that_it_looks_back_on(head: str, year: str) -> None:
    rows = _read_dated(f"{head}年内，云石科技有限公司入选国家技术创新示范企业。\n")
    assert ("awarded", year) in rows


def test_the_day_of_a_count_is_not_that_of_the_gathering() -> None:
    text = (
        "成都市办会\n第三届成都云石博览会将于5月26日在成都市开幕。\n天气很好。\n"
        "截至5月10日，云石科技有限公司确认参加第三届成都云石博览会。\n"
    )
    assert {date for predicate, date in _read_dated(text) if predicate == "attends"} == {"2023-05-26"}


def test_what_is_still_to_come_does_not_date_what_is_done(tmp_path: Path) -> None:
    text = "由云石建设集团承建的星河抽水蓄能电站主厂房开挖完成，计划2029年首台机组投产发电。\n"
    assert {date for predicate, date in _read(tmp_path, text) if predicate == "builds"} == {""}

"""Names that the text sets apart never become one entity."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.entities import merge_extractions
from kg.pipeline import extract_document
from kg.reading import read_documents
from kg.seeds import load_lexicon
from kg.types import Document, Extraction
from kg.vocabulary import Kind


def _extract(path: Path, text: str) -> Extraction:
    path.write_text(text, encoding="utf-8")
    (document,) = read_documents([str(path)])
    assert isinstance(document, Document)
    return extract_document(document, load_lexicon())


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("远辰集团去年增产，旗下四川远辰电器股份有限公司也获批。", 2),
        ("远辰集团、四川远辰电器股份有限公司签约。", 2),
        ("四川远辰电器股份有限公司是远辰集团在华全资子公司。", 2),
        ("远辰电器（太仓）有限公司去年增产。远辰集团表示，今年再投资。", 2),
        ("老厂被远辰集团收购，更名为四川远辰电器股份有限公司。", 2),
        ("四川远辰电器股份有限公司去年增产。远辰集团表示，今年再投资。", 1),
        ("远辰股份将买下远辰集团持有的四川远辰电器有限公司20%股权。", 3),
        ("四川远辰电器有限公司去年增产。远辰股份表示，今年再投资。", 2),
        ("远辰集团出资3亿元收购皖江水泥有限公司，并成立远辰水泥清河有限公司。", 2),
    ],
)
def test_a_unit_is_not_its_parent(tmp_path: Path, text: str, count: int) -> None:
    extraction = _extract(tmp_path / "page.txt", text)
    assert len({e.id for e in extraction.entities if "远辰" in e.name}) == count


def test_the_day_wins_over_the_quarter_that_holds_it(tmp_path: Path) -> None:
    text = "2021年6月18日，成都高新区举行2021年第二季度集中签约活动，与云帆科技有限公司签订投资协议。"
    (statement,) = (s for s in _extract(tmp_path / "page.txt", text).statements if s.predicate == "signed")
    assert statement.date == "2021-06-18"


def test_a_target_year_dates_nothing_else(tmp_path: Path) -> None:
    text = "云帆科技有限公司力争到2024年产值翻番。\n\n成都高新区印发《成都高新区人才办法》。"
    dates = {s.date for s in _extract(tmp_path / "page.txt", text).statements if s.predicate == "issues"}
    assert dates == {""}


def test_the_zone_of_a_report_is_meant_by_its_class_word(tmp_path: Path) -> None:
    text = "广德经开区去年实现产值612亿元。开发区还与云帆科技有限公司签订投资协议。"
    extraction = _extract(tmp_path / "page.txt", text)
    names = {e.id: e.name for e in extraction.entities}
    assert [names[s.subject] for s in extraction.statements if s.predicate == "signed"] == ["广德经开区"]


def test_a_local_paper_speaks_of_its_own_county(tmp_path: Path) -> None:
    text = "我县举行开工仪式，云帆塑业有限公司扩能项目开工。县委书记王小明出席。据悉，灵川县去年增产。"
    extraction = _extract(tmp_path / "page.txt", text)
    names = {e.id: e.name for e in extraction.entities}
    said = {(names[s.subject], str(s.predicate), names[s.object]) for s in extraction.statements}
    assert ("王小明", "holdsPost", "灵川县") in said


@pytest.mark.parametrize(
    ("text", "kind"),
    [("基地在海北州生态光伏产业园开工。", "Zone"), ("远辰功能食品产业园投产。", "Project")],
)
def test_a_place_has_parks_and_a_company_builds_them(tmp_path: Path, text: str, kind: str) -> None:
    extraction = _extract(tmp_path / "page.txt", text)
    assert [e.kind for e in extraction.entities if e.name.endswith("产业园")] == [kind]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("成都高新区与云帆科技有限公司签下云帆算力中心项目，项目计划总投资15亿元。", {"云帆算力中心项目": "15"}),
        (
            "成都高新区今天传来消息，远山智轨三期工程11月9日开工，总投资约9亿元，由远山建工集团承建。",
            {"远山智轨三期工程": "9"},
        ),
        ("成都高新区签约云帆算力中心项目、远山总部项目等5个项目，总投资28亿元。", {}),
    ],
)
def test_the_whole_sum_is_of_the_one_project(tmp_path: Path, text: str, amounts: dict[str, str]) -> None:
    extraction = _extract(tmp_path / "page.txt", text)
    names = {e.id: e.name for e in extraction.entities}
    found = {names[s.object]: str(s.amount.amount) for s in extraction.statements if s.amount}
    assert found == amounts


def test_items_of_a_roundup_have_places_of_their_own(tmp_path: Path) -> None:
    text = (
        "●科学城开建\n大连英歌石科学城奠基，重点布局洁净能源。\n●云帆科技未能如期入驻\n受影响，云帆科技的计划推迟。\n"
    )
    extraction = _extract(tmp_path / "page.txt", text)
    assert not [s for s in extraction.statements if s.predicate == "settledIn"]


def test_a_count_names_no_zone(tmp_path: Path) -> None:
    text = (
        "绵阳科技城新区是四川省第四个省级新区。五家渠经济技术开发区比重庆市六个综合保税区和苏州市十家省级开发区都忙。"
    )
    extraction = _extract(tmp_path / "page.txt", text)
    assert [e.name for e in extraction.entities if e.kind == "Zone"] == ["五家渠经济技术开发区", "绵阳科技城新区"]


def test_a_place_said_again_begins_the_name(tmp_path: Path) -> None:
    text = "安徽蚌埠蚌埠高新区、重庆忠县忠县工业园区和吉林省吉林市高新区签约。"
    extraction = _extract(tmp_path / "page.txt", text)
    names = {e.name for e in extraction.entities if e.kind == "Zone"}
    assert names == {"蚌埠高新区", "忠县工业园区", "吉林省吉林市高新区"}


def statements(tmp_path: Path, text: str) -> set[tuple[str, str, str]]:
    extraction = _extract(tmp_path / "page.txt", text)
    names = {entity.id: entity.name for entity in extraction.entities}
    return {(names[s.subject], str(s.predicate), names[s.object]) for s in extraction.statements}


def test_each_has_its_own_where_the_text_deals_out(tmp_path: Path) -> None:
    """分别 gives the first the first; where the numbers differ nothing is said."""
    said = statements(tmp_path, "成都市、合肥市分别开工建设云帆电池项目、远山芯片项目。")
    built = {(subject, object_) for subject, predicate, object_ in said if predicate == "builds"}
    assert built == {("成都市", "云帆电池项目"), ("合肥市", "远山芯片项目")}
    none = statements(tmp_path, "成都市、合肥市、宁波市分别签约引进云帆电池项目、远山芯片项目。")
    assert not any(predicate == "signed" for _, predicate, _ in none)


def test_a_notice_means_its_own_company(tmp_path: Path) -> None:
    """公司 is who announces, in the paragraphs that follow too."""
    text = (
        "云帆股份：远辰集团拟收购公司15%股份\n\n云帆股份（000009）5月3日晚公告，远辰集团拟收购公司15%股份。\n\n"
        "此外，公司全资子公司荆门沃德化工有限公司投产。\n"
    )
    said = statements(tmp_path, text)
    assert ("远辰集团", "acquires", "云帆股份") in said
    assert ("荆门沃德化工有限公司", "subsidiaryOf", "云帆股份") in said


def test_what_happened_over_years_takes_no_year_named_before(tmp_path: Path) -> None:
    text = "2020年，滁州市开过人才大会。近年来，滁州市引来了隆基绿能、长电科技等企业。"
    extraction = _extract(tmp_path / "page.txt", text)
    settled = [s for s in extraction.statements if s.predicate == "settledIn"]
    assert settled and all(not s.date for s in settled)


def test_an_industry_is_one_thing_across_documents_whatever_its_class_word(tmp_path: Path) -> None:
    texts = ["成都高新区重点发展生物医药产业。", "苏州工业园区重点发展生物医药、新能源。"]
    corpus = merge_extractions(_extract(tmp_path / f"{n}.txt", text) for n, text in enumerate(texts))
    names = sorted((e.name, len(e.documents)) for e in corpus.entities if e.kind is Kind.INDUSTRY)
    assert names == [("新能源", 1), ("生物医药产业", 2)]

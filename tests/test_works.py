"""Works whose plan or end is told behind their name: who builds them or invests in them plans to, or does not."""

from __future__ import annotations

import pytest

from kg.pipeline import extract_document
from kg.seeds import load_lexicon
from kg.types import Document


def _build(text: str) -> dict[str, str]:
    """Relation and modality of what is stated of building and investing."""
    extraction = extract_document(Document("p", f"2022年3月2日\n\n{text}\n"), load_lexicon())
    return {str(s.predicate): str(s.modality) for s in extraction.statements if s.predicate in ("builds", "invests")}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("云帆科技有限公司投资5亿元建设云帆智能装备产业园，计划今年9月动工。", "planned"),
        ("云帆科技有限公司投资5亿元建设云帆智能装备产业园，目前尚未开工。", "planned"),
        ("云帆科技有限公司与成都高新区签约，投资5亿元建设云帆智能装备产业园，预计2025年启用。", "planned"),
        ("云帆科技有限公司与成都高新区签订投资协议，投资5亿元建设云帆智能装备产业园。", "planned"),
        ("云帆科技有限公司与成都高新区签约，投资5亿元建设云帆智能装备产业园，一期已封顶。", "fact"),
        ("云帆科技有限公司与远山集团签订供货合同；公司投资5亿元建设云帆智能装备产业园。", "fact"),
        ("云帆科技有限公司决定投资5亿元建设云帆智能装备产业园。", "planned"),
        ("云帆科技有限公司投资5亿元建设云帆智能装备产业园，去年已开工，预计年底投产。", "fact"),
        ("云帆科技有限公司正在建设云帆智能装备产业园，预计明年底交付。", "fact"),
        ("云帆科技有限公司投资5亿元建设云帆智能装备产业园，今年投产。", "fact"),
        ("云帆科技有限公司投资5亿元建设云帆智能装备产业园，未能按期开工。", "negated"),
        ("云帆科技有限公司投资5亿元建设的云帆智能装备产业园，因环评未过而搁置。", "negated"),
        ("云帆科技有限公司原拟投资5亿元建设云帆智能装备产业园，受资金影响，最终告吹。", "negated"),
        ("云帆科技有限公司投资5亿元建设云帆智能装备产业园；另一项目因环评未过而搁置。", "fact"),
        ("云帆科技有限公司投资5亿元建设云帆智能装备产业园，2022年9月动工。", "planned"),
        ("云帆科技有限公司投资5亿元建设云帆智能装备产业园，2022年1月动工。", "fact"),
        ("云帆科技有限公司宣布追加投资5亿元，扩建云帆智能装备产业园。", "planned"),
        ("云帆科技有限公司宣布投资5亿元建设的云帆智能装备产业园投产。", "fact"),
        ("省发展改革委核准云帆科技有限公司投资5亿元建设的云帆智能装备产业园。", "planned"),
        ("省发展改革委核准云帆科技有限公司投资5亿元建设的云帆智能装备产业园，项目已开工。", "fact"),
        ("根据协议，云帆科技有限公司投资5亿元建设云帆智能装备产业园。", "planned"),
        ("云帆科技有限公司投资5亿元建设的云帆智能装备产业园，尚在等待审批。", "planned"),
    ],
)
def test_what_is_told_behind_a_work(text: str, modality: str) -> None:
    told = _build(text)
    assert told["builds"] == modality
    assert set(told.values()) == {modality}


def test_a_signature_is_done_though_the_work_is_not() -> None:
    text = "成都高新区与云帆科技有限公司签约云帆智能装备产业园，预计明年开工。"
    extraction = extract_document(Document("p", f"2022年3月2日\n\n{text}\n"), load_lexicon())
    assert {str(s.modality) for s in extraction.statements if s.predicate == "signed"} == {"fact"}

"""Modality cues and their scope."""

from __future__ import annotations

import pytest

from kg.modalities import find_modality_scopes
from kg.rules.examples import read_marked_text


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("公司拟在当地★建设总部。", "planned"),
        ("公司将★建设总部。", "planned"),
        ("该省将“两区”建设作为工程，★推进项目。", "fact"),
        ("全市力争★引进企业。", "planned"),
        ("项目尚未★开工。", "negated"),
        ("双方终止合作，★投资新项目。", "fact"),
        ("市政府取消★签约。", "negated"),
        ("园区已★集聚企业。", "fact"),
        ("下一步，园区★建设基地。随后★引进企业。", "planned"),
        ("公司即将★落户，去年已★开工。", "planned"),
        ("行动计划★发布。", "fact"),
        ("园区已★集聚18家有全国或区域影响力的总部。", "fact"),
        ("园区或将★引进总部。", "planned"),
        ("保税区正式★启动[全球营运商计划|Policy]。", "fact"),
        ("计划投资5亿元，依托基础，★打造中心。", "planned"),
        ("今年将推进改革。去年★建成基地。", "fact"),
        ("虚拟园区★落户。", "fact"),
        ("即将过去的一年，★建成学校。", "fact"),
    ],
)
def test_scopes(text: str, modality: str) -> None:
    position = text.index("★")
    resolved = read_marked_text(text.replace("★", "")).resolved
    assert str(find_modality_scopes(resolved).at(position)) == modality

"""Where a clause without a place happens: the zone named last, no province, no place of another firm."""

from __future__ import annotations

import pytest

from kg.pipeline import extract_document
from kg.seeds import load_lexicon
from kg.types import Document


def _placed(text: str) -> set[tuple[str, str, str]]:
    """The statements of rules about where something is."""
    found = extract_document(Document("page.txt", text + "\n"), load_lexicon())
    name = {entity.id: entity.name for entity in found.entities}
    return {
        (name[s.subject], str(s.predicate), name[s.object])
        for s in found.statements
        if str(s.predicate) in ("locatedIn", "settledIn") and not s.evidence[0].rule.startswith("learned.")
    }


@pytest.mark.parametrize(
    ("text", "placed"),
    [
        (
            "襄阳市抓项目\n襄阳市去年把襄阳高新区的旧厂房全部腾空，云锦科技、汉洋电子等8家企业入驻。",
            {("云锦科技", "settledIn", "襄阳高新区"), ("汉洋电子", "settledIn", "襄阳高新区")},
        ),
        ("江苏省抓招商\n今年以来，江汉科技、华岭光电先后落户。", set()),
        (
            "襄阳高新区\n襄阳高新区探索跨境电商。去年湖北省获批开展试点，云锦科技、汉洋电子等8家企业已经入驻。",
            set(),
        ),
        ("绵阳高新区\n锐波科技有限公司去年引入天屏资本管理有限公司做股东。", set()),
        (
            "昆山市\n昆恒精密机械有限公司扩产。车间由昆恒精密机械有限公司出资，设在昆山开发区。",
            set(),
        ),
    ],
)
def test_dropped_place_is_the_nearest_zone(text: str, placed: set[tuple[str, str, str]]) -> None:
    assert _placed(text) == placed

"""The annotated pages of bench/annotated: every file parses, every row speaks of marked names, kinds fit the vocabulary."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from bench.annotated_pages import ROOT, AnnotatedPage, as_gold, read_annotated
from kg.evaluation import fold
from kg.vocabulary import DOMAINS, PLACES, RANGES, Kind, Modality, Predicate

FILES = sorted(ROOT.glob("*.txt"))
UNFIT = {
    **{(Predicate.ATTENDS, kind): kind in PLACES for kind in Kind},
    **{(Predicate.INVESTS, kind): kind in PLACES for kind in Kind},
    (Predicate.FOCUSES_ON, Kind.INSTITUTION): True,
}
"""What README.md beside the pages tells of: places that attend or invest, institutions with a field. The vocabulary has
no such statement; neither training nor extraction takes them."""
PAGE = """@page T1-001 | 要闻
@date 2024-05-17
@text
# {Z:合肥高新区}上新
{C:砾川=砾川科技有限公司}落户{Z:合肥高新区}，{C:砾川科技有限公司}投资3亿美元。
@also R 合肥
@triples
砾川科技有限公司 | settledIn | 合肥高新区 | date=2024-05 | modality=planned
合肥高新区 | partOf | 合肥
砾川科技有限公司 | invests | 合肥高新区 | amount=约3亿美元
@obs
合肥高新区 | 总投资 | 3 | 亿美元 | period=2024 | growth=10.5% | approx=about
合肥高新区 | 工业投资增长 |  |  | growth=-2.5
@end
"""


@pytest.fixture(scope="module")
def pages() -> list[AnnotatedPage]:
    return list(read_annotated())


def write(folder: Path, text: str) -> Path:
    (folder / "01.txt").write_text(text, encoding="utf-8")
    return folder


def kinds_of(page: AnnotatedPage) -> dict[str, set[Kind]]:
    kinds: dict[str, set[Kind]] = {}
    for name, kind in page.forms:
        kinds.setdefault(name, set()).add(kind)
    return kinds


def test_every_page_of_every_file_is_read(pages: list[AnnotatedPage]) -> None:
    heads = sum(len(re.findall(r"^@page ", path.read_text(encoding="utf-8"), re.M)) for path in FILES)
    ends = sum(len(re.findall(r"^@end$", path.read_text(encoding="utf-8"), re.M)) for path in FILES)
    assert len(pages) == heads == ends > 900
    assert not [name for name, count in Counter(page.id for page in pages).items() if count > 1]


def test_every_page_has_text_and_a_date_or_none(pages: list[AnnotatedPage]) -> None:
    for page in pages:
        assert len(page.text) > 50, page.id
        assert page.forms or not (page.triples or page.figures), page.id
        assert re.fullmatch(r"(\d{4}-\d\d-\d\d)?", page.date), page.id
        assert not re.search(r"[{}]|^@", page.text, re.M), f"{page.id}: a mark is left in the text"


def test_every_form_stands_on_its_page(pages: list[AnnotatedPage]) -> None:
    """The name of an entity may be longer than what the page calls it; one of its forms stands there."""
    for page in pages:
        for (name, kind), forms in page.forms.items():
            assert any(form in page.text for form in forms), (page.id, name, kind)


def test_a_name_is_of_one_kind(pages: list[AnnotatedPage]) -> None:
    assert not [(page.id, name) for page in pages for name, kinds in kinds_of(page).items() if len(kinds) > 1]


def test_every_row_speaks_of_marked_names(pages: list[AnnotatedPage]) -> None:
    for page in pages:
        names = kinds_of(page)
        unknown = [n for s, _, o, _ in page.triples for n in (s, o) if n not in names]
        unknown += [row[0] for row in page.figures if row[0] not in names]
        assert not unknown, (page.id, unknown)


def test_kinds_fit_domain_and_range(pages: list[AnnotatedPage]) -> None:
    unfit = 0
    for page in pages:
        kinds = kinds_of(page)
        for s, p, o, _ in page.triples:
            predicate = Predicate(p)
            assert kinds[o] & RANGES[predicate], (page.id, s, p, o)
            if not kinds[s] & DOMAINS[predicate]:
                unfit += 1
                assert all(UNFIT.get((predicate, kind)) for kind in kinds[s]), (page.id, s, p, o)
    assert unfit <= 66, "new rows outside the vocabulary: mend them"


def test_nothing_stands_in_a_relation_to_itself(pages: list[AnnotatedPage]) -> None:
    for page in pages:
        assert not [t for t in page.triples if t[0] == t[2]], page.id


def test_the_fields_of_rows_are_known(pages: list[AnnotatedPage]) -> None:
    for page in pages:
        for *_, fields in page.triples:
            assert fields.keys() <= {"date", "modality", "post", "amount"}, page.id
            assert Modality(fields.get("modality", "fact")), page.id
        for *_, fields in page.figures:
            assert fields.keys() <= {"period", "growth", "rank", "approx", "modality"}, page.id
            assert fields.get("approx", "about") in ("about", "over", "under"), page.id


def test_an_eighth_is_left_out(pages: list[AnnotatedPage]) -> None:
    left_out = [page for page in pages if page.left_out]
    assert len(left_out) == 745
    files = {page.id.partition("-")[0] for page in pages}
    assert {page.id.partition("-")[0] for page in left_out} == files, "of every file some"


def test_gold_keeps_every_row(pages: list[AnnotatedPage]) -> None:
    for page in pages:
        gold = as_gold(page)
        assert (len(gold.entities), len(gold.triples), len(gold.observations)) == (
            len(page.forms),
            len(page.triples),
            len(page.figures),
        )
        assert gold.document == page.document.id


def test_what_a_page_says(tmp_path: Path) -> None:
    (page,) = read_annotated(write(tmp_path, PAGE))
    assert (page.id, page.date, page.left_out) == ("T1-001", "2024-05-17", False)
    assert page.text == "合肥高新区上新\n砾川落户合肥高新区，砾川科技有限公司投资3亿美元。\n"
    assert page.forms == {
        ("合肥高新区", Kind.ZONE): {"合肥高新区"},
        ("砾川科技有限公司", Kind.COMPANY): {"砾川", "砾川科技有限公司"},
        ("合肥", Kind.REGION): {"合肥"},
    }
    gold = as_gold(page)
    company = frozenset({fold("砾川"), fold("砾川科技有限公司")})
    zone = frozenset({fold("合肥高新区")})
    assert ("Company", company) in gold.entities
    assert (company, "settledIn", zone, {"modality": "planned", "date": "2024-05"}) in gold.triples
    amount = {"value": 3.0, "unit": "亿美元", "currency": "USD"}
    assert (company, "invests", zone, {"amount": amount}) in gold.triples
    assert gold.observations == (
        (
            zone,
            {
                "indicator": "总投资",
                "unit": "亿美元",
                "value": 3.0,
                "period": "2024",
                "approx": "about",
                "growth": 10.5,
            },
        ),
        (
            frozenset({"合肥高新区"}),
            {"indicator": "工业投资增速", "unit": "%", "value": -2.5, "growth": -2.5},
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("合肥高新区 | partOf | 合肥\n", "合肥高新区 partOf 合肥\n", 9),
        ("合肥高新区 | partOf | 合肥\n", "合肥高新区 | partOf\n", 9),
        (
            "合肥高新区 | 总投资 | 3 | 亿美元 | period=2024 | growth=10.5% | approx=about\n",
            "合肥高新区 | 总投资 | 3\n",
            12,
        ),
        ("@text\n", "一行不知何处\n@text\n", 3),
    ],
)
def test_a_bad_line_is_named_with_file_and_line(tmp_path: Path, old: str, new: str, line: int) -> None:
    assert old in PAGE
    folder = write(tmp_path, PAGE.replace(old, new))
    with pytest.raises(ValueError, match=rf"^01\.txt:{line}: .*bench/annotated/README\.md"):
        list(read_annotated(folder))


def test_the_readme_counts_what_is_there(pages: list[AnnotatedPage]) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    counts = (
        ("pages", len(pages)),
        ("left out of training", sum(page.left_out for page in pages)),
        ("characters", sum(len(page.text) for page in pages)),
        ("entities", sum(len(page.forms) for page in pages)),
        ("statements", sum(len(page.triples) for page in pages)),
        ("figures", sum(len(page.figures) for page in pages)),
    )
    for title, count in counts:
        assert f"| {title} | {count:,} |" in text, f"bench/annotated/README.md: {title} are {count:,}"

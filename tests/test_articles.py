"""Articles: boundaries, headlines, roles, dates, scripts, and the map back to the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles import find_articles, locate_evidence, quote
from kg.articles.scripts import find_pinyin, simplify
from kg.reading import read_documents
from kg.sentences import split_sentences
from kg.types import Document, Span

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


def wrap(text: str, width: int = 16) -> str:
    """A column of a newspaper page: `width` characters a line, blank lines between."""
    return "\n\n".join(text[i : i + width] for i in range(0, len(text), width)) + "\n\n"


FIRST = "本报讯 近日，星河市举行重点项目集中开工活动，云帆科技投资建设的算力中心正式动工，总投资二十亿元，建成后可带动就业三千人。"
SECOND = "本报讯 记者李明报道 明月县茶产业协会日前成立，全县茶园面积达到十二万亩，茶农人均增收两千余元，产品远销海外多个国家和地区。"


def test_wrapped_columns_become_articles_with_their_headlines() -> None:
    page = f"星河市集中开工\n一批重点项目\n{wrap(FIRST)}明月县成立\n茶产业协会\n{wrap(SECOND)}"
    articles = find_articles(Document("p.txt", page))
    assert [a.title for a in articles] == ["星河市集中开工一批重点项目", "明月县成立茶产业协会"]
    assert "算力中心正式动工" in articles[0].text and "茶" not in articles[0].text


def test_headlines_at_the_foot_of_the_page_go_to_their_articles() -> None:
    page = f"{wrap('□ 本报记者 张三')}{wrap(FIRST[4:])}{wrap('□ 本报记者 李四')}{wrap(SECOND[14:])}"
    page += "区域看台\n\n明月县成立茶产业协会\n\n星河市算力中心项目集中开工\n"
    titles = [a.title for a in find_articles(Document("p.txt", page))]
    assert titles == ["星河市算力中心项目集中开工", "明月县成立茶产业协会"]


def test_markup_with_front_matter() -> None:
    page = "---\ntitle: '园区新闻'\ndate: Sat, 08 Jan 2022 10:52:00 GMT\n---\n<div><p>星河高新区<a href='x'>签约</a>了云帆科技。</p><p>第二段&amp;结束。</p></div>"
    (article,) = find_articles(Document("p.md", page, markup=True))
    assert (article.title, article.published) == ("园区新闻", "2022-01-08")
    assert "星河高新区签约了云帆科技。" in article.text and "第二段&结束。" in article.text
    start = article.text.index("签约")
    document = Document("p.md", page, markup=True)
    place, text = locate_evidence(document, article, Span(start - 5, start + 7))
    assert text == "星河高新区签约了云帆科技" and page[place.start : place.stop].startswith("星河高新区<a")


def test_traditional_script_is_matched_simplified_and_quoted_as_it_stands() -> None:
    page = "國務院批准設立星河新區，重點發展醫藥產業，廣東企業積極參與建設。"
    document = Document("p.txt", page)
    (article,) = find_articles(document)
    assert article.text.startswith("国务院批准设立星河新区")
    assert locate_evidence(document, article, Span(0, 5))[1] == "國務院批准"


def test_pinyin_in_brackets_is_dropped() -> None:
    assert find_pinyin("產(chǎn)業(yè)園(yuán)區(qū)發(fā)展") and not find_pinyin("考评优秀(A类)和(b)款")
    (article,) = find_articles(Document("p.txt", "產(chǎn)業(yè)園(yuán)區(qū)發(fā)展很快。"))
    assert article.text == "产业园区发展很快。"


def test_simplify_keeps_length_and_simplified_text() -> None:
    assert simplify("经济发展") == "经济发展"
    assert len(simplify("經濟發展東西")) == 6


@pytest.mark.parametrize(("date", "text"), [("2022", "2021年，星河市出口增长，比去年同期多。2021年全年，进口下降。"), ("", "天气晴朗。")])
def test_published_year_is_concluded_or_left_empty(date: str, text: str) -> None:
    assert find_articles(Document("p.txt", text))[0].published == date


PIECES = st.sampled_from(
    ["星河高新区", "签约", "，", "。", "\n", "\n\n", " ", "\u3000", "１２３", "％", "GDP growth", "本报讯 ", "（图）", "“甲”", "\ufeff", "\r\n", "國產"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=60).map("".join), st.booleans())
def test_every_character_is_traceable(text: str, markup: bool) -> None:
    """Each cleaned character lies, alike or folded one to one, at its place in the document."""
    document = Document("p", text, markup=markup)
    for article in find_articles(document):
        for sentence in split_sentences(article):
            for position in range(sentence.span.start, sentence.span.stop):
                source = article.offsets.source(position)
                assert source >= 0
                character = article.text[position]
                assert character == " " or simplify(text)[source] == character or ord(text[source]) - 0xFEE0 == ord(character)


def test_evidence_of_the_newspaper_pages_is_verbatim() -> None:
    if not (SHARED / "seeds").is_dir():
        pytest.skip(reason="../shared/seeds is not at hand")
    for document in read_documents([SHARED / "seeds"]):
        assert isinstance(document, Document), document
        for article in find_articles(document):
            for sentence in split_sentences(article):
                place, text = locate_evidence(document, article, sentence.span)
                assert text == quote(document, place) and text


@pytest.mark.parametrize(
    ("page", "titles"),
    [
        ("000_2b4281a541ffd85f.txt", 7),
        ("001_35b90cdcc3118352.txt", 4),
        ("004_f55d748d22a2fa83.txt", 5),
    ],
)
def test_article_counts_of_the_newspaper_pages(page: str, titles: int) -> None:
    if not (SHARED / "seeds").is_dir():
        pytest.skip(reason="../shared/seeds is not at hand")
    (document,) = read_documents([SHARED / "seeds" / page])
    assert isinstance(document, Document)
    assert len(find_articles(document)) == titles

"""Articles: boundaries, headlines, roles, dates, scripts, and the map back to the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles import find_articles, locate_evidence, quote
from kg.articles.cleaning import MARKS, has_pinyin
from kg.articles.dates import read_own_date
from kg.articles.headlines import find_overprint
from kg.articles.scripts import is_traditional, simplify
from kg.reading import ReadOptions, read_documents
from kg.reading.texts import make_document
from kg.sentences import split_sentences
from kg.types import Article, Document, Span
from tests.layout_samples import Layout, make_layouts

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


def read(text: str, *, markup: bool = False) -> Document:
    """The document of a text, as reading makes it."""
    return make_document("page.txt", text, "page.txt", ReadOptions(), markup=markup)


def test_a_notice_keeps_who_signed_it() -> None:
    page = "关于公布名单的通知\n经研究，现将名单公布如下。\n1.南星高新区\n2.北星经开区\n星河省科技厅\n2023年1月18日\n"
    (article,) = find_articles(read(page))
    assert article.published == "2023-01-18" and "星河省科技厅" in article.text
    assert [p.role for p in article.paragraphs] == ["headline", "body", "body", "body", "byline", "byline"]


def test_a_section_behind_a_bullet_is_no_byline() -> None:
    page = (
        "星河高新区跑出加速度\n\n■ 张家豪\n\n星河高新区近日开会，部署全年工作，要求各部门抓落实。\n\n"
        "■做强产业\n\n去年，全区实现进出口131.5亿元。\n\n■ 补上短板\n\n去年新增企业12家，比上年多。\n"
    )
    (article,) = find_articles(read(page))
    roles = {article.text[p.span.start : p.span.stop].replace(" ", ""): p.role for p in article.paragraphs}
    assert roles["■张家豪"] == "byline"
    assert roles["■做强产业"] == roles["■补上短板"] == "subhead"


def test_the_day_one_article_is_signed_with_dates_no_other() -> None:
    first = (
        "星河高新区开工\n本报讯 星河高新区昨日开工。\n"
        + "园区引进企业三家。\n二期明年建成。\n三期在即。\n投资十亿元。\n"
    )
    page = first + "关于公布名单的通知\n本报讯 经研究，现将名单公布如下。\n星河省科技厅\n2023年1月18日\n"
    assert [a.published for a in find_articles(read(page))] == ["", "2023-01-18"]


@pytest.mark.parametrize(
    "page",
    [
        "星河高新区开工\n本报南星讯 2021年11月9日（记者张三）星河高新区昨日开工。\n园区引进企业三家。\n",
        "星河高新区开工\n【南星，2021年11月9日】——星河高新区开工。\n园区引进企业三家。\n",
        "星河高新区开工\n各位听众，今天是2021年11月9日，星期二。\n园区引进企业三家。\n",
        "星河高新区开工\n星河高新区昨日开工。\n园区引进企业三家。（2021年11月9日）\n",
        "星河高新区开工\n星河高新区昨日开工。\n园区引进企业三家。2021年11月9日\n",
        "星河高新区开工\n2021-11-09　星河日报\n星河高新区昨日开工。\n园区引进企业三家。\n",
    ],
)
def test_an_article_gives_its_day(page: str) -> None:
    assert [a.published for a in find_articles(read(page))] == ["2021-11-09"]


@pytest.mark.parametrize(
    "imprint", ["（2024年3月15日 第A4版）", "—— 2024年3月15日", "2024年3月15日第07版", "（2024-03-15 整理 韩小云）"]
)
def test_an_imprint_is_no_article_and_dates_the_page(imprint: str) -> None:
    story = "星河高新区开工\n□本报记者 张三\n星河高新区昨日开工，园区引进企业三家，投资十亿元。\n二期明年建成。\n"
    assert [a.published for a in find_articles(read(f"{story}{imprint}\n"))] == ["2024-03-15"]


def test_the_only_day_at_the_head_of_a_page_is_that_of_all_its_items() -> None:
    page = (
        "星河新闻2022年9月22日\n【导语】星河高新区今天开工。\n【正文】园区引进企业三家，投资十亿元。\n"
        "【导语】明月港今天开港。\n【正文】首航货轮驶往南方，市民观看。\n"
    )
    articles = find_articles(read(page))
    assert [a.published for a in articles] == ["2022-09-22"] * len(articles) and len(articles) > 1


def test_the_items_of_a_script_are_articles() -> None:
    lead, body = "【导语】{}今天开工。\n", "【正文】{}引进企业三家，投资十亿元。\n"
    page = "".join((lead + body).format(name, name) for name in ("星河高新区", "明月经开区", "云帆综保区"))
    assert len(find_articles(read(page))) == 3
    assert len(find_articles(read((lead + body).format("星河高新区", "星河高新区")))) == 1


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("西部一周（2010.6.28—7.4）", "2010-07-04"),
        ("园区动态 2017.10.13", "2017-10-13"),
        ("快讯 2025/3/19", "2025-03-19"),
        ("版本 2025.3.19.2", ""),
        ("快讯 2025.13.19", ""),
    ],
)
def test_days_in_digits(line: str, date: str) -> None:
    assert read_own_date([line], []) == date


def test_a_day_in_the_story_is_not_the_articles() -> None:
    page = "星河高新区开工\n星河高新区开工。\n2021年11月9日，园区引进企业三家，投资十亿元。\n园区热闹。\n"
    assert [a.published for a in find_articles(read(page))] == [""]


def bodies(article: Article) -> str:
    """The body paragraphs as one string, without the opening and without paragraph breaks."""
    texts = [article.text[p.span.start : p.span.stop] for p in article.paragraphs if p.role == "body"]
    return "".join(texts).removeprefix("本报讯")


@pytest.mark.parametrize("layout", make_layouts(), ids=lambda layout: layout.name)
def test_layouts(layout: Layout) -> None:
    found = find_articles(read(layout.text, markup=layout.markup))
    assert [simplify(a.title) for a in found] == [title for title, _ in layout.stories]
    assert [bodies(a) for a in found] == ["".join(paragraphs) for _, paragraphs in layout.stories]


def test_markup_with_front_matter() -> None:
    page = (
        "---\ntitle: '园区新闻'\ndate: Sat, 08 Jan 2022 10:52:00 GMT\n---\n"
        "<div><p>星河高新区<a href='x'>签约</a>了云帆科技。</p><p>第二段&amp;结束。</p></div>"
    )
    document = read(page)
    (article,) = find_articles(document)
    assert (article.title, article.published) == ("园区新闻", "2022-01-08")
    assert "星河高新区签约了云帆科技。" in article.text and "第二段&结束。" in article.text
    start = article.text.index("签约")
    place, text = locate_evidence(document, article, Span(start - 5, start + 7))
    assert text == "星河高新区签约了云帆科技" and page[place.start : place.stop].startswith("星河高新区<a")
    stop = article.text.index("第二段") + 4
    place, text = locate_evidence(document, article, Span(stop - 4, stop))
    assert text == "第二段&" and page[place.start : place.stop] == "第二段&amp;"


def test_traditional_script_is_matched_simplified_and_quoted_as_it_stands() -> None:
    document = read("國務院批准設立星河新區，重點發展醫藥產業，廣東企業積極參與建設。")
    (article,) = find_articles(document)
    assert article.text.startswith("国务院批准设立星河新区")
    assert locate_evidence(document, article, Span(0, 5))[1] == "國務院批准"
    assert is_traditional(document.text) and not is_traditional("经济发展")
    assert len(simplify("經濟發展東西")) == 6


def test_pinyin_in_brackets_is_dropped() -> None:
    assert has_pinyin("產(chǎn)業(yè)園(yuán)區(qū)發(fā)展") and not has_pinyin("考评优秀(A类)和(b)款")
    (article,) = find_articles(read("產(chǎn)業(yè)園(yuán)區(qū)發(fā)展很快。"))
    assert article.text == "产业园区发展很快。"


def test_cleaning() -> None:
    page = (
        "占工 业 投 资１２３．４５亿元，ＧＤＰ增长５％，GDP growth of inno-\nvation，soft\u00adware，⾼新区（Ａ类）。\n"
    )
    (article,) = find_articles(read(page))
    assert article.text == "占工业投资123.45亿元，GDP增长5%，GDP growth of innovation，software，高新区（A类）。"


def test_headlines_keep_the_space_between_their_clauses() -> None:
    (article,) = find_articles(
        read("乘东风 星河高新区 产业首破 3000 亿元\n\n本报记者 张三\n\n星河高新区产业规模首破三千亿元。\n")
    )
    assert article.title == "乘东风 星河高新区 产业首破3000亿元"
    assert [p.role for p in article.paragraphs] == ["headline", "byline", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "白鹿经开区招商热线：0871-7654321",
        "> 原文：https://news.example.com/2023/05/09/a.shtml",
        "主办：云津市人民政府办公室 备案号：云ICP备05001234号",
        "原创 青岚发布 2023-05-18 18:30",
    ],
)
def test_lines_of_a_site_are_no_text(line: str) -> None:
    page = f"星河港昨日开港\n\n本报讯 星河港昨日开港，首航货轮驶往南方。\n\n{line}\n"
    (article,) = find_articles(read(page))
    assert article.text == "星河港昨日开港\n本报讯星河港昨日开港，首航货轮驶往南方。"


def test_captions_and_furniture_are_kept_apart() -> None:
    page = "星河港昨日开港\n\n本报讯 星河港昨日开港，首航货轮驶往南方。\n\n星河港码头一角。\n\n(资料图片)\n\n责任编辑：李四\n\n6版\n"
    (article,) = find_articles(read(page))
    assert [p.role for p in article.paragraphs] == ["headline", "body", "caption", "caption"]


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("长沙新港全速运长沙新港全速运转保障港航运输转保障港航运输", "长沙新港全速运转保障港航运输"),
        ("星河高新区开工星河高新区开工", "星河高新区开工"),
        ("星河高新区开星河高新区开工建设", "星河高新区开工建设"),
        ("星河高新区开工建设新区开工建设", "星河高新区开工建设"),
        ("星星河河高高新新区区", "星河高新区"),
        ("进出口值出口值创新高", "进出口值出口值创新高"),
    ],
)
def test_overprinted_headlines(printed: str, title: str) -> None:
    gone = {i for start, stop in find_overprint(printed) for i in range(start, stop)}
    assert "".join(c for i, c in enumerate(printed) if i not in gone) == title


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("2022", "2021年，星河市出口增长。2021年全年进口下降，截至去年底，企业达五百家。"),
        ("2020-06", "6月6日，星河市举行了2020年招商推介大会，签约项目十个。"),
        ("2023-05-06", "发布时间：2023-05-06 08:00\n\n星河市今天举行推介会。"),
        ("", "天气晴朗，万里无云。"),
        ("", "2019年，星河市开工。2021年3月5日，星河市竣工。"),
    ],
)
def test_published_is_read_concluded_or_left_empty(date: str, text: str) -> None:
    assert find_articles(read(text))[0].published == date
    assert find_articles(Document("p", text, published="2024-01-01"))[0].published == "2024-01-01"


def test_a_sentence_from_two_places_is_cut_at_its_clauses() -> None:
    page = (
        "星河高新区综述\n\n星河高新区研发投入居前；重大活动举办五次，百余个项目集\n\n星河高新区重点项目集中签约 再添动力\n\n"
        + "会上签约十个项目，大家都很满意。" * 15
        + "\n\n中签约，二百个项目动工；获批设立创业基地。\n"
    )
    document = read(page)
    sentences = [s for a in find_articles(document) for s in split_sentences(a)]
    texts = [s.text for s in sentences]
    assert "重大活动举办五次，百余个项目集中签约，二百个项目动工；" in texts
    assert "获批设立创业基地。" in texts and "星河高新区研发投入居前；" in texts


PIECES = st.sampled_from(
    [
        "星河高新区",
        "签约",
        "，",
        "。",
        "\n",
        "\n\n",
        " ",
        "\u3000",
        "１２３",
        "％",
        "GDP growth",
        "本报讯 ",
        "（图）",
        "(记者王五)",
        ",",
        "第3,000次;",
        "“甲”",
        "\ufeff",
        "\r\n",
        "\u200b",
        "&amp;",
        "<p>",
        "</p>",
        "<b>粗</b>",
        "**",
        "[链](u)",
        "# ",
        "□ 本报记者 王 五",
    ]
)


def flatten(text: str) -> str:
    """A text with what the reader folds one to one folded (full-width ASCII, punctuation), dropped marks dropped."""
    folded = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in text)
    return "".join(c for c in folded if c not in "\u200b\ufeff")


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=60).map("".join).filter(str.strip), st.booleans())
def test_evidence_equals_the_cleaned_sentence(text: str, markup: bool) -> None:
    """Where a sentence lies together in the file, its quote is its text; and every character has its place."""
    document = read(text, markup=markup)
    for article in find_articles(document):
        for sentence in split_sentences(article):
            runs = article.offsets.runs(sentence.span)
            assert sum(length for _, _, length in runs) == len(sentence.span)
            place, found = locate_evidence(document, article, sentence.span)
            assert found == quote(document, place)
            wanted = flatten("".join(sentence.text.split()))
            whole = quote(document, Span(runs[0][1], runs[-1][1] + runs[-1][2]))
            if len(flatten(found)) >= len(wanted) or flatten(whole) == wanted:
                assert flatten(found) == wanted
            else:
                assert flatten(found) in wanted


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=40).map("".join).filter(str.strip))
def test_articles_keep_their_shape(text: str) -> None:
    """Paragraphs tile the text, hold no line feed and no mark, and reading twice gives the same."""
    document = read(text)
    articles = find_articles(document)
    assert articles == find_articles(document)
    for article in articles:
        assert "\n".join(article.text[p.span.start : p.span.stop] for p in article.paragraphs) == article.text
        assert all("\n" not in article.text[p.span.start : p.span.stop] for p in article.paragraphs)
        assert not set(article.text) & set(MARKS) - {"-"}
        sentences = split_sentences(article)
        assert [s.index for s in sentences] == list(range(len(sentences)))
        assert all(article.paragraphs[s.paragraph].span.covers(s.span) for s in sentences)
        assert "".join(s.text for s in sentences) == article.text.replace("\n", "")


def seed_pages() -> list[Document]:
    """The newspaper pages, or a skip that says why."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip(reason="../shared/seeds is not at hand")
    return [d for d in read_documents([SHARED / "seeds"]) if isinstance(d, Document)]


def test_evidence_of_the_newspaper_pages_is_verbatim() -> None:
    apart = total = 0
    for document in seed_pages():
        for article in find_articles(document):
            for sentence in split_sentences(article):
                place, text = locate_evidence(document, article, sentence.span)
                assert text == quote(document, place) and text
                total += 1
                apart += flatten(text) != flatten("".join(sentence.text.split()))
    assert apart <= total * 0.01, f"{apart} of {total} sentences are not quoted whole"


@pytest.mark.parametrize(
    ("headings", "body", "date"),
    [
        (["一周要闻（2022年11月7日—11月13日）"], ["海门签下项目。"], "2022-11-13"),
        (["【星河新闻联播】2022年6月18日文字稿"], ["各位观众晚上好。"], "2022-06-18"),
        (["政府工作报告"], ["——2023年1月8日在星河市人民代表大会上", "过去一年，产值增长。"], "2023-01-08"),
        ([], ["新华社北京2022年3月5日电 国务院批复。"], "2022-03-05"),
        (["关于公布名单的通知"], ["各省科技厅：现予公布。", "科技部 2021年12月30日"], "2021-12-30"),
        (["通告"], ["现予公布。", "二〇二二年六月十八日"], "2022-06-18"),
        (["园区扩产"], ["公司2019年5月1日成立，去年增产。"], ""),
    ],
)
def test_the_day_an_article_gives_as_its_own(headings: list[str], body: list[str], date: str) -> None:
    assert read_own_date(headings, body) == date


def test_half_width_punctuation_of_a_chinese_sentence_reads_as_full_width() -> None:
    """What a web page writes with half-width marks parts sentences and clauses like print; the quote stays as it is."""
    document = read("星河市(高新区)签约项目3,200个,总投资12.5亿元;明月县GDP growth, 5%.\n")
    article = find_articles(document)[0]
    assert article.text == "星河市(高新区)签约项目3,200个，总投资12.5亿元；明月县GDP growth,5%."
    assert locate_evidence(document, article, Span(0, 8))[1] == "星河市(高新区)"


@pytest.mark.parametrize(
    ("page", "published", "dates"),
    [
        # Another dateline of the page tells the year, also across the turn of one.
        (
            "新华社北京2023年1月2日电 国务院批复甲区。\n\n新华社上海12月31日电 上海乙区开工。\n",
            "",
            ["2023-01-02", "2022-12-31"],
        ),
        (
            "新华社北京2023年3月16日电 国务院批复甲区。\n\n本报讯（记者张三）3月15日，乙区开工。\n",
            "",
            ["2023-03-16", "2023-03-15"],
        ),
        # Far from the only date of the page, or a day that no year has, it tells nothing.
        ("新华社北京2023年3月16日电 国务院批复甲区。\n\n新华社上海9月1日电 上海乙区开工。\n", "", ["2023-03-16", ""]),
        ("新华社北京2023年3月1日电 国务院批复甲区。\n\n新华社上海2月30日电 上海乙区开工。\n", "", ["2023-03-01", ""]),
        # A year or month given by front matter or option is made a day.
        ("新华社北京3月15日电 国务院批复甲区。\n", "2023", ["2023-03-15"]),
        ("新华社北京12月30日电 国务院批复甲区。\n", "2023-01", ["2022-12-30"]),
        ("新华社北京9月30日电 国务院批复甲区。\n", "2023-01", ["2023-01"]),
        # The page's own day stays the day of all its articles.
        ("2023年3月16日 星期四\n\n新华社北京3月15日电 国务院批复甲区。\n", "", ["2023-03-16"]),
        ("新华社北京3月15日电 国务院批复甲区。\n", "", [""]),
    ],
)
def test_a_dateline_without_a_year_takes_the_year_that_the_page_tells(
    page: str, published: str, dates: list[str]
) -> None:
    assert [a.published for a in find_articles(Document("p", page, published=published))] == dates

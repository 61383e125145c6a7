"""The learned finder of names: what it adds, what it leaves alone, and that it says the same whoever came before."""

from __future__ import annotations

import gzip
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg import crf, mentions
from kg.articles import find_articles
from kg.mentions import find_mentions, learned, propose_mentions
from kg.mentions.label_features import list_features
from kg.mentions.learned import DOUBTFUL, FINDER, find_learned_names
from kg.mentions.scans import Scan, scan_article
from kg.seeds import load_lexicon
from kg.selection import select_entities
from kg.sentences import split_sentences
from kg.types import Document, Entity, Mention, ResolvedArticle, Span, Statement
from kg.vocabulary import Kind, Modality, Predicate
from kg.words import tag
from tests.growth import find_growth

DEV = Path(__file__).parent / "pages" / "dev"
MOST = 5.0
"""Twice the text may take so many times the time: 2 and the noise of a busy machine."""
BRANDS = [
    ("昨日，恒川磁材宣布以3.2亿元收购铭越精工60%股权，双方已签署协议。", "恒川磁材"),
    ("合肥高新区迎来新伙伴，澜拓把区域总部放在这里，首期投入3亿元。", "澜拓"),
    ("项目由砾川负责建设，澜拓提供设备。", "澜拓"),
    ("本次收购完成后，澜拓将持有砾川七成股份。", "澜拓"),
    ("澜拓与砾川联合开发的固态电池进入中试。", "澜拓"),
    ("泰丰纺机、鸿瑞轴承、远舟电机相继投产。", "泰丰纺机"),
]
PROSE = [
    "全市规上工业增加值增长8.9%，固定资产投资增长6%。",
    "上半年，居民消费价格同比上涨0.6%，食品价格基本平稳。",
    "这条老街的清晨从一碗热汤面开始，街坊们端着碗闲谈。",
    "项目建设提速，招商服务、项目落地机制不断完善。",
    "新冠疫苗研发项目进入临床阶段。",
    "今年以来，各地出台政策稳外贸，企业信心增强。",
    "他说，做企业要有耐心，急不得。",
    "近日天气转凉，市民出门要注意添衣。",
    "会议要求，各部门要压实责任，推动各项任务落到实处。",
]


def scans(text: str) -> Iterator[Scan]:
    for article in find_articles(Document("page.txt", text)):
        yield scan_article(article, split_sentences(article), load_lexicon())


def scan(text: str) -> Scan:
    return next(scans(text))


def companies(text: str) -> set[str]:
    return {m.text for m in find_mentions(scan(text)) if m.kind is Kind.COMPANY}


def learned_names(text: str) -> list[str]:
    return [m.text for m in find_mentions(scan(text)) if m.finder == FINDER]


@pytest.fixture(scope="module")
def dev() -> list[Scan]:
    """The articles of the own pages."""
    return [s for path in sorted(DEV.glob("*.txt")) for s in scans(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("text", "name"), BRANDS)
def test_an_invented_brand_is_found_in_what_is_said_of_it(text: str, name: str) -> None:
    assert name in companies(text)


def test_most_of_these_brands_are_seen_by_the_model_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    with_model = [name for text, name in BRANDS if name in companies(text)]
    monkeypatch.setattr(mentions, "find_learned_names", lambda scan, found: [])
    without = [name for text, name in BRANDS if name in companies(text)]
    assert len(with_model) == len(BRANDS)
    assert len(without) <= 1


@pytest.mark.parametrize("text", PROSE)
def test_plain_prose_holds_no_learned_name(text: str) -> None:
    assert learned_names(text) == []


def test_a_board_of_an_exchange_is_no_place() -> None:
    """晋兴板 and 楚天板 trade shares; the same words without 板 are read as the model sees fit."""
    text = "泰丰纺机、鸿瑞轴承等5户企业成功在晋兴{}挂牌。"
    places = {b: [m.text for m in find_mentions(scan(text.format(b))) if m.kind is Kind.REGION] for b in ("板", "")}
    assert places == {"板": [], "": ["晋兴"]}


def test_no_learned_name_crosses_a_name_of_the_finders(dev: list[Scan]) -> None:
    """It stands where nothing stands, or covers more than what stands there; the finders' name stays, inside it."""
    added = 0
    for page in dev:
        proposed = propose_mentions(page)
        for name in find_learned_names(page, proposed):
            added += 1
            met = [m for m in proposed if m.span.overlaps(name.span)]
            assert all(name.span.covers(m.span) and len(name.span) > len(m.span) for m in met), name
            assert not any(m.kind is Kind.POLICY for m in met), name
    assert added > 10


def test_the_finders_names_stay(dev: list[Scan]) -> None:
    def list_all(found: tuple[Mention, ...]) -> set[tuple[object, ...]]:
        # a park that bears the name of a learned firm is that firm's work
        kinds = {(m.span, Kind.ZONE if m.finder == "projects.park" else m.kind) for m in found}
        return kinds.union(*(list_all(m.inner) for m in found))

    for page in dev:
        lost = list_all(propose_mentions(page)) - list_all(find_mentions(page))
        assert not lost


def test_every_learned_name_is_the_text_at_its_place(dev: list[Scan]) -> None:
    for page in dev:
        spans = []
        for name in find_learned_names(page, propose_mentions(page)):
            assert name.text == page.text[name.span.start : name.span.stop] and "\n" not in name.text
            assert name.finder in (FINDER, DOUBTFUL) and name.kind is not Kind.POLICY
            assert any(s.span.covers(name.span) for s in page.sentences)
            spans.append(name.span)
        assert not [(a, b) for i, a in enumerate(spans) for b in spans[:i] if a.overlaps(b)]


def test_the_answer_does_not_hang_on_what_was_read_before(dev: list[Scan]) -> None:
    """The tagger holds the sequence that it read last: pages in another order, and twice, give the same names."""
    forward = [find_learned_names(page, propose_mentions(page)) for page in dev]
    backward = [find_learned_names(page, propose_mentions(page)) for page in reversed(dev)]
    assert backward[::-1] == forward
    assert [find_learned_names(page, propose_mentions(page)) for page in dev] == forward


def test_a_found_name_is_found_where_it_stands_again() -> None:
    text = "昨日，恒川磁材宣布以3.2亿元收购铭越精工60%股权。\n墙上写着恒川磁材四个字，风吹过恒川磁材的屋顶。"
    page = scan(text)
    found = [m.span.start for m in find_learned_names(page, propose_mentions(page)) if m.text == "恒川磁材"]
    assert len(found) == page.text.count("恒川磁材") == 3


@pytest.mark.parametrize(
    ("word", "kind", "sure"),
    [
        ("企业", Kind.COMPANY, 1.0),
        ("人工智能", Kind.COMPANY, 1.0),
        ("耐心", Kind.COMPANY, 0.85),
        ("《条例》", Kind.POLICY, 1.0),
        ("鑫", Kind.COMPANY, 1.0),
        ("，澜拓", Kind.COMPANY, 1.0),
        ("澜拓\n砾川", Kind.COMPANY, 1.0),
        ("发力", Kind.INDUSTRY, 1.0),
        ("建立健全", Kind.PERSON, 1.0),
        ("湛江港等疏港铁路", Kind.PROJECT, 1.0),
        ("南中北3片三甲医院", Kind.PROJECT, 1.0),
        ("临沂打造世界级物流基地", Kind.PROJECT, 1.0),
        ("老旧小区微改造", Kind.PROJECT, 1.0),
        ("细胞制备国家标准", Kind.INSTITUTION, 1.0),
        ("科创板", Kind.ZONE, 1.0),
        ("国际一流滨海新城", Kind.ZONE, 1.0),
        ("区域科技创新中心", Kind.INSTITUTION, 1.0),
        ("年产20万吨竹纤维浆粕", Kind.PROJECT, 1.0),
        ("竹纤维技改类项目", Kind.PROJECT, 1.0),
        ("晋兴板", Kind.REGION, 1.0),
    ],
)
def test_a_form_that_can_be_no_name_is_refused(word: str, kind: Kind, sure: float) -> None:
    """However sure the model is: a class, an industry, a policy, one sign, a torn form, 发力 as an industry, several
    things; below .9 also a plain word."""
    page = scan("澜拓签约。")
    page = replace(page, article=replace(page.article, text=word))
    assert not learned._may_stand(page, Span(0, len(word)), kind, sure)


@pytest.mark.parametrize(
    ("text", "name", "kind", "may"),
    [
        ("把单晶炉拉到实验区。", "实验", Kind.ZONE, False),
        ("把单晶炉拉到澜江片区。", "澜江片", Kind.ZONE, False),
        ("把单晶炉拉到澜江片区。", "澜江片区", Kind.ZONE, True),
        ("澜江产业园区位优越。", "澜江产业园", Kind.ZONE, False),
        ("澜江港区内外一片繁忙。", "澜江港", Kind.PROJECT, True),
    ],
)
def test_a_zone_does_not_end_before_its_last_word(text: str, name: str, kind: Kind, may: bool) -> None:
    page = scan("澜拓签约。")
    page = replace(page, article=replace(page.article, text=text))
    start = text.index(name)
    assert learned._may_stand(page, Span(start, start + len(name)), kind, 1.0) is may


@pytest.mark.parametrize(
    ("sure", "least", "finder"),
    [
        (0.71, learned.THRESHOLD, FINDER),
        (0.6, learned.THRESHOLD, DOUBTFUL),
        (0.45, learned.THRESHOLD, ""),
        (0.6, learned.FIELD, ""),
        (0.5, learned.WIDENS, ""),
    ],
)
def test_a_name_that_is_less_sure_is_doubtful(sure: float, least: float, finder: str) -> None:
    assert learned._judge(sure, least) == finder


def find_with(monkeypatch: pytest.MonkeyPatch, text: str, name: str, kind: Kind, sure: float) -> list[str]:
    """The finders of `name` where the model takes it for a name of this probability."""
    page = scan(text)
    at = page.text.index(name)
    span = Span(at, at + len(name))
    monkeypatch.setattr(learned, "label_names", lambda *_: iter([[(span, kind, sure)]]))
    return [m.finder for m in find_learned_names(page, ()) if m.span == span]


def test_a_name_leaves_the_conjunction_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    page = scan("发展造纸以及量岚织造。")
    span = Span(page.text.index("及"), page.text.index("。"))
    monkeypatch.setattr(learned, "label_names", lambda *_: iter([[(span, Kind.INDUSTRY, 0.9)]]))
    assert [m.text for m in find_learned_names(page, ())] == ["量岚织造"]


def test_a_person_leaves_the_verb_before_what_he_says(monkeypatch: pytest.MonkeyPatch) -> None:
    page = scan("厂里的量岚道：“订单很满。”")
    span = Span(page.text.index("量"), page.text.index("："))
    monkeypatch.setattr(learned, "label_names", lambda *_: iter([[(span, Kind.PERSON, 0.95)]]))
    assert [m.text for m in find_learned_names(page, ())] == ["量岚"]


def test_what_is_counted_is_a_class(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = "园区正在建设量岚中试线。"
    assert find_with(monkeypatch, plain, "量岚中试线", Kind.PROJECT, 0.6) == [DOUBTFUL]
    for text in ("园区建成18条国内领先的量岚中试线。", "园区的量岚中试线已达22条。"):
        for sure in (0.6, 0.8):
            assert find_with(monkeypatch, text, "量岚中试线", Kind.PROJECT, sure) == []
        assert find_with(monkeypatch, text, "量岚中试线", Kind.INSTITUTION, 0.6) == []
        assert find_with(monkeypatch, text, "量岚中试线", Kind.INSTITUTION, 0.8) == [FINDER]


def test_a_doubtful_name_stays_where_something_is_said_of_it() -> None:
    sure, said, unsaid = (Entity(f"e{n}", Kind.PROJECT, name) for n, name in enumerate(("甲线", "乙线", "丙线")))
    named = [
        Mention(Span(3 * n, 3 * n + 2), e.name, e.kind, finder)
        for n, (e, finder) in enumerate(((sure, FINDER), (said, DOUBTFUL), (unsaid, DOUBTFUL)))
    ]
    page = scan("甲线、乙线、丙线。")
    article = ResolvedArticle(page.article, page.sentences, tuple(named), (("e0",), ("e1",), ("e2",)), (), ())
    stated = Statement("e0", Predicate.PART_OF, "e1", Modality.FACT, ())
    entities = {e.id: e for e in (sure, said, unsaid)}
    assert select_entities(entities, [article], [stated], []) == (sure, said)


def test_an_industry_behind_its_place_is_no_wider_name() -> None:
    held = [Mention(Span(0, 2), "阜阳", Kind.REGION, "t"), Mention(Span(2, 6), "食品加工", Kind.INDUSTRY, "t")]
    assert learned._least(Span(0, 6), Kind.INDUSTRY, held) == learned.PLACED_FIELD
    assert learned._least(Span(0, 6), Kind.PROJECT, held) == learned.WIDENS


def test_an_institute_of_higher_studies_is_one_thing() -> None:
    page = scan("澜拓签约。")
    page = replace(page, article=replace(page.article, text="中关村高等研究院"))
    assert learned._may_stand(page, Span(0, 8), Kind.INSTITUTION, 0.8)


def test_a_brand_may_stand() -> None:
    page = scan("澜拓签约。")
    assert learned._may_stand(page, Span(0, 2), Kind.COMPANY, 0.8)


def test_one_row_of_features_a_character_wherever_the_sentence_stands() -> None:
    text = "恒川磁材2024年投资A类项目"
    shifted = Span(40, 40 + len(text))
    rows = list_features(text, tag(text), [], Span(0, len(text)))
    assert len(rows) == len(text)
    assert rows == list_features(text, tag(text, 40), [], shifted)
    held = Mention(Span(40, 44), "恒川磁材", Kind.COMPANY, "test")
    assert list_features(text, tag(text, 40), [held], shifted)[3] != rows[3]


def test_what_the_finders_say_is_a_feature() -> None:
    text = "合肥高新区签约"
    page = scan(text)
    with_names = list_features(text, tag(text), propose_mentions(page), page.sentences[0].span)
    without = list_features(text, tag(text), [], page.sentences[0].span)
    assert "dBZone" in with_names[0] and "dEZone" in with_names[4] and "dO" in with_names[5]
    assert all("dO" in row for row in without)


def test_the_shipped_model_is_small() -> None:
    assert 100_000 < (crf.MODELS / f"names{crf.SUFFIX}").stat().st_size < 5_000_000


def test_a_file_that_is_no_model_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "names.crfsuite"
    with pytest.raises(OSError, match=r"names\.crfsuite"):
        crf.Model(path)
    for content in (b"no model", gzip.compress(b"no model"), gzip.compress(b"no model")[:-9]):
        path.write_bytes(content)
        with pytest.raises(ValueError, match=r"names\.crfsuite"):
            crf.Model(path)


def test_a_label_that_a_model_has_not_has_no_probability() -> None:
    model = crf.load_model("names")
    model.read([["0澜"], ["0拓"]])
    assert model.marginal("B-none", 0) == 0.0
    assert sum(model.marginal(label, 1) for label in model.labels) == pytest.approx(1.0, abs=1e-3)


def hostile(kind: str, length: int) -> str:
    if kind != "ever new names":
        return kind * (length // len(kind))
    draw = random.Random(length)
    signs = "恒澜砾赛蔚岚盛禾铭越川拓珩泰远鸿瑞舟丰澄沐旭曜霖翎"
    pieces = ("".join(draw.choices(signs, k=6)) for _ in range(length // 21))
    return "".join(f"{six[:3]}与{six[3:]}联合开发的固态电池进入中试，" for six in pieces)


@pytest.mark.parametrize("kind", ["澜拓把砾川", "澜", "，", "《", "1", "a", "澜拓与砾川联合开发、", "ever new names"])
def test_a_long_sentence_takes_linear_time(kind: str) -> None:
    find_learned_names(scan("澜拓与砾川联合开发的固态电池进入中试。"), ())

    def prepare(length: int) -> Callable[[], object]:
        page = scan(f"签约仪式举行\n{hostile(kind, length)}")
        for number in range(len(page.sentences)):
            page.words(number)
        return lambda: find_learned_names(page, ())

    assert find_growth(prepare, 10_000, 20_000, MOST) <= MOST


def test_who_wrote_the_article_is_no_name_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    read = scan("近日，蔚岚汽车在宁波开工建厂，祝远到场。（本报记者周砚、祝远参与采写）\n")
    places = [i for i in range(len(read.text)) if read.text.startswith("祝远", i)]
    both = [Mention(Span(at, at + 2), "祝远", Kind.COMPANY, FINDER) for at in places]
    monkeypatch.setattr(mentions, "find_learned_names", lambda *_: both)
    assert [m.span.start for m in find_mentions(read) if m.text == "祝远"] == places[:1]

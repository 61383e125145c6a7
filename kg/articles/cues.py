"""The tables under seeds/pages as patterns: what begins an article, names an author, stands under a picture."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kg.articles.scripts import simplify
from kg.resources import find_resource
from kg.seeds import Entry, read_table

_HAN = "[\u4e00-\u9fff]"


@lru_cache(maxsize=16)
def read_cues(name: str) -> tuple[Entry, ...]:
    """The rows of seeds/pages/NAME.tsv."""
    return tuple(read_table(find_resource("seeds", "pages", f"{name}.tsv"), name))


def _join(forms: Iterable[str]) -> str:
    """An alternation, longest first, which white space may part at any place (`责 任 编 辑`)."""
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return "(?:" + "|".join(r"\s*".join(map(re.escape, form)) for form in ordered) + ")"


def _choose(name: str, where: str) -> str:
    return _join(e.form for e in read_cues(name) if e.fields["where"] == where)


@lru_cache(maxsize=1)
def furniture() -> re.Pattern[str]:
    """A whole line that belongs to the page: its number, date, column head, imprint."""
    return re.compile(
        rf"(?:[□■◎●◆▲▶【\[]?\s*{_join(_whole_lines())}[】\]：:]?"
        rf"|[\s“”·]*(?:{_HAN}\s*){{0,4}}{_choose('furniture', 'last')}"
        rf"|{_choose('furniture', 'first')}.*"
        r"|第?\s*[0-9A-Z一二三四五六七八九十]{1,4}\s*版.{0,8}|[A-Z]?[0-9]{1,3}|[-—·\s]*[0-9]{1,3}[-—·\s]*"
        rf"|“.{{1,4}}”{_HAN}{{2}}|[\W_]+"
        r"|(?:\S{0,8}\s*)?[0-9]{4}\s*年\s*[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日.{0,4}星\s*期.{0,24}"
        r"|今日\s*[0-9]{1,3}\s*版.{0,30}|总第?\s*[0-9]+\s*期.{0,20}|[▶►▷]?[^。]{2,40}[（(\s]\s*(?:详见|详情见|见|据|转)\s*[A-Z]?[0-9]{1,2}\s*版[）)》>]{0,2}"
        rf"|(?:首页|主页)\s*[>›»/＞].{{0,60}}|{_HAN}{{2,8}}(?:日报|晚报|早报|晨报|时报|商报|都市报|快报)\s*[0-9]{{4}}\s*年\s*[0-9]{{1,2}}\s*月\s*[0-9]{{1,2}}\s*日.{{0,24}}"
        r"|第\s*[0-9A-Z]{1,4}\s*版\s*[：:].{0,24}|《.{2,10}》\s*[（(]\s*[0-9]{4}\s*年.{0,24}[）)]"
        r"|[>＞]?\s*(?:原文|原文链接|链接|网址)\s*[：:]\s*https?://\S+|[^。，]{2,24}(?:热线|电话|传真)\s*[：:]\s*[0-9()（）—\s转-]{7,30}|原创\s+\S.{0,60}|原创.{2,50}发表于.{2,6}"
        r"|(?:主办|承办|主管|技术支持|版权所有)(?:单位)?\s*[：:].{0,80}(?:备案|标识码|联系|地址|电话|邮编).{0,80}"
        r"|星期.|https?://\S+|[\w.]+@[\w.]+)[|｜\s]*"
    )


def _whole_lines() -> list[str]:
    return [e.form for e in read_cues("furniture") if e.fields["where"] in ("whole", "links")]


@lru_cache(maxsize=1)
def link_lists() -> re.Pattern[str]:
    """A whole line above links to other pages: 相关阅读."""
    return re.compile(rf"[□■◎●◆▲▶【\[]?\s*{_choose('furniture', 'links')}[】\]：:]?\s*")


_OPENING_LIMIT = 200
_OPENING_REACH = 48
"""Every opening holds one of four words so near its head; where none stands no pattern need be tried."""


def opens(text: str) -> bool:
    """Whether a text begins as an article does: 本报讯, 新华社北京1月2日电, 记者张三报道."""
    head = text[:_OPENING_REACH]
    if not head.isascii() and ("訊" in head or "電" in head or "報" in head):
        text = simplify(text[:_OPENING_LIMIT])
        head = text[:_OPENING_REACH]
    if head[0] in MARKS and BRIEFS.match(text):
        return True
    if "讯" in head or "电" in head or "报道" in head or "消息" in head:
        return _openings().match(text) is not None
    return False


MARKS = "■●◆▲★□◎▪"
_LABEL = "[^获批选签约引进升造设立启加冲晋申迎揭奔领跑的与、，。；：！？\\s]{4,9}[市县区州盟旗港园][\\s\u3000]"
"""A place alone before white space labels an item and is no headline of it: ●某市某新区 18日，与某集团签约."""
BRIEFS = re.compile(
    rf"[{MARKS}]\s*(?!{_LABEL})(?P<headline>[^，。；：！？\s]{{6,30}})(?P<space>[\s\u3000]+)[^\s，。；：！？]{{2}}[^\n]{{16,}}"
)
"""News in brief, its headline in the line: ■某区签约12个项目 4月3日，某区在深圳……"""


@lru_cache(maxsize=1)
def _openings() -> re.Pattern[str]:
    forms = [e.form for e in read_cues("openings")]
    place = r"[\w·、—-]{1,14}?"
    plain = "|".join(re.escape(f) for f in forms if "{}" not in f and len(f) > 1)
    placed = "|".join(re.escape(f).replace(r"\{\}", place) for f in forms if "{}" in f and not f.startswith("{}"))
    return re.compile(
        rf"(?:{placed}|{plain}|{_HAN}{{2,8}}(?:\d{{1,2}}月\d{{1,2}}日)?[讯电](?=[\s（(：]|记者))"
        rf"|(?:本报记者|记者|通讯员|本报通讯员)\s*{_HAN}[^。，；！？]{{1,30}}?(?:报道|摄影报道)(?=[：:，\s]|$)"
    )


@lru_cache(maxsize=1)
def bylines() -> re.Pattern[str]:
    """A whole line that says who wrote: □ 本报记者 张三, 文/李四, 来源：某报 发布时间：2022-01-02."""
    word = _choose("bylines", "any")
    return re.compile(
        rf"[□■◎●◆▲]?\s*[^。，；！？：]{{0,16}}{word}[^。，；！？]{{0,36}}"
        rf"|[□◎]\s*{_HAN}[^。，；！？：]{{1,30}}|■\s*{_HAN}[^。，；！？：]*[\s/／·][^。，；！？：]{{1,30}}"
        r"|(?:19|20)[0-9]{2}\s?[-/.年]\s?[0-9]{1,2}\s?[-/.月]\s?[0-9]{1,2}日?(?:\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?(?:\s*星期[一二三四五六日天])?(?:\s*(?:来源|作者|编辑|字号|字体|阅读|浏览|点击).{0,60})?"
        rf"|{_choose('bylines', 'first')}.{{1,80}}"
        r"|[（(](?:供稿|撰稿|文字|通讯员|整理)\s*[：:].{1,20}[）)]"
        rf"|[（(](?:本报|本刊)?{word}[^。（）]{{1,40}}[）)]"
        rf"|[（(](?:来源|原载|摘编自|摘自|据)[：:《].{{1,40}}[）)]|(?:来源|作者|文字|供稿|素材|撰文)\s*[|｜丨/／]\s*.{{1,30}}|[（(](?:(?:本报)?综合整理.{{0,20}}|本报综合.{{0,6}})[）)]|[（(]{_HAN}\s?{_HAN}{{1,2}}(?:\s+{_HAN}\s?{_HAN}{{1,2}}){{0,3}}[）)]"
    )


NAMES = re.compile(
    rf"{_HAN}{{2,3}}(?:[\s、]+{_HAN}{{2,3}}){{1,5}}|{_HAN}\s{{1,2}}{_HAN}(?:\s+{_HAN}\s?{_HAN}{{1,2}}){{0,4}}|{_HAN}{{2,3}}"
)
"""Names alone on a line: 曾妮 范敏玲, 高 欣. Two characters say it only in the place of a byline."""


def is_caption(text: str) -> bool:
    """Whether a paragraph stands under a picture, by its first words or the credit behind its last."""
    return _caption_heads().match(text) is not None or is_credited(text)


def is_credited(text: str) -> bool:
    """Whether a text ends in a picture's credit: … 摄, …（资料图片）."""
    return text[-1] in _credit_ends() and _credits().search(text[-_CREDIT:]) is not None


_CREDIT = 16


@lru_cache(maxsize=1)
def _caption_heads() -> re.Pattern[str]:
    return re.compile(_choose("captions", "first"))


@lru_cache(maxsize=1)
def _credits() -> re.Pattern[str]:
    return re.compile(rf"{_choose('captions', 'last')}\s*$")


@lru_cache(maxsize=1)
def _credit_ends() -> frozenset[str]:
    return frozenset(e.form[-1] for e in read_cues("captions") if e.fields["where"] == "last")


@lru_cache(maxsize=1)
def picture_credits() -> re.Pattern[str]:
    """A line that is no more than a picture's credit: 李剑锋/摄, （资料图片）."""
    return re.compile(
        rf"{_choose('captions', 'whole')}"
        rf"|[（(]?(?:{_HAN}{{0,6}}记者\s*)?(?:{_HAN}\s?){{2,4}}[/／\s]*[摄供][图影]?[）)]?"
    )


@lru_cache(maxsize=1)
def continuations() -> re.Pattern[str]:
    """How a sentence of the body begins rather than a headline."""
    return re.compile(_join(e.form for e in read_cues("continuations")) + r"|\d{4}年[，\d]")


@lru_cache(maxsize=1)
def common_pairs() -> frozenset[str]:
    """Pairs of characters that say nothing of a text's topic."""
    return frozenset(e.form for e in read_cues("common_bigrams"))

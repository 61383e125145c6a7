"""What stands around a project's name: verbs of building and signing, progress, and words that make it vague."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.mentions.edges import load_names
from kg.mentions.phrases import Ground, is_made_of, is_switched_off
from kg.mentions.scans import Scan
from kg.seeds import Lexicon

_CLOSER = re.compile(r"等(?P<body>[^，。；：！？、\n]{0,14}?)$")
_CLASSED = re.compile(
    r"(?:(?:…{1,2}|——|—|等)(?:一(?:个个|座座|批批|项项|处处|条条|大批|批|系列)|[两三四五六七八九十]大|[0-9两三四五六七八九十]+(?:个|座|项))"
    r"|(?<=[^，。；：、\n第前])(?<!等)[两三四五六七八九十]大)(?P<body>[^，。；：！？、\n…]{0,8}?)"
    r"(?P<noun>载体|平台|园区|产业园|空间|综合体|新城|项目|工程|基地|设施|枢纽|地标)(?=[，。；、在正加拔相陆接建投抓竣开成初已全顺先即日])"
)
"""What tells the class of a list that no 等 closes, or one with a number: A、B、C……一个个崭新载体, A、B、C三大园区."""
_MEASURED = re.compile(
    r"(?:投资|规模|产能|面积|总额)[^，。；]{0,6}?[0-9][0-9.,]*[^，。；、的]{1,8}的$"
    r"|投资[^，。；]{0,3}?[0-9][0-9.,]*(?:多|余)?[亿万]元(?:人民币)?(?:实施|建设|打造|新建|兴建|布局|启动)的?$"
)
_VAGUE_PARTS = re.compile(
    r"(?<=.)[“‘][^”’]*[”’]|[“‘][^”’]*[”’](?=.)|[0-9]{4}年度?|第?[一二三四1-4]季度|[上下]半年|[0-9]+(?:亿元|万元)(?:以上|级)?"
)
_SITE = re.compile(r"(?:等?(?:工程|项目)?的?)(?:施工|建设)(?:现场|工地)")
_SHEET = re.compile(r"\s*(?:建设单位|项目单位|牵头单位|责任单位|业主单位|建设地点|建设内容|建设规模|总投资)[：:]")
"""The label after a project in a list of projects, each with its builder, place and sum."""
_REACH = 10
"""Characters after a name in which its progress must be told (已投料试生产 begins after one character)."""
_DATED = re.compile(
    r"(?:(?:19|20)\d\d年)?\d{1,2}月(?:\d{1,2}日)?(?:上午|下午|晚)?|(?:今天|昨天|昨日|日前|近日)(?:上午|下午)?"
)
"""The day that may stand between a name and its progress."""
_PLACED_REACH = 20
"""The same where 在 and a place follow."""
_VAGUE = 4
"""The longest word that leaves a project vague has four characters."""
_LIST_REACH = 48
"""The same where other members of a list follow."""

_BUILDS = "建"
"""A verb that also ends many words: it governs a phrase where the table of edges takes it for a word."""
_COMMON = 5
"""An industry of six characters and more (稀土功能材料) singles a project out."""


@dataclass(frozen=True, slots=True)
class Contexts:
    """`verbs_by_stop` and `progress_by_start` map positions to a class of context.

    `closers` maps the 等 of a list closed by a class word to the stop of that word, `plain` are those of them whose
    word is 工程 or the like, `told` those whose class no 等 alone closes; `quoted` maps the start of a class word
    after a quotation to its stop and whether it needs no context.
    """

    ground: Ground
    lexicon: Lexicon
    verbs_by_stop: dict[int, tuple[int, str]]
    progress_by_start: dict[int, str]
    closers: dict[int, int]
    quoted: dict[int, tuple[int, bool]]
    plain: frozenset[int]
    told: frozenset[int]

    def is_open(self, close: int) -> bool:
        """Whether the list closed at `close` holds projects under any verb (等项目, against 等工程)."""
        return close not in self.plain

    def before(self, start: int) -> str:
        """The class of the verb that governs the phrase at `start`, or ""."""
        text = self.ground.text
        at = start
        for _ in range(3):
            if at > 0 and text[at - 1] in "“‘":
                at -= 1
            verb = self.verbs_by_stop.get(at)
            if verb is not None:
                return verb[1]
            edge = self.ground.edge(at)
            if edge < 0:
                return ""
            if text[edge:at] == _BUILDS:
                return "build"
            at = edge
        return ""

    def after(self, stop: int) -> str:
        """The class of the progress told right after `stop`, or ""."""
        text = self.ground.text
        if _SITE.match(text, stop):
            return "build"
        if _SHEET.match(text, stop):
            return "start"
        dated = _DATED.match(text, stop)
        stop = dated.end() if dated else stop
        listed = text.startswith(("、", "和", "及", "以及", "与"), stop)
        reach = _LIST_REACH if listed else _PLACED_REACH if text.startswith("在", stop) else _REACH
        for at in range(stop, min(stop + reach, len(text))):
            told = self.progress_by_start.get(at)
            if told is not None:
                return told
            if text[at] in "，。；：！？,;\n的" or (text[at] == "、" and not listed):
                break
        return ""

    def is_measured(self, start: int) -> bool:
        """Whether an amount describes the phrase at `start`: 总投资84亿元的…."""
        return _MEASURED.search(self.ground.text, max(0, start - 30), start) is not None

    def is_indefinite(self, start: int) -> bool:
        """Whether 该, 一批 and the like stand right before or at `start`."""
        text, words = self.ground.text, load_names("project_vague")
        return any(text[start - n : start] in words or text[start : start + n] in words for n in range(1, _VAGUE + 1))

    def is_trade(self, body: str) -> bool:
        """Whether `body` is a mere industry with generic words (海上风电项目, 新能源汽车产业重点项目)."""
        generics = load_names("project_generics")
        reach = {0}
        for i in range(len(body)):
            if i in reach:
                tails = ((j, body[i:j]) for j in range(i + 1, len(body) + 1))
                reach.update(
                    j for j, tail in tails if tail in generics or (len(tail) <= _COMMON and self.is_industry(tail))
                )
        return len(body) in reach

    def is_industry(self, form: str) -> bool:
        """Whether `form` is an entry of the vocabulary of industries."""
        return form in self.lexicon.forms and self.lexicon.get(form, "gazetteer/industries") is not None

    def is_generic(self, body: str) -> bool:
        """Whether `body` is made of generic words only."""
        return is_generic(body)


def is_generic(body: str) -> bool:
    """Whether `body` is a sequence of the words of seeds/names/project_generics.tsv, quotations beside others aside."""
    return is_made_of(_VAGUE_PARTS.sub("", body).strip("“”‘’"), load_names("project_generics"))


def read_contexts(scan: Scan, ground: Ground) -> Contexts:
    """The contexts of one article."""
    text = scan.text
    verbs: dict[int, tuple[int, str]] = {}
    for hit in scan.by_table.get("cues/project_verbs", ()):
        verbs.setdefault(hit.stop, (hit.start, hit.entry.fields["class"]))
    progress: dict[int, str] = {}
    for hit in scan.by_table.get("cues/project_progress", ()):
        if not is_switched_off(text, hit.start, hit.stop, "", hit.entry.fields["not_before"]):
            progress.setdefault(hit.start, hit.entry.fields["class"])
    closers: dict[int, int] = {}
    plain: set[int] = set()
    told: set[int] = set()
    for hit in scan.by_table.get("cues/project_closers", ()):
        match = _CLOSER.search(text, max(0, hit.start - 15), hit.start)
        if match is None or match.start() in closers:
            continue
        if hit.entry.fields["plain"] == "no" or is_generic(match["body"]):
            closers[match.start()] = hit.stop
            if hit.entry.fields["plain"] == "yes":
                plain.add(match.start())
    for match in _CLASSED.finditer(text):
        if match.start() not in closers and "、" in text[max(0, match.start() - _LIST_REACH) : match.start()]:
            closers[match.start()] = match.end()
            told.add(match.start())
            if match["noun"] != "项目":
                plain.add(match.start())
    quoted: dict[int, tuple[int, bool]] = {}
    for hit in scan.by_table.get("cues/project_quoted", ()):
        quoted.setdefault(hit.start, (hit.stop, hit.entry.fields["free"] == "yes"))
    return Contexts(ground, scan.lexicon, verbs, progress, closers, quoted, frozenset(plain), frozenset(told))

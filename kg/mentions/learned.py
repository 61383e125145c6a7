"""Names that only trained models show: a linear-chain CRF and a convolutional network (kg.mentions.labelling).

They know the words around names, not the names: docs/model-card.md says what they were trained on and are good for.
The finders' names stay; the models add names where they see none, and widen one that they are surer of. A name that
they are less sure of (`DOUBTFUL`) stays where a statement or a figure speaks of it (kg.selection).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.mentions.edges import load_names
from kg.mentions.labelling import label_names
from kg.mentions.scans import Scan
from kg.types import Mention, Span
from kg.vocabulary import Kind
from kg.words import is_word, tag

FINDER = "names.learned"
DOUBTFUL = "names.doubtful"
THRESHOLD = 0.62
"""Least marginal probability of every character of a name where the finders see none; this and the next four were
chosen on the pages of bench/annotated that are left out of training, beside those that the rules were written for."""
DOUBTED = 0.47
"""The same for a name that stays only where something is said of it: the least of all."""
FIELD = 0.85
"""The same for an industry: annotators agree least on what is one (docs/accuracy.md)."""
WIDENS = 0.55
"""The same as THRESHOLD for a name that covers names of the finders."""
PLACED = 0.6
"""The same for a company's name that begins with a place."""
PLACED_FIELD = 0.9
"""The same for an industry whose name begins with a place: most of them are the place's industry."""
_SURE = 0.9
"""The same for one that is made of ordinary words."""
_SHORTEST, _LONGEST = 2, 60
_GIVEN_NAME = 3
"""Characters of a person's name that may be words without a surname (foreign and minority names)."""
_GIVEN = frozenset({Kind.POLICY})
"""Kinds whose marks (《》, quotes) decide: the finders' word is last."""
_BRANDS = frozenset({Kind.COMPANY, Kind.PERSON})
_CLASSES = ("generic_companies", "outside", "industry_generics", "industry_broad", "project_generics", "generic_zones")
_NAME_TAGS = ("nr", "nz", "nt")
"""Parts of speech of jieba's dictionary for names."""
_REPEATED = frozenset({Kind.COMPANY, Kind.INSTITUTION, Kind.ZONE, Kind.PROJECT, Kind.PERSON})
_SEVERAL = re.compile(
    r"(?<![高平中优同对初])等(?!离子|级|温|静压)|[0-9两三四五六七八九十]+[个家片所条座批项处]|[这那各每]个"
)
"""What is said of several things, or counts them, is inside no name: 湛江港等疏港铁路, 3片三甲医院."""
_ACTS = re.compile("打造|荣登|荣获|力争")
"""Verbs that stand in no name: what holds one is a clause (甲市打造…基地)."""
_PRAISED = re.compile(
    "(?:国际|国内|世界|全国|全球)?(?:一流|领先|先进)|高水平|高标准|现代化|区域(?:性|科技|现代|金融|物流|交通|消费|休闲|商贸|医疗|教育)"
)
"""What describes a thing that a place wants to be: 国际一流产业新城."""
_NO_NAMES = {
    Kind.PROJECT: re.compile(
        ".*(?:小区|棚户区|城中村|危房|旧房).{0,3}改造|年[产加][0-9].*(?<![线厂目地期园程置间区体])|.*类项目?"
    ),
    Kind.REGION: re.compile(".*板"),
    Kind.INSTITUTION: re.compile(".*标准"),
    Kind.ZONE: re.compile(".*板"),
}
"""Kinds of works, what a plant makes a year, norms and the boards of exchanges are none of these."""
_COUNTED_BEFORE = re.compile("[0-9两三四五六七八九十百多余][个家所座条项批][^，。；！？、：\\n]{0,14}$")
_COUNTABLE = frozenset({Kind.PROJECT, Kind.ZONE})
"""Kinds of which even a sure name is a class where it is counted: 签约甲市的冷链仓储项目9个."""
_COUNTED_BEHIND = re.compile("[已共]?(?:有|达到?|总数)?[0-9两三四五六七八九十]+[余多]?[个家所座条项]")
"""What counts things beside a name makes it their class: 12家…的物流总部, 冷链仓储项目9个."""
_LISTED = ("板挂牌", "板上市", "板成功")
"""What stands behind the name of a board of an exchange, which is no place's: 在[晋兴]板挂牌."""
_SAYS = ("道：“", "道，“")
"""The verb between a person's name and what he says: 张强|道：“订单很满。”"""
_WHOLE = re.compile(r"[\w“‘《(（【][^\n]*[\w”’》)）】+]")
_CUT_OFF = "区"
"""A zone whose name ends before this is no whole name: 拉到[实验]区."""


def find_learned_names(scan: Scan, mentions: Sequence[Mention]) -> list[Mention]:
    """The names that the model adds to `mentions`, the settled mentions of the article: none crosses one of them."""
    starts = [mention.span.start for mention in mentions]
    held = [
        mentions[bisect_left(starts, sentence.span.start) : bisect_left(starts, sentence.span.stop)]
        for sentence in scan.sentences
    ]
    found = [
        mention
        for own, names in zip(held, label_names(scan, held, DOUBTED), strict=True)
        for labelled, kind, sure in names
        if (mention := _make_mention(scan, own, _leave_words(scan.text, labelled, kind), kind, sure))
    ]
    return [*found, *_repeat(scan, found, mentions)]


def _make_mention(scan: Scan, held: Sequence[Mention], span: Span, kind: Kind, sure: float) -> Mention | None:
    """The mention of a labelled name, where it is sure enough beside `held` and can be a name."""
    finder = _judge(sure, _least(span, kind, held))
    if not finder or ((finder == DOUBTFUL or kind in _COUNTABLE) and _is_counted(scan.text, span)):
        return None
    if not _may_stand(scan, span, kind, sure) or (kind is Kind.REGION and scan.text.startswith(_LISTED, span.stop)):
        return None
    inner = tuple(m for m in held if isinstance(m.kind, Kind) and span.covers(m.span) and m.span != span)
    return Mention(span, scan.text[span.start : span.stop], kind, finder, inner=inner)


def _leave_words(text: str, span: Span, kind: Kind) -> Span:
    """A name without the second half of 以及, and a person's without the verb before what he says."""
    if text[max(0, span.start - 1) : span.start + 1] == "以及":
        return Span(span.start + 1, span.stop)
    if kind is Kind.PERSON and len(span) > _SHORTEST and text.startswith(_SAYS, span.stop - 1):
        return Span(span.start, span.stop - 1)
    return span


def _judge(sure: float, least: float) -> str:
    """What finds a name of this probability where `least` is asked; empty where nothing does."""
    if sure >= least:
        return FINDER
    return DOUBTFUL if least == THRESHOLD and sure >= DOUBTED else ""


def _least(span: Span, kind: Kind, held: Sequence[Mention]) -> float:
    """The probability that a name on `span` needs beside what stands there already; above 1 where it may not stand."""
    met = [mention for mention in held if mention.span.overlaps(span)]
    if any(not span.covers(m.span) or m.span == span or m.kind in _GIVEN for m in met):
        return 2.0
    if kind is Kind.COMPANY and met and all(m.kind is Kind.REGION and m.span.start == span.start for m in met):
        return PLACED
    if kind is Kind.INDUSTRY and any(m.kind is Kind.REGION and m.span.start == span.start for m in met):
        return PLACED_FIELD
    if any(isinstance(m.kind, Kind) for m in met):
        return WIDENS
    return FIELD if kind is Kind.INDUSTRY else THRESHOLD


def _is_counted(text: str, span: Span) -> bool:
    return bool(
        _COUNTED_BEFORE.search(text, max(0, span.start - 20), span.start) or _COUNTED_BEHIND.match(text, span.stop)
    )


def _may_stand(scan: Scan, span: Span, kind: Kind, sure: float) -> bool:
    """Whether a form can be a name of its kind: whole; for an industry no word that phrases begin with, for a company
    or a person no class, industry or word."""
    name = scan.text[span.start : span.stop]
    if kind in _GIVEN or not _SHORTEST <= len(name) <= _LONGEST or not _WHOLE.fullmatch(name):
        return False
    if kind is Kind.ZONE and scan.text.startswith(_CUT_OFF, span.stop):
        return False
    if kind is not Kind.TITLE and (_SEVERAL.search(name) or _ACTS.search(name)):
        return False
    if (kind is not Kind.INDUSTRY and _PRAISED.match(name)) or (kind in _NO_NAMES and _NO_NAMES[kind].fullmatch(name)):
        return False
    if kind is Kind.INDUSTRY:
        return name not in load_names("phrase_edges")
    if kind not in _BRANDS:
        return True
    if any(name in load_names(table) for table in _CLASSES) or scan.lexicon.get(name, "gazetteer/industries"):
        return False
    words = tag(name)
    if kind is Kind.PERSON and len(name) > _GIVEN_NAME and name[0] not in load_names("surnames"):
        return not all(is_word(w.text) for w in words)
    return sure >= _SURE or any(not is_word(w.text) or w.tag.startswith(_NAME_TAGS) for w in words)


def _repeat(scan: Scan, found: Sequence[Mention], mentions: Sequence[Mention]) -> list[Mention]:
    """The added names, but for doubtful ones, where they stand again and nothing else does."""
    free = bytearray(b"\x01" * (len(scan.text) + 1))
    for mention in (*found, *mentions):
        free[mention.span.start : mention.span.stop] = bytes(len(mention.span))
    again: list[Mention] = []
    sure = [mention for mention in found if mention.finder == FINDER]
    for form, kind in sorted({(m.text, m.kind) for m in sure if m.kind in _REPEATED and len(m.text) > 2}):
        for match in re.finditer(re.escape(form), scan.text):
            if all(free[match.start() : match.end()]):
                free[match.start() : match.end()] = bytes(len(form))
                again.append(Mention(Span(*match.span()), form, kind, FINDER))
    return again

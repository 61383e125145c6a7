"""Works that the rest of a sentence tells to be still ahead, or given up: 建设甲项目，计划明年开工; 甲大桥未能动工.

Cues of modality (`kg.modalities`) speak of what follows them. Of a work the plan is often told behind its name; then
whoever builds it or invests in it plans to.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from kg.types import Mention, Period, ResolvedArticle, Sentence
from kg.vocabulary import Kind, Modality, Predicate

OF_WORKS = frozenset({Predicate.BUILDS, Predicate.INVESTS})
OF_CONTRACTS = frozenset({Predicate.SIGNED, Predicate.COOPERATES_WITH})
"""Relations that are no more than planned before the work begins."""
_BEGIN = "(?:开工|动工|开建|破土|奠基|启动建设|开始建设|进场)"
_END = "(?:投产|启用|建成|投用|交付|竣工|完工|投运|通车|量产|投料|运营)"
_AHEAD = "(?:计划|预计|拟|将|力争|争取|有望|待|明年|后年|下个?月|年底前?|年内|春节后|节后)"
_TO_BEGIN = re.compile(
    rf"{_AHEAD}[^，。；]{{0,12}}{_BEGIN}|(?:尚未|还未|还没|仍未|至今没有|没有)[^，。；]{{0,6}}(?:{_BEGIN}|打下)"
)
_BY_BUILDERS = re.compile(
    "，(?:该?项目)?(?:计划|拟|将)?由[^，。；]{2,40}?(?:建设|投资|承建|开发|实施|打造|共建|兴建)(?=[，。；])"
)
"""Who is going to build what is to begin (项目计划年底动工，由甲、乙共同建设)."""
_TO_END = re.compile(rf"{_AHEAD}[^，。；]{{0,12}}{_END}")
_TO_COME = re.compile(
    rf"{_AHEAD}[^，。；]{{0,16}}(?:{_BEGIN}|{_END}|并网|供[气电水热]|达产|试[产车]|通[水气电航]|开[馆园业]|完成|点火|下线|封顶)"
)
"""Any stage that a work is to reach."""
_STOPPED = (
    "(?:终止|中止|搁置|搁浅|取消|作罢|告吹|流产|泡汤|落空|放弃|撤项|撤回|叫停|喊停|停建|下马|清退|否决|未能谈成|没能?谈成|没有谈成"
    "|停了下来)"
)
_BEGINS = re.compile(rf"[^，。；]{{0,8}}?(?:{_BEGIN}|动土|打桩|启动|安装)")
_GIVEN_UP = re.compile(
    rf"未能[^，。；]{{0,6}}(?:{_BEGIN}|{_END}|落地)|不再(?:建设|实施|推进|上马)|(?:启动|履行)(?:退出|收回)程序"
    rf"|(?:因|由于|受)[^；。]{{2,30}}?(?:而|被|已|后|，)[^，；。]{{0,10}}?{_STOPPED}"
    rf"|(?:已|被|遭)[^，；。]{{0,6}}?{_STOPPED}|{_STOPPED}(?=[，。；]|$)|(?<![一二三四五六七八九十两首])停建|(?<!天)下马(?=[，。；])"
    "|暂(?:不|缓|停)(?:再)?(?:建|推进|实施|上马|开工|动工)|(?<=[^，。；])暂(?:缓|停)(?=[，。；]|$)|(?:方案|申请)?被[^，；。]{0,6}(?:否[了决掉]|退[了回])|没了下文|停在半路"
)
_ENDED = re.compile(
    "(?:合同|协议|合作|合约|双方|意向)[^，。；]{0,10}?(?:解除|终止|作废|中止|告吹)|(?:正式|已经?|协商|提前|与[^，。；]{1,20})解约|(?:解除|终止)(?:了)?[^，。；]{0,6}?(?:合同|协议|合作)"
    "|通知终止|谈判(?:最终)?(?:破裂|失败|告吹)|签约(?:因[^，。；]{2,16})?搁浅|不欢而散|(?:签约|签署|签订)[^。；]{0,40}?于[^，。；]{1,12}终止"
)
"""What ends a contract."""
_AGREED = re.compile("签约|签[订署下]|达成[^，。；]{0,4}协议|[商约议]定|宣布|追加投资|框架协议")
"""What shows that a work was only agreed on."""
_CONTRACT = re.compile(
    "签约|签[走下][^，。；]{0,6}[个项单][^，。；]{0,6}：|(?:签[订署下定]|达成|订立)[^，。；供购销租贷融]{0,10}(?:投资|入园|入区|项目|共建|框架|合作)?(?:协议书?|合同|意向书?|备忘录)"
    "|签字：|写下协议|(?:根据|按照?)(?:双方)?(?:投资|合作|框架)?协议|协议(?:明确|约定|规定)"
)
"""A contract for a work: what it says is still ahead, unless its sentence tells how the work goes on."""
_LISTED = re.compile("[”’]?[、和与及][^，。；：]{0,24}")
"""What stands between two works of a list."""
_GOES_ON = re.compile(
    "已|正在|眼下|在建|随后|同期|建成|落成|投产|投用|启用|通电|开工|动工|奠基|封顶|破土|开挖|施工|贯通|合龙|完成|首飞|运营|揭牌|达产|挂牌"
)
_ANNOUNCED = re.compile(
    "宣布[^，。；]{0,16}?(?:追加|增资|扩建|增建|新建|兴建|斥资|拿出|投建|合建|共建|建(?=[^成起好]))"
    "|答应[^，。；]{0,8}?(?:拿|出|投|建|在)|认领"
)
"""What shows that somebody only says that he is going to build."""
_THINGS = frozenset({Kind.PROJECT, Kind.ZONE, Kind.INSTITUTION})
_LEAVE = re.compile(
    "核准(?!制)|(?:通过|完成|获得?|拿到)[^，。；]{0,6}?环评(?!验收)|备案|招标(?:$|完|[，。；])|开标|同意[^，。；]{2,40}?(?:建设|共建)"
    "|报批|(?:等待?|待|尚缺|还缺)[^，。；]{0,12}?(?:核准|批复|批文|审批)|办理用地|正在选[地址]|已?上报[^，。；]{2,12}?(?:审批|批准|批复)"
)
"""What comes before the work: leave, tenders."""
_PROPOSED = re.compile("关于(?P<work>[^。；》\\n]{4,60}?)的(?:公告|议案|预案|提案|请示|申请)")
"""What a board is asked for, or tells of before it is begun (关于投资建设甲项目的公告)."""
_UNDER_WAY = re.compile("正在|在建|建设中|施工|封顶|已于|已[经开动建]|(?<!计划)(?<!拟)(?<!将)(?:开工|动工)|贯通|完成")
"""What shows that it was begun."""
_BEGUN = re.compile(
    "正在|眼下|在建|建成|落成|投产|投用|启用|通电|开工|动工|奠基|封顶|破土|开挖|施工|贯通|合龙|完成|首飞|运营|揭牌|达产|挂牌"
    "|点亮|并网|出[砖料]|试车|试产|下线|装完|打[了下]?桩|建设中|桩"
)
_SIGNED = re.compile("签约|签[订署下]|达成")


@dataclass(frozen=True, slots=True)
class WorkScopes:
    """The stretches of an article whose works are planned or given up."""

    stretches: tuple[tuple[int, int, Modality], ...]
    called_off: tuple[tuple[int, int], ...] = ()

    def is_called_off(self, position: int) -> bool:
        """Whether the contract that is told of at `position` was ended, as its sentence says behind it."""
        return any(start <= position < stop for start, stop in self.called_off)

    def at(self, position: int) -> Modality:
        """What the text says behind the work that is named at `position` or beside it."""
        return next((m for start, stop, m in self.stretches if start <= position < stop), Modality.FACT)


NO_WORKS = WorkScopes(())


def find_work_scopes(resolved: ResolvedArticle) -> WorkScopes:
    """The stretches of one article: from the clause of the project named last to where its future is told."""
    found: list[tuple[int, int, Modality]] = []
    ended: list[tuple[int, int]] = []
    for sentence in resolved.sentences:
        found += _read_sentence(resolved, sentence)
        ended += _read_ends(resolved.article.text, sentence)
    return WorkScopes(tuple(found), tuple(ended))


def _read_ends(text: str, sentence: Sentence) -> list[tuple[int, int]]:
    """From the head of its part of the sentence to where a contract is said to have ended."""
    ends = [match.end() for match in _ENDED.finditer(text, sentence.span.start, sentence.span.stop)]
    return [(max(sentence.span.start, text.rfind("；", sentence.span.start, end) + 1), end) for end in ends]


def _read_sentence(resolved: ResolvedArticle, sentence: Sentence) -> list[tuple[int, int, Modality]]:
    text, stop = resolved.article.text, sentence.span.stop
    found = []
    for pattern, modality in (
        (_GIVEN_UP, Modality.NEGATED),
        (_TO_BEGIN, Modality.PLANNED),
        (_TO_END, Modality.PLANNED),
    ):
        for match in pattern.finditer(text, sentence.span.start, stop):
            start = _find_start(resolved, sentence, match.start(), pattern is _GIVEN_UP)
            told = text[start : match.start()] if start >= 0 else ""
            if start < 0 or (pattern is _TO_END and not _is_only_agreed(text[sentence.span.start : match.start()])):
                continue
            if modality is Modality.PLANNED and _UNDER_WAY.search(told):
                continue
            builders = _BY_BUILDERS.match(text, match.end(), stop) if pattern is _TO_BEGIN else None
            found.append((start, (builders or match).end(), modality))
    found += _read_starts_ahead(resolved, sentence) + _read_contracts(resolved, sentence)
    return found + _read_leaves(resolved, sentence) + _read_proposals(text, sentence)


def _read_proposals(text: str, sentence: Sentence) -> list[tuple[int, int, Modality]]:
    """The titles of notices and motions on works that are to come."""
    proposals = _PROPOSED.finditer(text, sentence.span.start, sentence.span.stop)
    return [(*one.span("work"), Modality.PLANNED) for one in proposals if not _BEGUN.search(one["work"])]


def _read_starts_ahead(resolved: ResolvedArticle, sentence: Sentence) -> list[tuple[int, int, Modality]]:
    """Works that begin on a date which lies behind the article's own, with no word of planning: [甲产业园]9月开工."""
    text, found, own = resolved.article.text, [], resolved.article.published
    for mention in resolved.mentions[_first(resolved, sentence.span.start) : _first(resolved, sentence.span.stop)]:
        if not isinstance(mention.value, Period) or mention.value.start <= own[: len(mention.value.start)] or not own:
            continue
        begins = _BEGINS.match(text, mention.span.stop)
        start = _find_start(resolved, sentence, mention.span.start) if begins else -1
        if begins and start >= 0 and not _UNDER_WAY.search(text, start, mention.span.start):
            found.append((start, begins.end(), Modality.PLANNED))
    return found


def _first(resolved: ResolvedArticle, position: int) -> int:
    return bisect_left(resolved.mentions, position, key=lambda m: m.span.start)


def _read_contracts(resolved: ResolvedArticle, sentence: Sentence) -> list[tuple[int, int, Modality]]:
    """From the head of each contract's part of the sentence to the first project behind it, where nothing there tells
    that the work has begun: 甲与乙签约，投资5亿元建设[丙产业园]."""
    text, found = resolved.article.text, []
    for contract in _CONTRACT.finditer(text, sentence.span.start, sentence.span.stop):
        start = max(text.rfind(mark, sentence.span.start, contract.start()) for mark in "；。") + 1
        stops = [at for mark in "；。" if (at := text.find(mark, contract.end(), sentence.span.stop)) >= 0]
        stop = min(stops, default=sentence.span.stop)
        number = bisect_left(resolved.mentions, contract.end(), key=lambda m: m.span.start)
        behind = (m for m in resolved.mentions[number:] if m.span.start >= stop or m.kind is Kind.PROJECT)
        work = next(behind, None)
        if work is None or work.span.start >= stop:
            continue
        if (latter := text.find("后者", work.span.stop, stop)) >= 0:
            told_of = (m for m in resolved.mentions[number:] if latter < m.span.start < stop)
            work = next((m for m in told_of if m.kind is Kind.PROJECT), work)
        told = _TO_COME.sub("", _TO_BEGIN.sub("", text[contract.end() : stop]))
        if not _GOES_ON.search(told.replace(work.text, "")):
            listed = _find_last_listed(resolved, work, stop)
            found.append((max(start, sentence.span.start), listed.span.stop, Modality.PLANNED))
    return found


def _find_last_listed(resolved: ResolvedArticle, work: Mention, stop: int) -> Mention:
    """The last work of the list that begins with one (签约甲的A项目、乙的B项目)."""
    text, last = resolved.article.text, work
    for mention in resolved.mentions[_first(resolved, work.span.stop) : _first(resolved, stop)]:
        if mention.kind is Kind.PROJECT:
            if not _LISTED.fullmatch(text, last.span.stop, mention.span.start):
                break
            last = mention
    return last


def _read_leaves(resolved: ResolvedArticle, sentence: Sentence) -> list[tuple[int, int, Modality]]:
    """The parts of a sentence in which a work was only announced or given leave: 甲核准[乙二期], 宣布扩建[乙二期]."""
    text, found, start = resolved.article.text, [], sentence.span.start
    while start < sentence.span.stop:
        stop = text.find("；", start, sentence.span.stop) + 1 or sentence.span.stop
        told = _ANNOUNCED.search(text, start, stop) or _LEAVE.search(text, start, stop)
        if told:
            names = resolved.mentions[_first(resolved, start) : _first(resolved, stop)]
            rest = _TO_COME.sub("", _TO_BEGIN.sub("", text[start:stop]))
            for name in names:
                rest = rest.replace(name.text, "") if isinstance(name.kind, Kind) else rest
            if not _BEGUN.search(rest) and any(m.kind in _THINGS for m in names):
                found.append((start, stop, Modality.PLANNED))
        start = stop
    return found


def _is_only_agreed(told: str) -> bool:
    return _AGREED.search(told) is not None and not _UNDER_WAY.search(told)


def _find_start(resolved: ResolvedArticle, sentence: Sentence, position: int, past: bool = False) -> int:
    """Where the clause begins, behind a signature, of the project named last before `position`; -1 where there is none
    or its date is past (unless what is told may be `past`)."""
    mentions, text = resolved.mentions, resolved.article.text
    number = bisect_left(mentions, position, key=lambda m: m.span.start) - 1
    part = max(sentence.span.start, text.rfind("；", sentence.span.start, position))
    while number >= 0 and mentions[number].span.start >= part:
        mention = mentions[number]
        if (
            not past
            and isinstance(mention.value, Period)
            and mention.value.stop < resolved.article.published[: len(mention.value.stop)]
        ):
            return -1
        if mention.kind is Kind.PROJECT:
            start = max(text.rfind(mark, sentence.span.start, mention.span.start) for mark in "，；：")
            start = max(start + 1, sentence.span.start)
            signed = [m.end() for m in _SIGNED.finditer(text, start, mention.span.start)]
            return max([start, *signed])
        number -= 1
    return -1

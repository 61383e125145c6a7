"""When what a sentence relates happened."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection
from itertools import islice

from kg.modalities import STATES
from kg.sections import begins_item
from kg.stages import STAGES, find_built, find_end, find_stage, is_stage, write_date
from kg.sums import clause_at, within
from kg.types import Mention, Period, ResolvedArticle, Sentence, Span
from kg.vocabulary import Kind, Modality, Predicate, ValueKind

EVENTS = frozenset(Predicate) - STATES - {Predicate.FOCUSES_ON, Predicate.LOCATED_IN}
"""Predicates that happen at a time; the others are not dated."""

_UNTIL = ("到", "至", "力争")
"""What stands before the year of a target (到2025年): nothing else happens then."""

_BACK = 300
"""So many mentions before a sentence may hold the year that it happens in: some five columns of a newspaper. A bound
keeps the work linear in the length of an article."""
_SURVEYED = 3000
"""So many mentions of an article tell its latest year, for the same reason."""

_INDEFINITE = re.compile(
    "近[两二三几些]?年来?|多年来|(?:长期|一直)以来|历年来?|这些年|[几数]年来|日前|近日|近期|刚刚|最近|不久前|如今|眼下|现如今|有一[天年]|某[天日年]"
    r"|每年|历届|连续(?:成功)?(?:举办|举行|召开|承办|[\d两三四五六七八九十]+[年届])"
)
"""What says that something happened over years: no year named before dates it."""

_THERE = re.compile(
    "(?:在)?[\u4e00-\u9fff]{0,6}?(?:会上|会后|会间|会议期间|会期间|仪式上|活动现场|活动上|活动中|论坛上|现场，|当场|同日|同一天|当日|当天|这一天)"
    "|(?:本次|此次|本届|当天的?)?[\u4e00-\u9fff]{0,4}?(?:会|会议|论坛|展会|活动|仪式)由"
    "|(?:会议|大会|论坛)(?:还|并)?(?:印发|发布|审议|通过|签署|签订)"
)
"""How a sentence goes on about a gathering whose day was given before."""
_DAY = len("2022-01-12")

_OF_LEADS = frozenset({Predicate.SIGNED, Predicate.ORGANIZES})
_SIGNED = re.compile("(?<!已)(?:签[^了过]|签了|达成|敲定|商定|握手|携手|牵手)")
"""What an article tells of one day, which its beginning names."""
_LEAD = 5
OF_GATHERINGS = frozenset({Predicate.ATTENDS, Predicate.ORGANIZES})
AT_ONCE = {
    Predicate.SIGNED,
    Predicate.ISSUES,
    Predicate.APPROVES,
    Predicate.AWARDED,
    Predicate.ESTABLISHES,
    Predicate.SETTLED_IN,
}
"""Relations that hold from one day on; works may be under way while their end is dated."""
_OF_HEADLINES = AT_ONCE | OF_GATHERINGS | {Predicate.COOPERATES_WITH, Predicate.ACQUIRES}
"""What a headline tells of the day that the article begins with; works may have begun long before."""
_HELD = re.compile("(?:上午|下午|晚上?)?[^，。；]{0,14}?(?:举行|举办|召开|开幕|启幕|落幕|闭幕|揭幕|拉开)")
_DATELINE = re.compile(" ?[电讯]|消息")
_AS_OF = ("截至", "截止")
"""What stands before the day of a count (截至3月20日，确认参展的有…): the gathering meets on another."""
_NAMINGS = 3
"""So many sentences that name a gathering are asked for its day."""


_ATTRIBUTE = re.compile(
    "(?:成立|创办|创立|创建|注册|组建|诞生|落户|引进|设立|建成|获批|投产|开工|签约|动工|建厂|启用|上市|启动|开园|竣工|完工|收购|落成|揭牌)的(?!还有|有|是|包括|则|：)"
)
"""What a period begins an attribute with."""
_DEEDS = {Predicate.SIGNED: ("签约的", "引进的"), Predicate.SETTLED_IN: ("落户的", "引进的")}
"""Attributes that tell of the relation itself."""
_AGREED = re.compile("签约|签订|签署|协议|计划|拟|约定|商定|议案|宣布|决定")
"""What happened on a day of which the works behind it were only told."""

_APPOINTS = re.compile(
    "(?<![责主委信])任(?=[\u4e00-\ue0ff]{1,16}?(?:书记|主任|[市县区州省]长|局长|厅长|董事|总裁|经理|院长|校长|行长|会长|主席|职))"
    "|出任|担任|兼任|当选|升任|改任|接任|继任|就任|获任|履新|转任|调任|获聘|受聘|聘任|聘为|选为|推选|任命|提名|免去|被免|辞去|辞任|卸任|离任|退休"
    "|选举|迎来首任"
)
"""What tells that a post is taken or left."""
_MEETING = re.compile("[\u4e00-\u9fff]{0,10}?(?:会议|大会|董事会|全会)(?:以|还|选举|决定|选出|任命|通过|推选)")
_LEADING, _YEAR, _OPENS = 8, 4, 2
_HEADS = re.compile("(?:上午|下午|晚上?|中午)?[^，；。]{0,12}?[，：]")
_ALONE = re.compile("[，：]|的[^，。；]{2,8}：")
_REPORTED = re.compile("的?报[道导](?!团)|(?:从[^，。；]{2,24}?)?(?:获悉|了解到)")
_FORMER_PLAN = re.compile("(?:原定|原计划|本应|原拟)[于在到至]?$")
_PUT_OFF = re.compile("(?:推迟|延期|顺延|延后|推后|延迟|改|挪)[至到在为]")
_COMPARED, _LEVEL = re.compile("[由从比较]$"), re.compile("(?:的|[^，。；]{0,4}?的?\\d)")


def _start_of(mention: Mention) -> int:
    return mention.span.start


_AHEAD = re.compile("(?:计划|预计|力争|有望|争取|确保|拟|将)[于在到至]?$")
"""Before a period: what comes then is no fact: 主体完工，计划|2029年投产."""


def find_date(
    resolved: ResolvedArticle,
    sentence: Sentence,
    trigger: int,
    predicate: Predicate,
    modality: Modality,
    objects: Collection[str] = (),
) -> str:
    """The date of an event at `trigger`: of its sentence (the last before it in its part between ；, else the first
    after it in its clause; what another part dates is another event), else of the gathering among its `objects` (ids
    of entities), else, for facts, the one date of the sentence before it in its paragraph, or the nearest earlier year
    of its article; "" where there is none."""
    text = resolved.article.text
    if predicate not in EVENTS and not (
        predicate is Predicate.HOLDS_POST and _takes_post(resolved, clause_at(text, sentence, trigger), trigger)
    ):
        return ""
    here = [
        m
        for m in within(resolved.mentions, sentence.span, ValueKind.PERIOD)
        if not _is_aside(text, m, trigger, predicate)
    ]
    if modality is Modality.FACT and not resolved.article.published:  # else its day tells what is to come
        here = [m for m in here if not _AHEAD.search(text, max(sentence.span.start, m.span.start - 6), m.span.start)]
    here = [m for m in here if not _SINCE.match(text, m.span.stop)]
    if predicate is Predicate.SETTLED_IN:
        clause = clause_at(text, sentence, trigger)
        here = [
            m
            for m in here
            if m.span.start >= clause.start or _is_day(m) or m.span.start - sentence.span.start <= _OPENS
        ]
    if modality is Modality.NEGATED and (end := find_end(text, sentence, trigger, here)):
        return end
    if predicate in OF_GATHERINGS or predicate is Predicate.SETTLED_IN:
        here = [m for m in here if not text.startswith(_AS_OF, max(0, m.span.start - 2))]
    if predicate is Predicate.INVESTS and not _names_firm(resolved, sentence, objects):
        clause = clause_at(text, sentence, trigger)
        return next((write_date(m) for m in reversed(here) if clause.start <= m.span.start < trigger), "")
    own = _date_by_sentence(resolved, sentence, trigger, predicate, here)
    return own or _date_by_article(resolved, sentence, trigger, predicate, modality, objects, here)


def _names_firm(resolved: ResolvedArticle, sentence: Sentence, objects: Collection[str]) -> bool:
    """Whether one of the entities is a firm that the sentence names: its stakes are bought on a day, works are paid for
    as they go on."""
    first, last = (bisect_left(resolved.mentions, at, key=_start_of) for at in sentence.span)
    return any(
        mention.kind is Kind.COMPANY and not set(objects).isdisjoint(ids)
        for mention, ids in zip(resolved.mentions[first:last], resolved.entities_of[first:last], strict=True)
    )


def _date_by_sentence(
    resolved: ResolvedArticle, sentence: Sentence, trigger: int, predicate: Predicate, here: list[Mention]
) -> str:
    """The date that the periods of the sentence, `here`, give; "" where none of them does."""
    text = resolved.article.text
    part, clause = _part_before(resolved, sentence, trigger), clause_at(text, sentence, trigger)
    before = [m for m in here if part < m.span.start < trigger]
    after = [m for m in here if trigger <= m.span.start < clause.stop]
    before = [m for m in before if not (after and _DATELINE.match(text, m.span.stop))]
    if after and not (before and before[-1].span.start >= clause.start):
        built = find_built(resolved, sentence, after[0], here) if predicate is Predicate.BUILDS else ""
        return built or write_date(after[0])
    if not before and here and _heads_all(resolved, sentence, here, trigger, predicate):
        before = here[:1]
    told_later = STAGES.get(predicate)
    stage = find_stage(resolved, sentence, clause.stop, here, told_later) if told_later else ""
    if not before:
        return stage
    apart = before[-1].span.start < clause.start
    if predicate is Predicate.BUILDS and (built := find_built(resolved, sentence, _finest(before), here)):
        return built
    agreed = apart and _AGREED.search(text, before[-1].span.stop, trigger)
    reached = STAGES[Predicate.BUILDS].search(text, trigger, clause.stop)
    later = agreed or (apart and predicate is Predicate.BUILDS and not reached)
    return stage if stage and later else write_date(_finest(before))


def _date_by_article(
    resolved: ResolvedArticle,
    sentence: Sentence,
    trigger: int,
    predicate: Predicate,
    modality: Modality,
    objects: Collection[str],
    here: list[Mention],
) -> str:
    """The date that other sentences give an event whose own sentence has the periods `here`; "" where none does."""
    if predicate is Predicate.HOLDS_POST:
        return _find_day(resolved, sentence) if _THERE.match(sentence.text) or _MEETING.match(sentence.text) else ""
    if predicate in OF_GATHERINGS and (day := _find_gathering_day(resolved, objects)):
        return day
    told = predicate in _OF_LEADS or (predicate is Predicate.COOPERATES_WITH and _SIGNED.search(sentence.text))
    ahead = told and all(_is_ahead(m, resolved) for m in here)
    if here and here[0].span.start < _part_before(resolved, sentence, trigger) and not ahead:
        return ""
    if modality is not Modality.FACT or _INDEFINITE.search(resolved.article.text, sentence.span.start, trigger):
        return ""
    if _THERE.match(sentence.text) and (day := _find_day(resolved, sentence)):
        return day
    if day := _date_of_previous(resolved, sentence, predicate):
        return day
    if _is_headline(resolved, sentence):
        return "" if here or predicate not in _OF_HEADLINES else _find_lead_day(resolved, sentence)
    if told and (day := _find_lead_day(resolved, sentence)):
        return day
    return _earlier_year(resolved, sentence)


def _part_before(resolved: ResolvedArticle, sentence: Sentence, trigger: int) -> int:
    """Where the ； before a trigger stands; -1 where none does."""
    return resolved.article.text.rfind("；", sentence.span.start, trigger)


_SINCE = re.compile("以来|起(?=[，,])|至今")
"""What stands behind a period since which something goes on, or has happened more than once."""
_FRAMES = re.compile(r"\d|全年|刚?刚?过去")
"""How a period begins that may hold for more than its sentence; 去年, 今年 and 昨日 are of what stands beside them."""
_WORKS = frozenset(
    {Predicate.BUILDS, Predicate.INVESTS, Predicate.SETTLED_IN, Predicate.ESTABLISHES, Predicate.DEVELOPS}
)
"""What goes on for longer than the month of the sentence before."""


def _date_of_previous(resolved: ResolvedArticle, sentence: Sentence, predicate: Predicate) -> str:
    """The one date of the sentence before in its paragraph, where that begins with it, unless it is years old or lies
    ahead; of works, a year only."""
    previous = resolved.sentences[sentence.index - 1] if sentence.index else None
    if previous is None or previous.paragraph != sentence.paragraph:
        return ""
    beside = within(resolved.mentions, previous.span, ValueKind.PERIOD)
    if len(beside) != 1 or _is_ahead(beside[0], resolved) or not _is_recent(beside[0], resolved):
        return ""
    period, heads = beside[0].value, beside[0].span.start - previous.span.start <= _OPENS
    if not heads or not _FRAMES.match(beside[0].text) or not isinstance(period, Period) or period.start != period.stop:
        return ""
    return "" if predicate in _WORKS and len(period.start) > _YEAR else write_date(beside[0])


def _is_headline(resolved: ResolvedArticle, sentence: Sentence) -> bool:
    return resolved.article.paragraphs[sentence.paragraph].role == "headline"


def _takes_post(resolved: ResolvedArticle, clause: Span, trigger: int) -> bool:
    """Whether a clause tells that somebody takes or leaves a post, which happens on a day; to hold one does not (甲公司
    董事长[乙]兼任丙公司书记 dates the second)."""
    appoints = _APPOINTS.search(resolved.article.text, clause.start, clause.stop)
    if appoints is None:
        return False
    return not within(resolved.mentions, Span(trigger + 1, max(trigger + 1, appoints.start())), Kind.PERSON)


def _heads_all(
    resolved: ResolvedArticle, sentence: Sentence, here: list[Mention], trigger: int, predicate: Predicate
) -> bool:
    """Whether the time at the head of a sentence holds for all its parts: 3月4日，会议任命甲为…；免去乙…; of a year, if
    it stands alone (去年，甲…；乙开工), is no long past one and nothing is said of today."""
    text, head = resolved.article.text, here[0]
    if head.span.start - sentence.span.start > _LEADING or any(m.span.start < trigger for m in here[1:]):
        return False
    if _is_day(head):
        return _HEADS.match(text, head.span.stop) is not None
    if len(write_date(head)) > _YEAR or head.span.start > sentence.span.start or not _is_recent(head, resolved):
        return False
    if predicate is Predicate.SETTLED_IN:
        return False
    return _ALONE.match(text, head.span.stop) is not None and not _INDEFINITE.search(text, head.span.stop, trigger)


def _is_aside(text: str, period: Mention, trigger: int, predicate: Predicate) -> bool:
    """Whether a period dates only an attribute that the trigger is no part of (2019年成立的甲公司), is the year of a
    list or ranking (2023年度), of a report (某报3月2日报道), one that a figure is compared with (由51%降到28%), or
    of a plan that is put off (原定今年6月开工)."""
    if period.text.endswith("年度") or _REPORTED.match(text, period.span.stop):
        return True
    if _FORMER_PLAN.search(text, max(0, period.span.start - 5), period.span.start) and _PUT_OFF.search(
        text, period.span.stop, text.find("。", period.span.stop) + 1 or len(text)
    ):
        return True
    if _COMPARED.search(text, max(0, period.span.start - 3), period.span.start) and _LEVEL.match(
        text, period.span.stop
    ):
        return True
    attribute = _ATTRIBUTE.match(text, period.span.stop)
    if predicate is Predicate.BUILDS and attribute and trigger == attribute.end() and is_stage(text, period):
        return False  # the work itself: 4月动工的[甲项目]
    if attribute and attribute.group() in _DEEDS.get(predicate, ()) and trigger >= attribute.end():
        return re.search("[，。；：]", text[attribute.end() : trigger]) is not None  # 2014年签约的[甲项目]
    return attribute is not None and not period.span.stop <= trigger < attribute.end()


def _find_gathering_day(resolved: ResolvedArticle, objects: Collection[str]) -> str:
    """When the gathering met, as the first sentences that name it say; "" where they do not."""
    stops = [sentence.span.stop for sentence in resolved.sentences]
    told = (n for n, ids in enumerate(resolved.entities_of[:_SURVEYED]) if not set(ids).isdisjoint(objects))
    for number in islice(told, _NAMINGS):
        name = resolved.mentions[number].span
        sentence = resolved.sentences[min(bisect_right(stops, name.start), len(stops) - 1)]
        here = within(resolved.mentions, sentence.span, ValueKind.PERIOD)
        before = [m for m in here if m.span.start < name.start]
        held = [m for m in here if m.span.start >= name.stop and _HELD.match(resolved.article.text, m.span.stop)]
        if before or held:
            return write_date(_finest(before) if before else held[0])
    return ""


def _find_lead_day(resolved: ResolvedArticle, sentence: Sentence) -> str:
    """The one day that an article's first sentences name (6月18日，…大会举行), where no other was named since."""
    heads = [s for s in resolved.sentences[:_LEAD] if resolved.article.paragraphs[s.paragraph].role == "body"]
    if not heads:
        return ""
    first = within(resolved.mentions, Span(heads[0].span.start, heads[-1].span.stop), ValueKind.PERIOD)
    text = resolved.article.text
    days = [m for m in first if _is_day(m) and _is_recent(m, resolved)]
    days = [m for m in days if not _DATELINE.match(text, m.span.stop)] or days
    if not days:
        return ""
    if _is_of_other_item(resolved, days[0], sentence):
        return ""
    since = Span(days[0].span.stop, max(days[0].span.stop, sentence.span.start))
    others = [m for m in within(resolved.mentions, since, ValueKind.PERIOD) if _is_day(m) and m.value != days[0].value]
    return "" if others else write_date(days[0])


def _is_of_other_item(resolved: ResolvedArticle, day: Mention, sentence: Sentence) -> bool:
    """Whether a day stands in one item of a row and a sentence in another: each tells of its own day."""
    paragraphs = resolved.article.paragraphs
    own = paragraphs[sentence.paragraph].span
    if own.start <= day.span.start or not begins_item(resolved, own):
        return False
    other = paragraphs[bisect_right(paragraphs, day.span.start, key=lambda p: p.span.start) - 1].span
    return begins_item(resolved, other)


def _is_ahead(mention: Mention, resolved: ResolvedArticle) -> bool:
    """Whether a period lies behind the day of the article."""
    own, period = resolved.article.published, mention.value
    return bool(own) and isinstance(period, Period) and period.start > own[: len(period.start)]


def _is_day(mention: Mention) -> bool:
    period = mention.value
    return isinstance(period, Period) and period.start == period.stop and len(period.start) == _DAY


def _find_day(resolved: ResolvedArticle, sentence: Sentence) -> str:
    """The last single day that the article names before the sentence, among the last `_BACK` mentions, unless it lies
    long before the article; "" if none."""
    here = bisect_left(resolved.mentions, sentence.span.start, key=_start_of)
    for mention in reversed(resolved.mentions[max(0, here - _BACK) : here]):
        day = mention.value
        if (
            isinstance(day, Period)
            and day.start == day.stop
            and len(day.start) == _DAY
            and _is_recent(mention, resolved)
        ):
            return day.start
    return ""


def _earlier_year(resolved: ResolvedArticle, sentence: Sentence) -> str:
    """The nearest year that the article names before the sentence, among the last `_BACK` mentions, where its paragraph
    names it or a sentence begins with it: 去年 and 今年 are of what stands beside them."""
    here = bisect_left(resolved.mentions, sentence.span.start, key=lambda m: m.span.start)
    for mention in reversed(resolved.mentions[max(0, here - _BACK) : here]):
        year = mention.value
        if (
            isinstance(year, Period)
            and year.start == year.stop
            and len(year.start) == 4
            and not resolved.article.text.endswith(_UNTIL, 0, mention.span.start)
        ):
            frames = _FRAMES.match(mention.text) is not None and _frames(resolved, sentence, mention)
            return str(year) if frames and _is_recent(mention, resolved) else ""
    return ""


def _frames(resolved: ResolvedArticle, sentence: Sentence, period: Mention) -> bool:
    """Whether a period named before a sentence may hold for it: of its own paragraph, at the head of a sentence, or the
    whole of a year that is looked back on."""
    start = resolved.article.paragraphs[sentence.paragraph].span.start
    before = resolved.article.text[max(0, period.span.start - _OPENS) : period.span.start]
    heads = not before or any(mark in before for mark in "。！？；\n")
    return period.span.start >= start or heads or not period.text[0].isdigit()


def _is_recent(year: Mention, resolved: ResolvedArticle) -> bool:
    """Whether a year is the article's own or the one before: an older one is told for its own sake."""
    latest = resolved.article.published[:4] or max(
        (
            m.value.start[:4]
            for m in resolved.mentions[:_SURVEYED]
            if isinstance(m.value, Period) and not resolved.article.text.endswith(_UNTIL, 0, m.span.start)
        ),
        default="",
    )
    return not latest or f"{int(latest) - 1:04}" <= str(year.value)[:4] <= latest


def _finest(periods: list[Mention]) -> Mention:
    """The last of `periods`, or an earlier one that lies inside it (6月18日，…举行第二季度活动，A签约)."""
    last = periods[-1]
    for mention in periods[:-1]:
        inside, outside = mention.value, last.value
        if (
            isinstance(inside, Period)
            and isinstance(outside, Period)
            and len(inside.start) > len(outside.start)
            and outside.start <= inside.start
            and inside.stop[: len(outside.stop)] <= outside.stop
        ):
            return mention
    return last

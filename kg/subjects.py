"""Whom a clause speaks of: the subject that an earlier clause of the sentence set, and the topic of the text.

The salience model: a name in subject position (head of a clause, behind adverbs and dates) outranks any other name; a
nearer subject outranks a farther one; the article's own place (headline first, then the most frequent place in subject
position) is what remains.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from kg.patterns import CLAUSE_START, List, Tape, kind_class, write_tape
from kg.sections import find_items, find_labels, find_section_places
from kg.seeds import load_lexicon
from kg.sentences import find_opening
from kg.types import Entity, Mention, ResolvedArticle, Span
from kg.vocabulary import ORGANISATIONS, PLACES, Kind, ValueKind

Subjects = tuple[tuple[int, tuple[str, ...]], ...]
"""The subjects of a sentence's clauses, in order: (article offset, entity ids of the joint subject)."""

_DOMINANT = 0.3
"""What share of all that is said of places an article must say of one, for that one to be its topic."""

_OWN_PLACE = re.compile("我(?P<division>[县市区州省镇])(?![民场中])")
"""What a local paper calls the place it is of: that is what its articles are about."""
_SPEAKS = 1000
"""How much more than a name it counts that a place's government gives the report."""
_SENT = 5
"""How much more than a name it counts that a report was sent from a place (北川5月29日电)."""
_HEAD = 12
"""How far into a sentence its first subject may stand and still set the topic."""

_ACTORS = ORGANISATIONS | PLACES | {Kind.PROJECT}


_PLACE = rf"(?P<place>{kind_class(PLACES)})"
_ASIDE = r"(?:的[^，。；：！？\n\ue000-\ue0ff]{1,8}(?<![下中]))?"
_FRAMES = tuple(
    re.compile(CLAUSE_START + _ + r"(?=[，：])")
    for _ in (
        rf"(?:同样是?|而|还是|就|记者[近昨今]?[日天]?)?在{_PLACE}(?:境内|里|内|采访(?:时看到)?)?{_ASIDE}",
        rf"{_PLACE}(?:境内|内)",
        rf"(?:而|就)?对于?{_PLACE}(?:而言|来说|来讲)",
        rf"(?:记者|[日近]日，?)?从(?P<place>{kind_class({Kind.ZONE})})(?:获悉|了解到|传来(?:好?消息|喜讯|捷报))",
        rf"(?:说起|谈起|提起|谈到|提到|再看|走进|走访|(?:把)?(?:目光|镜头)(?:转向|投向|对准|转到)){_PLACE}",
    )
)
"""What opens a clause with the place where what follows happens, or of which it tells: 在甲市，…; 对甲市来说，…."""
_TIMES = (
    r"(?:今年|去年|前[一二三四五六七八九十0-9]{1,2}个?(?:季度|月)|[上下]半年|[上下]个?月|全年|[一二三四]季度"
    r"|[0-9一二三四五六七八九十]{1,3}月?(?:至|到|—|-|－|~)[0-9一二三四五六七八九十]{1,3}月份?|[0-9一二三四五六七八九十两多几]{1,3}年(?:来|间))份?"
)
_LABEL = r"(?:【[^】\n\ue000-\ue0ff]{1,8}】)?"
"""Times that are no mention of their own, and labels, at the head of a clause."""

_WALK = re.compile(
    r"(?:来到|走进|走到|到了|抵达|踏进|步入|驶入|转到|移步)了?(?:(?:位于|坐落于|地处)[^，。；！？\n]{1,12}的)?"
    rf"(?P<place>{kind_class({Kind.ZONE})})(?=[，。；！？]|$)"
)
"""A story that walks from zone to zone: 驱车半小时，到了[甲区]."""
_OWNER = re.compile(rf"(?P<owner>{kind_class({Kind.COMPANY})})的[^，。；！？\n\ue000-\ue0ff]{{1,12}}[，：；]")
"""The company whose doings a sentence opens with (X的做法被写进教材：2012年收购Y)."""

_HEAD_NOUN = re.compile(rf"(?<=的)(?P<head>{kind_class(_ACTORS)})(?=，)")
"""The head of a subject that a relative clause opens (1984年设立的天津经开区，是…)."""


_DESCRIBED = re.compile(
    CLAUSE_START
    + "(?:近年来，?|目前，?)?"
    + "(?:总部(?:位于|设在|在|落户)|位于|地处|坐落[于在]|来自|成立于|注册[于在]|主营|专注于?|专业?从事|主要从事|拥有)"
    + rf"[^，。；：！？\n]{{0,20}}?的(?P<head>{kind_class({Kind.COMPANY, Kind.ZONE})})(?![的、和及])"
)
"""A firm behind a clause that says what it is (总部位于甲市的乙公司在丙市增资): the place in it is not who acts."""
_ACTS_ON = (
    "引|招|签|培育|支持|依托|走|来到|收购|携手|联合|集聚|聚集|汇聚|拥有|成为|作为|落户|入驻|包括|通过|带动|推动|服务|是"
    "|[与和由为向对把将从在有及等让被给跟同到]"
)
"""What between a clause's start and a firm tells that somebody else acts on it, or with it."""
_APPOSED = re.compile(
    CLAUSE_START
    + rf"(?:(?!{_ACTS_ON})(?:[^，。；：！？\n\ue000-\ue0ff]|{kind_class({Kind.INDUSTRY, Kind.REGION})})){{1,14}}?"
    + r"(?:巨头|(?:龙头|独角兽|\d+强)(?:企业)?|上市公司|[央国民]企|厂商|(?:运营|服务|供应|制造|开发)商)"
    + rf"(?P<head>{kind_class({Kind.COMPANY})})(?![的、和及等])"
)
"""A firm behind what it is (全球工业气体巨头[甲集团]与乙区签约，将投资…); not one that somebody else brings in."""

_SEATED_IN = re.compile("[在于处][^，；的]{0,8}的$")
"""What makes the name behind 的 a place of the clause's subject (甲坐落在乙市的[丙园]，…) and no subject."""


def _cue_words(group: str) -> Iterator[str]:
    return (e.form for e in load_lexicon().table("patterns/relations") if group in e.fields["groups"].split())


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w))))


@lru_cache(maxsize=1)
def _speaker_pattern() -> re.Pattern[str]:
    """Who speaks for a place or a firm (X市市长Y说，…): what is said is of X."""
    says = _alternatives(_cue_words("say"))
    office = r"[^，。；：！？\n\ue000-\ue0ff]{1,12}"
    holder = rf"(?P<holder>{kind_class(PLACES | ORGANISATIONS)})"
    return re.compile(rf"{holder}{office}{kind_class({Kind.PERSON})}[^，。；！？\n]{{0,6}}?(?:{says})")


def _speaks_for(number: int, resolved: ResolvedArticle, entities: Mapping[str, Entity]) -> tuple[str, ...]:
    """The place or firm behind a speaker's office; of an organ, the place in its name."""
    mention = resolved.mentions[number]
    if mention.kind is not Kind.GOVERNMENT:
        return tuple(i for i in resolved.entities_of[number] if entities[i].kind in PLACES | {Kind.COMPANY})
    places = [inner.text for inner in find_places_inside(mention)]
    return tuple(
        i
        for i, e in entities.items()
        if places and e.kind in PLACES and (e.name == places[-1] or places[-1] in e.aliases)
    )[:1]


def find_places_inside(mention: Mention) -> list[Mention]:
    """The places in a name that stand in no other place of it: of 达州高新区管委会 the zone, not its city."""
    places = [inner for inner in mention.inner if inner.kind in PLACES]
    return [p for p in places if not any(o.span != p.span and o.span.covers(p.span) for o in places)]


@lru_cache(maxsize=1)
def _subject_pattern() -> re.Pattern[str]:
    """The head of a clause: adverbials, then a coordination of actors that nothing turns into an attribute."""
    adverbials = _alternatives(e.form for e in load_lexicon().table("patterns/adverbials"))
    owned = _alternatives(_cue_words("subsidiary"))
    based = rf"(?:{kind_class(PLACES)}(?:{_alternatives(_cue_words('home_company'))}))?"
    seat = f"(?:{kind_class({Kind.REGION})}(?={kind_class(PLACES)}))?"
    value = kind_class({ValueKind.QUANTITY, ValueKind.PERIOD})
    person = kind_class({Kind.PERSON})
    attributes = "|".join(re.escape(e.form) for e in load_lexicon().table("patterns/attributive"))
    return re.compile(
        CLAUSE_START
        + r"[■●◆▲★·\-*#]{0,3}"
        + _LABEL
        + rf"(?:{adverbials}|{value}|{_TIMES}){{0,4}}(?:{kind_class(ORGANISATIONS)}(?:{owned}))?{based}{seat}"
        + List("subject", frozenset(_ACTORS), peers=False).compile({})
        + rf"(?![、和及]|[^，。；：！？\n\ue000-\ue0ff]{{0,12}}{person}|{attributes})"
    )


def find_subjects(resolved: ResolvedArticle, entities: Mapping[str, Entity]) -> tuple[Subjects, ...]:
    """Per sentence, the subjects of its clauses, in order.

    What an official or a manager says is of the place or the firm that the office is of. A head noun behind its
    relative clause (…设立的X，…) counts as one. A frame (在X，…) counts as one: what follows happens there. What
    `resolved` already holds of a sentence in which no anaphor stands is kept.
    """
    text, mentions = resolved.article.text, resolved.mentions
    starts = [mention.span.start for mention in mentions]
    rows: list[Subjects] = []
    for number, sentence in enumerate(resolved.sentences):
        span = Span(find_opening(sentence), sentence.span.stop)
        held = range(bisect_left(starts, span.start), bisect_left(starts, span.stop))
        if resolved.subjects and not any(mentions[n].finder.startswith("anaphors.") for n in held):
            rows.append(resolved.subjects[number])
        elif any(mentions[n].kind in _ACTORS for n in held):
            rows.append(_read_subjects(resolved, write_tape(text, span, mentions, held), entities))
        else:
            rows.append(())
    return tuple(rows)


def _read_subjects(resolved: ResolvedArticle, tape: Tape, entities: Mapping[str, Entity]) -> Subjects:
    found: list[tuple[int, tuple[str, ...]]] = []
    owner = _OWNER.match(tape.text)
    if owner:
        ids = tuple(
            i for i in resolved.entities_of[tape.mentions[owner.start("owner")]] if entities[i].kind is Kind.COMPANY
        )
        if ids:
            found.append((tape.origins[owner.start("owner")], ids))
    for match in _speaker_pattern().finditer(tape.text):
        ids = _speaks_for(tape.mentions[match.start("holder")], resolved, entities)
        if ids:
            found.append((tape.origins[match.start("holder")], ids))
    for match in (m for frame in _FRAMES for m in frame.finditer(tape.text)):
        number = tape.mentions[match.start("place")]
        ids = resolved.entities_of[number]
        if ids and all(entities[i].kind in PLACES for i in ids):
            found.append((tape.origins[match.start("place")], ids))
    for match in _WALK.finditer(tape.text):
        if ids := resolved.entities_of[tape.mentions[match.start("place")]]:
            found.append((tape.origins[0], tuple(ids)))
    for match in _subject_pattern().finditer(tape.text):
        start, stop = match.span("subject")
        numbers = [
            n for at, n in enumerate(tape.mentions[start:stop], start) if n >= 0 and tape.text[at - 1] not in "（("
        ]
        ids = tuple(dict.fromkeys(i for n in numbers for i in resolved.entities_of[n]))
        ids = tuple(i for i in ids if entities[i].kind in _ACTORS)
        if ids:
            found.append((tape.origins[start], ids))
    for match in (m for pattern in (_DESCRIBED, _APPOSED) for m in pattern.finditer(tape.text)):
        ids = resolved.entities_of[tape.mentions[match.start("head")]]
        if ids:
            found.append((tape.origins[match.start("head")], tuple(ids)))
    for match in _HEAD_NOUN.finditer(tape.text):
        ids = tuple(i for i in resolved.entities_of[tape.mentions[match.start("head")]] if entities[i].kind in _ACTORS)
        start = _start_of_clause(tape.text, match.start("head"))
        clause, head = tape.origins[start], tape.origins[match.start("head")]
        seat = _SEATED_IN.search(tape.text, start, match.start("head"))
        if ids and not (seat and any(clause <= at < head for at, _ in found)):
            found.append((head, ids))
    return tuple(sorted(found))


def _start_of_clause(text: str, at: int) -> int:
    return max(text.rfind(mark, 0, at) for mark in "，。；：！？\n") + 1


def find_topics(
    resolved: ResolvedArticle, subjects: Sequence[Subjects], entities: Mapping[str, Entity]
) -> tuple[tuple[str, ...], ...]:
    """Per sentence, the ids of the place (or joint places) that a subjectless clause speaks of.

    `subjects[j]` are the subjects of sentence j. A place at the head of a sentence is the topic to the end of its
    paragraph; the place that heads its section, or else the article's main place, is the default. An article about a
    company (its headline's subject, and of most sentences) has that company for a topic instead.
    """
    topics: list[tuple[str, ...]] = []
    sections, labels = find_section_places(resolved, entities), find_labels(resolved)
    for numbers in find_items(resolved):
        item = replace(resolved, sentences=resolved.sentences[numbers])
        topics += _find_topics(item, subjects[numbers], entities, sections, labels)
    return tuple(topics)


def _find_topics(
    resolved: ResolvedArticle,
    subjects: Sequence[Subjects],
    entities: Mapping[str, Entity],
    sections: Mapping[int, tuple[str, ...]],
    labels: Mapping[int, tuple[str, ...]],
) -> list[tuple[str, ...]]:
    main = _find_main(resolved, subjects, entities)
    kinds = PLACES if not main or entities[main[0]].kind in PLACES else PLACES | {Kind.COMPANY}
    topics: list[tuple[str, ...]] = []
    current, paragraph = main, -1
    for sentence, row in zip(resolved.sentences, subjects, strict=True):
        if sentence.paragraph != paragraph:
            current, paragraph = sections.get(sentence.paragraph, main), sentence.paragraph
        heads = [ids for at, ids in row if all(entities[i].kind in kinds for i in ids)]
        parallel = len({ids for ids in heads if entities[ids[0]].kind in PLACES}) > 1
        if heads and not parallel and row[0][0] - find_opening(sentence) <= _HEAD and row[0][1] == heads[0]:
            current = heads[0]
        elif sentence.span.start == resolved.article.paragraphs[paragraph].span.start and kinds == PLACES:
            topics.append(labels.get(paragraph) or current)
            continue
        topics.append(current)
    return topics


def _is_division(entity: Entity, word: str) -> bool:
    """Whether an entity is a division of the class (灵川 is a 县 by the gazetteer's full form)."""
    entries = (load_lexicon().get(name, "gazetteer/regions") for name in (entity.name, *entity.aliases))
    return entity.kind is Kind.REGION and (
        any(entry is not None and entry.fields["name"].endswith(word) for entry in entries)
        or entity.name.endswith(word)
    )


def _is_abroad(entity: Entity) -> bool:
    """Whether an entity is a foreign country: no article of the home pages is about what is built there."""
    return entity.kind is Kind.REGION and load_lexicon().get(entity.name, "gazetteer/countries") is not None


def _find_main(
    resolved: ResolvedArticle, subjects: Sequence[Subjects], entities: Mapping[str, Entity]
) -> tuple[str, ...]:
    """The actor that the article is about: what its clauses have for a subject, headlines above all; among places also
    what is named most."""
    counts: Counter[tuple[str, ...]] = Counter()
    first: dict[tuple[str, ...], int] = {}
    heads = {p for p, paragraph in enumerate(resolved.article.paragraphs) if paragraph.role in ("headline", "kicker")}
    for sentence, row in zip(resolved.sentences, subjects, strict=True):
        for _, ids in row:
            kinds = {entities[i].kind for i in ids}
            if kinds <= PLACES or kinds == {Kind.COMPANY}:
                counts[ids] += 15 if sentence.paragraph in heads else 5
                first.setdefault(ids, sentence.span.start)
    last = max((resolved.article.paragraphs[p].span.stop for p in heads), default=0)
    openings = {s.span.start for s in resolved.sentences if find_opening(s) > s.span.start}
    span = (
        Span(resolved.sentences[0].span.start, resolved.sentences[-1].span.stop) if resolved.sentences else Span(0, 0)
    )
    for mention, ids in zip(resolved.mentions, resolved.entities_of, strict=True):
        if not span.start <= mention.span.start < span.stop:
            continue
        named = mention.finder == "anaphors.joint" or not mention.finder.startswith("anaphors.")
        if ids and named and all(entities[i].kind in PLACES for i in ids):
            counts[ids] += 10 if mention.span.start < last else 1
            counts[ids] += _SENT * (mention.span.start in openings)
            counts[ids] += _SPEAKS * (mention.finder == "places.speaker")
            first.setdefault(ids, mention.span.start)
    for ids, start in _find_committees(resolved, entities, span):
        counts[ids] += 10 if start < last else 1
        first.setdefault(ids, start)
    for ids, start in _find_seats(resolved, entities, Span(span.start, min(last, span.stop))):
        counts[ids] += 10
        first.setdefault(ids, start)
    places = [ids for ids in counts if entities[ids[0]].kind in PLACES and not _is_abroad(entities[ids[0]])]
    best = min(places, key=lambda ids: (-counts[ids], first[ids], ids), default=())
    own = _OWN_PLACE.search(resolved.article.text, span.start, span.stop)
    if own:
        fitting = [ids for ids in places if len(ids) == 1 and _is_division(entities[ids[0]], own["division"])]
        unknown = best if own["division"] == "区" else ()
        best = min(fitting, key=lambda ids: (-counts[ids], first[ids], ids), default=unknown)
    elif best and counts[best] < _DOMINANT * sum(counts[ids] for ids in places):
        best = ()
    firms = [ids for ids in counts if ids not in places and counts[ids] >= max(20, 2 * counts[best] if best else 0)]
    return min(firms, key=lambda ids: (-counts[ids], first[ids], ids), default=best)


_COMMITTEES = ("管委会", "管理委员会", "党工委")


def _find_committees(
    resolved: ResolvedArticle, entities: Mapping[str, Entity], span: Span
) -> Iterator[tuple[tuple[str, ...], int]]:
    """The zones that stand only in the names of their committees (达州高新区管委会), each with its place."""
    zones = {form: i for i, e in entities.items() if e.kind is Kind.ZONE for form in (e.name, *e.aliases)}
    for mention in resolved.mentions:
        if mention.text.endswith(_COMMITTEES) and span.start <= mention.span.start < span.stop:
            for inner in find_places_inside(mention):
                if inner.span.start == mention.span.start and inner.text in zones:
                    yield (zones[inner.text],), mention.span.start


_SEATED = frozenset({Kind.GATHERING, Kind.GOVERNMENT})
"""What belongs to a place whose name it begins with."""


def _find_seats(
    resolved: ResolvedArticle, entities: Mapping[str, Entity], span: Span
) -> Iterator[tuple[tuple[str, ...], int]]:
    """The regions whose congress or government a headline names (合肥市第五届人民代表大会), each with its place."""
    regions = {form: i for i, e in entities.items() if e.kind is Kind.REGION for form in (e.name, *e.aliases)}
    for mention in resolved.mentions:
        if mention.kind in _SEATED and span.start <= mention.span.start < span.stop:
            for inner in mention.inner[:1]:
                if inner.span.start == mention.span.start and inner.text in regions:
                    yield (regions[inner.text],), mention.span.start

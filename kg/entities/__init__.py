"""Mentions → entities: one entity per real thing, with aliases and the reason of every merge."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from kg.entities.aliases import merge_names
from kg.entities.anaphors import anaphor_classes, anaphor_kinds, find_anaphors, find_joint_names
from kg.entities.distinctness import find_distinct
from kg.entities.firm_nouns import find_firm_meant, find_firm_nouns
from kg.entities.groups import find_group, find_one_of_two, list_rows
from kg.entities.head_nouns import find_head_nouns, find_named_by_head, find_park
from kg.entities.merging import merge_extractions
from kg.entities.names import Names, choose_name, collect_names, find_other_forms
from kg.entities.own_firms import FirmCounts, count_firms, find_own_firm
from kg.entities.stems import normalize_name, zone_canonical
from kg.entities.unions import Merger
from kg.seeds import Lexicon, load_lexicon
from kg.subjects import find_places_inside, find_subjects, find_topics
from kg.types import Article, Entity, Mention, ResolvedArticle, Sentence, Span
from kg.vocabulary import PLACES, Kind, ValueKind

_PARTS = ("分园区", "分园", "片区", "区块")
"""Areas of a zone: 园区 behind one means the whole."""
_PARK = "园区"
_OWN_FIRM = frozenset({"公司", "本公司", "我公司", "本行", "我行"})
_JOINED_BY = ("与", "和", "同", "跟", "联手", "携手", "牵手", "联合", "结对帮扶", "对口帮扶", "对口支援", "结对共建")
_NOTICE = re.compile(r"(?:[（(][^（）()\n]{2,40}[)）])?(?:[：:]|[^。，；：]{0,16}?(?:公告|披露|公布(?=[，：])))")
_OPENER, _MARKS = 20, 2
"""How many characters may stand before the announcer: a date, or marks."""
_DAY = re.compile(
    r"(?:[\u4e00-\u9fff]{2,6}(?=讯|\s?[0-9]))?\s?(?:[0-9]{4}年)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:讯|消息|电|[丨|｜])?\s?，?"
    r"(?:晚间?|早间|盘后|今日|昨日|当晚|日前|近日)?，?"
)
_AGENCY = re.compile(r"(?:[汇网社报]|财经)?(?:讯|\s?(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日(?:讯|消息|电|[丨|｜]))")
"""What follows the name of who sends the news (甲社12月6日丨乙股份公布，…)."""
"""What follows the company at the start of a notice: its stock code, and that it announces something."""

__all__ = ["ArticleMentions", "bears_class", "merge_extractions", "resolve_entities"]


@dataclass(frozen=True, slots=True)
class ArticleMentions:
    """An article with its sentences and the mentions found in it."""

    article: Article
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class _Index:
    """Entity ids by (kind, form)."""

    ids: dict[tuple[Kind, str], str]

    def of(self, mention: Mention) -> tuple[str, ...]:
        if not isinstance(mention.kind, Kind):
            return ()
        found = self.ids.get((mention.kind, mention.text))
        return (found,) if found else ()


def resolve_entities(
    document: str, articles: Sequence[ArticleMentions], lexicon: Lexicon
) -> tuple[dict[str, Entity], tuple[ResolvedArticle, ...]]:
    """The entities of one document by local id, and its articles with every mention tied to them.

    Names that stand only inside other names are entities too; the pipeline keeps those that a statement uses.
    """
    articles = [replace(a, mentions=unify_kinds(a.mentions)) for a in articles]
    names = collect_names(m for a in articles for m in a.mentions)
    for item in articles:
        for key, form in find_other_forms(item.mentions):
            names.other[key].add(form)
    names.distinct.update(pair for a in articles for pair in find_distinct(a.article.text, a.mentions))
    merger = merge_names(names, lexicon)
    entities, index = _build_entities(document, names, merger, lexicon)
    return entities, tuple(_resolve_article(a, entities, index) for a in articles)


def unify_kinds(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions of one article, with one kind for all that share a form: the most frequent, first seen first."""
    kinds: dict[str, Counter[Kind]] = defaultdict(Counter)
    for mention in mentions:
        if isinstance(mention.kind, Kind):
            kinds[mention.text][mention.kind] += 1
    chosen = {form: counter.most_common(1)[0][0] for form, counter in kinds.items() if len(counter) > 1}
    return tuple(
        replace(m, kind=chosen[m.text]) if isinstance(m.kind, Kind) and m.text in chosen else m for m in mentions
    )


def _build_entities(document: str, names: Names, merger: Merger, lexicon: Lexicon) -> tuple[dict[str, Entity], _Index]:
    from kg.mentions.definitions import is_role  # here: rebuilding reads this module and loads no finders

    entities: dict[str, Entity] = {}
    ids: dict[tuple[Kind, str], str] = {}
    for number, (root, members) in enumerate(merger.groups().items()):
        local = f"e{number}"
        name = _find_seat(members, names) or choose_name(members, names.counts)
        other = {form for member in members for form in names.other.get(member, ())}
        forms = {form for key in members if not _is_piece(key, name, names) for form in key[1:]} | other
        aliases = tuple(sorted(f for f in forms - {name} if not is_role(f)))
        codes = _find_codes(root[0], (name, *aliases), lexicon)
        entities[local] = Entity(
            local, root[0], name, aliases, codes, (document,), tuple(sorted(merger.reasons.get(root, ())))
        )
        ids.update(dict.fromkeys(members, local))
    return entities, _Index(ids)


def _find_seat(members: Sequence[tuple[Kind, str]], names: Names) -> str:
    """The full name of a local government never named in full (汕头市委、[市政府]), where the text shows one and
    no other; else ""."""
    if len(members) != 1 or members[0][0] is not Kind.GOVERNMENT:
        return ""
    full = names.full.get(members[0], set()) - {""}
    return full.pop() if len(full) == 1 else ""


_TORN = ("股份", "控股", "集团")
"""How what is left of a full name ends where its legal form is cut off in the middle."""


def _is_piece(key: tuple[Kind, str], name: str, names: Names) -> bool:
    """Whether a form is a torn piece of a firm's full name that stands nowhere alone (远望科技股份|有限公司)."""
    return key[0] is Kind.COMPANY and key[1].endswith(_TORN) and not names.counts[key] and key[1] in name


def _find_codes(kind: Kind, forms: Sequence[str], lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """The GB/T 2260 code of a region: of the first form that the gazetteer has with one code only."""
    if kind is not Kind.REGION:
        return ()
    for form in forms:
        index = lexicon.forms.get(form)
        entries = [] if index is None else [e for e in lexicon.entries[index] if e.table == "gazetteer/regions"]
        codes = {e.fields["code"] for e in entries if e.fields.get("code")}
        if len(codes) == 1:
            return (("gbt2260", codes.pop()),)
    return ()


def _resolve_article(item: ArticleMentions, entities: Mapping[str, Entity], index: _Index) -> ResolvedArticle:
    """Ties names first, finds the topics, then ties anaphors to what came before them."""
    article, sentences = item.article, item.sentences
    named = ResolvedArticle(
        article, sentences, item.mentions, tuple(index.of(m) for m in item.mentions), ((),) * len(sentences), ()
    )
    joint = find_joint_names(article, item.mentions)
    anaphors = find_anaphors(article, item.mentions, joint)
    anaphors += [(m, "firm") for m in find_firm_nouns(article, [*item.mentions, *(other for other, _ in anaphors)])]
    anaphors += [(m, "head") for m in find_head_nouns(article, [*item.mentions, *(other for other, _ in anaphors)])]
    subjects = find_subjects(named, entities)
    topics = find_topics(named, subjects, entities)
    named = replace(named, topics=topics, subjects=subjects)
    if not anaphors:
        return named
    merged = sorted(
        [(m, "", ids) for m, ids in zip(item.mentions, named.entities_of, strict=True)]
        + [(m, choice, ()) for m, choice in anaphors],
        key=lambda row: row[0].span,
    )
    announcers = list(accumulate((_find_announcer(article, p.span, merged) for p in article.paragraphs), _carry))
    tied = _tie(merged, joint, named, announcers, entities, index)
    mentions, ids = tuple(m for m, _ in tied), tuple(ids for _, ids in tied)
    resolved = ResolvedArticle(article, sentences, mentions, ids, topics, subjects)
    subjects = find_subjects(resolved, entities)
    return replace(resolved, topics=find_topics(resolved, subjects, entities), subjects=subjects)


def _tie(
    rows: Sequence[tuple[Mention, str, tuple[str, ...]]],
    joint: Mapping[str, tuple[Mention, ...]],
    named: ResolvedArticle,
    announcers: Sequence[tuple[str, ...]],
    entities: Mapping[str, Entity],
    index: _Index,
) -> list[tuple[Mention, tuple[str, ...]]]:
    """Anaphors with the ids they stand for; those that nothing fits are left out."""
    tied: list[tuple[Mention, tuple[str, ...]]] = []
    seen: list[str] = []
    sentences, at = named.sentences, 0
    firms = count_firms(named, entities)
    for mention, choice, ids in rows:
        while at + 1 < len(sentences) and sentences[at].span.stop <= mention.span.start:
            at += 1
        if choice == "joint":
            ids = tuple(i for member in joint[mention.text] for i in index.of(member))
        elif choice:
            ids = _choose_referents(mention, choice, seen, at, named, announcers, firms, entities)
        if choice and not ids:
            continue
        if choice and entities[ids[0]].kind is not mention.kind:
            mention = replace(mention, kind=entities[ids[0]].kind)
        if choice == "group" and tied and tied[-1][0].span.overlaps(mention.span):
            tied.pop()  # 两家, read as a figure
        tied.append((mention, ids))
        if mention.kind is Kind.PROJECT:
            seen.extend(i for inner in mention.inner if inner.kind is Kind.COMPANY for i in index.of(inner))
        if mention.kind is Kind.GOVERNMENT and not choice:
            zones = (inner for inner in find_places_inside(mention) if inner.kind is Kind.ZONE)
            seen.extend(i for inner in zones for i in index.of(inner))
        if choice not in ("former", "named"):
            seen.extend(ids)  # 后者 is not who 前者 was, however near that stands
    return tied


def _choose_referents(
    mention: Mention,
    choice: str,
    seen: Sequence[str],
    at: int,
    named: ResolvedArticle,
    announcers: Sequence[tuple[str, ...]],
    firms: FirmCounts,
    entities: Mapping[str, Entity],
) -> tuple[str, ...]:
    """The ids that an anaphor of sentence `at` stands for, by its manner of choice; `seen` are those named before."""
    kinds = anaphor_kinds(mention.text)
    fitting = [i for i in seen if entities[i].kind in kinds]
    if choice == "head":
        return find_named_by_head(mention, named, at, entities)
    if choice == "firm":
        return find_firm_meant(mention, named, at, entities)
    if choice == "topic":
        topic = _tie_topic(mention.text, kinds, named.topics[at], fitting, entities)
        return topic or (find_park(mention, named, at, entities) if mention.text == _PARK else ())
    if choice == "last":
        announcer = announcers[named.sentences[at].paragraph] if mention.text in _OWN_FIRM else ()
        own = find_own_firm(named, at, mention.span.start, entities, firms) if mention.text in _OWN_FIRM else ()
        return announcer or _find_subject(mention, kinds, named, at, entities) or own or tuple(fitting[-1:])
    if choice in ("former", "named") and (one := find_one_of_two(mention, kinds, named, at, entities)):
        return one
    if choice == "named":
        return tuple(fitting[-1:])
    if choice == "group":
        return find_group(mention, kinds, named, at, entities)
    latest = tuple(dict.fromkeys(reversed(fitting)))
    if choice == "pair":
        joined = _find_parties(mention, kinds, named, at, entities) or _find_joined(mention, kinds, named, at, entities)
        if joined:
            return joined
    if choice == "former":
        return latest[1:2]
    return latest[:2][::-1] if len(latest) >= 2 else ()


def _find_parties(
    mention: Mention, kinds: frozenset[Kind], named: ResolvedArticle, at: int, entities: Mapping[str, Entity]
) -> tuple[str, ...]:
    """The two that were last told to agree before 双方, in its sentence or the one before (A与B在C签署协议。双方…)."""
    text, mentions = named.article.text, named.mentions
    before = max(at - 1, 0)
    same = named.sentences[before].paragraph == named.sentences[at].paragraph
    start = named.sentences[before if same else at].span.start
    last = bisect_left(mentions, mention.span.start, key=lambda m: m.span.start)
    first = bisect_left(mentions, start, key=lambda m: m.span.start)
    for number in range(last - 1, first, -1):
        one, other = mentions[number - 1], mentions[number]
        ids = (*named.entities_of[number - 1][:1], *named.entities_of[number][:1])
        if len(set(ids)) < _BOTH or any(entities[i].kind not in kinds for i in ids):
            continue
        between = text[one.span.stop : other.span.start]
        if _WITH.fullmatch(between) and _AGREE.match(text, other.span.stop, mention.span.start):
            return ids
    return ()


def _find_joined(
    mention: Mention, kinds: frozenset[Kind], named: ResolvedArticle, at: int, entities: Mapping[str, Entity]
) -> tuple[str, ...]:
    """The two of a fitting kind that the sentence joined last before `mention`: 甲市与乙大学共建丙研究院，双方…."""
    text, start = named.article.text, named.sentences[at].span.start
    rows = list_rows(named, start, mention.span.start)
    for (left, first), (right, second) in reversed(list(pairwise(rows))):
        between = text[left.span.stop : right.span.start]
        alone = len(first) == len(second) == 1 and first != second and not text.startswith("的", right.span.stop)
        if between in _JOINED_BY and alone and {entities[first[0]].kind, entities[second[0]].kind} <= kinds:
            return first + second
    return ()


def _find_announcer(
    article: Article, span: Span, rows: Sequence[tuple[Mention, str, tuple[str, ...]]]
) -> tuple[str, ...]:
    """The company whose notice a paragraph reports: 甲股份（000001）晚间公告，…. 公司 is that one in all of it."""
    for mention, choice, ids in rows[bisect_left(rows, span.start, key=lambda row: row[0].span.start) :]:
        opener = article.text[span.start : mention.span.start]
        if len(opener) > _OPENER:
            break
        if mention.kind is ValueKind.PERIOD or not (len(opener) <= _MARKS or _DAY.fullmatch(opener)):
            continue
        if _AGENCY.match(article.text, mention.span.stop):
            continue
        if mention.kind is Kind.COMPANY and not choice and _NOTICE.match(article.text, mention.span.stop, span.stop):
            return ids
    return ()


def _carry(before: tuple[str, ...], announcer: tuple[str, ...]) -> tuple[str, ...]:
    """The announcer of a paragraph: its own, or that of the paragraphs before it."""
    return announcer or before


def _find_subject(
    mention: Mention,
    kinds: frozenset[Kind],
    named: ResolvedArticle,
    index: int,
    entities: Mapping[str, Entity],
) -> tuple[str, ...]:
    """The nearest earlier clause subject of a fitting kind in the paragraph: 公司 is who the paragraph speaks of, not
    whom it named last."""
    for number in range(index, -1, -1):
        if named.sentences[number].paragraph != named.sentences[index].paragraph:
            break
        for start, ids in reversed(named.subjects[number]):
            fitting = tuple(i for i in ids if entities[i].kind in kinds)
            if start < mention.span.start and len(fitting) == 1:
                return fitting
    return ()


_BOTH = 2
_WITH = re.compile("[^，。；：、]{0,4}(?:与|和|同|跟|携手|牵手|联手)[“‘]?")
_AGREE = re.compile("[^，。；、]{0,24}?(?:签|达成|合作|共建|牵手|握手|联手|洽谈|会谈|缔结)")
"""What stands between two parties, and what they are told to do."""


def _tie_topic(
    form: str, kinds: frozenset[Kind], topic: tuple[str, ...], fitting: Sequence[str], entities: Mapping[str, Entity]
) -> tuple[str, ...]:
    """The topic, where it fits and bears the class that the word names (全省, 高新区); else the last that does."""
    wanted = form[1:] if form.startswith(("该", "全", "我")) else form
    wanted = "" if form == "园区" or form.startswith("当") else wanted
    suits = [i for i in topic if entities[i].kind in kinds and (not wanted or bears_class(entities[i], wanted))]
    if suits:
        return tuple(suits)
    last = [i for i in fitting if not wanted or bears_class(entities[i], wanted)]
    if form == "园区":
        last = [_find_whole(i, entities) for i in last]
    return tuple(last[-1:]) if last and entities[last[-1]].kind in PLACES else ()


def _find_whole(part: str, entities: Mapping[str, Entity]) -> str:
    """The zone whose area an entity is by its name; else the entity itself."""
    name = entities[part].name
    wholes = [i for i, e in entities.items() if e.kind is Kind.ZONE and i != part and name.startswith(e.name)]
    return max(wholes, key=lambda i: (len(entities[i].name), i), default=part) if name.endswith(_PARTS) else part


def bears_class(entity: Entity, word: str) -> bool:
    """Whether an entity is of the class that a word names: by its name, or (汕头) by the gazetteer's full form."""
    words = (word, *anaphor_classes(word))
    for name in (entity.name, *entity.aliases):
        entry = load_lexicon().get(name, "gazetteer/regions")
        if name.endswith(word) or normalize_name(entry.fields["name"] if entry else name).endswith(word):
            return True
        if entity.kind is Kind.ZONE and zone_canonical(name, load_lexicon()).endswith(words):
            return True
    return entity.kind is Kind.ZONE and word in ("区", "管", "党")

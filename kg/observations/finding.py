"""Figures → observations: of whom, what is counted, how much, when, with growth and rank.

`kg.observations.drafts` reads what each figure of a sentence counts; here it gets its subject, period and modality, and
what an article says twice is said once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.entities.own_firms import count_firms
from kg.modalities import ModalityScopes, find_modality_scopes
from kg.observations.choosing import GUESSED_RULE, RULE, Subjects, choose_guesses, choose_subjects
from kg.observations.drafts import read_sentence
from kg.observations.fitting import is_piece, without_investor, without_own
from kg.observations.fractions import FRACTION
from kg.observations.groups import GroupReader
from kg.observations.guesses import list_guesses
from kg.observations.indicators import alike, strip_lead
from kg.observations.origins import ORIGIN_RULE
from kg.observations.owners import is_promised
from kg.observations.owning import is_whole
from kg.observations.parts import Part, split_parts
from kg.observations.periods import find_period, is_designed, list_periods
from kg.observations.readings import SUBJECTS, Reading
from kg.observations.scopes import is_of_other_class
from kg.observations.seats import Draft
from kg.observations.subject_features import Figure
from kg.observations.subjects import find_subjects, is_crowded
from kg.observations.things import name_industry
from kg.observations.wordings import load_wording
from kg.types import (
    Article,
    Entity,
    Evidence,
    Observation,
    Refusal,
    ResolvedArticle,
    Sentence,
    Span,
)
from kg.vocabulary import PLACES, Bound, Kind, Modality, ValueKind

EvidenceOf = Callable[[Article, Span, str], Evidence]


REFUSED = "observations"
"""The rule of figures that are refused."""
_SKIPPED_ROLES = frozenset({"headline", "kicker", "subhead", "byline"})
_BULLETS = tuple("✅✔☑▪▫●■◆★•🔹🔸📌👉")
"""A short line that begins with one of these is an item of a list, however much it looks like a heading."""
_NOBODY = re.compile("(?:我国|全国|全球|世界)(?:已|共|现|累计|目前)")
_RANKED = re.compile("[排居列].{0,24}(?:第|前|榜首|首位|之首)")
_SHORTEST = 2
"""No indicator has fewer characters."""
_SIGNIFICANT = 2
"""A figure with more digits than this is taken for the same one on weaker evidence."""
_CORE = re.compile("[值额总量数]")
_KIND = re.compile("(?:增速|增幅|总量)$")
_CLAUSE = 6
"""Characters of the shortest clause that sets a subject for the figures behind it."""
_AIMS = re.compile("(?<![和及或、])(?<!年度|全年)计划(?!总|投|单)|力争|预期|目标(?:任务)?[：为]")
_PLANS = re.compile("将|拟|计划|力争|预计|争取|目标|筹|谋划")
_REALLY = re.compile("实际(?:完成|到位|投资|投入|达到?)?了?[约近超]?$")
"""What a plan came to is a fact: 计划投资20亿元，实际完成[23亿元]."""
_NOW = re.compile("目前|至今")
_AGAIN = re.compile(
    "(?:分[^，。；\\d]{1,6}看[，：])?[^，。；\\d]{2,30}(?:分别|依次)(?:为|达到?|完成|实现|是)?[约近超]?\\d|其中"
    "|[分按从]?各?(?:市州|州市|地市|地州|地区|县区|区县|县市|区域|城市|市县)(?:方面|层面|中|里|来看|看|分)?[，：]"
    "|(?:[^，。；、\\d]{2,8}\\d[\\d.]*%、){1,4}[^，。；、\\d]{2,8}\\d"
)
"""How a sentence goes on from the figure of the one before: 甲区、乙区分别完成416亿元和287亿元; 其中，甲市176个;
地市中，甲市14.8%."""
_AFTER = re.compile("[^后]{0,2}后(?!已)")
"""What goes on behind the word of finishing where it lies ahead: 投产[后]年产值; not 投产[后已]生产."""
_OF_PARTS = re.compile("(?:[分从按][^，。；\\d]{1,8}来?看[，：]|其中[，：]?)")
"""How a sentence tells of the parts of what the one before measured: 分门类看，采矿业下降2.5%."""
_ROUND = Decimal("1.2")
"""A figure with 突破 or 超 that lies at most this factor below an exact one only repeats it."""


def find_observations(
    resolved: ResolvedArticle,
    entities: Mapping[str, Entity],
    evidence_of: EvidenceOf,
    refusals: list[Refusal] | None = None,
) -> list[Observation]:
    """All observations of one article, in text order, those that no rule names last; refused figures go into `refusals`
    where it is given."""
    guesses: list[Figure] = []
    figures = read_figures(resolved, entities, evidence_of, refusals, guesses)
    guessed = choose_guesses(figures, guesses)
    if refusals is not None:
        given = {(resolved.article.index, REFUSED, figure.draft.position) for figure, _ in guessed}
        refusals[:] = (r for r in refusals if (r.article, r.rule, r.span.start) not in given)
    told = _give(zip(figures, choose_subjects(figures), strict=True), refusals)
    return _drop_repeats([*told, *_give(guessed, refusals)])


def read_figures(
    resolved: ResolvedArticle,
    entities: Mapping[str, Entity],
    evidence_of: EvidenceOf,
    refusals: list[Refusal] | None = None,
    guesses: list[Figure] | None = None,
) -> list[Figure]:
    """The figures of one article, in text order, with those whose they are by the rules; refused ones go into
    `refusals` where it is given, and under each name that they may have into `guesses`."""
    article, mentions = resolved.article, resolved.mentions
    scopes = find_modality_scopes(resolved)
    starts = [mention.span.start for mention in mentions]
    periods = list_periods(resolved)
    found: list[Figure] = []
    last: tuple[Draft, ...] = ()
    before: tuple[Draft, ...] = ()
    topics = list(resolved.topics)
    crowded, stated = is_crowded(resolved), set[str]()
    firms = count_firms(resolved, entities)
    divisions = {n: i for i, e in entities.items() if e.kind is Kind.REGION for n in (e.name, *e.aliases)}
    thread = _Thread()
    told_in, metric = -1, ""
    told: dict[str, str] = {}
    for sentence in resolved.sentences:
        numbers = range(bisect_left(starts, sentence.span.start), bisect_left(starts, sentence.span.stop))
        if not _may_tell_figures(resolved, sentence, numbers):
            continue
        parts = split_parts(article.text, sentence, mentions, numbers)
        goes_on = article.text[sentence.span.start - 1 : sentence.span.start] == "；"
        opens = _AGAIN.match(sentence.text) is not None or _opens_with_figure(resolved, numbers, sentence)
        again = sentence.paragraph == told_in and opens
        grown = metric if sentence.paragraph == told_in and _OF_PARTS.match(sentence.text) else ""
        told_in = sentence.paragraph
        groups = GroupReader(article.text, mentions, numbers, parts)
        trail = read_sentence(groups, *((last, before) if goes_on or again else ((), ())), grown)
        metric = trail.metric or metric
        last, before = tuple(trail.base), tuple(trail.drafts)
        if refusals is not None:
            refusals.extend(Refusal(article.index, Span(at, at + 1), REFUSED, reason) for at, reason in trail.refused)
        guessed = [] if guesses is None else list(list_guesses(trail, told))
        told.update((draft.quantity.unit, draft.indicator) for draft in trail.drafts if draft.quantity)
        if not trail.drafts and not guessed:
            continue
        topic, carried = topics[sentence.index], resolved.subjects[sentence.index]
        aims, undated = _find_aims(resolved, sentence), _NOW.search(sentence.text) is not None
        reading = Reading(
            resolved,
            entities,
            sentence,
            topic,
            tuple(parts),
            carried,
            periods,
            aims,
            undated,
            firms,
            divisions,
            crowded,
            stated,
        )
        if any(draft.rule == "observations.each" for draft in trail.drafts):
            _restore_topic(resolved, topics, sentence)
        named = [m.span.start for m in mentions[numbers.start : numbers.stop] if isinstance(m.kind, Kind)]
        for draft, owners in thread.follow(trail.drafts, reading, named, goes_on):
            figure = _observe(draft, reading, scopes, evidence_of, owners)
            thread.told = figure.subjects if figure else ()
            found.extend([figure] if figure else ())
        if guesses is not None:
            apart = replace(reading, given={}, stated=set(stated))
            guesses.extend(f for draft in guessed if (f := _observe(draft, apart, scopes, evidence_of, ())))
    return found


def _give(figures: Iterable[tuple[Figure, Subjects]], refusals: list[Refusal] | None) -> Iterator[Observation]:
    """The figures, one for each of those whose it is."""
    for figure, chosen in figures:
        evidence = figure.observation.evidence
        if chosen.learned:
            rule = GUESSED_RULE if figure.draft.reason else RULE
            evidence = tuple(replace(own, rule=rule) for own in evidence)
        for subject in chosen.ids:
            owner = figure.reading.entities[subject]
            if chosen.learned and _is_elsewhere(figure, owner):
                continue
            indicator = without_own(without_investor(figure.observation.indicator), (owner.name, *owner.aliases))
            if indicator != figure.observation.indicator:
                indicator = strip_lead(indicator)
            if len(indicator) >= _SHORTEST:
                period = "" if is_designed(owner.kind, indicator) else figure.observation.period
                yield replace(
                    figure.observation, subject=subject, indicator=indicator, period=period, evidence=evidence
                )
        if refusals is not None and chosen.learned and not chosen.ids:
            article, at = figure.reading.resolved.article, figure.draft.position
            refusals.append(Refusal(article.index, Span(at, at + 1), RULE, "nobody's who is named near it"))


def _is_elsewhere(figure: Figure, owner: Entity) -> bool:
    """Whether the clause of a figure speaks of 我市 or 全省 and the place is none of that class."""
    part = figure.reading.parts[figure.draft.part]
    text = figure.reading.resolved.article.text
    return owner.kind in PLACES and is_of_other_class(text, part.start, part.stop, (owner.name, *owner.aliases))


def _may_tell_figures(resolved: ResolvedArticle, sentence: Sentence, numbers: range) -> bool:
    """Whether a sentence holds a figure or a rank and is of a sort that is read; `numbers` are its mentions."""
    role = resolved.article.paragraphs[sentence.paragraph].role
    if role in _SKIPPED_ROLES and not (role == "subhead" and sentence.text.startswith(_BULLETS)):
        return False
    told = any(resolved.mentions[n].kind is ValueKind.QUANTITY for n in numbers)
    if not (told or _RANKED.search(sentence.text) or FRACTION.search(sentence.text)):
        return False
    return load_wording().refused["sentence"].search(sentence.text) is None


def _opens_with_figure(resolved: ResolvedArticle, numbers: range, sentence: Sentence) -> bool:
    """Whether a sentence begins with somebody's name and a figure, so that the measure is that of the sentence before
    (甲区进出口54亿元。[乙区仅2.6亿元])."""
    if len(numbers) < _TWO:
        return False
    name, figure = resolved.mentions[numbers.start], resolved.mentions[numbers.start + 1]
    if name.kind not in SUBJECTS or name.span.start != sentence.span.start or figure.kind is not ValueKind.QUANTITY:
        return False
    return _ONLY.fullmatch(resolved.article.text, name.span.stop, figure.span.start) is not None


_TWO = 2
_ONLY = re.compile(
    "(?:也|则|仅有?|只有|紧随其后，?|次之，?|(?:总?量|总?额|规模|体量)?(?:则|也)?(?:最[大小多少高低]|垫底|居末)，)?"
    "(?:[也则仅]|只有)?(?:为|达到?|约)?"
)


def _find_aims(resolved: ResolvedArticle, sentence: Sentence) -> Span:
    """Where a list of aims stands in a sentence (2023年计划增长8%，新增企业5家), up to the ； behind which
    somebody else is told of; else its end."""
    aim, (start, stop) = _AIMS.search(sentence.text), sentence.span
    if aim is None:
        return Span(stop, stop)
    text = resolved.article.text
    named = {m.span.start for m in resolved.mentions if isinstance(m.kind, Kind) and m.kind in SUBJECTS}
    ends = (at for at in range(start + aim.end(), stop) if text[at] == "；" and at + 1 in named)
    return Span(start + aim.start(), next(ends, stop))


@dataclass(slots=True)
class _Thread:
    """Whose the figures are that an article told last: what goes on from them is of the same.

    `subjects` are those of the last figure, `whole` those of a sentence all whose figures are of the same (what 其中
    begins is a part of them) in `paragraph`; `told` are those of the draft given out last.
    """

    subjects: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    paragraph: int = -1
    told: tuple[str, ...] = ()

    def follow(
        self, drafts: Sequence[Draft], reading: Reading, named: Sequence[int], goes_on: bool
    ) -> Iterator[tuple[Draft, tuple[str, ...]]]:
        """Each draft of a sentence with those whose it is if nothing nearer says so; `named` are the places of the
        names in the sentence. Between two drafts the caller sets `told`."""
        entities, sentence = reading.entities, reading.sentence
        if goes_on and _sets_subject(reading.parts[0]) and not any(entities[i].kind in PLACES for i in self.subjects):
            self.subjects = ()
        parent = self.whole if sentence.text.startswith("其中") and sentence.paragraph == self.paragraph else ()
        owned: tuple[str, ...] = ()
        of: set[tuple[str, ...]] = set()
        at = sentence.span.start
        for draft in drafts:
            if any(at < place < draft.position for place in named):
                owned = ()
            at = draft.position
            yield draft, owned or parent or (self.subjects if goes_on else ())
            owned = tuple(i for i in self.told if entities[i].kind is Kind.PROJECT) or owned
            if not (self.subjects and _is_part(reading, draft)):
                self.subjects = self.told or self.subjects
            of.add(self.told or self.subjects)
        self.paragraph, self.whole = sentence.paragraph, of.pop() if len(of) == 1 else ()


def _is_part(reading: Reading, draft: Draft) -> bool:
    """Whether a figure is of a part of what was told (其中乙公司占5.6万辆): what follows is again of the whole."""
    return reading.resolved.article.text.startswith("其中", reading.parts[draft.part].start)


def _sets_subject(first: Part) -> bool:
    """Whether the clause behind a semicolon tells of somebody else: it is long and has no figure (乙厂招股书显示)."""
    return not first.figures and first.stop - first.start >= _CLAUSE


def _observe(
    draft: Draft, reading: Reading, scopes: ModalityScopes, evidence_of: EvidenceOf, earlier: tuple[str, ...]
) -> Figure | None:
    """The figure of one draft, None where it is denied or supposed; `earlier` are the subjects before a semicolon."""
    modality = scopes.at(draft.position)
    draft.indicator = name_industry(draft, reading)
    if modality is Modality.NEGATED or scopes.is_supposed(draft.position) or is_piece(draft.indicator):
        return None
    if modality is Modality.PLANNED and reading.undated and not _PLANS.search(reading.sentence.text):
        modality = Modality.FACT
    if _REALLY.search(reading.resolved.article.text, max(0, draft.position - _CLAUSE), draft.position):
        modality = Modality.FACT
    promised = is_promised(reading.resolved.article.text, reading.sentence.span.start, draft.position)
    if reading.aims.start < draft.position < reading.aims.stop or promised or _is_future(draft.indicator):
        modality = Modality.PLANNED
    if draft.rule == ORIGIN_RULE:
        modality = Modality.FACT
    evidence = evidence_of(reading.resolved.article, _quote(draft, reading), draft.rule)
    subjects = reading.given.get(draft.like) or tuple(find_subjects(draft, reading, earlier))
    subjects = tuple(i for i in subjects if not is_whole(draft, reading.entities[i]))
    reading.given[draft.position] = subjects
    period = find_period(draft, reading, scopes, modality)
    growth, rank = draft.growth, draft.rank
    observation = Observation("", draft.indicator, draft.quantity, (evidence,), period, growth, rank, modality)
    return Figure(draft, reading, subjects, observation)


def _restore_topic(resolved: ResolvedArticle, topics: list[tuple[str, ...]], sentence: Sentence) -> None:
    """Places that each had a figure of their own (甲、乙分别为…) are not what the paragraph goes on to speak of."""
    before = topics[sentence.index - 1] if sentence.index else ()
    for later in resolved.sentences[sentence.index + 1 :]:
        listed = resolved.topics[later.index]
        if later.paragraph != sentence.paragraph or len(listed) < 2 or not before:
            break
        topics[later.index] = before


def _is_future(indicator: str) -> bool:
    """Whether an indicator is of a thing that is still to be finished: 投产后年产值."""
    match = load_wording().contexts["finished"].search(indicator[:6])
    return match is not None and _AFTER.match(indicator, match.end()) is not None


def _quote(draft: Draft, reading: Reading) -> Span:
    """The words that say it: the draft's part; the sentence where the subject or indicator stands in another part."""
    part = reading.parts[draft.part]
    return Span(part.start, part.stop) if len(reading.parts) > 12 else reading.sentence.span


def _drop_repeats(found: list[Observation]) -> list[Observation]:
    """Without what is said twice: the same figure again, or a round figure (突破700亿元) beside the exact one."""
    by_subject: dict[tuple[str, str], list[Observation]] = {}
    kept: list[Observation] = []
    for item in found:
        unit = item.quantity.unit if item.quantity else ""
        rivals = by_subject.setdefault((item.subject, unit), [])
        if not any(_repeats(item, other) for other in rivals):
            rivals.append(item)
            kept.append(item)
    return [i for i in kept if not any(_rounds(i, o) for o in by_subject[i.subject, _unit(i)])]


def _unit(item: Observation) -> str:
    return item.quantity.unit if item.quantity else ""


def _repeats(item: Observation, other: Observation) -> bool:
    mine, yours = item.quantity, other.quantity
    if mine is None or yours is None:
        names = [_KIND.sub("", name) for name in (item.indicator, other.indicator)]
        return mine is yours and item.rank == other.rank and alike(*names)
    if mine.amount != yours.amount:
        return False
    one, two = (set(_KIND.sub("", name)) for name in (item.indicator, other.indicator))
    shared = len(one & two)
    if item.evidence[0].text == other.evidence[0].text:
        return one == two
    exact = len(mine.amount.normalize().as_tuple().digits) > _SIGNIFICANT
    return shared * (2 if exact else 1.5) >= min(len(one), len(two))


def _rounds(item: Observation, other: Observation) -> bool:
    if item is other or item.quantity is None or other.quantity is None or item.quantity.bound is not Bound.OVER:
        return False
    low, exact = item.quantity.amount, other.quantity.amount
    same = _CORE.sub("", item.indicator) == _CORE.sub("", other.indicator)
    if item.modality is not other.modality:
        return False
    return other.quantity.bound is None and low < exact <= low * _ROUND and same

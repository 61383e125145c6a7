"""Pairs of names as the model of relations sees them: words and kinds, what a sentence implies, and lists made one."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kg.pairs import LETTERS, Line, Member, allowed, find_pairs, join_labels, list_pair_features, write_lines
from kg.rules import RULES
from kg.rules.examples import MarkedText, read_marked_text
from kg.rules.rule import Rule
from kg.types import Entity, ResolvedArticle
from kg.vocabulary import DOMAINS, RANGES, Kind, Predicate

RARE = "龘靐齉齾爩麤籱灪"
"""Signs that stand in no word of the dictionary."""


def lines(marked: str) -> list[Line]:
    read = read_marked_text(marked)
    return [line for _, line in write_lines(read.resolved, read.entities)]


def named(line: Line) -> list[Member]:
    return [member for member in line.members if not member.implied]


def features(line: Line, subject: int, object_: int) -> set[str]:
    """Of the pair of the named members with these numbers."""
    members = named(line)
    return set(list_pair_features(line, members[subject], members[object_]))


def rename(marked: str) -> str:
    """The marked text with every name made of rare signs."""
    return re.sub(r"([\[<])([^|\]>]+)\|(?!Quantity|Period)", rf"\1{RARE}|", marked)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_no_feature_holds_a_sign_of_a_name(rule: Rule) -> None:
    seen = 0
    for example in rule.examples:
        for line in lines(rename(example)):
            assert not set("".join(line.tokens)) & set(RARE)
            for pair in find_pairs(line):
                seen += 1
                assert not set("".join(list_pair_features(line, *pair))) & set(RARE)
    assert seen


def test_features_are_the_same_whatever_the_names() -> None:
    one, other = (
        lines(f"去年，[{a}|Company]携手[{b}|Company]，在[{c}|Zone]落子。")[0]
        for a, b, c in (("蔚岚汽车", "宁波港口集团", "苏州工业园区"), (RARE, RARE[:2], RARE[3:]))
    )
    assert one.tokens == other.tokens
    for pair, twin in zip(find_pairs(one), find_pairs(other), strict=True):
        assert list_pair_features(one, *pair) == list_pair_features(other, *twin)


def test_a_word_that_reaches_into_a_name_is_cut() -> None:
    """The tagger takes 高新区 as one word; only what lies outside the name is a token."""
    line = lines("昨天高新[区云|Company]签约。")[0]
    assert "区" not in "".join(line.tokens) and "高新" in "".join(line.tokens)


def test_one_order_of_features_each_once() -> None:
    line = lines("[蔚岚汽车|Company]、[砾川科技|Company]携手[宁波港口集团|Company]，携手[澜拓|Company]。")[0]
    for subject, object_ in find_pairs(line):
        row = list_pair_features(line, subject, object_)
        assert len(row) == len(set(row))
        assert row == list_pair_features(line, subject, object_)


def test_kinds_and_direction_are_features() -> None:
    line = lines("[合肥高新区|Zone]携手[砾川科技|Company]。")[0]
    assert "kZC<" in features(line, 0, 1)
    assert "kCZ>" in features(line, 1, 0)
    assert not {f for f in features(line, 0, 1) if f.startswith("k")} & features(line, 1, 0)


ARTICLE = (
    "<合肥高新区|Zone=x>[砾川科技|Company]发来样品。[蔚岚汽车|Company]也在。[滨海储能基地|Project]揭开面纱。"
    "[滨海储能大会|Gathering]上人头攒动。[周砚秋|Person]走上台。"
)
"""A topic, then sentence by sentence a name each; of the two companies the first is the article's."""


def test_what_a_sentence_implies_stands_before_it() -> None:
    found = lines(ARTICLE)
    assert [line.tokens[:3] for line in found] == [
        ("<TZ>", "<P->", "<E->"),
        ("<TZ>", "<P->", "<E->"),
        ("<TZ>", "<P->", "<E->"),
        ("<TZ>", "<PP>", "<E->"),
        ("<TZ>", "<PP>", "<EE>"),
    ]
    for line in found:
        implied = [m for m in line.members if m.implied]
        assert [m.implied for m in implied] == [t[1] for t in line.tokens[:3] if t[2] != "-"]
        assert all(m.number == -1 and "TPE"[m.place] == m.implied for m in implied)


def test_no_entity_is_implied_twice_or_where_it_is_named() -> None:
    for rule in RULES:
        for example in rule.examples:
            for line in lines(example):
                ids = [i for m in line.members if m.implied for i in m.ids]
                assert len(ids) == len(set(ids))
                assert not set(ids) & {i for m in named(line) for i in m.ids}


def test_the_implied_are_those_named_before() -> None:
    read = read_marked_text(ARTICLE)
    last = list(write_lines(read.resolved, read.entities))[-1][1]
    implied = {m.implied: [read.name(i) for i in m.ids] for m in last.members if m.implied}
    assert implied.keys() == {"T", "P", "E"} and implied["T"] == ["合肥高新区"]
    for slot, kind in (("P", Kind.PROJECT), ("E", Kind.GATHERING)):
        assert [read.entities[i].kind for m in last.members if m.implied == slot for i in m.ids] == [kind]


def test_a_pair_with_an_implied_name_knows_its_slot() -> None:
    line = lines(ARTICLE)[-1]
    other = named(line)[0]
    by_slot = {m.implied: list_pair_features(line, m, other) for m in line.members if m.implied in ("T", "P")}
    assert by_slot.keys() == {"T", "P"}
    for slot, row in by_slot.items():
        assert all(name.endswith(f"va{slot}") for name in row)
        assert not any(name.startswith(("b=", "u", "w")) for name in row), "nothing stands between"


def test_a_list_of_names_counts_as_one() -> None:
    line = lines(
        "[甲电池|Company]、[乙电机|Company]和[丙轴承|Company]携手[丁港口|Company]，另与[戊物流|Company]握手。"
    )[0]
    for number in range(3):
        assert "b=携手|<" in features(line, number, 3)
    assert "list|<" in features(line, 0, 3) and "list|<" in features(line, 1, 3)
    assert "list|<" not in features(line, 2, 3)
    between = [{f for f in features(line, n, 3) if re.match(r"b[se]|bm|bp|[uwx]", f)} for n in range(3)]
    assert between[0] == between[1] == between[2]
    assert not any(f.startswith("b=携手") for f in features(line, 0, 4))


def test_a_list_behind_the_verb_counts_as_one() -> None:
    line = lines("[丁港口|Company]携手[甲电池|Company]、[乙电机|Company]以及[丙轴承|Company]。")[0]
    for number in range(1, 4):
        assert "b=携手|<" in features(line, 0, number)


def test_names_joined_by_words_are_no_list() -> None:
    line = lines("[甲电池|Company]携手[乙电机|Company]牵出[丙轴承|Company]。")[0]
    assert "b=携手 C 牵出|<" in features(line, 0, 2)


def test_pairs_keep_domain_and_range() -> None:
    seen = set()
    for rule in RULES:
        for example in rule.examples:
            for line in lines(example):
                for subject, object_ in find_pairs(line):
                    seen.add((subject.kind, object_.kind))
                    assert allowed(subject.kind, object_.kind)
                    assert not (subject.implied and object_.implied)
                    assert subject is not object_ and not set(subject.ids) & set(object_.ids)
    assert len(seen) > 30


def test_allowed_is_the_vocabulary() -> None:
    for s in Kind:
        for o in Kind:
            for p in Predicate:
                fits = s in DOMAINS[p] and o in RANGES[p] and not (p is Predicate.PART_OF and s is not o)
                assert (p in allowed(s, o)) == fits


def test_names_far_apart_are_no_pair() -> None:
    near, far = (lines(f"[蔚岚汽车|Company]{'走，' * count}[宁波港口集团|Company]。")[0] for count in (12, 25))
    assert any(not s.implied and not o.implied for s, o in find_pairs(near))
    assert not any(not s.implied and not o.implied for s, o in find_pairs(far))


def test_a_list_of_hundreds_is_not_paired_out() -> None:
    line = lines("、".join(f"[甲{i}电池|Company]" for i in range(400)) + "签约。")[0]
    assert len(line.members) <= 40
    assert len(list(find_pairs(line))) <= 40 * 39


def test_an_unresolved_mention_is_a_letter_and_no_member() -> None:
    read = read_marked_text("[蔚岚汽车|Company]花[3亿元|Quantity]买下[澜拓|Company]。")
    resolved: ResolvedArticle = replace(read.resolved, entities_of=(read.resolved.entities_of[0], (), ()))
    entities: dict[str, Entity] = read.entities
    line = next(line for _, line in write_lines(resolved, entities))
    assert len(named(line)) == 1
    assert [t for t in line.tokens if t in LETTERS.values()] == ["C", "Q", "C"]


def test_a_sentence_without_a_name_is_no_line() -> None:
    read: MarkedText = read_marked_text("今天风大。[蔚岚汽车|Company]签约。")
    assert [s.text for s, _ in write_lines(read.resolved, read.entities)] == ["蔚岚汽车签约。"]


def test_digits_are_one_sign() -> None:
    one, other = (lines(f"[蔚岚汽车|Company]投{n}万建[滨海基地|Project],完工。")[0] for n in ("35", "8812"))
    assert one.tokens == other.tokens and "，" in one.tokens


def test_a_label_names_its_relations_in_one_order() -> None:
    assert join_labels([]) == "O"
    assert join_labels([Predicate.SETTLED_IN, Predicate.LOCATED_IN]) == join_labels(
        [Predicate.LOCATED_IN, Predicate.SETTLED_IN]
    )
    assert join_labels([Predicate.BUILDS]) == "builds"

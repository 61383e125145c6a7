"""Pairs of names as the model of relations sees them: words and kinds, what a sentence implies, and lists made one."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kg.pairs import LETTERS, SLOTS, Line, Member, allowed, find_pairs, write_lines
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


def rename(marked: str) -> str:
    """The marked text with every name made of rare signs."""
    return re.sub(r"([\[<])([^|\]>]+)\|(?!Quantity|Period)", rf"\1{RARE}|", marked)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_no_line_holds_a_sign_of_a_name(rule: Rule) -> None:
    seen = 0
    for example in rule.examples:
        for line in lines(rename(example)):
            seen += len(list(find_pairs(line)))
            assert not set("".join((*line.tokens, *line.tags))) & set(RARE)
    assert seen


def test_a_line_is_the_same_whatever_the_names() -> None:
    one, other = (
        lines(f"去年，[{a}|Company]携手[{b}|Company]，在[{c}|Zone]落子。")[0]
        for a, b, c in (("蔚岚汽车", "宁波港口集团", "苏州工业园区"), (RARE, RARE[:2], RARE[3:]))
    )
    assert (one.tokens, one.tags) == (other.tokens, other.tags)
    assert [(m.place, m.kind) for m in one.members] == [(m.place, m.kind) for m in other.members]


def test_each_token_has_its_part_of_speech() -> None:
    line = lines("去年，[蔚岚汽车|Company]携手[宁波港口集团|Company]。")[0]
    assert len(line.tokens) == len(line.tags)
    assert [tag for token, tag in zip(line.tokens, line.tags, strict=True) if token in LETTERS.values()] == ["", ""]
    assert dict(zip(line.tokens, line.tags, strict=True))["携手"].startswith("v")


def test_a_word_that_reaches_into_a_name_is_cut() -> None:
    """The tagger takes 高新区 as one word; only what lies outside the name is a token."""
    line = lines("昨天高新[区云|Company]签约。")[0]
    assert "区" not in "".join(line.tokens) and "高新" in "".join(line.tokens)


ARTICLE = (
    "<合肥高新区|Zone=x>[砾川科技|Company]发来样品。[蔚岚汽车|Company]也在。[滨海储能基地|Project]揭开面纱。"
    "[滨海储能大会|Gathering]上人头攒动。[周砚秋|Person]走上台。"
)
"""A topic, then sentence by sentence a name each; of the two companies the first is the article's."""


def test_what_a_sentence_implies_stands_before_it_with_how_far_back_it_was_named() -> None:
    found = lines(ARTICLE)
    front = len(SLOTS)
    assert [[token for token in line.tokens[:front] if len(token) > 3] for line in found] == [
        ["<TZ0>"],
        ["<TZ0>", "<CC1>"],
        ["<TZ0>", "<CC1>"],
        ["<TZ0>", "<PP1>", "<CC2>"],
        ["<TZ0>", "<PP2>", "<EE1>", "<CC3>"],
    ]
    for line in found:
        implied = [m for m in line.members if m.implied]
        assert [m.implied for m in implied] == [t[1] for t in line.tokens[:front] if len(t) > 3]
        assert all(m.number == -1 and SLOTS[m.place] == m.implied for m in implied)


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
    assert implied.keys() == {"T", "P", "E", "C"}
    assert (implied["T"], implied["C"]) == (["合肥高新区"], ["蔚岚汽车"])
    for slot, kind in (("P", Kind.PROJECT), ("E", Kind.GATHERING), ("C", Kind.COMPANY)):
        assert [read.entities[i].kind for m in last.members if m.implied == slot for i in m.ids] == [kind]


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

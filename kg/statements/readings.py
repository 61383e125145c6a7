"""What the rules read of one sentence, and what its names are for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.patterns import Tape
from kg.seeds import load_lexicon
from kg.types import Entity, ResolvedArticle, Sentence
from kg.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules read of one sentence."""

    resolved: ResolvedArticle
    entities: Mapping[str, Entity]
    sentence: Sentence
    numbers: range
    tape: Tape
    carried: tuple[tuple[int, tuple[str, ...]], ...]
    section: tuple[str, ...] = ()
    """The place that heads the section in which the sentence stands (一、甲市 on a line of its own)."""


_LATIN = re.compile("[A-Za-z]")
_ALONE = re.compile("[、，。；：！？（和与及同跟等两三各政方共签达合联在将拟也则就已的]|$")
"""What stands behind a country that itself acts."""
_OWNS = re.compile("(?:旗下|麾下|下属|下辖|全资|控股|合资|子公司|分公司)+的?")


def is_origin(number: int, reading: Reading) -> bool:
    """Whether a region only says where the firm behind it comes from, found (法国[云帆液化]) or not (德国Memodo)."""
    mention, text = reading.resolved.mentions[number], reading.resolved.article.text
    if mention.kind is not Kind.REGION:
        return False
    stop = mention.span.stop
    if _LATIN.match(text, stop):
        return True
    abroad = load_lexicon().get(mention.text, "gazetteer/countries") is not None
    return abroad and _ALONE.match(text, stop) is None


def is_owner(number: int, reading: Reading) -> bool:
    """Whether a firm only owns the one behind it, which settles: 引进[云帆科技]旗下[北斗药业]."""
    mentions = reading.resolved.mentions
    owns = _OWNS.match(reading.resolved.article.text, mentions[number].span.stop)
    follows = number + 1 < len(mentions) and mentions[number + 1]
    return bool(owns and follows and follows.kind is Kind.COMPANY and follows.span.start == owns.end())

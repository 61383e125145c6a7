"""The parties of a match: who holds most of a firm, who sends somebody to another one, who only lends or sells,
whose work it is that stands somewhere."""

from __future__ import annotations

import re

from kg.deals import is_mere_contract, is_other_side
from kg.patterns import Match
from kg.statements.readings import Reading
from kg.vocabulary import Kind, Predicate

_MAJORITY = 50
_SHARE = re.compile(r"^(?P<part>\d{1,3}(?:\.\d{1,4})?)[%％]$")


def is_majority(match: Match, reading: Reading) -> bool:
    """Whether the share that a match tells makes its holder a parent, and nobody is just buying it."""
    mentions = reading.resolved.mentions
    share = _SHARE.search(mentions[match.roles["share"][0]].text)
    if share is None or not _MAJORITY < float(share["part"]) <= 2 * _MAJORITY:
        return False
    holder = mentions[match.roles["object"][0]]
    if holder.text in ("前者", "后者"):
        return False  # of three firms
    return not is_other_side(Predicate.ACQUIRES, holder, reading.resolved, reading.sentence)


def signs_mere_contract(match: Match, reading: Reading) -> bool:
    """Whether the clause of a match signs a loan, a surety or a sale of shares; the words of names say nothing of it
    (与[甲融资担保公司]签订合作协议)."""
    text, origins = reading.resolved.article.text, reading.tape.origins
    ends = [at for mark in "，；。" if (at := text.find(mark, origins[match.trigger])) >= 0]
    told = hide_firms(reading, origins[match.start], min(ends, default=len(text)))
    return is_mere_contract(told, 0, len(told))


def hide_firms(reading: Reading, start: int, stop: int) -> str:
    """A stretch of the article's text with a dash for each name of a firm, whose words are no words of a contract
    (甲区与[乙飞机租赁集团]签订协议)."""
    text, told, at = reading.resolved.article.text, [], start
    for number in reading.numbers:
        mention = reading.resolved.mentions[number]
        if mention.kind is Kind.COMPANY and at <= mention.span.start and mention.span.stop <= stop:
            told += [text[at : mention.span.start], "—"]
            at = mention.span.stop
    return "".join([*told, text[at:stop]])


_FOLLOWS = re.compile("(?:境内|辖区|区内|园内)?的(?=[^，。；：！？])")


def stands_behind(match: Match, reading: Reading) -> bool:
    """Whether it is a firm's work that stands somewhere, not the firm: [甲公司]位于[乙镇]的光热电站并网."""
    subjects = [reading.resolved.mentions[n].kind for n in match.roles.get("subject", ())]
    return set(subjects) == {Kind.COMPANY} and _FOLLOWS.match(reading.tape.text, match.stop) is not None

"""企业 and 集团 at the head of a clause, where they take up the one firm of which the text has just told.

甲公司签约落户乙市。企业将投资5亿元建设丙. Of firms at large, or behind a place or two firms, they say
nothing of anyone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.entities.groups import find_first_before, find_free_nouns, list_rows
from kg.types import Article, Entity, Mention, ResolvedArticle
from kg.vocabulary import Kind

_BACK = 2
"""Sentences before its own in which the firm must be a subject."""
_BEHIND = (
    "位于|地处|坐落|落户|入驻|总部|总投资|占地|注册|成立于|创[建办立]于|始[建创]于|前身|主[要营打攻]|专[注门业营]|从事|深耕|以"
    "|将|已[在于建经与]|拟|计划|规划|预计|投[资入]|启动|建[有成设]|新[建上]|先后|于|在|与|由|还|又|也|正[在式]|现|目前|自[主行成创]"
    "|凭借|依托|年[产销营]|每年|[去今明]年|[0-9]{4}年|拥有|[共累]计|荣?获|被|和|同|联合|携手|研发|生产|是|把|有?员工"
)
"""What a text says of the one firm that it takes up, and hardly of firms at large."""
_NOUN = re.compile(f"(?:^|(?<=[，。；：！？”\\n]))(?P<noun>企业|集团)(?={_BEHIND})", re.MULTILINE)


def find_firm_nouns(article: Article, mentions: Sequence[Mention]) -> list[Mention]:
    """The nouns of an article that may take up a firm, outside every name, in text order."""
    return find_free_nouns(_NOUN, Kind.COMPANY, "anaphors.firm", article, mentions)


def find_firm_meant(
    mention: Mention, named: ResolvedArticle, at: int, entities: Mapping[str, Entity]
) -> tuple[str, ...]:
    """The firm that was the last subject before the noun of sentence `at`; none where that was no firm, or several. A
    集团 is the one firm so called."""
    paragraph = named.sentences[at].paragraph
    if mention.text == "集团":
        first = find_first_before(named, at, _BACK)
        rows = list_rows(named, named.sentences[first].span.start, mention.span.start)
        groups = {i for m, of in rows if mention.text in m.text for i in of if entities[i].kind is Kind.COMPANY}
        return tuple(groups) if len(groups) == 1 else ()
    for number in range(at, max(at - _BACK, 0) - 1, -1):
        if named.sentences[number].paragraph != paragraph:
            break
        told = [ids for start, ids in named.subjects[number] if start < mention.span.start]
        if told:
            ids = told[-1]
            return ids if len(ids) == 1 and entities[ids[0]].kind is Kind.COMPANY else ()
    return ()

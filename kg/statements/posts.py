"""The words of a post: what belongs to it of what stands between a body and a person."""

from __future__ import annotations

import re

from kg.patterns import Match
from kg.statements.readings import Reading
from kg.types import ResolvedArticle
from kg.vocabulary import ORGANISATIONS

_PARTY_POST = re.compile("(?:[省市区县州盟旗镇乡]委)?(?:党组|党工委|党委)?(?:副?书记|常委|委员)、$")
"""The party's post that stands before a post of the place: [市委副书记、]市长."""
_BEFORE_POST = re.compile(
    "^(?:.*(?:——|）|则[是为]|这[家个所][^，。]{0,10}的|^由(?=[^，]{2}))|其|它的|他的|现任|前任|时任|首任|首届|原任?|及|聘任|任命|任|担任|做|当|企业(?!服务)|(?:集团|公司)(?=党委|党组|董事|副?总))+(?=[^，]{2})"
)
"""Words around a post that are none of it: [其]总经理, [原]董事长, [首任]院长."""
_SHARES = re.compile(
    "^(?:董事会(?=[收接]到))?(?:(?:未能|无法|已经?|未|再次|正在|正|也|曾|多次)(?:与|向|对|从|和)(?:公司)?|(?:收到|接到|获悉)了?(?:公司)?)?(?:的|原)?"
    "(?:(?:第[一二三]|单一|间接|直接)?(?:大|控股)?股东[、兼及和暨])?(?=[^，]{2})"
)
"""What the body does with him, and what he holds of it: [未能与控股股东、]实际控制人."""


_RESIGNS = re.compile(
    r"[^，。；：！？\n]{0,12}?(?:辞去|辞任|卸任|请辞|不再(?:担任|兼任))(?:了|其)?(?:(?:所任)?(?:本|该)?公司的?)?"
    r"(?P<post>[^，。；：！？\n]{2,16}?)(?=等?的?(?:职务|一职|职位)|[，。；])"
)
"""What a person leaves, told behind the name (因工作调动辞去总经理职务)."""


def find_post_left(resolved: ResolvedArticle, person: int) -> str:
    """The post that the clause behind a person's name says is left, of a body that was named before; "" where
    none is."""
    mentions = resolved.mentions
    left = _RESIGNS.match(resolved.article.text, mentions[person].span.stop)
    if left is None:
        return ""
    others = mentions[person + 1 : person + 4]
    return "" if any(o.kind in ORGANISATIONS and o.span.start < left.end() for o in others) else left["post"]


def trim_post(post: str) -> str:
    """The words of a post without those that only say whose or since when it is."""
    return _BEFORE_POST.sub("", _SHARES.sub("", post))


def read_post(match: Match, reading: Reading) -> str:
    """The post that a match tells, with the party's post and the branch that stand before it."""
    place = match.texts.get("post")
    if not place:
        return ""
    tape, text = reading.tape, reading.resolved.article.text
    post = trim_post(tape.text[place[0] : place[1]].strip("的兼、 "))
    start = tape.origins[place[0]]
    acting = "代" if text[start - 1] == "代" and post.endswith("长") else ""
    start -= len(acting)
    if "object" not in match.roles and (party := _PARTY_POST.search(text, max(0, start - 10), start)):
        return party.group() + acting + post
    if acting:
        return acting + post
    if "branch" in match.roles:
        return reading.resolved.mentions[match.roles["branch"][0]].text + post
    before = text[start - 1]
    return before + post if post.startswith("委") and not post.startswith("委员") else post

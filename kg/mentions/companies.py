"""Companies: names with a legal form or a trade as last word, and known companies."""

from __future__ import annotations

import re

from kg.mentions.edges import BREAKS, HARD, Edge, Manner, is_han, load_group, load_names
from kg.mentions.heads import longest_heads
from kg.mentions.owners import is_short_name, reach_owner
from kg.mentions.scans import Scan
from kg.mentions.stems import is_trade, reach_stem
from kg.mentions.walkers import Walker
from kg.seeds import Hit
from kg.types import Mention, Span
from kg.vocabulary import PLACES, Kind
from kg.words import is_word

_KNOWN = ("gazetteer/companies", "gazetteer/enterprises")
_LEGAL = Manner(
    allowed=frozenset(
        {"产业", "企业", "行业", "领域", "世界", "全国", "国有", "民营", "海外", "城市", "机构", "运输", "实业"}
        | {"精密", "转向", "服务", "制造", "传动", "零部件"}
    ),
    brand=True,
    numbers=True,
)
_GROUP = Manner(allowed=frozenset({"产业", "国有", "城市"}), verbs=False, brand=True)
_FUND = Manner(allowed=frozenset({"产业", "企业", "项目", "行业", "城市", "重点", "重大", "中小", "小微"}))
_SHORT = Manner(verbs=False, brand=True, limit=12)
_LINKS = "与和由及向被的对为"
_FUND_LETTERS = 8
_COUNTRY = re.compile(
    r"[（(](?P<place>[一-鿿]{2,3})[）)](?:公司)?(?=[，。、的与和]|宣布|将|投资|总裁|董事长|有关|副|$)"
)
_LONGEST_BRAND = 4
_LETTER = re.compile(r"[A-Za-z]股?|[甲乙丙丁]")
_RAILWAY, _BUREAUS = "中国铁路", ("局集团", "局集团公司", "局集团有限公司")
_ZONE_ENDS = "区园"
_DIVISIONS = ("省", "市", "区", "县", "州", "盟", "旗", "镇")
_NATION, _STATE = "中国", ("水电", "铁路", "电建", "能建", "铁建", "东航", "南航", "长江三峡")
_CUT = ("新能源", "新材料")
"""Words that begin with what also ends names of companies: 新能, 新材."""
_DONE_BY, _BY = ("控股", "投资", "建设", "开发", "发展"), ("由", "被")
"""Trades that are what the company does where it stands behind 由: 由甲集团|控股。"""
_DONE_TO = re.compile(
    "[\u4e00-\u9fffA-Za-z0-9]{2,}(?:战略|联合|独家|共同|领头)(?:投资|入股|增资)了?"
    "|[\u4e00-\u9fffA-Za-z0-9]{2,}(?:(?:全资|控股|参股)[子孙]?公司|旗下的?)|叫做?|取名为?|名叫|定名为?"
)
"""What stands before a name that a walk to its left edge takes for a part of it: 甲资本战略投资|乙公司, 叫|甲集团."""
_SHARES = ("股权", "股东", "股票", "股价")
"""What a firm has, though 股 alone makes another word of its last one."""
_BRANCHES = ("公司", "分公司", "分行", "有限公司", "有限责任公司")
"""Last words before which a division's name alone is no company's name: whose branch it is stands before it."""


def find_companies(scan: Scan, walker: Walker) -> list[Mention]:
    """The companies that the article names by a known name or by their last word."""
    found: list[Mention] = []
    for hit in longest_heads(scan, (*_KNOWN, "cues/company_heads"), lambda hit: _counts(walker, hit)):
        mention = _read_known(walker, hit) if hit.entry.table in _KNOWN else _read_head(walker, hit)
        if mention is not None:
            mention = _with_country(walker, mention)
            walker.add(mention)
            found.append(mention)
    return found


def _with_country(walker: Walker, mention: Mention) -> Mention:
    """A group's company for one country or province with the bracket that says so: 大众汽车集团（中国）."""
    bracket = _COUNTRY.match(walker.text, mention.span.stop)
    if bracket is None or not isinstance(mention.kind, Kind):
        return mention
    if not (bracket["place"] == "中国" or walker.is_form(bracket["place"], "gazetteer/regions")):
        return mention
    return walker.name(mention.span.start, bracket.end(), mention.kind, mention.finder)


def _counts(walker: Walker, hit: Hit) -> bool:
    """Whether a hit names a company: a form that is also an ordinary word does where the words beside it show it."""
    if hit.entry.fields.get("use") != "context":
        return True
    text = walker.text
    left = hit.start == walker.floor(hit.start) or text[hit.start - 1] in BREAKS or text[hit.start - 1] in _LINKS
    right = text.startswith(load_group("firm_after"), hit.stop)
    return left and right and not walker.crosses(hit.start, hit.stop)


def _read_known(walker: Walker, hit: Hit) -> Mention | None:
    """A known company's name, where it is no part of a longer word or name."""
    width = hit.stop - hit.start
    if (width == 2 and walker.crosses(hit.start, hit.stop)) or (
        width == 3 and walker.word_at(hit.start).start < hit.start
    ):
        return None
    start, stop = hit.start, _known_stop(walker, hit)
    if stop < 0:
        return None
    place = walker.closing(start)
    if place is not None and walker.is_form(place.text, "gazetteer/countries") and _opens(walker, place.span.start):
        return walker.name(place.span.start, stop, Kind.COMPANY, "companies.known", hit.entry.form)
    if place is not None and place.kind in PLACES and place.text[:2] not in hit.entry.form:
        whole = walker.text.endswith(load_group("corporate"), start, hit.stop)
        branch = hit.entry.form in load_group("branch") and place.kind is Kind.REGION
        whole = whole or branch or walker.text.startswith(load_group("corporate"), hit.stop)
        seat = place.kind is Kind.REGION and not place.text.endswith(_DIVISIONS) and _opens(walker, place.span.start)
        start = place.span.start if whole or seat else start
    if start == hit.start and _is_national(walker, hit):
        start -= len(_NATION)
    return walker.name(start, stop, Kind.COMPANY, "companies.known")


def _is_national(walker: Walker, hit: Hit) -> bool:
    """Whether 中国 opens the name of a state company whose short form is listed: 中国|水电五局."""
    return hit.entry.form.startswith(_STATE) and walker.text.endswith(_NATION, walker.floor(hit.start), hit.start)


def _known_stop(walker: Walker, hit: Hit) -> int:
    """Where a known name stops: a word that it cuts ends it where a name may end (振华新|材料); -1 where none does
    (浙江新能|源汽车). 中国 before 区 belongs to the area that someone heads: 甲公司|中国区."""
    text, stop = walker.text, hit.stop
    if text.startswith("区", stop) and text.endswith("中国", hit.start, stop) and stop - hit.start > len("中国"):
        return stop - len("中国")
    if not text.endswith(_CUT, hit.start, stop + 1) or text.endswith(_CUT, hit.start, stop):
        return stop
    return stop + 1 if _closes(walker, stop + 1) else -1


def _opens(walker: Walker, start: int) -> bool:
    """Whether a clause, a link or a function word stands before `start`."""
    before = walker.text[start - 1 : start]
    return start == walker.floor(start) or before in BREAKS or before in HARD


def _read_head(walker: Walker, hit: Hit) -> Mention | None:
    strength = hit.entry.fields["strength"]
    if strength in ("weak", "field") and _follows_company(walker, hit):
        return walker.name(walker.closing_start(hit.start), hit.stop, Kind.COMPANY, "companies.known")
    if strength == "weak":
        return None
    last = walker.word_at(hit.stop - 1)
    if strength == "trade" and last.stop > hit.stop and not last.text.endswith(load_group("corporate")):
        return None
    if strength == "field" and is_word(walker.text[max(hit.start - 2, 0) : hit.start]):
        return None
    if strength == "field":
        edge = walker.walk(hit.start, hit.stop, _SHORT)
        sure = _is_brand(walker, edge, hit)
    else:
        manner = {"legal": _LEGAL, "fund": _FUND}.get(strength, _GROUP)
        edge = walker.walk(hit.start, hit.stop, manner)
        edge = _reach_word(walker, edge, hit)
        sure = _suffices(walker, edge, hit, strength)
    start = walker.reach_place(edge.start) if strength == "legal" and not edge.names else edge.start
    start = _reach_owner(walker, start, edge) if strength == "legal" else start
    done_to = _DONE_TO.match(walker.text, start, hit.start - 1)
    start = done_to.end() if done_to else start
    start = _leave_zone(walker, start, hit) if strength == "legal" else start
    start = _reach_brand(walker, start) if strength == "legal" else start
    start = reach_stem(walker, start, hit) if strength == "legal" else start
    if hit.entry.form in _BRANCHES and _is_place(edge, start, hit.start):
        owner = reach_owner(walker, start)
        if owner == start and hit.entry.form == "公司":
            return None
        start = owner
    if hit.entry.form == "集团" and not edge.names and _is_placed(walker, start):
        start = walker.closing_start(start)
    if (
        not sure
        or (strength == "legal" and is_trade(walker, start, hit.start))
        or walker.counted(start)
        or walker.text[start] in "（("
        or _is_barred(walker, hit.stop)
        or _LETTER.fullmatch(walker.text, edge.start, hit.start)
    ):
        return None
    if walker.text.endswith(_RAILWAY, 0, start) and walker.text.endswith(_BUREAUS, start, hit.stop):
        start -= len(_RAILWAY)
    official = bool(edge.names) and edge.names[0].kind is Kind.GOVERNMENT and edge.names[0].span.start == start
    kind = Kind.GOVERNMENT if official else Kind.COMPANY
    return walker.name(start, hit.stop, kind, f"companies.{strength}")


def _is_place(edge: Edge, start: int, head: int) -> bool:
    """Whether a division's name is all that stands before the last word: 辽宁|公司."""
    return bool(edge.names) and edge.names[0].kind is Kind.REGION and edge.names[0].span == Span(start, head)


def _reach_owner(walker: Walker, start: int, edge: Edge) -> int:
    """Where a subsidiary's name begins that its parent's short form opens: 中电投西安太阳能电力有限公司."""
    if not edge.names or edge.names[0].span.start != start or start == walker.floor(start):
        return start
    if edge.names[0].kind is Kind.COMPANY:
        partner = walker.closing(start)
        return partner.span.start if partner is not None and partner.kind is Kind.COMPANY else start
    if edge.names[0].kind is not Kind.REGION:
        return start
    word = walker.word_at(start - 1)
    named = word.tag in ("nt", "nz") or walker.is_form(word.text, "gazetteer/enterprises") or is_short_name(word.text)
    whole = word.stop == start and 2 <= len(word.text) <= 4 and walker.closing(start) is None
    return word.start if named and whole and word.text not in load_names("outside") else start


def _reach_brand(walker: Walker, start: int) -> int:
    """Where a firm's name begins whose brand stands before a place in brackets: 国能|（泉州）热电有限公司."""
    if walker.text[start] not in "（(":
        return start
    floor, at = walker.floor(start), start
    while at > floor and start - at <= _LONGEST_BRAND and is_han(walker.text[at - 1]):
        at -= 1
    brand = walker.text[at:start]
    bound = at == floor or walker.text[at - 1] in BREAKS or walker.text[at - 1] in HARD
    plain = brand in load_names("company_adjectives") or brand in load_names("outside")
    return at if bound and 2 <= len(brand) <= _LONGEST_BRAND and not plain else start


def _leave_zone(walker: Walker, start: int, hit: Hit) -> int:
    """Where a firm's name begins behind the zone that it only stands in: 甲经开区|鹏程科技有限公司, but
    甲经开区建设投资有限公司 is the zone's own."""
    closed = (walker.closing(at) for at in range(start + 1, hit.start + 1) if walker.text[at - 1] in _ZONE_ENDS)
    zone = next((m.span.stop for m in closed if m and m.kind is Kind.ZONE and m.span.start == start), hit.start)
    own = hit.start == zone or walker.text.startswith(("（", "(", *load_group("zones_own")), zone)
    return start if own else zone


def _follows_company(walker: Walker, hit: Hit) -> bool:
    """Whether a trade stands right after a known company and ends the name: 奇瑞控股, 沃尔沃汽车."""
    held = walker.closing(hit.start)
    return (
        held is not None
        and held.kind is Kind.COMPANY
        and hit.entry.form in load_group("company_tail")
        and _closes(walker, hit.stop)
        and (hit.entry.form not in load_group("tail_verb") or _stands(walker, hit.stop))
        and not (hit.entry.form in _DONE_BY and walker.text.endswith(_BY, 0, held.span.start))
    )


def _stands(walker: Walker, stop: int) -> bool:
    """Whether a mark, a company's post or a verb of doing follows: 天合投资、…, not 天合投资30亿元, 天合投资建设."""
    text = walker.text
    if stop >= len(text) or text[stop] in BREAKS:
        return True
    word = walker.word_at(stop)
    return word.text in load_group("company_follow") + load_group("tail_after") or walker.is_form(
        word.text, "cues/person_posts"
    )


def _is_barred(walker: Walker, stop: int) -> bool:
    """Whether what follows makes another word of the last word (证券网, 股份制)."""
    bars = load_names("company_bars")
    if walker.text.startswith(_SHARES, stop):
        return False
    return any(walker.text[stop : stop + length] in bars for length in (1, 2, 3))


def _suffices(walker: Walker, edge: Edge, hit: Hit, strength: str) -> bool:
    """Whether what stands before the last word makes a company's name of it."""
    text = walker.text[edge.start : hit.stop]
    if edge.start == hit.start or text in load_names("generic_companies"):
        return False
    if strength == "legal":
        return hit.start - edge.start >= 2
    if edge.quoted:
        return strength != "fund"
    if strength == "trade":
        return 2 <= hit.start - edge.start <= 8 and (edge.unusual or bool(edge.names) or not _is_plain(edge))
    if strength == "fund":
        return (
            edge.letters >= _FUND_LETTERS
            or (edge.unusual and edge.letters <= 6)
            or (bool(edge.names) and edge.letters >= 2)
        )
    rest = (
        walker.text[edge.names[0].span.stop : hit.stop]
        if edge.names and edge.names[0].span.start == edge.start
        else text
    )
    named = bool(edge.names) or edge.unusual or _begins_bare(edge)
    return (named or _is_bare_group(walker, edge, hit) or _is_plain_group(walker, edge, hit)) and (
        rest not in load_names("generic_companies") or len(rest) == 2 or rest in load_group("placed_company")
    )


def _is_bare_group(walker: Walker, edge: Edge, hit: Hit) -> bool:
    """Whether one noun that names no trade stands before 集团 at the start of a clause or after a link (天业集团)."""
    if hit.entry.form != "集团" or len(edge.words) != 1 or not 2 <= edge.letters <= 4:
        return False
    text = edge.words[0].text
    before = walker.text[edge.start - 1 : edge.start]
    plain = text in load_names("company_adjectives") or walker.is_form(text, "cues/company_heads")
    placed = _is_placed(walker, edge.start)
    return (
        not plain
        and not walker.is_industry(edge.start, hit.start)
        and (not before or before in BREAKS or before in "与和由及在" or placed)
    )


def _is_plain_group(walker: Walker, edge: Edge, hit: Hit) -> bool:
    """Whether a plain word stands before trades and 集团, behind a mark or a link (远大|新能源商用车集团)."""
    if hit.entry.form != "集团" or len(edge.words) < 2 or edge.words[0].start != edge.start:
        return False
    brand = edge.words[0]
    before = walker.text[edge.start - 1 : edge.start]
    bound = not before or before in BREAKS or before in "与和由及在"
    plain = brand.text in load_names("company_adjectives") or walker.is_form(brand.text, "cues/company_heads")
    return bound and len(brand.text) == 2 and not plain and not walker.is_industry(brand.start, brand.stop)


def _reach_word(walker: Walker, edge: Edge, hit: Hit) -> Edge:
    """`edge`, or the one word of two or more characters between a division's name and 集团, of whatever class."""
    if hit.entry.form != "集团" or edge.start < hit.start or hit.start == 0:
        return edge
    word = walker.word_at(hit.start - 1)
    if word.stop != hit.start or not 2 <= len(word.text) <= 4 or not _is_placed(walker, word.start):
        return edge
    return Edge(word.start, (), (word,))


def _is_placed(walker: Walker, start: int) -> bool:
    """Whether a division's name ends at `start`: 山东|豪迈集团."""
    place = walker.closing(start)
    return place is not None and place.kind is Kind.REGION


def _begins_bare(edge: Edge) -> bool:
    """Whether the name begins with a zone's class word (开发区信息公司)."""
    return bool(edge.words) and edge.words[0].text in load_names("generic_zones") and len(edge.words) > 1


def _is_plain(edge: Edge) -> bool:
    """Whether all words are ordinary ones that describe a class of companies (生物制药, 国有矿业)."""
    ordinary = load_names("company_adjectives")
    return all(word.text in ordinary for word in edge.words)


def _is_brand(walker: Walker, edge: Edge, hit: Hit) -> bool:
    """Whether [a rare word][a trade] is a company's short name here: 康方生物, not 现代生物 or 生物医药."""
    width = hit.start - edge.start
    if edge.names or not 2 <= width <= 4 or not edge.words or len(edge.words) > 2:
        return False
    first = edge.words[0]
    if first.text in load_names("company_adjectives") or (is_word(first.text) and not first.tag.startswith("nr")):
        return False
    return not walker.is_industry(edge.start, hit.stop) and _closes(walker, hit.stop)


def _closes(walker: Walker, stop: int) -> bool:
    """Whether a name may stop at `stop`: no noun goes on from there."""
    text = walker.text
    if stop >= len(text) or text[stop] in BREAKS or text[stop].isspace():
        return True
    word = walker.word_at(stop)
    if text[stop : stop + 2] in load_names("outside"):
        return True
    return word.start == stop and (word.tag[:1] in "vpdcurm" or word.text in load_group("company_follow"))

"""Governments and institutions: known bodies, and names with a class word last and a place or a rare word before it."""

from __future__ import annotations

import re

from kg.mentions.edges import BREAKS, DATELINE, HARD, Edge, Manner, load_group, load_names
from kg.mentions.heads import longest_heads
from kg.mentions.scans import Scan
from kg.mentions.walkers import Walker
from kg.seeds import Hit
from kg.types import Mention
from kg.vocabulary import PLACES, Kind
from kg.words import is_word

_LOCAL = "省市区县州旗镇乡"
_LOCALS = frozenset(_LOCAL)
_FAR = 10
"""Letters that may stand between a place and its department (经济发展和企业服务局)."""
_SHORT = 6
_SEVERAL = re.compile("[两三四五六七八九十]大(?!学)")
"""What counts bodies named before: “三大平台”."""
_COUNTED = frozenset("一两二三四五六七八九十几各")
_DELEGATES = (("人大", "代表"), ("政协", "委员"), ("政府", "工作报告"))
"""A delegate (人大代表) and a report (政府工作报告) are no bodies."""


def find_known_bodies(scan: Scan, walker: Walker) -> list[Mention]:
    """Central organs and well-known institutions of the gazetteer."""
    found: list[Mention] = []
    for hit in longest_heads(scan, ("gazetteer/organs", "gazetteer/bodies")):
        if hit.entry.fields.get("use") == "context" or (
            hit.stop - hit.start <= 3 and walker.crosses(hit.start, hit.stop)
        ):
            continue
        if (
            _is_delegate(walker, hit)
            or _is_joint_nation(walker.text, hit)
            or walker.text.startswith(load_group("press"), hit.stop)
            or DATELINE.match(walker.text, hit.start)
        ):
            continue
        kind = Kind.GOVERNMENT if hit.entry.table == "gazetteer/organs" else Kind.INSTITUTION
        mention = walker.name(hit.start, hit.stop, kind, "organisations.known")
        walker.add(mention)
        found.append(mention)
    return found


def _is_delegate(walker: Walker, hit: Hit) -> bool:
    return any(hit.entry.form.endswith(body) and walker.text.startswith(rest, hit.stop) for body, rest in _DELEGATES)


def _is_joint_nation(text: str, hit: Hit) -> bool:
    """Whether 联合国 is 联合 and the beginning of another word: 联合国企, 联合国贸集团; not 联合国会员国."""
    rest = text[hit.stop : hit.stop + 2]
    return hit.entry.form == "联合国" and is_word("国" + rest[:1]) and len(rest) == 2 and not is_word(rest)


def find_institutions(scan: Scan, walker: Walker) -> list[Mention]:
    """Universities, hospitals, institutes, associations, centres."""
    manner = Manner(allowed=load_names("institution_words"), numbers=True)
    generic = load_names("generic_bodies")
    found: list[Mention] = []
    for hit in longest_heads(scan, ("cues/institution_heads",)):
        edge = walker.walk(hit.start, hit.stop, manner)
        text = walker.text[edge.start : hit.stop]
        if hit.entry.fields["need"] == "name" and (link := text.rfind("与")) > 0:
            edge = Edge(edge.start + link + 1, (), tuple(w for w in edge.words if w.start > edge.start + link))
            text = text[link + 1 :]
        if (
            edge.start < hit.start
            and text[0] not in "（("
            and text not in generic
            and _names_institution(walker, edge, text, hit)
            and not _is_aim(edge, text)
            and not walker.counted(edge.start)
            and not _SEVERAL.match(text)
        ):
            stop = _bracketed_stop(walker, hit.stop)
            mention = walker.name(edge.start, stop, Kind.INSTITUTION, "organisations.institution")
            walker.add(mention)
            found.append(mention)
        elif hit.start - edge.start <= 1 and _is_local(walker, hit):
            found.append(walker.name(hit.start - 1, hit.stop, Kind.INSTITUTION, "organisations.local_body"))
            walker.add(found[-1])
    return found


def _is_local(walker: Walker, hit: Hit) -> bool:
    """Whether only 省, 市 or 县 stands before a body that every place has: 市|工商联, 县|供销社."""
    text, at = walker.text, hit.start - 2
    if hit.entry.form not in load_group("local_body") or text[hit.start - 1 : hit.start] not in _LOCALS:
        return False
    return at < 0 or text[at] in BREAKS or text[at].isspace() or text[at] in HARD


def _bracketed_stop(walker: Walker, stop: int) -> int:
    """Where a name stops that a place in brackets ends: 中国地质大学（武汉）, 国家会展中心（上海）."""
    place = walker.opening(stop + 1) if walker.text[stop : stop + 1] in ("（", "(") else None
    if place is None or place.kind is not Kind.REGION or len(place.span) > 3:
        return stop
    return place.span.stop + 1 if walker.text[place.span.stop : place.span.stop + 1] in ("）", ")") else stop


def _is_aim(edge: Edge, text: str) -> bool:
    """Whether the name is what a place wants to be (长沙国家科技创新中心), not a body."""
    if not edge.names or edge.names[0].kind not in PLACES or edge.names[0].span.start != edge.start:
        return False
    rest = text[len(edge.names[0].text) :]
    return rest in load_names("aims")


def _names_institution(walker: Walker, edge: Edge, text: str, hit: Hit) -> bool:
    need = hit.entry.fields["need"]
    if edge.quoted:
        return True
    if need == "quoted":
        return False
    if need == "owned":
        return any(name.kind is Kind.INSTITUTION and name.span.start == edge.start for name in edge.names)
    if edge.names or walker.begins_with_place(edge):
        return True
    if need in ("placed", "rare"):
        return need == "rare" and edge.letters >= 8
    if need == "name" and edge.words and edge.words[-1].text in load_names("transitive"):
        return False
    if need == "name" or (edge.words and len(edge.words[0].text) == 1 and edge.letters >= 3):
        return True
    return edge.unusual or (text.startswith(load_group("national")) and edge.letters >= 4) or edge.letters >= 8


def find_governments(scan: Scan, walker: Walker) -> list[Mention]:
    """Governments of places, their departments, and committees of zones."""
    manner = Manner(allowed=load_names("office_words"))
    found: list[Mention] = []
    for hit in longest_heads(scan, ("cues/government_heads",)):
        mention = _read_office(walker, hit, manner)
        if mention is not None:
            walker.add(mention)
            found.append(mention)
    return found + _find_office_tails(scan, walker, found)


def _read_office(walker: Walker, hit: Hit, manner: Manner) -> Mention | None:
    text, head, form = walker.text, hit.start, hit.entry.form
    before = walker.closing(head + 1)
    if form[0] in _LOCAL and before is not None and before.kind in PLACES:
        head += 1
    if (
        _is_delegate(walker, hit)
        or _is_post(text, head, hit)
        or walker.word_at(hit.stop - 1).text in load_group("office_bar")
    ):
        return None
    edge = walker.walk(head, hit.stop, manner)
    if form == "办公室" and text.startswith(("主任", "副主任"), hit.stop) and edge.start < head == _stop_of_last(edge):
        return None
    if edge.placed or any(name.kind is Kind.GOVERNMENT for name in edge.names):
        far = hit.entry.fields["need"] == "place" and edge.letters > _FAR
        return None if far else walker.name(edge.start, hit.stop, Kind.GOVERNMENT, "organisations.government")
    if form[0] in _LOCAL and text[hit.start - 1 : hit.start] in _COUNTED:
        return None
    if form[0] in _LOCAL and len(form) == 3 and edge.start == hit.start:
        return _seat(walker, hit)
    start = _local_start(walker, hit, edge)
    return walker.name(start, hit.stop, Kind.GOVERNMENT, "organisations.local") if start >= 0 else None


def _is_post(text: str, head: int, hit: Hit) -> bool:
    """Whether the head is part of a post (局局长, 副厅长, 市委书记) or of another word."""
    if (
        hit.entry.form in ("局", "厅")
        and text[hit.stop : hit.stop + 1] == "长"
        and text[head - 1 : head] in ("局", "厅", "副")
    ):
        return True
    if hit.entry.form == "局" and text.startswith(_NO_BODY, hit.stop):
        return True
    return hit.entry.form in load_group("party") and text.startswith(load_group("party_post"), hit.stop)


_NO_BODY = ("势", "面", "部", "限", "促")
"""What makes another word of 局: 中东地区|局势."""


_OF_ZONES = frozenset({"管委会", "管理委员会", "党工委"})


def _local_start(walker: Walker, hit: Hit, edge: Edge) -> int:
    """Where the name of an office begins that has only 省, 市, 区 for its place (区国资局); else -1."""
    text, start = walker.text, edge.start
    if hit.entry.form in _OF_ZONES:
        return -1  # 区管委会 is that of the zone spoken of, whatever its name
    if hit.entry.fields["need"] == "place":
        return (
            hit.start - 1 if start in (hit.start, hit.start - 1) and text[hit.start - 1 : hit.start] in _LOCALS else -1
        )
    if hit.entry.form not in ("局", "厅") or not 2 <= hit.start - start <= _SHORT or edge.names:
        return -1
    if text[start] in _LOCALS and edge.words and len(edge.words[0].text) == 1:
        return start
    alone = start < 2 or text[start - 2] in BREAKS or text[start - 2].isspace()
    return start - 1 if start and text[start - 1] in _LOCALS and alone else -1


def _find_office_tails(scan: Scan, walker: Walker, offices: list[Mention]) -> list[Mention]:
    """Names that are the tail of one longer office of the article: 示范区执委会 of 长三角一体化示范区执委会."""
    tails: dict[str, str] = {}
    for office in offices:
        for start in range(1, len(office.text) - 3):
            tails.setdefault(office.text[start:], office.text)
    found: list[Mention] = []
    zones = {hit.stop: hit.start for hit in reversed(scan.by_table.get("cues/zone_heads", []))}
    for hit in longest_heads(scan, ("cues/government_heads",)):
        start = zones.get(hit.start, -1)
        full = tails.get(scan.text[start : hit.stop], "") if start >= 0 else ""
        if full and walker.closing(hit.stop) is None:
            found.append(walker.name(start, hit.stop, Kind.GOVERNMENT, "organisations.tail", full))
            walker.add(found[-1])
    return found


def _stop_of_last(edge: Edge) -> int:
    """Where the last name that the walk passed stops, or -1."""
    return edge.names[-1].span.stop if edge.names else -1


def _seat(walker: Walker, hit: Hit) -> Mention:
    """市政府, with the place it follows in 汕头市委、市政府 as what it stands for."""
    before = walker.closing(hit.start - 1) if walker.text[hit.start - 1 : hit.start] == "、" else None
    defined = ""
    if before is not None and before.kind is Kind.GOVERNMENT:
        place = next((name for name in before.inner if name.kind in PLACES), None)
        if place is not None:
            tail = hit.entry.form if not place.text.endswith(hit.entry.form[0]) else hit.entry.form[1:]
            defined = place.text + tail
    return walker.name(hit.start, hit.stop, Kind.GOVERNMENT, "organisations.local", defined)

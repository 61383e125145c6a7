"""Governments and institutions: known bodies, and names with a class word last and a place or a rare word before it."""

from __future__ import annotations

from kg.mentions.edges import DATELINE, Edge, Manner, load_group, load_names
from kg.mentions.heads import longest_heads
from kg.mentions.scans import Scan
from kg.mentions.walkers import Walker
from kg.seeds import Hit
from kg.types import Mention
from kg.vocabulary import PLACES, Kind

_LOCAL = "省市区县州旗镇乡"
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


def find_institutions(scan: Scan, walker: Walker) -> list[Mention]:
    """Universities, hospitals, institutes, associations, centres."""
    manner = Manner(allowed=load_names("institution_words"), numbers=True)
    generic = load_names("generic_bodies")
    found: list[Mention] = []
    for hit in longest_heads(scan, ("cues/institution_heads",)):
        edge = walker.walk(hit.start, hit.stop, manner)
        text = walker.text[edge.start : hit.stop]
        if (
            edge.start < hit.start
            and text[0] not in "（("
            and text not in generic
            and _names_institution(edge, text, hit)
            and not _is_aim(edge, text)
            and not walker.counted(edge.start)
        ):
            mention = walker.name(edge.start, hit.stop, Kind.INSTITUTION, "organisations.institution")
            walker.add(mention)
            found.append(mention)
    return found


def _is_aim(edge: Edge, text: str) -> bool:
    """Whether the name is what a place wants to be (长沙国家科技创新中心), not a body."""
    if not edge.names or edge.names[0].kind not in PLACES or edge.names[0].span.start != edge.start:
        return False
    rest = text[len(edge.names[0].text) :]
    return rest in load_names("aims")


def _names_institution(edge: Edge, text: str, hit: Hit) -> bool:
    need = hit.entry.fields["need"]
    if edge.quoted:
        return True
    if need == "quoted":
        return False
    if edge.names:
        return True
    if need in ("placed", "rare"):
        return need == "rare" and edge.letters >= 8
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
    return found


def _read_office(walker: Walker, hit: Hit, manner: Manner) -> Mention | None:
    text, head = walker.text, hit.start
    before = walker.closing(head + 1)
    if hit.entry.form[0] in _LOCAL and before is not None and before.kind in PLACES:
        head += 1
    if (
        hit.entry.form in ("局", "厅")
        and text[hit.stop : hit.stop + 1] == "长"
        and text[head - 1 : head] in ("局", "厅")
    ):
        return None
    if _is_delegate(walker, hit):
        return None
    if hit.entry.form in load_group("party") and text.startswith(load_group("party_post"), hit.stop):
        return None
    edge = walker.walk(head, hit.stop, manner)
    if (
        hit.entry.form == "办公室"
        and text.startswith(("主任", "副主任"), hit.stop)
        and edge.start < head == _stop_of_last(edge)
    ):
        return None
    named = edge.placed or any(name.kind is Kind.GOVERNMENT for name in edge.names)
    if named:
        if hit.entry.fields["need"] == "place" and edge.letters > 10:
            return None
        return walker.name(edge.start, hit.stop, Kind.GOVERNMENT, "organisations.government")
    if text[hit.start - 1 : hit.start] and text[hit.start - 1] in _LOCAL and hit.entry.fields["need"] == "place":
        if edge.start in (hit.start, hit.start - 1):
            return walker.name(hit.start - 1, hit.stop, Kind.GOVERNMENT, "organisations.local")
    elif hit.entry.form[0] in _LOCAL and len(hit.entry.form) == 3 and edge.start == hit.start:
        return _seat(walker, hit)
    return None


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

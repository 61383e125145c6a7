"""All mentions of one article: every family's finder in turn, then the overlaps settled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.mentions.believed import judge_believed
from kg.mentions.companies import find_companies
from kg.mentions.company_contexts import find_context_companies, repeat_names
from kg.mentions.company_deals import find_deal_companies
from kg.mentions.company_short_forms import find_short_forms
from kg.mentions.definitions import find_definitions
from kg.mentions.divisions import find_divisions
from kg.mentions.gatherings import find_gatherings
from kg.mentions.industries import find_industries
from kg.mentions.latin_firms import find_latin_firms
from kg.mentions.learned import find_learned_names
from kg.mentions.market_firms import find_market_firms
from kg.mentions.organisations import find_governments, find_institutions, find_known_bodies
from kg.mentions.parallel_fields import find_parallel_fields
from kg.mentions.parallel_zones import find_parallel_zones
from kg.mentions.parallels import find_parallels
from kg.mentions.parks import settle_parks
from kg.mentions.periods import find_periods
from kg.mentions.persons import find_persons
from kg.mentions.places import find_places, is_quoted_part
from kg.mentions.policies import find_policies
from kg.mentions.projects import find_projects
from kg.mentions.quantities import find_quantities
from kg.mentions.scans import Scan, scan_article
from kg.mentions.tails import find_tails
from kg.mentions.titles import find_titles
from kg.mentions.trimming import trim_names
from kg.mentions.units import find_units
from kg.mentions.walkers import Walker
from kg.mentions.zones import find_zones
from kg.types import Mention
from kg.vocabulary import Kind
from kg.words import is_word

ADDRESS = re.compile(
    r"(?:https?://|www\.)[0-9A-Za-z./?&=_%#:-]+|(?<![0-9A-Za-z_.-])[0-9A-Za-z_.-]+@[0-9A-Za-z_-]+(?:\.[0-9A-Za-z_-]+)+"
    r"|(?:微信号|公众号|ID)[：:][0-9A-Za-z_-]+"
    r"|(?:来源|作者|原文|编辑|记者)[：:][^，。；\n]{1,16}"
)
"""Addresses, accounts and credits: what stands in them is no name of the article."""

_CREDIT = re.compile(r"[（(][^（）()\n]{0,10}(?:记者|通讯员|参与采写)[^（）()\n]{0,60}[）)]")
"""Who wrote and helped: （本报记者甲、乙参与采写）."""

_STATUS = re.compile(r"国家|全国|省级|[\u4e00-\u9fff]{2,3}(?:省|自治区)(?=[^省市县区]{4})")
"""How a status begins that a zone may have: 国家产城融合示范区, 浙江省绿色低碳工业园区."""

__all__ = ["find_mentions", "find_names", "propose_mentions", "scan_article", "settle_overlaps"]


def find_names(scan: Scan) -> tuple[Mention, ...]:
    """Regions, zones, companies, institutions, governments and persons of the article."""
    walker = Walker(scan)
    found = find_places(scan, walker)
    found += find_divisions(scan, walker)
    zones = find_zones(scan, walker)
    found = [*(zone for zone in zones if zone.finder == "zones.brand"), *found, *zones]
    found += find_known_bodies(scan, walker)
    companies = find_companies(scan, walker)
    found += companies
    found += find_short_forms(scan, walker, companies)
    found += find_institutions(scan, walker)
    speakers = {place.span.start for place in found if place.finder == "places.speaker"}
    found += [office for office in find_governments(scan, walker) if office.span.start not in speakers]
    found += find_persons(scan, walker)
    shown = find_context_companies(scan, walker) + find_deal_companies(scan, walker)
    listed = find_market_firms(scan, walker)
    found = [*listed, *found, *shown]
    found += repeat_names(
        scan, walker, [*shown, *(firm for firm in listed if len(firm.text) > 2 or not is_word(firm.text))]
    )
    found += find_latin_firms(scan, walker, found)
    settled = settle_overlaps(trim_names(found))
    return tuple(mention for mention in settled if not is_quoted_part(scan.text, mention))


def find_mentions(scan: Scan) -> tuple[Mention, ...]:
    """All mentions of the article, sorted and without overlap; names inside a name are its `inner`."""
    return settle_parks(_find_all(scan))


def _find_all(scan: Scan) -> tuple[Mention, ...]:
    """What the finders see and what the model adds."""
    proposed = propose_mentions(scan)
    credited = [match.span() for match in _CREDIT.finditer(scan.text)]
    learned = [
        mention
        for mention in judge_believed(scan.text, trim_names(find_learned_names(scan, proposed)), proposed)
        if not any(start <= mention.span.start and mention.span.stop <= stop for start, stop in credited)
    ]
    settled = settle_overlaps([*proposed, *learned]) if learned else proposed
    shown = [*find_parallels(scan, settled), *find_units(scan, settled), *find_parallel_fields(scan, settled)]
    shown += find_parallel_zones(scan, settled)
    if not learned and not shown:
        return proposed
    if shown:
        settled = settle_overlaps([*settled, *shown])
    defined = find_definitions(scan.text, settled)
    return settle_overlaps([*defined, *settled]) if defined else settled


def propose_mentions(scan: Scan) -> tuple[Mention, ...]:
    """What the finders see, before the model: sorted and without overlap."""
    names = find_names(scan)
    found = find_projects(scan, names)
    found += names
    found += find_industries(scan, names)
    found += find_policies(scan)
    found += find_gatherings(scan, names)
    titles = find_titles(scan)
    found = [mention for mention in found if not _is_conferred(mention, titles)] + titles
    found += find_quantities(scan)
    found += find_periods(scan)
    addresses = [match.span() for match in ADDRESS.finditer(scan.text)]
    if addresses:
        found = [m for m in found if not any(a <= m.span.start and m.span.stop <= b for a, b in addresses)]
    settled = settle_overlaps(trim_names(found))
    if defined := find_definitions(scan.text, settled):
        settled = settle_overlaps([*defined, *settled])
    if tails := find_tails(scan.text, settled):
        settled = settle_overlaps([*settled, *tails])
    return settled


def _is_conferred(mention: Mention, titles: Iterable[Mention]) -> bool:
    """Whether a zone or a work by its form is a status that a verb confers: 被确定为|国家产城融合示范区,
    获批建设|国家粮食物流基地."""
    status = (mention.kind is Kind.ZONE and _STATUS.match(mention.text)) or (
        mention.kind is Kind.PROJECT and mention.text.startswith("国家")
    )
    return bool(status) and any(t.span == mention.span and t.finder == "titles.verb" for t in titles)


def settle_overlaps(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The outermost mentions; one that crosses a longer one gives way, and at equal spans the first given wins."""
    ordered = sorted(mentions, key=lambda m: -len(m.span))
    owners = [-1] * max((mention.span.stop for mention in ordered), default=0)
    kept: list[Mention] = []
    inside: dict[int, list[Mention]] = {}
    for mention in ordered:
        start, stop = mention.span.start, mention.span.stop
        rivals = set(owners[start:stop])
        if rivals == {-1}:
            owners[start:stop] = [len(kept)] * (stop - start)
            kept.append(mention)
        elif len(rivals) == 1:
            number = rivals.pop()
            if kept[number].span != mention.span:
                inside.setdefault(number, []).append(mention)
    settled = [_with_inner(mention, inside.get(number, [])) for number, mention in enumerate(kept)]
    return tuple(sorted(settled, key=lambda m: m.span))


def _with_inner(mention: Mention, inside: Iterable[Mention]) -> Mention:
    """The mention with the names found inside it, each once."""
    known = {inner.span for inner in mention.inner}
    fresh = [inner for inner in inside if inner.span not in known]
    if not fresh:
        return mention
    return replace(mention, inner=tuple(sorted([*mention.inner, *fresh], key=lambda m: (m.span.start, -m.span.stop))))

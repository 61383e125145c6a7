"""What no figure may be of: countries abroad, the whole that a share is of, regions for what only firms have."""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.observations.owners import is_unowned
from kg.observations.seats import Draft
from kg.seeds import load_lexicon
from kg.types import Entity
from kg.vocabulary import Kind

_PLACELESS = re.compile(
    "注册资[本金]|^(?:项目)?占地|(?:设计|规划)(?:年)?产能|^(?:设计|规划)?(?:[日月]产|[年日月](?:处理|拆解|分拣|加工))|^(?:全部|项目|全面)?(?:建成|投产|达产)后"
    "|^(?:项目)?(?:估算|动态|静态)(?:总)?投资|^概算$|^合同额|^续航|^单日"
)
"""What no region has."""
_CAPITAL = re.compile("注册资[本金]")
"""What no zone has, either."""


_UNIONS = frozenset(
    {"东盟", "欧盟", "非盟", "中亚", "中东", "拉美", "南美", "北美", "东南亚", "非洲", "欧洲", "中亚五国", "金砖国家"}
)
"""Groups of foreign countries."""


def is_abroad(entity: Entity) -> bool:
    """Whether an entity is a foreign country: the pages tell figures of places at home."""
    if entity.kind is not Kind.REGION:
        return False
    return entity.name in _UNIONS or load_lexicon().get(entity.name, "gazetteer/countries") is not None


def is_placeless(draft: Draft, kinds: Collection[Kind]) -> bool:
    """Whether figures of such kinds lack what a figure measures, unless its clause says so: no region has a capacity of
    its own, neither a region nor a zone a registered capital."""
    pattern = _PLACELESS if Kind.REGION in kinds else _CAPITAL if Kind.ZONE in kinds else None
    return pattern is not None and not draft.heads and pattern.search(draft.indicator) is not None


def is_whole(draft: Draft, entity: Entity) -> bool:
    """Whether a share is of the entity, and so somebody else's: 占浙江省比重 is not 浙江省's."""
    names = (entity.name, *entity.aliases)
    return draft.rule.endswith("share") and any(draft.indicator.endswith(f"占{name}比重") for name in names)


def may_have(draft: Draft, entity: Entity) -> bool:
    """Whether a figure may be such an entity's, whatever speaks for it: a country abroad has none, a region no capital
    or capacity of its own, and prices are works'."""
    if is_abroad(entity) or is_whole(draft, entity) or is_unowned(draft, [entity.kind]):
        return False
    return not is_placeless(draft, (entity.kind,))

"""Which divisions 全省, 全市 or 全县 may mean: those of that class."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.seeds import load_lexicon

SCOPE = re.compile("(?:[^，。；、]{0,12}[年月日季度底末期间])?(?P<word>[全我本][省市县州镇乡旗盟])(?![级域委会长])")
"""What a part begins with that speaks of the whole of a division: 2022年全省海洋渔业增加值."""
_CLASSES = "省市县州区镇乡旗盟"


def is_of_other_class(text: str, start: int, stop: int, names: Sequence[str]) -> bool:
    """Whether the part [start, stop) speaks of the whole of a division of which a region of these names is none."""
    scope = SCOPE.match(text, start, stop)
    return scope is not None and choose_scope(scope["word"][1], names) < 0


def name_class(name: str) -> str:
    """The class of a division by its full name: 市 of 烟台; "" where nothing tells it. A short name that the list has
    of a district or county only may be another place's."""
    entry = load_lexicon().get(name, "gazetteer/regions")
    full = entry.fields["name"] if entry else name
    known = full[-1] if len(full) > 2 and full[-1] in _CLASSES else ""
    return known if name == full or known in ("省", "市") else ""


def choose_scope(word: str, names: Sequence[str]) -> int:
    """The number of the first of `names` that 全`word` may mean: one of that class, else one whose class is unknown;
    -1 where all are of another class."""
    classes = [name_class(name) for name in names]
    return next((n for wanted in (word, "") for n, known in enumerate(classes) if known == wanted), -1)

"""Mark-up that a parser would drown in: refused before it is parsed.

HTML's algorithm (WHATWG, 13.2.6) looks through all open elements at each block, and opens every formatting element that
was left open anew in each paragraph: 35 kB of `<b x=1><b x=2>…<p><p>…` become 1.4 GB.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from kg.errors import DocumentError

DEPTH_LIMIT = 1_000
"""The most blocks inside each other. A newspaper's page has some twenty."""
_FREE = 300_000
"""Formatting elements that may be opened anew, whatever the text's length, beside one for each two characters."""
_ALIKE = 3
"""Of equal formatting elements the algorithm keeps so many (its Noah's Ark clause)."""
_BLOCK = (
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form header "
    "hgroup main menu nav ol pre search section summary ul table"
)
_FORMAT = "b big code em font i s small strike strong tt u"
_TAG = re.compile(
    rf"<(?P<shut>/?)(?:(?P<block>{'|'.join(_BLOCK.split())})|(?P<format>{'|'.join(_FORMAT.split())})|p|li|d[dt]|h[1-6])"
    r"(?=[\s/>])[^<>]{0,2000}",
    re.IGNORECASE,
)


def check_nesting(text: str, source: str) -> None:
    """DocumentError where elements stand too deep, or too many are left open."""
    depth = waiting = reopened = 0
    budget = _FREE + len(text) // 2
    opened: defaultdict[str, list[str]] = defaultdict(list)
    alike: Counter[str] = Counter()
    for tag in _TAG.finditer(text):
        shut, block, form = tag.group("shut", "block", "format")
        if form and shut:
            if left := opened[form.lower()]:
                last = left.pop()
                alike[last] -= 1
                waiting -= alike[last] < _ALIKE
        elif form:
            opened[form.lower()].append(tag[0])
            waiting += alike[tag[0]] < _ALIKE
            alike[tag[0]] += 1
        elif not shut:
            reopened += waiting
        if block:
            depth = max(0, depth - 1) if shut else depth + 1
        if depth > DEPTH_LIMIT:
            raise DocumentError(source, f"mark-up of more than {DEPTH_LIMIT} blocks inside each other", "save its text")
        if reopened > budget:
            raise DocumentError(source, "mark-up that leaves too many elements open", "save its text")

"""Union-find over the surface forms of one document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.vocabulary import Kind


class Merger:
    """Union-find over (kind, form) with a reason for every union; what is `distinct` never becomes one."""

    def __init__(self, keys: Iterable[tuple[Kind, str]], distinct: Iterable[frozenset[tuple[Kind, str]]] = ()) -> None:
        self._parent = {key: key for key in keys}
        self._members = {key: [key] for key in self._parent}
        self._distinct = frozenset(distinct)
        self.reasons: dict[tuple[Kind, str], list[str]] = defaultdict(list)

    def find(self, key: tuple[Kind, str]) -> tuple[Kind, str]:
        """The representative of `key`."""
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def merge(self, a: tuple[Kind, str], b: tuple[Kind, str], reason: str) -> None:
        """Makes `a` and `b` one thing, unless the text sets any two of their names apart."""
        first, second = sorted((self.find(a), self.find(b)))
        if first != second and not self._set_apart(first, second):
            self._parent[second] = first
            self._members[first] += self._members.pop(second)
            self.reasons[first] += [*self.reasons.pop(second, []), f"{a[1]} = {b[1]}: {reason}"]

    def _set_apart(self, a: tuple[Kind, str], b: tuple[Kind, str]) -> bool:
        return bool(self._distinct) and any(
            frozenset((x, y)) in self._distinct for x in self._members[a] for y in self._members[b]
        )

    def groups(self) -> dict[tuple[Kind, str], list[tuple[Kind, str]]]:
        """Representative → its members, sorted."""
        found: dict[tuple[Kind, str], list[tuple[Kind, str]]] = defaultdict(list)
        for key in sorted(self._parent):
            found[self.find(key)].append(key)
        return dict(found)

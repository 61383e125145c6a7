"""Views in headless Chromium with the network off: they draw, ask for nothing, and answer search, clicks and filters."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from planted_corpora import HOSTILE, make_planted

from kg.types import Corpus
from kg.views import VIEWS, write_view

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]
OPTIONS = {"entity": {"name": "花房集团"}, "report": {"zone": "成都云上高新区"}}
GRAPHS = ("explorer", "graph")


def _find_browser() -> str:
    if not CHROMIUM:
        return "no Chromium here: apt-get install chromium"
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError:
        return "no playwright here: pip install 'kg[test]'"
    return ""


pytestmark = pytest.mark.skipif(bool(_find_browser()), reason=_find_browser())


@dataclass
class Visit:
    """A page that is open, and what went wrong on it."""

    page: Any
    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def count(self, name: str) -> int:
        """The number that the page shows for what is on."""
        return int(self.page.eval_on_selector("#counts", f"e => Number(e.dataset.{name})"))

    def assert_clean(self) -> None:
        """No error, no request, no script of a hostile name."""
        assert not self.console
        assert not self.requests
        assert not self.dialogs


Opener = Callable[..., Visit]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """A small corpus with hostile names."""
    return make_planted(200)


@pytest.fixture(scope="module")
def folder(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every view as a file."""
    path = tmp_path_factory.mktemp("views")
    for view in VIEWS:
        with (path / f"{view}.html").open("wb") as stream:
            write_view(view, corpus, stream, **OPTIONS.get(view, {}))
    return path


@pytest.fixture(scope="module")
def browsers() -> Iterator[dict[bool, Any]]:
    """A browser with WebGL and one without."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        plain = [flag for flag in FLAGS if "swiftshader" not in flag]
        started = {
            True: playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS),
            False: playwright.chromium.launch(executable_path=CHROMIUM, args=[*plain, "--disable-3d-apis"]),
        }
        yield started
        for browser in started.values():
            browser.close()


@pytest.fixture
def visit(browsers: dict[bool, Any], folder: Path) -> Iterator[Opener]:
    """Opens a view from its file, offline."""
    contexts = []

    def open_view(
        view: str, *, webgl: bool = True, locale: str = "zh-CN", wide: int = 1280, dark: bool = False
    ) -> Visit:
        context = browsers[webgl].new_context(
            viewport={"width": wide, "height": 820},
            locale=locale,
            offline=True,
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        page = context.new_page()
        seen = Visit(page)
        page.on("console", lambda m: seen.console.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: seen.console.append(str(error)))
        page.on(
            "request", lambda r: None if r.url.startswith(("file:", "data:", "blob:")) else seen.requests.append(r.url)
        )
        page.on("dialog", lambda d: (seen.dialogs.append(d.message), d.dismiss()))
        page.goto((folder / f"{view}.html").as_uri())
        page.wait_for_selector("html[data-ready=yes]", timeout=60_000)
        page.wait_for_timeout(150)
        return seen

    yield open_view
    for context in contexts:
        context.close()


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_every_page_draws_and_asks_for_nothing(view: str, visit: Opener) -> None:
    seen = visit(view)
    assert "花房" in seen.page.content() or view in (*GRAPHS, "board", "chain")
    assert seen.page.evaluate("document.body.scrollWidth <= innerWidth + 1")
    assert seen.page.locator("img, iframe, object, embed").count() == 0
    seen.assert_clean()


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_every_page_draws_on_a_phone_in_english_and_dark(view: str, visit: Opener) -> None:
    seen = visit(view, locale="en-US", wide=390, dark=True)
    assert seen.page.evaluate("document.documentElement.lang") == "en"
    assert seen.page.evaluate("document.body.scrollWidth <= innerWidth + 1")
    seen.page.click("#language")
    assert seen.page.evaluate("document.documentElement.lang") == "zh-CN"
    seen.assert_clean()


@pytest.mark.parametrize("view", ["explorer", "graph", "map", "chain", "board"])
@pytest.mark.parametrize("term", ["花房集团", "hfjt"])
def test_search_finds_and_shows_the_sentence(view: str, term: str, visit: Opener) -> None:
    seen = visit(view)
    seen.page.fill("#search", term)
    seen.page.locator("#hits li", has_text="北京花房科技有限公司").first.click()
    panel = "#detail" if view in GRAPHS else "#drawer"
    seen.page.wait_for_selector(f"{panel} .quote")
    text = seen.page.inner_text(panel)
    assert "成都云上高新区当天签约落户了花房集团创新业务总部" in text
    assert "花房集团" in seen.page.locator(f"{panel} mark").all_inner_texts()
    seen.assert_clean()


@pytest.mark.parametrize(("view", "webgl"), [("explorer", True), ("explorer", False), ("graph", True)])
def test_a_click_on_an_edge_shows_its_quote(view: str, webgl: bool, visit: Opener) -> None:
    seen = visit(view, webgl=webgl)
    assert seen.page.evaluate("KG.stage.name") == ("vis" if view == "graph" else "webgl" if webgl else "canvas")
    seen.page.evaluate("KG.select(KG.model.search('花房集团', 1)[0].node)")
    seen.page.keyboard.press("Escape")
    seen.page.wait_for_timeout(400)
    x, y = seen.page.evaluate(
        """() => { const m = KG.model, v = KG.stage.view(), i = m.search('花房集团', 1)[0].node;
        const zone = m.search('成都云上高新区', 1)[0].node;
        const at = (n) => [v.ax + m.x[n] * v.k, v.ay + m.y[n] * v.k];
        const box = document.getElementById('stage').getBoundingClientRect();
        const [a, b] = [at(i), at(zone)];
        return [box.left + a[0] * 0.45 + b[0] * 0.55, box.top + a[1] * 0.45 + b[1] * 0.55]; }"""
    )
    seen.page.mouse.click(x, y)
    seen.page.wait_for_selector("#detail .quote")
    assert "签约落户了花房集团" in seen.page.inner_text("#detail .quote >> nth=0")
    seen.assert_clean()


@pytest.mark.parametrize("view", GRAPHS)
def test_filters_change_the_counts(view: str, visit: Opener) -> None:
    seen = visit(view)
    before = seen.count("statements")
    seen.page.locator("#modalities input[value=planned]").uncheck(force=True)
    without_plans = seen.count("statements")
    assert 0 < without_plans < before
    seen.page.locator("#predicates input[value=signed]").uncheck(force=True)
    assert seen.count("statements") < without_plans
    nodes = seen.count("nodes")
    seen.page.locator("#kinds input[value=Company]").uncheck(force=True)
    assert seen.count("nodes") < nodes
    for group in ("modalities", "predicates", "kinds"):
        for box in seen.page.locator(f"#{group} input").all():
            box.check(force=True)
    assert seen.count("statements") == before
    seen.page.locator("#timeline input[type=range] >> nth=0").fill("6")
    assert seen.count("statements") < before
    seen.assert_clean()


def test_filters_of_the_other_pages_change_their_counts(visit: Opener) -> None:
    seen = visit("map")
    rows = seen.count("rows")
    seen.page.locator("#choices select >> nth=0").select_option(index=1)
    assert 0 < seen.count("rows") < rows
    seen.page.locator(".cell:not(.none) >> nth=0").click()
    assert seen.page.locator("#list tbody tr").count() > 0
    chain = visit("chain")
    holders = chain.count("holders")
    chain.page.locator("#choices select >> nth=0").select_option(index=1)
    assert 0 < chain.count("holders") < holders
    board = visit("board")
    cards = board.count("cards")
    board.page.locator("#choices select >> nth=0").select_option(index=1)
    assert 0 < board.count("cards") < cards
    board.page.locator(".card >> nth=0").click()
    # At its edge: which name lies in the middle, and would be opened instead, is the fonts' choice.
    board.page.locator("#drawer details:not([open]) summary").first.click(position={"x": 3, "y": 3})
    board.page.wait_for_selector("#drawer details[open] .quote")
    for one in (seen, chain, board):
        one.assert_clean()


@pytest.mark.parametrize("view", ["explorer", "graph", "map", "chain", "board"])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_text(view: str, name: str, visit: Opener) -> None:
    seen = visit(view)
    seen.page.fill("#search", name[:12])
    assert name in seen.page.inner_text("#hits")
    seen.page.press("#search", "Enter")
    panel = "#detail" if view in GRAPHS else "#drawer"
    assert name in seen.page.inner_text(f"{panel} h2")
    assert seen.page.locator("img, b[onclick], [href^='javascript:']").count() == 0
    seen.assert_clean()


@pytest.mark.parametrize(("view", "webgl"), [("explorer", True), ("explorer", False), ("graph", True)])
@pytest.mark.parametrize("wide", [390, 1280, 1920])
def test_labels_do_not_overlap(view: str, webgl: bool, wide: int, visit: Opener) -> None:
    seen = visit(view, webgl=webgl, wide=wide)
    for select in (False, True):
        if select:
            seen.page.evaluate("KG.select(KG.model.order[0])")
            seen.page.wait_for_timeout(300)
        boxes = [label["box"] for label in seen.page.evaluate("KG.labelBoxes()")]
        assert len(boxes) > 2
        for n, a in enumerate(boxes):
            for b in boxes[n + 1 :]:
                assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])
    seen.assert_clean()


def test_a_path_between_two(visit: Opener) -> None:
    seen = visit("explorer")
    seen.page.click("#path-tool")
    for term in ("花房集团", "alert(3)"):
        seen.page.fill("#search", term)
        seen.page.press("#search", "Enter")
    seen.page.wait_for_selector("#path-bar .name")
    assert seen.page.locator("#path-bar .name").count() == 3
    assert seen.page.locator("#detail .quote").count() >= 2
    seen.assert_clean()


def test_what_is_picked_can_be_taken_along(visit: Opener) -> None:
    seen = visit("explorer")
    seen.page.evaluate("KG.select(KG.model.search('花房集团', 1)[0].node)")
    found = {}
    for number, name in enumerate(("kg.png", "kg.csv", "kg.json")):
        seen.page.click("#save-menu")
        with seen.page.expect_download() as waiting:
            seen.page.locator(".menu button").nth(number).click()
        assert waiting.value.suggested_filename == name
        found[name] = Path(waiting.value.path()).read_bytes()
    assert found["kg.png"][:4] == b"\x89PNG" and len(found["kg.png"]) > 20_000
    table = found["kg.csv"].decode("utf-8-sig")
    assert "signed" in table and "签约落户了花房集团" in table
    assert "北京花房科技有限公司" in found["kg.json"].decode()
    seen.assert_clean()


def test_the_keyboard_is_enough(visit: Opener) -> None:
    seen = visit("explorer")
    seen.page.keyboard.press("/")
    seen.page.keyboard.type("花房")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_selector("#detail .quote")
    seen.page.focus("#stage")
    before = seen.page.evaluate("KG.stage.view().ax")
    seen.page.keyboard.press("ArrowLeft")
    seen.page.wait_for_function("before => KG.stage.view().ax !== before", arg=before)
    seen.page.keyboard.press("Escape")
    assert seen.page.is_hidden("#detail")
    unnamed = "[...document.querySelectorAll('button, input')].filter((e) => !(e.innerText || e.ariaLabel || e.labels?.length))"
    assert seen.page.evaluate(f"{unnamed}.length") == 0
    seen.assert_clean()


def test_the_report_prints_in_light_and_its_references_lead_to_quotes(visit: Opener) -> None:
    seen = visit("report", dark=True)
    first = seen.page.locator("a.ref >> nth=0")
    target = str(first.get_attribute("href"))
    assert seen.page.locator(target).count() == 1
    assert seen.page.locator(".chart-box svg").count() >= 2
    seen.page.emulate_media(media="print")
    assert seen.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert len(seen.page.pdf(format="A4")) > 20_000
    seen.assert_clean()


def test_an_own_map_is_drawn(browsers: dict[bool, Any], corpus: Corpus, tmp_path: Path) -> None:
    ring = "[[103,30],[105,30],[105,32],[103,32],[103,30]]"
    areas = (
        f'{{"features":[{{"properties":{{"name":"四川省"}},"geometry":{{"type":"Polygon","coordinates":[{ring}]}}}}]}}'
    )
    path = tmp_path / "map.html"
    with path.open("wb") as stream:
        write_view("map", corpus, stream, geojson=areas)
    page = browsers[True].new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready=yes]")
    assert page.locator(".areas path").count() == 1
    page.close()

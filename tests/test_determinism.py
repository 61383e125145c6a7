"""The same pages give the same bytes: whatever the order, the hash seed, the locale, the zone, the workers, the Python."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = {  # names in ASCII: under another locale the same bytes are another name
    "d.txt": "星河高新区与云帆科技有限公司签约，总投资50亿元，2023年1月投产。\n该区去年地区生产总值增长7.5%。\n",
    "c.md": "---\ntitle: 望海经开区签约\ndate: 2022-01-02\n---\n# 望海经开区签约\n\n望海经开区签约云帆科技有限公司、望海集团。\n",
    "b.html": "<html><head><title>盐田经开区</title></head><body><p>盐田经开区重点发展新能源产业。</p></body></html>",
    "a.jsonl": '{"id":"1","date":"2022-03-04","text":"云帆科技有限公司落户星河高新区。"}\n',
}
CODE = """
import hashlib, io, locale, sys, time
from pathlib import Path
locale.setlocale(locale.LC_CTYPE, "")
time.tzset()
from kg.cli import main
store, order, workers, *paths = sys.argv[1:]
for words in (
    ["build", *(paths if order == "up" else paths[::-1]), "--store", store, "--workers", workers, "--quiet"],
    *(["export", "--format", name, "--store", store, "-o", f"{store}.{name}"] for name in ("ttl", "jsonl", "csv", "xlsx")),
):
    sys.argv = ["kg", *words]
    try:
        main()
    except SystemExit as stop:
        assert not stop.code, stop.code
for path in sorted(Path(store).parent.glob(Path(store).name + ".*")):
    print(path.name.removeprefix(Path(store).name), hashlib.sha256(path.read_bytes()).hexdigest())
"""
MATRIX: dict[str, tuple[str, str, dict[str, str]]] = {
    "plain": ("up", "1", {}),
    "order": ("down", "1", {"PYTHONHASHSEED": "1"}),
    "workers": ("down", "2", {"PYTHONHASHSEED": "2", "TZ": "Asia/Shanghai"}),
    "locale C": ("up", "1", {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TZ": "America/New_York"}),
    "GB18030": ("up", "2", {"LC_ALL": "zh_CN.GB18030", "PYTHONUTF8": "0", "PYTHONHASHSEED": "3", "TZ": "UTC-14"}),
}
"""Name → order of the pages, workers, environment."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Where zh_CN.GB18030 lies: made here where the system has it not and can make it."""
    if "zh_CN.gb18030" in run_text(["locale", "-a"]).split():
        return {}
    folder = tmp_path_factory.mktemp("locales")
    run_text(["localedef", "-i", "zh_CN", "-f", "GB18030", str(folder / "zh_CN.GB18030")])
    return {"LOCPATH": str(folder)} if any(folder.iterdir()) else {"missing": "zh_CN.GB18030"}


def run_text(command: list[str]) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:
        return ""


def digest(python: str, folder: Path, pages: Path, row: str, more: dict[str, str]) -> str:
    order, workers, environment = MATRIX[row]
    paths = [str(pages / name) for name in PAGES]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON", "TZ"))}
    done = subprocess.run(
        [python, "-c", CODE, str(folder / "kg"), order, workers, *paths],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
        errors="replace",
        env=kept | {"PYTHONPATH": str(ROOT)} | environment | more,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def plain(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    found = digest(sys.executable, tmp_path_factory.mktemp("plain"), pages, "plain", {})
    assert found.count("\n") >= 6
    return found


@pytest.mark.parametrize("row", [row for row in MATRIX if row != "plain"])
def test_the_bytes_are_the_same(
    row: str, pages: Path, plain: str, tmp_path: Path, locales: dict[str, str], request: pytest.FixtureRequest
) -> None:
    if row == "GB18030" and "missing" in locales:
        pytest.skip("this system has no locale zh_CN.GB18030 and cannot make it (localedef, Debian: locales)")
    assert digest(sys.executable, tmp_path, pages, row, locales if row == "GB18030" else {}) == plain


def test_a_name_that_the_locale_lacks_is_read_as_utf_8(tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text(PAGES["d.txt"], encoding="utf-8")
    code = "import sys; from kg.reading import read_documents; [d] = read_documents(sys.argv[1:]); print(ascii(d.id))"
    c = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True, env=c
    )
    assert done.stdout.strip() == ascii("甲.txt")


def find_pythons() -> list[str]:
    """Other Pythons from 3.11 on that have what kg needs, one a version."""
    places = [Path(place) for place in os.environ.get("PATH", "").split(os.pathsep)]
    places += [path / "bin" for path in sorted((Path.home() / ".pyenv" / "versions").glob("3.*"))]
    found = {}
    for place in places:
        for minor in range(11, 20):
            python = place / f"python3.{minor}"
            if python.exists() and minor != sys.version_info.minor and minor not in found:
                needs = "import sys, click, igraph, jieba, pyoxigraph, rjieba, selectolax, ahocorasick_rs, pycrfsuite, numpy"
                done = subprocess.run([python, "-c", needs], capture_output=True, check=False)
                if done.returncode == 0:
                    found[minor] = str(python)
    return [found[minor] for minor in sorted(found)]


def test_other_pythons_write_the_same_bytes(pages: Path, plain: str, tmp_path: Path) -> None:
    pythons = find_pythons()
    if not pythons:
        pytest.skip("no other Python from 3.11 on with kg's packages is installed")
    for number, python in enumerate(pythons):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert digest(python, folder, pages, "plain", {}) == plain, python

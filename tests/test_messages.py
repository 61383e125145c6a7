"""What a new user does wrong, and the words of the message that lead to the fix."""

from __future__ import annotations

from pathlib import Path

import pytest
from doc_pages import ROOT, Shell

USAGE = 2
FAILED = 1
NOTED = 0
SLIPS: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    ("kg build nosuch.txt", FAILED, ("nosuch.txt", "no such file or folder", "check the path")),
    ("kg build empty", FAILED, ("empty: no page here", ".txt", ".pdf")),
    ("kg build english.txt", NOTED, ("english.txt: no Chinese character",)),
    ("kg build noise.bin", FAILED, ("noise.bin", "not text", "save it as UTF-8")),
    ("kg build rows.jsonl", FAILED, ("rows.jsonl:1", "its columns: body")),
    ("kg build --store afile page.txt", FAILED, ("afile: a file", "name another one with --store")),
    ("kg build --store broken.store page.txt", FAILED, ("store.sqlite is damaged", "kg build --store broken.store")),
    ("kg build --date gestern page.txt", USAGE, ("gestern: no date", "2022-01-12")),
    ("kg build --encoding gb1803 page.txt", USAGE, ("no encoding", "gb18030")),
    ("kg build --workers 0 page.txt", USAGE, ("--workers", "x>=1")),
    ("kg build --wrong", USAGE, ("No such option", "--help")),
    ("kg explain empty", FAILED, ("empty: no page here",)),
    ("kg explain nosuch.txt", FAILED, ("check the path",)),
    ("kg stats --store nosuch", FAILED, ("no store here", "kg build --store nosuch")),
    ("kg stats --store broken.store", FAILED, ("no kg store", "kg build --store broken.store")),
    ("kg show 火星市", FAILED, ("no entity is named", "kg search 火星市")),
    ("kg view entity 火星市", FAILED, ("no entity 火星市", "kg search 火星市")),
    ("kg view nosuch", USAGE, ("explorer", "board")),
    ("kg query", USAGE, ("--list", "-f FILE")),
    ("kg query nosuch", FAILED, ("there are: acquisitions",)),
    ("kg query signed-by-region --regoin 成都市", FAILED, ("choose from: --region",)),
    ("kg query 'SELECT ?x { ?x kg:signed'", FAILED, ("line 1, column", "at the end of the line")),
    ("kg query 'SELECT ?x { ?x foo:bar ?y }'", FAILED, ("Prefix not found", "PREFIX name: <IRI>")),
    ("kg query 'PREFIX a: <b:> insert data { a:b a:b a:b }'", FAILED, ("only reads", "kg serve --writable")),
    ("kg export -o x.doc", USAGE, ("say --format",)),
    ("kg export --region 火星市", FAILED, ("no Region 火星市", "kg search")),
    ("kg import page.txt", FAILED, ("neither .jsonl nor .ttl", "--format")),
    ("kg import --format ttl page.txt", FAILED, ("page.txt:1: not Turtle",)),
    ("kg remove nosuch.txt", FAILED, ("kg stats --documents",)),
    ("kg eval --gold empty", FAILED, ("no gold files",)),
    ("kg serve --host 0.0.0.0", FAILED, ("--token",)),
    ("kg nosuch", USAGE, ("--help",)),
)


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A folder with a small store and with what goes wrong."""
    shell = Shell(tmp_path_factory.mktemp("user"))
    shell.write("page.txt", "成都高新区与云帆科技有限公司签约。\n")
    shell.write("english.txt", "The zone signed a contract.\n")
    shell.write("rows.jsonl", '{"body": "成都高新区签约。"}\n')
    shell.write("afile", "x")
    shell.write("broken.store/store.sqlite", "no database\n" * 100)
    (shell.folder / "noise.bin").write_bytes(bytes(range(256)) * 8)
    (shell.folder / "empty").mkdir()
    assert shell.run("kg build --quiet page.txt") == (0, "")
    return shell


@pytest.mark.parametrize(("command", "status", "words"), SLIPS, ids=[slip[0] for slip in SLIPS])
def test_a_message_says_what_is_wrong_and_what_to_do(
    command: str, status: int, words: tuple[str, ...], shell: Shell
) -> None:
    got, output = shell.run(command)
    assert "Traceback" not in output
    assert got == status, output
    assert not [word for word in words if word not in output], output


def test_a_missing_extra_is_named(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    shell.write("page.txt", "成都高新区与云帆科技有限公司签约。\n")
    shell.write("missing/httpx.py", "raise ModuleNotFoundError('gone', name='httpx')\n")
    shell.environment["PYTHONPATH"] = f"{shell.folder / 'missing'}:{ROOT}"
    assert shell.run("kg build --quiet page.txt") == (0, "")
    for command in ("kg store push http://127.0.0.1:1/", "kg query --store http://127.0.0.1:1 'ASK { ?s ?p ?o }'"):
        status, output = shell.run(command)
        assert status == 1 and "pip install 'kg[server]'" in output and "Traceback" not in output

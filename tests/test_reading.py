"""Reading: formats, encodings, folders, and input that means harm."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles import find_articles, locate_evidence, quote
from kg.errors import DocumentError
from kg.reading import ReadOptions, read_documents
from kg.reading.columns import Piece, order_lines
from kg.reading.decoding import decode
from kg.reading.markup import read_markup
from kg.reading.metadata import parse_date
from kg.sentences import split_sentences
from kg.types import Document
from tests.growth import find_growth
from tests.layout_samples import HARBOUR, ORCHARD, PHOTONS, STORIES, shuffle_paragraphs

ROOT = Path(__file__).resolve().parents[1]
PAGES = Path(__file__).resolve().parent / "reading_pages"
PAGE = f"{HARBOUR[0]}\n\n" + "\n\n".join(HARBOUR[1]) + "\n"


def read(*paths: Path, options: ReadOptions | None = None) -> list[Document]:
    """Documents of paths that are all readable."""
    found = list(read_documents(paths, options))
    assert not [d for d in found if isinstance(d, DocumentError)], found
    return [d for d in found if isinstance(d, Document)]


def refusal(path: Path, options: ReadOptions | None = None) -> str:
    """The one line that says why a path is not read."""
    (error,) = read_documents([path], options)
    assert isinstance(error, DocumentError)
    assert str(path) in str(error) and "\n" not in str(error)
    return str(error)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk"]
)
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(PAGE.encode(encoding))
    assert read(path)[0].text == PAGE


def test_traditional_encodings(tmp_path: Path) -> None:
    text = "國務院近日批准設立雲瀾港新區，重點發展航運和物流產業。港區的企業可以在這裡得到更多的支持，經濟發展的空間很大。\n"
    path = tmp_path / "page.txt"
    path.write_bytes(text.encode("big5"))
    assert read(path)[0].text == text
    assert decode(text.encode("gb18030"), "x") == text


def test_a_declared_encoding_is_believed_and_checked(tmp_path: Path) -> None:
    page = f'<html><head><meta charset="gb2312"></head><body><p>{HARBOUR[1][0]}</p></body></html>'
    path = tmp_path / "page.html"
    path.write_bytes(page.encode("gb18030"))
    assert read(path)[0].text == page
    assert read(path, options=ReadOptions(encoding="gbk"))[0].text == page
    assert "damaged big5" in refusal(path, ReadOptions(encoding="big5"))
    assert "no encoding is called klingon" in refusal(path, ReadOptions(encoding="klingon"))


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "empty"),
        (" \n\u3000\n".encode(), "empty"),
        (bytes(range(256)) * 40, "not text"),
        (b"%PDF-1.7\n" + bytes(200), "name it so"),
        (PAGE.encode()[:200] + b"\xff\xfe\xfd" + PAGE.encode()[200:], "damaged UTF-8 at byte 200"),
        (PAGE.encode()[:-2], "damaged UTF-8"),
        (PAGE.encode().decode("latin-1").encode(), "decoded wrongly"),
        (PAGE.encode().decode("gb18030", "replace").encode(), "decoded wrongly"),
        (os.urandom(0) + b"\x81\x30\xff" * 500, "not text in any known encoding"),
    ],
)
def test_rubbish_is_refused(tmp_path: Path, data: bytes, problem: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(data)
    assert problem in refusal(path)


def test_line_feeds_are_not_translated(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(PAGE.replace("\n", "\r\n").encode("utf-8-sig"))
    (document,) = read(path)
    assert document.text == PAGE.replace("\n", "\r\n")
    (article,) = find_articles(document)
    assert article.title == HARBOUR[0] and "\r" not in article.text


def test_folders_gzip_and_equal_names(tmp_path: Path) -> None:
    for day in ("2", "1"):
        folder = tmp_path / day
        folder.mkdir()
        (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "page.md.gz").write_bytes(gzip.compress(f"# {ORCHARD[0]}\n\n{ORCHARD[1][0]}\n".encode()))
    (tmp_path / "notes.xyz").write_text("left out", encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text("left out", encoding="utf-8")
    found = read(tmp_path)
    assert [d.id for d in found] == ["page.txt", "2/page.txt", "page.md.gz"]
    assert found == read(tmp_path / "page.md.gz", tmp_path / "2", tmp_path / "1", tmp_path)
    assert find_articles(found[2])[0].title == ORCHARD[0]


def test_a_folder_that_contains_itself(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "page.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    found = list(read_documents([tmp_path]))
    assert [d.id for d in found if isinstance(d, Document)] == ["page.txt"]
    (error,) = [d for d in found if isinstance(d, DocumentError)]
    assert "loop" in str(error) and "link" in str(error)


def test_missing_path_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    found = list(read_documents([tmp_path / "absent.txt", tmp_path / "page.txt"]))
    assert isinstance(found[0], DocumentError) and isinstance(found[1], Document)


def test_jsonl(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "title": PHOTONS[0], "text": "\n".join(PHOTONS[1]), "date": "2023-04-05T08:00:00"},
        {"id": "a", "text": "<div><p>星河高新区&amp;云帆科技签约。</p></div>"},
        {"text": "只有正文。", "date": 20230406},
    ]
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join([lines[0], "{not json", "[1]", lines[1], '{"text": 5}', "", lines[2]]), encoding="utf-8")
    found = list(read_documents([path]))
    documents = [d for d in found if isinstance(d, Document)]
    assert [d.id for d in documents] == ["rows.jsonl#a", "rows.jsonl#a:4", "rows.jsonl#7"]
    assert [d.published for d in documents] == ["2023-04-05", "", "2023-04-06"]
    assert documents[0].title == PHOTONS[0] and documents[1].markup
    assert find_articles(documents[0])[0].title == PHOTONS[0]
    errors = [str(d) for d in found if isinstance(d, DocumentError)]
    assert [e.split(": ")[0].rsplit(":", 1)[1] for e in errors] == ["2", "3", "5"]


def test_a_wrong_column_does_not_fill_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"body": "文"}\n' * 500, encoding="utf-8")
    errors = list(read_documents([path]))
    assert len(errors) == 21 and "480 more rows" in str(errors[-1]) and "its columns: body" in str(errors[0])
    assert len(read(path, options=ReadOptions(text_column="body"))) == 500


def test_csv_and_tsv(tmp_path: Path) -> None:
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(["id", "title", "text", "date"])
    for number, (title, paragraphs) in enumerate(STORIES):
        writer.writerow([number, title, "\n".join(paragraphs), "2023年4月5日"])
    for name, encoding in (("rows.csv", "utf-8-sig"), ("gbk.csv", "gb18030"), ("rows.csv.gz", "utf-8")):
        data = stream.getvalue().encode(encoding)
        (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        documents = read(tmp_path / name)
        assert [d.title for d in documents] == [title for title, _ in STORIES]
        assert documents[0].text == "\n".join(STORIES[0][1]) and documents[0].published == "2023-04-05"
        assert documents[0].id == f"{name}#0"
    (tmp_path / "rows.tsv").write_text("text\tid\n星河高新区签约。\tx\n", encoding="utf-8")
    assert read(tmp_path / "rows.tsv")[0].id == "rows.tsv#x"
    (tmp_path / "bad.csv").write_text("body,id\n文,1\n", encoding="utf-8")
    assert "no column 'text'" in refusal(tmp_path / "bad.csv")


def test_parquet(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    import pyarrow.parquet as pq

    table = pa.table({"text": ["\n".join(p) for _, p in STORIES], "title": [t for t, _ in STORIES]})
    path = tmp_path / "rows.parquet"
    pq.write_table(table, path)
    assert [d.title for d in read(path)] == [t for t, _ in STORIES]
    assert read(path)[1].id == "rows.parquet#2"
    path.write_bytes(path.read_bytes()[:-20])
    assert "damaged Parquet" in refusal(path)


def make_docx(path: Path, paragraphs: list[tuple[str, str]]) -> None:
    """A DOCX of (style, text) paragraphs, with no more in it than Word needs."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
        for style, text in paragraphs
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')


def test_a_row_of_a_docx_table_is_one_paragraph(tmp_path: Path) -> None:
    """The cells of a table of figures make no headlines and bylines, and no article of their own."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    rows = [["指标", "数值"], ["工业总产值", "860亿元"], ["进出口", "120亿元"]]
    table = "".join("<w:tr>" + "".join(f"<w:tc>{_word(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    page = _word("江都经开区主要指标") + _word("江都经开区增长。") + f"<w:tbl>{table}</w:tbl>" + _word("下一步再增长。")
    with zipfile.ZipFile(tmp_path / "page.docx", "w") as package:
        package.writestr("word/document.xml", f'<w:document xmlns:w="{word}"><w:body>{page}</w:body></w:document>')
    (document,) = read_documents([tmp_path / "page.docx"])
    assert isinstance(document, Document)
    (article,) = find_articles(document)
    texts = [(p.role, article.text[p.span.start : p.span.stop]) for p in article.paragraphs]
    assert texts == [
        ("headline", "江都经开区主要指标"),
        ("body", "江都经开区增长。"),
        ("body", "指标数值"),
        ("body", "工业总产值860亿元"),
        ("body", "进出口120亿元"),
        ("body", "下一步再增长。"),
    ]


def _word(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_docx(tmp_path: Path) -> None:
    path = tmp_path / "page.docx"
    make_docx(path, [("Title", ORCHARD[0]), *(("Normal", p) for p in ORCHARD[1])])
    (document,) = read(path)
    assert document.text == "\n".join([ORCHARD[0], *ORCHARD[1]]) and document.title == ORCHARD[0]
    (article,) = find_articles(document)
    assert article.title == ORCHARD[0]
    path.write_bytes(path.read_bytes()[:-30])
    assert "damaged DOCX" in refusal(path)
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("other.xml", "<a/>")
    assert "no DOCX file" in refusal(path)


@pytest.mark.parametrize("name", ["two-columns.pdf", "three-columns.pdf"])
def test_pdf_columns(name: str) -> None:
    (document,) = read(PAGES / name)
    expected = STORIES[:2] if name == "two-columns.pdf" else STORIES[1:4]
    found = find_articles(document)
    assert [a.title for a in found] == [title for title, _ in expected]
    for article, (_, paragraphs) in zip(found, expected, strict=True):
        text = "".join(article.text[p.span.start : p.span.stop] for p in article.paragraphs if p.role == "body")
        assert text.removeprefix("本报讯") == "".join(paragraphs)


def test_pdf_refusals(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    whole = (PAGES / "two-columns.pdf").read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert "cut off" in refusal(path)
    path.write_bytes(b"%PDF-1.7\nnonsense\n%%EOF\n")
    assert "damaged PDF" in refusal(path)
    assert "password" in refusal(PAGES / "locked.pdf")
    assert "no text layer" in refusal(PAGES / "scan.pdf")


def test_bombs_and_long_lines_stay_within_the_limit(tmp_path: Path) -> None:
    options = ReadOptions(limit=1 << 20)
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"\xe6\x98\x9f" * (20 << 20)))
    assert "larger than 1 MiB" in refusal(tmp_path / "bomb.txt.gz", options)
    (tmp_path / "cut.txt.gz").write_bytes(gzip.compress(PAGE.encode())[:-12])
    assert "damaged gzip" in refusal(tmp_path / "cut.txt.gz")
    (tmp_path / "plain.txt.gz").write_text(PAGE, encoding="utf-8")
    assert "damaged gzip" in refusal(tmp_path / "plain.txt.gz")
    make_docx(tmp_path / "bomb.docx", [("Normal", "星" * (12 << 20))])
    assert "larger than" in refusal(tmp_path / "bomb.docx", options)
    (tmp_path / "line.txt").write_bytes(b"a" * (3 << 20))
    assert "larger than 1 MiB" in refusal(tmp_path / "line.txt", options)
    row = json.dumps({"text": "星河高新区签约。"}, ensure_ascii=False)
    long = '{"text": "' + "星" * (1 << 20) + '"}'
    (tmp_path / "line.jsonl").write_text(f"{row}\n{long}\n{row}\n", encoding="utf-8")
    found = list(read_documents([tmp_path / "line.jsonl"], options))
    assert [type(d) for d in found] == [Document, DocumentError, Document]
    assert f"{tmp_path / 'line.jsonl'}:2: longer than 1 MiB" in str(found[1])


def test_the_command_names_what_it_cannot_read_and_exits_1(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(bytes(1000))
    command = [sys.executable, "-m", "kg", "articles", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, encoding="utf-8")
    assert done.returncode == 1 and HARBOUR[0] in done.stdout
    (line,) = done.stderr.strip().split("\n")
    assert line.startswith("kg: ") and "bad.txt: not text" in line


_PEAK = r"""
import re, sys
from kg.cli import main
try:
    main()
finally:
    peak = re.search(r"VmHWM:\s+(\d+)", open("/proc/self/status").read())
    print("peak", int(peak[1]) // 1024)
"""


def test_all_bad_input_at_once(tmp_path: Path) -> None:
    """One line each, the good page read, exit 1, and no more memory than a document may have, whatever the size."""
    (tmp_path / "good.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "cut.pdf").write_bytes((PAGES / "two-columns.pdf").read_bytes()[:4000])
    (tmp_path / "locked.pdf").write_bytes((PAGES / "locked.pdf").read_bytes())
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "loop").symlink_to(tmp_path)
    with gzip.open(tmp_path / "bomb.txt.gz", "wb", compresslevel=1) as stream:
        for _ in range(80):
            stream.write(b"a" * (1 << 20))
    make_docx(tmp_path / "bomb.docx", [("Normal", "a" * (80 << 20))])
    for name in ("line.txt", "line.jsonl"):
        with (tmp_path / name).open("wb") as stream:
            stream.truncate(1 << 30)  # a line of 1 GB that takes no disk
    command = [sys.executable, "-c", _PEAK, "articles", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, encoding="utf-8")
    assert done.returncode == 1 and HARBOUR[0] in done.stdout, done.stderr
    lines = done.stderr.strip().split("\n")
    for name in ("cut.pdf", "locked.pdf", "binary.txt", "loop", "bomb.txt.gz", "bomb.docx", "line.txt", "line.jsonl"):
        assert sum(f"/{name}" in line for line in lines) == 1, (name, lines)
    assert all(line.startswith("kg: ") for line in lines[:-1])
    peak = int(done.stdout.rsplit("peak", 1)[1])
    assert peak < 512, f"{peak} MiB"


def test_evidence_is_in_the_text_of_every_format(tmp_path: Path) -> None:
    """Each sentence's quote is what stands in the text that was read, and for text files that is the file."""
    write_every_format(tmp_path)
    found = {d.id: d for d in read(tmp_path)}
    assert len(found) == 12, sorted(found)
    for name, document in found.items():
        path = tmp_path / name
        if path.suffix in (".txt", ".html", ".md"):
            assert document.text == path.read_bytes().decode()
        articles = find_articles(document)
        assert articles[0].title == ORCHARD[0], name
        for sentence in (s for article in articles for s in split_sentences(article)):
            place, text = locate_evidence(document, sentence.article, sentence.span)
            assert text == quote(document, place) == "".join(sentence.text.split()), name
            raw = re.sub(r"<[^>]*>|\s", "", document.text[place.start : place.stop])
            assert raw == text, name


def write_every_format(folder: Path) -> None:
    """One article in every format that is read."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    title, paragraphs = ORCHARD
    plain = "\n\n".join([title, *paragraphs]) + "\n"
    body = "\n".join(paragraphs)
    row = json.dumps({"title": title, "text": f"{title}\n{body}"}, ensure_ascii=False) + "\n"
    marked = f"<h1>{title}</h1>" + "".join(f"<p>{p[:9]}<b>{p[9:15]}</b>{p[15:]}</p>" for p in paragraphs)
    (folder / "a.txt").write_text(plain, encoding="utf-8")
    (folder / "b.txt.gz").write_bytes(gzip.compress(plain.encode("gb18030")))
    (folder / "c.html").write_text(f"<html><body>{marked}</body></html>", encoding="utf-8")
    (folder / "d.html.gz").write_bytes(gzip.compress(f"<html><body>{marked}</body></html>".encode()))
    (folder / "e.md").write_text(
        f"---\ndate: 2022-01-08\n---\n# {title}\n\n" + "\n\n".join(paragraphs), encoding="utf-8"
    )
    (folder / "f.md").write_text(f"---\ndate: 2022-01-08\n---\n<div>{marked}</div>", encoding="utf-8")
    (folder / "g.jsonl").write_text(row, encoding="utf-8")
    (folder / "h.jsonl.gz").write_bytes(gzip.compress(row.encode()))
    with (folder / "i.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["title", "text"], [title, f"{title}\n{body}"]])
    pq.write_table(pa.table({"title": [title], "text": [f"{title}\n{body}"]}), folder / "j.parquet")
    make_docx(folder / "k.docx", [("Title", title), *(("Normal", p) for p in paragraphs)])
    with (folder / "l.tsv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter="\t").writerows([["title", "text"], [title, f"{title}\n{body}"]])


@pytest.mark.parametrize("name", ["two-columns.pdf", "three-columns.pdf"])
def test_evidence_is_in_the_text_of_a_pdf(name: str) -> None:
    (document,) = read(PAGES / name)
    for article in find_articles(document):
        for sentence in split_sentences(article):
            place, text = locate_evidence(document, article, sentence.span)
            assert text == "".join(sentence.text.split()) == "".join(document.text[place.start : place.stop].split())


def test_standard_input(tmp_path: Path) -> None:
    for data in (PAGE.encode("gb18030"), json.dumps({"text": PAGE}).encode()):
        command = [sys.executable, "-m", "kg", "articles", "-"]
        done = subprocess.run(command, input=data, capture_output=True, cwd=ROOT, check=False)
        assert done.returncode == 0 and HARBOUR[0] in done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Sat, 08 Jan 2022 10:52:00 GMT", "2022-01-08"),
        ("2022年1月8日", "2022-01-08"),
        ("2022-01", "2022-01"),
        ("2022", "2022"),
        ("20220108", "2022-01-08"),
        ("2022/1/8 10:00", "2022-01-08"),
        ("2022-13-40", ""),
        ("soon", ""),
    ],
)
def test_dates(text: str, date: str) -> None:
    assert parse_date(text) == date


def test_reading_order_of_columns_under_a_headline() -> None:
    pieces = [Piece(0, 200, 0, 20, "标题横跨两栏")]
    pieces += [
        Piece(x, x + 90, 30 + 12 * n, 40 + 12 * n, f"{side}{n}")
        for n in range(5)
        for x, side in ((0, "左"), (110, "右"))
    ]
    lines = [line.strip("\u3000") for line in order_lines(pieces) if line]
    assert lines == ["标题横跨两栏", *(f"左{n}" for n in range(5)), *(f"右{n}" for n in range(5))]


MARKUP = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<b",
        ">",
        '"',
        "'",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "文字",
        "&lt;",
        "&",
        " ",
        "<a href='x'>",
        "</a>",
        "<br>",
        "\n",
        "<table><tr><td>",
        "\ue0003\ue001",
        "x<y",
        "<h1>",
        "</h1>",
        "<li>",
    ]
)


def test_a_processing_instruction_is_no_element() -> None:
    lines = read_markup("<p>甲<?xml version='1'?><?tr>乙</p><table><tr><td>丙</td><?tr></tr></table>")
    assert "".join(line.text for line in lines).replace(" ", "") == "甲乙丙"


@settings(max_examples=150, deadline=None)
@given(st.lists(MARKUP, max_size=40).map("".join))
def test_every_character_of_markup_has_its_place(text: str) -> None:
    for line in read_markup("<p>" + text):
        for (offset, source), following in zip(line.runs, [*line.runs[1:], (len(line.text), 0)], strict=True):
            piece = line.text[offset : following[0]]
            original = ("<p>" + text)[source : source + len(piece)]
            assert piece == original or original.startswith("&")


def test_large_pages_are_linear() -> None:
    """Twice the paragraphs take about twice the time, not four times."""

    def prepare(count: int) -> Callable[[], object]:
        document = Document("p", "\n\n".join(shuffle_paragraphs(7, count)))
        return lambda: find_articles(document)

    prepare(200)()
    assert find_growth(prepare, 2000, 8000, most=8) <= 8

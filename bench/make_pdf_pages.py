"""Renders tests/reading_pages/*.pdf from HTML: pages in two and three columns, one locked, one without text.

Needs pymupdf (AGPL-3.0), which nothing of kg does: pip install pymupdf. Its fallback font for Chinese, embedded as far
as it is used, is Droid Sans Fallback (Apache-2.0). Run: python -m bench.make_pdf_pages
"""

from __future__ import annotations

from pathlib import Path

import pymupdf

from tests.layout_samples import STORIES, Story

PAGES = Path(__file__).resolve().parents[1] / "tests" / "reading_pages"
WIDTH, HEIGHT, MARGIN, GUTTER = 595, 842, 40, 18
STYLE = (
    "* {font-family: sans-serif; font-size: 10pt; margin: 0} p {text-indent: 20pt}"
    " h1 {font-size: 20pt} h2 {font-size: 14pt}"
)


def write_story(story: Story, tag: str) -> str:
    """The HTML of one story; its headline in `tag`, or none."""
    title, paragraphs = story
    first, *rest = paragraphs
    head = f"<{tag}>{title}</{tag}>" if tag else ""
    return head + f"<p>本报讯 {first}</p>" + "".join(f"<p>{p}</p>" for p in rest)


def render(name: str, banner: str, html: str, columns: int) -> None:
    """A page of `columns` columns below a headline over all of them."""
    path = PAGES / name
    writer = pymupdf.DocumentWriter(str(path))
    device = writer.begin_page(pymupdf.Rect(0, 0, WIDTH, HEIGHT))
    top = pymupdf.Story(html=f"<h1>{banner}</h1>", user_css=STYLE)
    top.place(pymupdf.Rect(MARGIN, MARGIN, WIDTH - MARGIN, MARGIN + 50))
    top.draw(device)
    body = pymupdf.Story(html=html, user_css=STYLE)
    width = (WIDTH - 2 * MARGIN - (columns - 1) * GUTTER) / columns
    height = 230 if columns == 2 else 260
    for number in range(columns):
        left = MARGIN + number * (width + GUTTER)
        body.place(pymupdf.Rect(left, MARGIN + 60, left + width, MARGIN + 60 + height))
        body.draw(device)
    writer.end_page()
    writer.close()
    shrink(path)


def shrink(path: Path, **locked: object) -> None:
    """Writes the file again with only the characters it uses in its font, and no date."""
    document = pymupdf.open(path)
    document.subset_fonts()
    document.set_metadata({})
    data = document.tobytes(garbage=4, deflate=True, no_new_id=True, **locked)
    document.close()
    path.write_bytes(data)


def main() -> None:
    """Writes the pages."""
    PAGES.mkdir(exist_ok=True)
    first, second, third = STORIES[:2], STORIES[1:4], STORIES[0]
    render("two-columns.pdf", first[0][0], write_story(first[0], "") + write_story(first[1], "h2"), 2)
    render(
        "three-columns.pdf",
        second[0][0],
        write_story(second[0], "") + "".join(write_story(s, "h2") for s in second[1:]),
        3,
    )
    render("locked.pdf", third[0], write_story(third, ""), 2)
    shrink(PAGES / "locked.pdf", encryption=pymupdf.PDF_ENCRYPT_AES_256, owner_pw="owner", user_pw="user")
    scan = pymupdf.open()
    scan.new_page().draw_rect(pymupdf.Rect(50, 50, 200, 200))
    scan.set_metadata({})
    scan.save(PAGES / "scan.pdf", garbage=4, deflate=True, no_new_id=True)


if __name__ == "__main__":
    main()

"""PDF → one document from its text layer; the only door to pypdfium2 (PDFium, BSD), chosen by `bench/reading.py`.

The document's text is what stands here in reading order, since a PDF has none of its own; offsets count in it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.errors import DocumentError
from kg.reading.columns import Piece, order_lines
from kg.reading.files import SourceFile
from kg.reading.options import ReadOptions
from kg.reading.streams import read_bounded, seekable, show_size
from kg.reading.texts import make_document
from kg.types import Document

_TAIL = 2048
"""A whole PDF says %%EOF in its last kilobyte (ISO 32000-1, annex H.3.4.4); twice that for what mailers append."""


PAGE_LIMIT = 10_000
"""The most pages of one PDF: a year of a large daily newspaper."""


def read_stream(stream: BinaryIO, file: SourceFile, options: ReadOptions) -> Iterator[Document | DocumentError]:
    """The document of a PDF: its pages' lines, a form feed between pages."""
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

    data = read_bounded(seekable(stream, options.limit * 4, file.path), options.limit * 4, file.path)
    if b"%%EOF" not in data[-_TAIL:]:
        raise DocumentError(file.path, "the PDF is cut off", "fetch it again")
    try:
        pdf = pdfium.PdfDocument(io.BytesIO(data))
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise DocumentError(file.path, "the PDF is protected by a password", "save it without one") from error
        raise DocumentError(file.path, "damaged PDF", "save it again") from error
    try:
        if len(pdf) > PAGE_LIMIT:
            raise DocumentError(file.path, f"more than {PAGE_LIMIT} pages", "split it")
        pages = list(_read_pages(pdf, file, options.limit))
        title = (pdf.get_metadata_dict().get("Title") or "").strip() if any(pages) else ""
    except pdfium.PdfiumError as error:
        raise DocumentError(file.path, f"damaged PDF: {error}", "save it again") from error
    finally:
        pdf.close()
    text = "\f".join(pages)
    if not text.strip():
        raise DocumentError(file.path, "the PDF has no text layer", "recognise its characters (OCR) first")
    yield make_document(file.name, text, file.path, options, title=title if title in text else "")


def _read_pages(pdf: Any, file: SourceFile, limit: int) -> Iterator[str]:
    size = 0
    for number in range(len(pdf)):
        page = pdf[number]
        layer = page.get_textpage()
        size += layer.count_chars() * 3
        if size > limit:
            raise DocumentError(file.path, f"more text than {show_size(limit)}", "split it")
        height = page.get_height()
        yield "\n".join(order_lines(list(_read_pieces(layer, height))))
        layer.close()
        page.close()


def _read_pieces(layer: Any, height: float) -> Iterator[Piece]:
    for number in range(layer.count_rects()):
        left, bottom, right, top = layer.get_rect(number)
        text = layer.get_text_bounded(left, bottom, right, top).replace("\r\n", "").replace("\n", "")
        yield Piece(left, right, height - top, height - bottom, text)

"""What a caller may say about the files."""

from __future__ import annotations

from dataclasses import dataclass

DOCUMENT_LIMIT = 64 * 1024 * 1024
"""The largest document by default, in bytes of text: some 600 books. A newspaper page has 20 kB."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """`published` is the ISO date of documents that carry none; the columns name the fields of JSONL, CSV and Parquet;
    `encoding` overrules declaration and detection; `limit` is the largest document in bytes, once unpacked."""

    published: str = ""
    text_column: str = "text"
    title_column: str = "title"
    date_column: str = "date"
    id_column: str = "id"
    encoding: str = ""
    limit: int = DOCUMENT_LIMIT

"""Parquet → documents, one a row; the only door to pyarrow's Parquet reader."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from kg.errors import DocumentError
from kg.reading.files import SourceFile
from kg.reading.options import ReadOptions
from kg.reading.records import Records
from kg.reading.streams import seekable
from kg.types import Document

_BATCH = 64


def read_stream(stream: BinaryIO, file: SourceFile, options: ReadOptions) -> Iterator[Document | DocumentError]:
    """The documents of a Parquet file, a batch of rows at a time."""
    import pyarrow as pa  # type: ignore[import-untyped]
    import pyarrow.parquet as pq  # type: ignore[import-untyped]

    records = Records(file, options)
    wanted = (options.text_column, options.title_column, options.date_column, options.id_column)
    try:
        table = pq.ParquetFile(seekable(stream, options.limit, file.path))
        names = table.schema_arrow.names
        if options.text_column not in names:
            columns = "、".join(names[:12])
            raise DocumentError(file.path, f"no column {options.text_column!r}", f"its columns: {columns}")
        number = 0
        for batch in table.iter_batches(_BATCH, columns=[name for name in wanted if name in names]):
            for row in batch.to_pylist():
                number += 1
                yield from records.read(number, row)
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        problem = str(error).split("\n", 1)[0][:120]
        yield DocumentError(file.path, f"damaged Parquet file: {problem}", "write it again")
    yield from records.close()

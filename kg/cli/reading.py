"""The options of every command that reads pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

_OPTIONS = (
    click.option("--date", "published", default="", help="ISO date of documents that carry none of their own."),
    click.option(
        "--encoding", default="", help="Encoding of the files; without it, by declaration, then by detection."
    ),
    click.option(
        "--text-column", default="text", show_default=True, help="Column of JSONL, CSV and Parquet with the text."
    ),
    click.option("--title-column", default="title", show_default=True, help="Column with the headline."),
    click.option("--date-column", default="date", show_default=True, help="Column with the date."),
    click.option("--id-column", default="id", show_default=True, help="Column with the document's id."),
)


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The command with one option for each field of `kg.reading.ReadOptions` but the limit."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command

"""The options of every command that reads pages."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from typing import Any

import click

from kg.dates import find_days


def _check_date(context: click.Context, option: click.Parameter, value: str) -> str:
    if value and ("/" in value or find_days(value) is None):
        raise click.BadParameter(f"{value}: no date; write 2022, 2022-01 or 2022-01-12")
    return value


def _check_encoding(context: click.Context, option: click.Parameter, value: str) -> str:
    try:
        return codecs.lookup(value).name if value else ""
    except LookupError:
        raise click.BadParameter(f"{value}: no encoding of that name; write gb18030, big5, utf-8 or the like") from None


_OPTIONS = (
    click.option(
        "--date",
        "published",
        default="",
        callback=_check_date,
        help="ISO date of documents that carry none of their own.",
    ),
    click.option(
        "--encoding",
        default="",
        callback=_check_encoding,
        help="Encoding of the files; without it, by declaration, then by detection.",
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

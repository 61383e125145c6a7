"""`kg query`, `kg search`, `kg show`, `kg stats`: reading a store from the command line."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TextIO

import click

from kg.errors import QueryError
from kg.query.prefixes import PREFIXES
from kg.query.sources import ask_store
from kg.query.tokens import split_tokens
from kg.query.workers import Answer, Request

STORE = click.option(
    "--store", "store", default="kg.store", show_default=True, help="Store folder or SPARQL server URL."
)
_FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle", "ntriples", "jsonld", "rdfxml")
_OF_TRIPLES = ("turtle", "ntriples", "jsonld", "rdfxml")


@click.command(context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
@click.argument("sparql", required=False)
@click.option(
    "-f", "--file", "file", type=click.File(encoding="utf-8"), help="Read the query from a file; - is standard input."
)
@click.option(
    "--format", "form", type=click.Choice(_FORMATS), help="Default: table; turtle for CONSTRUCT and DESCRIBE."
)
@click.option("--timeout", default=30.0, show_default=True, help="Seconds after which the query is ended; 0: never.")
@click.option("--list", "listing", is_flag=True, help="List the named questions and their parameters.")
@STORE
@click.pass_context
def query(
    ctx: click.Context,
    sparql: str | None,
    file: TextIO | None,
    form: str | None,
    timeout: float,
    listing: bool,
    store: str,
) -> None:
    """Run SPARQL (SELECT, ASK, CONSTRUCT, DESCRIBE), or a named question with its parameters.

    \b
    kg query 'SELECT ?name { ?zone a kg:Zone ; skos:prefLabel ?name }'
    kg query signed-by-zone --zone 成都高新区
    """
    if listing:
        click.echo(_list_questions())
        return
    if (sparql is None) == (file is None):
        raise click.UsageError("give a query, the name of a question (--list shows them), or -f FILE")
    text = file.read() if file else str(sparql)
    values = _read_values(ctx.args)
    if _is_name(text):
        from kg.query.questions import find_question

        text = find_question(text.strip()).bind(values)
    elif values:
        raise click.UsageError(f"--{next(iter(values))}: only named questions take parameters")
    if _is_update(text):
        raise QueryError("kg query only reads; updates go to a server: kg serve --writable (docs/sparql.md)")
    answer = _ask(store, text, form, timeout)
    _print_answer(answer, form, text)


def _ask(store: str, text: str, form: str | None, timeout: float) -> Answer:
    solutions = form if form in ("csv", "tsv", "json", "xml") else "json"
    triples = form if form in _OF_TRIPLES else "turtle"
    request = Request(text, solutions=solutions, triples=str(triples), prefixes=PREFIXES)
    return ask_store(store, request, timeout=timeout or None)


def _print_answer(answer: Answer, form: str | None, text: str) -> None:
    from kg.query.tables import format_table, order_columns, read_solutions, shorten_term

    if answer.kind == "triples" and form not in (None, *_OF_TRIPLES):
        raise QueryError(f"the answer is a graph, which {form} cannot hold; choose --format {', '.join(_OF_TRIPLES)}")
    if answer.kind != "triples" and form in _OF_TRIPLES:
        raise QueryError(
            f"the answer is a table, which {form} cannot hold; choose --format table, csv, tsv, json or xml"
        )
    if answer.kind == "triples" or form not in (None, "table"):
        sys.stdout.buffer.write(answer.data)
        if not answer.data.endswith(b"\n"):
            sys.stdout.buffer.write(b"\n")
        sys.stdout.buffer.flush()
    elif answer.kind == "boolean":
        click.echo("yes" if json.loads(answer.data)["boolean"] else "no")
    else:
        names, rows = read_solutions(answer)
        order = order_columns(names, text)
        cells = [[shorten_term(row[i], PREFIXES) for i in order] for row in rows]
        click.echo(format_table([names[i] for i in order], cells))
        click.echo(f"{len(rows)} row{'' if len(rows) == 1 else 's'}", err=True)


def _is_name(text: str) -> bool:
    return "{" not in text and not any(c.isspace() for c in text.strip())


def _is_update(text: str) -> bool:
    words = [token.upper() for kind, token, _ in split_tokens(text) if kind == "word"]
    first = next((word for word in words if word not in ("PREFIX", "BASE")), "")
    return first in ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD")


def _read_values(arguments: list[str]) -> dict[str, str]:
    """`--name value` and `--name=value` pairs."""
    values: dict[str, str] = {}
    rest = iter(arguments)
    for argument in rest:
        if not argument.startswith("--"):
            raise click.UsageError(f"unexpected argument {argument}")
        name, sign, value = argument[2:].partition("=")
        taken = value if sign else next(rest, None)
        if taken is None:
            raise click.UsageError(f"--{name} needs a value")
        values[name.replace("-", "_")] = taken
    return values


def _list_questions() -> str:
    from kg.query.questions import list_questions
    from kg.query.tables import format_table

    rows = []
    for question in list_questions():
        parameters = " ".join(f"--{p.name} {p.example}" for p in question.parameters)
        rows.append([question.name, question.title_zh, question.title_en, parameters])
    return format_table(["name", "问题", "question", "parameters (example)"], rows)


@click.command()
@click.argument("term")
@click.option("--kind", default="", help="Only entities of this kind, such as Zone.")
@click.option("--limit", default=20, show_default=True, help="At most this many.")
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True)
@STORE
def search(term: str, kind: str, limit: int, form: str, store: str) -> None:
    """Find entities by any part of any of their names, or by pinyin initials (cdgxq finds 成都高新区)."""
    from kg.query.tables import format_table
    from kg.store.names import search_store

    hits = search_store(Path(store), term, kind=kind, limit=limit)
    if form == "json":
        rows = [{"iri": h.iri, "kind": h.kind, "name": h.name, "form": h.form} for h in hits]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        click.echo(format_table(["kind", "name", "matched", "iri"], [[h.kind, h.name, h.form, h.iri] for h in hits]))
    if not hits:
        raise QueryError(f"no name holds “{term}”")


@click.command()
@click.argument("name")
@click.option("--limit", default=20, show_default=True, help="At most this many statements each way.")
@STORE
def show(name: str, limit: int, store: str) -> None:
    """Print an entity: names, codes, places, statements in and out with quotes, figures over time."""
    from kg.query.entities import describe_entity
    from kg.query.portraits import format_portrait

    click.echo(format_portrait(describe_entity(store, name), limit=limit))


@click.command()
@click.option("--documents", is_flag=True, help="List the documents instead.")
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True)
@STORE
def stats(documents: bool, form: str, store: str) -> None:
    """Count what the store holds: documents, entities by kind, statements by predicate and modality."""
    from kg.query.stats import count_store, format_counts, list_documents
    from kg.query.tables import format_table

    if documents:
        click.echo(format_table(["document", "date", "source"], list_documents(store)))
        return
    counts = count_store(store)
    click.echo(json.dumps(counts, ensure_ascii=False, indent=1) if form == "json" else format_counts(counts))

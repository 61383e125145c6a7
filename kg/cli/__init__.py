"""The command line: one command family a module, imported only when it is called (start-up stays under 0.1 s)."""

from __future__ import annotations

import importlib
import sys

import click

from kg import __version__
from kg.errors import KgError
from kg.terminals import show_plainly

COMMANDS: dict[str, tuple[str, str]] = {
    "analyze": ("kg.cli.analyze:analyze", "Centrality, communities, comparison of zones, trends, gaps."),
    "articles": ("kg.cli.articles:articles", "The articles of a page, to check the reading alone."),
    "build": ("kg.cli.build:build", "Read pages into the store."),
    "demo": ("kg.cli.demo:demo", "The graph of the sample pages, as Turtle, JSONL and HTML."),
    "eval": ("kg.cli.rules:evaluate", "Precision, recall and F1 on gold pages."),
    "explain": ("kg.cli.explain:explain", "How each statement of a page is found, or why not."),
    "export": ("kg.cli.export:export", "Write the graph as Turtle, JSONL, HTML, CSV and more."),
    "import": ("kg.cli.export:import_", "Take back an exported JSONL or Turtle file."),
    "query": ("kg.cli.query:query", "Ask in SPARQL, or a named question."),
    "remove": ("kg.cli.build:remove", "Take documents out of the store."),
    "report": ("kg.cli.report:report", "A self-contained report of a zone, a region or all."),
    "rules": ("kg.cli.rules:rules", "Every rule with its confidence and its hits on gold pages."),
    "search": ("kg.cli.query:search", "Find entities by any part of a name."),
    "serve": ("kg.cli.serve:serve", "SPARQL endpoint and pages over HTTP."),
    "show": ("kg.cli.query:show", "An entity with its statements, quotes and figures."),
    "stats": ("kg.cli.query:stats", "Counts by kind, relation and document."),
    "store": ("kg.cli.store:store", "Check, compact, back up the store."),
    "validate": ("kg.cli.validate:validate", "Check the graph against its shapes."),
    "view": ("kg.cli.view:view", "Interactive pages: explorer, maps, boards."),
}
"""Command → where its click command lives, and its line in `kg --help` (a test holds that it can be imported)."""


_EXTRAS = {"httpx": "server", "starlette": "server", "uvicorn": "server", "pyspark": "spark"}
"""Packages that not every installation has → the extra of pyproject.toml that brings them."""


class LazyGroup(click.Group):
    """A group that imports a command's module only when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name][0].split(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx)])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
def cli() -> None:
    """Knowledge graphs of regions, zones, companies and projects from Chinese newspaper pages."""


def main() -> None:
    """The console script: one line for an error, exit code 1; usage errors exit 2 (click's own)."""
    try:
        cli(standalone_mode=True)
    except KgError as error:
        click.echo("kg: " + show_plainly(str(error), keep="\n"), err=True)
        sys.exit(1)
    except ModuleNotFoundError as error:
        if error.name not in _EXTRAS:
            raise
        click.echo(f"kg: this needs {error.name}: pip install 'kg[{_EXTRAS[error.name]}]'", err=True)
        sys.exit(1)

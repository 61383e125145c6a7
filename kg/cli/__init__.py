"""The command line: one command family a module, imported only when it is called (start-up stays under 0.1 s)."""

from __future__ import annotations

import importlib
import sys

import click

from kg import __version__
from kg.errors import KgError

COMMANDS: dict[str, str] = {
    "analyze": "kg.cli.analyze:analyze",
    "articles": "kg.cli.articles:articles",
    "build": "kg.cli.build:build",
    "eval": "kg.cli.rules:evaluate",
    "explain": "kg.cli.explain:explain",
    "export": "kg.cli.export:export",
    "import": "kg.cli.export:import_",
    "query": "kg.cli.query:query",
    "remove": "kg.cli.build:remove",
    "report": "kg.cli.report:report",
    "rules": "kg.cli.rules:rules",
    "search": "kg.cli.query:search",
    "serve": "kg.cli.serve:serve",
    "show": "kg.cli.query:show",
    "stats": "kg.cli.query:stats",
    "store": "kg.cli.store:store",
    "validate": "kg.cli.validate:validate",
    "view": "kg.cli.view:view",
}
"""Command → where its click command lives."""


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is called or its help is shown."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        module, attribute = place.split(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
def cli() -> None:
    """Knowledge graphs of regions, zones, companies and projects from Chinese newspaper pages."""


def main() -> None:
    """The console script: one line for an error, exit code 1; usage errors exit 2 (click's own)."""
    try:
        cli(standalone_mode=True)
    except KgError as error:
        click.echo(f"kg: {error}", err=True)
        sys.exit(1)

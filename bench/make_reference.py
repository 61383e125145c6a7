"""The reference of the site, made from click and from docstrings while mkdocs builds: never old, and not committed.

mkdocs calls `on_files` (mkdocs.yml, `hooks`). `python bench/make_reference.py FOLDER` writes the same pages as files.
"""

from __future__ import annotations

import importlib
import inspect
import re
import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import click

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

MODULES = (
    *("kg.api", "kg.types", "kg.vocabulary", "kg.errors", "kg.pipeline", "kg.reading", "kg.articles", "kg.sentences"),
    *("kg.seeds", "kg.patterns", "kg.rules.rule", "kg.store", "kg.query.questions", "kg.search", "kg.validation"),
    *("kg.exporters", "kg.importers", "kg.analysis.projections", "kg.views", "kg.evaluation"),
)
"""The modules that a user of the library calls, in the order of the line."""

_BENCHMARKS = """
Made by `python -m bench`, which writes `bench/results.md`; `python -m bench NAME` runs one table. CPU time on a shared
machine with two cores: only ratios to the baseline of the same run say something. [Accuracy](accuracy.md) says what the
scores mean, [performance](performance.md) where the time goes. Some tables are older than others, since a run replaces
only the tables that it makes.
"""


def on_files(files: Any, config: Any) -> Any:
    """mkdocs' event: adds the pages to those of the site."""
    from mkdocs.structure.files import File

    for name, text in make_pages().items():
        files.append(File.generated(config, name, content=text))
    return files


def make_pages() -> dict[str, str]:
    """Page → Markdown."""
    return {
        "reference/cli.md": "\n".join(describe_commands()) + "\n",
        "reference/api.md": "\n".join(describe_modules()) + "\n",
        "reference/questions.md": "\n".join(describe_questions()) + "\n",
        "benchmarks.md": describe_benchmarks(),
    }


def describe_commands() -> Iterator[str]:
    """Every command with its arguments and options."""
    from kg.cli import cli

    yield "# Command line"
    yield ""
    yield "Made from the program itself. `kg COMMAND --help` prints the same."
    yield ""
    yield "Exit codes: 0 all well; 1 something could not be read or done, told in lines that begin with `kg:`; 2 the"
    yield "command was called wrongly."
    context = click.Context(cli, info_name="kg")
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        yield from _describe_command(command, f"kg {name}", context, 2)


def _describe_command(command: click.Command, title: str, parent: click.Context, level: int) -> Iterator[str]:
    context = click.Context(command, info_name=title.rpartition(" ")[2], parent=parent)
    usage = command.collect_usage_pieces(context)
    yield ""
    yield f"{'#' * level} {title}"
    yield ""
    yield f"    {title} {' '.join(usage)}"
    yield ""
    yield _clean(command.help or "")
    options = [p for p in command.params if isinstance(p, click.Option) and not p.hidden]
    if options:
        yield ""
        yield "| option | |"
        yield "|---|---|"
        for option in options:
            yield f"| {_name_option(option, context)} | {_explain_option(option, context)} |"
    if command.epilog:
        yield ""
        yield _clean(command.epilog)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from _describe_command(inner, f"{title} {name}", context, level + 1)


def _name_option(option: click.Option, context: click.Context) -> str:
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    if option.is_flag or option.count:
        return names
    if isinstance(option.type, click.Choice):
        return names + " " + " \\| ".join(map(str, option.type.choices))
    return f"{names} {option.make_metavar(context)}"


def _explain_option(option: click.Option, context: click.Context) -> str:
    record = option.get_help_record(context)
    text = re.sub(r"\s+", " ", record[1] if record else "")
    many = " May be given several times." if option.multiple and "repeat" not in text else ""
    return _escape(text.replace("|", "\\|")) + many


def _clean(text: str) -> str:
    """Help as Markdown: a paragraph a block, lines of `\\b` blocks and of commands as they are."""
    paragraphs = inspect.cleandoc(text).replace("\f", "").split("\n\n")
    return "\n\n".join(
        _as_block(p) if p.startswith(("\b", "kg ")) else _escape(" ".join(p.split())) for p in paragraphs
    )


def _as_block(paragraph: str) -> str:
    lines = [line for line in paragraph.splitlines() if line != "\b"]
    return "\n".join(f"    {line.strip()}" for line in lines)


def _escape(text: str) -> str:
    return text.replace("<", "&lt;")


def describe_modules() -> Iterator[str]:
    """Every public class and function of the modules, with its signature and docstring."""
    yield "# Python"
    yield ""
    yield "Made from the docstrings. Most programs need `kg.open` and `Graph` alone; what stands below them is the"
    yield "line, stage by stage."
    for name in MODULES:
        module = importlib.import_module(name)
        yield ""
        yield f"## `{name}`"
        yield from _describe_doc(module)
        for member, thing in list_public(module):
            yield from _describe_member(member, thing, 3)


def list_public(module: Any) -> list[tuple[str, Any]]:
    """The public classes and functions that a module defines or names in `__all__`, in its own order."""
    named = set(getattr(module, "__all__", ()))
    return [
        (name, thing)
        for name, thing in vars(module).items()
        if not name.startswith("_")
        and (inspect.isclass(thing) or inspect.isfunction(thing))
        and (thing.__module__ == module.__name__ or name in named)
    ]


def _describe_member(name: str, thing: Any, level: int) -> Iterator[str]:
    yield ""
    yield f"{'#' * level} `{name}`"
    yield ""
    yield f"    {_show_signature(name, thing)}"
    yield from _describe_doc(thing)
    if inspect.isclass(thing):
        for method, function in vars(thing).items():
            if not method.startswith("_") and inspect.isfunction(function):
                yield from _describe_member(f"{name}.{method}", function, level + 1)


def _show_signature(name: str, thing: Any) -> str:
    if inspect.isclass(thing) and issubclass(thing, Enum):
        return f"{name}: {', '.join(str(member.value) for member in thing)}"
    try:
        shown = str(inspect.signature(thing))
    except (TypeError, ValueError):
        shown = ""
    shown = re.sub(r"(: |-> )'([^']*)'", r"\1\2", shown)
    return name + re.sub(r"\b(?:kg|collections\.abc|datetime|decimal|pathlib)\.(?:\w+\.)*", "", shown)


def _describe_doc(thing: Any) -> Iterator[str]:
    """A docstring as Markdown; examples become blocks, and the signature that dataclasses write is left out."""
    text = inspect.cleandoc(thing.__doc__ or "")
    if not text or (inspect.isclass(thing) and text.startswith(f"{thing.__name__}(")):
        return
    for paragraph in text.split("\n\n"):
        example = paragraph.lstrip().startswith(">>>")
        plain = _escape(paragraph).replace("\n", " ") if "\n    " not in paragraph else _escape(paragraph)
        yield ""
        yield "\n".join(f"    {line}" for line in paragraph.splitlines()) if example else plain


def describe_questions() -> Iterator[str]:
    """The named questions with their parameters."""
    from kg.query.questions import list_questions

    yield "# Named questions"
    yield ""
    yield "Made from `ontology/questions`. `kg query NAME --PARAMETER VALUE`; a parameter left out leaves nothing out."
    yield ""
    yield "| name | | | parameters with an example |"
    yield "|---|---|---|---|"
    for question in list_questions():
        examples = " ".join(f"`--{p.name} {p.example}`" for p in question.parameters)
        yield f"| `{question.name}` | {question.title_en} | {question.title_zh} | {examples} |"


def describe_benchmarks() -> str:
    """The tables of the last runs of `make bench`, as they were committed."""
    text = (ROOT / "bench" / "results.md").read_text(encoding="utf-8")
    return text.replace("# Benchmarks\n", "# Benchmarks\n" + _BENCHMARKS, 1)


def main() -> None:
    folder = Path(sys.argv[1])
    for name, text in make_pages().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

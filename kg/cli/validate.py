"""`kg validate`: whether a graph keeps the invariants and the shapes."""

from __future__ import annotations

import sys
from collections import defaultdict
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.validation import Finding


@click.command()
@click.option("--store", default="kg.store", show_default=True, help="The store: a folder.")
@click.option("--engine", type=click.Choice(["pyrudof", "pyshacl", "none"]), help="SHACL engine; default: the fastest.")
@click.option("--all", "everything", is_flag=True, help="List every finding, not one example a check.")
def validate(store: str, engine: str | None, everything: bool) -> None:
    """Hold the graph to ontology/checks and ontology/shapes.ttl; exit code 1 if anything is violated."""
    from kg.store import open_store
    from kg.validation import find_engine, load_checks, run_checks, run_shapes

    engine = engine or find_engine()
    with open_store(store) as opened:
        findings = list(run_checks(opened.graph))
        if engine != "none":
            findings += run_shapes(opened, engine)
        else:
            click.echo("kg: shapes are not checked; pip install 'kg[validation]'", err=True)
    click.echo(_format_findings(findings, everything))
    counts = {severity: sum(f.severity == severity for f in findings) for severity in ("violation", "warning", "info")}
    click.echo(
        f"{len(load_checks())} checks, shapes by {engine}: {counts['violation']} violations, "
        f"{counts['warning']} warnings, {counts['info']} remarks"
    )
    if counts["violation"]:
        sys.exit(1)


def _format_findings(findings: list[Finding], everything: bool) -> str:
    """A table: severity, check, count, what it says, and a node (or all)."""
    groups: dict[tuple[int, str, str], list[Finding]] = defaultdict(list)
    order = {"violation": 0, "warning": 1, "info": 2}
    for finding in findings:
        groups[order[finding.severity], finding.severity, finding.check].append(finding)
    lines = []
    for (_, severity, check), members in sorted(groups.items()):
        lines.append(f"{severity:<10} {check:<22} {len(members):>6}  {members[0].message}")
        lines += [f"{'':<42}{f.node}" for f in (members if everything else members[:1])]
    return "\n".join(lines) or "nothing found"

"""`kg rules` and `kg eval`: what each rule gives, and how right it is on gold pages."""

from __future__ import annotations

from pathlib import Path

import click

from kg.errors import KgError


@click.command()
@click.option("--gold", "folder", type=click.Path(path_type=Path), required=True, help="Folder of gold files (*.json).")
@click.option(
    "--pages", type=click.Path(path_type=Path), help="Folder of the pages; default: the gold folder's siblings."
)
@click.option("--errors", is_flag=True, help="List what is missing (-) and what is extra (+).")
def evaluate(folder: Path, pages: Path | None, errors: bool) -> None:
    """Precision, recall and F1 of the extractor on gold pages."""
    from kg.evaluation import Tally

    report = _evaluate(folder, pages)
    if errors:
        for line in report.errors:
            click.echo(line)
    for title, tallies in (("total", report.totals), ("kinds", report.kinds), ("predicates", report.predicates)):
        click.echo(f"\n{title:18}{'P':>7}{'R':>7}{'F1':>7}{'right':>7}{'wrong':>7}{'missed':>7}")
        for name in sorted(tallies):
            tally: Tally = tallies[name]
            click.echo(
                f"{name:18}{tally.precision:7.3f}{tally.recall:7.3f}{tally.f1:7.3f}"
                f"{tally.right:7}{tally.wrong:7}{tally.missed:7}"
            )
    shares = ", ".join(f"{name} {right}/{total}" for name, (right, total) in sorted(report.fields.items()))
    click.echo(f"\nof right triples: {shares}")


@click.command()
@click.option("--gold", "folder", type=click.Path(path_type=Path), help="Folder of gold files: adds right and wrong.")
@click.option(
    "--pages", type=click.Path(path_type=Path), help="Folder of the pages; default: the gold folder's siblings."
)
@click.option("--write-confidences", type=click.Path(path_type=Path), help="Write the confidence table to this file.")
def rules(folder: Path | None, pages: Path | None, write_confidences: Path | None) -> None:
    """Every rule with its confidence and, on gold pages, its hits, right and wrong."""
    from kg.confidences import load_confidences
    from kg.rules import RULES

    if write_confidences and folder is None:
        raise click.UsageError("--write-confidences needs --gold")
    tallies = _evaluate(folder, pages).rules if folder else {}
    names = sorted({rule.name for rule in RULES} | set(tallies) | set(load_confidences().counts))
    click.echo(f"{'rule':44}{'confidence':>11}" + (f"{'right':>7}{'wrong':>7}" if folder else ""))
    for name in names:
        counts = f"{tallies[name].right:7}{tallies[name].wrong:7}" if name in tallies else ""
        click.echo(f"{name:44}{load_confidences().of(name):11.4f}{counts}")
    if write_confidences:
        rows = "".join(f"{n}\t{t.right}\t{t.wrong}\n" for n, t in sorted(tallies.items()))
        write_confidences.write_text(
            "# source: measured on gold pages by kg rules --write-confidences\nform\tright\twrong\n" + rows,
            encoding="utf-8",
        )


def _evaluate(folder: Path, pages: Path | None):  # type: ignore[no-untyped-def]
    from kg.engines import extract_all
    from kg.evaluation import evaluate, read_gold
    from kg.reading import read_documents
    from kg.types import Document

    gold = read_gold(folder)
    places = [pages] if pages else [folder, folder.parent / "seeds", folder.parent / "news"]
    found = [p / page.document for page in gold for p in places if (p / page.document).is_file()]
    if not found:
        raise KgError(f"{folder}: none of its pages is at hand; name their folder with --pages")
    documents = (d for d in read_documents([str(p) for p in found]) if isinstance(d, Document))
    return evaluate(extract_all(documents), gold)

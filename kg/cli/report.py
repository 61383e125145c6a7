"""`kg report`: what the graph says of a zone, a region, an industry or everything, for reading and for paper."""

from __future__ import annotations

import click


@click.command()
@click.option("--zone", default="", metavar="NAME", help="A report on this zone.")
@click.option("--region", default="", metavar="NAME", help="A report on this region.")
@click.option("--industry", default="", metavar="NAME", help="A report on this industry, or chain of seeds/chains.tsv.")
@click.option("-o", "output", default="exports/report.html", show_default=True, help="File; - is standard output.")
@click.option("--store", default="kg.store", show_default=True, help="The store: a folder.")
def report(zone: str, region: str, industry: str, output: str, store: str) -> None:
    """Write a report as one HTML file: key figures, charts, tables, the local graph, and every claim's sentence.

    Without --zone, --region or --industry it is about everything. Chinese or English, by the reader's browser.
    """
    from kg.cli.view import write_file
    from kg.store import open_store
    from kg.views.report import write_report

    with open_store(store) as opened:
        corpus = opened.corpus()
    write_file(output, lambda stream: write_report(corpus, stream, zone, region, industry))

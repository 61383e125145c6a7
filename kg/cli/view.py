"""`kg view`: pages of one file that open by double click."""

from __future__ import annotations

from pathlib import Path

import click

from kg.views import VIEWS

_NAMES = tuple(name for name in sorted(VIEWS) if name != "report")
_LIST = "Views:\n\n" + "\n\n".join(f"{name}: {VIEWS[name].meaning}." for name in _NAMES)


@click.command(epilog=_LIST)
@click.argument("view", type=click.Choice(_NAMES))
@click.argument("name", required=False, default="")
@click.option("-o", "output", default="", help="File; - is standard output.  [default: exports/<view>.html]")
@click.option("--zone", default="", metavar="PLACE", help="board, chain: the zone or region that it opens at.")
@click.option("--industry", default="", metavar="NAME", help="chain: the industry or chain that it opens at.")
@click.option(
    "--geojson",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="map: areas to draw instead of tiles, exactly as the file has them.",
)
@click.option("--title", default="", help="The page's title.")
@click.option("--store", default="kg.store", show_default=True, help="The store: a folder.")
def view(
    view: str, name: str, output: str, zone: str, industry: str, geojson: Path | None, title: str, store: str
) -> None:
    """Write VIEW as one HTML file that needs no network. NAME is the entity of `kg view entity NAME`."""
    from kg.store import open_store
    from kg.views import write_view

    if (view == "entity") != bool(name):
        raise click.UsageError(
            "give a NAME to the view entity" if view == "entity" else "only the view entity has a NAME"
        )
    given = {"name": name, "zone": zone, "industry": industry}
    if geojson:
        given["geojson"] = geojson.read_text(encoding="utf-8")
    options = {key: value for key, value in given.items() if value}
    for key in options:
        if key not in VIEWS[view].options:
            raise click.UsageError(f"--{key}: not an option of the view {view}")
    with open_store(store) as opened:
        corpus = opened.corpus()
    write_file(
        output or f"exports/{view}.html", lambda stream: write_view(view, corpus, stream, title=title, **options)
    )


def write_file(output: str, write):  # type: ignore[no-untyped-def]
    """Calls `write` with the stream of a file or of standard output; names the file where it made one."""
    import io
    import sys

    from kg.exporters.files import write_whole

    if output == "-":
        write(sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    buffer = io.BytesIO()
    write(buffer)
    path = Path(output)
    write_whole(path, lambda stream: stream.write(buffer.getvalue()))
    click.echo(f"{path}  {len(buffer.getvalue()) / 1e6:.1f} MB", err=True)

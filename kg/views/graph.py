"""The graph view by pyvis: up to 1,500 entities in one file that opens without a network.

Of pyvis 0.3.2 three things are not used, each for a reason: its writer (it crashes where the locale is GBK), its
template (it loads Bootstrap from a CDN) and `add_edge` (quadratic). Its node and edge lists, its options and its copy
of vis-network are. Positions come from kg.views.layouts: the physics in the browser takes minutes.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, BinaryIO

from kg.types import Corpus
from kg.views.explorer import PANEL
from kg.views.pages import TEMPLATES, make_environment, make_parts
from kg.views.scenes import Scene, make_scene, pack_scene

LIMIT = 1_500
"""Entities that vis-network draws well; of a larger corpus the best connected are shown."""
_OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {"hover": False, "hideEdgesOnDrag": False, "dragNodes": False, "selectConnectedEdges": False},
    "nodes": {"shape": "dot", "borderWidth": 1, "chosen": False, "scaling": {"label": {"enabled": False}}},
    "edges": {"smooth": False, "chosen": False, "arrows": {"to": {"enabled": False}}},
}


def write_html(corpus: Corpus, stream: BinaryIO, title: str = "") -> None:
    """Writes the graph of `corpus`: colours by kind, search, legend, filters; a click shows the quoted sentence."""
    import jinja2
    import pyvis
    from pyvis.network import Network

    scene = make_scene(corpus, LIMIT)
    data = pack_scene(corpus, scene, "vis")
    network = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    network.set_options(json.dumps(_OPTIONS))
    _fill_network(network, scene, data["pack"])
    stock = Path(pyvis.__file__).parent / "templates"
    library = (stock / "lib" / "vis-9.1.2" / "vis-network.min.js").read_text(encoding="utf-8")
    scripts = (*PANEL, "stage_vis.js", "explorer.js")
    parts = make_parts(title, "graph.title", ("app.css",), scripts, data, (library, _draw_script(network)))
    notice = f"仅显示联系最多的 {LIMIT} 个实体，另有 {scene.left_out} 个未显示" if scene.left_out else ""
    environment = make_environment(jinja2.FileSystemLoader(stock))
    environment.globals |= parts | {"notice": notice}
    network.templateEnv, network.path = environment, "graph.html"
    assert (TEMPLATES / network.path).exists()
    stream.write(network.generate_html().encode("utf-8", "replace"))


def _fill_network(network: Any, scene: Scene, pack: Any) -> None:
    """pyvis's lists, filled directly; names and labels stay in the data, where they are text."""
    for number, (x, y) in enumerate(scene.layout.find_points()):
        place = {"x": round(x, 1), "y": round(y, 1), "size": scene.layout.radius[number] / 10}
        network.nodes.append({"id": number, **place})
        network.node_ids.append(number)
    ends = zip(pack["edges"]["a"].values.tolist(), pack["edges"]["b"].values.tolist(), strict=True)
    for number, (a, step) in enumerate(ends):
        network.edges.append({"id": f"e{number}", "from": a, "to": a + step})


def _draw_script(network: Any) -> str:
    """The script that hands pyvis's lists to vis-network; numbers only."""
    nodes, edges, _, _, _, options = network.get_network_data()
    lists = json.dumps([nodes, edges], separators=(",", ":"), sort_keys=True)
    return (
        "KG.drawNetwork = function () {\n"
        f"  const [listed, joined] = {lists};\n"
        "  const nodes = new vis.DataSet(listed);\n  const edges = new vis.DataSet(joined);\n"
        f"  const options = {options};\n"
        '  const network = new vis.Network(document.getElementById("mynetwork"), { nodes, edges }, options);\n'
        "  return { network, nodes, edges };\n};"
    )

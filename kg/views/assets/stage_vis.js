"use strict";
// The graph as pyvis writes it: vis-network draws, without physics, at the positions that came with the page.

KG.visStage = function (container, model, state) {
  const { network, nodes, edges } = KG.drawNetwork();
  const view = { ax: 0, ay: 0, k: 1 };
  const listeners = {};
  const shown = { nodes: new Map(), edges: new Map() };
  network.on("beforeDrawing", (context) => {
    if (!state.groups) return;
    context.fillStyle = KG.palette.disc;
    for (const disc of state.groups) {
      context.beginPath();
      context.arc(disc.x, disc.y, disc.r, 0, 7);
      context.fill();
    }
  });
  network.on("afterDrawing", () => {
    const origin = network.canvasToDOM({ x: 0, y: 0 });
    [view.ax, view.ay, view.k] = [origin.x, origin.y, network.getScale()];
    if (listeners.drawn) listeners.drawn();
  });
  network.on("click", (event) => listeners.click && listeners.click(event.pointer.DOM.x, event.pointer.DOM.y));
  container.querySelector("#mynetwork").addEventListener("pointermove", (event) => {
    const box = container.getBoundingClientRect();
    if (listeners.hover && !event.buttons) listeners.hover(event.clientX - box.left, event.clientY - box.top);
  });

  // Only what looks different is told to vis: its updates are what costs.
  function update() {
    const changed = { nodes: [], edges: [] };
    for (let i = 0; i < model.n; i++) {
      const hidden = !state.nodeOn[i];
      const away = state.focus && !state.focus.has(i);
      const look = (hidden ? "h" : "") + (away ? "f" : "") + KG.palette.paper;
      if (shown.nodes.get(i) === look) continue;
      shown.nodes.set(i, look);
      const colour = KG.palette.kinds[model.kind(i)];
      changed.nodes.push({ id: i, hidden, opacity: away ? 0.15 : 1, color: { background: colour, border: KG.palette.paper } });
    }
    for (let e = 0; e < model.m; e++) {
      const hidden = !state.edgeOn[e];
      const near = state.focusEdges && state.focusEdges.has(e);
      const modality = KG.edgeColour(model, e, state);
      const look = (hidden ? "h" : "") + (near ? "n" : state.focus ? "f" : "") + modality + KG.palette.paper;
      if (shown.edges.get(e) === look) continue;
      shown.edges.set(e, look);
      const opacity = near ? 1 : state.focus ? 0.08 : 0.65;
      changed.edges.push({ id: "e" + e, hidden, width: near ? 2 : 1.2, color: { color: KG.palette[modality], opacity } });
    }
    if (changed.nodes.length) nodes.update(changed.nodes);
    if (changed.edges.length) edges.update(changed.edges);
    network.redraw();
  }
  return {
    name: "vis",
    view: () => view,
    on(name, action) { listeners[name] = action; },
    refresh: update,
    resize() { network.setSize("100%", "100%"); network.redraw(); },
    zoom(factor) { network.moveTo({ scale: network.getScale() * factor }); },
    pan(dx, dy) { network.moveTo({ offset: { x: dx, y: dy } }); },
    show(box) {
      const k = Math.min(container.clientWidth / (box.width + 1), container.clientHeight / (box.height + 1), box.most || 1.1);
      network.moveTo({ position: { x: box.x, y: box.y }, scale: k });
      network.redraw();
    },
  };
};

"use strict";
// The graph on WebGL: sigma.js draws graphology's graph; camera and gestures are sigma's.

KG.hasWebGL = function () {
  try {
    const context = document.createElement("canvas").getContext("webgl2");
    if (!context) return false;
    const lost = context.getExtension("WEBGL_lose_context");
    if (lost) lost.loseContext();
    return true;
  } catch (problem) {
    return false;
  }
};

// The libraries come wrapped: sigma asks for WebGL as soon as it is loaded, and fails without it.
KG.sigmaStage = function (container, model, state) {
  const scene = KG.h("div", { id: "scene" });
  container.prepend(scene);
  KG.loadSigma();
  const graph = new graphology.Graph({ type: "undirected", multi: true });
  const many = model.m > 4000;
  const colours = {};
  const listeners = {};

  // Colours with the transparency that sigma reads; recomputed with the theme.
  function mix() {
    for (const kind of KG.data.kinds) colours[kind] = KG.palette.kinds[kind];
    for (const name of ["fact", "planned", "negated"]) {
      colours[name] = KG.mix(KG.palette[name], KG.palette.paper, many ? 0.3 : 0.62);
      colours[name + " near"] = KG.palette[name];
      colours[name + " far"] = KG.mix(KG.palette[name], KG.palette.paper, 0.09);
    }
  }
  mix();
  const far = () => KG.palette.disc;
  for (let i = 0; i < model.n; i++) {
    graph.addNode(i, { x: model.x[i], y: -model.y[i], size: model.r[i], color: colours[model.kind(i)] });
  }
  for (let e = 0; e < model.m; e++) {
    const count = model.first[e + 1] - model.first[e];
    graph.addEdgeWithKey("e" + e, model.ends.a[e], model.ends.b[e], {
      size: many ? 0.6 : 1 + Math.min(2, Math.log2(count) * 0.7),
      color: colours[KG.edgeColour(model, e, state)],
    });
  }
  const sigma = new Sigma(graph, scene, {
    renderLabels: false,
    itemSizesReference: "positions",
    zoomToSizeRatioFunction: (ratio) => ratio,
    autoRescale: true,
    stagePadding: 46,
    minEdgeThickness: many ? 0.7 : 1.3,
    hideEdgesOnMove: model.m > 30000,
    defaultDrawNodeHover: () => {},
    minCameraRatio: 0.002,
    maxCameraRatio: 3,
    nodeReducer: (key, data) => {
      const i = Number(key);
      if (!state.nodeOn[i]) return { ...data, hidden: true };
      const away = state.focus && !state.focus.has(i);
      return { ...data, color: away ? far() : colours[model.kind(i)], zIndex: away ? 0 : 1 };
    },
    edgeReducer: (key, data) => {
      const e = Number(key.slice(1));
      if (!state.edgeOn[e]) return { ...data, hidden: true };
      const look = KG.edgeColour(model, e, state);
      if (!state.focus) return { ...data, color: colours[look] };
      const near = state.focusEdges && state.focusEdges.has(e);
      return { ...data, color: colours[look + (near ? " near" : " far")], size: near ? 2 : data.size };
    },
    zIndex: false,
  });
  const view = { ax: 0, ay: 0, k: 1 };
  sigma.on("afterRender", () => {
    const origin = sigma.graphToViewport({ x: 0, y: 0 });
    const unit = sigma.graphToViewport({ x: 1000, y: 0 });
    [view.ax, view.ay, view.k] = [origin.x, origin.y, (unit.x - origin.x) / 1000];
    if (listeners.drawn) listeners.drawn();
  });
  const click = (event) => listeners.click && listeners.click(event.event.x, event.event.y);
  sigma.on("clickStage", click);
  sigma.on("clickNode", click);
  sigma.on("doubleClickStage", (event) => event.preventSigmaDefault());
  sigma.getMouseCaptor().on("mousemovebody", (event) => listeners.hover && listeners.hover(event.x, event.y));
  const camera = sigma.getCamera();
  return {
    name: "webgl",
    sigma,
    view: () => view,
    on(name, action) { listeners[name] = action; },
    refresh(colour) {
      if (colour) mix();
      sigma.refresh();
    },
    // sigma watches the size of its container itself
    resize() { sigma.refresh(); },
    zoom(factor) { camera.animate({ ratio: camera.ratio / factor }, { duration: 150 }); },
    pan(dx, dy) {
      const from = sigma.viewportToFramedGraph({ x: 0, y: 0 });
      const to = sigma.viewportToFramedGraph({ x: dx, y: dy });
      camera.setState({ x: camera.x - (to.x - from.x), y: camera.y - (to.y - from.y) });
    },
    show(box) {
      const width = container.clientWidth;
      const height = container.clientHeight;
      const k = Math.min(width / (box.width + 1), height / (box.height + 1), box.most || 1.1);
      const middle = sigma.viewportToFramedGraph(sigma.graphToViewport({ x: box.x, y: -box.y }));
      camera.setState({ x: middle.x, y: middle.y, ratio: (camera.ratio * view.k) / k });
      sigma.refresh({ skipIndexation: true });
    },
  };
};

"use strict";
// The graph on WebGL: sigma.js draws graphology's graph; camera and gestures are sigma's.

// The libraries come wrapped: sigma asks for WebGL as soon as it is loaded, and fails without it. Null says so; to ask
// first would cost a context of its own, which is dear where there is no graphics card.
KG.sigmaStage = function (container, model, state) {
  try {
    KG.loadSigma();
  } catch (problem) {
    return null;
  }
  const scene = KG.h("div", { id: "scene" });
  // Under sigma's canvases: the discs of communities.
  const ground = KG.h("canvas", { id: "ground" });
  container.prepend(ground, scene);
  const graph = new graphology.Graph({ type: "undirected", multi: false });
  const many = model.m > 4000;
  const colours = {};
  const listeners = {};

  // Colours with the transparency that sigma reads; recomputed with the theme.
  function mix() {
    for (const kind of KG.data.kinds) {
      colours[kind] = KG.palette.kinds[kind];
      colours[kind + " far"] = KG.mix(KG.palette.kinds[kind], KG.palette.paper, 0.2);
    }
    for (const name of ["fact", "planned", "negated"]) {
      colours[name] = KG.mix(KG.palette[name], KG.palette.paper, model.m > 60000 ? 0.16 : many ? 0.3 : model.m > 800 ? 0.45 : 0.8);
      colours[name + " near"] = KG.palette[name];
      colours[name + " far"] = KG.mix(KG.palette[name], KG.palette.paper, 0.09);
    }
  }
  function paint() {
    mix();
    graph.updateEachNodeAttributes((key, data) => ({ ...data, color: colours[model.kind(Number(key))] }));
    graph.updateEachEdgeAttributes((key, data) => ({ ...data, color: colours[KG.edgeColour(model, Number(key.slice(1)), state)] }));
    plain = false;
  }
  mix();
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
  // What is hidden or dimmed; sigma asks only while something is.
  const reducers = {
    nodeReducer: (key, data) => {
      const i = Number(key);
      if (!state.nodeOn[i]) return { ...data, hidden: true };
      const away = state.focus && !state.focus.has(i);
      return { ...data, color: colours[model.kind(i) + (away ? " far" : "")], zIndex: away ? 0 : 1 };
    },
    edgeReducer: (key, data) => {
      const e = Number(key.slice(1));
      if (!state.edgeOn[e]) return { ...data, hidden: true };
      const look = KG.edgeColour(model, e, state);
      if (!state.focus) return { ...data, color: colours[look] };
      const near = state.focusEdges && state.focusEdges.has(e);
      return { ...data, color: colours[look + (near ? " near" : " far")], size: near ? 2 : data.size };
    },
  };
  const sigma = new Sigma(graph, scene, {
    renderLabels: false,
    itemSizesReference: "positions",
    zoomToSizeRatioFunction: (ratio) => ratio,
    autoRescale: true,
    stagePadding: 46,
    minEdgeThickness: many ? 0.7 : 1.6,
    hideEdgesOnMove: model.m > 30000,
    defaultDrawNodeHover: () => {},
    minCameraRatio: 0.002,
    maxCameraRatio: 3,
    zIndex: false,
  });
  let plain = true;
  function update() {
    const nothing = !state.focus && state.nodes === model.n && state.statements === model.first[model.m];
    if (nothing && plain) return;
    plain = nothing;
    sigma.setSetting("nodeReducer", nothing ? null : reducers.nodeReducer);
    sigma.setSetting("edgeReducer", nothing ? null : reducers.edgeReducer);
    sigma.refresh();
  }
  const view = { ax: 0, ay: 0, k: 1 };
  function measure() {
    const origin = sigma.graphToViewport({ x: 0, y: 0 });
    const unit = sigma.graphToViewport({ x: 1000, y: 0 });
    [view.ax, view.ay, view.k] = [origin.x, origin.y, (unit.x - origin.x) / 1000];
  }
  sigma.on("afterRender", () => {
    measure();
    KG.paintGround(ground, container, view, state);
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
      if (colour) paint();
      update();
    },
    resize() {}, // sigma watches the size of its container itself
    zoom(factor) { camera.animate({ ratio: camera.ratio / factor }, { duration: 150 }); },
    pan(dx, dy) {
      const from = sigma.viewportToFramedGraph({ x: 0, y: 0 });
      const to = sigma.viewportToFramedGraph({ x: dx, y: dy });
      camera.setState({ x: camera.x - (to.x - from.x), y: camera.y - (to.y - from.y) });
    },
    show(box) {
      measure();
      const width = container.clientWidth;
      const height = container.clientHeight;
      const k = Math.min(width / (box.width + 1), height / (box.height + 1), box.most || 1.1);
      const middle = sigma.viewportToFramedGraph(sigma.graphToViewport({ x: box.x, y: -box.y }));
      camera.setState({ x: middle.x, y: middle.y, ratio: (camera.ratio * view.k) / k });
    },
  };
};

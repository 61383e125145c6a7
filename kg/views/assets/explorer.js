"use strict";
// The graph views: one panel of search, legend, filters, time and details over whichever stage draws.

KG.start(async function (data) {
  const { h, t, byId, fill } = KG;
  const model = KG.makeModel(data.pack);
  const pack = data.pack;
  const container = byId("stage");
  const layer = byId("labels");
  const context = layer.getContext("2d");
  const filter = { kinds: new Set(pack.kinds), predicates: new Set(pack.predicates), modalities: new Set(pack.modalities) };
  const state = { selected: -1, hovered: -1, focus: null, focusEdges: null, hops: 1, groups: null, path: null };
  state.groups = data.groups.length ? data.groups : null;
  const time = KG.timeline(byId("timeline"), model, () => apply());
  look();

  let stage = null;
  const chosen = new URLSearchParams(location.search).get("stage");
  if (data.stage === "vis") stage = KG.visStage(container, model, state);
  else if (chosen !== "canvas") stage = KG.sigmaStage(container, model, state);
  stage = stage || KG.canvasStage(container, model, state);
  KG.stage = stage;
  KG.model = model;
  KG.state = state;
  KG.labelBoxes = () => KG.lastBoxes.map(({ box, text }) => ({ box, text }));

  stage.on("drawn", drawOver);
  stage.on("click", pick);
  stage.on("hover", hover);
  state.below = byId("timeline").hidden ? 0 : byId("timeline").offsetHeight + 14;
  sizeLayer();
  let sized = [container.clientWidth, container.clientHeight].join();
  new ResizeObserver(() => {
    const size = [container.clientWidth, container.clientHeight].join();
    if (size === sized) return;
    sized = size;
    sizeLayer();
    stage.resize();
    drawOver();
  }).observe(container);
  drawLegend();
  showCounts();
  stage.refresh();
  stage.show(overview());
  KG.listen("language", () => {
    drawLegend();
    showCounts();
    redrawDetail();
    stage.refresh();
  });
  KG.listen("theme", () => stage.refresh(true));

  // What is on ------------------------------------------------------------------------------------------------

  function look() {
    Object.assign(state, model.filter({ ...filter, ...time }));
    state.firstOf = (e) => {
      let best = -1;
      for (let s = model.first[e]; s < model.first[e + 1]; s++) {
        if (state.keeps(s) && (best < 0 || model.statements.modality[s] < model.statements.modality[best])) best = s;
      }
      return best;
    };
  }
  function apply() {
    look();
    if (state.selected >= 0 && !state.path) refocus();
    showCounts();
    drawNumbers();
    stage.refresh();
  }
  function showCounts() {
    byId("counts").textContent = t("counts", KG.number(state.nodes), KG.number(state.statements));
    byId("counts").dataset.nodes = state.nodes;
    byId("counts").dataset.statements = state.statements;
  }

  // Drawing ---------------------------------------------------------------------------------------------------

  function sizeLayer() {
    const ratio = window.devicePixelRatio || 1;
    layer.width = container.clientWidth * ratio;
    layer.height = container.clientHeight * ratio;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }
  function drawOver() {
    context.clearRect(0, 0, container.clientWidth, container.clientHeight);
    const view = stage.view();
    KG.paintMarks(context, model, view, state);
    KG.lastBoxes = KG.drawLabels(context, container.clientWidth, container.clientHeight, model, view, state);
  }
  function everything() {
    const nodes = [];
    for (let i = 0; i < model.n; i++) if (state.nodeOn[i]) nodes.push(i);
    return nodes;
  }
  // The rectangle around nodes, with room for labels and for the bars that lie over the stage.
  function extent(nodes) {
    let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const i of nodes) {
      x1 = Math.min(x1, model.x[i] - model.r[i]);
      x2 = Math.max(x2, model.x[i] + model.r[i]);
      y1 = Math.min(y1, model.y[i] - model.r[i]);
      y2 = Math.max(y2, model.y[i] + model.r[i]);
    }
    if (!nodes.length) [x1, y1, x2, y2] = [-100, -100, 100, 100];
    const [w, h2] = [container.clientWidth, container.clientHeight];
    const below = 108 / h2;
    const width = (x2 - x1) / Math.max(0.3, 1 - 110 / w);
    const height = (y2 - y1) / Math.max(0.3, 1 - below - 40 / h2);
    const scale = Math.max(width / w, height / h2, 1 / 1.6);
    return { x: (x1 + x2) / 2, y: (y1 + y2) / 2 + 40 * scale, width, height };
  }

  // All of it; on a phone, where that would be dots, the part around the best connected.
  function overview() {
    const box = extent(everything());
    const least = model.n > 1500 || !model.n ? 0 : 0.17;
    const fits = Math.min(container.clientWidth / box.width, container.clientHeight / box.height);
    if (fits >= least) return box;
    const middle = model.order[0];
    return { x: model.x[middle], y: model.y[middle], width: container.clientWidth / least, height: container.clientHeight / least };
  }

  // Picking ---------------------------------------------------------------------------------------------------

  function nodeAt(x, y, slack) {
    const view = stage.view();
    const [ux, uy] = [(x - view.ax) / view.k, (y - view.ay) / view.k];
    let best = -1;
    let nearest = Infinity;
    for (let i = 0; i < model.n; i++) {
      const dx = model.x[i] - ux;
      const dy = model.y[i] - uy;
      const reach = Math.max(model.r[i], slack / view.k);
      const distance = dx * dx + dy * dy;
      if (distance < reach * reach && distance < nearest && state.nodeOn[i]) [best, nearest] = [i, distance];
    }
    return best;
  }
  function edgeAt(x, y) {
    const view = stage.view();
    const [ux, uy] = [(x - view.ax) / view.k, (y - view.ay) / view.k];
    let best = -1;
    let nearest = (7 / view.k) ** 2;
    for (let e = 0; e < model.m; e++) {
      if (!state.edgeOn[e] || (state.focus && !state.focusEdges.has(e))) continue;
      const [a, b] = [model.ends.a[e], model.ends.b[e]];
      const [x1, y1] = [model.x[a], model.y[a]];
      const [dx, dy] = [model.x[b] - x1, model.y[b] - y1];
      const share = Math.max(0, Math.min(1, ((ux - x1) * dx + (uy - y1) * dy) / (dx * dx + dy * dy || 1)));
      const distance = (x1 + share * dx - ux) ** 2 + (y1 + share * dy - uy) ** 2;
      if (distance < nearest) [best, nearest] = [e, distance];
    }
    return best;
  }
  function pick(x, y) {
    const node = nodeAt(x, y, 8);
    if (node >= 0) return pathEnds.asking ? pathEnds.take(node) : select(node);
    const edge = edgeAt(x, y);
    if (edge >= 0) showEdge(edge);
    else clear();
  }
  let hoverWaits = false;
  function hover(x, y) {
    if (hoverWaits) return;
    hoverWaits = true;
    requestAnimationFrame(() => {
      hoverWaits = false;
      const node = nodeAt(x, y, 5);
      const edge = node < 0 && model.m < 50000 ? edgeAt(x, y) : -1;
      container.style.cursor = node >= 0 || edge >= 0 ? "pointer" : "";
      const tip = byId("tip");
      tip.hidden = node < 0 && edge < 0;
      if (node >= 0) fill(tip, model.name(node), " · ", t("kind." + model.kind(node)), " · ", t("tip.statements", model.statementsOf(node).length));
      else if (edge >= 0) {
        const s = state.firstOf(edge);
        const it = model.statement(s);
        fill(tip, model.name(it.subject), " ", t("predicate." + it.predicate), " → ", model.name(it.object));
      }
      tip.style.left = Math.min(x + 14, container.clientWidth - tip.offsetWidth - 8) + "px";
      tip.style.top = Math.max(4, y - tip.offsetHeight - 10) + "px";
      if (node !== state.hovered) {
        state.hovered = node;
        drawOver();
      }
    });
  }
  container.addEventListener("pointerleave", () => (byId("tip").hidden = true));

  function refocus() {
    state.focus = model.neighbourhood(state.selected, state.hops, state);
    state.focusEdges = new Set();
    for (const i of state.focus) {
      for (const e of model.edges(i)) if (state.focus.has(model.other(e, i)) && state.edgeOn[e]) state.focusEdges.add(e);
    }
  }
  function select(node, move) {
    state.selected = node;
    state.path = null;
    refocus();
    showNode(node);
    stage.refresh();
    if (move) {
      const box = extent(state.focus.size < 400 ? [...state.focus] : [node]);
      const least = Math.min(700, (40 * container.clientWidth) / Math.max(6, model.r[node]) / 8);
      stage.show({ ...box, width: Math.max(box.width, least), height: Math.max(box.height, least * 0.6) });
    }
  }
  function clear() {
    Object.assign(state, { selected: -1, focus: null, focusEdges: null, path: null });
    byId("detail").hidden = true;
    shown = null;
    pathEnds.stop();
    stage.refresh();
  }
  KG.select = (node) => select(node, true);

  // Details ---------------------------------------------------------------------------------------------------

  let shown = null;
  function redrawDetail() {
    if (shown) shown();
  }
  function panel(...children) {
    const detail = byId("detail");
    const close = h("button.tool.close", { type: "button", "aria-label": t("detail.close"), title: t("detail.close"), onclick: clear }, "✕");
    fill(detail, close, children);
    detail.hidden = false;
    detail.scrollTop = 0;
  }
  const follow = (node) => select(node, true);
  function showNode(node) {
    shown = () => showNode(node);
    const all = model.statementsOf(node).filter(state.keeps).filter((s) => otherShown(s));
    const out = all.filter((s) => model.statement(s).subject === node);
    const into = all.filter((s) => model.statement(s).subject !== node);
    const figures = KG.figureRows(model, node);
    const aliases = model.aliases(node);
    panel(
      KG.kindChip(model.kind(node)),
      h("h2", { lang: "zh-CN" }, model.name(node)),
      aliases.length ? h("p.aliases", {}, t("detail.aliases"), " ", aliases.join("、")) : null,
      h(
        "div.actions",
        {},
        h("button.action", { type: "button", onclick: () => pathEnds.begin(node) }, t("detail.path-from")),
        h("button.action", { type: "button", onclick: () => only(node) }, t("detail.zoom"))
      ),
      section("detail.says", out),
      section("detail.said", into),
      figures.length ? h("h3", {}, t("detail.figures", figures.length)) : null,
      figures.length ? KG.longList(figures, (items) => KG.figureCard(model, node, items, false), 15) : null,
      all.length || figures.length ? null : h("p.faint", {}, t("detail.none"))
    );
  }
  function otherShown(s) {
    return state.edgeOn[model.edgeOf[s]];
  }
  function section(key, list) {
    if (!list.length) return null;
    return [h("h3", {}, t(key, list.length)), KG.longList(list, (s) => KG.statementCard(model, s, follow, list.length === 1), 25)];
  }
  function showEdge(edge) {
    shown = () => showEdge(edge);
    const list = [];
    for (let s = model.first[edge]; s < model.first[edge + 1]; s++) if (state.keeps(s)) list.push(s);
    state.selected = -1;
    state.focus = new Set([model.ends.a[edge], model.ends.b[edge]]);
    state.focusEdges = new Set([edge]);
    panel(
      h("h3", {}, t("detail.statements", list.length)),
      KG.longList(list, (s) => KG.statementCard(model, s, follow, true), 25)
    );
    stage.refresh();
  }
  KG.showEdge = showEdge;
  function only(node) {
    stage.show(extent([...model.neighbourhood(node, state.hops, state)]));
  }

  // Legend and filters ----------------------------------------------------------------------------------------

  function drawLegend() {
    const tallies = { kinds: new Map(), predicates: new Map(), modalities: new Map() };
    const add = (map, key) => map.set(key, (map.get(key) || 0) + 1);
    for (const kind of pack.nodes.kind) add(tallies.kinds, pack.kinds[kind]);
    for (const p of model.statements.predicate) add(tallies.predicates, pack.predicates[p]);
    for (const m of model.statements.modality) add(tallies.modalities, pack.modalities[m]);
    const rows = (group, mark) =>
      pack[group]
        .filter((key) => tallies[group].has(key))
        .map((key) => {
          const singular = { kinds: "kind.", predicates: "predicate.", modalities: "modality." }[group];
          const change = (event) => {
            if (event.target.checked) filter[group].add(key);
            else filter[group].delete(key);
            apply();
          };
          return h(
            "label",
            { style: { "--dot": group === "kinds" ? "var(--kind-" + key + ")" : group === "modalities" ? "var(--" + key + ")" : "" }, title: t(singular + key) },
            h("input", { type: "checkbox", checked: filter[group].has(key), value: key, onchange: change }),
            h(mark + (group === "modalities" ? "." + key : "")),
            h("span", {}, t(singular + key)),
            h("span.n", {}, KG.number(tallies[group].get(key)))
          );
        });
    fill(byId("kinds"), rows("kinds", "i.swatch"));
    fill(byId("modalities"), rows("modalities", "i.stroke"));
    fill(byId("predicates"), rows("predicates", "i.tick"));
    fill(
      byId("hops"),
      [1, 2, 3].map((hops) =>
        h("button", { type: "button", role: "radio", "aria-checked": String(state.hops === hops), onclick: () => setHops(hops) }, String(hops))
      )
    );
  }
  function drawNumbers() {
    redrawDetail();
  }
  function setHops(hops) {
    state.hops = hops;
    drawLegend();
    if (state.selected >= 0) select(state.selected);
  }
  byId("all-predicates").addEventListener("click", () => {
    const present = pack.predicates;
    const full = present.every((p) => filter.predicates.has(p));
    filter.predicates = new Set(full ? [] : present);
    drawLegend();
    apply();
  });
  byId("toggle-filters").addEventListener("click", () => {
    const open = byId("filters").classList.toggle("open");
    byId("toggle-filters").setAttribute("aria-expanded", String(open));
  });

  // Search ----------------------------------------------------------------------------------------------------

  KG.searchBox(byId("search"), byId("hits"), model, (node) => {
    if (!state.nodeOn[node]) {
      filter.kinds.add(model.kind(node));
      drawLegend();
      apply();
    }
    if (pathEnds.asking) pathEnds.take(node);
    else select(node, true);
  });

  // Path between two ------------------------------------------------------------------------------------------

  const pathEnds = {
    asking: false,
    from: -1,
    begin(node) {
      this.asking = true;
      this.from = node;
      byId("path-tool").setAttribute("aria-pressed", "true");
      this.show(h("span", {}, node < 0 ? t("path.first") : [model.name(node), " → ", t("path.second")]));
    },
    take(node) {
      if (this.from < 0) return this.begin(node);
      if (node === this.from) return undefined;
      const path = model.findPath(this.from, node, state);
      this.asking = false;
      if (!path) return this.show(h("span", {}, t("path.none", model.name(this.from), model.name(node))));
      Object.assign(state, { selected: -1, path, focus: new Set(path.nodes), focusEdges: new Set(path.edges) });
      this.show(
        h("span.faint", {}, t("path.steps", path.edges.length)),
        path.nodes.map((i, k) => [k ? h("span.faint", {}, "—") : null, KG.nameLink(model, i, follow)])
      );
      const list = path.edges.map((e) => state.firstOf(e));
      shown = () => panel(h("h2", {}, t("path.title")), list.map((s) => KG.statementCard(model, s, follow, true)));
      shown();
      stage.refresh();
      stage.show(extent(path.nodes));
      return undefined;
    },
    show(...children) {
      fill(byId("path-bar"), children, h("button.quiet", { type: "button", onclick: clear }, t("detail.close")));
      byId("path-bar").hidden = false;
    },
    stop() {
      this.asking = false;
      this.from = -1;
      byId("path-bar").hidden = true;
      byId("path-tool").setAttribute("aria-pressed", "false");
    },
  };
  byId("path-tool").addEventListener("click", () => (pathEnds.asking ? clear() : pathEnds.begin(state.selected)));

  // Camera and keyboard ---------------------------------------------------------------------------------------

  byId("fit").addEventListener("click", () => stage.show(extent(everything())));
  byId("zoom-in").addEventListener("click", () => stage.zoom(1.5));
  byId("zoom-out").addEventListener("click", () => stage.zoom(1 / 1.5));
  const keys = { "+": () => stage.zoom(1.4), "=": () => stage.zoom(1.4), "-": () => stage.zoom(1 / 1.4), 0: () => stage.show(extent(everything())) };
  Object.assign(keys, { ArrowLeft: () => stage.pan(80, 0), ArrowRight: () => stage.pan(-80, 0), ArrowUp: () => stage.pan(0, 80), ArrowDown: () => stage.pan(0, -80) });
  container.addEventListener("keydown", (event) => {
    if (event.target === container && keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  document.addEventListener("keydown", (event) => {
    const typing = /INPUT|TEXTAREA|SELECT/.test(event.target.tagName);
    if (event.key === "Escape") clear();
    else if (event.key === "/" && !typing) {
      event.preventDefault();
      byId("search").focus();
    }
  });

  KG.bindExport({ model, state, stage, container, title: document.title });
});

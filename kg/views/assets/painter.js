"use strict";
// Draws the graph on a 2D canvas: the fallback where WebGL is off, and the picture that is exported.

(function () {
  KG.edgeColour = function (model, e, state) {
    const s = state.firstOf(e);
    return s < 0 ? "fact" : KG.data.modalities[model.statements.modality[s]];
  };

  KG.paintGraph = function (context, width, height, model, view, state) {
    const palette = KG.palette;
    const { ends, x, y, r } = model;
    const px = (i) => view.ax + x[i] * view.k;
    const py = (i) => view.ay + y[i] * view.k;
    context.fillStyle = palette.paper;
    context.fillRect(0, 0, width, height);

    paintDiscs(context, view, state);

    // Edges by look: one path a look is much faster than one a line.
    const looks = new Map();
    const many = model.m > 4000;
    for (let e = 0; e < model.m; e++) {
      if (!state.edgeOn[e]) continue;
      const a = ends.a[e];
      const b = ends.b[e];
      const near = !state.focus || (state.focusEdges && state.focusEdges.has(e));
      const [x1, y1, x2, y2] = [px(a), py(a), px(b), py(b)];
      if (Math.max(x1, x2) < 0 || Math.max(y1, y2) < 0 || Math.min(x1, x2) > width || Math.min(y1, y2) > height) continue;
      const key = KG.edgeColour(model, e, state) + (near ? "" : " far");
      if (!looks.has(key)) looks.set(key, new Path2D());
      const path = looks.get(key);
      path.moveTo(x1, y1);
      path.lineTo(x2, y2);
    }
    for (const [key, path] of looks) {
      const [modality, far] = key.split(" ");
      context.strokeStyle = palette[modality];
      context.globalAlpha = far ? 0.08 : state.focus ? 0.95 : many ? 0.16 : 0.6;
      context.lineWidth = state.focus && !far ? 1.8 : many ? 0.7 : 1.2;
      context.setLineDash(modality === "planned" ? [6, 4] : modality === "negated" ? [2, 3] : []);
      context.stroke(path);
    }
    context.setLineDash([]);

    // Nodes by colour
    const byKind = model.pack.kinds.map(() => [[], []]);
    const kinds = model.pack.nodes.kind;
    for (let i = 0; i < model.n; i++) {
      if (!state.nodeOn[i]) continue;
      byKind[kinds[i]][state.focus && !state.focus.has(i) ? 1 : 0].push(i);
    }
    for (const side of [1, 0]) {
      context.globalAlpha = side ? 0.15 : 1;
      byKind.forEach((parts, kind) => {
        if (!parts[side].length) return;
        context.fillStyle = palette.kinds[model.pack.kinds[kind]];
        context.beginPath();
        for (const i of parts[side]) {
          const radius = Math.max(1.1, r[i] * view.k);
          const cx = px(i);
          const cy = py(i);
          if (cx < -radius || cy < -radius || cx > width + radius || cy > height + radius) continue;
          if (radius < 2) context.rect(cx - radius, cy - radius, radius * 2, radius * 2);
          else {
            context.moveTo(cx + radius, cy);
            context.arc(cx, cy, radius, 0, 7);
          }
        }
        context.fill();
      });
    }
    context.globalAlpha = 1;
  };

  function paintDiscs(context, view, state) {
    if (!state.groups) return;
    context.fillStyle = KG.palette.disc;
    for (const disc of state.groups) {
      const radius = disc.r * view.k;
      if (radius < 3) continue;
      context.beginPath();
      context.arc(view.ax + disc.x * view.k, view.ay + disc.y * view.k, radius, 0, 7);
      context.fill();
    }
  }

  // The discs alone, on a canvas under another stage.
  KG.paintGround = function (canvas, container, view, state) {
    if (!state.groups) return;
    const ratio = window.devicePixelRatio || 1;
    const [width, height] = [container.clientWidth * ratio, container.clientHeight * ratio];
    if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
    const context = canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    paintDiscs(context, view, state);
  };

  // A ring around what is picked, and arrow heads on its edges: drawn over every stage.
  KG.paintMarks = function (context, model, view, state) {
    const palette = KG.palette;
    const px = (i) => view.ax + model.x[i] * view.k;
    const py = (i) => view.ay + model.y[i] * view.k;
    for (const e of state.focusEdges || []) {
      if (!state.edgeOn[e] || state.focusEdges.size > 400) continue;
      const ways = new Set();
      for (let s = model.first[e]; s < model.first[e + 1]; s++) if (state.keeps(s)) ways.add(model.statements.flip[s]);
      for (const way of ways) {
        const [from, to] = way ? [model.ends.b[e], model.ends.a[e]] : [model.ends.a[e], model.ends.b[e]];
        arrow(px(from), py(from), px(to), py(to), Math.max(2, model.r[to] * view.k) + 2);
      }
    }
    function arrow(x1, y1, x2, y2, gap) {
      const length = Math.hypot(x2 - x1, y2 - y1);
      if (length < gap + 12) return;
      const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
      const [tx, ty] = [x2 - ux * gap, y2 - uy * gap];
      context.fillStyle = palette.soft;
      context.beginPath();
      context.moveTo(tx, ty);
      context.lineTo(tx - ux * 9 - uy * 4, ty - uy * 9 + ux * 4);
      context.lineTo(tx - ux * 9 + uy * 4, ty - uy * 9 - ux * 4);
      context.fill();
    }
    for (const [i, width] of [[state.selected, 3], [state.hovered, 2]]) {
      if (i < 0 || !state.nodeOn[i]) continue;
      context.strokeStyle = palette.ink;
      context.lineWidth = width;
      context.beginPath();
      context.arc(px(i), py(i), Math.max(3, model.r[i] * view.k) + width, 0, 7);
      context.stroke();
    }
  };
})();

"use strict";
// Labels on a canvas of their own over any stage, so that no two ever overlap: each is placed below, above or beside its
// node where there is room, the most connected first, and left out where there is none.

(function () {
  const LINE = 11; // characters (of full width) a line
  const CELL = 64;

  KG.wrapName = function (name) {
    const characters = [...name];
    const width = (c) => (c.codePointAt(0) < 0x2e80 ? 0.56 : 1);
    const total = characters.reduce((sum, c) => sum + width(c), 0);
    if (total <= LINE + 1) return [name];
    const goal = Math.min(LINE, Math.ceil(total / 2) + 0.5);
    const lines = ["", ""];
    let used = 0;
    let line = 0;
    for (const c of characters) {
      if (used + width(c) > goal && line === 0) [line, used] = [1, 0];
      if (line === 1 && used + width(c) > LINE) return [lines[0], lines[1] + "…"];
      lines[line] += c;
      used += width(c);
    }
    return lines;
  };

  function Boxes() {
    const grid = new Map();
    const all = [];
    function cells(box, visit) {
      for (let i = Math.floor(box[0] / CELL); i <= Math.floor(box[2] / CELL); i++) {
        for (let j = Math.floor(box[1] / CELL); j <= Math.floor(box[3] / CELL); j++) if (visit(i * 8192 + j)) return true;
      }
      return false;
    }
    return {
      all,
      free(box) {
        return !cells(box, (key) =>
          (grid.get(key) || []).some((b) => box[0] < b[2] && b[0] < box[2] && box[1] < b[3] && b[1] < box[3])
        );
      },
      add(box, text) {
        cells(box, (key) => {
          if (grid.has(key)) grid.get(key).push(box);
          else grid.set(key, [box]);
        });
        if (text) all.push({ box, text });
      },
    };
  }

  // view: {ax, ay, k} from units to pixels; state: masks and what is picked; returns the boxes drawn.
  KG.drawLabels = function (context, width, height, model, view, state) {
    const palette = KG.palette;
    const boxes = Boxes();
    const size = width < 600 ? 12 : 13;
    const below = state.below || 0; // what bars cover at the foot
    if (model.hubs === undefined) {
      const most = model.n ? model.r[model.order[0]] : 0;
      model.hubs = Math.max(most * 0.55, model.n > 12 ? model.r[model.order[12]] : 0);
    }
    const wrapped = (model.wrapped = model.wrapped || new Map());
    const widths = (model.widths = model.widths || new Map());
    const at = (i) => [view.ax + model.x[i] * view.k, view.ay + model.y[i] * view.k];
    context.lineJoin = "round";
    context.textAlign = "center";
    context.textBaseline = "top";

    function measure(text, font) {
      const key = font + text;
      if (!widths.has(key)) {
        context.font = font;
        widths.set(key, context.measureText(text).width);
      }
      return widths.get(key);
    }

    function write(lines, x, top, font, lineHeight, colour) {
      context.font = font;
      context.strokeStyle = palette.halo;
      context.lineWidth = 3.5;
      context.fillStyle = colour;
      lines.forEach((line, i) => {
        context.strokeText(line, x, top + i * lineHeight);
        context.fillText(line, x, top + i * lineHeight);
      });
    }

    function place(i, bold, force) {
      const [x, y] = at(i);
      if (x < -80 || y < -40 || x > width + 80 || y > height + 40) return false;
      if (!wrapped.has(i)) wrapped.set(i, KG.wrapName(model.name(i)));
      const lines = wrapped.get(i);
      const hub = !state.focus && model.r[i] > model.hubs;
      const points = hub ? size + 1.5 : size;
      const font = (bold || hub ? "600 " : "") + points + "px " + palette.font;
      const lineHeight = points * 1.22;
      const w = Math.max(...lines.map((line) => measure(line, font)));
      const h = lineHeight * lines.length;
      const r = Math.max(2, model.r[i] * view.k);
      const spots = [
        [x - w / 2, y + r + 2],
        [x - w / 2, y - r - 2 - h],
        [x + r + 4, y - h / 2],
        [x - r - 4 - w, y - h / 2],
      ];
      for (const [left, top] of spots) {
        const box = [left - 3, top - 1, left + w + 3, top + h + 1];
        if (box[0] < 0 || box[1] < 0 || box[2] > width || box[3] > height - below || !boxes.free(box)) continue;
        boxes.add(box, model.name(i));
        boxes.add([x - r, y - r, x + r, y + r]);
        write(lines, left + w / 2, top, font, lineHeight, palette.ink);
        return true;
      }
      if (force) write(lines, x, y + r + 2, font, lineHeight, palette.ink);
      return false;
    }

    if (state.selected >= 0) place(state.selected, true, true);
    if (state.hovered >= 0 && state.hovered !== state.selected) place(state.hovered, true, true);
    if (state.groups && !state.focus) drawGroups();
    const limit = Math.round((width * height) / (state.focus ? 6000 : 11500));
    if (state.focus) {
      const inside = [...state.focus].sort((p, q) => model.r[q] - model.r[p] || p - q);
      let drawn = 0;
      for (const i of inside) if (i !== state.selected && state.nodeOn[i] && place(i, false, false) && ++drawn >= limit) break;
      drawEdgeNames();
      return boxes.all;
    }
    let drawn = 0;
    let tried = 0;
    for (const i of model.order) {
      if (!state.nodeOn[i] || i === state.selected || i === state.hovered) continue;
      const [x, y] = at(i);
      if (x < 0 || y < 0 || x > width || y > height) continue;
      if (++tried > 900) break;
      if (state.groups && model.r[i] * view.k < 6.5) break; // too small to be named one by one
      if (place(i, false, false) && ++drawn >= limit) break;
    }
    return boxes.all;

    // Names of communities over a large graph that is seen from afar, like names on a map.
    function drawGroups() {
      let shown = 0;
      for (const disc of state.groups) {
        const x = view.ax + disc.x * view.k;
        const y = view.ay + disc.y * view.k;
        const r = disc.r * view.k;
        if (r < 22 || r > Math.max(width, height) * 0.6 || x < 0 || y < 0 || x > width || y > height) continue;
        const big = Math.max(12, Math.min(19, r / 5));
        const font = "600 " + big.toFixed(0) + "px " + palette.font;
        const lines = disc.lines.map((line) => KG.wrapName(line)[0] + (KG.wrapName(line).length > 1 ? "…" : ""));
        const small = (big * 0.82).toFixed(0) + "px " + palette.font;
        const w = Math.max(measure(lines[0], font), lines[1] ? measure(lines[1], small) : 0);
        const h = big * 1.25 * lines.length;
        const box = [x - w / 2 - 6, y - h / 2 - 3, x + w / 2 + 6, y + h / 2 + 3];
        if (!boxes.free(box)) continue;
        boxes.add(box, lines[0]);
        context.globalAlpha = 0.72;
        context.fillStyle = palette.halo;
        context.beginPath();
        context.roundRect(box[0], box[1], box[2] - box[0], box[3] - box[1], 6);
        context.fill();
        context.globalAlpha = 1;
        write(lines.slice(0, 1), x, y - h / 2, font, big * 1.2, palette.ink);
        if (lines[1]) write(lines.slice(1), x, y - h / 2 + big * 1.25, small, big, palette.soft);
        if (++shown >= 60) break;
      }
    }

    // What the edges around the picked node say.
    function drawEdgeNames() {
      let drawnEdges = 0;
      for (const e of state.focusEdges || []) {
        if (!state.edgeOn[e] || drawnEdges >= 60) continue;
        const [x1, y1] = at(model.ends.a[e]);
        const [x2, y2] = at(model.ends.b[e]);
        if (Math.hypot(x2 - x1, y2 - y1) < 90) continue;
        const s = state.firstOf(e);
        if (s < 0) continue;
        const text = KG.t("predicate." + model.statement(s).predicate);
        const font = "11px " + palette.font;
        const w = measure(text, font);
        const x = x1 * 0.45 + x2 * 0.55;
        const y = y1 * 0.45 + y2 * 0.55;
        const box = [x - w / 2 - 3, y - 8, x + w / 2 + 3, y + 8];
        if (!boxes.free(box)) continue;
        boxes.add(box);
        drawnEdges++;
        write([text], x, y - 6, font, 12, palette.soft);
      }
    }
  };
})();

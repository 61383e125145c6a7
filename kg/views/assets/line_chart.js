"use strict";
// A figure over its periods: dots at their time, joined; bars where there are one or two. Plain SVG, nothing to load.

KG.lineChart = function (items) {
  const { svg } = KG;
  const points = items.filter((i) => i.number !== null);
  const [w, h, left, right, top, foot] = [300, 128, 8, 8, 24, 22];
  if (!points.length) return null;
  const low = Math.min(0, ...points.map((p) => p.number));
  const high = Math.max(0, ...points.map((p) => p.number));
  const x = (i) => (points.length === 1 ? w / 2 : left + 24 + (i / (points.length - 1)) * (w - left - right - 48));
  const y = (v) => h - foot - ((v - low) / (high - low || 1)) * (h - foot - top);
  const parts = [svg("line", { x1: left, x2: w - right, y1: y(low), y2: y(low), stroke: "var(--line)" })];
  if (points.length < 3) {
    points.forEach((p, i) =>
      parts.push(svg("rect", { x: x(i) - 16, width: 32, y: Math.min(y(p.number), y(0)), height: Math.max(1, Math.abs(y(0) - y(p.number))), rx: 3, fill: p.modality === "fact" ? "var(--accent)" : "none", stroke: "var(--accent)", "stroke-dasharray": p.modality === "fact" ? null : "4 3" }))
    );
  } else {
    const path = points.map((p, i) => (i ? "L" : "M") + x(i).toFixed(1) + " " + y(p.number).toFixed(1)).join("");
    parts.push(svg("path", { d: path, fill: "none", stroke: "var(--accent)", "stroke-width": 2 }));
    points.forEach((p, i) =>
      parts.push(svg("circle", { cx: x(i), cy: y(p.number), r: 3.6, fill: p.modality === "fact" ? "var(--accent)" : "var(--panel)", stroke: "var(--accent)", "stroke-width": 2 }))
    );
  }
  const every = Math.max(1, Math.ceil(points.length / 5));
  points.forEach((p, i) => {
    if (i % every && i !== points.length - 1) return;
    if (i !== points.length - 1 && points.length - 1 - i < every) return;
    parts.push(svg("text", { x: x(i), y: h - 6, "text-anchor": "middle" }, p.period || "—"));
    parts.push(svg("text", { x: x(i), y: y(Math.max(p.number, 0)) - 8, "text-anchor": "middle", class: "value" }, KG.number(p.number)));
  });
  return svg("svg", { viewBox: "0 0 " + w + " " + h, role: "img" }, svg("title", {}, points.map((p) => p.period + ": " + p.value).join("; ")), parts);
};

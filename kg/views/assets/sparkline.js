"use strict";
// A word-sized line of a figure over its periods, where there are three or more.

KG.sparkline = function (items) {
  const points = items.filter((i) => i.period && i.number !== null);
  if (points.length < 3) return null;
  const [w, h] = [64, 18];
  const values = points.map((i) => i.number);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const at = (v, i) => [3 + (i / (values.length - 1)) * (w - 6), high > low ? h - 3 - ((v - low) / (high - low)) * (h - 6) : h / 2];
  const path = values.map((v, i) => (i ? "L" : "M") + at(v, i).map((n) => n.toFixed(1)).join(" ")).join("");
  const [x, y] = at(values[values.length - 1], values.length - 1);
  return KG.svg(
    "svg",
    { width: w, height: h, viewBox: "0 0 " + w + " " + h, "aria-hidden": "true", class: "spark" },
    KG.svg("path", { d: path, fill: "none", stroke: "var(--accent)", "stroke-width": 1.6 }),
    KG.svg("circle", { cx: x, cy: y, r: 2.2, fill: "var(--accent)" })
  );
};

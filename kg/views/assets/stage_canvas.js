"use strict";
// The graph on a 2D canvas, with its own camera: drag, wheel and pinch. Used where WebGL is off.

KG.canvasStage = function (container, model, state) {
  const canvas = KG.h("canvas", { id: "scene" });
  container.prepend(canvas);
  const context = canvas.getContext("2d");
  const view = { ax: 0, ay: 0, k: 1 };
  const listeners = {};
  const pointers = new Map();
  let moved = 0;
  let waiting = false;

  function size() {
    const ratio = window.devicePixelRatio || 1;
    canvas.width = container.clientWidth * ratio;
    canvas.height = container.clientHeight * ratio;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }
  function draw() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      KG.paintGraph(context, container.clientWidth, container.clientHeight, model, view, state);
      if (listeners.drawn) listeners.drawn();
    });
  }
  function zoomAt(x, y, factor) {
    const k = Math.max(0.002, Math.min(8, view.k * factor));
    view.ax = x - ((x - view.ax) * k) / view.k;
    view.ay = y - ((y - view.ay) * k) / view.k;
    view.k = k;
    draw();
  }
  const place = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoomAt(...place(event), Math.exp(-event.deltaY * 0.0016));
  }, { passive: false });
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, place(event));
    if (pointers.size === 1) moved = 0;
  });
  canvas.addEventListener("pointermove", (event) => {
    const now = place(event);
    const before = pointers.get(event.pointerId);
    if (!before) {
      if (listeners.hover) listeners.hover(...now);
      return;
    }
    if (pointers.size === 1) {
      view.ax += now[0] - before[0];
      view.ay += now[1] - before[1];
      draw();
    } else {
      const other = [...pointers.entries()].find(([id]) => id !== event.pointerId)[1];
      const spread = (p) => Math.hypot(p[0] - other[0], p[1] - other[1]);
      zoomAt((now[0] + other[0]) / 2, (now[1] + other[1]) / 2, spread(now) / Math.max(1, spread(before)));
    }
    moved += Math.hypot(now[0] - before[0], now[1] - before[1]);
    pointers.set(event.pointerId, now);
  });
  for (const name of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(name, (event) => {
      if (name === "pointerup" && pointers.size === 1 && moved < 6 && listeners.click) listeners.click(...place(event));
      pointers.delete(event.pointerId);
    });
  }
  size();
  return {
    name: "canvas",
    view: () => view,
    on(name, action) { listeners[name] = action; },
    refresh: draw,
    resize() { size(); draw(); },
    zoom(factor) { zoomAt(container.clientWidth / 2, container.clientHeight / 2, factor); },
    pan(dx, dy) { view.ax += dx; view.ay += dy; draw(); },
    show(box) {
      const width = container.clientWidth;
      const height = container.clientHeight;
      const k = Math.min(width / (box.width + 1), height / (box.height + 1), box.most || 1.1);
      view.k = k;
      view.ax = width / 2 - box.x * k;
      view.ay = height / 2 - box.y * k;
      draw();
    },
  };
};

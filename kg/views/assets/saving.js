"use strict";
// What can be taken along: the picture, and what is shown or picked as JSON or CSV with its quotes.

KG.bindExport = function ({ model, state, stage, container, title }) {
  const { h, t, byId } = KG;
  const button = byId("save-menu");
  let menu = null;
  function close() {
    if (menu) menu.remove();
    menu = null;
    button.setAttribute("aria-expanded", "false");
  }
  button.addEventListener("click", () => {
    if (menu) return close();
    const item = (key, action) => h("button", { type: "button", role: "menuitem", onclick: () => (close(), action()) }, t(key));
    menu = h("div.menu", { role: "menu" }, item("save.png", savePicture), item("save.csv", saveTable), item("save.json", saveJson));
    document.body.append(menu);
    button.setAttribute("aria-expanded", "true");
    menu.firstChild.focus();
    return undefined;
  });
  document.addEventListener("pointerdown", (event) => {
    if (menu && !menu.contains(event.target) && !button.contains(event.target)) close();
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());

  // Twice the size of the screen, with the title and the legend of what is in it.
  function savePicture() {
    const [width, height] = [container.clientWidth, container.clientHeight];
    const canvas = h("canvas", { width: width * 2, height: (height + 44) * 2 });
    const context = canvas.getContext("2d");
    context.scale(2, 2);
    const view = stage.view();
    KG.paintGraph(context, width, height, model, view, state);
    KG.paintMarks(context, model, view, state);
    KG.drawLabels(context, width, height, model, view, { ...state, hovered: -1 });
    context.fillStyle = KG.palette.panel;
    context.fillRect(0, height, width, 44);
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.font = "600 14px " + KG.palette.font;
    context.fillStyle = KG.palette.ink;
    context.fillText(title, 12, height + 22);
    let x = 26 + context.measureText(title).width;
    context.font = "12px " + KG.palette.font;
    const present = new Set(model.pack.nodes.kind);
    for (const number of [...present].sort((a, b) => a - b)) {
      const kind = model.pack.kinds[number];
      context.fillStyle = KG.palette.kinds[kind];
      context.beginPath();
      context.arc(x + 5, height + 22, 5, 0, 7);
      context.fill();
      context.fillStyle = KG.palette.soft;
      context.fillText(t("kind." + kind), x + 14, height + 22);
      x += 28 + context.measureText(t("kind." + kind)).width;
    }
    canvas.toBlob((blob) => KG.save("kg.png", blob), "image/png");
  }

  function rows() {
    const list = [];
    for (let e = 0; e < model.m; e++) {
      if (!state.edgeOn[e] || (state.focus && !state.focusEdges.has(e))) continue;
      for (let s = model.first[e]; s < model.first[e + 1]; s++) if (state.keeps(s)) list.push(model.statement(s));
    }
    return list;
  }
  function saveTable() {
    const lines = [["subject", "predicate", "object", "modality", "date", "amount", "document", "article", "quote"]];
    for (const it of rows()) {
      const e = it.evidence[0] || {};
      lines.push([model.name(it.subject), it.predicate, model.name(it.object), it.modality, it.date, it.amount, e.document, e.article, e.text]);
    }
    const text = "\ufeff" + lines.map((line) => line.map(KG.cell).join(",")).join("\r\n") + "\r\n";
    KG.save("kg.csv", new Blob([text], { type: "text/csv;charset=utf-8" }));
  }
  function saveJson() {
    const list = rows().map((it) => ({ ...it, subject: model.name(it.subject), object: model.name(it.object) }));
    KG.save("kg.json", new Blob([JSON.stringify(list, null, 1)], { type: "application/json" }));
  }
};

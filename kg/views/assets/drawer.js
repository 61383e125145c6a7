"use strict";
// The panel at the side of pages of lists: an entity, or a list of statements, with their quotes.

KG.entityParts = function (model, node, open, keeps) {
  const { h, t } = KG;
  const all = model.statementsOf(node).filter(keeps || (() => true));
  const out = all.filter((s) => model.statement(s).subject === node);
  const into = all.filter((s) => model.statement(s).subject !== node);
  const figures = KG.figureRows(model, node);
  const aliases = model.aliases(node);
  const section = (key, list) =>
    list.length
      ? [h("h3", {}, t(key, list.length)), KG.longList(list, (s) => KG.statementCard(model, s, open, list.length < 4), 25)]
      : null;
  return {
    head: [
      KG.kindChip(model.kind(node)),
      h("h2", { lang: "zh-CN" }, model.name(node)),
      aliases.length ? h("p.aliases", { lang: "zh-CN" }, t("detail.aliases"), " ", aliases.join("、")) : null,
    ],
    body: [
      section("detail.says", out),
      section("detail.said", into),
      figures.length ? h("h3", {}, t("detail.figures", figures.length)) : null,
      figures.length ? KG.longList(figures, (items) => KG.figureCard(model, node, items, false), 15) : null,
      all.length || figures.length ? null : h("p.faint", {}, t("detail.none")),
    ],
  };
};

KG.drawer = function (model) {
  const { h, t, byId, fill } = KG;
  const drawer = byId("drawer");
  let from = null;
  let shown = null;
  function close() {
    drawer.hidden = true;
    shown = null;
    if (from) from.focus();
    from = null;
  }
  function open(node, extra) {
    shown = () => open(node, extra);
    if (drawer.hidden) from = document.activeElement;
    const parts = KG.entityParts(model, node, (other) => open(other));
    const button = h("button.tool.close", { type: "button", "aria-label": t("detail.close"), onclick: close }, "✕");
    fill(drawer, button, parts.head, extra ? extra() : null, parts.body);
    drawer.hidden = false;
    drawer.scrollTop = 0;
    button.focus({ preventScroll: true });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !drawer.hidden) close();
    if (event.key === "/" && !/INPUT|SELECT/.test(event.target.tagName) && byId("search")) {
      event.preventDefault();
      byId("search").focus();
    }
  });
  KG.listen("language", () => shown && shown());
  if (byId("search")) KG.searchBox(byId("search"), byId("hits"), model, (node) => open(node));
  KG.select = (node) => open(node);
  return open;
};

// A select with a label; options are [value, text] pairs.
KG.choice = function (label, options, value, change) {
  const { h } = KG;
  const select = h("select", { onchange: (event) => change(event.target.value) });
  for (const [key, text] of options) select.append(h("option", { value: key, selected: String(key) === String(value) }, text));
  return h("label", {}, h("span", {}, label), select);
};

KG.segments = function (options, value, change) {
  const { h } = KG;
  return h(
    "div.segments",
    { role: "group" },
    options.map(([key, text]) => h("button", { type: "button", "aria-pressed": String(key === value), onclick: () => change(key) }, text))
  );
};

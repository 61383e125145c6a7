"use strict";
// The page of an entity: facts at the head, figures over time, then all statements by relation with their sentences.

KG.start(async function (data) {
  const { h, t, byId, fill } = KG;
  const model = KG.makeModel(data.pack);
  const node = data.node;
  KG.model = model;

  function draw() {
    fill(byId("kind"), KG.kindChip(model.kind(node)));
    const rows = [
      [data.units.length, "entity.units", data.units.join("、")],
      [data.inside.length, "entity.inside", data.inside.join("、")],
      [data.codes.length, "entity.codes", data.codes.map((code) => code.join(" ")).join("、")],
      [true, "entity.documents", KG.number(data.documents)],
    ];
    fill(byId("facts"), rows.filter((row) => row[0]).map(([, key, text]) => [h("dt", {}, t(key)), h("dd", {}, text)]));
    const all = model.statementsOf(node);
    byId("counts").textContent = t("tip.statements", KG.number(all.length));
    byId("counts").dataset.statements = all.length;
    drawFigures();
    drawGroups(all);
    if (byId("picture-legend")) {
      const kinds = KG.data.kinds.filter((kind, i) => data.pack.nodes.kind.includes(i));
      fill(byId("picture-legend"), kinds.map(KG.kindChip));
    }
  }

  // A line where one indicator has several periods; all others are rows of a table.
  function drawFigures() {
    const figures = KG.figureRows(model, node);
    const isSeries = (items) => {
      const periods = items.filter((i) => i.number !== null && i.period).map((i) => i.period);
      return periods.length > 1 && new Set(periods).size === periods.length;
    };
    const series = figures.filter(isSeries).sort((a, b) => b.length - a.length);
    const single = figures.filter((items) => !isSeries(items));
    byId("figures").hidden = !figures.length;
    fill(
      byId("charts"),
      series.map((items) =>
        h("div.chart", {}, h("h3", {}, items[0].indicator, items[0].unit ? h("span.faint", {}, " (" + items[0].unit + ")") : null), KG.lineChart(items), quotes(items))
      ),
      single.length ? h("div.group.full", {}, KG.longList(single, (items) => KG.figureCard(model, node, items, false), 12)) : null
    );
  }
  function quotes(items) {
    const groups = [["subject", model.names(node)], ["object", [items[0].indicator]], ["value", items.map((i) => i.value).filter(Boolean)]];
    return h("details.statement", {}, h("summary", {}, h("span.faint.small", {}, t("entity.quotes"))), items.flatMap((i) => i.evidence.map((e) => KG.quote(e, groups))));
  }

  function drawGroups(all) {
    const groups = new Map();
    for (const s of all) {
      const it = model.statement(s);
      const key = it.predicate + (it.subject === node ? " out" : " in");
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(s);
    }
    const sorted = [...groups].sort((a, b) => b[1].length - a[1].length);
    fill(
      byId("groups"),
      sorted.map(([key, list]) => {
        const [predicate, way] = key.split(" ");
        const date = (s) => model.statement(s).date;
        list.sort((a, b) => (date(a) < date(b) ? 1 : date(a) > date(b) ? -1 : a - b));
        const title = way === "out" ? t("predicate." + predicate) : t("entity.by", t("predicate." + predicate));
        return h("div.group", {}, h("h3", {}, title + " (" + list.length + ")"), KG.longList(list, (s) => KG.statementCard(model, s, null, true), 20));
      })
    );
  }

  KG.listen("language", draw);
  draw();
});

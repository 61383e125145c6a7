"use strict";
// The industry map: tiles, matrix and list show the same rows under the same filters.

KG.start(async function (data) {
  const { h, svg, t, byId, fill } = KG;
  const model = KG.makeModel(data.pack);
  const open = KG.drawer(model);
  KG.model = model;
  const names = new Map(data.units.map((unit) => [unit.code, unit.name]));
  const chosen = { kind: "Company", chain: "", position: "", by: "chain", unit: "", column: "" };
  const ELSE = "—";

  const kindRows = () => data.rows.filter((row) => row.kind === chosen.kind);
  function filtered() {
    return kindRows().filter(
      (row) =>
        (!chosen.chain || row.chains.some((c) => c[0] === chosen.chain && (!chosen.position || c[1] === chosen.position))) &&
        (chosen.chain || !chosen.position || row.chains.some((c) => c[1] === chosen.position))
    );
  }
  const columnsOf = (row) => {
    const found = chosen.by === "chain" ? row.chains.map((c) => c[0]) : row.fields.map((f) => f[0]);
    return found.length ? [...new Set(found)] : [ELSE];
  };
  // Light for few, full for many: steps by the root, so that one large unit does not wash out all others.
  function shade(count, most) {
    if (!count) return "";
    const share = 0.18 + 0.82 * Math.sqrt(count / most);
    return KG.mix(KG.palette.accent, KG.palette.panel, share);
  }
  const inkOn = (count, most) => (0.18 + 0.82 * Math.sqrt(count / most) > 0.55 ? KG.palette.panel : KG.palette.ink);

  function draw() {
    const rows = filtered();
    drawChoices();
    const perUnit = tally(rows, (row) => row.units);
    if (data.geojson) drawAreas(perUnit);
    else drawTiles(perUnit);
    const unplaced = rows.filter((row) => !row.units.length).length;
    byId("map-note").textContent = t(data.geojson ? "map.note-file" : "map.note") + (unplaced ? " " + t("map.unplaced", unplaced) : "");
    drawMatrix(rows, perUnit);
    drawList(rows);
    byId("counts").textContent = t("map.counts", KG.number(rows.length), t("kind." + chosen.kind));
    byId("counts").dataset.rows = rows.length;
  }

  function tally(rows, keys) {
    const counts = new Map();
    for (const row of rows) for (const key of keys(row)) counts.set(key, (counts.get(key) || 0) + 1);
    return counts;
  }

  function drawChoices() {
    const kinds = ["Company", "Project", "Institution", "Zone"].filter((kind) => data.rows.some((row) => row.kind === kind));
    const chains = [...tally(kindRows(), (row) => new Set(row.chains.map((c) => c[0])))].sort((a, b) => b[1] - a[1]);
    const set = (key) => (value) => {
      chosen[key] = value;
      draw();
    };
    fill(
      byId("choices"),
      KG.segments(kinds.map((kind) => [kind, t("kind." + kind)]), chosen.kind, set("kind")),
      KG.choice(t("map.chain"), [["", t("filters.every")], ...chains.map(([c, n]) => [c, c + " (" + n + ")"])], chosen.chain, set("chain")),
      KG.choice(
        t("map.position"),
        [["", t("filters.every")], ...["upstream", "midstream", "downstream"].map((p) => [p, t("position." + p)])],
        chosen.position,
        set("position")
      ),
      KG.segments([["chain", t("map.by-chain")], ["field", t("map.by-field")]], chosen.by, set("by")),
      chosen.unit || chosen.column
        ? h("button.action.quiet", { type: "button", onclick: () => ((chosen.unit = chosen.column = ""), draw()) }, t("map.clear"))
        : null
    );
  }

  function pick(unit, column) {
    const same = chosen.unit === unit && chosen.column === column;
    chosen.unit = same ? "" : unit;
    chosen.column = same ? "" : column;
    draw();
  }

  function drawTiles(perUnit) {
    const most = Math.max(1, ...perUnit.values());
    fill(
      byId("tiles"),
      data.tiles.map((tile) => {
        const count = perUnit.get(tile.code) || 0;
        const style = { "grid-row": tile.row + 1, "grid-column": tile.column + 1 };
        if (count) Object.assign(style, { background: shade(count, most), color: inkOn(count, most) });
        return h(
          "button.tile" + (count ? "" : ".none"),
          {
            type: "button",
            style,
            "aria-pressed": String(chosen.unit === tile.code && !chosen.column),
            "aria-label": names.get(tile.code) + " " + count,
            onclick: () => pick(tile.code, ""),
          },
          names.get(tile.code),
          h("b", {}, count)
        );
      })
    );
  }

  // The user's own map, exactly as it is written: flat, longitude narrowed by the cosine of the middle latitude.
  function drawAreas(perUnit) {
    const most = Math.max(1, ...perUnit.values());
    const points = data.geojson.flatMap((area) => area.rings.flat());
    const [x1, x2] = [Math.min(...points.map((p) => p[0])), Math.max(...points.map((p) => p[0]))];
    const [y1, y2] = [Math.min(...points.map((p) => p[1])), Math.max(...points.map((p) => p[1]))];
    const narrow = Math.cos((((y1 + y2) / 2) * Math.PI) / 180);
    const k = 600 / Math.max((x2 - x1) * narrow, 1e-9);
    const place = (p) => ((p[0] - x1) * narrow * k).toFixed(1) + " " + ((y2 - p[1]) * k).toFixed(1);
    const byName = new Map(data.units.map((unit) => [unit.name, unit.code]));
    fill(
      byId("tiles"),
      svg(
        "svg",
        { class: "areas", viewBox: "0 0 600 " + ((y2 - y1) * k).toFixed(0), role: "group" },
        data.geojson.map((area) => {
          const short = [...byName.keys()].find((name) => area.name.startsWith(name));
          const code = names.has(area.code) ? area.code : byName.get(short) || "";
          const count = perUnit.get(code) || 0;
          return svg(
            "path",
            {
              d: area.rings.map((ring) => "M" + ring.map(place).join("L") + "Z").join(""),
              fill: count ? shade(count, most) : "var(--wash)",
              "fill-rule": "evenodd",
              tabindex: 0,
              role: "button",
              "aria-pressed": String(Boolean(code) && chosen.unit === code && !chosen.column),
              onclick: () => code && pick(code, ""),
              onkeydown: (event) => event.key === "Enter" && code && pick(code, ""),
            },
            svg("title", {}, area.name + " " + count)
          );
        })
      )
    );
    byId("tiles").style.display = "block";
  }

  function drawMatrix(rows, perUnit) {
    byId("matrix-title").textContent = t(chosen.by === "chain" ? "map.matrix-chain" : "map.matrix-field");
    const columns = [...tally(rows, columnsOf)].sort((a, b) => (a[0] === ELSE) - (b[0] === ELSE) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 18).map((c) => c[0]);
    const units = [...perUnit].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map((u) => u[0]);
    const cells = tally(rows, (row) => row.units.flatMap((unit) => columnsOf(row).map((column) => unit + "\u001f" + column)));
    const most = Math.max(1, ...cells.values());
    if (!units.length) return fill(byId("matrix"), h("p.empty", {}, t("map.empty")));
    return fill(
      byId("matrix"),
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, h("th", {}), columns.map((column) => h("th.column", { scope: "col" }, column === ELSE ? t("map.unknown") : column)))),
        h(
          "tbody",
          {},
          units.map((unit) =>
            h(
              "tr",
              {},
              h("th", { scope: "row" }, names.get(unit) || unit),
              columns.map((column) => {
                const count = cells.get(unit + "\u001f" + column) || 0;
                if (!count) return h("td", {}, h("div.cell.none", {}));
                const style = { background: shade(count, most), color: inkOn(count, most) };
                const pressed = String(chosen.unit === unit && chosen.column === column);
                const label = names.get(unit) + " " + column + " " + count;
                return h("td", {}, h("button.cell", { type: "button", style, "aria-pressed": pressed, "aria-label": label, title: label, onclick: () => pick(unit, column) }, count));
              })
            )
          )
        )
      )
    );
  }

  function drawList(rows) {
    const kept = rows.filter((row) => (!chosen.unit || row.units.includes(chosen.unit)) && (!chosen.column || columnsOf(row).includes(chosen.column)));
    kept.sort((a, b) => model.degree(b.node) - model.degree(a.node) || a.node - b.node);
    const where = [chosen.unit ? names.get(chosen.unit) : "", chosen.column === ELSE ? t("map.unknown") : chosen.column].filter(Boolean).join(" · ");
    byId("list-title").textContent = (where ? where + " · " : "") + t("map.list", t("kind." + chosen.kind), kept.length);
    const line = (row) =>
      h(
        "tr",
        {},
        h("td", {}, KG.nameLink(model, row.node, open)),
        h("td", {}, row.units.map((unit) => names.get(unit)).join("、")),
        h("td", {}, row.zones.slice(0, 3).map((zone) => model.name(zone)).join("、")),
        h("td", {}, row.fields.map(([field, basis]) => h("span.tag." + basis, { title: t("basis." + basis) }, field))),
        h("td", {}, row.chains.map(([chain, position]) => h("span.tag", {}, chain + " · " + t("position." + position)))),
        h("td.n", {}, model.statementsOf(row.node).length)
      );
    const body = h("tbody");
    let shown = 0;
    const more = h("button.more", { type: "button", onclick: grow });
    function grow() {
      kept.slice(shown, shown + 60).forEach((row) => body.append(line(row)));
      shown = Math.min(kept.length, shown + 60);
      more.textContent = t("list.more", kept.length - shown);
      more.hidden = shown >= kept.length;
    }
    const head = ["map.name", "map.units-short", "map.zones", "map.fields", "map.chains", "map.statements"];
    fill(
      byId("list"),
      h("table", {}, h("thead", {}, h("tr", {}, head.map((key, i) => h(i === 5 ? "th.n" : "th", { scope: "col" }, t(key))))), body),
      more
    );
    grow();
  }

  KG.listen("language", draw);
  KG.listen("theme", draw);
  draw();
});

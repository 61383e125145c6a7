"use strict";
// The chain atlas: three columns a chain; held links with who holds them, missing ones dashed.

KG.start(async function (data) {
  const { h, t, byId, fill } = KG;
  const model = KG.makeModel(data.pack);
  const open = KG.drawer(model);
  KG.model = model;
  const chosen = { place: data.place, chain: data.chain, stated: false };

  const places = new Map();
  for (const holder of data.holders) for (const place of holder.places) places.set(place, (places.get(place) || 0) + 1);

  function draw() {
    const holders = data.holders.filter(
      (holder) => (chosen.place < 0 || holder.places.includes(chosen.place)) && (!chosen.stated || holder.basis !== "name")
    );
    const set = (key, read) => (value) => {
      chosen[key] = read ? read(value) : value;
      draw();
    };
    const ordered = [...places].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([place, n]) => [place, model.name(place) + " (" + n + ")"]);
    if (chosen.place >= 0 && !places.has(chosen.place)) ordered.unshift([chosen.place, model.name(chosen.place) + " (0)"]);
    fill(
      byId("choices"),
      KG.choice(t("chain.place"), [[-1, t("chain.everywhere")], ...ordered], chosen.place, set("place", Number)),
      KG.choice(t("map.chain"), [["", t("filters.every")], ...data.chains.map((chain) => [chain.name, chain.name])], chosen.chain, set("chain")),
      KG.segments([[false, t("chain.all-bases")], [true, t("chain.stated-only")]], chosen.stated, set("stated"))
    );
    const chains = data.chains
      .map((chain) => ({ ...chain, own: holders.filter((holder) => holder.chain === chain.name) }))
      .filter((chain) => (chosen.chain ? chain.name === chosen.chain : chosen.place < 0 || chain.own.length))
      .sort((a, b) => b.own.length - a.own.length || (a.name < b.name ? -1 : 1));
    fill(byId("chains"), chains.length ? chains.map(drawChain) : h("p.empty", {}, t("chain.none")));
    const nodes = new Set(holders.map((holder) => holder.node));
    byId("counts").textContent = t("chain.counts", chains.length, nodes.size);
    byId("counts").dataset.holders = nodes.size;
  }

  function drawChain(chain) {
    const every = ["upstream", "midstream", "downstream"].flatMap((position) => chain.links[position]);
    const held = new Set(chain.own.map((holder) => holder.industry));
    const covered = every.filter((industry) => held.has(industry)).length;
    return h(
      "section.chain",
      {},
      h(
        "header",
        {},
        h("h2", {}, chain.name),
        h("span.meter", { "aria-hidden": "true" }, h("i", { style: { width: Math.round((100 * covered) / every.length) + "%" } })),
        h("span.faint.small", {}, t("chain.covered", covered, every.length))
      ),
      h("div.positions", {}, ["upstream", "midstream", "downstream"].map((position) => drawPosition(chain, position)))
    );
  }

  function drawPosition(chain, position) {
    const here = new Map();
    for (const holder of chain.own.filter((one) => one.position === position)) {
      if (!here.has(holder.industry)) here.set(holder.industry, []);
      here.get(holder.industry).push(holder);
    }
    const missing = chain.links[position].filter((industry) => !here.has(industry));
    return h(
      "div.position",
      {},
      h("h3", {}, t("position." + position)),
      [...here].sort((a, b) => b[1].length - a[1].length).map(([industry, holders]) => drawLink(industry, holders)),
      missing.length ? h("div.missing", { "aria-label": t("chain.missing") }, missing.map((industry) => h("span", { title: t("chain.missing") }, industry))) : null
    );
  }

  function drawLink(industry, holders) {
    const rank = { Company: 0, Institution: 1, Project: 2, Zone: 3, Region: 4 };
    const sorted = [...holders].sort((a, b) => rank[model.kind(a.node)] - rank[model.kind(b.node)] || model.degree(b.node) - model.degree(a.node) || a.node - b.node);
    const list = h("ul");
    const line = (holder) =>
      h("li", {}, KG.nameLink(model, holder.node, open), holder.basis === "stated" ? null : h("span.basis", {}, t("basis." + holder.basis)));
    sorted.slice(0, 6).forEach((holder) => list.append(line(holder)));
    const rest = sorted.slice(6);
    const more = rest.length
      ? h("button.quiet", { type: "button", onclick: (event) => (rest.forEach((holder) => list.append(line(holder))), event.target.remove()) }, t("list.more", rest.length))
      : null;
    return h("div.link", {}, h("h4", {}, industry, h("span", {}, holders.length)), list, more);
  }

  KG.listen("language", draw);
  draw();
});

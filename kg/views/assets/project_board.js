"use strict";
// The project board: a lane a stage; months without news are counted from the latest date in the graph.

KG.start(async function (data) {
  const { h, t, byId, fill } = KG;
  const model = KG.makeModel(data.pack);
  const open = KG.drawer(model);
  KG.model = model;
  const chosen = { place: "", still: "", order: "money", text: "" };
  const colours = ["--planned", "--kind-Zone", "--kind-Institution", "--kind-Industry", "--kind-Company", "--kind-Project", "--negated"];
  const everywhere = (card) => [...card.units, ...card.places.map((place) => model.name(place))];
  if (data.place) {
    const found = data.cards.flatMap((card) => card.places).find((place) => model.names(place).includes(data.place));
    chosen.place = found === undefined ? data.place : model.name(found);
  }
  const silence = (card) => (card.month < 0 ? -1 : data.latest - card.month);

  function draw() {
    const tally = new Map();
    for (const card of data.cards) for (const place of new Set(everywhere(card))) tally.set(place, (tally.get(place) || 0) + 1);
    const places = [...tally].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const set = (key) => (value) => {
      chosen[key] = value;
      draw();
    };
    fill(
      byId("choices"),
      KG.choice(t("board.place"), [["", t("filters.every")], ...places.map(([place, n]) => [place, place + " (" + n + ")"])], chosen.place, set("place")),
      KG.choice(t("board.still"), [["", t("filters.every")], ["6", t("board.months", 6)], ["12", t("board.months", 12)], ["24", t("board.months", 24)]], chosen.still, set("still")),
      KG.segments([["money", t("board.by-money")], ["date", t("board.by-date")]], chosen.order, set("order"))
    );
    const cards = data.cards.filter(
      (card) => (!chosen.place || everywhere(card).includes(chosen.place)) && (!chosen.still || silence(card) >= Number(chosen.still))
    );
    const order = chosen.order === "money" ? (a, b) => (b.yi || 0) - (a.yi || 0) : (a, b) => b.month - a.month;
    cards.sort((a, b) => order(a, b) || b.month - a.month || a.node - b.node);
    const lanes = data.stages.map((stage, i) => [stage, colours[i], cards.filter((card) => card.stage === stage)]);
    const loose = cards.filter((card) => !card.stage);
    if (loose.length) lanes.push(["stageUnknown", "--line", loose]);
    fill(byId("board"), lanes.filter((lane) => lane[2].length || lane[0] !== "stageTerminated").map(drawLane));
    const sum = cards.reduce((total, card) => total + (card.yi || 0), 0);
    byId("counts").textContent = t("board.counts", KG.number(cards.length), KG.number(Math.round(sum * 100) / 100));
    byId("counts").dataset.cards = cards.length;
  }

  function drawLane([stage, colour, cards]) {
    const sum = cards.reduce((total, card) => total + (card.yi || 0), 0);
    const lane = h("section.lane", { style: { "--dot": "var(" + colour + ")" } });
    lane.append(h("h2", {}, t("stage." + stage), h("span", {}, KG.number(cards.length) + (sum ? " · " + t("board.yi", KG.number(Math.round(sum * 10) / 10)) : ""))));
    lane.append(cards.length ? KG.longList(cards, drawCard, 30) : h("p.faint.small", {}, t("board.empty")));
    return lane;
  }

  function drawCard(card) {
    const last = card.events[card.events.length - 1];
    const quiet = silence(card);
    const where = card.places.length ? model.name(card.places[0]) : card.units[0];
    const open12 = quiet >= 12 && card.stage !== "stageOperating" && card.stage !== "stageTerminated";
    return h(
      "button.card",
      { type: "button", onclick: () => open(card.node, () => life(card)), data: { node: card.node } },
      h("b", { lang: "zh-CN" }, model.name(card.node)),
      h(
        "span.sub",
        {},
        card.yi ? h("span.money", {}, t("board.yi", KG.number(card.yi)) + (card.planned ? " (" + t("modality.planned") + ")" : "")) : null,
        where ? h("span", {}, where) : null,
        card.parties.length ? h("span", {}, model.name(card.parties[0]) + (card.parties.length > 1 ? " +" + (card.parties.length - 1) : "")) : null,
        last && last.date ? h("span", {}, last.date) : null,
        open12 ? h("span.stale", {}, t("board.silent", quiet)) : null
      )
    );
  }

  function life(card) {
    if (!card.events.length) return null;
    return [
      h("h3", {}, t("board.life")),
      h("ol.life", {}, card.events.map((event) => h("li", {}, h("b", {}, t("stage." + event.stage)), " ", h("span.faint", {}, event.date ? (event.planned ? t("board.until", event.date) : event.date) : t("board.undated"))))),
    ];
  }

  KG.listen("language", draw);
  draw();
});

"use strict";
// Cards: an entity, a statement with its quotes, a figure. Names are marked inside the quoted sentence.

(function () {
  const { h, t } = KG;

  // The sentence with every form of the given names marked; the longest form wins where two overlap.
  KG.markText = function (text, groups) {
    const forms = [];
    for (const [cls, names] of groups) for (const name of names) if (name) forms.push([name, cls]);
    forms.sort((a, b) => b[0].length - a[0].length);
    const owner = new Array(text.length).fill("");
    for (const [form, cls] of forms) {
      for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
        if (owner.slice(at, at + form.length).every((o) => o === "")) {
          for (let i = at; i < at + form.length; i++) owner[i] = cls + "\u001f" + at;
        }
      }
    }
    const parts = [];
    for (let at = 0; at < text.length; ) {
      let stop = at;
      while (stop < text.length && owner[stop] === owner[at]) stop++;
      const piece = text.slice(at, stop);
      parts.push(owner[at] ? h("mark." + owner[at].split("\u001f")[0], {}, piece) : piece);
      at = stop;
    }
    return parts;
  };

  KG.kindChip = function (kind) {
    return h("span.chip", { style: { "--dot": "var(--kind-" + kind + ")" } }, h("i.dot"), t("kind." + kind));
  };

  KG.modalityChip = (modality) => h("span.modality." + modality, {}, t("modality." + modality));

  KG.quote = function (evidence, groups) {
    return h(
      "figure.quote",
      {},
      h("blockquote", { lang: "zh-CN" }, KG.markText(evidence.text, groups)),
      h(
        "figcaption",
        {},
        evidence.article ? "《" + evidence.article + "》 " : "",
        KG.link(evidence.source, evidence.document),
        h("span.faint", { title: t("card.offsets") }, " " + evidence.start + "–" + evidence.stop),
        evidence.rule ? h("span.faint.rule", { title: t("card.rule") }, " " + evidence.rule) : null
      )
    );
  };

  // One statement: a line, and its quotes. `open(node)` follows a name.
  KG.statementCard = function (model, s, open, expanded) {
    const it = model.statement(s);
    const groups = [
      ["subject", model.names(it.subject)],
      ["object", model.names(it.object)],
      ["value", [it.amount, it.post].filter(Boolean)],
    ];
    const facts = [
      it.amount ? h("span.fact.money", {}, it.amount) : null,
      it.date ? h("span.fact", { title: it.reported ? t("card.reported") : "" }, it.date + (it.reported ? " *" : "")) : null,
      it.post ? h("span.fact", {}, it.post) : null,
      it.modality === "fact" ? null : KG.modalityChip(it.modality),
    ];
    return h(
      "details.statement." + it.modality,
      { open: expanded, data: { statement: s } },
      h(
        "summary",
        {},
        nameLink(model, it.subject, open),
        h("span.predicate", {}, t("predicate." + it.predicate)),
        nameLink(model, it.object, open),
        h("span.facts", {}, facts)
      ),
      mergeRules(it.evidence).map((e) => KG.quote(e, groups)),
      it.confidence ? h("p.faint.small", {}, t("card.confidence", Math.round(it.confidence * 100))) : null
    );
  };

  // One sentence that two rules found is one quote with two rules.
  function mergeRules(evidence) {
    const merged = new Map();
    for (const e of evidence) {
      const key = e.document + "\u001f" + e.start + "\u001f" + e.text;
      if (merged.has(key)) merged.get(key).rule += ", " + e.rule;
      else merged.set(key, { ...e });
    }
    return [...merged.values()];
  }

  function nameLink(model, node, open) {
    const style = { "--dot": "var(--kind-" + model.kind(node) + ")" };
    if (!open) return h("span.name", { style }, h("i.dot"), model.name(node));
    const follow = (event) => {
      event.preventDefault();
      event.stopPropagation();
      open(node);
    };
    return h("button.name", { style, onclick: follow, type: "button" }, h("i.dot"), model.name(node));
  }
  KG.nameLink = nameLink;

  // Figures of an entity: one row an indicator, periods in order, a small line where there are three or more.
  KG.figureRows = function (model, node) {
    const rows = new Map();
    for (const o of model.figures(node)) {
      const it = model.observation(o);
      const key = it.indicator + "\u001f" + it.unit;
      if (!rows.has(key)) rows.set(key, []);
      rows.get(key).push(it);
    }
    return [...rows.values()].map((items) => items.sort((a, b) => (a.period < b.period ? -1 : 1)));
  };

  KG.figureCard = function (model, node, items, expanded) {
    const groups = [
      ["subject", model.names(node)],
      ["object", [items[0].indicator]],
      ["value", items.map((i) => i.value).filter(Boolean)],
    ];
    return h(
      "details.statement.figure",
      { open: expanded },
      h(
        "summary",
        {},
        h("span.indicator", {}, items[0].indicator),
        h(
          "span.facts",
          {},
          items.slice(0, 4).map((i) => h("span.fact", {}, figureText(i)))
        ),
        KG.sparkline ? KG.sparkline(items) : null
      ),
      items.flatMap((i) => i.evidence.map((e) => KG.quote(e, groups)))
    );
  };

  function figureText(i) {
    const growth = i.growth === null ? "" : " (" + (i.growth > 0 ? "+" : "") + i.growth + "%)";
    const planned = i.modality === "fact" ? "" : " · " + t("modality." + i.modality);
    return (i.period ? i.period + ": " : "") + (i.value || i.rank) + growth + (i.value && i.rank ? " " + i.rank : "") + planned;
  }
  KG.figureText = figureText;

  // A short list first, the rest on demand: a hub has thousands of statements.
  KG.longList = function (items, draw, step) {
    const list = h("div.list");
    let shown = 0;
    const more = h("button.more", { type: "button", onclick: grow });
    function grow() {
      for (const item of items.slice(shown, shown + step)) list.insertBefore(draw(item), more);
      shown = Math.min(items.length, shown + step);
      more.textContent = t("list.more", items.length - shown);
      if (shown >= items.length) more.remove();
    }
    list.append(more);
    grow();
    return list;
  };
})();

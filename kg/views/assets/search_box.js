"use strict";
// A search field with a list of hits: names, aliases and pinyin initials, by keyboard and by pointer.

KG.searchBox = function (input, list, model, take) {
  const { h, t, fill } = KG;
  let hits = [];
  let at = -1;
  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    at = -1;
  }
  function mark() {
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    if (at >= 0 && list.children[at]) {
      input.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    }
  }
  function choose(node) {
    close();
    input.blur();
    take(node);
  }
  function search() {
    hits = model.search(input.value, 30);
    const rows = hits.map((hit, i) =>
      h(
        "li",
        { role: "option", id: "hit" + i, "aria-selected": "false", onpointerdown: (event) => (event.preventDefault(), choose(hit.node)) },
        h("i.dot", { style: { "--dot": "var(--kind-" + model.kind(hit.node) + ")" } }),
        h("span", {}, model.name(hit.node)),
        hit.form === model.name(hit.node) ? null : h("span.form", {}, hit.form),
        h("span.n", {}, t("kind." + model.kind(hit.node)))
      )
    );
    fill(list, rows.length ? rows : h("li.faint", {}, t("search.none")));
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    at = rows.length ? 0 : -1;
    mark();
  }
  input.addEventListener("input", search);
  input.addEventListener("focus", () => input.value && search());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (hits.length) at = (at + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length;
      mark();
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      choose(hits[at].node);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      close();
      input.blur();
    }
  });
};

"use strict";
// YASGUI over this server. Its completers of prefixes and terms would ask prefix.cc and lov.linkeddata.es: only the one
// for variables stays, and the page's Content-Security-Policy lets nothing out in any case.
(async () => {
  const prefixes = await (await fetch("/api/prefixes")).json();
  const header = ["kg", "skos", "prov", "oa"].map((p) => `PREFIX ${p}: <${prefixes[p]}>`).join("\n");
  const first = `${header}\nSELECT ?zone ?name WHERE {\n  ?zone a kg:Zone ; skos:prefLabel ?name .\n} LIMIT 20`;
  Yasgui.Yasqe.defaults.autocompleters = ["variables"];
  Yasgui.Yasqe.defaults.value = first;
  Yasgui.Yasr.defaults.prefixes = prefixes;
  const yasgui = new Yasgui(document.getElementById("yasgui"), {
    requestConfig: { endpoint: new URL("/sparql", location.href).href, method: "POST" },
    copyEndpointOnNewTab: true,
    persistenceId: null,
    endpointCatalogueOptions: { getData: () => [] },
  });

  const list = document.getElementById("hits");
  const input = document.getElementById("term");
  let asked = 0;
  input.addEventListener("input", async () => {
    const number = ++asked;
    const found = input.value.trim() ? await (await fetch(`/api/search?q=${encodeURIComponent(input.value)}`)).json() : [];
    if (number !== asked) return;
    list.replaceChildren(...found.map((hit) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      const kind = document.createElement("small");
      button.type = "button";
      button.textContent = `${hit.name} `;
      kind.textContent = hit.kind;
      button.append(kind);
      button.addEventListener("click", () => yasgui.getTab().setQuery(`${header}\nDESCRIBE <${hit.iri}>`));
      item.append(button);
      return item;
    }));
  });
  document.getElementById("search").addEventListener("submit", (event) => event.preventDefault());
})();

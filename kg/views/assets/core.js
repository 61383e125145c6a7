"use strict";
// What all pages share: strings in two languages, themes, building of elements, data, loading and errors.
// Every text from the graph goes through textContent: nothing here writes HTML.
const KG = { labels: {}, palette: {}, on: {} };

(function () {
  const root = document.documentElement;

  function remember(key, value) {
    try {
      if (value === undefined) return localStorage.getItem("kg." + key);
      localStorage.setItem("kg." + key, value);
    } catch (problem) {
      return null; // storage is switched off for files in some browsers
    }
    return value;
  }

  // Strings -----------------------------------------------------------------------------------------------------

  KG.strings = JSON.parse(document.getElementById("kg-strings").textContent);
  const asked = new URLSearchParams(location.search).get("lang");
  const preferred = asked || remember("language") || navigator.language || "en";
  KG.language = preferred.toLowerCase().startsWith("zh") ? "zh" : "en";

  KG.t = function (key, ...values) {
    const entry = KG.strings[key];
    const text = entry ? entry[KG.language === "zh" ? 0 : 1] : key;
    return values.reduce((t, value, i) => t.replaceAll("{" + i + "}", String(value)), text);
  };

  const ATTRIBUTES = { t: null, tTitle: "title", tLabel: "aria-label", tHint: "placeholder" };

  KG.translate = function (within) {
    for (const [name, attribute] of Object.entries(ATTRIBUTES)) {
      const selector = "[data-" + name.replace(/[A-Z]/g, (c) => "-" + c.toLowerCase()) + "]";
      for (const element of within.querySelectorAll(selector)) {
        const [key, ...values] = element.dataset[name].split("|");
        const text = KG.t(key, ...values);
        if (attribute) element.setAttribute(attribute, text);
        else element.textContent = text;
      }
    }
  };

  KG.setLanguage = function (language) {
    KG.language = language;
    remember("language", language);
    root.lang = language === "zh" ? "zh-CN" : "en";
    KG.translate(document);
    emit("language");
  };

  // Themes ------------------------------------------------------------------------------------------------------

  KG.isDark = function () {
    const chosen = root.dataset.theme;
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };

  function readPalette() {
    const style = getComputedStyle(root);
    const names = ["ink", "soft", "paper", "panel", "line", "accent", "fact", "planned", "negated", "halo", "disc"];
    for (const name of names) KG.palette[name] = style.getPropertyValue("--" + name).trim();
    KG.palette.kinds = {};
    for (const kind of KG.kinds || []) KG.palette.kinds[kind] = style.getPropertyValue("--kind-" + kind).trim();
    KG.palette.font = style.getPropertyValue("--font").trim();
  }

  KG.setTheme = function (theme) {
    root.dataset.theme = theme;
    remember("theme", theme);
    readPalette();
    emit("theme");
  };

  // Paper is light, whatever the screen is.
  KG.setPrinting = function (printing) {
    if (printing) root.dataset.theme = "light";
    else delete root.dataset.theme;
    const chosen = remember("theme");
    if (!printing && chosen) root.dataset.theme = chosen;
    readPalette();
  };

  // Events between parts of a page ------------------------------------------------------------------------------

  const listeners = {};
  KG.listen = function (name, action) {
    (listeners[name] = listeners[name] || []).push(action);
  };
  function emit(name) {
    for (const action of listeners[name] || []) action();
  }
  KG.emit = emit;

  // Elements ----------------------------------------------------------------------------------------------------

  // h("button.quiet", {onclick: f, title: "x"}, "text", child): attributes, listeners, children; strings become text.
  KG.h = function (what, attributes, ...children) {
    const [tag, ...classes] = what.split(".");
    const element = document.createElement(tag || "div");
    if (classes.length) element.className = classes.join(" ");
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === false || value === null || value === undefined) continue;
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (name === "style") for (const [k, v] of Object.entries(value)) element.style.setProperty(k, v);
      else if (name === "data") Object.assign(element.dataset, value);
      else element.setAttribute(name, value === true ? "" : value);
    }
    append(element, children);
    return element;
  };
  function append(element, children) {
    for (const child of children.flat(Infinity)) {
      if (child === null || child === undefined || child === false) continue;
      element.append(child instanceof Node ? child : document.createTextNode(String(child)));
    }
  }
  KG.fill = function (element, ...children) {
    element.replaceChildren();
    append(element, children);
    return element;
  };
  const SVG = "http://www.w3.org/2000/svg";
  KG.svg = function (tag, attributes, ...children) {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value !== undefined && value !== null) element.setAttribute(name, value);
    }
    append(element, children);
    return element;
  };
  // A colour laid thinly over another, as one opaque colour: #rrggbb both.
  KG.mix = function (colour, ground, share) {
    const part = (text, i) => parseInt(text.slice(1 + 2 * i, 3 + 2 * i), 16);
    const mixed = [0, 1, 2].map((i) => Math.round(part(colour, i) * share + part(ground, i) * (1 - share)));
    return "#" + mixed.map((v) => v.toString(16).padStart(2, "0")).join("");
  };
  KG.byId = (id) => document.getElementById(id);

  // A link only where the address is one of the web; anything else stays text.
  KG.link = function (address, text) {
    if (!/^https?:\/\//i.test(address || "")) return document.createTextNode(text);
    return KG.h("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, text);
  };

  KG.number = (value) => value.toLocaleString(KG.language === "zh" ? "zh-CN" : "en");

  KG.save = function (name, blob) {
    const address = URL.createObjectURL(blob);
    const link = KG.h("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  };

  KG.cell = function (value) {
    const text = String(value === null || value === undefined ? "" : value);
    const guarded = /^[=+\-@\t\r]/.test(text) ? "'" + text : text; // a spreadsheet would run it
    return '"' + guarded.replaceAll('"', '""') + '"';
  };

  // Data --------------------------------------------------------------------------------------------------------

  async function readData() {
    const element = document.getElementById("kg-data");
    const letters = atob(element.textContent.trim());
    const bytes = new Uint8Array(letters.length);
    for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
    element.textContent = "";
    if (typeof DecompressionStream === "undefined") throw new Error(KG.t("error.old-browser"));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const whole = await new Response(stream).arrayBuffer();
    const length = new DataView(whole).getUint32(0, true);
    const data = JSON.parse(new TextDecoder().decode(new Uint8Array(whole, 4, length)));
    return readColumns(data, new Uint8Array(whole, 4 + length));
  }

  // Columns of whole numbers stand behind the JSON as zigzag LEB128; their places in it are {"$": [offset, …]}.
  function readColumns(value, bytes) {
    if (Array.isArray(value) || value === null || typeof value !== "object") return value;
    if (value.$) return readColumn(bytes, ...value.$);
    for (const key of Object.keys(value)) value[key] = readColumns(value[key], bytes);
    return value;
  }
  function readColumn(bytes, at, length, count, steps) {
    const column = new Int32Array(count);
    let before = 0;
    for (let i = 0; i < count; i++) {
      let part = bytes[at++];
      let number = part & 127;
      for (let shift = 7; part > 127; shift += 7) {
        part = bytes[at++];
        number |= (part & 127) << shift;
      }
      const decoded = (number >>> 1) ^ -(number & 1);
      before = steps ? before + decoded : decoded;
      column[i] = before;
    }
    return column;
  }

  function fail(problem) {
    const box = document.getElementById("loading");
    if (!box) return;
    box.classList.add("failed");
    box.textContent = KG.t("error.page") + " " + problem.message;
  }

  KG.start = async function (run) {
    root.lang = KG.language === "zh" ? "zh-CN" : "en";
    const theme = remember("theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    KG.translate(document);
    bindToolbar();
    try {
      const data = await readData();
      KG.kinds = data.kinds;
      KG.data = data;
      readPalette();
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
        readPalette();
        emit("theme");
      });
      await run(data);
      document.getElementById("loading").remove();
      root.dataset.ready = "yes";
    } catch (problem) {
      fail(problem);
      throw problem;
    }
  };

  function bindToolbar() {
    const language = document.getElementById("language");
    if (language) language.addEventListener("click", () => KG.setLanguage(KG.language === "zh" ? "en" : "zh"));
    const theme = document.getElementById("theme");
    if (theme) theme.addEventListener("click", () => KG.setTheme(KG.isDark() ? "light" : "dark"));
    const printer = document.getElementById("print");
    if (printer) printer.addEventListener("click", () => print());
  }
})();

"use strict";
// The time slider: bars of statements by month, quarter or year, two handles, and what has no date.

KG.timeline = function (container, model, changed) {
  const { h, svg, t } = KG;
  const dates = model.pack.dates;
  const tally = new Int32Array(dates.text.length);
  for (const d of model.statements.date) tally[d]++;
  const months = []; // [first month, statements], in order of time
  let undated = 0;
  let high = 0;
  tally.forEach((count, d) => {
    if (!count) return;
    if (dates.first[d] < 0) undated += count;
    else {
      months.push([dates.first[d], count]);
      high = Math.max(high, dates.last[d]);
    }
  });
  const filter = { from: -Infinity, to: Infinity, undated: true };
  if (!months.length) {
    container.hidden = true;
    return filter;
  }
  months.sort((p, q) => p[0] - q[0]);
  const low = months[0][0];
  // The few oldest dates (1999, 2006) would press all others into one bar: they share the first.
  const dated = months.reduce((sum, month) => sum + month[1], 0);
  let begin = low;
  for (let i = 0, passed = 0; dated > 40 && passed <= dated * 0.04; passed += months[i++][1]) begin = months[i][0];
  const span = high - begin + 1;
  const step = span <= 36 ? 1 : span <= 120 ? 3 : 12;
  const first = begin - (begin % step);
  const bins = Math.max(1, Math.ceil((high - first + 1) / step));
  const counts = new Array(bins).fill(0);
  for (const [from, n] of months) counts[Math.max(0, Math.min(bins - 1, Math.floor((from - first) / step)))] += n;
  const most = Math.max(...counts);

  const name = (bin) => {
    const month = first + bin * step;
    const year = Math.floor(month / 12);
    const older = bin === 0 && low < first ? "≤" : "";
    if (step === 12) return older + year;
    return older + (step === 3 ? year + "-Q" + (Math.floor((month % 12) / 3) + 1) : year + "-" + String((month % 12) + 1).padStart(2, "0"));
  };

  const range = (value, label) =>
    h("input", { type: "range", min: 0, max: bins, step: 1, value, data: { tLabel: label }, oninput: slide });
  const lower = range(0, "time.from");
  const upper = range(bins, "time.to");
  const chart = svg("svg", { "aria-hidden": "true", preserveAspectRatio: "none" });
  const track = h("div.track", {}, chart, lower, upper);
  const box = h("input", { type: "checkbox", checked: true, onchange: slide });
  const play = h("button.tool.play", { type: "button", data: { tTitle: "time.play", tLabel: "time.play" }, onclick: run }, "▶");
  KG.fill(container, play, track, undated ? h("label", {}, box, h("span", { data: { t: "time.undated|" + KG.number(undated) } })) : null);

  function slide(event) {
    let [from, to] = [Number(lower.value), Number(upper.value)];
    if (from >= to) {
      if (event && event.target === lower) lower.value = from = to - 1;
      else upper.value = to = from + 1;
    }
    filter.from = from === 0 ? -Infinity : first + from * step;
    filter.to = to === bins ? Infinity : first + to * step - 1;
    filter.undated = box.checked;
    draw();
    changed();
  }

  function draw() {
    const width = track.clientWidth;
    const height = track.clientHeight;
    if (!width) return;
    const [from, to] = [Number(lower.value), Number(upper.value)];
    const inset = 8; // the middle of a handle
    const w = (width - inset * 2) / bins;
    const top = height - 24;
    const parts = counts.map((count, i) => {
      const tall = count ? Math.max(2, (Math.sqrt(count / most)) * (top - 2)) : 0;
      return svg("rect", { class: "bin" + (i >= from && i < to ? " on" : ""), x: inset + i * w + 0.5, y: top - tall, width: Math.max(1, w - 1), height: tall, rx: 1 });
    });
    const every = Math.max(1, Math.ceil(58 / w));
    const labels = counts.map((_, i) =>
      i % every === 0 && inset + i * w + 30 < width ? svg("text", { x: inset + i * w, y: height - 0.5 }, name(i)) : null
    );
    const line = svg("line", { x1: inset, x2: width - inset, y1: top + 3.5, y2: top + 3.5, stroke: "var(--line)", "stroke-width": 3 });
    const chosen = svg("line", { x1: inset + from * w, x2: inset + to * w, y1: top + 3.5, y2: top + 3.5, stroke: "var(--accent)", "stroke-width": 3 });
    chart.setAttribute("viewBox", "0 0 " + width + " " + height);
    KG.fill(chart, parts, line, chosen, labels);
  }

  // Plays a window of the present width from the first to the last bar.
  let timer = 0;
  function run() {
    if (timer) {
      clearInterval(timer);
      timer = 0;
      play.textContent = "▶";
      return;
    }
    const wide = Math.min(Number(upper.value) - Number(lower.value), Math.max(1, Math.floor(bins / 4)));
    let at = 0;
    play.textContent = "❚❚";
    timer = setInterval(() => {
      lower.value = at;
      upper.value = at + wide;
      slide();
      if (++at + wide > bins) run();
    }, 900);
  }
  new ResizeObserver(draw).observe(track);
  KG.listen("language", () => KG.translate(container));
  KG.translate(container);
  draw();
  return filter;
};

"use strict";
// The charts of a report: as SVG, so that they are sharp on paper; redrawn with language, theme and width.

KG.start(async function (data) {
  const { t, byId } = KG;
  const charts = [];

  function base() {
    return {
      animation: false,
      textStyle: { fontFamily: KG.palette.font, color: KG.palette.ink },
      tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, confine: true },
      grid: { left: 8, right: 34, top: 30, bottom: 4, containLabel: true },
      aria: { enabled: true },
    };
  }
  const axisText = () => ({ color: KG.palette.soft, fontSize: 12 });
  const quiet = () => ({ axisLine: { lineStyle: { color: KG.palette.line } }, axisTick: { show: false }, axisLabel: axisText(), splitLine: { lineStyle: { color: KG.palette.line } } });

  function bars(rows, name) {
    const shown = rows.slice().reverse();
    return {
      ...base(),
      grid: { left: 4, right: 40, top: 8, bottom: 4, containLabel: true },
      xAxis: { type: "value", show: false },
      yAxis: { type: "category", data: shown.map((row) => row[0]), ...quiet(), axisLine: { show: false }, axisLabel: { color: KG.palette.ink, fontSize: 12, width: 130, overflow: "truncate" } },
      series: [{ type: "bar", name, data: shown.map((row) => row[1]), itemStyle: { color: KG.palette.accent, borderRadius: [0, 3, 3, 0] }, barMaxWidth: 15, label: { show: true, position: "right", color: KG.palette.soft } }],
    };
  }
  function trend() {
    const dashed = { color: KG.palette.panel, borderColor: KG.palette.planned, borderType: "dashed", borderWidth: 1.2 };
    return {
      ...base(),
      legend: { top: 0, right: 0, itemWidth: 12, itemHeight: 10, textStyle: axisText() },
      xAxis: { type: "category", data: data.trend.map((row) => row[0]), ...quiet(), splitLine: { show: false } },
      yAxis: { type: "value", minInterval: 1, ...quiet(), axisLine: { show: false } },
      series: [
        { type: "bar", stack: "all", name: t("modality.fact"), data: data.trend.map((row) => row[1]), itemStyle: { color: KG.palette.accent }, barMaxWidth: 26 },
        { type: "bar", stack: "all", name: t("modality.planned"), data: data.trend.map((row) => row[2]), itemStyle: dashed, barMaxWidth: 26 },
      ],
    };
  }
  const stages = () => data.stages.map(([stage, n]) => [t("stage." + stage), n]);

  function draw() {
    charts.splice(0).forEach((chart) => chart.dispose());
    const wanted = [
      ["chart-trend", data.trend.length, trend],
      ["chart-industries", data.industries.length, () => bars(data.industries, t("report.weight"))],
      ["chart-stages", data.stages.length, () => bars(stages(), t("report.project"))],
      ["chart-homes", data.homes.length, () => bars(data.homes, t("report.company"))],
    ];
    for (const [id, any, option] of wanted) {
      const box = byId(id);
      if (!box) continue;
      box.parentElement.hidden = !any;
      if (!any) continue;
      box.style.height = (id === "chart-trend" ? 250 : Math.min(330, 16 + any * 25)) + "px";
      const chart = echarts.init(box, null, { renderer: "svg" });
      chart.setOption(option());
      charts.push(chart);
      // with a view box the picture follows the paper's width, too
      const picture = box.querySelector("svg");
      picture.setAttribute("viewBox", "0 0 " + chart.getWidth() + " " + chart.getHeight());
    }
  }
  let wide = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth !== wide && !matchMedia("print").matches) draw();
    wide = innerWidth;
  });
  for (const [name, printing] of [["beforeprint", true], ["afterprint", false]]) {
    addEventListener(name, () => {
      const dark = KG.isDark();
      KG.setPrinting(printing);
      if (dark !== KG.isDark()) draw();
    });
  }
  KG.listen("language", draw);
  KG.listen("theme", draw);
  draw();
});

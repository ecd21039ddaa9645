const R = D.runs, starts = R.map(r => moments(r.t).map(d => d * DAY)), curves = R.map(r => unpack(r.g));
const all = [...new Set(starts.flat())].sort((a, b) => a - b);
const LINES = ["accent", "neg", "ink2", "warn", "ink3"], DASH = [[], [], [4, 3], [], [2, 2]];
if (all.length > 1) {
  const lines = R.map((r, k) => { const at = new Map(starts[k].map((t, i) => [t, curves[k][i]])); let last = null; const end = starts[k][starts[k].length - 1]; return all.map(t => t > end ? null : (last = at.get(t) ?? last)); });
  let log = false;
  const host = byId("cmp"), height = () => narrow() ? 260 : 340;
  const read = u => {
    const i = u.cursor.idx;
    byId("cmpRead").textContent = i === null || i === undefined || u.cursor.left < 0 ? "" : date(all[i]) + ": " + R.map((r, k) => `${r.name} ${lines[k][i] === null ? "–" : spct(lines[k][i] - 1, 1)}`).join(", ");
  };
  const build = () => {
    if (eq) { plots.splice(plots.indexOf(eq), 1); eq.destroy(); }
    eq = new uPlot(base(host, height(), {
      cursor: {y: false, drag: {x: true, y: false}, points: {size: 6}},
      scales: {x: {time: true}, y: {distr: log ? 3 : 1}},
      axes: [axisX(), axisY(v => trim(v, 2))],
      series: [{}, ...R.map((r, k) => ({stroke: () => color(LINES[k % 5]), dash: DASH[k % 5], width: k ? 1.3 : 1.8, points: {show: false}, spanGaps: true}))],
      hooks: {setCursor: [read]},
    }), [all, ...lines], host);
    grow(host, eq, height); wheel(eq);
  };
  build();
  press(byId("cmpToggles"), "log", false, b => { log = !log; b.setAttribute("aria-pressed", log); build(); });
}

(() => {
"use strict";
const D = JSON.parse(document.getElementById("data").textContent);
const root = document.documentElement, byId = id => document.getElementById(id);
const DAY = 86400, THIN = "\u2009";
const make = (tag, attributes, ...children) => {
  const e = document.createElement(tag);
  for (const k in attributes || {}) if (attributes[k] !== null) e.setAttribute(k, attributes[k]);
  e.append(...children);
  return e;
};
const sums = a => { let s = 0; return a.map(v => s += v); };

/* numbers as the rest of the page prints them */
const grouped = new Intl.NumberFormat("en-US", {useGrouping: true, maximumFractionDigits: 8}), formats = {};
const num = (v, digits) => {
  if (v === null || v === undefined || !isFinite(v)) return "–";
  const f = formats[digits] ??= new Intl.NumberFormat("en-US", {minimumFractionDigits: digits, maximumFractionDigits: digits});
  const t = f.format(Math.abs(v));
  return v < 0 && /[1-9]/.test(t) ? "−" + t : t;
};
const signed = (v, digits) => (v > 0 && /[1-9]/.test(num(v, digits)) ? "+" : "") + num(v, digits);
const pct = (v, digits) => num(v * 100, digits) + THIN + "%";
const spct = (v, digits) => signed(v * 100, digits) + THIN + "%";
const trim = (v, digits) => num(v, digits).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
const money = v => Math.abs(v) >= 1e6 ? trim(v / 1e6, 2) + THIN + "M" : Math.abs(v) >= 1e4 ? trim(v / 1e3, 1) + THIN + "k" : trim(v, 2);
const date = s => new Date(s * 1e3).toISOString().slice(0, 10);
const stamp = s => date(s) + " " + new Date(s * 1e3).toISOString().slice(11, 16);
const tone = v => v > 0 ? "pos" : v < 0 ? "neg" : "";

/* colours come from the style sheet, read again when the theme changes */
let style = getComputedStyle(root);
const color = name => style.getPropertyValue("--" + name).trim();
const redraws = [];
const restyle = () => { style = getComputedStyle(root); redraws.forEach(f => f()); };
const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
const nameTheme = () => { byId("theme").textContent = isDark() ? "light theme" : "dark theme"; };
const switchTheme = () => {
  root.dataset.theme = isDark() ? "light" : "dark";
  try { localStorage.setItem("tapedeck.theme", root.dataset.theme); } catch { /* kept for this view only */ }
  nameTheme(); restyle();
};
byId("theme").onclick = switchTheme; nameTheme();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { nameTheme(); restyle(); });

/* small charts: the same shapes as the static ones, at the width there is */
const svgNode = (tag, attributes) => {
  const e = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const k in attributes) e.setAttribute(k, attributes[k]);
  return e;
};
const drawFigure = (host, f) => {
  const W = Math.max(240, Math.round(host.clientWidth)), H = f.h, L = 54, R = 10, T = 8, B = 22;
  const X = v => L + (W - L - R) * (v - f.x[0]) / (f.x[1] - f.x[0]), Y = v => T + (H - T - B) * (f.y[1] - v) / (f.y[1] - f.y[0]);
  const r = v => Math.round(v * 10) / 10;
  const svg = svgNode("svg", {viewBox: `0 0 ${W} ${H}`, role: "img", "aria-label": f.label});
  const text = (x, y, anchor, label) => { const t = svgNode("text", {x: r(x), y: r(y), "text-anchor": anchor}); t.textContent = label; svg.append(t); };
  for (const [at, label] of f.yt) {
    svg.append(svgNode("line", {x1: L, x2: W - R, y1: r(Y(at)), y2: r(Y(at)), stroke: "var(--line)"}));
    text(L - 8, Y(at) + 4, "end", label);
  }
  let free = -1e9;
  for (const [at, label] of f.xt) {
    const half = label.length * 3.2, x = Math.min(Math.max(X(at), half), W - half);
    if (x - half > free) { text(x, H - 5, "middle", label); free = x + half + 8; }
  }
  for (const m of f.m) {
    const fill = `var(--${m.c})`;
    if (m.k === "line" || m.k === "area") {
      let d = "", down = false;
      for (const p of m.d) { if (p[1] !== null) d += (down ? "L" : "M") + r(X(p[0])) + " " + r(Y(p[1])); down = p[1] !== null; }
      if (m.k === "area" && m.d.length) { const z = r(Y(Math.max(f.y[0], Math.min(0, f.y[1])))); d += `L${r(X(m.d[m.d.length - 1][0]))} ${z}L${r(X(m.d[0][0]))} ${z}Z`; }
      svg.append(svgNode("path", m.k === "area" ? {d, fill} : {d, fill: "none", stroke: fill, "stroke-width": m.w, "stroke-linejoin": "round"}));
    } else m.d.forEach((s, i) => {
      const e = m.k === "bar"
        ? svgNode("rect", {x: r(X(s[0]) + .5), width: r(Math.max(.6, X(s[1]) - X(s[0]) - 1)), y: r(Math.min(Y(s[2]), Y(s[3]))), height: r(Math.max(.1, Math.abs(Y(s[3]) - Y(s[2])))), fill})
        : svgNode("circle", {cx: r(X(s[0])), cy: r(Y(s[1])), r: m.w / 2, fill, "fill-opacity": .75});
      if (m.t) { const t = svgNode("title", {}); t.textContent = m.t[i]; e.append(t); }
      svg.append(e);
    });
  }
  host.replaceChildren(svg);
};
const figures = [...document.querySelectorAll("[data-fig]")];
const drawFigures = () => figures.forEach(h => { if (h.clientWidth) drawFigure(h, D.figures[+h.dataset.fig]); });

/* time series with uPlot */
const utc = s => uPlot.tzDate(new Date(s * 1e3), "Etc/UTC");
const FONT = () => '11px ' + getComputedStyle(document.body).fontFamily;
const axisX = extra => ({stroke: () => color("ink3"), grid: {stroke: () => color("line"), width: 1}, ticks: {show: false}, font: FONT(), size: 24, gap: 4, space: 76,
  values: (u, splits, i, space, step) => splits.map(s => step >= 360 * DAY ? date(s).slice(0, 4) : step >= 28 * DAY ? date(s).slice(0, 7) : step >= DAY ? date(s) : stamp(s).slice(11)), ...extra});
const axisY = (format, extra) => ({stroke: () => color("ink3"), grid: {stroke: () => color("line"), width: 1}, ticks: {show: false}, font: FONT(), size: 58, gap: 6, space: 36, values: (u, s) => s.map(v => v === null ? "" : format(v)), ...extra});
const plots = [];
const grow = (host, u, height) => {
  const fit = () => { const w = host.clientWidth; if (w && w !== u.width) u.setSize({width: w, height: height()}); };
  new ResizeObserver(fit).observe(host);
  redraws.push(() => { if (plots.includes(u)) u.redraw(false); });
  plots.push(u);
};
const base = (host, height, more) => ({width: Math.max(240, host.clientWidth), height, tzDate: utc, legend: {show: false}, padding: [8, 10, 0, 0], ms: 1e-3, ...more});
const zoomBy = (u, factor, at) => {
  const {min, max} = u.scales.x, center = at ?? (min + max) / 2, t = u.data[0];
  let a = center - (center - min) * factor, b = center + (max - center) * factor;
  a = Math.max(a, t[0]); b = Math.min(b, t[t.length - 1]);
  if (b - a > 3 * (t.length > 1 ? t[1] - t[0] : 1)) u.setScale("x", {min: a, max: b});
};
const wheel = u => u.over.addEventListener("wheel", e => {
  if (!e.ctrlKey && !e.shiftKey && Math.abs(e.deltaX) > Math.abs(e.deltaY)) return;
  const t = u.data[0];
  if (e.deltaY > 0 && u.scales.x.min <= t[0] && u.scales.x.max >= t[t.length - 1]) return;
  e.preventDefault();
  zoomBy(u, e.deltaY < 0 ? .8 : 1.25, u.posToVal(e.clientX - u.over.getBoundingClientRect().left, "x"));
}, {passive: false});

const unpack = l => l && sums(l.d).map(v => v * l.u);
const narrow = () => innerWidth < 760;
const press = (host, label, on, act) => { const b = make("button", {type: "button", "aria-pressed": on}, label); b.onclick = () => act(b); host.append(b); return b; };
let eq = null, dd = null;
function nearest(a, x) {
  let lo = 0, hi = a.length - 1;
  while (lo < hi) { const m = (lo + hi + 1) >> 1; if (a[m] <= x) lo = m; else hi = m - 1; }
  return lo;
}
const onRow = (row, act) => { row.onclick = act; row.onkeydown = e => { if (e.key === "Enter") act(); }; };

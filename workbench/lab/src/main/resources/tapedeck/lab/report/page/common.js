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
const sums = a => { let s = 0; return a.map(v => v === null ? v : s += v); };

/* columns of whole numbers, as PackedColumn writes them */
const CODE = {};
[..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].forEach((c, i) => { CODE[c] = i; });
const whole = text => {
  const out = [];
  let n = 0, place = 1, again = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === "!") { out.push(null); continue; }
    if (c === "*") { again = true; continue; }
    const bits = CODE[c];
    n += (bits & 31) * place; place *= 32;
    if (bits > 31) continue;
    if (again) { const last = out[out.length - 1]; while (n-- > 0) out.push(last); again = false; }
    else out.push(n % 2 ? -(n + 1) / 2 : n / 2);
    n = 0; place = 1;
  }
  return out;
};
const unpack = l => l && sums(whole(l.d)).map(v => v === null ? v : v * l.u);
const moments = l => sums(sums(whole(l.d))).map(v => v * l.u);

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

/* small charts: stretched to the width there is, their labels kept as they are */
const clamp = (v, least, most) => Math.max(least, Math.min(most, v));
const stretch = svg => {
  const W = Math.max(240, Math.round(svg.parentNode.clientWidth)), H = svg.viewBox.baseVal.height, k = (W - 64) / 456;
  svg.setAttribute("viewBox", `0 0 ${W} ${H}`);
  svg.querySelector("g").setAttribute("transform", `translate(54 8)scale(${k / 10} .1)`);
  let free = -1e9;
  svg.querySelectorAll(".x").forEach(t => {
    const at = +(t.dataset.at ??= t.getAttribute("x")), half = t.textContent.length * 3.2, x = clamp(54 + (at - 54) * k, half, W - half), fits = x - half > free;
    t.setAttribute("x", x.toFixed(1)); t.setAttribute("visibility", fits ? "visible" : "hidden");
    if (fits) free = x + half + 8;
  });
};
const drawFigures = () => document.querySelectorAll(".fig svg").forEach(svg => { if (svg.parentNode.clientWidth) stretch(svg); });

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

const narrow = () => innerWidth < 760;
const press = (host, label, on, act) => { const b = make("button", {type: "button", "aria-pressed": on}, label); b.onclick = () => act(b); host.append(b); return b; };
let eq = null, dd = null;
function nearest(a, x) {
  let lo = 0, hi = a.length - 1;
  while (lo < hi) { const m = (lo + hi + 1) >> 1; if (a[m] <= x) lo = m; else hi = m - 1; }
  return lo;
}
const onRow = (row, act) => { row.onclick = act; row.onkeydown = e => { if (e.key === "Enter") act(); }; };

const times = moments(D.equity.t).map(d => d * DAY);
const E = {benchmark: D.equity.benchmark, e: unpack(D.equity.e), b: unpack(D.equity.b), m: unpack(D.equity.m), d: [], r: []};
E.e.reduce((peak, v, i) => { E.d.push(Math.min(0, v / Math.max(peak, v) - 1)); E.r.push(i ? v / E.e[i - 1] - 1 : null); return Math.max(peak, v); }, 0);
const T = tradeColumns();
const show = {log: false, benchmark: true, matched: false, high: false, trades: false};
if (times.length > 1) {
  const peaks = []; let peak = -Infinity;
  for (const v of E.e) peaks.push(peak = Math.max(peak, v));
  const empty = E.e.map(() => null), theirs = () => show.matched && E.m ? E.m : E.b;
  const data = () => [times, E.b && show.benchmark ? theirs() : empty, show.high ? peaks : empty, E.e];
  const marks = u => {
    if (!show.trades) return;
    const c = u.ctx, size = 2.6 * devicePixelRatio;
    c.save();
    T.rows.forEach(row => {
      const x = row.at + row[2];
      if (x < u.scales.x.min || x > u.scales.x.max) return;
      const y = E.e[nearest(times, x)];
      c.fillStyle = color(row[8] < 0 ? "neg" : "pos");
      c.beginPath(); c.arc(u.valToPos(x, "x", true), u.valToPos(y, "y", true), size, 0, 7); c.fill();
    });
    c.restore();
  };
  const key = "equity", sync = uPlot.sync(key);
  const visible = u => {
    const a = nearest(times, u.scales.x.min), b = nearest(times, u.scales.x.max);
    let p = -Infinity, deep = 0;
    for (let i = a; i <= b; i++) { p = Math.max(p, E.e[i]); deep = Math.min(deep, E.e[i] / p - 1); }
    return `${date(times[a])} to ${date(times[b])}: return ${spct(E.e[b] / E.e[a] - 1, 1)}, deepest drawdown ${pct(deep, 1)}`;
  };
  const read = u => {
    const i = u.cursor.idx;
    byId("eqRead").textContent = i === null || i === undefined || u.cursor.left < 0 ? visible(u)
      : `${date(times[i])}: equity ${num(E.e[i], 0)}${E.b && show.benchmark ? `, ${E.benchmark} ${num(theirs()[i], 0)}` : ""}, drawdown ${pct(E.d[i], 1)}`;
  };
  const height = () => narrow() ? 230 : 290;
  const build = () => {
    const kept = eq ? {...eq.scales.x} : null;
    const host = byId("eq");
    if (eq) { plots.splice(plots.indexOf(eq), 1); eq.destroy(); host.replaceChildren(); }
    eq = new uPlot(base(host, height(), {
      cursor: {sync: {key, setSeries: false}, y: false, drag: {x: true, y: false}, points: {size: 6}},
      scales: {x: {time: true}, y: {distr: show.log ? 3 : 1}},
      axes: [axisX({show: true, values: (u, s) => s.map(() => "")  , size: 6}), axisY(money)],
      series: [{}, {stroke: () => color("ink3"), width: 1.1, points: {show: false}}, {stroke: () => color("ink3"), width: 1, dash: [3, 3], points: {show: false}}, {stroke: () => color("accent"), width: 1.8, points: {show: false}}],
      hooks: {setCursor: [read], draw: [marks], setScale: [(u, k) => { if (k === "x") { read(u); if (dd && (dd.scales.x.min !== u.scales.x.min || dd.scales.x.max !== u.scales.x.max)) dd.setScale("x", {min: u.scales.x.min, max: u.scales.x.max}); } }]},
    }), data(), host);
    grow(host, eq, height); wheel(eq);
    if (kept && kept.min !== null) eq.setScale("x", {min: kept.min, max: kept.max});
  };
  build();
  const ddHost = byId("dd");
  dd = new uPlot(base(ddHost, 108, {
    cursor: {sync: {key, setSeries: false}, y: false, drag: {x: true, y: false}, points: {size: 6}},
    scales: {x: {time: true}, y: {range: (u, min) => [Math.min(min * 1.06, -.005), 0]}},
    axes: [axisX(), axisY(v => trim(v * 100, 1) + THIN + "%", {space: 26})],
    series: [{}, {stroke: () => color("neg"), fill: () => color("dd"), width: 1, points: {show: false}}],
    hooks: {setScale: [(u, k) => { if (k === "x" && (eq.scales.x.min !== u.scales.x.min || eq.scales.x.max !== u.scales.x.max)) eq.setScale("x", {min: u.scales.x.min, max: u.scales.x.max}); }]},
  }), [times, E.d], ddHost);
  grow(ddHost, dd, () => 108); wheel(dd);
  const toggle = (name, label) => press(byId("eqToggles"), label, show[name], b => {
    show[name] = !show[name]; b.setAttribute("aria-pressed", show[name]);
    if (name === "log") build(); else eq.setData(data(), false), eq.redraw(true, true), eq.setScale("x", {min: eq.scales.x.min, max: eq.scales.x.max});
    if (byId("matchedName")) byId("matchedName").textContent = show.matched ? ", scaled to the strategy’s volatility" : "";
  });
  toggle("log", "log"); if (E.b) { toggle("benchmark", "benchmark"); toggle("matched", "same volatility"); }
  toggle("high", "high water"); if (T.rows.length) toggle("trades", "trades");
  const last = times[times.length - 1], ranges = byId("eqRange");
  const back = months => { const d = new Date(last * 1e3); d.setUTCMonth(d.getUTCMonth() - months); return d / 1e3; };
  const all = [];
  const range = (label, from) => all.push(press(ranges, label, label === "All", b => {
    all.forEach(o => o.setAttribute("aria-pressed", o === b));
    eq.setScale("x", {min: Math.max(times[0], from()), max: last});
  }));
  range("1M", () => back(1)); range("3M", () => back(3)); range("YTD", () => Date.UTC(new Date(last * 1e3).getUTCFullYear(), 0, 1) / 1e3); range("1Y", () => back(12)); range("All", () => times[0]);
}
/* a row: number, entry, seconds held, symbol, side, size, entry and exit price, P&L, return, MAE, MFE, bars, tags, strategy */
function tradeColumns() {
  const t = D.trades, exact = (v, places) => +v.toFixed(places), steps = k => sums(whole(t[k])), plain = (k, scale) => whole(t[k]).map(v => v / scale);
  const entry = moments(t.entry), held = moments(t.held), symbol = steps("symbol"), size = whole(t.size), first = whole(t.in), out = whole(t.out);
  const columns = [steps("n"), entry, held, symbol, steps("side"), size.map(v => exact(v * t.lot, 8)), [], [], plain("pnl", 100), plain("return", 1e6), plain("mae", 1e6), plain("mfe", 1e6), steps("bars"), steps("entryTag"), steps("exitTag"), steps("strategy")];
  let before = 0;
  for (let i = 0; i < entry.length; i++) {
    const unit = 10 ** t.decimals[symbol[i]], a = before + first[i], b = a + out[i];
    columns[6].push(a / unit); columns[7].push(b / unit); before = b;
  }
  const rows = entry.map((at, i) => { const r = columns.map(c => c[i]); r.at = at; r.i = i; return r; });
  return {...t, rows};
}
document.querySelectorAll("tr[data-from]").forEach(row => onRow(row, () => {
  if (!eq) return;
  const a = row.dataset.from * DAY, b = row.dataset.to * DAY, pad = Math.max(5 * DAY, (b - a) * .15);
  eq.setScale("x", {min: Math.max(times[0], a - pad), max: Math.min(times[times.length - 1], b + pad)});
  byId("equity").scrollIntoView({block: "start"});
}));

/* rolling lines and daily returns */
const lineChart = (host, x, y, format, options) => {
  const h = () => options.h;
  const u = new uPlot(base(host, options.h, {
    cursor: {sync: {key: "days", setSeries: false}, y: false, drag: {x: true, y: false}, points: {size: 5}},
    scales: {x: {time: true}, y: options.y || {}},
    axes: [axisX(), axisY(format, {space: 30})],
    series: [{}, {stroke: () => color(options.c || "accent"), fill: options.fill ? () => color(options.fill) : undefined, width: 1.3, points: {show: false}, paths: options.paths}],
    hooks: {setCursor: [u => { const i = u.cursor.idx, out = options.out; if (out) out.textContent = i === null || i === undefined || u.cursor.left < 0 ? "" : `${date(x[i])}  ${format(y[i])}`; }]},
  }), [x, y], host);
  grow(host, u, h); wheel(u);
  return u;
};
if (byId("returnsPlot") && times.length > 1) lineChart(byId("returnsPlot"), times, E.r, v => v === null ? "–" : trim(v * 100, 2) + THIN + "%", {h: 150, c: "accent", paths: uPlot.paths.bars({size: [.9, 6], gap: 0}), out: byId("returnsRead")});
if (byId("rolling") && byId("rollingWindow")) {
  const windows = Object.keys(D.rolling), hosts = [...document.querySelectorAll("[data-roll]")], buttons = [];
  const format = {v: v => v === null ? "–" : trim(v * 100, 1) + THIN + "%", s: v => trim(v, 2), o: v => trim(v, 2), b: v => trim(v, 2)};
  let drawn = [];
  const pick = w => {
    drawn.forEach(u => { plots.splice(plots.indexOf(u), 1); u.destroy(); }); drawn = [];
    buttons.forEach(b => b.setAttribute("aria-pressed", b.dataset.w === w));
    const R = D.rolling[w], t = moments(R.t).map(d => d * DAY);
    hosts.forEach(h => { const k = h.dataset.roll; if (R[k]) drawn.push(lineChart(h, t, unpack(R[k]), format[k], {h: 150, out: h.parentNode.querySelector(".read")})); });
  };
  windows.forEach(w => { const b = press(byId("rollingWindow"), w + " days", false, () => pick(w)); b.dataset.w = w; buttons.push(b); });
  if (windows.length) pick(windows.includes("126") ? "126" : windows[windows.length - 1]);
}

/* price panel: bars around a trade, its entry and exit, and what the strategy showed */
const parts = new Map();
const partsOf = symbol => {
  if (!parts.has(symbol)) {
    const p = (D.prices || []).find(x => x.symbol === symbol);
    parts.set(symbol, !p ? [] : p.parts.map(part => {
      const unit = 10 ** p.decimals, t = moments(part.t), [O, H, L, C] = ["o", "h", "l", "c"].map(k => whole(part[k])), o = [], h = [], l = [], c = [];
      let last = 0;
      for (let i = 0; i < t.length; i++) {
        const open = last + O[i], close = open + C[i];
        o.push(open / unit); c.push(close / unit);
        h.push((Math.max(open, close) + H[i]) / unit); l.push((Math.min(open, close) - L[i]) / unit);
        last = close;
      }
      return {t, o, h, l, c, fold: part.fold, plots: part.plots.map(q => ({...q, v: unpack(q.v)})), decimals: p.decimals};
    }));
  }
  return parts.get(symbol);
};
const PLOT_COLORS = ["ink2", "accent", "neg", "warn"];
let panel = null;
const showTrade = r => {
  const host = byId("pricePanel"), from = r.at, to = r.at + r[2];
  host.hidden = false;
  if (panel) { plots.splice(plots.indexOf(panel), 1); panel.destroy(); panel = null; }
  const name = `Trade ${r[0]}: ${r[4] > 0 ? "long" : "short"} ${D.trades.symbols[r[3]]}, ${stamp(from)} to ${stamp(to)}, ${signed(r[8], 2)} (${spct(r[9], 2)})`;
  const title = make("h3", {}, name), read = make("div", {class: "read"}), plot = make("div", {class: "plot"});
  const all = partsOf(r[3]).filter(p => p.t[0] <= from && p.t[p.t.length - 1] >= Math.min(to, from) && (p.fold > 1 || p.t[p.t.length - 1] >= to - 7 * DAY));
  const part = all.find(p => p.fold === 1) || all[0];
  if (!part) {
    host.replaceChildren(title, make("p", {class: "note"}, D.prices && D.prices.length ? "This file holds no bars around this trade." : "This file holds no bars: render it again where the run’s market data is, with tapedeck report."));
    return;
  }
  const a = nearest(part.t, from), b = nearest(part.t, to), around = Math.max(15, Math.round((b - a) * .4));
  const i0 = Math.max(0, a - around), i1 = Math.min(part.t.length, b + around + 1), cut = v => v.slice(i0, i1);
  const t = cut(part.t), o = cut(part.o), h = cut(part.h), l = cut(part.l), c = cut(part.c), x = t.map((_, i) => i);
  const shown = part.plots.map(p => ({...p, v: cut(p.v)})).filter(p => p.v.some(v => v !== null));
  const own = shown.some(p => !p.price);
  const legend = make("div", {class: "legend"}, ...shown.map((p, i) => { const s = make("span", {}); const k = make("i"); k.style.background = `var(--${PLOT_COLORS[i % 4]})`; s.append(k, p.name); return s; }));
  host.replaceChildren(title, legend, read, plot);
  const price = v => num(v, part.decimals);
  const describe = i => `${stamp(t[i])}: open ${price(o[i])}, high ${price(h[i])}, low ${price(l[i])}, close ${price(c[i])}` + shown.map(p => p.v[i] === null ? "" : `, ${p.name} ${trim(p.v[i], 4)}`).join("");
  const candles = u => {
    const ctx = u.ctx, R = devicePixelRatio, {left, top, width, height} = u.bbox;
    ctx.save(); ctx.beginPath(); ctx.rect(left, top, width, height); ctx.clip();
    const w = Math.max(R, Math.min(9 * R, .62 * width / Math.max(1, u.scales.x.max - u.scales.x.min)));
    for (let i = Math.max(0, Math.floor(u.scales.x.min)); i <= Math.min(x.length - 1, Math.ceil(u.scales.x.max)); i++) {
      const X = Math.round(u.valToPos(i, "x", true)), Y = v => Math.round(u.valToPos(v, "y", true));
      ctx.fillStyle = ctx.strokeStyle = color(c[i] >= o[i] ? "pos" : "neg");
      ctx.globalAlpha = .75;
      ctx.fillRect(X - R / 2, Y(h[i]), R, Math.max(R, Y(l[i]) - Y(h[i])));
      const y0 = Y(Math.max(o[i], c[i])), y1 = Y(Math.min(o[i], c[i]));
      ctx.fillRect(X - w / 2, y0, w, Math.max(R, y1 - y0));
    }
    ctx.globalAlpha = 1;
    const mark = (i, v, up) => {
      const X = u.valToPos(i, "x", true), Y = u.valToPos(v, "y", true), s = 6 * R, d = up ? 1 : -1;
      ctx.fillStyle = color("ink"); ctx.strokeStyle = color("panel"); ctx.lineWidth = 1.5 * R;
      ctx.beginPath(); ctx.moveTo(X, Y + d * 2 * R); ctx.lineTo(X - s, Y + d * (2 * R + 1.6 * s)); ctx.lineTo(X + s, Y + d * (2 * R + 1.6 * s)); ctx.closePath(); ctx.fill(); ctx.stroke();
    };
    ctx.strokeStyle = color("ink2"); ctx.lineWidth = R; ctx.setLineDash([3 * R, 3 * R]);
    ctx.beginPath(); ctx.moveTo(u.valToPos(a - i0, "x", true), u.valToPos(r[6], "y", true)); ctx.lineTo(u.valToPos(b - i0, "x", true), u.valToPos(r[7], "y", true)); ctx.stroke(); ctx.setLineDash([]);
    mark(a - i0, r[6], r[4] > 0); mark(b - i0, r[7], r[4] < 0);
    ctx.restore();
  };
  const none = () => null, label = i => { const s = t[Math.round(i)]; return s === undefined ? "" : t[t.length - 1] - t[0] > 12 * DAY ? date(s) : stamp(s).slice(5); };
  panel = new uPlot(base(plot, 300, {
    cursor: {y: true, drag: {x: true, y: false}, points: {show: false}},
    scales: {x: {time: false, range: (u, p, q) => [p - .7, q + .7]}, y: {range: (u, p, q) => { const room = (q - p || 1) * .06; return [p - room, q + room]; }}, own: {}},
    axes: [axisX({values: (u, s) => s.map(v => Number.isInteger(v) ? label(v) : ""), space: 90}), axisY(v => trim(v, part.decimals), {size: 66}), ...(own ? [axisY(v => trim(v, 2), {side: 1, scale: "own", grid: {show: false}})] : [])],
    series: [{}, {paths: none, points: {show: false}}, {paths: none, points: {show: false}}, ...shown.map((p, i) => ({scale: p.price ? "y" : "own", stroke: () => color(PLOT_COLORS[i % 4]), width: 1.2, points: {show: false}, spanGaps: true}))],
    hooks: {draw: [candles], setCursor: [u => { const i = u.cursor.idx; read.textContent = i === null || i === undefined || u.cursor.left < 0 ? (part.fold > 1 ? `bars of ${part.fold} folded into one` : "") : describe(i); }]},
  }), [x, h, l, ...shown.map(p => p.v)], plot);
  grow(plot, panel, () => 300); wheel(panel);
  host.scrollIntoView({block: "nearest"});
};

/* trades: sort, filter, save, open */
if (T.rows.length && byId("tradePanel")) {
  const sizes = new Intl.NumberFormat("en-US", {maximumSignificantDigits: 6});
  const W = T.words, many = T.symbols.length > 1;
  const manyStrategies = new Set(T.rows.map(r => r[15])).size > 1;
  const C = [
    ["#", r => r[0], r => String(r[0])],
    ...(manyStrategies ? [["Strategy", r => W[r[15]], r => W[r[15]], "l"]] : []),
    ...(many ? [["Symbol", r => T.symbols[r[3]], r => T.symbols[r[3]], "l"]] : []),
    ["Entry", r => r.at, r => stamp(r.at)], ["Exit", r => r.at + r[2], r => stamp(r.at + r[2])],
    ["Side", r => r[4], r => r[4] > 0 ? "long" : "short"], ["Size", r => r[5], r => sizes.format(r[5])],
    ["Entry price", r => r[6], r => num(r[6], T.decimals[r[3]])], ["Exit price", r => r[7], r => num(r[7], T.decimals[r[3]])],
    ["P&L", r => r[8], r => signed(r[8], 2), 1], ["Return", r => r[9], r => spct(r[9], 2), 1],
    ["MAE", r => r[10], r => spct(r[10], 2)], ["MFE", r => r[11], r => spct(r[11], 2)], ["Bars", r => r[12], r => num(r[12], 0)],
    ["Exit by", r => W[r[14]], r => W[r[14]] || "–"],
  ];
  const rows = T.rows;
  let view = rows, sortBy = 0, down = false, chosen = -1;
  const head = make("tr"), body = make("tbody"), H = 32;
  const table = make("table", {}, make("thead", {}, head), body), box = make("div", {class: "virtual", tabindex: "0", role: "region", "aria-label": "Trades"}, table);
  const filter = make("input", {type: "search", id: "tradeFilter", placeholder: "Filter: long, stop, >500, 2021-03", "aria-label": "Filter trades"});
  const count = make("span"), save = make("button", {type: "button"}, "Save as CSV");
  byId("tradePanel").append(make("div", {class: "filter"}, filter, save, count), box);
  const headers = C.map((c, k) => {
    const th = make("th", {scope: "col", tabindex: "0", class: c[3] === "l" ? "l" : null}, c[0]);
    onRow(th, () => { down = sortBy === k ? !down : false; sortBy = k; arrange(); });
    head.append(th);
    return th;
  });
  const arrange = () => {
    const words = filter.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const fits = r => words.every(w => {
      const m = /^([<>])(-?[\d.]+)$/.exec(w.replace("−", "-"));
      return m ? (m[1] === ">" ? r[8] > +m[2] : r[8] < +m[2]) : (r.text ??= C.map(c => c[2](r)).join(" ").toLowerCase() + " " + W[r[13]].toLowerCase()).includes(w);
    });
    const value = C[sortBy][1];
    view = rows.filter(fits).sort((a, b) => { const x = value(a), y = value(b); return (x < y ? -1 : x > y ? 1 : a[0] - b[0]) * (down ? -1 : 1); });
    headers.forEach((th, k) => { if (k === sortBy) th.setAttribute("aria-sort", down ? "descending" : "ascending"); else th.removeAttribute("aria-sort"); });
    const sum = view.reduce((s, r) => s + r[8], 0);
    count.textContent = `${num(view.length, 0)} of ${num(T.of, 0)}, together ${signed(sum, 2)}`;
    box.scrollTop = 0; from = -1; draw();
  };
  let from = -1;
  const pad = n => make("tr", {class: "pad", "aria-hidden": "true"}, make("td", {colspan: C.length, style: `height:${n * H}px`}));
  const draw = () => {
    const first = Math.max(0, Math.floor(box.scrollTop / H) - 6), last = Math.min(view.length, first + 30);
    if (first === from) return;
    from = first;
    const list = first ? [pad(first)] : [];
    for (let i = first; i < last; i++) {
      const r = view[i], tr = make("tr", {"data-i": r.i, tabindex: "0", class: r.i === chosen ? "on" : null});
      C.forEach((c, k) => {
        const cell = make(k ? "td" : "th", {class: c[3] === 1 ? tone(r[8]) : c[3] === "l" ? "l" : null, scope: k ? null : "row"}, c[2](r));
        tr.append(cell);
      });
      onRow(tr, () => { chosen = r.i; body.querySelectorAll(".on").forEach(o => o.classList.remove("on")); tr.classList.add("on"); showTrade(r); });
      list.push(tr);
    }
    if (last < view.length) list.push(pad(view.length - last));
    body.replaceChildren(...list);
  };
  box.onscroll = draw;
  filter.oninput = arrange;
  save.onclick = () => {
    const cell = v => { const t = String(v), safe = typeof v === "string" && /^[=+\-@\t\r]/.test(t) ? "'" + t : t; return /[",\n\r]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe; };
    const lines = [["number", "strategy", "symbol", "side", "entry_time", "exit_time", "size", "entry_price", "exit_price", "pnl", "return", "mae", "mfe", "bars", "entry_tag", "exit_tag"].join(",")];
    for (const r of view) lines.push([r[0], W[r[15]], T.symbols[r[3]], r[4] > 0 ? "long" : "short", new Date(r.at * 1e3).toISOString(), new Date((r.at + r[2]) * 1e3).toISOString(), r[5], r[6], r[7], r[8], r[9], r[10], r[11], r[12], W[r[13]], W[r[14]]].map(cell).join(","));
    const a = make("a", {download: "trades.csv", href: URL.createObjectURL(new Blob([lines.join("\n") + "\n"], {type: "text/csv"}))});
    a.click(); setTimeout(() => URL.revokeObjectURL(a.href), 1e3);
  };
  arrange();
}


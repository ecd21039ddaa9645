/* formulas: on hover, focus or tap */
const tip = make("div", {id: "tip", role: "tooltip", hidden: ""});
document.body.append(tip);
const explain = e => {
  const m = D.metrics[e.dataset.m];
  if (!m) return;
  tip.replaceChildren(make("b", {}, m[0]), make("code", {}, m[1]), make("span", {}, m[2]), make("span", {}, m[3]));
  tip.hidden = false;
  const r = e.getBoundingClientRect(), w = tip.offsetWidth, above = r.bottom + tip.offsetHeight + 12 > innerHeight;
  tip.style.left = Math.max(14, Math.min(r.left, innerWidth - w - 14)) + scrollX + "px";
  tip.style.top = (above ? r.top - tip.offsetHeight - 6 : r.bottom + 6) + scrollY + "px";
};
const hide = () => { tip.hidden = true; };
document.addEventListener("mouseover", e => { const t = e.target.closest?.(".tip"); if (t) explain(t); else hide(); });
document.addEventListener("focusin", e => { if (e.target.classList.contains("tip")) explain(e.target); });
document.addEventListener("focusout", hide);
document.addEventListener("click", e => { const t = e.target.closest?.(".tip"); if (t) explain(t); });

/* keys */
document.addEventListener("keydown", e => {
  if (e.ctrlKey || e.metaKey || e.altKey || /INPUT|TEXTAREA|SELECT/.test(e.target.tagName)) { if (e.key === "Escape") e.target.blur(); return; }
  if (e.key === "d") switchTheme();
  else if (e.key === "/" && byId("tradeFilter")) { e.preventDefault(); byId("tradeFilter").focus(); }
  else if (e.key === "]" && eq) zoomBy(eq, .7);
  else if (e.key === "[" && eq) zoomBy(eq, 1.4);
  else if (e.key === "Escape") hide();
});

/* Java, as the run keeps it, with its words told apart */
document.querySelectorAll("pre[data-code]").forEach(pre => {
  const text = pre.textContent, parts = /(\/\/[^\n]*|\/\*[\s\S]*?\*\/|(?<=^|\n)\s*#[^\n]*)|("(?:[^"\\\n]|\\.)*")|\b(abstract|boolean|case|class|default|do|double|else|enum|extends|false|final|for|if|implements|import|int|interface|long|new|null|package|permits|private|protected|public|record|return|sealed|static|switch|this|throw|true|try|var|void|while|yield)\b/g;
  const out = []; let at = 0;
  for (const m of text.matchAll(parts)) {
    out.push(text.slice(at, m.index), make("span", {class: m[1] ? "c" : m[2] ? "s" : "k"}, m[0]));
    at = m.index + m[0].length;
  }
  pre.replaceChildren(...out, text.slice(at));
});

drawFigures();
let width = innerWidth, waiting = 0;
addEventListener("resize", () => { if (innerWidth !== width) { width = innerWidth; cancelAnimationFrame(waiting); waiting = requestAnimationFrame(drawFigures); } });
})();

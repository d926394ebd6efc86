// When: a slider with two ends over a small chart of how much is said of each time.

import { debounce, h, svg } from "./dom.js";

const BARS = 72;

/** Return the slider, or null where the statements have fewer than two days. */
export function timeline(app) {
  const { low, high } = app.model.columns;
  const days = [...(low || []), ...(high || [])].filter((day) => day !== null);
  if (!days.length) return null;
  const [first, last] = [days.reduce((a, b) => Math.min(a, b)), days.reduce((a, b) => Math.max(a, b))];
  if (first === last) return null;
  const { state, speech } = app;
  const output = h("output", { class: "period" });
  const from = range(app, "from", first, last, state.from ?? first);
  const to = range(app, "to", first, last, state.to ?? last);
  const band = h("div", { class: "band" });
  const show = () => {
    const [a, b] = [Number(from.value), Number(to.value)];
    output.textContent = `${speech.date(a)} – ${speech.date(b)}`;
    from.setAttribute("aria-valuetext", speech.date(a));
    to.setAttribute("aria-valuetext", speech.date(b));
    const share = (day) => `${(100 * (day - first)) / (last - first)}%`;
    Object.assign(band.style, { left: share(a), right: `${100 - (100 * (b - first)) / (last - first)}%` });
  };
  const apply = debounce(() => app.set({
    from: Number(from.value) > first ? Number(from.value) : null, to: Number(to.value) < last ? Number(to.value) : null,
  }), 180);
  const slide = (event) => {
    if (Number(from.value) > Number(to.value)) event.target.value = event.target === from ? to.value : from.value;
    show();
    apply();
  };
  from.addEventListener("input", slide);
  to.addEventListener("input", slide);
  show();
  return h("section", { class: "timeline", "aria-label": speech.t("time") },
    h("span", { class: "timeline-name", "aria-hidden": "true" }, speech.t("time")),
    h("div", { class: "track" }, chart(app, first, last), band, from, to), output);
}

function range(app, name, min, max, value) {
  return h("input", { type: "range", min, max, value, step: 1, "data-focus": name, "aria-label": app.speech.t(name) });
}

function chart(app, first, last) {
  const counts = new Array(BARS).fill(0);
  const { low, high, denied } = app.model.columns;
  const no = new Array(BARS).fill(0);
  const bar = (day) => Math.min(BARS - 1, Math.floor(((day - first) / (last - first + 1)) * BARS));
  for (const index of app.model.columns.key.keys()) {
    if (low[index] === null || high[index] - low[index] > (last - first) / 3) continue;
    const place = bar((low[index] + high[index]) / 2);
    counts[place] += 1;
    no[place] += denied[index];
  }
  const most = Math.max(...counts, 1);
  const height = (count) => (count ? Math.max(2, 26 * Math.sqrt(count / most)) : 0);
  const bars = (values, name) => values.map((count, place) => (count ? svg("rect", {
    x: place * 10 + 1, width: 8, y: 28 - height(count), height: height(count), class: name }) : null));
  return svg("svg", { viewBox: `0 0 ${BARS * 10} 28`, preserveAspectRatio: "none", "aria-hidden": "true" },
    bars(counts, "bar"), bars(no, "bar no"));
}

// When: a slider with two ends over a small chart of how much is said of each time.

import { debounce, h, svg } from "./dom.js";

const BARS = 72;

/** Return the slider, or null where the statements have fewer than two days. Each day said of is one step. */
export function timeline(app) {
  const days = daysOf(app.model);
  if (days.length < 2) return null;
  const { state, speech } = app;
  const last = days.length - 1;
  const output = h("output", { class: "period" });
  const from = range(app, "from", last, state.from === null ? 0 : firstAtLeast(days, state.from));
  const to = range(app, "to", last, state.to === null ? last : Math.max(0, firstAtLeast(days, state.to + 1) - 1));
  const band = h("div", { class: "band" });
  const show = () => {
    const [a, b] = [Number(from.value), Number(to.value)];
    output.textContent = `${speech.date(days[a])} – ${speech.date(days[b])}`;
    from.setAttribute("aria-valuetext", speech.date(days[a]));
    to.setAttribute("aria-valuetext", speech.date(days[b]));
    Object.assign(band.style, { left: `${(100 * a) / last}%`, right: `${100 - (100 * b) / last}%` });
  };
  const apply = debounce(() => {
    const [a, b] = [Number(from.value), Number(to.value)];
    app.set({ from: a > 0 ? days[a] : null, to: b < last ? days[b] : null });
  }, 180);
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
    h("div", { class: "track" }, chart(app, days), band, from, to), output);
}

function daysOf({ columns }) {
  const days = new Set([...(columns.low || []), ...(columns.high || [])]);
  days.delete(null);
  return [...days].sort((a, b) => a - b);
}

function firstAtLeast(days, day) {
  const place = days.findIndex((other) => other >= day);
  return place < 0 ? days.length - 1 : place;
}

function range(app, name, max, value) {
  return h("input", { type: "range", min: 0, max, value, step: 1, "data-focus": name, "aria-label": app.speech.t(name) });
}

/** Draw how much is said of each time, and how much of it is denied; a long span counts in its last day. */
function chart(app, days) {
  const { high, denied } = app.model.columns;
  const step = new Map(days.map((day, place) => [day, Math.floor((place * BARS) / days.length)]));
  const counts = new Array(BARS).fill(0);
  const no = new Array(BARS).fill(0);
  high.forEach((day, index) => {
    if (day === null) return;
    counts[step.get(day)] += 1;
    no[step.get(day)] += denied[index];
  });
  const wide = days.length < BARS ? BARS / days.length : 1;
  const most = Math.max(...counts, 1);
  const height = (count) => (count ? Math.max(2, 26 * Math.sqrt(count / most)) : 0);
  const bars = (values, name) => values.map((count, place) => (count ? svg("rect", {
    x: place * 10 + 1, width: Math.min(wide * 10 - 2, 24), y: 28 - height(count), height: height(count), class: name }) : null));
  return svg("svg", { viewBox: `0 0 ${BARS * 10} 28`, preserveAspectRatio: "none", "aria-hidden": "true" },
    bars(counts, "bar"), bars(no, "bar no"));
}

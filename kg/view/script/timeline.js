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
  const band = h("div", { class: "band" });
  const at = {
    from: state.from === null ? 0 : firstAtLeast(days, state.from),
    to: state.to === null ? last : Math.max(0, firstAtLeast(days, state.to + 1) - 1),
  };
  const apply = debounce(() => app.set({
    from: at.from > 0 ? days[at.from] : null, to: at.to < last ? days[at.to] : null,
  }), 180);
  const move = (name, step) => {
    at[name] = name === "from" ? clamp(step, 0, at.to) : clamp(step, at.from, last);
    show();
    apply();
  };
  const thumbs = { from: thumb(app, "from"), to: thumb(app, "to") };
  const track = h("div", { class: "track" }, chart(app, days), band, thumbs.from, thumbs.to);
  function show() {
    output.textContent = `${speech.date(days[at.from])} – ${speech.date(days[at.to])}`;
    for (const name of ["from", "to"]) tell(thumbs[name], at, { name, days, last, speech });
    Object.assign(band.style, { left: share(at.from, last), right: share(last - at.to, last) });
  }
  listen(track, thumbs, { at, last, move });
  show();
  return h("section", { class: "timeline", "aria-label": speech.t("time") },
    h("span", { class: "timeline-name", "aria-hidden": "true" }, speech.t("time")), track, output);
}

function share(step, last) {
  return `${(100 * step) / last}%`;
}

function clamp(step, low, high) {
  return Math.max(low, Math.min(high, step));
}

function thumb(app, name) {
  return h("div", { class: `thumb ${name}`, role: "slider", tabindex: "0", "data-focus": name, "aria-label": app.speech.t(name) });
}

function tell(node, at, { name, days, last, speech }) {
  node.style.left = share(at[name], last);
  node.setAttribute("aria-valuemin", name === "from" ? 0 : at.from);
  node.setAttribute("aria-valuemax", name === "from" ? at.to : last);
  node.setAttribute("aria-valuenow", at[name]);
  node.setAttribute("aria-valuetext", speech.date(days[at[name]]));
}

/** Let both ends be moved by arrows, Page, Home and End, by dragging, and by pressing the track. */
function listen(track, thumbs, { at, last, move }) {
  const leap = Math.max(1, Math.round(last / 10));
  const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -leap, PageUp: leap, Home: -last, End: last };
  for (const [name, node] of Object.entries(thumbs)) {
    node.addEventListener("keydown", (event) => {
      if (!(event.key in steps)) return;
      event.preventDefault();
      event.stopPropagation();
      move(name, at[name] + steps[event.key]);
    });
  }
  track.addEventListener("pointerdown", (event) => {
    const { left, width } = track.getBoundingClientRect();
    const stepAt = ({ clientX }) => Math.round(((clientX - left) / width) * last);
    const near = stepAt(event);
    const name = Math.abs(near - at.from) < Math.abs(near - at.to) || near < at.from ? "from" : "to";
    const drag = (moved) => move(name, stepAt(moved));
    drag(event);
    thumbs[name].focus();
    event.preventDefault();
    track.setPointerCapture(event.pointerId);
    track.addEventListener("pointermove", drag);
    track.addEventListener("pointerup", () => track.removeEventListener("pointermove", drag), { once: true });
  });
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

// The legend, which is the filter too: relations, actor types, certainty, denial.

import { h, svg } from "./dom.js";
import { isActor, STATUSES } from "./model.js";
import { DASHES, outline } from "./shapes.js";
import { toggled } from "./state.js";

const LISTED = 12;

/** Return the legend's groups; each line switches what it stands for off and on. */
export function legend(app) {
  const { model, speech, state } = app;
  const { t } = speech;
  const columns = model.columns;
  const present = tally(columns.relation || []);
  const relations = model.relations.map((_, index) => index).filter((index) => present.has(index))
    .sort((a, b) => present.get(b) - present.get(a) || a - b);
  return [
    group(app, "relations", t("relations"), relations.map((index) => ({
      value: index, text: speech.relation(index), count: present.get(index), icon: stroke(app.tint(index), DASHES[0]),
    }))),
    group(app, "types", t("actors"), typeLines(app)),
    group(app, "statuses", t("certainty"), STATUSES.map((status, index) => ({
      value: index, text: t(status), count: tally(columns.status || []).get(index) || 0, icon: stroke("currentColor", DASHES[index]),
    }))),
    group(app, "polarity", t("polarity"), ["affirmed", "denied"].map((name, index) => ({
      value: index, text: t(name), count: tally(columns.denied || []).get(index) || 0, icon: stroke("currentColor", [], index === 1),
    }))),
    check(t("showNotes"), state.notes, (on) => app.set({ notes: on }), note()),
  ];
}

function tally(column) {
  const counts = new Map();
  for (const value of column) counts.set(value, (counts.get(value) || 0) + 1);
  return counts;
}

function typeLines(app) {
  const { model, speech } = app;
  const counts = tally(model.nodes.filter((node) => isActor(model, node.id)).map((node) => model.actors[node.id].type));
  const lines = model.types.map((type, index) => ({
    value: index, text: speech.type(index), count: counts.get(index) || 0, icon: mark(type.shape, app.typeTint(index)),
  }));
  lines.push({ value: model.types.length, text: speech.t("unknownType"), count: counts.get(-1) || 0, icon: mark("dot", "#8b929c") });
  return lines.filter((line) => line.count);
}

function group(app, name, title, lines) {
  if (!lines.length) return null;
  const off = app.state[name];
  const others = (value) => lines.map((line) => line.value).filter((other) => other !== value).sort((a, b) => a - b);
  const alone = (value) => JSON.stringify(off) === JSON.stringify(others(value));
  return h("div", { class: "legend", role: "group", "aria-label": title }, h("div", { class: "legend-head" }, h("h3", {}, title),
    off.length ? h("button", { type: "button", class: "link all", "data-focus": `${name}-all`,
      on: { click: () => app.set({ [name]: [] }) } }, app.speech.t("all")) : null),
    folded(app, name, lines.map((line) => h("div", { class: "legend-line" },
      check(line.text, !off.includes(line.value), () => app.set({ [name]: toggled(off, line.value) }), line.icon,
        { count: app.speech.number(line.count), key: `${name}-${line.value}` }),
      lines.length > 1 && !alone(line.value) ? h("button", { type: "button", class: "link only", "data-focus": `${name}-only-${line.value}`,
        "aria-label": `${app.speech.t("only")}: ${line.text}`,
        on: { click: () => app.set({ [name]: others(line.value) }) } }, app.speech.t("only")) : null))));
}

/** Fold away what is rarest in a long group; it stays as the user last left it. */
function folded(app, name, lines) {
  if (lines.length <= LISTED + 2) return lines;
  const rest = h("details", { class: "rest", open: app.unfolded.has(name) },
    h("summary", { "data-focus": `${name}-rest` }, app.speech.t("more", { n: lines.length - LISTED })), lines.slice(LISTED));
  rest.addEventListener("toggle", () => (rest.open ? app.unfolded.add(name) : app.unfolded.delete(name)));
  return [...lines.slice(0, LISTED), rest];
}

/** Return a box to tick with a sign before its words. */
export function check(text, on, change, icon, { count = "", key = text } = {}) {
  return h("label", { class: "check" },
    h("input", { type: "checkbox", checked: on, "data-focus": key, on: { change: (event) => change(event.target.checked) } }),
    icon, h("span", { class: "check-text" }, text), count ? h("span", { class: "count" }, count) : null);
}

function stroke(color, dashes, crossed) {
  return svg("svg", { width: 30, height: 14, viewBox: "0 0 30 14", "aria-hidden": "true", class: "sign" },
    svg("path", { d: "M1 7H29", fill: "none", stroke: color, "stroke-width": 2.4, "stroke-dasharray": dashes.join(" ") || null,
      "stroke-linecap": dashes[0] === 2 ? "round" : "butt" }),
    crossed ? svg("path", { d: "M11 3L19 11M19 3L11 11M5 10L8 4M22 10L25 4", class: "cross-sign", fill: "none", "stroke-width": 1.8 }) : null);
}

function mark(shape, color) {
  return svg("svg", { width: 30, height: 16, viewBox: "0 0 30 16", "aria-hidden": "true", class: "sign" },
    svg("path", { d: outline(shape, 15, 8, 6), fill: color }));
}

function note() {
  return svg("svg", { width: 30, height: 16, viewBox: "0 0 30 16", "aria-hidden": "true", class: "sign" },
    svg("circle", { cx: 15, cy: 8, r: 3, fill: "currentColor", opacity: 0.6 }));
}

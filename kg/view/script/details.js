// The side panel: the chosen actor, the chosen edge, the path, or the graph at a glance.

import { card, roleLine } from "./card.js";
import { h, refill } from "./dom.js";
import { isActor } from "./model.js";
import { overview } from "./overview.js";

const PAGE = 25;

/** Write into `panel` what the state has chosen. */
export function showDetails(app, panel) {
  const { state, seen } = app;
  const parts = seen.path || (state.start >= 0 && state.end >= 0) ? pathPart(app)
    : state.actor >= 0 ? actorPart(app, state.actor)
      : state.edge >= 0 ? edgePart(app, state.edge) : overview(app);
  refill(panel, parts);
  panel.scrollTop = 0;
}

function head(app, title, kind) {
  const { t } = app.speech;
  return h("div", { class: "panel-head" },
    h("div", {}, kind ? h("p", { class: "kind" }, kind) : null, h("h2", { tabindex: "-1", dir: "auto" }, title)),
    h("button", { type: "button", class: "icon", "aria-label": t("close"), title: t("close"),
      on: { click: () => app.set({ actor: -1, edge: -1, start: -1, end: -1 }) } }, "✕"));
}

function actorPart(app, number) {
  const { model, speech, seen } = app;
  const actor = model.actors[number];
  const { agent, recipient, place, chain } = model.columns;
  const groups = [
    ["does", seen.statements.filter((index) => agent[index] === number)],
    ["isDone", seen.statements.filter((index) => recipient[index] === number || place[index] === number)],
    ["says", seen.statements.filter((index) => model.chains[chain[index]].includes(number))],
  ];
  return [
    head(app, speech.actor(number), speech.type(actor.type)),
    names(app, actor, number), actions(app, actor, number), offices(app, number),
    groups.map(([title, indexes]) => section(app, speech.t(title), indexes, indexes.length < 3)),
  ];
}

function names(app, actor, number) {
  const others = [...new Set([actor.name, ...Object.values(actor.names), ...actor.aliases])]
    .filter((name) => name !== app.speech.actor(number));
  return others.length ? h("p", { class: "names", dir: "auto" }, others.join(" · ")) : null;
}

function actions(app, actor, number) {
  const { t } = app.speech;
  const wikidata = /^https?:\/\/www\.wikidata\.org\/entity\/(Q\d+)$/.exec(actor.id);
  const button = (key, run) => h("button", { type: "button", on: { click: run } }, t(key));
  return h("div", { class: "actions" },
    button("focusHere", () => app.set({ focus: number, hops: Math.max(1, app.state.hops) })),
    button("pathFromHere", () => app.set({ start: number, actor: -1 })),
    wikidata ? h("a", { class: "button", href: `https://www.wikidata.org/wiki/${wikidata[1]}`, target: "_blank",
      rel: "noopener noreferrer" }, `Wikidata ${wikidata[1]}`) : null);
}

function offices(app, number) {
  const { speech, model } = app;
  const lines = new Map();
  for (const role of model.roles) {
    if (role.person === number) lines.set(`${role.office}/${role.of}/${role.status}`, roleLine(app, role, false));
    else if (role.of === number) lines.set(`${role.person}/${role.office}/${role.status}`, roleLine(app, role, true));
  }
  if (!lines.size) return null;
  return h("section", {}, h("h3", {}, speech.t("roles")), h("ul", { class: "roles" }, [...lines.values()].slice(0, PAGE)));
}

function edgePart(app, id) {
  const { model, speech, seen } = app;
  const { from, to } = model.edges[id];
  const statements = seen.bundles.get(id) || [];
  const name = (node) => (isActor(model, node) ? speech.actor(node) : "");
  const title = [name(from), name(to)].filter(Boolean).join(" → ");
  return [head(app, title, speech.t("statementsCount", { n: statements.length })), reverse(app, from, to, id),
    section(app, null, statements, statements.length <= 4)];
}

/** Offer the other edges between the same two. */
function reverse(app, from, to, id) {
  const { model, speech, seen } = app;
  const others = [...seen.bundles.keys()].filter((other) => {
    const edge = model.edges[other];
    return other !== id && ((edge.from === from && edge.to === to) || (edge.from === to && edge.to === from));
  });
  if (!others.length) return null;
  return h("div", { class: "actions" }, others.map((other) => {
    const edge = model.edges[other];
    const no = model.columns.denied[seen.bundles.get(other)[0]] ? "✕ " : "";
    return h("button", { type: "button", on: { click: () => app.set({ edge: other, actor: -1 }) } },
      `${no}${speech.actor(edge.from)} → ${speech.actor(edge.to)} (${seen.bundles.get(other).length})`);
  }));
}

function pathPart(app) {
  const { speech, seen, state } = app;
  const title = `${speech.actor(state.start)} … ${speech.actor(state.end)}`;
  if (!seen.path) return [head(app, title, speech.t("path")), h("p", {}, speech.t("noPath"))];
  return [head(app, title, speech.t("pathSteps", { n: seen.path.steps.length })),
    section(app, null, seen.path.steps, seen.path.steps.length < 4)];
}

function section(app, title, indexes, open) {
  if (!indexes.length) return null;
  const list = h("div", { class: "cards" });
  const more = h("button", { type: "button", class: "more", on: { click: () => grow() } });
  let shown = 0;
  const ordered = order(app, indexes);
  function grow() {
    list.append(...ordered.slice(shown, shown + PAGE).map((index) => card(app, index, open)));
    shown = Math.min(ordered.length, shown + PAGE);
    more.hidden = shown >= ordered.length;
    more.textContent = app.speech.t("more", { n: ordered.length - shown });
  }
  grow();
  const heading = title ? h("h3", {}, title, " ", h("span", { class: "count" }, app.speech.number(indexes.length))) : null;
  return h("section", {}, heading, list, more);
}

/** Put the denied first, then what more sources say, then the later. */
function order(app, indexes) {
  const { denied, support, high } = app.model.columns;
  return [...indexes].sort((a, b) => denied[b] - denied[a] || support[b] - support[a] || (high[b] ?? 0) - (high[a] ?? 0) || a - b);
}

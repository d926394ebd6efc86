// The graph at a glance: what is said most, what is denied, and on whom it rests.

import { h } from "./dom.js";
import { isActor, STATUSES } from "./model.js";

const LINES = 7;

/** Return the parts of the panel that stand while nothing is chosen. */
export function overview(app) {
  const { speech, seen, model } = app;
  const { t } = speech;
  const actors = [...seen.nodes].filter((id) => isActor(model, id)).length;
  const articles = new Set(seen.statements.map((index) => model.columns.article[index])).size;
  return [
    h("h2", { tabindex: "-1" }, t("atAGlance")),
    h("p", { class: "figures" }, [
      t("statementsCount", { n: seen.statements.length }), t("actorsCount", { n: actors }), t("articlesCount", { n: articles }),
    ].join(" · ")),
    seen.statements.length ? null : h("p", {}, t("nothing")),
    part(t("saidMost"), bundles(app, false).slice(0, LINES).map(([id, held]) => line(app, id, held))),
    part(t("whatIsDenied"), bundles(app, true).slice(0, LINES).map(([id, held]) => line(app, id, held))),
    part(t("restsOn"), sources(app).slice(0, LINES)),
  ];
}

function part(title, lines) {
  return lines.length ? h("section", {}, h("h3", {}, title), h("ul", { class: "lines" }, lines)) : null;
}

/** Return the edges between actors, affirmed or denied, those that most is said about first. */
function bundles(app, denied) {
  const { model, seen } = app;
  const { support } = model.columns;
  const weight = (held) => held.length + Math.max(...held.map((index) => support[index]));
  return [...seen.bundles]
    .filter(([id, held]) => Boolean(model.columns.denied[held[0]]) === denied && (denied || isActor(model, model.edges[id].to)))
    .sort((a, b) => weight(b[1]) - weight(a[1]) || a[0] - b[0]);
}

function line(app, id, held) {
  const { model, speech } = app;
  const { from, to } = model.edges[id];
  const { relation, theme, denied, status } = model.columns;
  const surest = Math.min(...held.map((index) => status[index]));
  const relations = [...new Set(held.map((index) => relation[index]))];
  const themes = [...new Set(held.map((index) => theme[index]).filter(Boolean))];
  return h("li", {}, h("button", { type: "button", class: "line", on: { click: () => app.chooseEdge(id) } },
    h("span", { class: "who" }, denied[held[0]] ? h("span", { class: "cross", "aria-label": speech.t("denied") }, "✕ ") : null,
      h("b", {}, speech.actor(from)), " ",
      h("span", { class: "relation", style: { color: app.ink(relations[0]) } }, relations.slice(0, 2).map(speech.relation).join(", ")),
      isActor(model, to) ? [" ", h("b", {}, speech.actor(to))] : null,
      surest ? h("span", { class: "count" }, ` (${speech.t(STATUSES[surest])})`) : null,
      held.length > 1 ? h("span", { class: "count" }, ` ×${held.length}`) : null),
    themes.length ? h("span", { class: "what", dir: "auto" }, themes.slice(0, 3).join(" · ")) : null,
    denied[held[0]] ? h("span", { class: "what" }, `${speech.t("deniedBy")}: ${deniers(app, held).join(", ")}`) : null));
}

/** Return who says that it is not so: the deepest sources, else the publishers. */
function deniers(app, held) {
  const { model, speech } = app;
  return [...new Set(held.map((index) => {
    const deepest = model.chains[model.columns.chain[index]].at(-1);
    const { publisher } = model.articles[model.columns.article[index]];
    return deepest === undefined ? publisher || speech.t("theArticle") : speech.actor(deepest);
  }))];
}

function sources(app) {
  const { model, seen, speech } = app;
  const counts = new Map();
  for (const index of seen.statements) {
    const deepest = model.chains[model.columns.chain[index]].at(-1);
    if (deepest !== undefined) counts.set(deepest, (counts.get(deepest) || 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([actor, count]) => h("li", {},
    h("button", { type: "button", class: "line", on: { click: () => app.set({ deepest: actor }) } },
      h("span", { class: "who" }, h("b", {}, speech.actor(actor)), h("span", { class: "count" }, ` ${speech.number(count)}`)))));
}

// Filters that are not in the legend: who says so, which article, how many sources, near whom, which way.

import { combobox } from "./combobox.js";
import { h } from "./dom.js";

/** Return the fields of the filter panel. */
export function filters(app) {
  const { state, speech, model } = app;
  const { t } = speech;
  const sources = () => actorItems(app, sourceNumbers(model, false));
  const deepest = () => actorItems(app, sourceNumbers(model, true));
  const anyone = () => actorItems(app, model.nodes.map((node) => node.id).filter((id) => id < model.actors.length));
  const named = (number) => (number >= 0 ? speech.actor(number) : "");
  const field = (key, items, name) => labelled(t(key), combobox({
    id: `field-${name}`, label: t(key), placeholder: t("anyone"), items, value: named(state[name]),
    choose: (value) => app.set({ [name]: value }),
  }));
  return [
    h("section", {}, h("h3", {}, t("whoSays")), field("source", sources, "source"), field("deepest", deepest, "deepest"),
      articleField(app), leastField(app)),
    h("section", {}, h("h3", {}, t("near")), field("focus", anyone, "focus"), hopsField(app)),
    h("section", {}, h("h3", {}, t("path")), field("pathFrom", anyone, "start"), field("pathTo", anyone, "end")),
  ];
}

/** Return suggestions for actors, the most spoken of first. */
export function actorItems(app, numbers) {
  const { model, speech } = app;
  const size = (number) => model.nodeOf.get(number)?.size ?? 0;
  return [...numbers].sort((a, b) => size(b) - size(a) || a - b).map((value) => {
    const actor = model.actors[value];
    return { value, text: speech.actor(value), hint: speech.type(actor.type),
      words: [actor.name, ...Object.values(actor.names), ...actor.aliases, model.short[value]] };
  });
}

function sourceNumbers(model, deepest) {
  return new Set(model.chains.flatMap((chain) => (deepest ? chain.slice(-1) : chain)));
}

function labelled(text, control) {
  return h("div", { class: "field" }, h("span", { class: "field-name", "aria-hidden": "true" }, text), control);
}

function articleField(app) {
  const { state, speech, model } = app;
  const items = () => model.articles.map((article, value) => ({
    value, text: article.title, hint: [article.publisher, article.published.slice(0, 10)].filter(Boolean).join(", "),
    words: [article.title, article.publisher, article.published],
  }));
  return labelled(speech.t("article"), combobox({
    id: "field-article", label: speech.t("article"), placeholder: speech.t("anyArticle"), items,
    value: state.article >= 0 ? model.articles[state.article].title : "", choose: (value) => app.set({ article: value }),
  }));
}

function leastField(app) {
  const { state, speech, model } = app;
  const most = (model.columns.support || []).reduce((a, b) => Math.max(a, b), 1);
  return stepper(app, speech.t("leastSources"), { name: "least", value: state.least, low: 1, high: most });
}

function hopsField(app) {
  return stepper(app, app.speech.t("hops"), { name: "hops", value: app.state.hops, low: 1, high: 6 });
}

function stepper(app, text, { name, value, low, high }) {
  return h("label", { class: "field row" }, h("span", { class: "field-name" }, text),
    h("input", { type: "number", min: low, max: Math.max(low, high), value, "data-focus": name, on: {
      change: (event) => app.set({ [name]: Math.max(low, Math.min(high, Number(event.target.value) || low)) }),
    } }));
}

/** Return the filters that are on as chips that switch them off. */
export function chips(app) {
  const { state, speech, model } = app;
  const { t } = speech;
  const found = [];
  const chip = (text, change) => found.push(h("button", { type: "button", class: "chip", "aria-label": `${t("remove")}: ${text}`,
    on: { click: () => app.set(change) } }, text, h("span", { "aria-hidden": "true" }, " ✕")));
  if (state.focus >= 0) chip(`${t("near")}: ${speech.actor(state.focus)} (${state.hops})`, { focus: -1 });
  if (state.source >= 0) chip(`${t("source")}: ${speech.actor(state.source)}`, { source: -1 });
  if (state.deepest >= 0) chip(`${t("deepest")}: ${speech.actor(state.deepest)}`, { deepest: -1 });
  if (state.article >= 0) chip(`${t("article")}: ${model.articles[state.article].title.slice(0, 40)}`, { article: -1 });
  if (state.least > 1) chip(t("atLeast", { n: state.least }), { least: 1 });
  if (state.from !== null || state.to !== null) {
    chip(`${speech.date(state.from)} – ${speech.date(state.to)}`, { from: null, to: null });
  }
  if (state.start >= 0) chip(`${t("pathFrom")}: ${speech.actor(state.start)}`, { start: -1 });
  if (state.end >= 0) chip(`${t("pathTo")}: ${speech.actor(state.end)}`, { end: -1 });
  for (const name of ["relations", "types", "statuses", "polarity"]) {
    if (state[name].length) chip(`${t(name === "types" ? "actors" : name === "statuses" ? "certainty" : name)}: −${state[name].length}`, { [name]: [] });
  }
  if (found.length > 1) found.push(h("button", { type: "button", class: "link", on: { click: () => app.reset() } }, t("reset")));
  return found;
}

// The frame around the picture: header, panels, menus, help.

import { actorItems } from "./filters.js";
import { combobox } from "./combobox.js";
import { h } from "./dom.js";
import { EXPORTS } from "./export.js";
import { isActor } from "./model.js";

const NATIVE = { en: "English", ru: "Русский", uk: "Українська", es: "Español" };
const KEYS = [["/", "keySearch"], ["← ↑ → ↓", "keyWalk"], ["Enter", "keyOpen"], ["n  p", "keyEdges"], ["f", "keyFocus"],
  ["+  −  0", "keyZoom"], ["Shift + ← ↑ → ↓", "keyPan"], ["g  t", "keyViews"], ["Esc", "keyClear"], ["?", "keyHelp"]];

/** Return the frame's parts; `update` brings its buttons up to the state. */
export function makeChrome(app) {
  const { t } = app.speech;
  const parts = {
    legend: h("div", { class: "legends" }), fields: h("div", { class: "fields" }), chips: h("div", { class: "chips" }),
    time: h("div", { class: "time" }), table: h("div", { class: "table", tabindex: "0", role: "region", "aria-label": t("table") }),
    details: h("aside", { class: "details", id: "details", "aria-label": t("details"), tabindex: "-1" }),
    canvas: h("div", { class: "canvas" }), paper: h("div", { class: "paper", "aria-hidden": "true" }), over: h("canvas", { class: "over", "aria-hidden": "true" }),
    tip: h("div", { class: "tip", role: "tooltip", hidden: true }), live: h("div", { class: "unseen", role: "status", "aria-live": "polite" }),
    help: helpDialog(app),
  };
  parts.stage = h("div", { class: "stage", id: "stage", tabindex: "0", role: "application", "aria-label": t("graphLabel"), "aria-describedby": "graph-hint" },
    parts.canvas, parts.over, parts.tip, h("p", { class: "unseen", id: "graph-hint" }, t("graphHint")));
  const controls = [views(app), languages(app), themes(app), exportMenu(app),
    button("?", t("help"), () => app.help(), { class: "icon" })];
  const filters = h("aside", { class: "filters", id: "filters", "aria-label": t("filters") },
    h("div", { class: "panel-head" }, h("h2", {}, t("filters")), button("✕", t("close"), () => sheet(root, ""), { class: "icon narrow" })),
    parts.legend, parts.fields);
  const root = h("div", { class: "app" },
    h("header", {},
      h("a", { class: "skip", href: "#", on: { click: (event) => { event.preventDefault(); app.set({ view: "table" }); parts.table.focus(); } } }, t("skipToTable")),
      h("h1", {}, app.model.title), search(app), h("div", { class: "controls" }, controls),
      h("div", { class: "sheet-buttons narrow" },
        button(t("filters"), t("filters"), () => sheet(root, "filters")), button(t("details"), t("details"), () => sheet(root, "details")))),
    filters,
    h("main", {}, h("div", { class: "frame" }, parts.chips, parts.stage, parts.paper, zoomButtons(app), parts.table), parts.time),
    parts.details, parts.live, parts.help);
  return { ...parts, root, update: () => update(app, root) };
}

function button(text, name, run, more = {}) {
  return h("button", { type: "button", title: name === text ? null : name, "aria-label": name === text ? null : name, ...more, on: { click: run } }, text);
}

/** On a narrow screen open one of the panels over the picture, or none. */
function sheet(root, name) {
  root.dataset.sheet = root.dataset.sheet === name ? "" : name;
}

function update(app, root) {
  const { state } = app;
  root.dataset.view = state.view;
  const chosen = state.actor >= 0 || state.edge >= 0 || (state.start >= 0 && state.end >= 0);
  root.classList.toggle("chosen", chosen);
  if (chosen && app.shownChoice !== `${state.actor}/${state.edge}/${state.start}/${state.end}`) root.dataset.sheet = "details";
  else if (!chosen && root.dataset.sheet === "details" && app.shownChoice) root.dataset.sheet = "";
  app.shownChoice = chosen ? `${state.actor}/${state.edge}/${state.start}/${state.end}` : "";
  for (const node of root.querySelectorAll("[data-view-button]")) {
    node.setAttribute("aria-pressed", String(node.dataset.viewButton === state.view));
  }
}

function search(app) {
  const { t } = app.speech;
  const everyone = () => actorItems(app, app.model.actors.map((_, index) => index));
  return h("div", { class: "search", role: "search" }, combobox({
    id: "search", label: t("search"), placeholder: t("search"), items: everyone,
    choose: (value) => (value >= 0 && isActor(app.model, value) ? app.chooseActor(value) : null),
  }));
}

function views(app) {
  const { t } = app.speech;
  return h("div", { class: "views", role: "group", "aria-label": t("view") }, ["graph", "table"].map((name) => (
    h("button", { type: "button", "data-view-button": name, "aria-pressed": "false", on: { click: () => app.set({ view: name }) } }, t(name)))));
}

function languages(app) {
  return h("select", { id: "language", "aria-label": app.speech.t("language"), on: { change: (event) => app.set({ lang: event.target.value }) } },
    app.model.languages.map((code) => h("option", { value: code, lang: code, selected: code === app.state.lang }, NATIVE[code] || code)));
}

function themes(app) {
  const { t } = app.speech;
  return h("select", { id: "theme", "aria-label": t("theme"), on: { change: (event) => app.set({ theme: event.target.value }) } },
    ["auto", "light", "dark"].map((name) => h("option", { value: name, selected: name === app.state.theme }, t(`theme_${name}`))));
}

function exportMenu(app) {
  const { t } = app.speech;
  const menu = h("details", { class: "menu" }, h("summary", {}, t("export")),
    h("ul", {}, Object.entries(EXPORTS).map(([name, run]) => h("li", {},
      button(name, name, () => { menu.open = false; run(app); }, { "data-export": name })))));
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
    event.stopPropagation();
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
  return menu;
}

function zoomButtons(app) {
  const { t } = app.speech;
  return h("div", { class: "zoom", role: "group", "aria-label": t("zoom") },
    button("+", t("zoomIn"), () => app.picture.zoom(1.3)), button("−", t("zoomOut"), () => app.picture.zoom(0.77)),
    button("⤢", t("fit"), () => app.fit()));
}

function helpDialog(app) {
  const { t } = app.speech;
  const dialog = h("dialog", { class: "help", "aria-label": t("help") },
    h("h2", {}, t("help")), h("p", {}, t("helpText")),
    h("dl", {}, KEYS.map(([keys, words]) => [h("dt", {}, h("kbd", {}, keys)), h("dd", {}, t(words))])),
    button(t("close"), t("close"), () => dialog.close()));
  return dialog;
}

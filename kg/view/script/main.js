// The page: reads its data, keeps the state, and lets every part show it.

import { makeChrome } from "./chrome.js";
import { legible } from "./colour.js";
import { showDetails } from "./details.js";
import { drawing } from "./drawing.js";
import { debounce, refill } from "./dom.js";
import { along } from "./geometry.js";
import { look } from "./filter.js";
import { chips, filters } from "./filters.js";
import { listenToPage, listenToStage } from "./keys.js";
import { speak } from "./language.js";
import { legend } from "./legend.js";
import { isActor, readModel } from "./model.js";
import { makeOverlay } from "./overlay.js";
import { canDraw, makePicture } from "./picture.js";
import { makeScene, palette } from "./scene.js";
import { initialState, readHash, writeHash } from "./state.js";
import { showTable } from "./table.js";
import { timeline } from "./timeline.js";
import { showTooltip } from "./tooltip.js";

const PRINTED = 5000;
/** How wide a drawing for paper may be, in pixels: A4 shows its letters at about three quarters of their size. */
const PAPER = 900;
const CHOICE = ["actor", "edge", "lang", "theme", "view"];
const model = readModel();
const app = {
  model, state: readHash(model, location.hash), places: new Map(), at: -1, order: { column: 0, down: true }, hovered: {}, unfolded: new Set(),
  ink: (relation) => legible(model.relations[relation].color, app.colors.soft, 4.5),
  tint: (relation) => legible(model.relations[relation].color, app.colors.paper, 3),
  typeTint: (type) => legible(model.types[type].color, app.colors.paper, 3),
  statementsOf: (node) => app.seen.statements.filter((index) => (
    ["agent", "recipient", "place", "target"].some((name) => model.columns[name][index] === node))),
  set: change, reset: () => change({ ...initialState(model), lang: app.state.lang, theme: app.state.theme, view: app.state.view }),
  chooseActor: (actor) => change({ actor, edge: -1, view: "graph" }, { go: true }),
  chooseEdge: (edge) => change({ edge, actor: -1, view: "graph" }, { go: true }),
  chooseNode, goTo, fit: () => app.picture.fit([...app.scene.nodes.keys()], true),
  help: () => app.chrome.help.showModal(), say,
};

function chooseNode(node) {
  if (isActor(model, node)) return change({ actor: node, edge: -1 });
  const id = [...app.seen.bundles.keys()].find((number) => model.edges[number].to === node);
  return change({ edge: id ?? -1, actor: -1 });
}

/** Stand on a node with the keyboard, and say which it is. */
function goTo(node) {
  app.at = node;
  const { x, y } = app.picture.project(app.scene.nodes.get(node));
  const { clientWidth, clientHeight } = app.chrome.canvas;
  if (x < 40 || y < 40 || x > clientWidth - 40 || y > clientHeight - 40) app.picture.fit(neighbours(node), true);
  app.hovered = { node };
  drawOver();
  const name = isActor(model, node) ? `${app.speech.actor(node)}, ${app.speech.type(model.actors[node].type)}` : app.scene.nodes.get(node).label;
  say(`${name}, ${app.speech.t("statementsCount", { n: app.statementsOf(node).length })}`);
}

function neighbours(node) {
  return app.scene.edges.filter((edge) => edge.from === node || edge.to === node).flatMap((edge) => [edge.from, edge.to]).concat(node);
}

function say(text) {
  app.chrome.live.textContent = text;
}

/** Change the state, and with it the address, so that back and forward work. */
function change(parts, { go = false } = {}) {
  const next = { ...app.state, ...parts };
  const hash = writeHash(model, next);
  const same = hash === writeHash(model, app.state);
  app.going = go;
  if (same) return;
  app.wanted = next;
  location.hash = hash;
  if (app.wanted) arrive();
}

/** Take the state from the address; its own change is known already. */
function arrive() {
  const next = app.wanted || readHash(model, location.hash);
  app.wanted = null;
  const before = app.state;
  if (writeHash(model, before) === writeHash(model, next)) return;
  app.state = next;
  const rebuilt = before.lang !== next.lang;
  if (rebuilt) keepFocus(build, true);
  else if (before.theme !== next.theme) paint();
  const filtered = Object.keys(next).some((key) => !CHOICE.includes(key) && next[key] !== before[key]);
  show({ filtered: filtered || rebuilt, before });
}

/** Make the frame of the page in the chosen language. */
function build() {
  app.speech = speak(model, app.state.lang);
  document.documentElement.lang = app.state.lang;
  app.chrome = makeChrome(app);
  app.picture?.kill();
  refill(document.getElementById("kg"), app.chrome.root);
  paint();
  app.overlay = makeOverlay(app.chrome.over, () => app.picture);
  app.picture = makePicture(app.chrome.canvas, model, {
    node: chooseNode, edge: (edge) => change({ edge, actor: -1 }), ground: () => change({ actor: -1, edge: -1 }),
    hover: (over) => { app.hovered = over; drawOver(); showTooltip(app, app.chrome.tip, over, app.pointer); },
    moved: (nodes) => nodes.forEach(([id, place]) => { app.places.set(id, place); Object.assign(app.scene.nodes.get(id), place); }),
    drawn: drawOver, excuse: app.speech.t("noWebgl"),
  });
  app.observer?.disconnect();
  app.observer = new ResizeObserver(resized);
  app.observer.observe(app.chrome.stage);
  app.chrome.canvas.addEventListener("pointermove", (event) => { app.pointer = { x: event.offsetX, y: event.offsetY }; });
  listenToStage(app, app.chrome.stage);
}

function paint() {
  const { theme } = app.state;
  const printed = window.matchMedia("print").matches;
  const dark = !printed && (theme === "dark" || (theme === "auto" && window.matchMedia("(prefers-color-scheme: dark)").matches));
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  app.colors = palette();
}

/** After the frame has changed its size, bring what is looked at into it again. */
const resized = debounce(() => {
  const { clientWidth, clientHeight } = app.chrome.stage;
  const size = `${clientWidth}x${clientHeight}`;
  if (!app.scene || !clientWidth || size === app.size) return;
  app.size = size;
  app.picture.redraw();
  app.picture.fit(app.scene.near ? [...app.scene.near] : [...app.scene.nodes.keys()], false);
  drawOver();
}, 60);

/** For paper, put the drawing in the place of the picture: it is sharp at any size. */
function print() {
  const wanted = window.matchMedia("print").matches && app.scene.edges.length < PRINTED;
  const { documentElement } = new DOMParser().parseFromString(wanted ? drawing(app, PAPER) : "<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml");
  refill(app.chrome.paper, wanted ? document.importNode(documentElement, true) : null);
}

function drawOver() {
  if (app.scene) app.overlay.draw(app.scene, { selected: app.state.actor, hovered: app.hovered.node });
}

/** Bring every part of the page up to the state. */
function show({ filtered, before }) {
  const { state, chrome } = app;
  if (filtered) app.seen = look(model, state);
  app.scene = makeScene(app);
  chrome.update();
  keepFocus(() => {
    refill(chrome.legend, legend(app));
    refill(chrome.fields, filters(app));
    refill(chrome.chips, chips(app));
    refill(chrome.time, timeline(app));
  }, filtered || !before || before.theme !== state.theme);
  showDetails(app, chrome.details);
  if (state.view === "table") showTable(app, chrome.table);
  app.picture.draw(app.scene);
  if (!before || filtered) app.picture.fit([...app.scene.nodes.keys()], Boolean(before));
  else if (app.going) app.picture.fit(app.scene.near ? [...app.scene.near] : [...app.scene.nodes.keys()], true);
  app.going = false;
  drawOver();
  if (before && filtered) say(app.speech.t("statementsCount", { n: app.seen.statements.length }));
}

/** Run `task`, which makes the controls anew, and put the focus back on the same control. */
function keepFocus(task, needed) {
  if (!needed) return;
  const { id, dataset } = document.activeElement || {};
  task();
  const again = id ? document.getElementById(id) : dataset?.focus && document.querySelector(`[data-focus="${CSS.escape(dataset.focus)}"]`);
  if (again && again !== document.activeElement) again.focus({ preventScroll: true });
}

/** Tell where things stand on the screen: for tests, and for whoever drives the page by script. */
function places() {
  const { left, top } = app.chrome.stage.getBoundingClientRect();
  const nodes = [...app.scene.nodes.values()].map((node) => {
    const { x, y } = app.picture.project(node);
    return [node.label, { x: x + left, y: y + top, radius: app.picture.radius(node), note: node.note }];
  });
  const edges = app.scene.edges.map((edge) => {
    const { x, y } = along(app.picture.curve(edge), 0.5);
    return { x: x + left, y: y + top, label: edge.label, count: edge.count, denied: edge.denied, note: app.scene.nodes.get(edge.to).note };
  });
  return { nodes: Object.fromEntries(nodes), edges, labels: app.overlay.labels };
}

function start() {
  window.kgPlaces = places;
  app.pointer = { x: 0, y: 0 };
  if (!canDraw(model)) app.state.view = "table";
  build();
  listenToPage(app);
  show({ filtered: true });
  window.addEventListener("hashchange", arrive);
  for (const media of ["(prefers-color-scheme: dark)", "print"]) {
    window.matchMedia(media).addEventListener("change", () => { paint(); show({ filtered: true, before: app.state }); print(); });
  }
  app.size = `${app.chrome.stage.clientWidth}x${app.chrome.stage.clientHeight}`;
  requestAnimationFrame(() => requestAnimationFrame(() => {
    performance.mark("kg-ready");
    document.documentElement.dataset.ready = "true";
  }));
}

start();

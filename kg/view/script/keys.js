// The picture by keyboard: arrows walk from actor to actor, the other keys are listed in the help.

import { isActor } from "./model.js";

const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const STEP = 80;

/** Listen on the picture's frame. */
export function listenToStage(app, stage) {
  stage.addEventListener("keydown", (event) => {
    const run = onStage(app, event);
    if (!run) return;
    event.preventDefault();
    run();
  });
}

/** Listen on the whole page. */
export function listenToPage(app) {
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const run = anywhere(app)[event.key];
    if (!run) return;
    event.preventDefault();
    run();
  });
}

function anywhere(app) {
  return {
    "/": () => document.getElementById("search").focus(),
    "?": () => app.help(),
    g: () => app.set({ view: "graph" }),
    t: () => app.set({ view: "table" }),
    Escape: () => app.set({ actor: -1, edge: -1, start: -1, end: -1 }),
  };
}

function onStage(app, event) {
  const arrow = ARROWS[event.key];
  if (arrow && event.shiftKey) return () => app.picture.pan(arrow[0] * STEP, arrow[1] * STEP);
  if (arrow) return () => walk(app, arrow);
  return {
    "+": () => app.picture.zoom(1.25), "=": () => app.picture.zoom(1.25), "-": () => app.picture.zoom(0.8),
    0: () => app.fit(),
    Enter: () => (app.at >= 0 ? app.chooseNode(app.at) : null),
    " ": () => (app.at >= 0 ? app.chooseNode(app.at) : null),
    f: () => (app.at >= 0 && isActor(app.model, app.at) ? app.set({ focus: app.at }) : null),
    n: () => nextEdge(app, 1), p: () => nextEdge(app, -1),
  }[event.key];
}

/** Go to the nearest node in the direction of the arrow. */
function walk(app, [dx, dy]) {
  const nodes = app.scene.nodes;
  if (!nodes.has(app.at)) {
    const [largest] = [...nodes.values()].sort((a, b) => b.size - a.size);
    return largest && app.goTo(largest.id);
  }
  const here = nodes.get(app.at);
  let best = null;
  for (const node of nodes.values()) {
    const ahead = (node.x - here.x) * dx + (node.y - here.y) * dy;
    const aside = Math.abs((node.x - here.x) * dy) + Math.abs((node.y - here.y) * dx);
    const cost = ahead > 0 ? ahead + 2 * aside : Infinity;
    if (node !== here && cost < (best?.cost ?? Infinity)) best = { node, cost };
  }
  return best && app.goTo(best.node.id);
}

/** Choose the next edge of the actor that the keys stand on. */
function nextEdge(app, step) {
  const { model, seen } = app;
  const mine = [...seen.bundles.keys()].filter((id) => model.edges[id].from === app.at || model.edges[id].to === app.at);
  if (!mine.length) return;
  const place = mine.indexOf(app.state.edge);
  app.chooseEdge(mine[(place + step + mine.length) % mine.length]);
}

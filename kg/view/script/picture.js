// Which renderer draws: vis-network under pyvis, or sigma.js where the graph is large.

import { h } from "./dom.js";
import { sigmaPicture } from "./picture.sigma.js";
import { visPicture } from "./picture.vis.js";

/** Return whether this browser can draw the graph: a large one needs WebGL. */
export function canDraw(model) {
  return !model.large || Boolean(document.createElement("canvas").getContext("webgl2"));
}

/** Return the renderer that the page carries, or one that says in words that it cannot draw. */
export function makePicture(container, model, events) {
  if (!canDraw(model)) return noPicture(container, events.excuse);
  return model.large ? sigmaPicture(container, model, events) : visPicture(container, model, events);
}

function noPicture(container, excuse) {
  container.append(h("p", { class: "excuse" }, excuse));
  const nothing = () => {};
  return {
    draw: nothing, redraw: nothing, zoom: nothing, pan: nothing, fit: nothing, kill: nothing, layers: () => [],
    project: () => ({ x: -100, y: -100 }), radius: () => 0, details: () => false, shown: () => false,
    curve: () => [0, 1, 2].map(() => ({ x: 0, y: 0 })),
  };
}

// Which renderer draws: vis-network under pyvis, or sigma.js where the graph is large.

import { sigmaPicture } from "./picture.sigma.js";
import { visPicture } from "./picture.vis.js";

/** Return the renderer that the page carries. */
export function makePicture(container, model, events) {
  return model.large ? sigmaPicture(container, model, events) : visPicture(container, model, events);
}

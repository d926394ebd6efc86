// What is to be drawn, in plain values that either renderer, the overlay and the exports take.

import { legible, over } from "./colour.js";
import { isActor } from "./model.js";

const FAINT = 0.14;
const SHORT = 30;

/** Return the colours of the page as its style gives them. */
export function palette() {
  const style = getComputedStyle(document.documentElement);
  const names = ["paper", "soft", "ink", "muted", "denied", "accent", "halo"];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

/** Return the scene: `nodes` by id, and `edges`, one a bundle but for the open one. */
export function makeScene({ model, state, seen, speech, colors, places }) {
  const near = emphasised(model, state, seen);
  const nodes = new Map();
  for (const node of model.nodes) {
    if (!seen.nodes.has(node.id)) continue;
    nodes.set(node.id, sceneNode(model, node, { speech, colors, places, near }));
  }
  const edges = [];
  for (const [id, statements] of seen.bundles) {
    const edge = model.edges[id];
    if (!nodes.has(edge.from) || !nodes.has(edge.to)) continue;
    const faint = near && !(near.has(edge.from) && near.has(edge.to) && touches(state, edge));
    const groups = state.edge === id ? split(model, statements) : [statements];
    groups.forEach((group, place) => edges.push(
      sceneEdge(model, edge, { id, group, place, of: groups.length, faint, speech, colors })));
  }
  return { nodes, edges, colors, near };
}

/** Return whether an edge is of the chosen actor; where an edge is chosen, all between its ends stand out. */
function touches(state, edge) {
  return state.edge >= 0 || state.actor < 0 || edge.from === state.actor || edge.to === state.actor;
}

/** Return the nodes that stand out, or null where all do. */
function emphasised(model, state, seen) {
  if (seen.path) return new Set(seen.path.nodes);
  if (state.edge >= 0 && seen.bundles.has(state.edge)) {
    return new Set([model.edges[state.edge].from, model.edges[state.edge].to]);
  }
  if (state.actor < 0 || !seen.nodes.has(state.actor)) return null;
  const near = new Set([state.actor]);
  for (const id of seen.bundles.keys()) {
    const { from, to } = model.edges[id];
    if (from === state.actor) near.add(to);
    if (to === state.actor) near.add(from);
  }
  return near;
}

function sceneNode(model, node, { speech, colors, places, near }) {
  const actor = isActor(model, node.id);
  const { x, y } = places.get(node.id) || node;
  const color = legible(node.color, colors.paper, 3);
  const faint = Boolean(near && !near.has(node.id));
  return {
    id: node.id, x, y, size: node.size, shape: node.shape, note: !actor, faint,
    color: faint ? over(color, colors.paper, FAINT) : color,
    label: actor ? speech.actor(node.id) : node.label,
  };
}

function sceneEdge(model, edge, { id, group, place, of, faint, speech, colors }) {
  const { relation, status, theme } = model.columns;
  const counts = new Map();
  for (const index of group) counts.set(relation[index], (counts.get(relation[index]) || 0) + 1);
  const commonest = [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
  const denied = Boolean(model.columns.denied[group[0]]);
  const color = legible(model.relations[commonest].color, colors.paper, 3);
  const themes = [...new Set(group.map((index) => theme[index]).filter(Boolean))];
  return {
    id: of > 1 ? `${id}/${place}` : String(id), bundle: id, from: edge.from, to: edge.to,
    bend: of > 1 ? fanned(edge, place) : edge.bend,
    status: Math.min(...group.map((index) => status[index])), denied, faint, count: group.length,
    color: faint ? over(color, colors.paper, FAINT) : color, ink: legible(color, colors.paper, 4.5),
    width: Math.min(5, 1.3 + Math.log2(group.length) * 0.9),
    label: caption(speech, commonest, counts.size, group.length, denied),
    theme: short(themes.join(", ")),
  };
}

/** Return how far one of an open bundle bends: beside each other, and clear of a denied edge between the same two. */
function fanned({ bend }, place) {
  return (bend || 0.08) + (place ? (place + 1) * 0.16 : 0);
}

function caption(speech, relation, relations, count, denied) {
  const name = denied ? speech.t("deniedLabel", { what: speech.relation(relation) }) : speech.relation(relation);
  const more = relations > 1 ? ` +${relations - 1}` : "";
  return `${name}${more}${count > 1 ? ` ×${count}` : ""}`;
}

function short(text) {
  return text.length > SHORT ? `${text.slice(0, SHORT - 1).trimEnd()}…` : text;
}

/** Return the statements of an open bundle by relation and status, each to be an edge of its own. */
function split(model, statements) {
  const groups = new Map();
  for (const index of statements) {
    const key = `${model.columns.relation[index]}/${model.columns.status[index]}`;
    if (groups.has(key)) groups.get(key).push(index);
    else groups.set(key, [index]);
  }
  return [...groups.values()];
}

// What of the graph is seen under the filters: statements, the edges they make, the nodes those join.

import { isActor } from "./model.js";
import { shortestPath, within } from "./paths.js";

/** Return the statements, bundles (edge → statements), nodes and path that the state leaves. */
export function look(model, state) {
  let seen = [];
  const tests = predicates(model, state);
  for (let index = 0; index < model.count; index += 1) {
    if (tests.every((test) => test(index))) seen.push(index);
  }
  if (state.focus >= 0) {
    const near = within(links(model, seen), state.focus, state.hops);
    const { agent, target } = model.columns;
    seen = seen.filter((index) => near.has(agent[index]) && near.has(target[index]));
  }
  const path = state.start >= 0 && state.end >= 0 ? shortestPath(links(model, seen), state.start, state.end) : null;
  return { statements: seen, bundles: bundle(model, seen), nodes: ends(model, seen, state), path };
}

function predicates(model, state) {
  const { relation, status, denied, article, chain, agent, recipient, target, support, low, high } = model.columns;
  const tests = [];
  const without = (list, column) => {
    const hidden = new Set(list);
    if (hidden.size) tests.push((index) => !hidden.has(column[index]));
  };
  without(state.relations, relation || []);
  without(state.statuses, status || []);
  without(state.polarity, denied || []);
  if (state.types.length) {
    const hidden = new Set(state.types.map((type) => (type === model.types.length ? -1 : type)));
    const shown = (actor) => actor < 0 || !isActor(model, actor) || !hidden.has(model.actors[actor].type);
    tests.push((index) => shown(agent[index]) && shown(recipient[index]) && shown(target[index]));
  }
  if (state.article >= 0) tests.push((index) => article[index] === state.article);
  if (state.source >= 0) tests.push((index) => model.chains[chain[index]].includes(state.source));
  if (state.deepest >= 0) tests.push((index) => model.chains[chain[index]].at(-1) === state.deepest);
  if (state.least > 1) tests.push((index) => support[index] >= state.least);
  if (state.from !== null) tests.push((index) => high[index] !== null && high[index] >= state.from);
  if (state.to !== null) tests.push((index) => low[index] !== null && low[index] <= state.to);
  return tests;
}

/** Return the neighbours of each actor over the statements seen, whichever way they point. */
function links(model, seen) {
  const found = new Map();
  const join = (one, other, index) => {
    if (!found.has(one)) found.set(one, new Map());
    if (!found.get(one).has(other)) found.get(one).set(other, index);
  };
  const { agent, target, place } = model.columns;
  for (const index of seen) {
    for (const other of new Set([target[index], place[index]])) {
      if (other < 0) continue;
      join(agent[index], other, index);
      join(other, agent[index], index);
    }
  }
  return found;
}

function bundle(model, seen) {
  const found = new Map();
  const numbers = model.columns.bundle;
  for (const index of seen) {
    const held = found.get(numbers[index]);
    if (held) held.push(index);
    else found.set(numbers[index], [index]);
  }
  return found;
}

function ends(model, seen, state) {
  const found = new Set();
  const { agent, target } = model.columns;
  for (const index of seen) {
    if (!state.notes && !isActor(model, target[index])) continue;
    found.add(agent[index]);
    found.add(target[index]);
  }
  return found;
}

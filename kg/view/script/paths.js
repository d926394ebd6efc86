// Walks over the links between actors.

/** Return the nodes at most `hops` steps from `start`. */
export function within(links, start, hops) {
  const near = new Set([start]);
  let edge = [start];
  for (let step = 0; step < hops; step += 1) {
    edge = edge.flatMap((node) => [...(links.get(node) || new Map()).keys()]).filter((node) => !near.has(node));
    edge.forEach((node) => near.add(node));
  }
  return near;
}

/** Return the nodes of a shortest way and a statement for each step, or null where there is none. */
export function shortestPath(links, start, end) {
  const before = new Map([[start, null]]);
  const queue = [start];
  for (let at = 0; at < queue.length && !before.has(end); at += 1) {
    for (const next of (links.get(queue[at]) || new Map()).keys()) {
      if (!before.has(next)) {
        before.set(next, queue[at]);
        queue.push(next);
      }
    }
  }
  if (!before.has(end)) return null;
  const nodes = [end];
  while (nodes[0] !== start) nodes.unshift(before.get(nodes[0]));
  const steps = nodes.slice(1).map((node, place) => links.get(nodes[place]).get(node));
  return { nodes, steps };
}

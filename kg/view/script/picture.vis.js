// The picture on vis-network, the library under pyvis: for graphs up to some hundred nodes.

import { bounds, control } from "./geometry.js";
import { DASHES, outline } from "./shapes.js";

const MARGIN = 46;

/** Return a renderer in `container`; `events` has `node`, `edge`, `ground`, `hover`, `moved` and `drawn`. */
export function visPicture(container, model, events) {
  const { vis } = window;
  const [nodes, edges] = [new vis.DataSet(), new vis.DataSet()];
  const network = new vis.Network(container, { nodes, edges }, model.network.options);
  let [scene, grow] = [null, 1];

  const picture = {
    draw(next) {
      scene = next;
      replace(nodes, [...next.nodes.values()].map((node) => visNode(node, next.colors, grow)));
      replace(edges, next.edges.map((edge) => visEdge(edge, grow)));
    },
    redraw: () => network.redraw(),
    project: ({ x, y }) => network.canvasToDOM({ x, y }),
    radius: (node) => node.size * grow * network.getScale(),
    curve(edge) {
      const [a, b] = [scene.nodes.get(edge.from), scene.nodes.get(edge.to)];
      return [a, control(a, b, edge.bend), b].map((point) => network.canvasToDOM(point));
    },
    details: () => network.getScale() > 0.45,
    shown: () => true,
    zoom(factor) {
      network.moveTo({ scale: network.getScale() * factor, animation: motion() });
    },
    pan(dx, dy) {
      const { x, y } = network.getViewPosition();
      network.moveTo({ position: { x: x + dx / network.getScale(), y: y + dy / network.getScale() } });
    },
    fit(ids, animate) {
      const found = ids.map((id) => scene.nodes.get(id)).filter(Boolean);
      network.moveTo({ ...frame(container, found, ids.length < 3 ? 1.1 : 1.5), animation: animate ? motion() : false });
    },
    layers: () => [container.querySelector("canvas")],
    kill: () => network.destroy(),
  };
  listen(network, events, () => scene);
  network.on("afterDrawing", () => {
    const wanted = growth(network.getScale());
    if (scene && wanted !== grow) {
      grow = wanted;
      setTimeout(() => picture.draw(scene), 0);
    }
    events.drawn();
  });
  return picture;
}

function replace(set, items) {
  const kept = new Set(items.map(({ id }) => id));
  set.remove(set.getIds().filter((id) => !kept.has(id)));
  set.update(items);
}

/** Return how much larger things are drawn when seen from afar, so that they do not vanish. */
function growth(scale) {
  return scale >= 1 ? 1 : Math.round(scale ** -0.35 * 5) / 5;
}

function visNode(node, colors, grow) {
  const { id, x, y, shape, color } = node;
  const size = node.size * grow;
  if (shape === "box") return { id, x, y, size, shape: "custom", ctxRenderer: sheet(size, color, colors.paper) };
  const sides = { background: color, border: colors.paper };
  return { id, x, y, size, shape, color: { ...sides, highlight: sides, hover: sides }, borderWidth: node.note ? 0 : 1.5 };
}

/** Draw a document: vis-network has no such shape that can be sized. */
function sheet(size, color, border) {
  return ({ ctx, x, y }) => ({
    drawNode() {
      const path = new Path2D(outline("box", x, y, size));
      Object.assign(ctx, { fillStyle: color, strokeStyle: border, lineWidth: 1.5 });
      ctx.fill(path);
      ctx.stroke(path);
    },
    nodeDimensions: { width: 2 * size, height: 1.5 * size },
  });
}

function visEdge({ id, from, to, color, width, status, bend, faint }, grow) {
  const smooth = bend ? { enabled: true, type: "curvedCW", roundness: bend } : { enabled: false };
  const dashes = DASHES[status].length ? DASHES[status].map((length) => length * grow) : false;
  const colors = { color, highlight: color, hover: color, inherit: false };
  return { id, from, to, color: colors, width: faint ? 1 : width * grow, dashes, smooth };
}

/** Return the middle and the scale at which the nodes fill the container. */
function frame(container, nodes, most) {
  const box = bounds(nodes.map((node) => ({ x: node.x, y: node.y, room: node.size })));
  const [width, height] = [container.clientWidth - 2 * MARGIN, container.clientHeight - 2 * MARGIN];
  const scale = Math.min(most, width / (box.right - box.left), height / (box.bottom - box.top));
  return { position: { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }, scale: Math.max(0.02, scale) };
}

function motion() {
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  return still ? false : { duration: 260, easingFunction: "easeInOutQuad" };
}

function listen(network, events, scene) {
  network.on("click", ({ nodes, edges }) => {
    network.unselectAll();
    if (nodes.length) events.node(nodes[0]);
    else if (edges.length) events.edge(scene().edges.find((edge) => edge.id === edges[0]).bundle);
    else events.ground();
  });
  const edgeOf = (id) => scene().edges.find((edge) => edge.id === id);
  network.on("hoverNode", ({ node }) => events.hover({ node }));
  network.on("hoverEdge", ({ edge }) => events.hover({ edge: edgeOf(edge)?.bundle }));
  network.on("blurNode", () => events.hover({}));
  network.on("blurEdge", () => events.hover({}));
  network.on("dragging", ({ nodes }) => events.moved(nodes.map((id) => [id, network.getPosition(id)])));
  network.on("dragStart", () => events.hover({}));
}

// The picture on sigma.js and graphology: WebGL, for graphs of thousands of nodes.

import { bounds } from "./geometry.js";
import { depth, edgeProgram, nodeProgram, SHAPES } from "./programs.js";

const SETTINGS = {
  renderLabels: false, renderEdgeLabels: false, enableEdgeEvents: true, defaultNodeType: "shape", defaultEdgeType: "line",
  zIndex: false, allowInvalidContainer: true, minCameraRatio: 0.002, maxCameraRatio: 4, stagePadding: 30, defaultDrawNodeHover: () => {},
};
const DETAILS = 220;
const FIRST = 500;

/** Return a renderer in `container`, with the same ways as the one on vis-network. */
export function sigmaPicture(container, model, events) {
  const current = { graph: graphOf(model), small: sizeFor(model.nodes.length), scene: null, edges: new Map(), levels: new Map(), extra: [] };
  let sigma = null;
  const project = ({ x, y }) => sigma.graphToViewport({ x, y: -y });
  const open = () => {
    sigma = makeSigma(container, current);
    listen(sigma, current, events);
  };
  return {
    draw(scene) {
      take(current, scene);
      if (sigma) sigma.refresh({ schedule: true });
      else open();
    },
    redraw: () => sigma.resize(),
    project,
    arrows: true,
    radius: (node) => sigma.scaleSize(node.size * current.small),
    curve(edge) {
      const [a, b] = [edge.from, edge.to].map((id) => project(current.scene.nodes.get(id)));
      return shifted(a, b, aside(edge));
    },
    details: (scene) => inSight(container, scene, project) < DETAILS,
    shown: (edge) => current.levels.get(edge.id) <= depth(sigma.getCamera().ratio),
    zoom: (factor) => sigma.getCamera().animatedZoom({ duration: still() ? 1 : 200, factor }),
    pan(dx, dy) {
      const middle = { x: container.clientWidth / 2 + dx, y: container.clientHeight / 2 + dy };
      const { x, y } = sigma.viewportToFramedGraph(middle);
      sigma.getCamera().setState({ x, y });
    },
    fit(ids, animate) {
      const nodes = ids.map((id) => current.scene.nodes.get(id)).filter(Boolean);
      fit(sigma, { nodes, animate, whole: ids.length >= current.scene.nodes.size });
    },
    layers() {
      sigma.refresh();
      const { edges, nodes } = sigma.getCanvases();
      return [edges, nodes];
    },
    kill: () => sigma?.kill(),
  };
}

function graphOf(model) {
  const graph = new window.graphology.MultiDirectedGraph();
  for (const { id, x, y } of model.nodes) graph.addNode(String(id), { x, y: -y });
  for (const { id, from, to } of model.edges) graph.addEdgeWithKey(String(id), String(from), String(to));
  return graph;
}

/** Return by how much nodes shrink in a crowd. */
function sizeFor(count) {
  return Math.max(0.1, Math.min(0.5, 11 / Math.sqrt(count)));
}

/** Make the renderer when there is a scene to draw: each render takes its time where no graphics card helps. */
function makeSigma(container, current) {
  const { Sigma } = window;
  const sigma = new Sigma(current.graph, container, {
    ...SETTINGS, nodeProgramClasses: { shape: nodeProgram(Sigma) }, edgeProgramClasses: { line: edgeProgram(Sigma) },
    nodeReducer: (id, data) => nodeLook(current, Number(id), data), edgeReducer: (id) => edgeLook(current, id),
  });
  sigma.setCustomBBox(sigma.getBBox());
  return sigma;
}

function nodeLook({ scene, small }, id, { x, y }) {
  const node = scene?.nodes.get(id);
  if (!node) return { x, y, hidden: true };
  return { x: node.x, y: -node.y, size: node.size * small, color: node.color, shape: Math.max(0, SHAPES.indexOf(node.shape)), type: "shape" };
}

function edgeLook({ edges, levels }, id) {
  const edge = edges.get(id);
  if (!edge) return { hidden: true };
  return { size: Math.max(0.7, edge.width * 0.55), color: edge.color, dash: edge.status, aside: -aside(edge), level: levels.get(id), type: "line" };
}

function aside({ bend }) {
  return bend ? 1.5 + bend * 14 : 0;
}

/** Return a straight edge moved aside as a curve of three points. */
function shifted(a, b, by) {
  const reach = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const [nx, ny] = [((a.y - b.y) / reach) * by, ((b.x - a.x) / reach) * by];
  const [start, end] = [{ x: a.x + nx, y: a.y + ny }, { x: b.x + nx, y: b.y + ny }];
  return [start, { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 }, end];
}

function take(current, scene) {
  const { graph } = current;
  current.extra.forEach((id) => graph.dropEdge(id));
  current.scene = scene;
  current.edges = new Map(scene.edges.map((edge) => [edge.id, edge]));
  current.levels = levelsOf(scene);
  const opened = scene.edges.filter((edge) => !graph.hasEdge(edge.id));
  opened.forEach(({ id, from, to }) => graph.addEdgeWithKey(id, String(from), String(to)));
  current.extra = opened.map(({ id }) => id);
}

/** Return for each edge how near one must look to see it: the weightiest at once, the others as the view unfolds. */
function levelsOf(scene) {
  const weight = (edge) => edge.count + Math.sqrt(scene.nodes.get(edge.from).size * scene.nodes.get(edge.to).size) / 40;
  const weighed = scene.edges.map((edge) => ({ edge, weight: weight(edge) })).sort((a, b) => b.weight - a.weight);
  return new Map(weighed.map(({ edge }, rank) => [
    edge.id, scene.near && !edge.faint ? 0 : rank < FIRST ? 0 : 0.5 + Math.log2(rank / FIRST)]));
}

function inSight(container, scene, project) {
  const [width, height] = [container.clientWidth, container.clientHeight];
  let count = 0;
  for (const node of scene.nodes.values()) {
    if (node.faint) continue;
    const { x, y } = project(node);
    if (x > 0 && y > 0 && x < width && y < height && (count += 1) > DETAILS) break;
  }
  return count;
}

function fit(sigma, { nodes, animate, whole }) {
  const camera = sigma.getCamera();
  const box = sigma.getCustomBBox();
  const duration = animate && !still() ? 260 : 0;
  const go = (state) => (duration ? camera.animate(state, { duration }) : camera.setState(state));
  if (whole || !nodes.length) return go({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
  const seen = bounds(nodes);
  const framed = sigma.viewportToFramedGraph(sigma.graphToViewport({ x: (seen.left + seen.right) / 2, y: -(seen.top + seen.bottom) / 2 }));
  const share = Math.max((seen.right - seen.left) / (box.x[1] - box.x[0]), (seen.bottom - seen.top) / (box.y[1] - box.y[0]));
  return go({ ...framed, ratio: Math.min(1, Math.max(0.02, share * 1.4)), angle: 0 });
}

function still() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function listen(sigma, current, events) {
  sigma.on("clickNode", ({ node }) => events.node(Number(node)));
  sigma.on("clickEdge", ({ edge }) => events.edge(current.edges.get(edge).bundle));
  sigma.on("clickStage", () => events.ground());
  sigma.on("enterNode", ({ node }) => events.hover({ node: Number(node) }));
  sigma.on("enterEdge", ({ edge }) => events.hover({ edge: current.edges.get(edge)?.bundle }));
  sigma.on("leaveNode", () => events.hover({}));
  sigma.on("leaveEdge", () => events.hover({}));
  sigma.on("afterRender", () => events.drawn());
}

// Labels, counts and the marks of denial, drawn over either renderer so that none covers another.

import { along } from "./geometry.js";

const FONT = '"Inter", "Segoe UI", system-ui, -apple-system, "Liberation Sans", sans-serif';
const CELL = 64;
const MOST = 420;
const FEW = 24;
const LARGEST = 14;
/** Where a caption may stand: the share of the edge, and how far aside. */
const ON_LINE = [[0.5, 0], [0.42, 0], [0.58, 0], [0.34, 0], [0.66, 0], [0.5, 12], [0.5, -12]];
const BESIDE_CROSS = [[0.5, 17], [0.5, -17], [0.32, 0], [0.68, 0], [0.25, 0], [0.75, 0]];

/** Return an overlay on `canvas` that draws a scene where the picture says its nodes and edges are. */
export function makeOverlay(canvas, picture) {
  const pen = canvas.getContext("2d");
  const overlay = {
    canvas, labels: [],
    draw(scene, marked) {
      const view = picture();
      overlay.labels = [];
      fitCanvas(canvas, pen);
      const taken = new Map();
      const nodes = onScreen(canvas, view, scene);
      const details = view.details(scene);
      if (details && view.arrows) drawArrows(pen, view, scene);
      for (const edge of denials(view, scene).slice(0, details ? MOST : FEW)) {
        const at = crossOut(pen, view.curve(edge), scene.colors, details);
        if (details) take(taken, at);
      }
      drawNames(pen, nodes, { taken, scene, marked, labels: overlay.labels });
      if (details) drawCaptions(pen, view, { taken, scene, labels: overlay.labels });
    },
  };
  return overlay;
}

/** Draw the heads that the WebGL renderer leaves to this overlay. */
function drawArrows(pen, view, scene) {
  for (const edge of scene.edges) {
    if (edge.faint || !view.shown(edge)) continue;
    const [from, , to] = view.curve(edge);
    const angle = Math.atan2(to.y - from.y, to.x - from.x);
    const reach = view.radius(scene.nodes.get(edge.to)) + 1;
    const tip = { x: to.x - reach * Math.cos(angle), y: to.y - reach * Math.sin(angle) };
    pen.beginPath();
    pen.moveTo(tip.x, tip.y);
    for (const turn of [0.4, -0.4]) pen.lineTo(tip.x - 8 * Math.cos(angle + turn), tip.y - 8 * Math.sin(angle + turn));
    pen.fillStyle = edge.color;
    pen.fill();
  }
}

/** Return the denied edges that are seen, those that most is said about first. */
function denials(view, scene) {
  return scene.edges.filter((edge) => edge.denied && !edge.faint && view.shown(edge)).sort((a, b) => b.count - a.count);
}

function fitCanvas(canvas, pen) {
  const [scale, { clientWidth, clientHeight }] = [window.devicePixelRatio || 1, canvas];
  const [width, height] = [Math.round(clientWidth * scale), Math.round(clientHeight * scale)];
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.clearRect(0, 0, clientWidth, clientHeight);
}

/** Return the nodes that are within the canvas with their screen places, the largest first. */
function onScreen(canvas, view, scene) {
  const found = [];
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  for (const node of scene.nodes.values()) {
    const { x, y } = view.project(node);
    if (x > -20 && y > -20 && x < width + 20 && y < height + 20) {
      found.push({ node, x, y, radius: view.radius(node) });
    }
  }
  return found.sort((a, b) => Number(a.node.note) - Number(b.node.note) || b.node.size - a.node.size);
}

function disc({ x, y, radius }) {
  const r = radius * 0.9;
  return { left: x - r, right: x + r, top: y - r, bottom: y + r };
}

/** Write the names: of the chosen and the largest first, which may stand on small nodes, then where there is room. */
function drawNames(pen, nodes, { taken, scene, marked, labels }) {
  const first = nodes.filter(({ node }) => node.id === marked.selected || node.id === marked.hovered);
  const others = nodes.filter(({ node }) => !node.faint && !first.some((item) => item.node === node));
  for (const item of first) ring(pen, item, scene.colors);
  for (const item of first) drawName(pen, item, { taken, scene, labels, sure: true });
  const large = others.slice(0, LARGEST);
  large.forEach((item) => take(taken, disc(item)));
  for (const item of large) drawName(pen, item, { taken, scene, labels });
  others.slice(LARGEST).forEach((item) => take(taken, disc(item)));
  for (const item of others.slice(LARGEST, MOST)) drawName(pen, item, { taken, scene, labels });
}

function drawName(pen, { node, x, y, radius }, { taken, scene, labels, sure }) {
  const size = node.note ? 11 : Math.round(Math.min(15, 11.5 + node.size / 9));
  pen.font = `${node.note ? "italic " : node.size > 18 || sure ? "600 " : ""}${size}px ${FONT}`;
  const half = pen.measureText(node.label).width / 2 + 2;
  const high = size * 1.25;
  const gap = radius + 3;
  const places = [[x, y + gap + high / 2], [x, y - gap - high / 2], [x + gap + half, y], [x - gap - half, y]];
  for (const [cx, cy] of places) {
    const box = { left: cx - half, right: cx + half, top: cy - high / 2, bottom: cy + high / 2 };
    if (!sure && !(inside(pen.canvas, box) && free(taken, box))) continue;
    take(taken, box);
    labels.push(box);
    write(pen, node.label, { x: cx, y: cy, color: node.note ? scene.colors.muted : scene.colors.ink, halo: scene.colors.halo });
    return;
  }
}

function inside({ clientWidth, clientHeight }, { left, right, top, bottom }) {
  return left >= 0 && top >= 0 && right <= clientWidth && bottom <= clientHeight;
}

function drawCaptions(pen, view, { taken, scene, labels }) {
  const edges = scene.edges.filter((edge) => !edge.faint).sort((a, b) => b.denied - a.denied || b.count - a.count);
  for (const edge of edges.slice(0, MOST)) {
    const curve = view.curve(edge);
    const length = Math.hypot(curve[2].x - curve[0].x, curve[2].y - curve[0].y);
    const note = scene.nodes.get(edge.to).note;
    pen.font = `500 11px ${FONT}`;
    const half = pen.measureText(edge.label).width / 2 + 3;
    if (length < (note ? 2 : 1.6) * half) continue;
    const lines = !note && edge.theme && themeFits(pen, edge, length) ? [edge.label, edge.theme] : [edge.label];
    drawCaption(pen, edge, { curve, lines, half, taken, scene, labels });
  }
}

function themeFits(pen, edge, length) {
  return pen.measureText(edge.theme).width < Math.max(length * 1.1, 90);
}

function drawCaption(pen, edge, { curve, lines, half, taken, scene, labels }) {
  for (const [share, aside] of edge.denied ? BESIDE_CROSS : ON_LINE) {
    for (const count of lines.length > 1 ? [2, 1] : [1]) {
      const at = moved(along(curve, share), aside);
      const wide = count > 1 ? Math.max(half, pen.measureText(lines[1]).width / 2 + 2) : half;
      const high = count * 13 + 2;
      const box = { left: at.x - wide, right: at.x + wide, top: at.y - high / 2, bottom: at.y + high / 2 };
      if (!free(taken, box)) continue;
      take(taken, box);
      labels.push(box);
      const y = at.y - (count - 1) * 6.5;
      pen.font = `500 11px ${FONT}`;
      write(pen, lines[0], { x: at.x, y, color: edge.denied ? scene.colors.denied : edge.ink, halo: scene.colors.halo });
      pen.font = `italic 11px ${FONT}`;
      if (count > 1) write(pen, lines[1], { x: at.x, y: y + 13, color: scene.colors.muted, halo: scene.colors.halo });
      return;
    }
  }
}

function moved({ x, y, angle }, aside) {
  return { x: x - aside * Math.sin(angle), y: y + aside * Math.cos(angle) };
}

function write(pen, text, { x, y, color, halo }) {
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = 4;
  pen.strokeStyle = halo;
  pen.strokeText(text, x, y);
  pen.fillStyle = color;
  pen.fillText(text, x, y);
}

/** Draw a cross in the middle of a denied edge, with hatching to both sides of it, and return where. */
function crossOut(pen, curve, colors, details) {
  const middle = along(curve, 0.5);
  const radius = details ? 7.5 : 5;
  pen.strokeStyle = colors.denied;
  pen.lineCap = "round";
  pen.lineWidth = 1.6;
  const reach = Math.hypot(curve[2].x - curve[0].x, curve[2].y - curve[0].y);
  for (const step of details && reach > 70 ? [-18, -13, 13, 18] : []) tick(pen, along(curve, 0.5 + step / reach), 5, Math.PI / 3);
  pen.beginPath();
  pen.arc(middle.x, middle.y, radius, 0, 2 * Math.PI);
  pen.fillStyle = colors.paper;
  pen.fill();
  pen.stroke();
  pen.lineWidth = details ? 2 : 1.6;
  tick(pen, middle, radius * 0.55, Math.PI / 4);
  tick(pen, middle, radius * 0.55, -Math.PI / 4);
  return { left: middle.x - radius, right: middle.x + radius, top: middle.y - radius, bottom: middle.y + radius };
}

function tick(pen, { x, y, angle }, reach, turn) {
  const [dx, dy] = [reach * Math.cos(angle + turn), reach * Math.sin(angle + turn)];
  pen.beginPath();
  pen.moveTo(x - dx, y - dy);
  pen.lineTo(x + dx, y + dy);
  pen.stroke();
}

function ring(pen, { x, y, radius }, colors) {
  pen.beginPath();
  pen.arc(x, y, radius + 5, 0, 2 * Math.PI);
  pen.strokeStyle = colors.accent;
  pen.lineWidth = 2.5;
  pen.stroke();
}

function cells({ left, right, top, bottom }) {
  const found = [];
  for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1) {
    for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1) found.push(`${x},${y}`);
  }
  return found;
}

function take(taken, box) {
  for (const cell of cells(box)) {
    if (taken.has(cell)) taken.get(cell).push(box);
    else taken.set(cell, [box]);
  }
}

function free(taken, box) {
  return cells(box).every((cell) => (taken.get(cell) || []).every((other) => (
    other.right <= box.left || box.right <= other.left || other.bottom <= box.top || box.bottom <= other.top)));
}

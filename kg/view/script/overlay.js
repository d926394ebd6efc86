// Labels, counts and the marks of denial, drawn over either renderer so that none covers another.

import { along } from "./geometry.js";
import { fontOf, MOST, onScreen, placeLabels } from "./labels.js";

const FEW = 24;

/** Return an overlay on `canvas` that draws a scene where the picture says its nodes and edges are. */
export function makeOverlay(canvas, picture) {
  const pen = canvas.getContext("2d");
  const overlay = {
    canvas, labels: [],
    draw(scene, { selected, hovered }) {
      const view = picture();
      fitCanvas(canvas, pen);
      const details = view.details(scene);
      if (details && view.arrows) drawArrows(pen, view, scene);
      const crosses = denials(view, scene).slice(0, details ? MOST : FEW).map((edge) => crossOut(pen, view.curve(edge), scene.colors, details));
      const first = [selected, hovered].filter((id) => scene.nodes.has(id));
      const frame = { width: canvas.clientWidth, height: canvas.clientHeight, reserved: crosses, first, details };
      overlay.labels = placeLabels(pen, view, scene, frame);
      for (const item of onScreen(view, { nodes: new Map(first.map((id) => [id, scene.nodes.get(id)])) }, frame)) ring(pen, item, scene.colors);
      for (const label of overlay.labels) write(pen, label, scene.colors.halo);
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

function write(pen, label, halo) {
  pen.font = fontOf(label);
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = 4;
  pen.strokeStyle = halo;
  pen.strokeText(label.text, label.x, label.y);
  pen.fillStyle = label.color;
  pen.fillText(label.text, label.x, label.y);
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

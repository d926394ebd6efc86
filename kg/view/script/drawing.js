// The picture as SVG: the scene once more, in lines and letters that can be edited.

import { along, bounds, control } from "./geometry.js";
import { FONT, placeLabels } from "./labels.js";
import { DASHES, outline } from "./shapes.js";

const ROOM = 60;
const DETAILED = 400;

/** Return the scene as the text of an SVG file, drawn closer where it would be wider than `widest`. */
export function drawing({ scene: given, speech, model, overlay }, widest = Infinity) {
  const { left: from, right: to } = extent(given);
  const scene = closer(given, Math.min(1, widest / (to - from)));
  const nodes = [...scene.nodes.values()];
  const box = extent(scene);
  const [left, top, width, height] = [box.left, box.top, box.right - box.left, box.bottom - box.top].map(Math.round);
  const labels = placeLabels(overlay.canvas.getContext("2d"), flat(scene, left, top), scene, {
    width, height, reserved: crossed(scene, left, top), first: [], details: scene.edges.length < DETAILED,
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" width="${width}" height="${height}" font-family="${escape(FONT)}" lang="${speech.language}">
<title>${escape(model.title)}</title>
<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${scene.colors.paper}"/>
<g fill="none">${scene.edges.map((edge) => line(edge, scene)).join("\n")}</g>
<g>${nodes.map((node) => shape(node, scene)).join("\n")}</g>
<g text-anchor="middle" dominant-baseline="central" paint-order="stroke" stroke="${scene.colors.paper}" stroke-width="3">
${labels.map((label) => words(label, left, top)).join("\n")}</g>
</svg>
`;
}

function extent({ nodes }) {
  return bounds([...nodes.values()].map(({ x, y, size }) => ({ x, y, room: size + ROOM })));
}

/** Return the scene with its nodes smaller and nearer to each other: letters keep their size, and are read on paper. */
function closer(scene, zoom) {
  if (zoom === 1) return scene;
  const nodes = [...scene.nodes].map(([id, node]) => [id, { ...node, x: node.x * zoom, y: node.y * zoom, size: node.size * zoom }]);
  return { ...scene, nodes: new Map(nodes) };
}

/** Return the scene as the labels see it: not zoomed, its corner at nought. */
function flat(scene, left, top) {
  const project = ({ x, y }) => ({ x: x - left, y: y - top });
  return {
    project, radius: (node) => node.size,
    curve(edge) {
      const [a, b] = [scene.nodes.get(edge.from), scene.nodes.get(edge.to)];
      return [a, control(a, b, edge.bend), b].map(project);
    },
  };
}

function crossed(scene, left, top) {
  const { curve } = flat(scene, left, top);
  return scene.edges.filter((edge) => edge.denied && !edge.faint).map((edge) => {
    const { x, y } = along(curve(edge), 0.5);
    return { left: x - 8, right: x + 8, top: y - 8, bottom: y + 8 };
  });
}

function words({ text, x, y, size, italic, weight, color }, left, top) {
  const style = `${italic ? ' font-style="italic"' : ""}${weight > 400 ? ` font-weight="${weight}"` : ""}`;
  return `<text x="${round(x + left)}" y="${round(y + top)}" font-size="${size}"${style} fill="${color}">${escape(text)}</text>`;
}

function line(edge, scene) {
  const [a, b] = [scene.nodes.get(edge.from), scene.nodes.get(edge.to)];
  const curve = [a, control(a, b, edge.bend), b];
  const end = along(curve, 1);
  const tip = { x: b.x - (b.size + 2) * Math.cos(end.angle), y: b.y - (b.size + 2) * Math.sin(end.angle) };
  const wing = (turn) => `${round(tip.x - 9 * Math.cos(end.angle + turn))} ${round(tip.y - 9 * Math.sin(end.angle + turn))}`;
  const dashes = DASHES[edge.status].length ? ` stroke-dasharray="${DASHES[edge.status].join(" ")}"` : "";
  const middle = along(curve, 0.5);
  return `<path d="M${round(a.x)} ${round(a.y)}Q${round(curve[1].x)} ${round(curve[1].y)} ${round(tip.x)} ${round(tip.y)}" stroke="${edge.color}" stroke-width="${round(edge.width)}"${dashes}/>`
    + `<path d="M${round(tip.x)} ${round(tip.y)}L${wing(0.4)}L${wing(-0.4)}Z" fill="${edge.color}"/>`
    + (edge.denied && !edge.faint ? cross(middle, scene.colors.denied) : "");
}

function cross({ x, y }, color) {
  const [left, right, top, bottom] = [x - 6, x + 6, y - 6, y + 6].map(round);
  return `<path d="M${left} ${top}L${right} ${bottom}M${right} ${top}L${left} ${bottom}" stroke="${color}" stroke-width="2.4"/>`;
}

function shape(node, { colors }) {
  return `<path d="${outline(node.shape, node.x, node.y, node.size)}" fill="${node.color}" stroke="${colors.paper}"/>`;
}

function round(value) {
  return Math.round(value * 10) / 10;
}

/** Return text that XML reads as text, without the control characters that XML has no way to write. */
function escape(text) {
  const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "").replace(/[&<>"]/g, (sign) => entities[sign]);
}

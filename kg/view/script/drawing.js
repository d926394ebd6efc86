// The picture as SVG: the scene once more, in lines and letters that can be edited.

import { along, bounds, control } from "./geometry.js";
import { DASHES, outline } from "./shapes.js";

const ROOM = 60;

/** Return the scene as the text of an SVG file. */
export function drawing({ scene, speech, model }) {
  const nodes = [...scene.nodes.values()];
  const box = bounds(nodes.map((node) => ({ x: node.x, y: node.y, room: node.size + ROOM })));
  const [width, height] = [box.right - box.left, box.bottom - box.top].map(Math.ceil);
  const lines = scene.edges.map((edge) => line(edge, scene));
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="${Math.floor(box.left)} ${Math.floor(box.top)} ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" lang="${speech.language}">
<title>${escape(model.title)}</title>
<rect x="${Math.floor(box.left)}" y="${Math.floor(box.top)}" width="${width}" height="${height}" fill="${scene.colors.paper}"/>
<g fill="none">${lines.join("\n")}</g>
<g>${nodes.map((node) => shape(node, scene)).join("\n")}</g>
<g text-anchor="middle" paint-order="stroke" stroke="${scene.colors.paper}" stroke-width="3">${nodes.map((node) => name(node, scene)).join("\n")}</g>
</svg>
`;
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
    + (edge.denied ? cross(middle, scene.colors.denied) : "")
    + (edge.faint ? "" : label(edge, middle, scene));
}

function label(edge, middle, { colors }) {
  const color = edge.denied ? colors.denied : edge.ink;
  return `<text x="${round(middle.x)}" y="${round(middle.y - (edge.denied ? 10 : 4))}" font-size="11" text-anchor="middle" fill="${color}" paint-order="stroke" stroke="${colors.paper}" stroke-width="3">${escape(edge.label)}</text>`;
}

function cross({ x, y }, color) {
  const [left, right, top, bottom] = [x - 6, x + 6, y - 6, y + 6].map(round);
  return `<path d="M${left} ${top}L${right} ${bottom}M${right} ${top}L${left} ${bottom}" stroke="${color}" stroke-width="2.4"/>`;
}

function shape(node, { colors }) {
  return `<path d="${outline(node.shape, node.x, node.y, node.size)}" fill="${node.color}" stroke="${colors.paper}"/>`;
}

function name(node, { colors }) {
  if (node.faint) return "";
  return `<text x="${round(node.x)}" y="${round(node.y + node.size + 14)}" font-size="${node.note ? 11 : 13}" fill="${node.note ? colors.muted : colors.ink}">${escape(node.label)}</text>`;
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

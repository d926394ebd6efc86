// Where names and captions stand so that none covers another: for the screen and for the exported drawing.

import { along } from "./geometry.js";

export const FONT = '"Inter", "Segoe UI", system-ui, -apple-system, "Liberation Sans", sans-serif';
export const MOST = 420;
const CELL = 64;
const LARGEST = 14;
/** How far, in pixels, a name keeps from any other mark: names that touch read as one. */
const AIR = { across: 6, down: 3 };
/** How far, in pixels, a name may stand from its node: beside it, or a little off where there is no room. */
const NEAR = [3, 10, 16];
/** The same for the largest, which have to be named. */
const FARTHER = [...NEAR, 24];
/** A drawing of fewer pixels across names all but its largest actors only where names keep apart, as notes are named everywhere. */
const NARROW = 600;
/** How many of the largest are named in a narrow drawing however near names come. */
const EVEN_TIGHT = 8;
/** Where a caption may stand: the share of the edge, and how far aside. */
const ON_LINE = [[0.5, 0], [0.42, 0], [0.58, 0], [0.34, 0], [0.66, 0], [0.5, 12], [0.5, -12]];
const BESIDE_CROSS = [[0.5, 17], [0.5, -17], [0.32, 0], [0.68, 0], [0.25, 0], [0.75, 0]];

/**
 * Return the labels of a scene: text, middle, font, colour and the box each takes. `frame` has the width and
 * height to stay in, `reserved` boxes to keep clear, `first` the nodes named before all, `details` whether edges are named.
 */
export function placeLabels(pen, view, scene, frame) {
  const ground = { pen, view, scene, frame, taken: new Map(), actors: new Map(), notes: new Map(), labels: [] };
  frame.reserved.forEach((box) => take(ground.taken, box));
  placeNames(ground, onScreen(view, scene, frame));
  if (frame.details) placeCaptions(ground);
  return ground.labels;
}

/** Return the nodes that are within the frame with their places, the largest first. */
export function onScreen(view, scene, { width, height }) {
  const found = [];
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

/** Name the chosen and the largest first, which stand on small nodes where they must, then others where there is room. */
function placeNames(ground, nodes) {
  const first = nodes.filter(({ node }) => ground.frame.first.includes(node.id));
  const others = nodes.filter(({ node }) => !node.faint && !first.some((item) => item.node === node));
  for (const item of first) placeName(ground, item, true);
  const [large, small] = [others.slice(0, LARGEST), others.slice(LARGEST)];
  large.forEach((item) => take(ground.taken, disc(item)));
  small.forEach((item) => take(item.node.note ? ground.notes : ground.actors, disc(item)));
  const narrow = ground.frame.width < NARROW;
  large.forEach((item, rank) => placeName(ground, item, false, narrow && rank >= EVEN_TIGHT, FARTHER));
  small.forEach((item) => take(ground.taken, disc(item)));
  for (const item of small.slice(0, MOST)) placeName(ground, item, false, item.node.note || narrow);
}

function placeName(ground, { node, x, y, radius }, sure, apart = false, rings = NEAR) {
  const { pen, taken, labels, scene } = ground;
  const size = node.note ? 11 : Math.round(Math.min(15, 11.5 + node.size / 9));
  const style = { size, italic: node.note, weight: !node.note && (node.size > 18 || sure) ? 600 : 400 };
  pen.font = fontOf(style);
  const places = around({ x, y, radius }, pen.measureText(node.label).width / 2 + 2, size * 0.625, rings);
  const box = roomiest(ground, places, apart) || (sure ? places[0] : null);
  if (!box) return;
  take(taken, box);
  const at = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  labels.push({ text: node.label, ...at, ...style, color: node.note ? scene.colors.muted : scene.colors.ink, ...box });
}

/** Return the boxes in which a name may stand, the best first: under, over, beside and aslant of its node, close to it, then farther off. */
function around({ x, y, radius }, half, rise, rings) {
  const middles = [];
  for (const off of rings) {
    const slant = radius * 0.7 + (off === rings[0] ? off - 1 : off);
    const [down, side, under] = [radius + off + rise, radius + off + half, slant + rise];
    middles.push([0, down], [0, -down], [side, 0], [-side, 0]);
    for (const up of [under, -under]) middles.push([slant + half, up], [-slant - half, up]);
  }
  return middles.map(([dx, dy]) => ({ left: x + dx - half, right: x + dx + half, top: y + dy - rise, bottom: y + dy + rise }));
}

/** Return the free box with the least amiss: over a small actor, tight, over a note. What has to keep `apart` is only ever over a note. */
function roomiest({ frame, taken, actors, notes }, places, apart) {
  const open = places.filter((box) => inside(frame, box) && free(taken, box));
  const cost = (box) => 4 * !free(taken, aired(box)) + 5 * !free(actors, box) + !free(notes, box);
  const ranked = open.map((box) => ({ box, amiss: cost(box) })).filter(({ amiss }) => !apart || amiss < 4);
  return ranked.length ? ranked.reduce((best, other) => (other.amiss < best.amiss ? other : best)).box : null;
}

function aired({ left, right, top, bottom }) {
  return { left: left - AIR.across, right: right + AIR.across, top: top - AIR.down, bottom: bottom + AIR.down };
}

/** Return a label's font as a canvas and CSS write it. */
export function fontOf({ size, italic, weight }) {
  return `${italic ? "italic " : ""}${weight} ${size}px ${FONT}`;
}

function inside({ width, height }, { left, right, top, bottom }) {
  return left >= 0 && top >= 0 && right <= width && bottom <= height;
}

const CAPTION = { size: 11, italic: false, weight: 500 };
const THEME = { size: 11, italic: true, weight: 400 };

function placeCaptions(ground) {
  const { pen, view, scene } = ground;
  const edges = scene.edges.filter((edge) => !edge.faint).sort((a, b) => b.denied - a.denied || b.count - a.count);
  for (const edge of edges.slice(0, MOST)) {
    const curve = view.curve(edge);
    const length = Math.hypot(curve[2].x - curve[0].x, curve[2].y - curve[0].y);
    const { note } = scene.nodes.get(edge.to);
    pen.font = fontOf(CAPTION);
    const half = pen.measureText(edge.label).width / 2 + 3;
    if (length < (note ? 2 : 1.6) * half) continue;
    const lines = !note && edge.theme && themeFits(pen, edge, length) ? [edge.label, edge.theme] : [edge.label];
    placeCaption(ground, edge, { curve, lines, half });
  }
}

function themeFits(pen, edge, length) {
  return pen.measureText(edge.theme).width < Math.max(length * 1.1, 90);
}

function placeCaption({ pen, taken, labels, scene }, edge, { curve, lines, half }) {
  for (const [share, aside] of edge.denied ? BESIDE_CROSS : ON_LINE) {
    for (const count of lines.length > 1 ? [2, 1] : [1]) {
      const at = moved(along(curve, share), aside);
      const wide = count > 1 ? Math.max(half, pen.measureText(lines[1]).width / 2 + 2) : half;
      const high = count * 13 + 2;
      const box = { left: at.x - wide, right: at.x + wide, top: at.y - high / 2, bottom: at.y + high / 2 };
      if (!free(taken, box)) continue;
      take(taken, box);
      const y = at.y - (count - 1) * 6.5;
      labels.push({ text: lines[0], x: at.x, y, ...CAPTION, color: edge.denied ? scene.colors.denied : edge.ink, ...box, bottom: y + 6.5 });
      if (count > 1) labels.push({ text: lines[1], x: at.x, y: y + 13, ...THEME, color: scene.colors.muted, ...box, top: y + 6.5 });
      return;
    }
  }
}

function moved({ x, y, angle }, aside) {
  return { x: x - aside * Math.sin(angle), y: y + aside * Math.cos(angle) };
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

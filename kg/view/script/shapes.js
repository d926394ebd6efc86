// Outlines of the node shapes, for the legend, the exported picture and the overlay.

const TURN = 2 * Math.PI;
const CORNERS = {
  square: { count: 4, turn: 0.125, stretch: 1.2 },
  diamond: { count: 4, turn: 0, stretch: 1.15 },
  triangle: { count: 3, turn: -0.25, stretch: 1.25 },
  triangleDown: { count: 3, turn: 0.25, stretch: 1.25 },
  hexagon: { count: 6, turn: 0, stretch: 1.05 },
  star: { count: 5, turn: -0.25, stretch: 1.3, inner: 0.45 },
};

/** Return the outline of a shape around a point as an SVG path. */
export function outline(shape, x, y, radius) {
  if (shape === "box") return rectangle(x, y, radius * 1.05, radius * 0.72);
  const kind = CORNERS[shape];
  if (!kind) return circle(x, y, radius);
  const count = kind.inner ? kind.count * 2 : kind.count;
  const points = Array.from({ length: count }, (_, corner) => {
    const reach = radius * kind.stretch * (kind.inner && corner % 2 ? kind.inner : 1);
    const angle = TURN * (kind.turn + corner / count);
    return `${round(x + reach * Math.cos(angle))} ${round(y + reach * Math.sin(angle))}`;
  });
  return `M${points.join("L")}Z`;
}

function rectangle(x, y, across, down) {
  const [left, right, top, bottom] = [x - across, x + across, y - down, y + down].map(round);
  return `M${left} ${top}L${right} ${top}L${right} ${bottom}L${left} ${bottom}Z`;
}

function circle(x, y, radius) {
  const [left, r] = [round(x - radius), round(radius)];
  return `M${left} ${round(y)}a${r} ${r} 0 1 0 ${round(2 * radius)} 0a${r} ${r} 0 1 0 ${round(-2 * radius)} 0Z`;
}

function round(value) {
  return Math.round(value * 100) / 100;
}

/** Dash patterns of the statuses: solid, dashed, dotted. */
export const DASHES = [[], [9, 6], [2, 5]];

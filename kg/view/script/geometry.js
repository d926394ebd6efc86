// Where edges run: vis-network's own curve, worked out again so that marks and exports lie on it.

/** Return the control point of the edge from `a` to `b` that bends by `bend` (0: its middle). */
export function control(a, b, bend) {
  if (!bend) return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  const [dx, dy] = [b.x - a.x, a.y - b.y];
  const reach = (bend * 0.5 + 0.5) * Math.hypot(dx, dy);
  const angle = Math.atan2(dy, dx) + (bend * 0.5 + 0.5) * Math.PI;
  return { x: a.x + reach * Math.sin(angle), y: a.y + reach * Math.cos(angle) };
}

/** Return the point at share `t` of a quadratic curve, and the direction there. */
export function along([a, c, b], t) {
  const s = 1 - t;
  return {
    x: s * s * a.x + 2 * s * t * c.x + t * t * b.x,
    y: s * s * a.y + 2 * s * t * c.y + t * t * b.y,
    angle: Math.atan2(s * (c.y - a.y) + t * (b.y - c.y), s * (c.x - a.x) + t * (b.x - c.x)),
  };
}

/** Return the box around points, each with the room it takes. */
export function bounds(points) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y, room = 0 } of points) {
    box.left = Math.min(box.left, x - room);
    box.right = Math.max(box.right, x + room);
    box.top = Math.min(box.top, y - room);
    box.bottom = Math.max(box.bottom, y + room);
  }
  return box.left === Infinity ? { left: -1, top: -1, right: 1, bottom: 1 } : box;
}

// Colours that can be read on the page's ground, light or dark.

const known = new Map();

/** Return `color`, moved towards black or white until it stands out `ratio` to 1 from `ground`. */
export function legible(color, ground, ratio) {
  const key = `${color}|${ground}|${ratio}`;
  if (!known.has(key)) known.set(key, adjust(parse(color), parse(ground), ratio));
  return known.get(key);
}

function adjust(color, ground, ratio) {
  const goal = luminance(ground) > 0.4 ? [0, 0, 0] : [255, 255, 255];
  for (let step = 0; step <= 20; step += 1) {
    const mixed = color.map((value, channel) => value + (goal[channel] - value) * (step / 20));
    if (contrast(mixed, ground) >= ratio || step === 20) return hex(mixed);
  }
  return hex(goal);
}

/** Return `color` laid over `ground` with `alpha`. */
export function over(color, ground, alpha) {
  const below = parse(ground);
  return hex(parse(color).map((value, channel) => below[channel] + (value - below[channel]) * alpha));
}

function parse(color) {
  const match = /^#?([0-9a-f]{6})/i.exec(color);
  const value = match ? Number.parseInt(match[1], 16) : 0x808080;
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function hex(channels) {
  return `#${channels.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;
}

function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(channels) {
  const [red, green, blue] = channels.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

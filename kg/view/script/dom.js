// Elements made of text: nothing that an article says is ever parsed as HTML.

const SVG = "http://www.w3.org/2000/svg";

/** Make an element. `options`: `class`, `on` (event → function), `style` (name → value), any attribute. */
export function h(tag, options = {}, ...children) {
  return fill(document.createElement(tag), options, children);
}

/** Make an SVG element. */
export function svg(tag, options = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), options, children);
}

function fill(node, options, children) {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") for (const [event, run] of Object.entries(value)) node.addEventListener(event, run);
    else if (name === "style") Object.assign(node.style, value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Put other children into a node. */
export function refill(node, ...children) {
  node.replaceChildren(...children.flat(3).filter(Boolean));
  return node;
}

/** Return the part of a text between two offsets that count code points. */
export function slice(text, start, end) {
  return text.length < 2 ? text : Array.from(text).slice(start, end).join("");
}

/** Run `task` once, soon, however often it is asked for. */
export function debounce(task, wait) {
  let timer = 0;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => task(...given), wait);
  };
}

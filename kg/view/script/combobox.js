// A field that suggests: names in every language, chosen by mouse or keyboard.

import { h, refill } from "./dom.js";
import { plain } from "./language.js";

const SHOWN = 10;
let made = 0;

/**
 * Return a field with suggestions. `items` gives [{ value, text, hint, words }]; `choose` takes the value
 * chosen, or -1 when the field is emptied; `value` is what stands in the field at first.
 */
export function combobox({ label, placeholder, items, choose, value = "", id = `field-${(made += 1)}` }) {
  const list = h("ul", { id: `${id}-list`, role: "listbox", "aria-label": label, class: "suggestions", hidden: true });
  const input = h("input", {
    id, type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", placeholder, value,
    "aria-label": label, "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list",
  });
  const control = { input, list, items, choose, id, found: [], at: -1, index: null };
  input.addEventListener("input", () => (input.value ? suggest(control) : clear(control)));
  input.addEventListener("keydown", (event) => press(control, event));
  input.addEventListener("blur", () => setTimeout(() => close(control), 150));
  return h("div", { class: "combobox" }, input, list);
}

function suggest(control) {
  control.index ||= control.items().map((item) => ({ ...item, keys: item.words.map(plain) }));
  control.found = match(control.index, plain(control.input.value));
  control.at = -1;
  refill(control.list, control.found.map((item, place) => option(control, item, place)));
  control.list.hidden = control.found.length === 0;
  control.input.setAttribute("aria-expanded", String(control.found.length > 0));
  control.input.removeAttribute("aria-activedescendant");
}

/** Return the items whose names start with what is typed, then those with a word that does, then the rest. */
function match(items, typed) {
  const ranked = [];
  for (const item of items) {
    let best = 3;
    for (const key of item.keys) {
      const place = key.indexOf(typed);
      if (place === 0) best = 0;
      else if (place > 0) best = Math.min(best, /[\s«"'(-]/.test(key[place - 1]) ? 1 : 2);
    }
    if (best < 3) ranked.push({ item, best });
  }
  return ranked.sort((a, b) => a.best - b.best).slice(0, SHOWN).map(({ item }) => item);
}

function option(control, item, place) {
  return h("li", {
    id: `${control.id}-${place}`, role: "option", "aria-selected": "false",
    on: { mousedown: (event) => { event.preventDefault(); take(control, item); } },
  }, h("span", {}, item.text), item.hint ? h("small", {}, item.hint) : null);
}

function press(control, event) {
  const { found, list } = control;
  if (event.key === "ArrowDown" && list.hidden && control.input.value) suggest(control);
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") move(control, event.key === "ArrowDown" ? 1 : -1);
  else if (event.key === "Enter" && found.length && !list.hidden) take(control, found[Math.max(0, control.at)]);
  else if (event.key === "Escape" && !list.hidden) close(control);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function move(control, step) {
  if (!control.found.length) return;
  control.at = (control.at + step + control.found.length) % control.found.length;
  [...control.list.children].forEach((node, place) => node.setAttribute("aria-selected", String(place === control.at)));
  control.input.setAttribute("aria-activedescendant", `${control.id}-${control.at}`);
}

function take(control, item) {
  control.input.value = item.text;
  close(control);
  control.choose(item.value);
}

function clear(control) {
  close(control);
  control.choose(-1);
}

function close(control) {
  control.list.hidden = true;
  control.input.setAttribute("aria-expanded", "false");
  control.input.removeAttribute("aria-activedescendant");
}

// What the user has chosen, and the same as the part of the address behind «#», so that a view can be sent.

import { STATUSES } from "./model.js";

/** Return the state of a page that was just opened. */
export function initialState(model) {
  return {
    lang: model.language, theme: model.theme, view: "graph",
    actor: -1, edge: -1,
    relations: [], types: [], statuses: [], polarity: [],
    source: -1, deepest: -1, article: -1,
    from: null, to: null, least: 1,
    focus: -1, hops: 1, start: -1, end: -1,
    notes: model.showNotes,
  };
}

const POLARITIES = ["affirmed", "denied"];

/** Name each part of the state that the address holds, with how to write and read it. */
function codecs(model) {
  const actor = {
    write: (value) => model.short[value],
    read: (text) => model.numberOfShort.get(text) ?? -1,
  };
  const names = (list) => ({
    write: (value) => value.map((index) => list[index]).join("."),
    read: (text) => text.split(".").map((name) => list.indexOf(name)).filter((index) => index >= 0),
  });
  const oneOf = (list) => ({ write: String, read: (text) => (list.includes(text) ? text : undefined) });
  const whole = { write: String, read: (text) => (/^-?\d{1,7}$/.test(text) ? Number(text) : undefined) };
  return {
    lang: oneOf(model.languages), theme: oneOf(["auto", "light", "dark"]), view: oneOf(["graph", "table"]),
    actor, edge: edgeCodec(model),
    relations: names(model.relations.map((relation) => relation.id)),
    types: names([...model.types.map((type) => type.id), "-"]),
    statuses: names(STATUSES), polarity: names(POLARITIES),
    source: actor, deepest: actor,
    article: {
      write: (value) => model.articles[value].key,
      read: (text) => model.articles.findIndex((article) => article.key === text),
    },
    from: whole, to: whole, least: whole, focus: actor, hops: whole, start: actor, end: actor,
    notes: { write: (value) => (value ? "1" : "0"), read: (text) => text === "1" },
  };
}

/** An edge is named by its first statement: numbers change when the graph grows, keys do not. */
function edgeCodec(model) {
  const bundles = model.columns.bundle || [];
  return {
    write: (value) => model.columns.key[bundles.indexOf(value)],
    read: (text) => bundles[model.numberOfKey.get(text)] ?? -1,
  };
}

/** Return the address part for a state: only what differs from a page just opened. */
export function writeHash(model, state) {
  const first = initialState(model);
  const parts = new URLSearchParams();
  for (const [name, codec] of Object.entries(codecs(model))) {
    if (JSON.stringify(state[name]) !== JSON.stringify(first[name])) parts.set(name, codec.write(state[name]));
  }
  return parts.toString();
}

/** Return the state that an address part describes; what cannot be read stays as it opens. */
export function readHash(model, hash) {
  const state = initialState(model);
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  for (const [name, codec] of Object.entries(codecs(model))) {
    const value = parts.has(name) ? codec.read(parts.get(name)) : undefined;
    if (value !== undefined) state[name] = value;
  }
  return state;
}

/** Return a list with `value` in it if it was not, and without it if it was. */
export function toggled(list, value) {
  return list.includes(value) ? list.filter((other) => other !== value) : [...list, value].sort((a, b) => a - b);
}

// The data of the page, read once from its JSON island.

/** Read the island and return tables that the other modules look things up in. */
export function readModel() {
  const raw = JSON.parse(document.getElementById("kg-data").textContent);
  const model = {
    ...raw,
    actors: raw.actors.map(([id, name, names, aliases, type]) => ({ id, name, names, aliases, type })),
    articles: raw.articles.map(([key, title, publisher, published, url, language, headline]) => (
      { key, title, publisher, published, url, language, headline })),
    sentences: raw.sentences.map(([article, start, text]) => ({ article, start, text })),
    roles: raw.roles.map(([person, office, of, status, time, article, quote]) => (
      { person, office, of, status, time, article, quote })),
    nodes: rows(raw.network.nodes),
    edges: rows(raw.network.edges),
    columns: raw.statements,
    count: raw.statements.key ? raw.statements.key.length : 0,
  };
  model.nodeOf = new Map(model.nodes.map((node) => [node.id, node]));
  model.numberOfKey = new Map((model.columns.key || []).map((key, index) => [key, index]));
  model.short = shortNames(model.actors);
  model.numberOfShort = new Map(model.short.map((name, index) => [name, index]));
  model.statement = (index) => statement(model, index);
  return model;
}

/** Return a table that is stored by columns as one object a row. */
function rows(columns) {
  const names = Object.keys(columns);
  const count = names.length ? columns[names[0]].length : 0;
  return Array.from({ length: count }, (_, place) => Object.fromEntries(names.map((name) => [name, columns[name][place]])));
}

/** Return one statement as an object; numbers in it point into the tables. */
function statement(model, index) {
  const found = { index };
  for (const name of Object.keys(model.columns)) found[name] = model.columns[name][index];
  found.sources = model.chains[found.chain];
  found.denied = Boolean(found.denied);
  return found;
}

/** Return for each actor the end of its IRI, or all of it where another actor's ends the same. */
function shortNames(actors) {
  const seen = new Map();
  for (const { id } of actors) seen.set(tail(id), (seen.get(tail(id)) || 0) + 1);
  return actors.map(({ id }) => (seen.get(tail(id)) === 1 ? tail(id) : id));
}

function tail(iri) {
  return iri.slice(iri.lastIndexOf("/") + 1);
}

/** Return whether a node is an actor, and not a note of what one said. */
export function isActor(model, id) {
  return id < model.actors.length;
}

/** Return the names of the statuses, in the order their numbers have. */
export const STATUSES = ["actual", "planned", "hypothetical"];

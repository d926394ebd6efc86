// The query page: named queries, completion, the result as table and as graph. Text only ever goes in as text.
const $ = (id) => document.getElementById(id);
const START = "SELECT ?agent ?relation ?recipient WHERE {\n  ?statement kg:agent ?agent ;\n             kg:recipient ?recipient ;\n" +
  "             rdf:predicate ?relation .\n}\nLIMIT 20\n";
const KEYWORDS = ["SELECT", "DISTINCT", "WHERE", "OPTIONAL", "FILTER", "UNION", "GRAPH", "BIND", "VALUES", "MINUS", "ORDER BY",
  "GROUP BY", "HAVING", "LIMIT", "OFFSET", "COUNT", "SAMPLE", "GROUP_CONCAT", "CONSTRUCT", "DESCRIBE", "ASK", "PREFIX", "NOT EXISTS",
  "LANG", "STR", "REGEX", "CONTAINS", "LCASE", "BOUND", "COALESCE"];
const ROWS = "application/sparql-results+json";
const MAX_ROWS = 2000;
const MAX_NODES = 400;
const known = {base: "", queries: [], prefixes: {}, terms: []};
let editor, running = null, result = null;

function completions(word, text) {
  const options = [];
  if (/^[?$]/.test(word)) {
    for (const name of new Set(text.match(/[?$]\w+/g) || [])) {
      if (name !== word) options.push({label: name, type: "variable"});
    }
    return options;
  }
  for (const term of known.terms) options.push({label: term.name, detail: term.label, type: term.kind === "class" ? "class" : "property"});
  for (const prefix of Object.keys(known.prefixes)) options.push({label: `${prefix}:`, detail: known.prefixes[prefix], type: "namespace"});
  for (const keyword of KEYWORDS) options.push({label: keyword, type: "keyword"});
  return options;
}

function element(name, text, properties = {}) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  return Object.assign(made, properties);
}

function short(iri) {
  for (const [prefix, start] of Object.entries(known.prefixes)) {
    if (iri.startsWith(start) && /^[\w.-]+$/.test(iri.slice(start.length))) return `${prefix}:${iri.slice(start.length)}`;
  }
  return known.base && iri.startsWith(known.base) ? `<${iri.slice(known.base.length)}>` : iri;
}

function page(iri) {
  const wikidata = known.prefixes.wd, base = known.base;
  if (wikidata && iri.startsWith(wikidata)) return `/actor/${encodeURIComponent(iri.slice(wikidata.length))}`;
  const match = base && iri.startsWith(base) ? iri.slice(base.length).match(/^(statement|actor|article)\/(.+)$/) : null;
  if (match) return `/${match[1]}/${match[2]}`;
  return /^https?:\/\//.test(iri) ? iri : null;
}

function cell(value) {
  const td = element("td");
  if (!value) return td;
  const href = value.type === "uri" ? page(value.value) : null;
  if (href) td.append(element("a", short(value.value), {href, rel: "noreferrer", title: value.value}));
  else td.append(element("bdi", value.type === "uri" ? short(value.value) : value.value));
  if (value["xml:lang"]) td.append(element("small", ` @${value["xml:lang"]}`));
  return td;
}

function compare(left, right) {
  const [a, b] = [left?.value ?? "", right?.value ?? ""];
  return a !== "" && b !== "" && !isNaN(a) && !isNaN(b) ? a - b : a.localeCompare(b);
}

function showTable(columns, rows) {
  const table = element("table"), head = element("tr"), body = element("tbody");
  const fill = () => body.replaceChildren(...rows.slice(0, MAX_ROWS).map((row) => {
    const line = element("tr");
    line.append(...columns.map((name) => cell(row[name])));
    return line;
  }));
  columns.forEach((name) => {
    const th = element("th", undefined, {scope: "col"});
    const sort = element("button", name, {type: "button", title: "sort"});
    sort.addEventListener("click", () => {
      const down = th.getAttribute("aria-sort") === "ascending";
      head.querySelectorAll("th").forEach((each) => each.removeAttribute("aria-sort"));
      th.setAttribute("aria-sort", down ? "descending" : "ascending");
      rows.sort((a, b) => (down ? -1 : 1) * compare(a[name], b[name]));
      fill();
    });
    th.append(sort);
    head.append(th);
  });
  const thead = element("thead");
  thead.append(head);
  fill();
  table.append(thead, body);
  $("table").replaceChildren(table);
}

// What can be drawn: triples, or rows whose first two columns that hold things are ends and whose middle names the edge.
function edges(columns, rows) {
  const things = columns.filter((name) => rows.some((row) => row[name]?.type === "uri"));
  if (columns.join() === "subject,predicate,object") return rows.map((row) => [row.subject, row.predicate, row.object]);
  if (things.length < 2) return [];
  const [from, to] = things.length > 2 ? [things[0], things[2]] : things;
  const middle = things.length > 2 ? things[1] : columns.find((name) => !things.includes(name));
  return rows.filter((row) => row[from] && row[to]).map((row) => [row[from], row[middle], row[to]]);
}

// The names of things, for the graph: what a person reads instead of an IRI.
async function names(iris) {
  if (!iris.length) return new Map();
  const query = `SELECT ?thing (SAMPLE(?n) AS ?name) { VALUES ?thing { ${iris.map((iri) => `<${iri}>`).join(" ")} } ?thing schema:name|schema:headline ?n } GROUP BY ?thing`;
  const response = await fetch("/sparql", {method: "POST", headers: {"Content-Type": "application/sparql-query", Accept: ROWS}, body: query});
  if (!response.ok) return new Map();
  return new Map((await response.json()).results.bindings.map((row) => [row.thing.value, row.name.value]));
}

const cut = (text) => text.length > 40 ? `${text.slice(0, 39)}…` : text;

async function showGraph() {
  const nodes = new Map(), lines = [];
  for (const [from, by, to] of edges(result.columns, result.rows)) {
    for (const end of [from, to]) {
      const key = JSON.stringify([end.type, end.value]);
      if (!nodes.has(key) && nodes.size < MAX_NODES) {
        nodes.set(key, {id: nodes.size, of: end, label: cut(end.type === "uri" ? short(end.value) : end.value), shape: end.type === "uri" ? "dot" : "box", size: 10});
      }
    }
    const [a, b] = [from, to].map((end) => nodes.get(JSON.stringify([end.type, end.value])));
    if (a && b) lines.push({from: a.id, to: b.id, arrows: "to", label: by ? short(by.value).slice(0, 40) : ""});
  }
  if (!lines.length) {
    $("graph").replaceChildren(element("p", "Nothing here can be drawn: a graph needs triples, or two columns of things."));
    return;
  }
  const known = await names([...nodes.values()].filter((node) => node.of.type === "uri").map((node) => node.of.value));
  for (const node of nodes.values()) node.label = cut(known.get(node.of.value) ?? node.label);
  const colour = getComputedStyle(document.body).color;
  new vis.Network($("graph"), {nodes: [...nodes.values()], edges: lines}, {
    nodes: {font: {color: colour, multi: false}}, edges: {font: {color: colour, strokeWidth: 0, size: 11}, color: {inherit: "from"}},
    physics: {stabilization: {iterations: 150}}, interaction: {keyboard: {enabled: true, bindToWindow: false}},
  });
}

function select(tab) {
  for (const name of ["table", "graph"]) {
    $(name).hidden = name !== tab;
    $(`tab-${name}`).setAttribute("aria-selected", String(name === tab));
    $(`tab-${name}`).tabIndex = name === tab ? 0 : -1;
  }
  if (tab === "graph" && result) showGraph();
}

// N-Triples need no library to show: each line is three terms.
function term(text) {
  if (text.startsWith("<")) return {type: "uri", value: JSON.parse(`"${text.slice(1, -1)}"`)};
  const end = text.lastIndexOf('"');
  const language = text.slice(end + 1).match(/^@([\w-]+)/);
  return {type: "literal", value: JSON.parse(text.slice(0, end + 1)), ...(language && {"xml:lang": language[1]})};
}

function triples(text) {
  const pattern = /^(<[^>]*>|_:\S+) (<[^>]*>) (.*) \.$/;
  return text.split("\n").map((line) => line.match(pattern)).filter(Boolean).map(([, subject, predicate, object]) =>
    ({subject: term(subject), predicate: term(predicate), object: object.startsWith("_:") ? {type: "bnode", value: object} : term(object)}));
}

async function read(response) {
  if (response.headers.get("Content-Type").startsWith(ROWS)) {
    const answer = await response.json();
    if ("boolean" in answer) return {columns: ["answer"], rows: [{answer: {type: "literal", value: answer.boolean ? "yes" : "no"}}]};
    return {columns: answer.head.vars, rows: answer.results.bindings};
  }
  return {columns: ["subject", "predicate", "object"], rows: triples(await response.text())};
}

function problem(text) {
  $("problem").hidden = !text;
  $("problem").textContent = text;
  const place = /line (\d+), column (\d+)/.exec(text);
  if (place) editor.mark(Number(place[1]), Number(place[2]));
}

async function ask(accept) {
  return fetch("/sparql", {
    method: "POST", headers: {"Content-Type": "application/sparql-query", Accept: accept}, body: editor.text, signal: running.signal,
  });
}

async function run() {
  running?.abort();
  running = new AbortController();
  const mine = running, began = performance.now();
  problem("");
  $("state").textContent = "running …";
  $("stop").disabled = false;
  history.replaceState(null, "", `#query=${encodeURIComponent(editor.text)}`);
  try {
    const response = await ask(`${ROWS}, application/n-triples;q=0.9`);
    if (!response.ok) throw new Error(await response.text());
    result = await read(response);
    const shown = result.rows.length > MAX_ROWS ? `, the first ${MAX_ROWS} shown` : "";
    $("state").textContent = `${result.rows.length} rows in ${((performance.now() - began) / 1000).toFixed(2)} s${shown}`;
    showTable(result.columns, result.rows);
    $("tabs").hidden = false;
    select($("graph").hidden ? "table" : "graph");
  } catch (error) {
    $("state").textContent = error.name === "AbortError" ? "stopped" : "";
    if (error.name !== "AbortError") problem(error.message.trim());
  } finally {
    if (running === mine) $("stop").disabled = true;
  }
}

async function download() {
  running = new AbortController();
  const response = await ask($("format").value);
  if (!response.ok) return problem((await response.text()).trim());
  const link = element("a", undefined, {href: URL.createObjectURL(await response.blob()), download: "answer"});
  link.click();
  URL.revokeObjectURL(link.href);
}

function list(filter) {
  const wanted = filter.toLowerCase();
  $("named").replaceChildren(...known.queries.filter((each) => `${each.name} ${each.title}`.toLowerCase().includes(wanted)).map((each) => {
    const item = element("li"), button = element("button", each.title || each.name, {type: "button", title: each.name});
    button.addEventListener("click", () => { editor.text = each.text; run(); });
    item.append(button);
    return item;
  }));
}

function fromAddress() {
  const match = /^#query=(.*)$/s.exec(location.hash);
  return match ? decodeURIComponent(match[1]) : null;
}

async function start() {
  const asked = fromAddress();
  editor = KgEditor.create({parent: $("editor"), text: asked ?? START, label: "SPARQL query", complete: completions, run, nonce: $("editor").dataset.nonce, changed: () => problem("")});
  $("run").addEventListener("click", run);
  $("stop").addEventListener("click", () => running?.abort());
  $("download").addEventListener("click", download);
  $("filter").addEventListener("input", () => list($("filter").value));
  for (const name of ["table", "graph"]) {
    $(`tab-${name}`).addEventListener("click", () => select(name));
    $(`tab-${name}`).addEventListener("keydown", (event) => {
      if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
      const other = name === "table" ? "graph" : "table";
      select(other);
      $(`tab-${other}`).focus();
    });
  }
  window.addEventListener("hashchange", () => { const text = fromAddress(); if (text !== null && text !== editor.text) { editor.text = text; run(); } });
  Object.assign(known, await (await fetch("/known")).json());
  list("");
  if (asked !== null) run();
}

start();

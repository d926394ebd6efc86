// The same statements as a table: sortable, and the text alternative of the picture.

import { date } from "./card.js";
import { h, refill } from "./dom.js";
import { STATUSES } from "./model.js";

const PAGE = 100;

/** Name the columns: a key of the words of the interface, and how to write a cell. */
export const COLUMNS = [
  ["date", (app, s) => date(app, s), (app, s) => s.high ?? -Infinity],
  ["agent", (app, s) => app.speech.actor(s.agent)],
  ["relation", (app, s) => app.speech.relation(s.relation)],
  ["recipient", (app, s) => (s.recipient >= 0 ? app.speech.actor(s.recipient) : "")],
  ["about", (app, s) => s.theme],
  ["place", (app, s) => (s.place >= 0 ? app.speech.actor(s.place) : "")],
  ["polarity", (app, s) => app.speech.t(s.denied ? "denied" : "affirmed")],
  ["certainty", (app, s) => app.speech.t(STATUSES[s.status]), (app, s) => s.status],
  ["sources", (app, s) => s.sources.map((source) => app.speech.actor(source)).join(" → ")],
  ["article", (app, s) => app.model.articles[s.article].publisher || app.model.articles[s.article].title],
];

/** Write the table into `holder`; it keeps the order the user chose last. */
export function showTable(app, holder) {
  const { t, language } = app.speech;
  const order = app.order;
  const rows = sorted(app, order, language);
  const body = h("tbody");
  const more = h("button", { type: "button", class: "more" });
  let shown = 0;
  const grow = () => {
    body.append(...rows.slice(shown, shown + PAGE).map((statement) => row(app, statement)));
    shown = Math.min(rows.length, shown + PAGE);
    more.hidden = shown >= rows.length;
    more.textContent = t("more", { n: rows.length - shown });
  };
  more.addEventListener("click", grow);
  grow();
  const heads = COLUMNS.map(([name], place) => h("th", {
    scope: "col", "aria-sort": order.column === place ? (order.down ? "descending" : "ascending") : "none",
  }, h("button", { type: "button", "data-focus": `sort-${name}`, on: { click: () => {
    app.order = { column: place, down: order.column === place && !order.down };
    showTable(app, holder);
    holder.querySelector(`[data-focus="sort-${name}"]`).focus();
  } } }, t(name), h("span", { "aria-hidden": "true", class: "arrow" }, order.column === place ? (order.down ? " ↓" : " ↑") : ""))));
  refill(holder, h("table", {},
    h("caption", {}, t("tableCaption"), " — ", t("statementsCount", { n: rows.length })),
    h("thead", {}, h("tr", {}, heads)), body), more);
}

function sorted(app, { column, down }, language) {
  const [, write, value] = COLUMNS[column];
  const collator = new Intl.Collator(language, { numeric: true });
  const keyed = app.seen.statements.map((index) => {
    const statement = app.model.statement(index);
    return { statement, key: value ? value(app, statement) : write(app, statement) };
  });
  const compare = value ? (a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) : (a, b) => collator.compare(a.key, b.key);
  keyed.sort((a, b) => (down ? compare(b, a) : compare(a, b)) || a.statement.index - b.statement.index);
  return keyed.map(({ statement }) => statement);
}

function row(app, statement) {
  const cells = COLUMNS.map(([name, write]) => {
    const text = write(app, statement);
    if (name !== "relation") return h("td", { dir: "auto" }, text);
    return h("td", {}, h("button", { type: "button", class: "link", on: { click: () => app.chooseEdge(statement.bundle) } }, text));
  });
  return h("tr", { class: statement.denied ? "denied" : null }, cells);
}
